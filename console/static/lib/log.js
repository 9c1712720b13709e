// @ts-check
/**
 * The lines of one channel as a worker's screen shows them, in the order the server holds them. Nothing comes in twice, and nothing is marked
 * delivered that another screen did not say it had shown.
 */

/** @typedef {"sending" | "sent" | "delivered"} Mark */

/**
 * @typedef {object} Line
 * @property {"text" | "signal" | "handover" | "kept" | "slip" | "placed" | "roster" | "gap" | "too_old" | "sealed" | "unreadable"} kind
 * @property {number | null} seq Null until the server holds it.
 * @property {number} [slot]
 * @property {number} [counter]
 * @property {string} [text]
 * @property {string} [signal]
 * @property {string} [at]
 * @property {boolean} [mine]
 * @property {Mark} [mark]
 * @property {number[]} [came] slots
 * @property {number[]} [went] slots
 */

export class Log {
  /** @type {Line[]} */
  lines = [];
  /** The last `seq` without a hole before it. */
  held = 0;
  /** @type {Set<number>} */
  #ahead = new Set();
  /** @type {Map<number, number>} By slot: the newest counter that was on this screen. */
  #shown = new Map();

  /**
   * Is this place in the log filled already?
   * @param {number} seq
   */
  has(seq) {
    return seq <= this.held || this.#ahead.has(seq);
  }

  /**
   * Remember that a place is filled, whether or not a line is shown for it.
   * @param {number} seq
   */
  note(seq) {
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.held + 1)) this.held += 1;
  }

  /**
   * A line at its place; a line without a place is the newest.
   * @param {Line} line
   */
  put(line) {
    this.lines = [...this.lines, line];
    this.#sort();
  }

  /**
   * One line in another's stead, as when a sealed one could be opened after all.
   * @param {Line} old
   * @param {Line} line
   */
  change(old, line) {
    this.lines = this.lines.map((other) => (other === old ? line : other));
  }

  /** @param {Line} line */
  remove(line) {
    this.lines = this.lines.filter((other) => other !== line);
  }

  /**
   * The server holds a line of mine.
   * @param {number} slot
   * @param {number} counter
   * @param {number} seq
   */
  sent(slot, counter, seq) {
    this.note(seq);
    this.lines = this.lines.map((line) =>
      isBy(line, slot) && line.counter === counter && line.seq === null ? { ...line, seq, mark: laterOf(line.mark, "sent") } : line,
    );
    this.#sort();
  }

  /**
   * Another screen has shown every line of `slot` up to `counter`.
   * @param {number} slot
   * @param {number} counter
   */
  delivered(slot, counter) {
    this.lines = this.lines.map((line) =>
      isBy(line, slot) && (line.counter ?? Infinity) <= counter && line.mark ? { ...line, mark: "delivered" } : line,
    );
  }

  /** @param {number} slot @param {number} counter */
  holds(slot, counter) {
    return this.lines.some((line) => isBy(line, slot) && line.counter === counter && line.kind !== "sealed");
  }

  /** Opened lines of others that were never on this screen. */
  get unread() {
    return this.lines.filter((line) => this.#isNew(line)).length;
  }

  /**
   * What has come on the screen since the last time, as pairs of slot and counter; asking notes it.
   * @returns {[number, number][]}
   */
  shownNow() {
    const newest = /** @type {Map<number, number>} */ (new Map());
    for (const line of this.lines) {
      if (this.#isNew(line)) newest.set(line.slot ?? 0, Math.max(line.counter ?? 0, newest.get(line.slot ?? 0) ?? 0));
    }
    for (const [slot, counter] of newest) this.#shown.set(slot, counter);
    return [...newest];
  }

  /** Let go of every word. */
  wipe() {
    this.lines = [];
  }

  /** @param {Line} line */
  #isNew(line) {
    const counts = line.kind === "text" || line.kind === "signal" || line.kind === "handover" || line.kind === "placed" || line.kind === "kept" || line.kind === "too_old";
    return counts && !line.mine && (line.counter ?? 0) > (this.#shown.get(line.slot ?? 0) ?? 0);
  }

  #sort() {
    this.lines = this.lines
      .map((line, at) => ({ line, at }))
      .sort((a, b) => placeOf(a.line) - placeOf(b.line) || Number(b.line.kind === "gap") - Number(a.line.kind === "gap") || a.at - b.at)
      .map(({ line }) => line);
  }
}

/** @param {Line} line @param {number} slot */
function isBy(line, slot) {
  return line.slot === slot;
}

/** @param {Line} line */
function placeOf(line) {
  return line.seq ?? Infinity;
}

/** @param {Mark | undefined} mark @param {Mark} least @returns {Mark} */
function laterOf(mark, least) {
  return mark === "delivered" ? mark : least;
}
