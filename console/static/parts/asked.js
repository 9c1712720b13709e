// @ts-check
/** What visitors ask of the two: on the card of somebody who waits, and at the gate for those who wish to say something of themselves. */

import { html } from "./view.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */

/** What was asked beside the language, and a hint who might take: nobody is held to it. @param {{ app: App, visitor: import("../lib/types.js").Waiting }} props */
export function Asked({ app, visitor }) {
  const { desk, say, language } = app;
  const { gender, hint, kept } = visitor;
  const values = { name: hint?.name ?? "", language: languageName(visitor.language, language) };
  const status = desk.me?.status;
  const why = status !== "online" ? "waiting.on_break" : kept ? "waiting.kept" : "waiting.not_now";
  return html`
    ${gender && html`<p class="card__aside">${say(`asked.${gender}`)}</p>`}
    ${visitor.mine_to_take && hint && html`<p class="card__aside card__hint">${say(`hint.${hint.kind}`, values)}</p>`}
    ${!visitor.mine_to_take && html`<p class="card__aside">${say(why)}</p>`}
  `;
}

/** Said by those who wish, and only where some project lets visitors ask. @param {{ app: App, chosen: string, choose: (gender: string) => void }} props */
export function Gender({ app, chosen, choose }) {
  const { desk, say } = app;
  if (!desk.truth.offers_gender) return null;
  return html`
    <div class="field">
      <label for="shift-gender">${say("gender.label")}</label>
      <p class="field__hint" id="shift-gender-hint">${say("gender.hint")}</p>
      <select
        id="shift-gender"
        class="input"
        aria-describedby="shift-gender-hint"
        value=${chosen}
        onChange=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}
      >
        ${["", "woman", "man", "non_binary"].map((one) => html`<option key=${one} value=${one}>${say(`gender.${one || "unsaid"}`)}</option>`)}
      </select>
    </div>
  `;
}
