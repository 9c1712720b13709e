// @ts-check
/**
 * A library of answers made ready for searching: everything folded once, so that each key pressed costs little. Pure.
 */

import { fold, isUnspaced, wordsOf } from "./fold.js";
import { variablesIn } from "./sendable.js";
import { Vocabulary } from "./vocabulary.js";

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
 * @property {string} [review_by]
 * @property {string | null} [changed]
 * @property {string | null} [translation_of]
 * @property {boolean} [verified]
 * @property {string | null} [project] said for that project's visitors alone: the card about confidentiality
 */

const IN_TITLE = 40;
const FIRST_IN_TITLE = 42;
const IN_ASIDE = 25;
const LOOKS_KEPT = 8;

export class AnswerIndex {
  /** In the order of their titles. @type {Answer[]} */
  answers;
  words = new Vocabulary();
  /** Every answer's words on end, folded, each with a space before it. @type {string[]} */
  #bodies = [];
  /** Where the last few looks were found in them: the next letter is looked for there alone. @type {Map<string, number[]>} */
  #inBodies = new Map();
  /** Places of the answers that are one in several languages. @type {Map<string, number[]>} */
  #versions = new Map();
  /** Made when it is first asked for. @type {Map<string, Answer[]>} */
  #named = new Map();
  /** Places of the few answers with variables in them. @type {Map<number, string[]>} */
  #variables = new Map();
  /** Of each answer its own shortcut and its original's. */
  #shortcuts = new Vocabulary();

  /** Nothing is found before it is added. @param {Answer[]} answers */
  constructor(answers) {
    const inOrder = new Intl.Collator();
    this.answers = [...answers].sort((one, other) => inOrder.compare(one.title, other.title));
    this.answers.forEach((answer, place) => this.#versions.set(oneOf(answer), [...(this.#versions.get(oneOf(answer)) ?? []), place]));
  }

  /** The next few, so that a large library does not hold up the page. Says whether there are more. @param {number} [count] */
  addSome(count = this.answers.length) {
    const from = this.#bodies.length;
    this.#inBodies.clear();
    this.answers.slice(from, from + count).forEach((answer, at) => this.#add(answer, from + at));
    return this.#bodies.length < this.answers.length;
  }

  /** One nought for each answer. */
  scores() {
    return new Float32Array(this.answers.length);
  }

  /** @param {string} beginning @param {(place: number, isAll: boolean) => void} visit */
  withShortcut(beginning, visit) {
    this.#shortcuts.startingWith(beginning, ({ places }, shortcut) => places.forEach((place) => visit(place, shortcut === beginning)));
  }

  /** Places of the answers in whose text a word begins so; where no spaces are, in which it stands. @param {string} typed @returns {number[]} */
  inBodies(typed) {
    const known = this.#inBodies.get(typed);
    if (known) return known;
    const isIn = isUnspaced(typed) ? (/** @type {string} */ text) => text.includes(typed) : (/** @type {string} */ text) => beginsIn(text, typed);
    const before = [...this.#inBodies.keys()].filter((look) => typed.startsWith(look)).sort((one, other) => other.length - one.length)[0];
    const among = before === undefined ? this.#bodies.keys() : /** @type {number[]} */ (this.#inBodies.get(before));
    const found = [...among].filter((place) => isIn(this.#bodies[place]));
    this.#inBodies.set(typed, found);
    if (this.#inBodies.size > LOOKS_KEPT) this.#inBodies.delete(/** @type {string} */ (this.#inBodies.keys().next().value));
    return found;
  }

  /** @param {number} place */
  bodyOf(place) {
    return this.#bodies[place];
  }

  /** Does it need one of these variables? @param {number} place @param {string[]} unsaid */
  needsAny(place, unsaid) {
    return unsaid.length > 0 && this.#variables.get(place)?.some((name) => unsaid.includes(name)) === true;
  }

  /** All of that name, in every language and for every project. @param {string} name @returns {Answer[]} */
  named(name) {
    if (this.#named.size === 0) for (const answer of this.answers) this.#named.set(nameOf(answer), [...(this.#named.get(nameOf(answer)) ?? []), answer]);
    return this.#named.get(name) ?? [];
  }

  /** Places of the same answer in all languages it has. @param {Answer} answer @returns {number[]} */
  versionsOf(answer) {
    return this.#versions.get(oneOf(answer)) ?? [];
  }

  /** What a translation was made from: the project's own, or what all projects have. @param {Answer} answer @returns {Answer | undefined} */
  originalOf(answer) {
    if (!answer.translation_of) return undefined;
    const places = [...this.versionsOf(answer), ...(this.#versions.get(nameOf(answer)) ?? [])];
    return places.map((place) => this.answers[place]).find(({ translation_of }) => !translation_of);
  }

  /** A translation is also found by the words of its original: a worker who thinks in English finds the Romanian. @param {Answer} answer @param {number} place */
  #add(answer, place) {
    const original = this.originalOf(answer);
    const aside = [answer.topic, ...(answer.tags ?? []), original?.title ?? "", ...(original?.tags ?? [])];
    for (const word of wordsOf(aside.join(" "))) this.words.add(word, place, IN_ASIDE);
    wordsOf(`${answer.title} ${answer.shortcut}`).forEach((word, at) => this.words.add(word, place, at === 0 ? FIRST_IN_TITLE : IN_TITLE));
    for (const { shortcut } of [answer, original ?? answer]) this.#shortcuts.add(fold(shortcut), place, 1);
    const variables = variablesIn(answer.body);
    if (variables.length > 0) this.#variables.set(place, variables);
    this.#bodies.push(` ${wordsOf(answer.body).join(" ")}`);
  }
}

/** Does a word of the text begin so? To look for the space as well would be slow: it stands everywhere. @param {string} text @param {string} typed */
function beginsIn(text, typed) {
  let at = text.indexOf(typed);
  while (at > 0 && text[at - 1] !== " ") at = text.indexOf(typed, at + 1);
  return at > 0;
}

/** The name an answer has in every language and for every project: stars and counts are by it. @param {Pick<Answer, "id">} answer */
export function nameOf(answer) {
  return oneOf(answer).split("@")[0];
}

/** The same for one project alone, where it has one of its own. @param {Pick<Answer, "id">} answer */
function oneOf(answer) {
  return answer.id.split("/").at(-1) ?? answer.id;
}

/**
 * "pt" and "pt-BR" are close enough to read one another.
 * @param {string} one
 * @param {string} other
 */
export function isSame(one, other) {
  return one.split("-")[0].toLowerCase() === other.split("-")[0].toLowerCase();
}
