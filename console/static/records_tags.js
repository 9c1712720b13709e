// @ts-check
/** Tags, which are sealed to each lead: opened, shown and searched in this browser alone. */
import { openCopy } from "./lib/copies.js";
import { fold } from "./lib/fold.js";
import { keysOrNot } from "./records_keys.js";

/** @typedef {import("./records_keys.js").Open} Open */

/** @returns {Promise<void>} */
export async function mindTags() {
  const open = await keysOrNot();
  if (!open) return;
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-sealed]")]);
  const all = await Promise.all(places.map(async (place) => /** @type {const} */ ([place, await tagsAt(open, place)])));
  for (const [place, tags] of all) showTags(place, tags);
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("tag"));
  if (!box) return;
  document.getElementById("tags-here")?.append(...[...new Set(all.flatMap(([, tags]) => tags))].sort().map((tag) => new Option("", tag)));
  box.addEventListener("input", () => find(box.value, all));
}

/** @param {Open} open @param {HTMLElement} place @returns {Promise<string[]>} */
async function tagsAt({ ring, facts }, { dataset: { sealed, project = "", kept = "" } }) {
  if (!sealed) return [];
  const found = await openCopy(ring, sealed, { what: "tag", project, id: kept, person: facts.person }).catch(() => null);
  return Array.isArray(found?.tags) ? found.tags.map(String) : [];
}

/** @param {HTMLElement} place @param {string[]} tags */
function showTags(place, tags) {
  const list = /** @type {HTMLElement | null} */ (place.querySelector("[data-tags]"));
  if (!list) return;
  list.replaceChildren(...tags.map(tagItem));
  list.hidden = tags.length === 0;
}

/** @param {string} tag */
function tagItem(tag) {
  const item = document.createElement("li");
  item.className = "tag";
  item.textContent = tag;
  return item;
}

/** @param {string} asked @param {readonly (readonly [HTMLElement, string[]])[]} all */
function find(asked, all) {
  const wanted = fold(asked.trim());
  let found = 0;
  for (const [place, tags] of all) {
    place.hidden = wanted !== "" && !tags.some((tag) => fold(tag).includes(wanted));
    found += place.hidden ? 0 : 1;
  }
  const says = document.getElementById("tag-says");
  if (says) says.textContent = wanted ? `${found} of ${all.length} records` : "";
}
