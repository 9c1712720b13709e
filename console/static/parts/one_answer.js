// @ts-check
/** One answer in the right pane: its title; opened, its words, a star, and a way into the reply. */

import { html, useState } from "./view.js";
import { Icon } from "./icon.js";
import { InMyLanguage, Tags } from "./answer_list.js";
import { Meaning } from "./placed.js";
import { PlaceButton } from "./place_button.js";
import { nameOf } from "../lib/answer_index.js";
import { isOverdue, meaningOf } from "../lib/answers.js";
import { filledIn } from "./filled.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/search.js").Answer} Answer */

/** `note`: why it is shown here. @param {{ app: App, answer: Answer, visitor: string, note?: string }} props */
export function OneAnswer({ app, answer, visitor, note }) {
  const [isOpen, setOpen] = useState(false);
  const onToggle = (/** @type {Event} */ event) => {
    const { open } = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (open) app.looking.unfound.met("find");
    setOpen(open);
  };
  return html`
    <li class="answer">
      <details onToggle=${onToggle}>
        <summary class="answer__title">
          <span dir="auto" lang=${answer.language}>${answer.title}</span>
          ${app.looking.stars.has(nameOf(answer)) && html`<span class="answer__star"><${Icon} name="star" /><span class="unseen">${app.say("answers.starred")}</span></span>`}
          <${Tags} app=${app} answer=${answer} visitor=${visitor} />
          <${InMyLanguage} app=${app} answer=${answer} />
          ${note && html`<span class="answer__note">${note}</span>`}
        </summary>
        ${isOpen && html`<${AnswerBody} app=${app} answer=${answer} />`}
      </details>
    </li>
  `;
}

/** @param {{ app: App, answer: Answer }} props */
function AnswerBody({ app, answer }) {
  const { say } = app;
  const today = app.now().toISOString().slice(0, 10);
  const meaning = meaningOf(app.library.index, answer.id, app.language, answer.project ?? app.desk.open?.room.project ?? "");
  return html`
    <p class="answer__words" dir="auto" lang=${answer.language}>${filledIn(app, answer)}</p>
    ${meaning && html`<${Meaning} app=${app} ...${meaning} words=${filledIn(app, meaning)} />`}
    <p class="answer__aside">
      <kbd>/${answer.shortcut}</kbd>
      ${answer.review_by && html`<span>${say("answers.review_by", { date: answer.review_by })}${isOverdue(answer, today) ? ` (${say("answers.overdue")})` : ""}</span>`}
    </p>
    <div class="answer__deeds"><${PlaceButton} app=${app} what=${answer} /><${Star} app=${app} answer=${answer} /></div>
  `;
}

/** @param {{ app: App, answer: Answer }} props */
function Star({ app, answer }) {
  const isOn = app.looking.stars.has(nameOf(answer));
  return html`<button type="button" class="star ${isOn ? "star--on" : ""}" aria-pressed=${isOn ? "true" : "false"} onClick=${() => void app.looking.star(answer)}>
    <${Icon} name="star" />${app.say("answers.star")}
  </button>`;
}
