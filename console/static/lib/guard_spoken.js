// @ts-check
/** Numbers that are said: "oh seven seven double oh", in several languages. The same as `chatd/domain/redaction_spoken.py`, which says why. */

import { isForEverybody } from "./guard_numbers.js";

/** @typedef {import("./guard_plain.js").Span} Span */
/** @typedef {{ word: string, isDigits: boolean, start: number, end: number }} Token */

const UNITS = [
  "zero oh o nought null nulla нула",
  "one un unu una uno jeden eins um egy едно един",
  "two doi doua dos dwa zwei zwo deux due dois ketto ket две два",
  "three trei tres trzy drei trois tre harom три",
  "four patru cuatro cztery vier quatre quattro quatro negy четири",
  "five cinci cinco piec funf cinq cinque ot пет",
  "six sase seis szesc sechs sei meia hat шест",
  "seven sapte siete siedem sieben sept sette sete het седем",
  "eight opt ocho osiem acht huit otto oito nyolc осем",
  "nine noua nueve dziewiec neun neuf nove kilenc девет",
];
const TENS = [
  "",
  "ten zece diez dziesiec tiz десет",
  "twenty douazeci veinte dwadziescia husz двадесет",
  "thirty treizeci treinta trzydziesci harminc тридесет",
  "forty patruzeci cuarenta czterdziesci negyven четиридесет",
  "fifty cincizeci cincuenta piecdziesiat otven петдесет",
  "sixty saizeci sesenta szescdziesiat hatvan шестдесет",
  "seventy saptezeci setenta siedemdziesiat hetven седемдесет",
  "eighty optzeci ochenta osiemdziesiat nyolcvan осемдесет",
  "ninety nouazeci noventa dziewiecdziesiat kilencven деветдесет",
];
const TEENS = [
  "eleven once unsprezece jedenascie единадесет tizenegy",
  "twelve doce doisprezece dwanascie дванадесет tizenketto",
  "thirteen trece treisprezece trzynascie тринадесет tizenharom",
  "fourteen catorce paisprezece czternascie четиринадесет tizennegy",
  "fifteen quince cincisprezece pietnascie петнадесет tizenot",
  "sixteen dieciseis saisprezece szesnascie шестнадесет tizenhat",
  "seventeen diecisiete saptesprezece siedemnascie седемнадесет tizenhet",
  "eighteen dieciocho optsprezece osiemnascie осемнадесет tizennyolc",
  "nineteen diecinueve nouasprezece dziewietnascie деветнадесет tizenkilenc",
];
const UNIT = valued(UNITS);
const TEEN = valued(TEENS, 11);
const TEN = valued(TENS);
const TIMES = new Map(Object.entries({ double: 2, triple: 3, treble: 3, dublu: 2, doble: 2, dupla: 2 }));
const AND = new Set(["y", "si", "и"]);
const PLUS = new Set(["plus", "mas", "плюс"]);
const NOUGHTS = new Set(UNITS[0].split(" "));
const HUNDRED = "hundred";
const GAP = /^[ ,.()-]{1,3}$/;
const FEWEST = 9;
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
const isKnown = (word) => UNIT.has(word) || TEEN.has(word) || TEN.has(word) || TIMES.has(word) || AND.has(word) || PLUS.has(word) || word === HUNDRED;

/** A row neither begins nor ends with "and". @param {Token[]} row */
function trimmed(row) {
  let [first, last] = [0, row.length];
  while (first < last && AND.has(row[first].word)) first += 1;
  while (last > first && [AND, PLUS, TIMES].some((words) => words.has(row[last - 1].word))) last -= 1;
  return row.slice(first, last);
}

/** What is said, in digits: "double oh" is 00, "nine hundred" 900, "treinta y cuatro" 34. @param {Token[]} tokens */
function digitsOf(tokens) {
  const said = /** @type {string[]} */ ([]);
  let [times, isOpenTen] = [1, false];
  for (const { word, isDigits } of tokens) {
    const unit = UNIT.get(word);
    if (unit !== undefined && isOpenTen && !NOUGHTS.has(word)) said.push((said.pop() ?? "").slice(0, -1) + unit);
    else if (unit !== undefined) said.push(unit.repeat(times));
    else if (TEEN.has(word)) said.push(TEEN.get(word) ?? "");
    else if (TEN.has(word)) said.push(`${TEN.get(word)}0`);
    else if (word === HUNDRED) said.push("00");
    else if (isDigits) said.push(word.repeat(times));
    times = TIMES.get(word) ?? 1;
    isOpenTen = TEN.has(word) || (isOpenTen && AND.has(word));
  }
  return said.join("");
}

/** Counted one by one, nine or more make a number; with tens, hundreds or whole groups only where it begins as a number does. @param {Token[]} tokens @param {string} digits @param {number} words */
function isNumber(tokens, digits, words) {
  if (digits.length < FEWEST || /^(?:123456789|0123456789)/.test(digits)) return false;
  if (tokens.every(({ word }) => UNIT.has(word) || TIMES.has(word) || PLUS.has(word) || /^[0-9]$/.test(word))) return words >= 4;
  if (digits.length > MOST || tokens.reduce((size, { word, isDigits }) => size + (isDigits ? word.length : 0), 0) >= FEWEST) return false;
  const begins = digits.startsWith("0") || PLUS.has(tokens[0].word);
  const isNine = digits.length === 9 && /^[679]/.test(digits) && tokens.every(({ word }) => word !== HUNDRED) && tokens.some(({ word }) => UNIT.has(word));
  return words >= 2 && (begins || isNine);
}
