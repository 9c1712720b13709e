// @ts-check
/** Inside of the right pane: where else to turn. What is typed here is looked up here, and goes nowhere. */

import { Only, html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";
import { PlaceButton } from "./place_button.js";
import { placeFrom } from "../lib/places.js";
import { cardOf, find } from "../lib/services.js";
import { dayWords } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/services.js").Found} Found */
/** @typedef {import("../lib/services.js").Service} Service */

const MOST = 40;
const NEARNESS = /** @type {const} */ (["district", "area", "nation", "online"]);

/** @param {{ app: App }} props */
export function ServicesPane({ app }) {
  const { say, directory } = app;
  const [asked, ask] = useState({ words: "", need: "", at: "" });
  // Anew each time somebody comes to this side: what a coordinator has just withdrawn is not told any more.
  useEffect(() => void (app.ui.side === "services" && app.fetchServices()), [app.ui.side]);
  const here = asked.at.trim() ? placeFrom(asked.at) : { place: "" };
  const project = app.desk.open?.room.project;
  // The page is drawn at every key anywhere, and a directory may be long.
  const found = useMemo(
    () => ("fault" in here ? [] : find(directory.services, { need: asked.need, words: asked.words, project, place: here.place })),
    [directory.services, asked, project],
  );
  const rows = () => found.slice(0, MOST).map((each) => html`<${OneService} key=${each.service.id} app=${app} found=${each} />`);
  return html`
    <${Asking} app=${app} asked=${asked} ask=${(/** @type {Partial<typeof asked>} */ change) => ask({ ...asked, ...change })} fault=${"fault" in here ? here.fault : ""} />
    ${directory.state === "loading" && html`<p class="block__none">${say("services.loading")}</p>`}
    ${
      directory.state === "failed" &&
      html`<p class="block__none" role="alert">
        ${say("services.failed")} <button type="button" class="link-button" onClick=${app.fetchServices}>${say("answers.retry")}</button>
      </p>`
    }
    ${directory.state === "ready" && !("fault" in here) && html`<p class="services__count" role="status">${countWords(app, found.length, here.place !== "")}</p>`}
    <ul class="services">
      <${Only} on=${[found, directory, app.desk.open, app.desk.open?.room, app.desk.open?.ended]} draw=${rows} />
    </ul>
  `;
}

/** @param {{ app: App, asked: { words: string, need: string, at: string }, ask: (change: { words?: string, need?: string, at?: string }) => void, fault: string }} props */
function Asking({ app, asked, ask, fault }) {
  const { say, directory } = app;
  const first = /** @type {{ current: HTMLSelectElement | null }} */ (useRef(null));
  useLayoutEffect(() => {
    if (app.ui.wish !== "services" || !first.current) return;
    app.go({ wish: null });
    first.current.focus();
  });
  const typed = (/** @type {Event} */ event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
  return html`
    <div class="ask">
      <div class="ask__field">
        <label class="ask__label" for="service-need">${say("services.need")}</label>
        <select id="service-need" class="input" ref=${first} onChange=${(/** @type {Event} */ event) => ask({ need: typed(event) })}>
          <option value="">${say("services.any_need")}</option>
          ${Object.entries(directory.needs).map(([need, words]) => html`<option key=${need} value=${need} selected=${asked.need === need}>${words}</option>`)}
        </select>
      </div>
      <div class="ask__field ask__field--place">
        <label class="ask__label" for="service-at">${say("services.at")}</label>
        <input
          id="service-at"
          class="input"
          value=${asked.at}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck=${false}
          maxlength="20"
          aria-invalid=${fault ? "true" : undefined}
          aria-describedby="service-at-says"
          onInput=${(/** @type {Event} */ event) => ask({ at: typed(event) })}
        />
      </div>
      <p class="ask__says ${fault ? "ask__says--wrong" : ""}" id="service-at-says">${say(fault ? `place.${fault}` : "services.at_hint")}</p>
      <div class="ask__field ask__field--words">
        <label class="ask__label" for="service-words">${say("services.words")}</label>
        <input
          id="service-words"
          class="input"
          type="search"
          value=${asked.words}
          autocomplete="off"
          spellcheck=${false}
          onInput=${(/** @type {Event} */ event) => ask({ words: typed(event) })}
        />
      </div>
    </div>
  `;
}

/** @param {{ app: App, found: Found }} props */
function OneService({ app, found: { service, near } }) {
  const { say } = app;
  const [isOpen, setOpen] = useState(false);
  return html`
    <li class="answer">
      <details onToggle=${(/** @type {Event} */ event) => setOpen(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)}>
        <summary class="answer__title">
          <span dir="auto">${service.name}</span>
          <span class="tags">
            ${near !== null && html`<span class="tag">${say(`near.${NEARNESS[near]}`)}</span>`}
            ${service.whose !== "general" && html`<span class="tag tag--theirs">${say(`whose.${service.whose}`)}</span>`}
            ${service.standing !== "verified" && html`<span class="tag tag--unchecked">${say(`standing.${service.standing}`)}</span>`}
          </span>
        </summary>
        ${isOpen && html`<${ServiceBody} app=${app} service=${service} />`}
      </details>
    </li>
  `;
}

/** @param {{ app: App, service: Service }} props */
function ServiceBody({ app, service }) {
  const mine = cardOf(app.directory, service, app.language);
  const theirs = cardOf(app.directory, service, app.desk.open?.room.language ?? app.language);
  return html`
    <p class="answer__words" dir="auto" lang=${mine.language}>${mine.words}</p>
    <p class="answer__aside"><span>${standingWords(app, service)}</span></p>
    <${PlaceButton} app=${app} what=${theirs} />
  `;
}

/** @param {App} app @param {Service} service */
function standingWords({ say, language }, { standing, verified, review_by }) {
  const days = { date: dayWords(verified, language), until: dayWords(review_by, language) };
  if (standing === "verified") return say("services.verified", days);
  return standing === "overdue" ? say("services.overdue", days) : say("services.unverified");
}

/** @param {App} app @param {number} count @param {boolean} isByNearness */
function countWords({ say }, count, isByNearness) {
  if (count > MOST) return say("services.too_many", { count, most: MOST });
  if (count === 0) return say("services.none");
  return isByNearness ? say("services.found_near", { count }) : say("services.found", { count });
}
