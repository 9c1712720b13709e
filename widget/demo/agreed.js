// @ts-check
/* What the server would say in its start answer. The words are samples; the agreed ones stand in `protocols/words`. */

const en = {
  ground_rules: {
    title: "How this chat works",
    short: "Two workers, no name needed. Stop when you like. Be kind, and so are we.",
    lines: ["Two workers are here with you, never one alone.", "Say as much or as little as you like. You do not need to give a name.", "You can stop at any time. You can come back at any time."],
  },
  confidentiality: {
    who: "Two workers read this chat. One may be from a partner charity.",
    kept: "A chat is gone when it ends, unless we keep it for a reason that our rules name.",
    tell: "We tell others only if you ask, if someone may be badly hurt, or if the law says we must.",
    more: ["You do not need to give a name, a phone number or a place.", "We do not know where you are. Help can only go to a place that you tell us.", "You can say no to anything we offer and still come back."],
    sealed: "Your words are sealed on this page. Only the workers' screens can open them. Our server passes them on and does not hold the key.",
    sealed_limits: "This cannot protect you if someone takes control of our server, or can see your phone or computer.",
  },
  under_18: {
    title: "Are you under 18?",
    lines: ["This chat is for people aged 18 and over.", "If you are under 18, you have done nothing wrong. You deserve help."],
    contacts: [{ name: "Childline", how: "0800 1111. For anyone under 18. Free. They listen and do not judge.", href: "tel:08001111" }],
  },
  in_danger: {
    title: "Are you in danger now?",
    lines: ["Call 999.", "112 works too.", "If you cannot speak, call 999 from a mobile. Listen, and press 55 when you are asked to.", "We do not know where you are. We cannot send help unless you tell us a place."],
  },
  out_of_hours: {
    closed: "We are closed now.",
    next_opening: "We open again {next_opening}.",
    no_next_opening: "We do not have a time for our next chat yet.",
    options: "You can also turn to these services. None of them is the police.",
    busy: "All our workers are with someone just now. You can wait here, and we will come to you.",
    full: "All our workers are busy, and the queue is full. Please try again in a while.",
    closing_soon: "We close soon, so we cannot start a new chat now.",
    message: ["You cannot leave a message here. Nobody would read it before we open.", "When we are open, two of us read what you write, and answer you."],
  },
  boundary: { lines: ["We are ending this chat now.", "This has to be a safe place for everyone in it, and for our workers too.", "If you need help, these services are there for you."] },
  leave: { lines: ["Leave this page quickly: the chat is hidden at once and another page opens.", "The chat ends. We will not try to reach you."] },
  contacts: [
    { name: "Samaritans", how: "116 123. Someone to listen, about anything. Free, day and night.", href: "tel:116123" },
    { name: "National Ugly Mugs", how: "Run for sex workers. Report and get warnings about dangerous people. You choose if the police are told.", href: "https://nationaluglymugs.org" },
  ],
};

const ro = {
  ...en,
  confidentiality: {
    ...en.confidentiality,
    who: "Două persoane din echipă citesc acest chat. Una poate fi de la o organizație parteneră.",
    kept: "Un chat dispare la sfârșit, dacă regulile noastre nu cer să îl păstrăm.",
    tell: "Spunem altora doar dacă ne ceri, dacă cineva ar putea fi rănit grav sau dacă legea ne obligă.",
  },
  under_18: { ...en.under_18, title: "Ai sub 18 ani?" },
  in_danger: { title: "Ești în pericol acum?", lines: ["Sună la 999.", "Nu știm unde ești. Nu putem trimite ajutor dacă nu ne spui un loc."] },
  out_of_hours: { ...en.out_of_hours, closed: "Acum este închis.", next_opening: "Deschidem din nou {next_opening}.", options: "Poți apela și la aceste servicii. Niciunul nu este poliția." },
};

/** What is said for the reason. @param {typeof en} words @param {string} state */
function outOfHours(words, state) {
  const said = state === "full" ? [words.out_of_hours.full] : state === "closing_soon" ? [words.out_of_hours.closing_soon] : [];
  Object.assign(words.out_of_hours, { reason: state === "closed" ? "hours" : state, said, message: state === "closed" ? words.out_of_hours.message : [] });
  return words;
}

/** The next Tuesday at five in the afternoon, London's winter time. */
function nextTuesday() {
  const day = new Date();
  day.setUTCHours(17, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + (((2 - day.getUTCDay() + 7) % 7) || 7));
  return `${day.toISOString().slice(0, 19)}Z`;
}

/** @param {string} language @param {{state?: string, next?: string|null, accent?: string, missing?: boolean}} [scene] *missing*: nobody on shift speaks the language */
export const answerFor = (language, { state = "open", next = nextTuesday(), accent = "#5B3A6E", missing = false } = {}) => ({
  token: "t".repeat(40),
  language,
  project: {
    id: "northtown",
    name: "Northtown Support",
    accent,
    languages: ["en", "ro"],
    zone: "Europe/London",
    place: "London",
    country: "GB",
    leave_url: document.documentElement.dataset.leave,
    contacts: [{ name: "Northtown by phone", how: "01632 960 001. Weekdays 10:00 to 16:00.", href: "tel:+441632960001" }],
  },
  availability: { state, next_opening: state === "open" || state === "busy" ? null : next, languages: state === "open" || state === "busy" || missing ? ["en", "ro"].filter((code) => !missing || code !== language) : [], genders: state === "open" ? ["woman", "non_binary"] : [] },
  on_shift: state === "open" || state === "busy" ? [{ name: "Wren", charity: "Northtown" }, { name: "Ash", charity: "Southside" }] : [],
  words: outOfHours(structuredClone(language === "ro" ? ro : en), state),
});
