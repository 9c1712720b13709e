// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromText, pack, toText, unpack } from './bytes.js';
import { cipher, hash } from './ciphers.js';
import { CONFER, EPOCH, announcement, conferKeyPart, epochKeyPart, idOf, rosterHash } from './epochs.js';
import { box, openBox, openSealedBox, sealedBox, verify } from './keys.js';
import { pad, unpad } from './padding.js';
import { WorkerSeal } from './seal.js';

const VECTORS = JSON.parse(readFileSync(new URL('../../docs/sealing-vectors.json', import.meta.url), 'utf8'));
const PLACE = { project: VECTORS.project, conversation: VECTORS.conversation, slot: 0 };
const [FIRST, SECOND] = VECTORS.epochs;

/** A shift key from a known secret, which no page ever makes.
 * @param {string} secret */
async function keyFrom(secret) {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), fromText(secret)]);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return {
    publicKey: fromText(x),
    /** @param {Uint8Array<ArrayBuffer>} theirs */
    async agree(theirs) {
      const key = await crypto.subtle.importKey('raw', theirs, 'X25519', false, []);
      return new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: key }, privateKey, 256));
    },
  };
}

/** @param {number} slot */
async function worker(slot) {
  const { name, secret } = VECTORS.shift_keys[slot - 1];
  return new WorkerSeal({ ...PLACE, slot, name, shiftKey: await keyFrom(secret) });
}

test('packing is as in the vectors', () => {
  for (const { parts, packed } of VECTORS.pack) {
    const given = parts.map((/** @type {any} */ part) => (part.bytes === undefined ? part : fromText(part.bytes)));
    assert.equal(toText(pack(...given)), packed);
    assert.equal(toText(pack(...unpack(fromText(packed)))), packed);
  }
});

test('padding is as in the vectors', () => {
  for (const { length, padded_length, hash: hashed } of VECTORS.padding) {
    const padded = pad(new Uint8Array(length).fill(0x78));
    assert.equal(padded.length, padded_length);
    assert.equal(toText(hash(padded)), hashed);
    assert.equal(unpad(padded).length, length);
  }
});

test('boxes are as in the vectors, and open', async () => {
  const { message, to, sealed_box, box: boxed, weak_keys } = VECTORS.boxes;
  const theirs = await keyFrom(VECTORS.shift_keys[to - 1].secret);
  const mine = await keyFrom(VECTORS.shift_keys[boxed.from - 1].secret);
  const fleeting = await keyFrom(sealed_box.fleeting_secret);

  const sealed = await sealedBox(fromText(message), theirs.publicKey, fleeting);
  const between = await box(fromText(message), theirs.publicKey, mine, fromText(boxed.nonce));

  assert.equal(toText(sealed), sealed_box.box);
  assert.equal(toText(between), boxed.box);
  assert.equal(toText(await openSealedBox(sealed, theirs)), message);
  assert.equal(toText(await openBox(between, mine.publicKey, theirs)), message);
  for (const weak of weak_keys) await assert.rejects(sealedBox(fromText(message), fromText(weak), fleeting));
});

test('a secret that everybody knows is refused even where the browser lets it pass', async () => {
  const careless = { publicKey: new Uint8Array(32), agree: async () => new Uint8Array(32) };

  await assert.rejects(sealedBox(new Uint8Array(1), new Uint8Array(32), careless), /weak key/);
});

test('announcements, ids and rosters are as in the vectors', async () => {
  for (const { entry, announcement: statement, announced, key, part, roster_hash } of VECTORS.epochs) {
    const made = announcement(PLACE, entry);
    assert.equal(toText(made), statement);
    assert.equal(toText(hash(made)), announced);
    assert.equal(toText(idOf(EPOCH, PLACE, entry.number, fromText(key))), entry.epoch_id);
    assert.equal(toText(rosterHash(EPOCH, PLACE, entry.number, entry.roster)), roster_hash);
    assert.equal(toText(epochKeyPart(PLACE, entry.number, fromText(entry.epoch_id), fromText(key), fromText(announced))), part);
    assert.ok(await verify(fromText(entry.page_key), made, fromText(entry.signature)));
    assert.ok(!(await verify(fromText(entry.page_key), hash(made), fromText(entry.signature))));
  }
});

test('the confer key is as in the vectors', () => {
  const { entry, key, roster_hash, part } = VECTORS.confer_key;

  assert.equal(toText(idOf(CONFER, PLACE, entry.number, fromText(key))), entry.confer_id);
  assert.equal(toText(rosterHash(CONFER, PLACE, entry.number, entry.roster)), roster_hash);
  const made = conferKeyPart(PLACE, entry.number, entry.by, fromText(entry.confer_id), fromText(key), fromText(roster_hash));
  assert.equal(toText(made), part);
});

test('messages are sealed as in the vectors', () => {
  for (const { aad, entry } of VECTORS.messages) {
    const key = fromText(VECTORS.epochs[entry.epoch - 1].key);
    const padded = cipher(key, fromText(entry.nonce), fromText(aad)).decrypt(fromText(entry.box));
    assert.equal(toText(cipher(key, fromText(entry.nonce), fromText(aad)).encrypt(padded)), entry.box);
  }
});

test('the second worker of the vectors reads the log', async () => {
  const finch = await worker(2);
  const log = [FIRST, ...VECTORS.messages.slice(0, 3), SECOND].map(({ entry }) => entry);

  const taken = await Promise.all(log.map((entry) => finch.take(entry, 'room', [])));
  const later = VECTORS.messages.slice(3).map((/** @type {any} */ { entry, channel }) => finch.open(entry, channel));

  assert.deepEqual(taken.map(({ kind }) => kind), ['epoch', 'text', 'text', 'signal', 'epoch']);
  assert.deepEqual(later.map((/** @type {any} */ { kind, gap }) => [kind, gap]), [['text', 0], ['own', undefined], ['typing', 0]]);
});

test('the newcomer of the vectors reads what was before, and an unknown kind says no more than that', async () => {
  const pip = await worker(3);
  const log = [FIRST, ...VECTORS.messages.slice(0, 3), SECOND, VECTORS.history].map(({ entry }) => entry);

  const taken = await Promise.all(log.map((entry) => pip.take(entry, 'room', [])));
  const history = /** @type {any} */ (taken.at(-1));
  pip.open(VECTORS.messages[3].entry);
  const unknown = pip.open(VECTORS.messages[4].entry);

  assert.deepEqual(taken.map(({ kind }) => kind), ['before_me', 'sealed_before', 'sealed_before', 'sealed_before', 'epoch', 'history']);
  assert.deepEqual(history.earlier.map((/** @type {any} */ { text, signal }) => text ?? signal), ['Bună 👋', 'Hello. Take your time.', 'moment']);
  assert.deepEqual(unknown, { kind: 'unknown', slot: 2, counter: 1, gap: 0 });
});

test('the first worker of the vectors confers', async () => {
  const wren = await worker(1);

  const taken = await wren.take(VECTORS.confer_key.entry, 'confer', FIRST.entry.roster);
  const heard = wren.open(VECTORS.confer_messages[0].entry, 'confer');

  assert.equal(taken.kind, 'confer_key');
  assert.equal(/** @type {any} */ (heard).text, 'Shall I ask about the clinic?');
});
