// @ts-check
/** Concern notes: looked for by themselves, opened in this browser by one lead alone, and marked as read once they were shown. */
import { get, post } from "./records_calls.js";
import { keys } from "./records_keys.js";
import { openCopy } from "./lib/copies.js";
import { fieldsIn } from "./lib/opened_words.js";
import { refusalIn, refusedWords } from "./lib/refused.js";
import { drawFields, partOf } from "./records_drawing.js";

/** @typedef {{ id: string, project: string, project_name: string, written: string, ends: string, writers: string, read_by: string, is_new: boolean, box: string }} Note */

const EVERY = 10_000;
const list = /** @type {HTMLElement} */ (document.getElementById("notes"));
const shape = /** @type {HTMLTemplateElement} */ (document.getElementById("note"));
/** @type {Map<string, HTMLElement>} */
const cards = new Map();

export async function mindNotes() {
  await lookAgain();
  setInterval(() => void lookAgain(), EVERY);
}

async function lookAgain() {
  try {
    const { person, notes } = /** @type {{ person: string, notes: Note[] }} */ (await get("/concern-notes.json"));
    const there = new Set(notes.map(({ id }) => id));
    for (const [id, card] of cards) if (!there.has(id)) [card.remove(), cards.delete(id)];
    for (const note of [...notes].reverse()) put(note, person);
    /** @type {HTMLElement} */ (document.getElementById("no-notes")).hidden = notes.length > 0;
    say("");
  } catch (error) {
    say(refusedWords(refusalIn(error).code));
  }
}

/** @param {Note} note @param {string} person */
function put(note, person) {
  const known = cards.get(note.id);
  if (known) return setRead(known, note);
  const card = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (shape.content.cloneNode(true)).firstElementChild);
  partOf(card, "head").textContent = `${note.project_name}, ${note.written}, by ${note.writers}. Goes on ${note.ends}.`;
  partOf(card, "open").addEventListener("click", () => void open(card, note, person));
  partOf(card, "done").addEventListener("click", () => void done(card, note));
  setRead(card, note);
  cards.set(note.id, card);
  list.prepend(card);
}

/** @param {HTMLElement} card @param {Note} note */
function setRead(card, { is_new, read_by }) {
  card.classList.toggle("note--new", is_new);
  partOf(card, "read").textContent = read_by ? `Read by ${read_by}.` : "Nobody has read it yet.";
}

/** @param {HTMLElement} card @param {Note} note @param {string} person */
async function open(card, note, person) {
  try {
    const { ring } = await keys();
    const json = await openCopy(ring, note.box, { what: "note", project: note.project, id: note.id, person }).catch(() => Promise.reject(new TypeError("sealed")));
    drawFields(partOf(card, "words"), fieldsIn(json));
    partOf(card, "open").hidden = true;
    partOf(card, "done").hidden = false;
    await post(`/concern-notes/${note.id}/read`, {});
    await lookAgain();
  } catch (error) {
    say(error instanceof TypeError ? refusedWords("cannot_open") : refusedWords(refusalIn(error).code));
  }
}

/** Two presses: it cannot be taken back. @param {HTMLElement} card @param {Note} note */
async function done(card, note) {
  const button = partOf(card, "done");
  if (!button.dataset.pressed) {
    button.dataset.pressed = "once";
    button.textContent = "Press again: it is gone for every lead";
    return;
  }
  try {
    await post(`/concern-notes/${note.id}/done`, {});
    await lookAgain();
  } catch (error) {
    say(refusedWords(refusalIn(error).code));
  }
}

/** @param {string} words */
function say(words) {
  const place = /** @type {HTMLElement} */ (document.getElementById("notes-say"));
  place.textContent = words;
  place.hidden = words === "";
}
