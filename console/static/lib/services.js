// @ts-check
/**
 * The directory of services on the desk: fetched whole, then searched here, so that neither a visitor's need nor their place leaves this page. Which
 * come first is decided as in `chatd/domain/services.py`; a change here is a change there.
 */

import { fold, wordsOf } from "./fold.js";
import { nearness } from "./places.js";

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string[]} projects for whose visitors it stands
 * @property {string} name
 * @property {string} what
 * @property {string} for_whom
 * @property {string[]} needs
 * @property {string[]} areas
 * @property {"sex-worker-led" | "friendly" | "general"} whose
 * @property {"verified" | "overdue" | "unverified"} standing
 * @property {string | null} verified the day
 * @property {string | null} review_by
 * @property {Record<string, string>} cards ready for the reply box, by language
 */

/** @typedef {{ needs: string[], unreviewed: string[], services: Service[] }} Fetched */
/** @typedef {Fetched & { state: "loading" | "ready" | "failed" }} Directory */
/** @typedef {{ service: Service, near: number | null }} Found */

/** @type {Directory} */
export const NO_DIRECTORY = { state: "loading", needs: [], unreviewed: [], services: [] };

const BY_TRUST = ["verified", "overdue", "unverified"];
const BY_WHOSE = ["sex-worker-led", "friendly", "general"];

/** @param {() => Promise<Fetched>} fetchServices @returns {Promise<Directory>} */
export async function loadDirectory(fetchServices) {
  try {
    return { ...(await fetchServices()), state: "ready" };
  } catch {
    return { ...NO_DIRECTORY, state: "failed" };
  }
}

/**
 * The nearest first; among those the verified; among those what sex workers run themselves.
 * @param {Service[]} services
 * @param {{ need?: string, place?: string, words?: string, project?: string }} wanted Empty: all of them.
 * @returns {Found[]}
 */
export function find(services, { need = "", place = "", words = "", project = "" }) {
  const typed = wordsOf(words);
  return services
    .filter((each) => (!project || each.projects.includes(project)) && (!need || each.needs.includes(need)) && hasAll(each, typed))
    .map((service) => ({ service, near: place ? nearestOf(service, place) : null }))
    .filter(({ near }) => !place || near !== null)
    .sort(inOrder);
}

/** Its words for this visitor, and whether they ask for a second press: facts that nobody has made sure of lately, or a translation that nobody has read.
 * @param {Directory} directory @param {Service} service @param {string} visitor their language */
export function cardFor({ unreviewed }, service, visitor) {
  const language = [visitor, visitor.split("-")[0], "en"].find((one) => one in service.cards) ?? "";
  return {
    language,
    words: service.cards[language] ?? "",
    isStale: service.standing !== "verified",
    isUnread: unreviewed.includes(language),
  };
}

/** @param {Service} service @param {string[]} typed */
function hasAll({ name, what, for_whom }, typed) {
  const text = typed.length > 0 ? fold(`${name} ${what} ${for_whom}`) : "";
  return typed.every((word) => text.includes(word));
}

/** @param {Service} service @param {string} place */
function nearestOf({ areas }, place) {
  const all = areas.map((area) => nearness(area, place)).filter((near) => near !== null);
  return all.length > 0 ? Math.min(...all) : null;
}

/** @param {Found} one @param {Found} other */
function inOrder(one, other) {
  const [a, b] = [one.service, other.service];
  return (
    (one.near ?? 0) - (other.near ?? 0) ||
    BY_TRUST.indexOf(a.standing) - BY_TRUST.indexOf(b.standing) ||
    BY_WHOSE.indexOf(a.whose) - BY_WHOSE.indexOf(b.whose) ||
    compare(a.name.toLowerCase(), b.name.toLowerCase()) ||
    compare(a.id, b.id)
  );
}

/** By code points, as the server sorts: the same list in both places. @param {string} one @param {string} other */
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
