// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Looking } from "./looking.js";
import { Unfound } from "./unfound.js";

const HERE = { project: "northtown", language: "ro" };

/** Typed letter by letter, and what of it was found. @param {Unfound} unfound @param {string} words @param {(typed: string) => boolean} isFound @param {"find" | "reply"} [place] */
function type(unfound, words, isFound, place = "find") {
  for (let end = 1; end <= words.length; end += 1) unfound.typed(place, words.slice(0, end), isFound(words.slice(0, end)), HERE);
}

/** @param {Unfound} unfound */
const words = (unfound) => unfound.looks.map((look) => look.words);
const nothing = () => false;

test("a search that is given up is remembered once, as it was last", () => {
  const unfound = new Unfound();
  type(unfound, "hostel", nothing);
  assert.deepEqual(words(unfound), [], "not while it is typed");

  unfound.typed("find", "", false, HERE);

  assert.deepEqual(unfound.looks, [{ words: "hostel", ...HERE }]);
});

test("what is found, or found after a slip was mended, is not in vain", () => {
  const unfound = new Unfound();
  type(unfound, "clinic", () => true);
  unfound.typed("find", "", true, HERE);
  type(unfound, "clinix", (typed) => typed !== "clinix");
  unfound.typed("find", "clinic", true, HERE);
  unfound.met("find");
  unfound.typed("find", "", true, HERE);

  assert.deepEqual(words(unfound), []);
});

test("another search gives the one before up, and taking letters away does not", () => {
  const unfound = new Unfound();
  type(unfound, "hostel", nothing);
  unfound.typed("find", "host", true, HERE);
  assert.deepEqual(words(unfound), []);

  type(unfound, "visa", nothing);
  unfound.close();

  assert.deepEqual(words(unfound), ["hostel", "visa"]);
});

test("the box and the slash do not disturb each other, and two letters are no search", () => {
  const unfound = new Unfound();
  type(unfound, "hostel", nothing, "find");
  type(unfound, "vi", nothing, "reply");
  type(unfound, "visa", nothing, "reply");
  unfound.close();

  assert.deepEqual(words(unfound).sort(), ["hostel", "visa"]);
});

test("the same words are there once for each language, and only so many", () => {
  const unfound = new Unfound();
  for (const typed of ["Hostél", "hostel"]) {
    unfound.typed("find", typed, false, HERE);
    unfound.typed("find", "", false, HERE);
  }
  assert.deepEqual(words(unfound), ["hostel"]);

  for (let n = 0; n < 50; n += 1) unfound.typed("find", `${String.fromCharCode(97 + (n % 26))}${n}xyz`, false, HERE);
  unfound.close();
  assert.equal(unfound.looks.length, 30);
});

/** A server that answers as told, and what it heard. @param {any} [answers] by address */
function server(answers = {}) {
  const heard = /** @type {[string, any][]} */ ([]);
  const call = async (/** @type {string} */ address, /** @type {any} */ body) => {
    heard.push([address, body]);
    return answers[address] ?? { ok: true, body: {} };
  };
  return { heard, looking: new Looking(call, () => {}) };
}

const STI = { id: "ro/sti-test@northtown", title: "Test", language: "ro", topic: "other", shortcut: "sti", body: "", reviewed: true };

test("a star is for the answer in every language and project, and is taken back where it was not heard", async () => {
  const good = server();
  await good.looking.star(STI);
  assert.deepEqual([...good.looking.stars], ["sti-test"]);
  await good.looking.star({ ...STI, id: "en/sti-test" });
  assert.deepEqual([...good.looking.stars], []);
  assert.deepEqual(good.heard.map(([, body]) => body), [{ name: "sti-test", starred: true }, { name: "sti-test", starred: false }]);

  const bad = server({ "/desk/star": { ok: false, status: 0, code: "unreachable" } });
  await bad.looking.star(STI);
  assert.deepEqual([...bad.looking.stars], []);
});

test("counts go out once, at the end of the shift, and name neither chat nor person", async () => {
  const { looking, heard } = server();
  looking.sent(STI, "northtown");
  looking.sent(STI, "northtown");
  looking.sent({ id: "en/tax", language: "en" }, "eastport");
  assert.deepEqual(heard, []);
  assert.deepEqual(looking.recent, ["tax", "sti-test"]);

  await looking.endShift();
  await looking.endShift();

  const sent = [
    { project: "northtown", name: "sti-test", language: "ro", times: 2 },
    { project: "eastport", name: "tax", language: "en", times: 1 },
  ];
  assert.deepEqual(heard, [["/desk/sent-answers", { sent }]]);
  assert.deepEqual(looking.recent, []);
});

test("counts that found no line go with the next shift's end, and refused ones are let go", async () => {
  for (const [code, times] of /** @type {[string, number][]} */ ([["unreachable", 2], ["too_fast", 1]])) {
    const { looking, heard } = server({ "/desk/sent-answers": { ok: false, status: 0, code } });
    looking.sent(STI, "northtown");
    await looking.endShift();
    await looking.endShift();
    assert.equal(heard.length, times, code);
  }
});

test("nothing that was looked for goes out before it is passed on, and then only what was left standing", async () => {
  const { looking, heard } = server();
  type(looking.unfound, "hostel", nothing);
  type(looking.unfound, "canary words", nothing);
  await looking.endShift();
  assert.deepEqual(heard, []);

  looking.unfound.drop(looking.unfound.looks[1]);
  looking.unfound.change(looking.unfound.looks[0], "a hostel for men");
  await looking.passOn();

  assert.deepEqual(heard, [["/desk/missing", { missing: [{ words: "a hostel for men", ...HERE }] }]]);
  assert.deepEqual(looking.unfound.looks, []);
  assert.equal(looking.passing, "sent");
});

test("what could lead to somebody holds all of them back", async () => {
  const { looking, heard } = server();
  type(looking.unfound, "ana 07700 900123", nothing);
  await looking.endShift();
  assert.equal(looking.holds(looking.unfound.looks[0]).length, 1);

  await looking.passOn();

  assert.deepEqual(heard, []);
  assert.equal(looking.unfound.looks.length, 1);
});

test("words that did not arrive are still there", async () => {
  const { looking } = server({ "/desk/missing": { ok: false, status: 0, code: "unreachable" } });
  type(looking.unfound, "hostel", nothing);
  await looking.endShift();

  await looking.passOn();

  assert.equal(looking.passing, "failed");
  assert.deepEqual(words(looking.unfound), ["hostel"]);
});

test("suggestions that were put away stay so until the visitor writes on", () => {
  const { looking } = server();
  looking.putAway("chat:3");

  assert.ok(looking.isPutAway("chat:3"));
  assert.ok(!looking.isPutAway("chat:4"));
});

test("what nobody sees in words that were copied is not passed on, where it would hold all of them back", () => {
  const unfound = new Unfound();
  unfound.typed("find", "ที่พัก\u200bคืนนี้", false, { project: "northtown", language: "th" });
  unfound.givenUp("find");
  unfound.change(unfound.looks[0], `${unfound.looks[0].words}\u200e`);

  assert.deepEqual(unfound.looks.map(({ words }) => words), ["ที่พักคืนนี้"]);
});
