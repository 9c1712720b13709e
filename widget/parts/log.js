// @ts-check
/* The conversation on the screen. Only what is new is announced; marks change silently. */
import { button, el } from "./el.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Said} Said */

/** @param {(said: Said) => void} again */
export function makeLog(again) {
  const list = el("div", { className: "log" });
  const sign = el("p", { className: "typing", "aria-hidden": "true" });
  // Upside down round one child, so that the newest line stays in view; in reach of the keyboard, so that it can be scrolled.
  const root = el("div", { className: "scroll", role: "log", tabIndex: 0, "aria-live": "polite", "aria-relevant": "additions" }, el("div", { className: "inner" }, list, sign));
  /** How each line is written, so that another language can write it again. @type {Map<Element, () => void>} */
  const drawn = new Map();
  /** @type {Map<Said, HTMLElement>} */
  const lines = new Map();
  let newest = /** @type {HTMLElement|undefined} */ (undefined);
  let last = /** @type {Said|undefined} */ (undefined);

  /** @param {Element} line @param {() => void} draw */
  function put(line, draw) {
    drawn.set(line, draw);
    draw();
    list.append(line);
  }

  /** @param {Said} said */
  function add(said) {
    const by = el("span", { className: "by" });
    const time = el("time", { dateTime: said.at.toISOString() });
    const mark = el("span", { className: "mark" });
    const repeat = el("button", { type: "button", className: "text", hidden: true, onclick: () => again(said) });
    const line = el(
      "div",
      { className: `line${said.mine ? " mine" : ""}${last?.slot === said.slot ? " again" : ""}` },
      by,
      el("div", { className: "said", dir: "auto" }, said.text),
      el("div", { className: "under", "aria-live": "off" }, time, mark, repeat),
    );
    lines.set(said, line);
    last = said;
    if (said.mine) {
      root.scrollTop = 0;
      newest?.classList.remove("newest");
      (newest = line).classList.add("newest");
    }
    put(line, () => {
      by.textContent = said.mine ? t("you") : said.name || t("worker");
      time.textContent = said.at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      mark.textContent = said.mark ? t(said.mark === "failed" ? "not_sent" : said.mark) : "";
      repeat.textContent = t("send_again");
      repeat.hidden = said.mark !== "failed" || ended;
      line.classList.toggle("failed", said.mark === "failed");
      line.classList.toggle("held", said.mark === "held");
    });
  }

  /** @param {Said} said */
  const mark = (said) => drawn.get(/** @type {Element} */ (lines.get(said)))?.();

  /** Something that happened, between the lines. @param {string} key @param {Record<string, string>} [values] */
  function note(key, values) {
    const line = el("p", { className: "note" });
    last = undefined;
    put(line, () => (line.textContent = t(key, values)));
  }

  /** Something with a heading of its own, in its place among the lines. @param {HTMLElement} root @param {() => void} drawCard */
  function card(root, drawCard) {
    last = undefined;
    put(root, drawCard);
  }

  function draw() {
    root.setAttribute("aria-label", t("conversation"));
    // Written again in another language, nothing here is new: nobody should have the whole log read out.
    root.setAttribute("aria-live", "off");
    for (const one of drawn.values()) one();
    setTimeout(() => root.setAttribute("aria-live", "polite"), 50);
  }

  let ended = false;
  /** Nothing can be sent again after the end. */
  function end() {
    ended = true;
    for (const one of drawn.values()) one();
  }

  function clear() {
    for (const said of lines.keys()) said.text = "";
    lines.clear();
    drawn.clear();
    newest = last = undefined;
    list.replaceChildren();
  }

  /** @param {boolean} on */
  const showTimes = (on) => list.classList.toggle("timed", on);
  return {
    root, lines, add, mark, note, card, draw, end, clear, showTimes,
    unsent: () => [...lines.keys()].filter(({ mine, mark }) => mine && mark === "failed").map(({ text }) => text),
    showsTimes: () => list.classList.contains("timed"),
    typing: (/** @type {string} */ words) => (sign.textContent = words),
  };
}
