// @ts-check
/**
 * Entries of one channel by their number. An epoch that came live can overtake the older lines that a screen asked for after a reload; opened
 * out of order it would look like a forged one.
 */

/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./log.js").Log} Log */

export class InOrder {
  /** @type {Map<number, Entry>} */
  #early = new Map();

  /** @param {Log} log */
  constructor(log) {
    this.log = log;
  }

  /** @param {Entry} entry */
  add(entry) {
    if (!this.log.has(entry.seq)) this.#early.set(entry.seq, entry);
  }

  /** The next entry, if it is there. @returns {Entry | undefined} */
  next() {
    for (const seq of this.#early.keys()) if (this.log.has(seq)) this.#early.delete(seq);
    const entry = this.#early.get(this.log.held + 1);
    this.#early.delete(this.log.held + 1);
    return entry;
  }

  /** Does something wait for what has not come? */
  get hasHole() {
    return this.#early.size > 0;
  }
}
