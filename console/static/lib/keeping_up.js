// @ts-check
/**
 * The library of answers as it is now. It is fetched when the page opens and again every two minutes, whatever anybody does, so that when somebody looked
 * for an answer cannot be told from it. What is published is there without another start of the page; what is withdrawn is gone.
 */

import { NO_LIBRARY, loadLibrary } from "./answers.js";
import { nameOf } from "./answer_index.js";

/** @typedef {import("./answers.js").Library} Library */
/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {import("./placing.js").News} News */

const AFRESH_MS = 2 * 60_000;
const AGAIN_MS = 15_000;
/** A slow line needs a minute for a large library; on one that died without a word a browser would wait for many, and nothing be asked meanwhile. */
export const PATIENCE_MS = 2 * 60_000;

export class KeepingUp {
  /** @type {Library} */
  library = NO_LIBRARY;
  #isFetching = false;

  /**
   * @param {() => Promise<Answer[] | null>} fetchAnswers null where nothing is new
   * @param {(library: Library, before: Library) => void} changed
   * @param {(deed: () => void, ms: number) => unknown} [later]
   */
  constructor(fetchAnswers, changed, later = (deed, ms) => setTimeout(deed, ms)) {
    this.fetchAnswers = fetchAnswers;
    this.changed = changed;
    this.later = later;
  }

  async keepUp() {
    await this.refresh();
    this.later(() => void this.keepUp(), this.library.state === "ready" ? AFRESH_MS : AGAIN_MS);
  }

  async refresh() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const before = this.library;
    this.library = await loadLibrary(this.fetchAnswers, before);
    this.#isFetching = false;
    if (this.library !== before) this.changed(this.library, before);
  }
}

/**
 * Of an answer that was put into a draft: what became of it since.
 * @param {Library} before @param {Library} now @param {string} id @param {string} project whose visitor it is for
 * @returns {News | null}
 */
export function newsOf(before, now, id, project) {
  const [was, is] = [before, now].map(({ index }) => told(index, id, project));
  if (!was || now.state !== "ready") return null;
  if (!is) return "withdrawn";
  return is.body === was.body ? null : "changed";
}

/** What is told there under that name and in that language: its own, or what all projects have. @param {Library["index"]} index @param {string} id @param {string} project */
function told(index, id, project) {
  const [language] = id.split("/");
  const all = index.named(nameOf({ id })).filter((answer) => answer.language === language && (!answer.project || answer.project === project));
  return all.find((answer) => answer.project) ?? all[0];
}

/**
 * Asks for a file of JSON again only where it is another than last time. The mark of the last one stands in this page alone.
 * @param {string} path @param {typeof fetch} [ask] @returns {() => Promise<any>}
 */
export function newsFrom(path, ask = (...how) => fetch(...how)) {
  let mark = "";
  return async () => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await ask(path, { cache: "no-store", signal, headers: mark ? { "If-None-Match": mark } : {} });
    if (response.status === 304) return null;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const body = await response.json();
    mark = response.headers.get("ETag") ?? "";
    return body;
  };
}
