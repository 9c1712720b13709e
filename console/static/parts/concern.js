// @ts-check
/** A concern note: four plain questions, for the project's leads alone. In danger nobody waits for two keys; one lead can read it at once. */

import { html, useLayoutEffect, useRef } from "./view.js";
import { Guarded } from "./guarded.js";
import { Icon } from "./icon.js";
import { Unlock } from "./unlock.js";
import { FIELDS, LONGEST } from "../lib/concern.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App, conversation: Conversation }} props */
export function ConcernForm({ app, conversation }) {
  const { say, acting } = app;
  const { concern } = conversation;
  const first = /** @type {{ current: HTMLTextAreaElement | null }} */ (useRef(null));
  useLayoutEffect(() => first.current?.focus(), []);
  const here = acting.of(conversation.room.project);
  const nameOf = (/** @type {string} */ person) => here?.leads[person] ?? person;
  const close = () => app.go({ concern: null });
  if (concern.readers) return html`<${Written} app=${app} names=${concern.readers} close=${() => (concern.drop(), close())} />`;
  const go = () => concern.send(nameOf);
  const send = (/** @type {Event} */ event) => (event.preventDefault(), go());
  const isLocked = concern.fault === "locked";
  const leads = Object.values(here?.leads ?? {});
  return html`
    <form class="acting" onSubmit=${send} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close()} aria-labelledby="concern-title">
      <h3 class="acting__title" id="concern-title"><${Icon} name="pen" />${say("concern.title")}</h3>
      <p>${leads.length > 0 ? say("concern.lead", { names: listed(app, leads), project: conversation.room.project_name }) : noLeadWords(app, conversation)}</p>
      ${FIELDS.map(
        (field, at) => html`<${Guarded}
          key=${field}
          app=${app}
          id=${`concern-${field}`}
          label=${say(`concern.${field}`)}
          hint=${say(`concern.${field}_hint`)}
          value=${concern.draft?.[field] ?? ""}
          most=${LONGEST}
          first=${at === 0 ? first : undefined}
          write=${(/** @type {string} */ words) => {
            concern.begin()[field] = words;
            app.go({});
          }}
        />`,
      )}
      <p class="acting__fault" role="alert">${concern.fault && html`<${Icon} name="warn" />`}${concern.fault && faultWords(app, conversation)}</p>
      ${isLocked && html`<${Unlock} app=${app} flags=${conversation.flags} opened=${go} />`}
      <div class="acting__deeds">
        ${!isLocked && html`<button type="submit" class="button" aria-disabled=${concern.isGoing}>${say(concern.isGoing ? "concern.going" : "concern.send")}</button>`}
        <button type="button" class="button button--plain" onClick=${close}>${say("concern.not_now")}</button>
      </div>
    </form>
  `;
}

/** @param {{ app: App, names: string[], close: () => void }} props */
function Written({ app, names, close }) {
  const done = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  useLayoutEffect(() => done.current?.focus(), []);
  return html`<div class="acting">
    <p class="acting__done" role="status"><${Icon} name="tick" />${app.say("concern.written", { names: listed(app, names) })}</p>
    <p>${app.say("concern.written_more")}</p>
    <div class="acting__deeds"><button type="button" class="button" ref=${done} onClick=${close}>${app.say("concern.close")}</button></div>
  </div>`;
}

/** After the end, for as long as the server still knows that this worker was there. @param {{ app: App, conversation: Conversation }} props */
export function ConcernAfter({ app, conversation }) {
  const { say, ui, acting } = app;
  if (ui.concern === conversation.id) return html`<${ConcernForm} app=${app} conversation=${conversation} />`;
  const minutes = acting.facts?.note_minutes ?? 30;
  const since = conversation.endedAt ? app.now().getTime() - conversation.endedAt.getTime() : Infinity;
  if (since > minutes * 60_000) return null;
  return html`<div class="over__concern">
    <p>${say("concern.after", { count: minutes })}</p>
    <button type="button" class="button button--plain" onClick=${() => app.act("concern")}>${say("concern.write")}</button>
  </div>`;
}

/** @param {App} app @param {Conversation} conversation */
function faultWords(app, conversation) {
  if (conversation.concern.fault === "no_leads") return noLeadWords(app, conversation);
  return app.say(`concern.fault_${conversation.concern.fault}`);
}

/** @param {App} app @param {Conversation} conversation */
function noLeadWords({ say, acting, desk }, conversation) {
  const here = acting.of(conversation.room.project);
  const who = here?.lead ?? here?.on_call ?? desk.truth.on_call;
  return who ? say("concern.no_leads", { name: who.name, phone: who.phone }) : say("concern.no_leads_no_phone");
}

/** @param {App} app @param {string[]} names */
const listed = ({ language }, names) => new Intl.ListFormat(language).format(names);
