// @ts-check
/** The left pane: what needs somebody now comes first. */

import { html } from "./view.js";
import { Asked } from "./asked.js";
import { Others } from "./debrief.js";
import { Called } from "./more.js";
import { Icon } from "./icon.js";
import { clockTime, languageName, minutesSince, openingTime } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/types.js").Waiting} WaitingVisitor */

/** @param {{ app: App }} props */
export function WaitingPane({ app }) {
  const { desk, say } = app;
  return html`
    <section class="pane pane--left" aria-label=${say("desk.waiting_pane")}>
      <${Queue} app=${app} />
      <${Called} app=${app} />
      ${desk.truth.broken.length > 0 && html`<${Broken} app=${app} />`}
      <${Mine} app=${app} />
      <${Team} app=${app} />
    </section>
  `;
}

/** @param {{ app: App }} props */
function Queue({ app }) {
  const { desk, say } = app;
  const waiting = desk.truth.waiting;
  const languages = waiting.map((visitor) => languageName(visitor.language, app.language));
  return html`
    <div class="block ${waiting.length > 0 ? "block--waiting" : ""}">
      <p class="unseen" role="status">${waiting.length > 0 && `${say("waiting.title")}: ${languages.join(", ")}`}</p>
      <h2 class="block__title">
        <${Icon} name="waiting" />${say("waiting.title")}${waiting.length > 0 && html`<span class="count">${waiting.length}</span>`}
      </h2>
      ${waiting.length === 0 && html`<p class="block__none">${say("waiting.none")}</p>`}
      <ul class="cards">
        ${waiting.map((visitor) => html`<${Visitor} key=${visitor.conversation} app=${app} visitor=${visitor} />`)}
      </ul>
    </div>
  `;
}

/** @param {{ app: App, visitor: WaitingVisitor }} props */
function Visitor({ app, visitor }) {
  const { desk, say, language } = app;
  const minutes = minutesSince(visitor.since, app.now());
  const take = () => {
    app.go({ wish: "reply", tab: "conversation" });
    desk.takeVisitor(visitor.conversation);
  };
  return html`
    <li class="card">
      <div class="card__text">
        <p class="card__main" id=${`waits-${visitor.conversation}`}>
          <span>${languageName(visitor.language, language)}</span>
          <span class="card__since">${minutes === 0 ? say("waiting.now") : say("waiting.minutes", { count: minutes })}</span>
        </p>
        <p class="card__aside">${visitor.project_name}</p>
        <${Asked} app=${app} visitor=${visitor} />
      </div>
      ${visitor.mine_to_take && html`<button type="button" class="button" aria-describedby=${`waits-${visitor.conversation}`} onClick=${take}>${say("waiting.take")}</button>`}
    </li>
  `;
}

/** @param {{ app: App }} props */
function Broken({ app }) {
  const { desk, say, language } = app;
  const join = (/** @type {string} */ id) => () => {
    app.go({ tab: "conversation" });
    desk.join(id);
  };
  return html`
    <div class="block block--broken">
      <h2 class="block__title"><${Icon} name="warn" />${say("broken.title")}</h2>
      <ul class="cards">
        ${desk.truth.broken.map(
          (pair) => html`
            <li key=${pair.conversation} class="card">
              <div class="card__text">
                <p class="card__main">
                  <span>${languageName(pair.language, language)}</span><span class="card__since">${clockTime(pair.since, language)}</span>
                </p>
                <p class="card__aside">${pair.project_name}</p>
              </div>
              <button type="button" class="button" onClick=${join(pair.conversation)}>${say("broken.join")}</button>
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}

/** @param {{ app: App }} props */
function Mine({ app }) {
  const { desk, say } = app;
  const mine = [...desk.conversations.values()];
  return html`
    <div class="block">
      <h2 class="block__title"><${Icon} name="talk" />${say("mine.title")}</h2>
      ${mine.length === 0 && html`<p class="block__none">${say("mine.none")}</p>`}
      <ul class="cards">
        ${mine.map((conversation) => html`<${MineItem} key=${conversation.id} app=${app} conversation=${conversation} />`)}
      </ul>
    </div>
  `;
}

/** @param {{ app: App, conversation: import("../lib/conversation.js").Conversation }} props */
function MineItem({ app, conversation }) {
  const { desk, say, language } = app;
  const { room, ended, unread, id } = conversation;
  const show = () => {
    desk.show(id);
    app.go({ tab: "conversation" });
  };
  const state = ended ? "ended" : conversation.state;
  return html`
    <li>
      <button type="button" class="card card--button" aria-current=${desk.openId === id ? "true" : undefined} onClick=${show}>
        <span class="card__text">
          <span class="card__main"
            >${languageName(room.language, language)} <span class="card__role">${ended ? "" : say(`mine.${room.role}`)}</span></span
          >
          <span class="card__aside">${room.project_name}</span>
          <span class="card__aside state state--${state}"
            ><span class="state__mark" aria-hidden="true"></span>${say(`state.${state}`)}</span
          >
        </span>
        ${unread > 0 && html`<span class="count"><span aria-hidden="true">${unread}</span><span class="unseen">${say("mine.unread", { count: unread })}</span></span>`}
      </button>
    </li>
  `;
}

/** @param {{ app: App }} props */
function Team({ app }) {
  const { desk, say, language } = app;
  const { colleagues, on_call, projects } = desk.truth;
  return html`
    <div class="block block--team">
      <h2 class="block__title"><${Icon} name="pair" />${say("team.title")}</h2>
      ${colleagues.length === 0 && html`<p class="block__none">${say("team.none")}</p>`}
      <ul class="people">
        ${colleagues.map((one) => html`<${Colleague} key=${one.name + one.charity} app=${app} one=${one} />`)}
      </ul>
      <${Others} app=${app} />
      <h2 class="block__title"><${Icon} name="phone" />${say("team.on_call")}</h2>
      ${!on_call && html`<p class="block__none">${say("team.no_on_call")}</p>`}
      ${
        on_call &&
        html`<div class="on-call">
          <a class="on-call__ring" href=${`tel:${on_call.phone.replace(/[^+\d]/g, "")}`}
            >${say("team.ring", { name: on_call.name })} <span class="on-call__number" dir="ltr">${on_call.phone}</span></a
          >
          <button
            type="button"
            class="quiet-button"
            onClick=${() => desk.callSupervisor(desk.open && !desk.open.ended ? desk.openId : null)}
          >
            ${say("team.alert")}
          </button>
        </div>`
      }
      <div class="projects">
        <h2 class="block__title"><${Icon} name="leaf" />${say("projects.title")}</h2>
        <ul class="people">
          ${projects.map(
            (project) => html`
              <li key=${project.project} class="person">
                <span class="person__name">${project.project_name}</span>
                <span class="state state--${project.state}"
                  ><span class="state__mark" aria-hidden="true"></span>${say(`project.${project.state}`)}</span
                >
                ${isShut(project) && project.next_opening && html`<span class="person__aside">${say("project.opens", { when: openingTime(project.next_opening, language) })}</span>`}
              </li>
            `,
          )}
        </ul>
      </div>
      <${OtherSites} app=${app} />
    </div>
  `;
}

/** What one needs for who wrote elsewhere: to copy, and to go by. Beside the desk, which stays as it is. @param {{ app: App }} props */
function OtherSites({ app }) {
  const { say, person } = app;
  const ways = ["first_replies", "netreach"];
  return html`
    <h2 class="block__title"><${Icon} name="book" />${say("other_sites.title")}</h2>
    ${ways.map(
      (section) =>
        html`<a key=${section} class="other-sites" href=${`/words/${encodeURIComponent(person.home)}/en/${section}`} target="_blank" rel="noopener">${say(`other_sites.${section}`)}</a>`,
    )}
  `;
}

/** Its next opening is known while it is open as well; there it is nobody's question. @param {import("../lib/types.js").ProjectState} project */
const isShut = ({ state }) => state === "closed" || state === "closing_soon";

/** @param {{ app: App, one: import("../lib/types.js").Colleague }} props */
function Colleague({ app, one }) {
  const { say } = app;
  const state = one.here ? one.status : "away";
  const load = [
    one.first_in > 0 && say("team.first_in", { count: one.first_in }),
    one.second_in > 0 && say("team.second_in", { count: one.second_in }),
  ].filter(Boolean);
  const briefed = one.briefed ? [say("team.briefed")] : [];
  const reason = one.status === "break" && one.reason ? [say(`break.${one.reason}`)] : [];
  return html`
    <li class="person">
      <span class="person__name" dir="auto">${one.name}</span>
      <span class="state state--${state}"><span class="state__mark" aria-hidden="true"></span>${say(`status.${state}`)}</span>
      <span class="person__aside">${[one.charity, ...(load.length > 0 || reason.length > 0 ? load : [say("team.free")]), ...reason, ...briefed].join(" · ")}</span>
    </li>
  `;
}
