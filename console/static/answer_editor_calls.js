// @ts-check
/** What the editor asks of the server. */
import { Refused } from "./lib/refused.js";

/** So long may a text be that a browser sends to its end after the page has gone. Three bytes a letter; it takes 64 KiB. */
const GOES_ALONE = 20_000;

/** @param {string} path @param {string} csrf @returns {(what: string, body: object) => Promise<any>} what it answers; throws `Refused` */
export const calls = (path, csrf) => async (what, body) => {
  const headers = { "Content-Type": "application/json", "X-Chatd-Csrf": csrf };
  const text = JSON.stringify(body);
  const keepalive = document.visibilityState === "hidden" && text.length < GOES_ALONE; // somebody went to another app, or closed this
  const answer = await fetch(`${path}/${what}`, { method: "POST", headers, body: text, keepalive, credentials: "same-origin", cache: "no-store" }).catch(() => null);
  if (!answer) throw new Refused("unreachable");
  const said = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said;
  throw new Refused(said?.code ?? (answer.status === 404 ? "not_there" : "trouble"), said?.field ?? null);
};
