// @ts-check
/**
 * What a worker likes, kept in this browser: keys, sound, signs of typing, suggestions, notices. Never a word of a conversation and nobody's name.
 */

import { keyMapFrom } from "./key_map.js";

/** @typedef {import("./key_map.js").KeyMap} KeyMap */
/** @typedef {{ keys: KeyMap, sound: boolean, volume: number, typing: boolean, suggestions: boolean, notices: boolean }} Settings */
/** @typedef {Pick<Storage, "getItem" | "setItem">} Shelf */

const NAME = "desk-settings";

/**
 * @param {Shelf | null} shelf
 * @returns {Settings}
 */
export function readSettings(shelf) {
  const stored = read(shelf);
  return {
    keys: keyMapFrom(stored.keys),
    sound: stored.sound !== false,
    volume: typeof stored.volume === "number" ? Math.min(1, Math.max(0, stored.volume)) : 0.6,
    typing: stored.typing !== false,
    suggestions: stored.suggestions !== false,
    notices: stored.notices === true,
  };
}

/**
 * @param {Shelf | null} shelf
 * @param {Settings} settings
 */
export function writeSettings(shelf, settings) {
  try {
    shelf?.setItem(NAME, JSON.stringify(settings));
  } catch {
    // A full or forbidden shelf: the settings hold for this page alone.
  }
}

/**
 * @param {Shelf | null} shelf
 * @returns {Record<string, unknown>}
 */
function read(shelf) {
  try {
    const stored = JSON.parse(shelf?.getItem(NAME) ?? "{}");
    return stored !== null && typeof stored === "object" ? stored : {};
  } catch {
    return {};
  }
}
