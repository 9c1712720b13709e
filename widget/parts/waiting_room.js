// @ts-check
/* What stands under the status while somebody waits. What it says is loaded only when there is something to say (`waiting.js`). */
import { el, fill } from "./el.js";
import { more, t } from "./words.js";

/** @typedef {import("./types.js").Room} Room */

/**
 * @param {import("./types.js").StartAnswer} answer @param {import("./types.js").Asks} asks
 * @param {{stillHere: () => void, someoneElse: (but: string[]) => Promise<boolean>}} does
 */
export function makeWaitingRoom(answer, asks, does) {
  const lines = el("p", { className: "asked quiet", role: "status", hidden: true });
  const question = el("div", {});
  const summary = el("summary", {});
  const fold = el("details", { className: "meanwhile", ontoggle: () => fold.open && void filled() }, summary);
  const root = el("div", { className: "waiting-room", hidden: true }, lines, question, fold);
  const language = asks.speaks ?? document.documentElement.lang;
  /** @type {Room|undefined} */
  let room;

  const loaded = () => more(import("./waiting.js")).catch(() => undefined);

  async function filled() {
    const part = await loaded();
    fill(fold, summary, part ? part.meanwhile(answer, asks, does.someoneElse) : el("p", { role: "status" }, t("did_not_load")));
  }

  async function draw() {
    const now = room;
    summary.textContent = t("meanwhile");
    if (!now) return;
    root.hidden = false;
    fold.hidden = now.state !== "waiting" || now.workers.length > 0;
    if (!now.still_there) question.replaceChildren();
    const hasAsked = asks.speaks || asks.gender || asks.people.length > 0 || now.unmet.length > 0;
    if (!hasAsked && !now.still_there && lines.hidden) return;
    const part = await loaded();
    if (!part || room !== now) return;
    part.show(lines, part.wordsFor(now, asks, language));
    if (now.still_there && !question.hasChildNodes()) question.append(part.stillThere(does.stillHere));
  }

  /** @param {Room} now */
  function entered(now) {
    room = now;
    void draw();
  }

  function end() {
    room = undefined;
    root.hidden = true;
    fill(question);
  }
  return { root, draw, entered, end };
}
