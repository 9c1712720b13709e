// @ts-check
/** At the top of the answers: what may help with what the visitor just wrote, and because of which words. It moves nothing and can be put away. */

import { html, useEffect, useState } from "./view.js";
import { unsaidHere } from "./filled.js";
import { OneAnswer } from "./one_answer.js";
import { unhurried } from "../lib/unhurried.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/suggesting.js").Suggestion} Suggestion */

/** @param {{ app: App, conversation: Conversation }} props */
export function Suggested({ app, conversation }) {
  const { say, looking, library } = app;
  const { room } = conversation;
  const lines = unanswered(conversation);
  const which = `${room.conversation}:${lines.at(-1)?.counter ?? ""}:${lines.length}:${library.state}`;
  const [found, setFound] = useState(/** @type {{ which: string, all: Suggestion[] }} */ ({ which: "", all: [] }));
  useEffect(() => {
    let isWanted = true;
    // The line itself is drawn first.
    const later = setTimeout(async () => {
      const all = await unhurried(library.suggester.looking(textOf(lines), { visitor: room.language, project: room.project, unsaid: unsaidHere(app) }), { isWanted: () => isWanted });
      if (all) setFound({ which, all });
    });
    return () => ((isWanted = false), clearTimeout(later));
  }, [which, library.suggester]);
  if (found.which !== which || found.all.length === 0 || looking.isPutAway(which)) return null;
  const putAway = () => {
    looking.putAway(which);
    document.getElementById("side-tab-answers")?.focus(); // the button goes with what it puts away
  };
  return html`
    <section class="suggested" aria-labelledby="suggested">
      <div class="suggested__head">
        <h2 class="answers__heading" id="suggested">${say("suggest.title")}</h2>
        <button type="button" class="quiet-button" onClick=${putAway}>${say("suggest.away")}</button>
      </div>
      <ul class="answers">
        ${found.all.map(({ answer, because }) => html`<${OneAnswer} key=${answer.id} app=${app} answer=${answer} visitor=${room.language} note=${becauseOf(app, because)} />`)}
      </ul>
    </section>
  `;
}

/** @param {App} app @param {string[]} because */
function becauseOf({ say, language }, because) {
  const words = new Intl.ListFormat(language).format(because.map((word) => say("suggest.word", { word })));
  return say("suggest.because", { words });
}

/** What the visitor wrote since one of us last did. @param {Conversation} conversation */
function unanswered({ log }) {
  const texts = log.room.lines.filter(({ kind }) => kind === "text");
  const answered = texts.findLastIndex(({ slot }) => slot !== 0);
  return texts.slice(answered + 1);
}

/** @param {import("../lib/log.js").Line[]} lines */
function textOf(lines) {
  return lines.map(({ text }) => text ?? "").join("\n");
}
