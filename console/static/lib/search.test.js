// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, isNearlyStartOf } from "./fold.js";
import { indexed, search } from "./search.js";

/** @param {Partial<import("./search.js").Answer> & { id: string, title: string }} some */
const answer = (some) => ({
  topic: "other",
  language: "en",
  shortcut: some.id.split("/").at(-1) ?? "",
  tags: [],
  body: "",
  reviewed: true,
  ...some,
});

const LIBRARY = indexed([
  answer({ id: "en/sti-test", title: "A free and private STI test", topic: "sexual-health", tags: ["chlamydia", "clinic"] }),
  answer({ id: "ro/sti-test", title: "Un test ITS gratuit și privat", language: "ro", translation_of: "sti-test", topic: "sexual-health" }),
  answer({ id: "en/tax", title: "Tax and self-employment", topic: "money-and-tax", body: "You can register with HMRC online." }),
  answer({
    id: "en/blackmail",
    title: "When somebody threatens to out you",
    topic: "harassment-and-outing",
    tags: ["blackmail", "șantaj"],
  }),
]);

/** @param {string} typed @param {object} [wanted] */
const ids = (typed, wanted) => search(LIBRARY, typed, wanted).map((found) => found.id);

test("accents, case and foreign letters do not matter", () => {
  assert.equal(fold("Șantaj ŁÓDŹ Straße"), "santaj lodz strasse");
  assert.deepEqual(ids("SANTAJ"), ["en/blackmail"]);
});

test("one slip is forgiven from four letters on, and none before", () => {
  assert.deepEqual(ids("clamydia"), ["en/sti-test", "ro/sti-test"]);
  assert.deepEqual(ids("balckmail"), ["en/blackmail"]);
  assert.deepEqual(ids("tex"), []);
});

test("every word typed has to be found", () => {
  assert.deepEqual(ids("private tax"), []);
  assert.equal(ids("free test")[0], "en/sti-test");
});

test("the visitor's language comes first, also when the English words are typed", () => {
  assert.equal(ids("sti", { visitor: "ro" })[0], "ro/sti-test");
  assert.equal(ids("private", { visitor: "ro" })[0], "ro/sti-test");
  assert.equal(ids("", { visitor: "ro" })[0], "ro/sti-test");
});

test("words of the body are found last", () => {
  assert.deepEqual(ids("hmrc"), ["en/tax"]);
});

test("a slip may be a wrong, a missing, an extra or two swapped letters", () => {
  for (const typed of ["clanic", "clnic", "cliinic", "lcinic"]) assert.ok(isNearlyStartOf(typed, "clinic", 1), typed);
  assert.ok(!isNearlyStartOf("clanyc", "clinic", 1));
});

test("what is said for one project alone is found there alone", () => {
  const both = indexed([
    answer({ id: "en/confidentiality-northtown", title: "What stays between us", project: "northtown" }),
    answer({ id: "en/hello", title: "What this chat is" }),
  ]);
  const found = (/** @type {string} */ project) => search(both, "what", { project }).map(({ id }) => id);

  assert.deepEqual(found("northtown").sort(), ["en/confidentiality-northtown", "en/hello"]);
  assert.deepEqual(found("eastport"), ["en/hello"]);
  assert.deepEqual(search(both, "").map(({ id }) => id), ["en/hello"]);
});
