// @ts-check
/* The waiting room: what was asked and how it stands, "still there?", and what can be done meanwhile. Loaded when it is needed. */
import { button, el, fill, heard } from "./el.js";
import { elsewhere } from "./pages.js";
import { listed, nameOf, t } from "./words.js";

/** @typedef {import("./types.js").Asks} Asks */
/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").StartAnswer} StartAnswer */

/** What was asked, as it is now: never more than is so. @param {Room} room @param {Asks} asks @param {string} language the one asked for */
export function wordsFor(room, asks, language) {
  const isHere = room.workers.length > 0;
  const values = { language: nameOf(language), gender: asks.gender ? t(`asks_${asks.gender}`) : "", names: listed(asks.people) };
  /** @type {Room["unmet"]} */
  const kinds = [];
  if (asks.speaks || room.unmet.includes("language")) kinds.push("language");
  if (asks.gender) kinds.push("gender");
  if (asks.people.length && !isHere) kinds.push("people");
  const lines = kinds.map((kind) => t(`${room.unmet.includes(kind) ? (isHere ? "lacking" : "unmet") : isHere ? "has" : "asked"}_${kind}`, values));
  return room.anyone && !isHere && kinds.length ? [...lines, t("anyone_now")] : lines;
}

/**
 * Asks softly, once; any touch is the answer.
 * @param {() => void} here
 */
export function stillThere(here) {
  const signs = ["pointerdown", "keydown"];
  function answered() {
    for (const sign of signs) removeEventListener(sign, answered, true);
    here();
  }
  for (const sign of signs) addEventListener(sign, answered, true);
  return el(
    "div",
    { className: "ask", role: "group" },
    heard(el("b", {}, t("still_there")), ` ${t("still_there_why")}`),
    el("div", { className: "row" }, button(t("still_here"), () => {}, "solid")),
  );
}

/**
 * Somewhere else to turn, and somebody not to have.
 * @param {StartAnswer} answer @param {Asks} asks @param {(but: string[]) => Promise<boolean>} someoneElse
 */
export function meanwhile(answer, asks, someoneElse) {
  const said = el("p", { role: "status" });
  const boxes = answer.on_shift
    .filter(({ name }) => !asks.but.includes(name))
    .map(({ name, charity }) => ({ name, charity, box: el("input", { type: "checkbox" }) }));
  async function ask() {
    const but = boxes.filter(({ box }) => box.checked).map(({ name }) => name);
    if (!but.length) return;
    said.textContent = t((await someoneElse(but)) ? "not_these_done" : "someone_else_not");
  }
  const labels = boxes.map(({ name, charity, box }) => el("label", { className: "choice" }, box, el("bdi", {}, t("person", { name, charity }))));
  const root = el("div", {}, elsewhere(answer));
  if (boxes.length) root.append(el("fieldset", {}, el("legend", {}, t("not_these")), ...labels, button(t("someone_else"), () => void ask()), said));
  return root;
}

/** @param {HTMLElement} into @param {string[]} lines */
export function show(into, lines) {
  if (into.textContent !== lines.join("")) fill(into, ...lines.map((line) => el("span", {}, line)));
  into.hidden = !lines.length;
}
