// @ts-check
/** After the shift: searches that found nothing. Whoever made them may change, leave out, and pass on the rest; nothing goes by itself. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App }} props */
export function InVain({ app }) {
  const { say, looking } = app;
  const { looks } = looking.unfound;
  if (looking.passing === "sent") return html`<p class="vain__sent" role="status"><${Icon} name="tick" />${say("vain.sent")}</p>`;
  if (looks.length === 0) return null;
  const isHeld = looks.some((look) => looking.holds(look).length > 0);
  return html`
    <fieldset class="field vain">
      <legend>${say("vain.title")}</legend>
      <p class="field__hint">${say("vain.lead")}</p>
      <ul class="vain__looks">
        ${looks.map((look, at) => html`<${Look} key=${at} app=${app} look=${look} at=${at} />`)}
      </ul>
      <p class="field__fault" role="alert">${looking.passing === "failed" && say("vain.failed")}</p>
      <button type="button" class="button button--plain" disabled=${isHeld || looking.passing === "going"} onClick=${() => void looking.passOn()}>
        ${say("vain.pass_on")}
      </button>
    </fieldset>
  `;
}

/** @param {{ app: App, look: import("../lib/unfound.js").InVain, at: number }} props */
function Look({ app, look, at }) {
  const { say, looking, language } = app;
  const found = looking.holds(look);
  const change = (/** @type {InputEvent} */ event) => {
    looking.unfound.change(look, /** @type {HTMLInputElement} */ (event.target).value);
    app.go({});
  };
  const drop = () => {
    looking.unfound.drop(look);
    app.go({});
  };
  const kinds = new Intl.ListFormat(language).format([...new Set(found.map(({ kind }) => say(`guard.${kind}`)))]);
  return html`
    <li class="vain__look">
      <label class="unseen" for=${`vain-${at}`}>${say("vain.words", { number: String(at + 1) })}</label>
      <input
        id=${`vain-${at}`}
        class="input"
        maxlength="80"
        value=${look.words}
        dir="auto"
        autocomplete="off"
        spellcheck=${false}
        translate=${false}
        aria-invalid=${found.length > 0 ? "true" : undefined}
        aria-describedby=${`vain-${at}-says`}
        onInput=${change}
      />
      <button type="button" class="quiet-button" aria-label=${`${say("vain.leave_out")} ${look.words}`} onClick=${drop}>${say("vain.leave_out")}</button>
      <p class="field__hint" id=${`vain-${at}-says`} role="status">
        ${found.length > 0 ? html`<span class="vain__held"><${Icon} name="warn" />${say("vain.held", { kinds })}</span>` : languageName(look.language, language)}
      </p>
    </li>
  `;
}
