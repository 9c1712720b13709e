// @ts-check
/** Numbers of papers, insurances and accounts: by their shape, else by the word before them. The same as `chatd/domain/redaction_papers.py`. */

import { isOfAWord, rule } from "./guard_plain.js";

/** @typedef {import("./guard_plain.js").Span} Span */
/** @typedef {import("./guard_plain.js").Rule} Rule */

const INSURANCE = "[A-CEGHJ-TW-Z][A-CEGHJ-NPQRSTW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]";
const IBAN =
  "(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)[0-9]{2} ?[A-Z0-9]{4}" +
  "(?: ?[A-Z0-9]{2}[0-9]{2}){2,6}(?: ?[0-9]{1,3})?";
const CARD = "[0-9]{4}(?<gap>[ -]?)[0-9]{4}\\k<gap>[0-9]{4}\\k<gap>[0-9]{4}";
const SPANISH = "[0-9]{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?[0-9]{7}-?[A-Z]";
const ITALIAN = "[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]";

const SAYS_ENOUGH =
  "passport|brp|account|sort code|iban|national insurance|driving licen[cs]e" +
  "|cnp(?:-ul)?|buletin|pasaport|pesel|dowod|paszport|konto|nip|dni|nie|nif|pasaporte|cuenta" +
  "|егн|лична карта|паспорт|сметка|taj|szemelyi|utlevel|bankszamla|bsn|codice fiscale|ausweis|reisepass";
const NEEDS_NUMBER = "nhs|ni|card|tarjeta|carte|carta|karte|karta|карта";
const NUMBER = "number|no|nr|num|numero|numer|numar|nummer|szam|seria|№|#|id";
const LINKS = "(?:is|es|e|to|ei|its|was|ends|de)";
const CUED = new RegExp(
  `(?:(?:${SAYS_ENOUGH})(?:[ .:№#]{1,3}(?:${NUMBER}|${LINKS}))?|(?:${NEEDS_NUMBER}) ?(?:${NUMBER}))(?:[ .:]{1,3}${LINKS})?[ .:№#]{1,3}` +
    "(?<number>(?:[A-Z]{1,3} ?)?[0-9]{2,20}(?:[ -][0-9]{2,12}){0,5}[A-Z]{0,2})",
  "gi",
);

/** After a word such as "passport": the number alone is found. @param {string} letters @returns {Iterable<Span>} */
function* cued(letters) {
  for (const match of letters.matchAll(CUED)) {
    const number = match.groups?.number ?? "";
    const end = (match.index ?? 0) + match[0].length;
    if (number.replace(/[^0-9]/g, "").length >= 6 && !isOfAWord(letters, (match.index ?? 0) - 1)) yield [end - number.length, end, true];
  }
}

/** @type {Rule[]} */
export const PAPERS = [...[IBAN, CARD, INSURANCE, SPANISH, ITALIAN].map((shape) => rule(shape)), cued];
