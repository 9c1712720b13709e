// @ts-check
/**
 * Signing in. From the passphrase two halves are worked out here (argon2id); the first is sent as proof, the second never leaves the browser: it opens the
 * worker's keys (`lib/unlocked.js`). `chatd/passwords.py` does the same, byte for byte.
 */
import { derive, fromBase64Url, toBase64Url } from "./lib/passphrase.js";
import { enter, forget } from "./lib/unlocked.js";
import { askForSecondStep } from "./second_sign_in.js";

/** @typedef {{ salt: string, memory_kib: number, passes: number, token: string }} Salt */
/** @typedef {{ code: string, seconds?: number | null }} Refusal */

const form = /** @type {HTMLFormElement} */ (document.getElementById("sign-in"));
const name = /** @type {HTMLInputElement} */ (document.getElementById("name"));
const passphrase = /** @type {HTMLInputElement} */ (document.getElementById("passphrase"));
const show = /** @type {HTMLButtonElement} */ (document.getElementById("show"));
const showVerb = /** @type {HTMLElement} */ (document.getElementById("show-verb"));
const go = /** @type {HTMLButtonElement} */ (document.getElementById("go"));
const says = /** @type {HTMLElement} */ (document.getElementById("says"));

/** Where to go once signed in. */
let after = form.dataset.after ?? "/desk";
forget();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (go.getAttribute("aria-disabled") !== "true") void tryToSignIn();
});
show.addEventListener("click", () => showPassphrase(passphrase.type === "password"));
name.addEventListener("input", () => name.removeAttribute("aria-invalid"));
passphrase.addEventListener("input", () => passphrase.removeAttribute("aria-invalid"));

async function tryToSignIn() {
  if (isMissing(name, "name_missing") || isMissing(passphrase, "passphrase_missing")) return;
  busy(true);
  const refusal = await signIn().catch(() => /** @type {Refusal} */ ({ code: "unreachable" }));
  if (!refusal) {
    showPassphrase(false);
    return location.assign(after);
  }
  busy(false);
  if (refusal.code === "none") return name.focus();
  say(refusal);
  if (refusal.code === "wrong") passphrase.select();
}

/** @returns {Promise<Refusal | null>} null when signed in */
async function signIn() {
  const asked = await post("/sign-in/salt", { name: name.value });
  if (!asked.ok) return refusalOf(asked);
  const salt = /** @type {Salt} */ (await asked.json());
  const halves = await halvesFor(salt);
  if (!halves) return { code: "cannot_work_out" };
  const answer = await post("/sign-in", { name: name.value, proof: toBase64Url(halves.signIn), token: salt.token });
  const refusal = answer.status === 202 ? await secondStep(answer) : answer.ok ? null : await refusalOf(answer);
  if (refusal) {
    halves.keyring.fill(0);
    return refusal;
  }
  await openKeys(halves.keyring);
  return null;
}

/** The passphrase was right, and is not enough. @param {Response} answer @returns {Promise<Refusal | null>} */
async function secondStep(answer) {
  const { kinds } = await answer.json();
  return askForSecondStep(kinds, { post, refusalOf, say });
}

/** @param {Salt} salt */
const halvesFor = (salt) => derive(passphrase.value, fromBase64Url(salt.salt), salt).catch(() => null);

/** Keys that cannot be had just now keep nobody from the desk: they are asked for again where they are needed.
 * @param {Uint8Array} half */
async function openKeys(half) {
  const entered = await enter(half).catch(() => "open");
  half.fill(0);
  if (entered === "lost") after = `/keys/lost?${new URLSearchParams({ next: after })}`;
}

/** @param {string} address @param {object} body */
function post(address, body) {
  return fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
  });
}

/** @param {Response} answer @returns {Promise<Refusal>} */
async function refusalOf(answer) {
  return answer.json().catch(() => ({ code: "trouble" }));
}

/** @param {HTMLInputElement} box @param {string} code */
function isMissing(box, code) {
  if (box.value.trim()) return false;
  box.setAttribute("aria-invalid", "true");
  say({ code });
  box.focus();
  return true;
}

/** @param {Refusal} refusal */
function say({ code, seconds }, where = says) {
  const words = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-says="${CSS.escape(code)}"]`)) ?? wordsForTrouble();
  const said = /** @type {DocumentFragment} */ (words.content.cloneNode(true));
  const when = said.querySelector("time");
  if (when && seconds) when.textContent = whenAgain(seconds);
  where.replaceChildren(said);
}

function wordsForTrouble() {
  return /** @type {HTMLTemplateElement} */ (document.querySelector('template[data-says="trouble"]'));
}

/** "in 2 minutes", and for longer waits the time on this machine's clock. @param {number} seconds */
function whenAgain(seconds) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  if (seconds < 60) return words.format(seconds, "second");
  const clock = new Date(Date.now() + seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `${words.format(Math.ceil(seconds / 60), "minute")} (${clock})`;
}

/** The button stays where it is and keeps the focus. @param {boolean} is */
function busy(is) {
  if (is) says.replaceChildren();
  go.setAttribute("aria-disabled", String(is));
  for (const part of go.querySelectorAll("span")) part.hidden = (part.dataset.when === "busy") !== is;
}

/** @param {boolean} is */
function showPassphrase(is) {
  passphrase.type = is ? "text" : "password";
  showVerb.textContent = is ? "Hide" : "Show";
}
