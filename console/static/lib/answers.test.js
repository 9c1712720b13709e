// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { changedLately } from "./answers.js";

/** @param {string} title @param {string | null} [changed] @param {string} [language] */
const answer = (title, changed, language = "en") => ({
  id: `${language}/${title}`,
  title,
  topic: "other",
  language,
  shortcut: title,
  body: "",
  reviewed: true,
  changed,
});

/** @param {import("./search.js").Answer[]} answers @param {string[]} [languages] */
const titles = (answers, languages = ["en"]) => changedLately(answers, "2026-03-05", languages).map(({ title }) => title);

test("a change is news for fourteen days, over the end of a month, and not before it is made", () => {
  assert.deepEqual(titles([answer("today", "2026-03-05"), answer("last", "2026-02-19")]), ["today", "last"]);
  assert.deepEqual(titles([answer("old", "2026-02-18"), answer("tomorrow", "2026-03-06")]), []);
});

test("an answer that names no day is never news", () => {
  assert.deepEqual(titles([answer("none"), answer("null", null)]), []);
});

test("the newest comes first, and those of one day by title", () => {
  assert.deepEqual(titles([answer("b", "2026-03-01"), answer("a", "2026-03-01"), answer("c", "2026-03-04")]), ["c", "a", "b"]);
});

test("a language that one does not read is left out", () => {
  const both = [answer("test", "2026-03-05"), answer("teste", "2026-03-05", "ro")];
  assert.deepEqual(titles(both), ["test"]);
  assert.deepEqual(titles(both, ["en", "ro"]), ["test", "teste"]);
});
