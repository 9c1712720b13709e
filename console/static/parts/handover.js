// @ts-check
/** The handover card: to read before the talk goes on, and to write. Only the pair sees it. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { Icon } from "./icon.js";
import { FIELDS } from "../lib/handover.js";
import { clockTime } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App, conversation: Conversation }} props */
export function HandoverCard({ app, conversation }) {
  const { say, language } = app;
  const { card, isNew } = conversation.handover;
  if (!card || app.ui.handover === conversation.id) return null;
  const putAside = () => {
    conversation.handover.isNew = false;
    app.go({});
  };
  return html`
    <details class="card-slip" open=${isNew}>
      <summary class="card-slip__title">
        <${Icon} name="book" />${say("handover.title")}
        <span class="card-slip__by">${say("handover.by", { name: card.by, when: clockTime(card.at, language) })}</span>
      </summary>
      <dl class="card-slip__words" tabindex="0">
        ${FIELDS.filter((field) => card[field]).map(
          (field) => html`<div key=${field}>
            <dt>${say(`handover.${field}`)}</dt>
            <dd dir="auto" translate="no">${card[field]}</dd>
          </div>`,
        )}
      </dl>
      ${isNew && html`<button type="button" class="button button--confer button--small" onClick=${putAside}>${say("handover.read")}</button>`}
    </details>
  `;
}

/** @param {{ app: App, conversation: Conversation }} props */
export function HandoverForm({ app, conversation }) {
  const { desk, say, ui } = app;
  const { handover } = conversation;
  const [isGoing, setGoing] = useState(false);
  const first = /** @type {{ current: HTMLTextAreaElement | null }} */ (useRef(null));
  useLayoutEffect(() => first.current?.focus(), []);
  const leave = () => app.go({ handover: null, leaving: false });
  const done = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (isGoing) return;
    setGoing(true);
    const isSent = handover.isEmpty ? ui.leaving : await handover.send();
    if (isSent && (!ui.leaving || (await desk.handOver(conversation.id)))) leave();
    setGoing(false);
  };
  const fault = conversation.held.confer && say(`handover.${conversation.held.confer === "no_partner" ? "nobody" : "not_sent"}`);
  return html`
    <form class="slip" onSubmit=${done} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}>
      <h3 class="confer__title"><${Icon} name="book" />${say("handover.title")}</h3>
      <p class="confer__hint">${say(ui.leaving ? "handover.lead_leaving" : "handover.lead")}</p>
      ${FIELDS.map((field, at) => html`<${Field} key=${field} app=${app} conversation=${conversation} field=${field} first=${at === 0 ? first : undefined} />`)}
      <p class="confer__fault" role="alert">${fault && html`<${Icon} name="warn" />`}${fault}</p>
      <div class="slip__deeds">
        <button type="submit" class="button button--confer" aria-disabled=${isGoing}>${say(ui.leaving ? "handover.go" : "handover.save")}</button>
        <button type="button" class="button button--plain" onClick=${leave}>${say("handover.not_now")}</button>
      </div>
    </form>
  `;
}

/** @param {{ app: App, conversation: Conversation, field: typeof FIELDS[number], first?: object }} props */
function Field({ app, conversation, field, first }) {
  const { say } = app;
  const draft = conversation.handover.draft;
  const write = (/** @type {InputEvent} */ event) => {
    if (draft) draft[field] = /** @type {HTMLTextAreaElement} */ (event.target).value;
    app.go({});
  };
  return html`
    <div class="slip__field">
      <label for=${`handover-${field}`}>${say(`handover.${field}`)}</label>
      <textarea
        id=${`handover-${field}`}
        class="box box--confer"
        ref=${first}
        rows="1"
        maxlength=${field === "language" ? 80 : 1200}
        value=${draft?.[field] ?? ""}
        dir="auto"
        autocomplete="off"
        spellcheck=${false}
        translate=${false}
        onInput=${write}
      ></textarea>
    </div>
  `;
}
