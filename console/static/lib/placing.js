// @ts-check
/**
 * What was put into the draft to the visitor and not written there by hand: canned answers, cards of services, what the partner put in.
 *
 * An answer of several parts goes a part at a time; the next is only ever offered. What a partner puts in may come in the very moment in which the
 * first presses Enter: so it is not sent before the first has said that they saw it, or pressed a second time.
 */

import { draftWith } from "./answers.js";
import { isSheet, sheetOf } from "./given.js";
import { fill, isTooLong, stillHolds } from "./sendable.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./given.js").Doubt} Doubt */
/** @typedef {import("./given.js").Placeable} Placeable */
/** @typedef {import("./given.js").Sheet} Sheet */

/**
 * One part of it, in the draft or to come.
 * @typedef {object} Placed
 * @property {string} id
 * @property {string} title
 * @property {string} language
 * @property {string} words with variables filled
 * @property {number} part from 0
 * @property {number} of
 * @property {Doubt[]} doubts
 * @property {string} by the partner who put it in, empty for oneself
 */

/** @typedef {{ parts: Placed[], at: number }} Run An answer of several parts, and which of them is in the draft or next. */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {"withdrawn" | "changed"} News What became of an answer after it was put in. */

export class Placing {
  /** In the draft, as far as nobody wrote over it. @type {Placed[]} */
  items = [];
  /** @type {Run[]} */
  runs = [];
  /** How often words came into the draft from the partner, so that the cursor can be put back where it was. */
  times = 0;
  /** @type {Placed[][]} */
  #arrived = [];
  #isComposing = false;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.talk = conversation;
  }

  /** What of it still stands in the draft. */
  get standing() {
    return this.items.filter(({ words }) => stillHolds(this.talk.draft.room, words));
  }

  /** What the partner put in and I have said nothing to yet. */
  get unseen() {
    return this.standing.filter(({ doubts }) => doubts.includes("partner"));
  }

  /** What was taken back or changed since it came in, and still stands there. */
  get stale() {
    return this.standing.filter(({ doubts }) => newsAmong(doubts) !== null);
  }

  /** Is the part that is next still to be put in? @param {Run} run */
  isOffered({ parts, at }) {
    return !this.standing.includes(parts[at]);
  }

  /** Into the draft, its first part alone. @param {Placeable} what @param {Span} where @returns {Span} what to select then */
  place(what, where) {
    return this.#put(this.#filled(sheetOf(what), ""), where);
  }

  /** At the end of the draft, on a line of its own. @param {Placeable} what */
  add(what) {
    return this.#append(this.#filled(sheetOf(what), ""));
  }

  /** The next part, which was offered. @param {Run} run */
  putNext({ parts, at }) {
    return this.#append([parts[at]]);
  }

  /** What is left of an answer is not wanted; what is in the draft stays. @param {Run} run */
  drop(run) {
    this.runs = this.runs.filter((other) => other !== run);
  }

  /** The draft is sealed and on its way. @param {string} draft */
  sent(draft) {
    for (const one of this.items) if (one.part === 0 && stillHolds(draft, one.words)) this.talk.world.sent?.(one, this.talk.room);
    const isSent = (/** @type {Placed} */ one) => this.items.includes(one) && stillHolds(draft, one.words);
    this.runs = this.runs
      .map((run) => (isSent(run.parts[run.at]) ? { ...run, at: run.at + 1 } : run))
      .filter(({ parts, at }) => at < parts.length);
    this.items = [];
  }

  /** It goes with the conversation. */
  wipe() {
    this.items = [];
    this.runs = [];
    this.#arrived = [];
  }

  // ── between the two ─────────────────────────────────────────────────────────────────────────────────────────────

  /** May I put words into my partner's draft? */
  get mayOffer() {
    return this.talk.room.role === "second" && this.talk.writer?.here === true;
  }

  /** Into the first's draft, sealed for those who confer. Says whether it could be sealed. @param {Placeable} what */
  async offer(what) {
    const { talk } = this;
    const sheet = sheetOf(what);
    const isLong = isTooLong(JSON.stringify(sheet));
    talk.held.confer = !this.mayOffer ? "no_partner" : isLong ? "too_long_to_place" : talk.obstacle("confer");
    if (talk.held.confer) return talk.world.changed(), false;
    return talk.post("confer", { kind: "placed", ...sheet }, { kind: "placed", text: sheet.title, signal: "given" });
  }

  /**
   * The partner put something in. Into the draft only while I write and they are the second; says what became of it, null for what is no such sheet.
   * @param {any} sheet @param {number} slot @returns {"in" | "told" | null}
   */
  heard(sheet, slot) {
    if (!isSheet(sheet)) return null;
    const by = this.talk.room.workers.find((worker) => worker.slot === slot);
    if (!this.talk.isFirst || by?.role !== "second") return "told";
    this.#arrived.push(this.#filled(sheet, by.name));
    this.#takeIn();
    return "in";
  }

  /** I have seen it, and it may go. @param {Placed} one */
  keep(one) {
    this.#change(one, { ...one, doubts: one.doubts.filter((doubt) => doubt !== "partner") });
  }

  /** The library is another: of each that came in before, what became of it. @param {(id: string) => News | null} newsOf */
  hear(newsOf) {
    for (const one of new Set([...this.items, ...this.runs.flatMap(({ parts }) => parts)])) {
      const news = newsOf(one.id);
      if (!news) continue;
      this.#change(one, { ...one, doubts: [...one.doubts.filter((doubt) => !newsAmong([doubt])), news] });
      this.talk.held.room = null;
    }
  }

  /** Can it be taken out again just as it came? @param {Placed} one */
  isWhole({ words }) {
    return this.talk.draft.room.includes(words);
  }

  /** Out of the draft again, and what would have followed it. @param {Placed} one */
  takeOut(one) {
    const { draft } = this.talk;
    const at = draft.room.lastIndexOf(one.words);
    if (at < 0) return;
    const [before, after] = [draft.room.slice(0, at).replace(/\n\n$/, ""), draft.room.slice(at + one.words.length)];
    draft.room = before.trim() ? before + after : after.trimStart();
    this.items = this.items.filter((other) => other !== one);
    this.runs = this.runs.filter(({ parts }) => !parts.includes(one));
  }

  /** While signs are being put together (Chinese, Thai) nothing may move in the box. @param {boolean} isComposing */
  composing(isComposing) {
    this.#isComposing = isComposing;
    if (!isComposing) this.#takeIn();
  }

  #takeIn() {
    if (this.#isComposing) return;
    for (const parts of this.#arrived.splice(0)) this.#append(parts);
    this.times += 1;
  }

  // ── the draft ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Placed[]} parts */
  #append(parts) {
    const { draft } = this.talk;
    // Not a space of what stands there is taken away: the cursor may be behind it, in the middle of a sentence.
    const [newLines] = /\n*$/.exec(draft.room) ?? [""];
    draft.room = draft.room.trim() ? draft.room + "\n\n".slice(newLines.length) : "";
    return this.#put(parts, { start: draft.room.length, end: draft.room.length });
  }

  /** What was held back is let go of: it would be sent by itself, and it is another now. @param {Placed[]} parts @param {Span} where */
  #put(parts, where) {
    const [first] = parts;
    const { text, start, end } = draftWith(this.talk.draft.room, where, first.words);
    this.talk.draft.room = text;
    this.talk.held.room = null;
    this.items = [...this.items, first];
    if (parts.length > 1) this.runs = [...this.runs.filter((run) => run.parts[0].id !== first.id), { parts, at: 0 }];
    return { start, end };
  }

  /** @param {Sheet} sheet @param {string} by @returns {Placed[]} */
  #filled({ id, title, language, parts, doubts }, by) {
    const values = this.talk.world.values?.(this.talk.room, language) ?? {};
    const all = /** @type {Doubt[]} */ (by ? [...doubts, "partner"] : doubts);
    return parts.map((words, part) => ({ id, title, language, words: fill(words, values), part, of: parts.length, doubts: all, by }));
  }

  /** @param {Placed} old @param {Placed} one */
  #change(old, one) {
    const changed = (/** @type {Placed} */ other) => (other === old ? one : other);
    this.items = this.items.map(changed);
    this.runs = this.runs.map((run) => ({ ...run, parts: run.parts.map(changed) }));
  }
}

/** @param {Doubt[]} doubts @returns {News | null} */
export function newsAmong(doubts) {
  return doubts.includes("withdrawn") ? "withdrawn" : doubts.includes("changed") ? "changed" : null;
}
