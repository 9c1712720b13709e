// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { asText, fieldsIn } from "./opened_words.js";

test("a concern note is read under names that people know, in the order it was written", () => {
  const fields = fieldsIn({ v: 1, facts: "He waits outside.", decision: "Ring.", action: "Rang.", told: "Lark", by: ["Wren", "Otter"], at: "2026-11-21T18:04:00.000Z" });

  assert.deepEqual(fields.map(({ name }) => name), ["What we know", "What we decided", "What we did", "Who was told", "Written by", "Written at"]);
  assert.equal(fields[4].words, "Wren\nOtter");
  assert.match(fields[5].words, /^21 November 2026/);
});

test("a field of a later version is shown, not left out", () => {
  assert.deepEqual(fieldsIn({ next_step: "Call again", empty: " " }), [{ name: "next step", words: "Call again" }]);
  assert.deepEqual(fieldsIn("only words"), [{ name: "", words: "only words" }]);
  assert.deepEqual(fieldsIn({ lines: [{ a: 1 }, true, null] }), [{ name: "What to pass on", words: "a: 1\nyes" }]);
});

test("a slip is copied as it is read", () => {
  assert.equal(asText(fieldsIn({ v: 1, recipient: "Ugly Mugs", lines: ["A blue van", "Tuesday"], agreed: true })), "For: Ugly Mugs\nWhat to pass on: A blue van\nTuesday\nThe visitor agreed: yes");
});
