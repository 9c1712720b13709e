// @ts-check
/* "This chat is being kept": why, for how long at most, who can open it, how to object. A quiet card among the lines; loaded when one comes. */
import { el, fill, link } from "./el.js";
import { t } from "./words.js";

/** What stands in the envelope; the text is in the visitor's language already. @typedef {{ground: string, text: string, first: number, days: number}} Notice */

const YEAR = 365;

/** @param {Notice} notice @param {string} privacy where it says how we keep and forget @returns {{root: HTMLElement, draw: () => void}} */
export function makeKept({ text, first, days }, privacy) {
  const root = el("section", { className: "kept-card" });
  function draw() {
    fill(
      root,
      el("h2", {}, t("kept_title")),
      el("p", { dir: "auto" }, text),
      el(
        "details",
        {},
        el("summary", {}, t("kept_more")),
        el("p", {}, t("kept_first", { count: first })),
        el("p", {}, days > YEAR && days % YEAR === 0 ? t("kept_years", { count: days / YEAR }) : t("kept_days", { count: days })),
        el("p", {}, t("kept_who")),
        el("p", {}, `${t("kept_object")} `, link(t("privacy"), privacy)),
      ),
    );
  }
  return { root, draw };
}
