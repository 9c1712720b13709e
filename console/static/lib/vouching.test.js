// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { toText } from "../../../widget/lib/bytes.js";
import { random } from "../../../widget/lib/ciphers.js";
import { keyNumber, makeKeyring } from "./keyring.js";
import { learnRoot, signCert } from "./trusting.js";
import { agreeTo, changesOf, mayRenew, myCertificate, nextList, vouchFor } from "./vouching.js";

/** @typedef {import("./keyring.js").Ring} Ring */

const NOW = 1_790_000_000;
const DAY = 86_400;
const P = "northtown";

/** A project whose root is a ring as well, with one coordinator and some others. */
async function charity() {
  const [root, cora, wren, lark, plover, swift] = await Promise.all(Array.from({ length: 6 }, () => makeKeyring()));
  const certificate = await signCert(root, "coordinator", P, {
    holder: keyNumber(cora.publics),
    key: cora.publics.signing,
    not_before: NOW,
    not_after: NOW + 90 * DAY,
  });
  const vouched = { purpose: /** @type {const} */ ("coordinator"), certificate, signed_by: root.publics.signing };
  /** @type {import("./unlocked.js").ProjectFacts} */
  const facts = { project: P, name: "Northtown", root: root.publics.signing, my: [vouched], coordinators: [vouched], lists: [], revoked: [], is_lead: false };
  for (const each of [cora, lark, plover, swift]) learnRoot(each, P, root.publics.signing);
  return { root, cora, wren, lark, plover, swift, facts };
}

/** @param {string} person @param {Ring} ring */
const lead = (person, ring) => ({ person, ...ring.publics });

test("a worker is vouched for up to 30 days, and no longer than the coordinator", async () => {
  const { cora, wren, facts } = await charity();

  assert.equal((await vouchFor(cora, facts, wren.publics, NOW)).not_after, NOW + 30 * DAY);
  assert.equal((await vouchFor(cora, facts, wren.publics, NOW + 80 * DAY)).not_after, NOW + 90 * DAY);
  assert.throws(() => vouchFor(cora, facts, wren.publics, NOW + 91 * DAY));
  assert.throws(() => myCertificate(wren, facts, NOW), "somebody else's certificate is not mine");
});

test("only the very keys that were vouched for before are renewed unseen", async () => {
  const { cora, wren, swift, facts } = await charity();
  const certificate = await vouchFor(cora, facts, wren.publics, NOW);
  const served = { person: "wren", ...wren.publics, vouched: { certificate, signed_by: cora.publics.signing } };
  const later = NOW + 20 * DAY;

  assert.equal(await mayRenew(cora, facts, served, later), true);
  assert.equal(await mayRenew(cora, facts, served, NOW + 45 * DAY), true, "it may be over for a while");
  assert.equal(await mayRenew(cora, facts, served, NOW + 61 * DAY), false);
  assert.equal(await mayRenew(cora, facts, { ...served, ...swift.publics }, later), false, "a key changed by the server");
  assert.equal(await mayRenew(cora, facts, { ...served, sealing: swift.publics.sealing }, later), false);
  assert.equal(await mayRenew(cora, facts, { ...served, vouched: null }, later), false);
  assert.equal(await mayRenew(cora, { ...facts, coordinators: [] }, served, later), false);
});

test("what a stranger, or a root that my ring does not know, vouched for is compared again", async () => {
  const { cora, wren, swift, facts } = await charity();
  const forged = await signCert(swift, "operator", P, { holder: keyNumber(wren.publics), key: wren.publics.signing, not_before: NOW, not_after: NOW + DAY });
  const served = { person: "wren", ...wren.publics, vouched: { certificate: forged, signed_by: swift.publics.signing } };
  const mine = { ...served, vouched: { certificate: await vouchFor(cora, facts, wren.publics, NOW), signed_by: cora.publics.signing } };

  assert.equal(await mayRenew(cora, facts, served, NOW), false);
  learnRoot(cora, P, toText(random(32)), { replace: true });
  assert.equal(await mayRenew(cora, facts, mine, NOW), false);
});

test("the next list follows the one that my own ring trusts, though its signer was taken back", async () => {
  const { cora, lark, plover, facts } = await charity();
  const first = await nextList(cora, facts, [lead("lark", lark), lead("plover", plover)], NOW);
  const after = { ...facts, lists: [first] };
  cora.revoked = { [P]: [cora.publics.signing] };

  assert.equal((await nextList(cora, after, [lead("lark", lark)], NOW + DAY)).number, 2);
  assert.equal((await nextList(cora, after, [lead("lark", lark)], NOW + 100 * DAY)).number, 2, "or is out of date");
  await assert.rejects(nextList(cora, { ...facts, lists: [{ ...first, leads: [] }] }, [], NOW), "a list changed by the server");
});

test("a lead agrees only to what follows what they trust", async () => {
  const { cora, lark, plover, swift, facts } = await charity();
  const first = await nextList(cora, facts, [lead("lark", lark), lead("plover", plover)], NOW);
  const after = { ...facts, lists: [first] };
  const second = await nextList(cora, after, [lead("lark", lark), lead("swift", swift)], NOW + DAY);

  assert.equal((await agreeTo(lark, after, second, NOW + DAY))?.by, lark.publics.signing);
  assert.deepEqual(changesOf(second, first), { fresh: [lead("swift", swift)], stays: [lead("lark", lark)], gone: [lead("plover", plover)] });
  await assert.rejects(agreeTo(lark, after, { ...second, number: 3 }, NOW + DAY));
  await assert.rejects(agreeTo(lark, after, { ...second, previous: toText(random(32)) }, NOW + DAY));
  await assert.rejects(agreeTo(lark, facts, second, NOW + DAY), "the list before is kept from them");
});
