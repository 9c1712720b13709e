// @ts-check
/** "Keep this chat": on which ground, what that means, and one button. It stands where closing asks; nothing is kept before the server has said so. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { Icon } from "./icon.js";
import { Unlock } from "./unlock.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/flags.js").Flags} Flags */
/** @typedef {import("../lib/flags.js").Ground} Ground */
/** @typedef {import("../lib/flags.js").Grounds} Grounds */

/** @param {{ app: App, conversation: Conversation }} props */
export function Keeping({ app, conversation }) {
  const { say } = app;
  const box = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  const flags = conversation.flags;
  const leave = () => app.go({ keeping: null });
  useLayoutEffect(() => {
    void flags?.learn();
    box.current?.focus();
  }, []);
  const grounds = flags?.grounds ?? null;
  return html`
    <section
      class="closing keeping"
      aria-labelledby="keeping-title"
      tabindex="-1"
      ref=${box}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Escape" && leave()}
    >
      <h3 class="closing__title" id="keeping-title">${say("keep.title")}</h3>
      ${flags && grounds && grounds !== "failed" && grounds.may_keep
        ? html`<${Form} app=${app} conversation=${conversation} flags=${flags} grounds=${grounds} leave=${leave} />`
        : html`<${Cannot} app=${app} grounds=${grounds} again=${() => flags?.learn()} leave=${leave} />`}
    </section>
  `;
}

/** Why not, and what is there all the same. @param {{ app: App, grounds: Grounds | "failed" | null, again: () => void, leave: () => void }} props */
function Cannot({ app, grounds, again, leave }) {
  const { say } = app;
  const why = grounds === null ? "keep.loading" : grounds === "failed" ? "keep.failed" : "keep.off";
  return html`
    <p role="status">${say(why)}</p>
    ${grounds !== null && grounds !== "failed" && html`<p>${say(grounds.may_note ? "keep.off_note" : "keep.off_alone")}</p>`}
    <div class="closing__deeds">
      ${grounds === "failed" && html`<button type="button" class="button" onClick=${again}>${say("keep.retry")}</button>`}
      <button type="button" class="button button--plain" onClick=${leave}>${say("keep.not_now")}</button>
    </div>
  `;
}

/** @param {{ app: App, conversation: Conversation, flags: Flags, grounds: Grounds, leave: () => void }} props */
function Form({ app, conversation, flags, grounds, leave }) {
  const { say } = app;
  const [chosen, choose] = useState(/** @type {Ground | null} */ (null));
  const [isGoing, setGoing] = useState(false);
  const [why, setWhy] = useState("");
  const go = async () => {
    if (isGoing || !chosen) return setWhy(chosen ? why : "keep.choose");
    setGoing(true);
    setWhy("");
    const outcome = await flags.raise(chosen);
    setGoing(false);
    if (outcome === "kept") return leave();
    setWhy(outcome === "locked" ? "locked" : outcome);
  };
  return html`
    <p class="closing__lead">${say("keep.lead")}</p>
    <form onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), go())}>
      <fieldset class="keeping__reasons">
        <legend class="keeping__legend">${say("keep.ground")}</legend>
        ${grounds.grounds.map((ground) => html`<${OneGround} key=${ground.id} app=${app} flags=${flags} ground=${ground} chosen=${chosen} choose=${choose} />`)}
      </fieldset>
      ${chosen && html`<${Means} app=${app} conversation=${conversation} ground=${chosen} grounds=${grounds} />`}
      <p class="closing__fault" role="alert">
        ${why && why !== "locked" && html`<${Icon} name="warn" />`}${why && why !== "locked" && say(why === "keep.choose" ? why : wordsFor(why))}
      </p>
      ${why === "locked" ? html`<${Unlock} app=${app} flags=${flags} opened=${go} />` : null}
      <div class="closing__deeds">
        ${why !== "locked" && html`<button type="submit" class="button" aria-disabled=${isGoing}>${say(isGoing ? "keep.going" : "keep.go")}</button>`}
        <button type="button" class="button button--plain" onClick=${leave}>${say("keep.not_now")}</button>
      </div>
    </form>
  `;
}

/** @param {{ app: App, flags: Flags, ground: Ground, chosen: Ground | null, choose: (ground: Ground) => void }} props */
function OneGround({ app, flags, ground, chosen, choose }) {
  const isKept = flags.isKept(ground);
  return html`
    <label class="radio">
      <input type="radio" name="ground" value=${ground.id} checked=${chosen?.id === ground.id} disabled=${isKept} onChange=${() => choose(ground)} />
      <span>${ground.title}${isKept && html` <span class="quietly">${app.say("keep.already")}</span>`}</span>
    </label>
  `;
}

/** What it means, before it is done. @param {{ app: App, conversation: Conversation, ground: Ground, grounds: Grounds }} props */
function Means({ app, conversation, ground, grounds }) {
  const { say } = app;
  const partner = conversation.partners.find(({ role }) => role !== "supervisor");
  const box = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  // On a phone it stands below what was pressed: it is to be read before the button is.
  useLayoutEffect(() => box.current?.scrollIntoView({ block: "nearest" }), [ground.id]);
  const who = ground.is_quiet ? "keep.who_quiet" : !ground.asks_second ? "keep.who_lead" : partner ? "keep.who_second" : "keep.who_nobody";
  return html`
    <div class="keeping__means" aria-live="polite" ref=${box}>
      <p><q>${ground.plain}</q></p>
      <ul>
        <li>${say(who, { name: partner?.name ?? "" })}</li>
        <li>${say("keep.how_long", { first: span(app, grounds.provisional_days), days: span(app, ground.days), most: span(app, ground.hard_max_days) })}</li>
        ${
          ground.told
            ? html`<li>
                ${say("keep.told")} <q lang=${conversation.room.language} dir="auto">${ground.told}</q>
              </li>`
            : html`<li>${say("keep.not_told")} ${ground.why_told}</li>`
        }
      </ul>
    </div>
  `;
}

const YEAR = 365;

/** "7 days", "3 years". @param {App} app @param {number} days */
function span({ say }, days) {
  return days % YEAR === 0 ? say("keep.years", { count: days / YEAR }) : say("keep.days", { count: days });
}

const KNOWN = [
  ...["unreachable", "nothing_can_be_kept", "not_enrolled", "list_is_old", "cannot_check", "already_there", "not_found", "sign_in_again", "record_is_full"],
  ...["too_large", "cannot_seal", "wrong_passphrase"],
];

/** @param {string} code */
export const wordsFor = (code) => `unkept.${KNOWN.includes(code) ? code : "trouble"}`;
