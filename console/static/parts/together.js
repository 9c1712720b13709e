// @ts-check
/** A list that the two go through together, before a shift or after it. What is ticked stays on this page, and goes with it. */

import { html, useState } from "./view.js";
import { Icon } from "./icon.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App, lines: string[] | undefined, title: string, isOpen?: boolean }} props */
export function Together({ app, lines = [], title, isOpen = false }) {
  const [done, setDone] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  if (lines.length === 0) return null;
  const toggle = (/** @type {string} */ line) => {
    const next = new Set(done);
    if (!next.delete(line)) next.add(line);
    setDone(next);
  };
  return html`
    <details class="together" open=${isOpen}>
      <summary class="together__title">
        <${Icon} name="pair" /><span>${title}</span><span class="together__count">${app.say("together.count", { done: done.size, all: lines.length })}</span>
      </summary>
      <ul class="together__lines">
        ${lines.map(
          (line) => html`<li key=${line}>
            <label class="check"><input type="checkbox" checked=${done.has(line)} onChange=${() => toggle(line)} /><span dir="auto">${line}</span></label>
          </li>`,
        )}
      </ul>
    </details>
  `;
}
