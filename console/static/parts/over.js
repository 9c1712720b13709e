// @ts-check
/** After the end: no words any more, the truth of what was kept, and care for whoever sat here. */

import { html, useEffect, useState } from "./view.js";
import { BreatherOffer } from "./breather.js";
import { ConcernAfter } from "./concern.js";
import { Icon } from "./icon.js";
import { SlipPanel } from "./slip.js";

/** @typedef {import("./view.js").App} App */

/** That nothing was kept is said only where it is so. @param {import("../lib/conversation.js").Conversation} conversation @param {boolean} forgotten */
function keptWords({ wasKept, concern, slip }, forgotten) {
  if (wasKept) return "over.kept";
  if (concern.wasWritten || slip.stage === "stored") return "over.noted";
  return forgotten ? "over.forgotten" : "over.not_said";
}

/** It goes on without me; the card stays because of a note that was begun. */
const OUT_OF_IT = new Set(["stepped_out", "replaced", "someone_else", "returned_to_queue"]);

/** @param {{ app: App, conversation: import("../lib/conversation.js").Conversation }} props */
export function Over({ app, conversation }) {
  const { say } = app;
  const { why, forgotten } = conversation.ended ?? { why: "line_lost", forgotten: false };
  const isHard = why === "abusive" || why === "left_quickly" || why === "second_holder" || conversation.wasKept;
  // Empty for a moment: what comes together with the place where it is read out is passed over by some screen readers.
  const [isSaid, saidNow] = useState(false);
  useEffect(() => {
    const soon = setTimeout(() => saidNow(true), 50);
    return () => clearTimeout(soon);
  }, []);
  return html`
    <div class="over">
      <div class="over__card" role="status">
        <span class="over__leaf"><${Icon} name="leaf" /></span>
        ${isSaid && html`<h2 class="over__title">${say(OUT_OF_IT.has(why) ? `stepped_out.${why}` : `over.${why}`)}</h2>
          <p class="over__kept">${say(keptWords(conversation, forgotten))}</p>`}
      </div>
      ${conversation.cutOff &&
      html`<label class="over__cut-off">
        <span>${say("over.cut_off")}</span>
        <textarea readonly rows="3" translate=${false} spellcheck=${false}>${conversation.cutOff}</textarea>
      </label>`}
      <${SlipPanel} app=${app} conversation=${conversation} />
      <${ConcernAfter} app=${app} conversation=${conversation} />
      <${BreatherOffer} app=${app} conversation=${conversation} isHard=${isHard} />
    </div>
  `;
}
