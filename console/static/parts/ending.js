// @ts-check
/** The end of a shift with visitors still talking: what becomes of each. Nobody is cut off; nothing here happens by itself. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App }} props */
export function EndOfShift({ app }) {
  const { desk, say } = app;
  const open = [...desk.conversations.values()].filter(({ ended }) => !ended);
  return html`
    <section class="strip strip--break ending" aria-label=${say("ending.title")}>
      <p class="ending__lead" role="status"><${Icon} name="moon" />${say(open.length > 0 ? "ending.lead" : "finishing.banner")}</p>
      <button type="button" class="button button--small button--plain" onClick=${() => desk.comeBack()}>${say("finishing.stay")}</button>
      <ul class="ending__list">
        ${open.map((conversation) => html`<${OneOfMine} key=${conversation.id} app=${app} conversation=${conversation} />`)}
      </ul>
    </section>
  `;
}

/** @param {{ app: App, conversation: Conversation }} props */
function OneOfMine({ app, conversation }) {
  const { desk, say, language } = app;
  const { room, id } = conversation;
  const go = (/** @type {Partial<import("./view.js").Ui>} */ change) => () => {
    desk.show(id);
    if ("handover" in change) conversation.handover.begin(languageName(room.language, language));
    app.go({ tab: "conversation", handover: null, closing: null, leaving: false, ...change });
  };
  const name = `${room.project_name}, ${languageName(room.language, language)}`;
  return html`
    <li class="ending__one">
      <span class="ending__name">${name}</span>
      ${
        room.role !== "supervisor" &&
        html`<button type="button" class="button button--small" onClick=${go({ handover: id, leaving: true })}>
            ${say("ending.hand_over")}<span class="unseen"> (${name})</span>
          </button>
          <button type="button" class="button button--small button--plain" onClick=${go({ closing: id })}>
            ${say("ending.close")}<span class="unseen"> (${name})</span>
          </button>`
      }
    </li>
  `;
}
