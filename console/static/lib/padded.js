// @ts-check
/** Padding to whole pages: one byte 0x80, then zeros to the next multiple, so that a length says little. */
import { insist } from "../../../widget/lib/checks.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */

/** @param {number} page @param {Uint8Array} bytes @returns {Bytes} */
export function padTo(page, bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / page) * page);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

/** @param {number} page @param {Uint8Array} padded @returns {Uint8Array} */
export function unpadFrom(page, padded) {
  let end = padded.length - 1;
  while (end > 0 && padded[end] === 0) end -= 1;
  insist(padded.length > 0 && padded.length % page === 0 && padded[end] === 0x80, "not padded");
  return padded.subarray(0, end);
}
