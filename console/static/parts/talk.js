// @ts-check
/** The centre: one conversation, with who is in it and what may be done. */

import { html } from "./view.js";
import { Icon } from "./icon.js";
import { Lines } from "./lines.js";
import { Reply } from "./reply.js";
import { Confer } from "./confer.js";
import { Closing } from "./closing.js";
import { Keeping } from "./keeping.js";
import { KeptNotes } from "./kept_notes.js";
import { Breather } from "./breather.js";
import { ConcernForm } from "./concern.js";
import { DangerCard } from "./danger.js";
import { HandoverCard, HandoverForm } from "./handover.js";
import { More } from "./more.js";
import { Over } from "./over.js";
import { SlipPanel } from "./slip.js";
import { languageName } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */

/** @param {{ app: App }} props */
export function Talk({ app }) {
  const { desk, say } = app;
  const conversation = desk.open;
  return html`
    <section class="pane pane--centre" aria-label=${say("desk.centre_pane")}>
      ${app.ui.danger && html`<${DangerCard} app=${app} />`}
      ${!conversation && html`<${app.ui.breather && desk.me?.status === "break" ? Breather : Quiet} app=${app} />`}
      ${conversation?.ended && html`<${Over} key=${conversation.id} app=${app} conversation=${conversation} />`}
      ${conversation && !conversation.ended && html`<${Running} key=${conversation.id} app=${app} conversation=${conversation} />`}
    </section>
  `;
}

/** @param {{ app: App, conversation: Conversation }} props */
function Running({ app, conversation }) {
  const { say } = app;
  const { room } = conversation;
  const writer = conversation.writer?.name ?? "";
  const empty = conversation.isFirst
    ? say("talk.nothing_yet", { name: app.desk.me?.name ?? "" })
    : say("talk.nothing_yet_second", { name: writer });
  return html`
    <div class="talk talk--${room.state}">
      <${Head} app=${app} conversation=${conversation} />
      ${app.ui.closing === conversation.id && html`<${Closing} app=${app} conversation=${conversation} />`}
      ${app.ui.keeping === conversation.id && html`<${Keeping} app=${app} conversation=${conversation} />`}
      <div class="talk__main">
        <${Notes} app=${app} conversation=${conversation} />
        <${KeptNotes} app=${app} conversation=${conversation} />
        ${app.ui.handover === conversation.id && html`<${HandoverForm} app=${app} conversation=${conversation} />`}
        ${app.ui.concern === conversation.id && html`<${ConcernForm} app=${app} conversation=${conversation} />`}
        <${SlipPanel} app=${app} conversation=${conversation} />
        <${HandoverCard} app=${app} conversation=${conversation} />
        ${conversation.confersOnly ? html`<p class="lines__empty">${say("talk.confers_only")}</p>` : html`<${InTheChat} app=${app} conversation=${conversation} empty=${empty} />`}
      </div>
      <${Confer} app=${app} conversation=${conversation} />
    </div>
  `;
}

/** @param {{ app: App, conversation: Conversation, empty: string }} props */
function InTheChat({ app, conversation, empty }) {
  return html`
    <${Lines} app=${app} conversation=${conversation} channel="room" label=${app.say("talk.log")} empty=${empty} />
    <${Typing} app=${app} conversation=${conversation} />
    <${Reply} app=${app} conversation=${conversation} />
  `;
}

/** @param {{ app: App, conversation: Conversation }} props */
function Head({ app, conversation }) {
  const { desk, say, language } = app;
  const { room, id } = conversation;
  const mayHandOver = conversation.isFirst && conversation.partners.some((worker) => worker.here && worker.role !== "supervisor");
  return html`
    <header class="head">
      <div class="head__text">
        <h2 class="head__title">
          ${room.project_name}
          <span class="head__language">${say("talk.language", { language: languageName(room.language, language) })}</span>
        </h2>
        <p class="head__state">
          <span class="state state--${conversation.state}" role="status"
            ><span class="state__mark" aria-hidden="true"></span>${say(`state.${conversation.state}`)}</span
          >
          ${room.workers.map((worker) => html`<${Who} key=${worker.slot} app=${app} worker=${worker} />`)}
          <${Checked} app=${app} conversation=${conversation} />
        </p>
      </div>
      <div class="head__deeds">
        ${
          mayHandOver &&
          html`<button type="button" class="button button--plain button--small" onClick=${() => app.act("take_over")}>
            ${say("talk.hand_pen")}
          </button>`
        }
        <button type="button" class="button button--plain button--small" aria-pressed=${app.ui.danger} onClick=${() => app.act("danger")}>
          <${Icon} name="help" />${say("danger.open")}
        </button>
        <${More} app=${app} conversation=${conversation} />
        ${app.ui.closing !== id && html`<button type="button" class="button button--plain button--small" onClick=${() => app.act("close")}>${say("talk.close")}</button>`}
      </div>
    </header>
  `;
}

/** One quiet line: where keys were checked, and never more. @param {{ app: App, conversation: Conversation }} props */
function Checked({ app, conversation: { whoIsWho } }) {
  const { say } = app;
  const where = whoIsWho.hasFailed ? "" : whoIsWho.passedThere ? (whoIsWho.areGood ? "keys.both" : "keys.page") : whoIsWho.areGood ? "keys.here" : "";
  return where && html`<span class="who who__place" title=${say("keys.why")}>${say(where)}</span>`;
}

/** @param {{ app: App, worker: import("../lib/types.js").WorkerInRoom }} props */
function Who({ app, worker }) {
  const { say } = app;
  const place = !worker.here
    ? "talk.away"
    : worker.role === "first"
      ? worker.me
        ? "talk.you_write"
        : "talk.writes"
      : worker.role === "second"
        ? "talk.second"
        : worker.confers_only
          ? worker.me
            ? "talk.you_confer"
            : "talk.confers"
          : worker.me
            ? "talk.you_look_on"
            : "talk.looks_on";
  return html`<span class="who ${worker.role === "first" ? "who--first" : ""} ${worker.here ? "" : "who--away"}">
    ${worker.role === "first" && worker.here && html`<${Icon} name="pen" />`}
    <span dir="auto">${worker.me ? say("talk.you") : worker.name}</span> <span class="who__place">${say(place)}</span>
  </span>`;
}

/** What is true of the room and worth a sentence. @param {{ app: App, conversation: Conversation }} props */
function Notes({ app, conversation }) {
  const { say } = app;
  return html`
    <div class="notes" role="status">
      ${notesOf(conversation).map(
        ({ key, tone, values }) =>
          html`<p key=${key} class="note note--${tone}">
            <${Icon} name=${tone === "alert" ? "warn" : tone === "calm" ? "leaf" : "clock"} />${say(key, values)}
          </p>`,
      )}
    </div>
  `;
}

/** @param {Conversation} conversation @returns {{ key: string, tone: "alert" | "wait" | "calm", values?: Record<string, string> }[]} */
function notesOf({ room, refusedKey, signal, partners, whoIsWho }) {
  const lost = partners.find((worker) => !worker.here);
  const notes = [];
  if (refusedKey) notes.push({ key: "talk.refused_key", tone: "alert" });
  for (const name of whoIsWho.named("failed")) notes.push({ key: "keys.failed", tone: "alert", values: { name } });
  for (const name of whoIsWho.named("missing")) notes.push({ key: "keys.missing", tone: "wait", values: { name } });
  if (room.log_full) notes.push({ key: "note.log_full", tone: "alert" });
  if (room.state === "waiting" || room.state === "arriving") notes.push({ key: "note.waiting", tone: "wait" });
  if (room.state === "alone")
    notes.push(lost ? { key: "note.alone_partner", tone: "alert", values: { name: lost.name } } : { key: "note.alone", tone: "alert" });
  if (room.state === "interrupted") notes.push({ key: "note.interrupted", tone: "wait" });
  if (room.supervisor_asked) notes.push({ key: `note.asked_${room.supervisor_asked}`, tone: "wait" });
  if (signal) notes.push({ key: `note.${signal}`, tone: "calm" });
  return /** @type {any} */ (notes);
}

/** @param {{ app: App, conversation: Conversation }} props */
function Typing({ app, conversation }) {
  const { say } = app;
  const now = app.now().getTime();
  const writing = [...conversation.typing].filter(([, until]) => until > now).map(([slot]) => slot);
  const words = writing.map((slot) => (slot === 0 ? say("talk.visitor_types") : say("talk.types", { name: conversation.nameOf(slot) })));
  return html`<p class="typing" aria-hidden="true">${words.join(" ")}</p>`;
}

/** Nothing is open: say what will happen, and teach three keys. @param {{ app: App }} props */
function Quiet({ app }) {
  const { desk, say, settings } = app;
  const isWaiting = desk.truth.waiting.some((visitor) => visitor.mine_to_take);
  const isOnline = desk.me?.status === "online";
  const rows = /** @type {const} */ ([
    [settings.keys.take, "empty.key_take"],
    ["/", "empty.key_answers"],
    [settings.keys.confer, "empty.key_confer"],
    [settings.keys.keys, "empty.key_keys"],
  ]);
  return html`
    <div class="quiet">
      <span class="quiet__umbrella"><${Icon} name="umbrella" /></span>
      <h2 class="quiet__title">${say(isWaiting ? "empty.title_waiting" : "empty.title")}</h2>
      <p class="quiet__lead">${say(isWaiting ? "empty.lead_waiting" : isOnline ? "empty.lead" : "empty.lead_off")}</p>
      <dl class="quiet__keys">
        ${rows
          .filter(([key]) => key)
          .map(
            ([key, words]) =>
              html`<div key=${words} class="quiet__row">
                <dt><kbd>${key}</kbd></dt>
                <dd>${say(words)}</dd>
              </div>`,
          )}
      </dl>
      ${!isWaiting && isOnline && html`<p class="quiet__ask">${say("empty.ask")}</p>`}
    </div>
  `;
}
