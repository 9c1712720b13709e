// @ts-check
/** Reading a record whose key is open: its chunks in order, how far they hold, and whether the end is there. */
import { fromText, toText } from "../../../widget/lib/bytes.js";
import { insist, reason } from "../../../widget/lib/checks.js";
import { insistSigned } from "../../../widget/lib/trust.js";
import { chunkHash, closingStatement } from "./record_statements.js";

/** @typedef {import("./record_key.js").RecordKey} RecordKey */
/** @typedef {import("./record_seal.js").Header} Header */
/** @typedef {import("./record_seal.js").Chunk} Chunk */
/** @typedef {import("./record_seal.js").Closing} Closing */
/** @typedef {import("./record_seal.js").Line} Line */
/** @typedef {import("./record_seal.js").Reading} Reading */
/** @typedef {{ lines: Line[], head: string, chunks: number, trouble: string, isClosed: boolean }} Sofar */

const NOTHING_BEFORE = toText(new Uint8Array(32));
const KINDS = ["text", "signal", "roster", "gap", "cut", "unreadable"];

/** What was kept, as it was. Throws when what the flag itself sealed is not all there, unchanged and in order; what was appended after it is read as far
 * as it holds, and `trouble` says what is wrong then. @param {RecordKey} key @param {Header} header @param {Chunk[]} chunks @param {Closing | null} [closing]
 * @returns {Promise<Reading>} */
export async function readRecord(key, header, chunks, closing = null) {
  insist(key.commitment === header.commitment, "another key than the record's");
  const rows = [...chunks].sort((one, other) => one.number - other.number);
  /** @type {Sofar} */
  const read = { lines: [], head: NOTHING_BEFORE, chunks: 0, trouble: "", isClosed: false };
  while (read.chunks < rows.length && !read.trouble) readOne(key, rows[read.chunks], read, header);
  insist(read.chunks >= header.chunks && (header.chunks > 0 || header.head === NOTHING_BEFORE), "the record is not whole");
  const trouble = read.trouble || (closing ? await wrongWithTheEnd(header, read, closing) : "");
  return { lines: read.lines, isClosed: read.isClosed && !read.trouble, trouble, after: read.lines.length };
}

/** @param {RecordKey} key @param {Chunk} chunk @param {Sofar} read @param {Header} header */
function readOne(key, chunk, read, header) {
  try {
    insist(chunk.number === read.chunks, "a part is missing");
    const json = key.openChunk(read.chunks, fromText(read.head), chunk);
    const lines = linesIn(json, read.lines.length);
    const [head, chunks, count] = [chunkHash(chunk), read.chunks + 1, read.lines.length + lines.length];
    insist(chunks !== header.chunks || (head === header.head && count === header.count), "not what the header says");
    read.lines.push(...lines);
    read.head = head;
    read.chunks = chunks;
    read.isClosed = json.end === true;
  } catch (error) {
    read.trouble = reason(error);
  }
}

/** @param {any} json @param {number} before how many came before @returns {Line[]} */
function linesIn({ lines }, before) {
  insist(Array.isArray(lines), "not lines");
  return lines.map((/** @type {any} */ { n, by, slot, name, at, kind, text }, /** @type {number} */ place) => {
    insist(n === before + 1 + place && KINDS.includes(kind) && (by === "visitor" || by === "worker"), "not a line");
    insist([name, text].every((each) => typeof each === "string") && (at === null || typeof at === "string") && Number.isInteger(slot), "not a line");
    return { n, by, slot, name, at, kind, text };
  });
}

/** @param {Header} header @param {Sofar} read @param {Closing} closing */
async function wrongWithTheEnd({ project, record }, read, closing) {
  const isWhole = read.isClosed && closing.chunks === read.chunks && closing.head === read.head && closing.lines === read.lines.length;
  if (!isWhole) return "not as it was closed";
  const statement = closingStatement({ project, record }, closing);
  return insistSigned("the end", closing.key, statement, closing.signature).then(() => "", reason);
}
