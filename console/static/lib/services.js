// @ts-check
/**
 * The directory of services on the desk: fetched whole, then searched here, so that neither a visitor's need nor their place leaves this page. Which
 * come first is decided as in `chatd/domain/services.py`; a change here is a change there.
 */

import { isNearlyStartOf, isUnspaced, slipsAllowed, wordsOf } from "./fold.js";
import { NEED_WORDS } from "./need_words.js";
import { isDistrict, nearness } from "./places.js";

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

/** `needs`: what they are called; `unreviewed`: languages whose words on cards nobody has read.
 * @typedef {{ needs: Record<string, string>, unreviewed: string[], services: Service[] }} Fetched */
/** @typedef {Fetched & { state: "loading" | "ready" | "failed" }} Directory */
/** @typedef {{ service: Service, near: number | null }} Found */

/** @type {Directory} */
export const NO_DIRECTORY = { state: "loading", needs: {}, unreviewed: [], services: [] };

const BY_TRUST = ["verified", "overdue", "unverified"];
const BY_WHOSE = ["sex-worker-led", "friendly", "general"];

/**
 * The newest, or what was here before where it cannot be had.
 * @param {() => Promise<Fetched>} fetchServices
 * @param {Directory} before
 * @returns {Promise<Directory>}
 */
export async function loadDirectory(fetchServices, before) {
  try {
    return { ...(await fetchServices()), state: "ready" };
  } catch {
    return before.state === "ready" ? before : { ...NO_DIRECTORY, state: "failed" };
  }
}

/**
 * The nearest first; among those the verified; among those what sex workers run themselves. Where no place is given, the first half of a postcode among
 * the words is one: "sti e8". Words with a slip in them count where nothing has them as they were typed.
 * @param {Service[]} services
 * @param {{ need?: string, place?: string, words?: string, project?: string }} wanted Empty: all of them.
 * @returns {Found[]}
 */
export function find(services, { need = "", place = "", words = "", project = "" }) {
  const said = wordsOf(words);
  const at = place || (said.find(isDistrict)?.toUpperCase() ?? "");
  const typed = place ? said : said.filter((word) => word.toUpperCase() !== at);
  const wanted = indexOf(services).filter(({ service }) => (!project || service.projects.includes(project)) && (!need || service.needs.includes(need)));
  const exactly = wanted.filter(({ text }) => typed.every((word) => text.includes(isUnspaced(word) ? word : ` ${word}`)));
  const found = exactly.length > 0 ? exactly : wanted.filter(isNearlyIn(vocabularyOf(services), typed));
  const nearestOf = nearestTo(at);
  const near = found.map(({ service }) => ({ service, near: at ? nearestOf(service) : null })).filter((each) => !at || each.near !== null);
  return at ? near.sort((one, other) => Number(one.near) - Number(other.near)) : near;
}

/**
 * Its card, in the language of who reads it. Facts that nobody has made sure of lately ask for a second press, and so do words round them that nobody at
 * home in the language has read.
 * @param {Directory} directory
 * @param {Service} service
 * @param {string} reader their language
 * @returns {import("./given.js").Placeable & { words: string }}
 */
export function cardOf({ unreviewed }, service, reader) {
  const language = [reader, reader.split("-")[0], "en"].find((one) => one in service.cards) ?? "en";
  const isRead = !unreviewed.includes(language);
  return {
    id: `${language}/service-${service.id}`,
    title: service.name,
    language,
    words: service.cards[language] ?? service.name,
    reviewed: isRead,
    translation_of: isRead ? null : service.id,
    verified: service.standing === "verified",
  };
}

/** @param {string[]} vocabulary @param {string[]} typed @returns {(one: { text: string }) => boolean} */
function isNearlyIn(vocabulary, typed) {
  const meant = typed.map((word) => vocabulary.filter((one) => isNearlyStartOf(word, one, slipsAllowed(word))).map((one) => ` ${one} `));
  return ({ text }) => meant.every((words) => words.some((word) => text.includes(word)));
}

const vocabularies = /** @type {WeakMap<Service[], string[]>} */ (new WeakMap());

/** Each word that stands in any of them, once. @param {Service[]} services */
function vocabularyOf(services) {
  const known = vocabularies.get(services);
  if (known) return known;
  const made = [...new Set(indexOf(services).flatMap(({ text }) => text.trim().split(" ")))];
  vocabularies.set(services, made);
  return made;
}

/** Many services reach the same few areas: each is looked at once. @param {string} place @returns {(service: Service) => number | null} */
function nearestTo(place) {
  const known = /** @type {Map<string, number | null>} */ (new Map());
  const near = (/** @type {string} */ area) => {
    const before = known.get(area);
    if (before !== undefined) return before;
    const now = nearness(area, place);
    known.set(area, now);
    return now;
  };
  return ({ areas }) => {
    const all = areas.map(near).filter((each) => each !== null);
    return all.length > 0 ? Math.min(...all) : null;
  };
}

/** `text`: its words, each with a space before and after it, as they are looked for from their beginning: "sti" is not in "testing".
 * @typedef {{ service: Service, text: string, name: string }} Indexed */
const indexes = /** @type {WeakMap<Service[], Indexed[]>} */ (new WeakMap());

/** In their order but for nearness, which a sort keeps, and folded: once for a list, so that each key pressed costs little. @param {Service[]} services */
function indexOf(services) {
  const known = indexes.get(services);
  if (known) return known;
  const made = services.map((service) => ({
    service,
    text: ` ${wordsOf([service.name, service.what, service.for_whom, ...service.needs.map((need) => `${need} ${NEED_WORDS[need] ?? ""}`)].join(" ")).join(" ")} `,
    name: service.name.toLowerCase(),
  }));
  made.sort(inOrder);
  indexes.set(services, made);
  return made;
}

/** @param {Indexed} one @param {Indexed} other */
function inOrder(one, other) {
  const [a, b] = [one.service, other.service];
  return (
    BY_TRUST.indexOf(a.standing) - BY_TRUST.indexOf(b.standing) ||
    BY_WHOSE.indexOf(a.whose) - BY_WHOSE.indexOf(b.whose) ||
    compare(one.name, other.name) ||
    compare(a.id, b.id)
  );
}

/** Not as a dictionary would, but as the server does: the same list in both places. @param {string} one @param {string} other */
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
