// @ts-check
/** Said while somebody writes: what could lead to a person, and how hard the English is to read. Computed in this page. */
import { hardSentences, PLAIN_ENOUGH, readingGrade } from "./lib/grade.js";
import { identifiersIn } from "./lib/guard.js";
import { WHAT } from "./lib/guarded.js";
import { partsOf, plain } from "./lib/sendable.js";
import { withoutHoles } from "./lib/working.js";

/** @typedef {import("./lib/working.js").Working} Working */

/** @param {Working} words @param {string} language */
export function drawHints(words, language) {
  say("found", foundWords(words));
  say("grade", language === "en" ? gradeWords(words.body) : "");
}

/** A helpline is nobody's own number where a source with an address stands behind it. @param {Working} words */
function foundWords({ title, body, source }) {
  const hasSource = source.some(({ url }) => url.trim() !== "");
  const found = [title, withoutHoles(body)].flatMap((text) => identifiersIn(text).map(({ kind, start, end }) => ({ kind, words: text.slice(start, end) })));
  const told = found.filter(({ kind }) => kind !== "placeholder" && !(kind === "phone" && hasSource));
  if (told.length === 0) return "";
  const list = new Intl.ListFormat("en-GB").format(told.map(({ kind, words }) => `“${words}” (${WHAT[kind]})`));
  const onlyPhones = told.every(({ kind }) => kind === "phone");
  return onlyPhones ? `${list}: name a source with an address where it can be compared.` : `${list}: this could lead somebody to a person. Take it out.`;
}

/** @param {string} body */
function gradeWords(body) {
  const text = partsOf(body).map((part) => plain(part)).join("\n");
  const grade = readingGrade(text);
  if (grade === null) return "";
  const shown = Math.max(0, Math.round(grade * 10) / 10);
  if (grade <= PLAIN_ENOUGH) return `Easy to read: grade ${shown}, and we aim for ${PLAIN_ENOUGH} or less.`;
  const [hardest] = hardSentences(text, 1);
  return `Reading grade ${shown}; we aim for ${PLAIN_ENOUGH} or less. Try shorter sentences and shorter words${hardest ? `, first here: “${shortened(hardest)}”` : ""}.`;
}

/** @param {string} sentence */
const shortened = (sentence) => (sentence.length > 90 ? `${sentence.slice(0, 88)}…` : sentence);

/** Only what is new is told again. @param {string} id @param {string} words */
function say(id, words) {
  const place = /** @type {HTMLElement} */ (document.getElementById(id));
  if (place.textContent !== words) place.textContent = words;
}
