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
