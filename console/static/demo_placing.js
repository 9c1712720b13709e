// @ts-check
/** What can stand round the reply box: an answer of several parts in the visitor's language, and one that the partner put in. */

/** @typedef {import("./parts/view.js").App} App */
/** @typedef {import("./demo_room.js").DemoRoom} DemoRoom */
/** @typedef {(role: "first" | "second", language?: string) => Promise<DemoRoom>} ATalk */

const FACTS = { topic: "harassment-and-outing", nation: ["england"], review_by: "2027-05-01", tags: ["threat"] };
const STEPS = { ...FACTS, shortcut: "outing-steps", verified: false };

/** The same answer twice, in three parts. Its facts were compared with nothing yet. */
export const IN_PARTS = [
  {
    ...STEPS,
    id: "en/outing-steps",
    title: "Three steps when somebody threatens you",
    language: "en",
    reviewed: true,
    translation_of: null,
    body: "First: keep every message, and answer none of them tonight.\n\n{part}\n\nThen: tell one person you trust. It need not be everything.\n\n{part}\n\nLast: in England this is a crime. You can report it with us beside you, or not at all.",
  },
  {
    ...STEPS,
    id: "ro/outing-steps",
    title: "Trei pași când cineva vă amenință",
    language: "ro",
    reviewed: false,
    translation_of: "outing-steps",
    body: "Întâi: păstrați fiecare mesaj și nu răspundeți la niciunul în seara asta.\n\n{part}\n\nApoi: spuneți unei persoane în care aveți încredere. Nu trebuie să spuneți tot.\n\n{part}\n\nLa urmă: în Anglia aceasta este o infracțiune. Puteți face plângere cu noi alături, sau deloc.",
  },
];

/** As the partner's page would send it. */
export const GIVEN = {
  kind: "placed",
  id: "en/blackmail",
  title: "When somebody threatens to out you",
  language: "en",
  parts: ["That is a crime, whatever work you do. You do not have to pay. Keep the messages. We can think it through together."],
  doubts: [],
};

const rest = () => new Promise((done) => setTimeout(done, 60));

/** @type {Record<string, (app: App, talk: ATalk) => Promise<void>>} */
export const PLACING = {
  parts: async (app, talk) => {
    const room = await talk("first", "ro");
    const box = /** @type {HTMLElement} */ (document.getElementById("reply"));
    app.desk.open?.placing.add(IN_PARTS[1]);
    app.go({});
    await rest();
    for (const _ of ["held", "sent"]) box.closest("form")?.requestSubmit(), await rest();
    room.deliverAll();
    app.desk.open?.placing.putNext(app.desk.open.placing.runs[0]);
    app.go({});
    await rest();
  },
  partner: async (app, talk) => {
    const room = await talk("first");
    if (app.desk.open) app.desk.open.draft.room = "I am with you. One moment.";
    app.go({});
    await rest();
    room.partnerSends("confer", GIVEN);
    await rest();
    document.querySelector("form.reply")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  },
};
