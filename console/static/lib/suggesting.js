// @ts-check
/**
 * Which answers may help with what a visitor just wrote, and because of which of their words. Pure, and quick enough for the page: what is said in a
 * conversation leaves it for nowhere, this least of all.
 *
 * A word says something of an answer the more, the fewer answers have it. No list of small words is needed for that, in any language; and what comes
 * out can always be explained by words that both have.
 */

import { isSame, nameOf } from "./answer_index.js";
import { fold, isNearlyStartOf, isUnspaced, wordsOf } from "./fold.js";
import { needsAny } from "./sendable.js";
import { atOnce } from "./unhurried.js";

/** @typedef {import("./answer_index.js").Answer} Answer */
/** @typedef {import("./answer_index.js").AnswerIndex} AnswerIndex */
/** @typedef {{ answer: Answer, because: string[] }} Suggestion */
/** `unsaid`: variables without a value here: what needs them cannot be sent.
 * @typedef {{ visitor: string, project: string, most?: number, unsaid?: string[] }} Where */
/** Something written: as it was, and any of what it is looked for as; `more`: letters that may follow there; `at`: its place among others that overlap with it.
 * @typedef {{ written: string, sought: string[], more: number, weight: number, at?: number }} Piece */
/** An answer as words are sought in it; each text begins and ends with a space, so that a word's own ends can be told.
 * @typedef {{ answer: Answer, tags: string, title: string, body: string }} Page */

const IN_TAGS = 3;
const IN_TRANSLATED_TITLE = 2.5;
const IN_BODY = 1;
const ENOUGH = 4.4;
/** Of all answers in a language: a tag may be in so many texts, another word in so many. */
const TAG_IN_MOST = 0.35;
const WORD_IN_MOST = 0.06;
const A_FEW = 3;
/** In a language with few answers yet, a word is taken for as rare as if there were so many. */
const AT_LEAST = 20;
/** A long word in a title that hardly any text has is no small word. */
const LONG = 7;
const RARE = 0.03;
const WITH_A_SLIP = 0.7;
const SHORTEST = 3;
const SHORT = 4;
/** Answers made ready between two rests. */
const AT_ONCE = 20;
/** Beside one that fits so much better, others are noise. */
const BESIDE_THE_BEST = 0.4;
const MOST_PIECES = 60;
const MOST_REASONS = 2;
const FAR_APART = 1_000;
/** Letters of a script without spaces that are looked for together. */
const TOGETHER = { han: 2, other: 4 };
/** Whoever writes in one of these scripts reads it, whatever language they came in by. */
const SCRIPTS = /** @type {[RegExp, string][]} */ ([
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Han}/u, "zh"],
  [/\p{Script=Cyrillic}/u, "bg"],
]);
const HAN = /\p{Script=Han}/u;
const LETTERS = /\P{M}\p{M}*/gu;

export class Suggester {
  /** @type {Map<string, Page[]>} */
  #pages = new Map();
  /** Words of tags. @type {Map<string, string[]>} */
  #tags = new Map();

  /** @param {AnswerIndex} index */
  constructor(index) {
    this.index = index;
  }

  /**
   * The best first, in the visitor's language where there is that answer in it.
   * @param {string} text what they wrote
   * @param {Where} where
   * @returns {Suggestion[]}
   */
  suggestions(text, where) {
    return atOnce(this.looking(text, where));
  }

  /** The same in steps: among thousands of answers it takes longer than a key may be kept waiting. @param {string} text @param {Where} where @returns {Generator<undefined, Suggestion[]>} */
  *looking(text, { visitor, project, most = 3, unsaid = [] }) {
    const found = /** @type {Map<string, { score: number, suggestion: Suggestion }>} */ (new Map());
    const written = SCRIPTS.flatMap(([script, language]) => (script.test(text) ? [language] : []));
    for (const language of new Set([...written, fold(visitor).split("-")[0], "en"])) {
      const pages = yield* this.#pagesIn(language);
      for (const { page, score, because } of yield* fits(pages, this.#tagsIn(language, pages), piecesOf(text), project)) {
        const answer = written.includes(language) ? page.answer : this.#bestVersion(page.answer, visitor, project);
        if (score > (found.get(nameOf(answer))?.score ?? 0) && !needsAny(answer, unsaid)) found.set(nameOf(answer), { score, suggestion: { answer, because } });
      }
    }
    const best = [...found.values()].sort((one, other) => other.score - one.score);
    return best.filter(({ score }) => score >= best[0].score * BESIDE_THE_BEST).slice(0, most).map(({ suggestion }) => suggestion);
  }

  /** @param {Answer} answer @param {string} visitor @param {string} project */
  #bestVersion(answer, visitor, project) {
    const versions = this.index.named(nameOf(answer)).filter((one) => !one.project || one.project === project);
    return versions.find(({ language }) => isSame(language, visitor)) ?? answer;
  }

  /** @param {string} language @returns {Generator<undefined, Page[]>} */
  *#pagesIn(language) {
    const known = this.#pages.get(language);
    if (known) return known;
    const pages = /** @type {Page[]} */ ([]);
    for (const [place, answer] of this.index.answers.entries()) {
      if (isSame(answer.language, language)) pages.push(this.#pageOf(answer, place));
      if (place % AT_ONCE === 0) yield;
    }
    this.#pages.set(language, pages);
    return pages;
  }

  /** @param {string} language @param {Page[]} pages */
  #tagsIn(language, pages) {
    let tags = this.#tags.get(language);
    if (!tags) this.#tags.set(language, (tags = [...new Set(pages.flatMap(({ tags }) => tags.split(" ")))].filter((tag) => tag.length >= SHORT && !isUnspaced(tag))));
    return tags;
  }

  /** @param {Answer} answer @param {number} place @returns {Page} */
  #pageOf(answer, place) {
    const spaced = (/** @type {string} */ text) => ` ${wordsOf(text).join(" ")} `;
    return { answer, tags: spaced((answer.tags ?? []).join(" ")), title: spaced(answer.title), body: `${this.index.bodyOf(place)} ` };
  }
}

/** @typedef {{ piece: Piece, worth: number, isBare: boolean }} Why */

/** A word that stands nowhere may be one with a slip. @param {Page[]} pages @param {string[]} tags @param {Piece[]} pieces @param {string} project @returns {Generator<undefined, { page: Page, score: number, because: string[] }[]>} */
function* fits(pages, tags, pieces, project) {
  const reasons = /** @type {Map<Page, Why[]>} */ (new Map());
  for (const piece of pieces) {
    const exact = meantBy(pages, piece);
    for (const [page, reason] of exact ?? meantBy(pages, mended(piece, tags)) ?? []) reasons.set(page, [...(reasons.get(page) ?? []), { piece, ...reason }]);
    yield;
  }
  return [...reasons]
    .filter(([{ answer }]) => !answer.project || answer.project === project)
    .map(([page, why]) => ({ page, score: why.reduce((sum, { worth }) => sum + worth, 0), because: wordsAmong(why), isBare: why.length < 2 && why[0].isBare }))
    .filter(({ score, isBare }) => score >= ENOUGH && !isBare);
}

/**
 * The answers that one word says something of. A word that stands in the text alone says too little by itself.
 * @param {Page[]} pages @param {Piece} piece @returns {[Page, { worth: number, isBare: boolean }][] | null} null: it is nowhere
 */
function meantBy(pages, { written, sought, more, weight }) {
  const isIn = (/** @type {string} */ text) => sought.some((one) => stands(text, one, more));
  const having = pages.filter(({ tags, title, body }) => isIn(body) || isIn(title) || isIn(tags));
  if (having.length === 0) return null;
  const share = having.length / pages.length;
  const isOrdinary = having.length > A_FEW && share > WORD_IN_MOST;
  const rarity = Math.log((Math.max(pages.length, AT_LEAST) + 1) / having.length) * weight;
  return having.flatMap((page) => {
    if (isIn(page.tags) && (having.length <= A_FEW || share <= TAG_IN_MOST)) return [[page, { worth: IN_TAGS * rarity, isBare: false }]];
    if (isOrdinary) return [];
    const isInTitle = isIn(page.title) && (Boolean(page.answer.translation_of) || (written.length >= LONG && share <= RARE));
    return [[page, { worth: (isInTitle ? IN_TRANSLATED_TITLE : IN_BODY) * rarity, isBare: !isInTitle }]];
  });
}

/** As the words of tags that it may have been meant for. @param {Piece} piece @param {string[]} tags @returns {Piece} */
function mended({ written, weight, at }, tags) {
  const word = at === undefined ? fold(written) : "";
  const meant = tags.filter((tag) => isSlipOf(word, tag));
  return { written, sought: meant.map((tag) => ` ${tag} `), more: Infinity, weight: weight * WITH_A_SLIP, at };
}

/** Of four letters only two may have changed places: too much else is nearly as written. @param {string} word @param {string} tag */
function isSlipOf(word, tag) {
  if (word.length < SHORT || Math.abs(word.length - tag.length) > 1) return false;
  if (word.length === SHORT || tag.length === SHORT) return word.length === tag.length && [...word].sort().join() === [...tag].sort().join() && isNearlyStartOf(word, tag, 1);
  return isNearlyStartOf(word, tag, 1) && isNearlyStartOf(tag, word, 1);
}

/** Does a word begin so there, with no more letters after that than these? @param {string} text @param {string} one @param {number} more */
function stands(text, one, more) {
  if (more === Infinity) return text.includes(one);
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) if (text.indexOf(" ", at + one.length) <= at + one.length + more) return true;
  return false;
}

/** The words that say most, as they were written; those that stand in the text alone only where there is nothing better to say.
 * @param {Why[]} why */
function wordsAmong(why) {
  const better = why.filter(({ isBare }) => !isBare);
  const inOrder = [...(better.length > 0 ? better : why)].sort((one, other) => other.worth - one.worth).map(({ piece }) => piece);
  const words = inOrder.filter(({ at }) => at === undefined).map(({ written }) => written);
  const runs = joined(inOrder.filter(({ at }) => at !== undefined)).sort((one, other) => other.length - one.length);
  return [...new Set([...words, ...runs])].slice(0, MOST_REASONS);
}

/** Pieces that overlap, as the one run that they were. @param {Piece[]} pieces */
function joined(pieces) {
  const runs = /** @type {{ text: string, at: number }[]} */ ([]);
  for (const { written, at = 0 } of [...pieces].sort((one, other) => (one.at ?? 0) - (other.at ?? 0))) {
    const last = runs.at(-1);
    if (last && at === last.at + 1) Object.assign(last, { text: last.text + lastLetter(written), at });
    else runs.push({ text: written, at });
  }
  return runs.map(({ text }) => text);
}

/** @param {string} written */
function lastLetter(written) {
  return (written.match(LETTERS) ?? []).at(-1) ?? "";
}

/** Each word once. @param {string} text @returns {Piece[]} */
function piecesOf(text) {
  const written = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const pieces = written.flatMap((word, at) =>
    isUnspaced(fold(word)) ? lettersOf(word, at * FAR_APART) : [{ written: word, ...formsOf(fold(word)), weight: 1 }],
  );
  const known = new Map(pieces.filter(({ sought }) => sought.length > 0).map((piece) => [piece.sought[0], piece]));
  return [...known.values()].slice(-MOST_PIECES);
}

/** A word and its like: "clinics" with "clinic", "tested" with "test", "pozele" with "poze". Short ones are nearly whole words: "cred", I believe, is no
 * "credit". @param {string} word */
function formsOf(word) {
  if (word.length < SHORTEST) return { sought: [], more: 0 };
  if (word.length === SHORTEST) return { sought: [` ${word} `], more: Infinity };
  if (word.length === SHORT) return { sought: [` ${word.replace(/[aeiou]$/, "")}`], more: 1 };
  const shorter = [2, 3].map((less) => word.slice(0, -less)).filter((one) => one.length > SHORTEST);
  return { sought: [` ${word.slice(0, -1)}`, ...shorter.map((one) => ` ${one} `)], more: Infinity };
}

/** Where no spaces are, some letters at a time, each with its marks. @param {string} run @param {number} from its place in the text @returns {Piece[]} */
function lettersOf(run, from) {
  const letters = run.match(LETTERS) ?? [];
  const count = HAN.test(run) ? TOGETHER.han : TOGETHER.other;
  return letters.slice(count - 1).map((_, at) => {
    const written = letters.slice(at, at + count).join("");
    return { written, sought: [fold(written)], more: Infinity, weight: 1 / 2, at: from + at };
  });
}
