// @ts-check
/* The visitor's page: words, the call that asks whether we are open, the first screen. The chat itself is loaded when it starts. */
import { accents } from "./parts/accent.js";
import { button, el, fill } from "./parts/el.js";
import { inView, listen, onView, tell } from "./parts/host.js";
import { goDark, leaveQuickly, watchForLeaving, whenGone } from "./parts/leave.js";
import { before, rules, trouble } from "./parts/pages.js";
import { makeTop } from "./parts/top.js";
import { fitTheScreen } from "./parts/viewport.js";
import { chosen, known, more, speak, t } from "./parts/words.js";

/** @typedef {import("./parts/types.js").StartAnswer} StartAnswer */

const shell = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
/** What the server wrote for when nothing else can be said: other places to turn to. */
const elsewhere = document.querySelector("#elsewhere section");

/** @type {StartAnswer|undefined} */
let answer;
/** What the visitor asks of the two who will come. @type {import("./parts/types.js").Asks} */
const asks = { speaks: null, gender: null, people: [], but: [] };
let askedAt = 0;
/** Where the charity's page says which key is the project's. @type {import("./parts/pinned.js").Pin|undefined} */
let pin;
/** The page underneath the rules. @type {() => unknown} */
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
  listen({ locale: changeLanguage, theme: (theme) => (shell.dataset.theme = theme), leave: () => goDark("quickly") });
  const [asked, theme, key, ...phone] = location.hash.slice(1).split(".");
  if (key !== undefined) pin = { key, phone: readable(phone.join(".")) };
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
    body: JSON.stringify({ language: shell.lang, again: askedAt > 0, speaks: asks.speaks }),
    cache: "no-store",
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}

/** Asks the server whether we are open, who is on shift and what is agreed. @param {() => unknown} [keep] a page that stays if it is still the right one */
async function ask(keep) {
  try {
    answer = await fetched();
    askedAt = Date.now();
    wear(answer.project.accent);
    show = admits(answer) ? first : shut;
  } catch {
    answer = undefined;
    show = () => put(trouble("unreachable", button(t("try_again"), again, "solid"), elsewhere));
  }
  if (show !== keep) show();
  draw();
}

/** @param {StartAnswer} answer */
const admits = ({ availability: { state } }) => state === "open" || state === "busy";
const first = () => answer && put(before(answer, () => start(), offerAsks));

async function shut() {
  const part = await more(import("./parts/closed.js")).catch(() => undefined);
  if (!answer || show !== shut) return;
  put(part ? part.notNow(answer, asks.speaks ?? shell.lang, again, talkIn) : trouble("unreachable", button(t("try_again"), again, "solid"), elsewhere));
}

/** The fold before the chat, filled when somebody opens it. @param {HTMLDetailsElement} into */
async function offerAsks(into) {
  if (!into.open || into.querySelector(".asks")) return;
  const part = await more(import("./parts/asks.js")).catch(() => undefined);
  const inside = part && answer ? part.makeAsks(answer, asks, chatIn) : el("p", { role: "status" }, t("did_not_load"));
  fill(into, into.firstElementChild, inside);
}

/** The two are to speak another language than the page's, or the page's again: is somebody here who does? @param {string|null} language */
function chatIn(language) {
  asks.speaks = language;
  void ask(first);
}

/** @param {string} language */
function talkIn(language) {
  if (language !== shell.lang && answer?.project.languages.includes(language) && known().includes(language)) return void changeLanguage(language);
  asks.speaks = language === shell.lang ? null : language;
  again();
}

function again() {
  waiting();
  void ask();
}

/** A token lives ten minutes; somebody who read slowly gets a fresh one. */
async function freshAnswer() {
  if (!answer?.token || Date.now() - askedAt > 8 * 60_000) await ask();
  return answer;
}

/** @param {import("./parts/types.js").Kept} [kept] what was written in the waiting room before */
async function start(kept) {
  const pressed = main.querySelector("button.solid");
  if (pressed instanceof HTMLButtonElement) Object.assign(pressed, { disabled: true, textContent: t("starting") });
  const [fresh, loaded, pinned] = await Promise.all([
    freshAnswer(),
    import("./chat.js").catch(() => undefined),
    pin && more(import("./parts/pinned.js")).catch(() => undefined),
  ]);
  if (!fresh || show !== first) return;
  if (!loaded || (pin && !pinned)) return void ask();
  const token = fresh.token ?? "";
  fresh.token = null;
  chat = loaded.makeChat({ answer: fresh, token, asks: { ...asks }, kept, page: { inView, onView, tell, whenGone }, top, refused, again: startAfresh, guard: pin && pinned?.makeGuard(pin, () => answer ?? fresh) });
  show = () => chat && put(chat.root);
  show();
  chat.focus();
}

/** The server would not let the chat begin. @param {string} code */
function refused(code) {
  chat = undefined;
  top.offerEnd(null);
  if (code === "please_wait") show = () => more(Promise.resolve()).then(() => put(trouble("please_wait", elsewhere)), () => put(trouble("unreachable", elsewhere)));
  else if (code === "closed" || code === "full" || code === "token_spent") return again();
  else show = () => put(trouble("unreachable", button(t("try_again"), again, "solid"), elsewhere));
  show();
}

/** With what was kept, straight into the queue once more, if there is a place; else the page stays as it is, and the reason is given. @param {import("./parts/types.js").Kept} [kept] */
async function startAfresh(kept) {
  if (!kept) {
    chat = undefined;
    return again();
  }
  const fresh = await fetched().catch(() => undefined);
  if (!fresh) return t("unreachable");
  if (!admits(fresh)) return fresh.words.out_of_hours[fresh.availability.state === "full" ? "full" : "closed"];
  answer = fresh;
  askedAt = Date.now();
  show = first;
  return start(kept);
}

/** @param {string} text from behind # */
function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
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
  if (asks.speaks === shell.lang) asks.speaks = null;
  draw();
  if (!chat) return again();
  // The chat goes on; only what was agreed is fetched once more, in the other language.
  chat.draw();
  show();
  const fresh = await fetched().catch(() => undefined);
  if (fresh && answer) Object.assign(answer.words, fresh.words);
  if (pin) chat?.draw();
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
  Object.assign(asks, { speaks: null, gender: null, people: [], but: [] });
  chat = undefined;
  answer = undefined;
}

// Where the words cannot be loaded, the page stays as the server wrote it, which says where else to turn.
begin().catch(() => {});
