// @ts-check
/* What the visitor says, from the box to a worker's screen. A line is *held* on this page until a pair has the key; *sent* when the server holds
   it sealed; *delivered* when a worker's screen has shown it. Nothing is marked further than it got. */

/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {"moment"|"covered"|"back"} Signal */
/**
 * @typedef {{
 *   emit: (name: string, body: object) => Promise<any>,
 *   isOpen: () => boolean,
 *   isUp: () => boolean,
 *   seal: () => any,
 *   envelope: {text: (words: string, at?: Date) => any, signal: (signal: Signal) => any, typing: (on: boolean) => any},
 *   stored: (seq: number) => void,
 *   add: (said: Said) => void,
 *   mark: (said: Said) => void,
 *   trouble: (key: string) => void}} Needs
 */

const TYPING_MS = 3_000;
const AGAIN_MS = 2_500;

export class Outbox {
  #needs;
  /** In order, until the page forgets them. @type {Said[]} */
  #lines = [];
  #typedAt = 0;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  /** Has anything been sealed and sent so far? */
  get hasSpoken() {
    return this.#lines.some(({ body }) => body);
  }

  /** Throws when the words cannot be sealed; then nothing was sent and nothing was added. @param {string} text */
  say(text) {
    const said = line(text);
    if (this.#needs.isOpen()) said.body = this.#sealed(said);
    this.#lines.push(said);
    this.#needs.add(said);
    this.#typedAt = 0;
    if (said.body) void this.#post(said);
  }

  /** The same sealed words once more: their counter says that they are the same. @param {Said} said */
  again(said) {
    if (said.body) void this.#post(said);
    else this.flush();
  }

  /** Throws when it cannot be sealed. @param {Signal} signal */
  signal(signal) {
    this.post(this.#needs.envelope.signal(signal));
  }

  /** What stands in no log on this page. Throws when it cannot be sealed. @param {any} envelope */
  post(envelope) {
    const said = line("");
    said.body = this.#needs.seal().seal(envelope);
    this.#lines.push(said);
    void this.#post(said);
  }

  /** A sign that the visitor is writing, at most every three seconds; `false` takes it back. @param {boolean} on */
  typing(on) {
    const now = Date.now();
    if (!this.#needs.isOpen() || (on ? now - this.#typedAt < TYPING_MS : !this.#typedAt)) return;
    this.#typedAt = on ? now : 0;
    void this.#needs.emit("typing", this.#needs.seal().seal(this.#needs.envelope.typing(on)));
  }

  /** What waited on the page goes out, in order, now that a pair holds the key. */
  flush() {
    if (!this.#needs.isOpen()) return;
    for (const said of this.#lines.filter(({ body }) => !body)) {
      try {
        said.body = this.#sealed(said);
        void this.#post(said);
      } catch {
        this.#mark(said, "failed");
        this.#needs.trouble("seal_failed");
      }
    }
  }

  /** After a lost line: what the server has not said it holds, as it was and in the same order. */
  async resend() {
    for (const { counter } of this.#needs.seal().unstored()) {
      const said = this.#lines.find(({ body }) => body?.counter === counter);
      if (said) await this.#post(said);
    }
  }

  /** It stands in the server's log. @param {number} counter */
  stored(counter) {
    for (const said of this.#lines) if (said.body?.counter === counter) this.#stored(said);
  }

  /** A worker's screen has shown all up to this one. @param {number} counter */
  delivered(counter) {
    for (const said of this.#lines) if (said.body?.counter <= counter) this.#mark(said, "delivered");
  }

  /** It is over: what is not with the server will not get there. */
  end() {
    for (const said of this.#lines) if (said.mark === "sending" || said.mark === "held") this.#mark(said, "failed");
    this.#lines = [];
  }

  /** @param {Said} said */
  #sealed({ text, at }) {
    return this.#needs.seal().seal(this.#needs.envelope.text(text, at));
  }

  /** @param {Said} said */
  async #post(said) {
    this.#mark(said, "sending");
    const answer = await this.#needs.emit("send", said.body);
    if (answer.ok) {
      this.#needs.stored(answer.seq);
      this.#stored(said);
    } else if (answer.code === "too_fast" || answer.code === "line") setTimeout(() => this.#postIfStillSending(said), AGAIN_MS);
    else this.#refused(said, answer.code);
  }

  /** A line that broke sends everything again when it is back; one that only kept silent is tried once more. @param {Said} said */
  #postIfStillSending(said) {
    if (this.#needs.isUp() && said.mark === "sending") void this.#post(said);
  }

  /** @param {Said} said */
  #stored(said) {
    this.#needs.seal()?.stored(said.body.counter);
    this.#mark(said, "sent");
  }

  /** @param {Said} said @param {string} code */
  #refused(said, code) {
    this.#mark(said, "failed");
    if (code === "log_full") this.#needs.trouble("log_full");
  }

  /** What was delivered stays so, whatever answer comes late. @param {Said} said @param {Mark} mark */
  #mark(said, mark) {
    if (said.mark === "delivered" || said.mark === mark) return;
    said.mark = mark;
    if (said.text) this.#needs.mark(said);
  }
}

/** @param {string} text @returns {Said} */
const line = (text) => ({ mine: true, name: "", slot: 0, text, at: new Date(), mark: "held" });
