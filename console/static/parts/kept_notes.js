// @ts-check
/** A chat that is being kept, as the pair sees it at once: who, why, and the second's question. No dialog, and the focus stays where it is. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { wordsFor } from "./keeping.js";
import { Unlock } from "./unlock.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/kept.js").Kept} Kept */
/** @typedef {import("../lib/flags.js").Flags} Flags */

/** The region stands before anything is in it, so that what comes is read out. @param {{ app: App, conversation: Conversation }} props */
export function KeptNotes({ app, conversation }) {
  const flags = conversation.flags;
  if (!flags) return null;
  return html`
    <div class="kept" role="status">${flags.list.map((kept) => html`<${Says} key=${kept.record} app=${app} flags=${flags} kept=${kept} />`)}</div>
    ${flags.list.map((kept) => kept.flag?.asked && html`<${Answer} key=${kept.record} app=${app} flags=${flags} kept=${kept} />`)}
  `;
}

/** @param {{ app: App, flags: Flags, kept: Kept }} props */
function Says({ app, flags, kept }) {
  const { say } = app;
  const { flag } = kept;
  if (!flag) return null;
  const ground = flags.groundOf(flag.ground);
  const values = { name: flag.name, ground: ground?.title ?? "" };
  return html`
    <div class="kept__one">
      <p class="kept__title">
        <${Icon} name="leaf" /><strong>${say(flag.asked ? "kept.asked" : flag.answer === "yes" ? "kept.kept" : "kept.for_now", values)}</strong> ${values.ground}
      </p>
      ${flag.asked && ground && html`<p class="kept__aside"><q>${ground.plain}</q></p>`} ${flag.asked && html`<p>${say("kept.asked_means")}</p>`}
      ${flag.asked && html`<p>${checkWords(app, kept)}</p>`}
      ${!flag.asked && html`<p class="kept__aside">${say(waitingFor(kept, ground))}</p>`}
      ${flag.mine && !flag.told && html`<p class="kept__aside">${say("kept.not_told")}</p>`}
    </div>
  `;
}

/** Whose word is waited for. @param {Kept} kept @param {import("../lib/flags.js").Ground | null} ground */
function waitingFor({ flag }, ground) {
  if (flag?.answer === "yes") return "kept.by_two";
  if (flag?.answer === "no") return "kept.said_no";
  if (ground?.is_quiet) return "kept.quiet";
  if (ground && !ground.asks_second) return "kept.lead_decides";
  return flag?.mine ? "kept.second_asked" : "kept.second_decides";
}

/** Does what was sealed agree with this screen? @param {App} app @param {Kept} kept */
function checkWords({ say }, { checked, isUnreadable }) {
  if (isUnreadable) return say("kept.unreadable");
  if (!checked) return say("kept.checking");
  const { added, left_out, before_me } = checked;
  const words = [];
  if (added > 0) words.push(say("kept.added", { count: added }));
  if (left_out > 0) words.push(say("kept.left_out", { count: left_out }));
  if (words.length === 0) words.push(say("kept.agrees"));
  if (before_me > 0) words.push(say("kept.before_me", { count: before_me }));
  return words.join(" ");
}

/** @param {{ app: App, flags: Flags, kept: Kept }} props */
function Answer({ app, flags, kept }) {
  const { say } = app;
  const isReady = kept.checked !== null && !kept.isAnswering;
  const name = kept.flag?.name ?? "";
  return html`
    <div class="kept__answer" role="group" aria-label=${say("kept.question", { name })}>
      <p class="closing__fault" role="alert">${kept.trouble && kept.trouble !== "locked" && say(wordsFor(kept.trouble))}</p>
      ${kept.trouble === "locked" && html`<${Unlock} app=${app} flags=${flags} opened=${() => kept.confirm()} />`}
      <div class="closing__deeds">
        ${
          kept.trouble !== "locked" &&
          html`<button type="button" class="button" aria-disabled=${!isReady} onClick=${() => isReady && kept.confirm()}>${say("kept.yes")}</button>`
        }
        <button type="button" class="button button--plain" aria-disabled=${kept.isAnswering} onClick=${() => kept.sayNo()}>${say("kept.no")}</button>
      </div>
    </div>
  `;
}
