// @ts-check
/* One visit: the line, the seal, and what the screen is told. Knows nothing of elements. Nothing here outlives the page. */
import { Inbox } from "./inbox.js";
import { Keyholders } from "./keyholders.js";
import { Outbox } from "./outbox.js";

/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Worker} Worker */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").Ended} Ended */
/** @typedef {import("./outbox.js").Signal} Signal */
/**
 * What the screen is told.
 * @typedef {{
 *   room: (room: Room) => void,
 *   line: (state: "up"|"down"|"checking"|"resumed") => void,
 *   add: (said: Said) => void,
 *   mark: (said: Said) => void,
 *   note: (key: string, values?: Record<string, string>) => void,
 *   typing: (slot: number, on: boolean) => void,
 *   kept: import("./inbox.js").Needs["kept"],
 *   slip: import("./inbox.js").Needs["slip"],
 *   mayRead: (worker: Worker) => Promise<boolean>,
 *   ended: (ended: Ended) => void,
 *   refused: (code: string) => void,
 *   trouble: (key: string) => void,
 *   inView: () => boolean}} Screen
 *
 * What it stands on.
 * @typedef {{
 *   openLine: (wishes: {url: string, namespace: string, auth: () => object, onUp: () => void, onDown: () => void, onRefused: (why: string) => void})
 *     => {emit: (name: string, body: object) => Promise<any>, on: (name: string, hear: (body: any) => void) => void, check: () => void, close: () => void},
 *   makePageKey: () => Promise<any>,
 *   VisitorSeal: new (visit: {project: string, conversation: string, pageKey: any}) => any,
 *   envelope: import("./outbox.js").Needs["envelope"],
 *   toText: (bytes: any) => string}} Ground
 */

/** How long the same open page may come back, as the server has it. */
const RESUME_MS = 5 * 60_000;
/** How long a chat that has never begun is tried. */
const OPENING_MS = 30_000;
const BEAT_MS = 20_000;
const AGAIN_MS = 2_000;

export class Conversation {
  #ground;
  #screen;
  #visit;
  #line;
  #outbox;
  #inbox;
  #keyholders;
  /** @type {any} */
  #pageKey;
  /** @type {any} */
  #seal;
  #resume = "";
  /** @type {Room|undefined} */
  #room;
  #isUp = false;
  #isOver = false;
  #downSince = 0;
  #isAnnouncing = false;
  /** The room that came last, once it is checked. @type {Promise<unknown>} */
  #checked = Promise.resolve();
  #beats;

  /**
   * @param {Ground} ground @param {Screen} screen
   * @param {{project: string, language: string, token: string, url: string, asks: import("./types.js").Asks,
   *   admits?: (workers: Worker[]) => Promise<boolean>}} visit *admits*: on a page that checks who its workers are, may all of these come in?
   */
  constructor(ground, screen, visit) {
    this.#ground = ground;
    this.#screen = screen;
    this.#visit = visit;
    const needs = {
      emit: this.#emit.bind(this),
      seal: () => this.#seal,
      stored: (/** @type {number} */ seq) => this.#inbox.stored(seq),
      isOpen: () => this.isOpen,
      isUp: () => this.#isUp,
      envelope: ground.envelope,
    };
    this.#outbox = new Outbox({ ...screen, ...needs });
    this.#keyholders = new Keyholders({ ...screen, ...needs, hasSpoken: () => this.#outbox.hasSpoken });
    this.#inbox = new Inbox({ ...screen, ...needs, nameOf: (slot) => this.#keyholders.nameOf(slot), outbox: this.#outbox });
    this.#line = ground.openLine({
      url: visit.url,
      namespace: "/visitor",
      auth: () => (this.#resume ? { resume: this.#resume } : { token: visit.token }),
      onUp: () => void this.#up(),
      onDown: () => this.#down(),
      onRefused: (why) => this.#refused(why),
    });
    this.#listen();
    this.#beats = setInterval(() => this.#tick(), BEAT_MS);
  }

  /** May words go out now, or do they wait on this page? */
  get isOpen() {
    const room = this.#room;
    return this.#isUp && !!this.#seal && !!room && (room.state === "paired" || room.state === "alone") && this.#keyholders.fit(room);
  }

  /** Throws when the words cannot be sealed; then nothing was sent and nothing was added. @param {string} text */
  say(text) {
    this.#outbox.say(text);
  }

  /** @param {Said} said */
  sayAgain(said) {
    this.#outbox.again(said);
  }

  /** @param {Signal} signal */
  signal(signal) {
    if (!this.isOpen) return;
    this.#outbox.signal(signal);
    this.#screen.note(`said_${signal}`);
  }

  /** False when nothing goes out just now. Throws when it cannot be sealed. @param {any} envelope */
  post(envelope) {
    if (this.isOpen) this.#outbox.post(envelope);
    return this.isOpen;
  }

  /** @param {boolean} on */
  typing(on) {
    this.#outbox.typing(on);
  }

  /** @param {string[]} [but] names of those not to have either */
  async someoneElse(but = []) {
    return (await this.#emit("someone_else", { but })).ok === true;
  }

  /** Somebody is still in the waiting room. */
  stillHere() {
    void this.#emit("still_here", {});
  }

  /** The page may have come into view. */
  seen() {
    this.#inbox.seen();
  }

  /** The visitor ends it; what the server says of it comes as `ended`. */
  async leave() {
    await this.#emit("leave", { how: "ended" });
    // A line that is down cannot carry the wish: the page keeps its side of it, and says only what it knows.
    if (!this.#isUp) this.#end({ why: "left", forgotten: false });
  }

  /** The page goes: tell the server, drop every key and word. @param {"ended"|"quickly"} how */
  abandon(how) {
    if (!this.#isOver) void this.#emit("leave", { how });
    this.#finish();
  }

  /** Is the line alive both ways? */
  check() {
    if (this.#isOver) return;
    if (this.#isUp && this.#seal) void this.#beat();
    this.#line.check();
  }

  // ── the line ──

  async #up() {
    this.#isUp = true;
    const answer = this.#seal ? await this.#comeBack() : await this.#arrive();
    if (answer.ok) return this.#isWelcome();
    if (!isPassing(answer.code)) this.#refused(answer.code);
    else setTimeout(() => this.#isUp && void this.#up(), AGAIN_MS);
  }

  async #arrive() {
    this.#pageKey ??= await this.#ground.makePageKey();
    const { language, asks: { speaks, ...asks } } = this.#visit;
    const answer = await this.#emit("arrive", { page_key: this.#ground.toText(this.#pageKey.publicKey), language: speaks ?? language, ...asks, ...(this.#visit.admits && { pinned: true }) });
    if (!answer.ok) return answer;
    this.#resume = answer.resume;
    this.#seal = new this.#ground.VisitorSeal({ project: this.#visit.project, conversation: answer.conversation, pageKey: this.#pageKey });
    this.#screen.line("up");
    return answer;
  }

  async #comeBack() {
    const answer = await this.#emit("resume", { since: this.#inbox.since });
    if (!answer.ok) return answer;
    this.#resume = answer.resume;
    this.#screen.line("resumed");
    await this.#keyholders.resend();
    await this.#outbox.resend();
    return answer;
  }

  #isWelcome() {
    this.#downSince = 0;
    if (this.#room) this.#entered(this.#room);
  }

  #down() {
    this.#isUp = false;
    if (this.#isOver) return;
    this.#downSince ||= Date.now();
    this.#screen.line("down");
  }

  /** The server said no: to a newcomer, or to a page that wanted to come back. @param {string} code */
  #refused(code) {
    if (this.#seal) return this.#end({ why: "line_lost", forgotten: false });
    this.#finish();
    this.#screen.refused(code);
  }

  async #beat() {
    const answer = await this.#emit("beat", {});
    if (answer.ok && answer.room > this.#inbox.since) void this.#emit("catch_up", { since: this.#inbox.since });
  }

  #tick() {
    if (this.#isUp && this.#seal) void this.#beat();
    const away = this.#downSince ? Date.now() - this.#downSince : 0;
    if (!this.#seal && away > OPENING_MS) this.#refused("unreachable");
    else if (away > RESUME_MS) this.#end({ why: "line_lost", forgotten: false });
  }

  /** The answer to an event; where there is none, its code is `line`. @param {string} name @param {object} body @returns {Promise<any>} */
  async #emit(name, body) {
    try {
      return await this.#line.emit(name, body);
    } catch {
      return { ok: false, code: "line" };
    }
  }

  // ── what comes ──

  #listen() {
    this.#line.on("room", (room) => this.#came(room));
    this.#line.on("entry", ({ channel, entry }) => channel === "room" && this.#inbox.take(entry));
    this.#line.on("typing", (sign) => this.#inbox.takeTyping(sign));
    this.#line.on("shown", (shown) => this.#inbox.takeShown(shown));
    this.#line.on("ended", (ended) => this.#end(ended));
  }

  /** Where workers are checked, a room is nobody's until all in it have passed: it is not shown, and no key is made for it. @param {Room} room */
  #came(room) {
    const { admits } = this.#visit;
    if (!admits) return this.#entered(room);
    const next = this.#checked.then(() => !this.#isOver && admits(room.workers));
    this.#checked = next.then((passed) => (passed ? this.#entered(room) : this.#shut()), () => this.#shut());
  }

  /** Somebody here is not who they say: nothing more is sealed or sent, and it ends. */
  #shut() {
    if (this.#isOver) return;
    void this.#emit("leave", { how: "not_checked" });
    this.#end({ why: "not_checked", forgotten: false });
  }

  /** @param {Room} room */
  #entered(room) {
    if (this.#isOver) return;
    this.#room = room;
    this.#screen.room(room);
    if (!this.#seal || !this.#isUp) return;
    if (room.workers.length && !this.#keyholders.fit(room)) void this.#announce(room);
    else this.#outbox.flush();
  }

  /** One announcement at a time. Refused because somebody has come or gone meanwhile, it is made again for the room as it then is. @param {Room} room */
  async #announce(room) {
    if (this.#isAnnouncing) return;
    this.#isAnnouncing = true;
    const did = await this.#keyholders.announce(room).catch(() => this.#couldNotSeal());
    this.#isAnnouncing = false;
    if (did === true || this.#room !== room) this.#room && this.#entered(this.#room);
    else if (did === false) setTimeout(() => this.#room && this.#entered(this.#room), AGAIN_MS);
  }

  #couldNotSeal() {
    if (!this.#isOver) this.#screen.trouble("seal_failed");
  }

  // ── the end ──

  /** @param {Ended} ended */
  #end({ why, forgotten }) {
    if (this.#isOver) return;
    this.#finish();
    this.#screen.ended({ why, forgotten });
  }

  #finish() {
    this.#isOver = true;
    this.#isUp = false;
    clearInterval(this.#beats);
    this.#outbox.end();
    this.#seal = this.#pageKey = this.#room = undefined;
    this.#resume = "";
    this.#inbox.forget();
    // What was just said to the server must leave before the line does.
    setTimeout(() => this.#line.close(), 0);
  }
}

/** Refusals that say nothing about the conversation. @param {string} code */
const isPassing = (code) => code === "line" || code === "too_fast" || code === "trouble";
