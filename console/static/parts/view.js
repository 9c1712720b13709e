// @ts-check
/** The one door to Preact and htm. */

import { Component } from "../vendor/preact-htm.js";

export { html, render, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-htm.js";

/**
 * Draws what stands in it again only where one of `on` is another: the whole page is drawn at every key. What it drew is kept by nobody but the page; vnodes
 * that are put by and used again hold on to every page they ever stood in.
 * @extends {Component<{ on: unknown[], draw: () => any }>}
 */
export class Only extends Component {
  /** @param {{ on: unknown[] }} next */
  shouldComponentUpdate({ on }) {
    return on.some((part, at) => part !== this.props.on[at]);
  }

  render() {
    return this.props.draw();
  }
}

/** Does this key belong to signs that are being put together (Chinese, Japanese)? Safari says so only by its number. @param {KeyboardEvent} event */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * What every part is given.
 * @typedef {object} App
 * @property {import("../lib/desk.js").Desk} desk
 * @property {import("../lib/words.js").Say} say
 * @property {string} title what the tab and the top of the page are called (`title` in the settings)
 * @property {string} language Of this screen.
 * @property {{ name: string, languages: string[], home: string, brief?: string[], debrief?: string[] }} person
 * @property {string} csrf
 * @property {import("../lib/settings.js").Settings} settings
 * @property {Ui} ui
 * @property {import("../lib/answers.js").Library} library
 * @property {import("../lib/services.js").Directory} directory
 * @property {import("../lib/acting.js").Acting} acting
 * @property {import("../lib/looking.js").Looking} looking
 * @property {boolean} soundSleeps
 * @property {() => Date} now
 * @property {(change: Partial<Ui>) => void} go
 * @property {(change: Partial<import("../lib/settings.js").Settings>) => void} set
 * @property {(action: import("../lib/key_map.js").Action) => void} act
 * @property {() => void} fetchAnswers
 * @property {() => void} fetchServices
 * @property {() => void} signOut
 * @property {() => void} signOutEverywhere
 */

/**
 * What is open on this screen. `wish` is where a worker has asked to be taken; nothing else moves the focus.
 * @typedef {object} Ui
 * @property {"waiting" | "conversation" | "answers"} tab On a narrow screen.
 * @property {boolean} answers Is the right pane unfolded, on a wide one?
 * @property {"answers" | "services"} side What stands in it.
 * @property {"reply" | "confer" | "answers" | "services" | null} wish
 * @property {boolean} status
 * @property {boolean} sheet
 * @property {string | null} closing The conversation about to be closed.
 * @property {import("../lib/given.js").Placeable | null} placing An answer or a card asked for in the right pane.
 * @property {string | null} keeping The conversation about to be kept under policy.
 * @property {string | null} handover The conversation whose card is being written.
 * @property {boolean} leaving And is it handed over with that?
 * @property {{ until: number, minutes: number } | null} breather
 * @property {boolean} callMe Ticked at the debrief.
 * @property {boolean} danger Is the card for danger open?
 * @property {string | null} concern The conversation a concern note is being written of.
 * @property {string | null} slip The conversation whose consent slip is open.
 * @property {boolean} again Back at the gate after a shift, to come on once more.
 */

/** @type {Ui} */
export const FIRST_UI = { tab: "waiting", answers: true, side: "answers", wish: null, status: false, sheet: false, closing: null, keeping: null, placing: null, handover: null, leaving: false, breather: null, danger: false, concern: null, slip: null, again: false, callMe: false };
