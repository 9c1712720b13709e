// @ts-check
/** What of an answer is in this browser until the server has it. What cannot be written is not said to be there. */

/** @typedef {import("./working.js").Working} Working */
/** *mine* went on from *base*; *aside*: where the server set it aside before; *at*: when, in milliseconds. @typedef {{ base: Working, mine: Working, aside: string | null, at: number }} Entry */
/** @typedef {{ all(): [string, Entry][], put(key: string, entry: Entry): boolean, drop(key: string): void }} EntryShelf */

/** What is kept in this browser for one answer and one person, by page. @param {Storage | null} storage @param {string} prefix @returns {EntryShelf} */
export function shelfIn(storage, prefix) {
  return {
    all() {
      try {
        const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix));
        return keys.flatMap((key) => entryIn(key, storage?.getItem(key) ?? "")).sort(([, one], [, other]) => one.at - other.at);
      } catch {
        return [];
      }
    },
    put(key, entry) {
      try {
        storage?.setItem(key, JSON.stringify(entry));
        return storage !== null;
      } catch {
        return false; // full, or not allowed: then it is not said to be there
      }
    },
    drop(key) {
      try {
        storage?.removeItem(key);
      } catch {
        // what cannot be written cannot be there
      }
    },
  };
}

/** @param {string} key @param {string} text @returns {[string, Entry][]} */
function entryIn(key, text) {
  try {
    const entry = JSON.parse(text);
    return entry?.base && entry?.mine ? [[key, entry]] : [];
  } catch {
    return [];
  }
}
