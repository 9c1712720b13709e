// @ts-check
/* The chat's screen: who is here, the log, the box to write in, and what was asked in between. */
import { makeComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { cover } from "./cover.js";
import { button, el, fill, heard } from "./el.js";
import { makeLog } from "./log.js";
import { elsewhere } from "./pages.js";
import { makeStatus } from "./status.js";
import { makeWaitingRoom } from "./waiting_room.js";
import { more, t } from "./words.js";

/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Worker} Worker */
/** @typedef {import("./pinned.js").Guard} Guard */
/**
 * @typedef {{answer: import("./types.js").StartAnswer, token: string, asks: import("./types.js").Asks, kept?: import("./types.js").Kept,
 *   page: Pick<typeof import("./host.js") & typeof import("./leave.js"), "inView"|"onView"|"tell"|"whenGone">,
 *   top: {offerEnd: (deed: (() => void)|null) => void}, refused: (code: string) => void,
 *   again: (kept?: import("./types.js").Kept) => Promise<string|void>, guard?: Guard}} Beginning
 * @typedef {{root: HTMLElement, draw: () => void, focus: () => void, choices: () => (Node|false)[], forget: () => void}} Chat
 */

/** How long "End chat" can be taken back. */
const TAKE_BACK_MS = 3_000;
const TYPING_SHOWN_MS = 6_000;

/** @param {import("./conversation.js").Ground} ground @param {Beginning} beginning @returns {Chat} */
export function makeTalk(ground, { answer, token, asks: wanted, kept, page: { inView, onView, tell, whenGone }, top, refused, again, guard }) {
  const status = makeStatus();
  const log = makeLog((said) => conversation.sayAgain(said));
  const asks = el("div", { className: "asking" });
  const composer = makeComposer({ say: (words) => conversation.say(words), typing: (on) => tellsTyping && conversation.typing(on), signal: signalled });
  const waiting = makeWaitingRoom(answer, wanted, { stillHere: () => conversation.stillHere(), someoneElse: (but) => conversation.someoneElse(but) });
  const root = el("div", { className: "talk" }, status.root, guard?.mark, waiting.root, log.root, asks, composer.root);
  /** How it ends, loaded as soon as somebody comes in: it must be there when the line is not. @type {ReturnType<typeof import("./ending.js").makeEnding>|undefined} */
  let ending;
  /** @type {Room|undefined} */
  let room;
  /** @type {ReturnType<typeof import("./slip.js").makeSlips>|undefined} */
  let slips;
  let isCovered = false;
  let isOver = false;
  let tellsTyping = true;

  const conversation = new Conversation(
    ground,
    {
      room: entered,
      line: turned,
      add(said) {
        log.add(said);
        if (!said.mine && !inView()) tell("new");
      },
      mark: log.mark,
      note: log.note,
      typing: theirTyping,
      kept: toldItIsKept,
      slip: asked,
      mayRead: askToShare,
      ended: over,
      refused,
      trouble: composer.complain,
      inView: () => inView() && !isCovered && root.isConnected,
    },
    { project: answer.project.id, language: document.documentElement.lang, token, url: location.origin, asks: wanted, admits: guard?.admits },
  );
  whenGone((how) => {
    conversation.abandon(how);
    forget();
  });
  onView(() => {
    conversation.seen();
    conversation.check();
  });
  addEventListener("online", () => conversation.check());
  top.offerEnd(askToEnd);
  draw();
  for (const words of kept?.lines ?? []) conversation.say(words);
  if (kept?.draft) composer.put(kept.draft);

  /** @param {Room} now */
  function entered(now) {
    noteWhoCame(room, now);
    room = now;
    status.entered(now);
    waiting.entered(now);
    if (now.workers.length) void later();
    composer.opened(now.state === "paired" || now.state === "alone");
  }

  /** Whoever comes or goes is named, once the chat has begun: the visitor always sees who is there. @param {Room|undefined} before @param {Room} now */
  function noteWhoCame(before, now) {
    if (!before || before.state === "waiting") return;
    const [old, fresh] = [before.workers, now.workers];
    for (const { slot, name, same_as, supervisor } of fresh)
      if (!old.some((one) => one.slot === slot) && same_as === null) log.note(supervisor ? "supervisor_in" : "came_in", { name });
    const stayed = (/** @type {number} */ slot) => fresh.some((one) => one.slot === slot || one.same_as === slot);
    if (now.state !== "waiting") for (const { slot, name } of old) if (!stayed(slot)) log.note("went_out", { name });
  }

  /** @param {"up"|"down"|"checking"|"resumed"} state */
  function turned(state) {
    status.turned(state);
    if (state === "resumed") log.note("resumed");
  }

  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  const writing = new Map();
  /** @param {number} slot @param {boolean} on */
  function theirTyping(slot, on) {
    clearTimeout(writing.get(slot));
    if (on) writing.set(slot, setTimeout(() => theirTyping(slot, false), TYPING_SHOWN_MS));
    else writing.delete(slot);
    const name = room?.workers.find((worker) => writing.has(worker.slot))?.name;
    log.typing(name ? t("typing", { name }) : "");
  }

  /** @param {"moment"|"covered"} signal */
  function signalled(signal) {
    if (signal === "covered") {
      isCovered = true;
      cover(uncovered);
    }
    conversation.signal(signal);
  }

  function uncovered() {
    isCovered = false;
    conversation.signal("back");
    conversation.seen();
  }

  /** One question at a time, beside the chat and never over it. @param {Worker} worker @returns {Promise<boolean>} */
  async function askToShare({ name }) {
    if (!(await later())) return false;
    return new Promise((resolve) => {
      const question = el("div", { className: "ask", role: "group" });
      const answered = (/** @type {boolean} */ yes) => {
        question.remove();
        composer.focus();
        resolve(yes);
      };
      fill(question, heard(t("may_read", { name })), el("div", { className: "row" }, button(t("may_read_yes", { name }), () => answered(true), "solid"), button(t("may_read_no"), () => answered(false))));
      asks.append(question);
    });
  }

  /** Where it cannot be loaded, the reason itself still stands there. @param {import("./kept.js").Notice} notice */
  async function toldItIsKept(notice) {
    const privacy = `/privacy/${answer.project.id}`;
    const card = await more(import("./kept.js")).then(({ makeKept }) => makeKept(notice, privacy), () => undefined);
    if (!card) return log.add({ mine: false, name: "", slot: -1, text: notice.text, at: new Date() });
    log.card(card.root, card.draw);
    if (!inView()) tell("new");
  }

  /** What would be passed on, shown to whoever it is about. @type {import("./inbox.js").Needs["slip"]} */
  async function asked(opened) {
    try {
      slips ??= (await more(import("./slip.js"))).makeSlips({ post: (answer) => conversation.post(answer), note: log.note, away: () => composer.focus() }, asks);
      slips.take(opened);
      if (!inView()) tell("new");
    } catch {
      log.note("did_not_load");
    }
  }

  /** Ends after a moment in which it can be taken back; pressed again, at once. */
  function askToEnd() {
    const waiting = asks.querySelector(".ending-soon");
    if (waiting || isOver) return void conversation.leave();
    const stay = button(t("stay"), taken, "solid");
    const notice = el("div", { className: "ask ending-soon" }, heard(t("ending")), el("div", { className: "row" }, stay));
    // Somebody who has reached the button is deciding: the clock waits for them.
    const timer = setInterval(() => document.activeElement !== stay && end(), TAKE_BACK_MS);
    function taken() {
      clearInterval(timer);
      notice.remove();
      composer.focus();
    }
    function end() {
      clearInterval(timer);
      if (notice.isConnected) void conversation.leave();
    }
    asks.append(notice);
  }

  /** @param {import("./types.js").Ended} how */
  function over(how) {
    isOver = true;
    asks.replaceChildren();
    slips?.end();
    log.typing("");
    const hasDraft = !composer.isEmpty();
    // What was being written stays where it can still be copied.
    composer.root.hidden = !hasDraft;
    composer.closed();
    log.end();
    status.turned("ended");
    waiting.end();
    top.offerEnd(null);
    if (guard && how.why === "not_checked") {
      const shut = guard.refuse(log.lines.size || hasDraft ? [log.root, composer.root] : []);
      fill(root, status.root, shut);
      shut.focus();
    }
    void showTheEnd(how);
  }

  /** @param {import("./types.js").Ended} how */
  async function showTheEnd(how) {
    const isThere = await later();
    asks.replaceChildren();
    if (how.why === "not_checked" && ending) guard?.words.append(ending.root);
    if (isThere) return ending?.show(how);
    asks.append(el("div", { className: "ask" }, heard(t("did_not_load")), button(t("try_again"), () => void showTheEnd(how), "solid")));
  }

  /** @type {Promise<boolean>|undefined} */
  let loading;
  function later() {
    const from = { answer: () => answer, elsewhere: () => elsewhere(answer), again: () => void again(), waitAgain: () => again({ lines: log.unsent(), draft: composer.words() }) };
    loading ??= more(import("./ending.js")).then(
      ({ makeEnding }) => {
        ending = makeEnding(log, from);
        root.append(ending.root);
        return true;
      },
      () => {
        loading = undefined;
        return false;
      },
    );
    return loading;
  }

  async function changeWorkers() {
    const did = await conversation.someoneElse();
    log.note(did ? "someone_else_done" : "someone_else_not");
    return did;
  }

  /** What can be chosen, shown beside the rules. */
  function choices() {
    if (isOver) return [];
    const hasWorkers = !!room?.workers.length;
    return [
      el("h3", {}, t("choices")),
      choice("times", log.showsTimes(), log.showTimes),
      choice("typing_choice", tellsTyping, (on) => (tellsTyping = on)),
      hasWorkers && el("div", { className: "card" }, el("p", { className: "quiet" }, t("someone_else_why")), button(t("someone_else"), () => void changeWorkers())),
    ];
  }

  function draw() {
    for (const part of [status, guard, waiting, log, composer, ending, slips]) void part?.draw();
  }

  function forget() {
    log.clear();
    composer.clear();
    slips?.end();
    asks.replaceChildren();
  }
  return { root, draw, choices, forget, focus: () => (isOver ? ending?.root ?? log.root : composer).focus() };
}

/** @param {string} key @param {boolean} checked @param {(on: boolean) => void} turn */
function choice(key, checked, turn) {
  const box = el("input", { type: "checkbox", checked, onchange: () => turn(box.checked) });
  return el("label", { className: "choice" }, box, t(key));
}
