// @ts-check
/**
 * The open record on the page: read-only, with who reads it faintly over it. Its words are in this page's memory and in nothing else; they go when it is
 * closed, after half an hour, when the page is hidden for long, and when it is left.
 */
import { endOf, foundWords, pieces, rowsOf, timesFound } from "./lib/record_reading.js";
import { page } from "./records_calls.js";

/** @typedef {import("./lib/record_reading.js").Row} Row */
/** @typedef {import("./lib/record_seal.js").Reading} Reading */
/** @typedef {import("./lib/record_checks.js").Verdict} Verdict */
/** @typedef {{ id: string, kind: string, name: string, written: string, json: any }} OpenedNote */
/** @typedef {{ reading: Reading, verdicts: Verdict[], notes: OpenedNote[], until: Date, fields: Map<string, string> }} Opened */

const HIDDEN_AT_MOST = 5 * 60_000;
const TIMES_OVER = 60;

const section = /** @type {HTMLElement} */ (document.getElementById("reading"));
const zone = page.dataset.zone ?? "UTC";
/** @type {Row[]} */
let rows = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let ending;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let hidden;

/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (section.querySelector(`[data-part="${name}"]`));

/** @param {Opened} opened */
export function show({ reading, verdicts, notes, until, fields }) {
  rows = [...rowsOf(reading.lines, zone), endOf(reading.lines, { isClosed: reading.isClosed, isBroken: reading.trouble !== "" })];
  part("signed").replaceChildren(...verdicts.map(verdictLine));
  part("until").textContent = `Read it here; nothing of it is stored or sent. It closes by itself at ${clock(until)}, and when this page is out of sight for five minutes.`;
  part("notes").replaceChildren(...notes.map((note) => noteCard(note, fields)));
  draw("");
  markWithReader();
  section.hidden = false;
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: "start" });
  clearTimeout(ending);
  ending = setTimeout(close, Math.max(0, until.getTime() - Date.now()));
}

/** It was given away with a form, so it may be printed. */
export function allowPrinting() {
  section.dataset.given = "yes";
}

/** Lets go of everything that was read. */
export function close() {
  delete section.dataset.given;
  clearTimeout(ending);
  clearTimeout(hidden);
  rows = [];
  section.hidden = true;
  for (const name of ["lines", "notes", "signed", "watermark"]) part(name).replaceChildren();
  for (const form of section.querySelectorAll("form")) form.reset();
  section.dispatchEvent(new CustomEvent("closed"));
}

/** @param {() => void} whenClosed */
export function mindReading(whenClosed) {
  const find = /** @type {HTMLInputElement} */ (document.getElementById("find"));
  find.addEventListener("input", () => draw(find.value));
  part("close").addEventListener("click", close);
  section.addEventListener("closed", whenClosed);
  // A page that the browser keeps for "Back" must have nothing on it.
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden" && !section.hidden) hidden = setTimeout(close, HIDDEN_AT_MOST);
  });
  addEventListener("beforeprint", markWithReader);
}

/** @param {OpenedNote} note @param {Map<string, string>} fields what the form's fields are called */
export function addNote(note, fields) {
  part("notes").append(noteCard(note, fields));
}

/** @param {string} asked */
function draw(asked) {
  part("lines").replaceChildren(...rows.map((row) => rowOf(row, asked)));
  const found = /** @type {HTMLElement} */ (document.getElementById("found"));
  found.textContent = asked.trim() ? foundWords(timesFound(rows, asked)) : "";
  part("lines").querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** @param {Row} row @param {string} asked */
function rowOf(row, asked) {
  if (row.kind === "day") return element("p", "read__day", row.words);
  if (row.kind === "mark") return element("p", `read__mark read__mark--${row.look}`, row.when ? `${row.when} ${row.words}` : row.words);
  const said = element("div", `read__said read__said--${row.side}`);
  const who = element("p", "read__who", `${row.who} `);
  who.append(element("span", "read__when", `${row.when || "time not known"} · line ${row.n}`));
  const words = element("p", "read__words");
  words.dir = "auto";
  words.append(...pieces(row.text, asked).map((piece) => (piece.found ? element("mark", "", piece.text) : piece.text)));
  said.append(who, words);
  return said;
}

/** @param {Verdict} verdict */
function verdictLine({ good, words }) {
  const line = element("p", `signed__line signed__line--${good ? "good" : "bad"}`);
  line.append(element("span", "signed__mark", good ? "✓" : "✗"), element("span", "", words));
  return line;
}

/** @param {OpenedNote} note @param {Map<string, string>} fields */
function noteCard({ kind, name, written, json }, fields) {
  const card = element("article", "note");
  const what = kind === "form" ? "Given to somebody outside" : "Note";
  card.append(element("p", "note__who", `${what}, by ${name}, ${day(written)}`));
  if (json === null) card.append(element("p", "read__mark read__mark--missing", "This could not be opened: it was changed, or sealed for something else."));
  else if (kind === "form") card.append(formList(json, fields));
  else card.append(element("p", "sealed-text", String(json.text ?? "")));
  return card;
}

/** @param {Record<string, unknown>} json @param {Map<string, string>} fields */
function formList(json, fields) {
  const list = element("dl", "facts");
  for (const [id, value] of Object.entries(json)) {
    const row = element("div", "");
    row.append(element("dt", "", fields.get(id) ?? id), element("dd", "", String(value)));
    list.append(row);
  }
  return list;
}

/** Who reads, and the minute. */
function markWithReader() {
  const words = `${page.dataset.reader} · ${day(new Date().toISOString())} ${clock(new Date())}`;
  part("watermark").replaceChildren(...Array.from({ length: TIMES_OVER }, () => mark(words)));
}

/** Drawn by style: it is no text of the page, for nobody's screen reader and in nobody's copy. @param {string} words */
function mark(words) {
  const made = element("span", "watermark__mark");
  made.dataset.words = words;
  return made;
}

/** @param {string} instant */
const day = (instant) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(new Date(instant));

/** @param {Date} at */
const clock = (at) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);

/** @param {string} tag @param {string} name @param {string} [text] @returns {HTMLElement} */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}
