// @ts-check
/** What was written in a note or a slip, as names and words to show. Pure. A field of a later version is shown under its own name, and never left out. */

const NAMES = new Map([
  ["facts", "What we know"],
  ["decision", "What we decided"],
  ["action", "What we did"],
  ["told", "Who was told"],
  ["by", "Written by"],
  ["at", "Written at"],
  ["recipient", "For"],
  ["to", "For"],
  ["purpose", "What for"],
  ["kind", "What it is"],
  ["lines", "What to pass on"],
  ["text", "What to pass on"],
  ["agreed", "The visitor agreed"],
]);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** @typedef {{ name: string, words: string }} Field */

/** @param {unknown} json @returns {Field[]} */
export function fieldsIn(json) {
  if (typeof json !== "object" || json === null) return [{ name: "", words: String(json ?? "") }];
  return Object.entries(json)
    .filter(([id]) => id !== "v")
    .map(([id, value]) => ({ name: NAMES.get(id) ?? id.replace(/_/g, " "), words: wordsOf(value) }))
    .filter(({ words }) => words !== "");
}

/** @param {unknown} value @returns {string} */
function wordsOf(value) {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join("\n");
  if (typeof value === "object" && value !== null) return fieldsIn(value).map(({ name, words }) => (name ? `${name}: ${words}` : words)).join("\n");
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value ?? "").trim();
  return INSTANT.test(text) ? whenIn(text) : text;
}

/** @param {string} instant @returns {string} by the clock of this device */
function whenIn(instant) {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" }).format(at);
}

/** As text, for the clipboard. @param {Field[]} fields */
export const asText = (fields) => fields.map(({ name, words }) => (name ? `${name}: ${words}` : words)).join("\n");
