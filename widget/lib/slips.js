// @ts-check
/**
 * A consent slip inside a seal: what is to be passed on, the visitor's answer, and what became of it. Loaded by whoever has to do with one.
 *
 * Whoever reads one checks it here first: `envelopes.js` passes it on as it came. It stands on no other module: what few visitors need must not cut up
 * what all of them load.
 */

/** @typedef {'slip' | 'slip_answer' | 'slip_told'} SlipKind */
/** @typedef {{ recipient: string, purpose: string, lines: string[] }} Words what is passed on, to whom, and what for */
/** @typedef {{ kind: 'slip', id: string, days: number } & Words} Slip from a worker; *days*: how long it waits to be taken out, at most */
/** @typedef {{ kind: 'slip_answer', id: string, yes: boolean } & Words} SlipAnswer from the visitor: whole, as they approved it; after a no without words */
/** @typedef {'stored' | 'not_stored' | 'withdrawn'} Outcome */
/** @typedef {{ kind: 'slip_told', id: string, outcome: Outcome }} SlipTold from a worker: *stored* only when the server holds it */
/** @typedef {Slip | SlipAnswer | SlipTold} AnySlip */

export const MOST_LINES = 12;
export const LONGEST_LINE = 400;
export const LONGEST_RECIPIENT = 120;
export const LONGEST_PURPOSE = 300;
/** As `padding.js` has it. */
const LARGEST = 8191;

/** May it be sealed as one message? @param {AnySlip} slip */
export const fits = (slip) => new TextEncoder().encode(JSON.stringify(slip)).length <= LARGEST;

/** Throws when it is not just as it must be. Nothing but the known fields passes on. @param {SlipKind} kind @param {any} sheet @param {number} slot the sender's @returns {AnySlip} */
export function readSlip(kind, sheet, slot) {
  const { id, days, yes, outcome } = sheet;
  insist(/^[0-9a-f]{32}$/.test(id) && (slot === 0) === (kind === 'slip_answer'), 'not a slip');
  if (kind === 'slip_told') {
    insist(outcome === 'stored' || outcome === 'not_stored' || outcome === 'withdrawn', 'not an outcome');
    return { kind, id, outcome };
  }
  if (kind === 'slip_answer') {
    insist(typeof yes === 'boolean', 'not an answer');
    return yes ? { kind, id, yes, ...words(sheet) } : { kind, id, yes, recipient: '', purpose: '', lines: [] };
  }
  insist(kind === 'slip' && Number.isInteger(days) && days > 0 && days < 15, 'not a slip');
  return { kind, id, days, ...words(sheet) };
}

/** @param {any} sheet @returns {Words} */
function words({ recipient, purpose, lines }) {
  insist(isLine(recipient, LONGEST_RECIPIENT) && isLine(purpose, LONGEST_PURPOSE), 'not for anybody');
  insist(Array.isArray(lines) && lines.length > 0 && lines.length <= MOST_LINES && lines.every((line) => isLine(line, LONGEST_LINE)), 'not lines');
  return { recipient, purpose, lines: [...lines] };
}

/** @param {unknown} holds @param {string} otherwise */
function insist(holds, otherwise) {
  if (!holds) throw new RangeError(otherwise);
}

/** @param {unknown} line @param {number} most */
const isLine = (line, most) => typeof line === 'string' && line.trim() !== '' && line.length <= most;
