// @ts-check
/** Canned answers on the desk: fetched once, filled for this conversation, placed into a draft. */

import { plain, unfilled } from "./sendable.js";
import { indexed } from "./search.js";
import { openingTime } from "./when.js";
import { placed } from "./trigger.js";

/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {import("./search.js").Indexed} Indexed */
/** @typedef {{ state: "loading" | "ready" | "failed", index: Indexed[] }} Library */

/**
 * @param {() => Promise<Answer[]>} fetchAnswers
 * @returns {Promise<Library>}
 */
export async function loadLibrary(fetchAnswers) {
  try {
    return { state: "ready", index: indexed(await fetchAnswers()) };
  } catch {
    return { state: "failed", index: [] };
  }
}

/**
 * The answer's words for this visitor. A variable without a value stays, and keeps the draft from being sent.
 * @param {Answer} answer
 * @param {{ worker: string, project: string, opening: string | null }} here
 */
export function wordsFor(answer, { worker, project, opening }) {
  return plain(answer.body, { worker, project, next_opening: openingTime(opening, answer.language) });
}

/**
 * A draft with an answer in it, and what to select: the first thing to fill in, else the place after the words.
 * @param {string} draft
 * @param {{ start: number, end: number }} where
 * @param {string} words
 * @returns {{ text: string, start: number, end: number }}
 */
export function draftWith(draft, where, words) {
  const { text, cursor } = placed(draft, where, words);
  const hole = unfilled(text).find((one) => one.start >= where.start && one.end <= cursor);
  return hole ? { text, start: hole.start, end: hole.end } : { text, start: cursor, end: cursor };
}

/** @param {Answer} answer @param {string} today as "2026-11-20" */
export function isOverdue(answer, today) {
  return Boolean(answer.review_by && answer.review_by < today);
}

/** @param {Answer} answer */
export function isUnchecked(answer) {
  return Boolean(answer.translation_of) && !answer.reviewed;
}

const DAYS_IT_IS_NEWS = 14;

/**
 * The answers whose facts were changed in the last two weeks, newest first, in the languages that somebody reads.
 * @param {Answer[]} answers
 * @param {string} today as "2026-11-20"
 * @param {string[]} languages
 */
export function changedLately(answers, today, languages) {
  const since = new Date(Date.parse(today) - DAYS_IT_IS_NEWS * 86_400_000).toISOString().slice(0, 10);
  return answers
    .filter(({ changed, language }) => changed && changed >= since && changed <= today && languages.includes(language))
    .sort((one, other) => String(other.changed).localeCompare(String(one.changed)) || one.title.localeCompare(other.title));
}
