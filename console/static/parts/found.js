// @ts-check
/** What a search found, kept from one drawing to the next: the page is drawn at each key anywhere, and only another question is worth another search. */

import { useRef } from "./view.js";

/** @typedef {import("../lib/search.js").Answer} Answer */
/** @typedef {import("../lib/search.js").Wanted} Wanted */

/**
 * @param {import("./view.js").App} app @param {string | null} typed null where nobody asks @param {Wanted} wanted
 * @param {(typed: string) => Answer[]} find asked where anything is otherwise than before
 * @returns {Answer[]}
 */
export function useFound({ library, looking }, typed, wanted, find) {
  const last = /** @type {{ current: { question: unknown[], found: Answer[] } }} */ (useRef({ question: [], found: [] }));
  const { visitor, worker = [], project, most, unsaid = [] } = wanted;
  const question = [library.index, looking.stars, looking.recent, typed, visitor, worker.join(), project, most, unsaid.join()];
  if (question.some((part, at) => part !== last.current.question[at])) last.current = { question, found: typed === null ? [] : find(typed) };
  return last.current.found;
}
