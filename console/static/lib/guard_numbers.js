// @ts-check
/**
 * Which digits are somebody's phone number, and which a price, a time, a year, a room, or a number that is there for everybody. The same rules as
 * `chatd/domain/redaction_numbers.py`.
 */

/** @typedef {{ digits: string, start: number, end: number }} Group */

const MOST_GROUPS = 7;
const GAP = /^[ .\-()]{1,3}$/;
const NUMBER_WORD = "zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine";
const SPOKEN = new RegExp(`(?:(?:${NUMBER_WORD}|double|triple|treble|[0-9])[ ,.-]{1,2}){8,}(?:${NUMBER_WORD}|[0-9])`, "gi");
const MOBILE_ABROAD = ["447", "407", "3538", "336", "337", "491", "346", "393", "306", "3598", "485", "486", "487", "488"];
const COUNTRIES = ["353", "359", "420", "30", "33", "34", "36", "39", "40", "44", "48", "49", "1"];
const FREE = ["800", "808", "1800"];

/**
 * True at the end for a number that is somebody's; false for one that is there for everybody.
 * @param {string} letters
 * @returns {Iterable<[number, number, boolean]>}
 */
export function* phones(letters) {
  for (const spoken of letters.matchAll(SPOKEN)) {
    if ((spoken[0].match(/[A-Za-z]+/g) ?? []).length >= 4) yield [spoken.index ?? 0, (spoken.index ?? 0) + spoken[0].length, true];
  }
  for (const row of rows(letters)) yield* inRow(letters, row);
}

/** Digits that stand together, with nothing between them but what people put between the digits of one number. @param {string} letters */
function* rows(letters) {
  let row = /** @type {Group[]} */ ([]);
  for (const match of letters.matchAll(/[0-9]+/g)) {
    const start = match.index ?? 0;
    if (row.length > 0 && !GAP.test(letters.slice(row[row.length - 1].end, start))) {
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
      yield [from(letters, groups[0].start), groups[groups.length - 1].end, !isForEverybody(groups, hasPlus(letters, groups[0].start))];
      first = last;
    }
  }
}

/** Where the longest number that begins there ends; 0 for none. @param {string} letters @param {Group[]} row @param {number} first */
function longest(letters, row, first) {
  for (let last = Math.min(row.length, first + MOST_GROUPS); last > first; last -= 1) if (isNumber(letters, row.slice(first, last))) return last;
  return 0;
}

/** @param {string} letters @param {Group[]} groups */
function isNumber(letters, groups) {
  if (touchesALetter(letters, groups) || isMoney(letters, groups)) return false;
  const digits = groups.map((group) => group.digits).join("");
  if (hasPlus(letters, groups[0].start) || digits.startsWith("00")) return digits.length >= 8 && digits.length <= 15;
  if (digits.startsWith("0")) return digits.length >= 9 && digits.length <= 12;
  return withoutANought(digits, groups);
}

/** @param {string} digits @param {Group[]} groups */
function withoutANought(digits, groups) {
  const sizes = groups.map((group) => group.digits.length);
  if (sizes.length === 1) return digits.length >= 9 && digits.length <= 13;
  if (digits.length === 10 && digits.startsWith("7") && sizes[0] >= 3 && sizes.length <= 4) return true;
  if (MOBILE_ABROAD.some((start) => digits.startsWith(start)) && digits.length >= 11 && digits.length <= 13 && sizes.length <= 4) return true;
  const shape = sizes.join(" ");
  if (shape === "3 3 3") return groups.some((group) => Number(group.digits) % 5 !== 0);
  return shape === "3 3 4" || (shape === "1 3 3 4" && digits.startsWith("1"));
}

/** Free lines, the European 116 numbers, and British numbers that only organisations have. @param {Group[]} groups @param {boolean} plus */
function isForEverybody(groups, plus) {
  const digits = groups.map((group) => group.digits).join("");
  if (digits.length === 11 && /^0[38]/.test(digits)) return true;
  const isAbroad = plus || digits.startsWith("00");
  const abroad = digits.replace(/^00/, "");
  const country = isAbroad ? (COUNTRIES.find((code) => abroad.startsWith(code)) ?? "") : "";
  const isAmerican = !isAbroad && digits.startsWith("1") && digits.length === 11;
  const national = isAmerican ? digits.slice(1) : (isAbroad ? abroad : digits).slice(country.length).replace(/^0/, "");
  const isBritish = country === "44" && national.length === 10 && national.startsWith("3");
  return FREE.some((start) => national.startsWith(start)) || isBritish || /^116[0-9]{3}$/.test(national);
}

/** @param {string} letters @param {number} start */
const hasPlus = (letters, start) => /\+[ (]?$/.test(letters.slice(Math.max(0, start - 2), start));

/** The plus and the bracket before the digits belong to them. @param {string} letters @param {number} start */
function from(letters, start) {
  while (start > 0 && "+(".includes(letters[start - 1])) start -= 1;
  return start;
}

/** Or goes on as a time or a share does: `10:30`, `120/80`. @param {string} letters @param {Group[]} groups */
function touchesALetter(letters, groups) {
  const [start, end] = [groups[0].start, groups[groups.length - 1].end];
  return /[A-Za-z]$|[0-9][:/]$/.test(letters.slice(Math.max(0, start - 2), start)) || /^(?:[A-Za-z]|:[0-9])/.test(letters.slice(end, end + 2)) || isAShare(letters, groups);
}

/** `120/80`; but `07700 900345/6` is two numbers, written short. @param {string} letters @param {Group[]} groups */
const isAShare = (letters, groups) => !groups[0].digits.startsWith("0") && /^\/[0-9]/.test(letters.slice(groups[groups.length - 1].end));

/** @param {string} letters @param {Group[]} groups */
function isMoney(letters, groups) {
  return /[£€$]\s*$/.test(letters.slice(Math.max(0, groups[0].start - 4), groups[0].start)) || /^\s{0,3}[£€$]/.test(letters.slice(groups[groups.length - 1].end));
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
