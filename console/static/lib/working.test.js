// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { changeFrom, cursorAfter, putIn, same, tagsIn, withoutHoles } from "./working.js";

/** @type {import("./working.js").Working} */
const EMPTY = { title: "", topic: "", shortcut: "", audience: "visitor", nation: [], tags: [], source: [], review_by: "", changed: "", panel: "", reviewed: false, body: "" };

/** @param {import("./working.js").Working} words */
const without = ({ source: _, ...rest }) => rest;

test("two are the same whatever order their fields came in", () => {
  const source = [{ checked: "", url: "", name: "NHS" }];
  assert(same({ ...EMPTY, source }, { source: [{ name: "NHS", url: "", checked: "" }], ...without(EMPTY) }));
  assert(!same(EMPTY, { ...EMPTY, reviewed: true }));
  assert(!same(EMPTY, { ...EMPTY, tags: ["a"] }));
});

test("tags are what stands between commas", () => {
  assert.deepEqual(tagsIn(" test,  home kit,, "), ["test", "home kit"]);
});

test("the cursor stays with its word when others write before or behind it", () => {
  assert.equal(cursorAfter("One. Two.", "One and a half. Two.", 7), 18);
  assert.equal(cursorAfter("One. Two.", "One. Two and a half.", 2), 2);
  assert.equal(cursorAfter("One. Two.", "One. Two.", 5), 5);
  assert.equal(cursorAfter("aaa", "aa", 3), 2);
  assert.equal(cursorAfter("One two three", "One 2 three", 6), 5);
});

test("what is filled in later is blank, and a link is not", () => {
  assert.equal(withoutHoles("Call {clinic_phone} [our phone] [NHS](https://x)"), `Call ${" ".repeat(14)} ${" ".repeat(11)} [NHS](https://x)`);
});

test("tools put marks round what is chosen, and choose what to write over", () => {
  assert.deepEqual(putIn("A test.", 2, 6, "bold"), { text: "A **test**.", start: 4, end: 8 });
  assert.deepEqual(putIn("", 0, 0, "hole"), { text: "[what to fill in]", start: 1, end: 16 });
  assert.deepEqual(putIn("See NHS", 4, 7, "link"), { text: "See [NHS](https://)", start: 5, end: 8 });
  assert.deepEqual(putIn("Hi ", 3, 3, "worker"), { text: "Hi {worker}", start: 11, end: 11 });
  assert.deepEqual(putIn("One", 3, 3, "part"), { text: "One\n{part}\n", start: 11, end: 11 });
});

test("bullets come to every chosen line, and go again", () => {
  const made = putIn("Do:\nOne\nTwo", 5, 11, "bullet");
  assert.equal(made.text, "Do:\n- One\n- Two");
  assert.equal(putIn(made.text, made.start, made.end, "bullet").text, "Do:\nOne\nTwo");
});

test("the stretch in which two texts differ is as short as it can be", () => {
  assert.deepEqual(changeFrom("A test.", "A **test**."), { start: 2, end: 6, words: "**test**" });
  assert.deepEqual(changeFrom("- One", "One"), { start: 0, end: 2, words: "" });
  assert.deepEqual(changeFrom("aa", "aaa"), { start: 2, end: 2, words: "a" });
  assert.deepEqual(changeFrom("same", "same"), { start: 4, end: 4, words: "" });
});
