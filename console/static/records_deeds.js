// @ts-check
/**
 * Forms that do something about a record. Each says in the page where it goes (`data-deed`) and what this browser adds before it is sent (`data-signs`):
 * a signature, a peeled box, a sealed note. What is typed stays until it was taken; a refusal stands at its field.
 */
import { page, post } from "./records_calls.js";
import { fieldWords, refusalIn, refusedWords } from "./lib/refused.js";

/** From what is in the form to what is sent; throws `Refused` when it cannot be. *null*: nothing is sent.
 * @typedef {(fields: Record<string, string>, form: HTMLFormElement) => Promise<object>} Signer */
/** What happens after it was taken; without one the page is loaded again.
 * @typedef {(answer: any, form: HTMLFormElement) => void | Promise<void>} After */

/** @param {Record<string, Signer>} signers by `data-signs` @param {Record<string, After>} [after] by the same, or by `data-part` */
export function mindDeeds(signers, after = {}) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-deed]"))) {
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.dataset.busy || !isMeant(form)) return;
      const key = form.dataset.signs ?? form.dataset.part ?? "";
      void doIt(form, signers[key], after[key] ?? loadAgain);
    });
    // What is pressed before this script is there does nothing, so until then it cannot be pressed.
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("button[data-waits]"))) button.disabled = false;
  }
}

/** @param {HTMLFormElement} form @param {Signer | undefined} signer @param {After} after */
async function doIt(form, signer, after) {
  clear(form);
  busy(form, true);
  try {
    const fields = fieldsOf(form);
    const body = signer ? await signer(fields, form) : fields;
    await after(await post(form.dataset.deed ?? "", body), form);
  } catch (error) {
    refuse(form, error);
  } finally {
    busy(form, false);
  }
}

/** What is typed and chosen, by name. @param {HTMLFormElement} form @returns {Record<string, string>} */
export function fieldsOf(form) {
  return Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value.trim()]] : [])));
}

/** Says it at the field, or under the form. @param {HTMLFormElement} form @param {unknown} error */
export function refuse(form, error) {
  const refusal = refusalIn(error);
  const place = /** @type {HTMLElement | null} */ (refusal.field ? form.querySelector(`[data-wrong="${CSS.escape(refusal.field)}"]`) : null);
  if (!place) return say(form, refusedWords(refusal.code));
  place.textContent = error instanceof Error && error.cause ? String(error.cause) : fieldWords(refusal);
  place.hidden = false;
  const box = /** @type {HTMLElement | null} */ (form.querySelector(`[name="${CSS.escape(refusal.field ?? "")}"]`));
  box?.setAttribute("aria-invalid", "true");
  box?.focus();
}

/** @param {HTMLFormElement} form @param {string} words @param {{ kindly?: boolean }} [how] */
export function say(form, words, { kindly = false } = {}) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector("[data-says]"));
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("says--busy", kindly);
  place.hidden = words === "";
}

/** @param {HTMLFormElement} form */
function clear(form) {
  say(form, "");
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-wrong]"))) place.hidden = true;
  for (const box of form.querySelectorAll("[aria-invalid]")) box.removeAttribute("aria-invalid");
}

/** What cannot be taken back wants two presses. @param {HTMLFormElement} form */
function isMeant(form) {
  const button = /** @type {HTMLButtonElement | null} */ (form.querySelector("button[type=submit]"));
  if (!form.dataset.twice || !button || button.dataset.pressed) return true;
  button.dataset.pressed = "once";
  button.textContent = form.dataset.twice;
  return false;
}

/** @param {HTMLFormElement} form @param {boolean} is */
function busy(form, is) {
  if (is) form.dataset.busy = "yes";
  else delete form.dataset.busy;
  form.querySelector("button[type=submit]")?.setAttribute("aria-disabled", String(is));
  form.toggleAttribute("aria-busy", is);
}

/** What was done is told on the page that comes. @param {{ to?: string } | null} answer */
function loadAgain(answer) {
  location.assign(answer?.to ?? (page.dataset.record ? `/records/${page.dataset.record}` : location.pathname));
}
