// @ts-check
/**
 * Every state of the desk on one page, without a server: `demo.html#paired-as-first`. Screenshots are taken from it, and people judge by it.
 */

import { startDesk } from "./desk.js";
import { pretendedKeeping } from "./demo_acting.js";
import { KEEPING } from "./demo_keeping.js";
import { lookedInVain, suggests } from "./demo_looking.js";
import { IN_PARTS, PLACING } from "./demo_placing.js";
import { DemoRoom } from "./demo_room.js";
import { SERVICES } from "./demo_services.js";
import { CARD, DESKS, GONE } from "./demo_shift.js";
import english from "./strings/en.js";

/** @typedef {import("./parts/view.js").App} App */

const NORTHTOWN = { project: "northtown", project_name: "Northtown Umbrella" };
const EASTPORT = { project: "eastport", project_name: "Eastport Outreach" };
const ANSWERS = [
  answer(
    "en/sti-test",
    "A free and private STI test",
    "sexual-health",
    "You can have a **free** test without giving your name:\n\n- by post, in a plain envelope\n- at [name of the clinic], [opening times]\n\nNobody asks about immigration. I am {worker}, ask me anything.",
    ["chlamydia", "clinic"],
  ),
  answer(
    "en/home-test",
    "A test kit sent to you",
    "sexual-health",
    "Kits come by post in a plain envelope. You can order one at [SH:24](https://sh24.org.uk).",
    ["post", "test"],
  ),
  answer("en/closing", "Saying goodbye for tonight", "this-chat", "Thank you for talking with us. Take good care of yourself.", [
    "goodbye",
  ]),
  answer(
    "en/blackmail",
    "When somebody threatens to out you",
    "harassment-and-outing",
    "That is a crime, whatever work you do. You do not have to pay. Keep the messages. We can think it through together.",
    ["outing", "threat"],
  ),
  answer(
    "en/tax",
    "Tax and self-employment",
    "money-and-tax",
    "Many people register as self-employed. HMRC does not share this with the police as a matter of course.",
    ["hmrc"],
  ),
  {
    ...answer(
      "ro/sti-test",
      "Un test ITS gratuit și privat",
      "sexual-health",
      "Puteți face un test **gratuit** fără să vă dați numele. Îl primiți prin poștă, într-un plic obișnuit.",
      ["clinica"],
    ),
    language: "ro",
    reviewed: false,
    translation_of: "sti-test",
  },
  ...IN_PARTS,
];

/** @param {string} id @param {string} title @param {string} topic @param {string} body @param {string[]} tags */
function answer(id, title, topic, body, tags) {
  return {
    id,
    title,
    topic,
    body,
    tags,
    language: "en",
    shortcut: id.split("/")[1],
    nation: ["england"],
    reviewed: true,
    review_by: "2027-05-01",
    translation_of: null,
  };
}

/** @param {number} minutes */
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+Z/, "Z");
/** @param {number} minutes */
const minuteAgo = (minutes) => `${ago(minutes).slice(0, 16)}:00Z`;

class DemoDesk {
  /** @type {Map<string, (body: any) => void>} */
  heard = new Map();
  /** @type {Map<string, DemoRoom>} */
  rooms = new Map();
  key = "";
  /** Everything the page asked for. @type {{ event: string, body: any }[]} */
  asked = [];
  truth = {
    me: /** @type {{ name: string, status: string } | null} */ (null),
    welcome_back: null,
    waiting: /** @type {object[]} */ ([]),
    broken: /** @type {object[]} */ ([]),
    mine: /** @type {object[]} */ ([]),
    colleagues: [
      { name: "Heron", charity: "Eastport Outreach", status: "online", here: true, first_in: 0, second_in: 0, languages: ["en", "ro"] },
      { name: "Otter", charity: "Northtown Umbrella", status: "break", reason: "food", here: true, first_in: 0, second_in: 0, languages: ["en"] },
    ],
    on_call: { name: "Finch", phone: "020 7946 0018" },
    projects: [
      { ...NORTHTOWN, state: "open", next_opening: null },
      { ...EASTPORT, state: "closed", next_opening: "2026-11-24T17:00:00Z" },
    ],
    desks: DESKS.slice(0, 1),
    offers_gender: true,
    gone: /** @type {object[]} */ ([]),
  };

  /** @param {any} wishes */
  open(wishes) {
    setTimeout(() => (wishes.onUp?.(), this.tell("desk", this.truth)), 0);
    return {
      emit: (/** @type {string} */ event, /** @type {any} */ body) => this.answer(event, body),
      on: (/** @type {string} */ event, /** @type {(body: any) => void} */ hear) => void this.heard.set(event, hear),
      check() {},
      close() {},
    };
  }

  /** @param {string} event @param {any} body */
  tell(event, body) {
    this.heard.get(event)?.(structuredClone(body));
  }

  /** @param {object} change */
  now(change) {
    this.truth = { ...this.truth, ...change };
    this.tell("desk", this.truth);
  }

  /** @param {string} event @param {any} body */
  async answer(event, body) {
    this.asked.push({ event, body });
    if (event === "check_in") {
      this.key = body.shift_key;
      this.now({ me: { name: body.name, status: "online" } });
    }
    if (event === "take_break") this.now({ me: { name: "Wren", status: "break" } });
    if (event === "come_back") this.now({ me: { name: "Wren", status: "online" } });
    if (event === "end_shift") this.now({ me: this.rooms.size > 0 ? { name: "Wren", status: "finishing" } : null });
    if (event === "take") await this.taken(body.conversation);
    if (event === "close") this.rooms.get(body.conversation)?.end(body.reason, true);
    return this.rooms.get(body.conversation)?.answer(event, body) ?? { ok: true, shift: "s1" };
  }

  /** @param {string} id */
  async taken(id) {
    this.now({ waiting: [] });
    await this.room(id, "first");
  }

  /** @param {string} id @param {"first" | "second"} role @param {string} [language] */
  async room(id, role, language = "en") {
    const room = new DemoRoom({ id, ...NORTHTOWN, language }, (event, body) => this.tell(event, body));
    this.rooms.set(id, room);
    await room.begin({ name: "Wren", key: this.key }, role, "Heron");
    return room;
  }
}

/** @param {App} app @param {"room" | "confer"} channel @param {string} words @param {number} minutes ago */
async function say(app, channel, words, minutes) {
  const open = app.desk.open;
  if (!open) return;
  open.world.now = () => new Date(ago(minutes));
  open.draft[channel] = words;
  await open.say(channel);
  open.world.now = () => new Date();
}

const rest = (ms = 60) => new Promise((done) => setTimeout(done, ms));

/** @param {DemoDesk} server @param {App} app @param {"first" | "second"} role @param {string} [language] */
async function aTalk(server, app, role, language) {
  const room = await server.room("c1", role, language);
  await rest();
  room.visitorSays("hi, is this really private?", minuteAgo(9));
  await rest();
  if (role === "first")
    await say(app, "room", "Hello, I am Wren. Heron is here with me. What you write goes when you go. Take your time.", 8);
  else room.partnerSays("room", "Hello, I am Heron. Wren is here with me. What you write goes when you go. Take your time.", minuteAgo(8));
  room.visitorSays("ok. a client keeps writing that he will tell my landlord what i do if i dont see him for free", minuteAgo(6));
  room.visitorSays("i dont know what to do", minuteAgo(6));
  await rest();
  return room;
}

/** As if the partner's keys had been checked. @param {App} app @param {import("./lib/shift_vouching.js").Verdict} verdict @param {boolean} pinned */
function keysAre(app, verdict, pinned) {
  const open = /** @type {import("./lib/conversation.js").Conversation} */ (app.desk.open);
  open.whoIsWho.verdicts = new Map(open.partners.map(({ slot }) => [slot, verdict]));
  open.room = { ...open.room, pinned, epoch: 1 };
  app.go({});
}

/** @param {DemoDesk} server @param {App} app @param {DemoRoom} room */
async function andConfer(server, app, room) {
  room.partnerSays("confer", "Blackmail. There is an answer for it, /blackmail. I would ask first if she is safe tonight.", minuteAgo(4));
  await rest();
  await say(app, "confer", "Yes. Can you look up who helps with the landlord side?", 3);
  room.partnerSays("confer", "On it. Shelter has a line until 20:00, and Finch knows a solicitor.", minuteAgo(2));
  await rest();
}

/** @param {App} app @param {string} words */
function typeReply(app, words) {
  const box = /** @type {HTMLTextAreaElement} */ (document.getElementById("reply"));
  box.focus();
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const SLIP = { recipient: "Northtown clinic", purpose: "A call back about an appointment", lines: ["I would like somebody to call me.", "Evenings are best, after seven."] };

/** @param {App} app What was shown to the visitor. */
async function asks(app) {
  app.act("slip");
  const slip = app.desk.open?.slip;
  if (slip) Object.assign(slip.draft, SLIP, { lines: [...SLIP.lines] });
  await slip?.ask(7);
  return slip?.asked;
}

/** @type {Record<string, (server: DemoDesk, app: App) => unknown>} */
const STATES = {
  "not-checked-in": () => {},
  brief: (server) => server.now({ desks: DESKS }),
  "empty-desk": () => {},
  "closed-by-hand": (server) =>
    server.now({ projects: [NORTHTOWN, EASTPORT].map((one) => ({ ...one, state: "closed", next_opening: null, by_hand_until: ago(-180) })) }),
  "someone-waiting": (server) =>
    server.now({
      waiting: [
        { conversation: "w1", ...NORTHTOWN, language: "ro", since: ago(3), mine_to_take: true, gender: "woman", hint: { kind: "speaks_it", name: "Heron" } },
        { conversation: "w2", ...EASTPORT, language: "en", since: ago(0), mine_to_take: false, kept: true },
      ],
    }),
  "paired-as-first": async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.deliverAll();
    await rest();
    room.visitorTypes();
  },
  "paired-as-second": async (server, app) => {
    const room = await aTalk(server, app, "second");
    room.partnerSays("room", "That sounds frightening, and it is not all right. Are you somewhere safe just now?", minuteAgo(5));
    await rest();
    await andConfer(server, app, room);
  },
  "keys-checked": async (server, app) => {
    await aTalk(server, app, "first");
    keysAre(app, "good", true);
  },
  "keys-failed": async (server, app) => {
    await aTalk(server, app, "first");
    keysAre(app, "failed", false);
  },
  confer: async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.deliverAll();
    await andConfer(server, app, room);
    app.act("confer");
  },
  "canned-answers": async (server, app) => {
    await aTalk(server, app, "first", "ro");
    typeReply(app, "/test");
  },
  "placeholder-blocked": async (server, app) => {
    await aTalk(server, app, "first");
    typeReply(app, "You can go to [name of the clinic] any day this week.");
    await rest();
    document.querySelector(".reply")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  },
  suggested: async (server, app) => suggests(app, await aTalk(server, app, "first")),
  "placed-in-parts": (server, app) => PLACING.parts(app, (role, language) => aTalk(server, app, role, language)),
  "placed-by-partner": (server, app) => PLACING.partner(app, (role) => aTalk(server, app, role)),
  alone: async (server, app) => {
    const room = await aTalk(server, app, "first");
    if (room.workers) room.workers[1].here = false;
    room.become("alone");
    server.now({ colleagues: [{ ...server.truth.colleagues[0], here: false, second_in: 1 }, server.truth.colleagues[1]] });
  },
  interrupted: async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.visitorSignals("covered");
    await rest();
    room.visitorHere = false;
    room.become("interrupted");
  },
  "ended-forgotten": async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.end("left_quickly", true);
  },
  break: async (server, app) => {
    await app.desk.takeBreak("breather");
    server.now({ waiting: [{ conversation: "w1", ...NORTHTOWN, language: "en", since: ago(2), mine_to_take: false }] });
  },
  heavy: async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.end("finished", true);
    await rest();
    app.act("heavy");
  },
  breather: async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.end("abusive", true);
    await rest();
    /** @type {HTMLElement | null} */ (document.querySelector(".over__deeds .button"))?.click();
  },
  "end-of-shift": async (server, app) => {
    await aTalk(server, app, "first");
    await app.desk.endShift();
  },
  handover: async (server, app) => {
    const room = await aTalk(server, app, "second");
    room.partnerSends("confer", { ...CARD, at: minuteAgo(2) });
  },
  "handover-written": async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.deliverAll();
    app.act("handover");
    const draft = app.desk.open?.handover.draft;
    if (draft) Object.assign(draft, { asked: CARD.asked, said: CARD.said });
    app.go({});
  },
  danger: async (server, app) => {
    await aTalk(server, app, "first");
    app.act("danger");
  },
  "danger-as-second": async (server, app) => {
    await aTalk(server, app, "second", "ro");
    app.act("danger");
  },
  services: async (server, app) => {
    await aTalk(server, app, "first");
    app.go({ side: "services", tab: "answers" });
    await rest();
    /** @type {HTMLElement | null} */ (document.querySelector(".services summary"))?.click();
  },
  concern: async (server, app) => {
    await aTalk(server, app, "first");
    app.act("concern");
    const draft = app.desk.open?.concern.draft;
    if (draft) Object.assign(draft, { facts: "He is outside the flat and says he will not go.", action: "Heron rang 999 at 23:04 and gave 07700 900123 to ring back." });
    app.go({});
  },
  "concern-written": async (server, app) => {
    await aTalk(server, app, "first");
    app.act("concern");
    const { concern } = app.desk.open ?? {};
    if (concern?.draft) concern.draft.facts = "He is outside the flat.";
    await concern?.send((person) => person.charAt(0).toUpperCase() + person.slice(1));
  },
  "concern-after": async (server, app) => {
    const room = await aTalk(server, app, "first");
    room.end("finished", true);
    await rest();
    app.act("concern");
  },
  slip: async (server, app) => {
    await aTalk(server, app, "first");
    app.act("slip");
    const draft = app.desk.open?.slip.draft;
    if (draft) Object.assign(draft, SLIP);
    app.go({});
  },
  "slip-asked": async (server, app) => {
    await aTalk(server, app, "first");
    await asks(app);
  },
  "slip-agreed": async (server, app) => {
    const room = await aTalk(server, app, "first");
    const sheet = await asks(app);
    room.visitorSends({ kind: "slip_answer", id: sheet?.id, yes: true, ...SLIP, lines: SLIP.lines.slice(1) });
    await rest(200);
  },
  "slip-refused": async (server, app) => {
    const room = await aTalk(server, app, "first");
    const sheet = await asks(app);
    room.visitorSends({ kind: "slip_answer", id: sheet?.id, yes: false, recipient: "", purpose: "", lines: [] });
  },
  keeping: (server, app) => KEEPING.keeping(app, (role) => aTalk(server, app, role)),
  "keeping-locked": (server, app) => KEEPING.locked(app, (role) => aTalk(server, app, role)),
  "keeping-off": (server, app) => KEEPING.off(app, (role) => aTalk(server, app, role)),
  "kept-for-now": (server, app) => KEEPING.kept(app, (role) => aTalk(server, app, role)),
  "kept-asked": (server, app) => KEEPING.asked(app, (role) => aTalk(server, app, role)),
  "kept-differs": (server, app) => KEEPING.differs(app, (role) => aTalk(server, app, role)),
  "kept-over": (server, app) => KEEPING.over(app, (role) => aTalk(server, app, role)),
  debrief: async (server, app) => {
    lookedInVain(app);
    await app.desk.endShift();
    server.now({ gone: GONE });
    for (const label of document.querySelectorAll(".debrief label")) if (label.textContent?.trim() === "Heavy") label.querySelector("input")?.click();
  },
};

async function show() {
  const name = location.hash.slice(1);
  const state = STATES[name];
  if (!state) return list();
  const root = /** @type {HTMLElement} */ (document.getElementById("desk"));
  const server = new DemoDesk();
  const app = startDesk({
    root,
    csrf: "",
    language: "en",
    person: {
      name: "Wren",
      languages: ["en", "ro"],
      home: "northtown",
      brief: ["Say hello. How is each of you today?", "Agree who writes first and who sits second.", "Know who is on call."],
      debrief: ["What went well?", "Which chat stays with you?", "Did you write anything on paper? Tear it up now."],
    },
    ring: async () => null,
    strings: english,
    open: (wishes) => server.open(wishes),
    fetchAnswers: async () => ANSWERS,
    fetchServices: async () => SERVICES,
    keeping: await pretendedKeeping(),
  });
  await rest();
  if (!["not-checked-in", "brief"].includes(name)) await app.desk.checkIn("Wren", ["en", "ro"]);
  await rest();
  if (!["someone-waiting", "empty-desk", "break"].includes(name)) app.go({ tab: "conversation" });
  await state(server, app);
  await rest();
  // For tests: what the pretended server does next is asked for from outside.
  Object.assign(globalThis, { demo: { server, app } });
  document.body.dataset.ready = name;
}

function list() {
  const links = Object.keys(STATES).map((name) => {
    const link = Object.assign(document.createElement("a"), { href: `#${name}`, textContent: name });
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  const all = document.createElement("ul");
  all.append(...links);
  document.getElementById("desk")?.replaceChildren(all);
}

addEventListener("hashchange", () => location.reload());
show();
