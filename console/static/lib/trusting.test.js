// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { keyNumber, makeKeyring, shiftCertificates } from "./keyring.js";
import { agreeList, checkList, checkWorker, learnRoot, listHash, needsAgreement, revokedKeys, signCert, signList, signRevocation } from "./trusting.js";

/** @typedef {import("./keyring.js").Ring} Ring */
/** @typedef {import("./trusting.js").LeadList} LeadList */
/** @typedef {import("./trusting.js").Certificate} Certificate */

const NOW = 1_795_305_600;
const DAY = 86_400;
const P = "harbour";

/** @param {string} person @param {Ring} ring */
const lead = (person, ring) => ({ person, ...ring.publics });

/** @param {Ring} by @param {Ring} whom @param {{ from?: number, days?: number, project?: string }} [how] */
const coordinatorCert = (by, whom, { from = NOW, days = 90, project = P } = {}) =>
  signCert(by, "coordinator", project, { holder: keyNumber(whom.publics), key: whom.publics.signing, not_before: from, not_after: from + days * DAY });

/** A project with a root, two coordinators, three leads on list 1 or in waiting, and a worker who knows the root. */
async function aProject() {
  const [root, heron, tern, lark, plover, swift, worker] = await Promise.all(Array.from({ length: 7 }, makeKeyring));
  learnRoot(worker, P, root.publics.signing);
  const certs = [await coordinatorCert(root, heron), await coordinatorCert(root, tern)];
  const first = await signList(heron, P, { leads: [lead("plover", plover), lead("lark", lark)], dated: NOW, not_after: NOW + 60 * DAY, before: null });
  return { root, heron, tern, lark, plover, swift, worker, certs, first };
}

/** @param {Awaited<ReturnType<typeof aProject>>} all @param {LeadList} [before] */
async function listWithSwift({ heron, lark, plover, swift, first }, before = first) {
  const leads = [lead("lark", lark), lead("plover", plover), lead("swift", swift)];
  return signList(heron, P, { leads, dated: NOW + DAY, not_after: NOW + 61 * DAY, before });
}

/** @param {Ring} ring @param {LeadList[]} lists @param {Certificate[]} certs @param {number} [now] @param {any[]} [told] */
async function said(ring, lists, certs, now = NOW + DAY, told = []) {
  const checked = await checkList(ring, P, lists, certs, now, told);
  return checked.ok ? checked.number : checked.why;
}

test("a signed list is trusted, its leads in order, and the ring keeps its number", async () => {
  const { worker, first, certs, lark, plover } = await aProject();

  const checked = await checkList(worker, P, [first], certs, NOW);
  const again = await checkList(worker, P, [first], certs, NOW);

  assert.deepEqual(checked.ok && checked.leads, [lead("lark", lark), lead("plover", plover)]);
  assert.deepEqual([checked.ok && checked.stored, again.ok && again.stored], [true, false]);
  assert.deepEqual(worker.lists[P], { number: 1, hash: listHash(P, first) });
});

test("a key that is new needs a lead of the list before, or the root", async () => {
  const all = await aProject();
  const { worker, first, certs, swift, plover, root, heron } = all;
  const second = await listWithSwift(all);

  assert.ok(needsAgreement(second, first) && !needsAgreement(first, null));
  assert.equal(await said(worker, [first, second], certs), "a new key that no lead agreed to");
  for (const nobody of [swift, heron]) assert.match(String(await said(worker, [first, await agreeList(nobody, P, second)], certs)), /nobody of the list before/);
  for (const by of [plover, root]) assert.equal(await said(await aWorkerWhoKnows(root), [first, await agreeList(by, P, second)], certs), 2);
});

test("an agreement to one list is none to another", async () => {
  const all = await aProject();
  const { worker, first, certs, plover } = all;
  const { agreed } = await agreeList(plover, P, await listWithSwift(all));
  const other = await signList(all.heron, P, { leads: [lead("lark", all.lark), lead("magpie", all.tern)], dated: NOW + DAY, not_after: NOW + 61 * DAY, before: first });

  assert.equal(await said(worker, [first, { ...other, agreed }], certs), "agreement: not signed");
});

test("the keys of one lead under another's name are new keys", async () => {
  const { first, lark, plover } = await aProject();

  assert.ok(needsAgreement({ ...first, leads: [lead("lark", plover), lead("plover", lark)] }, first));
});

test("a lead may be taken off without anybody's leave but the coordinator's", async () => {
  const { worker, first, certs, tern, lark } = await aProject();
  const second = await signList(tern, P, { leads: [lead("lark", lark)], dated: NOW + DAY, not_after: NOW + 2 * DAY, before: first });

  assert.equal(await said(worker, [first, second], certs), 2);
});

test("no older list, and no other under the same number, is taken once a newer was seen", async () => {
  const all = await aProject();
  const { worker, first, certs, plover, tern, lark } = all;
  const second = await agreeList(plover, P, await listWithSwift(all));
  const forked = await signList(tern, P, { leads: [lead("lark", lark), lead("plover", plover)], dated: NOW + DAY, not_after: NOW + 61 * DAY, before: first });
  assert.equal(await said(worker, [first, second], certs), 2);

  assert.equal(await said(worker, [first], certs), "older than the list seen before");
  assert.equal(await said(worker, [first, forked], certs), "another list than the one seen before");
  assert.equal(await said(worker, [second], certs), 2, "what came before the one it saw it need not see again");
  assert.equal(await said(worker, [], certs), "there is no list");
});

test("a row with a list left out, turned or from another project is refused", async () => {
  const all = await aProject();
  const { root, first, certs, plover, heron, lark } = all;
  const second = await agreeList(plover, P, await listWithSwift(all));
  const third = await signList(heron, P, { leads: [lead("lark", lark), lead("plover", plover)], dated: NOW + DAY, not_after: NOW + 60 * DAY, before: second });
  const fresh = () => aWorkerWhoKnows(root);

  assert.equal(await said(await fresh(), [third, first, second], certs), 3, "in whatever order they come");
  assert.equal(await said(await fresh(), [first, third], certs), "a list is missing");
  assert.equal(await said(await fresh(), [second, third], certs), "a list is missing");
  assert.equal(await said(await fresh(), [first, { ...third, number: 2 }], certs), "list: not signed");
  const onAnother = await signList(heron, P, { leads: [lead("lark", lark)], dated: NOW + DAY, not_after: NOW + 60 * DAY, before: { ...first, dated: NOW + 1 } });
  assert.equal(await said(await fresh(), [first, onAnother], certs), "does not follow the list before");
  const backdated = await signList(heron, P, { leads: [lead("lark", lark)], dated: NOW - 1, not_after: NOW + 60 * DAY, before: first });
  assert.equal(await said(await fresh(), [first, backdated], certs), "dated before the list before");
  const other = await aWorkerWhoKnows(root);
  learnRoot(other, "other", root.publics.signing);
  assert.equal((await checkList(other, "other", [first], certs, NOW)).ok, false);
});

test("a list by somebody whom the root never certified, or certified for another time or project, is refused", async () => {
  const { root, worker, first, heron, swift } = await aProject();
  const why = "not signed by a coordinator";

  assert.equal(await said(worker, [first], []), why);
  assert.equal(await said(worker, [first], [await coordinatorCert(swift, heron)]), why);
  assert.equal(await said(worker, [first], [await coordinatorCert(root, heron, { from: NOW - 90 * DAY, days: 80 })]), why);
  assert.equal(await said(worker, [first], [await coordinatorCert(root, heron, { project: "other" })]), why);
  const operator = await signCert(root, "operator", P, { holder: keyNumber(heron.publics), key: heron.publics.signing, not_before: NOW, not_after: NOW + DAY });
  assert.equal(await said(worker, [first], [operator]), why);
  assert.equal(await said(worker, [first], [await coordinatorCert(root, heron)]), 1);
});

test("a list out of date, for too long, or from the future is refused", async () => {
  const { worker, first, certs, heron } = await aProject();
  const long = await signList(heron, P, { leads: first.leads, dated: NOW, not_after: NOW + 91 * DAY, before: null });

  assert.equal(await said(worker, [first], certs, NOW + 61 * DAY), "list: out of date");
  assert.equal(await said(worker, [first], certs, NOW - DAY), "list: not yet");
  assert.equal(await said(worker, [long], certs), "list: too long");
});

test("whatever is changed in a list, it is refused", async () => {
  const { worker, first, certs, swift } = await aProject();
  const changes = [
    { number: 2 },
    { dated: first.dated + 1 },
    { not_after: first.not_after + 1 },
    { previous: listHash(P, first) },
    { leads: first.leads.slice(1) },
    { leads: [...first.leads].reverse() },
    { leads: [first.leads[0], { ...first.leads[1], sealing: swift.publics.sealing }] },
    { leads: [first.leads[0], { ...first.leads[0], person: "plover" }] },
    { by: swift.publics.signing },
    { signature: first.signature.replace(/^./, (letter) => (letter === "A" ? "B" : "A")) },
  ];

  for (const change of changes) assert.equal((await checkList(worker, P, [{ ...first, ...change }], certs, NOW + DAY)).ok, false, Object.keys(change)[0]);
  assert.equal(await said(worker, [first], certs), 1);
});

test("a list whose signer was taken back no longer holds; another coordinator signs a new one", async () => {
  const { worker, first, certs, heron, tern } = await aProject();
  const told = [await signRevocation(tern, P, heron.publics.signing, NOW + DAY)];
  const second = await signList(tern, P, { leads: first.leads, dated: NOW + DAY, not_after: NOW + 60 * DAY, before: first });

  assert.equal(await said(worker, [first], certs), 1);
  assert.equal(await said(worker, [first], certs, NOW + DAY, told), "the list's signer was taken back");
  assert.equal(await said(worker, [first], certs), "the list's signer was taken back", "the ring does not forget it when nobody tells it again");
  assert.equal(await said(worker, [first, second], certs), 2);
});

test("nobody can put another signer under a list that was seen before", async () => {
  const { worker, first, certs, heron, tern } = await aProject();
  assert.equal(await said(worker, [first], certs), 1);
  const told = [await signRevocation(tern, P, heron.publics.signing, NOW + DAY)];

  assert.equal(await said(worker, [{ ...first, by: tern.publics.signing }], certs, NOW + DAY, told), "list: not signed");
});

test("only the root and coordinators take keys back, and one who was taken back does not", async () => {
  const { root, worker, certs, heron, tern, swift } = await aProject();
  const nobodys = [await signRevocation(swift, P, tern.publics.signing, NOW)];
  const thiefs = [await signRevocation(heron, P, tern.publics.signing, NOW), await signRevocation(root, P, heron.publics.signing, NOW + DAY)];

  assert.equal((await revokedKeys(worker, P, nobodys, certs)).keys.size, 0);
  assert.deepEqual([...(await revokedKeys(worker, P, thiefs, certs)).keys], [heron.publics.signing]);
  learnRoot(worker, "other", root.publics.signing);
  assert.equal((await revokedKeys(worker, "other", [await signRevocation(root, P, tern.publics.signing, NOW)], certs)).keys.size, 0);
  assert.equal((await revokedKeys(worker, P, [await signRevocation(root, P, tern.publics.signing, NOW)], certs)).keys.size, 2);
});

test("the first root key is learned; another is not taken until the worker says so", async () => {
  const { root, swift, worker, first, certs } = await aProject();
  await checkList(worker, P, [first], certs, NOW);

  assert.equal(learnRoot(worker, P, root.publics.signing), "known");
  assert.equal(learnRoot(worker, P, swift.publics.signing), "other");
  assert.equal(worker.roots[P], root.publics.signing);
  assert.equal(learnRoot(worker, P, swift.publics.signing, { replace: true }), "learned");
  assert.deepEqual([worker.roots[P], worker.lists[P]], [swift.publics.signing, undefined]);
  assert.throws(() => learnRoot(worker, P, "short"));
});

test("without the project's root key no list is trusted", async () => {
  const { first, certs } = await aProject();

  assert.equal(await said(await makeKeyring(), [first], certs), "the project's root key is not known");
});

test("a colleague's key is checked with the root in the ring, and against the keys taken back", async () => {
  const { root, heron, swift, worker, certs } = await aProject();
  const facts = { holder: keyNumber(swift.publics), key: swift.publics.signing, not_before: NOW, not_after: NOW + 30 * DAY };
  const colleague = { name: "Swift", charity: "Harbour", key: swift.publics.sealing };
  const [shift] = await shiftCertificates(swift, { projects: [P], ...colleague, shiftKey: colleague.key, from: NOW, until: NOW + 3600 });
  const chain = { coordinator: certs[0], operator: await signCert(heron, "operator", P, facts), shift };

  assert.equal((await checkWorker(worker, P, colleague, chain, NOW)).ok, true);
  assert.equal((await checkWorker(await makeKeyring(), P, colleague, chain, NOW)).ok, false);
  await revokedKeys(worker, P, [await signRevocation(root, P, swift.publics.signing, NOW)], certs);
  assert.deepEqual(await checkWorker(worker, P, colleague, chain, NOW), { ok: false, why: "taken back" });
});

/** @param {Ring} root */
async function aWorkerWhoKnows(root) {
  const ring = await makeKeyring();
  learnRoot(ring, P, root.publics.signing);
  return ring;
}
