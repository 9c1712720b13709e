// @ts-check
/** A worker's side of sealing, for one conversation: takes the visitor's epochs, or says why not; seals and opens; keeps the pair's own key. */
import { equal, fromText, toNumber, toText, unpack, utf8 } from './bytes.js';
import { Channel, Keyring } from './channel.js';
import { insist, reason } from './checks.js';
import { hash, random } from './ciphers.js';
import { CONFER, EPOCH, HISTORY, announcement, checked, conferKeyPart, epochKeyPart, historyStatement, idOf, partFor, rosterHash, rosterOf, standsIn } from './epochs.js';
import { box, openBox, openSealedBox, verify } from './keys.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./channel.js').ChannelName} ChannelName */
/** @typedef {import('./channel.js').SealedBody} SealedBody */
/** @typedef {import('./channel.js').SealedEntry} SealedEntry */
/** @typedef {import('./channel.js').Outcome} Outcome */
/** @typedef {import('./envelopes.js').Envelope} Envelope */
/** @typedef {import('./epochs.js').Worker} Worker */
/** @typedef {import('./epochs.js').RosterLine} RosterLine */
/** @typedef {import('./epochs.js').EpochBody} EpochBody */
/** @typedef {import('./epochs.js').HistoryBody} HistoryBody */
/** @typedef {import('./epochs.js').ConferKeyBody} ConferKeyBody */
/** @typedef {import('./epochs.js').LogEntry} LogEntry */
/** @typedef {import('./keys.js').ShiftKey} ShiftKey */
/** @typedef {{ kind: 'epoch' | 'before_me' | 'replay', number: number, roster: RosterLine[] }} EpochTaken */
/** @typedef {{ kind: 'refused', number: number, why: string }} KeyRefused say so on the screen; nothing is sent under it */
/** @typedef {{ kind: 'history', earlier: Outcome[] }} HistoryTaken what was said before, in the log's order */
/** @typedef {{ kind: 'confer_key' | 'own' | 'replay' | 'before_me', number: number, roster: RosterLine[] }} ConferKeyTaken */
/** @typedef {{ kind: 'not_ours' }} NotOurs somebody else's history */
/** @typedef {Outcome | EpochTaken | HistoryTaken | ConferKeyTaken | KeyRefused | NotOurs} Taken */
/** @typedef {SealedBody & { conversation: string, channel?: ChannelName }} WorkerBody */

export class WorkerSeal {
  #place;
  #me;
  #shiftKey;
  #epochs = new Keyring();
  #confers = new Keyring();
  #channels;
  /** @type {Bytes | undefined} */
  #pageKey;
  /** Hash of the last announcement taken. */
  #last = new Uint8Array(32);
  /** Our first announcement. @type {EpochBody | undefined} */
  #first;
  /** Every roster that the page has announced to us, for whose key is whose. @type {RosterLine[]} */
  #announced = [];
  /** What came sealed before we did, kept for `acceptHistory`. @type {LogEntry[]} */
  #before = [];
  /** @type {{ body: ConferKeyBody, key: Bytes } | undefined} */
  #pendingConfer;
  /** The line being taken. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {{ project: string, conversation: string, slot: number, name: string, shiftKey: ShiftKey }} seat */
  constructor({ project, conversation, slot, name, shiftKey }) {
    this.#place = { project, conversation, slot };
    this.#me = { slot, name, key: toText(shiftKey.publicKey) };
    this.#shiftKey = shiftKey;
    this.#channels = {
      room: new Channel(this.#place, 'room', this.#epochs),
      typing: new Channel(this.#place, 'typing', this.#epochs),
      confer: new Channel(this.#place, 'confer', this.#confers),
    };
  }

  /** The newest epoch we hold; 0 before the first. */
  get epoch() {
    return this.#epochs.newest;
  }

  /** The newest confer key we hold; 0 before the first. */
  get confer() {
    return this.#confers.newest;
  }

  /** Any line of a log. Lines are taken in the order of the calls, each after the one before is done; never rejects.
   * @param {LogEntry} entry @param {ChannelName} channel @param {Worker[]} workers those the room names, for confer keys */
  take(entry, channel, workers) {
    const taken = this.#turn.then(() => this.#takeOne(entry, channel, workers));
    this.#turn = taken;
    return taken;
  }

  /** @param {EpochBody} entry @returns {Promise<EpochTaken | KeyRefused>} */
  async acceptEpoch(entry) {
    const { number, roster } = entry;
    try {
      if (!this.#first && !roster.some((line) => line.slot === this.#me.slot)) return this.#keepForLater(entry);
      const statement = announcement(this.#place, entry);
      const announced = hash(statement);
      if (number === this.epoch && equal(announced, this.#last)) return { kind: 'replay', number, roster };
      const key = await this.#openEpoch(entry, statement, announced);
      this.#hold(entry, key);
      this.#before.push({ type: 'epoch', ...entry });
      this.#last = announced;
      this.#pageKey = fromText(entry.page_key);
      this.#first ??= entry;
      this.#epochs.newest = number;
      return { kind: 'epoch', number, roster };
    } catch (error) {
      return { kind: 'refused', number, why: reason(error) };
    }
  }

  /** Opens what was said before we came in, as far as the visitor has given us the keys.
   * @param {HistoryBody} entry @returns {Promise<HistoryTaken | KeyRefused | NotOurs>} */
  async acceptHistory({ to, box, signature }) {
    if (to !== this.#me.slot) return { kind: 'not_ours' };
    try {
      const keys = await this.#openHistory(fromText(box), fromText(signature));
      const chain = this.#chain();
      for (const [number, { id, key }] of keys) {
        insist(chain.get(number)?.epoch_id === toText(id), 'not announced');
        insist(key.length === 32 && equal(id, idOf(EPOCH, this.#place, number, key)), 'another key');
      }
      for (const [number, body] of chain) this.#hold(body, keys.get(number)?.key ?? this.#epochs.at(number)?.key);
      return { kind: 'history', earlier: this.#readBefore() };
    } catch (error) {
      return { kind: 'refused', number: 0, why: reason(error) };
    }
  }

  /** The body of `confer_key`, made by the first worker; in force from `adoptConfer` on.
   * @param {Worker[]} workers all who confer, ourselves too @param {number} [above] the number that the room knows
   * @returns {Promise<ConferKeyBody & { conversation: string }>} */
  async makeConferKey(workers, above = 0) {
    const roster = rosterOf(workers);
    insist(standsIn(roster, this.#me), 'not in the roster');
    const number = Math.max(this.confer, above) + 1;
    const key = random(32);
    const conferId = idOf(CONFER, this.#place, number, key);
    const part = conferKeyPart(this.#place, number, this.#me.slot, conferId, key, rosterHash(CONFER, this.#place, number, roster));
    const seal = async (/** @type {RosterLine} */ line) => ({ slot: line.slot, box: toText(await box(part, fromText(line.key), this.#shiftKey)) });
    const body = { number, confer_id: toText(conferId), roster, sealed: await Promise.all(roster.map(seal)) };
    this.#pendingConfer = { body, key };
    return { conversation: this.#place.conversation, ...body };
  }

  /** The server holds the confer key.
   * @param {number} number */
  adoptConfer(number) {
    const made = this.#pendingConfer;
    if (made?.body.number !== number) return;
    this.#pendingConfer = undefined;
    this.#holdConfer(made.body, made.key);
  }

  /** @param {ConferKeyBody & { by: number }} entry @param {Worker[]} workers those the room names, with their keys
   * @returns {Promise<ConferKeyTaken | KeyRefused>} */
  async acceptConferKey(entry, workers) {
    const { number, roster, by } = entry;
    try {
      if (by === this.#me.slot) this.adoptConfer(number);
      if (number <= this.confer) return { kind: by === this.#me.slot ? 'own' : 'replay', number, roster };
      if (this.confer === 0 && !roster.some((line) => line.slot === this.#me.slot)) return { kind: 'before_me', number, roster };
      this.#holdConfer(entry, await this.#openConferKey(entry, workers));
      return { kind: 'confer_key', number, roster };
    } catch (error) {
      return { kind: 'refused', number, why: reason(error) };
    }
  }

  /** The body of `send` or, on `typing`, of `typing`. Throws, and changes nothing, when there is no key or it is too long.
   * @param {ChannelName} channel @param {Envelope} envelope @returns {WorkerBody} */
  seal(channel, envelope) {
    return this.#addressed(channel, this.#channels[channel].seal(envelope));
  }

  /** @param {ChannelName} channel @param {number} counter */
  stored(channel, counter) {
    this.#channels[channel].stored(counter);
  }

  /** To be sent again as they are, in this order, before anything new.
   * @param {ChannelName} channel @returns {WorkerBody[]} */
  unstored(channel) {
    return this.#channels[channel].unstored().map((body) => this.#addressed(channel, body));
  }

  /** @param {SealedEntry} entry @param {ChannelName} [channel] @returns {Outcome} */
  open(entry, channel = 'room') {
    const outcome = this.#channels[channel].open(entry);
    if (outcome.kind === 'sealed_before' && channel === 'room') this.#before.push({ type: 'message', ...entry });
    return outcome;
  }

  /** @param {LogEntry} entry @param {ChannelName} channel @param {Worker[]} workers @returns {Promise<Taken>} */
  async #takeOne(entry, channel, workers) {
    if (entry.type === 'epoch') return this.acceptEpoch(entry);
    if (entry.type === 'history') return this.acceptHistory(entry);
    if (entry.type === 'confer_key') return this.acceptConferKey(entry, workers);
    return this.open(entry, channel);
  }

  /** @param {ChannelName} channel @param {SealedBody} body @returns {WorkerBody} */
  #addressed(channel, body) {
    const { conversation } = this.#place;
    return channel === 'typing' ? { conversation, ...body } : { conversation, channel, ...body };
  }

  /** @param {EpochBody} entry @returns {EpochTaken} */
  #keepForLater(entry) {
    this.#before.push({ type: 'epoch', ...entry });
    return { kind: 'before_me', number: entry.number, roster: entry.roster };
  }

  /** Every rule for taking an announcement stands here.
   * @param {EpochBody} entry @param {Bytes} statement @param {Bytes} announced @returns {Promise<Bytes>} the epoch's key */
  async #openEpoch(entry, statement, announced) {
    const { number, roster, sealed, previous } = entry;
    const pageKey = fromText(entry.page_key);
    insist(!this.#pageKey || equal(pageKey, this.#pageKey), 'another page key');
    insist(!this.#first || (number === this.epoch + 1 && equal(fromText(previous), this.#last)), 'out of order');
    insist(standsIn(checked(roster), this.#me), 'we are not in it');
    insist(await verify(pageKey, statement, fromText(entry.signature)), 'not signed by the page');
    const part = await openSealedBox(partFor(sealed, this.#me.slot), this.#shiftKey);
    const key = unpack(part)[4];
    const epochId = fromText(entry.epoch_id);
    insist(equal(part, epochKeyPart(this.#place, number, epochId, key, announced)), 'does not agree');
    insist(key.length === 32 && equal(epochId, idOf(EPOCH, this.#place, number, key)), 'another key');
    return key;
  }

  /** @param {Bytes} sealed @param {Bytes} signature @returns {Promise<Map<number, { id: Bytes, key: Bytes }>>} by number */
  async #openHistory(sealed, signature) {
    if (!this.#pageKey) throw new RangeError('no page key yet');
    insist(await verify(this.#pageKey, historyStatement(this.#place, this.#me.slot, sealed), signature), 'not signed by the page');
    const [label, conversation, ...rest] = unpack(await openSealedBox(sealed, this.#shiftKey));
    insist(equal(label, utf8(HISTORY)) && equal(conversation, utf8(this.#place.conversation)) && rest.length % 3 === 0, 'does not agree');
    const keys = new Map();
    for (let at = 0; at < rest.length; at += 3) keys.set(toNumber(rest[at]), { id: rest[at + 1], key: rest[at + 2] });
    return keys;
  }

  /** The announcements before our first, as far back as each is the one that the next names. @returns {Map<number, EpochBody>} by number */
  #chain() {
    const chain = new Map();
    let next = this.#first;
    for (const line of [...this.#before].reverse()) {
      if (line.type !== 'epoch' || !next || line.number !== next.number - 1 || line.page_key !== next.page_key) continue;
      if (!equal(hash(announcement(this.#place, line)), fromText(next.previous))) continue;
      chain.set(line.number, line);
      next = line;
    }
    return chain;
  }

  /** Reads what came before once more from its beginning, each line judged by who was in the room when it came. @returns {Outcome[]} */
  #readBefore() {
    const keyring = this.#epochs.copy();
    const room = new Channel(this.#place, 'room', keyring);
    /** @type {Outcome[]} */
    const earlier = [];
    for (const line of this.#before) {
      if (line.type === 'epoch' && keyring.at(line.number)) keyring.newest = line.number;
      if (line.type === 'message') earlier.push(room.open(line));
    }
    return earlier;
  }

  /** @param {EpochBody} body @param {Bytes} [key] */
  #hold({ number, roster }, key) {
    const slots = new Set([0, ...roster.map((line) => line.slot)]);
    this.#epochs.add(number, { slots, rosterHash: rosterHash(EPOCH, this.#place, number, roster), key });
    this.#announced.push(...roster);
  }

  /** @param {ConferKeyBody & { by: number }} entry @param {Worker[]} workers @returns {Promise<Bytes>} */
  async #openConferKey({ number, by, roster, sealed, confer_id }, workers) {
    const known = [...this.#announced, ...workers];
    insist(standsIn(checked(roster), this.#me) && roster.some((line) => line.slot === by), 'we are not in it');
    insist(known.some((worker) => worker.slot === by), 'from nobody we know');
    insist(roster.every((line) => known.every((worker) => worker.slot !== line.slot || worker.key === line.key)), 'another shift key');
    const maker = /** @type {RosterLine} */ (roster.find((line) => line.slot === by));
    const part = await openBox(partFor(sealed, this.#me.slot), fromText(maker.key), this.#shiftKey);
    const key = unpack(part)[5];
    const conferId = fromText(confer_id);
    const agreed = conferKeyPart(this.#place, number, by, conferId, key, rosterHash(CONFER, this.#place, number, roster));
    insist(equal(part, agreed) && key.length === 32 && equal(conferId, idOf(CONFER, this.#place, number, key)), 'does not agree');
    return key;
  }

  /** @param {ConferKeyBody} body @param {Bytes} key */
  #holdConfer({ number, roster }, key) {
    const slots = new Set(roster.map((line) => line.slot));
    this.#confers.add(number, { slots, rosterHash: rosterHash(CONFER, this.#place, number, roster), key });
    this.#confers.newest = number;
  }
}
