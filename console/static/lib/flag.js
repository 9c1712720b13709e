// @ts-check
/**
 * From a worker's own log to the lines of a record: everything from the first message on, and whatever is missing marked as missing. Pure; the bytes are
 * `record_seal.js`'s, the rules are in docs/decisions/0028.
 */
import { utf8 } from "../../../widget/lib/bytes.js";

/** @typedef {import("./log.js").Line} LogLine */
/** @typedef {import("./record_seal.js").Line} RecordLine */
/** A line that has no number yet. @typedef {Omit<RecordLine, "n">} Unnumbered */
/** @typedef {(slot: number) => string} NameOf */
/** `added`: in the record and not on this screen. `left_out`: on this screen, before something that is in the record, and not in it itself. `before_me`:
 * added, and no more than this page never could open. @typedef {{ added: number, left_out: number, before_me: number }} Differences */

/** Letters that a record may have once it is sealed, where the policy has not said (`record_bytes_cap`). */
export const CAP = 2 * 1024 * 1024;
/** Left for the mark of a cut, and for the end. */
const FOR_THE_END = 12_000;
/** Padding and letters make so much more of it, at the worst; and one page of padding. */
const GROWS = 1.52;
const PAGE = 2_100;

const SIGNALS = ["moment", "covered", "back"];
/** What was to be passed on stands in no record: it is the visitor's, and goes where they let it. */
const SLIP_WORDS = new Map([
  ["asked", "The visitor was asked whether something may be passed on."],
  ["yes", "The visitor said: yes, pass this on."],
  ["no", "The visitor said: no, do not."],
  ["stored", "The visitor was told that it was passed on."],
  ["not_stored", "The visitor was told that it was not passed on."],
  ["withdrawn", "The question was taken back."],
]);

/** Lines that the server holds; what is still on its way comes later. @param {LogLine[]} log */
export const settledIn = (log) => log.filter(({ kind, seq }) => seq !== null && kind !== "handover");

/** The same line of the log is the same again, also when one that was sealed could be opened after all: then it is another. @param {LogLine} line */
export function markOf({ kind, seq, slot, counter }) {
  if (kind === "sealed") return `sealed ${seq}`;
  return counter === undefined || kind === "gap" ? `${kind} ${seq}` : `said ${slot} ${counter}`;
}

/** @param {LogLine} line @param {NameOf} nameOf @returns {Unnumbered} */
export function written(line, nameOf) {
  const slot = line.slot ?? 0;
  const by = /** @type {"visitor" | "worker"} */ (slot === 0 ? "visitor" : "worker");
  const from = { by, slot, name: slot === 0 ? "" : nameOf(slot), at: line.at ?? null };
  if (line.kind === "text") return { ...from, kind: "text", text: line.text ?? "" };
  if (line.kind === "signal" && SIGNALS.includes(line.signal ?? "")) return { ...from, kind: "signal", text: line.signal ?? "" };
  if (line.kind === "gap") return { ...from, kind: "gap", text: "" };
  if (line.kind === "roster") return noted(rosterWords(line, nameOf));
  if (line.kind === "kept") return { ...noted("A notice to the visitor: this chat is being kept."), slot, name: nameOf(slot), at: line.at ?? null };
  if (line.kind === "slip") return { ...from, kind: "roster", text: SLIP_WORDS.get(line.signal ?? "") ?? "" };
  const why = line.kind === "sealed" ? "It was said before this page came in." : "";
  return { ...from, kind: "unreadable", text: why };
}

/** How many bytes of lines may still be added to so many sealed letters. @param {number} cap in sealed letters @param {number} [used] */
export const roomIn = (cap, used = 0) => Math.max(0, Math.floor((cap - FOR_THE_END - used) / GROWS) - PAGE);

/** Sealed letters. @param {{ box: string }[]} chunks */
export const lettersOf = (chunks) => chunks.reduce((sum, { box }) => sum + box.length, 0);

/** As many of the last lines as may be kept, and a mark in the place of those before. @param {Unnumbered[]} lines @param {number} room in bytes
 * @returns {Unnumbered[]} */
export function capped(lines, room) {
  let from = lines.length;
  while (from > 0 && weightOf(lines[from - 1]) <= room) room -= weightOf(lines[--from]);
  return from === 0 ? lines : [cut(from), ...lines.slice(from)];
}

/** As many of the next lines as still may be added, and a mark where the rest would be. @param {Unnumbered[]} lines @param {number} room in bytes
 * @returns {{ lines: Unnumbered[], isFull: boolean }} */
export function fitting(lines, room) {
  let used = 0;
  let until = 0;
  while (until < lines.length && used + weightOf(lines[until]) <= room) used += weightOf(lines[until++]);
  const isFull = until < lines.length;
  return { lines: isFull ? [...lines.slice(0, until), cut()] : lines, isFull };
}

/** @param {Unnumbered[]} lines @param {number} before how many stand already @returns {RecordLine[]} */
export const numbered = (lines, before) => lines.map((line, at) => ({ n: before + 1 + at, ...line }));

/** @param {Unnumbered[]} lines */
export const weight = (lines) => lines.reduce((sum, line) => sum + weightOf(line), 0);

/** Which of my lines stand in a record that another page wrote: each of its lines answers for one of mine. @param {Unnumbered[]} recorded
 * @param {Unnumbered[]} mine @returns {boolean[]} for each of mine */
export function standingIn(recorded, mine) {
  const there = counted(recorded);
  return mine.map((line) => {
    const left = there.get(signOf(line)) ?? 0;
    if (left > 0) there.set(signOf(line), left - 1);
    return left > 0;
  });
}

/** What another page sealed, held against what is on this screen. Only words and signals are compared. @param {Unnumbered[]} recorded
 * @param {Unnumbered[]} mine @returns {Differences} */
export function differences(recorded, mine) {
  const [theirs, own] = [recorded.filter(isSaid), mine.filter(isSaid)];
  const stands = standingIn(theirs, own);
  const added = standingIn(own, theirs).filter((found) => !found).length;
  const last = stands.lastIndexOf(true);
  const closed = mine.filter(({ kind }) => kind === "unreadable").length;
  const before_me = Math.min(added, closed);
  return { added: added - before_me, left_out: stands.slice(0, last + 1).filter((found) => !found).length, before_me };
}

/** @param {Unnumbered} line */
const isSaid = ({ kind }) => kind === "text" || kind === "signal";

/** @param {Unnumbered} line */
const signOf = ({ slot, kind, at, text }) => JSON.stringify([slot, kind, at, text]);

/** @param {Unnumbered[]} lines */
function counted(lines) {
  const counts = /** @type {Map<string, number>} */ (new Map());
  for (const line of lines) counts.set(signOf(line), (counts.get(signOf(line)) ?? 0) + 1);
  return counts;
}

/** @param {Unnumbered} line */
const weightOf = (line) => utf8(JSON.stringify(line)).length + 16;

/** @param {number} [lines] how many are not there */
const cut = (lines) => ({ ...noted(lines ? `Lines left out before the next: ${lines}.` : ""), kind: /** @type {const} */ ("cut") });

/** @param {string} text @returns {Unnumbered} */
const noted = (text) => ({ by: "worker", slot: 0, name: "", at: null, kind: "roster", text });

/** @param {LogLine} line @param {NameOf} nameOf */
function rosterWords({ came = [], went = [] }, nameOf) {
  const list = new Intl.ListFormat("en");
  const [arrived, gone] = [list.format(came.map(nameOf)), list.format(went.map(nameOf))];
  if (arrived && arrived === gone) return `${arrived}: the page was loaded again.`;
  return [arrived && `${arrived} came in.`, gone && `${gone} went out.`].filter(Boolean).join(" ");
}
