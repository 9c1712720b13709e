// @ts-check
/** Keys that a keyring holds: made from 32 known bytes, by the browser where it can, by the vendored library where it cannot. */
import { concat, fromText } from "../../../widget/lib/bytes.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("../../../widget/lib/keys.js").ShiftKey} SealingKey X25519 */
/** @typedef {import("../../../widget/lib/keys.js").PageKey} SigningKey Ed25519 */

/** What PKCS #8 puts before the 32 bytes. */
const BEFORE = {
  Ed25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20),
  X25519: Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20),
};

/** @param {Bytes} seed 32 bytes @returns {Promise<SigningKey>} */
export async function signingKey(seed) {
  try {
    const [key, publicKey] = await ownKey("Ed25519", seed, "sign");
    return { publicKey, sign: async (message) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, message)) };
  } catch {
    const { ed25519 } = await spareCurves();
    return { publicKey: ed25519.getPublicKey(seed), sign: async (message) => ed25519.sign(message, seed) };
  }
}

/** @param {Bytes} secret 32 bytes @returns {Promise<SealingKey>} */
export async function sealingKey(secret) {
  try {
    const [key, publicKey] = await ownKey("X25519", secret, "deriveBits");
    return { publicKey, agree: (theirs) => agreed(key, theirs) };
  } catch {
    const { x25519 } = await spareCurves();
    return { publicKey: x25519.getPublicKey(secret), agree: async (theirs) => x25519.getSharedSecret(secret, theirs) };
  }
}

/** The key for use, which no script can read out again, and its public half.
 * @param {"Ed25519" | "X25519"} name @param {Bytes} secret @param {KeyUsage} use @returns {Promise<[CryptoKey, Bytes]>} */
async function ownKey(name, secret, use) {
  const written = concat(BEFORE[name], secret);
  const readable = await crypto.subtle.importKey("pkcs8", written, name, true, [use]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", readable);
  return [await crypto.subtle.importKey("pkcs8", written, name, false, [use]), fromText(x)];
}

/** @param {CryptoKey} key @param {Bytes} theirs */
async function agreed(key, theirs) {
  const other = await crypto.subtle.importKey("raw", theirs, "X25519", false, []);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: other }, key, 256));
}

/** @returns {Promise<any>} */
const spareCurves = () => import("../../../widget/vendor/noble-curves.js");
