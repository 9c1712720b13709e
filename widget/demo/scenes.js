// @ts-check
/* The scenes of the wall: one for each state a visitor may meet. */

/** @typedef {import("./pretended_server.js").PretendedServer} Server */
/** @typedef {{answer?: object, offline?: boolean, old?: boolean, pin?: string, play?: (server: Server) => Promise<void>}} Scene */

const soon = (ms = 60) => new Promise((done) => setTimeout(done, ms));

/** @param {() => Element|null|undefined|false} find @returns {Promise<HTMLElement>} */
async function there(find) {
  for (;;) {
    const found = find();
    if (found instanceof HTMLElement) return found;
    await soon(10);
  }
}

/** The one button that begins. */
const startButton = () => there(() => document.querySelector(".last button.solid"));
const box = () => there(() => document.querySelector("textarea"));

/** @param {Server} server */
async function started(server) {
  (await startButton()).click();
  await server.until("arrive");
  await soon();
}

/** @param {string} words */
async function write(words) {
  const field = /** @type {HTMLTextAreaElement} */ (await box());
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** @param {string} words */
async function say(words) {
  await write(words);
  /** @type {HTMLFormElement} */ (document.querySelector("form.compose")).requestSubmit();
  await soon(20);
}

async function openAsks() {
  (await there(() => [...document.querySelectorAll("summary")].find((one) => /Ask for|O limbă/.test(one.textContent ?? "")))).click();
  await there(() => document.querySelector(".asks"));
}

/** @param {string} label what its label begins with @param {string} value */
async function choose(label, value) {
  const labelled = await there(() => [...document.querySelectorAll("label")].find((one) => new RegExp(`^(${label})`).test(one.textContent ?? "")));
  const select = /** @type {HTMLSelectElement} */ (labelled.querySelector("select"));
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

/** @param {Server} server */
async function paired(server) {
  await started(server);
  const wren = await server.comesIn("Wren", "Northtown");
  const ash = await server.comesIn("Ash", "Southside");
  server.tellRoom();
  await server.until("epoch");
  await soon();
  return { wren, ash };
}

/** @param {Server} server */
async function talking(server) {
  const two = await paired(server);
  two.wren.says("Hello, I'm Wren, and Ash is here too. Take your time.");
  await soon(20);
  await say("hi. someone keeps messaging me from new numbers and says he'll tell my landlord what I do");
  await say("I don't know if I should answer");
  await soon();
  two.wren.shows(1);
  two.ash.says("That sounds frightening, and it is not your fault. You don't have to answer him.");
  two.wren.says("We can look at ways to keep what he sends, and at who could stand beside you. Would it help to start with tonight?");
  await soon();
  return two;
}

const SLIP = {
  kind: "slip",
  id: "a".repeat(32),
  days: 7,
  recipient: "Northtown clinic, reception",
  purpose: "An appointment this week",
  lines: ["I would like an appointment without giving my name at the desk.", "Please call, do not text. Evenings after seven are best.", "I speak English and Romanian."],
};

/** @param {Server} server */
async function askedToPassOn(server) {
  const two = await talking(server);
  two.wren.sends(SLIP);
  await there(() => document.querySelector(".slip"));
  return two;
}

/** @param {string} says */
const answers = (says) => [...document.querySelectorAll("button")].find((one) => new RegExp(says).test(one.textContent ?? ""))?.click();

/** @param {string} why @param {boolean} forgotten @returns {(server: Server) => Promise<void>} */
const ending = (why, forgotten) => async (server) => {
  await talking(server);
  server.end(why, forgotten);
  await soon();
};

/** @type {Record<string, Scene>} */
export const SCENES = {
  before: {},
  busy: { answer: { state: "busy" } },
  closed: { answer: { state: "closed" } },
  closed_unknown: { answer: { state: "closed", next: null } },
  closing_soon: { answer: { state: "closing_soon" } },
  full: { answer: { state: "full" } },
  unreachable: { offline: true },
  old: { old: true },
  waiting: {
    async play(server) {
      server.ahead = 1;
      await started(server);
      await say("hi, are you there? it's about a message I got");
    },
  },
  waiting_short: {
    async play(server) {
      server.enough = false;
      await started(server);
    },
  },
  asks: {
    async play() {
      await openAsks();
    },
  },
  asks_too_few: {
    async play() {
      await openAsks();
      await choose("Wren", "but");
    },
  },
  not_spoken: { answer: { state: "closed", missing: true } },
  waiting_asked: {
    async play(server) {
      await openAsks();
      await choose("One of the two|Una dintre", "woman");
      await choose("Ash", "people");
      await started(server);
    },
  },
  waiting_unmet: {
    async play(server) {
      server.unmet = ["gender"];
      server.anyone = true;
      await openAsks();
      await choose("One of the two|Una dintre", "woman");
      await started(server);
    },
  },
  meanwhile: {
    async play(server) {
      await started(server);
      (await there(() => document.querySelector(".meanwhile summary"))).click();
      await there(() => document.querySelector(".meanwhile .contacts"));
    },
  },
  still_there: {
    async play(server) {
      server.stillThere = true;
      await started(server);
      await say("hi, are you there? it's about a message I got");
      await there(() => document.querySelector(".waiting-room .ask"));
    },
  },
  no_answer: {
    async play(server) {
      await started(server);
      await say("hi, are you there? it's about a message I got");
      await write("and there is one more thing");
      server.end("no_answer", true);
      await there(() => document.querySelector(".ending .row"));
    },
  },
  lacking: {
    async play(server) {
      server.unmet = ["language"];
      await paired(server);
      await there(() => document.querySelector(".asked:not([hidden])"));
    },
  },
  coming: {
    async play(server) {
      server.holdsBack = true;
      await started(server);
      await server.comesIn("Wren", "Northtown");
      await server.comesIn("Ash", "Southside");
      server.tellRoom();
    },
  },
  paired: {
    async play(server) {
      const { wren } = await talking(server);
      wren.types();
    },
  },
  slip: {
    async play(server) {
      await askedToPassOn(server);
    },
  },
  slip_empty: {
    async play(server) {
      await askedToPassOn(server);
      for (const tick of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".slip input"))) tick.click();
      answers("^Yes, pass|^Da, transm");
    },
  },
  slip_going: {
    async play(server) {
      await askedToPassOn(server);
      answers("^Yes, pass|^Da, transm");
      await soon();
    },
  },
  slip_told: {
    async play(server) {
      const { wren } = await askedToPassOn(server);
      answers("^Yes, pass|^Da, transm");
      await soon();
      wren.sends({ kind: "slip_told", id: SLIP.id, outcome: "stored" });
      await soon();
    },
  },
  slip_refused: {
    async play(server) {
      await askedToPassOn(server);
      answers("^No, do not|^Nu, nu");
      await soon();
    },
  },
  kept: {
    async play(server) {
      const { wren } = await talking(server);
      wren.sends({ kind: "kept", ground: "serious_harm_disclosed", text: "What you told us is serious. So we keep a sealed copy of this chat.", first: 7, days: 2190, at: "2026-11-21T18:04:00Z" });
      await there(() => document.querySelector(".kept-card"));
      document.querySelector(".kept-card details")?.setAttribute("open", "");
    },
  },
  newcomer: {
    async play(server) {
      await talking(server);
      server.workers.splice(1, 1);
      await server.comesIn("Kit", "Northtown");
      server.tellRoom();
      await server.until("epoch", 2);
    },
  },
  alone: {
    async play(server) {
      const { ash } = await talking(server);
      ash.here = false;
      server.state = "alone";
      server.tellRoom();
    },
  },
  both_lost: {
    async play(server) {
      await talking(server);
      for (const worker of server.workers) worker.here = false;
      server.state = "alone";
      server.tellRoom();
    },
  },
  interrupted: {
    async play(server) {
      await talking(server);
      server.cut();
      await say("are you still there");
      await write("I was about to say that");
    },
  },
  resumed: {
    async play(server) {
      const { wren } = await talking(server);
      server.cut();
      await say("are you still there");
      server.mend();
      await server.until("resume");
      await soon();
      wren.says("Yes, still here.");
    },
  },
  failed: {
    async play(server) {
      await talking(server);
      server.refusals.set("send", "trouble");
      await say("this one did not get through");
    },
  },
  too_long: {
    async play(server) {
      await talking(server);
      await write("a long story ".repeat(700));
    },
  },
  covered: {
    async play(server) {
      await talking(server);
      /** @type {HTMLElement} */ (document.querySelectorAll(".signals button")[1]).click();
    },
  },
  rules: {
    async play(server) {
      await talking(server);
      /** @type {HTMLElement} */ (document.querySelector(".tools button")).click();
    },
  },
  ending: {
    async play(server) {
      await talking(server);
      /** @type {HTMLElement} */ (document.querySelector(".tools button:last-child")).click();
    },
  },
  keys_before: { pin: "01632 960001" },
  keys_checked: {
    pin: "01632 960001",
    async play(server) {
      await talking(server);
      (await there(() => document.querySelector(".checked:not([hidden]) summary"))).click();
    },
  },
  keys_refused: {
    pin: "01632 960001",
    async play(server) {
      await started(server);
      await say("hi, are you there? it's about a message I got");
      await server.comesIn("Wren", "Northtown");
      server.fault = "other_key";
      await server.comesIn("Ash", "Southside");
      server.tellRoom();
      await there(() => document.querySelector(".page details .ending"));
    },
  },
  ended: { play: ending("finished", true) },
  ended_left: { play: ending("left", true) },
  ended_kept: { play: ending("finished", false) },
  ended_abusive: { play: ending("abusive", true) },
  ended_not_for_us: { play: ending("not_for_us", true) },
  ended_line_lost: { play: ending("line_lost", false) },
  ended_second_holder: { play: ending("second_holder", false) },
  ended_restarting: { play: ending("restarting", true) },
  cleared: {
    async play(server) {
      await ending("finished", true)(server);
      /** @type {HTMLElement} */ (document.querySelectorAll(".ending .row button")[1]).click();
    },
  },
  please_wait: {
    async play(server) {
      server.refusals.set("arrive", "please_wait");
      await started(server);
    },
  },
};
