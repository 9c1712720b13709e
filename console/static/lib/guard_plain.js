// @ts-check
/** A text as the guard reads it: one plain sign for each that is seen. The same as `chatd/domain/redaction_plain.py`, which says why. */

/** @typedef {[start: number, end: number, isOne: boolean]} Span the last: is it one of those looked for, or only to be put out of the way? */
/** @typedef {(letters: string) => Iterable<Span>} Rule */

const UNSEEN = /[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20e3\ufe00-\ufe0f\ufeff]/;
const DIGITS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0,
];
/** @type {[first: number, last: number][]} */
const DRESSED = [
  [0x2070, 0x209f],
  [0x2460, 0x24ff],
  [0xff01, 0xff5e],
  [0x1d400, 0x1d7ff],
  [0x1f130, 0x1f149],
];
const NUMERALS = "〇零一二三四五六七八九";
const OTHERS = /** @type {Record<string, string>} */ ({
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ø: "o",
  Ø: "O",
  ı: "i",
  ß: "s",
  "\u00b7": "*",
  "\u2022": "*",
  "\u2192": "*",
  "\u2212": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u2026": ".",
  "\u3000": " ",
});

/**
 * In plain signs, without those that nobody sees, and from where to where each stood. One plain sign is one letter, also where two made it.
 * @param {string} text
 */
export function plain(text) {
  const signs = /** @type {string[]} */ ([]);
  const places = /** @type {[start: number, end: number][]} */ ([]);
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    if (!UNSEEN.test(sign)) {
      signs.push(plainSign(sign));
      places.push([at, end]);
    }
    at = end;
  }
  return { letters: signs.join(""), places };
}

/** @param {string} sign */
function plainSign(sign) {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0xa0) return sign;
  if (OTHERS[sign]) return OTHERS[sign];
  if ((code >= 0xc0 && code < 0x250) || (code >= 0x1e00 && code < 0x1f00)) return bare(sign);
  if (code >= 0x0410 && code < 0x0430) return String.fromCharCode(code + 0x20);
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code < 0x200b)) return " ";
  if (code >= 0x2010 && code < 0x2016) return "-";
  if (NUMERALS.includes(sign)) return String(Math.max(0, NUMERALS.indexOf(sign) - 1));
  if (DRESSED.some(([first, last]) => code >= first && code <= last)) return undressed(sign);
  const zero = DIGITS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? single(sign) : String(code - zero);
}

/** The letter or digit in fancy dress, where it is one. @param {string} sign */
function undressed(sign) {
  const first = sign.normalize("NFKC");
  return first.length === 1 && first < "\u0080" ? first : single(sign);
}

/** One place for every sign, whatever it is: no rule looks for those that take two. @param {string} sign */
const single = (sign) => (sign.length === 1 ? sign : "\u25a1");

/** Without its accent. @param {string} sign */
function bare(sign) {
  const first = sign.normalize("NFD")[0];
  return first < "\u0080" ? first : sign;
}

/** Put out of the way, each place still where it was. @param {string} letters @param {Span[]} spans */
export function without(letters, spans) {
  const kept = /** @type {string[]} */ ([]);
  let last = 0;
  for (const [start, end] of spans) {
    kept.push(letters.slice(last, start), "\0".repeat(end - start));
    last = end;
  }
  return [...kept, letters.slice(last)].join("");
}

/**
 * @param {string} pattern
 * @param {(match: RegExpMatchArray) => boolean} [isOne]
 * @param {string} [needs] a sign without which there is nothing to look for
 * @returns {Rule}
 */
export function rule(pattern, isOne = () => true, needs = "") {
  const ready = new RegExp(pattern, "gi");
  return function* (letters) {
    if (!letters.includes(needs)) return;
    for (const match of letters.matchAll(ready)) {
      const [start, end] = spanOf(match);
      if (standsAlone(letters, start, end)) yield [start, end, isOne(match)];
    }
  };
}

/** @param {RegExpMatchArray} match @returns {[number, number]} */
export function spanOf(match) {
  const start = match.index ?? 0;
  return [start, start + match[0].length];
}

const WORD = /^[A-Za-z0-9а-я]/;

/** @param {string} letters @param {number} at */
export const isOfAWord = (letters, at) => WORD.test(letters[at] ?? "");

/** @param {string} letters @param {number} start @param {number} end */
function standsAlone(letters, start, end) {
  return !(isOfAWord(letters, start) && isOfAWord(letters, start - 1)) && !(isOfAWord(letters, end - 1) && isOfAWord(letters, end));
}
