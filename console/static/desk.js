// @ts-check
/**
 * The desk's page put together: the line, the keys, the sound, the title. Everything that decides stands in `lib/`, everything that draws in
 * `parts/`; this file alone knows both.
 */

import { toText } from "../../widget/lib/bytes.js";
import { makeShiftKey } from "../../widget/lib/keys.js";
import { openLine } from "../../widget/lib/line.js";
import { WorkerSeal } from "../../widget/lib/seal.js";
import { Chime } from "./lib/chime.js";
import { Acting } from "./lib/acting.js";
import { keepingCalls } from "./lib/keeping_calls.js";
import { slipTakers } from "./lib/slip_takers.js";
import { actionFor } from "./lib/key_map.js";
import { nameOf } from "./lib/answer_index.js";
import { KeepingUp, PATIENCE_MS, newsFrom, newsOf } from "./lib/keeping_up.js";
import { Looking } from "./lib/looking.js";
import { NO_DIRECTORY, loadDirectory } from "./lib/services.js";
import { forget, keep, ring } from "./lib/unlocked.js";
import { Vouching } from "./lib/shift_vouching.js";
import { readSettings, writeSettings } from "./lib/settings.js";
import { speaking } from "./lib/words.js";
import { languageName } from "./lib/when.js";
import { titleOf } from "./lib/title.js";
import { Desk } from "./lib/desk.js";
import { DeskPage } from "./parts/desk_page.js";
import { FIRST_UI, html, render } from "./parts/view.js";
import english from "./strings/en.js";

/** @typedef {import("./parts/view.js").App} App */
/** @typedef {import("./lib/key_map.js").Action} Action */
/** @typedef {import("../../widget/lib/line.js").Line} Line */

const EVENTS = ["desk", "room", "entry", "typing", "shown", "stepped_out", "ended", "alert", "checked_in_elsewhere", "restarting"];
const ACTIVE_EVERY_MS = 20_000;
const TICK_MS = 5_000;

/**
 * @typedef {object} Start
 * @property {HTMLElement} root
 * @property {{ name: string, languages: string[], home: string, brief?: string[], debrief?: string[] }} person
 * @property {string} csrf
 * @property {import("./lib/words.js").Strings} strings
 * @property {string} language
 * @property {(wishes: Pick<import("../../widget/lib/line.js").Wishes, "onUp" | "onDown" | "onRefused">) => Line} open
 * @property {() => Promise<import("./lib/search.js").Answer[] | null>} fetchAnswers null where nothing is new
 * @property {() => Promise<import("./lib/services.js").Fetched>} fetchServices
 * @property {typeof makeSeal} [seal]
 * @property {typeof ring} [ring] where there is no server to ask
 * @property {import("./lib/flags.js").World} [keeping]
 */

/** @param {Start} start @returns {App} */
export function startDesk(start) {
  const say = speaking(start.strings, start.language);
  const shelf = shelfOf();
  let isDrawn = true;
  const changed = () => {
    if (isDrawn) queueMicrotask(draw);
    isDrawn = false;
  };
  const keeping = start.keeping ?? keepingCalls(start.csrf);
  const acting = new Acting(keeping.call, changed);
  const looking = new Looking(keeping.call, changed);
  const keepingUp = new KeepingUp(start.fetchAnswers, (library, before) => {
    app.library = library;
    for (const { placing, room } of desk.conversations.values()) placing.hear((id) => newsOf(before, library, id, room.project));
    changed();
  });
  const desk = new Desk({
    ask: (event, body) => line.emit(event, body),
    makeShiftKey,
    keyText: (key) => toText(key.publicKey),
    makeSeal: start.seal ?? makeSeal,
    now: () => new Date(),
    changed,
    arrived: () => noteArrival(app, chime),
    sent: (what, room) => app.library.index.named(nameOf(what)).some(({ language }) => language === what.language) && looking.sent(what, room.project),
    finished: () => void looking.endShift(),
    keeping,
    takers: slipTakers(keeping, acting),
    vouching: new Vouching({ ring: start.ring ?? ring, keep, home: start.person.home, now: () => new Date() }),
  });
  const sound = makeSound(changed);
  const chime = new Chime({ now: sound.context, volume: () => (app.settings.sound ? app.settings.volume : 0) });
  /** @type {App} */
  const app = {
    desk,
    say,
    title: document.title,
    language: start.language,
    person: start.person,
    csrf: start.csrf,
    settings: readSettings(shelf),
    ui: FIRST_UI,
    library: keepingUp.library,
    directory: NO_DIRECTORY,
    acting,
    looking,
    soundSleeps: false,
    now: () => new Date(),
    go(change) {
      app.ui = { ...app.ui, ...change };
      changed();
    },
    set(change) {
      app.settings = { ...app.settings, ...change };
      writeSettings(shelf, app.settings);
      changed();
    },
    act: (action) => act(app, action),
    fetchAnswers: () => void keepingUp.refresh(),
    fetchServices: () => void loadDirectory(start.fetchServices, app.directory).then((directory) => ((app.directory = directory), changed())),
    signOut: () => void signOut({ csrf: start.csrf }),
    signOutEverywhere: () => void signOut({ csrf: start.csrf, everywhere: true }),
  };
  const draw = () => {
    isDrawn = true;
    app.soundSleeps = sound.sleeps();
    chime.keep(desk.isNeeded && app.settings.sound);
    document.title = titleOf(app.title, desk.unread, desk.truth.waiting.length > 0);
    render(html`<${DeskPage} app=${app} />`, start.root);
  };

  const line = start.open({ onUp: () => desk.lineIs("open"), onDown: () => desk.lineIs("lost"), onRefused: () => desk.lineIs("refused") });
  for (const event of EVENTS) line.on(event, (body) => desk.take(event, body));
  listen(app, line);
  void keepingUp.keepUp();
  void acting.keepFresh();
  void looking.fetchStars();
  changed();
  return app;
}

/** @param {import("./lib/types.js").Room} room @param {import("../../widget/lib/keys.js").ShiftKey} shiftKey */
function makeSeal(room, shiftKey) {
  const me = room.workers.find((worker) => worker.me);
  return new WorkerSeal({ project: room.project, conversation: room.conversation, slot: room.my_slot, name: me?.name ?? "", shiftKey });
}

/** @param {App} app @param {Line} line */
function listen(app, line) {
  document.addEventListener("keydown", (event) => onKey(app, event));
  let used = true;
  for (const event of ["pointerdown", "keydown", "scroll"])
    document.addEventListener(event, () => (used = true), { capture: true, passive: true });
  setInterval(() => {
    if (used || document.visibilityState === "visible") app.desk.beActive();
    used = false;
  }, ACTIVE_EVERY_MS);
  setInterval(() => app.go({}), TICK_MS);
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && (line.check(), app.desk.beActive(), app.go({})),
  );
  addEventListener("online", () => line.check());
  addEventListener("beforeunload", (event) => app.desk.hasDrafts && event.preventDefault());
}

/** @param {App} app @param {KeyboardEvent} event */
function onKey(app, event) {
  if (app.ui.sheet || !app.desk.me || event.defaultPrevented) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const isTyping =
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !["radio", "checkbox", "range"].includes(target.type));
  const action = actionFor(app.settings.keys, event, isTyping);
  if (!action) return;
  event.preventDefault();
  act(app, action);
}

/** @param {App} app @param {Action} action */
function act(app, action) {
  const { desk, settings, ui } = app;
  const open = desk.open && !desk.open.ended ? desk.open : null;
  const deeds = /** @type {Record<Action, () => void>} */ ({
    take: () => {
      app.go({ wish: "reply", tab: "conversation" });
      desk.takeLongest();
    },
    reply: () => goToReply(app),
    confer: () => open && app.go({ wish: "confer", tab: "conversation" }),
    answers: () => app.go({ wish: "answers", answers: true, side: "answers", tab: "answers" }),
    services: () => app.go({ wish: "services", answers: true, side: "services", tab: "answers" }),
    next_part: () => open?.isFirst && putNextPart(app, open),
    next: () => desk.showNext(1),
    previous: () => desk.showNext(-1),
    take_over: () => {
      if (!open || open.room.role === "supervisor") return;
      if (!open.isFirst) app.go({ wish: "reply" });
      desk.swap(open.id);
    },
    close: () => open && app.go({ closing: ui.closing === open.id ? null : open.id, keeping: null, tab: "conversation" }),
    keep: () => openKeeping(app, open),
    handover: () => open && openHandover(app, open),
    danger: () => app.go({ danger: !ui.danger, tab: "conversation" }),
    concern: () => desk.open && openConcern(app, desk.open),
    slip: () => open?.isFirst && openSlip(app, open),
    heavy: () => sayItWasHeavy(app),
    break: () => app.go({ status: !ui.status }),
    sound: () => app.set({ sound: !settings.sound }),
    keys: () => app.go({ sheet: true }),
  });
  deeds[action]();
}

/** Of an answer of several parts, the one that is offered. @param {App} app @param {import("./lib/conversation.js").Conversation} conversation */
function putNextPart(app, { placing }) {
  const run = placing.runs.find((one) => placing.isOffered(one));
  if (!run) return;
  placing.putNext(run);
  app.go({ wish: "reply", tab: "conversation" });
}

/** @param {App} app @param {import("./lib/conversation.js").Conversation} conversation */
function openHandover(app, conversation) {
  conversation.handover.begin(languageName(conversation.room.language, app.language));
  app.go({ handover: app.ui.handover === conversation.id ? null : conversation.id, closing: null, leaving: false, tab: "conversation" });
}

/** Where closing asks. A supervisor looks on, and keeps nothing. @param {App} app @param {import("./lib/conversation.js").Conversation | null} conversation */
function openKeeping(app, conversation) {
  if (!conversation || conversation.room.role === "supervisor") return;
  app.go({ keeping: app.ui.keeping === conversation.id ? null : conversation.id, closing: null, handover: null, tab: "conversation" });
}

/** Also of one that has just ended: danger is often understood afterwards. @param {App} app @param {import("./lib/conversation.js").Conversation} conversation */
function openConcern(app, conversation) {
  const isOpen = app.ui.concern === conversation.id;
  if (!isOpen) conversation.concern.begin();
  app.go({ concern: isOpen ? null : conversation.id, handover: null, closing: null, keeping: null, danger: false, tab: "conversation" });
}

/** @param {App} app @param {import("./lib/conversation.js").Conversation} conversation */
function openSlip(app, conversation) {
  conversation.slip.begin();
  app.go({ slip: conversation.id, handover: null, closing: null, keeping: null, concern: null, danger: false, tab: "conversation" });
}

/** Said of a conversation that is over: it stays on this page, and a breather is offered. @param {App} app */
function sayItWasHeavy(app) {
  const { open } = app.desk;
  if (!open?.ended) return;
  open.wasHeavy = true;
  app.go({});
}

/** The reply box where I write; where my partner does, the button that would make it mine. @param {App} app */
function goToReply(app) {
  const open = app.desk.open;
  if (!open || open.ended) return;
  if (open.isFirst) return app.go({ wish: "reply", tab: "conversation" });
  app.go({ tab: "conversation" });
  document.getElementById("reply-take-over")?.focus();
}

/** Something came while nobody looked: one note, and a notice that says nothing, if it was asked for. @param {App} app @param {Chime} chime */
function noteArrival(app, chime) {
  if (document.visibilityState === "visible") return;
  if (app.settings.sound) chime.once();
  if (app.settings.notices && "Notification" in globalThis && Notification.permission === "granted")
    new Notification(app.title, { tag: "desk", silent: true });
}

/** Browsers let a page sound only after somebody has touched it. @param {() => void} changed */
function makeSound(changed) {
  /** @type {AudioContext | null} */
  let context = null;
  const wake = () => {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().then(changed, () => {});
  };
  for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, wake, { capture: true });
  return { context: () => context, sleeps: () => context?.state !== "running" };
}

/** Settings live in this browser where it lets them. @returns {Storage | null} */
function shelfOf() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** @param {{ csrf: string, everywhere?: boolean }} body */
async function signOut(body) {
  await fetch("/sign-out", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).catch(
    () => {},
  );
  forget();
  location.assign("/sign-in");
}

/** The page as the server gives it. */
function startHere() {
  const root = document.getElementById("desk");
  if (!root?.dataset.person) return;
  const csrf = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=csrf]")).content;
  const language = document.documentElement.lang || "en";
  startDesk({
    root,
    csrf,
    language,
    person: JSON.parse(root.dataset.person),
    strings: english,
    open: (wishes) => openLine({ url: location.origin, namespace: "/operator", auth: () => ({ csrf }), ...wishes }),
    fetchAnswers: newsFrom("/desk/answers.json"),
    fetchServices: () => fetched("/desk/services.json"),
  });
}

/** @param {string} path @returns {Promise<any>} */
async function fetched(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

startHere();
