// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Placing } from "./placing.js";
import { doubtsAmong, reasonToHold } from "./sending.js";

const TEST = { id: "en/sti-test", title: "A free test", language: "en", body: "A **free** test, {worker}.", reviewed: true, verified: true };
const LONG = { ...TEST, id: "en/long", title: "Three steps", body: "First, keep every message.\n\n{part}\n\nThen, tell one person.\n\n{part}\n\nLast, we make a plan." };
const IN_ROMANIAN = { ...TEST, id: "ro/sti-test", language: "ro", body: "Un test gratuit.", reviewed: false, translation_of: "sti-test" };
const OF_LAW = { ...TEST, id: "en/law", body: "The law changed in May.", verified: false };

/** A conversation as one of the two has it: Wren in slot 1, Heron in slot 2. @param {"first" | "second"} [role] */
function talking(role = "first") {
  const posted = /** @type {any[]} */ ([]);
  const workers = [
    { slot: 1, name: "Wren", me: true, here: true, role },
    { slot: 2, name: "Heron", me: false, here: true, role: role === "first" ? "second" : "first" },
  ];
  const talk = {
    room: { role, workers },
    draft: { room: "", confer: "" },
    held: { room: /** @type {string | null} */ (null), confer: /** @type {string | null} */ (null) },
    world: { changed: () => {}, values: () => ({ worker: "Wren", clinic_name: undefined }) },
    get isFirst() {
      return talk.room.role === "first";
    },
    get writer() {
      return workers.find((worker) => worker.role === "first");
    },
    obstacle: () => null,
    post: async (/** @type {string} */ channel, /** @type {any} */ envelope) => (posted.push({ channel, ...envelope }), true),
  };
  const placing = new Placing(/** @type {any} */ (talk));
  /** As it would come to the other page. @param {any} what */
  const sheet = async (what) => {
    const other = talking("second");
    await other.placing.offer(what);
    const { channel: _, kind: __, ...rest } = other.posted[0];
    return rest;
  };
  return { talk, placing, posted, sheet };
}

/** Pressing send: what was held, else the draft goes. @param {Pick<ReturnType<typeof talking>, "talk" | "placing">} who @param {import("./sending.js").Reason | null} [before] */
function press({ talk, placing }, before = null) {
  const held = reasonToHold(talk.draft.room, placing.items, before);
  if (!held) {
    placing.sent(talk.draft.room);
    talk.draft.room = "";
  }
  return held;
}

test("an answer comes in filled, where the cursor is, and what was held back is let go", () => {
  const { talk, placing } = talking();
  talk.draft.room = "Hello /te and";
  talk.held.room = "not_paired";

  const span = placing.place(TEST, { start: 6, end: 9 });

  assert.equal(talk.draft.room, "Hello A free test, Wren. and");
  assert.deepEqual(span, { start: 24, end: 24 });
  assert.equal(talk.held.room, null);
});

test("what a project has not said stays as it is written, and is selected", () => {
  const { talk, placing } = talking();

  const span = placing.place({ ...TEST, body: "Go to {clinic_name}." }, { start: 0, end: 0 });

  assert.equal(talk.draft.room.slice(span.start, span.end), "{clinic_name}");
  assert.equal(press({ talk, placing }, null)?.why, "placeholder");
});

test("of several parts only the first comes in, and each next one when the one before was sent", () => {
  const one = talking();
  one.placing.place(LONG, { start: 0, end: 0 });
  assert.equal(one.talk.draft.room, "First, keep every message.");
  assert.equal(one.placing.isOffered(one.placing.runs[0]), false);

  for (const words of ["Then, tell one person.", "Last, we make a plan."]) {
    press(one);
    assert.equal(one.talk.draft.room, "", "the next is offered, and not put in by itself");
    assert.equal(one.placing.isOffered(one.placing.runs[0]), true);
    one.placing.putNext(one.placing.runs[0]);
    assert.equal(one.talk.draft.room, words);
  }

  press(one);
  assert.deepEqual(one.placing.runs, []);
});

test("in no order of placing, putting in, writing and sending does one message hold two parts", () => {
  // Every walk of six steps, so that no chance decides what is looked at.
  const steps = /** @type {((one: ReturnType<typeof talking>) => void)[]} */ ([
    ({ placing }) => void (placing.runs.length === 0 && placing.place(LONG, { start: 0, end: 0 })),
    ({ placing }) => placing.runs.filter((run) => placing.isOffered(run)).slice(0, 1).forEach((run) => placing.putNext(run)),
    (one) => press(one, null),
    ({ talk }) => void (talk.draft.room += " and so on"),
    ({ talk }) => void (talk.draft.room = ""),
  ]);
  const parts = ["First, keep", "Then, tell", "Last, we make"];
  let sent = 0;
  for (let walk = 0; walk < steps.length ** 6; walk += 1) {
    const one = talking();
    for (let left = walk, at = 0; at < 6; at += 1, left = Math.floor(left / steps.length)) {
      steps[left % steps.length](one);
      const inDraft = parts.filter((part) => one.talk.draft.room.includes(part)).length;
      assert.ok(inDraft <= 1, `walk ${walk}: ${one.talk.draft.room}`);
      sent += inDraft;
    }
  }
  assert.ok(sent > 1000);
});

test("a part that was deleted and not sent is offered again, and what is left can be dropped", () => {
  const one = talking();
  one.placing.place(LONG, { start: 0, end: 0 });
  one.talk.draft.room = "Wait a moment, please.";
  press(one);

  const [run] = one.placing.runs;
  assert.equal(run.at, 0);
  assert.equal(one.placing.isOffered(run), true);
  one.placing.drop(run);
  assert.deepEqual(one.placing.runs, []);
});

test("a translation that nobody checked and facts that nobody compared each ask for a second press, and the second is enough", () => {
  for (const [answer, doubt] of /** @type {const} */ ([[IN_ROMANIAN, "translation"], [OF_LAW, "facts"]])) {
    const one = talking();
    one.placing.place(answer, { start: 0, end: 0 });

    const held = press(one);
    assert.ok(held?.why === "doubt");
    assert.deepEqual(doubtsAmong(held.of), [doubt]);
    assert.equal(press(one, held), null);
  }
});

test("a second press for one answer is none for another that came in between", () => {
  const one = talking();
  one.placing.place(IN_ROMANIAN, { start: 0, end: 0 });
  const held = press(one);
  one.placing.add(OF_LAW);

  const again = press(one, held);

  assert.ok(again?.why === "doubt");
  assert.deepEqual(doubtsAmong(again.of), ["translation", "facts"]);
  assert.equal(press(one, again), null);
});

test("what was looked for and found nothing is not sent by the Enter that was meant for the list", () => {
  const one = talking();
  one.placing.place(OF_LAW, { start: 0, end: 0 });
  one.talk.draft.room += " /hostle";
  const pressed = (/** @type {import("./sending.js").Reason | null} */ before, search = "/hostle") => reasonToHold(one.talk.draft.room, one.placing.items, before, search);

  const held = pressed(null);
  assert.ok(held?.why === "doubt");
  assert.deepEqual([held.search, doubtsAmong(held.of)], ["/hostle", ["facts"]]);
  assert.equal(pressed(held), null, "one more press is enough for both");
  assert.equal(pressed(held, "/hostel")?.why, "doubt", "not for another search");
});

test("an answer that is withdrawn while it stands in the draft is a doubt, and what waits for a key does not go by itself", () => {
  const one = talking();
  one.placing.place(LONG, { start: 0, end: 0 });
  one.placing.add(TEST);
  one.talk.held.room = "not_paired";

  one.placing.hear((id) => (id === LONG.id ? "withdrawn" : null));

  assert.equal(one.talk.held.room, null);
  assert.deepEqual(one.placing.stale.map(({ id }) => id), [LONG.id]);
  const held = press(one);
  assert.ok(held?.why === "doubt");
  assert.deepEqual(doubtsAmong(held.of), ["withdrawn"]);
  one.placing.hear((id) => (id === LONG.id ? "changed" : null));
  assert.equal(press(one, held)?.why, "doubt", "other news, another press");
  assert.deepEqual(one.placing.runs[0].parts.map(({ doubts }) => doubts), [["changed"], ["changed"], ["changed"]], "nor is the next part told unseen");
  one.placing.takeOut(one.placing.stale[0]);
  assert.equal(one.talk.draft.room, "A free test, Wren.");
});

test("what was checked, and what was written over, asks for nothing", () => {
  const one = talking();
  one.placing.place(TEST, { start: 0, end: 0 });
  assert.equal(press(one), null);

  one.placing.place(OF_LAW, { start: 0, end: 0 });
  one.talk.draft.room = "I will look it up for you.";
  assert.equal(press(one), null);
});

test("the second puts an answer into the first's draft, filled in the first's name, and it is not sent unseen", async () => {
  const one = talking();
  one.talk.draft.room = "Let me look. ";
  one.talk.held.room = "not_paired";

  assert.equal(one.placing.heard(await one.sheet(TEST), 2), "in");

  assert.equal(one.talk.draft.room, "Let me look. \n\nA free test, Wren.", "not even a space is taken away: the next word is about to come behind it");
  assert.equal(one.talk.held.room, null, "nothing that was pressed before goes by itself now");
  assert.deepEqual(one.placing.unseen.map(({ by, title }) => [by, title]), [["Heron", "A free test"]]);
  const held = press(one);
  assert.ok(held?.why === "doubt");
  assert.deepEqual(doubtsAmong(held.of), ["partner"]);
  assert.equal(press(one, held), null);
});

test("once the first has said that they read it, one press sends it", async () => {
  const one = talking();
  one.placing.heard(await one.sheet(TEST), 2);

  one.placing.keep(one.placing.unseen[0]);

  assert.deepEqual(one.placing.unseen, []);
  assert.equal(press(one), null);
});

test("having read it takes no other doubt away", async () => {
  const one = talking();
  one.placing.heard(await one.sheet(IN_ROMANIAN), 2);

  one.placing.keep(one.placing.unseen[0]);

  const held = press(one);
  assert.ok(held?.why === "doubt");
  assert.deepEqual(doubtsAmong(held.of), ["translation"]);
});

test("taken out, the draft is as it was, and no further part is offered", async () => {
  const one = talking();
  one.talk.draft.room = "Let me look.";
  one.placing.heard(await one.sheet(LONG), 2);
  one.talk.draft.room += " Yes.";

  one.placing.takeOut(one.placing.unseen[0]);

  assert.equal(one.talk.draft.room, "Let me look. Yes.");
  assert.deepEqual([one.placing.items, one.placing.runs], [[], []]);
});

test("a partner's answer of several parts comes a part at a time as well, each of them to be read", async () => {
  const one = talking();
  one.placing.heard(await one.sheet(LONG), 2);
  const held = press(one);
  press(one, held);

  one.placing.putNext(one.placing.runs[0]);

  assert.equal(one.talk.draft.room, "Then, tell one person.");
  assert.equal(press(one)?.why, "doubt");
});

test("while signs are being put together it waits, and comes in afterwards", async () => {
  const one = talking();
  one.talk.draft.room = "สวัส";
  one.placing.composing(true);
  one.placing.heard(await one.sheet(TEST), 2);
  assert.equal(one.talk.draft.room, "สวัส");

  one.placing.composing(false);

  assert.equal(one.talk.draft.room, "สวัส\n\nA free test, Wren.");
});

test("only the second puts anything in, and only where I write", async () => {
  const second = talking("second");
  assert.equal(second.placing.heard(await second.sheet(TEST), 2), "told");
  const first = talking();
  assert.equal(first.placing.heard(await first.sheet(TEST), 9), "told");
  assert.deepEqual([second.talk.draft.room, first.talk.draft.room], ["", ""]);

  assert.equal(await first.placing.offer(TEST), false);
  assert.deepEqual(first.posted, []);
});

test("what is no such sheet is refused whole, and what is too long is not given", async () => {
  const one = talking();
  const good = await one.sheet(TEST);
  for (const wrong of [{}, { ...good, parts: [] }, { ...good, parts: [""] }, { ...good, parts: "words" }, { ...good, title: 3 }, { ...good, doubts: ["partner"] }, { ...good, parts: Array(21).fill("a") }])
    assert.equal(one.placing.heard(wrong, 2), null);
  assert.equal(one.talk.draft.room, "");

  const other = talking("second");
  assert.equal(await other.placing.offer({ ...TEST, body: "ț".repeat(5000) }), false);
  assert.equal(other.talk.held.confer, "too_long_to_place");
});

test("what goes to the partner names no variable's value and carries every doubt", async () => {
  const { sheet } = talking();

  assert.deepEqual(await sheet({ ...IN_ROMANIAN, body: "{worker}\n{part}\n**doi**", verified: false }), {
    id: "ro/sti-test",
    title: "A free test",
    language: "ro",
    parts: ["{worker}", "doi"],
    doubts: ["translation", "facts"],
  });
});

test("ready words go in as they are, whatever Markdown would make of them", () => {
  const { talk, placing } = talking();

  placing.add({ id: "card/clinic", title: "Clinic", language: "en", words: "Clinic\n- Open: **daily**", verified: true });

  assert.equal(talk.draft.room, "Clinic\n- Open: **daily**");
});
