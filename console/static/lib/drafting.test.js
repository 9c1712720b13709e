// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { fill, isTooLong, plain, stillHolds, unfilled } from "./sendable.js";
import { placed, searchIn, triggerAt } from "./trigger.js";

test("a slash or hash opens answers at the start of a line and after a space", () => {
  assert.deepEqual(triggerAt("/", 1), { start: 0, end: 1, typed: "" });
  assert.deepEqual(triggerAt("Hello #st", 9), { start: 6, end: 9, typed: "st" });
  assert.deepEqual(triggerAt("Hello\n/home test", 16), { start: 6, end: 16, typed: "home test" });
});

test("a slash in the middle of a word, an address or a sentence opens nothing", () => {
  for (const text of ["and/or", "https://example", "/ ", "/ four", "/one two three four", "a/b", "/x\n"])
    assert.equal(triggerAt(text, text.length), null, text);
});

test("a search that stands in the draft is told, at the cursor or at its end, until somebody says that no answer is meant", () => {
  assert.equal(searchIn("Hello /sti tset", 15, null), "/sti tset");
  assert.equal(searchIn("Hello /sti tset ", 3, null), "/sti tset");
  assert.equal(searchIn("/sti and what I wrote after it", 4, null), "/sti");
  assert.equal(searchIn("Hello /sti", 10, 6), "", "Escape was pressed there");
  for (const text of ["", "and/or", "24/7", "See https://example.org/a", "/ or not"]) assert.equal(searchIn(text, text.length, null), "", text);
});

test("an answer comes in at the cursor and the rest of the draft stays", () => {
  const text = "Hello /sti and bye";

  const { text: after, cursor } = placed(text, { start: 6, end: 10 }, "A test is free.");

  assert.equal(after, "Hello A test is free. and bye");
  assert.equal(after.slice(0, cursor), "Hello A test is free.");
});

test("placeholders and empty variables keep a draft from being sent, links do not", () => {
  const text = "See [NHS](https://www.nhs.uk). Call [name of the clinic], {worker}.";

  assert.deepEqual(
    unfilled(text).map((hole) => hole.words),
    ["[name of the clinic]", "{worker}"],
  );
  assert.equal(text.slice(unfilled(text)[0].start, unfilled(text)[0].end), "[name of the clinic]");
  assert.deepEqual(unfilled("All {good} here"), []);
});

test("a value is put in once and never read again for variables", () => {
  assert.equal(fill("{worker} at {project}", { worker: "{project}", project: "Northtown" }), "{project} at Northtown");
  assert.equal(fill("opens {next_opening}", { next_opening: "" }), "opens {next_opening}");
  assert.equal(fill("{constructor} {__proto__}", {}), "{constructor} {__proto__}");
});

test("what a project did not fill, and a line between two parts, keep a draft from being sent", () => {
  assert.equal(unfilled("Call {clinic_phone} at {clinic_name}, {clinic_hours}").length, 3);
  assert.deepEqual(
    unfilled("one\n\n{part}\n\ntwo").map((hole) => hole.words),
    ["{part}"],
  );
});

test("Markdown becomes plain words", () => {
  const body = "A **free** test:\n\n- by post\n- at a [clinic](https://www.nhs.uk/clinic)\n\nCall [111](tel:111) or\nwalk in.";

  assert.equal(plain(body), "A free test:\n\n• by post\n• at a clinic (https://www.nhs.uk/clinic)\n\nCall 111 or walk in.");
});

test("an answer counts as still there while a sentence of it is", () => {
  const words = "Puteți face un test gratuit. Sunați la clinică.";

  assert.ok(stillHolds(`Bună! ${words}`, words));
  assert.ok(stillHolds("Bună! Sunați la clinică. Pe curând", words));
  assert.ok(!stillHolds("Bună!", words));
});

test("an answer is still there after its gaps were filled in, and after a word of it was changed, in every script", () => {
  const filled = "Puteți merge la Clinica Felinar luni și marți de la ora nouă";
  assert.ok(stillHolds(filled, "Puteți merge la [numele clinicii] luni și marți de la ora nouă"));
  assert.ok(stillHolds("I am Wren and the chat opens on Friday", "I am Wren and the chat opens on {next_opening}"));
  assert.ok(stillHolds("你可以免费做检查，不用说出你的真名。这里没有人会问。", "你可以免费做检查，不用说出你的名字。这里没有人会问。"));
  assert.ok(stillHolds("คุณตรวจได้ฟรี โดยไม่ต้องบอกชื่อจริง ไม่มีใครถามเรื่องวีซ่า", "คุณตรวจได้ฟรี โดยไม่ต้องบอกชื่อ ไม่มีใครถามเรื่องวีซ่า"));
  assert.ok(stillHolds("Hai. Sună.", "Sună."), "what is short all through is looked for whole");
  assert.ok(!stillHolds("我听见了。", "你可以免费做检查，不用说出你的名字。"));
});

test("what would not fit the largest envelope is too long", () => {
  assert.ok(!isTooLong("a".repeat(7000)));
  assert.ok(isTooLong("ț".repeat(7000)));
});
