// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VisitorSeal, WorkerSeal, makePageKey, makeShiftKey, signal, text, typing } from './seal.js';

const PROJECT = 'harbour';
const CONVERSATION = 'c1';
const AT = new Date('2026-11-23T17:04:31Z');

/** A visitor with two workers, Wren in slot 1 and Finch in slot 2, and the lines that were said, as a server would hold them. */
async function aRoom() {
  const visitor = new VisitorSeal({ project: PROJECT, conversation: CONVERSATION, pageKey: await makePageKey() });
  const wren = await aWorker(1, 'Wren');
  const finch = await aWorker(2, 'Finch');
  const log = [];
  const room = { visitor, wren, finch, log, members: [wren, finch] };
  await announced(room, wren, finch);
  return room;
}

async function aWorker(slot, name, where = {}) {
  const shiftKey = await makeShiftKey();
  const seal = new WorkerSeal({ project: PROJECT, conversation: CONVERSATION, slot, name, shiftKey, ...where });
  return { slot, name, key: Buffer.from(shiftKey.publicKey).toString('base64url'), seal };
}

async function announced(room, ...workers) {
  const entry = { type: 'epoch', seq: room.log.length + 1, ...(await room.visitor.announce(workers)) };
  room.visitor.adopt(entry.number);
  room.log.push(entry);
  const taken = [];
  for (const { seal } of workers) taken.push(await seal.take(entry, 'room', workers));
  return taken;
}

function said(room, from, words) {
  const envelope = typeof words === 'string' ? text(words, AT) : words;
  const body = from === room.visitor ? from.seal(envelope) : from.seal.seal('room', envelope);
  const entry = { type: 'message', seq: room.log.length + 1, slot: from.slot ?? 0, ...body };
  room.log.push(entry);
  return entry;
}

test('what the visitor says opens on both screens, and what a worker says on the others', async () => {
  const room = await aRoom();

  const hello = said(room, room.visitor, 'hello 👋');
  const opened = room.wren.seal.open(hello);
  const again = room.finch.seal.open(hello);
  const answer = said(room, room.wren, 'hello you');

  assert.deepEqual(opened, { kind: 'text', text: 'hello 👋', at: '2026-11-23T17:04:00Z', slot: 0, counter: 1, gap: 0 });
  assert.deepEqual(again, opened);
  assert.equal(room.visitor.open(answer).text, 'hello you');
  assert.equal(room.finch.seal.open(answer).text, 'hello you');
});
