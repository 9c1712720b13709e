// @ts-check
/**
 * Finding a canned answer from a few letters. Pure: an index and letters in, answers out, best first.
 */

import { AnswerIndex, isSame, nameOf } from "./answer_index.js";
import { isUnspaced, wordsOf } from "./fold.js";

export { AnswerIndex, isSame };

/** @typedef {import("./answer_index.js").Answer} Answer */
/** `visitor`, `worker`: languages; `liked`: names with a star; `unsaid`: variables without a value here.
 * @typedef {{ visitor?: string, worker?: string[], project?: string, most?: number, liked?: ReadonlySet<string>, unsaid?: string[] }} Wanted */

const IN_SHORTCUT = 60;
const IS_THE_SHORTCUT = 100;
const IN_BODY = 2;
const VISITORS_LANGUAGE = 45;
const WORKERS_LANGUAGE = 8;
const LIKED = 6;
/** What cannot be sent as things are comes after all that can. */
const CANNOT_BE_SENT = -1_000;
/** A word as short as this may be missing: "to", "is", "la". */
const SMALL = 2;

/** @param {Answer[]} answers */
export function indexed(answers) {
  const index = new AnswerIndex(answers);
  index.addSome();
  return index;
}

/**
 * @param {AnswerIndex} index
 * @param {string} typed
 * @param {Wanted} [wanted] The visitor's language comes first, then the worker's.
 * @returns {Answer[]}
 */
export function search(index, typed, wanted = {}) {
  const words = [...new Set(wordsOf(typed))];
  const scores = words.length === 0 ? index.scores().fill(1) : matched(index, words);
  return best(index, scores, wanted);
}

/**
 * Under the slash: what is found, or, before anything is typed, first those of these names.
 * @param {AnswerIndex} index @param {string} typed @param {string[]} first @param {Wanted} wanted
 * @returns {Answer[]}
 */
export function offered(index, typed, first, wanted) {
  if (typed.trim() !== "") return search(index, typed, wanted);
  return [...new Set([...oneOfEach(index, first, wanted), ...search(index, "", wanted)])].slice(0, wanted.most);
}

/**
 * Of each name one version: the visitor's language first, then the worker's.
 * @param {AnswerIndex} index @param {Iterable<string>} names @param {Wanted} wanted
 * @returns {Answer[]}
 */
export function oneOfEach(index, names, { visitor = "", worker = [], project = "" }) {
  const read = [visitor, ...worker].filter(Boolean);
  return [...names].flatMap((name) => {
    const here = index.named(name).filter((answer) => !answer.project || answer.project === project);
    const best = read.flatMap((language) => here.filter((answer) => isSame(answer.language, language)));
    return [...best, ...here].slice(0, 1);
  });
}

/**
 * Slips are forgiven only where nothing was found without: it costs time, and near misses among good answers are in the way.
 * @param {AnswerIndex} index @param {string[]} words
 */
function matched(index, words) {
  const exact = scored(index, words, false);
  return exact.some((score) => score > 0) ? exact : scored(index, words, true);
}

/**
 * Every word typed has to be found somewhere, but for small ones beside others. The score is the mean of the words'.
 * @param {AnswerIndex} index @param {string[]} words @param {boolean} forgives
 */
function scored(index, words, forgives) {
  const large = words.filter((word) => word.length > SMALL || isUnspaced(word));
  const needed = large.length > 0 ? large : words;
  /** @type {Float32Array | null} */
  let sums = null;
  for (const word of needed) sums = together(sums, scoredFor(index, word, forgives, sums));
  const all = sums ?? index.scores();
  for (const word of words.filter((one) => !needed.includes(one))) addWhereFound(all, scoredFor(index, word, false, all));
  for (let place = 0; place < all.length; place += 1) all[place] /= words.length;
  index.withShortcut(words.join("-"), (place, isAll) => (all[place] += isAll ? IS_THE_SHORTCUT : 0));
  return all;
}

/** @param {Float32Array} sums @param {Float32Array} more */
function addWhereFound(sums, more) {
  for (let place = 0; place < sums.length; place += 1) if (sums[place] > 0) sums[place] += more[place];
}

/** An answer in which one of the words is nowhere is out. @param {Float32Array | null} sums @param {Float32Array} more */
function together(sums, more) {
  if (!sums) return more;
  for (let place = 0; place < more.length; place += 1) sums[place] = more[place] > 0 && sums[place] > 0 ? sums[place] + more[place] : 0;
  return sums;
}

/**
 * @param {AnswerIndex} index @param {string} typed @param {boolean} forgives
 * @param {Float32Array | null} among answers that are out already are out
 */
function scoredFor(index, typed, forgives, among) {
  const scores = index.scores();
  index.words.fitting(typed, forgives, ({ places, weights }, fit) => {
    for (let at = 0; at < places.length; at += 1) if (weights[at] * fit > scores[places[at]]) scores[places[at]] = weights[at] * fit;
  });
  index.withShortcut(typed, (place) => (scores[place] = IN_SHORTCUT));
  if (typed.length > SMALL || isUnspaced(typed))
    for (const place of index.inBodies(typed)) if (scores[place] === 0 && (!among || among[place] > 0)) scores[place] = IN_BODY;
  return scores;
}

/**
 * The first few of those with a score. Of one answer in several languages only those are shown that somebody here reads, where there are such.
 * @param {AnswerIndex} index @param {Float32Array} scores @param {Wanted} wanted
 */
function best(index, scores, { visitor = "", worker = [], project = "", most = 40, liked, unsaid = [] }) {
  const bonus = bonuses(index, visitor, worker);
  const isRead = (/** @type {number} */ place) => scores[place] > 0 && bonus(place) > 0;
  const top = /** @type {{ place: number, score: number }[]} */ ([]);
  for (let place = 0; place < scores.length; place += 1) {
    if (scores[place] === 0) continue;
    const answer = index.answers[place];
    const score = scores[place] + bonus(place) + (liked?.has(nameOf(answer)) ? LIKED : 0) + (index.needsAny(place, unsaid) ? CANNOT_BE_SENT : 0);
    if (top.length === most && score <= top[most - 1].score) continue;
    if (answer.project && answer.project !== project) continue;
    if (bonus(place) === 0 && index.versionsOf(answer).some(isRead)) continue;
    insert(top, { place, score }, most);
  }
  return top.map(({ place }) => index.answers[place]);
}

/** Best first; of equals, the one whose title comes first, as places are in that order. @param {{ place: number, score: number }[]} top @param {{ place: number, score: number }} one @param {number} most */
function insert(top, one, most) {
  let at = top.length;
  while (at > 0 && top[at - 1].score < one.score) at -= 1;
  top.splice(at, 0, one);
  if (top.length > most) top.pop();
}

/** What an answer's language adds. @param {AnswerIndex} index @param {string} visitor @param {string[]} worker */
function bonuses(index, visitor, worker) {
  const known = /** @type {Map<string, number>} */ (new Map());
  const of = (/** @type {string} */ language) => {
    if (visitor && isSame(language, visitor)) return VISITORS_LANGUAGE;
    return worker.some((spoken) => isSame(language, spoken)) ? WORKERS_LANGUAGE : 0;
  };
  return (/** @type {number} */ place) => {
    const { language } = index.answers[place];
    let bonus = known.get(language);
    if (bonus === undefined) known.set(language, (bonus = of(language)));
    return bonus;
  };
}
