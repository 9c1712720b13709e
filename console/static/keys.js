// @ts-check
/** Pages of keys. What is signed is signed here, with keys that only this browser can open; the server checks it and keeps it. */
import { keyNumber, makeKeyring } from "./lib/keyring.js";
import { derive, fromBase64Url } from "./lib/passphrase.js";
import { rootNumber, tidyNumber } from "./lib/root_number.js";
import { learnRoot } from "./lib/trusting.js";
import { enter, facts as readFacts, isEntered, keep, replace, ring } from "./lib/unlocked.js";
import { agreeTo, changesOf, lastTrusted } from "./lib/vouching.js";
import { factsOf, goOn, line, now, onDeed, opened, projectOf, say, send, show, wrong } from "./keys_page.js";
import "./keys_project.js";
import "./keys_sheet.js";
import "./keys_snippet.js";

/** @typedef {import("./lib/trusting.js").LeadList} LeadList */

/** Where keys are needed and locked, the page says so at once. */
async function begin() {
  if (document.querySelector("[data-deed='unlock'], [data-deed='fresh']")) return;
  const open = await ring().catch(() => null);
  const locked = /** @type {HTMLElement} */ (document.querySelector("[data-locked]"));
  locked.hidden = open !== null;
  const unlock = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-unlock]"));
  unlock.href = `/keys/unlock?${new URLSearchParams({ next: location.pathname })}`;
  if (!open) return;
  if (document.querySelector("[data-none]")) return location.reload(); // made just now
  show("[data-open]");
  for (const at of document.querySelectorAll("[data-root]")) {
    const { project = "", root = "" } = /** @type {HTMLElement} */ (at).dataset;
    show(open.ring.roots[project] === root ? "[data-root-known]" : "[data-root-changed]", at);
  }
  await drawWaiting(open).catch(() => say("not_trusted"));
}

/** Whom a list that waits names anew, beside the list that my own ring trusts, with the number of the very keys in it.
 * @param {import("./lib/unlocked.js").Open} open */
async function drawWaiting(open) {
  for (const at of document.querySelectorAll("[data-waiting]")) {
    if (!(at instanceof HTMLElement)) continue;
    const list = /** @type {LeadList} */ (JSON.parse(at.dataset.waiting ?? "null"));
    /** @type {Record<string, string>} */
    const names = JSON.parse(at.dataset.names ?? "{}");
    const { fresh, stays, gone } = changesOf(list, await lastTrusted(open.ring, factsOf(open, projectOf(at)), now()));
    /** @param {string} words @param {import("./lib/trusting.js").Lead} lead */
    const named = (words, lead) => `${words}: ${names[lead.person] ?? lead.person}`;
    at.replaceChildren(
      ...fresh.map((lead) => line(`${named("New", lead)}, key number `, keyNumber(lead))),
      ...stays.map((lead) => line(named("Stays", lead))),
      ...gone.map((lead) => line(named("No longer on it", lead))),
    );
  }
}

onDeed("unlock", async (at) => {
  const box = /** @type {HTMLInputElement} */ (at.querySelector("input"));
  if (!box.value.trim()) throw wrong("passphrase_missing");
  const facts = await readFacts();
  if (!facts) throw wrong("sign_in_again");
  const halves = await derive(box.value, fromBase64Url(facts.salt), facts).catch(() => null);
  if (!halves) throw wrong("cannot_work_out");
  halves.signIn.fill(0);
  const entered = await enter(halves.keyring);
  halves.keyring.fill(0);
  if (entered === "open") return goOn(at);
  box.select();
  throw wrong("passphrase_wrong");
});

onDeed("root", async (at) => {
  const box = /** @type {HTMLInputElement} */ (at.querySelector("input"));
  const open = await opened();
  const project = projectOf(at);
  const root = open.facts.projects.find((each) => each.project === project)?.root;
  if (!root || tidyNumber(box.value) !== rootNumber(root)) throw wrong("numbers_differ");
  learnRoot(open.ring, project, root, { replace: true });
  await keep(open.ring);
  location.reload();
});

onDeed("agree", async (at) => {
  const open = await opened();
  const project = projectOf(at);
  const waiting = /** @type {HTMLElement} */ (at.closest("[data-project]")?.querySelector("[data-waiting]"));
  const list = /** @type {LeadList} */ (JSON.parse(waiting.dataset.waiting ?? "null"));
  const agreed = await agreeTo(open.ring, factsOf(open, project), list, now());
  await send(open.facts, "/keys/leads/agree", { project, number: list.number, agreed });
  location.reload();
});

onDeed("renew", async () => {
  const { ring: old } = await opened();
  await replace(await withTheKnown(old));
  location.reload();
});

onDeed("fresh", async (at) => {
  if (!(await isEntered())) throw wrong("locked");
  await replace(await makeKeyring());
  goOn(at);
});

/** New keys that know what the old ones knew. @param {import("./lib/keyring.js").Ring} old */
async function withTheKnown(old) {
  const fresh = await makeKeyring();
  return Object.assign(fresh, { roots: old.roots, lists: old.lists, revoked: old.revoked });
}

void begin();
