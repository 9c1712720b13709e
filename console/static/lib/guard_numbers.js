// @ts-check
/**
 * Which digits are somebody's phone number, and which a price, a time, a year, a room, or a number that is there for everybody. The same rules as
 * `chatd/domain/redaction_numbers.py`.
 */

/** @typedef {{ digits: string, start: number, end: number }} Group */

const MOST_GROUPS = 7;
const FEWEST = 8;
const MOST = 15;
const MOST_SINGLE = 13;
const GAP = /^[ .()-]{1,3}$/;
const ANY_GAP = /^[ \t.,()[\]/_*|~'-]{1,6}$/;
/** Mobiles of Britain, Germany, Romania, Bulgaria, Hungary, France; British landlines: known for such whatever stands between their digits. */
const HIDDEN = /^(?:07[0-9]{8,9}|01[567][0-9]{8,9}|0[12][0-9]{9}|08[789][0-9]{7}|06[2357]0[0-9]{7}|06[0-9]{8}|(?:00|44)[0-9]{10,12})$/;
const MOBILE_ABROAD = ["447", "407", "3538", "336", "337", "491", "346", "393", "306", "3598", "485", "486", "487", "488"];
const COUNTRIES = ["353", "359", "420", "30", "33", "34", "36", "39", "40", "44", "48", "49", "1"];
const FREE = ["800", "808", "1800"];
const COUNTED = /^(?:0123456|123456789)/;

/**
 * True at the end for a number that is somebody's; false for one that is there for everybody.
 * @param {string} letters
 * @returns {Iterable<[number, number, boolean]>}
 */
export function* phones(letters) {
  for (const row of rows(letters, GAP)) yield* inRow(letters, row);
}

/**
 * With letters for noughts, or other signs between the digits than people mostly put there.
 * @param {string} letters
 * @returns {Iterable<[number, number, boolean]>}
 */
export function* disguised(letters) {
  const unmasked = letters.replace(/[0-9OoIlо]{2,}/g, (signs, at) => unmaskedSigns(letters, signs, at));
  for (const row of rows(unmasked, ANY_GAP)) {
    const groups = row.slice(0, MOST_SINGLE + 1);
    const digits = digitsOf(groups);
    if (HIDDEN.test(digits) && !COUNTED.test(digits) && couldBeHidden(unmasked, groups)) {
      yield [from(letters, groups[0].start), groups[groups.length - 1].end, !isForEverybody(digits, false)];
    }
  }
}

/** @param {string} letters @param {string} signs @param {number} at */
function unmaskedSigns(letters, signs, at) {
  const hasDigits = /[0-9]/.test(signs);
  const isApart = !LETTER.test(letters[at - 1] ?? "") && !LETTER.test(letters[at + signs.length] ?? "");
  return hasDigits && isApart ? signs.replace(/[Ooо]/g, "0").replace(/[Il]/g, "1") : signs;
}

const LETTER = /[A-Za-zа-я]/;

/** `07.15, 08.45, 09` are times; one digit at a time, or a whole group, makes a number of it. @param {string} letters @param {Group[]} groups */
function couldBeHidden(letters, groups) {
  const most = Math.max(...groups.map(({ digits }) => digits.length));
  return (most === 1 || most >= 3) && !touchesALetter(letters, groups) && !isMoney(letters, groups) && !areTimes(letters, groups);
}

/** @param {Group[]} groups */
const digitsOf = (groups) => groups.map(({ digits }) => digits).join("");

/** Digits that stand together, with nothing between them but such a gap. @param {string} letters @param {RegExp} gap */
function* rows(letters, gap) {
  let row = /** @type {Group[]} */ ([]);
  for (const match of letters.matchAll(/[0-9]+/g)) {
    const start = match.index ?? 0;
    if (row.length > 0 && !(start - row[row.length - 1].end <= 6 && gap.test(letters.slice(row[row.length - 1].end, start)))) {
      yield row;
      row = [];
    }
    row.push({ digits: match[0], start, end: start + match[0].length });
  }
  if (row.length > 0) yield row;
}

/** @param {string} letters @param {Group[]} row @returns {Iterable<[number, number, boolean]>} */
function* inRow(letters, row) {
  let first = areTimes(letters, row) ? row.length : 0;
  while (first < row.length) {
    const last = longest(letters, row, first);
    if (last === 0) first += 1;
    else {
      const groups = row.slice(first, last);
      yield [from(letters, groups[0].start), groups[groups.length - 1].end, !isForEverybody(digitsOf(groups), hasPlus(letters, groups[0].start))];
      first = last;
    }
  }
}

/** Where the longest number that begins there ends; 0 for none. @param {string} letters @param {Group[]} row @param {number} first */
function longest(letters, row, first) {
  for (let last = furthest(letters, row, first); last > first; last -= 1) if (isNumber(letters, row.slice(first, last))) return last;
  return 0;
}

/** A number has few groups, unless each digit stands for itself; and then it begins with a nought or a plus. @param {string} letters @param {Group[]} row @param {number} first */
function furthest(letters, row, first) {
  const isSingle = row.slice(first, first + MOST_SINGLE).map(({ digits }) => digits.length === 1);
  const last = Math.min(row.length, first + MOST_GROUPS);
  if (isSingle.length < 3 || !isSingle.slice(0, 3).every(Boolean)) return last;
  if (row[first].digits !== "0" && !hasPlus(letters, row[first].start)) {
    return areNineSingle(row.slice(first, first + NINE_SINGLE + 1)) ? first + NINE_SINGLE : first;
  }
  const singles = isSingle.indexOf(false);
  return Math.max(last, first + (singles === -1 ? isSingle.length : singles));
}

const NINE_SINGLE = 9;
const FEWEST_KINDS = 5;

/** `6 1 2 3 4 5 9 0 7`; marks from one to five, or a count, are none. @param {Group[]} groups */
function areNineSingle(groups) {
  const digits = digitsOf(groups);
  const isNine = groups.length === NINE_SINGLE && digits.length === NINE_SINGLE;
  return isNine && /^[4-9]/.test(digits) && digits.includes("0") && new Set(digits).size >= FEWEST_KINDS;
}

/** @param {string} letters @param {Group[]} groups */
function isNumber(letters, groups) {
  return hasItsShape(letters, groups) && !touchesALetter(letters, groups) && !isMoney(letters, groups);
}

/** @param {string} letters @param {Group[]} groups */
function hasItsShape(letters, groups) {
  const digits = digitsOf(groups);
  if (digits.length < FEWEST || digits.length > MOST) return false;
  if (digits.startsWith("00") || hasPlus(letters, groups[0].start)) return true;
  if (digits.startsWith("0")) {
    const isCounted = COUNTED.test(digits) && groups.every((group) => group.digits.length <= 2);
    return digits.length >= 9 && digits.length <= 12 && !isCounted;
  }
  return withoutANought(digits, groups);
}

/** @param {string} digits @param {Group[]} groups */
function withoutANought(digits, groups) {
  const sizes = groups.map((group) => group.digits.length);
  if (sizes.length === 1 || (sizes.length === NINE_SINGLE && digits.length === NINE_SINGLE)) return digits.length >= 9 && digits.length <= 13;
  if (digits.length === 10 && digits.startsWith("7") && sizes[0] >= 3 && sizes.length <= 4) return true;
  if (MOBILE_ABROAD.some((start) => digits.startsWith(start)) && digits.length >= 11 && digits.length <= 13 && sizes.length <= 4) return true;
  const shape = sizes.join(" ");
  if (NINE.has(shape)) return groups.some((group) => Number(group.digits) % 5 !== 0);
  return shape === "3 3 4" || (shape === "1 3 3 4" && digits.startsWith("1")) || isAbroad(digits, shape);
}

/** As mobiles are written in China and in Brazil. @param {string} digits @param {string} shape */
const isAbroad = (digits, shape) => (shape === "3 4 4" && /^1[3-9]/.test(digits)) || ((shape === "2 5 4" || shape === "2 1 4 4") && digits[2] === "9");

/** How nine digits are written in Spain, Poland and Portugal. All round, they are prices. */
const NINE = new Set(["3 3 3", "3 2 2 2", "2 3 2 2", "2 3 4"]);

/** Free lines, the European 116 numbers, and British numbers that only organisations have. @param {string} digits @param {boolean} plus */
export function isForEverybody(digits, plus) {
  if ((digits.length === 11 && /^0[38]/.test(digits)) || (digits.length === 10 && digits.startsWith("0680"))) return true;
  const isAbroad = plus || digits.startsWith("00");
  const abroad = digits.replace(/^00/, "");
  const country = isAbroad ? (COUNTRIES.find((code) => abroad.startsWith(code)) ?? "") : "";
  const isAmerican = !isAbroad && digits.startsWith("1") && digits.length === 11;
  const national = isAmerican ? digits.slice(1) : (isAbroad ? abroad : digits).slice(country.length).replace(/^0/, "");
  const isBritish = country === "44" && national.length === 10 && national.startsWith("3");
  const isSpanish = (country === "" || country === "34") && national.length === 9 && national.startsWith("900");
  return FREE.some((start) => national.startsWith(start)) || isBritish || isSpanish || /^116[0-9]{3}$/.test(national);
}

/** @param {string} letters @param {number} start */
const hasPlus = (letters, start) => /\+[ (]?$/.test(letters.slice(Math.max(0, start - 2), start));

/** The plus and the bracket before the digits belong to them. @param {string} letters @param {number} start */
function from(letters, start) {
  while (start > 0 && "+(".includes(letters[start - 1])) start -= 1;
  return start;
}

const FEW = 3;
/** Found even where it touches a word: `tel07700900123`. */
const KNOWN_MOBILE = /^(?:(?:0|44)7[0-9]{9}|(?:0|40)7[0-9]{8})$/;

/** Or goes on as a time or a share does: `10:30`, `120/80`; but `07700 900345/6` is two numbers, written short. @param {string} letters @param {Group[]} groups */
function touchesALetter(letters, groups) {
  const [start, end] = [groups[0].start, groups[groups.length - 1].end];
  if (groups.length <= FEW && KNOWN_MOBILE.test(digitsOf(groups))) return false;
  const [before, after] = [letters.slice(Math.max(0, start - 2), start), letters.slice(end, end + 2)];
  const isBare = !groups[0].digits.startsWith("0");
  return /[A-Za-z]$/.test(before) || (isBare && (/[0-9][:/]$/.test(before) || /^\/[0-9]/.test(after))) || /^(?:[A-Za-z]|:[0-9])/.test(after);
}

/** @param {string} letters @param {Group[]} groups */
function isMoney(letters, groups) {
  const [start, end] = [groups[0].start, groups[groups.length - 1].end];
  return /[£€$] {0,3}$/.test(letters.slice(Math.max(0, start - 4), start)) || /^ {0,3}[£€$]/.test(letters.slice(end, end + 4));
}

/** `0900 1300 1700`, or `09.00 - 10.30 - 12.00`. @param {string} letters @param {Group[]} groups */
function areTimes(letters, groups) {
  if (groups.every(({ digits }) => digits.length === 4)) return groups.every(({ digits }) => isTime(digits));
  if (groups.length % 2 || groups.some(({ digits }) => digits.length !== 2)) return false;
  const gaps = groups.slice(1).map((group, at) => letters.slice(groups[at].end, group.start));
  return (
    gaps.every((gap, at) => (gap === ".") === (at % 2 === 0)) && groups.every((group, at) => at % 2 === 1 || isTime(group.digits + groups[at + 1].digits))
  );
}

/** @param {string} digits */
const isTime = (digits) => Number(digits.slice(0, 2)) < 24 && Number(digits.slice(2)) < 60;
