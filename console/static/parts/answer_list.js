// @ts-check
/** The list that `/` opens over the reply box. The keys stay in the box; the list follows them. */

import { html, useLayoutEffect, useRef } from "./view.js";
import { isUnchecked, meaningOf } from "../lib/answers.js";
import { isSame } from "../lib/search.js";
import { needsAny } from "../lib/sendable.js";
import { languageName } from "../lib/when.js";
import { filledIn, unsaidHere } from "./filled.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/search.js").Answer} Answer */

/** @param {{ app: App, found: Answer[], chosen: number, visitor: string, pick: (answer: Answer) => void }} props */
export function AnswerList({ app, found, chosen, visitor, pick }) {
  const list = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  useLayoutEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }), [chosen]);
  return html`
    <div class="answer-list">
      <ul class="answer-list__options" id="canned-answers" role="listbox" tabindex="0" aria-label=${app.say("answers.list")} ref=${list}>
        ${found.map(
          (answer, at) => html`
            <li
              key=${answer.id}
              id=${`answer-${at}`}
              role="option"
              aria-selected=${at === chosen ? "true" : "false"}
              class="option"
              onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}
              onClick=${() => pick(answer)}
            >
              <span class="option__title" dir="auto" lang=${answer.language}>${answer.title}</span>
              <${Tags} app=${app} answer=${answer} visitor=${visitor} />
              <${InMyLanguage} app=${app} answer=${answer} />
              ${at === chosen && html`<span class="option__words" dir="auto" lang=${answer.language}>${filledIn(app, answer)}</span>`}
            </li>
          `,
        )}
      </ul>
      <p class="answer-list__hint">${app.say("answers.found", { count: found.length })}</p>
    </div>
  `;
}

const NONE = { ready: "answers.none", loading: "answers.loading", failed: "answers.failed" };

/** For whoever hears the page: it stands before anything is asked, because what comes together with its place is not read out by all. @param {{ app: App, isAsking: boolean, count: number }} props */
export function FoundSays({ app: { say, library }, isAsking, count }) {
  return html`<p class="unseen" role="status">${isAsking && (count ? say("answers.found", { count }) : say(NONE[library.state]))}</p>`;
}

/** In its place where there is nothing to choose from, so that nobody waits for it and presses Enter. @param {{ app: App }} props */
export function NoneFound({ app: { say, library, fetchAnswers } }) {
  return html`
    <p class="answer-list answer-list--none">
      ${say(NONE[library.state])} ${library.state === "failed" && html`<button type="button" class="link-button" onClick=${fetchAnswers}>${say("answers.retry")}</button>`}
    </p>
  `;
}

/** What a translation is called where I can read it. @param {{ app: App, answer: Answer }} props */
export function InMyLanguage({ app, answer }) {
  const meaning = meaningOf(app.library.index, answer.id, app.language, app.desk.open?.room.project ?? "");
  return meaning && html`<span class="option__meaning" dir="auto" lang=${meaning.language}>${meaning.title}</span>`;
}

/** @param {{ app: App, answer: Answer, visitor: string }} props */
export function Tags({ app, answer, visitor }) {
  const isTheirs = visitor !== "" && isSame(answer.language, visitor);
  const isPlain = isSame(answer.language, app.language) && (visitor === "" || isTheirs);
  return html`
    <span class="tags">
      ${!isPlain && html`<span class="tag ${isTheirs ? "tag--theirs" : ""}">${languageName(answer.language, app.language)}</span>`}
      ${isUnchecked(answer) && html`<span class="tag tag--unchecked">${app.say("answers.unchecked")}</span>`}
      ${needsAny(answer, unsaidHere(app)) && html`<span class="tag tag--unchecked">${app.say("answers.no_clinic")}</span>`}
      ${answer.verified === false && html`<span class="tag tag--unchecked">${app.say("answers.unverified")}</span>`}
    </span>
  `;
}
