// @ts-check
/** Every key, to read and to change, and the few settings. A dialog, because it is asked for. */

import { html, useLayoutEffect, useRef, useState } from "./view.js";
import { ACTIONS, chordOf, DEFAULTS, withKey } from "../lib/key_map.js";

/** @typedef {import("./view.js").App} App */
/** @typedef {import("../lib/key_map.js").Action} Action */

/** @param {{ app: App }} props */
export function Sheet({ app }) {
  const { say, settings } = app;
  const dialog = /** @type {{ current: HTMLDialogElement | null }} */ (useRef(null));
  const [changing, setChanging] = useState(/** @type {Action | null} */ (null));
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const listen = (/** @type {KeyboardEvent} */ event) => {
    if (!changing) return;
    if (event.key === "Escape" || event.key === "Tab") return setChanging(null);
    const chord = chordOf(event);
    event.preventDefault();
    event.stopPropagation();
    if (!chord) return;
    app.set({ keys: withKey(settings.keys, changing, chord) });
    setChanging(null);
  };

  return html`
    <dialog class="sheet" ref=${dialog} aria-labelledby="sheet-title" onKeyDown=${listen} onClose=${() => app.go({ sheet: false })}>
      <h2 class="sheet__title" id="sheet-title">${say("sheet.title")}</h2>
      <p class="sheet__lead">${say("sheet.lead")}</p>
      <dl class="sheet__keys">
        ${ACTIONS.map(
          (action) =>
            html`<div key=${action} class="sheet__row">
              <dt>${say(`action.${action}`)}</dt>
              <dd>
                <button
                  type="button"
                  class="key-button"
                  aria-label=${`${say(`action.${action}`)}: ${settings.keys[action] || say("sheet.none")}`}
                  onClick=${() => setChanging(action)}
                >
                  ${changing === action ? say("sheet.press") : settings.keys[action] || say("sheet.none")}
                </button>
              </dd>
            </div>`,
        )}
      </dl>
      <h3 class="sheet__sub">${say("sheet.fixed")}</h3>
      <dl class="sheet__keys">
        ${["enter", "shift_enter", "slash"].map(
          (key) =>
            html`<div key=${key} class="sheet__row">
              <dt>${say(`sheet.${key}_does`)}</dt>
              <dd><kbd>${say(`sheet.${key}`)}</kbd></dd>
            </div>`,
        )}
      </dl>
      <${Settings} app=${app} />
      <div class="sheet__deeds">
        <button type="button" class="button button--plain" onClick=${() => app.set({ keys: DEFAULTS })}>${say("sheet.reset")}</button>
        <button type="button" class="button" onClick=${() => dialog.current?.close()}>${say("sheet.close")}</button>
      </div>
    </dialog>
  `;
}

/** @param {{ app: App }} props */
function Settings({ app }) {
  const { say, settings } = app;
  const [isDenied, setDenied] = useState(false);
  const askForNotices = async () => {
    if (settings.notices) return app.set({ notices: false });
    const isAllowed = "Notification" in globalThis && (await Notification.requestPermission()) === "granted";
    setDenied(!isAllowed);
    app.set({ notices: isAllowed });
  };
  return html`
    <h3 class="sheet__sub">${say("sheet.settings")}</h3>
    <label class="check"
      ><input type="checkbox" checked=${settings.sound} onChange=${() => app.set({ sound: !settings.sound })} /><span
        >${say("sheet.sound")}</span
      ></label
    >
    <label class="range"
      ><span>${say("sheet.volume")}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.1"
        value=${settings.volume}
        disabled=${!settings.sound}
        onChange=${(/** @type {Event} */ event) => app.set({ volume: Number(/** @type {HTMLInputElement} */ (event.target).value) })}
    /></label>
    <label class="check"
      ><input type="checkbox" checked=${settings.typing} onChange=${() => app.set({ typing: !settings.typing })} /><span
        >${say("sheet.typing")}</span
      ></label
    >
    <label class="check"
      ><input type="checkbox" checked=${settings.suggestions} onChange=${() => app.set({ suggestions: !settings.suggestions })} /><span
        >${say("sheet.suggestions")}</span
      ></label
    >
    <label class="check"
      ><input type="checkbox" checked=${settings.notices} onChange=${askForNotices} /><span>${say("sheet.notices")}</span></label
    >
    <p class="field__fault" role="alert">${isDenied && say("sheet.notices_denied")}</p>
  `;
}
