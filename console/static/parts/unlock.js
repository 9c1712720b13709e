// @ts-check
/** The passphrase once more, in the place where the keys are needed. It stays in this browser. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { wordsFor } from "./keeping.js";

/** @typedef {import("./view.js").App} App */

/** @param {{ app: App, flags: import("../lib/flags.js").Flags, opened: () => void }} props */
export function Unlock({ app, flags, opened }) {
  const { say } = app;
  const field = /** @type {{ current: HTMLInputElement | null }} */ (useRef(null));
  const [isGoing, setGoing] = useState(false);
  const [why, setWhy] = useState("");
  useLayoutEffect(() => field.current?.focus(), []);
  const go = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (isGoing || !field.current?.value) return;
    setGoing(true);
    const outcome = await flags.world.unlock(field.current.value);
    setGoing(false);
    if (outcome !== "open") return setWhy(outcome);
    field.current.value = "";
    opened();
  };
  return html`
    <div class="unlock">
      <label for="unlock-passphrase">${say("keep.locked")}</label>
      <input
        id="unlock-passphrase"
        class="box"
        type="password"
        autocomplete="current-password"
        spellcheck=${false}
        ref=${field}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && go(event)}
      />
      <p class="closing__fault" role="alert">${why && say(wordsFor(why))}</p>
      <button type="button" class="button" aria-disabled=${isGoing} onClick=${go}>${say(isGoing ? "keep.unlocking" : "keep.unlock")}</button>
    </div>
  `;
}
