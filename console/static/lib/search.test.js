// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, isNearlyStartOf } from "./fold.js";
import { AnswerIndex, indexed, offered, oneOfEach, search } from "./search.js";

/** @param {Partial<import("./answer_index.js").Answer> & { id: string, title: string }} some */
const answer = (some) => ({
  topic: "other",
  language: "en",
  shortcut: some.id.split("/").at(-1) ?? "",
  tags: [],
  body: "",
  reviewed: true,
  ...some,
});

const LIBRARY = indexed([
  answer({ id: "en/sti-test", title: "A free and private STI test", topic: "sexual-health", tags: ["chlamydia", "clinic"] }),
  answer({ id: "ro/sti-test", title: "Un test ITS gratuit și privat", language: "ro", translation_of: "sti-test", topic: "sexual-health" }),
  answer({ id: "en/tax", title: "Tax and self-employment", topic: "money-and-tax", body: "You can register with HMRC online." }),
  answer({
    id: "en/blackmail",
    title: "When somebody threatens to out you",
    topic: "harassment-and-outing",
    tags: ["blackmail", "șantaj"],
  }),
]);

/** @param {string} typed @param {object} [wanted] */
const ids = (typed, wanted) => search(LIBRARY, typed, wanted).map((found) => found.id);

test("accents, case and foreign letters do not matter", () => {
  assert.equal(fold("Șantaj ŁÓDŹ Straße"), "santaj lodz strasse");
  assert.deepEqual(ids("SANTAJ"), ["en/blackmail"]);
});

test("one slip is forgiven from four letters on, and none before", () => {
  assert.deepEqual(ids("clamydia"), ["en/sti-test", "ro/sti-test"]);
  assert.deepEqual(ids("balckmail"), ["en/blackmail"]);
  assert.deepEqual(ids("tex"), []);
});

test("every word typed has to be found", () => {
  assert.deepEqual(ids("private tax"), []);
  assert.equal(ids("free test")[0], "en/sti-test");
});

test("the visitor's language comes first, also when the English words are typed", () => {
  assert.equal(ids("sti", { visitor: "ro" })[0], "ro/sti-test");
  assert.equal(ids("private", { visitor: "ro" })[0], "ro/sti-test");
  assert.equal(ids("", { visitor: "ro" })[0], "ro/sti-test");
});

test("what needs a clinic that nobody has written down comes after all that can be sent", () => {
  const clinic = answer({ id: "en/our-clinic", title: "Test at our clinic", body: "Come to {clinic_name}." });
  const index = indexed([clinic, answer({ id: "en/late", title: "Late openings", body: "A test, in a word of the text." })]);
  const found = (/** @type {string[]} */ unsaid) => search(index, "test", { unsaid }).map(({ id }) => id);

  assert.deepEqual(found([]), ["en/our-clinic", "en/late"]);
  assert.deepEqual(found(["clinic_phone"]), ["en/our-clinic", "en/late"]);
  assert.deepEqual(found(["clinic_name"]), ["en/late", "en/our-clinic"]);
});

test("words of the body are found last, by how they begin", () => {
  assert.deepEqual(ids("hmrc"), ["en/tax"]);
  assert.deepEqual(ids("regis"), ["en/tax"]);
  assert.deepEqual(ids("gister"), []);
});

test("a slip may be a wrong, a missing, an extra or two swapped letters", () => {
  for (const typed of ["clanic", "clnic", "cliinic", "lcinic"]) assert.ok(isNearlyStartOf(typed, "clinic", 1), typed);
  assert.ok(!isNearlyStartOf("clanyc", "clinic", 1));
});

test("what is said for one project alone is found there alone", () => {
  const both = indexed([
    answer({ id: "en/confidentiality-northtown", title: "What stays between us", project: "northtown" }),
    answer({ id: "en/hello", title: "What this chat is" }),
  ]);
  const found = (/** @type {string} */ project) => search(both, "what", { project }).map(({ id }) => id);

  assert.deepEqual(found("northtown").sort(), ["en/confidentiality-northtown", "en/hello"]);
  assert.deepEqual(found("eastport"), ["en/hello"]);
  assert.deepEqual(search(both, "").map(({ id }) => id), ["en/hello"]);
});

test("of an answer in many languages those are shown that somebody here reads", () => {
  const languages = ["en", "ro", "bg", "hu"];
  const many = indexed(languages.map((language) => answer({ id: `${language}/hiv`, title: "HIV", language, translation_of: language === "en" ? null : "hiv" })));
  const found = (/** @type {object} */ wanted) => search(many, "hiv", wanted).map(({ language }) => language);

  assert.deepEqual(found({ visitor: "ro", worker: ["en"] }), ["ro", "en"]);
  assert.deepEqual(found({ visitor: "th" }).sort(), languages.sort(), "where nobody reads any of them, all");
});

test("a small word may be missing beside others, and not by itself", () => {
  assert.deepEqual(ids("go to private test"), ["en/sti-test", "ro/sti-test"]);
  assert.deepEqual(ids("zz"), []);
});

test("a whole word comes before the beginning of one, and the first of a title before a later one", () => {
  const some = indexed([
    answer({ id: "en/a", title: "About testing" }),
    answer({ id: "en/b", title: "Blood test" }),
    answer({ id: "en/c", title: "Test kits by post" }),
  ]);

  assert.deepEqual(search(some, "test").map(({ id }) => id), ["en/c", "en/b", "en/a"]);
});

test("a star puts an answer before its equals, and not before better ones", () => {
  const some = indexed([
    answer({ id: "en/a", title: "Blood test" }),
    answer({ id: "en/b", title: "Urine test" }),
    answer({ id: "en/c", title: "Waiting", tags: ["test"] }),
  ]);

  assert.deepEqual(search(some, "test", { liked: new Set(["b", "c"]) }).map(({ id }) => id), ["en/b", "en/a", "en/c"]);
});

test("scripts without spaces are found by what is in them, and with a slip", () => {
  const some = indexed([
    answer({ id: "zh-Hans/sti-test", title: "免费的性病检测", language: "zh-Hans" }),
    answer({ id: "zh-Hans/tax", title: "税务与自雇", language: "zh-Hans" }),
    answer({ id: "th/sti-test", title: "การตรวจโรคติดต่อทางเพศสัมพันธ์ฟรี", language: "th" }),
    answer({ id: "th/tax", title: "ภาษีและการทำงานอิสระ", language: "th" }),
  ]);
  const found = (/** @type {string} */ typed) => search(some, typed).map(({ id }) => id);

  assert.deepEqual(found("检测"), ["zh-Hans/sti-test"]);
  assert.deepEqual(found("性病的检测"), ["zh-Hans/sti-test"], "a sign too many");
  assert.deepEqual(found("โรคติดต่อ"), ["th/sti-test"]);
  assert.deepEqual(found("โรคตดตอทางเพศ"), ["th/sti-test"], "marks over the line left out");
  assert.deepEqual(found("โรคติดต่ททางเพศ"), ["th/sti-test"], "a letter wrong");
  assert.deepEqual(found("คลินิก"), []);
});

test("an index that is made a few at a time is the one that is made at once", () => {
  const answers = ["one", "two", "three", "four", "five"].map((title) => answer({ id: `en/${title}`, title }));
  const index = new AnswerIndex(answers);
  assert.deepEqual(search(index, "five"), [], "not yet");

  let rounds = 1;
  while (index.addSome(2)) rounds += 1;

  assert.equal(rounds, 3);
  assert.deepEqual(search(index, "t"), search(indexed(answers), "t"));
});

test("slips count as they do in the whole table, whatever is left out of it to be quick", () => {
  const letters = "abc";
  const words = [...letters].flatMap((a) => [...letters].flatMap((b) => [...letters].flatMap((c) => [...letters].map((d) => a + b + c + d))));
  for (const typed of words)
    for (const word of words.filter((_, at) => at % 7 === 0)) {
      const mayBegin = typed[0] === word[0] || typed[0] === word[1] || typed[1] === word[0];
      assert.equal(isNearlyStartOf(typed, word, 1), mayBegin && plainSlips(typed, word) <= 1, `${typed} ${word}`);
    }
});

/** By the book, without any short cut: slips between `typed` and the nearest beginning of `word`. @param {string} typed @param {string} word */
function plainSlips(typed, word) {
  const table = Array.from({ length: typed.length + 1 }, (_, i) => Array.from({ length: word.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= typed.length; i += 1)
    for (let j = 1; j <= word.length; j += 1) {
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1] ? table[i - 2][j - 2] + 1 : Infinity;
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1), swapped);
    }
  return Math.min(...table[typed.length]);
}

test("a project's own translation of what all have is found by the words of that", () => {
  const some = indexed([
    answer({ id: "en/hiv", title: "A test for HIV at home" }),
    answer({ id: "ro/hiv@northtown", title: "Un test HIV acasă", language: "ro", translation_of: "hiv@northtown", project: "northtown" }),
  ]);

  assert.deepEqual(search(some, "home", { project: "northtown", visitor: "ro" }).map(({ id }) => id), ["ro/hiv@northtown", "en/hiv"]);
});

test("of each name the version that somebody here reads best, and none that is another project's", () => {
  const some = indexed([
    answer({ id: "en/hiv", title: "HIV" }),
    answer({ id: "ro/hiv", title: "HIV", language: "ro", translation_of: "hiv" }),
    answer({ id: "th/hiv", title: "HIV", language: "th", translation_of: "hiv" }),
    answer({ id: "en/kept@northtown", title: "Kept", project: "northtown" }),
  ]);
  const found = (/** @type {object} */ wanted) => oneOfEach(some, ["hiv", "kept", "gone"], wanted).map(({ id }) => id);

  assert.deepEqual(found({ visitor: "th", worker: ["ro"], project: "northtown" }), ["th/hiv", "en/kept@northtown"]);
  assert.deepEqual(found({ visitor: "pl", worker: ["ro"], project: "eastport" }), ["ro/hiv"]);
});

test("before anything is typed one's own come first, each once", () => {
  const found = (/** @type {string} */ typed) => offered(LIBRARY, typed, ["tax", "blackmail"], { visitor: "ro", worker: ["en"], most: 3 }).map(({ id }) => id);

  assert.deepEqual(found(" "), ["en/tax", "en/blackmail", "ro/sti-test"]);
  assert.deepEqual(found("hmrc"), ["en/tax"]);
});
