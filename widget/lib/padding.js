// @ts-check
/** Hides the length of a message: ISO 7816-4 padding to one of four sizes. */

/** @typedef {import('./bytes.js').Bytes} Bytes */

const SIZES = [128, 512, 2048, 8192];

/** The most bytes an envelope may have. */
export const LARGEST = 8191;

/** @param {Uint8Array} bytes @returns {Bytes} */
export function pad(bytes) {
  const size = SIZES.find((size) => size > bytes.length);
  if (!size) throw new RangeError('too long');
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

/** @param {Uint8Array} padded @returns {Uint8Array} */
export function unpad(padded) {
  let end = padded.length - 1;
  while (end > 0 && padded[end] === 0) end -= 1;
  if (!SIZES.includes(padded.length) || padded[end] !== 0x80) throw new RangeError('not padded');
  return padded.subarray(0, end);
}
