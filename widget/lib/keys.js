// @ts-check
/** Keys that live in the page's memory and die with it, and the NaCl boxes made with them. */
import { hsalsa, xsalsa20poly1305 } from '../vendor/noble-ciphers.js';
import { concat, utf8 } from './bytes.js';
import { hash, random } from './ciphers.js';
import { spareCurves } from './verify.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./ciphers.js').Cipher} Cipher */
/** @typedef {{ publicKey: Bytes, agree(theirs: Bytes): Promise<Bytes> }} ShiftKey X25519 */
/** @typedef {{ publicKey: Bytes, sign(message: Bytes): Promise<Bytes> }} PageKey Ed25519 */

export { verify } from './verify.js';

/** The browser's own keys cannot be read out, not even by a script that got into the page. Older phones have none: they load ours.
 * Which of the two is found out once. */
export const makeShiftKey = /* @__PURE__ */ firstThatWorks(ownShiftKey, spareShiftKey);
export const makePageKey = /* @__PURE__ */ firstThatWorks(ownPageKey, sparePageKey);

/** To them, from nobody in particular (`crypto_box_seal`).
 * @param {Bytes} message @param {Bytes} theirs @param {ShiftKey} [fleeting] made for this one box @returns {Promise<Bytes>} */
export async function sealedBox(message, theirs, fleeting) {
  const key = fleeting ?? (await makeShiftKey());
  const nonce = hash(concat(key.publicKey, theirs), 24);
  return concat(key.publicKey, (await boxCipher(key, theirs, nonce)).encrypt(message));
}

/** @param {Bytes} box @param {ShiftKey} mine @returns {Promise<Bytes>} */
export async function openSealedBox(box, mine) {
  const theirs = box.slice(0, 32);
  const nonce = hash(concat(theirs, mine.publicKey), 24);
  return (await boxCipher(mine, theirs, nonce)).decrypt(box.subarray(32));
}

/** To them, from me (`crypto_box`, nonce first).
 * @param {Bytes} message @param {Bytes} theirs @param {ShiftKey} mine @param {Bytes} [nonce] never the same twice @returns {Promise<Bytes>} */
export async function box(message, theirs, mine, nonce = random(24)) {
  return concat(nonce, (await boxCipher(mine, theirs, nonce)).encrypt(message));
}

/** @param {Bytes} sealed @param {Bytes} theirs @param {ShiftKey} mine @returns {Promise<Bytes>} */
export async function openBox(sealed, theirs, mine) {
  return (await boxCipher(mine, theirs, sealed.slice(0, 24))).decrypt(sealed.subarray(24));
}

/** @param {ShiftKey} mine @param {Bytes} theirs @param {Bytes} nonce @returns {Promise<Cipher>} */
async function boxCipher(mine, theirs, nonce) {
  const shared = await mine.agree(theirs);
  // A key of low order would make a secret that everybody knows.
  if (shared.every((byte) => byte === 0)) throw new RangeError('weak key');
  const key = new Uint32Array(8);
  /** @type {any} */ (hsalsa)(numbers(utf8('expand 32-byte k')), numbers(shared), new Uint32Array(4), key);
  return /** @type {any} */ (xsalsa20poly1305)(new Uint8Array(key.buffer), nonce);
}

/** @param {Bytes} bytes */
const numbers = (bytes) => new Uint32Array(bytes.slice().buffer);

/** @template T @param {() => Promise<T>} own @param {() => Promise<T>} spare @returns {() => Promise<T>} */
function firstThatWorks(own, spare) {
  let make = async () => {
    try {
      const key = await own();
      make = own;
      return key;
    } catch {
      make = spare;
      return spare();
    }
  };
  return () => make();
}

/** @returns {Promise<ShiftKey>} */
async function ownShiftKey() {
  const { privateKey, publicKey } = await ownPair('X25519', 'deriveBits');
  return {
    publicKey,
    async agree(theirs) {
      const key = await crypto.subtle.importKey('raw', theirs, 'X25519', false, []);
      return new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: key }, privateKey, 256));
    },
  };
}

/** @returns {Promise<PageKey>} */
async function ownPageKey() {
  const { privateKey, publicKey } = await ownPair('Ed25519', 'sign');
  return { publicKey, sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message)) };
}

/** @param {string} name @param {KeyUsage} use */
async function ownPair(name, use) {
  const pair = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey({ name }, false, use === 'sign' ? ['sign', 'verify'] : [use]));
  return { privateKey: pair.privateKey, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

/** @returns {Promise<ShiftKey>} */
async function spareShiftKey() {
  const { x25519 } = await spareCurves();
  const secret = random(32);
  return { publicKey: x25519.getPublicKey(secret), agree: async (theirs) => x25519.getSharedSecret(secret, theirs) };
}

/** @returns {Promise<PageKey>} */
async function sparePageKey() {
  const { ed25519 } = await spareCurves();
  const secret = random(32);
  return { publicKey: ed25519.getPublicKey(secret), sign: async (message) => ed25519.sign(message, secret) };
}
