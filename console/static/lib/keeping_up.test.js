// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { loadLibrary } from "./answers.js";
import { KeepingUp, newsFrom, newsOf } from "./keeping_up.js";

/** @param {string} id @param {string} body @param {object} [more] */
const answer = (id, body, more = {}) => ({ id, body, title: id, topic: "other", language: id.split("/")[0], shortcut: "x", reviewed: true, ...more });
const A_TEST = answer("en/test", "Call 0300.");

/** A page whose server says these one after the other; an error where the line is down. @param {(object[] | null | Error)[]} said */
function page(said) {
  const waits = /** @type {number[]} */ ([]);
  const heard = /** @type {string[]} */ ([]);
  let again = () => {};
  const next = async () => {
    const one = said.shift();
    if (one instanceof Error) throw one;
    return /** @type {any} */ (one ?? null);
  };
  const keeping = new KeepingUp(next, (library) => heard.push(library.index.answers.map(({ id }) => id).join()), (deed, ms) => (waits.push(ms), (again = deed)));
  return { keeping, waits, heard, tick: async () => (again(), await new Promise((done) => setTimeout(done, 5))) };
}

test("what is published while somebody is on shift is there without another start of the page", async () => {
  const { keeping, heard, waits, tick } = page([[A_TEST], null, [A_TEST, answer("en/new", "New.")]]);
  await keeping.keepUp();
  const first = keeping.library;

  await tick();
  assert.equal(keeping.library, first, "nothing new: nothing is made anew");
  await tick();

  assert.deepEqual(heard, ["en/test", "en/new,en/test"]);
  assert.deepEqual(waits, [120_000, 120_000, 120_000]);
});

test("a library that could not be had is asked for again soon, and one that is here stays while the line is down", async () => {
  const { keeping, waits, tick } = page([new Error("down"), [A_TEST], new Error("down")]);
  await keeping.keepUp();
  assert.equal(keeping.library.state, "failed");

  await tick();
  await tick();

  assert.deepEqual([keeping.library.state, keeping.library.index.answers.length], ["ready", 1]);
  assert.deepEqual(waits, [15_000, 120_000, 120_000]);
});

test("of an answer in a draft it is told whether it was withdrawn or changed, for that project", async () => {
  const library = (/** @type {any[]} */ answers) => loadLibrary(async () => answers);
  const before = await library([A_TEST, answer("en/tax", "Tax."), answer("ro/test", "Sună.")]);
  const now = await library([answer("en/test@north", "Call 0300.", { project: "north" }), answer("en/test@east", "Call 0333.", { project: "east" }), answer("en/tax", "Tax.")]);

  assert.equal(newsOf(before, now, "en/tax", "north"), null);
  assert.equal(newsOf(before, now, "en/test", "north"), null, "the same words under another id");
  assert.equal(newsOf(before, now, "en/test", "east"), "changed");
  assert.equal(newsOf(before, now, "ro/test", "east"), "withdrawn");
  assert.equal(newsOf(before, now, "en/service-9", "east"), null, "a card is no answer");
  assert.equal(newsOf(before, await loadLibrary(async () => null), "en/tax", "east"), null);
});

test("only what is new is sent again, by a mark that stays in the page", async () => {
  const asked = /** @type {any[]} */ ([]);
  const next = newsFrom("/desk/answers.json", /** @type {any} */ (async (/** @type {string} */ _, /** @type {any} */ how) => {
    asked.push(how.headers);
    assert.ok(how.signal instanceof AbortSignal, "on a dead line it is given up some time");
    if (how.headers["If-None-Match"]) return { status: 304, ok: false };
    return { status: 200, ok: true, json: async () => [1], headers: new Headers({ ETag: '"a"' }) };
  }));

  assert.deepEqual([await next(), await next()], [[1], null]);
  assert.deepEqual(asked, [{}, { "If-None-Match": '"a"' }]);
});
