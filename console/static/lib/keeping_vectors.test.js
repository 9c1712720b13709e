// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fromText, toText } from "../../../widget/lib/bytes.js";
import { verify } from "../../../widget/lib/keys.js";
import { certStatement, checkChain, shiftStatement } from "../../../widget/lib/trust.js";
import { openCopy, sealCopies } from "./copies.js";
import { keyNumber, openRing, proveSheet, ringFromSheet, sealRing, sheetOf, sheetStatement } from "./keyring.js";
import { sealingKey } from "./own_keys.js";
import * as records from "./record_seal.js";
import { agreementStatement, checkList, learnRoot, listHash, listStatement, revocationStatement, revokedKeys } from "./trusting.js";

const VECTORS = JSON.parse(readFileSync(new URL("../../../docs/keeping-vectors.json", import.meta.url), "utf8"));
const { project, now, record, chain } = VECTORS;

/** @param {string} name */
const ringNamed = (name) => ringFromSheet(VECTORS.rings.find((/** @type {any} */ ring) => ring.name === name).sheet);

test("keyrings, their numbers and their sheets are as in the vectors", async () => {
  for (const { name, public: publics, number, sheet, sheet_statement, sheet_proof } of VECTORS.rings) {
    const ring = await ringFromSheet(sheet);
    assert.deepEqual(ring.publics, publics);
    assert.equal(keyNumber(publics), number);
    assert.deepEqual(sheetOf(ring), sheet);
    assert.equal(toText(sheetStatement(name, publics)), sheet_statement);
    assert.equal(await proveSheet(ring, name), sheet_proof);
  }
});

test("the keyring of the vectors opens, with what it has learned", async () => {
  const { person, half, public: publics, blob, roots, lists, revoked } = VECTORS.keyring;

  const ring = await openRing(blob, person, publics, fromText(half));

  assert.deepEqual([ring.roots, ring.lists, ring.revoked], [roots, lists, revoked]);
  assert.deepEqual(sheetOf(ring), sheetOf(await ringNamed("lark")));
  assert.equal(sealRing(ring, person, fromText(half)).length, blob.length);
});

test("certificates and the chain are as in the vectors", async () => {
  const { root, worker, chain: certificate, statements } = chain;

  const made = [
    certStatement("coordinator", project, certificate.coordinator),
    certStatement("operator", project, certificate.operator),
    shiftStatement(project, worker, certificate.shift),
  ];

  assert.deepEqual(made.map(toText), statements);
  assert.deepEqual(await checkChain({ root, project, worker, certificate, now }), {
    ok: true,
    holder: certificate.operator.holder,
    not_after: certificate.shift.not_after,
  });
});

test("the key taken back is as in the vectors", async () => {
  const { statement, revocation } = VECTORS.revocation;
  const ring = await ringNamed("swift");
  learnRoot(ring, project, chain.root);

  const { keys, stored } = await revokedKeys(ring, project, [revocation], [chain.chain.coordinator]);

  assert.equal(toText(revocationStatement(project, revocation.key, revocation.at)), statement);
  assert.deepEqual([[...keys], stored], [[revocation.key], true]);
});

test("the lists of leads are as in the vectors", async () => {
  const ring = await ringNamed("swift");
  learnRoot(ring, project, chain.root);
  const lists = VECTORS.lists.map((/** @type {any} */ { list }) => list);

  const checked = await checkList(ring, project, lists, [chain.chain.coordinator], now);

  for (const { list, statement, hash } of VECTORS.lists) assert.deepEqual([toText(listStatement(project, list)), listHash(project, list)], [statement, hash]);
  const { agreed } = lists[1];
  assert.ok(await verify(fromText(agreed.by), agreementStatement(project, lists[1]), fromText(agreed.signature)));
  assert.deepEqual([checked.ok && checked.number, checked.ok && checked.hash], [2, VECTORS.lists[1].hash]);
});

test("the record of the vectors is opened by two leads, in both directions, and reads as it was", async () => {
  const { header, wraps, chunks, closing, lines } = record;

  for (const [requester, approver] of [["lark", "plover"], ["plover", "lark"]]) {
    const inner = await records.peelAll(wraps, await ringNamed(approver), header, { requester, approver });
    const key = await records.openAny(inner, await ringNamed(requester), header);
    assert.deepEqual(await records.readRecord(key, header, chunks, closing), { lines, isClosed: true, trouble: "", after: 4 });
    assert.deepEqual(records.openNote(key, record.note.place, record.note), record.note.says);
  }
});

test("what is signed over a record is as in the vectors", async () => {
  const { header, wraps, statements, signed, closing } = record;
  const made = {
    raised: records.raisedStatement(header, wraps),
    confirmed: records.confirmedStatement(header, wraps),
    decision: records.decisionStatement(header, { keep: true, why: "risk_goes_on" }),
    rewrapped: records.rewrappedStatement(header, 2, wraps),
  };

  assert.equal(toText(records.headerStatement(header)), record.header_statement);
  assert.equal(toText(records.wrapsHash([...wraps].reverse())), record.wraps_hash);
  for (const [name, statement] of Object.entries(made)) {
    assert.equal(toText(statement), statements[name]);
    assert.ok(await records.isSignedBy(statement, signed[name]));
  }
  assert.ok(await records.isSignedBy(records.closingStatement(header, closing), closing));
});

test("the second's box of the vectors opens", async () => {
  const { from, to_secret, box } = record.for_the_second;

  const key = await records.openShared(box, { ...record.header, raiserKey: from, shiftKey: await sealingKey(fromText(to_secret)) });

  assert.equal(key.commitment, record.header.commitment);
});

test("the record's key of the vectors gives its commitment", () => {
  const key = new records.RecordKey(record.header, fromText(record.key));

  assert.equal(key.commitment, record.header.commitment);
});

test("copies are as in the vectors", async () => {
  for (const { what, id, person, says, box, part } of VECTORS.copies) {
    const ring = await ringNamed(person);
    const place = { what, project, id, person };
    assert.deepEqual(await openCopy(ring, box, place), says);
    assert.equal(toText(await ring.open(box)), part);
    const [again] = await sealCopies(what, project, id, [{ person, sealing: ring.publics.sealing }], says);
    assert.equal(toText(await ring.open(again.box)), part);
  }
});
