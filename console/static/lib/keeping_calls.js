// @ts-check
/** What keeping a chat stands on in a browser: calls to the server, the worker's own keys, the newest list of leads. What seals is loaded when it is needed. */

import { enter, facts, keep, ring } from "./unlocked.js";

/** @typedef {import("./flags.js").World} World */
/** @typedef {import("./flags.js").Answer} Answer */

/** @param {string} csrf @returns {World} */
export function keepingCalls(csrf) {
  return {
    call: (address, body) => call(csrf, address, body),
    open: ring,
    leads,
    unlock,
    sealing: () => import("./record_seal.js"),
    later: (deed, ms) => setTimeout(deed, ms),
  };
}

/** @param {string} csrf @param {string} address @param {object} [body] @returns {Promise<Answer>} */
async function call(csrf, address, body) {
  try {
    const headers = { "Content-Type": "application/json", "X-Chatd-Csrf": csrf };
    const how = body ? { method: "POST", headers, body: JSON.stringify(body) } : {};
    const answer = await fetch(address, { ...how, credentials: "same-origin", cache: "no-store" });
    const told = await answer.json().catch(() => ({}));
    return answer.ok ? { ok: true, body: told } : { ok: false, status: answer.status, code: told.code ?? "trouble" };
  } catch {
    return { ok: false, status: 0, code: "unreachable" };
  }
}

/** @type {World["unlock"]} */
async function unlock(passphrase) {
  try {
    const known = await facts();
    if (!known) return "unreachable";
    const { derive, fromBase64Url } = await import("./passphrase.js");
    const { keyring } = await derive(passphrase, fromBase64Url(known.salt), known);
    return (await enter(keyring)) === "open" ? "open" : "wrong_passphrase";
  } catch {
    return "unreachable";
  }
}

/** @type {World["leads"]} */
async function leads({ ring, facts }, project) {
  const known = facts.projects.find((one) => one.project === project);
  if (!known) return { ok: false, why: "not a project of mine" };
  const { checkList } = await import("./trusting.js");
  const certificates = known.coordinators.map(({ certificate }) => certificate);
  const list = await checkList(ring, project, known.lists, certificates, Math.floor(Date.now() / 1000), known.revoked);
  if (!list.ok) return list;
  // Whoever has seen this list takes no older one: that is kept with the ring, now or the next time.
  if (list.stored) await keep(ring).catch(() => {});
  return { ok: true, list };
}
