// @ts-check
/** Before anything leaves the reply box: may it? Pure; the words for each reason stand with the strings. */

import { isTooLong, stillHolds, unfilled } from "./sendable.js";

/** @typedef {import("./sendable.js").Unfilled} Unfilled */
/** @typedef {{ why: "placeholder", holes: Unfilled[] } | { why: "unchecked" } | { why: "too_long" }} Reason */

/**
 * @param {string} draft
 * @param {{ words: string }[]} unchecked Canned translations that were placed and that no native speaker has checked.
 * @param {boolean} wasWarned Was the second press asked for already?
 * @returns {Reason | null}
 */
export function reasonToHold(draft, unchecked, wasWarned) {
  const holes = unfilled(draft);
  if (holes.length > 0) return { why: "placeholder", holes };
  if (isTooLong(draft)) return { why: "too_long" };
  if (!wasWarned && unchecked.some(({ words }) => stillHolds(draft, words))) return { why: "unchecked" };
  return null;
}
