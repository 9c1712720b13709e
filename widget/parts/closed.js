// @ts-check
/* Nobody new just now: what the project says of it, when we open, what a message would mean, and who else can help. Loaded when it is so. */
import { button, el } from "./el.js";
import { city, sameClock, when, whenThere } from "./opening.js";
import { contacts, danger, page, quiet, say, under18 } from "./pages.js";
import { nameOf, ownName, t } from "./words.js";

/** @typedef {import("./types.js").StartAnswer} StartAnswer */

/**
 * Where only the language is missing, the others are one press away.
 * @param {StartAnswer} answer @param {string} language the one asked for
 * @param {() => void} again @param {(language: string) => void} speak
 */
export function notNow(answer, language, again, speak) {
  const { availability, words } = answer;
  const hours = words.out_of_hours;
  const isFull = availability.state === "full";
  const others = availability.languages.filter((code) => code !== language);
  const isMissing = availability.state === "closed" && others.length > 0;
  const title = isMissing ? t("not_spoken", { language: nameOf(language) }) : availability.state === "closed" ? hours.closed : t(isFull ? "full" : "closing_soon");
  return page(
    el("h2", {}, title),
    ...hours.said.map(say),
    isMissing && inAnother(others, speak),
    ...(isFull ? [] : openings(answer, nameOf(language.split("-")[0]), isMissing)),
    ...hours.message.map(quiet),
    danger(words),
    ...elsewhere(answer),
    under18(words),
    el("div", { className: "last" }, button(t("look_again"), again, isFull ? "solid" : "")),
  );
}

/** How many places to turn to stand open; the others are folded. */
const FIRST = 3;

/** Two or three places that are always there, none of them the police, and the rest of them behind "more". @param {StartAnswer} answer */
function elsewhere({ project, words }) {
  const all = [...project.contacts, ...words.contacts];
  if (all.length === 0) return [];
  const rest = contacts(all.slice(FIRST));
  const first = el("section", {}, el("h2", {}, t("elsewhere")), say(words.out_of_hours.options), contacts(all.slice(0, FIRST)));
  return rest ? [first, el("details", {}, el("summary", {}, t("more_places")), rest)] : [first];
}

/** @param {string[]} others @param {(language: string) => void} speak */
function inAnother(others, speak) {
  const choices = others.map((code) => el("p", { lang: code }, button(ownName(code), () => speak(code), "solid")));
  return el("section", { className: "card" }, say(t("other_language")), ...choices);
}

/**
 * When it opens in the language asked for; and before that when it opens at all, where that is another time.
 * @param {StartAnswer} answer @param {string} language by name @param {boolean} isMissing others are here now who speak another
 */
function openings(answer, language, isMissing) {
  const { next_opening: next, next_in_any: other } = answer.availability;
  const spoken = () => (next ? t("next_spoken", { language, when: ownTime(answer, next) }) : t("next_spoken_unknown", { language }));
  const opens = (/** @type {string} */ at) => answer.words.out_of_hours.next_opening.replace("{next_opening}", ownTime(answer, at));
  if (isMissing) return [next ? card(answer, next, spoken()) : say(spoken())];
  if (other) return [card(answer, other, opens(other)), say(spoken())];
  return [next ? card(answer, next, opens(next)) : say(answer.words.out_of_hours.no_next_opening)];
}

/** For days and hours: in English the day comes before the month, as charities here write it. */
const tongue = () => (document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** In the visitor's own zone. @param {StartAnswer} answer @param {string} at */
const ownTime = ({ project: { zone, place } }, at) =>
  `${when(new Date(at), new Date(), ownZone(), tongue())} (${t("your_time", { zone: ownZone() === zone ? place : city(ownZone()) })})`;

/** With the project's own time, where its clock differs. @param {StartAnswer} answer @param {string} next @param {string} said */
function card({ project: { zone, place } }, next, said) {
  const at = new Date(next);
  const there = !sameClock(at, ownZone(), zone) && t("opens_there", { when: whenThere(at, new Date(), zone, ownZone(), tongue()), zone: place });
  return el("p", { className: "card" }, said, there && el("span", { className: "quiet" }, ` ${there}`));
}
