// @ts-check
/** One channel of one conversation as one member sees it: seals, opens, and keeps count, so that what is missing shows. */
import { concat, fromText, pack, toText } from './bytes.js';
import { insist, reason } from './checks.js';
import { cipher, random } from './ciphers.js';
import { read, write } from './envelopes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./envelopes.js').Envelope} Envelope */
/** @typedef {import('./envelopes.js').Read} Read */
/** @typedef {import('./epochs.js').Place} Place */
/** @typedef {'room' | 'confer' | 'typing'} ChannelName */
/** @typedef {{ epoch: number, counter: number, seen: [number, number][], nonce: string, box: string }} SealedBody */
/** @typedef {SealedBody & { slot: number }} SealedEntry */
/** @typedef {Read & { slot: number, counter: number, gap: number }} Opened `gap`: so many messages are missing before this one */
/** @typedef {{ kind: 'own' | 'replay' | 'sealed_before', slot: number, counter: number }} PassedOver
 *   our own, one that we had (never show it twice), or one from before we came in (show that there was one) */
/** @typedef {{ kind: 'refused', slot: number, counter: number, why: string }} Refused say so on the screen */
/** @typedef {Opened | PassedOver | Refused} Outcome */
/** @typedef {{ slots: Set<number>, rosterHash: Bytes, key?: Bytes }} Epoch without `key`: from before we came in */

/** Thrown when there is no key to seal with: nothing may be sent, the draft stays. */
export class NoKey extends Error {}

/** The epochs (or confer keys) of a conversation by number. */
export class Keyring {
  /** @type {Map<number, Epoch>} */
  #epochs = new Map();
  newest = 0;

  /** @param {number} number @param {Epoch} epoch */
  add(number, epoch) {
    this.#epochs.set(number, epoch);
  }

  /** @param {number} number */
  at(number) {
    return this.#epochs.get(number);
  }

  /** The same keys, with nothing yet in force. */
  copy() {
    const copy = new Keyring();
    this.#epochs.forEach((epoch, number) => copy.add(number, epoch));
    return copy;
  }
}

export class Channel {
  #place;
  #name;
  #keyring;
  #sent = 0;
  /** @type {Map<number, SealedBody>} */
  #unstored = new Map();
  /** What we know of each sender: the last counter opened and its epoch, the last that another member says they saw, and the last of those
   * that we could not open.
   * @type {Map<number, { opened: number, epoch: number, told: number, claimed: number }>} */
  #senders = new Map();

  /** @param {Place} place @param {ChannelName} name @param {Keyring} keyring */
  constructor(place, name, keyring) {
    this.#place = place;
    this.#name = name;
    this.#keyring = keyring;
  }

  /** The body to send. The counter moves only when there is one.
   * @param {Envelope} envelope @returns {SealedBody} */
  seal(envelope) {
    const number = this.#keyring.newest;
    const epoch = this.#keyring.at(number);
    if (!epoch?.key) throw new NoKey('no key to seal with');
    const plain = write(envelope);
    const counter = this.#sent + 1;
    const seen = this.#seen(epoch.slots);
    const nonce = random(24);
    const aad = this.#aad(number, epoch, this.#place.slot, counter, seen);
    const box = toText(cipher(epoch.key, nonce, aad).encrypt(plain));
    const body = { epoch: number, counter, seen, nonce: toText(nonce), box };
    this.#sent = counter;
    if (this.#name !== 'typing') this.#unstored.set(counter, body);
    return body;
  }

  /** The server holds it.
   * @param {number} counter */
  stored(counter) {
    this.#unstored.delete(counter);
  }

  /** What the server has not said it holds, to be sent again as it is, in this order. @returns {SealedBody[]} */
  unstored() {
    return [...this.#unstored.values()];
  }

  /** Never throws: what cannot be taken says so.
   * @param {SealedEntry} entry @returns {Outcome} */
  open(entry) {
    const { slot, counter } = entry;
    if (slot === this.#place.slot) return { kind: 'own', slot, counter };
    const sender = this.#sender(slot);
    if (counter <= sender.opened) return { kind: 'replay', slot, counter };
    const epoch = this.#keyring.at(entry.epoch);
    if (this.#isFromBefore(entry, sender.epoch)) {
      if (!sender.opened) sender.claimed = Math.max(sender.claimed, counter);
      return { kind: 'sealed_before', slot, counter };
    }
    try {
      if (!epoch?.key) throw new RangeError('unknown epoch');
      this.#insistInTime(entry, epoch, sender.epoch);
      const plain = this.#decrypt(entry, epoch, epoch.key);
      const gap = this.#count(entry);
      return { ...read(plain, this.#name, slot), slot, counter, gap };
    } catch (error) {
      return { kind: 'refused', slot, counter, why: reason(error) };
    }
  }

  /** @param {SealedEntry} entry @param {number} wroteUnder */
  #isFromBefore({ epoch: number }, wroteUnder) {
    const { newest } = this.#keyring;
    return (number <= newest || newest === 0) && wroteUnder <= number && !this.#keyring.at(number)?.key;
  }

  /** Under an earlier epoch only while the sender is still in the room and has not moved on.
   * @param {SealedEntry} entry @param {Epoch} epoch @param {number} wroteUnder */
  #insistInTime({ slot, epoch: number }, epoch, wroteUnder) {
    const { newest } = this.#keyring;
    const isIn = epoch.slots.has(slot) && this.#keyring.at(newest)?.slots.has(slot);
    insist(isIn && number <= newest && number >= wroteUnder, 'not in the room');
  }

  /** @param {SealedEntry} entry @param {Epoch} epoch @param {Bytes} key */
  #decrypt({ slot, epoch: number, counter, seen, nonce, box }, epoch, key) {
    return cipher(key, fromText(nonce), this.#aad(number, epoch, slot, counter, seen)).decrypt(fromText(box));
  }

  /** How many are missing; from here on we count from this one. What a member has seen and we have not is missing too.
   * @param {SealedEntry} entry @returns {number} */
  #count({ slot, epoch, counter, seen }) {
    const sender = this.#sender(slot);
    const known = Math.max(sender.opened || sender.claimed, sender.told);
    const contradicted = !sender.opened && sender.claimed >= counter && sender.told < counter;
    Object.assign(sender, { opened: counter, epoch });
    if (this.#name === 'typing') return 0;
    return Math.max(counter - known - 1, Number(contradicted), 0) + this.#missedOfOthers(slot, seen);
  }

  /** @param {number} by @param {[number, number][]} seen @returns {number} */
  #missedOfOthers(by, seen) {
    let missed = 0;
    for (const [slot, last] of seen) {
      if (slot === by || slot === this.#place.slot) continue;
      const other = this.#sender(slot);
      missed += Math.max(last - Math.max(other.opened || other.claimed, other.told), 0);
      other.told = Math.max(other.told, last);
    }
    return missed;
  }

  /** @param {number} slot */
  #sender(slot) {
    const known = this.#senders.get(slot) ?? { opened: 0, epoch: 0, told: 0, claimed: 0 };
    this.#senders.set(slot, known);
    return known;
  }

  /** @param {Set<number>} slots @returns {[number, number][]} by rising slot, on `typing` nothing */
  #seen(slots) {
    if (this.#name === 'typing') return [];
    const others = [...slots].filter((slot) => slot !== this.#place.slot).sort((a, b) => a - b);
    return others.map((slot) => [slot, this.#sender(slot).opened]);
  }

  /** @param {number} number @param {Epoch} epoch @param {number} slot @param {number} counter @param {[number, number][]} seen */
  #aad(number, { rosterHash }, slot, counter, seen) {
    const { project, conversation } = this.#place;
    const seenBytes = concat(...seen.map(([other, last]) => pack(other, last)));
    return pack('chatd message v1', project, conversation, this.#name, number, rosterHash, slot, counter, seenBytes);
  }
}
