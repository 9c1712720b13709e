// @ts-check
import { useEffect, useRef } from "./view.js";

/** @typedef {import("./view.js").App} App */

const EVERY_MS = 3_000;

/**
 * Signs that I am writing: at most one every three seconds, one when I stop, none when I have switched them off.
 * @param {App} app
 * @param {import("../lib/conversation.js").Conversation} conversation
 */
export function useTypingSigns(app, conversation) {
  const last = useRef(0);
  const stop = () => {
    if (last.current === 0) return;
    last.current = 0;
    conversation.sayTyping(false);
  };
  const written = (/** @type {string} */ text) => {
    if (!app.settings.typing || !conversation.isFirst) return;
    if (text.trim() === "") return stop();
    if (Date.now() - last.current < EVERY_MS) return;
    last.current = Date.now();
    conversation.sayTyping(true);
  };
  useEffect(() => stop, [conversation.id]);
  return { written, stop };
}
