// @ts-check
/** A coordinator's page: vouching for those who answer, taking it back, naming the leads. */
import { keyNumber } from "./lib/keyring.js";
import { signRevocation } from "./lib/trusting.js";
import { mayRenew, nextList, vouchFor } from "./lib/vouching.js";
import { factsOf, now, onDeed, opened, projectOf, send, wrong } from "./keys_page.js";

/** @typedef {import("./lib/vouching.js").Served} Served */
/** @typedef {import("./lib/trusting.js").Lead} Lead */

/** @param {Element} at @returns {Served} */
const servedAt = (at) => JSON.parse(/** @type {HTMLElement} */ (at.closest("[data-seat]")).dataset.seat ?? "null");

/** @param {HTMLElement} at @param {Served[]} served */
async function certify(at, served) {
  const open = await opened();
  const project = projectOf(at);
  const facts = factsOf(open, project);
  const certificates = await Promise.all(
    served.map(async (each) => ({ person: each.person, certificate: await vouchFor(open.ring, facts, each, now()) })),
  );
  await send(open.facts, "/keys/certify", { project, certificates });
  location.reload();
}

onDeed("certify", async (at) => {
  const served = servedAt(at);
  const shown = at.querySelector(".number")?.textContent?.trim();
  if (shown !== keyNumber(served)) throw wrong("not_trusted"); // the number that was compared is of these keys
  await certify(at, [served]);
});

onDeed("renew-all", async (at) => {
  const open = await opened();
  const facts = factsOf(open, projectOf(at));
  const all = [...document.querySelectorAll('[data-state="renew"]')].map(servedAt);
  const may = await Promise.all(all.map((served) => mayRenew(open.ring, facts, served, now())));
  const same = all.filter((_, place) => may[place]);
  if (same.length === 0) throw wrong("compare_again");
  await certify(at, same);
});

onDeed("revoke", async (at) => {
  const open = await opened();
  const project = projectOf(at);
  factsOf(open, project);
  const revocation = await signRevocation(open.ring, project, servedAt(at).signing, now());
  await send(open.facts, "/keys/revoke", { project, revocation });
  location.reload();
});

onDeed("sign-list", async (at) => {
  const open = await opened();
  const project = projectOf(at);
  const ticked = [...at.querySelectorAll("[data-lead]")].filter((each) => each.querySelector("input")?.checked);
  const leads = ticked.map((each) => /** @type {Lead} */ (JSON.parse(/** @type {HTMLElement} */ (each).dataset.lead ?? "null")));
  const shown = ticked.map((each) => each.querySelector(".number")?.textContent?.trim());
  if (leads.some((lead, place) => shown[place] !== keyNumber(lead))) throw wrong("not_trusted");
  const list = await nextList(open.ring, factsOf(open, project), leads, now());
  await send(open.facts, "/keys/leads", { project, list });
  location.reload();
});

onDeed("withdraw", async (at) => {
  const { facts } = await opened();
  await send(facts, "/keys/leads/withdraw", { project: projectOf(at) });
  location.reload();
});

onDeed("copy", async (at) => {
  const from = /** @type {HTMLTextAreaElement} */ (at.closest(".unfold__inside")?.querySelector("[data-copy-from]"));
  from.select();
  await navigator.clipboard?.writeText(from.value).catch(() => {});
  at.textContent = "Copied";
});
