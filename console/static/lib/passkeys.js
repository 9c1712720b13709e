// @ts-check
/**
 * Passkeys as the server and `navigator.credentials` write them: base64url text on one side, buffers on the other. Knows nothing of pages.
 */
import { fromBase64Url, toBase64Url } from "./passphrase.js";

/** @typedef {{ id: string, type: string, transports?: string[] }} Described */
/** @typedef {{ challenge: string, rpId: string, timeout: number, userVerification: string, allowCredentials?: Described[] }} ToShow */
/** @typedef {{ challenge: string, rp: object, user: { id: string, name: string, displayName: string }, pubKeyCredParams: object[], timeout: number,
 *   excludeCredentials?: Described[], authenticatorSelection?: object, attestation?: string }} ToMake */
/** @typedef {{ get: (options: any) => Promise<any>, create: (options: any) => Promise<any> }} Credentials */

/** Can this browser make and show passkeys? @param {any} [place] */
export function canPasskeys(place = globalThis) {
  return typeof place.PublicKeyCredential === "function" && Boolean(place.navigator?.credentials?.get);
}

/** Have a passkey made on this device. Rejects when the person, or the device, will not.
 * @param {ToMake} asked @param {Credentials} [credentials] */
export async function make(asked, credentials = navigator.credentials) {
  const publicKey = {
    ...asked,
    challenge: fromBase64Url(asked.challenge),
    user: { ...asked.user, id: fromBase64Url(asked.user.id) },
    excludeCredentials: described(asked.excludeCredentials),
  };
  const made = await credentials.create({ publicKey });
  return { id: text(made.rawId), client: text(made.response.clientDataJSON), attestation: text(made.response.attestationObject) };
}

/** Have a passkey shown. Rejects when the person, or the device, will not.
 * @param {ToShow} asked @param {Credentials} [credentials] */
export async function show(asked, credentials = navigator.credentials) {
  const publicKey = { ...asked, challenge: fromBase64Url(asked.challenge), allowCredentials: described(asked.allowCredentials) };
  const shown = await credentials.get({ publicKey });
  return {
    id: text(shown.rawId),
    client: text(shown.response.clientDataJSON),
    authenticator: text(shown.response.authenticatorData),
    signature: text(shown.response.signature),
  };
}

/** @param {Described[]} [all] */
const described = (all) => (all ?? []).map((each) => ({ ...each, id: fromBase64Url(each.id) }));

/** @param {ArrayBuffer} buffer */
const text = (buffer) => toBase64Url(new Uint8Array(buffer));
