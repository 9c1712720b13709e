// @ts-check
/* The pages to read: before the chat, when it cannot be reached, what the rules are. */
import { button, el, fill, link } from "./el.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").StartAnswer} StartAnswer */
/** @typedef {import("./types.js").AgreedWords} AgreedWords */
/** @typedef {import("./types.js").Contact} Contact */

/** @param {...(Node|string|null|undefined|false)} children */
export const page = (...children) => el("div", { className: "page", tabIndex: -1 }, ...children);
/** @param {string} text */
export const say = (text) => el("p", {}, text);
/** @param {string} text */
export const quiet = (text) => el("p", { className: "quiet" }, text);
/** @param {string[]} lines */
const points = (lines) => el("ul", { className: "points" }, ...lines.map((line) => el("li", {}, line)));
/** @param {string} summary @param {...(Node|null|false)} children */
const fold = (summary, ...children) => el("details", {}, el("summary", {}, summary), ...children);

/**
 * Who reads, what is kept, when we must tell; then the button.
 * @param {StartAnswer} answer @param {() => void} start @param {(into: HTMLDetailsElement) => void} asks fills the fold when it is opened
 */
export function before(answer, start, asks) {
  const { words, on_shift, availability } = answer;
  const { confidentiality: said } = words;
  const go = button(t("start"), start, "solid");
  const wishes = fold(t("asks"));
  wishes.ontoggle = () => asks(wishes);
  return page(
    el("h2", {}, t("before")),
    el("dl", {}, ...[["who_reads", said.who], ["what_we_keep", said.kept], ["when_we_tell", said.tell]].map(([key, text]) => pair(t(key), text))),
    on_shift.length > 0 && el("p", { className: "here" }, el("b", {}, `${t("on_shift")}: `), on_shift.map(({ name, charity }) => t("person", { name, charity })).join(" · ")),
    el("div", { className: "folds" }, long(answer), wishes, under18(words), danger(words)),
    el("div", { className: "last" }, availability.state === "busy" && say(words.out_of_hours.busy), go),
  );
}

/** @param {string} term @param {string} text */
const pair = (term, text) => el("div", {}, el("dt", {}, term), el("dd", {}, text));

/** @param {AgreedWords} words */
export const under18 = ({ under_18: young }) => fold(young.title, points(young.lines), contacts(young.contacts ?? []));

/** The number stands in the line that is always open. @param {AgreedWords} words */
export const danger = ({ in_danger: { title, lines } }) => fold(`${title} ${lines[0]}`, points(lines.slice(1)));

/** All that is agreed, for whoever unfolds it: the start call brought only what is short. @param {StartAnswer} answer */
function long(answer) {
  const folded = fold(t("more"));
  folded.ontoggle = () => void unfold(folded, answer);
  return folded;
}

/** @param {HTMLDetailsElement} into @param {StartAnswer} answer */
async function unfold(into, { words, project, language }) {
  if (!into.open || into.querySelector("ul")) return;
  const all = words.leave ? words : await fetched(`/w/${project.id}/rules.json?lang=${language}`);
  fill(into, into.firstElementChild, ...(all ? allOf(Object.assign(words, all)) : [el("p", { role: "status" }, t("did_not_load"))]));
}

/** @param {string} address @returns {Promise<Partial<AgreedWords>|undefined>} */
const fetched = (address) => fetch(address, { cache: "no-store" }).then((response) => (response.ok ? response.json() : undefined)).catch(() => undefined);

/** @param {AgreedWords} words */
const allOf = ({ confidentiality, ground_rules, leave }) => [
  points(confidentiality.more),
  say(confidentiality.sealed),
  say(confidentiality.sealed_limits),
  el("h3", {}, ground_rules.title),
  points(ground_rules.lines),
  el("h3", {}, t("leave")),
  points(leave.lines),
];

/** @param {StartAnswer} answer */
export function elsewhere({ project, words }) {
  const all = [...project.contacts, ...words.contacts];
  return all.length > 0 && el("section", {}, el("h2", {}, t("elsewhere")), say(words.out_of_hours.options), contacts(all));
}

/** @param {Contact[]} all */
export const contacts = (all) =>
  all.length > 0 && el("ul", { className: "contacts" }, ...all.map(({ name, how, href }) => el("li", {}, link(name, href), el("span", { className: "quiet" }, how))));

/**
 * Something stands in the way: what happened, and what can be done.
 * @param {string} key its heading; `{key}_why` says more
 * @param {...(Node|null|false|undefined)} more
 */
export const trouble = (key, ...more) => page(el("h2", {}, t(key)), say(t(`${key}_why`)), ...more);

/**
 * The rules, always in reach, and what can be chosen.
 * @param {StartAnswer} answer @param {() => void} back @param {...(Node|null|false)} choices
 */
export function rules(answer, back, ...choices) {
  const { words, project } = answer;
  return page(
    el("h2", {}, t("rules")),
    ...choices,
    el("dl", {}, pair(t("who_reads"), words.confidentiality.who), pair(t("what_we_keep"), words.confidentiality.kept), pair(t("when_we_tell"), words.confidentiality.tell)),
    say(words.ground_rules.short),
    long(answer),
    danger(words),
    under18(words),
    elsewhere(answer),
    el("p", {}, link(t("privacy"), `/privacy/${project.id}`)),
    el("div", { className: "last" }, button(t("back"), back)),
  );
}
