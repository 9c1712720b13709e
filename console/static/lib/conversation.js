// @ts-check
/**
 * One conversation on one worker's screen: what the server says of the room, the two logs, drafts, and what is on its way.
 *
 * Lines are taken in one after the other, so that none is opened before the key that came ahead of it. It fails closed: without a key, or on
 * any failure, nothing is sent and the draft stays.
 */

import { NoKey } from "../../../widget/lib/seal.js";
import { Concern } from "./concern.js";
import { Flags } from "./flags.js";
import { Handover } from "./handover.js";
import { InOrder } from "./in_order.js";
import { Intake } from "./intake.js";
import { KeysHere } from "./keys_here.js";
import { Log } from "./log.js";
import { Placing } from "./placing.js";
import { Slip } from "./slip.js";
import { WhoIsWho } from "./who_is_who.js";
import { wholeMinute } from "./when.js";

/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Channel} ChannelName */
/** @typedef {import("./types.js").Answered} Answered */
/** @typedef {{ epoch: number, counter: number, seen: [number, number][], nonce: string, box: string }} SealedBody */
/** @typedef {(event: string, body: object) => Promise<Answered>} Ask */
/** @typedef {import("../../../widget/lib/seal.js").WorkerSeal} Seal */

/** `keeping`: what it takes to keep a chat under policy; `shiftKey`: my own, for the record's key from and to the partner's page.
 * @typedef {{ ask: Ask, seal: Seal, now: () => Date, changed: () => void, arrived?: (conversation: Conversation) => void,
 *   keeping?: import("./flags.js").World, takers?: import("./slip.js").Takers,
 *   values?: (room: Room, language: string) => Record<string, string | undefined>,
 *   sent?: (what: { id: string, language: string }, room: Room) => void,
 *   vouching?: import("./shift_vouching.js").Vouching, shiftKey?: import("../../../widget/lib/keys.js").ShiftKey }} World */

/** Why the draft did not go; each has its own words on the screen. */
/** @typedef {"no_key" | "not_paired" | "not_first" | "no_partner" | "log_full" | "too_long_to_place" | "trouble"} Held */

const TYPING_LASTS_MS = 7_000;
const AGAIN_MS = 3_000;
const HOLE_MS = 2_000;

export class Conversation {
  log = { room: new Log(), confer: new Log() };
  draft = { room: "", confer: "" };
  /** What was being written to the visitor when the line or the service ended it. */
  cutOff = "";
  /** @type {{ room: Held | null, confer: Held | null }} */
  held = { room: null, confer: null };
  /** @type {{ why: string, forgotten: boolean } | null} */
  ended = null;
  /** A key that was refused: shown, and nothing is sent under it. */
  refusedKey = false;
  /** @type {Map<number, number>} Slot → until when (ms). */
  typing = new Map();
  /** "That was heavy", said at the end. */
  wasHeavy = false;
  /** It was being kept, as far as I am told. */
  wasKept = false;
  /** @type {"moment" | "covered" | null} */
  signal = null;
  /** @type {Room} */
  room;
  /** When it ended here. @type {Date | null} */
  endedAt = null;
  /** Everybody who has been in the room, so that an old line still has its name. @type {Map<number, string>} */
  names = new Map();

  /** @type {Promise<unknown>} */
  #line = Promise.resolve();
  #order = { room: new InOrder(this.log.room), confer: new InOrder(this.log.confer) };
  /** @type {Set<ChannelName>} */
  #sending = new Set();
  /** @param {Room} room @param {World} world */
  constructor(room, world) {
    this.room = room;
    this.world = world;
    this.seal = world.seal;
    this.keys = new KeysHere(this);
    this.intake = new Intake(this);
    this.handover = new Handover(this);
    this.placing = new Placing(this);
    /** @type {Flags | null} */
    this.flags = world.keeping ? new Flags(this, world.keeping) : null;
    this.concern = new Concern(this, world.keeping);
    this.slip = new Slip(this, world.keeping, world.takers);
    this.whoIsWho = new WhoIsWho(this, world.vouching);
    this.learnNames(room.workers);
  }

  get id() {
    return this.room.conversation;
  }

  get unread() {
    return this.ended ? 0 : this.log.room.unread + this.log.confer.unread;
  }

  get isFirst() {
    return this.room.role === "first";
  }

  get partners() {
    return this.room.workers.filter((worker) => !worker.me);
  }

  /** All whom the visitor sees: a supervisor who only confers with us is in no epoch. */
  get inTheChat() {
    return this.room.workers.filter((worker) => !worker.confers_only);
  }

  /** Am I such a supervisor? */
  get confersOnly() {
    return this.room.workers.some((worker) => worker.me && worker.confers_only === true);
  }

  get writer() {
    return this.room.workers.find((worker) => worker.role === "first");
  }

  /**
   * The state as it may be shown: in the few seconds before the server calls a broken pair alone, "two are here" would be false already.
   * @returns {import("./types.js").State | "wavering"}
   */
  get state() {
    const { state, workers } = this.room;
    return state === "paired" && workers.some((worker) => !worker.here && worker.role !== "supervisor") ? "wavering" : state;
  }

  /** Of a channel: may words go now, and if not, why? @param {ChannelName} channel @returns {Held | null} */
  obstacle(channel) {
    if (this.room.log_full) return "log_full";
    if (channel === "confer" && this.partners.length === 0) return "no_partner";
    if (channel === "confer" && this.whoIsWho.hasFailed) return "no_key";
    if (channel === "room" && !this.isFirst) return "not_first";
    if (channel === "room" && (this.room.state === "waiting" || this.room.state === "arriving")) return "not_paired";
    return this.keys.fits(channel) ? null : "no_key";
  }

  /** @param {Room} room */
  takeRoom(room) {
    this.room = room;
    this.learnNames(room.workers);
    this.flags?.takeRoom(room);
    this.whoIsWho.takeRoom(room);
    this.#next(() => this.whoIsWho.isChecked);
    this.#next(() => this.keys.keepConferKey());
    this.sayWhatWasHeld();
  }

  /** @param {ChannelName} channel @param {Entry} entry */
  takeEntry(channel, entry) {
    this.#order[channel].add(entry);
    this.#next(() => this.#takeWhatIsNext(channel));
  }

  /** @param {any} body */
  takeTyping(body) {
    const outcome = this.seal.open(body, "typing");
    if (outcome.kind !== "typing") return;
    if (outcome.on) this.typing.set(outcome.slot, this.world.now().getTime() + TYPING_LASTS_MS);
    else this.typing.delete(outcome.slot);
  }

  /**
   * What I write to the visitor is delivered when their own screen has shown it: my partner's does not count.
   * @param {{ channel: ChannelName, by: number, counters: [number, number][] }} body
   */
  takeShown({ channel, by, counters }) {
    if (channel === "room" && by !== 0) return;
    for (const [slot, counter] of counters) this.log[channel].delivered(slot, counter);
  }

  /**
   * After the end the words go from a worker's screen. Where a lost line or a restart cut them off, what they were just writing stays, so that it
   * can be said again another way. @param {{ why: string, forgotten: boolean }} ended @param {{ isOver?: boolean }} [how] is it over, or over for me?
   */
  end({ why, forgotten }, { isOver = false } = {}) {
    this.ended = { why, forgotten };
    this.endedAt = this.world.now();
    this.slip.end();
    this.wasKept = this.flags?.any ?? false;
    this.flags?.end({ isOver });
    this.cutOff = why === "line_lost" || why === "restarting" ? this.draft.room : "";
    this.log.room.wipe();
    this.log.confer.wipe();
    this.handover.wipe();
    this.draft = { room: "", confer: "" };
    this.placing.wipe();
    this.typing.clear();
  }

  /**
   * Seal the draft of a channel and send it. The line stands in the log at once as "sending"; the draft goes only once it is sealed.
   * @param {ChannelName} channel
   */
  async say(channel) {
    const words = this.draft[channel].trim();
    if (!words || this.ended) return;
    this.held[channel] = this.obstacle(channel);
    if (this.held[channel]) return this.world.changed();
    const at = wholeMinute(this.world.now());
    await this.post(channel, { kind: "text", text: words, at }, { kind: "text", text: words, at }, () => {
      if (channel === "room") this.placing.sent(this.draft.room);
      this.draft[channel] = "";
    });
  }

  /**
   * Seal an envelope and send it, with its line in the log from the start. Says whether it could be sealed.
   * @param {ChannelName} channel @param {any} envelope @param {Pick<import("./log.js").Line, "kind" | "text" | "signal" | "at">} line @param {() => void} [onSealed]
   */
  async post(channel, envelope, line, onSealed = () => {}) {
    const sealed = this.#sealed(channel, envelope);
    if (sealed) {
      onSealed();
      this.log[channel].put({ ...line, slot: this.room.my_slot, counter: sealed.counter, seq: null, mine: true, mark: "sending" });
      this.world.changed();
      await this.flush(channel);
    }
    this.world.changed();
    return sealed !== null;
  }

  /** @param {boolean} on */
  async sayTyping(on) {
    if (this.obstacle("room") || this.ended) return;
    try {
      await this.world.ask("typing", this.seal.seal("typing", { kind: "typing", on }));
    } catch {
      // A sign of typing that cannot be sealed or sent is simply not given.
    }
  }

  /**
   * What the server has not said it holds, in order, as it was sealed: sending it twice does nothing twice.
   * @param {ChannelName} channel
   */
  async flush(channel) {
    if (this.#sending.has(channel)) return;
    this.#sending.add(channel);
    try {
      for (let body = this.#waiting(channel); body && !this.ended; body = this.#waiting(channel)) {
        if (!(await this.#send(channel, body))) break;
      }
    } catch {
      // The line was lost; the same bytes go again when it is back.
    } finally {
      this.#sending.delete(channel);
    }
  }

  /** The line is back. */
  async resend() {
    this.#next(() => this.keys.tellHeld());
    await this.flush("room");
    await this.flush("confer");
    this.#next(() => this.keys.keepConferKey());
  }

  /** Tell the others what has come on this screen. @param {ChannelName} channel */
  tellShown(channel) {
    const counters = this.log[channel].shownNow();
    if (counters.length === 0) return;
    this.world.ask("shown", { conversation: this.id, channel, counters }).catch(() => {});
    this.world.changed();
  }

  /** Everything taken in so far has been dealt with. */
  settled() {
    return this.#line;
  }

  // ── sending ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {ChannelName} channel */
  async #takeWhatIsNext(channel) {
    const order = this.#order[channel];
    for (let entry = order.next(); entry; entry = order.next()) await this.intake.take(channel, entry);
    if (order.hasHole) setTimeout(() => this.#askForMissing(channel), HOLE_MS);
  }

  /** A hole that does not fill by itself: a line, or the answer to one of mine, was lost on the way. @param {ChannelName} channel */
  #askForMissing(channel) {
    this.#next(() => this.#takeWhatIsNext(channel));
    if (!this.#order[channel].hasHole || this.ended) return;
    const { room, confer } = this.log;
    this.world.ask("catch_up", { conversation: this.id, room: room.held, confer: confer.held }).catch(() => {});
  }

  /** @param {() => unknown} deed */
  #next(deed) {
    this.#line = this.#line
      .then(deed)
      .catch(() => {})
      .then(() => this.world.changed());
  }

  /** @param {ChannelName} channel @param {any} envelope */
  #sealed(channel, envelope) {
    try {
      return this.seal.seal(channel, envelope);
    } catch (error) {
      this.held[channel] = error instanceof NoKey ? "no_key" : "trouble";
      return null;
    }
  }

  /** What was pressed a moment too early goes now, unless the words were touched since: touching them lets go. */
  sayWhatWasHeld() {
    for (const channel of /** @type {const} */ (["room", "confer"])) {
      const held = this.held[channel];
      if ((held === "not_paired" || held === "no_key" || held === "no_partner") && this.obstacle(channel) === null) this.say(channel);
    }
  }

  /** @param {ChannelName} channel @returns {SealedBody | undefined} */
  #waiting(channel) {
    return this.seal.unstored(channel)[0];
  }

  /** @param {ChannelName} channel @param {SealedBody} body */
  async #send(channel, body) {
    const answer = await this.world.ask("send", body);
    if (!answer.ok) {
      this.#keepBack(channel, answer.code);
      return false;
    }
    this.held[channel] = null;
    this.seal.stored(channel, body.counter);
    this.log[channel].sent(this.room.my_slot, body.counter, answer.seq ?? 0);
    this.#next(() => this.#takeWhatIsNext(channel));
    this.world.changed();
    return true;
  }

  /** Refused: tried once more in a while; where the log is full the words go back into the box. @param {ChannelName} channel @param {string} code */
  #keepBack(channel, code) {
    this.held[channel] = code === "log_full" ? "log_full" : "trouble";
    if (code !== "log_full") return void setTimeout(() => this.flush(channel), AGAIN_MS);
    const log = this.log[channel];
    for (const line of log.lines.filter(({ mark }) => mark === "sending")) {
      this.draft[channel] = [this.draft[channel], line.text].filter(Boolean).join("\n");
      log.remove(line);
    }
  }

  // ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {number} slot */
  nameOf(slot) {
    return this.names.get(slot) ?? "";
  }

  /** @param {{ slot: number, name: string }[]} members */
  learnNames(members) {
    for (const { slot, name } of members) this.names.set(slot, name);
  }

  /** Also under the slot I had before my page was loaded again. @param {number} slot */
  isMe(slot) {
    const me = this.room.workers.find((worker) => worker.me);
    return slot !== 0 && (slot === me?.slot || slot === me?.same_as);
  }
}
