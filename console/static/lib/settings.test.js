// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { actionFor, chordOf, DEFAULTS, keyMapFrom, withKey } from "./key_map.js";
import { readSettings, writeSettings } from "./settings.js";
import { titleOf } from "./title.js";
import { minutesSince, openingTime, wholeMinute } from "./when.js";
import { speaking } from "./words.js";

/** @param {Partial<import("./key_map.js").Press>} some */
const press = (some) => ({ key: "", altKey: false, ctrlKey: false, shiftKey: false, metaKey: false, ...some });

test("Option on a Mac types a sign and still means the letter", () => {
  assert.equal(chordOf(press({ key: "∆", code: "KeyJ", altKey: true })), "Alt+J");
  assert.equal(chordOf(press({ key: "j", code: "KeyC", altKey: true })), "Alt+J");
});

test("keys that type something do nothing in a text box", () => {
  assert.equal(actionFor(DEFAULTS, press({ key: "?", shiftKey: true }), false), "keys");
  assert.equal(actionFor(DEFAULTS, press({ key: "?", shiftKey: true }), true), null);
  assert.equal(actionFor(DEFAULTS, press({ key: "t", altKey: true }), true), "take");
});

test("AltGr and lone modifiers are nobody's keys", () => {
  assert.equal(actionFor(DEFAULTS, press({ key: "l", altKey: true, ctrlKey: true }), true), null);
  assert.equal(chordOf(press({ key: "Alt", altKey: true })), null);
});

test("a key given to one action is taken from the other", () => {
  const map = withKey(DEFAULTS, "take", "Alt+L");

  assert.equal(map.take, "Alt+L");
  assert.equal(map.reply, "");
});

test("settings survive a broken shelf, and hold no words", () => {
  const shelf = {
    held: "{nonsense",
    getItem: () => shelf.held,
    setItem: (/** @type {string} */ _, /** @type {string} */ value) => void (shelf.held = value),
  };

  const settings = readSettings(shelf);
  writeSettings(shelf, { ...settings, sound: false });

  assert.deepEqual(settings.keys, DEFAULTS);
  assert.equal(readSettings(shelf).sound, false);
  assert.deepEqual(Object.keys(JSON.parse(shelf.held)), ["keys", "sound", "volume", "typing", "suggestions", "notices"]);
  assert.equal(keyMapFrom({ take: 7 }).take, DEFAULTS.take);
  writeSettings(
    {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
    },
    settings,
  );
});

test("the title counts unread lines, else shows a dot, and says nothing more", () => {
  assert.deepEqual([titleOf("Desk", 2, true), titleOf("Desk", 0, true), titleOf("Desk", 0, false)], ["(2) Desk", "• Desk", "Desk"]);
});

test("times are whole minutes, never negative, with the zone named", () => {
  assert.equal(minutesSince("2026-11-20T20:00:00Z", new Date("2026-11-20T20:03:59Z")), 3);
  assert.equal(minutesSince("2026-11-20T20:00:00Z", new Date("2026-11-20T19:59:00Z")), 0);
  assert.equal(wholeMinute(new Date("2026-11-20T20:00:59.999Z")), "2026-11-20T20:00:00Z");
  assert.match(openingTime("2026-11-24T17:00:00Z", "en", "Europe/London"), /Tuesday.*24 November.*17:00.*GMT/);
  assert.equal(openingTime(null, "en"), "");
});

test("phrases count in their language and keep unknown keys visible", () => {
  const say = speaking({ wait: { one: "{count} minute", other: "{count} minutes" }, hi: "Hi {name}" }, "en");

  assert.deepEqual(
    [say("wait", { count: 1 }), say("wait", { count: 3 }), say("hi", { name: "{name}" }), say("none")],
    ["1 minute", "3 minutes", "Hi {name}", "none"],
  );
});
