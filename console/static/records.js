// @ts-check
/** The pages of what is kept: which of them this is, and what it needs. The pages stand without a script; what is sealed needs this browser's keys. */
import { get, page } from "./records_calls.js";
import { mindDeeds } from "./records_deeds.js";
import { showWhetherLocked } from "./records_keys.js";

const EVERY = 20_000;

/** @type {Record<string, () => Promise<void>>} */
const PAGES = {
  async front() {
    const [{ signers }, { mindTags }] = await Promise.all([import("./records_signing.js"), import("./records_tags.js")]);
    mindDeeds(signers);
    setInterval(() => void lookAgain(), EVERY);
    await mindTags();
  },
  async record() {
    const [{ mindOpening }, { mindTags }] = await Promise.all([import("./records_opening.js"), import("./records_tags.js")]);
    mindOpening();
    await mindTags();
  },
  async notes() {
    await (await import("./records_notes.js")).mindNotes();
  },
  async slips() {
    await (await import("./records_slips.js")).mindSlips();
  },
  async audit() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copies]"))) offerToCopy(button);
  },
};

/** @param {HTMLElement} button */
function offerToCopy(button) {
  const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => void navigator.clipboard.writeText(text).then(() => (button.textContent = "Copied"), () => {}));
}

/** Says that something has changed; what somebody is filling in stays as it is. */
async function lookAgain() {
  const now = await get("/records.json").catch(() => null);
  const newer = document.getElementById("newer");
  if (newer && now && now.seen !== page.dataset.seen) newer.hidden = false;
}

if (page) {
  void showWhetherLocked();
  void PAGES[page.dataset.page ?? ""]?.();
}
