// @ts-check
/** The visitor's side of sealing: makes every epoch, seals what the visitor says, opens what the workers say. */
import { fromText, pack, toText } from './bytes.js';
import { Channel, Keyring, NoKey } from './channel.js';
import { hash, random } from './ciphers.js';
import { EPOCH, HISTORY, announcement, epochKeyPart, historyStatement, idOf, rosterHash, rosterOf } from './epochs.js';
import { sealedBox } from './keys.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./channel.js').Epoch} Epoch */
/** @typedef {import('./channel.js').SealedBody} SealedBody */
/** @typedef {import('./channel.js').SealedEntry} SealedEntry */
/** @typedef {import('./channel.js').Outcome} Outcome */
/** @typedef {import('./envelopes.js').Envelope} Envelope */
/** @typedef {import('./epochs.js').Worker} Worker */
/** @typedef {import('./epochs.js').EpochBody} EpochBody */
/** @typedef {import('./epochs.js').HistoryBody} HistoryBody */
/** @typedef {import('./keys.js').PageKey} PageKey */
/** @typedef {import('./epochs.js').RosterLine} RosterLine */
/** @typedef {import('./epochs.js').LogEntry} LogEntry */
/** @typedef {{ kind: 'own' | 'refused', number: number, why?: string }} OwnEpoch */
/** @typedef {{ body: EpochBody, announced: Bytes, key: Bytes }} Made */

/** More keys than these would not pass the server's door. */
const MOST_EARLIER_KEYS = 170;

export class VisitorSeal {
  #place;
  #pageKey;
  #keyring = new Keyring();
  #room;
  #typing;
  /** Every epoch the server took, by rising number. @type {Made[]} */
  #made = [];
  /** @type {Made | undefined} */
  #pending;
  /** Which epochs each slot was given by history. @type {Map<number, Set<number>>} */
  #given = new Map();

  /** @param {{ project: string, conversation: string, pageKey: PageKey }} visit */
  constructor({ project, conversation, pageKey }) {
    this.#place = { project, conversation, slot: 0 };
    this.#pageKey = pageKey;
    this.#room = new Channel(this.#place, 'room', this.#keyring);
    this.#typing = new Channel(this.#place, 'typing', this.#keyring);
  }

  /** The number of the epoch in force; 0 before the first. */
  get epoch() {
    return this.#keyring.newest;
  }

  /** The body of `epoch` for those now in the room. It is in force from `adopt` on; until then nothing can be sealed, so that no word goes
   * under a key that somebody who has left still holds. Announcing again before that replaces it: do so only when the server refused it.
   * @param {Worker[]} workers @returns {Promise<EpochBody>} */
  async announce(workers) {
    const made = await this.#make(rosterOf(workers));
    this.#pending = made;
    return made.body;
  }

  /** The same announcement once more, after a lost line; undefined when the server has said that it holds it. @returns {EpochBody | undefined} */
  unadopted() {
    return this.#pending?.body;
  }

  /** The server refused the announcement for good; the epoch before it stays in force. */
  withdraw() {
    this.#pending = undefined;
  }

  /** May something be sealed just now? */
  get ready() {
    return this.epoch > 0 && !this.#pending;
  }

  /** The server holds the announcement.
   * @param {number} number */
  adopt(number) {
    const made = this.#pending;
    if (!made || made.body.number !== number) return;
    this.#pending = undefined;
    this.#made.push(made);
    this.#keyring.add(number, this.#asEpoch(made));
    this.#keyring.newest = number;
  }

  /** The body of `history`: what was said before this newcomer came in. With `as`, for the same worker after their page was loaded again:
   * only what they could read before.
   * @param {number} slot @param {{ as?: number }} [who] @returns {Promise<HistoryBody | undefined>} undefined when there is nothing to give */
  async historyFor(slot, { as } = {}) {
    const first = this.#made.find(({ body }) => body.roster.some((line) => line.slot === slot));
    const line = first?.body.roster.find((line) => line.slot === slot);
    if (!first || !line) throw new RangeError('not in the room');
    const earlier = this.#made.filter(({ body }) => body.number < first.body.number && (as === undefined || this.#couldRead(as, line.name, body)));
    if (earlier.length === 0) return undefined;
    const keys = earlier.slice(-MOST_EARLIER_KEYS).flatMap(({ body, key }) => [body.number, fromText(body.epoch_id), key]);
    const box = await sealedBox(pack(HISTORY, this.#place.conversation, ...keys), fromText(line.key));
    const signature = await this.#pageKey.sign(historyStatement(this.#place, slot, box));
    this.#given.set(slot, new Set(earlier.map(({ body }) => body.number)));
    return { to: slot, box: toText(box), signature: toText(signature) };
  }

  /** The body of `send`. Throws, and changes nothing, when there is no key or it is too long.
   * @param {Envelope} envelope @returns {SealedBody} */
  seal(envelope) {
    return this.#channelFor(envelope).seal(envelope);
  }

  /** @param {number} counter */
  stored(counter) {
    this.#room.stored(counter);
  }

  /** To be sent again as they are, in this order, before anything new. @returns {SealedBody[]} */
  unstored() {
    return this.#room.unstored();
  }

  /** @param {SealedEntry} entry @param {'room' | 'typing'} [channel] @returns {Outcome} */
  open(entry, channel = 'room') {
    return (channel === 'typing' ? this.#typing : this.#room).open(entry);
  }

  /** Our own announcement, come back in the log.
   * @param {EpochBody} entry @returns {OwnEpoch} */
  acceptEpoch({ number, signature }) {
    if (this.#pending?.body.signature === signature) this.adopt(number);
    const isOurs = this.#made.some(({ body }) => body.signature === signature);
    return isOurs ? { kind: 'own', number } : { kind: 'refused', number, why: 'not made here' };
  }

  /** Any line of the room log, one after the other. @param {LogEntry} entry @returns {Outcome | OwnEpoch} */
  take(entry) {
    if (entry.type === 'message') return this.open(entry);
    if (entry.type === 'epoch') return this.acceptEpoch(entry);
    return { kind: 'own', number: 0 };
  }

  /** @param {RosterLine[]} roster @returns {Promise<Made>} */
  async #make(roster) {
    const number = this.epoch + 1;
    const key = random(32);
    const epochId = idOf(EPOCH, this.#place, number, key);
    const previous = this.#made.at(-1)?.announced ?? new Uint8Array(32);
    const said = { number, epoch_id: toText(epochId), page_key: toText(this.#pageKey.publicKey), roster, previous: toText(previous) };
    const statement = announcement(this.#place, said);
    const announced = hash(statement);
    const part = epochKeyPart(this.#place, number, epochId, key, announced);
    const sealed = await Promise.all(roster.map(async (line) => ({ slot: line.slot, box: toText(await sealedBox(part, fromText(line.key))) })));
    const signature = toText(await this.#pageKey.sign(statement));
    return { body: { ...said, signature, sealed }, announced, key };
  }

  /** @param {Made} made @returns {Epoch} */
  #asEpoch({ body: { number, roster }, key }) {
    const slots = new Set([0, ...roster.map((line) => line.slot)]);
    return { slots, rosterHash: rosterHash(EPOCH, this.#place, number, roster), key };
  }

  /** Could that slot, gone now and of the same name, read this epoch?
   * @param {number} slot @param {string} name @param {EpochBody} body */
  #couldRead(slot, name, { number, roster }) {
    if (this.#made.at(-1)?.body.roster.some((line) => line.slot === slot)) return false;
    if (!this.#made.some(({ body }) => body.roster.some((line) => line.slot === slot && line.name === name))) return false;
    return roster.some((line) => line.slot === slot) || Boolean(this.#given.get(slot)?.has(number));
  }

  /** @param {Envelope} envelope */
  #channelFor({ kind }) {
    if (this.#pending) throw new NoKey('an epoch is on its way');
    return kind === 'typing' ? this.#typing : this.#room;
  }
}
