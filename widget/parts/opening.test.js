// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { when, whenThere } from "./opening.js";

const BUCHAREST = "Europe/Bucharest";
const LONDON = "Europe/London";

test("a date is written as the language writes it", () => {
  const now = new Date("2026-11-18T14:35:00Z");
  const at = new Date("2026-11-25T12:00:00Z");
  assert.equal(when(at, now, LONDON, "en-GB"), "Wednesday 25 November 12:00");
  assert.equal(when(at, now, LONDON, "ro"), "miercuri, 25 noiembrie 12:00");
});

test("after midnight here and before it there, no day is called tomorrow there that is today here", () => {
  const now = new Date("2026-11-21T22:06:00Z");
  const at = new Date("2026-11-22T01:00:00Z");
  assert.equal(when(at, now, BUCHAREST, "ro"), "azi 03:00");
  assert.equal(whenThere(at, now, LONDON, BUCHAREST, "ro"), "duminică 01:00");
  assert.equal(whenThere(at, now, LONDON, BUCHAREST, "en-GB"), "Sunday 01:00");
});

test("on the same day both say the same day", () => {
  const now = new Date("2026-11-18T10:00:00Z");
  const at = new Date("2026-11-18T12:00:00Z");
  assert.equal(whenThere(at, now, LONDON, BUCHAREST, "en-GB"), "today 12:00");
});
