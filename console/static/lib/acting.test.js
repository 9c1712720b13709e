// @ts-check
/** A note and a slip on a worker's page: sealed or not sent, kept through trouble, stored once, and nothing left after a no. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fromText } from "../../../widget/lib/bytes.js";
import { Acting } from "./acting.js";
import { Concern } from "./concern.js";
import { openCopy } from "./copies.js";
import { DraftId } from "./draft_ids.js";
import { makeKeyring } from "./keyring.js";
import { Slip } from "./slip.js";
import { slipTakers } from "./slip_takers.js";

const ring = await makeKeyring();
const LARK = { person: "lark", ...ring.publics };
const NOW = new Date("2026-11-21T23:00:00Z");
const WORDS = { facts: "what was said", decision: "ring", action: "rang", told: "Finch" };

/** A conversation as far as a note and a slip need one. @param {object} [change] */
function aTalk(change = {}) {
  const posted = /** @type {any[]} */ ([]);
  const talk = {
    id: "c1",
    ended: null,
    room: { project: "northtown", workers: [{ name: "Wren", role: "first", me: true }, { name: "Otter", role: "second", me: false }] },
    world: { now: () => NOW, changed() {} },
    obstacle: () => /** @type {string | null} */ (null),
    posted,
    async post(/** @type {string} */ _, /** @type {any} */ envelope) {
      posted.push(envelope);
      return true;
    },
    ...change,
  };
  return /** @type {any} */ (talk);
}

/** @param {object} [change] */
function aWorld(change = {}) {
  const called = /** @type {any[]} */ ([]);
  return /** @type {any} */ ({
    called,
    open: async () => ({ ring, facts: { person: "wren", projects: [] } }),
    leads: async () => ({ ok: true, list: { leads: [LARK], number: 3 } }),
    call: async (/** @type {string} */ address, /** @type {any} */ body) => (called.push({ address, body }), { ok: true, body: {} }),
    ...change,
  });
}

/** @param {Concern} concern */
async function write(concern) {
  Object.assign(concern.begin(), WORDS);
  await concern.send((person) => person.toUpperCase());
}

test("a note goes sealed to each lead, and the page says who can read it", async () => {
  const world = aWorld();
  const concern = new Concern(aTalk(), world);

  await write(concern);

  const { address, body } = world.called[0];
  assert.equal(address, "/concern-notes");
  assert.deepEqual([body.project, body.conversation, body.list_number], ["northtown", "c1", 3]);
  assert.ok(!JSON.stringify(body).includes("what was said"));
  const opened = await openCopy(ring, body.copies[0].box, { what: "note", project: "northtown", id: body.id, person: "lark" });
  assert.deepEqual(opened, { v: 1, ...WORDS, by: ["Wren", "Otter"], at: NOW.toISOString() });
  assert.deepEqual([concern.readers, concern.draft, concern.fault], [["LARK"], null, null]);
});

for (const [fault, change] of /** @type {[string, object][]} */ ([
  ["locked", { open: async () => null }],
  ["no_leads", { leads: async () => ({ ok: false, why: "there is no list" }) }],
  ["no_leads", { leads: async () => ({ ok: true, list: { leads: [], number: 3 } }) }],
  ["cannot_check", { leads: async () => ({ ok: false, why: "another list than the one seen before" }) }],
  ["cannot_seal", { leads: async () => ({ ok: true, list: { leads: [{ person: "lark", sealing: "short" }], number: 3 } }) }],
  ["cannot_seal", { open: async () => Promise.reject(new Error("no")) }],
])) {
  test(`where nothing can be sealed nothing is sent: ${fault} ${Object.keys(change)}`, async () => {
    const world = aWorld(change);
    const concern = new Concern(aTalk(), world);

    await write(concern);

    assert.equal(world.called.length, 0);
    assert.deepEqual([concern.fault, concern.draft], [fault, WORDS]);
  });
}

for (const [fault, answer] of /** @type {[string, object][]} */ ([
  ["unreachable", { ok: false, status: 0, code: "unreachable" }],
  ["no_leads", { ok: false, status: 409, code: "nothing_can_be_kept" }],
  ["cannot_check", { ok: false, status: 409, code: "list_is_old" }],
  ["too_late", { ok: false, status: 404, code: "not_found" }],
  ["sign_in_again", { ok: false, status: 401, code: "sign_in_again" }],
  ["sign_in_again", { ok: false, status: 403, code: "stale" }],
  ["trouble", { ok: false, status: 500, code: "trouble" }],
])) {
  test(`a refusal keeps the words and says what to do: ${JSON.stringify(answer)}`, async () => {
    const concern = new Concern(aTalk(), aWorld({ call: async () => answer }));

    await write(concern);

    assert.deepEqual([concern.fault, concern.draft, concern.readers], [fault, WORDS, null]);
  });
}

test("the same words after a lost answer are the same note; other words are another", async () => {
  const ids = new DraftId();
  const first = ids.for(WORDS);

  assert.equal(ids.for({ ...WORDS }), first);
  assert.notEqual(ids.for({ ...WORDS, facts: "more" }), first);
  assert.match(first, /^[0-9a-f]{32}$/);
});

test("a note that is there already was written", async () => {
  const concern = new Concern(aTalk(), aWorld({ call: async () => ({ ok: false, status: 409, code: "already_there" }) }));

  await write(concern);

  assert.deepEqual(concern.readers, ["LARK"]);
});

// ── slips ──

/** @param {any} talk @param {any} [world] */
async function asked(talk, world = aWorld()) {
  const slip = new Slip(talk, world, async () => [{ person: "lark", sealing: LARK.sealing }]);
  Object.assign(slip.begin(), { recipient: " The clinic ", purpose: "A call", lines: ["One.", " ", "Two."] });
  await slip.ask(7);
  return { slip, sheet: talk.posted[0] };
}

const settle = () => new Promise((done) => setTimeout(done, 30));

/** @param {any} sheet @param {string[]} lines */
const yes = (sheet, lines) => ({ id: sheet.id, yes: true, recipient: sheet.recipient, purpose: sheet.purpose, lines });

test("what is asked has no empty lines and waits for the visitor", async () => {
  const talk = aTalk();
  const { slip, sheet } = await asked(talk);

  assert.deepEqual(sheet, { kind: "slip", id: sheet.id, days: 7, recipient: "The clinic", purpose: "A call", lines: ["One.", "Two."] });
  assert.equal(slip.stage, "asked");
});

test("just what the visitor approved is sealed, and they hear of it only when it is stored", async () => {
  const talk = aTalk();
  const world = aWorld();
  const { slip, sheet } = await asked(talk, world);

  assert.equal(slip.heard("slip_answer", yes(sheet, ["Two, changed."]), 0), "yes");
  await settle();

  const { address, body } = world.called[0];
  assert.equal(address, "/slips");
  const opened = await openCopy(ring, body.copies[0].box, { what: "slip", project: "northtown", id: sheet.id, person: "lark" });
  assert.deepEqual(opened.lines, ["Two, changed."]);
  assert.deepEqual(talk.posted[1], { kind: "slip_told", id: sheet.id, outcome: "stored" });
  assert.equal(slip.stage, "stored");
});

test("after a no nothing is left and nothing was sent", async () => {
  const talk = aTalk();
  const world = aWorld();
  const { slip, sheet } = await asked(talk, world);

  assert.equal(slip.heard("slip_answer", { ...yes(sheet, ["x"]), yes: false }, 0), "no");
  await settle();

  assert.deepEqual([slip.stage, slip.draft, slip.agreed, world.called.length, talk.posted.length], ["no", { recipient: "", purpose: "", lines: [""] }, null, 0, 1]);
});

test("an answer to something else, or for another recipient, is not taken for a yes", async () => {
  const talk = aTalk();
  const world = aWorld();
  const { slip, sheet } = await asked(talk, world);

  slip.heard("slip_answer", { ...yes(sheet, ["One."]), id: "b".repeat(32) }, 0);
  slip.heard("slip_answer", { ...yes(sheet, ["One."]), recipient: "Somebody else" }, 0);
  slip.heard("slip_answer", yes(sheet, ["One."]), 2);
  await settle();

  assert.deepEqual([slip.stage, world.called.length], ["asked", 0]);
});

test("where it is not stored the visitor is not told that it was, and it can be tried again or given up", async () => {
  const talk = aTalk();
  let answer = /** @type {any} */ ({ ok: false, status: 0, code: "unreachable" });
  const { slip, sheet } = await asked(talk, aWorld({ call: async () => answer }));
  slip.heard("slip_answer", yes(sheet, ["One."]), 0);
  await settle();
  assert.deepEqual([slip.stage, slip.fault, talk.posted.length], ["agreed", "unreachable", 1]);

  await slip.giveUp();

  assert.deepEqual(talk.posted[1], { kind: "slip_told", id: sheet.id, outcome: "not_stored" });
  assert.deepEqual([slip.stage, slip.agreed], [null, null]);
  answer = { ok: true, body: {} };
});

test("nobody to seal for is said, and nothing goes out", async () => {
  const talk = aTalk();
  const world = aWorld();
  const { slip, sheet } = await asked(talk, world);
  slip.takers = async () => [];

  slip.heard("slip_answer", yes(sheet, ["One."]), 0);
  await settle();

  assert.deepEqual([slip.stage, slip.fault, world.called.length], ["agreed", "nobody", 0]);
});

test("what cannot be asked stays a draft, with the reason", async () => {
  for (const [fault, draft, obstacle] of /** @type {[string, object, string | null][]} */ ([
    ["no_recipient", { recipient: "" }, null],
    ["no_purpose", { purpose: " " }, null],
    ["no_lines", { lines: ["", " "] }, null],
    ["too_long", { lines: Array(12).fill("ș".repeat(400)) }, null],
    ["not_first", {}, "not_first"],
    ["not_now", {}, "no_key"],
  ])) {
    const talk = aTalk({ obstacle: () => obstacle });
    const slip = new Slip(talk, aWorld());
    Object.assign(slip.begin(), { recipient: "A", purpose: "B", lines: ["C"], ...draft });

    await slip.ask(7);

    assert.deepEqual([slip.stage, slip.fault, talk.posted.length], ["writing", fault, 0]);
  }
});

test("with the conversation everything goes that nobody has agreed to", async () => {
  const { slip } = await asked(aTalk());

  slip.end();

  assert.deepEqual([slip.stage, slip.draft.recipient], [null, ""]);
});

// ── who may take it ──

test("a key that neither the list of leads nor a certificate bears out is not sealed for", async () => {
  const stranger = await makeKeyring();
  const told = [
    { name: "Lark", ...LARK },
    { name: "Mallory", person: "mallory", ...stranger.publics },
    { name: "Lark again", person: "lark", signing: LARK.signing, sealing: stranger.publics.sealing },
  ];
  const world = aWorld({ call: async () => ({ ok: true, body: { projects: [{ project: "northtown", takes_slips: told }] } }) });
  const acting = new Acting(world.call, () => {});

  const takers = await slipTakers(world, acting)(await world.open(), "northtown");

  assert.deepEqual(takers, [
    { person: "lark", sealing: LARK.sealing },
    { person: "wren", sealing: ring.publics.sealing },
  ]);
  assert.equal(fromText(takers[0].sealing).length, 32);
});

test("the card stays when it cannot be fetched again", async () => {
  let answer = /** @type {any} */ ({ ok: true, body: { projects: [{ project: "northtown", ready: { en: [{ id: "a" }], ro: [] } }] } });
  const acting = new Acting(async () => answer, () => {}, () => {});
  await acting.keepFresh();
  answer = { ok: false, status: 0, code: "unreachable" };

  assert.equal(await acting.refresh(), false);

  const here = acting.of("northtown");
  assert.equal(here?.project, "northtown");
  assert.equal(acting.of(null), here);
  assert.equal(acting.of("elsewhere"), null);
  assert.deepEqual(acting.ready(here, "pl"), [{ id: "a" }]);
  assert.deepEqual(acting.ready(here, "ro-MD"), []);
});
