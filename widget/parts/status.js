// @ts-check
/* The line that says who is here and how the line is. It never says more than is true. */
import { el } from "./el.js";
import { listed, t } from "./words.js";

/** @typedef {import("./types.js").Room} Room */

/**
 * What the room is, in words.
 * @param {Room} room
 */
export function wordsFor(room) {
  const pair = room.workers.filter((worker) => !worker.supervisor);
  const here = pair.filter((worker) => worker.here);
  if (room.state === "paired") return t(room.workers.some(({ supervisor, here }) => supervisor && here) ? "two_and_supervisor" : "two_here");
  if (room.state === "alone") return whoIsLeft(pair.length, here.map(({ name }) => name));
  if (room.workers.length) return t(here.length > 1 ? "coming" : "coming_one", { names: listed(room.workers.map(({ name }) => name)) });
  if (!room.enough_on_shift) return t("not_enough");
  return room.ahead === 0 ? t("next") : t(room.ahead === 1 ? "ahead_one" : "ahead_some", { count: room.ahead });
}

/** Of the two; a supervisor who looks on is neither. @param {number} pair @param {string[]} here */
function whoIsLeft(pair, here) {
  if (!here.length) return t("both_lost");
  return pair > here.length ? t("alone") : t("alone_stepped", { name: here[0] });
}

export function makeStatus() {
  const said = el("p", { role: "status" });
  const who = el("p", { className: "who quiet" });
  const root = el("div", { className: "status" }, said, who);
  /** @type {Room|undefined} */
  let room;
  let line = "opening";

  function draw() {
    const words = line === "down" ? t("interrupted") : line === "checking" ? t("checking") : line === "ended" ? t("ended") : room ? wordsFor(room) : t("starting");
    // Said once: the same words again would be read out again.
    if (said.textContent !== words) said.textContent = words;
    root.className = `status ${line === "down" ? "interrupted" : line === "ended" ? "ended" : room?.state ?? ""}`;
    who.replaceChildren(...(line === "ended" || !room ? [] : room.workers.length ? people(room) : [t("waiting_hint")]));
    who.hidden = !who.hasChildNodes();
  }

  /** @param {Room} now */
  const people = (now) =>
    now.workers.flatMap(({ name, charity, here, supervisor }, at) => [
      at ? " · " : "",
      el("bdi", {}, t(supervisor ? "supervisor" : "person", { name, charity })),
      here ? "" : ` ${t("away")}`,
    ]);

  return {
    root,
    draw,
    entered(/** @type {Room} */ now) {
      room = now;
      draw();
    },
    turned(/** @type {string} */ now) {
      line = now;
      draw();
    },
  };
}
