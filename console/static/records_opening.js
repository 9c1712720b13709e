// @ts-check
/**
 * Opening a record by two. The requester's page waits; the approver's takes the outer box off; the requester's opens what is left, checks it against what the
 * record's header commits to, and shows it.
 */
import { get, page, post } from "./records_calls.js";
import { factsOf, keys } from "./records_keys.js";
import { addNote, allowPrinting, mindReading, show } from "./records_reading.js";
import { mindDeeds, refuse, say } from "./records_deeds.js";
import { now, signers } from "./records_signing.js";
import { fileOf } from "./lib/record_file.js";
import { checkSigners } from "./lib/record_checks.js";
import { openAny, openNote, readRecord } from "./lib/record_seal.js";
import { Refused, refusalIn } from "./lib/refused.js";

/** @typedef {import("./lib/record_key.js").RecordKey} RecordKey */
/** @typedef {import("./lib/record_file.js").Whole} Whole */
/** @typedef {{ state: "waiting" | "agreed" | "gone", peeled: Record<string, string>, until: string }} Collected */

const EVERY = 3_000;
const record = page.dataset.record ?? "";
const path = `/records/${record}`;

/** @type {string} */
let file = "";

export function mindOpening() {
  mindDeeds(signers, { ask: wait, note: afterNote, tags: afterTags, rewrap: afterRewrap, export: afterExport });
  mindReading(letGo);
  if (page.dataset.opening !== "none") void wait();
  section("print")?.addEventListener("click", () => print());
}

/** @param {string} name */
const section = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-part="${name}"]`));

// The requester's page

async function wait() {
  const [form, waiting] = [section("ask"), section("waiting")];
  if (form) form.hidden = true;
  if (waiting) waiting.hidden = false;
  at("waiting");
  try {
    await openIt(await collected());
  } catch (error) {
    if (waiting) waiting.hidden = true;
    if (form) form.hidden = false;
    // Agreed to before, and read on a page that is gone: the key went with it.
    if (form instanceof HTMLFormElement && page.dataset.opening !== "agreed") refuse(form, error);
    page.dataset.opening = "none";
  }
}

/** @returns {Promise<Collected>} */
async function collected() {
  for (;;) {
    const answer = /** @type {Collected | null} */ (await post(`${path}/collect`, {}).catch(onlyForNow));
    if (answer?.state === "agreed") return answer;
    if (answer?.state === "gone") throw new Refused("not_opened");
    tell(answer ? "" : "The line is gone for a moment. This page keeps trying.");
    await new Promise((done) => setTimeout(done, EVERY));
  }
}

/** @param {unknown} error */
function onlyForNow(error) {
  if (refusalIn(error).code === "unreachable") return null;
  throw error;
}

/** @param {Collected} answer */
async function openIt({ peeled, until }) {
  at("opening");
  const { ring, facts } = await keys();
  const whole = /** @type {Whole} */ (await get(`${path}/whole.json`));
  const key = await openAny(Object.values(peeled), ring, whole.header).catch(() => Promise.reject(new Refused("cannot_open")));
  await post(`${path}/collect`, { got: true });
  const reading = await readRecord(key, whole.header, whole.chunks, whole.closing).catch(() => Promise.reject(new Refused("not_whole")));
  const known = factsOf({ ring, facts }, whole.header.project);
  const trusted = { root: ring.roots[whole.header.project], leads: known.lists.flatMap(({ leads }) => leads.map(({ signing }) => signing)), project: known.name };
  now.open = { key, whole };
  const notes = whole.notes.map((each) => ({ ...each, json: opened(key, each) }));
  show({ reading, verdicts: await checkSigners(whole, trusted), notes, until: new Date(until), fields: fields() });
  const place = document.getElementById("opening");
  if (place) place.hidden = true;
}

/** @param {RecordKey} key @param {Whole["notes"][number]} each */
function opened(key, { id, kind, person, nonce, box }) {
  try {
    return openNote(key, { note: id, kind: kind === "form" ? "form" : "note", person }, { nonce, box });
  } catch {
    return null;
  }
}

function letGo() {
  now.open = null;
  now.sealed = null;
  const [given, giving] = [section("exported"), /** @type {HTMLElement | null} */ (document.querySelector('form[data-signs="export"]'))];
  if (given) given.hidden = true;
  if (giving) giving.hidden = false;
  if (file) URL.revokeObjectURL(file);
  file = "";
  const place = document.getElementById("opening");
  if (!place) return;
  place.hidden = false;
  const [form, waiting] = [section("ask"), section("waiting")];
  if (form) form.hidden = false;
  if (waiting) waiting.hidden = true;
}

/** @param {string} step */
function at(step) {
  for (const line of document.querySelectorAll("[data-step]")) line.classList.toggle("is-now", /** @type {HTMLElement} */ (line).dataset.step === step);
}

/** @param {string} words */
function tell(words) {
  const place = section("waiting-says");
  if (place && place.textContent !== words) place.textContent = words;
}

// What comes after

/** @param {any} _answer @param {HTMLFormElement} form */
function afterNote(_answer, form) {
  showSealed();
  form.reset();
  say(form, "Sealed with this record.", { kindly: true });
}

/** @param {any} _answer @param {HTMLFormElement} form */
function afterTags(_answer, form) {
  say(form, "Sealed to each lead of today’s list.", { kindly: true });
}

/** @param {any} _answer @param {HTMLFormElement} form */
function afterRewrap(_answer, form) {
  say(form, "Done: any two of today’s leads can open it now.", { kindly: true });
}

/** @param {Whole} whole @param {HTMLFormElement} form */
function afterExport(whole, form) {
  const text = fileOf(whole);
  if (file) URL.revokeObjectURL(file);
  file = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const [place, link] = [section("exported"), /** @type {HTMLAnchorElement | null} */ (section("file"))];
  if (link) [link.href, link.download] = [file, `record-${record.slice(0, 8)}.json`];
  if (place) place.hidden = false;
  form.hidden = true;
  allowPrinting();
  showSealed();
  link?.focus();
}

function showSealed() {
  if (now.sealed) addNote({ ...now.sealed, name: page.dataset.reader ?? "", written: new Date().toISOString() }, fields());
  now.sealed = null;
}

/** What the fields of the disclosure form are called. */
function fields() {
  const labels = /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll('form[data-signs="export"] label'));
  return new Map([...labels].map((label) => [document.getElementById(label.htmlFor)?.getAttribute("name") ?? "", label.textContent ?? ""]));
}

