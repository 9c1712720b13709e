// @ts-check
/* A consent slip: every line that would be passed on, to whom and what for. The visitor leaves out or changes what they like, and says yes or no; both
   are as easy. Nothing is on its way before, and nothing stays after a no. Loaded when one comes. */
import { fits, LONGEST_LINE, readSlip } from "../lib/slips.js";
import { button, el, fill } from "./el.js";
import { t } from "./words.js";

/** @typedef {import("../lib/slips.js").Slip} Slip */
/** @typedef {import("../lib/slips.js").SlipAnswer} SlipAnswer */
/**
 * *post*: false when nothing goes out just now. *note*: a line in the log, which stays when the card goes. *away*: the card is gone, where to now?
 * @typedef {{post: (answer: SlipAnswer) => boolean, note: (key: string, values?: Record<string, string>) => void, away: () => void}} Does
 */

/** One card at a time. @param {Does} does @param {HTMLElement} into */
export function makeSlips(does, into) {
  /** @type {ReturnType<typeof makeCard>|undefined} */
  let card;

  /** Throws nothing: what is not a slip is let be. @param {{kind: import("../lib/slips.js").SlipKind, sheet: any, slot: number}} opened */
  function take({ kind, sheet, slot }) {
    let read;
    try {
      read = readSlip(kind, sheet, slot);
    } catch {
      return does.note("gap");
    }
    if (read.kind === "slip") show(read);
    if (read.kind === "slip_told" && card?.slip.id === read.id) {
      does.note(`slip_${read.outcome}`, { days: String(card.slip.days) });
      remove();
    }
  }

  /** @param {Slip} slip */
  function show(slip) {
    remove();
    card = makeCard(slip, { ...does, remove });
    into.append(card.root);
  }

  function remove() {
    const hadFocus = card?.root.contains(document.activeElement);
    card?.forget();
    card = undefined;
    if (hadFocus) does.away();
  }

  return { take, end: remove, draw: () => card?.draw() };
}

let cards = 0;

/** @param {Slip} slip @param {Does & {remove: () => void}} does */
function makeCard(slip, does) {
  const title = el("h2", { id: `slip-${(cards += 1)}` });
  const lead = el("p", { role: "status" });
  const facts = el("div", {});
  const lines = slip.lines.map((text) => makeLine(text));
  const list = el("div", { role: "group" }, ...lines.map((line) => line.root));
  const after = el("p", { className: "quiet" });
  const fault = el("p", { className: "trouble", role: "alert" });
  const yes = button("", () => answer(true));
  const no = button("", () => answer(false));
  const root = el("section", { className: "ask slip", "aria-labelledby": title.id }, title, lead, facts, list, after, fault, el("div", { className: "row" }, yes, no));
  let hasAnswered = false;
  draw();

  /** @param {boolean} isYes */
  function answer(isYes) {
    if (hasAnswered) return;
    const left = isYes ? lines.map((line) => line.words()).filter(Boolean) : [];
    const { id, recipient, purpose } = slip;
    /** @type {SlipAnswer} */
    const said = isYes ? { kind: "slip_answer", id, yes: true, recipient, purpose, lines: left } : { kind: "slip_answer", id, yes: false, recipient: "", purpose: "", lines: [] };
    const wrong = isYes && !left.length ? "slip_empty" : !fits(said) ? "too_long" : went(said) ? "" : "slip_not_sent";
    fault.textContent = wrong && t(wrong);
    if (wrong) return;
    hasAnswered = true;
    does.note(isYes ? "slip_yes" : "slip_no");
    if (!isYes) return does.remove();
    for (const part of [list, after, facts, yes, no]) part.hidden = true;
    lead.textContent = t("slip_going");
  }

  /** @param {SlipAnswer} said */
  function went(said) {
    try {
      return does.post(said);
    } catch {
      return false;
    }
  }

  function draw() {
    title.textContent = t("slip_title");
    lead.textContent = t(hasAnswered ? "slip_going" : "slip_lead");
    fill(facts, pair(t("slip_to"), slip.recipient), pair(t("slip_for"), slip.purpose));
    list.setAttribute("aria-label", t("slip_lines"));
    lines.forEach((line, at) => line.draw(at + 1));
    after.textContent = t("slip_after", { days: slip.days });
    yes.textContent = t("slip_say_yes");
    no.textContent = t("slip_say_no");
  }

  /** The words go with the card. */
  function forget() {
    for (const line of lines) line.forget();
    root.remove();
  }
  return { root, slip, draw, forget };
}

/** @param {string} term @param {string} text */
const pair = (term, text) => el("p", {}, el("b", {}, `${term}: `), el("bdi", {}, text));

/** One line: passed on while it is ticked, as it then reads. @param {string} text */
function makeLine(text) {
  const tick = el("input", { type: "checkbox", checked: true, onchange: () => (box.disabled = !tick.checked) });
  const box = el("textarea", { rows: Math.min(6, Math.ceil(text.length / 34)), maxLength: LONGEST_LINE, value: text, autocomplete: "off", spellcheck: false, translate: false, dir: "auto" });
  return {
    root: el("div", { className: "write" }, el("label", { className: "choice" }, tick), box),
    words: () => (tick.checked ? box.value.trim() : ""),
    /** @param {number} count */
    draw(count) {
      tick.setAttribute("aria-label", t("slip_pass_on", { count }));
      box.setAttribute("aria-label", t("slip_line", { count }));
    },
    forget: () => (box.value = ""),
  };
}
