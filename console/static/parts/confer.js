// @ts-check
/** The pair's own strip: another place, another colour, another verb, so that nothing meant for a colleague goes to the visitor. */

import { html, isComposing, useLayoutEffect, useRef } from "./view.js";
import { Icon } from "./icon.js";
import { Lines } from "./lines.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App, conversation: import("../lib/conversation.js").Conversation }} props */
export function Confer({ app, conversation }) {
  const { say, ui } = app;
  const box = /** @type {{ current: HTMLTextAreaElement | null }} */ (useRef(null));
  const isAlone = conversation.partners.length === 0;

  useLayoutEffect(() => {
    if (ui.wish !== "confer" || !box.current) return;
    app.go({ wish: null });
    box.current.focus();
  });

  const write = (/** @type {InputEvent} */ event) => {
    conversation.draft.confer = /** @type {HTMLTextAreaElement} */ (event.target).value;
    conversation.held.confer = null;
    app.go({});
  };
  const tell = (/** @type {Event} */ event) => {
    event.preventDefault();
    conversation.say("confer");
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !isComposing(event)) tell(event);
  };
  const fault = conversation.held.confer && say(`held.${conversation.held.confer}`);

  return html`
    <aside class="confer" aria-label=${say("confer.title")}>
      <div class="confer__top">
        <h3 class="confer__title"><${Icon} name="pair" />${say("confer.title")}</h3>
        <p class="confer__hint">${say(isAlone ? "confer.alone" : "confer.hint")}</p>
      </div>
      <${Lines} app=${app} conversation=${conversation} channel="confer" label=${say("confer.log")} empty=${say("confer.empty")} />
      <form class="confer__form" onSubmit=${tell}>
        <p class="confer__fault" role="alert">${fault && html`<${Icon} name="warn" />`}${fault}</p>
        <label class="confer__label" for="confer">${say("confer.label")}</label>
        <textarea
          id="confer"
          class="box box--confer"
          ref=${box}
          rows="1"
          placeholder=${say("confer.placeholder")}
          value=${conversation.draft.confer}
          dir="auto"
          autocomplete="off"
          spellcheck=${false}
          translate=${false}
          onInput=${write}
          onKeyDown=${onKeyDown}
        ></textarea>
        <button type="submit" class="button button--confer">${say("confer.send")}</button>
      </form>
    </aside>
  `;
}
