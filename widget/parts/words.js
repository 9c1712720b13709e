// @ts-check
/* The page's own words, in the language now chosen. */

/** @type {Record<string, string>} */
let words = {};

/** Languages there are words for, as the server found the files. */
export const known = () => (document.documentElement.dataset.languages || "en").split(" ");

/**
 * Loads one language; whatever cannot be loaded leaves the words as they were.
 * @param {string} language
 */
export async function speak(language) {
  words = (await import(`../strings/${language}.js`)).default;
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.test(language) ? "rtl" : "ltr";
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
 * The first language asked for that there is, else the first there is.
 * @param {readonly string[]} wanted @param {readonly string[]} there
 */
export const chosen = (wanted, there) =>
  wanted.map((language) => language.toLowerCase().split("-")[0]).find((language) => there.includes(language)) ?? there[0] ?? "en";

/** A language's name in itself. @param {string} language */
export function ownName(language) {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}
