// @ts-check
/** Checking an Ed25519 signature, and nothing else: what checks alone need not bring the ciphers along. */

/** @typedef {import('./bytes.js').Bytes} Bytes */

/** @param {Bytes} publicKey @param {Bytes} message @param {Bytes} signature @returns {Promise<boolean>} */
export async function verify(publicKey, message, signature) {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return (await spareCurves()).ed25519.verify(signature, message, publicKey, { zip215: false });
  }
}

/** @returns {Promise<any>} loaded only where the browser has no such keys of its own */
export const spareCurves = () => import('../vendor/noble-curves.js');
