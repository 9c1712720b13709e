// @ts-check
/**
 * Which keys do what. Everybody may change all of them: some clash with menus, some with how a Mac types accents.
 */

/** @typedef {"next" | "previous" | "reply" | "confer" | "close" | "keep" | "take" | "take_over" | "answers" | "services" | "next_part" | "handover" | "danger" | "concern" | "slip" | "heavy" | "break" | "sound" | "keys"} Action */
/** @typedef {Record<Action, string>} KeyMap */
/** @typedef {{ key: string, code?: string, altKey: boolean, ctrlKey: boolean, shiftKey: boolean, metaKey: boolean }} Press */

/** @type {KeyMap} */
export const DEFAULTS = Object.freeze({
  take: "Alt+T",
  reply: "Alt+L",
  confer: "Alt+P",
  answers: "Alt+A",
  services: "Alt+I",
  next_part: "Alt+U",
  next: "Alt+J",
  previous: "Alt+K",
  take_over: "Alt+O",
  close: "Alt+E",
  keep: "Alt+Y",
  handover: "Alt+H",
  danger: "Alt+S",
  concern: "Alt+N",
  slip: "Alt+C",
  heavy: "Alt+G",
  break: "Alt+B",
  sound: "Alt+M",
  keys: "?",
});

export const ACTIONS = /** @type {Action[]} */ (Object.keys(DEFAULTS));

const LONE = new Set([
  "Alt",
  "AltGraph",
  "Control",
  "Shift",
  "Meta",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
  "Tab",
  "Escape",
  "Enter",
]);

/**
 * A press as it is written: "Alt+J". Null for a modifier by itself and for keys that every page needs.
 * @param {Press} press
 * @returns {string | null}
 */
export function chordOf(press) {
  const key = nameOf(press);
  if (LONE.has(key)) return null;
  const held = [press.ctrlKey && "Ctrl", press.altKey && "Alt", press.metaKey && "Meta", press.shiftKey && key.length > 1 && "Shift"];
  return [...held.filter(Boolean), key].join("+");
}

/**
 * The letter of the key: on a Mac, Option+J types "∆", so where Alt is held the place on the keyboard is asked instead.
 * @param {Press} press
 */
function nameOf(press) {
  if (press.altKey && !/^[a-z0-9]$/i.test(press.key) && /^Key[A-Z]$/.test(press.code ?? "")) return (press.code ?? "").slice(3);
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}

/**
 * A chord that types something in a text box must not act there.
 * @param {string} chord
 */
export function typesSomething(chord) {
  return !/^(Ctrl|Alt|Meta)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord);
}

/**
 * @param {KeyMap} map
 * @param {Press} press
 * @param {boolean} isTyping In a text box?
 * @returns {Action | null}
 */
export function actionFor(map, press, isTyping) {
  const chord = chordOf(press);
  if (chord === null || (isTyping && typesSomething(chord))) return null;
  return ACTIONS.find((action) => map[action] === chord) ?? null;
}

/**
 * The map with one key changed; whoever had that key before loses it, so that no key ever does two things.
 * @param {KeyMap} map
 * @param {Action} action
 * @param {string} chord
 * @returns {KeyMap}
 */
export function withKey(map, action, chord) {
  const freed = ACTIONS.map((other) => [other, other !== action && map[other] === chord ? "" : map[other]]);
  return /** @type {KeyMap} */ ({ ...Object.fromEntries(freed), [action]: chord });
}

/**
 * What was stored, as far as it makes sense; the rest by default.
 * @param {unknown} stored
 * @returns {KeyMap}
 */
export function keyMapFrom(stored) {
  const given = stored !== null && typeof stored === "object" ? /** @type {Record<string, unknown>} */ (stored) : {};
  const entries = ACTIONS.map((action) => [action, typeof given[action] === "string" ? given[action] : DEFAULTS[action]]);
  return /** @type {KeyMap} */ (Object.fromEntries(entries));
}
