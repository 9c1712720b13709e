// @ts-check
/** A record as a file that outlives this software: `docs/keeping.md`, "A record as a file"; `docs/open_record.py` opens it. Everything in it is as sealed as it was. */

/** @typedef {import("./trusting.js").LeadList} LeadList */
/** @typedef {import("./record_seal.js").Chunk} Chunk */
/** @typedef {import("./record_seal.js").Header} Header */
/** @typedef {import("./record_key.js").Wrap} Wrap */
/** All that the server has of one record. @typedef {{
 *   header: Header, chunks: Chunk[], closing: (import("./record_seal.js").Closing & { by: string }) | null,
 *   signed: { what: string, by: string, name: string, key: string, signature: string, says: string, why: string, wraps: string }[],
 *   wraps: Record<string, Wrap[]>, list: LeadList | null, notes: { id: string, kind: string, person: string, name: string, written: string, nonce: string, box: string }[],
 *   vouched: import("./unlocked.js").Vouched[] }} Whole */

/** @param {Whole} whole as an export gives it @returns {string} */
export function fileOf({ header, signed, wraps, chunks, notes, closing, list }) {
  const file = {
    v: 1,
    header,
    signed: signed.map(({ what, by, key, signature, says, why, wraps: over }) => ({ what, by, key, signature, says, why, wraps_hash: over })),
    wraps: Object.entries(wraps).flatMap(([made_by, set]) => set.map(({ requester, approver, box }) => ({ made_by, requester, approver, box }))),
    chunks: chunks.map(({ number, nonce, box }) => ({ number, nonce, box })),
    notes: notes.map(({ id, kind, person, nonce, box }) => ({ id, kind, person, nonce, box })),
    closing: closing && { chunks: closing.chunks, head: closing.head, lines: closing.lines, by: closing.by, key: closing.key, signature: closing.signature },
    list,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
