// @ts-check
/** Whether what somebody types means one of a list: every word of it begins some word there, give or take a slip of the finger. */
import { fold, isNearlyStartOf, isUnspaced, slipsAllowed, wordsOf } from "./fold.js";

/**
 * @param {string} typed
 * @param {string} foundBy
 */
export function means(typed, foundBy) {
  const words = wordsOf(foundBy);
  return wordsOf(typed).every((each) => isAmong(each, words, foundBy));
}

/** @param {string} word @param {string[]} words @param {string} foundBy */
function isAmong(word, words, foundBy) {
  if (isUnspaced(word)) return fold(foundBy).includes(word);
  return words.some((other) => other.includes(word) || isNearlyStartOf(word, other, slipsAllowed(word)));
}
