// @ts-check
/* After the end: what is true of what was said, and what the visitor may do with the words still on the screen. */
import { button, el, fill, link } from "./el.js";
import { quiet, say } from "./pages.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Ended} Ended */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").StartAnswer} StartAnswer */

const IDLE_MS = 10 * 60_000;

/**
 * @param {ReturnType<typeof import("./log.js").makeLog>} log
 * @param {{answer: () => StartAnswer, elsewhere: () => Node|false, again: () => void, waitAgain: () => Promise<string|void>}} from
 */
export function makeEnding(log, from) {
  const said = el("p", { role: "status", className: "quiet" });
  const root = el("section", { className: "ending", tabIndex: -1, hidden: true });
  /** @type {Ended|undefined} */
  let ended;
  /** @type {(() => string[])|undefined} */
  let picked;
  let wasCleared = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let idle;

  /** @param {Ended} how */
  function show(how) {
    ended = how;
    root.hidden = false;
    draw();
    for (const sign of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(sign, waitAgain, { passive: true });
    waitAgain();
    root.focus();
  }

  /** The words clear by themselves when nobody has touched the page for ten minutes: the next person must not see them. */
  function waitAgain() {
    clearTimeout(idle);
    if (!wasCleared) idle = setTimeout(clear, IDLE_MS);
  }

  function clear() {
    wasCleared = true;
    clearTimeout(idle);
    picked = undefined;
    log.clear();
    draw();
  }

  /** Into the queue once more, with what was written; where there is no place, the words stay here and the reason is said. */
  async function queue() {
    const why = await from.waitAgain();
    if (why) draw();
    if (why) said.textContent = why;
  }

  async function copy() {
    if (!picked) {
      picked = pick(log.lines);
      draw();
      return void (said.textContent = t("copy_which"));
    }
    const lines = picked();
    if (lines.length) said.textContent = t((await toClipboard(lines.join("\n"))) ? "copied" : "copy_failed");
    else said.textContent = t("copy_which");
  }

  function draw() {
    if (!ended) return;
    const hasWords = log.lines.size > 0;
    fill(
      root,
      ...truth(ended),
      hasWords && quiet(t("on_screen")),
      wasCleared && say(t("cleared")),
      said,
      el(
        "div",
        { className: "row" },
        ended.why === "no_answer" && button(t("wait_again"), () => void queue(), "solid"),
        hasWords && button(t(picked ? "copy_chosen" : "copy"), copy),
        hasWords && button(t("clear"), clear),
        ended.why !== "abusive" && ended.why !== "no_answer" && ended.why !== "not_checked" && button(t("start_new"), from.again, hasWords ? "" : "solid"),
      ),
      (ended.why === "abusive" || ended.why === "not_for_us") && from.elsewhere(),
    );
  }

  /** Only what is so: that nothing was kept is said only when the server has said it. @param {Ended} how */
  function* truth({ why, forgotten }) {
    const { boundary } = from.answer().words;
    const lines = why === "abusive" ? boundary.lines : [t(`ended_${why}`)];
    yield* lines.map(say);
    if (forgotten) yield el("p", {}, el("b", {}, t("forgotten")));
    else yield el("p", {}, link(t("privacy"), `/privacy/${from.answer().project.id}`));
    if (why === "line_lost" || why === "restarting") yield quiet(t("not_delivered"));
  }
  return { root, show, draw, clear };
}

/** Lets the visitor choose lines to copy. @param {Map<Said, HTMLElement>} lines @returns {() => string[]} what is chosen now */
function pick(lines) {
  /** @type {[HTMLInputElement, Said][]} */
  const boxes = [];
  for (const [said, line] of lines) {
    const box = el("input", { type: "checkbox" });
    const words = /** @type {Element} */ (line.querySelector(".said"));
    const label = el("label", { className: "choice" }, box);
    words.replaceWith(label);
    label.append(words);
    boxes.push([box, said]);
  }
  return () => boxes.filter(([box]) => box.checked).map(([, said]) => said.text);
}

/** The clipboard, or the older way where the frame may not use it. @param {string} text */
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = el("textarea", { value: text, className: "out-of-sight" });
    document.body.append(box);
    box.select();
    const did = document.execCommand("copy");
    box.remove();
    return did;
  }
}
