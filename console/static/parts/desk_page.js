// @ts-check
/** The whole page: who needs what first, and three panes. */

import { html, useEffect, useRef } from "./view.js";
import { Icon } from "./icon.js";
import { CheckIn, Elsewhere } from "./check_in.js";
import { Debrief } from "./debrief.js";
import { RightPane } from "./right_pane.js";
import { Sheet } from "./sheet.js";
import { Talk } from "./talk.js";
import { Top } from "./top.js";
import { WaitingPane } from "./waiting.js";

/** @typedef {import("./view.js").App} App */

const TABS = /** @type {const} */ ([
  ["waiting", "waiting"],
  ["conversation", "talk"],
  ["answers", "book"],
]);

/** @param {{ app: App }} props */
export function DeskPage({ app }) {
  const { desk, ui, say } = app;
  if (desk.phase === "arriving")
    return html`<main class="gate">
      <p class="gate__lead" role="status">${say(desk.line === "refused" ? "refused.sign_in_again" : "desk.loading")}</p>
    </main>`;
  return html`
    <div class="desk" data-tab=${ui.tab} data-answers=${ui.answers ? "open" : "folded"}>
      <${Top} app=${app} />
      <${Notices} app=${app} />
      ${desk.phase === "on" && html`<${Panes} app=${app} />`} ${desk.phase === "elsewhere" && html`<${Elsewhere} app=${app} />`}
      ${(desk.phase === "out" || desk.phase === "checking_in") && html`<${desk.hasFinished && !app.ui.again ? Debrief : CheckIn} app=${app} />`}
      ${ui.sheet && html`<${Sheet} app=${app} />`}
    </div>
  `;
}

/** @param {{ app: App }} props */
function Panes({ app }) {
  const { ui, say } = app;
  return html`
    <main class="panes">
      <${WaitingPane} app=${app} />
      <${Talk} app=${app} />
      ${
        ui.answers || ui.tab === "answers"
          ? html`<${RightPane} app=${app} />`
          : html`<button type="button" class="unfold" onClick=${() => app.go({ answers: true })}>
              <${Icon} name="book" />${say("answers.open")}
            </button>`
      }
    </main>
    <${Tabs} app=${app} />
  `;
}

/** On a narrow screen one pane stands at a time. @param {{ app: App }} props */
function Tabs({ app }) {
  const { desk, ui, say } = app;
  const here = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  const before = useRef(ui.tab);
  // What had the focus may stand in a pane that is hidden now. Where no tabs are shown, this does nothing.
  useEffect(() => {
    const isLost = before.current !== ui.tab && (document.activeElement === null || document.activeElement === document.body);
    before.current = ui.tab;
    if (isLost) /** @type {HTMLElement | null | undefined} */ (here.current?.querySelector('[aria-current="page"]'))?.focus();
  }, [ui.tab]);
  const counts = { waiting: desk.truth.waiting.length + desk.truth.broken.length, conversation: desk.unread, answers: 0 };
  return html`
    <nav class="tabs" aria-label=${say("tab.list")} ref=${here}>
      ${TABS.map(
        ([tab, icon]) => html`
          <button
            key=${tab}
            type="button"
            class="tabs__tab"
            aria-current=${ui.tab === tab ? "page" : undefined}
            onClick=${() => app.go({ tab })}
          >
            <${Icon} name=${icon} />${say(`tab.${tab}`)}${counts[tab] > 0 && html`<span class="count">${counts[tab]}</span>`}
          </button>
        `,
      )}
    </nav>
  `;
}

/** @param {{ app: App }} props */
function Notices({ app }) {
  const { desk, say } = app;
  return html`
    <div class="notices" role="status" aria-label=${say("notice.list")}>
      ${desk.notices.map(
        (notice) => html`
          <div key=${notice.key} class="notice notice--${notice.tone ?? "told"}">
            <${Icon} name=${notice.tone === "alert" ? "warn" : "leaf"} /><span>${say(notice.key, notice.values)}</span>
            <button type="button" class="notice__away" onClick=${() => desk.dismiss(notice)}>
              <${Icon} name="cross" /><span class="unseen">${say("notice.dismiss")}</span>
            </button>
          </div>
        `,
      )}
    </div>
  `;
}
