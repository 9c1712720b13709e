// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { indexed } from "./search.js";
import { Suggester } from "./suggesting.js";

/** @param {string} id @param {string} title @param {string[]} tags @param {string} body @param {object} [more] */
const answer = (id, title, tags, body, more = {}) => {
  const [language, name] = id.split("/");
  return { id, title, tags, body, topic: "other", language, shortcut: name, reviewed: true, translation_of: language === "en" ? null : name, ...more };
};

const FILLING = Array.from({ length: 30 }, (_, n) => answer(`en/filling-${n}`, `Filling ${n}`, [`odd${n}`], "You can ask us. We can help you with that and say what is known."));
const LIBRARY = [
  answer("en/sti-test", "A free and private test", ["clinic", "chlamydia", "test"], "A clinic tests you free. You can ask us."),
  answer("ro/sti-test", "Un test gratuit", ["clinic", "test"], "O clinică te testează gratuit."),
  answer("en/blackmail", "Someone threatens to share pictures", ["outing", "pictures"], "You do not have to pay. We can help you."),
  answer("ro/blackmail", "Cineva te amenință că arată poze", [], "Nu trebuie să plătești."),
  answer("zh-Hans/blackmail", "有人威胁要把你的事说出去或散布照片", [], "你不必付钱。"),
  answer("th/condom", "ถุงยางแตก", [], "ไปคลินิกได้"),
  answer("en/landlord", "Your landlord and your work", ["housing"], "You can ask us."),
  answer("en/kept@northtown", "What Northtown keeps", ["confidential"], "Nothing.", { project: "northtown" }),
  ...FILLING,
];
const suggester = new Suggester(indexed(LIBRARY));

/** @param {string} text @param {{ visitor?: string, project?: string, most?: number }} [where] */
const found = (text, { visitor = "en", project = "eastport", most } = {}) =>
  suggester.suggestions(text, { visitor, project, ...(most && { most }) }).map(({ answer: { id }, because }) => [id, ...because]);

test("a suggestion says because of which of the visitor's own words it is made", () => {
  assert.deepEqual(found("Hello, which CLINIC is open?"), [["en/sti-test", "CLINIC"]]);
  assert.deepEqual(found("he has my pictures"), [["en/blackmail", "pictures"]]);
});

test("words with other endings are the same word, and words that only hold one are not", () => {
  assert.deepEqual(found("are there clinics near"), [["en/sti-test", "clinics"]]);
  assert.deepEqual(found("I was tested"), [["en/sti-test", "tested"]]);
  assert.deepEqual(found("my landlords"), [["en/landlord", "landlords"]]);
  assert.deepEqual(found("the latest contest"), []);
});

test("a slip of the visitor's finger is understood, and said back as they wrote it", () => {
  assert.deepEqual(found("which clinc is open"), [["en/sti-test", "clinc"]]);
  assert.deepEqual(found("a tset please, at a clinnic"), [["en/sti-test", "tset", "clinnic"]]);
  assert.deepEqual(found("my huosing is bad"), [["en/landlord", "huosing"]]);
  for (const text of ["Marie and Sofia", "best rest", "the cynic"]) assert.deepEqual(found(text), [], text);
});

test("a short word is not the beginning of a longer one", () => {
  const short = new Suggester(indexed([answer("ro/benefits", "Ajutoare sociale", ["credit", "universal"], "Poți cere bani."), answer("ro/photos", "Cineva are poze cu tine", ["poze"], "Nu plăti."), ...FILLING]));
  const by = (/** @type {string} */ text) => short.suggestions(text, { visitor: "ro", project: "eastport" }).map(({ because }) => because.join());

  assert.deepEqual(by("cred că e bine"), []);
  assert.deepEqual(by("am un credit"), ["credit"]);
  assert.deepEqual(by("exista o poza cu mine"), ["poza"]);
});

test("what may help is looked for in steps, so that no key waits for all of it", () => {
  const many = new Suggester(indexed(Array.from({ length: 2_000 }, (_, n) => answer(`en/a-${n}`, `Answer ${n}`, [`tag${n}`], "We can help."))));
  const steps = [...many.looking("a clinic and a landlord and pictures", { visitor: "en", project: "eastport" })].length;

  assert.ok(steps > 100, `${steps} steps`);
});

test("small talk and words that every answer has suggest nothing", () => {
  for (const text of ["", "hi", "thank you so much", "you can help me with that?", "what is known of it?"]) assert.deepEqual(found(text), [], text);
});

test("one word that merely stands somewhere in a text is not enough, a rare word of a title is", () => {
  assert.deepEqual(found("I will pay"), []);
  assert.deepEqual(found("it is about my landlord"), [["en/landlord", "landlord"]]);
});

test("in the visitor's language where there is that answer in it, else in English", () => {
  assert.deepEqual(found("vreau un test", { visitor: "ro" }), [["ro/sti-test", "test"]]);
  assert.deepEqual(found("are pozele mele", { visitor: "ro" }), [["ro/blackmail", "pozele"]]);
  assert.deepEqual(found("landlord", { visitor: "ro" }), [["en/landlord", "landlord"]]);
});

test("scripts without spaces say which run of signs it was", () => {
  assert.deepEqual(found("他威胁要散布照片", { visitor: "zh-Hans" }), [["zh-Hans/blackmail", "散布照片", "威胁要"]]);
  assert.deepEqual(found("ถุงยางแตก ต้องทำยังไง", { visitor: "th" }), [["th/condom", "ถุงยางแตก"]]);
  assert.deepEqual(found("你好，请问", { visitor: "zh-Hans" }), []);
});

test("whoever came in by English and writes Thai is suggested the Thai answer", () => {
  assert.deepEqual(found("ถุงยางแตก", { visitor: "en" }), [["th/condom", "ถุงยางแตก"]]);
  assert.deepEqual(found("ถุงยางแตก", { visitor: "ro" }), [["th/condom", "ถุงยางแตก"]]);
});

test("never more than asked for, and nothing that is another project's", () => {
  assert.equal(found("clinic pictures landlord housing", { most: 2 }).length, 2);
  assert.deepEqual(found("is it confidential?", { project: "eastport" }), []);
  assert.deepEqual(found("is it confidential?", { project: "northtown" }), [["en/kept@northtown", "confidential"]]);
});

test("what cannot be sent as things are is not suggested", () => {
  const clinic = new Suggester(indexed([answer("en/our-clinic", "Our clinic", ["clinic"], "Come to {clinic_name}."), ...FILLING]));
  const found = (/** @type {string[]} */ unsaid) => clinic.suggestions("a clinic?", { visitor: "en", project: "eastport", unsaid }).length;

  assert.deepEqual([found([]), found(["clinic_name"])], [1, 0]);
});

test("a library without anything suggests nothing", () => {
  assert.deepEqual(new Suggester(indexed([])).suggestions("clinic", { visitor: "ro", project: "eastport" }), []);
});
