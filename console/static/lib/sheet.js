// @ts-check
/**
 * Keys on paper: each 8 bytes are one line of four groups of four letters, of which the last three letters check the line and its place. One wrong
 * letter, or two neighbours changed round, never go unseen, and whoever types is told in which line.
 */
import { concat } from "../../../widget/lib/bytes.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */

/** No I, L, O and U, which are read as other letters; typed all the same, the first three are taken as what they look like. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PER_LINE = 8;
const IN_A_LINE = 13;
/** The largest prime below 32 × 32 × 32. */
const CHECK = 32_749n;

export class SheetWrong extends Error {
  /** @param {number} line from 1; 0 when a line is missing or there is one too many */
  constructor(line) {
    super(line ? `line ${line} is not as it was printed` : "not as many lines as were printed");
    this.name = "SheetWrong";
    this.line = line;
  }
}

/** @param {Bytes} secret a multiple of 8 bytes @returns {string[]} lines, "XXXX-XXXX-XXXX-XXXX" */
export function linesOf(secret) {
  return Array.from({ length: secret.length / PER_LINE }, (_, at) => lineOf(at + 1, secret.subarray(at * PER_LINE, (at + 1) * PER_LINE)));
}

/** Small letters, spaces and missing hyphens do not matter. @param {string[]} lines @param {number} length in bytes @returns {Bytes} throws SheetWrong */
export function secretOf(lines, length) {
  const typed = lines.map(tidy).filter(Boolean);
  typed.forEach(insistRight);
  if (typed.length !== length / PER_LINE) throw new SheetWrong(0);
  return concat(...typed.map((line) => bytesOf(numberOf(line.slice(0, IN_A_LINE)))));
}

/** @param {string} line */
const tidy = (line) => line.toUpperCase().replace(/[\s-]+/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

/** @param {string} line @param {number} at */
function insistRight(line, at) {
  const known = line.length === IN_A_LINE + 3 && [...line].every((letter) => LETTERS.includes(letter));
  if (!known) throw new SheetWrong(at + 1);
  const number = numberOf(line.slice(0, IN_A_LINE));
  if (number >> 64n || checkOf(at + 1, number) !== numberOf(line.slice(IN_A_LINE))) throw new SheetWrong(at + 1);
}

/** @param {number} place @param {Uint8Array} bytes */
function lineOf(place, bytes) {
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const letters = lettersOf(number, IN_A_LINE) + lettersOf(checkOf(place, number), 3);
  return /** @type {string[]} */ (letters.match(/.{4}/g)).join("-");
}

/** @param {number} place @param {bigint} number */
const checkOf = (place, number) => ((BigInt(place) << 65n) + number) % CHECK;

/** @param {bigint} number @param {number} count */
const lettersOf = (number, count) => Array.from({ length: count }, (_, at) => LETTERS[Number((number >> BigInt(5 * (count - 1 - at))) & 31n)]).join("");

/** @param {string} letters */
const numberOf = (letters) => [...letters].reduce((sum, letter) => sum * 32n + BigInt(LETTERS.indexOf(letter)), 0n);

/** @param {bigint} number */
const bytesOf = (number) => Uint8Array.from({ length: PER_LINE }, (_, at) => Number((number >> BigInt(8 * (PER_LINE - 1 - at))) & 255n));
