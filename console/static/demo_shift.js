// @ts-check
/** What the pretended desk knows of a shift: two desks with their briefs, and colleagues who have gone home. */

/** @param {number} minutes from now, to the quarter of an hour */
const quarter = (minutes) =>
  new Date(Math.round((Date.now() + minutes * 60_000) / 900_000) * 900_000).toISOString().replace(/\.\d+Z/, "Z");

const ON_CALL = { name: "Finch", phone: "020 7946 0018" };
const HERON = { name: "Heron", charity: "Eastport Outreach", here: true };
const OTTER = { name: "Otter", charity: "Northtown Umbrella", here: false };

const NORTHERN = {
  rota: "northern",
  name: "Northern evenings",
  projects: ["Northtown Umbrella", "Eastport Outreach"],
  starts: quarter(0),
  suggested: true,
  brief: {
    with_me: [HERON, OTTER],
    after: [{ name: "Plover", charity: "Eastport Outreach", here: false }],
    after_starts: quarter(240),
    ends: quarter(240),
    on_call: ON_CALL,
    supervisor: "Finch",
    lead: "Robin",
    closures: [{ starts: quarter(300), ends: quarter(360), reason: "We move the server", projects: [] }],
    pair_broken: false,
  },
};
const COAST = {
  rota: "coast",
  name: "Along the coast",
  projects: ["Westquay Rooms"],
  starts: quarter(48 * 60),
  suggested: false,
  brief: {
    with_me: [],
    after: [],
    after_starts: null,
    ends: null,
    on_call: null,
    supervisor: null,
    lead: null,
    closures: [],
    pair_broken: true,
  },
};

export const DESKS = [NORTHERN, COAST];
export const GONE = [
  { name: "Heron", charity: "Eastport Outreach", debriefed: true, wants_call: false },
  { name: "Otter", charity: "Northtown Umbrella", debriefed: false, wants_call: false },
];
export const CARD = {
  kind: "handover",
  asked: "A client says he will tell the landlord unless they see him for free. What can they do?",
  said: "That it is blackmail, and a crime. To keep the messages. That they do not have to pay.",
  next: "They think about whom to tell. Heron was looking for somebody for the landlord side.",
  language: "English",
  by: "Heron",
};
