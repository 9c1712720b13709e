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
const PLAIN = /^[\x00-\x7f]*$/;
const UNSPACED = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LONGEST = 64;

/**
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
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

/** Is it of a script that puts no spaces between words? @param {string} word */
export function isUnspaced(word) {
  return UNSPACED.test(word);
}

/**
 * Every two letters that stand side by side. They stand in for words where a script shows none: every browser cuts them alike, and a slip spoils two
 * of them and not the whole.
 * @param {string} word
 * @returns {string[]}
 */
export function pairsOf(word) {
  const letters = [...word];
  return letters.slice(1).map((letter, at) => letters[at] + letter);
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
  if (word.length < typed.length - most || typed.length > LONGEST) return false;
  if (typed[0] !== word[0] && typed[0] !== word[1] && typed[1] !== word[0]) return false;
  return slipsTo(typed, word, Math.min(word.length, typed.length + most), most) <= most;
}

/** Three rows of the table of slips, used again and again: this runs for thousands of words at each key. */
let before = new Uint8Array(LONGEST + 8);
let row = new Uint8Array(LONGEST + 8);
let next = new Uint8Array(LONGEST + 8);

/**
 * The fewest slips between `typed` and any beginning of the first `reach` letters of `word`; something over `most` as soon as it must be more.
 * @param {string} typed
 * @param {string} word
 * @param {number} reach
 * @param {number} most
 */
function slipsTo(typed, word, reach, most) {
  for (let j = 0; j <= reach; j += 1) row[j] = j;
  let least = 0;
  for (let i = 1; i <= typed.length; i += 1) {
    least = next[0] = i;
    for (let j = 1; j <= reach; j += 1) {
      next[j] = slipsAt(typed, word, i, j);
      if (next[j] < least) least = next[j];
    }
    if (least > most) return least;
    [before, row, next] = [row, next, before];
  }
  return least;
}

/** @param {string} typed @param {string} word @param {number} i @param {number} j */
function slipsAt(typed, word, i, j) {
  const here = typed.charCodeAt(i - 1);
  const there = word.charCodeAt(j - 1);
  let least = row[j - 1] + (here === there ? 0 : 1);
  if (row[j] + 1 < least) least = row[j] + 1;
  if (next[j - 1] + 1 < least) least = next[j - 1] + 1;
  const isSwapped = i > 1 && j > 1 && here === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === there;
  return isSwapped && before[j - 2] + 1 < least ? before[j - 2] + 1 : least;
}
