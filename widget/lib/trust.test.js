// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { concat, fromText, toText } from './bytes.js';
import { makePageKey } from './keys.js';
import { certStatement, checkChain, shiftStatement } from './trust.js';

/** @typedef {import('./keys.js').PageKey} Key */
/** @typedef {import('./trust.js').Chain} Chain */

const NOW = 1_795_305_600;
const DAY = 86_400;
const HOLDER = '0000-0000-0000-0000';
const project = 'harbour';

/** @param {Key} key */
const written = (key) => toText(key.publicKey);

/** @param {Key} key @param {Uint8Array<ArrayBuffer>} statement */
const signed = async (key, statement) => toText(await key.sign(statement));

/** @param {Key} by @param {'coordinator' | 'operator'} purpose @param {Key} whom @param {{ of?: string, from?: number, days?: number }} [how] */
async function certified(by, purpose, whom, { of = project, from = NOW - 60, days = 30 } = {}) {
  const facts = { holder: HOLDER, key: written(whom), not_before: from, not_after: from + days * DAY };
  return { ...facts, signature: await signed(by, certStatement(purpose, of, facts)) };
}

/** @param {Key} by @param {{ name: string, charity: string, key: string }} worker @param {{ of?: string, from?: number, hours?: number }} [how] */
async function onShift(by, worker, { of = project, from = NOW - 60, hours = 12 } = {}) {
  const during = { not_before: from, not_after: from + hours * 3600 };
  return { project: of, ...during, signature: await signed(by, shiftStatement(of, worker, during)) };
}

async function aChain() {
  const [root, coordinator, operator, shift, somebody] = await Promise.all(Array.from({ length: 5 }, makePageKey));
  const worker = { name: 'Wren', charity: 'Harbour', key: written(shift) };
  const certificate = {
    coordinator: await certified(root, 'coordinator', coordinator),
    operator: await certified(coordinator, 'operator', operator),
    shift: await onShift(operator, worker),
  };
  return { keys: { root, coordinator, operator, somebody }, asked: { root: written(root), project, worker, certificate, now: NOW } };
}

/** @param {Awaited<ReturnType<typeof aChain>>['asked']} asked @param {object} otherwise */
const why = async (asked, otherwise) => {
  const verdict = await checkChain({ ...asked, ...otherwise });
  return verdict.ok ? 'ok' : verdict.why;
};

test('a shift key holds when the root, a coordinator and the operator vouch for it', async () => {
  const { asked } = await aChain();

  assert.deepEqual(await checkChain(asked), { ok: true, holder: HOLDER, not_after: asked.certificate.shift.not_after });
});

test('a worker under another name, charity or key is refused', async () => {
  const { asked, keys } = await aChain();

  for (const other of [{ name: 'Magpie' }, { charity: 'Other' }, { key: written(keys.somebody) }]) {
    assert.equal(await why(asked, { worker: { ...asked.worker, ...other } }), 'shift: not signed');
  }
});

test('another root, another project, and no certificate at all are refused', async () => {
  const { asked, keys } = await aChain();

  assert.equal(await why(asked, { root: written(keys.somebody) }), 'coordinator: not signed');
  assert.equal(await why(asked, { project: 'other' }), 'coordinator: not signed');
  assert.equal(await why(asked, { certificate: null }), 'no certificate');
  assert.equal(await why(asked, { certificate: undefined }), 'no certificate');
});

test('each link holds only in its own place', async () => {
  const { asked, keys } = await aChain();
  const { certificate } = asked;
  const { root, coordinator, operator } = keys;

  const links = {
    'signed by the operator': { coordinator: await certified(operator, 'coordinator', coordinator) },
    'for another purpose': { coordinator: await certified(root, 'operator', coordinator) },
    'of another project': { coordinator: await certified(root, 'coordinator', coordinator, { of: 'other' }) },
    'an operator by the root itself': { operator: await certified(root, 'operator', operator) },
    'an operator as a coordinator': { operator: await certified(coordinator, 'coordinator', operator) },
    'an operator of another project': { operator: await certified(coordinator, 'operator', operator, { of: 'other' }) },
    'a shift of another project': { shift: await onShift(operator, asked.worker, { of: 'other' }) },
    'a shift signed by the coordinator': { shift: await onShift(coordinator, asked.worker) },
  };

  for (const [name, link] of Object.entries(links)) assert.notEqual(await why(asked, { certificate: { ...certificate, ...link } }), 'ok', name);
});

test('what is out of date, not yet, or for longer than may be is refused', async () => {
  const { asked, keys } = await aChain();
  const { certificate } = asked;
  const { root, coordinator, operator } = keys;
  const refused = {
    'coordinator: too long': { coordinator: await certified(root, 'coordinator', coordinator, { days: 91 }) },
    'coordinator: out of date': { coordinator: await certified(root, 'coordinator', coordinator, { from: NOW - 31 * DAY }) },
    'operator: too long': { operator: await certified(coordinator, 'operator', operator, { days: 31 }) },
    'operator: not yet': { operator: await certified(coordinator, 'operator', operator, { from: NOW + 301 }) },
    'shift: too long': { shift: await onShift(operator, asked.worker, { hours: 17 }) },
    'shift: out of date': { shift: await onShift(operator, asked.worker, { from: NOW - 13 * 3600 }) },
  };

  for (const [reason, link] of Object.entries(refused)) assert.equal(await why(asked, { certificate: { ...certificate, ...link } }), reason);
  const justStarted = { shift: await onShift(operator, asked.worker, { from: NOW + 299 }) };
  assert.equal(await why(asked, { certificate: { ...certificate, ...justStarted } }), 'ok', 'clocks may differ by five minutes');
});

test('no bit of any signature may change, and nothing malformed throws', async () => {
  const { asked } = await aChain();

  for (const link of /** @type {const} */ (['coordinator', 'operator', 'shift'])) {
    const bytes = fromText(asked.certificate[link].signature);
    for (const at of [0, 31, 32, 63]) {
      const changed = concat(bytes);
      changed[at] ^= 1;
      const certificate = { ...asked.certificate, [link]: { ...asked.certificate[link], signature: toText(changed) } };
      assert.equal(await why(asked, { certificate }), `${link}: not signed`);
    }
    for (const broken of [{}, null, { ...asked.certificate[link], signature: '!' }, { ...asked.certificate[link], not_before: '0', not_after: {} }]) {
      assert.notEqual(await why(asked, { certificate: { ...asked.certificate, [link]: broken } }), 'ok');
    }
  }
});

test('what a pinned page must send to a phone is small', () => {
  assert.ok(readFileSync(new URL('./trust.js', import.meta.url)).length < 5_000);
});
