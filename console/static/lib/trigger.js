// @ts-check
/**
 * `/` or `#` at the start of a line or after a space opens canned answers; what stands between it and the cursor is searched for.
 */

/** @typedef {{ start: number, end: number, typed: string }} Trigger */

const TRIGGER = /(?:^|\s)([/#])((?:[^\s/#][^\n/#]{0,39})?)$/u;
const MOST_WORDS = 3;

/**
 * @param {string} text
 * @param {number} cursor
 * @returns {Trigger | null}
 */
export function triggerAt(text, cursor) {
  const found = TRIGGER.exec(text.slice(0, cursor));
  if (!found || found[2].trim().split(/\s+/).length > MOST_WORDS) return null;
  return { start: cursor - found[2].length - 1, end: cursor, typed: found[2] };
}

/**
 * What was looked for and still stands in a text, with its slash: at the cursor or at the end. Empty where nothing does, or where it was said (Escape) that
 * no answer is meant.
 * @param {string} text
 * @param {number} cursor
 * @param {number | null} left where a search that was left begins
 */
export function searchIn(text, cursor, left) {
  const end = text.trimEnd().length;
  const found = [triggerAt(text, cursor), triggerAt(text, end)].find((trigger) => trigger && trigger.start !== left);
  return found ? text.slice(found.start, found.end) : "";
}

/**
 * Put an answer where the trigger stood; everything else of the draft stays.
 * @param {string} text
 * @param {{ start: number, end: number }} where
 * @param {string} words
 * @returns {{ text: string, cursor: number }}
 */
export function placed(text, where, words) {
  const before = text.slice(0, where.start);
  const after = text.slice(where.end);
  const gap = after === "" || /^\s/.test(after) ? "" : " ";
  return { text: before + words + gap + after, cursor: before.length + words.length };
}
