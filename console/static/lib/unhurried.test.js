// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { atOnce, unhurried } from "./unhurried.js";

/** Ten steps of two milliseconds each. @param {{ now: number }} clock */
function* counting(clock) {
  for (let step = 0; step < 10; step += 1) {
    clock.now += 2;
    yield;
  }
  return "done";
}

/** @param {{ isWanted?: () => boolean }} [how] */
async function run(how = {}) {
  const clock = { now: 0 };
  const rests = /** @type {number[]} */ ([]);
  const found = await unhurried(counting(clock), { ...how, now: () => clock.now, rest: async () => rests.push(clock.now) });
  return { found, rests };
}

test("long work rests every few milliseconds and comes to the same", async () => {
  const { found, rests } = await run();

  assert.equal(found, "done");
  assert.deepEqual(rests, [6, 12, 18]);
  assert.equal(atOnce(counting({ now: 0 })), "done");
});

test("what nobody wants any more is left where it is", async () => {
  let rounds = 0;

  const { found, rests } = await run({ isWanted: () => (rounds += 1) < 3 });

  assert.equal(found, null);
  assert.deepEqual(rests, [6, 12]);
});
