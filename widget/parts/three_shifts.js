// @ts-check
/* Shift pressed and let go three times within a second, with nothing between. Pure. The loader has the same rule for the charity's own page. */

/**
 * Feed it every press and release. Capital letters never make three: a letter between them starts the count again.
 * @returns {{down: (key: string, at: number) => void, up: (key: string, at: number) => boolean}} `up` is true at the third
 */
export function threeShifts() {
  let alone = false;
  /** @type {number[]} */
  let taps = [];
  return {
    down(key) {
      alone = key === "Shift";
      if (!alone) taps = [];
    },
    up(key, at) {
      if (key !== "Shift" || !alone) return false;
      alone = false;
      taps = [...taps.filter((tap) => at - tap < 1000), at];
      return taps.length > 2;
    },
  };
}
