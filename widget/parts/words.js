// @ts-check
/* The page's own words, in the language now chosen. */

/** @type {Record<string, string>} */
let words = {};

/** Languages there are words for, as the server found the files. */
export const known = () => (document.documentElement.dataset.languages || "en").split(" ");

/** Loads the words that are said later or seldom, in that language. @type {() => Promise<{default: Record<string, string>}>} */
let later;

/** Have they been needed? */
let needsMore = false;

/**
 * Loads one language; whatever cannot be loaded leaves the words as they were.
 * @param {string} language
 */
export async function speak(language) {
  const first = await import(`../strings/${language}.js`);
  words = { ...first.default, ...(needsMore && (await first.more()).default) };
  later = first.more;
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.test(language) ? "rtl" : "ltr";
}

/** Loads what is said later or seldom, with the part that says it. @template T @param {Promise<T>} part @returns {Promise<T>} */
export async function more(part) {
  const [loaded, said] = await Promise.all([part, later()]);
  needsMore = true;
  words = { ...words, ...said.default };
  return loaded;
}

const rightToLeft = /^(ar|fa|he|ku|ps|sd|ug|ur|yi)\b/;

/**
 * Words by key, with `{placeholders}` filled.
 * @param {string} key @param {Record<string, string|number>} [values]
 */
export const t = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** Is there a sentence of that name? @param {string} key */
export const has = (key) => key in words;

/** "Wren, Ash and Kit". @param {string[]} names */
export function listed(names) {
  if (names.length < 2) return names[0] ?? "";
  return t("and", { first: names.slice(0, -1).join(", "), last: names[names.length - 1] });
}

/**
 * The first language asked for that there is, in the nearest form of it (`pt-BR` for `pt`), else the first there is.
 * @param {readonly string[]} wanted @param {readonly string[]} there
 */
export const chosen = (wanted, there) => wanted.map((asked) => nearest(asked, there)).find(Boolean) ?? there[0] ?? "en";

/** @param {string} asked @param {readonly string[]} there */
const nearest = (asked, there) => (there.includes(asked) ? asked : there.find((code) => base(code) === base(asked)));

const base = (/** @type {string} */ code) => code.toLowerCase().split("-")[0];

/** A language's name as it stands in a sentence, in the page's own language or another. @param {string} language */
export function nameOf(language, reader = document.documentElement.lang) {
  try {
    return new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** A language's name in itself, short: "Português" for `pt-BR`. @param {string} language */
export function ownName(language) {
  const name = nameOf(language, language);
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/ \(.*/, "");
}
