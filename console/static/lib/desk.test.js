// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { toText } from "../../../widget/lib/bytes.js";
import { makeShiftKey } from "../../../widget/lib/keys.js";
import { WorkerSeal } from "../../../widget/lib/seal.js";
import { DemoRoom } from "../demo_room.js";
import { Desk } from "./desk.js";

const NOBODY = { me: null, welcome_back: null, waiting: [], broken: [], mine: [], colleagues: [], on_call: null, projects: [] };
const WREN = /** @type {const} */ ({ name: "Wren", status: "online" });
const VISITOR = { project: "northtown", project_name: "Northtown", language: "en" };

/** @param {string} id @param {string} since @param {boolean} [mine_to_take] */
const waiting = (id, since, mine_to_take = true) => ({ ...VISITOR, conversation: id, since, mine_to_take });

function aDesk() {
  const asked = /** @type {{ event: string, body: any }[]} */ ([]);
  const answers = /** @type {Record<string, any>} */ ({});
  const desk = new Desk({
    ask: async (event, body) => (asked.push({ event, body }), answers[event] ?? { ok: true, shift: "s1" }),
    makeShiftKey,
    keyText: (key) => toText(key.publicKey),
    makeSeal: (room, shiftKey) =>
      new WorkerSeal({ project: room.project, conversation: room.conversation, slot: room.my_slot, name: "Wren", shiftKey }),
    now: () => new Date("2026-11-20T21:00:00Z"),
    changed: () => {},
    arrived: () => {},
  });
  /** @param {string} event */
  const bodies = (event) => asked.filter((one) => one.event === event).map(({ body }) => body);
  return { desk, answers, asked, bodies };
}

async function onShift() {
  const made = aDesk();
  await made.desk.lineIs("open");
  made.desk.take("desk", NOBODY);
  await made.desk.checkIn("Wren", ["en"]);
  made.desk.take("desk", { ...NOBODY, me: WREN });
  return made;
}

/** @param {Desk} desk @param {string} id @param {"first" | "second"} [role] */
async function withVisitor(desk, id, role = "first") {
  const room = new DemoRoom({ ...VISITOR, id }, (event, body) => desk.take(event, body));
  const key = /** @type {any} */ (desk.world.ask).key;
  await room.begin({ name: "Wren", key }, role, "Heron");
  return room;
}

/** @param {ReturnType<typeof aDesk>} made @param {string} id */
async function talking(made, id) {
  /** @type {any} */ (made.desk.world.ask).key = made.bodies("check_in").at(-1).shift_key;
  return withVisitor(made.desk, id);
}

test("after a reload the page checks in again by itself, with a fresh key", async () => {
  const { desk, bodies } = aDesk();
  await desk.lineIs("open");

  desk.take("desk", { ...NOBODY, welcome_back: { name: "Wren", languages: ["en", "ro"] } });
  await new Promise((done) => setTimeout(done, 50));

  assert.equal(desk.phase, "on");
  assert.deepEqual([bodies("check_in")[0].name, bodies("check_in")[0].languages], ["Wren", ["en", "ro"]]);
});

test("a line found again checks in with the same key and says what is held", async () => {
  const made = await onShift();
  const room = await talking(made, "c1");
  room.visitorSays("Hello?", "2026-11-20T21:00:00Z");
  for (let turn = 0; turn < 3; turn += 1) await made.desk.conversations.get("c1")?.settled();

  await made.desk.lineIs("lost");
  await made.desk.lineIs("open");

  const [first, second] = made.bodies("check_in");
  assert.equal(second.shift_key, first.shift_key);
  assert.deepEqual(second.held, [{ conversation: "c1", room: 2, confer: 0 }]);
});

test("the first conversation that becomes mine opens itself; the next does not push it away", async () => {
  const made = await onShift();

  await talking(made, "c1");
  await talking(made, "c2");

  assert.equal(made.desk.openId, "c1");
  made.desk.showNext(1);
  assert.equal(made.desk.openId, "c2");
});

test("a visitor I take opens, also beside another conversation", async () => {
  const made = await onShift();
  await talking(made, "c1");

  await made.desk.takeVisitor("c2");
  await talking(made, "c2");

  assert.equal(made.desk.openId, "c2");
});

test("taking takes who has waited longest of those I may take", async () => {
  const { desk, bodies } = await onShift();
  desk.take("desk", {
    ...NOBODY,
    me: WREN,
    waiting: [
      waiting("late", "2026-11-20T21:00:00Z"),
      waiting("not-mine", "2026-11-20T20:00:00Z", false),
      waiting("early", "2026-11-20T20:30:00Z"),
    ],
  });

  await desk.takeLongest();

  assert.deepEqual(bodies("take"), [{ conversation: "early" }]);
});

test("a refusal is said in words and changes nothing", async () => {
  const { desk, answers } = await onShift();
  answers.take = { ok: false, code: "no_partner", text_key: "refused.no_partner" };

  assert.equal(await desk.takeVisitor("c1"), false);

  assert.deepEqual(
    desk.notices.map(({ key }) => key),
    ["refused.no_partner"],
  );
});

test("it sounds only for somebody I may take, and never on a break", async () => {
  const { desk } = await onShift();
  const needs = (/** @type {object} */ truth) => (desk.take("desk", { ...NOBODY, me: WREN, ...truth }), desk.isNeeded);

  assert.equal(needs({ waiting: [waiting("c1", "2026-11-20T21:00:00Z")] }), true);
  assert.equal(needs({ waiting: [waiting("c1", "2026-11-20T21:00:00Z", false)] }), false);
  assert.equal(needs({ me: { name: "Wren", status: "break" }, waiting: [waiting("c1", "2026-11-20T21:00:00Z")] }), false);
});

test("what ended while my line was lost is not said to be forgotten", async () => {
  const made = await onShift();
  await talking(made, "c1");
  await made.desk.lineIs("lost");
  await made.desk.lineIs("open");

  made.desk.take("desk", { ...NOBODY, me: WREN, mine: [] });

  assert.deepEqual(made.desk.conversations.get("c1")?.ended, { why: "line_lost", forgotten: false });
});

test("checked in on another page, this one lets go of everything", async () => {
  const made = await onShift();
  await talking(made, "c1");

  made.desk.take("checked_in_elsewhere", {});
  made.desk.take("desk", { ...NOBODY, welcome_back: { name: "Wren", languages: ["en"] } });

  assert.deepEqual([made.desk.phase, made.desk.conversations.size, made.bodies("check_in").length], ["elsewhere", 0, 1]);
});

test("the end of a shift thanks, and does not check in again by itself", async () => {
  const made = await onShift();

  await made.desk.endShift();
  made.desk.take("desk", NOBODY);

  assert.deepEqual([made.desk.phase, made.desk.hasFinished], ["out", true]);
});
