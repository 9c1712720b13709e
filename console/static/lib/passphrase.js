// @ts-check
/**
 * Both halves of a passphrase, as `chatd/passwords.py` makes them.
 */
import { argon2id } from "../vendor/argon2id.js";

const LEAST_MEMORY_KIB = 65536;
const LEAST_PASSES = 3;
const MOST_MEMORY_KIB = 262144;
const MOST_PASSES = 12;
const HALF = 32;

// Named one by one, because "white space" is not the same set in JavaScript and in Python.
const SPACES = /[\t\n\v\f\r\x1c-\x1f \x85\u1680\u2028\u2029\ufeff]+/g;

/** What two keyboards make of the same phrase is the same. @param {string} text */
export function tidy(text) {
  return text.normalize("NFKC").replace(SPACES, " ").replace(/^ | $/g, "");
}

/**
 * A server that asks for less work than agreed is refused: it might be one that wants to guess.
 * @param {string} passphrase @param {Uint8Array} salt @param {{ memory_kib: number, passes: number }} cost
 * @returns {Promise<{ signIn: Uint8Array, keyring: Uint8Array }>}
 */
export async function derive(passphrase, salt, cost) {
  if (salt.length !== 16 || !isFair(cost)) throw new Error("not the agreed work");
  const both = await argon2id({
    password: tidy(passphrase),
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memory_kib,
    hashLength: 2 * HALF,
    outputType: "binary",
  });
  return { signIn: both.slice(0, HALF), keyring: both.slice(HALF) };
}

/** @param {{ memory_kib: number, passes: number }} cost */
function isFair({ memory_kib: memory, passes }) {
  return memory >= LEAST_MEMORY_KIB && memory <= MOST_MEMORY_KIB && passes >= LEAST_PASSES && passes <= MOST_PASSES;
}

/** @param {string} text */
export function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
export function toBase64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
