// @ts-check
/** The right pane: what can be placed in a reply. Answers and services, each behind a tab. */

import { html, useRef } from "./view.js";
import { Icon } from "./icon.js";
import { AnswersPane } from "./answers_pane.js";
import { ServicesPane } from "./services_pane.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {App["ui"]["side"]} Side */

const SIDES = /** @type {const} */ ([
  ["answers", "book"],
  ["services", "signpost"],
]);
const STEPS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 });

/** What was typed on one side is still there after a look at the other; what was typed for one visitor is gone with their chat, and when the chat of another is opened. @param {{ app: App }} props */
export function RightPane({ app }) {
  const { say, ui } = app;
  const { open } = app.desk;
  const here = open && !open.ended ? open.id : "";
  const seen = useRef(/** @type {Set<Side>} */ (new Set())).current.add(ui.side);
  return html`
    <section class="pane pane--right" aria-label=${say("desk.side_pane")}>
      <div class="side">
        <${SideTabs} app=${app} />
        <button type="button" class="quiet-button side__fold" onClick=${() => app.go({ answers: false })}>${say("answers.close")}</button>
      </div>
      ${SIDES.filter(([side]) => seen.has(side)).map(
        ([side]) => html`
          <div key=${side} id=${`side-${side}`} class="side__panel" role="tabpanel" aria-labelledby=${`side-tab-${side}`} hidden=${ui.side !== side}>
            ${side === "answers" ? html`<${AnswersPane} app=${app} />` : html`<${ServicesPane} key=${here} app=${app} />`}
          </div>
        `,
      )}
    </section>
  `;
}

/** @param {{ app: App }} props */
function SideTabs({ app }) {
  const { say, ui } = app;
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const at = SIDES.findIndex(([side]) => side === ui.side);
    const [side] = SIDES[(at + step + SIDES.length) % SIDES.length];
    app.go({ side });
    document.getElementById(`side-tab-${side}`)?.focus();
  };
  return html`
    <div class="side__tabs" role="tablist" aria-label=${say("side.list")} onKeyDown=${onKeyDown}>
      ${SIDES.map(
        ([side, icon]) => html`
          <button
            key=${side}
            type="button"
            class="side__tab"
            role="tab"
            id=${`side-tab-${side}`}
            aria-controls=${`side-${side}`}
            aria-selected=${ui.side === side ? "true" : "false"}
            tabindex=${ui.side === side ? 0 : -1}
            onClick=${() => app.go({ side })}
          >
            <${Icon} name=${icon} />${say(`side.${side}`)}
          </button>
        `,
      )}
    </div>
  `;
}
