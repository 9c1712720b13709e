// @ts-check
/** An answer as it will read for this visitor; what nothing is known for stands there by its name. */

import { unsaidIn, valuesFor } from "../lib/answers.js";
import { inWords } from "../lib/sendable.js";

/** @typedef {import("./view.js").App} App */

const VARIABLES = ["worker", "project", "next_opening", "clinic_name", "clinic_phone", "clinic_hours"];

/** @param {App} app @param {{ body: string, language: string }} answer */
export function filledIn(app, { body, language }) {
  const { desk, say } = app;
  const room = roomHere(app);
  const values = /** @type {Record<string, string | undefined>} */ (room ? valuesFor(desk, room, language) : { worker: desk.me?.name });
  return inWords(body, Object.fromEntries(VARIABLES.map((name) => [name, values[name] || `[${say(`variable.${name}`)}]`])));
}

/** Variables without a value where the open chat is. @param {App} app */
export function unsaidHere(app) {
  return unsaidIn(app.desk.truth, roomHere(app)?.project ?? "");
}

/** @param {App} app */
function roomHere({ desk: { open } }) {
  return open && !open.ended ? open.room : null;
}
