// @ts-check
/**
 * Words as a search sees them: without accents, case or punctuation, so that "Siphilis" finds "sífilis" and "tax" finds "TAX?".
 */

/** Letters that are their own, and that decomposition leaves alone. */
const OWN = new Map([
  ["ß", "ss"],
  ["ł", "l"],
  ["đ", "d"],
  ["ø", "o"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ı", "i"],
  ["þ", "th"],
  ["ð", "d"],
]);

/**
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ßłđøæœıþð]/g, (letter) => OWN.get(letter) ?? letter);
}

/**
 * The folded words of a text. Scripts that write without spaces (Thai, Chinese) stay in one piece and are found by what they contain.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * How many slips of the finger a word may hold and still be meant: none in short words, one from four letters, two from eight.
 * @param {string} word
 */
export function slipsAllowed(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Is `typed` the beginning of `word`, give or take `most` slips (a letter wrong, missing, too many, or two swapped)?
 * @param {string} typed
 * @param {string} word
 * @param {number} most
 */
export function isNearlyStartOf(typed, word, most) {
  if (most === 0) return word.startsWith(typed);
  if (word.length < typed.length - most || (typed[0] !== word[0] && typed[0] !== word[1])) return false;
  const reach = word.slice(0, typed.length + most);
  return distanceToPrefix(typed, reach) <= most;
}

/**
 * The fewest slips between `typed` and any beginning of `word`.
 * @param {string} typed
 * @param {string} word
 */
function distanceToPrefix(typed, word) {
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      let least = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) least = Math.min(least, before[j - 2] + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}
