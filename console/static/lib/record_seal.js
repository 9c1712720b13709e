// @ts-check
/**
 * A record kept under policy, as browsers make, confirm, open and read it (`docs/keeping.md`). No server and no single lead comes to its key.
 */
import { fromText, pack, toText, utf8 } from "../../../widget/lib/bytes.js";
import { insist } from "../../../widget/lib/checks.js";
import { RecordKey, committed, keyIn } from "./record_key.js";
import { chunkHash, closingStatement, confirmedStatement, decisionStatement, raisedStatement, rewrappedStatement } from "./record_statements.js";

export { RecordKey, openShared } from "./record_key.js";
export { readRecord } from "./record_lines.js";
export * from "./record_statements.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("../../../widget/lib/keys.js").ShiftKey} ShiftKey */
/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {import("./trusting.js").Lead} Lead */
/** @typedef {import("./record_key.js").Wrap} Wrap */
/** @typedef {import("./record_key.js").NotePlace} NotePlace */
/** @typedef {import("./record_key.js").Sealed} Sealed */
/** @typedef {"text" | "signal" | "roster" | "gap" | "cut" | "unreadable"} LineKind */
/** `n` rises from 1; `name` is "" for the visitor; `at` an instant or null.
 * @typedef {{ n: number, by: "visitor" | "worker", slot: number, name: string, at: string | null, kind: LineKind, text: string }} Line */
/** @typedef {{ number: number, nonce: string, box: string }} Chunk */
/** @typedef {{ project: string, record: string, ground: string, language: string, list_number: number, list_hash: string, commitment: string,
 *   count: number, chunks: number, head: string, raised_at: number, told: boolean }} Header */
/** @typedef {{ key: string, signature: string }} Signed `key`: the signing key of whoever signed */
/** @typedef {{ chunks: number, head: string, lines: number, key: string, signature: string }} Closing */
/** What goes to the server at once when a record is raised. @typedef {{ header: Header, chunks: Chunk[], wraps: Wrap[], signed: Signed }} Raised */
/** @typedef {{ number: number, hash: string, leads: Lead[] }} List as `checkList` gives it */
/** `trouble`: "" when all is there; else after the line `after` something is missing or was changed. `isClosed`: the end stands in it, under its key.
 * @typedef {{ lines: Line[], isClosed: boolean, trouble: string, after: number }} Reading */

/** The most bytes that a chunk's JSON may have. */
export const LARGEST_CHUNK = 24_000;
const HOUR = 3_600;
const NOTHING_BEFORE = toText(new Uint8Array(32));

/** The raising page's side, or that of whoever appends after it. Not to be used by two pages at once: chunks would fork. */
export class RecordSeal {
  /** @type {Header | undefined} */
  #header;
  /** @type {Lead[]} */
  #leads = [];
  #count = 0;
  #number = 0;
  #head = NOTHING_BEFORE;
  #isEnded = false;

  /** @param {RecordKey} key */
  constructor(key) {
    this.key = key;
  }

  /** A fresh key, everything said so far under it, and a header.
   * @param {{ project: string, record: string, ground: string, language: string, list: List, told: boolean, lines: Line[], raisedAt: number }} flag
   *   `record`: 32 hex letters made here (`newRecordId`); `raisedAt`: Unix seconds, rounded down to the hour here
   * @returns {Promise<RecordSeal>} */
  static async begin({ project, record, ground, language, list, told, lines, raisedAt }) {
    insist(list.leads.length > 1, "fewer than two leads");
    const seal = new RecordSeal(new RecordKey({ project, record }));
    seal.#leads = list.leads;
    /** The flag's own chunks. */
    seal.chunks = seal.append(lines);
    const flag = { project, record, ground, language, list_number: list.number, list_hash: list.hash, commitment: seal.key.commitment };
    seal.#header = { ...flag, ...seal.#sofar(), raised_at: Math.floor(raisedAt / HOUR) * HOUR, told };
    return seal;
  }

  /** Goes on where another page stopped: `key` from `openShared`, the rest as the server has it (`head`: hash of the last chunk, see `chunkHash`).
   * @param {RecordKey} key @param {{ chunks: number, head: string, lines: number }} sofar */
  static goingOn(key, { chunks, head, lines }) {
    const seal = new RecordSeal(key);
    seal.#number = chunks;
    seal.#head = head;
    seal.#count = lines;
    return seal;
  }

  /** @type {Chunk[]} */
  chunks = [];

  /** @returns {Header} */
  header() {
    if (!this.#header) throw new RangeError("this page did not raise it");
    return this.#header;
  }

  /** How many lines stand under the key so far. */
  get count() {
    return this.#count;
  }

  /** A set of wraps, fresh each time. @returns {Promise<Wrap[]>} */
  wraps() {
    return this.key.wrapsFor(this.#leads);
  }

  /** Everything that the one message of the flag carries. @param {Ring} ring the raiser's @returns {Promise<Raised>} */
  async raise(ring) {
    const [header, wraps] = [this.header(), await this.wraps()];
    return { header, chunks: this.chunks, wraps, signed: await signed(ring, raisedStatement(header, wraps)) };
  }

  /** The box for one other worker in the room. @param {string} theirShiftKey base64url @param {ShiftKey} mine @returns {Promise<string>} */
  shareWith(theirShiftKey, mine) {
    return this.key.boxFor(theirShiftKey, mine);
  }

  /** Further lines, in as many chunks as they need. Their `n` must go on from the last. Send them in order; each names the one before. One that did not
   * arrive is sent again as it is, not sealed again.
   * @param {Line[]} lines @returns {Chunk[]} */
  append(lines) {
    insist(!this.#isEnded, "it has ended");
    lines.forEach((line, at) => insist(line.n === this.#count + 1 + at, "lines out of order"));
    return inChunks(lines).map((some) => this.#sealed({ lines: some }));
  }

  /** The last chunk, which says under the record's key that nothing more comes: no server can write it, or leave out what came before it unnoticed.
   * Store it like any other, then `close`. Null when it was made already. @returns {Chunk | null} */
  end() {
    if (this.#isEnded) return null;
    this.#isEnded = true;
    return this.#sealed({ lines: [], end: true });
  }

  /** Who says so, for the server. @param {Ring} ring @returns {Promise<Closing>} */
  async close(ring) {
    insist(this.#isEnded, "not ended");
    const end = { chunks: this.#number, head: this.#head, lines: this.#count };
    return { ...end, ...(await signed(ring, closingStatement(this.key.place, end))) };
  }

  /** @param {{ lines: Line[], end?: true }} json @returns {Chunk} */
  #sealed(json) {
    const chunk = { number: this.#number, ...this.key.sealChunk(this.#number, fromText(this.#head), json) };
    this.#number += 1;
    this.#count += json.lines.length;
    this.#head = chunkHash(chunk);
    return chunk;
  }

  #sofar() {
    return { count: this.#count, chunks: this.#number, head: this.#head };
  }
}

/** @returns {string} an id for a record that is to be raised */
export const newRecordId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The second agrees, with wraps of their own, so that no lead depends on the raiser's. Read the chunks first (`readRecord`): what is signed for is
 * what the raiser sealed. Throws when key, list and header do not belong together.
 * @param {RecordKey} key from `openShared` @param {Header} header @param {List} list the confirmer's own checked list @param {Ring} ring
 * @returns {Promise<{ wraps: Wrap[], signed: Signed }>} */
export async function confirm(key, header, list, ring) {
  insist(key.commitment === header.commitment && list.number === header.list_number && list.hash === header.list_hash, "not of this record");
  const wraps = await key.wrapsFor(list.leads);
  return { wraps, signed: await signed(ring, confirmedStatement(header, wraps)) };
}

/** The approver takes the outer box off. They see a box that is sealed to the requester, nothing of the record.
 * @param {Wrap} wrap @param {Ring} ring the approver's @param {Header} header @returns {Promise<string>} the inner box, base64url */
export async function peel(wrap, ring, { project, record }) {
  const opened = await ring.open(wrap.box);
  return toText(keyIn(opened, pack("chatd record wrap v1", project, record, wrap.requester, wrap.approver)));
}

/** All that can be peeled for one requester; a garbage set of wraps leaves the others. Throws when none can.
 * @param {Wrap[]} wraps of every set @param {Ring} ring the approver's @param {Header} header @param {{ requester: string, approver: string }} pair
 * @returns {Promise<string[]>} */
export async function peelAll(wraps, ring, header, { requester, approver }) {
  const theirs = wraps.filter((wrap) => wrap.requester === requester && wrap.approver === approver);
  const peeled = await Promise.allSettled(theirs.map((wrap) => peel(wrap, ring, header)));
  const inner = peeled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  insist(inner.length > 0, "no box for this pair opens");
  return inner;
}

/** @param {string} inner @param {Ring} ring the requester's @param {Header} header @returns {Promise<RecordKey>} */
export async function openWrap(inner, ring, { project, record, commitment }) {
  const opened = await ring.open(inner);
  return committed({ project, record }, keyIn(opened, pack("chatd record key v1", project, record)), commitment);
}

/** The first of the peeled boxes that holds the record's true key. Throws when none does.
 * @param {string[]} inners @param {Ring} ring the requester's @param {Header} header @returns {Promise<RecordKey>} */
export async function openAny(inners, ring, header) {
  for (const inner of inners) {
    const key = await openWrap(inner, ring, header).catch(() => undefined);
    if (key) return key;
  }
  throw new RangeError("none of the boxes holds the record's key");
}

/** A lead's decision on a record that waits for one. @param {Ring} ring @param {Header} header @param {{ keep: boolean, why: string }} decision @returns {Promise<Signed>} */
export const signDecision = (ring, header, decision) => signed(ring, decisionStatement(header, decision));

/** The record's key again for every pair of the newest list. @param {RecordKey} key @param {Header} header @param {List} list @param {Ring} ring the requester's
 * @returns {Promise<{ list_number: number, wraps: Wrap[], signed: Signed }>} */
export async function rewrap(key, header, list, ring) {
  insist(key.commitment === header.commitment, "another key than the record's");
  const wraps = await key.wrapsFor(list.leads);
  return { list_number: list.number, wraps, signed: await signed(ring, rewrappedStatement(header, list.number, wraps)) };
}

/** @param {RecordKey} key @param {NotePlace} place @param {unknown} json @returns {Sealed} */
export const sealNote = (key, place, json) => key.sealNote(place, json);

/** @param {RecordKey} key @param {NotePlace} place @param {Sealed} sealed @returns {any} */
export const openNote = (key, place, sealed) => key.openNote(place, sealed);

/** @param {Ring} ring @param {Bytes} statement @returns {Promise<Signed>} */
const signed = async (ring, statement) => ({ key: ring.publics.signing, signature: await ring.sign(statement) });

/** As many lines in each as fit. @param {Line[]} lines @returns {Line[][]} */
function inChunks(lines) {
  /** @type {Line[][]} */
  const chunks = [];
  let room = 0;
  for (const line of lines) {
    const size = utf8(JSON.stringify(line)).length + 1;
    insist(size <= LARGEST_CHUNK - OUTSIDE, "a line is too long");
    if (size > room) {
      chunks.push([]);
      room = LARGEST_CHUNK - OUTSIDE;
    }
    chunks[chunks.length - 1].push(line);
    room -= size;
  }
  return chunks;
}

/** What stands round the lines of a chunk. */
const OUTSIDE = '{"lines":[]}'.length;
