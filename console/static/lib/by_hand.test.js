// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { shutByHand } from "./by_hand.js";

const NOW = new Date("2026-11-18T20:00:00Z");
const ELEVEN = "2026-11-18T23:00:00Z";

/** @param {string} name @param {string | null} until @returns {import("./types.js").ProjectState} */
const project = (name, until) => ({ project: name, project_name: name, state: until ? "closed" : "open", next_opening: null, by_hand_until: until });

test("where all are closed until the same time, it is said once", () => {
  assert.deepEqual(shutByHand([project("Northtown", ELEVEN), project("Eastport", ELEVEN)], NOW), [{ key: "by_hand.all", name: "Northtown", until: ELEVEN }]);
});

test("where one of two is closed, it is named", () => {
  assert.deepEqual(shutByHand([project("Northtown", ELEVEN), project("Eastport", null)], NOW), [{ key: "by_hand.one", name: "Northtown", until: ELEVEN }]);
});

test("where they are closed for different times, each has its own", () => {
  const later = "2026-11-19T01:00:00Z";
  const lines = shutByHand([project("Northtown", ELEVEN), project("Eastport", later)], NOW);
  assert.deepEqual(lines.map(({ key, until }) => [key, until]), [["by_hand.one", ELEVEN], ["by_hand.one", later]]);
});

test("what is over is not said, and nothing where nothing is closed", () => {
  assert.deepEqual(shutByHand([project("Northtown", "2026-11-18T19:59:00Z")], NOW), []);
  assert.deepEqual(shutByHand([project("Northtown", null)], NOW), []);
  assert.deepEqual(shutByHand([], NOW), []);
});
