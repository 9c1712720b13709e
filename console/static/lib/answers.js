// @ts-check
/** Canned answers on the desk: fetched once, filled for this conversation, placed into a draft. */

import { unfilled } from "./sendable.js";
import { AnswerIndex, isSame, nameOf } from "./answer_index.js";
import { Suggester } from "./suggesting.js";
import { openingTime } from "./when.js";
import { placed } from "./trigger.js";
import { unhurried } from "./unhurried.js";

/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {{ state: "loading" | "ready" | "failed", index: AnswerIndex, suggester: Suggester }} Library */

/** @type {Library} */
export const NO_LIBRARY = { state: "loading", ...madeOf(new AnswerIndex([])) };
const AT_ONCE = 10;

/**
 * The newest, or what was here before where there is nothing newer, or it cannot be had.
 * @param {() => Promise<Answer[] | null>} fetchAnswers
 * @param {Library} [before]
 * @returns {Promise<Library>}
 */
export async function loadLibrary(fetchAnswers, before = NO_LIBRARY) {
  try {
    const answers = await fetchAnswers();
    if (!answers) return before;
    const index = new AnswerIndex(answers);
    await unhurried(adding(index));
    return { state: "ready", ...madeOf(index) };
  } catch {
    return before.state === "loading" ? { ...NO_LIBRARY, state: "failed" } : before;
  }
}

/** @param {AnswerIndex} index @returns {Generator<undefined, void>} */
function* adding(index) {
  while (index.addSome(AT_ONCE)) yield;
}

/** @param {AnswerIndex} index */
function madeOf(index) {
  return { index, suggester: new Suggester(index) };
}

/**
 * What variables stand for in this conversation. One without a value stays as it is written, and keeps the draft from being sent.
 * @param {{ me: { name: string } | null, truth: Pick<import("./types.js").DeskTruth, "projects"> }} desk
 * @param {Pick<import("./types.js").Room, "project" | "project_name">} room @param {string} language of the answer
 * @returns {Record<string, string | undefined>}
 */
export function valuesFor({ me, truth }, room, language) {
  const here = truth.projects.find(({ project }) => project === room.project);
  return {
    worker: me?.name,
    project: room.project_name,
    next_opening: openingTime(here?.next_opening, language),
    clinic_name: here?.clinic_name ?? undefined,
    clinic_phone: here?.clinic_phone ?? undefined,
    clinic_hours: here?.clinic_hours ?? undefined,
  };
}

const CLINIC = /** @type {const} */ (["clinic_name", "clinic_phone", "clinic_hours"]);

/** Variables of its clinic for which a project has written nothing down: what needs them cannot be sent there. Names, one after the other.
 * @param {Pick<import("./types.js").DeskTruth, "projects">} truth @param {string} project none: nobody to send to */
export function unsaidIn({ projects }, project) {
  const here = projects.find((one) => one.project === project);
  return here ? CLINIC.filter((name) => !here[name]) : [];
}

/**
 * The same answer in the language of who sends it, in English where there is none; nothing for what stands in that language already.
 * @param {AnswerIndex} index @param {string} id of what was placed @param {string} reader their language @param {string} project
 * @returns {Answer | null}
 */
export function meaningOf(index, id, reader, project) {
  const [language] = id.split("/");
  if (isSame(language, reader)) return null;
  const same = index.named(nameOf({ id })).filter((answer) => !answer.project || answer.project === project);
  same.sort((one, other) => Number(Boolean(other.project)) - Number(Boolean(one.project)));
  const inLanguage = (/** @type {string} */ wanted) => same.find((answer) => isSame(answer.language, wanted) && answer.id !== id);
  return inLanguage(reader) ?? (isSame(language, "en") ? null : inLanguage("en")) ?? null;
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

/** @param {{ translation_of?: string | null, reviewed?: boolean }} answer */
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
