// @ts-check
/**
 * The key of one record: 32 random bytes that are only ever sealed. Everything a record holds is sealed under it here (`docs/keeping.md`).
 */
import { concat, fromText, fromUtf8, pack, toText, utf8 } from "../../../widget/lib/bytes.js";
import { insist } from "../../../widget/lib/checks.js";
import { cipher, hash, random } from "../../../widget/lib/ciphers.js";
import { box, openBox, sealedBox } from "../../../widget/lib/keys.js";
import { padTo, unpadFrom } from "./padded.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("../../../widget/lib/keys.js").ShiftKey} ShiftKey */
/** @typedef {import("./trusting.js").Lead} Lead */
/** @typedef {{ project: string, record: string }} Place */
/** @typedef {{ nonce: string, box: string }} Sealed base64url */
/** @typedef {{ requester: string, approver: string, box: string }} Wrap */
/** @typedef {{ note: string, kind: "note" | "form", person: string }} NotePlace */

const PAGE = 2048;

/** Cannot be printed: the key itself is private. */
export class RecordKey {
  /** @type {Bytes} */
  #key;
  #place;

  /** @param {Place} place @param {Bytes} [key] new when not given */
  constructor({ project, record }, key = random(32)) {
    insist(key.length === 32 && /^[0-9a-f]{32}$/.test(record), "not a record's key");
    this.#place = { project, record };
    this.#key = key;
  }

  get place() {
    return this.#place;
  }

  /** What the header says of the key without telling it. @returns {string} */
  get commitment() {
    return toText(hash(pack("chatd record commitment v1", ...this.#where, this.#key)));
  }

  /** @param {number} number @param {Uint8Array} previous hash of the chunk before @param {unknown} json @returns {Sealed} */
  sealChunk(number, previous, json) {
    return this.#seal(json, this.#chunkPlace(number, previous));
  }

  /** @param {number} number @param {Uint8Array} previous @param {Sealed} sealed @returns {any} throws when it is not that chunk of this record */
  openChunk(number, previous, sealed) {
    return this.#open(sealed, this.#chunkPlace(number, previous));
  }

  /** @param {NotePlace} place @param {unknown} json @returns {Sealed} */
  sealNote(place, json) {
    return this.#seal(json, this.#notePlace(place));
  }

  /** @param {NotePlace} place @param {Sealed} sealed @returns {any} */
  openNote(place, sealed) {
    return this.#open(sealed, this.#notePlace(place));
  }

  /** For every ordered pair of leads: only the requester and the approver together come to the key. @param {Lead[]} leads @returns {Promise<Wrap[]>} */
  async wrapsFor(leads) {
    const pairs = leads.flatMap((requester) => leads.filter((approver) => approver !== requester).map((approver) => ({ requester, approver })));
    const wraps = await Promise.all(pairs.map(({ requester, approver }) => this.#wrap(requester, approver)));
    return rising(wraps);
  }

  /** For the other worker in the room, who is asked to confirm. @param {string} theirs their shift key, base64url @param {ShiftKey} mine @returns {Promise<string>} */
  async boxFor(theirs, mine) {
    return toText(await box(pack("chatd record for the second v1", ...this.#where, this.#key), fromText(theirs), mine));
  }

  toJSON() {
    return "<record key>";
  }

  /** @param {Lead} requester @param {Lead} approver @returns {Promise<Wrap>} */
  async #wrap(requester, approver) {
    const inner = await sealedBox(pack("chatd record key v1", ...this.#where, this.#key), fromText(requester.sealing));
    const outer = pack("chatd record wrap v1", ...this.#where, requester.person, approver.person, inner);
    return { requester: requester.person, approver: approver.person, box: toText(await sealedBox(outer, fromText(approver.sealing))) };
  }

  get #where() {
    return /** @type {const} */ ([this.#place.project, this.#place.record]);
  }

  /** @param {number} number @param {Uint8Array} previous */
  #chunkPlace(number, previous) {
    return pack("chatd record lines v1", ...this.#where, number, previous);
  }

  /** @param {NotePlace} place */
  #notePlace({ note, kind, person }) {
    return pack("chatd record note v1", ...this.#where, note, kind, person);
  }

  /** @param {unknown} json @param {Bytes} aad @returns {Sealed} */
  #seal(json, aad) {
    const nonce = random(24);
    return { nonce: toText(nonce), box: toText(cipher(this.#key, nonce, aad).encrypt(padTo(PAGE, utf8(JSON.stringify(json))))) };
  }

  /** @param {Sealed} sealed @param {Bytes} aad */
  #open(sealed, aad) {
    const padded = cipher(this.#key, fromText(sealed.nonce), aad).decrypt(fromText(sealed.box));
    return JSON.parse(fromUtf8(unpadFrom(PAGE, padded)));
  }
}

/** The second's: from the raiser's shift key to theirs. Throws when it is of another record or another key. @param {string} sealed
 * @param {{ raiserKey: string, shiftKey: ShiftKey, project: string, record: string, commitment: string }} expected @returns {Promise<RecordKey>} */
export async function openShared(sealed, { raiserKey, shiftKey, project, record, commitment }) {
  const opened = await openBox(fromText(sealed), fromText(raiserKey), shiftKey);
  return committed({ project, record }, keyIn(opened, pack("chatd record for the second v1", project, record)), commitment);
}

/** Throws when the key is not the one that the header commits to. @param {Place} place @param {Bytes} key @param {string} commitment */
export function committed(place, key, commitment) {
  const made = new RecordKey(place, key);
  insist(made.commitment === commitment, "another key than the record's");
  return made;
}

/** The last part of what begins with `before`. @param {Bytes} opened @param {Bytes} before @returns {Bytes} */
export function keyIn(opened, before) {
  const part = opened.slice(before.length + 4);
  insist(toText(concat(before, pack(part))) === toText(opened), "not of this record");
  return part;
}

/** @param {Wrap[]} wraps by rising requester, then approver */
export const rising = (wraps) =>
  [...wraps].sort((one, other) => (one.requester === other.requester ? order(one.approver, other.approver) : order(one.requester, other.requester)));

/** @param {string} one @param {string} other */
const order = (one, other) => (one < other ? -1 : 1);
