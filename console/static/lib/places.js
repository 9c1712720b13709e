// @ts-check
/**
 * Where somebody is, and how far a service reaches: the first half of a postcode, a postcode area, a nation, or online. The same rules as
 * `chatd/domain/service_places.py`; a change here is a change there.
 */

/** @typedef {"whole" | "unknown"} Fault More than the first half of a postcode, or nothing that we know as a place. */

export const NATIONS = ["england", "wales", "scotland", "northern-ireland", "uk"];
const ONLINE = "online";

const WHOLE = /^[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}$/;
const INWARD = /^[0-9][A-Z]{2}$/;
const OUTWARD = /^[A-Z]{1,2}[0-9]{1,2}[A-Z]?$/;
const AREA = /^[A-Z]{1,2}$/;

const SCOTLAND = new Set("AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE".split(" "));
const WALES = new Set("CF CH HR LD LL NP SA SY".split(" "));
const ON_A_BORDER = new Set("CA CH DG HR LD LL NP SY TD".split(" "));
const NO_NATION_OF_THE_UK = new Set(["GY", "IM", "JE"]);

/** How near to somebody a service is; the nearest is the least. */
export const NEAR = /** @type {const} */ ({ district: 0, area: 1, nation: 2, online: 3 });

/**
 * One place in its canonical writing (`NT1`, `NT`, `scotland`, `online`), or why it is none.
 * @param {string} typed
 * @returns {{ place: string } | { fault: Fault }}
 */
export function placeFrom(typed) {
  const word = typed.trim().split(/\s+/).join(" ");
  const name = word.toLowerCase().replaceAll(" ", "-");
  if (name === ONLINE || NATIONS.includes(name)) return { place: name };
  const code = word.toUpperCase();
  if (WHOLE.test(code) || INWARD.test(code)) return { fault: "whole" };
  return OUTWARD.test(code) || AREA.test(code) ? { place: code } : { fault: "unknown" };
}

/** Is this word the first half of a postcode, as `E8` is? Letters alone may be any word. @param {string} word */
export function isDistrict(word) {
  return OUTWARD.test(word.toUpperCase());
}

/**
 * How near a service for `reaches` is to somebody at `here`; null when it is not for them.
 * @param {string} reaches
 * @param {string} here
 * @returns {number | null}
 */
export function nearness(reaches, here) {
  if (reaches === ONLINE) return NEAR.online;
  const area = areaOf(reaches);
  if (!area) return nationsAt(here).includes(reaches) ? NEAR.nation : null;
  if (area !== areaOf(here)) return null;
  if (area === reaches || area === here) return NEAR.area;
  return isSameDistrict(reaches, here) ? NEAR.district : null;
}

/** By the letters that a postcode begins with. Some lie on both sides of a border. @param {string} area @returns {string[]} */
export function nationsOf(area) {
  if (NO_NATION_OF_THE_UK.has(area)) return [];
  if (area === "BT") return ["northern-ireland", "uk"];
  const found = [...(SCOTLAND.has(area) ? ["scotland"] : []), ...(WALES.has(area) ? ["wales"] : []), "uk"];
  return found.length > 1 && !ON_A_BORDER.has(area) ? found : ["england", ...found];
}

/** @param {string} here */
function nationsAt(here) {
  if (here === ONLINE) return [];
  const area = areaOf(here);
  return area ? nationsOf(area) : [here, "uk"];
}

/** The letters that an outward code begins with; empty for a nation and for online. @param {string} place */
function areaOf(place) {
  return /^[A-Z]*/.exec(place)?.[0] ?? "";
}

/** `EC1` is all of it, `EC1A` and `EC1V` are two of its parts. @param {string} one @param {string} other */
function isSameDistrict(one, other) {
  const whole = (/** @type {string} */ code) => code.replace(/[A-Z]+$/, "");
  return one === other || one === whole(other) || other === whole(one);
}
