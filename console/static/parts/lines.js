// @ts-check
/** The lines of a log, room or confer. Only what is really on the screen is told as shown. */

import { Only, html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";
import { Icon } from "./icon.js";
import { clockTime } from "../lib/when.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/log.js").Line} Line */

const NEAR = 24;

/** @param {{ app: App, conversation: Conversation, channel: "room" | "confer", label: string, empty: string }} props */
export function Lines({ app, conversation, channel, label, empty }) {
  const log = conversation.log[channel];
  const box = /** @type {{ current: HTMLElement | null }} */ (useRef(null));
  const isAtEnd = useRef(true);
  const [hasMore, setMore] = useState(false);

  const look = () => {
    const element = box.current;
    if (!element) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    setMore(!isAtEnd.current && log.unread > 0);
    if (isAtEnd.current && isOnScreen(element)) conversation.tellShown(channel);
  };
  const goToEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    look();
  };

  useLayoutEffect(() => {
    isAtEnd.current = true;
    goToEnd();
  }, [conversation.id]);
  useLayoutEffect(() => {
    const isMineNewest = log.lines.at(-1)?.mine === true;
    if (isAtEnd.current || isMineNewest) goToEnd();
    else look();
  });
  useEffect(() => {
    const again = () => (isAtEnd.current ? goToEnd() : look());
    document.addEventListener("visibilitychange", again);
    const sizes = new ResizeObserver(again);
    if (box.current) sizes.observe(box.current);
    return () => {
      document.removeEventListener("visibilitychange", again);
      sizes.disconnect();
    };
  }, [conversation.id]);

  const rows = () => log.lines.filter((line) => !isSealed(line)).map((line) => html`<${OneLine} key=${keyOf(line)} app=${app} conversation=${conversation} line=${line} channel=${channel} />`);

  return html`
    <div class="lines lines--${channel}">
      <div class="lines__box" role="log" aria-label=${label} aria-relevant="additions" tabindex="0" ref=${box} onScroll=${look}>
        ${log.lines.some(isSealed) && html`<p class="line line--aside">${app.say(channel === "room" ? "talk.earlier" : "confer.earlier")}</p>`}
        ${log.lines.length === 0 && html`<p class="lines__empty">${empty}</p>`}
        <${Only} on=${[log.lines, conversation.room]} draw=${rows} />
      </div>
      ${hasMore && html`<button type="button" class="lines__more" onClick=${goToEnd}>${app.say("talk.new_below")}</button>`}
    </div>
  `;
}

/** @param {HTMLElement} element */
function isOnScreen(element) {
  return document.visibilityState === "visible" && element.getClientRects().length > 0;
}

/** @param {Line} line */
function isSealed(line) {
  return line.kind === "sealed";
}

/** A line keeps its element when the server gives it a place, so that it is not read out twice. @param {Line} line */
function keyOf(line) {
  return line.counter === undefined || line.kind === "gap" ? `${line.kind}:${line.seq}` : `${line.slot}:${line.counter}`;
}

/** @param {{ app: App, conversation: Conversation, line: Line, channel: "room" | "confer" }} props */
function OneLine({ app, conversation, line, channel }) {
  if (line.kind === "text") return html`<${Said} app=${app} conversation=${conversation} line=${line} channel=${channel} />`;
  if (line.kind === "signal")
    return html`<p class="line line--signal"><strong>${app.say("talk.visitor")}</strong> ${app.say(`signal.${line.signal}`)}</p>`;
  if (line.kind === "handover") return html`<p class="line line--aside"><${Icon} name="book" />${app.say("handover.line", { name: line.text ?? "" })}</p>`;
  if (line.kind === "placed") return html`<p class="line line--aside"><${Icon} name="book" /><span>${placedWords(app, conversation, line)}</span></p>`;
  if (line.kind === "kept") return html`<p class="line line--aside"><${Icon} name="leaf" />${app.say("talk.kept")}</p>`;
  if (line.kind === "slip") return html`<p class="line line--aside"><${Icon} name="slip" />${app.say(`slip.line_${line.signal}`)}</p>`;
  if (line.kind === "roster") return html`<p class="line line--aside">${rosterWords(app, conversation, line)}</p>`;
  return html`<p class="line line--warn"><${Icon} name="warn" />${app.say(`talk.${line.kind}`)}</p>`;
}

/** Said by whoever put it in: only that it was given, for the pen may have changed hands. @param {App} app @param {Conversation} conversation @param {Line} line */
function placedWords(app, conversation, { text = "", signal, mine, slot = 0 }) {
  const name = conversation.nameOf(slot);
  return app.say(`given.${mine ? "mine" : signal}`, { title: text, name });
}

/** @param {App} app @param {Conversation} conversation @param {Line} line */
function rosterWords(app, conversation, line) {
  const list = new Intl.ListFormat(app.language);
  const nameOf = (/** @type {number} */ slot) => (conversation.isMe(slot) ? app.say("talk.you") : conversation.nameOf(slot));
  const mineFirst = (/** @type {number[]} */ slots) =>
    [...slots].sort((a, b) => Number(conversation.isMe(b)) - Number(conversation.isMe(a)));
  const came = list.format(mineFirst(line.came ?? []).map(nameOf));
  const went = list.format((line.went ?? []).map(nameOf));
  if (came && came === went) return app.say("talk.again", { names: came });
  if (came && went) return app.say("talk.went_came", { came, went });
  return went ? app.say("talk.went", { names: went }) : app.say("talk.came", { names: came });
}

/** @param {{ app: App, conversation: Conversation, line: Line, channel: "room" | "confer" }} props */
function Said({ app, conversation, line, channel }) {
  const { say, language } = app;
  const side = channel === "confer" ? (line.mine ? "mine" : "theirs") : line.slot === 0 ? "visitor" : line.mine ? "me" : "worker";
  const who = line.mine ? say("talk.you") : line.slot === 0 ? say("talk.visitor") : conversation.nameOf(line.slot ?? 0);
  return html`
    <div class="line said said--${side}">
      <p class="said__who"><span dir="auto">${who}</span>${" "}<time class="said__time">${clockTime(line.at ?? "", language)}</time></p>
      <p class="said__words" dir="auto" lang=${line.slot === 0 ? conversation.room.language : undefined}>${line.text}</p>
      ${line.mine && line.mark && html`<p class="said__mark said__mark--${line.mark}" aria-live="off"><${Icon} name=${MARKS[line.mark]} />${say(`mark.${line.mark}`)}</p>`}
    </div>
  `;
}

const MARKS = /** @type {const} */ ({ sending: "clock", sent: "tick", delivered: "ticks" });
