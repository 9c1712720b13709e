// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { random } from "../../../widget/lib/ciphers.js";
import { fromText, toText, utf8 } from "../../../widget/lib/bytes.js";
import { sealedBox, verify } from "../../../widget/lib/keys.js";
import { checkChain } from "../../../widget/lib/trust.js";
import { SheetWrong, keyNumber, makeKeyring, openRing, publicsOf, ringFromSheet, sealRing, sheetOf, shiftCertificates, sign } from "./keyring.js";
import { signCert } from "./trusting.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const NOW = 1_795_305_600;

async function aSealedRing() {
  const ring = await makeKeyring();
  const half = random(32);
  return { ring, half, blob: sealRing(ring, "wren", half), publics: publicsOf(ring) };
}

test("a keyring opens again with the same person, half and public keys, and knows what it has learned", async () => {
  const { ring, half } = await aSealedRing();
  Object.assign(ring, { roots: { harbour: "r" }, lists: { harbour: { number: 3, hash: "h" } }, revoked: { harbour: ["k"] } });

  const opened = await openRing(sealRing(ring, "wren", half), "wren", publicsOf(ring), half);

  assert.deepEqual([opened.roots, opened.lists, opened.revoked], [ring.roots, ring.lists, ring.revoked]);
  assert.deepEqual(sheetOf(opened), sheetOf(ring));
});

test("a keyring does not open for another person, with another half, or beside other public keys", async () => {
  const { half, blob, publics } = await aSealedRing();
  const other = publicsOf(await makeKeyring());

  await assert.rejects(openRing(blob, "finch", publics, half));
  await assert.rejects(openRing(blob, "wren", publics, random(32)));
  await assert.rejects(openRing(blob, "wren", { ...publics, signing: other.signing }, half));
  await assert.rejects(openRing(blob, "wren", { ...publics, sealing: other.sealing }, half));
  await assert.rejects(openRing(blob, "wren", { signing: publics.sealing, sealing: publics.signing }, half));
  await assert.rejects(openRing(blob, "wren", publics, half.slice(1)));
});

test("no bit of a keyring's blob may change", async () => {
  const { half, blob, publics } = await aSealedRing();

  for (let at = 0; at < fromText(blob).length; at += 37) {
    const bytes = fromText(blob);
    bytes[at] ^= 1 << at % 8;
    await assert.rejects(openRing(toText(bytes), "wren", publics, half));
  }
});

test("a keyring of a few projects is as long as one of none", async () => {
  const { ring, half, blob } = await aSealedRing();
  ring.roots = { harbour: toText(random(32)), northtown: toText(random(32)) };

  assert.equal(sealRing(ring, "wren", half).length, blob.length);
});

test("a keyring does not print what is in it", async () => {
  const { ring } = await aSealedRing();
  const [seed, secret] = [ring.onPaper().slice(0, 32), ring.onPaper().slice(32)];

  const printed = [JSON.stringify({ ring }), inspect(ring, { depth: 9, showHidden: true }), String(ring)].join();

  for (const bytes of [seed, secret]) assert.ok(!printed.includes(toText(bytes)) && !printed.includes(Buffer.from(bytes).toString("hex")));
});

test("a ring signs what its public key checks, and opens what was sealed to it", async () => {
  const { ring, publics } = await aSealedRing();

  const signature = await sign(ring, utf8("hello"));

  assert.ok(await verify(fromText(publics.signing), utf8("hello"), fromText(signature)));
  assert.deepEqual(await ring.open(toText(await sealedBox(utf8("psst"), fromText(publics.sealing)))), utf8("psst"));
});

test("where the browser has no such keys, the spare ones give the same ring", async () => {
  const { ring } = await aSealedRing();
  const { importKey } = SubtleCrypto.prototype;
  const box = toText(await sealedBox(utf8("psst"), fromText(ring.publics.sealing)));
  const signature = await ring.sign(utf8("hello"));

  SubtleCrypto.prototype.importKey = async () => Promise.reject(new DOMException("no such algorithm", "NotSupportedError"));
  const spare = await ringFromSheet(sheetOf(ring));
  const [said, opened] = [await spare.sign(utf8("hello")), await spare.open(box)];
  SubtleCrypto.prototype.importKey = importKey;

  assert.deepEqual(spare.publics, ring.publics);
  assert.deepEqual([said, opened], [signature, utf8("psst")]);
});

test("a sheet is read however it was typed", async () => {
  const { ring } = await aSealedRing();
  const lines = sheetOf(ring);

  const typed = ["", ...lines.map((line) => ` ${line.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `), ""];

  assert.deepEqual((await ringFromSheet(typed)).publics, ring.publics);
});

test("one wrong letter anywhere on a sheet names its line", async () => {
  const lines = sheetOf(await makeKeyring());

  for (const [line, text] of lines.entries()) {
    for (const [at, letter] of [...text].entries()) {
      if (letter === "-") continue;
      for (const wrong of LETTERS.replace(letter, "") + "U") {
        const typed = lines.with(line, text.slice(0, at) + wrong + text.slice(at + 1));
        await assert.rejects(ringFromSheet(typed), (error) => error instanceof SheetWrong && error.line === line + 1);
      }
    }
  }
});

test("neighbours changed round, lines changed round, lost or doubled, are found", async () => {
  const lines = sheetOf(await makeKeyring());
  const wrongLine = (/** @type {string[]} */ typed) => ringFromSheet(typed).then(() => null, (error) => error.line);

  for (const [line, text] of lines.entries()) {
    for (let at = 0; at < 15; at += 1) {
      const turned = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      const isTheSame = turned.replaceAll("-", "") === text.replaceAll("-", "");
      if (at < 14 && !isTheSame) assert.equal(await wrongLine(lines.with(line, turned)), line + 1);
    }
  }
  assert.equal(await wrongLine([lines[1], lines[0], ...lines.slice(2)]), 1);
  assert.equal(await wrongLine(lines.slice(1)), 1);
  assert.equal(await wrongLine(lines.slice(0, 7)), 0);
  assert.equal(await wrongLine([...lines, lines[7]]), 9);
});

test("key numbers are of one shape and differ", async () => {
  const numbers = await Promise.all(Array.from({ length: 20 }, async () => keyNumber(publicsOf(await makeKeyring()))));

  assert.ok(numbers.every((number) => /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/.test(number)));
  assert.equal(new Set(numbers).size, 20);
});

test("a shift is certified for each project alone", async () => {
  const [root, coordinator, operator] = await Promise.all([makeKeyring(), makeKeyring(), makeKeyring()]);
  const holder = keyNumber(operator.publics);
  const during = { not_before: NOW, not_after: NOW + 86_400 };
  const shift = { projects: ["harbour", "northtown"], name: "Wren", charity: "Harbour", shiftKey: toText(random(32)), from: NOW + 0.7, until: NOW + 3600 };
  const [forHarbour, forNorthtown] = await shiftCertificates(operator, shift);
  const certificate = {
    coordinator: await signCert(root, "coordinator", "harbour", { holder, key: coordinator.publics.signing, ...during }),
    operator: await signCert(coordinator, "operator", "harbour", { holder, key: operator.publics.signing, ...during }),
    shift: forHarbour,
  };
  const asked = { root: root.publics.signing, project: "harbour", worker: { name: "Wren", charity: "Harbour", key: shift.shiftKey }, now: NOW };

  assert.equal((await checkChain({ ...asked, certificate })).ok, true);
  assert.equal((await checkChain({ ...asked, certificate: { ...certificate, shift: forNorthtown } })).ok, false);
  assert.equal((await checkChain({ ...asked, certificate: { ...certificate, shift: { ...forNorthtown, project: "harbour" } } })).ok, false);
});
