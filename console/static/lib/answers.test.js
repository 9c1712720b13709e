// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { changedLately, meaningOf, valuesFor } from "./answers.js";
import { indexed } from "./search.js";

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

const ROOM = { project: "north", project_name: "Northtown" };

/** @param {Partial<import("./types.js").ProjectState>} [more] */
const deskWith = (more = {}) => ({
  me: { name: "Wren" },
  truth: { projects: [{ ...ROOM, state: /** @type {const} */ ("closed"), next_opening: null, ...more }, { project: "east", project_name: "East", state: /** @type {const} */ ("open"), next_opening: null, clinic_name: "Another" }] },
});

test("variables are the visitor's own project's; what it has not said has no value", () => {
  const said = valuesFor(deskWith({ next_opening: "2026-11-24T17:00:00Z", clinic_name: "The Lane Clinic", clinic_phone: "01632 960003", clinic_hours: "Tue 17:00" }), ROOM, "en");
  assert.deepEqual([said.worker, said.project, said.clinic_name, said.clinic_phone, said.clinic_hours], ["Wren", "Northtown", "The Lane Clinic", "01632 960003", "Tue 17:00"]);
  assert.match(said.next_opening ?? "", /^Tuesday 24 November/);

  const silent = valuesFor(deskWith(), ROOM, "ro");
  assert.ok(!silent.clinic_name && !silent.clinic_phone && !silent.clinic_hours && !silent.next_opening);
});

test("the meaning is the same answer in the reader's language, else in English, else there is none", () => {
  const index = indexed([answer("test", null), answer("test", null, "ro"), answer("test", null, "pl"), answer("doar", null, "ro")]);

  assert.equal(meaningOf(index, "ro/test", "en", "north")?.id, "en/test");
  assert.equal(meaningOf(index, "ro/test", "pl", "north")?.id, "pl/test");
  assert.equal(meaningOf(index, "ro/test", "hu", "north")?.id, "en/test");
  assert.equal(meaningOf(index, "en/test", "pl", "north")?.id, "pl/test");
  assert.equal(meaningOf(index, "en/test", "hu", "north"), null);
  assert.equal(meaningOf(index, "ro/test", "ro", "north"), null);
  assert.equal(meaningOf(index, "ro/doar", "en", "north"), null);
});

test("a project's own English stands before the shared one, and another project's is never shown", () => {
  const own = { ...answer("test", null), id: "en/test@north", project: "north" };
  const others = { ...answer("test", null), id: "en/test@east", project: "east" };
  const index = indexed([answer("test", null), own, others, answer("test", null, "ro")]);

  assert.equal(meaningOf(index, "ro/test", "en", "north")?.id, "en/test@north");
  assert.equal(meaningOf(index, "ro/test", "en", "west")?.id, "en/test");
});
