// @ts-check
/** Inside of the right pane: answers to read and place. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { Icon } from "./icon.js";
import { Tags } from "./answer_list.js";
import { isOverdue } from "../lib/answers.js";
import { search } from "../lib/search.js";
import { PlaceButton } from "./place_button.js";
import { inWords } from "../lib/sendable.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/search.js").Answer} Answer */

/** @param {{ app: App }} props */
export function AnswersPane({ app }) {
  const { desk, say, library, ui } = app;
  const [typed, setTyped] = useState("");
  const field = /** @type {{ current: HTMLInputElement | null }} */ (useRef(null));
  const visitor = desk.open && !desk.open.ended ? desk.open.room.language : "";
  const found = search(library.index, typed, { visitor, worker: desk.languages, project: desk.open?.room.project });

  useLayoutEffect(() => {
    if (ui.wish !== "answers" || !field.current) return;
    app.go({ wish: null });
    field.current.focus();
  });

  return html`
    <div class="find">
      <label class="find__label" for="find"><${Icon} name="search" />${say("answers.search")}</label>
      <input
        id="find"
        class="input"
        type="search"
        ref=${field}
        value=${typed}
        autocomplete="off"
        spellcheck=${false}
        onInput=${(/** @type {InputEvent} */ event) => setTyped(/** @type {HTMLInputElement} */ (event.target).value)}
      />
    </div>
    ${library.state === "loading" && html`<p class="block__none">${say("answers.loading")}</p>`}
    ${
      library.state === "failed" &&
      html`<p class="block__none" role="alert">
        ${say("answers.failed")} <button type="button" class="link-button" onClick=${app.fetchAnswers}>${say("answers.retry")}</button>
      </p>`
    }
    ${library.state === "ready" && found.length === 0 && html`<p class="block__none" role="status">${say("answers.none")}</p>`}
    <ul class="answers">
      ${found.map((answer) => html`<${OneAnswer} key=${answer.id} app=${app} answer=${answer} visitor=${visitor} />`)}
    </ul>
  `;
}

/** @param {{ app: App, answer: Answer, visitor: string }} props */
function OneAnswer({ app, answer, visitor }) {
  const today = app.now().toISOString().slice(0, 10);
  const [isOpen, setOpen] = useState(false);
  return html`
    <li class="answer">
      <details onToggle=${(/** @type {Event} */ event) => setOpen(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}>
        <summary class="answer__title">
          <span dir="auto">${answer.title}</span><${Tags} app=${app} answer=${answer} visitor=${visitor} />
        </summary>
        ${isOpen && html`<${AnswerBody} app=${app} answer=${answer} today=${today} />`}
      </details>
    </li>
  `;
}

/** @param {{ app: App, answer: Answer, today: string }} props */
function AnswerBody({ app, answer, today }) {
  const { say } = app;
  return html`
    <p class="answer__words" dir="auto" lang=${answer.language}>${inWords(answer.body)}</p>
    <p class="answer__aside">
      <kbd>/${answer.shortcut}</kbd>
      ${answer.review_by && html`<span>${say("answers.review_by", { date: answer.review_by })}${isOverdue(answer, today) ? ` (${say("answers.overdue")})` : ""}</span>`}
    </p>
    <${PlaceButton} app=${app} what=${answer} />
  `;
}
