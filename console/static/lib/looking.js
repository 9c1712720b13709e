// @ts-check
/**
 * What a worker does with the library besides searching it: stars, what was used this shift, how often answers were sent, and what was looked for in vain.
 *
 * Stars are kept on the server under their name. The rest is in this page until the shift ends; then sums go out that name no chat, and of searches
 * only what the worker has seen and passed on.
 */

import { nameOf } from "./answer_index.js";
import { identifiersIn } from "./guard.js";
import { Unfound } from "./unfound.js";

/** @typedef {import("./answer_index.js").Answer} Answer */
/** @typedef {import("./flags.js").World["call"]} Call */
/** @typedef {import("./unfound.js").InVain} InVain */
/** @typedef {{ project: string, name: string, language: string, times: number }} SentTimes */

const MOST_RECENT = 6;
const MOST_TIMES = 200;

export class Looking {
  /** Names of answers. @type {ReadonlySet<string>} */
  stars = new Set();
  /** Names of those that were sent this shift, the newest first. @type {string[]} */
  recent = [];
  unfound = new Unfound();
  /** @type {"idle" | "going" | "sent" | "failed"} */
  passing = "idle";

  /** @type {Map<string, SentTimes>} */
  #counts = new Map();
  /** Suggestions that were put away: they stay so until the visitor writes on. */
  #putAway = "";

  /** @param {Call} call @param {() => void} changed */
  constructor(call, changed) {
    this.call = call;
    this.changed = changed;
  }

  /** Names of what is nearest at hand. */
  get mine() {
    return [...this.stars, ...this.recent];
  }

  async fetchStars() {
    const answer = await this.call("/desk/stars.json");
    if (answer.ok) this.stars = new Set(/** @type {any} */ (answer.body).stars);
    this.changed();
  }

  /** Shown at once, and taken back where the server did not hear it. @param {Answer} answer */
  async star(answer) {
    const name = nameOf(answer);
    const starred = !this.stars.has(name);
    this.#setStar(name, starred);
    const heard = await this.call("/desk/star", { name, starred });
    if (!heard.ok) this.#setStar(name, !starred);
  }

  // ── during the shift ────────────────────────────────────────────────────────────────────────────────────────────

  /** An answer went out to a visitor. @param {Pick<Answer, "id" | "language">} answer @param {string} project */
  sent(answer, project) {
    const [name, { language }] = [nameOf(answer), answer];
    const key = [project, name, language].join(" ");
    const times = (this.#counts.get(key)?.times ?? 0) + 1;
    this.#counts.set(key, { project, name, language, times: Math.min(times, MOST_TIMES) });
    this.recent = [name, ...this.recent.filter((other) => other !== name)].slice(0, MOST_RECENT);
  }

  /** @param {string} lines which lines the suggestions are of */
  putAway(lines) {
    this.#putAway = lines;
    this.changed();
  }

  /** @param {string} lines */
  isPutAway(lines) {
    return this.#putAway === lines;
  }

  // ── at its end ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Sums go out once. Where the line is down they wait for the next end in this page; a page that is closed takes them with it. */
  async endShift() {
    this.unfound.close();
    this.recent = [];
    this.passing = "idle";
    const sent = [...this.#counts.values()];
    if (sent.length === 0) return;
    this.#counts.clear();
    const heard = await this.call("/desk/sent-answers", { sent });
    if (!heard.ok && heard.code === "unreachable") for (const one of sent) this.#counts.set([one.project, one.name, one.language].join(" "), one);
  }

  /** May it be passed on as it is? @param {InVain} look */
  holds({ words }) {
    return identifiersIn(words);
  }

  /** To those who write answers, as the worker let them stand. */
  async passOn() {
    const missing = this.unfound.looks.filter(({ words }) => words.trim().length > 1);
    if (missing.some((look) => this.holds(look).length > 0) || this.passing === "going") return;
    this.passing = "going";
    this.changed();
    const heard = missing.length === 0 || (await this.call("/desk/missing", { missing })).ok;
    this.passing = heard ? "sent" : "failed";
    if (heard) this.unfound.wipe();
    this.changed();
  }

  /** @param {string} name @param {boolean} starred */
  #setStar(name, starred) {
    const stars = new Set(this.stars);
    if (starred) stars.add(name);
    else stars.delete(name);
    this.stars = stars;
    this.changed();
  }
}
