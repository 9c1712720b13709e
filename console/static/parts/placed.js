// @ts-check
/** Round the reply box: what the partner put in, the parts of an answer that are still to come, and what placed words mean. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { meaningOf } from "../lib/answers.js";
import { newsAmong } from "../lib/placing.js";
import { isSame } from "../lib/search.js";
import { inWords, partsOf, plain } from "../lib/sendable.js";
import { cardOf } from "../lib/services.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/placing.js").Placed} Placed */
/** @typedef {import("../lib/placing.js").Run} Run */
/** @typedef {(span?: import("../lib/placing.js").Span) => void} Done draws again, and takes the cursor where it is wanted */

/** @param {{ app: App, conversation: Conversation, done: Done }} props */
export function Strips({ app, conversation: { placing }, done }) {
  return html`
    <div class="placed-all" aria-live="polite">
      ${placing.unseen.map((one, at) => html`<${FromPartner} key=${`${one.id}:${one.part}:${at}`} app=${app} placing=${placing} one=${one} done=${done} />`)}
      ${placing.stale.map((one, at) => html`<${Stale} key=${`${one.id}:${one.part}:${at}`} app=${app} placing=${placing} one=${one} done=${done} />`)}
      ${placing.runs.map((run) => html`<${Parts} key=${run.parts[0].id} app=${app} placing=${placing} run=${run} done=${done} />`)}
    </div>
  `;
}

/** @param {{ app: App, placing: Conversation["placing"], one: Placed, done: Done }} props */
function FromPartner({ app: { say }, placing, one, done }) {
  return html`
    <div class="placed placed--partner">
      <p class="placed__words"><${Icon} name="pair" /><span>${say("placed.by", { name: one.by, title: one.title })}</span></p>
      <div class="placed__deeds">
        <button type="button" class="button button--plain button--small" onClick=${() => (placing.keep(one), done())}>${say("placed.keep")}</button>
        ${placing.isWhole(one) && html`<button type="button" class="button button--plain button--small" onClick=${() => (placing.takeOut(one), done())}>${say("placed.take_out")}</button>`}
      </div>
    </div>
  `;
}

/** @param {{ app: App, placing: Conversation["placing"], one: Placed, done: Done }} props */
function Stale({ app: { say }, placing, one, done }) {
  return html`
    <div class="placed placed--partner">
      <p class="placed__words"><${Icon} name="warn" /><span>${say(`placed.${newsAmong(one.doubts)}`, { title: one.title })}</span></p>
      <div class="placed__deeds">
        ${placing.isWhole(one) && html`<button type="button" class="button button--plain button--small" onClick=${() => (placing.takeOut(one), done())}>${say("placed.take_out")}</button>`}
      </div>
    </div>
  `;
}

/** @param {{ app: App, placing: Conversation["placing"], run: Run, done: Done }} props */
function Parts({ app: { say }, placing, run, done }) {
  const { title, of, words } = run.parts[run.at];
  const count = { part: String(run.at + 1), of: String(of), title };
  const isOffered = placing.isOffered(run);
  const isLast = run.at === of - 1;
  return html`
    <div class="placed">
      <p class="placed__words">
        <${Icon} name="book" /><span>${say(isOffered ? "parts.next" : isLast ? "parts.last" : "parts.now", count)}${" "}${isOffered && html`<q class="placed__some" dir="auto">${words}</q>`}</span>
      </p>
      <div class="placed__deeds">
        ${isOffered && html`<button type="button" class="button button--small" onClick=${() => done(placing.putNext(run))}>${say("parts.put", count)}</button>`}
        ${(isOffered || !isLast) && html`<button type="button" class="button button--plain button--small" onClick=${() => (placing.drop(run), done())}>${say(isLast ? "parts.drop_last" : "parts.drop")}</button>`}
      </div>
    </div>
  `;
}

/** Beneath a translation in the draft: the same in a language of whoever sends it. @param {{ app: App, conversation: Conversation }} props */
export function Meanings({ app, conversation: { placing, room } }) {
  // Once, even where both of the pair put it in.
  const each = new Map(placing.standing.map((placed) => [placed.id + placed.part, placed]));
  const all = [...each].map(([key, placed]) => ({ key, meaning: meaningIn(app, placed, room.project) }));
  return html`<div class="meanings">${all.map(({ key, meaning }) => meaning && html`<${Meaning} key=${key} app=${app} ...${meaning} />`)}</div>`;
}

/** @typedef {{ title: string, language: string, words: string }} Meant */

/** Of an answer the same part, where both have as many; of the card of a service, and of words for danger, the same in my language. @param {App} app @param {Placed} placed
 * @param {string} project @returns {Meant | null} */
function meaningIn(app, placed, project) {
  const answer = meaningOf(app.library.index, placed.id, app.language, project);
  const parts = partsOf(answer?.body ?? "");
  if (answer) return { ...answer, words: parts.length === placed.of ? plain(parts[placed.part]) : inWords(answer.body) };
  const ready = isSame(placed.language, app.language) ? null : (cardAs(app, placed) ?? dangerAs(app, placed, project));
  return ready && ready.words !== placed.words ? ready : null;
}

/** @param {App} app @param {Placed} placed @returns {Meant | null} */
function cardAs({ directory, language }, { id }) {
  const service = directory.services.find((each) => id.endsWith(`/service-${each.id}`));
  return service ? cardOf(directory, service, language) : null;
}

/** @param {App} app @param {Placed} placed @param {string} project @returns {Meant | null} */
function dangerAs({ acting, language }, { id }, project) {
  const here = acting.of(project);
  const one = acting.ready(here, language).find((each) => id.endsWith(`/danger-${each.id}`));
  return one ? { title: one.title, language: here?.ready[language] ? language : "en", words: one.text } : null;
}

/** @param {{ app: App } & Meant} props */
export function Meaning({ app, title, language, words }) {
  return html`
    <details class="meaning" open>
      <summary class="meaning__title">${app.say("placed.meaning", { language: languageName(language, app.language), title })}</summary>
      <p class="meaning__words" dir="auto" lang=${language} tabindex="0">${words}</p>
    </details>
  `;
}
