// @ts-check
/** The reader's own keys on the pages of what is kept: there, or locked, with the way to unlock them and to come back here. */
import { Refused } from "./lib/refused.js";
import { checkList } from "./lib/trusting.js";
import { keep, ring } from "./lib/unlocked.js";

/** @typedef {import("./lib/unlocked.js").Open} Open */
/** @typedef {import("./lib/unlocked.js").ProjectFacts} ProjectFacts */
/** @typedef {import("./lib/record_seal.js").List} List */

/** @type {Promise<Open | null> | undefined} */
let opened;

/** @returns {Promise<Open | null>} null when locked */
export function keysOrNot() {
  opened ??= ring().catch(() => null);
  return opened;
}

/** Throws `Refused` when they are locked. @returns {Promise<Open>} */
export async function keys() {
  const found = await keysOrNot();
  if (!found) throw new Refused("locked");
  return found;
}

/** What the server says of one project. @param {Open} open @param {string} project @returns {ProjectFacts} */
export function factsOf({ facts }, project) {
  const found = facts.projects.find((each) => each.project === project);
  if (!found) throw new Refused("not_there");
  return found;
}

/** The newest list of leads, checked from the root key in the reader's own ring. Throws `Refused`. @param {string} project @returns {Promise<List>} */
export async function leadsOf(project) {
  const open = await keys();
  const { lists, coordinators, revoked } = factsOf(open, project);
  const certificates = coordinators.map(({ certificate }) => certificate);
  const checked = await checkList(open.ring, project, lists, certificates, Math.floor(Date.now() / 1000), revoked);
  if (!checked.ok) throw new Refused("cannot_check");
  if (checked.stored) await keep(open.ring).catch(() => {}); // learned again next time
  return checked;
}

/** Shows what needs the keys, or where to unlock them. */
export async function showWhetherLocked() {
  const isLocked = !(await keysOrNot());
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-needs=keys]"))) place.hidden = isLocked;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-locked]"))) {
    place.hidden = !isLocked;
    if (isLocked) place.replaceChildren(lockedNote());
  }
}

function lockedNote() {
  const note = document.createElement("p");
  note.className = "mind";
  const way = document.createElement("a");
  way.href = `/keys/unlock?next=${encodeURIComponent(location.pathname + location.search)}`;
  way.textContent = "Unlock them with your passphrase";
  note.append("Your keys are locked on this device. ", way, ". Until then nothing sealed can be opened or signed here.");
  return note;
}
