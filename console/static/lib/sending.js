// @ts-check
/** Before anything leaves the reply box: may it? Pure; the words for each reason stand with the strings. */

import { isTooLong, stillHolds, unfilled } from "./sendable.js";

/** @typedef {import("./sendable.js").Unfilled} Unfilled */
/** @typedef {import("./given.js").Doubt} Doubt */
/** @typedef {Pick<import("./placing.js").Placed, "words" | "doubts" | "by">} InDraft */
/** @typedef {{ why: "placeholder", holes: Unfilled[] } | { why: "doubt", of: InDraft[], search: string } | { why: "too_long" }} Reason */

/**
 * @param {string} draft
 * @param {InDraft[]} placed What was put in and not written by hand.
 * @param {Reason | null} before Why the press before this one was held. For a doubt that it named, the second press is enough.
 * @param {string} [search] What was looked for and still stands there, with its slash: it was typed for this page, and not for the visitor.
 * @returns {Reason | null}
 */
export function reasonToHold(draft, placed, before, search = "") {
  const holes = unfilled(draft);
  if (holes.length > 0) return { why: "placeholder", holes };
  if (isTooLong(draft)) return { why: "too_long" };
  const of = placed.filter(({ words, doubts }) => doubts.length > 0 && stillHolds(draft, words));
  const named = before?.why === "doubt" ? before : { of: /** @type {InDraft[]} */ ([]), search: "" };
  const isNamed = of.every((one) => named.of.includes(one)) && (search === "" || search === named.search);
  return isNamed ? null : { why: "doubt", of, search };
}

/** Each doubt once, in the order in which they are said. @param {InDraft[]} placed @returns {Doubt[]} */
export function doubtsAmong(placed) {
  return /** @type {const} */ (["partner", "withdrawn", "changed", "translation", "facts"]).filter((doubt) => placed.some(({ doubts }) => doubts.includes(doubt)));
}
