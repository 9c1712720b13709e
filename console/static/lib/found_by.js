// @ts-check
/** Which of a list somebody means by what they type: every word of it begins some word there, give or take a slip of the finger. */
import { fold, isNearlyStartOf, isUnspaced, slipsAllowed, wordsOf } from "./fold.js";

/** @typedef {{ words: string[], whole: string }} Prepared */

/**
 * Done once for each of the list, so that a key costs little.
 * @param {string} foundBy
 * @returns {Prepared}
 */
export const prepared = (foundBy) => ({ words: wordsOf(foundBy), whole: fold(foundBy) });

/**
 * Which of them somebody means. A slip is forgiven only where nothing is found without: "hepa" is not "health" as long as there is a hepatitis.
 * @param {string} typed @param {Prepared[]} all @returns {boolean[]}
 */
export function meant(typed, all) {
  const typedWords = wordsOf(typed);
  const found = all.map(({ whole }) => typedWords.every((word) => whole.includes(word)));
  return found.includes(true) ? found : all.map((one) => typedWords.every((word) => isAmong(word, one)));
}

/** @param {string} word @param {Prepared} one */
function isAmong(word, { words, whole }) {
  if (whole.includes(word)) return true;
  return !isUnspaced(word) && words.some((other) => isNearlyStartOf(word, other, slipsAllowed(word)));
}
