// @ts-check
/**
 * The desk on one worker's screen: on shift or not, what the server says is true, and the conversations that are mine.
 *
 * The server sends whole truths; this page never guesses one. What it adds is what only a page can know: which conversation is open, drafts,
 * and keys, which live in its memory and die with it.
 */

import { valuesFor } from "./answers.js";
import { Conversation } from "./conversation.js";

/** @typedef {import("./types.js").DeskTruth} DeskTruth */
/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Answered} Answered */
/** @typedef {import("../../../widget/lib/keys.js").ShiftKey} ShiftKey */
/** @typedef {"arriving" | "out" | "checking_in" | "on" | "elsewhere"} Phase */
/** @typedef {"connecting" | "open" | "lost" | "refused"} LineState */
/** @typedef {{ name: string, languages: string[], rota?: string, brief_read?: boolean }} As */
/** @typedef {{ key: string, values?: Record<string, string>, tone?: "told" | "alert" }} Notice */

/**
 * @typedef {object} World
 * @property {(event: string, body: object) => Promise<Answered>} ask
 * @property {() => Promise<ShiftKey>} makeShiftKey
 * @property {(key: ShiftKey) => string} keyText
 * @property {(room: Room, key: ShiftKey) => import("../../../widget/lib/worker_seal.js").WorkerSeal} makeSeal
 * @property {() => Date} now
 * @property {() => void} changed
 * @property {(what: "message" | "conversation", conversation: Conversation) => void} arrived
 * @property {(what: { id: string, language: string }, room: Room) => void} [sent] something that was placed went to the visitor
 * @property {() => void} [finished] the shift is over on this page
 * @property {import("./flags.js").World} [keeping]
 * @property {import("./slip.js").Takers} [takers]
 * @property {import("./shift_vouching.js").Vouching} [vouching]
 */

/** @type {DeskTruth} */
const NOTHING_KNOWN = {
  me: null,
  welcome_back: null,
  waiting: [],
  broken: [],
  mine: [],
  colleagues: [],
  on_call: null,
  projects: [],
  desks: [],
  gone: [],
};
const MOST_NOTICES = 3;

export class Desk {
  /** @type {Phase} */
  phase = "arriving";
  /** @type {LineState} */
  line = "connecting";
  truth = NOTHING_KNOWN;
  /** @type {Map<string, Conversation>} */
  conversations = new Map();
  /** @type {string | null} */
  openId = null;
  /** @type {Notice[]} */
  notices = [];
  /** Has a shift just ended here? */
  hasFinished = false;
  /** And has it been looked back on? */
  hasDebriefed = false;

  /** @type {ShiftKey | null} */
  #key = null;
  /** @type {As | null} */
  #as = null;
  #isComingBack = false;
  #mustReconcile = false;
  /** Entries that came before their room. @type {Map<string, any[]>} */
  #early = new Map();
  /** @type {string | null} */
  #wanted = null;

  /** @param {World} world */
  constructor(world) {
    this.world = world;
  }

  get me() {
    return this.truth.me;
  }

  get open() {
    return this.openId === null ? null : (this.conversations.get(this.openId) ?? null);
  }

  get languages() {
    return this.#as?.languages ?? [];
  }

  get unread() {
    return [...this.conversations.values()].reduce((sum, conversation) => sum + conversation.unread, 0);
  }

  /** Is there a concern note that was begun and not written, or a slip that a visitor agreed to and that is not stored? */
  get hasNotes() {
    return [...this.conversations.values()].some(({ concern, slip }) => !concern.isEmpty || slip.stage === "agreed");
  }

  get hasDrafts() {
    return this.hasNotes || [...this.conversations.values()].some(({ draft }) => draft.room.trim() !== "" || draft.confer.trim() !== "");
  }

  /** Does somebody need a worker who is free to come? Then it may sound. */
  get isNeeded() {
    if (this.phase !== "on") return false;
    if ((this.truth.called ?? []).length > 0 && this.me?.status !== "break") return true;
    if (this.me?.status !== "online") return false;
    return this.truth.waiting.some((visitor) => visitor.mine_to_take) || this.truth.broken.length > 0;
  }

  // ── the line ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {LineState} state */
  async lineIs(state) {
    this.line = state;
    this.world.changed();
    if (state !== "open" || this.phase !== "on" || !this.#as) return;
    this.#isComingBack = true;
    await this.#sayCheckIn(this.#as).finally(() => (this.#isComingBack = false));
    for (const conversation of this.conversations.values()) if (!conversation.ended) conversation.resend();
  }

  /** @param {string} event @param {any} body */
  take(event, body) {
    const deed = /** @type {Record<string, (body: any) => void>} */ ({
      desk: (truth) => this.#takeDesk(truth),
      room: (room) => this.#takeRoom(room),
      entry: (told) => this.#takeEntry(told),
      typing: (typing) => this.conversations.get(typing.conversation)?.takeTyping(typing),
      shown: (shown) => this.conversations.get(shown.conversation)?.takeShown(shown),
      stepped_out: (stepped) => this.#takeSteppedOut(stepped),
      ended: (ended) => this.conversations.get(ended.conversation)?.end(ended, { isOver: true }),
      alert: (alert) => this.#takeAlert(alert),
      checked_in_elsewhere: () => this.#goElsewhere(),
      restarting: () => this.tell({ key: "notice.restarting", tone: "alert" }),
    });
    deed[event]?.(body);
    this.world.changed();
  }

  // ── my shift ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} name @param {string[]} languages @param {Omit<As, "name" | "languages">} [more] */
  async checkIn(name, languages, more = {}) {
    this.phase = "checking_in";
    this.hasFinished = this.hasDebriefed = false;
    this.world.changed();
    this.#key = await this.world.makeShiftKey();
    const answer = await this.#sayCheckIn({ name, languages, ...more }).catch(() => null);
    if (!answer?.ok) {
      this.phase = "out";
      if (!answer) this.tell({ key: "refused.line", tone: "alert" });
    }
    this.world.changed();
  }

  /** From another page to this one: check in once more, with a fresh key. */
  workHere() {
    this.phase = "out";
    this.world.changed();
  }

  /** @param {string} reason */
  takeBreak(reason) {
    return this.#do("take_break", { reason });
  }

  comeBack() {
    return this.#do("come_back", {});
  }

  /** Not over an unwritten note: it would go with the shift. */
  endShift() {
    if (this.hasNotes) return this.tell({ key: "notice.note_unwritten", tone: "alert" });
    return this.#do("end_shift", {});
  }

  /** The tick after a shift. How it was stays on this page; only a wish for a call goes out. @param {boolean} callMe */
  async debrief(callMe) {
    this.hasDebriefed = await this.#do("debrief", { call_me: callMe });
    this.world.changed();
  }

  // ── visitors ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {string} id */
  takeVisitor(id) {
    this.#wanted = id;
    return this.#do("take", { conversation: id });
  }

  /** The one who has waited longest of those I may take. @returns {Promise<boolean>} */
  async takeLongest() {
    const longest = [...this.truth.waiting].filter((visitor) => visitor.mine_to_take).sort((a, b) => a.since.localeCompare(b.since))[0];
    return longest ? this.takeVisitor(longest.conversation) : false;
  }

  /** @param {string} id */
  join(id) {
    this.#wanted = id;
    return this.#do("join", { conversation: id });
  }

  /** @param {string} id */
  swap(id) {
    return this.#do("swap", { conversation: id });
  }

  /** @param {string} id @param {"hand_over" | "know_them"} reason */
  stepOut(id, reason) {
    return this.#do("step_out", { conversation: id, reason });
  }

  /** @param {string} id @param {string} reason */
  close(id, reason) {
    return this.#do("close", { conversation: id, reason });
  }

  /** Go, and let whoever is free come in with the same breath. @param {string} id */
  handOver(id) {
    return this.#do("hand_over", { conversation: id });
  }

  /** A supervisor comes in as far as the pair has asked. @param {string} id */
  comeIn(id) {
    this.#wanted = id;
    return this.#do("come_in", { conversation: id });
  }

  /** @param {string} id @param {"confer" | "chat"} reach */
  async askSupervisor(id, reach) {
    this.#sayWhomItReached(await this.#answer("ask_supervisor", { conversation: id, reach }), "asked");
  }

  /** @param {string | null} id */
  async callSupervisor(id) {
    this.#sayWhomItReached(await this.#answer("call_supervisor", { conversation: id }), "supervisor");
  }

  /** @param {any} answer @param {string} told */
  #sayWhomItReached(answer, told) {
    if (!answer.ok) return;
    const reached = told === "asked" && answer.desks > 0 ? "here" : answer.by_mail ? "mailed" : answer.desks > 0 ? "desks" : "nobody";
    this.tell({ key: `notice.${told}_${reached}`, tone: answer.by_mail || answer.desks > 0 ? "told" : "alert" });
  }

  /** Somebody is at this screen. */
  beActive() {
    if (this.phase === "on" && this.line === "open") this.world.ask("active", {}).catch(() => {});
  }

  /** @param {string} id */
  show(id) {
    this.openId = this.conversations.has(id) ? id : this.openId;
    this.world.changed();
  }

  /** @param {1 | -1} step */
  showNext(step) {
    const ids = [...this.conversations.keys()];
    const at = this.openId === null ? -1 : ids.indexOf(this.openId);
    if (ids.length > 0) this.show(ids[(at + step + ids.length) % ids.length]);
  }

  /** Put away the card of a conversation that is over. @param {string} id */
  putAway(id) {
    this.conversations.delete(id);
    if (this.openId === id) this.openId = [...this.conversations.keys()].at(-1) ?? null;
    this.world.changed();
  }

  /** @param {Notice} notice */
  tell(notice) {
    const others = this.notices.filter((other) => other.key !== notice.key);
    this.notices = [...others, notice].slice(-MOST_NOTICES);
    this.world.changed();
  }

  /** @param {Notice} notice */
  dismiss(notice) {
    this.notices = this.notices.filter((other) => other !== notice);
    this.world.changed();
  }

  // ── what the server says ────────────────────────────────────────────────────────────────────────────────────────

  /** @param {DeskTruth} truth */
  #takeDesk(truth) {
    if (truth.me === null && this.#isComingBack) return;
    this.truth = truth;
    if (truth.me) return this.#reconcile();
    if (this.phase === "on") this.#goOut();
    if (this.phase === "arriving") this.phase = "out";
    if (truth.welcome_back && this.phase === "out" && !this.hasFinished)
      this.checkIn(truth.welcome_back.name, truth.welcome_back.languages, { rota: truth.welcome_back.rota });
  }

  /** A conversation that ended while my line was lost: no word came of it, so nothing more than that is said. */
  #reconcile() {
    if (!this.#mustReconcile) return;
    this.#mustReconcile = false;
    const mine = new Set(this.truth.mine.map(({ conversation }) => conversation));
    for (const conversation of this.conversations.values()) {
      if (!mine.has(conversation.id) && !conversation.ended) conversation.end({ why: "line_lost", forgotten: false });
    }
  }

  /** @param {Room} room */
  #takeRoom(room) {
    const known = this.conversations.get(room.conversation);
    if (known && known.room.my_slot === room.my_slot) return known.takeRoom(room);
    known?.flags?.end({ isOver: false }); // under another slot this page holds no key of a record: the partner's gives it again
    if (!this.#key) return;
    const seal = this.world.makeSeal(room, this.#key);
    const { ask, now, changed, sent, keeping, takers, vouching } = this.world;
    const arrived = (/** @type {Conversation} */ one) => this.world.arrived("message", one);
    const values = (/** @type {Room} */ of, /** @type {string} */ language) => valuesFor(this, of, language);
    const conversation = new Conversation(room, { ask, seal, now, changed, arrived, values, sent, keeping, takers, vouching, shiftKey: this.#key });
    if (known) conversation.concern.draft = known.concern.draft;
    this.conversations.set(room.conversation, conversation);
    this.#openIfFree(conversation);
    this.world.arrived("conversation", conversation);
    conversation.takeRoom(room);
    for (const told of this.#early.get(room.conversation) ?? []) conversation.takeEntry(told.channel, told.entry);
    this.#early.delete(room.conversation);
  }

  /** @param {Conversation} conversation */
  #openIfFree(conversation) {
    const isFree = this.open === null || this.open.ended !== null;
    if (isFree || this.#wanted === conversation.id) this.openId = conversation.id;
    if (this.#wanted === conversation.id) this.#wanted = null;
  }

  /** @param {{ conversation: string, channel: "room" | "confer", entry: any }} told */
  #takeEntry(told) {
    const conversation = this.conversations.get(told.conversation);
    if (conversation) return conversation.takeEntry(told.channel, told.entry);
    this.#early.set(told.conversation, [...(this.#early.get(told.conversation) ?? []), told]);
  }

  /** @param {{ conversation: string, why: string }} stepped */
  #takeSteppedOut({ conversation, why }) {
    const left = this.conversations.get(conversation);
    left?.end({ why, forgotten: false });
    if (left?.concern.isEmpty !== false) this.putAway(conversation);
    this.tell({ key: `stepped_out.${why}` });
  }

  /**
   * Who waits and which pair is broken stands on the left already, and how a conversation of mine ended stands in its place.
   * @param {{ kind: string, conversation: string | null }} alert
   */
  #takeAlert({ kind, conversation }) {
    const isShown = kind === "someone_waiting" || kind === "pair_broken" || this.conversations.has(conversation ?? "");
    if (!isShown || kind === "supervisor_called" || kind === "call_wanted" || kind === "decision_wanted" || kind === "note_written" || kind === "slip_left") this.tell({ key: `alert.${kind}`, tone: "alert" });
  }

  #goElsewhere() {
    this.#goOut();
    this.hasFinished = false;
    this.phase = "elsewhere";
  }

  #goOut() {
    for (const conversation of this.conversations.values()) conversation.end({ why: "stepped_out", forgotten: false });
    this.conversations.clear();
    this.#early.clear();
    this.openId = null;
    this.#key = null;
    this.#as = null;
    this.hasFinished = true;
    this.phase = "out";
    this.world.finished?.();
  }

  // ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {As} as */
  async #sayCheckIn(as) {
    if (!this.#key) return null;
    const held = [...this.conversations.values()].filter(({ ended }) => !ended);
    const holding = held.map(({ id, log }) => ({ conversation: id, room: log.room.held, confer: log.confer.held }));
    this.#mustReconcile = holding.length > 0;
    this.#as = as;
    const shift_key = this.world.keyText(this.#key);
    const certificates = (await this.world.vouching?.chainsFor({ name: as.name, shiftKey: shift_key })) ?? [];
    const answer = await this.world.ask("check_in", { shift_key, ...as, held: holding, ...(certificates.length && { certificates }) });
    if (answer.ok) this.phase = "on";
    else this.tell({ key: `refused.${answer.code}`, tone: "alert" });
    return answer;
  }

  /**
   * Ask, and say in plain words when it was refused or the line was lost.
   * @param {string} event @param {object} body @returns {Promise<boolean>}
   */
  async #do(event, body) {
    return (await this.#answer(event, body)).ok;
  }

  /** @param {string} event @param {object} body @returns {Promise<any>} */
  async #answer(event, body) {
    const answer = await this.world.ask(event, body).catch(() => /** @type {Answered} */ ({ ok: false, code: "line" }));
    if (!answer.ok) this.tell({ key: `refused.${answer.code}`, tone: "alert" });
    this.world.changed();
    return answer;
  }
}
