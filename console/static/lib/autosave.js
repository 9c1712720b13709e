// @ts-check
/**
 * What is typed in the editor, until the server has it. Every change is in this browser first; a second later the server is asked to keep it; only when it
 * says so, the browser lets go. Whatever fails, the words stay, and what is said of them is true. Knows no page: it is given one.
 */

import { Refused } from "./refused.js";
import { same } from "./working.js";

/** @typedef {import("./working.js").Working} Working */
/** @typedef {{ field: string, problem: string, what_to_do: string, line: number | null, blocks: boolean, by_guard: boolean }} ToMend */
/** @typedef {{ mark: string, others: string[], working: Working | null, faults: ToMend[] | null, aside: string | null, to: string | null, by: string | null }} Stands */
/** *where*: on the server; in this browser and on its way; in this browser alone; nowhere; set aside on the server. @typedef {"server" | "coming" | "browser" | "nowhere" | "aside"} Where */
/** @typedef {{ where: Where, since: number, code: string | null, to: string | null, by: string | null, saved: string | null }} State */
/** Writes to the page what stands, or says that it cannot just now. @typedef {(working: Working) => boolean} Adopt */
/** @typedef {import("./entry_shelf.js").Entry} Entry */
/** @typedef {import("./entry_shelf.js").EntryShelf} EntryShelf */
/**
 * @typedef {{ read: () => Working, adopt: Adopt, ask: (what: string, body: object) => Promise<any>, shelf: EntryShelf, key: string,
 *   tell: (state: State) => void, heard: (said: Stands) => void, later: (seconds: number, deed: () => void) => () => void, now: () => number }} Page
 */

const SECONDS = 1;
const LONGEST = 30;
/** Nothing but another sign-in, or another text, helps against these. */
const FOR_NOW = new Set(["sign_in_again", "stale", "not_ours", "not_there", "second_step"]);
const UNTIL_CHANGED = new Set(["too_large", "bad_field", "bad_request"]);
/** Nobody is known to be there. @type {Stands} */
const NOBODY = { mark: "", others: [], working: null, faults: null, aside: null, to: null, by: null };

export class Autosave {
  /** What the page went on from. @type {Working} */
  #base;
  /** Of what stands on the server, where the page shows just that. @type {string | null} */
  #mark;
  /** @type {string | null} */
  #aside = null;
  /** One thing at a time goes to the server: two answers out of order would set the page back. @type {Promise<unknown> | null} */
  #sending = null;
  /** How often the server has answered what was sent: an older answer to somebody's look is no news after that. */
  #answers = 0;
  /** Where a version is that was saved while somebody wrote on. @type {string | null} */
  #saved = null;
  #fails = 0;
  #over = false;
  #cancel = () => {};
  /** @type {State} */
  #state;
  #page;

  /** @param {Page} page @param {Working} base @param {string} mark */
  constructor(page, base, mark) {
    this.#page = page;
    this.#base = base;
    this.#mark = mark;
    this.#state = { where: "server", since: page.now(), code: null, to: null, by: null, saved: null };
  }

  get isDirty() {
    return !same(this.#page.read(), this.#base);
  }

  get state() {
    return this.#state;
  }

  /** Of what the page shows; null while it does not know. */
  get mark() {
    return this.#mark;
  }

  /** Somebody typed. */
  changed() {
    const kept = this.#put();
    if (UNTIL_CHANGED.has(this.#state.code ?? "")) this.#fails = 0; // these are other words
    if (this.#over) return this.#say(kept ? "browser" : "nowhere", this.#state.code);
    if (this.#state.where !== "aside" && this.#fails === 0) this.#say("coming");
    else if (this.#fails > 0) this.#say(kept ? "browser" : "nowhere", this.#state.code);
    this.#plan(this.#fails > 0 ? this.#pause() : SECONDS);
  }

  /** To the server, now. True once it holds everything, in the draft or aside. @returns {Promise<boolean>} */
  async flush() {
    this.#cancel();
    while (this.#sending) await this.#sending;
    if (!this.isDirty && this.#aside === null) return this.#nothingNew();
    return this.#alone(this.#send());
  }

  /** Now and then: this page is still there; what have others written? */
  async beat() {
    if (this.#over) return;
    const answers = this.#answers;
    const said = /** @type {Stands | null} */ (await this.#page.ask("here", { mark: this.#mark }).catch((error) => this.#unheard(error)));
    if (!said || this.#over) return;
    if (this.#fails > 0) void this.flush();
    const isNews = answers === this.#answers && !this.isDirty && !this.#sending;
    const comes = said.working && isNews && this.#adopt(said.working, said.mark);
    this.#page.heard(comes ? said : { ...said, working: null, faults: null });
  }

  /** A version of it: the address to look at it, or null where somebody wrote on meanwhile or something stands in the way; either is told.
   * @param {boolean} follows @returns {Promise<string | null>} */
  async save(follows) {
    while (this.#sending) await this.#sending;
    this.#cancel();
    this.#put();
    return this.#alone(this.#version(this.#page.read(), follows));
  }

  /** @template T @param {Promise<T>} deed @returns {Promise<T>} */
  #alone(deed) {
    const sending = deed.finally(() => this.#sending === sending && (this.#sending = null));
    this.#sending = sending;
    return sending;
  }

  /** @param {Working} mine @param {boolean} follows */
  async #version(mine, follows) {
    try {
      const said = await this.#page.ask("version", { base: this.#base, mine, aside: this.#aside, follows });
      if (said.mark) return this.#take(said, mine), null;
      return this.#go(said.to, mine);
    } catch (error) {
      return this.#fail(error), null;
    }
  }

  /** What was typed while it was being saved is in no version: it stays in the browser, and becomes a new draft. @param {string} to @param {Working} mine */
  #go(to, mine) {
    this.#answers += 1;
    this.#fails = 0;
    this.#aside = null;
    if (same(this.#page.read(), mine)) return this.#page.shelf.drop(this.#page.key), to;
    this.#base = mine;
    this.#mark = null;
    this.#put();
    this.#saved = to;
    this.#say("coming");
    this.#plan(SECONDS);
    return null;
  }

  /** Nobody answered a look: who else is there is not known any more. @param {unknown} error */
  #unheard(error) {
    const code = error instanceof Refused ? error.code : "trouble";
    if (FOR_NOW.has(code) && !this.#sending) {
      this.#over = true;
      this.#cancel();
      this.#say(this.isDirty ? (this.#put() ? "browser" : "nowhere") : "server", code);
    }
    this.#page.heard(NOBODY);
    return null;
  }

  /** Typed, and taken back. */
  #nothingNew() {
    this.#page.shelf.drop(this.#page.key);
    if (this.#state.where !== "server") this.#say("server");
    return true;
  }

  /** What an earlier page of this person left in this browser goes to the server first. */
  async recover() {
    for (const [key, entry] of this.#page.shelf.all()) {
      if (same(entry.mine, entry.base)) {
        this.#page.shelf.drop(key);
        continue;
      }
      if (!(await this.#bring(key, entry))) return;
    }
  }

  /** @param {string} key @param {Entry} entry */
  async #bring(key, entry) {
    this.#page.adopt(entry.mine);
    this.#base = entry.base;
    this.#aside = entry.aside;
    this.#mark = null;
    const kept = this.#put();
    if (kept && key !== this.#page.key) this.#page.shelf.drop(key);
    const done = await this.#send();
    if (done && key !== this.#page.key) this.#page.shelf.drop(key);
    return done && this.#state.where === "server";
  }

  async #send() {
    const mine = this.#page.read();
    try {
      this.#take(await this.#page.ask("keep", { base: this.#base, mine, aside: this.#aside }), mine);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** What the server said of *mine*. @param {Stands} said @param {Working} mine */
  #take(said, mine) {
    this.#answers += 1;
    this.#fails = 0;
    this.#page.heard(said);
    const same_ = same(this.#page.read(), mine);
    if (said.aside) {
      this.#aside = said.aside;
      this.#say("aside", null, said);
    } else {
      this.#aside = null;
      if (same_ && said.working && this.#adopt(said.working, said.mark)) return this.#say("server");
      // What came in from others is not in the page yet. What was sent is in what stands, so the page goes on from there.
      this.#base = mine;
      this.#mark = null;
      this.#say(same_ ? "server" : "coming");
    }
    if (same_) this.#page.shelf.drop(this.#page.key);
    else this.#put(), this.#plan(SECONDS);
  }

  /** @param {Working} working @param {string} mark */
  #adopt(working, mark) {
    if (!this.#page.adopt(working)) return false;
    this.#base = working;
    this.#mark = mark;
    this.#page.shelf.drop(this.#page.key);
    return true;
  }

  /** @param {unknown} error */
  #fail(error) {
    const code = error instanceof Refused ? error.code : "trouble";
    this.#page.heard(NOBODY);
    this.#fails += 1;
    this.#over = FOR_NOW.has(code);
    this.#say(this.#put() ? "browser" : "nowhere", code);
    if (!this.#over && !UNTIL_CHANGED.has(code)) this.#plan(this.#pause());
  }

  #put() {
    return this.#page.shelf.put(this.#page.key, { base: this.#base, mine: this.#page.read(), aside: this.#aside, at: this.#page.now() });
  }

  #pause() {
    return Math.min(LONGEST, 2 ** this.#fails);
  }

  /** @param {number} seconds */
  #plan(seconds) {
    this.#cancel();
    this.#cancel = this.#page.later(seconds, () => void this.flush());
  }

  /** @param {Where} where @param {string | null} [code] @param {{ to: string | null, by: string | null }} [beside] */
  #say(where, code = null, beside = { to: null, by: null }) {
    const since = where === this.#state.where && where !== "server" ? this.#state.since : this.#page.now();
    this.#state = { where, since, code, to: beside.to, by: beside.by, saved: this.#saved };
    this.#page.tell(this.#state);
  }
}
