// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { derive, fromBase64Url, tidy, toBase64Url } from "./passphrase.js";

const SALT = Uint8Array.from({ length: 16 }, (_, place) => place);

test("the two halves are those the server derives", async () => {
  const halves = await derive("  Café\u00a0 ﬁve\tlong   words ", SALT, { memory_kib: 65536, passes: 3 });

  // The same answer stands in tests/edges/test_sign_in.py.
  assert.equal(Buffer.from(halves.signIn).toString("hex"), "ea54a3ce1c318127cd1913e2d5a9e247ebe1a39d7d37dd9b628e4195abe4c57b");
  assert.equal(Buffer.from(halves.keyring).toString("hex"), "d99649c4d1ab30bd9a04194834351b51c7954b1e93e5d23ee8d73a87c83f769b");
});

test("a server that asks for less work than agreed gets nothing", async () => {
  for (const cost of [
    { memory_kib: 64, passes: 3 },
    { memory_kib: 65536, passes: 1 },
    { memory_kib: 2 ** 30, passes: 3 },
  ]) {
    await assert.rejects(derive("any phrase", SALT, cost));
  }
  await assert.rejects(derive("any phrase", SALT.slice(1), { memory_kib: 65536, passes: 3 }));
});

test("what two keyboards make of one phrase is the same", () => {
  assert.equal(tidy("\ufeff cafe\u0301 \u3000\r\n two "), "caf\u00e9 two");
});

test("base64url goes both ways without padding", () => {
  const bytes = Uint8Array.from([251, 255, 190, 0]);
  assert.equal(toBase64Url(bytes), "-_--AA");
  assert.deepEqual(fromBase64Url("-_--AA"), bytes);
});
