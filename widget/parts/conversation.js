// @ts-check
/* One visit: the line, the seal, and what the screen is told. Knows nothing of elements. Nothing here outlives the page. */

/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Worker} Worker */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").Ended} Ended */
/** @typedef {"moment"|"covered"|"back"} Signal */

/**
 * What the screen is told.
 * @typedef {{
 *   room: (room: Room) => void,
 *   line: (state: "up"|"down"|"checking"|"resumed") => void,
 *   add: (said: Said) => void,
 *   mark: (said: Said) => void,
 *   note: (key: string, values?: Record<string, string>) => void,
 *   typing: (slot: number, on: boolean) => void,
 *   askToShare: (worker: Worker) => Promise<boolean>,
 *   ended: (ended: Ended) => void,
 *   refused: (code: string) => void,
 *   trouble: (key: string) => void,
 *   inView: () => boolean}} Screen
 *
 * What it stands on; a rehearsal hands in its own.
 * @typedef {{
 *   openLine: (how: {url: string, namespace: string, auth: () => object, onUp: () => void, onDown: () => void, onRefused: (code: any) => void}) => any,
 *   makePageKey: () => Promise<any>,
 *   VisitorSeal: new (visit: {project: string, conversation: string, pageKey: any}) => any,
 *   envelope: {text: (words: string, at?: Date) => any, signal: (signal: Signal) => any, typing: (on: boolean) => any},
 *   toText: (bytes: any) => string}} Ground
 */

/** How long the same open page may come back, as the server has it. */
const RESUME_MS = 5 * 60_000;
/** How long a chat that has never begun is tried. */
const OPENING_MS = 30_000;
const TYPING_MS = 3_000;
const BEAT_MS = 20_000;

export class Conversation {
  #ground;
  #screen;
  #visit;
  #line;
  /** @type {any} */
  #pageKey;
  /** @type {any} */
  #seal;
  #resume = "";
  #since = 0;
  /** @type {Room|undefined} */
  #room;
  /** The slots the newest announcement was made for. */
  #announced = "";
  /** @type {Set<number>} */
  #knownSlots = new Set();
  /** My lines in order, until the page forgets them. @type {Said[]} */
  #mine = [];
  /** What came while nobody could see it. @type {Map<number, number>} */
  #unseen = new Map();
  #isUp = false;
  #isOver = false;
  #downSince = 0;
  #typedAt = 0;
  /** Everything that needs a key goes through here, one after the other. */
  #turn = Promise.resolve();
  /** @type {ReturnType<typeof setInterval>|undefined} */
  #beats;

  /**
   * @param {Ground} ground @param {Screen} screen
   * @param {{project: string, language: string, token: string, url: string}} visit
   */
  constructor(ground, screen, visit) {
    this.#ground = ground;
    this.#screen = screen;
    this.#visit = visit;
    this.#line = ground.openLine({
      url: visit.url,
      namespace: "/visitor",
      auth: () => (this.#resume ? { resume: this.#resume } : { token: visit.token }),
      onUp: () => void this.#up().catch(() => this.check()),
      onDown: () => this.#down(),
      onRefused: (code) => this.#refused(String(code?.code ?? code)),
    });
    this.#listen();
    this.#beats = setInterval(() => this.#tick(), BEAT_MS);
  }

  // ── what the visitor does ──

  /** May words go out now, or do they wait on this page? */
  get isOpen() {
    const state = this.#room?.state;
    return this.#isUp && (state === "paired" || state === "alone") && this.#isInStep();
  }

  /** Throws when the words cannot be sealed; then nothing was sent and nothing was added. @param {string} text */
  say(text) {
    const at = new Date();
    /** @type {Said} */
    const said = { mine: true, name: "", slot: 0, text, at, mark: "held" };
    if (this.isOpen) said.body = this.#seal.seal(this.#ground.envelope.text(text, at));
    this.#mine.push(said);
    this.#screen.add(said);
    if (said.body) void this.#post(said);
    this.#typedAt = 0;
  }

  /** The same sealed words once more: the counter says it is the same. @param {Said} said */
  sayAgain(said) {
    if (said.body) void this.#post(said);
    else this.#flush();
  }

  /** @param {Signal} signal */
  signal(signal) {
    if (!this.isOpen) return;
    try {
      const body = this.#seal.seal(this.#ground.envelope.signal(signal));
      void this.#post({ mine: true, name: "", slot: 0, text: "", at: new Date(), body });
      this.#screen.note(`said_${signal}`);
    } catch {
      this.#screen.trouble("seal_failed");
    }
  }

  /** A sign that the visitor is writing, at most every three seconds; `false` takes it back. @param {boolean} on */
  typing(on) {
    const now = Date.now();
    if (!this.isOpen || (on ? now - this.#typedAt < TYPING_MS : !this.#typedAt)) return;
    this.#typedAt = on ? now : 0;
    try {
      void this.#emit("typing", this.#seal.seal(this.#ground.envelope.typing(on)));
    } catch {
      // A lost sign of typing harms nobody.
    }
  }

  async someoneElse() {
    return (await this.#emit("someone_else", {})).ok === true;
  }

  /** What stood here unseen is before somebody's eyes now. */
  seen() {
    if (!this.#unseen.size || !this.#screen.inView()) return;
    const counters = [...this.#unseen];
    this.#unseen.clear();
    void this.#emit("shown", { counters });
  }

  /** Ends it. The server's answer comes back as `ended`. @param {"ended"|"quickly"} how */
  async leave(how) {
    if (this.#isOver) return;
    const answer = this.#emit("leave", { how });
    if (how === "quickly") return this.#finish();
    await answer;
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
    if (this.#isUp) void this.#beat();
    this.#line.check();
  }

  // ── the line ──

  async #up() {
    this.#isUp = true;
    if (!this.#seal) return this.#arrive();
    const answer = await this.#emit("resume", { since: this.#since });
    if (!answer.ok) return isPassing(answer.code) ? this.#checkLater() : this.#refused(answer.code);
    this.#resume = answer.resume;
    this.#downSince = 0;
    this.#screen.line("resumed");
    await this.#sendAgain();
  }

  async #arrive() {
    this.#pageKey ??= await this.#ground.makePageKey();
    const answer = await this.#emit("arrive", { page_key: this.#ground.toText(this.#pageKey.publicKey), language: this.#visit.language });
    if (!answer.ok) return isPassing(answer.code) ? this.#checkLater() : this.#refused(answer.code);
    this.#resume = answer.resume;
    this.#seal = new this.#ground.VisitorSeal({ project: this.#visit.project, conversation: answer.conversation, pageKey: this.#pageKey });
    this.#screen.line("up");
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

  /** What the server has not said it holds goes out once more, as it was and in the same order. */
  async #sendAgain() {
    const epoch = this.#seal.unadopted();
    if (epoch) await this.#sendEpoch(epoch);
    for (const body of this.#seal.unstored()) {
      const said = this.#mine.find((one) => one.body?.counter === body.counter);
      await this.#post(said ?? { mine: true, name: "", slot: 0, text: "", at: new Date(), body });
    }
  }

  async #beat() {
    const answer = await this.#emit("beat", {});
    if (answer.ok && answer.room > this.#since) void this.#emit("catch_up", { since: this.#since });
  }

  #tick() {
    if (this.#isUp && this.#seal) void this.#beat();
    const away = this.#downSince ? Date.now() - this.#downSince : 0;
    if (!this.#seal && away > OPENING_MS) this.#refused("unreachable");
    else if (away > RESUME_MS) this.#end({ why: "line_lost", forgotten: false });
  }

  /** A beat that stays without an answer makes the line find out by itself. */
  #checkLater() {
    setTimeout(() => this.#isUp && void this.#up(), 3_000);
  }

  // ── what comes ──

  #listen() {
    this.#line.on("room", (/** @type {Room} */ room) => this.#entered(room));
    this.#line.on("entry", (/** @type {any} */ { channel, entry }) => channel === "room" && this.#entry(entry));
    this.#line.on("typing", (/** @type {any} */ sign) => this.#theirTyping(sign));
    this.#line.on("shown", (/** @type {any} */ { by, counters }) => by !== 0 && this.#delivered(counters));
    this.#line.on("ended", (/** @type {Ended} */ ended) => this.#end(ended));
  }

  /** @param {Room} room */
  #entered(room) {
    if (this.#isOver) return;
    this.#room = room;
    this.#screen.room(room);
    if (!this.#seal) return;
    if (room.workers.length && slotsOf(room) !== this.#announced) this.#inTurn(() => this.#announce());
    else this.#flush();
  }

  /** @param {any} entry */
  #entry(entry) {
    this.#since = Math.max(this.#since, entry.seq);
    if (entry.type === "epoch") return void this.#seal?.acceptEpoch(entry);
    if (entry.type !== "message" || !this.#seal) return;
    const opened = this.#seal.open(entry);
    if (opened.kind === "own") return this.#mine.filter(({ body }) => body?.counter === entry.counter).forEach((said) => this.#stored(said));
    if (opened.kind === "replay") return;
    if (opened.gap > 0 || opened.kind === "refused" || opened.kind === "sealed_before") this.#screen.note("gap");
    if (opened.kind === "unknown") this.#screen.note("too_old_for_that");
    if (opened.kind === "text") this.#heard(entry.slot, opened);
    if (opened.kind !== "refused") this.#unseen.set(entry.slot, Math.max(entry.counter, this.#unseen.get(entry.slot) ?? 0));
    this.seen();
  }

  /** @param {number} slot @param {{text: string, at: string}} said */
  #heard(slot, { text, at }) {
    this.#screen.typing(slot, false);
    this.#screen.add({ mine: false, name: this.#nameOf(slot), slot, text, at: new Date(at) });
  }

  /** @param {any} sign */
  #theirTyping(sign) {
    const opened = this.#seal?.open(sign, "typing");
    if (opened?.kind === "typing") this.#screen.typing(sign.slot, opened.on);
  }

  /** @param {[number, number][]} counters */
  #delivered(counters) {
    const upTo = counters.find(([slot]) => slot === 0)?.[1] ?? 0;
    for (const said of this.#mine) {
      if (said.body?.counter <= upTo && said.mark !== "delivered") this.#marked(said, "delivered");
    }
  }

  /** @param {number} slot */
  #nameOf(slot) {
    return this.#names.get(slot) ?? "";
  }
  /** Who ever stood in the room, so that a line that comes late still has its name. @type {Map<number, string>} */
  #names = new Map();

  // ── epochs ──

  /** Only this page makes epochs. Words wait until the key is for exactly those now in the room. */
  async #announce() {
    const room = this.#room;
    if (!room || this.#isOver || !room.workers.length || slotsOf(room) === this.#announced) return;
    for (const { slot, name } of room.workers) this.#names.set(slot, name);
    const answer = await this.#sendEpoch(await this.#seal.announce(room.workers.map(({ slot, name, key }) => ({ slot, name, key }))));
    if (answer?.ok) {
      this.#announced = slotsOf(room);
      await this.#welcome(room);
    }
    // Refused because somebody has come or gone meanwhile: the room that says so is on its way, or is here already.
    if (this.#room && this.#room !== room) this.#entered(this.#room);
    else if (answer?.ok) this.#flush();
    else this.#retryAnnouncing();
  }

  #retryAnnouncing() {
    if (this.#isUp) setTimeout(() => this.#room && this.#entered(this.#room), 1_500);
  }

  /** @param {any} body */
  async #sendEpoch(body) {
    const answer = await this.#emit("epoch", body);
    if (answer.ok && this.#seal) {
      this.#held(answer.seq);
      this.#seal.adopt(body.number);
      this.#announced = body.roster.map((/** @type {{slot: number}} */ { slot }) => slot).join();
    }
    return answer;
  }

  #isInStep() {
    return !!this.#room && !!this.#seal?.epoch && slotsOf(this.#room) === this.#announced;
  }

  /** Newcomers may read what was said before, if the visitor lets them; whoever only loaded their page again, without asking. @param {Room} room */
  async #welcome(room) {
    const newcomers = room.workers.filter(({ slot }) => !this.#knownSlots.has(slot));
    const isFirst = this.#knownSlots.size === 0;
    for (const { slot } of newcomers) this.#knownSlots.add(slot);
    if (isFirst) return;
    for (const worker of newcomers) {
      if (worker.same_as !== null && this.#knownSlots.has(worker.same_as)) await this.#share(worker.slot, { as: worker.same_as });
      else if (this.#mine.some(({ body }) => body)) void this.#askAndShare(worker);
    }
  }

  /** @param {Worker} worker */
  async #askAndShare(worker) {
    if (!(await this.#screen.askToShare(worker))) return;
    this.#inTurn(async () => {
      if (await this.#share(worker.slot, {})) this.#screen.note("may_read_done", { name: worker.name });
    });
  }

  /** @param {number} slot @param {{as?: number}} who */
  async #share(slot, who) {
    if (!this.#room?.workers.some((worker) => worker.slot === slot)) return false;
    const body = await this.#seal.historyFor(slot, who);
    return !!body && (await this.#emit("history", body)).ok === true;
  }

  // ── sending ──

  /** What waited on the page goes out, in order, now that a pair holds the key. */
  #flush() {
    if (!this.isOpen) return;
    for (const said of this.#mine.filter(({ mark, body }) => !body && (mark === "held" || mark === "failed"))) {
      try {
        said.body = this.#seal.seal(this.#ground.envelope.text(said.text, said.at));
        void this.#post(said);
      } catch {
        this.#marked(said, "failed");
        this.#screen.trouble("seal_failed");
      }
    }
  }

  /** @param {Said} said */
  async #post(said) {
    this.#marked(said, "sending");
    const answer = await this.#emit("send", said.body);
    if (answer.ok) {
      this.#held(answer.seq);
      this.#stored(said);
    } else if (answer.code === "too_fast" || answer.code === "line") this.#postLater(said);
    else this.#failed(said, answer.code ?? "");
  }

  /** The server holds it: by its answer, or because it stands in the log. @param {Said} said */
  #stored(said) {
    this.#seal?.stored(said.body.counter);
    if (said.mark !== "delivered") this.#marked(said, "sent");
  }

  /** A line that broke sends everything again when it is back; one that only kept silent is tried once more. @param {Said} said */
  #postLater(said) {
    setTimeout(() => this.#isUp && said.mark === "sending" && void this.#post(said), 2_500);
  }

  /** What I sent is in the log at that place; anything missing before it is asked for by the next beat. @param {number} seq */
  #held(seq) {
    if (seq === this.#since + 1) this.#since = seq;
  }

  /** @param {Said} said @param {string} code */
  #failed(said, code) {
    this.#marked(said, "failed");
    if (code === "log_full") this.#screen.trouble("log_full");
  }

  /** @param {Said} said @param {import("./types.js").Mark} mark */
  #marked(said, mark) {
    said.mark = mark;
    if (said.text) this.#screen.mark(said);
  }

  /** The answer to an event; a line that breaks under it answers `line`. @param {string} name @param {object} body @returns {Promise<any>} */
  async #emit(name, body) {
    try {
      return (await this.#line.emit(name, body)) ?? { ok: false, code: "line" };
    } catch {
      return { ok: false, code: "line" };
    }
  }

  /** @param {() => Promise<void>} deed */
  #inTurn(deed) {
    this.#turn = this.#turn.then(deed).catch(() => {
      if (!this.#isOver) this.#screen.trouble("seal_failed");
    });
  }

  // ── the end ──

  /** @param {Ended} ended */
  #end(ended) {
    if (this.#isOver) return;
    for (const said of this.#mine) if (said.mark === "sending" || said.mark === "held") this.#marked(said, "failed");
    this.#finish();
    this.#screen.ended(ended);
  }

  #finish() {
    this.#isOver = true;
    this.#isUp = false;
    clearInterval(this.#beats);
    this.#seal = this.#pageKey = this.#room = undefined;
    this.#resume = "";
    this.#mine = [];
    this.#unseen.clear();
    // What was just said to the server must leave before the line does.
    setTimeout(() => this.#line.close(), 0);
  }
}

/** @param {Room} room */
const slotsOf = (room) => room.workers.map(({ slot }) => slot).sort((a, b) => a - b).join();

/** Refusals that say nothing about the conversation. @param {string} code */
const isPassing = (code) => code === "line" || code === "too_fast" || code === "trouble";
