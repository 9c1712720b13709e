// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { toText } from "../../../widget/lib/bytes.js";
import { makeShiftKey } from "../../../widget/lib/keys.js";
import { NoKey, WorkerSeal } from "../../../widget/lib/seal.js";
import { DemoRoom } from "../demo_room.js";
import { Conversation } from "./conversation.js";

const FACTS = { id: "c1", project: "northtown", project_name: "Northtown", language: "en" };
const AT = "2026-11-20T21:00:00Z";

/** A running conversation as Wren has it, with everything that was asked of the server. @param {"first" | "second"} [role]
 * @param {import("./shift_vouching.js").Verdict} [verdict] on the partner's keys */
async function talking(role = "first", verdict) {
  const key = await makeShiftKey();
  const asked = /** @type {{ event: string, body: any }[]} */ ([]);
  const line = { isUp: true };
  /** @type {Conversation | null} */
  let conversation = null;
  const ask = async (/** @type {string} */ event, /** @type {any} */ body) => {
    asked.push({ event, body });
    if (!line.isUp) throw new Error("line lost");
    return /** @type {any} */ (await room.answer(event, body));
  };
  const vouching = verdict && /** @type {any} */ ({ check: async () => verdict });
  const room = new DemoRoom(FACTS, (event, body) => {
    if (event === "room" && !conversation) {
      const seal = new WorkerSeal({ project: body.project, conversation: "c1", slot: 1, name: "Wren", shiftKey: key });
      conversation = new Conversation(body, { ask, seal, now: () => new Date(AT), changed: () => {}, vouching });
    }
    if (event === "room") conversation?.takeRoom(body);
    if (event === "entry") conversation?.takeEntry(body.channel, body.entry);
    if (event === "typing") conversation?.takeTyping(body);
    if (event === "shown") conversation?.takeShown(body);
    if (event === "ended") conversation?.end(body);
  });
  await room.begin({ name: "Wren", key: toText(key.publicKey) }, role, "Heron");
  const mine = /** @type {Conversation} */ (/** @type {unknown} */ (conversation));
  await settled(mine);
  return { room, conversation: mine, asked, line };
}

/** @param {Conversation} conversation */
async function settled(conversation) {
  for (let turn = 0; turn < 3; turn += 1) await conversation.settled();
}

/** @param {Conversation} conversation @param {"room" | "confer"} [channel] */
const said = (conversation, channel = "room") =>
  conversation.log[channel].lines.filter((line) => line.kind === "text").map((line) => line.text);

test("the pair, the visitor and confer hear each other, and confer never goes to the room", async () => {
  const { room, conversation } = await talking();

  room.visitorSays("Hello?", AT);
  conversation.draft.room = "Hello, I am Wren.";
  await conversation.say("room");
  conversation.draft.confer = "Do you know the clinic's hours?";
  await conversation.say("confer");
  room.partnerSays("confer", "Until eight.", AT);
  await settled(conversation);

  assert.deepEqual(said(conversation), ["Hello?", "Hello, I am Wren."]);
  assert.deepEqual(said(conversation, "confer"), ["Do you know the clinic's hours?", "Until eight."]);
  assert.deepEqual(conversation.draft, { room: "", confer: "" });
});

test("what was being written stays when the service cut it off, and goes with the words when people ended it", async () => {
  for (const [why, kept] of [["restarting", "Stay where you"], ["line_lost", "Stay where you"], ["finished", ""], ["abusive", ""]]) {
    const { conversation } = await talking();
    conversation.draft.room = "Stay where you";

    conversation.end({ why, forgotten: false });

    assert.deepEqual([conversation.cutOff, conversation.draft.room], [kept, ""]);
  }
});

test("the epoch is confirmed once opened, and the first makes the pair's key", async () => {
  const { asked } = await talking();

  assert.deepEqual(new Set(asked.map(({ event }) => event)), new Set(["confer_key", "key_held"]));
  assert.equal(asked.find(({ event }) => event === "key_held")?.body.epoch, 1);
});

test("the second cannot write to the visitor and can confer; taking over turns that round", async () => {
  const { room, conversation } = await talking("second");
  conversation.draft.room = "Hello";

  await conversation.say("room");
  assert.equal(conversation.held.room, "not_first");
  assert.equal(conversation.draft.room, "Hello");

  room.swap();
  await conversation.say("room");
  conversation.draft.confer = "I go on.";
  await conversation.say("confer");
  await settled(conversation);

  assert.deepEqual(said(conversation), ["Hello"]);
  assert.deepEqual(said(conversation, "confer"), ["I go on."]);
});

test("before the pair stands nothing is sent and the draft stays; it goes when the pair stands, unless the words were touched", async () => {
  const { room, conversation, asked } = await talking();
  room.become("waiting");
  conversation.draft.room = "Hello";

  await conversation.say("room");

  assert.equal(conversation.held.room, "not_paired");
  assert.equal(conversation.draft.room, "Hello");
  assert.ok(!asked.some(({ event }) => event === "send"));

  conversation.held.room = null;
  room.become("paired");
  await settled(conversation);
  assert.ok(!asked.some(({ event }) => event === "send"));

  room.become("waiting");
  await conversation.say("room");
  room.become("paired");
  await settled(conversation);
  assert.deepEqual(said(conversation), ["Hello"]);
});

test("when the log is full the words come back into the box", async () => {
  const { room, conversation } = await talking();
  room.answer = async () => ({ ok: false, code: "log_full" });
  conversation.draft.room = "Hello";

  await conversation.say("room");

  assert.deepEqual([conversation.draft.room, conversation.held.room, said(conversation)], ["Hello", "log_full", []]);
});

test("without a key nothing is sent and the draft stays", async () => {
  const { conversation, asked } = await talking();
  conversation.world.seal.seal = () => {
    throw new NoKey("no key");
  };
  conversation.draft.room = "Hello";

  await conversation.say("room");

  assert.equal(conversation.held.room, "no_key");
  assert.equal(conversation.draft.room, "Hello");
  assert.ok(!asked.some(({ event }) => event === "send"));
});

test("a line lost in mid-send loses and doubles nothing", async () => {
  const { room, conversation, asked, line } = await talking();
  line.isUp = false;
  for (const words of ["One", "Two"]) {
    conversation.draft.room = words;
    await conversation.say("room");
  }
  assert.deepEqual(
    conversation.log.room.lines.filter(({ kind }) => kind === "text").map(({ mark }) => mark),
    ["sending", "sending"],
  );

  line.isUp = true;
  await conversation.resend();
  await conversation.resend();
  await settled(conversation);

  assert.deepEqual(
    room.logs.room.filter(({ type }) => type === "message").map(({ counter }) => counter),
    [1, 2],
  );
  assert.deepEqual(said(conversation), ["One", "Two"]);
  assert.deepEqual(
    conversation.log.room.lines.filter(({ kind }) => kind === "text").map(({ mark }) => mark),
    ["sent", "sent"],
  );
  const boxes = asked.filter(({ event, body }) => event === "send" && body.counter === 1).map(({ body }) => body.box);
  assert.equal(new Set(boxes).size, 1);
});

test("an entry that comes twice is shown once", async () => {
  const { room, conversation } = await talking();
  room.visitorSays("Hello?", AT);

  room.tellEntry("room", room.logs.room.at(-1));
  await settled(conversation);

  assert.deepEqual(said(conversation), ["Hello?"]);
});

test("entries that overtake one another are opened in order, and a hole is asked for", async (t) => {
  const { room, conversation, asked } = await talking();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const later = ["One", "Two", "Three"].map((text) =>
    room.hold("room", { type: "message", slot: 0, ...room.visitor?.seal({ kind: "text", text, at: AT }) }),
  );

  room.tellEntry("room", later[2]);
  room.tellEntry("room", later[1]);
  await settled(conversation);
  assert.deepEqual(said(conversation), []);

  t.mock.timers.tick(3000);
  assert.deepEqual(asked.at(-1), { event: "catch_up", body: { conversation: "c1", room: 1, confer: conversation.log.confer.held } });
  for (const entry of later) room.tellEntry("room", entry);
  await settled(conversation);
  assert.deepEqual(said(conversation), ["One", "Two", "Three"]);
  assert.ok(!conversation.log.room.lines.some(({ kind }) => kind === "gap"));
});

test("my own line come back after a lost answer is marked, not doubled", async () => {
  const { room, conversation } = await talking();
  const answer = room.answer.bind(room);
  room.answer = async (event, body) => {
    await answer(event, body);
    if (event === "send") throw new Error("line lost");
    return { ok: true };
  };
  conversation.draft.room = "One";
  await conversation.say("room");

  room.tellEntry("room", room.logs.room.at(-1));
  await settled(conversation);

  assert.deepEqual(
    conversation.log.room.lines.filter(({ kind }) => kind === "text").map(({ text, mark }) => [text, mark]),
    [["One", "sent"]],
  );
});

test("delivered is said only by the visitor's screen, and of confer by the partner's", async () => {
  const { room, conversation } = await talking();
  conversation.draft.room = "One";
  await conversation.say("room");
  conversation.draft.confer = "Two";
  await conversation.say("confer");
  conversation.takeShown({ channel: "room", by: 2, counters: [[1, 1]] });
  conversation.takeShown({ channel: "confer", by: 2, counters: [[1, 1]] });
  assert.equal(conversation.log.room.lines.at(-1)?.mark, "sent");
  assert.equal(conversation.log.confer.lines.at(-1)?.mark, "delivered");

  room.deliverAll();

  assert.equal(conversation.log.room.lines.at(-1)?.mark, "delivered");
});

test("a missing line shows as a gap, and a forged one is not shown", async () => {
  const { room, conversation } = await talking();
  room.visitor?.seal({ kind: "text", text: "lost", at: AT });
  room.visitorSays("after the gap", AT);
  room.tellEntry("room", room.hold("room", { ...room.logs.room.at(-1), counter: 9 }));
  await settled(conversation);

  assert.deepEqual(said(conversation), ["after the gap"]);
  assert.deepEqual(
    conversation.log.room.lines.map(({ kind }) => kind).filter((kind) => kind !== "roster"),
    ["gap", "text", "unreadable"],
  );
});

test("a forged epoch is shown, and nothing is confirmed under it", async () => {
  const { room, conversation, asked } = await talking();
  const before = asked.length;

  room.tellEntry("room", room.hold("room", { ...room.logs.room[0], number: 2 }));
  await settled(conversation);

  assert.equal(conversation.refusedKey, true);
  assert.ok(!asked.slice(before).some(({ event }) => event === "key_held"));
});

test("signals and typing show while they last", async () => {
  const { room, conversation } = await talking();
  room.visitorTypes();
  assert.deepEqual([...conversation.typing.keys()], [0]);

  room.visitorSignals("covered");
  await settled(conversation);
  assert.equal(conversation.signal, "covered");

  room.visitorSignals("back");
  await settled(conversation);
  assert.equal(conversation.signal, null);
});

test("after the end no word and no draft is left", async () => {
  const { room, conversation } = await talking();
  room.visitorSays("Hello?", AT);
  await settled(conversation);
  conversation.draft.room = "half a line";

  room.end("finished", true);

  assert.deepEqual([said(conversation), conversation.draft.room, conversation.unread], [[], "", 0]);
  assert.deepEqual(conversation.ended, { why: "finished", forgotten: true });
});

test("where a partner's keys fail no confer key is made, none is taken, and nothing goes to confer", async () => {
  const first = await talking("first", "failed");
  first.conversation.draft.confer = "Can you hear me?";
  await first.conversation.say("confer");

  assert.deepEqual(first.asked.filter(({ event }) => event === "confer_key"), []);
  assert.equal(first.conversation.draft.confer, "Can you hear me?");
  assert.equal(first.conversation.held.confer, "no_key");
  assert.deepEqual(first.conversation.whoIsWho.named("failed"), ["Heron"]);

  const second = await talking("second", "failed");
  second.conversation.draft.confer = "Can you hear me?";
  await second.conversation.say("confer");
  assert.equal(second.conversation.held.confer, "no_key");
});

test("where they pass, or cannot be checked, the pair confers as before", async () => {
  for (const verdict of /** @type {const} */ (["good", "missing", "unknown"])) {
    const { asked } = await talking("first", verdict);

    assert.equal(asked.filter(({ event }) => event === "confer_key").length, 1, verdict);
  }
});

const GIVEN = { kind: "placed", id: "en/test", title: "A free test", language: "en", parts: ["A test is free."], doubts: [] };

test("what the partner gives for the reply comes sealed into the draft, and in the visitor's channel it is refused", async () => {
  const { room, conversation } = await talking();

  room.partnerSends("confer", GIVEN);
  await settled(conversation);
  assert.equal(conversation.draft.room, "A test is free.");
  assert.deepEqual(conversation.log.confer.lines.map(({ kind, text, signal }) => [kind, text, signal]), [["placed", "A free test", "in"]]);
  assert.equal(conversation.log.confer.unread, 1);

  room.partnerSends("room", GIVEN);
  await settled(conversation);
  assert.equal(conversation.draft.room, "A test is free.");
  assert.equal(conversation.log.room.lines.at(-1)?.kind, "unreadable");
});

test("the second gives, and everything of it leaves this page sealed", async () => {
  const { conversation, asked } = await talking("second");

  assert.equal(await conversation.placing.offer({ id: "en/test", title: "A free test", language: "en", body: "A test is free." }), true);

  const { body } = /** @type {{ body: any }} */ (asked.findLast(({ event }) => event === "send"));
  assert.equal(body.channel, "confer");
  assert.ok(!JSON.stringify(asked).includes("free"));
  assert.deepEqual(conversation.log.confer.lines.map(({ kind, mine, mark }) => [kind, mine, mark]), [["placed", true, "sent"]]);
});
