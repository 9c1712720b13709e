// @ts-check
/** In the browser: every key of what a worker types, timed, by ours and by two peers in turn. `tests/bench/finding.py` loads this and prints. */

import { fold } from "/console/static/lib/fold.js";
import { AnswerIndex, search } from "/console/static/lib/search.js";
import Fuse from "/node_modules/fuse.js/dist/fuse.mjs";
import MiniSearch from "/node_modules/minisearch/dist/es/index.js";

/** @typedef {import("../../console/static/lib/answer_index.js").Answer} Answer */
/** @typedef {{ typed: string, meant: string }} Look */
/** @typedef {(typed: string) => string[]} Finds the names of those that it shows first, best first */

const SHOWN = 8;
/** The slow one is asked for some of the looks alone. */
const ASKED_SELDOM = "fuse.js";
const SELDOM = 10;
const HERE = { visitor: "ro", worker: ["en"], most: SHOWN };

/** @type {Record<string, (answers: Answer[]) => Finds>} */
const MAKERS = {
  chatd: (answers) => {
    const index = new AnswerIndex(answers);
    index.addSome();
    return (typed) => search(index, typed, HERE).map(({ id }) => nameOf(id));
  },
  minisearch: (answers) => {
    const options = { prefix: true, fuzzy: 0.2, boost: { shortcut: 4, title: 3, tags: 2 }, combineWith: "AND" };
    const mini = new MiniSearch({ fields: ["title", "shortcut", "tags", "topic", "body"], processTerm: (term) => fold(term), searchOptions: /** @type {any} */ (options) });
    mini.addAll(answers.map((answer) => ({ ...answer, tags: (answer.tags ?? []).join(" ") })));
    return (typed) => mini.search(typed).slice(0, SHOWN).map(({ id }) => nameOf(id));
  },
  "fuse.js": (answers) => {
    const fuse = new Fuse(answers, { keys: ["title", "shortcut", "tags"], threshold: 0.3, ignoreLocation: true, ignoreDiacritics: true });
    return (typed) => fuse.search(typed, { limit: SHOWN }).map(({ item }) => nameOf(item.id));
  },
};

/** @param {string} id */
const nameOf = (id) => id.slice(id.indexOf("/") + 1);

/** Milliseconds to make each one ready, and how it does. @param {Answer[]} answers @param {Look[]} looks @param {number} rounds */
export async function measured(answers, looks, rounds) {
  const found = /** @type {Record<string, { ready: number, keys: number[], looks: number, met: number }>} */ ({});
  const all = /** @type {[string, Finds][]} */ ([]);
  for (const [name, make] of Object.entries(MAKERS)) {
    const begun = performance.now();
    all.push([name, make(answers)]);
    found[name] = { ready: performance.now() - begun, keys: [], looks: 0, met: 0 };
    await pause();
  }
  for (let round = 0; round < rounds; round += 1)
    for (const [at, { typed, meant }] of looks.entries())
      for (const [name, finds] of all.filter(([one]) => one !== ASKED_SELDOM || at % SELDOM === round % SELDOM)) {
        const shown = timed(finds, typed, found[name].keys);
        found[name].looks += 1;
        if (shown.includes(meant)) found[name].met += 1;
        await pause();
      }
  return Object.fromEntries(Object.entries(found).map(([name, one]) => [name, { ready: one.ready, met: one.met / one.looks, ...spread(one.keys) }]));
}

/** Letter by letter, as it is typed. @param {Finds} finds @param {string} typed @param {number[]} keys */
function timed(finds, typed, keys) {
  let shown = /** @type {string[]} */ ([]);
  for (let end = 1; end <= typed.length; end += 1) {
    const begun = performance.now();
    shown = finds(typed.slice(0, end));
    keys.push(performance.now() - begun);
  }
  return shown;
}

/** @param {number[]} keys */
export function spread(keys) {
  keys.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => keys[Math.min(keys.length - 1, Math.floor(keys.length * share))];
  return { middle: at(0.5), high: at(0.95), highest: at(1) };
}

function pause() {
  return new Promise((next) => setTimeout(next));
}
