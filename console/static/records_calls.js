// @ts-check
/** What the pages of what is kept ask of the server. What goes out is ids, codes, days and sealed bytes; a word of a record never. */
import { Refused } from "./lib/refused.js";

/** What the server wrote into the page: who reads, which record, the token of this sign-in. */
export const page = /** @type {HTMLElement} */ (document.querySelector("[data-page]"));

/** @param {string} path @returns {Promise<any>} what it answers; throws `Refused` */
export const get = (path) => ask(path, { method: "GET" });

/** @param {string} path @param {object} body @returns {Promise<any>} what it answers; throws `Refused` */
export function post(path, body) {
  const headers = { "Content-Type": "application/json", "X-Chatd-Csrf": page.dataset.csrf ?? "" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** @param {string} path @param {RequestInit} how */
async function ask(path, how) {
  const answer = await fetch(path, { ...how, credentials: "same-origin", cache: "no-store" }).catch(() => null);
  if (!answer) throw new Refused("unreachable");
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said;
  throw new Refused(said?.code ?? (answer.status === 404 ? "not_there" : "trouble"), said?.field ?? null);
}
