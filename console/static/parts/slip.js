// @ts-check
/** A consent slip: what is to be passed on is written here, and the visitor sees, changes and approves every line before anything is sealed. */

import { html, useLayoutEffect, useRef } from "./view.js";
import { Guarded } from "./guarded.js";
import { Icon } from "./icon.js";
import { Unlock } from "./unlock.js";
import { LONGEST_LINE, LONGEST_PURPOSE, LONGEST_RECIPIENT, MOST_LINES } from "../../../widget/lib/slips.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App, conversation: Conversation }} props */
export function SlipPanel({ app, conversation }) {
  const { slip } = conversation;
  if (app.ui.slip === conversation.id && slip.stage === "writing") return html`<${SlipForm} app=${app} conversation=${conversation} />`;
  if (slip.stage === null || slip.stage === "writing") return null;
  return html`<${SlipState} app=${app} conversation=${conversation} />`;
}

/** @param {{ app: App, conversation: Conversation }} props */
function SlipForm({ app, conversation }) {
  const { say, acting } = app;
  const { slip } = conversation;
  const first = /** @type {{ current: HTMLTextAreaElement | null }} */ (useRef(null));
  useLayoutEffect(() => first.current?.focus(), []);
  const days = acting.facts?.slip_days ?? 7;
  const close = () => (slip.close(), app.go({ slip: null }));
  const write = (/** @type {(words: string) => void} */ put) => (/** @type {string} */ words) => (put(words), (slip.fault = null), app.go({}));
  const ask = (/** @type {Event} */ event) => (event.preventDefault(), slip.ask(days));
  const addLine = () => (slip.draft.lines.push(""), app.go({}));
  return html`
    <form class="acting" onSubmit=${ask} aria-labelledby="slip-title">
      <h3 class="acting__title" id="slip-title"><${Icon} name="slip" />${say("slip.title")}</h3>
      <p>${say("slip.lead", { days })}</p>
      <${Guarded} app=${app} id="slip-recipient" label=${say("slip.recipient")} hint=${say("slip.recipient_hint")} value=${slip.draft.recipient} most=${LONGEST_RECIPIENT}
        rows=${1} first=${first} write=${write((words) => (slip.draft.recipient = words))} />
      <${Guarded} app=${app} id="slip-purpose" label=${say("slip.purpose")} value=${slip.draft.purpose} most=${LONGEST_PURPOSE} rows=${1}
        write=${write((words) => (slip.draft.purpose = words))} />
      ${slip.draft.lines.map(
        (line, at) => html`<${Guarded} key=${at} app=${app} id=${`slip-line-${at}`} label=${say("slip.line", { count: at + 1 })} hint=${at === 0 ? say("slip.line_hint") : undefined}
          value=${line} most=${LONGEST_LINE} write=${write((words) => (slip.draft.lines[at] = words))} />`,
      )}
      ${slip.draft.lines.length < MOST_LINES && html`<button type="button" class="button button--plain button--small acting__add" onClick=${addLine}>${say("slip.add_line")}</button>`}
      <p class="acting__fault" role="alert">${slip.fault && html`<${Icon} name="warn" />`}${slip.fault && say(`slip.fault_${slip.fault}`)}</p>
      <div class="acting__deeds">
        <button type="submit" class="button" aria-disabled=${slip.isGoing}>${say("slip.ask")}</button>
        <button type="button" class="button button--plain" onClick=${close}>${say("slip.drop")}</button>
      </div>
    </form>
  `;
}

/** What became of it. @param {{ app: App, conversation: Conversation }} props */
function SlipState({ app, conversation }) {
  const { say } = app;
  const { slip } = conversation;
  const close = () => (slip.close(), app.go({ slip: null }));
  const days = app.acting.facts?.slip_days ?? 7;
  return html`
    <div class="acting acting--state">
      <p role="status"><${Icon} name=${slip.stage === "stored" ? "tick" : "slip"} />${say(`slip.${slip.isGoing ? "sealing" : slip.stage}`, { days })}</p>
      <p class="acting__fault" role="alert">${slip.fault && html`<${Icon} name="warn" />`}${slip.fault && say(`slip.fault_${slip.fault}`)}</p>
      ${slip.fault === "locked" && html`<${Unlock} app=${app} flags=${conversation.flags} opened=${() => slip.store()} />`}
      <div class="acting__deeds">
        ${slip.stage === "asked" && html`<button type="button" class="button button--plain button--small" onClick=${() => slip.withdraw()}>${say("slip.withdraw")}</button>`}
        ${
          slip.stage === "agreed" &&
          !slip.isGoing &&
          html`${slip.fault !== "locked" && html`<button type="button" class="button button--small" onClick=${() => slip.store()}>${say("slip.again")}</button>`}
            <button type="button" class="button button--plain button--small" onClick=${() => slip.giveUp()}>${say("slip.give_up")}</button>`
        }
        ${slip.stage === "stored" && html`<a class="button button--plain button--small" href="/records/slips" target="_blank" rel="noopener">${say("slip.take")}</a>`}
        ${(slip.stage === "stored" || slip.stage === "no") && html`<button type="button" class="button button--plain button--small" onClick=${close}>${say("slip.close")}</button>`}
      </div>
    </div>
  `;
}
