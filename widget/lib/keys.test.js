// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** A fresh copy of the module, in a browser that has the keys or not. What works is found out once for each copy.
 * @param {boolean} able @returns {Promise<typeof import('./keys.js')>} */
async function inABrowser(able) {
  const keys = await import(`./keys.js?able=${able}`);
  const { generateKey, importKey } = SubtleCrypto.prototype;
  const unable = async () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'));
  if (!able) Object.assign(SubtleCrypto.prototype, { generateKey: unable, importKey: unable });
  await keys.makeShiftKey();
  await keys.makePageKey();
  Object.assign(SubtleCrypto.prototype, { generateKey, importKey });
  return keys;
}

const message = new TextEncoder().encode('hello');

test('keys of the browser and spare ones understand each other', async () => {
  const [own, spare] = [await inABrowser(true), await inABrowser(false)];
  const [theirs, mine] = [await own.makeShiftKey(), await spare.makeShiftKey()];

  const sealed = await spare.sealedBox(message, theirs.publicKey);
  const boxed = await own.box(message, mine.publicKey, theirs);

  assert.deepEqual(await own.openSealedBox(sealed, theirs), message);
  assert.deepEqual(await spare.openBox(boxed, theirs.publicKey, mine), message);
  await assert.rejects(spare.openBox(boxed, mine.publicKey, mine));
  await assert.rejects(spare.sealedBox(message, new Uint8Array(32)));
});

test('a page key of either sort signs what both accept', async () => {
  const [own, spare] = [await inABrowser(true), await inABrowser(false)];

  for (const key of [await own.makePageKey(), await spare.makePageKey()]) {
    const signature = await key.sign(message);
    assert.ok(await own.verify(key.publicKey, message, signature));
    assert.ok(!(await own.verify(key.publicKey, message.slice(1), signature)));
  }
});

test('the spare check of a signature says the same', async () => {
  const spare = await inABrowser(false);
  const key = await spare.makePageKey();
  const signature = await key.sign(message);
  const { importKey } = SubtleCrypto.prototype;

  SubtleCrypto.prototype.importKey = async () => Promise.reject(new DOMException('no', 'NotSupportedError'));
  const verdicts = [await spare.verify(key.publicKey, message, signature), await spare.verify(key.publicKey, message.slice(1), signature)];
  SubtleCrypto.prototype.importKey = importKey;

  assert.deepEqual(verdicts, [true, false]);
});
