// @ts-check
/** The answer as it goes into the reply box and from there to a visitor: made by the same code as on the desk. */
import { partsOf, plain, unfilled } from "./lib/sendable.js";

/** @param {import("./lib/working.js").Working} words @param {Record<string, string>} values */
export function drawPreview({ body }, values) {
  const place = /** @type {HTMLElement} */ (document.getElementById("preview"));
  const messages = partsOf(body).map((part) => plain(part, values));
  place.replaceChildren(...messages.flatMap((message, at) => [...numberOf(at, messages.length), bubble(message)]));
}

/** @param {number} at @param {number} of */
function numberOf(at, of) {
  if (of < 2) return [];
  const label = document.createElement("p");
  label.className = "reads__part";
  label.lang = "en";
  label.textContent = `Message ${at + 1} of ${of}`;
  return [label];
}

/** @param {string} message */
function bubble(message) {
  const said = document.createElement("p");
  said.className = "reads__message";
  said.dir = "auto";
  let from = 0;
  for (const { start, end } of unfilled(message)) {
    said.append(message.slice(from, start), hole(message.slice(start, end)));
    from = end;
  }
  said.append(message.slice(from) || (from === 0 ? "…" : ""));
  return said;
}

/** @param {string} words */
function hole(words) {
  const open = document.createElement("span");
  open.className = "hole";
  open.textContent = words.startsWith("{") ? words.slice(1, -1).replaceAll("_", " ") : words;
  return open;
}
