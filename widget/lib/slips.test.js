// @ts-check
/** A slip is read only just as it must be, and from the side it must come from; whoever changes a field gets nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, write } from './envelopes.js';
import { LARGEST } from './padding.js';
import { fits, LONGEST_LINE, MOST_LINES, readSlip } from './slips.js';

const ID = 'a'.repeat(32);
const WORDS = { recipient: 'Northtown clinic', purpose: 'An appointment', lines: ['I would like Tuesday.', 'Text is fine.'] };
/** @type {import('./slips.js').Slip} */
const SLIP = { kind: 'slip', id: ID, days: 7, ...WORDS };
/** @type {import('./slips.js').SlipAnswer} */
const YES = { kind: 'slip_answer', id: ID, yes: true, ...WORDS };

/** @param {import('./slips.js').AnySlip} slip @param {number} slot @param {string} [channel] */
function through(slip, slot, channel = 'room') {
  const opened = /** @type {any} */ (read(write(slip), channel, slot));
  return readSlip(opened.kind, opened.sheet, slot);
}

test('what is asked, answered and told comes out as it went in', () => {
  assert.deepEqual(through(SLIP, 1), SLIP);
  assert.deepEqual(through(YES, 0), YES);
  assert.deepEqual(through({ kind: 'slip_told', id: ID, outcome: 'stored' }, 2), { kind: 'slip_told', id: ID, outcome: 'stored' });
});

test('a no carries no words, whatever was put beside it', () => {
  assert.deepEqual(through({ ...YES, yes: false }, 0), { kind: 'slip_answer', id: ID, yes: false, recipient: '', purpose: '', lines: [] });
});

test('nobody asks, answers or tells from the other side, and none of it stands on confer', () => {
  assert.throws(() => through(SLIP, 0));
  assert.throws(() => through(YES, 1));
  assert.throws(() => through({ kind: 'slip_told', id: ID, outcome: 'stored' }, 0));
  assert.throws(() => through(SLIP, 1, 'confer'));
});

test('every field is checked', () => {
  const wrong = [
    { id: 'A'.repeat(32) }, { id: 'a' }, { id: 7 }, { days: 0 }, { days: 15 }, { days: '7' }, { recipient: '' }, { recipient: ' ' }, { recipient: 7 },
    { purpose: '' }, { purpose: 'x'.repeat(301) }, { lines: [] }, { lines: 'one' }, { lines: ['x'.repeat(LONGEST_LINE + 1)] }, { lines: ['ok', 7] },
    { lines: Array(MOST_LINES + 1).fill('x') },
  ];
  for (const change of wrong) assert.throws(() => readSlip('slip', { ...SLIP, ...change }, 1), JSON.stringify(change));
  for (const change of wrong.slice(6)) assert.throws(() => readSlip('slip_answer', { ...YES, ...change }, 0), JSON.stringify(change));
  assert.throws(() => readSlip('slip_answer', { ...YES, yes: 'yes' }, 0));
  assert.throws(() => readSlip('slip_told', { id: ID, outcome: 'perhaps' }, 1));
});

test('nothing but the known fields passes on', () => {
  assert.deepEqual(readSlip('slip', { ...SLIP, more: 'x' }, 1), SLIP);
});

test('what fits can be written, and what does not is said before', () => {
  const long = { ...SLIP, lines: Array(MOST_LINES).fill('ș'.repeat(LONGEST_LINE)) };
  const just = { ...SLIP, lines: Array(MOST_LINES).fill('x'.repeat(LONGEST_LINE)) };

  assert.equal(fits(long), false);
  assert.throws(() => write(long), RangeError);
  assert.equal(fits(just), true);
  assert.ok(JSON.stringify(just).length < LARGEST && write(just));
});
