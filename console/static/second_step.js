// @ts-check
/** Making and showing passkeys on the pages of one's second step. Where a browser has none, their part of the page stays hidden. */
import { canPasskeys, make, show } from "./lib/passkeys.js";

/** @typedef {{ code: string }} Refusal */

const place = document.getElementById("passkeys");
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-passkey]"));

if (place && form && canPasskeys()) {
  place.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(place, form);
  });
}

/** @param {HTMLElement} place @param {HTMLFormElement} form */
async function attempt(place, form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  const deed = form.dataset.passkey === "make" ? makeOne : showOne;
  const refusal = await deed(form).catch(() => ({ code: "unreachable" }));
  button.removeAttribute("aria-disabled");
  if (!refusal) return location.assign(place.dataset.after ?? "/second-step");
  say(form, refusal.code);
}

/** @param {HTMLFormElement} form @returns {Promise<Refusal | null>} */
async function makeOne(form) {
  const name = /** @type {HTMLInputElement} */ (document.getElementById("passkey-name")).value.trim();
  if (!name) return { code: "name_missing" };
  const asked = await post(form, "/second-step/passkey/ask", {});
  if (!asked.ok) return refusalOf(asked);
  const made = await make(await asked.json()).catch(() => null);
  if (!made) return { code: "no_passkey" };
  return refusalOf(await post(form, "/second-step/passkey", { name, ...made }));
}

/** @param {HTMLFormElement} form @returns {Promise<Refusal | null>} */
async function showOne(form) {
  const asked = await post(form, "/second-step/show/ask", {});
  if (!asked.ok) return refusalOf(asked);
  const shown = await show(await asked.json()).catch(() => null);
  if (!shown) return { code: "no_passkey" };
  return refusalOf(await post(form, "/second-step/show/passkey", shown));
}

/** @param {HTMLFormElement} form @param {string} address @param {object} body */
function post(form, address, body) {
  const csrf = /** @type {HTMLInputElement} */ (form.querySelector("input[name=csrf]")).value;
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Chatd-Csrf": csrf },
    body: JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
  });
}

/** @param {Response} answer @returns {Promise<Refusal | null>} */
const refusalOf = async (answer) => (answer.ok ? null : answer.json().catch(() => ({ code: "trouble" })));

/** @param {HTMLFormElement} form @param {string} code */
function say(form, code) {
  const words =
    /** @type {HTMLTemplateElement | null} */ (form.querySelector(`template[data-says="${CSS.escape(code)}"]`)) ??
    /** @type {HTMLTemplateElement} */ (form.querySelector('template[data-says="trouble"]'));
  form.querySelector("[data-passkey-says]")?.replaceChildren(words.content.cloneNode(true));
}
