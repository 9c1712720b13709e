// @ts-check
/** After the shift: a minute to look back. What is ticked here never leaves the page; the tick itself does, and a wish for a call. */

import { html, useState } from "./view.js";
import { Icon } from "./icon.js";
import { InVain } from "./in_vain.js";
import { Together } from "./together.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/types.js").Gone} GoneOf */

const HOW = ["light", "usual", "heavy"];

/** @param {{ app: App }} props */
export function Debrief({ app }) {
  return html`<main class="gate">${app.desk.hasDebriefed ? html`<${Rest} app=${app} />` : html`<${LookBack} app=${app} />`}</main>`;
}

/** @param {{ app: App }} props */
function LookBack({ app }) {
  const { desk, say, ui } = app;
  const [how, setHow] = useState("");
  const [stays, setStays] = useState(false);
  const wants = ui.callMe;
  const names = new Intl.ListFormat(app.language).format((desk.truth.gone ?? []).map(({ name }) => name));
  const done = (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.debrief(wants);
  };
  return html`
    <form class="gate__card debrief" onSubmit=${done}>
      <h2 class="gate__title">${say("debrief.title")}</h2>
      <p class="gate__lead">${say("debrief.lead")}</p>
      <fieldset class="field">
        <legend>${say("debrief.how")}</legend>
        <div class="chips">
          ${HOW.map(
            (one) =>
              html`<label key=${one} class="chip"
                ><input type="radio" name="how" checked=${how === one} onChange=${() => setHow(one)} /><span>${say(`debrief.${one}`)}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <label class="check"><input type="checkbox" checked=${stays} onChange=${() => setStays(!stays)} /><span>${say("debrief.stays")}</span></label>
      <div role="status">
        ${(stays || how === "heavy") && html`<p class="debrief__care">${say(names ? "debrief.care" : "debrief.care_alone", { names })}</p>`}
      </div>
      <${Together} app=${app} lines=${app.person.debrief} title=${say("together.after")} />
      <div>
        <label class="check"
          ><input type="checkbox" checked=${wants} aria-describedby="call-hint" onChange=${() => app.go({ callMe: !wants })} /><span
            >${say("debrief.call")}</span
          ></label
        >
        <p class="field__hint" id="call-hint">${say("debrief.call_hint")}</p>
      </div>
      <${InVain} app=${app} />
      <button type="submit" class="button button--wide"><${Icon} name="tick" />${say("debrief.done")}</button>
      <${Others} app=${app} />
      <${Away} app=${app} />
    </form>
  `;
}

/** @param {{ app: App }} props */
function Rest({ app }) {
  const { desk, say, ui } = app;
  return html`
    <div class="gate__card debrief" role="status">
      <span class="over__leaf"><${Icon} name="moon" /></span>
      <h2 class="gate__title">${say("debrief.thanks")}</h2>
      ${ui.callMe && html`<p class="gate__lead">${say("debrief.called")}</p>`}
      ${ui.callMe && desk.truth.on_call && html`<p>${say("brief.on_call", desk.truth.on_call)}</p>`}
      <${Others} app=${app} />
      <${Away} app=${app} />
    </div>
  `;
}

/** @param {{ app: App }} props */
function Away({ app }) {
  const { say } = app;
  return html`<div class="debrief__away">
    <button type="button" class="link-button" onClick=${() => app.go({ again: true, callMe: false })}>${say("debrief.again")}</button>
    <button type="button" class="link-button" onClick=${app.signOut}>${say("check_in.sign_out")}</button>
  </div>`;
}

/** Those who went, and whether they have looked back too. @param {{ app: App }} props */
export function Others({ app }) {
  const { desk, say } = app;
  const gone = desk.truth.gone ?? [];
  if (gone.length === 0) return null;
  return html`
    <section class="gone" aria-label=${say("gone.title")}>
      <h3 class="block__title"><${Icon} name="moon" />${say("gone.title")}</h3>
      <ul class="people">
        ${gone.map(
          (one) => html`
            <li key=${one.name + one.charity} class="person">
              <span class="person__name" dir="auto">${one.name}</span>
              <span class="person__aside">${[one.charity, say(one.debriefed ? "gone.done" : "gone.not_yet")].join(" · ")}</span>
              ${one.wants_call && html`<span class="person__aside gone__call"><${Icon} name="phone" />${say("gone.wants_call")}</span>`}
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
