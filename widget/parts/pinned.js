// @ts-check
/* For a chat whose charity has pinned its project's key: nobody comes in whose own key that one does not vouch for. Such pages alone load it. */
import { checkChain } from "../lib/trust.js";
import { el, fill, link } from "./el.js";
import { contacts, page, quiet, say } from "./pages.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").StartAnswer} StartAnswer */
/** @typedef {import("./types.js").Worker} Worker */
/** @typedef {{key: string, phone: string}} Pin the project's root key and the charity's own number, as the charity's page says them */
/** @typedef {ReturnType<typeof makeGuard>} Guard */

/** The project, as the charity's page named it when it asked for this one. */
const project = () => location.pathname.split("/")[2];

/** @param {Pin} pin @param {() => StartAnswer} answer what is agreed, in the language now chosen */
export function makeGuard({ key: root, phone }, answer) {
  const summary = el("summary", {});
  const why = el("div", {});
  const mark = el("details", { className: "checked", hidden: true }, summary, why);
  const shut = page();
  /** What was written stays where it can be read and copied. */
  const words = el("details", {});
  const named = el("summary", {});
  let isShut = false;

  /** Each of them, or nobody: one keyring for each, and every one of them vouched for. Never throws. @param {Worker[]} workers */
  async function admits(workers) {
    const now = Math.floor(Date.now() / 1000);
    const verdicts = await Promise.all(workers.map(({ name, charity, key, certificate }) => checkChain({ root, project: project(), worker: { name, charity, key }, certificate, now })));
    const holders = verdicts.map((verdict) => verdict.ok && verdict.holder);
    const passed = holders.every(Boolean) && new Set(holders).size === holders.length;
    mark.hidden = !passed || !workers.length;
    return passed;
  }

  /** Somebody is not vouched for: said once, calmly, with whom to call. There is no way round it here. @param {Element[]} written @returns {HTMLElement} */
  function refuse(written) {
    isShut = true;
    fill(words, named, ...written);
    draw();
    return shut;
  }

  function draw() {
    summary.textContent = t("keys_checked");
    named.textContent = t("keys_refused_words");
    fill(why, quiet(t("keys_checked_why")), quiet(t("keys_checked_not")));
    if (isShut) drawShut(answer());
  }

  /** @param {StartAnswer} answer */
  function drawShut({ words: { in_danger: danger, contacts: others }, project }) {
    fill(
      shut,
      el("h2", {}, t("keys_refused")),
      say(t("keys_refused_why")),
      phone && el("p", {}, t("keys_refused_call"), " ", link(phone, `tel:${phone.replace(/[^+\d]/g, "")}`)),
      el("p", {}, el("b", {}, danger.title), " ", danger.lines[0]),
      el("h3", {}, t("elsewhere")),
      contacts([...project.contacts, ...others]),
      quiet(t("keys_refused_clock")),
      words.childElementCount > 1 && words,
    );
  }
  return { mark, words, admits, refuse, draw };
}
