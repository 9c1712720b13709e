// @ts-check
/**
 * An answer in the editor, as the server keeps it, and the small sums round it. Pure.
 *
 * @typedef {{ name: string, url: string, checked: string }} Source
 * @typedef {{ title: string, topic: string, shortcut: string, audience: string, nation: string[], tags: string[], source: Source[], review_by: string,
 *   changed: string, panel: string, reviewed: boolean, body: string }} Working
 */

/** @param {Working} one @param {Working} other */
export const same = (one, other) => inOrder(one) === inOrder(other);

/** @param {Working} words */
function inOrder({ title, topic, shortcut, audience, nation, tags, source, review_by, changed, panel, reviewed, body }) {
  const sources = source.map(({ name, url, checked }) => [name, url, checked]);
  return JSON.stringify([title, topic, shortcut, audience, nation, tags, sources, review_by, changed, panel, reviewed, body]);
}

/** "test,  clinic," as two tags. @param {string} typed @returns {string[]} */
export const tagsIn = (typed) => typed.split(",").map((tag) => tag.trim()).filter(Boolean);

/**
 * The one stretch in which two texts differ: from where to where in the one, and what stands there in the other.
 * @param {string} before @param {string} after
 */
export function changeFrom(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: head, end: before.length - tail, words: after.slice(head, after.length - tail) };
}

/**
 * Where the cursor stands once other words came in round it: as far from the changed stretch as before.
 * @param {string} before @param {string} after @param {number} at
 */
export function cursorAfter(before, after, at) {
  const { start, end, words } = changeFrom(before, after);
  if (at <= start) return at;
  return at >= end ? at + after.length - before.length : Math.min(at, start + words.length);
}

/**
 * The words with blanks where a worker or the desk fills something in: nobody's number stands there.
 * @param {string} body
 */
export const withoutHoles = (body) => body.replace(/\{[a-z_]+\}|\[[^\[\]\n]+\](?!\()/g, (hole) => " ".repeat(hole.length));

/**
 * What a press on a tool makes of the words: the text, and what is selected then.
 * @param {string} text @param {number} start @param {number} end @param {string} tool
 * @returns {{ text: string, start: number, end: number }}
 */
export function putIn(text, start, end, tool) {
  const chosen = text.slice(start, end);
  if (tool === "bullet") return bullets(text, start, end);
  if (tool === "part") return replaced(text, start, end, `${text.slice(0, start).endsWith("\n") || start === 0 ? "" : "\n"}{part}\n`);
  if (tool === "bold") return round(text, start, end, "**", chosen || "bold", "**");
  if (tool === "hole") return round(text, start, end, "[", chosen || "what to fill in", "]");
  if (tool === "link") return round(text, start, end, "[", chosen || "words", "](https://)");
  return replaced(text, start, end, `{${tool}}`);
}

/** @param {string} text @param {number} start @param {number} end @param {string} words */
function replaced(text, start, end, words) {
  return { text: text.slice(0, start) + words + text.slice(end), start: start + words.length, end: start + words.length };
}

/** @param {string} text @param {number} start @param {number} end @param {string} open @param {string} words @param {string} shut */
function round(text, start, end, open, words, shut) {
  const from = start + open.length;
  return { text: text.slice(0, start) + open + words + shut + text.slice(end), start: from, end: from + words.length };
}

/** Each chosen line begins with "- ", or none does any more. @param {string} text @param {number} start @param {number} end */
function bullets(text, start, end) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lines = text.slice(from, end).split("\n");
  const all = lines.every((line) => line.startsWith("- "));
  const made = lines.map((line) => (all ? line.slice(2) : line.startsWith("- ") ? line : `- ${line}`)).join("\n");
  return { text: text.slice(0, from) + made + text.slice(end), start: from, end: from + made.length };
}
