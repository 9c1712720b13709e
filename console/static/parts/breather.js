// @ts-check
/** A few minutes off: offered after a chat that was a lot, counted in calm whole minutes, over only when the worker says so. */

import { html } from "./view.js";
import { Icon } from "./icon.js";

/** @typedef {import("./view.js").App} App */

const FIVE = 5;
const TEN = 10;

/** On the card of a chat that is over. @param {{ app: App, conversation: import("../lib/conversation.js").Conversation, isHard: boolean }} props */
export function BreatherOffer({ app, conversation, isHard }) {
  const { desk, say, settings } = app;
  const wasMuch = isHard || conversation.wasHeavy;
  const rest = (/** @type {number} */ minutes) => () => {
    app.go({ breather: { minutes, until: app.now().getTime() + minutes * 60_000 }, tab: "conversation" });
    desk.takeBreak("breather");
    desk.putAway(conversation.id);
  };
  const away = html`<button type="button" class="button ${wasMuch ? "button--plain" : ""}" onClick=${() => desk.putAway(conversation.id)}>
    ${say("over.done")}
  </button>`;
  if (desk.me?.status !== "online") return html`<div class="over__deeds">${away}</div>`;
  return html`
    <p class="over__offer" role="status">${say(wasMuch ? "over.breather_offer_hard" : "over.breather_offer")}</p>
    <div class="over__deeds">
      <button type="button" class="button ${wasMuch ? "" : "button--plain"}" onClick=${rest(FIVE)}>
        <${Icon} name="cup" />${say("over.breather", { count: FIVE })}
      </button>
      ${wasMuch && html`<button type="button" class="button button--plain" onClick=${rest(TEN)}>${say("over.breather_long", { count: TEN })}</button>`} ${away}
    </div>
    ${
      !wasMuch &&
      html`<button type="button" class="link-button" onClick=${() => app.act("heavy")}>
        ${say("over.heavy")} ${settings.keys.heavy && html`<kbd>${settings.keys.heavy}</kbd>`}
      </button>`
    }
  `;
}

/** In the middle of the desk while it lasts. @param {{ app: App }} props */
export function Breather({ app }) {
  const { desk, say } = app;
  return html`
    <div class="quiet breather">
      <span class="over__leaf"><${Icon} name="cup" /></span>
      <h2 class="quiet__title">${say("breather.title")}</h2>
      <p class="quiet__lead" role="status">${breatherWords(app)}</p>
      <p class="quiet__lead">${say(desk.truth.on_call ? "breather.talk" : "breather.talk_partner", desk.truth.on_call ?? {})}</p>
    </div>
  `;
}

/** Whole minutes, and no alarm at the end. @param {App} app */
export function breatherWords(app) {
  const { ui, say, now } = app;
  if (!ui.breather) return "";
  const left = Math.ceil((ui.breather.until - now().getTime()) / 60_000);
  return left > 0 ? say("breather.left", { count: left }) : say("breather.over", { count: ui.breather.minutes });
}
