// @ts-check
/** What is signed over a record, and the hashes that hold it together (`docs/keeping.md`; `chatd/record_statements.py` makes the same). */
import { concat, fromText, pack, toText } from "../../../widget/lib/bytes.js";
import { hash } from "../../../widget/lib/ciphers.js";
import { insistSigned } from "../../../widget/lib/trust.js";
import { rising } from "./record_key.js";

/** @typedef {import("../../../widget/lib/bytes.js").Bytes} Bytes */
/** @typedef {import("./record_key.js").Wrap} Wrap */
/** @typedef {import("./record_key.js").Sealed} Sealed */
/** @typedef {import("./record_seal.js").Header} Header */
/** @typedef {import("./record_seal.js").Signed} Signed */

/** @param {Header} header @returns {Bytes} */
export const headerStatement = (header) =>
  pack(
    ...["chatd record v1", header.project, header.record, header.ground, header.language, header.list_number],
    ...[fromText(header.list_hash), fromText(header.commitment), header.count, header.chunks, fromText(header.head), header.raised_at, Number(header.told)],
  );

/** @param {Wrap[]} wraps one set @returns {Bytes} */
export const wrapsHash = (wraps) => hash(concat(...rising(wraps).map(({ requester, approver, box }) => pack(requester, approver, fromText(box)))));

/** @param {Header} header @param {Wrap[]} wraps */
export const raisedStatement = (header, wraps) => pack("chatd record raised v1", hash(headerStatement(header)), wrapsHash(wraps));

/** @param {Header} header @param {Wrap[]} wraps the confirmer's own */
export const confirmedStatement = (header, wraps) => pack("chatd record confirmed v1", hash(headerStatement(header)), wrapsHash(wraps));

/** @param {Header} header @param {{ keep: boolean, why: string }} decision */
export const decisionStatement = (header, { keep, why }) => pack("chatd record decision v1", hash(headerStatement(header)), keep ? "keep" : "let_go", why);

/** @param {{ project: string, record: string }} place @param {{ chunks: number, head: string, lines: number }} end */
export const closingStatement = ({ project, record }, { chunks, head, lines }) =>
  pack("chatd record closed v1", project, record, chunks, fromText(head), lines);

/** @param {Header} header @param {number} listNumber @param {Wrap[]} wraps */
export const rewrappedStatement = (header, listNumber, wraps) =>
  pack("chatd record rewrapped v1", hash(headerStatement(header)), listNumber, wrapsHash(wraps));

/** @param {Sealed} chunk @returns {string} what the next chunk, the header and the closing name */
export const chunkHash = ({ nonce, box }) => toText(hash(pack("chatd record chunk v1", fromText(nonce), fromText(box))));

/** Did that key sign it? @param {Bytes} statement @param {Signed} by @returns {Promise<boolean>} */
export const isSignedBy = (statement, { key, signature }) => insistSigned("record", key, statement, signature).then(() => true, () => false);
