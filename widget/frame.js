// @ts-check
/* The visitor's page: words, the call that asks whether we are open, the first screen. The chat itself is loaded when it starts. */
import { accents } from "./parts/accent.js";
import { button, el, fill } from "./parts/el.js";
import { listen, tell } from "./parts/host.js";
import { leaveQuickly, watchForLeaving, whenGone } from "./parts/leave.js";
import { before, notNow, rules, trouble } from "./parts/pages.js";
import { makeTop } from "./parts/top.js";
import { fitTheScreen } from "./parts/viewport.js";
import { chosen, known, speak, t } from "./parts/words.js";

/** @typedef {import("./parts/types.js").StartAnswer} StartAnswer */

const shell = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
/** What the server wrote for when nothing else can be said: other places to turn to. */
const elsewhere = document.querySelector("#elsewhere section");

/** @type {StartAnswer|undefined} */
let answer;
let askedAt = 0;
/** The page underneath the rules. @type {() => void} */
let show = waiting;
/** The chat, once it is there. @type {import("./chat.js").Chat|undefined} */
let chat;

const top = makeTop({ leave: () => leaveQuickly(leaveTo()), rules: openRules, speak: changeLanguage, hide: window.parent === window ? null : () => tell("hide") });
const leaveTo = () => answer?.project.leave_url ?? shell.dataset.leave ?? "";

/** @param {Node} page */
function put(page) {
  fill(main, page);
}

function waiting() {
  put(el("div", { className: "page" }, el("p", {}, t("loading"))));
}

async function begin() {
  watchForLeaving(leaveTo);
  fitTheScreen();
  whenGone(forget);
  listen({ locale: changeLanguage, theme: (theme) => (shell.dataset.theme = theme), leave: () => leaveQuickly(leaveTo()) });
  const [asked, theme] = location.hash.slice(1).split(".");
  if (theme) shell.dataset.theme = theme;
  await speak(chosen([asked, ...navigator.languages], known())).catch(() => speak("en"));
  document.querySelector(".top")?.replaceWith(top.root);
  if (!canSeal()) show = () => put(trouble("old", elsewhere));
  show();
  draw();
  tell("ready", { to: leaveTo() });
  if (canSeal()) await ask();
}

/** Without these no word could be sealed, and none is sent unsealed. */
const canSeal = () => "WebSocket" in window && "TextEncoder" in window && !!window.crypto?.getRandomValues && typeof BigInt === "function";

/** @returns {Promise<StartAnswer>} */
async function fetched() {
  const response = await fetch(`/w/${shell.dataset.project}/start`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ language: shell.lang, again: askedAt > 0 }),
    cache: "no-store",
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}

/** Asks the server whether we are open, who is on shift and what is agreed. */
async function ask() {
  try {
    answer = await fetched();
    askedAt = Date.now();
    wear(answer.project.accent);
    show = answer.availability.state === "open" || answer.availability.state === "busy" ? first : shut;
  } catch {
    answer = undefined;
    show = () => put(trouble("unreachable", button(t("try_again"), again, "solid"), elsewhere));
  }
  show();
  draw();
}

const first = () => answer && put(before(answer, start));
const shut = () => answer && put(notNow(answer, again, changeLanguage));

function again() {
  waiting();
  void ask();
}

/** A token lives ten minutes; somebody who read slowly gets a fresh one. */
async function freshAnswer() {
  if (!answer?.token || Date.now() - askedAt > 8 * 60_000) await ask();
  return answer;
}

async function start() {
  const pressed = main.querySelector("button.solid");
  if (pressed instanceof HTMLButtonElement) Object.assign(pressed, { disabled: true, textContent: t("starting") });
  const [fresh, loaded] = await Promise.all([freshAnswer(), import("./chat.js").catch(() => undefined)]);
  if (!fresh || show !== first) return;
  if (!loaded) return ask();
  const token = fresh.token ?? "";
  fresh.token = null;
  chat = loaded.makeChat({ answer: fresh, token, top, refused, again: startAfresh });
  show = () => chat && put(chat.root);
  show();
  chat.focus();
}

/** The server would not let the chat begin. @param {string} code */
function refused(code) {
  chat = undefined;
  top.offerEnd(null);
  if (code === "please_wait") show = () => put(trouble("please_wait", elsewhere));
  else if (code === "closed" || code === "full" || code === "token_spent") return again();
  else show = () => put(trouble("unreachable", button(t("try_again"), again, "solid"), elsewhere));
  show();
}

function startAfresh() {
  chat = undefined;
  again();
}

function openRules() {
  if (!answer) return;
  put(rules(answer, closeRules, ...(chat?.choices() ?? [])));
  /** @type {HTMLElement} */ (main.firstElementChild).focus();
}

function closeRules() {
  show();
  chat?.focus();
}

/** @param {string} language */
async function changeLanguage(language) {
  await speak(chosen([language], known())).catch(() => {});
  draw();
  if (!chat) return again();
  // The chat goes on; only what was agreed is fetched once more, in the other language.
  chat.draw();
  show();
  const fresh = await fetched().catch(() => undefined);
  if (fresh && answer) Object.assign(answer.words, fresh.words);
}

function draw() {
  const languages = answer ? answer.project.languages.filter((code) => known().includes(code)) : known();
  top.draw({ name: answer?.project.name ?? "", languages, spoken: shell.lang, hasRules: !!answer });
}

/** The project's colour, through a constructed sheet: the policy of this page allows no inline style. @param {string} accent */
function wear(accent) {
  const colours = accents(accent);
  if (!colours || !("replaceSync" in CSSStyleSheet.prototype)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root{--accent-light:${colours.light};--accent-dark:${colours.dark}}`);
  document.adoptedStyleSheets = [sheet];
}

function forget() {
  chat = undefined;
  answer = undefined;
}

// Where the words cannot be loaded, the page stays as the server wrote it, which says where else to turn.
begin().catch(() => {});
