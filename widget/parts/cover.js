// @ts-check
/* "Someone is here": a blank page over everything, at once. A touch or any key takes it away. */
import { el } from "./el.js";
import { t } from "./words.js";

/** @param {() => void} back */
export function cover(back) {
  const before = document.activeElement;
  const blank = el("button", { type: "button", className: "cover", onclick: uncover, onkeydown: keyed, "aria-label": t("uncover") });
  const under = [...document.body.children];
  for (const one of under) one.toggleAttribute("inert", true);
  document.body.append(blank);
  blank.focus();

  /** @param {KeyboardEvent} event */
  function keyed(event) {
    // Shift is left alone: three of them leave the page.
    if (event.key !== "Shift" && event.key !== "Tab") uncover();
  }

  function uncover() {
    if (!blank.isConnected) return;
    blank.remove();
    for (const one of under) one.toggleAttribute("inert", false);
    if (before instanceof HTMLElement) before.focus();
    back();
  }
}
