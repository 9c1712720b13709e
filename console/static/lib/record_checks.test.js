// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeKeyring } from "./keyring.js";
import { checkSigners } from "./record_checks.js";
import { RecordSeal, confirm, newRecordId, signDecision, wrapsHash } from "./record_seal.js";
import { listHash, signCert, signList } from "./trusting.js";
import { toText } from "../../../widget/lib/bytes.js";

const NOW = 1_795_300_000;
const DAY = 86_400;
const PROJECT = "northtown";

/** A project with its keys, and one record that Wren raised and Otter confirmed. */
async function kept() {
  const [root, coordinator, wren, otter, lark, plover] = await Promise.all(Array.from({ length: 6 }, () => makeKeyring()));
  const leads = [
    { person: "lark", ...lark.publics },
    { person: "plover", ...plover.publics },
  ];
  const list = await signList(coordinator, PROJECT, { leads, dated: NOW - DAY, not_after: NOW + DAY, before: null });
  const checked = { number: list.number, hash: listHash(PROJECT, list), leads };
  const lines = [/** @type {import("./record_seal.js").Line} */ ({ n: 1, by: "visitor", slot: 0, name: "", at: null, kind: "text", text: "hello" })];
  const seal = await RecordSeal.begin({ project: PROJECT, record: newRecordId(), ground: "danger_to_life", language: "en", list: checked, told: true, lines, raisedAt: NOW });
  const raised = await seal.raise(wren);
  const confirmed = await confirm(seal.key, raised.header, checked, otter);
  const vouch = async (/** @type {"coordinator" | "operator"} */ purpose, /** @type {import("./keyring.js").Ring} */ by, /** @type {import("./keyring.js").Ring} */ whom, from = NOW - DAY) => ({
    purpose,
    certificate: await signCert(by, purpose, PROJECT, { holder: "0000-0000-0000-0000", key: whom.publics.signing, not_before: from, not_after: from + 20 * DAY }),
    signed_by: by.publics.signing,
  });
  const signedBy = (/** @type {string} */ what, /** @type {string} */ name, /** @type {import("./record_seal.js").Signed} */ { key, signature }, /** @type {import("./record_key.js").Wrap[]} */ wraps = []) =>
    ({ what, name, key, signature, says: "", why: "", wraps: toText(wrapsHash(wraps)) });
  const record = {
    header: raised.header,
    signed: [signedBy("raised", "Wren", raised.signed, raised.wraps), signedBy("confirmed", "Otter", confirmed.signed, confirmed.wraps)],
    vouched: [await vouch("coordinator", root, coordinator), await vouch("operator", coordinator, wren), await vouch("operator", coordinator, otter)],
  };
  const trusted = { root: root.publics.signing, leads: leads.map(({ signing }) => signing), project: "Northtown" };
  return { record, trusted, root, coordinator, wren, otter, lark, vouch };
}

test("both signed, and the project vouched for both", async () => {
  const { record, trusted } = await kept();

  const verdicts = await checkSigners(record, trusted);

  assert.deepEqual(verdicts.map(({ good }) => good), [true, true]);
  assert.match(verdicts[0].words, /^Raised by Wren\. The signature fits, and Northtown vouched for that key until /);
  assert.match(verdicts[1].words, /^Confirmed by Otter\./);
});

test("another header, or another key, is said at once", async () => {
  const { record, trusted, lark } = await kept();
  const changed = { ...record, header: { ...record.header, ground: "child_at_risk" } };
  const swapped = { ...record, signed: record.signed.map((each) => ({ ...each, key: lark.publics.signing })) };

  for (const forged of [changed, swapped]) {
    const verdicts = await checkSigners(forged, trusted);
    assert.deepEqual(verdicts.map(({ good }) => good), [false, false]);
    assert.match(verdicts[0].words, /does not fit/);
  }
});

test("a name for the key of somebody whom nobody vouched for is not believed", async () => {
  const { record, trusted, root, wren, vouch, lark } = await kept();
  const nobody = { ...record, vouched: [] };
  const byAStranger = { ...record, vouched: [await vouch("coordinator", lark, lark), await vouch("operator", lark, wren)] };
  const byTheRootItself = { ...record, vouched: [await vouch("operator", root, wren)] };
  const tooLate = { ...record, vouched: [record.vouched[0], await vouch("operator", lark, wren, NOW + 60 * DAY)] };

  for (const forged of [nobody, byAStranger, byTheRootItself, tooLate]) {
    const [raised] = await checkSigners(forged, trusted);
    assert.equal(raised.good, false);
    assert.match(raised.words, /nothing shows that Northtown vouched/);
  }
});

test("without the project's own key in the ring nothing is claimed", async () => {
  const { record, trusted } = await kept();

  const verdicts = await checkSigners(record, { ...trusted, root: undefined });

  assert.deepEqual(verdicts.map(({ good }) => good), [false, false]);
  assert.match(verdicts[0].words, /does not know Northtown’s own key/);
});

test("a missing signature is said in its place", async () => {
  const { record, trusted } = await kept();

  const [first] = await checkSigners({ ...record, signed: [] }, trusted);
  const alone = await checkSigners({ ...record, signed: record.signed.slice(0, 1) }, trusted);

  assert.match(first.words, /Nobody signed for raising it/);
  assert.deepEqual(alone.map(({ good }) => good), [true, false]);
  assert.match(alone[1].words, /Nobody else has signed/);
});

test("a lead's decision counts when the lead stands on a list", async () => {
  const { record, trusted, lark, otter } = await kept();
  const decision = async (/** @type {import("./keyring.js").Ring} */ by) => ({
    ...{ what: "decision", name: "Lark", says: "keep", why: "ground_is_met", wraps: "" },
    ...(await signDecision(by, record.header, { keep: true, why: "ground_is_met" })),
  });

  const [, kept_] = await checkSigners({ ...record, signed: [record.signed[0], await decision(lark)] }, trusted);
  const [, forged] = await checkSigners({ ...record, vouched: record.vouched.slice(0, 2), signed: [record.signed[0], await decision(otter)] }, trusted);
  const [, other] = await checkSigners({ ...record, signed: [record.signed[0], { ...(await decision(lark)), says: "let_go" }] }, trusted);

  assert.equal(kept_.good, true);
  assert.match(kept_.words, /list of leads/);
  assert.deepEqual([forged.good, other.good], [false, false]);
});
