// @ts-check
/** Before the shift: what to know first, the name to be seen with, the languages, one button. */

import { html, useEffect, useRef, useState } from "./view.js";
import { Gender } from "./asked.js";
import { Brief, Where } from "./brief.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App }} props */
export function CheckIn({ app }) {
  const { desk, say, person } = app;
  const [name, setName] = useState(person.name);
  const [chosen, setChosen] = useState(new Set(person.languages));
  const [fault, setFault] = useState("");
  const [rota, setRota] = useState("");
  const [gender, setGender] = useState("");
  const form = /** @type {{ current: HTMLFormElement | null }} */ (useRef(null));
  useEnter(form);
  const desks = desk.truth.desks ?? [];
  const chosenDesk = desks.find((one) => one.rota === rota) ?? desks[0];
  const isGoing = desk.phase === "checking_in";

  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    const missing = name.trim() === "" ? "check_in.no_name" : chosen.size === 0 ? "check_in.no_language" : "";
    setFault(missing);
    if (missing || isGoing) return;
    app.go({ again: false });
    desk.checkIn(name.trim(), [...chosen], { ...(chosenDesk && { rota: chosenDesk.rota, brief_read: true }), ...(gender && { gender }) });
  };

  return html`
    <main class="gate">
      <form class="gate__card ${chosenDesk ? "gate__card--two" : ""}" onSubmit=${go} ref=${form} novalidate>
        <div class="gate__side">
          <h2 class="gate__title">${say("check_in.title")}</h2>
          <p class="gate__lead">${say("check_in.lead")}</p>
          ${desks.length > 1 && html`<${Where} app=${app} desks=${desks} chosen=${chosenDesk.rota} choose=${setRota} />`}
          ${chosenDesk && html`<${Brief} app=${app} brief=${chosenDesk.brief} />`}
        </div>
        <div class="gate__side">
          <div class="field">
            <label for="shift-name">${say("check_in.name")}</label>
            <p class="field__hint" id="shift-name-hint">${say("check_in.name_hint")}</p>
            <input
              id="shift-name"
              class="input"
              maxlength="40"
              autocomplete="off"
              spellcheck=${false}
              value=${name}
              aria-describedby="shift-name-hint"
              onInput=${(/** @type {InputEvent} */ event) => setName(/** @type {HTMLInputElement} */ (event.target).value)}
            />
          </div>
          <fieldset class="field">
            <legend>${say("check_in.languages")}</legend>
            <div class="chips">
              ${person.languages.map((language) => html`<${Language} key=${language} app=${app} language=${language} chosen=${chosen} setChosen=${setChosen} />`)}
            </div>
          </fieldset>
          <${Gender} app=${app} chosen=${gender} choose=${setGender} />
          <div class="gate__go">
            <p class="field__fault" role="alert">${fault && say(fault)}</p>
            <button type="submit" class="button button--wide" aria-disabled=${isGoing}>
              ${say(isGoing ? "check_in.going" : "check_in.go")}
            </button>
          </div>
          <p class="gate__note">${chosenDesk && say("brief.read")} ${say("check_in.sound")}</p>
          <button type="button" class="link-button" onClick=${app.signOut}>${say("check_in.sign_out")}</button>
        </div>
      </form>
    </main>
  `;
}

/** For somebody in a hurry: Enter on the page checks in, wherever nothing else has the focus. @param {{ current: HTMLFormElement | null }} form */
function useEnter(form) {
  useEffect(() => {
    const listen = (/** @type {KeyboardEvent} */ event) =>
      event.key === "Enter" && event.target === document.body && !event.repeat && form.current?.requestSubmit();
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** @param {{ app: App, language: string, chosen: Set<string>, setChosen: (chosen: Set<string>) => void }} props */
function Language({ app, language, chosen, setChosen }) {
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(language)) next.add(language);
    setChosen(next);
  };
  return html`<label class="chip">
    <input type="checkbox" checked=${chosen.has(language)} onChange=${toggle} /><span>${languageName(language, app.language)}</span>
  </label>`;
}

/** @param {{ app: App }} props */
export function Elsewhere({ app }) {
  const { say } = app;
  return html`
    <main class="gate">
      <div class="gate__card">
        <h2 class="gate__title">${say("elsewhere.title")}</h2>
        <p class="gate__lead">${say("elsewhere.text")}</p>
        <button type="button" class="button button--wide" onClick=${() => app.desk.workHere()}>${say("elsewhere.go")}</button>
      </div>
    </main>
  `;
}
