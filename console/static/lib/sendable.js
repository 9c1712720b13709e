// @ts-check
/**
 * The words of a canned answer as they go into the reply box, and what keeps a draft from being sent. The same rules as
 * `canned_answers/body.py`; a change here is a change there.
 */

import { isUnspaced } from "./fold.js";

const LINK = /\[([^\[\]\n]+)\]\(((?:https:\/\/|tel:\+?[0-9]|sms:\+?[0-9])[^()\s]*)\)/gu;
const PLACEHOLDER = /\[([^\[\]\n]+)\]/gu;
const VARIABLE = /\{([a-z_]+)\}/gu;
const BOLD = /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*/gu;
/** `part` stands alone between two messages of one answer; left in a draft it keeps that from being sent. */
const KNOWN = ["worker", "project", "next_opening", "clinic_name", "clinic_phone", "clinic_hours", "part"];

/** Where a piece of what was placed ends: a hole is filled in by hand, and so is a variable. */
const HOLES = "\\[[^\\[\\]\\n]*\\]|\\{[a-z_]+\\}";
const ENDS = new RegExp(`\\n+|(?<=[.!?,;:])\\s+|${HOLES}`, "u");
/** Thai has spaces between phrases alone, Chinese none at all. */
const UNSPACED_ENDS = new RegExp(`\\s+|[。！？；，、：,.!?;:]|${HOLES}`, "u");
const TELLING = 12;
const TELLING_UNSPACED = 6;

/** What an envelope may hold at most, less what its own braces and names take. */
export const MOST_BYTES = 8000;

/** @typedef {{ words: string, start: number, end: number }} Unfilled */

/**
 * What a person still has to fill in, in order: `[name of the clinic]`, or a variable that had no value.
 * @param {string} text
 * @returns {Unfilled[]}
 */
export function unfilled(text) {
  const blanked = text.replace(LINK, (link) => " ".repeat(link.length));
  const holes = [...blanked.matchAll(PLACEHOLDER)].map((found) => holeOf(found));
  const names = [...blanked.matchAll(VARIABLE)].filter((found) => KNOWN.includes(found[1])).map((found) => holeOf(found));
  return [...holes, ...names].sort((a, b) => a.start - b.start);
}

/**
 * @param {RegExpMatchArray} found
 * @returns {Unfilled}
 */
function holeOf(found) {
  const start = found.index ?? 0;
  return { words: found[0], start, end: start + found[0].length };
}

/**
 * Put values in the place of variables, once: a value is never read for variables again.
 * @param {string} text
 * @param {Record<string, string | undefined>} values
 */
export function fill(text, values) {
  return text.replace(VARIABLE, (whole, name) => (Object.hasOwn(values, name) && values[name]) || whole);
}

/** Names of the variables in it. @param {string} body @returns {string[]} */
export function variablesIn(body) {
  return [...body.matchAll(VARIABLE)].map(([, name]) => name);
}

/** Does it need one of these? @param {{ body: string }} answer @param {string[]} unsaid */
export function needsAny({ body }, unsaid) {
  return unsaid.length > 0 && variablesIn(body).some((name) => unsaid.includes(name));
}

/**
 * The messages of an answer, in order; most have one.
 * @param {string} body
 */
export function partsOf(body) {
  return body.split(/^\{part\}[ ]*$/mu).map((part) => part.trim());
}

/**
 * No marks, one line for each paragraph and bullet, links written out.
 * @param {string} body
 * @param {Record<string, string | undefined>} [values]
 */
export function plain(body, values = {}) {
  return fill(
    body
      .trim()
      .split(/\n\s*\n/)
      .map(plainBlock)
      .join("\n\n"),
    values,
  );
}

/**
 * All of an answer to look at, not to send: a ruled line stands between its parts.
 * @param {string} body
 * @param {Record<string, string | undefined>} [values]
 */
export function inWords(body, values = {}) {
  return partsOf(body)
    .map((part) => plain(part, values))
    .join("\n\n———\n\n");
}

/** @param {string} block */
function plainBlock(block) {
  if (!block.startsWith("- "))
    return plainWords(
      block
        .split("\n")
        .map((line) => line.trim())
        .join(" "),
    );
  const items = block.split(/(?:^|\n)- /).slice(1);
  return items.map((item) => `• ${plainWords(item.split(/\s+/).join(" ").trim())}`).join("\n");
}

/** @param {string} text */
function plainWords(text) {
  return text.replace(BOLD, "$1").replace(LINK, (_, words, target) => plainLink(words, target));
}

/**
 * @param {string} words
 * @param {string} target
 */
function plainLink(words, target) {
  if (!target.startsWith("https://") || words === target || words === target.slice(8)) return words;
  return `${words} (${target})`;
}

/**
 * Is some of what was placed still in the draft? Then its translation is still unchecked, however much was written round it and into its gaps.
 * @param {string} draft
 * @param {string} words
 */
export function stillHolds(draft, words) {
  return tellingPieces(words).some((piece) => draft.includes(piece));
}

/** Half-sentences long enough to be its own and nobody else's; of what is short all through, the longest. @param {string} words */
function tellingPieces(words) {
  const pieces = words.split(isUnspaced(words) ? UNSPACED_ENDS : ENDS).map((piece) => piece.trim());
  const least = isUnspaced(words) ? TELLING_UNSPACED : TELLING;
  const long = pieces.filter((piece) => piece.length >= least);
  const longest = pieces.reduce((one, other) => (other.length > one.length ? other : one), "");
  return long.length > 0 ? long : longest ? [longest] : [];
}

/** @param {string} text */
export function isTooLong(text) {
  return new TextEncoder().encode(JSON.stringify(text)).length > MOST_BYTES;
}
