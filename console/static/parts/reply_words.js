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
  return app.say("held.placeholder", { count: hold.holes.length, names: hold.holes.map(({ words }) => words).join(", ") });
}

/** @param {App} app @param {{ of: import("../lib/sending.js").InDraft[], search: string }} hold */
function doubtWords(app, { of, search }) {
  const name = new Intl.ListFormat(app.language).format([...new Set(of.map(({ by }) => by).filter(Boolean))]);
  const asked = search ? [app.say("held.search", { search })] : [];
  return [...asked, ...doubtsAmong(of).map((doubt) => app.say(`held.doubt_${doubt}`, { name })), app.say("held.press_again")].join(" ");
}
