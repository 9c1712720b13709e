// @ts-check
/** Two states of looking for answers, for the demonstration: what may help now, and, after the shift, what was looked for in vain. */

/** @typedef {import("./parts/view.js").App} App */

const HERE = { project: "northtown", language: "ro" };

/** @param {App} app @param {import("./demo_room.js").DemoRoom} room */
export async function suggests(app, room) {
  app.looking.stars = new Set(["closing", "sti-test"]);
  app.looking.sent({ id: "en/tax", language: "en" }, "northtown");
  room.visitorSays("also, is there a clinic that does not ask for my papers? it is a threat to me", `${new Date().toISOString().slice(0, 16)}:00Z`);
  app.go({ side: "answers", tab: "answers" });
}

/** @param {App} app */
export function lookedInVain({ looking: { unfound } }) {
  for (const words of ["hostel for men", "visa, ring Ana 07700 900123"]) {
    unfound.typed("find", words, false, HERE);
    unfound.givenUp("find");
  }
}
