// @ts-check
/** The two primitives messages are made of, typed. */
import { blake2b } from '../vendor/blake2b.js';
import { xchacha20poly1305 } from '../vendor/noble-ciphers.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {{ encrypt(plain: Uint8Array): Bytes, decrypt(sealed: Uint8Array): Bytes }} Cipher */

/** XChaCha20-Poly1305: 32-byte key, 24-byte nonce. `decrypt` throws when anything was changed.
 * @type {(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array) => Cipher} */
export const cipher = /** @type {any} */ (xchacha20poly1305);

/** @param {Uint8Array} bytes @returns {Bytes} BLAKE2b, 32 bytes unless said otherwise */
export const hash = (bytes, length = 32) => blake2b(bytes, undefined, length);

/** @param {number} length @returns {Bytes} */
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));
