// @ts-check
/**
 * All words of a library, each with the answers it stands in and how much it weighs there. A key pressed looks at words, of which there are few, and not
 * at answers. Pure.
 */

import { isNearlyStartOf, isUnspaced, pairsOf, slipsAllowed } from "./fold.js";

/** A word's answers by their places in the index, and its weight in each. @typedef {{ places: number[], weights: number[] }} Where */

/** A beginning of a word is worth a little less than all of it. */
const BEGUN = 0.9;
const WITH_A_SLIP = 0.6;
/** So many of the pairs that were typed in a script without spaces have to be in a word. */
const ENOUGH_PAIRS = 0.5;
const FEWEST_PAIRS = 3;

export class Vocabulary {
  /** @type {Map<string, Where>} */
  #words = new Map();
  /** In order, so that all with one beginning stand together. @type {string[] | null} */
  #sorted = null;
  /** Words of scripts without spaces, with their pairs. @type {Map<string, Set<string>>} */
  #unspaced = new Map();

  /** The highest weight of a word in an answer counts. Answers come in the order of their places. @param {string} word @param {number} place @param {number} weight */
  add(word, place, weight) {
    const known = this.#words.get(word);
    if (!known) return this.#addWord(word, { places: [place], weights: [weight] });
    const last = known.places.length - 1;
    if (known.places[last] === place) known.weights[last] = Math.max(known.weights[last], weight);
    else {
      known.places.push(place);
      known.weights.push(weight);
    }
  }

  /** How many answers have exactly this word? @param {string} word */
  spreadOf(word) {
    return this.#words.get(word)?.places.length ?? 0;
  }

  /** @param {string} word @returns {Where | undefined} */
  whereIs(word) {
    return this.#words.get(word);
  }

  /**
   * Every word that a typed one may mean, with how well it fits (up to 1).
   * @param {string} typed
   * @param {boolean} forgives
   * @param {(where: Where, fit: number, word: string) => void} visit
   */
  fitting(typed, forgives, visit) {
    if (isUnspaced(typed)) return this.#containing(typed, forgives, visit);
    this.startingWith(typed, (where, word) => visit(where, word === typed ? 1 : BEGUN, word));
    const slips = forgives ? slipsAllowed(typed) : 0;
    if (slips === 0) return;
    for (const word of this.#inOrder())
      if (!word.startsWith(typed) && isNearlyStartOf(typed, word, slips)) visit(/** @type {Where} */ (this.#words.get(word)), WITH_A_SLIP, word);
  }

  /** @param {string} beginning @param {(where: Where, word: string) => void} visit */
  startingWith(beginning, visit) {
    const words = this.#inOrder();
    for (let at = firstFrom(words, beginning); at < words.length && words[at].startsWith(beginning); at += 1)
      visit(/** @type {Where} */ (this.#words.get(words[at])), words[at]);
  }

  /** @param {string} typed @param {boolean} forgives @param {(where: Where, fit: number, word: string) => void} visit */
  #containing(typed, forgives, visit) {
    const pairs = forgives ? pairsOf(typed) : [];
    for (const [word, itsPairs] of this.#unspaced) {
      const fit = word.includes(typed) ? 1 : shareOf(pairs, itsPairs);
      if (fit > 0) visit(/** @type {Where} */ (this.#words.get(word)), fit, word);
    }
  }

  /** @param {string} word @param {Where} where */
  #addWord(word, where) {
    this.#words.set(word, where);
    this.#sorted = null;
    if (isUnspaced(word)) this.#unspaced.set(word, new Set(pairsOf(word)));
  }

  #inOrder() {
    this.#sorted ??= [...this.#words.keys()].sort();
    return this.#sorted;
  }
}

/** How much of what was typed is there, if it is enough. @param {string[]} pairs @param {Set<string>} itsPairs */
function shareOf(pairs, itsPairs) {
  if (pairs.length < FEWEST_PAIRS) return 0;
  const share = pairs.filter((pair) => itsPairs.has(pair)).length / pairs.length;
  return share < ENOUGH_PAIRS ? 0 : share * WITH_A_SLIP;
}

/** The first place whose word is not before `beginning`. @param {string[]} words @param {string} beginning */
function firstFrom(words, beginning) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}
