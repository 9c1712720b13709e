// @ts-check
/* What of a desk's projects somebody has closed by hand, as few lines as say it. */

/** @typedef {import("./types.js").ProjectState} ProjectState */

/**
 * One line for all of them where they are closed until the same time, else one each.
 * @param {ProjectState[]} projects @param {Date} now
 * @returns {{ key: "by_hand.all" | "by_hand.one", name: string, until: string }[]}
 */
export function shutByHand(projects, now) {
  const shut = projects.filter(({ by_hand_until: until }) => until && new Date(until) > now);
  const ends = new Set(shut.map(({ by_hand_until: until }) => until));
  const isAll = shut.length === projects.length && ends.size === 1;
  const key = isAll ? "by_hand.all" : "by_hand.one";
  return (isAll ? shut.slice(0, 1) : shut).map(({ project_name: name, by_hand_until: until }) => ({ key, name, until: until ?? "" }));
}
