// @ts-check
/** A box for words that others will read, with what the guard found in them. It warns and refuses nothing: here an address may be what saves somebody. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { identifiersIn } from "../lib/guard.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App, id: string, label: string, hint?: string, value: string, most: number, rows?: number, first?: object, write: (words: string) => void }} props */
export function Guarded({ app, id, label, hint, value, most, rows = 2, first, write }) {
  const found = identifiersIn(value);
  const told = [hint && `${id}-hint`, found.length > 0 && `${id}-found`].filter(Boolean).join(" ");
  return html`
    <div class="acting__field">
      <label for=${id}>${label}</label>
      ${hint && html`<p class="acting__hint" id=${`${id}-hint`}>${hint}</p>`}
      <textarea
        id=${id}
        class="box"
        ref=${first}
        rows=${rows}
        maxlength=${most}
        value=${value}
        dir="auto"
        autocomplete="off"
        spellcheck=${false}
        translate=${false}
        aria-describedby=${told || undefined}
        onInput=${(/** @type {InputEvent} */ event) => write(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      ></textarea>
      <p class="acting__found" id=${`${id}-found`} role="status">
        ${found.length > 0 && html`<${Icon} name="warn" />${app.say("guard.found", { what: foundWords(app, value, found) })}`}
      </p>
    </div>
  `;
}

/** “07700 900123” (a phone number), … @param {App} app @param {string} text @param {import("../lib/guard.js").Found[]} found */
function foundWords({ say, language }, text, found) {
  const list = new Intl.ListFormat(language);
  return list.format(found.map(({ kind, start, end }) => say("guard.one", { words: text.slice(start, end), kind: say(`guard.${kind}`) })));
}
