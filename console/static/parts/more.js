// @ts-check
/** What is needed seldom in a conversation: the handover card, the supervisor, stepping out. */

import { html } from "./view.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App, conversation: Conversation }} props */
export function More({ app, conversation }) {
  const { desk, say } = app;
  const { id, room } = conversation;
  const isLookingOn = room.role === "supervisor";
  const pick = (/** @type {() => unknown} */ deed) => (/** @type {Event} */ event) => {
    /** @type {HTMLElement} */ (event.currentTarget).closest("details")?.removeAttribute("open");
    deed();
  };
  return html`
    <details class="more" onToggle=${() => conversation.flags?.learn()}>
      <summary class="button button--plain button--small">${say("talk.more")}</summary>
      <div class="menu menu--more">
        <button type="button" class="menu__item" aria-describedby="card-hint" onClick=${pick(() => app.act("handover"))}>${say("handover.title")}</button>
        <p class="menu__hint" id="card-hint">${say("handover.hint")}</p>
        <button type="button" class="menu__item" aria-describedby="concern-hint" onClick=${pick(() => app.act("concern"))}>${say("concern.title")}</button>
        <p class="menu__hint" id="concern-hint">${say("concern.hint")}</p>
        ${
          conversation.isFirst &&
          html`<button type="button" class="menu__item" aria-describedby="slip-hint" onClick=${pick(() => app.act("slip"))}>${say("slip.title")}</button>
            <p class="menu__hint" id="slip-hint">${say("slip.hint")}</p>`
        }
        ${
          !isLookingOn &&
          html`<${Keep} app=${app} conversation=${conversation} pick=${pick} />
            <button type="button" class="menu__item" aria-describedby="confer-hint" onClick=${pick(() => desk.askSupervisor(id, "confer"))}>
              ${say("ask.confer")}
            </button>
            <p class="menu__hint" id="confer-hint">${say("ask.confer_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="chat-hint" onClick=${pick(() => desk.askSupervisor(id, "chat"))}>
              ${say("ask.chat")}
            </button>
            <p class="menu__hint" id="chat-hint">${say("ask.chat_hint")}</p>
            <button type="button" class="menu__item" aria-describedby="know-hint" onClick=${pick(() => desk.stepOut(id, "know_them"))}>
              ${say("talk.know")}
            </button>
            <p class="menu__hint" id="know-hint">${say("talk.know_hint")}</p>`
        }
        <button type="button" class="menu__item" aria-describedby="step-hint" onClick=${pick(() => desk.stepOut(id, "hand_over"))}>
          ${say("talk.step_out")}
        </button>
        <p class="menu__hint" id="step-hint">${say(isLookingOn ? "ask.leave_hint" : "talk.step_out_hint")}</p>
      </div>
    </details>
  `;
}

/** Where nothing can be kept, the deed is not there, and a line says why. @param {{ app: App, conversation: Conversation, pick: (deed: () => unknown) => (event: Event) => void }} props */
function Keep({ app, conversation, pick }) {
  const { say } = app;
  const grounds = conversation.flags?.grounds;
  if (grounds && grounds !== "failed" && !grounds.may_keep)
    return html`<p class="menu__hint">${say("keep.off")} ${say(grounds.may_note ? "keep.off_note" : "keep.off_alone")}</p>`;
  return html`
    <button type="button" class="menu__item" aria-describedby="keep-hint" onClick=${pick(() => app.act("keep"))}>${say("keep.title")}</button>
    <p class="menu__hint" id="keep-hint">${say("keep.hint")}</p>
  `;
}

/** Pairs that ask a supervisor in, on the supervisor's own desk. @param {{ app: App }} props */
export function Called({ app }) {
  const { desk, say } = app;
  const called = desk.truth.called ?? [];
  if (called.length === 0) return null;
  const come = (/** @type {string} */ id) => () => {
    app.go({ tab: "conversation" });
    desk.comeIn(id);
  };
  return html`
    <div class="block block--broken">
      <h2 class="block__title">${say("called.title")}</h2>
      <ul class="cards">
        ${called.map(
          (one) => html`
            <li key=${one.conversation} class="card">
              <div class="card__text">
                <p class="card__main">${one.project_name}</p>
                <p class="card__aside">${say(`called.${one.reach}`)}</p>
              </div>
              <button type="button" class="button" onClick=${come(one.conversation)}>${say("called.come")}</button>
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}
