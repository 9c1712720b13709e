// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoKey, VisitorSeal, WorkerSeal, makePageKey, makeShiftKey, signal, text, typing } from './seal.js';
import { fromText, toText } from './bytes.js';
import { hash } from './ciphers.js';
import { announcement, epochKeyPart } from './epochs.js';
import { sealedBox } from './keys.js';

/** @typedef {{ slot: number, name: string, key: string, seal: WorkerSeal }} Worker */
/** @typedef {{ visitor: VisitorSeal, log: any[] }} Room */

const WHERE = { project: 'harbour', conversation: 'c1' };
const AT = new Date('2026-11-23T17:04:31Z');

/** @param {number} slot @param {string} name @returns {Promise<Worker>} */
async function aWorker(slot, name, where = WHERE) {
  const shiftKey = await makeShiftKey();
  return { slot, name, key: toText(shiftKey.publicKey), seal: new WorkerSeal({ ...where, slot, name, shiftKey }) };
}

/** @returns {Promise<Room>} */
async function aRoom() {
  return { visitor: new VisitorSeal({ ...WHERE, pageKey: await makePageKey() }), log: [] };
}

/** A visitor with Wren in slot 1 and Finch in slot 2, and the lines that were said, as a server would hold them. */
async function aPair() {
  const room = await aRoom();
  const wren = await aWorker(1, 'Wren');
  const finch = await aWorker(2, 'Finch');
  const entry = await announce(room, wren, finch);
  assert.equal((await take(wren, entry)).kind, 'epoch');
  assert.equal((await take(finch, entry)).kind, 'epoch');
  return { room, wren, finch };
}

/** @param {Room} room @param {Worker[]} workers */
async function announce(room, ...workers) {
  const body = await room.visitor.announce(workers);
  room.visitor.adopt(body.number);
  return held(room, { type: 'epoch', ...body });
}

/** @param {Room} room @param {any} entry */
function held(room, entry) {
  room.log.push({ seq: room.log.length + 1, ...entry });
  return room.log.at(-1);
}

/** @param {Room} room @param {string} words @param {Worker} [worker] */
function say(room, words, worker) {
  const body = worker ? worker.seal.seal('room', text(words, AT)) : room.visitor.seal(text(words, AT));
  return held(room, { type: 'message', slot: worker?.slot ?? 0, ...body });
}

/** @param {Worker} worker @param {any} entry @param {Worker[]} workers @returns {Promise<any>} */
const take = (worker, entry, channel = 'room', workers = []) => worker.seal.take(entry, /** @type {any} */ (channel), workers);

/** @param {string} written */
function flipped(written) {
  const bytes = fromText(written);
  bytes[bytes.length >> 1] ^= 1;
  return toText(bytes);
}

test('what the visitor says opens on both screens, and what a worker says on the others', async () => {
  const { room, wren, finch } = await aPair();

  const opened = [await take(wren, say(room, 'hello 👋')), await take(finch, room.log[1])];
  const answer = say(room, 'hello you', wren);

  assert.deepEqual(opened[0], { kind: 'text', text: 'hello 👋', at: '2026-11-23T17:04:00Z', slot: 0, counter: 1, gap: 0 });
  assert.deepEqual(opened[1], opened[0]);
  assert.equal(/** @type {any} */ (room.visitor.take(answer)).text, 'hello you');
  assert.equal((await take(finch, answer)).text, 'hello you');
  assert.equal((await take(wren, answer)).kind, 'own');
});

test('signals and typing come through, each on its channel', async () => {
  const { room, wren, finch } = await aPair();

  const covered = wren.seal.open({ slot: 0, ...room.visitor.seal(signal('covered')) });
  const types = room.visitor.open({ slot: 2, .../** @type {any} */ (finch.seal.seal('typing', typing(true))) }, 'typing');
  room.visitor.seal(typing(true));
  const sameTypes = { slot: 0, ...room.visitor.seal(typing(false)) };

  assert.deepEqual(covered, { kind: 'signal', signal: 'covered', slot: 0, counter: 1, gap: 0 });
  assert.deepEqual(types, { kind: 'typing', on: true, slot: 2, counter: 1, gap: 0 });
  assert.equal(wren.seal.open(sameTypes).kind, 'refused');
  assert.equal(wren.seal.open(sameTypes, 'typing').kind, 'typing');
});

for (const [what, forge] of /** @type {[string, (entry: any) => void][]} */ ([
  ['slot', (entry) => (entry.slot = 2)],
  ['counter', (entry) => (entry.counter = 2)],
  ['seen', (entry) => (entry.seen[1][1] = 5)],
  ['nonce', (entry) => (entry.nonce = flipped(entry.nonce))],
  ['box', (entry) => (entry.box = flipped(entry.box))],
  ['letters of the box', (entry) => (entry.box = '*')],
  ['epoch', (entry) => (entry.epoch = 2)],
])) {
  test(`a message with another ${what} is refused, and the true one still opens`, async () => {
    const { room, wren } = await aPair();
    const entry = say(room, 'hello');
    const forged = structuredClone(entry);
    forge(forged);

    assert.equal((await take(wren, forged)).kind, 'refused');
    assert.equal((await take(wren, entry)).text, 'hello');
  });
}

test('a replay is not shown again, and what is missing shows as a gap', async () => {
  const { room, wren, finch } = await aPair();
  const said = ['1', '2', '3', '4', '5'].map((words) => say(room, words));
  await take(finch, said[0]);

  const [one, again, four, two, five] = await Promise.all([0, 0, 3, 1, 4].map((at) => take(wren, said[at])));

  assert.deepEqual([one.gap, again.kind, four.gap, two.kind, five.gap], [0, 'replay', 2, 'replay', 0]);
});

test('what is kept from one worker shows as soon as the other speaks', async () => {
  const { room, wren, finch } = await aPair();
  await take(finch, say(room, 'help'));

  const told = await take(wren, say(room, 'I am here', finch));
  const after = await take(wren, say(room, 'thanks'));

  assert.deepEqual([told.gap, after.gap], [1, 0]);
});

test('nothing is sealed without a key, while an epoch is on its way, or when it is too long; no counter is lost by it', async () => {
  const room = await aRoom();
  const wren = await aWorker(1, 'Wren');
  assert.throws(() => room.visitor.seal(text('early')), NoKey);
  assert.throws(() => wren.seal.seal('room', text('early')), NoKey);

  const body = await room.visitor.announce([wren]);
  assert.throws(() => room.visitor.seal(text('early')), NoKey);
  assert.deepEqual(room.visitor.unadopted(), body);
  assert.deepEqual(room.visitor.take({ type: 'epoch', ...body }), { kind: 'own', number: 1 });
  assert.throws(() => room.visitor.seal(text('x'.repeat(8192))), RangeError);

  assert.equal(say(room, 'now').counter, 1);
});

test('after a refused announcement the epoch before it stays, and the next has the same number', async () => {
  const { room, wren, finch } = await aPair();
  await room.visitor.announce([wren]);
  room.visitor.withdraw();

  assert.equal((await take(wren, say(room, 'still two'))).text, 'still two');
  assert.equal((await take(finch, await announce(room, wren, finch))).number, 2);
});

test('a lost line sends the same bytes again, in order', async () => {
  const { room, wren } = await aPair();
  const bodies = ['one', 'two', 'three'].map((words) => room.visitor.seal(text(words)));
  room.visitor.stored(1);

  assert.deepEqual(room.visitor.unstored(), bodies.slice(1));
  assert.equal(wren.seal.open({ slot: 0, ...bodies[0] }).kind, 'text');
  assert.deepEqual(wren.seal.unstored('room'), []);
});

test('a worker seals bodies that name their conversation and channel', async () => {
  const { wren } = await aPair();

  const body = wren.seal.seal('room', text('hello'));
  const passing = wren.seal.seal('typing', typing(true));

  assert.deepEqual(Object.keys(body), ['conversation', 'channel', 'epoch', 'counter', 'seen', 'nonce', 'box']);
  assert.deepEqual(Object.keys(passing), ['conversation', 'epoch', 'counter', 'seen', 'nonce', 'box']);
  assert.deepEqual(wren.seal.unstored('room'), [body]);
});

for (const [what, forge] of /** @type {[string, (entry: any) => void][]} */ ([
  ['number', (entry) => (entry.number = 3)],
  ['id', (entry) => (entry.epoch_id = flipped(entry.epoch_id))],
  ['page key', (entry) => (entry.page_key = flipped(entry.page_key))],
  ['epoch before', (entry) => (entry.previous = flipped(entry.previous))],
  ['signature', (entry) => (entry.signature = flipped(entry.signature))],
  ['name', (entry) => (entry.roster[1].name = 'Magpie')],
  ['key in the roster', (entry) => (entry.roster[1].key = flipped(entry.roster[1].key))],
  ['order', (entry) => entry.roster.reverse()],
  ['sealed part', (entry) => (entry.sealed[0].box = entry.sealed[1].box)],
])) {
  test(`an announcement with another ${what} is refused, and the true one still taken`, async () => {
    const { room, wren, finch } = await aPair();
    const entry = await announce(room, wren, finch);
    const forged = structuredClone(entry);
    forge(forged);

    assert.equal((await take(wren, forged)).kind, 'refused');
    assert.equal(wren.seal.epoch, 1);
    assert.equal((await take(wren, entry)).kind, 'epoch');
  });
}

test('an epoch by another page is refused', async () => {
  const { room, wren, finch } = await aPair();
  const another = await aRoom();
  await announce(another, wren, finch);

  const refused = await take(wren, await announce(another, wren, finch));

  assert.equal(refused.kind, 'refused');
  assert.equal(/** @type {any} */ (room.visitor.take(another.log[0])).kind, 'refused');
  assert.equal((await take(wren, say(room, 'still here'))).text, 'still here');
});

test('a key slipped in under a true announcement is refused', async () => {
  const { room, wren, finch } = await aPair();
  const entry = await announce(room, wren, finch);
  const place = { ...WHERE, slot: 0 };
  const part = epochKeyPart(place, 2, fromText(entry.epoch_id), new Uint8Array(32), hash(announcement(place, entry)));
  const forged = structuredClone(entry);
  forged.sealed[0].box = toText(await sealedBox(part, fromText(wren.key)));

  assert.equal((await take(wren, forged)).why, 'another key');
});

test('a late message is taken while its sender stays and has not moved on', async () => {
  const { room, wren, finch } = await aPair();
  const late = say(room, 'sent before I knew', wren);
  const fromOneWhoLeft = say(room, 'sent as I left', finch);
  await take(wren, await announce(room, wren));

  assert.equal(/** @type {any} */ (room.visitor.take(late)).text, 'sent before I knew');
  assert.equal(/** @type {any} */ (room.visitor.take(fromOneWhoLeft)).kind, 'refused');
});

test('a newcomer reads what was before only when given the keys; a worker who reloads gets what they had', async () => {
  const { room, wren } = await aPair();
  say(room, 'before Pip');
  await announce(room, wren, await aWorker(3, 'Pip'));
  say(room, 'to Pip');
  const pipAgain = await aWorker(4, 'Pip');
  await announce(room, wren, pipAgain);
  const before = await Promise.all(room.log.map((entry) => take(pipAgain, entry)));

  const theirs = await take(pipAgain, { type: 'history', ...(await room.visitor.historyFor(4, { as: 3 })) });
  const all = await take(pipAgain, { type: 'history', ...(await room.visitor.historyFor(4)) });

  assert.deepEqual(before.map(({ kind }) => kind), ['before_me', 'sealed_before', 'before_me', 'sealed_before', 'epoch']);
  assert.deepEqual(theirs.earlier.map((/** @type {any} */ { kind, text }) => text ?? kind), ['sealed_before', 'to Pip']);
  assert.deepEqual(all.earlier.map((/** @type {any} */ { text, gap }) => [text, gap]), [['before Pip', 0], ['to Pip', 0]]);
  assert.equal(await room.visitor.historyFor(4, { as: 1 }), undefined);
  assert.equal((await take(pipAgain, say(room, 'and on'))).gap, 0);
});

test('a history changed, or for somebody else, gives nothing', async () => {
  const { room, wren } = await aPair();
  const pip = await aWorker(3, 'Pip');
  await announce(room, wren, pip);
  for (const entry of room.log) await take(pip, entry);
  const body = await room.visitor.historyFor(3);

  assert.equal((await take(pip, { type: 'history', ...body, box: flipped(/** @type {any} */ (body).box) })).kind, 'refused');
  assert.equal((await take(wren, { type: 'history', ...body })).kind, 'not_ours');
  assert.equal((await take(pip, { type: 'history', ...body })).kind, 'history');
});

test('the pair confers, unheard by the visitor', async () => {
  const { room, wren, finch } = await aPair();
  const entry = { type: 'confer_key', by: 1, ...(await wren.seal.makeConferKey([wren, finch])) };
  assert.throws(() => wren.seal.seal('confer', text('too early')), NoKey);
  wren.seal.adoptConfer(1);

  const taken = await take(finch, entry, 'confer', [wren, finch]);
  const aside = { slot: 2, .../** @type {any} */ (finch.seal.seal('confer', text('psst'))) };

  assert.equal(taken.kind, 'confer_key');
  assert.equal(/** @type {any} */ (wren.seal.open(aside, 'confer')).text, 'psst');
  assert.equal(wren.seal.open(aside, 'room').kind, 'refused');
  assert.equal(room.visitor.open(aside).kind, 'refused');
});

for (const [what, forge] of /** @type {[string, (entry: any) => void][]} */ ([
  ['maker', (entry) => (entry.by = 2)],
  ['number', (entry) => (entry.number = 2)],
  ['id', (entry) => (entry.confer_id = flipped(entry.confer_id))],
  ['key in the roster', (entry) => (entry.roster[0].key = flipped(entry.roster[0].key))],
  ['sealed part', (entry) => (entry.sealed[1].box = flipped(entry.sealed[1].box))],
])) {
  test(`a confer key with another ${what} is refused`, async () => {
    const { wren, finch } = await aPair();
    const entry = { type: 'confer_key', by: 1, ...(await wren.seal.makeConferKey([wren, finch])) };
    const forged = structuredClone(entry);
    forge(forged);

    assert.equal((await take(finch, forged, 'confer', [wren, finch])).kind, 'refused');
    assert.equal((await take(finch, entry, 'confer', [wren, finch])).kind, 'confer_key');
  });
}
