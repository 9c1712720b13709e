// @ts-check
/** What the reply box says of itself: who writes, and why a press did not send. */

import { doubtsAmong } from "../lib/sending.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {App} app @param {Conversation} conversation */
export function notMineWords(app, conversation) {
  if (conversation.room.role === "supervisor") return app.say("reply.supervisor");
  return app.say("reply.second", { name: conversation.writer?.name ?? "" });
}

/** @param {App} app @param {import("../lib/sending.js").Reason} hold */
export function faultWords(app, hold) {
  if (hold.why === "too_long") return app.say("held.too_long");
  if (hold.why === "doubt") return doubtWords(app, hold);
  return holeWords(app, hold.holes);
}

/** What is missing, by the names that people have for it; of the clinic also who can mend that for good. @param {App} app @param {import("../lib/sendable.js").Unfilled[]} holes */
function holeWords({ say }, holes) {
  const names = [...new Set(holes.map(({ words }) => words))].map((words) => words.replace(/^\{([a-z_]+)\}$/, (_, name) => say(`variable.${name}`)));
  const first = say("held.placeholder", { count: names.length, names: names.join(", ") });
  return holes.some(({ words }) => words.startsWith("{clinic_")) ? `${first}. ${say("held.no_clinic")}` : first;
}

/** @param {App} app @param {{ of: import("../lib/sending.js").InDraft[], search: string }} hold */
function doubtWords(app, { of, search }) {
  const name = new Intl.ListFormat(app.language).format([...new Set(of.map(({ by }) => by).filter(Boolean))]);
  const asked = search ? [app.say("held.search", { search })] : [];
  return [...asked, ...doubtsAmong(of).map((doubt) => app.say(`held.doubt_${doubt}`, { name })), app.say("held.press_again")].join(" ");
}
