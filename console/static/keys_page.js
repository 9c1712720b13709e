// @ts-check
/** What the scripts of all pages of keys share: saying what happened, one deed at a time, and the ring, if it is open. */
import { NotTaken, ring } from "./lib/unlocked.js";

/** @typedef {import("./lib/unlocked.js").Open} Open */
/** @typedef {import("./lib/unlocked.js").Facts} Facts */
/** @typedef {import("./lib/unlocked.js").ProjectFacts} ProjectFacts */

export const now = () => Math.floor(Date.now() / 1000);

/** Something that people should do otherwise, by the name of its words. @param {string} code */
export const wrong = (code) => new NotTaken(0, { code });

/** The page's own words for it. @param {string} code @param {string} [more] after them */
export function say(code, more = "") {
  const words = document.querySelector(`template[data-says="${CSS.escape(code)}"]`) ?? document.querySelector('template[data-says="trouble"]');
  const here = /** @type {HTMLElement} */ (document.querySelector("[data-says-here]"));
  const said = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (words).content.cloneNode(true));
  if (more) said.firstElementChild?.append(` ${more}`);
  here.replaceChildren(said);
  here.scrollIntoView({ block: "nearest" });
}

/** @param {string} name @param {(at: HTMLElement) => Promise<void>} does what pressing it does; while it does, it cannot be pressed again */
export function onDeed(name, does) {
  for (const at of document.querySelectorAll(`[data-deed="${name}"]`)) {
    if (!(at instanceof HTMLElement)) continue;
    at.addEventListener(at instanceof HTMLFormElement ? "submit" : "click", (event) => {
      event.preventDefault();
      void once(at, does);
    });
  }
}

/** @param {HTMLElement} at @param {(at: HTMLElement) => Promise<void>} does */
async function once(at, does) {
  const button = at instanceof HTMLFormElement ? at.querySelector("button") : at;
  if (button?.getAttribute("aria-disabled") === "true") return;
  button?.setAttribute("aria-disabled", "true");
  document.querySelector("[data-says-here]")?.replaceChildren();
  try {
    await does(at);
  } catch (error) {
    say(codeOf(error));
  } finally {
    button?.setAttribute("aria-disabled", "false");
  }
}

/** @param {unknown} error */
function codeOf(error) {
  if (error instanceof NotTaken) return error.code;
  return error instanceof TypeError ? "unreachable" : "not_trusted";
}

/** The open ring; whoever has it locked is told so. @returns {Promise<Open>} */
export async function opened() {
  const open = await ring();
  if (!open) throw wrong("locked");
  return open;
}

/** @param {Open} open @param {string} project @returns {ProjectFacts} */
export function factsOf({ ring, facts }, project) {
  const found = facts.projects.find((each) => each.project === project);
  if (!found) throw wrong("not_found");
  if (found.root !== null && ring.roots[project] !== found.root) throw wrong("other_root");
  return found;
}

/** @param {HTMLElement} at @returns {string} the project of the part of the page that this stands in */
export const projectOf = (at) => /** @type {HTMLElement} */ (at.closest("[data-project]")).dataset.project ?? "";

/** @param {Facts} facts @param {string} address @param {object} body */
export async function send(facts, address, body) {
  const headers = { "Content-Type": "application/json", "X-Chatd-Csrf": facts.csrf };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) throw new NotTaken(answer.status, await answer.json().catch(() => ({})));
  return answer.json();
}

/** @param {string} which @param {ParentNode} [within] */
export function show(which, within = document) {
  const at = within.querySelector(which);
  if (at instanceof HTMLElement) at.hidden = false;
}

/** @param {string} words @param {string} [number] */
export function line(words, number) {
  const item = document.createElement("li");
  item.append(words);
  if (number) item.append(Object.assign(document.createElement("span"), { className: "number", textContent: number, translate: false }));
  return item;
}

/** @param {HTMLElement} at */
export const goOn = (at) => location.assign(at.dataset.after ?? "/keys");
