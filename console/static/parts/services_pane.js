// @ts-check
/** Where else to turn: the directory of services, searched in this page. */

import { html } from "./view.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App }} props */
export function ServicesPane({ app }) {
  return html`<p class="block__none">${app.say("services.loading")}</p>`;
}
