// @ts-check
/** Consent slips: taken out once, opened in this browser, passed on, and deleted. */
import { get, post } from "./records_calls.js";
import { keys } from "./records_keys.js";
import { drawFields, partOf } from "./records_drawing.js";
import { openCopy } from "./lib/copies.js";
import { asText, fieldsIn } from "./lib/opened_words.js";
import { refusalIn, refusedWords } from "./lib/refused.js";

/** @typedef {{ id: string, project: string, project_name: string, made: string, ends: string, writer: string, is_mine: boolean }} Slip */

const EVERY = 20_000;
const list = /** @type {HTMLElement} */ (document.getElementById("slips"));
const shape = /** @type {HTMLTemplateElement} */ (document.getElementById("slip"));
/** @type {Map<string, HTMLElement>} */
const cards = new Map();

export async function mindSlips() {
  await lookAgain();
  setInterval(() => void lookAgain(), EVERY);
}

async function lookAgain() {
  try {
    const { person, slips } = /** @type {{ person: string, slips: Slip[] }} */ (await get("/slips.json"));
    const there = new Set(slips.map(({ id }) => id));
    for (const [id, card] of cards) if (!there.has(id)) [card.remove(), cards.delete(id)];
    for (const slip of slips) if (!cards.has(slip.id)) put(slip, person);
    /** @type {HTMLElement} */ (document.getElementById("no-slips")).hidden = slips.length > 0;
    say("");
  } catch (error) {
    say(refusedWords(refusalIn(error).code));
  }
}

/** @param {Slip} slip @param {string} person */
function put(slip, person) {
  const card = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (shape.content.cloneNode(true)).firstElementChild);
  partOf(card, "head").textContent = `${slip.project_name}, ${slip.made}, written by ${slip.writer}. Deleted on ${slip.ends}.`;
  if (slip.is_mine) partOf(card, "take").textContent = "You took it out: show it again";
  partOf(card, "take").addEventListener("click", () => void take(card, slip, person));
  partOf(card, "done").addEventListener("click", () => void done(slip));
  cards.set(slip.id, card);
  list.append(card);
}

/** The keys are asked for first: a slip that is taken out and cannot be opened is lost. @param {HTMLElement} card @param {Slip} slip @param {string} person */
async function take(card, slip, person) {
  try {
    const { ring } = await keys();
    const { box } = await post(`/slips/${slip.id}/take`, {});
    const json = await openCopy(ring, box, { what: "slip", project: slip.project, id: slip.id, person }).catch(() => null);
    if (json === null) return say(refusedWords("cannot_open"));
    show(card, fieldsIn(json));
  } catch (error) {
    say(refusedWords(refusalIn(error).code));
  }
}

/** @param {HTMLElement} card @param {import("./lib/opened_words.js").Field[]} fields */
function show(card, fields) {
  drawFields(partOf(card, "words"), fields);
  partOf(card, "take").hidden = true;
  partOf(card, "done").hidden = false;
  const copy = partOf(card, "copy");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", () => void navigator.clipboard.writeText(asText(fields)).then(() => (copy.textContent = "Copied"), () => {}));
  partOf(card, "before").textContent = "It is out. Pass it on now. Nobody else has a copy any more.";
}

/** @param {Slip} slip */
async function done(slip) {
  try {
    await post(`/slips/${slip.id}/done`, {});
    await lookAgain();
  } catch (error) {
    say(refusedWords(refusalIn(error).code));
  }
}

/** @param {string} words */
function say(words) {
  const place = /** @type {HTMLElement} */ (document.getElementById("slips-say"));
  place.textContent = words;
  place.hidden = words === "";
}
