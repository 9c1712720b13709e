// @ts-check
/** Numbers that are said: "oh seven seven double oh", in several languages. The same as `chatd/domain/redaction_spoken.py`, which says why. */

import { isForEverybody } from "./guard_numbers.js";

/** @typedef {import("./guard_plain.js").Span} Span */
/** @typedef {{ word: string, isDigits: boolean, start: number, end: number }} Token */

const UNITS = [
  "zero oh o nought null nulla нула cero nul",
  "one un unu una uno jeden eins um uma egy едно един",
  "two doi doua dos dwa zwei zwo deux due dois duas ketto ket twee две два",
  "three trei tres trzy drei trois tre harom drie три",
  "four patru cuatro cztery vier quatre quattro quatro negy четири",
  "five cinci cinco piec funf fuenf cinq cinque ot vijf пет",
  "six sase seis szesc sechs sei meia hat zes шест",
  "seven sapte siete siedem sieben sept sette sete het zeven седем",
  "eight opt ocho osiem acht huit otto oito nyolc осем",
  "nine noua nueve dziewiec neun neuf nove kilenc negen девет",
];
const TENS = [
  "",
  "ten zece diez dziesiec tiz zehn dix dieci dez десет",
  "twenty douazeci veinte dwadziescia husz zwanzig vingt venti vinte двадесет",
  "thirty treizeci treinta trzydziesci harminc dreissig dreisig trente trenta trinta тридесет",
  "forty patruzeci cuarenta czterdziesci negyven vierzig quarante quaranta quarenta четиридесет",
  "fifty cincizeci cincuenta piecdziesiat otven funfzig cinquante cinquanta cinquenta петдесет",
  "sixty saizeci sesenta szescdziesiat hatvan sechzig soixante sessanta sessenta шестдесет",
  "seventy saptezeci setenta siedemdziesiat hetven siebzig settanta седемдесет",
  "eighty optzeci ochenta osiemdziesiat nyolcvan achtzig ottanta oitenta осемдесет",
  "ninety nouazeci noventa dziewiecdziesiat kilencven neunzig novanta деветдесет",
];
const TEENS = [
  "eleven once unsprezece jedenascie единадесет tizenegy elf onze undici",
  "twelve doce doisprezece dwanascie дванадесет tizenketto zwolf douze doze dodici",
  "thirteen trece treisprezece trzynascie тринадесет tizenharom treize treze tredici",
  "fourteen catorce paisprezece czternascie четиринадесет tizennegy quatorze catorze",
  "fifteen quince cincisprezece pietnascie петнадесет tizenot quinze quindici",
  "sixteen dieciseis saisprezece szesnascie шестнадесет tizenhat seize dezesseis sedici",
  "seventeen diecisiete saptesprezece siedemnascie седемнадесет tizenhet dezessete",
  "eighteen dieciocho optsprezece osiemnascie осемнадесет tizennyolc dezoito",
  "nineteen diecinueve nouasprezece dziewietnascie деветнадесет tizenkilenc dezenove",
];
const HUNDREDS = [
  "",
  "sto",
  "dwiescie doscientos",
  "trzysta trescientos",
  "czterysta cuatrocientos",
  "piecset quinientos",
  "szescset seiscientos",
  "siedemset setecientos",
  "osiemset ochocientos",
  "dziewiecset novecientos",
];
const UNIT = valued(UNITS);
const TEEN = valued(TEENS, 11);
const TEN = valued(TENS);
const HUNDREDTH = valued(HUNDREDS);
const TIMES = new Map(Object.entries({ double: 2, triple: 3, treble: 3, dublu: 2, doble: 2, dupla: 2 }));
const AND = new Set(["y", "si", "и"]);
const PLUS = new Set(["plus", "mas", "плюс"]);
const NOUGHTS = new Set(UNITS[0].split(" "));
const HUNDRED = "hundred";
const GAP = /^[ ,.()-]{1,3}$/;
const FEWEST = 9;
const FEWEST_THREES = 2;
const MOST = 15;

/** @param {string[]} rows @param {number} [least] @returns {Map<string, string>} */
function valued(rows, least = 0) {
  return new Map(rows.flatMap((words, at) => words.split(" ").map((word) => /** @type {[string, string]} */ ([word, String(least + at)]))));
}

/** @param {string} letters @returns {Iterable<Span>} */
export function* spoken(letters) {
  for (const row of rows(letters)) {
    const tokens = trimmed(row);
    const words = tokens.filter(({ isDigits }) => !isDigits).length;
    const digits = words >= 2 ? digitsOf(tokens) : "";
    if (isNumber(tokens, digits, words)) yield [tokens[0].start, tokens[tokens.length - 1].end, !isForEverybody(digits, PLUS.has(tokens[0].word))];
  }
}

/** @param {string} letters */
function* rows(letters) {
  let row = /** @type {Token[]} */ ([]);
  for (const match of letters.matchAll(/[A-Za-zа-я]+|[0-9]+/g)) {
    const token = tokenOf(match);
    if (row.length > 0 && !(token.start - row[row.length - 1].end <= 3 && GAP.test(letters.slice(row[row.length - 1].end, token.start)))) {
      yield row;
      row = [];
    }
    if (token.isDigits || isKnown(token.word)) row.push(token);
    else if (row.length > 0) {
      yield row;
      row = [];
    }
  }
  if (row.length > 0) yield row;
}

/** @param {RegExpMatchArray} match @returns {Token} */
function tokenOf(match) {
  const start = match.index ?? 0;
  return { word: match[0].toLowerCase(), isDigits: /^[0-9]/.test(match[0]), start, end: start + match[0].length };
}

/** @param {string} word */
const isKnown = (word) => [UNIT, TEEN, TEN, HUNDREDTH, TIMES, AND, PLUS].some((words) => words.has(word)) || word === HUNDRED;

/** A row neither begins nor ends with "and". @param {Token[]} row */
function trimmed(row) {
  let [first, last] = [0, row.length];
  while (first < last && AND.has(row[first].word)) first += 1;
  while (last > first && [AND, PLUS, TIMES].some((words) => words.has(row[last - 1].word))) last -= 1;
  return row.slice(first, last);
}

/** What is said, in digits: "double oh" is 00, "nine hundred" 900, "treinta y cuatro" 34, "pięćset dwanaście" 512. @param {Token[]} tokens */
function digitsOf(tokens) {
  const said = /** @type {string[]} */ ([]);
  let [times, isOpenTen, isOpenHundred] = [1, false, false];
  for (const { word, isDigits } of tokens) {
    const unit = UNIT.get(word);
    const two = TEEN.get(word) ?? (TEN.has(word) ? `${TEN.get(word)}0` : undefined);
    if (unit !== undefined && (isOpenTen || isOpenHundred) && !NOUGHTS.has(word)) said.push((said.pop() ?? "").slice(0, -1) + unit);
    else if (unit !== undefined) said.push(unit.repeat(times));
    else if (two !== undefined) said.push(isOpenHundred ? (said.pop() ?? "").slice(0, -2) + two : two);
    else if (HUNDREDTH.has(word)) said.push(`${HUNDREDTH.get(word)}00`);
    else if (word === HUNDRED) said.push("00");
    else if (isDigits) said.push(word.repeat(times));
    times = TIMES.get(word) ?? 1;
    isOpenTen = TEN.has(word) || (isOpenTen && AND.has(word));
    isOpenHundred = HUNDREDTH.has(word);
  }
  return said.join("");
}

/** Counted one by one, nine or more make a number; with tens, hundreds or whole groups only where it begins as a number does. @param {Token[]} tokens @param {string} digits @param {number} words */
function isNumber(tokens, digits, words) {
  if (digits.length < FEWEST || /^(?:123456789|0123456789)/.test(digits)) return false;
  if (tokens.every(({ word }) => UNIT.has(word) || TIMES.has(word) || PLUS.has(word) || /^[0-9]$/.test(word))) return words >= 4;
  if (digits.length > MOST || tokens.reduce((size, { word, isDigits }) => size + (isDigits ? word.length : 0), 0) >= FEWEST) return false;
  const begins = digits.startsWith("0") || PLUS.has(tokens[0].word);
  const inThrees = tokens.filter(({ word }) => HUNDREDTH.has(word)).length >= FEWEST_THREES && /^[4-8]/.test(digits);
  const inOnes = /^[679]/.test(digits) && tokens.every(({ word }) => word !== HUNDRED) && tokens.some(({ word }) => UNIT.has(word));
  return words >= 2 && (begins || (digits.length === 9 && (inThrees || inOnes)));
}
