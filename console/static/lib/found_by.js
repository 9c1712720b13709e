// @ts-check
/** Whether what somebody types means one of a list: every word of it begins some word there, give or take a slip of the finger. */
import { fold, isNearlyStartOf, isUnspaced, slipsAllowed, wordsOf } from "./fold.js";

/** @typedef {{ words: string[], whole: string }} Prepared */

/**
 * Done once for each of the list, so that a key costs little.
 * @param {string} foundBy
 * @returns {Prepared}
 */
export const prepared = (foundBy) => ({ words: wordsOf(foundBy), whole: fold(foundBy) });

/**
 * @param {string} typed
 * @param {Prepared} one
 */
export const means = (typed, one) => wordsOf(typed).every((word) => isAmong(word, one));

/** @param {string} word @param {Prepared} one */
function isAmong(word, { words, whole }) {
  if (isUnspaced(word)) return whole.includes(word);
  return whole.includes(word) || words.some((other) => isNearlyStartOf(word, other, slipsAllowed(word)));
}
