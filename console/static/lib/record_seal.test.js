// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { concat, fromText, pack, toText } from "../../../widget/lib/bytes.js";
import { random } from "../../../widget/lib/ciphers.js";
import { makeShiftKey, sealedBox } from "../../../widget/lib/keys.js";
import { openCopy, sealCopies } from "./copies.js";
import { makeKeyring } from "./keyring.js";
import { padTo, unpadFrom } from "./padded.js";
import * as records from "./record_seal.js";

/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {import("./record_seal.js").Line} Line */
/** @typedef {import("./record_seal.js").Raised} Raised */
/** @typedef {import("./record_key.js").Wrap} Wrap */

const { RecordKey, RecordSeal } = records;
const PROJECT = "harbour";
const PEOPLE = ["lark", "plover", "swift", "tern"];

/** @param {number} n @param {string} [text] @returns {Line} */
const line = (n, text = `line ${n}`) => ({ n, by: "visitor", slot: 0, name: "", at: null, kind: "text", text });

/** @param {number} from @param {number} count */
const linesFrom = (from, count) => Array.from({ length: count }, (_, at) => line(from + at));

/** @param {number} [howMany] */
async function theLeads(howMany = 3) {
  const people = PEOPLE.slice(0, howMany);
  const rings = Object.fromEntries(await Promise.all(people.map(async (person) => /** @type {const} */ ([person, await makeKeyring()]))));
  const leads = people.map((person) => ({ person, ...rings[person].publics }));
  return { people, rings, list: { number: 4, hash: toText(random(32)), leads } };
}

/** @param {Line[]} lines @param {number} [leads] */
async function aFlag(lines = linesFrom(1, 3), leads = 3) {
  const those = await theLeads(leads);
  const [wren, finch] = await Promise.all([makeKeyring(), makeKeyring()]);
  const facts = { project: PROJECT, record: records.newRecordId(), ground: "danger_to_life", language: "en" };
  const seal = await RecordSeal.begin({ ...facts, list: those.list, told: true, lines, raisedAt: 1_795_305_999 });
  return { ...those, wren, finch, seal, raised: await seal.raise(wren) };
}

/** @param {Raised} raised @param {Record<string, Ring>} rings @param {[string, string]} pair @param {Wrap[]} [wraps] */
async function openedBy({ header, wraps: own }, rings, [requester, approver], wraps = own) {
  const inner = await records.peelAll(wraps, rings[approver], header, { requester, approver });
  return records.openAny(inner, rings[requester], header);
}

/** @param {string} box */
const flipped = (box, at = 40) => {
  const bytes = concat(fromText(box));
  bytes[at % bytes.length] ^= 1;
  return toText(bytes);
};

// Who can open it

test("every ordered pair of leads opens a record, and it reads as it was", async () => {
  const { people, rings, raised } = await aFlag();

  for (const requester of people) {
    for (const approver of people.filter((person) => person !== requester)) {
      const key = await openedBy(raised, rings, [requester, approver]);
      const reading = await records.readRecord(key, raised.header, raised.chunks);
      assert.deepEqual(reading, { lines: linesFrom(1, 3), isClosed: false, trouble: "", after: 3 });
    }
  }
  assert.equal(raised.wraps.length, 6);
});

test("no single lead's key opens any wrap to a record key, nor what is inside one after another lead's", async () => {
  const { people, rings, raised, wren, finch } = await aFlag(linesFrom(1, 3), 4);
  const conf = await records.confirm(await openedBy(raised, rings, ["lark", "plover"]), raised.header, (await rebuilt(raised, rings)).list, finch);
  const outsiders = { wren, finch };

  for (const [name, ring] of Object.entries({ ...rings, ...outsiders })) {
    for (const wrap of [...raised.wraps, ...conf.wraps]) {
      await assert.rejects(records.openWrap(wrap.box, ring, raised.header), `${name} opens an outer box as an inner`);
      const inner = await records.peel(wrap, ring, raised.header).catch(() => null);
      assert.equal(inner !== null, wrap.approver === name);
      if (inner === null) continue;
      await assert.rejects(records.openWrap(inner, ring, raised.header), `${name} alone`);
      for (const other of people.filter((person) => person !== wrap.requester)) await assert.rejects(records.openWrap(inner, rings[other], raised.header));
      assert.ok(await records.openWrap(inner, rings[wrap.requester], raised.header));
    }
  }
});

test("no single lead's key opens a chunk, a note, or a keyring key in their place", async () => {
  const { rings, raised, seal } = await aFlag();
  const note = records.sealNote(seal.key, { note: "n1", kind: "note", person: "lark" }, { text: "…" });

  for (const ring of Object.values(rings)) {
    const paper = ring.onPaper();
    for (const secret of [paper.slice(0, 32), paper.slice(32)]) {
      const wrong = new RecordKey({ project: PROJECT, record: raised.header.record }, secret);
      assert.throws(() => wrong.openChunk(0, new Uint8Array(32), raised.chunks[0]));
      assert.throws(() => wrong.openNote({ note: "n1", kind: "note", person: "lark" }, note));
    }
    for (const chunk of raised.chunks) await assert.rejects(ring.open(chunk.box));
  }
});

test("fewer than two leads is no list to keep for", async () => {
  const { list } = await theLeads(1);
  const facts = { project: PROJECT, record: records.newRecordId(), ground: "danger_to_life", language: "en", told: true, lines: [line(1)], raisedAt: 0 };

  await assert.rejects(RecordSeal.begin({ ...facts, list }), /fewer than two/);
});

// A raiser who lies

test("a raiser's garbage wraps are found out, and the confirmer's set opens", async () => {
  const { people, rings, raised, finch, list, seal } = await aFlag();
  const conf = await records.confirm(seal.key, raised.header, list, finch);
  const { header } = raised;
  const elsewhere = await aFlag();
  const wrongKey = await new RecordKey({ project: PROJECT, record: header.record }).wrapsFor(list.leads);
  const garbage = {
    "another key": wrongKey,
    "another record's": elsewhere.raised.wraps,
    noise: raised.wraps.map((wrap) => ({ ...wrap, box: toText(random(300)) })),
    "boxes that hold nothing": await Promise.all(raised.wraps.map(async (wrap) => ({ ...wrap, box: toText(await sealedBox(pack("hello"), fromText(publicOf(list, wrap.approver)))) }))),
    "the pairs turned round": raised.wraps.map((wrap) => ({ ...wrap, requester: wrap.approver, approver: wrap.requester })),
  };

  for (const [name, wraps] of Object.entries(garbage)) {
    for (const [requester, approver] of pairsOf(people)) {
      await assert.rejects(openedBy(raised, rings, [requester, approver], wraps), name);
      const key = await openedBy(raised, rings, [requester, approver], [...wraps, ...conf.wraps]);
      assert.equal(key.commitment, header.commitment);
    }
  }
});

test("the second is handed the record's own key, or refuses", async () => {
  const { raised, seal } = await aFlag();
  const [mine, theirs, somebodys] = await Promise.all([makeShiftKey(), makeShiftKey(), makeShiftKey()]);
  const expected = { ...raised.header, raiserKey: toText(mine.publicKey), shiftKey: theirs };
  const box = await seal.shareWith(toText(theirs.publicKey), mine);
  const another = await new RecordKey(raised.header).boxFor(toText(theirs.publicKey), mine);

  assert.equal((await records.openShared(box, expected)).commitment, raised.header.commitment);
  await assert.rejects(records.openShared(another, expected), /another key/);
  await assert.rejects(records.openShared(box, { ...expected, raiserKey: toText(somebodys.publicKey) }));
  await assert.rejects(records.openShared(box, { ...expected, shiftKey: somebodys }));
  await assert.rejects(records.openShared(box, { ...expected, record: records.newRecordId() }), /not of this record/);
  await assert.rejects(records.openShared(box, { ...expected, project: "other" }), /not of this record/);
});

test("nobody confirms under another key or for another list", async () => {
  const { raised, seal, list, finch } = await aFlag();

  await assert.rejects(records.confirm(new RecordKey(raised.header), raised.header, list, finch));
  await assert.rejects(records.confirm(seal.key, raised.header, { ...list, number: 3 }, finch));
  await assert.rejects(records.confirm(seal.key, raised.header, { ...list, hash: toText(random(32)) }, finch));
  const { wraps, signed } = await records.confirm(seal.key, raised.header, list, finch);
  assert.ok(await records.isSignedBy(records.confirmedStatement(raised.header, wraps), signed));
  assert.ok(!(await records.isSignedBy(records.confirmedStatement(raised.header, raised.wraps), signed)), "over their own set alone");
});

// A server that lies

test("a wrap under another pair, record or project is refused", async () => {
  const { rings, raised } = await aFlag();
  const [wrap] = raised.wraps;
  const approver = rings[wrap.approver];

  await assert.rejects(records.peel({ ...wrap, requester: "swift" }, approver, raised.header));
  await assert.rejects(records.peel(wrap, approver, { ...raised.header, record: records.newRecordId() }));
  await assert.rejects(records.peel(wrap, approver, { ...raised.header, project: "other" }));
  const inner = await records.peel(wrap, approver, raised.header);
  for (const change of [{ record: records.newRecordId() }, { project: "other" }, { commitment: toText(random(32)) }]) {
    await assert.rejects(records.openWrap(inner, rings[wrap.requester], { ...raised.header, ...change }));
  }
});

test("what the flag sealed is read whole, in order and unchanged, or not at all", async () => {
  const { raised, seal } = await aFlag(linesFrom(1, 6).map(({ n }) => line(n, "x".repeat(9_000))));
  const { key } = seal;
  const { header, chunks } = raised;
  const other = await aFlag(linesFrom(1, 6).map(({ n }) => line(n, "x".repeat(9_000))));
  assert.equal(chunks.length, 3);

  const changed = {
    "one left out": chunks.slice(1),
    "the last left out": chunks.slice(0, 2),
    "two changed round": [{ ...chunks[1], number: 0 }, { ...chunks[0], number: 1 }, chunks[2]],
    "one twice": [chunks[0], { ...chunks[0], number: 1 }, chunks[2]],
    "one of another record": chunks.with(1, other.raised.chunks[1]),
    "one changed": chunks.with(1, { ...chunks[1], box: flipped(chunks[1].box) }),
    "another nonce": chunks.with(2, { ...chunks[2], nonce: flipped(chunks[2].nonce, 3) }),
    none: [],
  };
  for (const [name, these] of Object.entries(changed)) await assert.rejects(records.readRecord(key, header, these), name);
  for (const lie of [{ count: 5 }, { chunks: 2 }, { chunks: 4 }, { head: toText(random(32)) }, { commitment: other.raised.header.commitment }]) {
    await assert.rejects(records.readRecord(key, { ...header, ...lie }, chunks), JSON.stringify(lie));
  }
  await assert.rejects(records.readRecord(other.seal.key, header, chunks));
  assert.equal((await records.readRecord(key, header, [...chunks].reverse())).lines.length, 6, "in whatever order they are sent");
});

test("what was added later is read as far as it holds, and where it stops is said", async () => {
  const { raised, seal, wren } = await aFlag();
  const more = [...seal.append(linesFrom(4, 2)), ...seal.append([line(6)]), .../** @type {records.Chunk[]} */ ([seal.end()])];
  const closing = await seal.close(wren);
  const all = [...raised.chunks, ...more];
  const read = async (/** @type {records.Chunk[]} */ chunks, /** @type {records.Closing | null} */ end = closing) => {
    const { lines, isClosed, trouble, after } = await records.readRecord(seal.key, raised.header, chunks, end);
    return [lines.length, isClosed, trouble, after];
  };

  assert.deepEqual(await read(all), [6, true, "", 6]);
  assert.deepEqual(await read(all, null), [6, true, "", 6], "the end stands in it");
  assert.deepEqual(await read(all.slice(0, 3)), [6, false, "not as it was closed", 6]);
  assert.deepEqual(await read(all.slice(0, 3), null), [6, false, "", 6], "never closed, and says so");
  assert.deepEqual(await read(all.slice(0, 1)), [3, false, "not as it was closed", 3]);
  assert.deepEqual((await read(all.with(2, { ...all[2], box: flipped(all[2].box) }))).slice(0, 2), [5, false]);
  assert.deepEqual((await read([all[0], all[1], all[3]])).slice(0, 3), [5, false, "a part is missing"]);
});

test("a server cannot close a record for itself after leaving out the last of it", async () => {
  const { raised, seal, wren } = await aFlag();
  const [more] = seal.append([line(4)]);
  seal.end();
  await seal.close(wren);
  const servers = await makeKeyring();
  const forged = RecordSeal.goingOn(new RecordKey(raised.header), { chunks: 2, head: records.chunkHash(more), lines: 4 });
  const forgedEnd = /** @type {records.Chunk} */ (forged.end());
  const cut = { chunks: 2, head: records.chunkHash(more), lines: 4, key: servers.publics.signing };
  const closing = { ...cut, signature: await servers.sign(records.closingStatement(raised.header, cut)) };

  const reading = await records.readRecord(seal.key, raised.header, [...raised.chunks, more], closing);
  const withItsOwnEnd = await records.readRecord(seal.key, raised.header, [...raised.chunks, more, forgedEnd], closing);

  assert.deepEqual([reading.isClosed, reading.trouble], [false, "not as it was closed"]);
  assert.equal(withItsOwnEnd.isClosed, false);
  assert.notEqual(withItsOwnEnd.trouble, "");
});

test("nothing is added after the end, and nothing is signed as closed before it", async () => {
  const { seal, wren } = await aFlag();

  await assert.rejects(seal.close(wren));
  assert.ok(seal.end());
  assert.equal(seal.end(), null);
  assert.throws(() => seal.append([line(4)]));
});

// Writing

test("another page goes on where the first stopped", async () => {
  const { raised, seal, finch } = await aFlag();
  const [fourth] = seal.append([line(4)]);
  const after = RecordSeal.goingOn(seal.key, { chunks: 2, head: records.chunkHash(fourth), lines: 4 });

  const more = [...after.append([line(5)]), .../** @type {records.Chunk[]} */ ([after.end()])];
  const reading = await records.readRecord(seal.key, raised.header, [...raised.chunks, fourth, ...more], await after.close(finch));

  assert.deepEqual([reading.lines.map(({ n }) => n), reading.isClosed, reading.trouble], [[1, 2, 3, 4, 5], true, ""]);
  assert.throws(() => after.header());
});

test("lines are spread over as many chunks as they need, none over the largest", async () => {
  const { raised, seal } = await aFlag(linesFrom(1, 300).map(({ n }) => line(n, "👋".repeat(100))));

  const reading = await records.readRecord(seal.key, raised.header, raised.chunks);

  assert.equal(reading.lines.length, 300);
  assert.ok(raised.chunks.length > 5);
  assert.ok(raised.chunks.every(({ box }) => fromText(box).length <= Math.ceil(records.LARGEST_CHUNK / 2048) * 2048 + 16));
  assert.throws(() => seal.append([line(301, "x".repeat(records.LARGEST_CHUNK))]), /too long/);
  assert.throws(() => seal.append([line(303)]), /out of order/);
});

test("a header tells the hour and no more", async () => {
  const { raised } = await aFlag();

  assert.equal(raised.header.raised_at % 3600, 0);
  assert.ok(await records.isSignedBy(records.raisedStatement(raised.header, raised.wraps), raised.signed));
  for (const change of [{ ground: "other" }, { language: "ro" }, { told: false }, { raised_at: 0 }, { list_number: 5 }, { count: 4 }]) {
    assert.ok(!(await records.isSignedBy(records.raisedStatement({ ...raised.header, ...change }, raised.wraps), raised.signed)), JSON.stringify(change));
  }
});

test("a record's key does not print", async () => {
  const key = random(32);
  const made = new RecordKey({ project: PROJECT, record: records.newRecordId() }, key);

  const printed = [JSON.stringify({ made }), inspect(made, { depth: 9, showHidden: true }), String(made)].join();

  assert.ok(!printed.includes(toText(key)) && !printed.includes(Buffer.from(key).toString("hex")));
});

// After it was opened

test("notes stand for one record, id, kind and person", async () => {
  const { seal } = await aFlag();
  const place = /** @type {const} */ ({ note: "n1", kind: "note", person: "lark" });
  const note = records.sealNote(seal.key, place, { text: "Read." });

  assert.deepEqual(records.openNote(seal.key, place, note), { text: "Read." });
  for (const other of [{ note: "n2" }, { kind: /** @type {const} */ ("form") }, { person: "swift" }]) {
    assert.throws(() => records.openNote(seal.key, { ...place, ...other }, note));
  }
  assert.throws(() => records.openNote(new RecordKey(seal.key.place), place, note));
});

test("wrapped again for a newer list, every pair of it opens", async () => {
  const { raised, rings, seal } = await aFlag();
  const newer = await theLeads(4);
  const again = await records.rewrap(seal.key, raised.header, { ...newer.list, number: 5 }, rings.lark);

  for (const pair of pairsOf(newer.people)) assert.ok(await openedBy(raised, newer.rings, pair, again.wraps));
  await assert.rejects(openedBy(raised, rings, ["lark", "plover"], again.wraps));
  assert.ok(await records.isSignedBy(records.rewrappedStatement(raised.header, 5, again.wraps), again.signed));
  await assert.rejects(records.rewrap(new RecordKey(raised.header), raised.header, newer.list, rings.lark));
});

test("a decision says keep or let go, for one record and reason", async () => {
  const { raised, rings } = await aFlag();
  const signed = await records.signDecision(rings.lark, raised.header, { keep: true, why: "risk" });

  const holds = (/** @type {{ keep: boolean, why: string }} */ said) => records.isSignedBy(records.decisionStatement(raised.header, said), signed);

  assert.deepEqual([await holds({ keep: true, why: "risk" }), await holds({ keep: false, why: "risk" }), await holds({ keep: true, why: "x" })], [true, false, false]);
});

test("a copy is for one person, of one thing; its length says little", async () => {
  const { rings, list } = await theLeads();
  const copies = await sealCopies("note", PROJECT, "c1", list.leads, { facts: "short" });
  const longer = await sealCopies("note", PROJECT, "c1", list.leads, { facts: "longer".repeat(50) });
  const place = /** @type {const} */ ({ what: "note", project: PROJECT, id: "c1", person: "lark" });

  for (const { person, box } of copies) assert.deepEqual(await openCopy(rings[person], box, { ...place, person }), { facts: "short" });
  for (const other of [{ what: /** @type {const} */ ("slip") }, { project: "other" }, { id: "c2" }, { person: "plover" }]) {
    await assert.rejects(openCopy(rings.lark, copies[0].box, { ...place, ...other }));
  }
  await assert.rejects(openCopy(rings.plover, copies[0].box, place));
  assert.equal(copies[0].box.length, longer[0].box.length);
});

test("padding comes off as it went on, and only whole", () => {
  for (const length of [0, 1, 15, 16, 17, 31, 32]) assert.equal(unpadFrom(16, padTo(16, new Uint8Array(length).fill(0))).length, length);
  for (const wrong of [0, 15, 16]) assert.throws(() => unpadFrom(16, new Uint8Array(wrong)));
});

/** @param {{ leads: { person: string, sealing: string }[] }} list @param {string} person */
const publicOf = ({ leads }, person) => leads.find((lead) => lead.person === person)?.sealing ?? "";

/** @param {string[]} people @returns {[string, string][]} */
const pairsOf = (people) => people.flatMap((one) => people.filter((other) => other !== one).map((other) => /** @type {[string, string]} */ ([one, other])));

/** The list that a flag was raised for. @param {Raised} raised @param {Record<string, Ring>} rings */
async function rebuilt({ header }, rings) {
  const leads = Object.entries(rings).map(([person, ring]) => ({ person, ...ring.publics }));
  return { list: { number: header.list_number, hash: header.list_hash, leads } };
}
