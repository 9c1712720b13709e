// @ts-check
/* Leaving the page quickly, and leaving nothing behind however the page goes. */
import { threeShifts } from "./three_shifts.js";

/** @type {Set<(how: "quickly"|"ended") => void>} */
const lastDeeds = new Set();
/** @type {ReturnType<typeof setTimeout>|undefined} */
let fallback;

/**
 * Something to do when the page goes: tell the server, drop keys and words. Called once, after the page is hidden.
 * @param {(how: "quickly"|"ended") => void} deed
 */
export const whenGone = (deed) => lastDeeds.add(deed);

/**
 * Hides first: whoever looks over a shoulder must see nothing, whatever the network does. All there is to do once the loader says that it leaves.
 * @param {"quickly"|"ended"} how
 */
export function goDark(how) {
  clearTimeout(fallback);
  hide();
  for (const deed of lastDeeds) deed(how);
  lastDeeds.clear();
  document.body.replaceChildren();
}

/** @param {string} to */
export function leaveQuickly(to) {
  goDark("quickly");
  const target = /^https?:/i.test(to) ? to : "about:blank";
  if (window.parent === window) return location.replace(target);
  window.parent.postMessage({ chatd: "leave", to: target }, "*");
  // The loader answers that it leaves (`goDark`). It may be broken or gone; then we take the whole tab ourselves.
  fallback = setTimeout(() => leaveByOurselves(target), 400);
}

/** @param {string} target */
function leaveByOurselves(target) {
  try {
    /** @type {Window} */ (window.top).location.replace(target);
  } catch {
    location.replace("about:blank");
  }
}

const hide = () => Object.assign(document.documentElement, { hidden: true, className: "gone" });

/**
 * Watches for three presses of Shift, for the page going away, and for it coming back out of the browser's cache as an empty page.
 * @param {() => string} to where leaving goes
 */
export function watchForLeaving(to) {
  const shifts = threeShifts();
  addEventListener("keydown", (event) => shifts.down(event.key, event.timeStamp), true);
  addEventListener("keyup", (event) => shifts.up(event.key, event.timeStamp) && leaveQuickly(to()), true);
  addEventListener("pointerdown", () => shifts.down("pointer", 0), true);
  addEventListener("pagehide", () => goDark("ended"));
  addEventListener("pageshow", (event) => event.persisted && hide());
}
