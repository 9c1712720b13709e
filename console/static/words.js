// @ts-check
/** Says while somebody writes English how hard it is to read, and copies a text that is to be pasted elsewhere. Nothing on the page needs it. */

import { PLAIN_ENOUGH, hardSentences, readingGrade } from "./lib/grade.js";

/** @param {HTMLInputElement | HTMLTextAreaElement} box @param {HTMLElement} hint */
function tell(box, hint) {
  const grade = readingGrade(box.value);
  const isHard = grade !== null && grade > PLAIN_ENOUGH;
  const hardest = isHard ? hardSentences(box.value, 1)[0] : undefined;
  hint.hidden = grade === null;
  hint.toggleAttribute("data-hard", isHard);
  hint.textContent = isHard ? `Hard to read for some. Try shorter words and sentences${hardest ? `, first in: “${hardest}”` : ""}.` : "Plain to read.";
}

for (const box of /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (document.querySelectorAll("[data-grade]"))) {
  const hint = /** @type {HTMLElement | null} */ (document.querySelector(`[data-grade-of="${box.id}"]`));
  if (hint) {
    tell(box, hint);
    box.addEventListener("input", () => tell(box, hint));
  }
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copies]"))) {
  const text = document.getElementById(button.dataset.copies ?? "");
  if (!text || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(text.textContent ?? "").then(() => (button.textContent = "Copied"));
  });
}
