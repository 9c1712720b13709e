// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Autosave } from "./autosave.js";
import { shelfIn } from "./entry_shelf.js";
import { Refused } from "./refused.js";

/** @typedef {import("./working.js").Working} Working */

/** @param {string} body @returns {Working} */
const saying = (body) => ({ title: "", topic: "", shortcut: "", audience: "visitor", nation: [], tags: [], source: [], review_by: "", changed: "", panel: "", reviewed: false, body });

/** A storage that is full at a press. */
class Drawer {
  /** @type {Record<string, string>} */
  kept = {};
  full = false;
  /** @param {string} key */
  getItem = (key) => this.kept[key] ?? null;
  /** @param {string} key @param {string} text */
  setItem = (key, text) => {
    if (this.full) throw new Error("full");
    this.kept[key] = text;
  };
  /** @param {string} key */
  removeItem = (key) => delete this.kept[key];
}

/** A page with a server that a test plays. @param {{ drawer?: Drawer, key?: string }} [with_] */
function opened({ drawer = new Drawer(), key = "draft/1" } = {}) {
  const page = {
    words: saying("One."),
    mayAdopt: true,
    /** @type {{ what: string, body: any }[]} */ asked: [],
    /** @type {((what: string, body: any) => any)} */ answer: (what, body) => ({ mark: "m1", others: [], working: body.mine ?? null, faults: [], aside: null, to: null, by: null }),
    /** @type {import("./autosave.js").State[]} */ told: [],
    /** @type {import("./autosave.js").Stands[]} */ heard: [],
    /** @type {(() => void) | null} */ waiting: null,
    seconds: 0,
  };
  const proxy = new Proxy(/** @type {any} */ (drawer), { ownKeys: () => Object.keys(drawer.kept), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) });
  const save = new Autosave(
    {
      read: () => page.words,
      adopt: (working) => (page.mayAdopt && (page.words = working), page.mayAdopt),
      ask: async (what, body) => {
        page.asked.push({ what, body: structuredClone(body) });
        return page.answer(what, body);
      },
      shelf: shelfIn(proxy, "draft/"),
      key,
      tell: (state) => page.told.push(state),
      heard: (said) => page.heard.push(said),
      later: (seconds, deed) => {
        page.waiting = deed;
        page.seconds = seconds;
        return () => (page.waiting = null);
      },
      now: () => 0,
    },
    saying("One."),
    "m0",
  );
  return { page, drawer, save, type: (/** @type {string} */ body) => ((page.words = saying(body)), save.changed()) };
}

const lost = () => {
  throw new Refused("unreachable");
};

test("what is typed is in the browser at once, and leaves it when the server has it", async () => {
  const { page, drawer, save, type } = opened();

  type("One. Two.");
  assert.equal(JSON.parse(drawer.kept["draft/1"]).mine.body, "One. Two.");
  assert.equal(save.state.where, "coming");
  assert(await save.flush());

  assert.deepEqual(page.asked[0].body, { base: saying("One."), mine: saying("One. Two."), aside: null });
  assert.deepEqual(drawer.kept, {});
  assert.equal(save.state.where, "server");
  assert(!save.isDirty);
});

test("while the line is lost the words stay in the browser, and it says so; back, they go", async () => {
  const { page, drawer, save, type } = opened();
  const working = page.answer;
  page.answer = lost;

  type("One. Two.");
  assert(!(await save.flush()));
  assert.deepEqual([save.state.where, save.state.code, page.seconds], ["browser", "unreachable", 2]);
  type("One. Two. Three.");
  await save.flush();
  assert.deepEqual([JSON.parse(drawer.kept["draft/1"]).mine.body, page.seconds], ["One. Two. Three.", 4]);

  page.answer = working;
  page.waiting?.();
  await save.flush();
  assert.equal(save.state.where, "server");
  assert.deepEqual(drawer.kept, {});
});

test("where the browser keeps nothing and the server is out of reach, it says that too", async () => {
  const { page, drawer, save, type } = opened();
  drawer.full = true;
  page.answer = lost;

  type("One. Two.");
  await save.flush();

  assert.equal(save.state.where, "nowhere");
});

test("what is typed while the server answers is not written over, and goes on from what was sent", async () => {
  const { page, save, type } = opened();
  const plain = page.answer;
  type("One. Two.");
  page.answer = (what, body) => {
    page.words = saying("One. Two. Th");
    return { ...plain(what, body), working: saying("From others. One. Two.") };
  };
  await save.flush();
  assert.equal(page.words.body, "One. Two. Th");
  assert.equal(save.state.where, "coming");

  page.answer = () => ({ ...plain("keep", {}), working: saying("From others. One. Two. Th") });
  await save.flush();

  assert.deepEqual(page.asked[1].body, { base: saying("One. Two."), mine: saying("One. Two. Th"), aside: null });
  assert.equal(page.words.body, "From others. One. Two. Th");
});

test("what others wrote comes into a page where nobody types, and not into one where somebody does", async () => {
  const { page, save, type } = opened();
  page.answer = () => ({ mark: "m2", others: ["Heron"], working: saying("One. From Heron."), faults: [], aside: null, to: null, by: "Heron" });

  await save.beat();
  assert.equal(page.words.body, "One. From Heron.");
  assert.deepEqual(page.asked[0].body, { mark: "m0" });
  type("Mine.");
  await save.beat();

  assert.equal(page.words.body, "Mine.");
  assert.deepEqual(page.asked[1].body, { mark: "m2" });
});

test("words that clash are set aside under one name until they are put together", async () => {
  const { page, drawer, save, type } = opened();
  const plain = page.answer;
  page.answer = () => ({ mark: "m2", others: [], working: null, faults: null, aside: "a1", to: "/together/a1", by: "Heron" });

  type("Uno.");
  assert(await save.flush());
  assert.deepEqual([save.state.where, save.state.to, save.state.by], ["aside", "/together/a1", "Heron"]);
  assert.deepEqual(drawer.kept, {});
  type("Uno. Dos.");
  await save.flush();
  assert.deepEqual(page.asked[1].body, { base: saying("One."), mine: saying("Uno. Dos."), aside: "a1" });

  page.answer = plain;
  type("One. Dos.");
  await save.flush();
  assert.equal(save.state.where, "server");
});

test("a page that was closed before the server had its words finds them again", async () => {
  const drawer = new Drawer();
  const first = opened({ drawer });
  first.page.answer = lost;
  first.type("One. Two.");
  await first.save.flush();

  const second = opened({ drawer, key: "draft/2" });
  await second.save.recover();

  assert.deepEqual(second.page.asked[0].body, { base: saying("One."), mine: saying("One. Two."), aside: null });
  assert.equal(second.page.words.body, "One. Two.");
  assert.deepEqual(drawer.kept, {});
});

test("found again without a line, the words are in the page and still in the browser", async () => {
  const drawer = new Drawer();
  drawer.kept["draft/1"] = JSON.stringify({ base: saying("One."), mine: saying("One. Two."), aside: null, at: 1 });
  const { page, save } = opened({ drawer, key: "draft/2" });
  page.answer = lost;

  await save.recover();

  assert.equal(page.words.body, "One. Two.");
  assert.deepEqual(Object.keys(drawer.kept), ["draft/2"]);
  assert.equal(save.state.where, "browser");
});

test("when the sign-in is over nothing is sent any more, and the words stay here", async () => {
  const { page, drawer, save, type } = opened();
  page.answer = () => {
    throw new Refused("sign_in_again");
  };
  type("One. Two.");
  await save.flush();
  page.waiting = null;

  type("One. Two. Three.");

  assert.equal(page.waiting, null);
  assert.deepEqual([save.state.where, save.state.code], ["browser", "sign_in_again"]);
  assert.equal(JSON.parse(drawer.kept["draft/1"]).mine.body, "One. Two. Three.");
});

test("a version is where the server says; what is still to mend leaves the words as they are", async () => {
  const { page, drawer, save, type } = opened();
  type("One. Two.");
  page.answer = () => ({ mark: "m2", others: [], working: saying("One. Two."), faults: [{ field: "title" }], aside: null, to: null, by: null });
  assert.equal(await save.save(true), null);
  assert.equal(page.words.body, "One. Two.");

  page.answer = () => ({ to: "/answers/northtown/shared/en/test?version=1" });
  assert.equal(await save.save(true), "/answers/northtown/shared/en/test?version=1");

  assert.deepEqual(page.asked[1].body, { base: saying("One. Two."), mine: saying("One. Two."), aside: null, follows: true });
  assert.deepEqual(drawer.kept, {});
});

test("typed and taken back is nothing to keep", async () => {
  const { page, drawer, save, type } = opened();

  type("One. Two.");
  type("One.");
  await save.flush();

  assert.deepEqual([page.asked.length, save.state.where, drawer.kept], [0, "server", {}]);
});

test("an answer that comes late is no news after a newer one", async () => {
  const { page, save, type } = opened();
  const plain = page.answer;
  let late = () => {};
  page.answer = () => new Promise((done) => (late = () => done({ ...plain("here", {}), mark: "m1", working: saying("One. Theirs.") })));
  const looking = save.beat();
  page.answer = (what, body) => ({ ...plain(what, body), mark: "m2", working: saying("One. Theirs. Mine.") });
  type("One. Mine.");
  await save.flush();

  late();
  await looking;

  assert.equal(page.words.body, "One. Theirs. Mine.");
});

test("what is typed while a version is saved is in no version: it stays in the browser, and goes on as a new draft", async () => {
  const { page, drawer, save, type } = opened();
  const plain = page.answer;
  let done = () => {};
  page.answer = () => new Promise((tell) => (done = () => tell({ to: "/version" })));
  type("One. Two.");
  const saving = save.save(true);
  await Promise.resolve();
  type("One. Two. Three.");
  page.answer = plain;

  done();
  assert.equal(await saving, null, "nobody is led away from what they write");
  assert.equal(JSON.parse(drawer.kept["draft/1"]).mine.body, "One. Two. Three.");
  page.waiting?.();
  await save.flush();

  assert.deepEqual(page.asked.at(-1), { what: "keep", body: { base: saying("One. Two."), mine: saying("One. Two. Three."), aside: null } });
  assert.deepEqual([save.state.where, save.state.saved, drawer.kept], ["server", "/version", {}]);
});

test("one thing at a time is under way to the server", async () => {
  const { page, save, type } = opened();
  const plain = page.answer;
  let [now, most] = [0, 0];
  page.answer = async (what, body) => {
    most = Math.max(most, ++now);
    await new Promise((done) => setImmediate(done));
    now--;
    return what === "version" ? { to: "/version" } : plain(what, body);
  };
  type("One. Two.");
  const first = save.flush();
  type("One. Two. Three.");

  await Promise.all([first, save.flush(), save.flush(), save.save(true), save.flush()]);

  assert.equal(most, 1);
});

test("when nobody answers, who else is there is not known any more", async () => {
  const { page, save } = opened();
  page.answer = () => ({ mark: "m0", others: ["Finch"], working: null, faults: null, aside: null, to: null, by: null });
  await save.beat();
  assert.deepEqual(page.heard.at(-1)?.others, ["Finch"]);

  page.answer = lost;
  await save.beat();

  assert.deepEqual([page.heard.at(-1)?.others, save.state.where], [[], "server"]);
});

test("that the sign-in is over is told before somebody writes", async () => {
  const { page, save } = opened();
  page.answer = () => {
    throw new Refused("sign_in_again");
  };

  await save.beat();

  assert.deepEqual([save.state.where, save.state.code], ["server", "sign_in_again"]);
});

test("what was too long is sent again as soon as it is shorter", async () => {
  const { page, save, type } = opened();
  const plain = page.answer;
  page.answer = () => {
    throw new Refused("bad_field");
  };
  type("One. And on and on.");
  await save.flush();
  assert.deepEqual([save.state.where, save.state.code, page.waiting], ["browser", "bad_field", null]);

  page.answer = plain;
  type("One. And.");
  assert.deepEqual([save.state.where, page.seconds], ["coming", 1]);
  await save.flush();

  assert.equal(save.state.where, "server");
});
