// @ts-check
/** What one should know before coming on, in a few lines; and, for whoever serves more than one desk, at which. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { Together } from "./together.js";
import { changedLately } from "../lib/answers.js";
import { dayAndTime } from "../lib/when.js";

const MOST_NAMED = 3;

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/types.js").Brief} BriefOf */
/** @typedef {import("../lib/types.js").Expected} Expected */
/** @typedef {import("../lib/types.js").DeskOffered} DeskOffered */

/** @param {{ app: App, desks: DeskOffered[], chosen: string, choose: (rota: string) => void }} props */
export function Where({ app, desks, chosen, choose }) {
  const { say } = app;
  return html`
    <fieldset class="field">
      <legend>${say("where.title")}</legend>
      <div class="where">
        ${desks.map(
          (one) =>
            html`<label key=${one.rota} class="chip where__desk">
              <input type="radio" name="rota" value=${one.rota} checked=${chosen === one.rota} onChange=${() => choose(one.rota)} />
              <span>
                <span class="where__name">${one.name}</span>
                <span class="where__aside">${[one.projects.join(", "), turnOf(app, one)].filter((part) => part !== one.name).join(" · ")}</span>
              </span>
            </label>`,
        )}
      </div>
    </fieldset>
  `;
}

/** @param {App} app @param {DeskOffered} desk */
function turnOf({ say, language, now }, { starts }) {
  return starts ? say("where.turn", { when: dayAndTime(starts, language, now()) }) : say("where.no_turn");
}

/** @param {{ app: App, brief: BriefOf }} props */
export function Brief({ app, brief }) {
  return html`
    <section class="brief" aria-label=${app.say("brief.title")}>
      <h3 class="brief__title">${app.say("brief.title")}</h3>
      <ul class="brief__lines">
        ${linesOf(app, brief).map(([icon, words]) => html`<li key=${words} class="brief__line brief__line--${icon}"><${Icon} name=${icon} /><span>${words}</span></li>`)}
      </ul>
      <${Together} app=${app} lines=${app.person.brief} title=${app.say("together.before")} />
    </section>
  `;
}

/** @param {App} app @param {BriefOf} brief @returns {[string, string][]} */
function linesOf(app, brief) {
  const { say } = app;
  const named = (/** @type {Expected[]} */ people) =>
    new Intl.ListFormat(app.language).format(people.map(({ name, charity }) => (charity ? `${name} (${charity})` : name)));
  const when = (/** @type {string | null} */ instant) => dayAndTime(instant ?? "", app.language, app.now());
  const here = brief.with_me.filter((one) => one.here);
  const expected = brief.with_me.filter((one) => !one.here);
  const { on_call: onCall } = brief;
  /** @type {(false | [string, string])[]} */
  const lines = [
    brief.pair_broken && ["warn", say("brief.alone")],
    here.length > 0 && ["pair", say("brief.here", { names: named(here) })],
    expected.length > 0 && ["one", say("brief.expected", { names: named(expected) })],
    brief.with_me.length === 0 && ["pair", say("brief.nobody")],
    brief.ends !== null && ["clock", say("brief.until", { when: when(brief.ends) })],
    brief.after.length > 0 && ["waiting", say("brief.after", { when: when(brief.after_starts), names: named(brief.after) })],
    brief.after_starts !== null && brief.after.length === 0 && ["waiting", say("brief.after_nobody")],
    ["phone", onCall ? say("brief.on_call", onCall) : say("brief.on_call_nobody")],
    brief.supervisor !== null && ["umbrella", say("brief.supervisor", { name: brief.supervisor })],
    brief.lead !== null && ["leaf", say("brief.lead", { name: brief.lead })],
    ...brief.closures.map(
      ({ starts, ends, reason }) => /** @type {[string, string]} */ (["moon", say("brief.shut", { from: when(starts), until: when(ends), reason })]),
    ),
    ...changes(app),
  ];
  return /** @type {[string, string][]} */ (lines.filter(Boolean));
}

/** Which canned answers no longer say what they said. @param {App} app @returns {[string, string][]} */
function changes({ library, person, language, now, say }) {
  const answers = library.index.answers;
  const titles = changedLately(answers, now().toISOString().slice(0, 10), [language, ...person.languages]).map(({ title }) => title);
  const named = titles.slice(0, MOST_NAMED).join(", ");
  const more = titles.length - MOST_NAMED;
  if (titles.length === 0) return [];
  return [["book", more > 0 ? say("brief.changed_more", { titles: named, count: more }) : say("brief.changed", { titles: named })]];
}
