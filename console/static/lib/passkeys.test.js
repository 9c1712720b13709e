// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { canPasskeys, make, show } from "./passkeys.js";

const bytes = (/** @type {number[]} */ ...values) => new Uint8Array(values).buffer;

test("what is shown goes back as text, and what was asked goes in as bytes", async () => {
  /** @type {any} */
  let asked;
  const answer = { rawId: bytes(1, 2), response: { clientDataJSON: bytes(3), authenticatorData: bytes(4), signature: bytes(255) } };
  const credentials = { get: async (/** @type {any} */ options) => ((asked = options), answer), create: () => Promise.reject(new Error()) };

  const shown = await show(
    { challenge: "AAEC", rpId: "localhost", timeout: 60000, userVerification: "preferred", allowCredentials: [{ id: "_w", type: "public-key" }] },
    credentials,
  );

  assert.deepEqual(shown, { id: "AQI", client: "Aw", authenticator: "BA", signature: "_w" });
  assert.deepEqual([...asked.publicKey.challenge], [0, 1, 2]);
  assert.deepEqual([...asked.publicKey.allowCredentials[0].id], [255]);
  assert.equal(asked.publicKey.rpId, "localhost");
});

test("a passkey is made for the person's handle, and none twice", async () => {
  /** @type {any} */
  let asked;
  const answer = { rawId: bytes(1), response: { clientDataJSON: bytes(2), attestationObject: bytes(3) } };
  const credentials = { create: async (/** @type {any} */ options) => ((asked = options), answer), get: () => Promise.reject(new Error()) };
  const user = { id: "AQ", name: "wren", displayName: "wren" };

  const made = await make(
    { challenge: "AA", rp: {}, user, pubKeyCredParams: [], timeout: 1, excludeCredentials: [{ id: "Ag", type: "public-key" }] },
    credentials,
  );

  assert.deepEqual(made, { id: "AQ", client: "Ag", attestation: "Aw" });
  assert.deepEqual([...asked.publicKey.user.id], [1]);
  assert.deepEqual([...asked.publicKey.excludeCredentials[0].id], [2]);
});

test("a browser without passkeys is not offered them", () => {
  assert.equal(canPasskeys({}), false);
  assert.equal(canPasskeys({ PublicKeyCredential: class {}, navigator: { credentials: { get() {} } } }), true);
});
