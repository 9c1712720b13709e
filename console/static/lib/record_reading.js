// @ts-check
/**
 * An opened record as it is read: who said what, in order, with everything that is missing shown as missing. Pure: it knows neither keys nor the page,
 * and nothing in it leaves the browser.
 */
import { fold } from "./fold.js";

/** One line of a record, as `docs/keeping.md` has it.
 * @typedef {{ n: number, by: string, slot: number, name: string, at: string | null, kind: string, text: string }} RecordLine */
/** @typedef {{ kind: "day", words: string }} Day */
/** @typedef {{ kind: "said", n: number, who: string, side: "visitor" | "worker", when: string, text: string }} Said */
/** What is no line of anybody's. *look*: `missing` where something was said that cannot be read here.
 * @typedef {{ kind: "mark", n: number, look: "quiet" | "missing", when: string, words: string }} Mark */
/** @typedef {Day | Said | Mark} Row */
/** One stretch of a text. @typedef {{ text: string, found: boolean }} Piece */

export const VISITOR = "Visitor";

const SIGNALS = new Map([
  ["moment", "I need a moment"],
  ["covered", "Someone is here"],
  ["back", "I am back"],
]);

const MISSING = new Map([
  ["gap", "Something is missing here. It never reached the page that kept this."],
  ["cut", "Cut here: the conversation was longer than a record may be."],
  ["unreadable", "Something was said here that the page could not open."],
]);

/**
 * The lines in the order they were said, day by day, by the clock of *zone*. A number that is left out is shown as a gap.
 * @param {readonly RecordLine[]} lines
 * @param {string} zone
 * @returns {Row[]}
 */
export function rowsOf(lines, zone) {
  /** @type {Row[]} */
  const rows = [];
  let day = "";
  let next = 1;
  for (const line of lines) {
    if (line.n > next) rows.push(leftOut(next, line.n - 1));
    next = Math.max(next, line.n + 1);
    const today = dayOf(line.at, zone);
    if (today && today !== day) rows.push({ kind: "day", words: today });
    day = today || day;
    rows.push(rowOf(line, zone));
  }
  return rows;
}

/**
 * What stands under the last line. *isClosed*: the record's own last part says, under its key, that nothing more comes. *isBroken*: what was stored after
 * the last line here is missing or was changed.
 * @param {readonly RecordLine[]} lines
 * @param {{ isClosed: boolean, isBroken: boolean }} how
 * @returns {Mark}
 */
export function endOf(lines, { isClosed, isBroken }) {
  const mark = { kind: /** @type {const} */ ("mark"), n: lines.at(-1)?.n ?? 0, when: "" };
  if (isBroken) return { ...mark, look: "missing", words: "Cut off here. What was kept after this is missing or was changed, and nothing of it is shown." };
  if (!isClosed) return { ...mark, look: "missing", words: "Cut off here. No page said that this is the end: more may have been said." };
  return { ...mark, look: "quiet", words: "This is the end of the conversation." };
}

/**
 * Where *asked* stands in a text, whatever its case and accents.
 * @param {string} text
 * @param {string} asked
 * @returns {Piece[]} the whole text, in stretches
 */
export function pieces(text, asked) {
  const wanted = fold(asked.trim());
  if (!wanted) return [{ text, found: false }];
  const { folded, at } = foldedWithPlaces(text);
  /** @type {Piece[]} */
  const out = [];
  let done = 0;
  for (let hit = folded.indexOf(wanted); hit >= 0; hit = folded.indexOf(wanted, hit + wanted.length)) {
    const [from, until] = [at[hit], at[hit + wanted.length]];
    if (from < done || until <= from) continue;
    if (from > done) out.push({ text: text.slice(done, from), found: false });
    out.push({ text: text.slice(from, until), found: true });
    done = until;
  }
  if (done < text.length) out.push({ text: text.slice(done), found: false });
  return out;
}

/**
 * In how many places *asked* stands in what was said.
 * @param {readonly Row[]} rows
 * @param {string} asked
 */
export function timesFound(rows, asked) {
  return rows.reduce((sum, row) => sum + (row.kind === "said" ? pieces(row.text, asked).filter((piece) => piece.found).length : 0), 0);
}

/** "3 places", "1 place", "Nowhere here". @param {number} times */
export function foundWords(times) {
  if (times === 0) return "Nowhere here.";
  return times === 1 ? "In 1 place." : `In ${times} places.`;
}

/** @param {RecordLine} line @param {string} zone @returns {Row} */
function rowOf(line, zone) {
  const when = clockOf(line.at, zone);
  if (line.kind === "text") {
    const isVisitor = line.by === "visitor";
    return { kind: "said", n: line.n, who: isVisitor ? VISITOR : line.name || "Worker", side: isVisitor ? "visitor" : "worker", when, text: line.text };
  }
  const mark = (/** @type {"quiet" | "missing"} */ look, /** @type {string} */ words) => ({ kind: /** @type {const} */ ("mark"), n: line.n, look, when, words });
  if (line.kind === "signal") return mark("quiet", `The visitor tapped “${SIGNALS.get(line.text) ?? line.text}”.`);
  if (line.kind === "roster") return mark("quiet", line.text);
  const said = MISSING.get(line.kind) ?? "Something stands here that this page is too old to show.";
  return mark("missing", line.text ? `${said} ${line.text}` : said);
}

/** @param {number} from @param {number} until @returns {Mark} */
function leftOut(from, until) {
  const which = from === until ? `Line ${from} is` : `Lines ${from} to ${until} are`;
  return { kind: "mark", n: from, look: "missing", when: "", words: `${which} not in this record.` };
}

/** @param {string | null} at @param {string} zone */
function dayOf(at, zone) {
  return shown(at, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }).replace(",", "");
}

/** @param {string | null} at @param {string} zone */
function clockOf(at, zone) {
  return shown(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
}

/** @param {string | null} at @param {Intl.DateTimeFormatOptions} how */
function shown(at, how) {
  const instant = new Date(at ?? "");
  return Number.isNaN(instant.getTime()) ? "" : new Intl.DateTimeFormat("en-GB", how).format(instant);
}

/** The folded text, and for each of its letters where it came from. @param {string} text */
function foldedWithPlaces(text) {
  let folded = "";
  /** @type {number[]} */
  const at = [];
  let place = 0;
  for (const letter of text) {
    for (const one of fold(letter)) for (let unit = 0; unit < one.length; unit += 1) at.push(place);
    folded += fold(letter);
    place += letter.length;
  }
  at.push(text.length);
  return { folded, at };
}
