// @ts-check
/**
 * Searches that found nothing, remembered in this page alone until the shift is over: then whoever searched sees them, and may pass some on. Pure.
 *
 * What is typed goes through many words that find nothing on the way to one that is meant. So a search counts when it is given up: the box is emptied,
 * or something else is typed; and it does not where an answer was taken after all.
 */

import { fold } from "./fold.js";

/** For which project's visitors, and in whose language. @typedef {{ project: string, language: string }} About */
/** @typedef {{ words: string } & About} InVain */
/** @typedef {"find" | "reply"} Place */

/** What comes along with words that were copied: nobody sees it, and those who keep the list take none of it. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SHORTEST = 3;
const LONGEST = 80;
const MOST = 30;
/** Words that begin alike are one search, typed on or mended. */
const ALIKE = 3;

export class Unfound {
  /** @type {InVain[]} */
  looks = [];
  /** Not given up yet. @type {Map<Place, InVain>} */
  #open = new Map();

  /** At each key. @param {Place} place @param {string} typed @param {boolean} hasFound @param {About} about */
  typed(place, typed, hasFound, about) {
    const words = typed.replace(UNSEEN, "").trim().replace(/\s+/g, " ").slice(0, LONGEST);
    if (words.length < SHORTEST) return words === "" ? this.givenUp(place) : undefined;
    const before = this.#open.get(place);
    if (before && !isAlike(before.words, words)) this.givenUp(place);
    if (!hasFound) this.#open.set(place, { words, ...about });
  }

  /** The box is empty or gone. @param {Place} place */
  givenUp(place) {
    const look = this.#open.get(place);
    if (!look) return;
    this.#open.delete(place);
    const others = this.looks.filter(({ words, language }) => fold(words) !== fold(look.words) || language !== look.language);
    this.looks = [...others, look].slice(-MOST);
  }

  /** An answer was taken after all. @param {Place} place */
  met(place) {
    this.#open.delete(place);
  }

  /** @param {InVain} look @param {string} words */
  change(look, words) {
    this.looks = this.looks.map((one) => (one === look ? { ...one, words: words.replace(UNSEEN, "").slice(0, LONGEST) } : one));
  }

  /** @param {InVain} look */
  drop(look) {
    this.looks = this.looks.filter((one) => one !== look);
  }

  /** What was still open counts too. */
  close() {
    for (const place of [...this.#open.keys()]) this.givenUp(place);
  }

  wipe() {
    this.looks = [];
    this.#open.clear();
  }
}

/** @param {string} one @param {string} other */
function isAlike(one, other) {
  return fold(one).slice(0, ALIKE) === fold(other).slice(0, ALIKE);
}
