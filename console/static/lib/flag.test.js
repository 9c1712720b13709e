// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { capped, differences, fitting, lettersOf, markOf, numbered, roomIn, settledIn, weight, written } from "./flag.js";

/** @typedef {import("./log.js").Line} LogLine */

const nameOf = (/** @type {number} */ slot) => ["", "Wren", "Heron"][slot] ?? "";
const AT = "2026-11-21T18:04:00Z";
const said = (/** @type {number} */ slot, /** @type {string} */ text, /** @type {number} */ counter = 1) =>
  /** @type {LogLine} */ ({ kind: "text", seq: 10 * slot + counter, slot, counter, text, at: AT });
const line = (/** @type {number} */ slot, /** @type {string} */ text) => written(said(slot, text), nameOf);

test("everything in the log becomes a line, and what is missing is marked as missing", () => {
  const log = /** @type {LogLine[]} */ ([
    { kind: "roster", seq: 1, came: [1, 2], went: [] },
    { kind: "sealed", seq: 2, slot: 0, counter: 1 },
    said(0, "Hello"),
    { kind: "gap", seq: 4, slot: 0 },
    { kind: "signal", seq: 5, slot: 0, counter: 4, signal: "covered" },
    { kind: "unreadable", seq: 6, slot: 2, counter: 1 },
    { kind: "too_old", seq: 7, slot: 2, counter: 2 },
    { kind: "kept", seq: 8, slot: 1, counter: 2, at: AT },
    { kind: "roster", seq: 9, came: [], went: [2] },
  ]);

  const lines = log.map((one) => written(one, nameOf));

  assert.deepEqual(
    lines.map(({ kind, by, text }) => [kind, by, text]),
    [
      ["roster", "worker", "Wren and Heron came in."],
      ["unreadable", "visitor", "It was said before this page came in."],
      ["text", "visitor", "Hello"],
      ["gap", "visitor", ""],
      ["signal", "visitor", "covered"],
      ["unreadable", "worker", ""],
      ["unreadable", "worker", ""],
      ["roster", "worker", "A notice to the visitor: this chat is being kept."],
      ["roster", "worker", "Heron went out."],
    ],
  );
  assert.deepEqual(lines[2], { by: "visitor", slot: 0, name: "", at: AT, kind: "text", text: "Hello" });
  assert.equal(lines[5].name, "Heron");
});

test("what the server does not hold yet, and the handover card, are no lines of a record", () => {
  const sending = /** @type {LogLine} */ ({ ...said(1, "On its way"), seq: null, mark: "sending" });
  const card = /** @type {LogLine} */ ({ kind: "handover", seq: 3, slot: 1, counter: 3, text: "Wren" });

  assert.deepEqual(settledIn([said(0, "Hello"), sending, card]), [said(0, "Hello")]);
});

test("a sealed line that could be opened after all counts as another line", () => {
  assert.notEqual(markOf({ kind: "sealed", seq: 2, slot: 0, counter: 1 }), markOf({ ...said(0, "Hello"), seq: 2 }));
  assert.equal(markOf({ ...said(0, "Hello"), seq: 2 }), markOf({ ...said(0, "Hello"), seq: null }));
});

test("words stay whole up to the cap; beyond it the oldest go, and the cut is marked", () => {
  const lines = ["one", "two", "three"].map((text) => line(0, text));

  assert.deepEqual(capped(lines, weight(lines)), lines);
  const kept = capped(lines, weight(lines) - 1);
  assert.deepEqual(kept.map(({ kind, text }) => [kind, text]), [["cut", "Lines left out before the next: 1."], ["text", "two"], ["text", "three"]]);
});

test("later lines are added until the cap, and then the cut is marked", () => {
  const lines = ["one", "two", "three"].map((text) => line(0, text));

  assert.deepEqual(fitting(lines, weight(lines)), { lines, isFull: false });
  const { lines: some, isFull } = fitting(lines, weight(lines) - 1);
  assert.deepEqual([some.map(({ kind }) => kind), isFull], [["text", "text", "cut"], true]);
});

test("what the room is said to hold fits into the cap once it is sealed, whatever the length of its lines", async () => {
  const { RecordSeal, newRecordId } = await import("./record_seal.js");
  const leads = ["lark", "plover"].map((person) => ({ person, signing: "A".repeat(43), sealing: "A".repeat(43) }));
  const flag = { project: "northtown", ground: "child_at_risk", language: "en", list: { number: 1, hash: "A".repeat(43), leads }, told: true, raisedAt: 0 };
  const cap = 400_000;

  for (const length of [1, 90, 700, 2_000, 4_100, 8_100]) {
    const lines = capped(Array.from({ length: 4_000 }, () => line(0, "x".repeat(length))), roomIn(cap));
    const seal = await RecordSeal.begin({ ...flag, record: newRecordId(), lines: numbered(lines, 0) });
    assert.equal(lines[0].kind, "cut");
    assert.ok(lettersOf(seal.chunks) < cap - 6_000, `lines of ${length}`);
    assert.ok(lettersOf(seal.chunks) > cap * 0.6, `lines of ${length} leave no room unused`);
  }
  assert.equal(roomIn(cap, cap), 0);
});

test("a record that agrees with my screen shows no difference, also when I hear more meanwhile", () => {
  const [a, b, c] = [line(0, "a"), line(1, "b"), line(0, "c")];

  assert.deepEqual(differences([a, b], [a, b, c]), { added: 0, left_out: 0, before_me: 0 });
  assert.deepEqual(differences([], []), { added: 0, left_out: 0, before_me: 0 });
});

test("a word that was changed, added or left out is seen; what was said before I came is counted apart", () => {
  const [a, b, c] = [line(0, "a"), line(1, "b"), line(0, "c")];
  const closed = written({ kind: "sealed", seq: 1, slot: 0, counter: 1 }, nameOf);

  assert.deepEqual(differences([a, line(1, "B"), c], [a, b, c]), { added: 1, left_out: 1, before_me: 0 });
  assert.deepEqual(differences([a, c], [a, b, c]), { added: 0, left_out: 1, before_me: 0 });
  assert.deepEqual(differences([a, b, b, c], [a, b, c]), { added: 1, left_out: 0, before_me: 0 });
  assert.deepEqual(differences([a, b, c], [closed, b, c]), { added: 0, left_out: 0, before_me: 1 });
});
