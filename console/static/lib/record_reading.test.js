// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { endOf, foundWords, pieces, rowsOf, timesFound } from "./record_reading.js";

/** @param {number} n @param {Partial<import("./record_reading.js").RecordLine>} [more] @returns {import("./record_reading.js").RecordLine} */
const line = (n, more) => ({ n, by: "visitor", slot: 0, name: "", at: "2026-11-21T18:04:00Z", kind: "text", text: `line ${n}`, ...more });

test("who said what stands in order under its day, by the project's clock", () => {
  const rows = rowsOf([line(1), line(2, { by: "worker", slot: 1, name: "Wren", at: "2026-11-21T23:59:00Z" }), line(3, { at: "2026-11-22T00:01:00Z" })], "Europe/London");

  assert.deepEqual(
    rows.map((row) => (row.kind === "day" ? row.words : row.kind === "said" ? `${row.who} ${row.when} ${row.text}` : row.words)),
    ["Saturday 21 November 2026", "Visitor 18:04 line 1", "Wren 23:59 line 2", "Sunday 22 November 2026", "Visitor 00:01 line 3"],
  );
});

test("another clock puts a line on another day", () => {
  const days = rowsOf([line(1, { at: "2026-11-21T23:30:00Z" })], "Europe/Bucharest").filter((row) => row.kind === "day");

  assert.deepEqual(days.map((row) => row.words), ["Sunday 22 November 2026"]);
});

test("a number that is left out is shown as missing", () => {
  const marks = rowsOf([line(1), line(4), line(6)], "UTC").filter((row) => row.kind === "mark");

  assert.deepEqual(marks.map((row) => [row.look, row.words]), [
    ["missing", "Lines 2 to 3 are not in this record."],
    ["missing", "Line 5 is not in this record."],
  ]);
});

test("a gap, a cut and what could not be opened are never taken for words of somebody", () => {
  for (const kind of ["gap", "cut", "unreadable", "a kind of next year"]) {
    const [row] = rowsOf([line(1, { kind, at: null, text: "" })], "UTC");

    assert.equal(row.kind, "mark");
    assert.equal(row.look, "missing");
  }
});

test("what was tapped and who came stand quietly between the lines", () => {
  const [, tapped, came] = rowsOf([line(1, { kind: "signal", text: "moment" }), line(2, { kind: "roster", by: "worker", text: "Otter came in." })], "UTC");

  assert.deepEqual([tapped, came].map((row) => row.kind === "mark" && `${row.look}: ${row.words}`), ["quiet: The visitor tapped “I need a moment”.", "quiet: Otter came in."]);
});

test("an end that no page spoke of, or that does not hold, is a cut-off end", () => {
  const whole = endOf([line(1)], { isClosed: true, isBroken: false });
  const open = endOf([line(1)], { isClosed: false, isBroken: false });
  const broken = endOf([line(1)], { isClosed: true, isBroken: true });

  assert.deepEqual([whole.look, open.look, broken.look], ["quiet", "missing", "missing"]);
  assert.match(open.words, /No page said that this is the end/);
  assert.match(broken.words, /missing or was changed/);
});

test("finding forgives case and accents, and never changes the text", () => {
  assert.deepEqual(pieces("Sífilis, SIFILIS", "sifilis"), [
    { text: "Sífilis", found: true },
    { text: ", ", found: false },
    { text: "SIFILIS", found: true },
  ]);
  for (const [text, asked] of [["straße Straße", "strasse"], ["ﬁnd ﬁt", "fi"], ["a😀b😀", "😀"], ["e\u0301te\u0301", "ete"], ["", "x"], ["abc", "  "], ["aaa", "aa"]]) {
    assert.equal(pieces(text, asked).map((piece) => piece.text).join(""), text, `${text} / ${asked}`);
  }
  assert.equal(pieces("straße", "strasse")[0].found, true);
});

test("places are counted over what was said, and said in words", () => {
  const rows = rowsOf([line(1, { text: "home, at home" }), line(2, { kind: "roster", text: "home" }), line(3, { text: "Home" })], "UTC");

  assert.equal(timesFound(rows, "home"), 3);
  assert.deepEqual([0, 1, 3].map(foundWords), ["Nowhere here.", "In 1 place.", "In 3 places."]);
});
