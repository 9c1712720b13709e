// @ts-check
/** Bytes and the texts they travel as. Knows nothing of what they mean. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {Uint8Array} bytes @returns {string} base64url without padding */
export function toText(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text base64url without padding @returns {Bytes} */
export function fromText(text) {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url');
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

/** @param {string} text @returns {Bytes} */
export const utf8 = (text) => concat(new TextEncoder().encode(text));

/** Strict: bytes that are not UTF-8 throw, so that two readers never see two texts.
 * @param {Uint8Array} bytes @returns {string} */
export const fromUtf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** @param {...Uint8Array} parts @returns {Bytes} */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} a @param {Uint8Array} b @returns {boolean} */
export function equal(a, b) {
  let difference = a.length ^ b.length;
  a.forEach((byte, at) => (difference |= byte ^ b[at]));
  return difference === 0;
}

/** Joins parts without ambiguity: each is four bytes of length and then itself.
 * @param {...(string | number | Uint8Array)} parts @returns {Bytes} */
export function pack(...parts) {
  return concat(
    ...parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? utf8(part) : typeof part === 'number' ? eightBytes(part) : part;
      return [fourBytes(bytes.length), bytes];
    }),
  );
}

/** @param {Uint8Array} packed @returns {Bytes[]} the parts that `pack` joined */
export function unpack(packed) {
  const parts = [];
  for (let at = 0; at < packed.length; ) {
    const from = at + 4;
    at = from + toNumber(concat(packed.subarray(at, from)));
    if (at > packed.length) throw new RangeError('cut short');
    parts.push(concat(packed.subarray(from, at)));
  }
  return parts;
}

/** @param {Uint8Array} bytes big-endian @returns {number} */
export function toNumber(bytes) {
  if (bytes.length !== 4 && bytes.length !== 8) throw new RangeError('not a number');
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  if (!Number.isSafeInteger(number)) throw new RangeError('not a number');
  return number;
}

/** @param {number} number */
function fourBytes(number) {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}

/** @param {number} number */
function eightBytes(number) {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('not a count');
  return concat(fourBytes(Math.floor(number / 2 ** 32)), fourBytes(number));
}
