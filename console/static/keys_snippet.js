// @ts-check
/** Copying what is to be pasted elsewhere. Where a browser does not let us, the text can still be marked by hand. */

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", () => void copy(button));
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const from = /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copy ?? ""));
  const said = /** @type {HTMLElement} */ (button.parentElement?.querySelector("[data-copied]"));
  try {
    await navigator.clipboard.writeText(from.value);
    said.textContent = "Copied.";
  } catch {
    from.select();
    said.textContent = "Your browser does not let us copy. The text is marked: copy it yourself.";
  }
}
