// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkChain } from "../../../widget/lib/trust.js";
import { keyNumber, makeKeyring } from "./keyring.js";
import { Vouching } from "./shift_vouching.js";
import { signCert } from "./trusting.js";

const NOW = new Date("2026-11-21T18:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const DAY = 86_400;
const SHIFT_KEY = "k".repeat(42) + "A";

/** A root, a coordinator and an operator; `change` spoils what the server tells. @param {(facts: any) => any} [change] */
async function aDesk(change = (facts) => facts) {
  const [root, coordinator, mine] = await Promise.all([makeKeyring(), makeKeyring(), makeKeyring()]);
  const certOf = (/** @type {any} */ by, /** @type {any} */ purpose, /** @type {any} */ ring, days = 20) =>
    signCert(by, purpose, "northtown", { holder: keyNumber(ring.publics), key: ring.publics.signing, not_before: SECONDS - DAY, not_after: SECONDS + days * DAY });
  const facts = {
    project: "northtown",
    name: "Northtown Project",
    root: root.publics.signing,
    my: [{ purpose: "operator", certificate: await certOf(coordinator, "operator", mine), signed_by: coordinator.publics.signing }],
    coordinators: [{ purpose: "coordinator", certificate: await certOf(root, "coordinator", coordinator, 60), signed_by: root.publics.signing }],
    lists: [],
    revoked: [],
  };
  mine.roots = { northtown: root.publics.signing };
  const open = /** @type {any} */ ({ ring: mine, facts: { projects: [change(facts)] } });
  const world = { ring: async () => open, keep: async () => {}, home: "northtown", now: () => NOW };
  return { world, root: root.publics.signing, mine, open };
}

const asked = { name: "Wren", shiftKey: SHIFT_KEY };
const worker = { name: "Wren", charity: "Northtown Project", key: SHIFT_KEY };

test("what is made at check-in is what a visitor's page lets in", async () => {
  const { world, root } = await aDesk();

  const [chain] = await new Vouching(world).chainsFor(asked);

  const verdict = await checkChain({ root, project: "northtown", worker, certificate: chain, now: SECONDS });
  assert.equal(verdict.ok, true);
  assert.equal(chain.shift.not_after - SECONDS, 16 * 3_600);
});

test("the shift is vouched for no longer than the keys above it", async () => {
  const { world, open } = await aDesk();
  const until = SECONDS + 16 * 3_600 + 20 * DAY;

  const [chain] = await new Vouching({ ...world, now: () => new Date((SECONDS + 20 * DAY - 600) * 1000) }).chainsFor(asked);

  assert.equal(chain.shift.not_after, open.facts.projects[0].my[0].certificate.not_after);
  assert.ok(chain.shift.not_after < until);
});

for (const [why, change] of /** @type {[string, (facts: any) => any][]} */ ([
  ["nobody signed mine", (facts) => ({ ...facts, my: [] })],
  ["it is for older keys of mine", (facts) => ({ ...facts, my: [{ ...facts.my[0], certificate: { ...facts.my[0].certificate, key: SHIFT_KEY } }] })],
  ["it only lets me sign others", (facts) => ({ ...facts, my: [{ ...facts.my[0], purpose: "coordinator" }] })],
  ["nobody vouches for who signed it", (facts) => ({ ...facts, coordinators: [] })],
  ["its signature is another's", (facts) => ({ ...facts, my: [{ ...facts.my[0], certificate: { ...facts.my[0].certificate, not_after: SECONDS + 21 * DAY } }] })],
])) {
  test(`nothing is brought where ${why}, and checking in goes on`, async () => {
    const { world } = await aDesk(change);

    assert.deepEqual(await new Vouching(world).chainsFor(asked), []);
  });
}

test("locked, or out of reach, checking in goes on without", async () => {
  const { world } = await aDesk();

  assert.deepEqual(await new Vouching({ ...world, ring: async () => null }).chainsFor(asked), []);
  assert.deepEqual(await new Vouching({ ...world, ring: () => Promise.reject(new Error("line")) }).chainsFor(asked), []);
});

test("a partner passes, fails, or has brought nothing; without a root key nothing is said", async () => {
  const { world, mine } = await aDesk();
  const vouching = new Vouching(world);
  const [certificate] = await vouching.chainsFor(asked);
  const partner = /** @type {any} */ ({ ...worker, slot: 2, certificate });

  assert.equal(await vouching.check("northtown", partner), "good");
  assert.equal(await vouching.check("northtown", { ...partner, key: `${"j".repeat(42)}A` }), "failed");
  assert.equal(await vouching.check("northtown", { ...partner, name: "Kit" }), "failed");
  assert.equal(await vouching.check("northtown", { ...partner, certificate: null }), "missing");
  assert.equal(await vouching.check("northtown", { ...partner, certificate: null }, { pinned: true }), "failed");
  assert.equal(await vouching.check("eastport", partner), "unknown");
  mine.revoked = { northtown: [certificate.operator.key] };
  assert.equal(await vouching.check("northtown", partner), "failed");
});

test("a server that stops handing out the ring does not end the checks", async () => {
  const { world, open } = await aDesk();
  let isThere = true;
  let now = NOW;
  const vouching = new Vouching({ ...world, ring: async () => (isThere ? open : null), now: () => now });
  const [certificate] = await vouching.chainsFor(asked);
  isThere = false;
  now = new Date(NOW.getTime() + 3 * 60_000);

  assert.equal(await vouching.check("northtown", /** @type {any} */ ({ ...worker, slot: 2, certificate, key: `${"j".repeat(42)}A` })), "failed");
});
