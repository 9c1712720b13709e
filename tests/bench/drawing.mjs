// @ts-check
/**
 * In the browser: every key of what a worker types, from the key until the page stands anew (drawn and laid out, not yet painted). On the desk as it is, with
 * its other panes and a long talk; and in a bare page that asks minisearch and shows eight titles. `tests/bench/finding.py` loads this.
 */

import { loadLibrary } from "/console/static/lib/answers.js";
import MiniSearch from "/node_modules/minisearch/dist/es/index.js";
import { spread } from "/tests/bench/finding.mjs";

/** @typedef {import("../../console/static/lib/answer_index.js").Answer} Answer */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Box */

const LINES = 60;
const SENTENCE = "hello, I am with you and we have time";

/** Milliseconds by where it was typed. @param {Answer[]} answers @param {{ typed: string }[]} looks @param {number} rounds */
export async function drawn(answers, looks, rounds) {
  const { app, server } = /** @type {any} */ (globalThis).demo;
  app.library = await loadLibrary(async () => answers);
  for (let line = 0; line < LINES; line += 1) server.rooms.get("c1").visitorSays(`a line of it, the ${line}th`, "2026-11-21T21:00:00Z");
  const boxes = /** @type {[string, Box, string[]][]} */ ([
    ["desk, after a slash", document.getElementById("reply"), looks.map(({ typed }) => `/${typed}`)],
    ["desk, in the right pane", document.getElementById("find"), looks.map(({ typed }) => typed)],
    ["desk, plain words", document.getElementById("reply"), looks.map(() => SENTENCE)],
    ["minisearch, a bare list", bareList(answers), looks.map(({ typed }) => typed)],
  ]);
  const keys = /** @type {Record<string, number[]>} */ (Object.fromEntries(boxes.map(([name]) => [name, []])));
  for (let round = 0; round < rounds; round += 1)
    for (const look of looks.keys()) for (const [name, box, texts] of boxes) keys[name].push(...(await typedInto(box, texts[look])));
  return Object.fromEntries(Object.entries(keys).map(([name, all]) => [name, spread(all)]));
}

/** Letter by letter. @param {Box} box @param {string} text */
async function typedInto(box, text) {
  const times = [];
  for (let end = 0; end <= text.length; end += 1) {
    const begun = performance.now();
    box.value = text.slice(0, end);
    box.setSelectionRange(end, end);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await rest();
    document.body.getBoundingClientRect();
    if (end > 0) times.push(performance.now() - begun);
  }
  return times;
}

/** What a page needs at the least. @param {Answer[]} answers */
function bareList(answers) {
  const mini = new MiniSearch({ fields: ["title", "shortcut", "tags", "topic", "body"], storeFields: ["title"], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND" } });
  mini.addAll(answers.map((answer) => ({ ...answer, tags: (answer.tags ?? []).join(" ") })));
  const [box, list] = [document.createElement("textarea"), document.createElement("ul")];
  document.body.append(box, list);
  box.addEventListener("input", () => list.replaceChildren(...mini.search(box.value).slice(0, 8).map(({ title }) => Object.assign(document.createElement("li"), { textContent: title }))));
  return box;
}

/** Until what the desk draws by itself is drawn. */
function rest() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((next) => ((port1.onmessage = next), port2.postMessage(null)));
}
