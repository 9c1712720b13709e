// @ts-check
/** What the pretended desk shows of a chat that is kept. The words are those of `protocols/safeguarding.toml`, fewer of them. */

/** @typedef {import("./parts/view.js").App} App */
/** @typedef {import("./demo_room.js").DemoRoom} DemoRoom */
/** @typedef {import("./lib/types.js").Flag} Flag */
/** @typedef {(role: "first" | "second") => Promise<DemoRoom>} ATalk */

const GROUND = { asks_second: true, is_quiet: false, days: 365, hard_max_days: 2190, told: null, why_told: "Telling may make it worse. The rules say beforehand that this can happen." };

export const GROUNDS = {
  may_keep: true,
  may_note: true,
  provisional_days: 7,
  cap: 2_097_152,
  grounds: [
    {
      ...GROUND,
      id: "serious_harm_disclosed",
      title: "Serious harm was done",
      plain: "If you tell us that somebody was badly hurt, forced or held, we may keep this chat. What you want counts most.",
      told: "What you told us is serious. So we keep a sealed copy of this chat, in case you or others need it to stop this. Tell us if you do not want that. We will listen.",
    },
    { ...GROUND, id: "child_at_risk", title: "A child is at risk", plain: "If a child may be hurt, we may keep this chat.", told: "We are worried about a child. So we keep a sealed copy of this chat.", hard_max_days: 3650 },
    { ...GROUND, id: "threat_to_worker", title: "A worker was threatened", plain: "If somebody threatens one of us, we may keep the chat.", hard_max_days: 1095 },
    { ...GROUND, id: "about_a_worker", title: "About what a worker did", plain: "If it is about what one of us did, we may keep the chat.", asks_second: false, is_quiet: true },
  ],
};

/** @type {Flag} */
const FLAG = {
  record: "0123456789abcdef0123456789abcdef",
  ground: "serious_harm_disclosed",
  name: "Wren",
  mine: true,
  told: true,
  answer: null,
  asked: false,
  writes: false,
  box: null,
  lacks: [],
};

/** @param {DemoRoom} room @param {App} app @param {Partial<Flag>} [change] @param {object} [kept] what the page found out */
async function flagged(room, app, change = {}, kept = {}) {
  room.flags = [{ ...FLAG, ...change }];
  room.tellRoom();
  const flags = app.desk.open?.flags;
  await flags?.learn();
  Object.assign(flags?.list[0] ?? {}, kept);
  app.go({});
}

/** @param {App} app @param {string} ground */
async function choosing(app, ground) {
  app.act("keep");
  await new Promise((done) => setTimeout(done, 60));
  /** @type {HTMLElement | null} */ (document.querySelector(`.keeping input[value="${ground}"]`))?.click();
}

/** @type {Record<string, (app: App, aTalk: ATalk) => Promise<unknown>>} */
export const KEEPING = {
  keeping: async (app, aTalk) => {
    await aTalk("first");
    await choosing(app, "serious_harm_disclosed");
  },
  locked: async (app, aTalk) => {
    await aTalk("first");
    const { flags } = app.desk.open ?? {};
    if (flags) flags.world = { ...flags.world, open: async () => null };
    await choosing(app, "about_a_worker");
    document.querySelector(".keeping form")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  },
  off: async (app, aTalk) => {
    await aTalk("first");
    const { flags } = app.desk.open ?? {};
    if (flags) flags.grounds = { ...GROUNDS, may_keep: false };
    app.act("keep");
  },
  kept: async (app, aTalk) => {
    const room = await aTalk("first");
    await flagged(room, app);
  },
  asked: async (app, aTalk) => {
    const room = await aTalk("second");
    await flagged(room, app, { name: "Heron", mine: false, asked: true }, { checked: { added: 0, left_out: 0, before_me: 0 } });
  },
  differs: async (app, aTalk) => {
    const room = await aTalk("second");
    await flagged(room, app, { name: "Heron", mine: false, asked: true }, { checked: { added: 1, left_out: 2, before_me: 3 }, trouble: "list_is_old" });
  },
  over: async (app, aTalk) => {
    const room = await aTalk("first");
    await flagged(room, app, { answer: "yes" });
    room.end("finished", false);
  },
};
