// @ts-check
/** Long work in the page, a little at a time, so that a key pressed meanwhile is never kept waiting for it. */

/** Milliseconds: less than half of what a screen has for drawing once. */
const AT_ONCE = 6;

/**
 * What the steps come to; null where nobody wants it any more.
 * @template T
 * @param {Generator<undefined, T>} steps
 * @param {{ isWanted?: () => boolean, now?: () => number, rest?: () => Promise<unknown> }} [how]
 * @returns {Promise<T | null>}
 */
export async function unhurried(steps, { isWanted = () => true, now = () => performance.now(), rest = () => new Promise((next) => setTimeout(next)) } = {}) {
  while (isWanted()) {
    const until = now() + AT_ONCE;
    do {
      const { done, value } = steps.next();
      if (done) return /** @type {T} */ (value);
    } while (now() < until);
    await rest();
  }
  return null;
}

/** The same without a rest. @template T @param {Generator<undefined, T>} steps @returns {T} */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return /** @type {T} */ (value);
  }
}
