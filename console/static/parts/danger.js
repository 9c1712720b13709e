// @ts-check
/** The card for danger: numbers, what to ask and say, how to hand over, words ready for the visitor. One key away, and there without a line. */

import { html, useLayoutEffect, useRef } from "./view.js";
import { Icon } from "./icon.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/acting.js").Ready} Ready */

/** @param {{ app: App }} props */
export function DangerCard({ app }) {
  const { acting, desk, say } = app;
  const title = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  useLayoutEffect(() => title.current?.focus(), []);
  const conversation = desk.open;
  const here = acting.of(conversation?.room.project);
  const card = acting.facts?.card;
  const close = () => app.go({ danger: false });
  return html`
    <section class="acting danger" aria-labelledby="danger-title" onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close()}>
      <div class="acting__head">
        <h2 class="acting__title" id="danger-title" tabindex="-1" ref=${title}><${Icon} name="help" />${card?.title ?? say("danger.title")}</h2>
        <button type="button" class="button button--plain button--small" onClick=${close}>${say("danger.close")}</button>
      </div>
      <${Phones} app=${app} here=${here} />
      ${!card && html`<p role="status">${say("danger.not_there")}</p>`}
      ${
        card &&
        html`<p class="danger__first"><strong>${card.first}</strong> ${card.no_place}</p>
          <p>${card.agree} ${card.nobody_answers}</p>
          <${Points} title=${say("danger.ask")} lines=${card.ask} isInOrder=${true} />
          ${conversation && !conversation.ended && html`<${ForVisitor} app=${app} conversation=${conversation} here=${here} />`}
          <div class="danger__two">
            <${Points} title=${say("danger.say")} lines=${card.say} />
            <${Points} title=${say("danger.never_say")} lines=${card.never_say} />
          </div>
          <${Points} title=${say("danger.hand_over")} lines=${card.hand_over} isInOrder=${true} />`
      }
      ${
        conversation &&
        html`<button type="button" class="button button--small" onClick=${() => app.act("concern")}><${Icon} name="pen" />${say("concern.write")}</button>`
      }
    </section>
  `;
}

/** The numbers to press. Whoever is on call is known to the desk as well, should the card's own facts be missing. @param {{ app: App, here: import("../lib/acting.js").OfProject | null }} props */
function Phones({ app, here }) {
  const { desk, say } = app;
  const onCall = here?.on_call ?? desk.truth.on_call;
  const numbers = here?.numbers;
  return html`
    <ul class="danger__phones">
      ${
        numbers &&
        html`<li>
          <a class="danger__phone" href=${`tel:${numbers.number}`}><${Icon} name="phone" />${numbers.number}</a>
          <span>${[say("danger.emergency"), numbers.also && say("danger.also", { number: numbers.also })].filter(Boolean).join(" ")}</span>
        </li>`
      }
      ${onCall && html`<${Phone} who=${onCall} what=${say("danger.supervisor")} />`}
      ${here?.lead && html`<${Phone} who=${here.lead} what=${say("danger.lead")} />`}
    </ul>
    ${numbers?.silent_mobile && html`<p class="acting__hint">${say("danger.silent", { number: numbers.number, press: numbers.silent_mobile })}</p>`}
  `;
}

/** @param {{ who: import("../lib/acting.js").Phone, what: string }} props */
function Phone({ who, what }) {
  return html`<li>
    <a class="danger__phone" href=${`tel:${who.phone.replace(/[^+0-9]/g, "")}`}><${Icon} name="phone" />${who.phone}</a>
    <span><span dir="auto">${who.name}</span>, ${what}</span>
  </li>`;
}

/** @param {{ title: string, lines: string[], isInOrder?: boolean }} props */
function Points({ title, lines, isInOrder = false }) {
  const list = isInOrder ? "ol" : "ul";
  return html`<div class="danger__part"><h3>${title}</h3><${list}>${lines.map((line) => html`<li key=${line}>${line}</li>`)}</${list}></div>`;
}

/** Into the reply, where it can still be changed. Nothing here sends. @param {{ app: App, conversation: import("../lib/conversation.js").Conversation, here: import("../lib/acting.js").OfProject | null }} props */
function ForVisitor({ app, conversation, here }) {
  const { acting, say, language } = app;
  const ready = acting.ready(here, conversation.room.language);
  const place = (/** @type {Ready} */ { id, title, text, checked }) => () => {
    const language = conversation.room.language;
    conversation.placing.add({ id: `${language}/danger-${id}`, title, language, words: text, reviewed: checked, translation_of: checked ? null : id });
    app.go({ danger: false, wish: "reply", tab: "conversation" });
  };
  return html`
    <div class="danger__part">
      <h3>${say("danger.for_visitor", { language: languageName(conversation.room.language, language) })}</h3>
      <p class="acting__hint">${say(conversation.isFirst ? "danger.places" : "danger.not_first", { name: conversation.writer?.name ?? "" })}</p>
      <ul class="danger__ready">
        ${ready.map(
          (one) => html`<li key=${one.id}>
            <button type="button" class="danger__place" disabled=${!conversation.isFirst} onClick=${place(one)}>
              <strong>${one.title}</strong> <span dir="auto" translate="no">${one.text}</span>
              ${!one.checked && html`<em>${say("danger.unchecked")}</em>`}
            </button>
          </li>`,
        )}
      </ul>
    </div>
  `;
}
