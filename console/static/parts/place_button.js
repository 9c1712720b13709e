// @ts-check
/** Under an answer or a card: into my reply, or, for the second, into the first's. */

import { html } from "./view.js";
import { Icon } from "./icon.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App, what: import("../lib/given.js").Placeable }} props */
export function PlaceButton({ app, what }) {
  const { desk, say } = app;
  const open = desk.open && !desk.open.ended ? desk.open : null;
  if (!open) return null;
  if (open.isFirst)
    return html`<button type="button" class="button button--small" onClick=${() => app.go({ placing: what, tab: "conversation" })}>${say("answers.place")}</button>`;
  if (!open.placing.mayOffer) return html`<p class="answer__aside">${say("answers.cannot_place")}</p>`;
  const offer = () => {
    app.go({ tab: "conversation" });
    void open.placing.offer(what);
  };
  return html`<button type="button" class="button button--small button--confer" onClick=${offer}>
    <${Icon} name="pair" />${say("placed.offer", { name: open.writer?.name ?? "" })}
  </button>`;
}
