// @ts-check
/* Talking with the loader on the charity's page. It learns that the page is ready, hidden or left, and whether there is a new line; no more. */

/** Is the frame in view on the charity's page? The loader says when it is not. */
let open = true;
/** @type {Set<() => void>} */
const watchers = new Set();

/** @param {"ready"|"hide"|"new"} what @param {Record<string, string|boolean>} [more] */
export function tell(what, more = {}) {
  // Hidden from the moment it is asked for: what comes before the loader has answered is seen by nobody.
  if (what === "hide") looked(false);
  // To any origin: who may embed this page is settled by its frame-ancestors, and nothing here is secret.
  if (window.parent !== window) window.parent.postMessage({ chatd: what, ...more }, "*");
}

/** Are words that appear now before somebody's eyes? */
export const inView = () => open && document.visibilityState === "visible";

/** @param {() => void} watcher called when the page may have come into view */
export function onView(watcher) {
  watchers.add(watcher);
}

/**
 * @param {{locale: (language: string) => void, theme: (theme: string) => void, leave: () => void}} does
 */
export function listen(does) {
  addEventListener("message", ({ source, data }) => {
    if (window.parent === window || source !== window.parent || typeof data?.chatd !== "string") return;
    if (data.chatd === "locale") does.locale(String(data.to));
    if (data.chatd === "theme") does.theme(String(data.to));
    if (data.chatd === "leave") does.leave();
    if (data.chatd === "view") looked(data.to === true);
  });
  document.addEventListener("visibilitychange", () => looked(open));
}

/** @param {boolean} isOpen */
function looked(isOpen) {
  open = isOpen;
  if (inView()) for (const watcher of watchers) watcher();
}
