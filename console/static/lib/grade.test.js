// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { hardSentences, readingGrade, syllables } from "./grade.js";

const PLAIN = "The cat sat on the mat. It was warm. We sat by the cat and saw the sun go down.";
const HARD = "Notwithstanding any contractual obligation, confidentiality considerations necessitate organisational authorisation beforehand, regardless of circumstances.";

test("plain words have a low grade, and an official's have a high one", () => {
  assert(Number(readingGrade(PLAIN)) < 2);
  assert(Number(readingGrade(HARD)) > 20);
});

test("of a few words nothing is said", () => {
  assert.equal(readingGrade("Notwithstanding confidentiality considerations."), null);
  assert.equal(readingGrade(""), null);
});

test("figures, addresses, variables and placeholders are no words", () => {
  assert.equal(readingGrade(PLAIN), readingGrade(`${PLAIN} https://www.example.org/organisational-authorisation {clinic_name} [organisation] 07700`));
});

test("silent endings are no syllables", () => {
  assert.deepEqual(["name", "names", "asked", "wanted", "little", "clinic", "GP", "constructor"].map(syllables), [1, 1, 1, 2, 2, 2, 2, 3]);
});

test("the sentences that make it hard are named, hardest first", () => {
  assert.deepEqual(hardSentences(`${PLAIN} ${HARD}\n- One more.`), [HARD]);
  assert.deepEqual(hardSentences(PLAIN), []);
});

test("a long row of signs without a space is read once, and not from each sign again", () => {
  const began = performance.now();

  for (const piece of ["a", "a.", "[", "!", "{a", "ă", "https://a", "1", ".org"]) hardSentences(piece.repeat(40_000 / piece.length), 1);

  assert.ok(performance.now() - began < 2_000);
});
