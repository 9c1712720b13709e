// @ts-check
/** Numbers of papers, insurances and accounts: by their shape, else by the word before them. The same as `chatd/domain/redaction_papers.py`. */

import { isOfAWord, rule } from "./guard_plain.js";

/** @typedef {import("./guard_plain.js").Span} Span */
/** @typedef {import("./guard_plain.js").Rule} Rule */

const INSURANCE = "[A-CEGHJ-TW-Z][A-CEGHJ-NPQRSTW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]";
const IBAN =
  "(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK) ?[0-9]{2} ?[A-Z0-9]{4}" +
  "(?: ?[A-Z0-9]{2}[0-9]{2}){2,6}(?: ?[0-9]{1,3})?";
const CARD = "[0-9]{4}(?<gap>[ -]?)[0-9]{4}\\k<gap>[0-9]{4}\\k<gap>[0-9]{4}";
const SPANISH = "[0-9]{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?[0-9]{7}-?[A-Z]";
const ITALIAN = "[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]";

const POLISH = "[0-9]{2}(?: ?[0-9]{4}){6}";
const BRITISH = "[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{8}";
const BRAZILIAN = "[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}";
const CHINESE = "[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9X]";

const SAYS_ENOUGH =
  "passport|brp|utr|cpf|account|sort code|iban|national insurance|driving licen[cs]e" +
  "|cnp(?:-ul)?|buletin|pasaport|pesel|dowod|paszport|konto|nip|dni|nie|nif|pasaporte|cuenta" +
  "|егн|лична карта|паспорт|сметка|taj|szemelyi|utlevel|bankszamla|bsn|codice fiscale|ausweis|reisepass";
const NEEDS_NUMBER = "nhs|ni|card|tarjeta|carte|carta|karte|karta|карта";
const NUMBER = "number|no|nr|num|numero|numer|numar|nummer|szam|seria|№|#|id";
const LINKS = "(?:is|es|e|to|ei|its|was|ends|de)";
const CUED = new RegExp(
  `(?:(?:${SAYS_ENOUGH})(?:[ .:№#]{1,3}(?:${NUMBER}|${LINKS}))?|(?:${NEEDS_NUMBER}) ?(?:${NUMBER}))(?:[ .:]{1,3}${LINKS})?[ .:№#]{1,3}` +
    "(?<number>(?=[A-Z]{0,8}[0-9])[A-Z0-9]{9}(?![A-Z0-9]| [0-9])|(?:[A-Z]{1,3} ?)?[0-9]{2,20}(?:[ -][0-9]{2,12}){0,5}[A-Z]{0,2})",
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

const CODED = new RegExp(
  "(?:share code(?: is|:)? (?<share>[A-Z0-9]{3} ?[A-Z0-9]{3} ?[A-Z0-9]{3})" +
    "|(?:hospital|patient|custody|crime) (?:reference )?(?:number|no|ref)(?: is|[.:])? (?<file>[A-Z]{1,3}[0-9]{5,10}|[1-9][0-9]{7,12}))(?![A-Za-z0-9])",
  "gi",
);
const FEWEST_CODED = 3;

/** @param {string} letters @returns {Iterable<Span>} */
function* coded(letters) {
  for (const match of letters.matchAll(CODED)) {
    const code = match.groups?.share ?? match.groups?.file ?? "";
    const end = (match.index ?? 0) + match[0].length;
    if (code.replace(/[^0-9]/g, "").length >= FEWEST_CODED && !isOfAWord(letters, (match.index ?? 0) - 1)) yield [end - code.length, end, true];
  }
}

const CARS = "reg|registration|licen[cs]e|car|van|taxi|cab|vehicle|audi|bmw|golf|fiesta|transit";
const PLATES = "plates?|numar(?:ul)?|blach(?:y|ach)|tablice|rejestracja|matricula|placa|номер|rendszam|kennzeichen|targa|plaque";
const PLATE = new RegExp(
  `(?:${CARS}|${PLATES})\\b[a-z' :.,-]{0,20}?(?<![A-Za-z0-9])(?<british>[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z][0-9]{1,3} ?[A-Z]{3})(?![A-Za-z0-9])` +
    `|(?:${PLATES})[ :.]{1,3}(?<other>[A-Zа-я]{1,3}[ -][0-9]{1,4}(?:[ -]?[A-Zа-я]{1,3})?|[0-9]{4} ?[A-Z]{3}|[A-Z]{3}-[0-9]{3})(?![A-Za-z0-9а-я])`,
  "gi",
);
const NO_PLATES = ["GUM", "STI", "HIV", "NHS"];

/** Number plates, in capitals, after a word for a car or for its plate. @param {string} letters @returns {Iterable<Span>} */
function* plates(letters) {
  for (const match of letters.matchAll(PLATE)) {
    const plate = match.groups?.british ?? match.groups?.other ?? "";
    const end = (match.index ?? 0) + match[0].length;
    const isOne = plate.replace(/[a-z]/g, "") === plate && !NO_PLATES.includes(plate.slice(plate.lastIndexOf(" ") + 1));
    if (isOne && !isOfAWord(letters, (match.index ?? 0) - 1)) yield [end - plate.length, end, true];
  }
}

/** @type {Rule[]} */
export const PAPERS = [...[IBAN, POLISH, BRITISH, BRAZILIAN, CHINESE, CARD, INSURANCE, SPANISH, ITALIAN].map((shape) => rule(shape)), cued, coded, plates];
