// @ts-check
/** Strings with a few values in them. A key without words shows itself, so that a screen is never empty; a test finds it first. */

/** @typedef {string | { one?: string, few?: string, many?: string, other: string }} Phrase */
/** @typedef {Record<string, Phrase>} Strings */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * @param {Strings} strings
 * @param {string} language
 * @returns {Say}
 */
export function speaking(strings, language) {
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const phrase = strings[key] ?? key;
    const form = typeof phrase === "string" ? phrase : formOf(phrase, plural.select(Number(values.count ?? 0)));
    return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}

/**
 * @param {Exclude<Phrase, string>} phrase
 * @param {string} category
 */
function formOf(phrase, category) {
  return /** @type {Record<string, string>} */ (phrase)[category] ?? phrase.other;
}
