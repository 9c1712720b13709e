// @ts-check
/** Inside of the right pane: answers to read and place. Before anything is typed: what may help now, one's own, what was sent lately, and all. */

import { Only, html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";
import { unsaidHere } from "./filled.js";
import { useFound } from "./found.js";
import { Icon } from "./icon.js";
import { OneAnswer } from "./one_answer.js";
import { Suggested } from "./suggested.js";
import { oneOfEach, search } from "../lib/search.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/search.js").Answer} Answer */

/** Each takes its time to draw, and a search is typed letter by letter. */
const MOST_FOUND = 20;
const MOST_SHOWN = 40;

/** @param {{ app: App }} props */
export function AnswersPane({ app }) {
  const { desk, say, library, looking, ui } = app;
  const [typed, setTyped] = useState("");
  const field = /** @type {{ current: HTMLInputElement | null }} */ (useRef(null));
  const open = desk.open && !desk.open.ended ? desk.open : null;
  const visitor = open?.room.language ?? "";
  const project = open?.room.project ?? "";
  const unsaid = unsaidHere(app);
  const isAsked = typed.trim() !== "";
  const wanted = { visitor, worker: desk.languages, project, liked: looking.stars, unsaid, most: isAsked ? MOST_FOUND : MOST_SHOWN };
  const found = useFound(app, typed, wanted, (words) => search(library.index, words, wanted));
  const sections = useMemo(() => (isAsked ? [] : sectionsOf(app, wanted)), [isAsked, library.index, looking.stars, looking.recent, visitor, project, desk.languages.join()]);

  const typedFor = useRef("");
  useEffect(() => {
    // What was typed for one visitor goes with their chat.
    if (typedFor.current && typedFor.current !== open?.id) setTyped("");
    typedFor.current = "";
  }, [open?.id]);

  useLayoutEffect(() => {
    if (ui.wish !== "answers" || !field.current) return;
    app.go({ wish: null });
    field.current.focus();
  });

  useEffect(() => {
    if (library.state === "ready") looking.unfound.typed("find", typed, found.length > 0, { project: project || app.person.home, language: visitor || app.language });
  }, [typed]);

  const write = (/** @type {InputEvent} */ event) => {
    typedFor.current = open?.id ?? "";
    setTyped(/** @type {HTMLInputElement} */ (event.target).value);
  };

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
        onInput=${write}
      />
    </div>
    ${library.state === "loading" && html`<p class="block__none">${say("answers.loading")}</p>`}
    ${
      library.state === "failed" &&
      html`<p class="block__none" role="alert">
        ${say("answers.failed")} <button type="button" class="link-button" onClick=${app.fetchAnswers}>${say("answers.retry")}</button>
      </p>`
    }
    <p class=${found.length === 0 ? "block__none" : "unseen"} role="status">${library.state === "ready" && (found.length === 0 || isAsked) && say(found.length ? "answers.count" : "answers.none", { count: found.length })}</p>
    ${open && app.settings.suggestions && !isAsked && html`<${Suggested} key=${open.id} app=${app} conversation=${open} />`}
    ${sections.map(([heading, answers]) => html`<${Section} key=${heading} app=${app} heading=${heading} answers=${answers} visitor=${visitor} />`)}
    ${sections.length > 0 && html`<h2 class="answers__heading">${say("answers.all")}</h2>`}
    <${Rows} app=${app} answers=${found} visitor=${visitor} />
  `;
}

/** Drawn again only where something of them is otherwise: the page is drawn at every key anywhere. @param {{ app: App, answers: Answer[], visitor: string }} props */
function Rows({ app, answers, visitor }) {
  const { desk, library, looking } = app;
  const rows = () => answers.map((answer) => html`<${OneAnswer} key=${answer.id} app=${app} answer=${answer} visitor=${visitor} />`);
  const on = [answers, visitor, library.index, looking.stars, desk.open, desk.open?.room, desk.open?.ended, unsaidHere(app).join()];
  return html`<ul class="answers">
    <${Only} on=${on} draw=${rows} />
  </ul>`;
}

/** @param {{ app: App, heading: string, answers: Answer[], visitor: string }} props */
function Section({ app, heading, answers, visitor }) {
  return html`
    <section class="answers__section" aria-label=${heading}>
      <h2 class="answers__heading">${heading}</h2>
      <${Rows} app=${app} answers=${answers} visitor=${visitor} />
    </section>
  `;
}

/** Those that have something in them. @param {App} app @param {import("../lib/search.js").Wanted} wanted @returns {[string, Answer[]][]} */
function sectionsOf({ say, library, looking }, wanted) {
  const sections = /** @type {[string, Answer[]][]} */ ([
    [say("answers.yours"), oneOfEach(library.index, looking.stars, wanted)],
    [say("answers.recent"), oneOfEach(library.index, looking.recent, wanted)],
  ]);
  return sections.filter(([, answers]) => answers.length > 0);
}
