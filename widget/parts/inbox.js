// @ts-check
/* What comes out of the server's log: opened, shown, and only then said to have been shown. */

/** @typedef {import("./types.js").Said} Said */
/**
 * @typedef {{
 *   emit: (name: string, body: object) => Promise<any>,
 *   seal: () => any,
 *   nameOf: (slot: number) => string,
 *   outbox: {stored: (counter: number) => void, delivered: (counter: number) => void},
 *   add: (said: Said) => void,
 *   note: (key: string) => void,
 *   typing: (slot: number, on: boolean) => void,
 *   kept: (notice: import("./kept.js").Notice) => void,
 *   slip: (opened: {kind: import("../lib/slips.js").SlipKind, sheet: any, slot: number}) => void,
 *   inView: () => boolean}} Needs
 */

export class Inbox {
  #needs;
  /** What came while nobody could see it: the last counter by slot. @type {Map<number, number>} */
  #unseen = new Map();
  /** The last place of the server's log that this page holds. */
  since = 0;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  /** What this page sent stands there in the log; anything missing before it is asked for by the next beat. @param {number} seq */
  stored(seq) {
    if (seq === this.since + 1) this.since = seq;
  }

  /** @param {any} entry a line of the room's log */
  take(entry) {
    const seal = this.#needs.seal();
    if (!seal) return;
    this.since = Math.max(this.since, entry.seq);
    if (entry.type === "epoch") seal.acceptEpoch(entry);
    if (entry.type === "message") this.#opened(entry, seal.open(entry));
  }

  /** @param {any} sign */
  takeTyping(sign) {
    const opened = this.#needs.seal()?.open(sign, "typing");
    if (opened?.kind === "typing") this.#needs.typing(sign.slot, opened.on);
  }

  /** A worker's screen has shown what I said, up to a counter. @param {{by: number, counters: [number, number][]}} shown */
  takeShown({ by, counters }) {
    const mine = counters.find(([slot]) => slot === 0);
    if (mine && by !== 0) this.#needs.outbox.delivered(mine[1]);
  }

  /** What stood here unseen may be before somebody's eyes now. */
  seen() {
    if (!this.#unseen.size || !this.#needs.inView()) return;
    const counters = [...this.#unseen];
    this.#unseen.clear();
    void this.#needs.emit("shown", { counters });
  }

  forget() {
    this.#unseen.clear();
  }

  /** @param {any} entry @param {any} opened */
  #opened({ slot, counter }, opened) {
    if (opened.kind === "own") return this.#needs.outbox.stored(counter);
    if (opened.kind === "replay") return;
    if (opened.gap > 0 || opened.kind === "refused" || opened.kind === "sealed_before") this.#needs.note("gap");
    if (opened.kind === "unknown") this.#needs.note("too_old_for_that");
    if (opened.kind === "text") this.#heard(slot, opened);
    if (opened.kind === "kept") this.#needs.kept(opened);
    if (opened.sheet) this.#needs.slip(opened);
    if (opened.kind !== "refused") this.#unseen.set(slot, counter);
    this.seen();
  }

  /** @param {number} slot @param {{text: string, at: string}} said */
  #heard(slot, { text, at }) {
    this.#needs.typing(slot, false);
    this.#needs.add({ mine: false, name: this.#needs.nameOf(slot), slot, text, at: new Date(at) });
  }
}
