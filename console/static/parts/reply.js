// @ts-check
/** Under the log: what goes to the visitor. The first writes here; Enter sends. Answers come by `/` or `#`. */

import { html, isComposing, useEffect, useLayoutEffect, useRef, useState } from "./view.js";
import { Icon } from "./icon.js";
import { AnswerList, FoundSays, NoneFound } from "./answer_list.js";
import { unsaidHere } from "./filled.js";
import { useFound } from "./found.js";
import { useTypingSigns } from "./typing_signs.js";
import { Meanings, Strips } from "./placed.js";
import { faultWords, notMineWords } from "./reply_words.js";
import { reasonToHold } from "../lib/sending.js";
import { offered } from "../lib/search.js";
import { searchIn, triggerAt } from "../lib/trigger.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/conversation.js").Conversation} Conversation */
/** @typedef {import("../lib/given.js").Placeable} Placeable */

/** @param {{ app: App, conversation: Conversation }} props */
export function Reply({ app, conversation }) {
  const { say } = app;
  const box = /** @type {{ current: HTMLTextAreaElement | null }} */ (useRef(null));
  const [cursor, setCursor] = useState(0);
  const [left, setLeft] = useState(/** @type {number | null} */ (null));
  const [wish, setChosen] = useState(0);
  const [hold, setHold] = useState(/** @type {import("../lib/sending.js").Reason | null} */ (null));
  const signs = useTypingSigns(app, conversation);
  const draft = conversation.draft.room;

  const trigger = conversation.isFirst ? triggerAt(draft, cursor) : null;
  const isAsking = trigger !== null && trigger.start !== left;
  const asked = isAsking && app.library.state === "ready" ? trigger.typed : null;
  const wanted = { visitor: conversation.room.language, worker: app.desk.languages, project: conversation.room.project, liked: app.looking.stars, unsaid: unsaidHere(app), most: 8 };
  const found = useFound(app, asked, wanted, (typed) => offered(app.library.index, typed, app.looking.mine, wanted));
  const isListOpen = found.length > 0;
  const chosen = Math.max(0, Math.min(wish, found.length - 1));
  useUnfound(app, conversation, asked ?? "", isListOpen);

  const write = (/** @type {string} */ text, /** @type {number} */ at) => {
    conversation.draft.room = text;
    conversation.held.room = null;
    setHold(null);
    setCursor(at);
    setChosen(0);
    if (triggerAt(text, at) === null) setLeft(null);
    app.go({});
  };

  const select = (/** @type {number} */ start, /** @type {number} */ end) => {
    // Given the focus anew, the browser scrolls the box to where the cursor is; to what is selected it does not.
    box.current?.setSelectionRange(end, end);
    box.current?.blur();
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
    setCursor(end);
  };

  const showAnew = (/** @type {import("../lib/placing.js").Span | undefined} */ span) => {
    write(conversation.draft.room, span?.end ?? cursor);
    if (box.current) box.current.value = conversation.draft.room;
    if (span) select(span.start, span.end);
    else box.current?.focus();
  };

  const place = (/** @type {Placeable} */ what, /** @type {import("../lib/placing.js").Span} */ where) => {
    app.looking.unfound.met("reply");
    showAnew(conversation.placing.place(what, where));
  };

  const send = () => {
    const search = searchIn(conversation.draft.room, cursor, left);
    const reason = reasonToHold(conversation.draft.room, conversation.placing.items, hold, search);
    setHold(reason);
    if (reason?.why === "placeholder") return select(reason.holes[0].start, reason.holes[0].end);
    if (reason) return;
    if (search) app.looking.unfound.met("reply"); // it was meant for the visitor after all
    signs.stop();
    conversation.say("room");
  };

  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (isComposing(event)) return;
    if (
      isAsking &&
      moveInList(event, {
        count: found.length,
        chosen,
        setChosen,
        pick: () => place(found[chosen], trigger),
        leave: () => setLeft(trigger.start),
      })
    )
      return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey && !isTouch()) {
      event.preventDefault();
      if (!event.repeat) send();
    }
  };

  useSteadyCursor(conversation, box);
  useWishes(app, conversation, box, place, select);

  // A double tap is one press: it must not be its own second.
  const onSend = (/** @type {MouseEvent} */ event) => hold && event.detail > 1 && event.preventDefault();
  const follow = (/** @type {Event} */ event) => setCursor(/** @type {HTMLTextAreaElement} */ (event.target).selectionEnd);
  const optionId = isListOpen ? `answer-${chosen}` : undefined;
  const fault = hold ? faultWords(app, hold) : conversation.held.room && say(`held.${conversation.held.room}`);

  return html`
    <form class="reply" onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), send())}>
      <${FoundSays} app=${app} isAsking=${isAsking} count=${found.length} />
      ${isAsking && !isListOpen && html`<${NoneFound} app=${app} />`}
      ${isListOpen && trigger && html`<${AnswerList} app=${app} found=${found} chosen=${chosen} visitor=${conversation.room.language} pick=${(/** @type {Placeable} */ answer) => place(answer, trigger)} />`}
      ${conversation.isFirst && html`<${Strips} app=${app} conversation=${conversation} done=${showAnew} />`}
      <p class="reply__fault ${hold ? `reply__fault--${hold.why}` : ""}" role="alert">${fault && html`<${Icon} name="warn" />`}${fault}</p>
      <label class="reply__label" for="reply">${say("reply.label")}</label>
      <textarea
        id="reply"
        class="box"
        ref=${box}
        rows="1"
        placeholder=${conversation.isFirst ? say("reply.placeholder") : ""}
        value=${draft}
        disabled=${!conversation.isFirst}
        dir="auto"
        aria-describedby="reply-hint"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${isListOpen ? "canned-answers" : undefined}
        aria-activedescendant=${optionId}
        autocomplete="off"
        autocapitalize="sentences"
        spellcheck=${false}
        translate=${false}
        onInput=${(/** @type {InputEvent} */ event) => {
          const target = /** @type {HTMLTextAreaElement} */ (event.target);
          write(target.value, target.selectionEnd);
          signs.written(target.value);
        }}
        onKeyDown=${onKeyDown}
        onKeyUp=${follow}
        onClick=${follow}
        onBlur=${signs.stop}
        onCompositionStart=${() => conversation.placing.composing(true)}
        onCompositionEnd=${() => (conversation.placing.composing(false), app.go({}))}
      ></textarea>
      ${conversation.isFirst && html`<${Meanings} app=${app} conversation=${conversation} />`}
      <div class="reply__foot">
        <span class="reply__hint" id="reply-hint">${conversation.isFirst ? say("reply.hint") : notMineWords(app, conversation)}</span>
        ${
          conversation.isFirst
            ? html`<button type="submit" class="button" onClick=${onSend}>${say("reply.send")}</button>`
            : conversation.room.role === "second" &&
              html`<button type="button" class="button" id="reply-take-over" onClick=${() => app.act("take_over")}>
                ${say("talk.take_over")}
              </button>`
        }
      </div>
    </form>
  `;
}

/** @param {App} app @param {Conversation} conversation @param {string} typed after the slash @param {boolean} hasFound */
function useUnfound({ looking, library }, { room: { project, language } }, typed, hasFound) {
  useEffect(() => {
    if (library.state === "ready") looking.unfound.typed("reply", typed, hasFound, { project, language });
  }, [typed, hasFound]);
}

/**
 * Where a worker has asked to be taken, and an answer asked for from the right pane.
 * @param {App} app @param {Conversation} conversation @param {{ current: HTMLTextAreaElement | null }} box
 * @param {(what: Placeable, where: { start: number, end: number }) => void} place @param {(start: number, end: number) => void} select
 */
function useWishes(app, conversation, box, place, select) {
  const { ui } = app;
  useLayoutEffect(() => {
    const element = box.current;
    if (ui.wish !== "reply" || !element || element.disabled) return;
    app.go({ wish: null });
    select(element.value.length, element.value.length);
  });
  useEffect(() => {
    if (!ui.placing || !box.current || box.current.disabled) return;
    const at = box.current.selectionEnd;
    app.go({ placing: null });
    place(ui.placing, { start: at, end: at });
  }, [ui.placing]);
}

/**
 * What the partner puts in comes at the end, and leaves the cursor where it is: somebody may be in the middle of a word.
 * @param {Conversation} conversation @param {{ current: HTMLTextAreaElement | null }} box
 */
function useSteadyCursor({ placing }, box) {
  const element = box.current;
  const [start, end] = [element?.selectionStart ?? 0, element?.selectionEnd ?? 0];
  // Some browsers move the focus to where a selection is set: only where it is already.
  useLayoutEffect(() => void (element && element === document.activeElement && element.setSelectionRange(start, end)), [placing.times]);
  useEffect(() => () => placing.composing(false), []);
}

/** @param {KeyboardEvent} event @param {{ count: number, chosen: number, setChosen: (at: number) => void, pick: () => void, leave: () => void }} list */
function moveInList(event, { count, chosen, setChosen, pick, leave }) {
  const moves = { ArrowDown: () => setChosen((chosen + 1) % count), ArrowUp: () => setChosen((chosen + count - 1) % count), Enter: pick, Tab: pick };
  const deeds = /** @type {Record<string, () => void>} */ ({ Escape: leave, ...(count > 0 && moves) });
  const deed = deeds[event.key];
  if (!deed || event.shiftKey || event.altKey) return false;
  event.preventDefault();
  event.stopPropagation();
  deed();
  return true;
}

/** On a touch screen there is no Shift to break a line with. */
function isTouch() {
  return matchMedia("(hover: none) and (pointer: coarse)").matches;
}
