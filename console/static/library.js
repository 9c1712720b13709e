// @ts-check
/** Looks through the list of answers as somebody types, in this page alone. Without it, all answers stand there to be read. */
import { meant, prepared } from "./lib/found_by.js";

const box = /** @type {HTMLInputElement | null} */ (document.getElementById("words"));
const says = document.getElementById("words-says");
const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-found-by]")]).map((entry) => ({
  entry,
  by: prepared(entry.dataset.foundBy ?? ""),
}));
const topics = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-topic]")]);
const saidFirst = says?.textContent ?? "";

if (box && says) {
  for (const each of document.querySelectorAll("[data-needs-script]")) each.removeAttribute("hidden");
  box.addEventListener("input", show);
  show();
}

function show() {
  const typed = box?.value ?? "";
  const isMeant = meant(typed, entries.map(({ by }) => by));
  entries.forEach(({ entry }, at) => (entry.hidden = !isMeant[at]));
  for (const topic of topics) topic.hidden = !topic.querySelector("[data-found-by]:not([hidden])");
  const found = entries.filter(({ entry }) => !entry.hidden).length;
  if (says) says.textContent = typed.trim() ? `${found} of ${entries.length} answers.` : saidFirst;
}
