// @ts-check
/** What comes into a conversation's logs: each entry opened, or shown as what it is (a gap, a line from before, one that failed its checks). */

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Channel} ChannelName */
/** @typedef {import("./log.js").Line} Line */

export class Intake {
  /** @type {number[]} */
  #roster = [];

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.talk = conversation;
  }

  /** One entry; the next only when this one is done, so that none is opened before its key. @param {ChannelName} channel @param {Entry} entry */
  async take(channel, entry) {
    const log = this.talk.log[channel];
    if (log.has(entry.seq) || this.talk.ended) return;
    log.note(entry.seq);
    if (entry.type === "epoch") return this.#takeEpoch(entry);
    if (entry.type === "history") return this.#takeHistory(entry);
    if (entry.type === "confer_key") return this.#takeConferKey(entry);
    this.#takeMessage(channel, entry);
  }

  /** @param {Entry} entry */
  async #takeEpoch(entry) {
    const outcome = await this.talk.seal.acceptEpoch(/** @type {any} */ (entry));
    this.talk.learnNames(entry.roster);
    if (outcome.kind === "refused") {
      this.talk.refusedKey = true;
      this.talk.log.room.put({ kind: "unreadable", seq: entry.seq });
    }
    if (outcome.kind !== "epoch") return;
    this.talk.refusedKey = false;
    this.#noteRoster(entry);
    await this.talk.keys.roomKeyCame(entry.roster);
  }

  /** @param {Entry} entry */
  #noteRoster(entry) {
    const now = entry.roster.map((/** @type {{ slot: number }} */ member) => member.slot);
    const came = now.filter((/** @type {number} */ slot) => !this.#roster.includes(slot));
    const went = this.#roster.filter((slot) => !now.includes(slot));
    this.#roster = now;
    this.talk.log.room.put({ kind: "roster", seq: entry.seq, came, went });
  }

  /** @param {Entry} entry */
  async #takeHistory(entry) {
    const outcome = await this.talk.seal.acceptHistory(/** @type {any} */ (entry));
    if (outcome.kind === "refused") this.talk.log.room.put({ kind: "unreadable", seq: entry.seq });
    if (outcome.kind !== "history") return;
    for (const earlier of outcome.earlier) this.#unseal(earlier);
  }

  /** A line from before I came in, open now, in its old place. @param {any} outcome */
  #unseal(outcome) {
    const log = this.talk.log.room;
    const sealed = log.lines.find((line) => line.kind === "sealed" && line.slot === outcome.slot && line.counter === outcome.counter);
    if (!sealed || sealed.seq === null) return;
    const opened = this.#lineOf("room", sealed.seq, outcome);
    if (opened && opened.kind !== "sealed") log.change(sealed, opened);
  }

  /** @param {Entry} entry */
  async #takeConferKey(entry) {
    const outcome = await this.talk.seal.acceptConferKey(/** @type {any} */ (entry), this.talk.room.workers);
    if (outcome.kind === "refused" || this.talk.whoIsWho.hasFailed) this.talk.log.confer.put({ kind: "unreadable", seq: entry.seq });
    else this.talk.keys.conferKeyCame(entry.roster);
  }

  /** @param {ChannelName} channel @param {Entry} entry */
  #takeMessage(channel, entry) {
    const log = this.talk.log[channel];
    if (entry.slot === this.talk.room.my_slot) return log.sent(entry.slot, entry.counter, entry.seq);
    const line = this.#lineOf(channel, entry.seq, this.talk.seal.open(/** @type {any} */ (entry), channel));
    if (!line) return;
    log.put(line);
    this.talk.typing.delete(entry.slot);
    if (channel === "room") this.#noteSignal(line);
    this.talk.world.arrived?.(this.talk);
  }

  /** @param {ChannelName} channel @param {number} seq @param {any} outcome @returns {Line | null} */
  #lineOf(channel, seq, outcome) {
    const { kind, slot, counter } = outcome;
    if (outcome.gap > 0) this.talk.log[channel].put({ kind: "gap", seq, slot });
    if (kind === "own" || kind === "replay") return null;
    if (kind === "sealed_before") return { kind: "sealed", seq, slot, counter };
    if (kind === "text") return { kind, seq, slot, counter, text: outcome.text, at: outcome.at, mine: this.talk.isMe(slot) };
    if (kind === "signal") return { kind, seq, slot, counter, signal: outcome.signal };
    if (kind === "kept") return { kind, seq, slot, counter, text: outcome.text, at: outcome.at, mine: this.talk.isMe(slot) };
    if (kind === "placed") return this.#placedLine(seq, outcome);
    if (outcome.sheet) return this.#slipLine(seq, outcome);
    if (kind === "handover") return this.talk.handover.heard(outcome) ? { kind, seq, slot, counter, text: outcome.by } : null;
    return { kind: kind === "refused" ? "unreadable" : "too_old", seq, slot, counter };
  }

  /** @param {number} seq @param {any} outcome @returns {Line} */
  #placedLine(seq, { sheet, slot, counter }) {
    const signal = this.talk.placing.heard(sheet, slot);
    return signal ? { kind: "placed", seq, slot, counter, text: sheet.title, signal, mine: this.talk.isMe(slot) } : { kind: "unreadable", seq, slot, counter };
  }

  /** @param {number} seq @param {any} outcome @returns {Line} */
  #slipLine(seq, { kind, sheet, slot, counter }) {
    const signal = this.talk.slip.heard(kind, sheet, slot);
    return signal ? { kind: "slip", seq, slot, counter, signal, mine: this.talk.isMe(slot) } : { kind: "unreadable", seq, slot, counter };
  }

  /** @param {Line} line */
  #noteSignal(line) {
    if (line.kind === "signal") this.talk.signal = line.signal === "moment" || line.signal === "covered" ? line.signal : null;
    else if (line.slot === 0) this.talk.signal = null;
  }
}
