// @ts-check
/** What the pretended desk knows so that somebody can act at once; and a server that takes whatever is sealed, without a look at it. */

import { GROUNDS } from "./demo_keeping.js";
import { makeKeyring } from "./lib/keyring.js";

/** The words are those of `protocols/in_danger/`, fewer of them. */
const ACTING = {
  card: {
    title: "If somebody is in danger",
    first: "Stay with them. One of you writes here, the other one rings.",
    no_place: "We hold no address. Help can only be sent to the place that the visitor tells you.",
    agree: "Ask before you ring, unless a life or a child is in danger. If asking makes it worse, ring first.",
    nobody_answers: "If nobody picks up, ring the emergency number yourself.",
    ask: ["Where are you exactly? Street, building, floor, room. What can you see?", "Who is there with you? Is there a child?", "Can you talk, or only write?"],
    say: ["I believe you. I am staying here with you.", "We do not need your name."],
    never_say: ["Calm down. It will be fine.", "I promise nobody will know."],
    hand_over: ["Give the place first, then who is there, what happened, and what makes it worse.", "Stay in the chat until they say that help is there."],
  },
  note_minutes: 30,
  slip_days: 7,
  projects: [
    {
      project: "northtown",
      numbers: { number: "999", also: "112", silent_mobile: "55", text_number: "999" },
      on_call: { name: "Finch", phone: "020 7946 0018" },
      lead: { name: "Lark", phone: "020 7946 0021" },
      ready: {
        en: [
          { id: "with_you", title: "I am here", text: "I am here and I am staying. You do not have to explain anything.", checked: true },
          { id: "where", title: "Where are you?", text: "We cannot see where you are. If you want help to come, tell me the exact place. Only if you want to.", checked: true },
          { id: "hurt", title: "Is anybody hurt?", text: "Are you hurt, or is anybody else? A yes or no is enough.", checked: true },
        ],
        ro: [{ id: "with_you", title: "Sunt aici", text: "Sunt aici și rămân aici. Nu trebuie să explici nimic.", checked: false }],
      },
      leads: { lark: "Lark", plover: "Plover", swift: "Swift" },
      takes_slips: [],
    },
  ],
};

/** @returns {Promise<import("./lib/flags.js").World>} */
export async function pretendedKeeping() {
  const ring = await makeKeyring();
  const leads = ["lark", "plover", "swift"].map((person) => ({ person, ...ring.publics }));
  const list = { leads, number: 1, hash: "" };
  const acting = { ...ACTING, projects: ACTING.projects.map((one) => ({ ...one, takes_slips: leads.map((lead) => ({ name: lead.person, ...lead })) })) };
  return {
    call: async (address) => ({ ok: true, body: address === "/acting.json" ? acting : address.startsWith("/records/grounds.json") ? GROUNDS : {} }),
    open: async () => /** @type {any} */ ({ ring, facts: { projects: [] } }),
    leads: async () => /** @type {any} */ ({ ok: true, list }),
    sealing: () => import("./lib/record_seal.js"),
    unlock: async () => "wrong_passphrase",
    later: () => {},
  };
}
