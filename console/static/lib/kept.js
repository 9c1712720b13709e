// @ts-check
/** One record of a conversation that goes on, on a page of its pair: its key, whether what it holds agrees with this screen, and what is still to be written. */

import { fitting, lettersOf, numbered, roomIn, standingIn } from "./flag.js";

/** @typedef {import("./flags.js").Flags} Flags */
/** @typedef {import("./types.js").Flag} Flag */
/** @typedef {import("./flag.js").Unnumbered} Unnumbered */
/** @typedef {import("./flag.js").Differences} Differences */
/** @typedef {import("./record_seal.js").RecordSeal} RecordSeal */
/** @typedef {import("./record_seal.js").Header} Header */
/** @typedef {import("./record_seal.js").Chunk} Chunk */
/** @typedef {import("./record_key.js").RecordKey} RecordKey */
/** @typedef {{ mark: string, line: Unnumbered }} Mine */
/** @typedef {{ isOver: boolean, lines: Mine[] }} End */

const EVERY_MS = 5_000;
/** So long the one who writes has time to close; then the other does. */
const AFTER_YOU_MS = 8_000;
const TRIES = 12;

export class Kept {
  /** What is true of it, as the room says. @type {Flag | null} */
  flag = null;
  /** What it holds against what is on this screen, once it was looked at. @type {Differences | null} */
  checked = null;
  /** It could not be opened or read here. */
  isUnreadable = false;
  /** The last answer that did not go through. @type {string | null} */
  trouble = null;
  isAnswering = false;

  /** @type {RecordKey | null} */
  #key = null;
  /** @type {Header | null} */
  #header = null;
  /** Where it is written on; null until this page writes. @type {RecordSeal | null} */
  #seal = null;
  /** Which of my lines stand in it. */
  #done = /** @type {Set<string>} */ (new Set());
  /** Sealed, and not stored yet: sent as they are, in order. @type {Chunk[]} */
  #pending = [];
  #used = 0;
  #isFull = false;
  /** Another page has written the end. */
  #hasEnd = false;
  #isOpening = false;
  #isWriting = false;
  #ticks = false;
  /** @type {End | null} */
  #end = null;
  #shared = /** @type {Set<number>} */ (new Set());

  /** @param {Flags} flags @param {string} record */
  constructor(flags, record) {
    this.flags = flags;
    this.record = record;
  }

  /** On the raising page. @param {RecordSeal} seal @param {Header} header @param {string[]} marks of the lines that it holds @param {number} used sealed letters of them */
  begin(seal, header, marks, used) {
    this.#key = seal.key;
    this.#seal = seal;
    this.#header = header;
    this.#done = new Set(marks);
    this.#used = used;
  }

  /** @param {Flag} flag */
  take(flag) {
    this.flag = flag;
    if (!this.#key && flag.box) void this.#open(flag.box);
    if (this.#key) void this.#share(flag);
    this.#tick();
  }

  // ── the second ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** The key from the page that has it, and what it seals held against this screen. @param {NonNullable<Flag["box"]>} given */
  async #open(given) {
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      const { openShared } = await this.flags.world.sealing();
      const sofar = await this.#sofar();
      const { shiftKey } = this.flags.talk.world;
      if (!sofar || !shiftKey) return;
      const { project, record, commitment } = sofar.header;
      if (record !== this.record || project !== this.flags.talk.room.project) throw new RangeError("not this record");
      this.#key = await openShared(given.box, { raiserKey: given.key, shiftKey, project, record, commitment });
      this.#header = sofar.header;
      const { lines } = await this.#read(sofar.chunks);
      this.checked = this.flags.compare(lines);
    } catch {
      this.isUnreadable = true;
    } finally {
      this.#isOpening = false;
      this.flags.talk.world.changed();
      if (this.flag) this.take(this.flag);
    }
  }

  /** Yes, keep it: with wraps of my own, and my signature. */
  async confirm() {
    await this.#answer(async () => {
      const trusted = await this.flags.trusted();
      if (typeof trusted === "string") return trusted;
      if (!this.#key || !this.#header) return "cannot_seal";
      const { confirm } = await this.flags.world.sealing();
      const { wraps, signed } = await confirm(this.#key, this.#header, trusted.list, trusted.open.ring);
      return this.#post("confirm", { conversation: this.flags.talk.id, wraps, signature: signed.signature });
    });
  }

  /** No: the lead on call decides. */
  async sayNo() {
    await this.#answer(() => this.#post("no", { conversation: this.flags.talk.id }));
  }

  /** @param {() => Promise<string | null>} deed null when it went through */
  async #answer(deed) {
    if (this.isAnswering) return;
    this.isAnswering = true;
    this.trouble = null;
    this.flags.talk.world.changed();
    this.trouble = await deed().catch(() => "cannot_seal");
    this.isAnswering = false;
    this.flags.talk.world.changed();
  }

  /** @param {string} deed @param {object} body */
  async #post(deed, body) {
    const answer = await this.flags.world.call(`/records/${this.record}/${deed}`, body);
    return answer.ok ? null : answer.code;
  }

  /** To a page of the pair that was loaded again. @param {Flag} flag */
  async #share(flag) {
    for (const { slot, key } of flag.lacks) {
      if (this.#shared.has(slot) || !this.#key) continue;
      this.#shared.add(slot);
      const box = await this.flags.boxFor(this.#key, key).catch(() => null);
      const why = box ? await this.#post("share", { conversation: this.flags.talk.id, slot, box }) : "cannot_seal";
      if (why) this.#shared.delete(slot);
    }
  }

  // ── writing on ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** While this page writes, or may have to: every few seconds. */
  #tick() {
    if (this.#ticks || this.#end || !this.#key) return;
    this.#ticks = true;
    this.flags.world.later(async () => {
      this.#ticks = false;
      if (this.#end) return;
      if (this.flag?.writes) await this.#write(this.flags.lines());
      this.#tick();
    }, EVERY_MS);
  }

  /** What is not in it yet goes into it. Says whether everything is stored. @param {Mine[]} mine */
  async #write(mine) {
    if (this.#isWriting) return false;
    this.#isWriting = true;
    try {
      if (!this.#seal && !(await this.#goOn(mine))) return false;
      this.#append(mine);
      return await this.#send();
    } catch {
      return false;
    } finally {
      this.#isWriting = false;
    }
  }

  /** Where another page stopped. @param {Mine[]} mine */
  async #goOn(mine) {
    const { RecordSeal, chunkHash } = await this.flags.world.sealing();
    const sofar = await this.#sofar();
    if (!sofar || sofar.is_closed || !this.#key) return false;
    const { lines, isClosed } = await this.#read(sofar.chunks);
    this.#hasEnd = isClosed;
    if (isClosed) return false;
    const last = sofar.chunks.at(-1);
    const head = last ? chunkHash(last) : sofar.header.head;
    this.#seal = RecordSeal.goingOn(this.#key, { chunks: sofar.chunks.length, head, lines: lines.length });
    this.#pending = [];
    this.#used = lettersOf(sofar.chunks);
    const stands = standingIn(lines, mine.map(({ line }) => line)); // prettier-ignore
    this.#done = new Set(mine.filter((_, at) => stands[at]).map(({ mark }) => mark));
    return true;
  }

  /** @param {Mine[]} mine */
  #append(mine) {
    const fresh = mine.filter(({ mark }) => !this.#done.has(mark));
    if (fresh.length === 0 || this.#isFull || !this.#seal) return;
    const { lines, isFull } = fitting(
      fresh.map(({ line }) => line),
      roomIn(this.flags.cap, this.#used),
    );
    const chunks = this.#seal.append(numbered(lines, this.#seal.count));
    this.#pending.push(...chunks);
    for (const { mark } of fresh) this.#done.add(mark);
    this.#isFull = isFull;
    this.#used += lettersOf(chunks);
  }

  /** @returns {Promise<boolean>} */
  async #send() {
    while (this.#pending.length > 0) {
      const answer = await this.flags.world.call(`/records/${this.record}/chunks`, this.#pending[0]);
      if (!answer.ok && answer.status !== 0 && answer.status < 500) this.#seal = null; // another page has written on: look where it stands, and go on from there
      if (!answer.ok) return false;
      this.#pending.shift();
    }
    return true;
  }

  // ── the end ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The words go from the screen now; what is not stored yet is held here until it is, a minute at most. @param {End} end */
  end(end) {
    if (this.#end || !this.#key) return;
    this.#end = end;
    this.flags.world.later(() => this.#finish(TRIES), this.flag?.writes ? 0 : AFTER_YOU_MS);
  }

  /** @param {number} tries */
  async #finish(tries) {
    const isDone = this.#end === null || (await this.#finished(this.#end));
    if (!isDone && tries > 1) return void this.flags.world.later(() => this.#finish(tries - 1), EVERY_MS);
    this.#key = this.#seal = null;
    this.#pending = [];
    if (this.#end) this.#end.lines = [];
  }

  /** @param {End} end @returns {Promise<boolean>} is there nothing more to do? */
  async #finished({ isOver, lines }) {
    if (!this.flag?.writes) {
      if (!isOver || (await this.#isClosed())) return true;
      this.#seal = null; // the other page had its time
    }
    if (!(await this.#write(lines))) return this.#isClosed();
    return !isOver || this.#close();
  }

  async #isClosed() {
    return this.#hasEnd || (await this.#sofar())?.is_closed === true;
  }

  /** The end stands in the record, under its key; and, where my own keys are open, signed. */
  async #close() {
    const last = this.#seal?.end();
    if (last) this.#pending.push(last);
    if (!(await this.#send()) || !this.#seal) return false;
    const open = await this.flags.world.open();
    if (!open) return true;
    const { chunks, head, lines, signature } = await this.#seal.close(open.ring);
    return (await this.#post("close", { chunks, head, lines, signature })) === null;
  }

  // ── what is stored ──────────────────────────────────────────────────────────────────────────────────────────────

  /** @returns {Promise<{ header: Header, chunks: Chunk[], is_closed: boolean } | null>} */
  async #sofar() {
    const answer = await this.flags.world.call(`/records/${this.record}/so-far.json`);
    return answer.ok ? answer.body : null;
  }

  /** @param {Chunk[]} chunks */
  async #read(chunks) {
    const { readRecord } = await this.flags.world.sealing();
    if (!this.#key || !this.#header) throw new RangeError("no key");
    const read = await readRecord(this.#key, this.#header, chunks);
    if (read.trouble) throw new RangeError(read.trouble);
    return read;
  }
}
