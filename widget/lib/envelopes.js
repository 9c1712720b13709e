// @ts-check
/** What stands inside a seal: one of a few kinds. A kind is never removed; one that this page does not know is `unknown`. */
import { fromUtf8, utf8 } from './bytes.js';
import { insist } from './checks.js';
import { pad, unpad } from './padding.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {'moment' | 'covered' | 'back'} SignalName */
/** @typedef {{ kind: 'text', text: string, at: string }} Text `at` is in whole minutes */
/** @typedef {{ kind: 'signal', signal: SignalName }} Signal from the visitor alone */
/** @typedef {{ kind: 'typing', on: boolean }} Typing */
/** @typedef {{ kind: 'handover', asked: string, said: string, next: string, language: string, by: string, at: string }} Handover the pair's card */
/** The chat is being kept under policy: on which ground, in the visitor's own language; for how many days at first, and at the very most.
 * @typedef {{ kind: 'kept', ground: string, text: string, first: number, days: number, at: string }} Kept from a worker alone */
/** A consent slip, its answer, what became of it: checked by `slips.js` before anything is made of it.
 * @typedef {{ kind: import('./slips.js').SlipKind | 'placed', sheet: any }} Sheet */
/** What the second puts into the first's draft: checked by the console, where alone it is read.
 * @typedef {{ kind: 'placed', id: string, title: string, language: string, parts: string[], doubts: string[] }} PutIn on `confer` alone */
/** @typedef {Text | Signal | Typing | Handover | Kept | PutIn | import('./slips.js').AnySlip} Envelope */
/** @typedef {Text | Signal | Typing | Handover | Kept | Sheet | { kind: 'unknown' }} Read */

/** @param {string} words @param {Date} at @returns {Text} */
export function text(words, at = new Date()) {
  return { kind: 'text', text: words, at: `${at.toISOString().slice(0, 16)}:00Z` };
}

/** @param {SignalName} signal @returns {Signal} */
export const signal = (signal) => ({ kind: 'signal', signal });

/** @param {boolean} on @returns {Typing} */
export const typing = (on) => ({ kind: 'typing', on });

/** @param {Envelope} envelope @returns {Bytes} padded; throws RangeError when it is too long */
export const write = (envelope) => pad(utf8(JSON.stringify(envelope)));

/** Throws when a known kind is not as it must be, or stands where it may not. Nothing but the known fields passes on.
 * @param {Uint8Array} padded @param {string} channel @param {number} slot the sender's @returns {Read} */
export function read(padded, channel, slot) {
  const { kind, text, at, signal, on, ...more } = JSON.parse(fromUtf8(unpad(padded)));
  insist(typeof kind === 'string' && (kind === 'typing') === (channel === 'typing'), 'out of place');
  if (kind === 'text') {
    insist(typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(at), 'not a text');
    return { kind, text, at };
  }
  if (kind === 'signal') {
    insist(['moment', 'covered', 'back'].includes(signal) && channel === 'room' && slot === 0, 'not a signal');
    return { kind, signal };
  }
  if (kind === 'handover') {
    const { asked, said, next, language, by } = more;
    insist(channel === 'confer' && [asked, said, next, language, by, at].every((each) => typeof each === 'string'), 'not a card');
    return { kind, asked, said, next, language, by, at };
  }
  if (kind === 'kept') {
    const { ground, first, days } = more;
    insist(channel === 'room' && slot !== 0 && [ground, text, at].every((each) => typeof each === 'string') && first > 0 && days > 0, 'not a notice');
    return { kind, ground, text, first, days, at };
  }
  if (/^(placed|slip(_answer|_told)?)$/.test(kind)) {
    insist((channel === 'room') === (kind !== 'placed'), 'out of place');
    return { kind, sheet: more };
  }
  if (kind !== 'typing') return { kind: 'unknown' };
  insist(typeof on === 'boolean', 'not a sign of typing');
  return { kind, on };
}
