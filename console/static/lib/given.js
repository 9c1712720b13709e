// @ts-check
/** What can be put into a reply, and the sheet it is put on: so it goes to the partner's page, sealed, and so it is taken from there. Pure. */

import { isUnchecked } from "./answers.js";
import { partsOf, plain } from "./sendable.js";

/** @typedef {"translation" | "facts" | "partner" | "withdrawn" | "changed"} Doubt Why a second press is asked for. */

/**
 * What can be put into a reply: an answer, or anything with a name and words.
 * @typedef {object} Placeable
 * @property {string} id
 * @property {string} title
 * @property {string} language
 * @property {string} [body] Markdown, as `canned_answers/body.py` has it
 * @property {string} [words] instead of `body`: as they go into the box
 * @property {boolean} [reviewed]
 * @property {boolean} [verified]
 * @property {string | null} [translation_of]
 */

/** @typedef {{ id: string, title: string, language: string, parts: string[], doubts: string[] }} Sheet parts: plain words, variables not filled */

const MOST_PARTS = 20;
const SHORT = 300;
const LONG = 8000;

/** @param {Placeable} what @returns {Sheet} */
export function sheetOf(what) {
  const { id, title, language, body = "", words } = what;
  const parts = words === undefined ? partsOf(body).map((part) => plain(part)) : [words];
  return { id, title, language, parts, doubts: doubtsOf(what) };
}

/** @param {Placeable} what @returns {Doubt[]} */
function doubtsOf(what) {
  const doubts = /** @type {Doubt[]} */ ([]);
  if (isUnchecked(what)) doubts.push("translation");
  if (what.verified === false) doubts.push("facts");
  return doubts;
}

/** @param {any} sheet @returns {sheet is Sheet} */
export function isSheet(sheet) {
  const { id, title, language, parts, doubts } = sheet;
  const isText = (/** @type {unknown} */ each, most = SHORT) => typeof each === "string" && each.length > 0 && each.length <= most;
  const areParts = Array.isArray(parts) && parts.length > 0 && parts.length <= MOST_PARTS && parts.every((part) => isText(part, LONG));
  const areDoubts = Array.isArray(doubts) && doubts.every((doubt) => doubt === "translation" || doubt === "facts");
  return isText(id) && isText(title) && isText(language) && areParts && areDoubts;
}
