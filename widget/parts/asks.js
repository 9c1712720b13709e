// @ts-check
/* Before the chat: a language, a worker's gender, somebody one knows or would rather not meet. Loaded when it is opened. */
import { button, el, fill, link } from "./el.js";
import { city } from "./opening.js";
import { quiet } from "./pages.js";
import { ownName, t } from "./words.js";

/** @typedef {import("./types.js").Asks} Asks */
/** @typedef {import("./types.js").StartAnswer} StartAnswer */

/**
 * @param {StartAnswer} answer @param {Asks} asks changed as the visitor chooses
 * @param {(language: string|null) => void} speak asks the server whether somebody who speaks it is here
 */
export function makeAsks(answer, asks, speak) {
  const people = answer.on_shift.map(({ name, charity }) => person(name, charity, asks, draw));
  const tooFew = el("p", { role: "status" });
  function draw() {
    const left = answer.on_shift.filter(({ name }) => !asks.but.includes(name)).length;
    tooFew.textContent = left < 2 && asks.but.length ? t("asks_too_few") : "";
    tooFew.hidden = !tooFew.textContent;
  }
  draw();
  return el(
    "div",
    { className: "asks" },
    languages(answer, asks, speak),
    answer.availability.genders.length > 0 && genders(answer, asks),
    el("fieldset", {}, el("legend", {}, t("asks_people")), ...people),
    tooFew,
    before(answer, asks),
    quiet(t("asks_kept")),
  );
}

/** @param {StartAnswer} answer @param {Asks} asks @param {(language: string|null) => void} speak */
function languages({ project, availability }, asks, speak) {
  const page = document.documentElement.lang;
  const others = [...new Set([...availability.languages, ...project.languages])].filter((code) => code !== page);
  const options = [page, ...others].map((code) => /** @type {[string, string]} */ ([code, ownName(code)]));
  return others.length > 0 && choice(t("asks_language"), options, asks.speaks ?? page, (code) => speak(code === page ? null : code));
}

/** @param {StartAnswer} answer @param {Asks} asks */
function genders({ availability }, asks) {
  /** @type {[string, string][]} */
  const options = [["", t("asks_anyone")], ...availability.genders.map((one) => /** @type {[string, string]} */ ([one, t(`asks_${one}`)]))];
  const chosen = choice(t("asks_gender"), options, asks.gender ?? "", (one) => (asks.gender = /** @type {Asks["gender"]} */ (one || null)));
  return el("div", {}, chosen, quiet(t("asks_gender_why")));
}

/** @param {string} name @param {string} charity @param {Asks} asks @param {() => void} changed */
function person(name, charity, asks, changed) {
  /** @type {[string, string][]} */
  const options = [["", t("asks_either")], ["people", t("asks_please")], ["but", t("asks_rather_not")]];
  const now = asks.people.includes(name) ? "people" : asks.but.includes(name) ? "but" : "";
  return choice(t("person", { name, charity }), options, now, (which) => {
    asks.people = asks.people.filter((one) => one !== name);
    asks.but = asks.but.filter((one) => one !== name);
    if (which === "people" || which === "but") asks[which].push(name);
    changed();
  });
}

/** A name from before: among those on the screen, or else what that worker lets be told. @param {StartAnswer} answer @param {Asks} asks */
function before({ on_shift, project }, asks) {
  const said = el("p", { role: "status" });
  const hours = el("p", { hidden: true }, link(t("asks_hours"), `/p/${project.id}/`));
  const field = el("input", { type: "text", maxLength: 40, autocomplete: "off", spellcheck: false, translate: false, dir: "auto" });
  async function look() {
    const wanted = plain(field.value);
    const found = on_shift.find(({ name }) => plain(name) === wanted)?.name;
    if (found && !asks.people.includes(found)) asks.people.push(found);
    if (found) asks.but = asks.but.filter((one) => one !== found);
    const name = found ?? field.value.trim().replace(/\s+/g, " ");
    const words = !wanted ? "" : found ? t("asks_here", { name }) : await elsewhen(project.id, name);
    if (plain(field.value) !== wanted) return; // another name was written meanwhile
    said.textContent = words;
    hours.hidden = !wanted || !!found;
  }
  field.onkeydown = (event) => event.key === "Enter" && look();
  return el("div", {}, el("label", {}, t("asks_name"), field), button(t("asks_look"), look), said, hours);
}

/** When somebody who is not here is here next, or that it is not told; a lost line tells nothing either. @param {string} project @param {string} name */
async function elsewhen(project, name) {
  const next = await nextTurn(project, name).catch(() => null);
  if (!next) return t("asks_not_here", { name });
  const [at, spoken] = [new Date(next), document.documentElement.lang];
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const language = spoken === "en" ? "en-GB" : spoken; // the day before the month
  const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone }).format(at);
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);
  return t("asks_next", { name, day, time, yours: t("your_time", { zone: city(timeZone) }) });
}

/** @param {string} project @param {string} name @returns {Promise<string|null>} */
async function nextTurn(project, name) {
  const response = await fetch(`/w/${project}/when`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name }),
    cache: "no-store",
  });
  return response.ok ? (await response.json()).next : null;
}

/** @param {string} name */
const plain = (name) => name.trim().replace(/\s+/g, " ").toLocaleLowerCase();

/** @param {string} label @param {[string, string][]} options @param {string} now @param {(value: string) => void} chosen */
function choice(label, options, now, chosen) {
  const select = el("select", { onchange: () => chosen(select.value) });
  fill(select, ...options.map(([value, text]) => el("option", { value }, text)));
  select.value = now;
  return el("label", { className: "choose" }, el("span", { dir: "auto" }, label), select);
}
