// @ts-check
/** How did it end? One question in the place of the button that asked, with the commonest answer chosen. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";

/** @typedef {import("./view.js").App} App */

const REASONS = ["finished", "left", "abusive", "not_for_us"];

/** @param {{ app: App, conversation: import("../lib/conversation.js").Conversation }} props */
export function Closing({ app, conversation }) {
  const { desk, say } = app;
  const [reason, setReason] = useState("finished");
  const first = /** @type {{ current: HTMLInputElement | null }} */ (useRef(null));
  useLayoutEffect(() => first.current?.focus(), []);

  const leave = () => app.go({ closing: null });
  const close = (/** @type {Event} */ event) => {
    event.preventDefault();
    leave();
    desk.close(conversation.id, reason);
  };
  return html`
    <form class="closing" onSubmit=${close} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}>
      <fieldset class="closing__reasons">
        <legend class="closing__title">${say("close.reason")}</legend>
        ${REASONS.map(
          (one, at) =>
            html`<label key=${one} class="radio">
              <input
                type="radio"
                name="reason"
                value=${one}
                checked=${reason === one}
                ref=${at === 0 ? first : undefined}
                onChange=${() => setReason(one)}
                onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && close(event)}
              />
              <span>${say(`close.${one}`)}</span>
            </label>`,
        )}
      </fieldset>
      <p class="closing__lead">${say(conversation.flags?.any ? "close.lead_kept" : "close.lead")}</p>
      <div class="closing__deeds">
        <button type="submit" class="button">${say("talk.close")}</button>
        <button type="button" class="button button--plain" onClick=${leave}>${say("close.keep")}</button>
      </div>
    </form>
  `;
}
