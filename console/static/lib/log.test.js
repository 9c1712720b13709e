// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Log } from "./log.js";

/** @param {number} slot @param {number} counter @param {number | null} seq @param {object} [more] @returns {import("./log.js").Line} */
const text = (slot, counter, seq, more = {}) => ({ kind: "text", slot, counter, seq, text: `${slot}.${counter}`, ...more });

/** @param {Log} log */
const texts = (log) => log.lines.map((line) => line.text);

test("lines stand in the server's order, my unsent ones last", () => {
  const log = new Log();

  log.put(text(1, 1, null, { mine: true, mark: "sending" }));
  log.put(text(0, 2, 4));
  log.put(text(0, 1, 2));

  assert.deepEqual(texts(log), ["0.1", "0.2", "1.1"]);
  log.sent(1, 1, 3);
  assert.deepEqual(texts(log), ["0.1", "1.1", "0.2"]);
});

test("what is held counts up to the first hole, so that a lost line is asked for again", () => {
  const log = new Log();

  for (const seq of [1, 2, 4]) log.note(seq);

  assert.equal(log.held, 2);
  assert.ok(log.has(4) && !log.has(3));
  log.note(3);
  assert.equal(log.held, 4);
});

test("a line is delivered only when another screen has shown it, and stays so", () => {
  const log = new Log();
  log.put(text(1, 1, null, { mine: true, mark: "sending" }));
  log.put(text(1, 2, null, { mine: true, mark: "sending" }));

  log.sent(1, 2, 2);
  assert.deepEqual(log.lines.map((line) => line.mark).sort(), ["sending", "sent"]);

  log.delivered(1, 1);
  log.sent(1, 1, 1);
  assert.deepEqual(
    log.lines.map((line) => line.mark),
    ["delivered", "sent"],
  );
});

test("unread are the lines of others that were never on the screen, and each is told of once", () => {
  const log = new Log();
  log.put(text(0, 1, 1));
  log.put(text(2, 1, 2));
  log.put(text(0, 2, 3));
  log.put(text(1, 1, 4, { mine: true, mark: "sent" }));

  assert.equal(log.unread, 3);
  assert.deepEqual(log.shownNow(), [
    [0, 2],
    [2, 1],
  ]);
  assert.deepEqual([log.unread, log.shownNow()], [0, []]);
});

test("after the end no word is left", () => {
  const log = new Log();
  log.put(text(0, 1, 1));

  log.wipe();

  assert.deepEqual(log.lines, []);
});
