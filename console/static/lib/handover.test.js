// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Handover } from "./handover.js";

const CARD = { asked: "about the landlord", said: "that it is a crime", next: "whom to tell", language: "English", by: "Heron", at: "2026-11-20T21:00:00Z" };

/** A conversation with so many slots in it, of which *mine* is this screen's; every card that it sends is noted. @param {number} mine @param {number[]} slots */
function talkWith(mine, slots, canSeal = true) {
  const posted = /** @type {any[]} */ ([]);
  const talk = {
    room: { my_slot: mine, workers: slots.map((slot) => ({ slot, name: `W${slot}`, me: slot === mine, here: true })) },
    ended: null,
    held: { room: null, confer: null },
    world: { now: () => new Date(CARD.at), changed: () => {} },
    obstacle: () => (canSeal ? null : "no_partner"),
    post: async (/** @type {string} */ channel, /** @type {any} */ envelope) => (posted.push({ channel, ...envelope }), true),
  };
  const card = new Handover(/** @type {any} */ (talk));
  const become = (/** @type {number[]} */ now) => (talk.room.workers = now.map((slot) => ({ slot, name: "", me: slot === mine, here: true })));
  return { card, talk, posted, become };
}

const roster = (/** @type {number[]} */ slots) => slots.map((slot) => ({ slot }));

test("a newcomer is sealed the card by the holder in the lowest slot, once, and by nobody else", async () => {
  for (const [mine, times] of [[1, 1], [2, 0]]) {
    const { card, posted, become } = talkWith(mine, [1, 2]);
    card.heard(CARD);
    become([1, 2, 3]);

    await card.keepShared(roster([1, 2, 3]));
    await card.keepShared(roster([1, 2, 3]));

    assert.equal(posted.length, times);
    assert.ok(posted.every((one) => one.channel === "confer" && one.kind === "handover" && one.by === "Heron"));
  }
});

test("when the one who wrote it has left, the one who stays holds it for whoever comes", async () => {
  const { card, posted, become } = talkWith(2, [1, 2]);
  card.heard(CARD);
  become([2, 3]);

  await card.keepShared(roster([2, 3]));

  assert.equal(posted.length, 1);
});

test("a holder whose line is lost is passed over, and a newcomer without the card sends none", async () => {
  const { card, talk, posted, become } = talkWith(2, [1, 2]);
  card.heard(CARD);
  become([1, 2, 3]);
  talk.room.workers[0].here = false;
  await card.keepShared(roster([1, 2, 3]));
  assert.equal(posted.length, 1);

  const fresh = talkWith(3, [2, 3]);
  await fresh.card.keepShared(roster([2, 3]));
  assert.equal(fresh.posted.length, 0);
});

test("the same card again is no news, another one is", () => {
  const { card } = talkWith(1, [1, 2]);

  assert.equal(card.heard(CARD), true);
  card.isNew = false;
  assert.equal(card.heard({ ...CARD }), false);
  assert.equal(card.isNew, false);
  assert.equal(card.heard({ ...CARD, next: "a call on Monday" }), true);
  assert.equal(card.isNew, true);
});

test("a card that cannot be sealed stays in the form, and says why", async () => {
  const { card, talk, posted } = talkWith(1, [1], false);
  card.begin("English").asked = "about the landlord";

  assert.equal(await card.send(), false);

  assert.equal(card.draft?.asked, "about the landlord");
  assert.equal(talk.held.confer, "no_partner");
  assert.deepEqual(posted, []);
});

test("it goes with the conversation", () => {
  const { card } = talkWith(1, [1, 2]);
  card.heard(CARD);
  card.begin("English");

  card.wipe();

  assert.deepEqual([card.card, card.draft, card.isNew], [null, null, false]);
});
