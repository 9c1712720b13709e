// @ts-check
/* Where the visitor writes. The words leave the box only when they are sealed or safely held on this page. */
import { button, el } from "./el.js";
import { t } from "./words.js";

/** What an envelope of the largest size can hold, less what stands round the words. */
const MOST_BYTES = 8_100;
/** From here on the page says how much room is left. */
const NEARLY = 1_000;

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(JSON.stringify(text)).length;

/**
 * @param {{say: (text: string) => void, typing: (on: boolean) => void, signal: (signal: "moment"|"covered") => void}} does
 *   `say` throws when nothing could be sealed
 */
export function makeComposer(does) {
  const box = el("textarea", { rows: 1, autocomplete: "off", spellcheck: false, translate: false, dir: "auto", enterKeyHint: "enter", oninput: written, onkeydown: pressed });
  box.setAttribute("autocorrect", "off");
  box.setAttribute("autocapitalize", "sentences");
  box.setAttribute("data-gramm", "false");
  box.setAttribute("aria-describedby", "room-left trouble");
  const send = el("button", { type: "submit", className: "solid" });
  const roomLeft = el("p", { className: "quiet room-left", id: "room-left" });
  const trouble = el("p", { className: "trouble", id: "trouble", role: "alert" });
  const moment = button("", () => does.signal("moment"));
  const covered = button("", () => does.signal("covered"));
  const root = el(
    "form",
    { className: "compose", autocomplete: "off", onsubmit: submitted },
    el("div", { className: "signals" }, moment, covered),
    trouble,
    roomLeft,
    el("div", { className: "write" }, box, send),
  );

  /** The box grows with what is in it; the newest browsers do so by themselves. */
  function grow() {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight + 3}px`;
  }

  function written() {
    grow();
    const left = MOST_BYTES - bytesOf(box.value);
    roomLeft.textContent = left > 0 && left < NEARLY ? t("room_left", { count: Math.max(10, Math.floor(left / 10) * 10) }) : "";
    complain(left < 0 ? "too_long" : "");
    does.typing(box.value.length > 0);
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    // On touch, Enter breaks the line; while a word is being composed, it belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    submitted(event);
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    if (bytesOf(text) > MOST_BYTES) return complain("too_long");
    try {
      does.say(text);
    } catch {
      return complain("seal_failed");
    }
    box.value = "";
    written();
    box.focus();
  }

  let complaint = "";
  /** @param {string} key */
  function complain(key) {
    if (key !== complaint) trouble.textContent = key && t(key);
    complaint = key;
    box.toggleAttribute("aria-invalid", key === "too_long");
    if (key === "too_long") box.setAttribute("aria-invalid", "true");
  }

  function draw() {
    box.setAttribute("aria-label", t("message"));
    box.placeholder = t("message");
    send.textContent = t("send");
    moment.textContent = t("moment");
    covered.textContent = t("covered");
  }

  /** "I need a moment" means something only when somebody is there to read it. @param {boolean} isOpen */
  function opened(isOpen) {
    moment.disabled = !isOpen;
  }
  /** Nothing can be sent any more; what was being written stays, to be copied. */
  function closed() {
    box.readOnly = true;
    for (const one of [send, moment, covered]) one.hidden = true;
    complain("");
  }
  /** @param {string} text */
  function put(text) {
    box.value = text;
    written();
  }
  return { root, draw, complain, opened, closed, put, words: () => box.value, focus: () => box.focus(), clear: () => (box.value = ""), isEmpty: () => !box.value };
}
