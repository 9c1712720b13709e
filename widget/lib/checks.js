// @ts-check
/** Saying no, and why. */

/** @param {unknown} holds @param {string} otherwise */
export function insist(holds, otherwise) {
  if (!holds) throw new RangeError(otherwise);
}

/** @param {unknown} error @returns {string} for a console's log, not for the screen */
export const reason = (error) => (error instanceof Error ? error.message : 'not opened');
