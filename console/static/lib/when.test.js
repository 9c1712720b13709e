// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { clockTime, languageName, openingTime } from "./when.js";

test("times and languages are written as whoever reads them is used to", () => {
  assert.match(clockTime("2026-11-24T17:05:00Z", "en"), /^\d\d:05$/);
  assert.equal(openingTime("2026-11-24T17:00:00Z", "en", "Europe/London"), "Tuesday 24 November at 17:00 GMT");
  assert.equal(openingTime("2026-11-24T17:00:00Z", "ro", "Europe/London").startsWith("marți"), true);
  assert.equal(languageName("ro", "en"), "Romanian");
  assert.equal(languageName("no such language", "en"), "no such language");
  assert.equal(clockTime("never", "en"), "");
});

test("what writes a time is made once, not at every drawing of every line", () => {
  const { DateTimeFormat } = Intl;
  let made = 0;
  Intl.DateTimeFormat = /** @type {any} */ (class extends DateTimeFormat { constructor(/** @type {any} */ ...how) { super(...how); made += 1; } static name = "DateTimeFormat"; });

  for (let line = 0; line < 200; line += 1) clockTime("2026-11-24T17:05:00Z", "fr");
  Intl.DateTimeFormat = DateTimeFormat;

  assert.equal(made, 1);
});
