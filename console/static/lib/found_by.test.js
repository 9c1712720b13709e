// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { meant, prepared } from "./found_by.js";

const CLINIC = prepared("A free and private STI test clinic hiv sti-test Un test ITS gratuit și confidențial 免费性病检测");

/** @param {string} typed @param {import("./found_by.js").Prepared} one */
const means = (typed, one) => meant(typed, [one])[0];

test("every word must be there, in any order and in any language", () => {
  assert.ok(means("test free", CLINIC));
  assert.ok(means("confidential gratuit", CLINIC));
  assert.ok(means("性病", CLINIC));
  assert.ok(!means("free tax", CLINIC));
  assert.ok(!means("报警", CLINIC));
});

test("a slip of the finger is forgiven in longer words", () => {
  assert.ok(means("clinc", CLINIC));
  assert.ok(means("privtae", CLINIC));
  assert.ok(!means("hix", CLINIC));
});

test("nothing typed means all", () => {
  assert.ok(means("", CLINIC));
  assert.ok(means("  ", CLINIC));
});

test("no slip is forgiven while something is found without", () => {
  const [hepatitis, health] = ["Hepatitis", "Health checks"].map(prepared);

  assert.deepEqual(meant("hepa", [health]), [true]);
  assert.deepEqual(meant("hepa", [hepatitis, health]), [true, false]);
});
