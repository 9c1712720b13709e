// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { toText } from "../../../widget/lib/bytes.js";
import { makeShiftKey } from "../../../widget/lib/keys.js";
import { Flags } from "./flags.js";
import { makeKeyring } from "./keyring.js";
import { Log } from "./log.js";
import * as sealing from "./record_seal.js";

/** @typedef {import("./flags.js").Answer} Answer */
/** @typedef {import("./flags.js").Ground} Ground */

const AT = "2026-11-21T18:04:00Z";
const GROUND = /** @type {Ground} */ ({ id: "child_at_risk", title: "A child", plain: "", asks_second: true, is_quiet: false, days: 365, hard_max_days: 730, told: "We keep it.", why_told: "" });
const QUIET = /** @type {Ground} */ ({ ...GROUND, id: "about_a_worker", asks_second: false, is_quiet: true, told: null });

/** An evening with two pages and a server that stores what it is sent, in its own words. */
async function evening() {
  const rings = { wren: await makeKeyring(), heron: await makeKeyring(), lark: await makeKeyring(), plover: await makeKeyring() };
  const leads = /** @type {const} */ (["lark", "plover"]).map((person) => ({ person, ...rings[person].publics }));
  const list = { number: 1, hash: "A".repeat(43), leads };
  const server = new Server();
  const keys = { wren: await makeShiftKey(), heron: await makeShiftKey() };
  const workers = /** @type {const} */ (["wren", "heron"]).map((name, at) => ({
    ...{ slot: at + 1, name, charity: "Northtown", key: toText(keys[name].publicKey), role: at === 0 ? "first" : "second", here: true, same_as: null },
  }));
  const page = (/** @type {"wren" | "heron"} */ who) => new Page(who, { ring: rings[who], list, server, workers, shiftKey: keys[who] });
  return { rings, list, server, wren: page("wren"), heron: page("heron") };
}

class Server {
  /** @type {any} */
  raised = null;
  /** @type {any[]} */
  chunks = [];
  /** @type {any} */
  confirmed = null;
  saidNo = false;
  /** @type {any} */
  closing = null;
  /** @type {Answer | null} What it says instead. */
  trouble = null;
  /** Sealed letters of one record. */
  cap = 2_097_152;
  /** Is the answer lost after the deed was done? */
  losesAnswers = false;

  /** @param {string} address @param {any} [body] @returns {Promise<Answer>} */
  async call(address, body) {
    if (this.trouble) return this.trouble;
    const answer = this.#answer(address.split("/").at(-1) ?? "", body && JSON.parse(JSON.stringify(body)));
    return this.losesAnswers ? { ok: false, status: 0, code: "unreachable" } : answer;
  }

  /** @param {string} deed @param {any} body @returns {Answer} */
  #answer(deed, body) {
    if (deed.startsWith("grounds.json")) return { ok: true, body: { may_keep: true, may_note: true, provisional_days: 7, cap: this.cap, grounds: [GROUND, QUIET] } };
    if (deed === "raise") return this.#raise(body);
    if (deed === "so-far.json") return { ok: true, body: { header: this.raised.header, chunks: [...this.chunks], is_closed: this.closing !== null } };
    if (deed === "chunks") return this.#append(body);
    if (deed === "confirm") this.confirmed = body;
    if (deed === "no") this.saidNo = true;
    if (deed === "close") this.closing = body;
    return { ok: true, body: {} };
  }

  /** @param {any} body @returns {Answer} */
  #raise(body) {
    if (this.raised && this.raised.header.record !== body.header.record) return { ok: false, status: 409, code: "already_there" };
    if (!this.raised) this.chunks = [...body.chunks];
    this.raised = body;
    return { ok: true, body: {} };
  }

  /** @param {any} chunk @returns {Answer} */
  #append(chunk) {
    if (this.closing) return { ok: false, status: 409, code: "record_is_closed" };
    if (chunk.number !== this.chunks.length) return { ok: false, status: 403, code: "sealed_wrong" };
    this.chunks.push(chunk);
    return { ok: true, body: {} };
  }
}

/** One worker's page, as far as keeping needs it. */
class Page {
  log = { room: new Log() };
  /** @type {any[]} */
  told = [];
  /** @type {(() => unknown)[]} */
  #later = [];
  isLocked = false;

  /** @param {"wren" | "heron"} who @param {any} world */
  constructor(who, { ring, list, server, workers, shiftKey }) {
    this.who = who;
    this.server = server;
    this.room = { conversation: "c1", project: "northtown", language: "en", workers: workers.map((/** @type {any} */ one) => ({ ...one, me: one.name === who })), flags: [] };
    const talk = {
      ...{ id: "c1", room: this.room, log: this.log, nameOf: (/** @type {number} */ slot) => ["", "Wren", "Heron"][slot] ?? "" },
      ...{ world: { now: () => new Date(AT), changed: () => {}, shiftKey }, post: async (/** @type {any} */ _, /** @type {any} */ envelope) => this.told.push(envelope) },
    };
    this.flags = new Flags(/** @type {any} */ (talk), {
      call: (address, body) => server.call(address, body),
      open: async () => (this.isLocked ? null : /** @type {any} */ ({ ring, facts: {} })),
      leads: async () => ({ ok: true, list }),
      sealing: async () => sealing,
      unlock: async () => "open",
      later: (deed) => this.#later.push(deed),
    });
  }

  /** Everybody hears it at the same place. @param {number} seq @param {number} slot @param {number} counter @param {string} text */
  hears(seq, slot, counter, text) {
    this.log.room.put({ kind: "text", seq, slot, counter, text, at: AT });
  }

  /** @param {any} flag */
  isTold(flag) {
    this.room.flags = /** @type {any} */ ([{ ground: GROUND.id, name: "wren", mine: this.who === "wren", told: true, answer: null, asked: false, writes: false, box: null, lacks: [], ...flag }]);
    this.flags.takeRoom(/** @type {any} */ (this.room));
  }

  get kept() {
    return this.flags.list[0];
  }

  /** What was put off until later happens now. */
  async waits() {
    const now = this.#later.splice(0);
    for (const deed of now) await deed();
  }
}

/** @param {() => boolean} is */
async function until(is) {
  for (let turn = 0; turn < 500 && !is(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.ok(is(), "in time");
}

/** As two leads read it. @param {Awaited<ReturnType<typeof evening>>} evening @param {any[]} wraps */
async function openedByTwo({ rings, server }, wraps) {
  const { header } = server.raised;
  const peeled = await sealing.peelAll(wraps, rings.plover, header, { requester: "lark", approver: "plover" });
  const key = await sealing.openAny(peeled, rings.lark, header);
  const closing = server.closing && { ...server.closing, key: rings.wren.publics.signing };
  return sealing.readRecord(key, header, server.chunks, closing);
}

/** The flag with its box, as the server shows it to the partner's page. @param {Awaited<ReturnType<typeof evening>>} evening */
function theFlag({ server, wren }) {
  const key = wren.room.workers[0].key;
  return { record: server.raised.header.record, box: { by: 1, key, box: server.raised.for_others[0].box } };
}

test("a chat is kept from the first word on, and two leads read it as it was", async () => {
  const night = await evening();
  night.wren.hears(1, 0, 1, "Hello?");
  night.wren.hears(2, 1, 1, "Hello, I am Wren.");

  assert.equal(await night.wren.flags.raise(GROUND), "kept");

  const read = await openedByTwo(night, night.server.raised.wraps);
  assert.deepEqual(read.lines.map(({ text }) => text), ["Hello?", "Hello, I am Wren."]);
  assert.deepEqual(night.wren.told, [{ kind: "kept", ground: "child_at_risk", text: "We keep it.", first: 7, days: 730, at: AT }]);
});

test("nothing is kept, and nobody is told so, when the keys are locked or the server says no", async () => {
  const night = await evening();
  night.wren.hears(1, 0, 1, "Hello?");

  night.wren.isLocked = true;
  assert.equal(await night.wren.flags.raise(GROUND), "locked");
  night.wren.isLocked = false;
  night.server.trouble = { ok: false, status: 409, code: "nothing_can_be_kept" };
  assert.equal(await night.wren.flags.raise(GROUND), "nothing_can_be_kept");

  assert.deepEqual([night.server.raised, night.wren.told, night.wren.flags.any], [null, [], false]);
});

test("tried again because the answer was lost, the very same goes out, so that nothing is kept twice", async () => {
  const night = await evening();
  night.server.losesAnswers = true;
  assert.equal(await night.wren.flags.raise(GROUND), "unreachable");
  const first = night.server.raised.header.record;

  night.server.losesAnswers = false;
  assert.equal(await night.wren.flags.raise(GROUND), "kept");

  assert.equal(night.server.raised.header.record, first);
});

test("about a worker: the other page gets no key, and the visitor no notice", async () => {
  const night = await evening();

  assert.equal(await night.wren.flags.raise(QUIET), "kept");

  assert.deepEqual([night.server.raised.for_others, night.wren.told], [[], []]);
});

test("the second's page holds the record against its own screen, and says yes with wraps of its own", async () => {
  const night = await evening();
  for (const page of [night.wren, night.heron]) page.hears(1, 0, 1, "Hello?");
  await night.wren.flags.raise(GROUND);

  night.heron.isTold({ ...theFlag(night), asked: true });
  await until(() => night.heron.kept?.checked !== null);
  await night.heron.kept.confirm();

  assert.deepEqual(night.heron.kept.checked, { added: 0, left_out: 0, before_me: 0 });
  assert.equal(night.heron.kept.trouble, null);
  const read = await openedByTwo(night, night.server.confirmed.wraps);
  assert.deepEqual(read.lines.map(({ text }) => text), ["Hello?"]);
});

test("a raiser who changed a word is found out by the second's page", async () => {
  const night = await evening();
  night.wren.hears(1, 0, 1, "I hurt him");
  night.heron.hears(1, 0, 1, "He hurt me");
  await night.wren.flags.raise(GROUND);

  night.heron.isTold({ ...theFlag(night), asked: true });
  await until(() => night.heron.kept?.checked !== null);

  assert.equal(night.heron.kept.checked?.added, 1);
});

test("what is said later is added, and at the end the record is closed", async () => {
  const night = await evening();
  night.wren.hears(1, 0, 1, "Hello?");
  await night.wren.flags.raise(GROUND);
  night.wren.isTold({ record: night.server.raised.header.record, writes: true });
  night.wren.hears(2, 0, 2, "Later");
  await night.wren.waits();
  assert.equal(night.server.chunks.length, 2);

  night.wren.hears(3, 0, 3, "Last");
  night.wren.flags.end({ isOver: true });
  night.wren.log.room.wipe();
  await night.wren.waits();

  const read = await openedByTwo(night, night.server.raised.wraps);
  assert.deepEqual([read.lines.map(({ text }) => text), read.isClosed, read.trouble], [["Hello?", "Later", "Last"], true, ""]);
});

test("a record that is full says so once, and still has its end", async () => {
  const night = await evening();
  night.server.cap = 24_000;
  night.wren.hears(1, 0, 1, "Hello?");
  await night.wren.flags.learn();
  await night.wren.flags.raise(GROUND);
  night.wren.isTold({ record: night.server.raised.header.record, writes: true });
  for (const seq of [2, 3, 4]) {
    night.wren.hears(seq, 0, seq, "x".repeat(1_500));
    await night.wren.waits();
  }
  night.wren.flags.end({ isOver: true });
  await night.wren.waits();

  const read = await openedByTwo(night, night.server.raised.wraps);
  assert.deepEqual([read.lines.map(({ kind }) => kind), read.isClosed, read.trouble], [["text", "text", "text", "cut"], true, ""]);
  assert.ok(night.server.chunks.reduce((sum, { box }) => sum + box.length, 0) < 24_000);
});

test("when the raiser is gone the other page writes on where they stopped, and closes", async () => {
  const night = await evening();
  for (const page of [night.wren, night.heron]) page.hears(1, 0, 1, "Hello?");
  await night.wren.flags.raise(GROUND);
  night.heron.isTold(theFlag(night));
  await until(() => night.heron.kept?.checked !== null);

  night.heron.isTold({ ...theFlag(night), writes: true });
  night.heron.hears(2, 0, 2, "Is anybody there?");
  await night.heron.waits();
  night.heron.flags.end({ isOver: true });
  await night.heron.waits();

  const read = await openedByTwo(night, night.server.raised.wraps);
  assert.deepEqual(read.lines.map(({ text }) => text), ["Hello?", "Is anybody there?"]);
  assert.equal(night.server.closing.lines, 2);
});

test("where nobody who writes closes it, the other page does, after a while; where it was closed, it leaves it so", async () => {
  const night = await evening();
  for (const page of [night.wren, night.heron]) page.hears(1, 0, 1, "Hello?");
  await night.wren.flags.raise(GROUND);
  night.heron.isTold(theFlag(night));
  await until(() => night.heron.kept?.checked !== null);
  night.heron.hears(2, 0, 2, "Last");

  night.heron.flags.end({ isOver: true });
  await night.heron.waits();
  await night.heron.waits();

  assert.equal(night.server.closing.lines, 2);
});

test("who steps out hands in what they had, and does not say that it is the end", async () => {
  const night = await evening();
  await night.wren.flags.raise(GROUND);
  night.wren.isTold({ record: night.server.raised.header.record, writes: true });
  night.wren.hears(1, 0, 1, "One more");

  night.wren.flags.end({ isOver: false });
  await night.wren.waits();

  assert.deepEqual([night.server.chunks.length, night.server.closing], [1, null]);
});

test("two pages that write at once do not fork the record: the slower looks again and goes on behind the other", async () => {
  const night = await evening();
  for (const page of [night.wren, night.heron]) page.hears(1, 0, 1, "Hello?");
  await night.wren.flags.raise(GROUND);
  night.wren.isTold({ record: night.server.raised.header.record, writes: true });
  night.heron.isTold({ ...theFlag(night), writes: true });
  await until(() => night.heron.kept?.checked !== null);
  for (const page of [night.wren, night.heron]) page.hears(2, 0, 2, "Both hear this");

  await night.heron.waits();
  await night.wren.waits();
  night.wren.hears(3, 1, 1, "Wren alone has this");
  await night.wren.waits();

  const read = await openedByTwo(night, night.server.raised.wraps);
  assert.deepEqual(read.lines.map(({ text }) => text), ["Hello?", "Both hear this", "Wren alone has this"]);
});
