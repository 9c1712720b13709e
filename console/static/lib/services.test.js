// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeFrom } from "./places.js";
import { NO_DIRECTORY, cardOf, find, loadDirectory } from "./services.js";

/** @typedef {import("./services.js").Service} Service */

/** @param {Partial<Service>} more @returns {Service} */
function service(more) {
  return {
    id: "harbour",
    projects: ["northtown"],
    name: "Harbour Clinic",
    what: "Free tests",
    for_whom: "",
    needs: ["sexual-health"],
    areas: ["NT1"],
    whose: "general",
    standing: "verified",
    verified: "2026-11-01",
    review_by: "2027-05-01",
    cards: { en: "Harbour Clinic\nCall: 111", ro: "Harbour Clinic\nSunați: 111" },
    ...more,
  };
}

const DIRECTORY = { ...NO_DIRECTORY, unreviewed: ["ro"] };

test("all words have to be in it, whatever their accents and case", () => {
  const services = [service({ id: "a", what: "Consultații și teste" }), service({ id: "b" })];

  assert.deepEqual(find(services, { words: "CONSULTATII harbour" }).map((each) => each.service.id), ["a"]);
  assert.equal(find(services, { words: "harbour" }).length, 2);
});

test("a need is found by what workers call it, near a district typed beside it", () => {
  const services = [
    service({ id: "far", areas: ["NT1"] }),
    service({ id: "near", areas: ["E8"] }),
    service({ id: "line", areas: ["uk"] }),
    service({ id: "bed", areas: ["E8"], what: "A room for the night", needs: ["housing-benefits-debt"] }),
  ];
  const ids = (/** @type {string} */ words, more = {}) => find(services, { words, ...more }).map((each) => each.service.id);

  assert.deepEqual(ids("sti e8"), ["near", "line"]);
  assert.deepEqual(ids("E8"), ["bed", "near", "line"]);
  assert.deepEqual(ids("housing"), ["bed"]);
  assert.deepEqual(ids("homeles"), ["bed"]);
  assert.deepEqual(ids("room"), ["bed"]);
  assert.deepEqual(ids("oom"), [], "only from its beginning");
  assert.deepEqual(ids("clinic e8", { place: "NT1" }), [], "where a place is given, that is meant");
});

test("a word with a slip in it counts only where nothing has it as it was typed", () => {
  const services = [service({ id: "a", what: "Consultații" }), service({ id: "b", name: "Condoms by post" }), service({ id: "c", name: "Kondoms" })];
  const ids = (/** @type {string} */ words) => find(services, { words }).map((each) => each.service.id);

  assert.deepEqual(ids("consultatti"), ["a"]);
  assert.deepEqual(ids("kondoms"), ["c"]);
  assert.deepEqual(ids("ondoms"), ["b", "a", "c"], "a letter lost");
  assert.deepEqual(ids("nothingatall"), []);
});

test("what stands for another project alone is not found", () => {
  assert.deepEqual(find([service({ projects: ["eastport"] })], { project: "northtown" }), []);
});

test("a whole postcode is no place, and half of one is", () => {
  assert.deepEqual(placeFrom("nt1 4ab"), { fault: "whole" });
  assert.deepEqual(placeFrom(" nt1 "), { place: "NT1" });
  assert.deepEqual(placeFrom("Northtown"), { fault: "unknown" });
});

test("a card is in the reader's language, else in English, and says what of it nobody has made sure of", () => {
  const theirs = cardOf(DIRECTORY, service({ standing: "overdue" }), "ro-MD");
  assert.equal(theirs.words, "Harbour Clinic\nSunați: 111");
  assert.deepEqual([theirs.reviewed, Boolean(theirs.translation_of), theirs.verified], [false, true, false]);

  const english = cardOf(DIRECTORY, service({}), "th");
  assert.equal(english.language, "en");
  assert.deepEqual([english.reviewed, english.translation_of, english.verified], [true, null, true]);
});

test("where the newest cannot be had, what was there stays", async () => {
  const failing = () => Promise.reject(new Error("no line"));
  const fetched = { needs: {}, unreviewed: [], services: [service({})] };

  const first = await loadDirectory(async () => fetched, NO_DIRECTORY);

  assert.equal((await loadDirectory(failing, NO_DIRECTORY)).state, "failed");
  assert.equal(await loadDirectory(failing, first), first);
});
