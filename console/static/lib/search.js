// @ts-check
/**
 * Finding a canned answer from a few letters. Pure: answers and letters in, answers out, best first.
 */

import { fold, isNearlyStartOf, slipsAllowed, wordsOf } from "./fold.js";

/**
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} title
 * @property {string} topic
 * @property {string} language
 * @property {string} shortcut
 * @property {string[]} [nation]
 * @property {string[]} [tags]
 * @property {string} body Markdown, as `canned_answers/body.py` has it.
 * @property {boolean} reviewed
 * @property {boolean} [verified] false while law or a number stands in it that nobody compared with its source
 * @property {string} [review_by]
 * @property {string | null} [changed]
 * @property {string | null} [translation_of]
 * @property {string | null} [project] said for that project's visitors alone: the card about confidentiality
 */

/** @typedef {{ answer: Answer, shortcut: string, title: string[], aside: string[], body: string }} Indexed */
/** @typedef {{ typed: string, fits: (word: string) => number }} Look */

const byTitle = new Intl.Collator();
const IN_SHORTCUT = 60;
const IN_TITLE = 40;
const IN_ASIDE = 25;
const IN_BODY = 6;
const WITH_A_SLIP = 0.6;
const VISITORS_LANGUAGE = 55;
const WORKERS_LANGUAGE = 8;

/**
 * Fold everything once, so that each key pressed costs little. A translation is also found by the words of its original: a worker who
 * thinks in English finds the Romanian.
 * @param {Answer[]} answers
 * @returns {Indexed[]}
 */
export function indexed(answers) {
  const originals = new Map(answers.filter((answer) => !answer.translation_of).map((answer) => [nameOf(answer), answer]));
  return answers.map((answer) => {
    const original = answer.translation_of ? originals.get(answer.translation_of) : undefined;
    const aside = [answer.topic, ...(answer.tags ?? []), original?.title ?? "", ...(original?.tags ?? [])];
    return {
      answer,
      shortcut: fold(answer.shortcut),
      title: wordsOf(`${answer.title} ${answer.shortcut}`),
      aside: wordsOf(aside.join(" ")),
      body: fold(answer.body),
    };
  });
}

/**
 * @param {Indexed[]} index
 * @param {string} typed
 * @param {{ visitor?: string, worker?: string[], project?: string, most?: number }} [wanted] Languages: the visitor's comes first, then the worker's.
 * @returns {Answer[]}
 */
export function search(index, typed, { visitor = "", worker = [], project = "", most = 40 } = {}) {
  const words = wordsOf(typed);
  const here = index.filter(({ answer }) => !answer.project || answer.project === project);
  const exact = scored(here, words, visitor, worker, false);
  const found = exact.length > 0 ? exact : scored(here, words, visitor, worker, true);
  found.sort((a, b) => b.score - a.score || byTitle.compare(a.answer.title, b.answer.title));
  return found.slice(0, most).map((item) => item.answer);
}

/**
 * Slips are forgiven only where nothing was found without: it costs time, and near misses among good answers are in the way.
 * @param {Indexed[]} index
 * @param {string[]} words
 * @param {string} visitor
 * @param {string[]} worker
 * @param {boolean} forgives
 */
function scored(index, words, visitor, worker, forgives) {
  const phrase = words.join("-");
  const looks = words.map((word) => looking(word, forgives));
  const found = [];
  for (const item of index) {
    const score = scoreOf(item, phrase, looks);
    if (score > 0) found.push({ answer: item.answer, score: score + forLanguage(item.answer.language, visitor, worker) });
  }
  return found;
}

/**
 * Every word typed has to be found somewhere; nothing typed finds everything.
 * @param {Indexed} item
 * @param {string} phrase
 * @param {Look[]} looks
 */
function scoreOf(item, phrase, looks) {
  if (looks.length === 0) return 1;
  let sum = item.shortcut === phrase ? 100 : 0;
  for (const look of looks) {
    const score = scoreOfWord(item, look);
    if (score === 0) return 0;
    sum += score;
  }
  return sum / looks.length;
}

/**
 * @param {Indexed} item
 * @param {Look} look
 */
function scoreOfWord(item, { typed, fits }) {
  if (item.shortcut.startsWith(typed)) return IN_SHORTCUT;
  const score = Math.max(best(item.title, fits) * IN_TITLE, best(item.aside, fits) * IN_ASIDE);
  return score || (typed.length > 2 && item.body.includes(typed) ? IN_BODY : 0);
}

/**
 * @param {string[]} words
 * @param {(word: string) => number} fits
 */
function best(words, fits) {
  let most = 0;
  for (const word of words) most = Math.max(most, fits(word));
  return most;
}

/**
 * One typed word, and how well it fits a word of the library; each of those is looked at once, however many answers have it.
 * @param {string} typed
 * @param {boolean} forgives
 * @returns {Look}
 */
function looking(typed, forgives) {
  const slips = forgives ? slipsAllowed(typed) : 0;
  const isInside = typed.length > 1 && !/^[a-z0-9]+$/.test(typed);
  const known = /** @type {Map<string, number>} */ (new Map());
  const look = (/** @type {string} */ word) => {
    if (word.startsWith(typed) || (isInside && word.includes(typed))) return 1;
    return slips > 0 && isNearlyStartOf(typed, word, slips) ? WITH_A_SLIP : 0;
  };
  const fits = (/** @type {string} */ word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const now = look(word);
    known.set(word, now);
    return now;
  };
  return { typed, fits };
}

/**
 * @param {string} language
 * @param {string} visitor
 * @param {string[]} worker
 */
function forLanguage(language, visitor, worker) {
  if (isSame(language, visitor)) return VISITORS_LANGUAGE;
  return worker.some((spoken) => isSame(language, spoken)) ? WORKERS_LANGUAGE : 0;
}

/**
 * "pt" and "pt-BR" are close enough to read one another.
 * @param {string} one
 * @param {string} other
 */
export function isSame(one, other) {
  return one.split("-")[0].toLowerCase() === other.split("-")[0].toLowerCase();
}

/**
 * The name an answer has in every language: the last part of its id.
 * @param {Answer} answer
 */
function nameOf(answer) {
  return answer.id.split("/").at(-1) ?? answer.id;
}
