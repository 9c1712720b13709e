// @ts-check
/** The strip at the top: who I am here and what I am doing, sound, keys, and what is true of the line. */

import { html } from "./view.js";
import { breatherWords } from "./breather.js";
import { EndOfShift } from "./ending.js";
import { Icon } from "./icon.js";
import { shutByHand } from "../lib/by_hand.js";
import { clockTime } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */

const BREAKS = ["breather", "food", "call", "other"];

/** @param {{ app: App }} props */
export function Top({ app }) {
  const { desk, say, settings } = app;
  return html`
    <header class="top">
      <h1 class="top__name">
        <span class="top__umbrella"><${Icon} name="umbrella" /></span>${app.title}
      </h1>
      <${Projects} app=${app} />
      <div class="top__tools">
        <button type="button" class="quiet-button" aria-pressed=${settings.sound} onClick=${() => app.act("sound")}>
          <${Icon} name=${settings.sound ? "bell" : "bell_off"} /><span class="word"
            >${say(settings.sound ? (app.soundSleeps && desk.me ? "sound.asleep" : "sound.on") : "sound.off")}</span
          >
        </button>
        <a class="quiet-button" href="/rota" target="_blank" rel="noopener"><${Icon} name="week" /><span class="word">${say("rota.open")}</span></a>
        <button type="button" class="quiet-button" onClick=${() => app.act("keys")}>
          <${Icon} name="keys" /><span class="word">${say("keys.open")}</span>
        </button>
        ${desk.me && html`<${Status} app=${app} />`}
      </div>
    </header>
    <${LineSays} app=${app} />
    <${ByHand} app=${app} />
    ${desk.me && html`<${StatusSays} app=${app} />`}
  `;
}

/** @param {{ app: App }} props */
function Projects({ app }) {
  const { desk, say } = app;
  if (!desk.me || desk.truth.projects.length === 0) return null;
  return html`
    <ul class="top__projects" aria-label=${say("projects.title")}>
      ${desk.truth.projects.map(
        (project) => html`
          <li key=${project.project} class="state state--${project.state}">
            <span class="state__mark" aria-hidden="true"></span><span class="top__project">${project.project_name}</span>${" "}
            <span class="state__word">${say(`project.${project.state}`)}</span>
          </li>
        `,
      )}
    </ul>
  `;
}

/** @param {{ app: App }} props */
function Status({ app }) {
  const { desk, say, ui } = app;
  const status = desk.me?.status ?? "online";
  return html`
    <div class="status">
      <button
        type="button"
        class="status__button status__button--${status}"
        aria-expanded=${ui.status}
        onClick=${() => app.go({ status: !ui.status })}
      >
        <span class="status__dot" aria-hidden="true"></span>
        <span class="status__name" dir="auto">${desk.me?.name}</span>
        <span class="status__word">${say(`status.${status}`)}</span>
      </button>
      ${ui.status && html`<${StatusMenu} app=${app} />`}
    </div>
  `;
}

/** @param {{ app: App }} props */
function StatusMenu({ app }) {
  const { desk, say } = app;
  const status = desk.me?.status;
  const pick = (/** @type {() => unknown} */ deed) => () => {
    app.go({ status: false });
    deed();
  };
  return html`
    <div
      class="menu"
      role="group"
      aria-label=${say("status.break_for")}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && app.go({ status: false })}
    >
      ${status !== "online" && status !== "supervising" && html`<button type="button" class="menu__item" onClick=${pick(() => desk.comeBack())}>${say("break.back")}</button>`}
      ${status !== "break" && html`<p class="menu__title"><${Icon} name="cup" />${say("status.break_for")}</p>`}
      ${
        status !== "break" &&
        BREAKS.map(
          (reason) =>
            html`<button key=${reason} type="button" class="menu__item" onClick=${pick(() => (app.go({ breather: null }), desk.takeBreak(reason)))}>
              ${say(`break.${reason}`)}
            </button>`,
        )
      }
      ${
        status !== "finishing" &&
        html`<hr class="menu__line" />
          <button type="button" class="menu__item" aria-describedby="end-hint" onClick=${pick(() => desk.endShift())}>
            <${Icon} name="moon" />${say("status.end")}
          </button>
          <p class="menu__hint" id="end-hint">${say("status.end_hint")}</p>`
      }
      <hr class="menu__line" />
      <button type="button" class="menu__item" aria-describedby="out-hint" onClick=${pick(() => app.signOutEverywhere())}>${say("sign_out.everywhere")}</button>
      <p class="menu__hint" id="out-hint">${say("sign_out.everywhere_hint")}</p>
    </div>
  `;
}

/** @param {{ app: App }} props */
function StatusSays({ app }) {
  const { desk, say } = app;
  const status = desk.me?.status;
  if (status === "break") {
    return html`<div class="strip strip--break" role="status">
      <${Icon} name="cup" />${app.ui.breather && desk.open ? breatherWords(app) : say(desk.truth.mine.length > 0 ? "break.banner_open" : "break.banner")}
      <button type="button" class="button button--small" onClick=${() => desk.comeBack()}>${say("break.back")}</button>
    </div>`;
  }
  if (status !== "finishing") return null;
  return html`<${EndOfShift} app=${app} />`;
}

/** @param {{ app: App }} props */
function LineSays({ app }) {
  const { desk, say } = app;
  if (desk.line === "open" || (desk.line === "connecting" && desk.phase === "arriving"))
    return html`<div role="status" class="strip strip--none"></div>`;
  return html`<div role="status" class="strip strip--alert">
    <${Icon} name="off" /><span
      >${say(`line.${desk.line}`)}${" "}${desk.line === "refused" && html`<a href="/sign-in">${say("line.sign_in")}</a>`}</span
    >
  </div>`;
}

/** The chat is closed by hand: why nobody comes, and that what is open goes on. @param {{ app: App }} props */
function ByHand({ app }) {
  const lines = shutByHand(app.desk.truth.projects, app.now());
  return html`<div role="status" class=${lines.length > 0 ? "strip strip--break strip--says" : "strip strip--none"}>
    ${lines.length > 0 && html`<${Icon} name="moon" /><span>${lines.map((line) => app.say(line.key, { ...line, when: clockTime(line.until, app.language) })).join(" ")} ${app.say("by_hand.goes_on")}</span>`}
  </div>`;
}
