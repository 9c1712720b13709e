// @ts-check
/**
 * How hard English words are to read: the Flesch–Kincaid grade, as the tests of the supplied answers reckon it. A hint while somebody writes, and no more:
 * it knows long words and long sentences, not whether they are kind.
 */

export const PLAIN_ENOUGH = 7;
/** Of fewer words it says nothing. */
export const FEWEST_WORDS = 12;

/** Where the rule for syllables is wrong about words that we use often. @type {Record<string, number>} */
const KNOWN = {
  being: 2, anyone: 3, safety: 2, doing: 2, idea: 3, area: 3, areas: 3, hiv: 3, sti: 3,
  stis: 3, nhs: 3, gp: 2, id: 2, uk: 2, going: 2, client: 2, clients: 2, sexual: 3,
};
const NO_WORDS = /\(?https?:\/\/\S+|\[[^\]]{0,200}\]|\{\w{1,40}\}/g;
/** Looked for in what stands between two spaces, each once: a long row of letters without one would else be read from every letter again. */
const NO_WORD = /\d|.\.(?:org|uk)/;
const ENDS = /(?<![.!?])[.!?]+(?:\s|$)|\n/;
const WORD = /[A-Za-z]+(?:['’][a-z]+)?/g;

/**
 * Groups of vowels, less a silent final e.
 * @param {string} written
 */
export function syllables(written) {
  let word = written.toLowerCase();
  if (Object.hasOwn(KNOWN, word)) return KNOWN[word];
  if (word.endsWith("les")) word = word.slice(0, -1);
  if (word.endsWith("es") && !/(?:s|x|z|ch|sh|g|c)es$/.test(word)) word = `${word.slice(0, -2)}s`;
  else if (word.endsWith("ed") && !/[td]ed$/.test(word)) word = `${word.slice(0, -2)}d`;
  else if (word.endsWith("e") && !/[^aeiouy]le$/.test(word)) word = word.slice(0, -1);
  return Math.max(1, (word.match(/[aeiouy]+/g) ?? []).length);
}

/**
 * The grade of plain words, or null where there are too few to say. Sentences end at . ! ? or where a line ends; figures, addresses, variables and placeholders are no words.
 * @param {string} text
 * @returns {number | null}
 */
export function readingGrade(text) {
  const sentences = wordsBySentence(text);
  const words = sentences.flat();
  if (words.length < FEWEST_WORDS) return null;
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
}

/**
 * The sentences that make it hard, hardest first: those over the grade by themselves.
 * @param {string} text
 * @returns {string[]}
 */
export function hardSentences(text, most = 2) {
  const found = text.split(/(?<=[.!?])\s+|\n/).map((sentence) => ({ sentence: sentence.trim(), grade: readingGrade(sentence) ?? 0 }));
  return found
    .filter(({ grade }) => grade > PLAIN_ENOUGH + 1)
    .sort((one, other) => other.grade - one.grade)
    .slice(0, most)
    .map(({ sentence }) => sentence);
}

/** @param {string} text @returns {string[][]} */
function wordsBySentence(text) {
  return text
    .replace(NO_WORDS, " ")
    .replace(/\S+/g, (signs) => (NO_WORD.test(signs) ? " " : signs))
    .split(ENDS)
    .map((part) => part.match(WORD) ?? [])
    .filter((words) => words.length > 0);
}
