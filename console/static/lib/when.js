// @ts-check
/** Times in words. Pure: the instant now comes in as an argument. */

/** What writes times and names of languages, made once for each way of writing: to make one costs a hundred times what it takes to use it, and a screen is
 * drawn at every key. @type {Map<string, any>} */
const writers = new Map();

/** @template T @param {new (...how: any[]) => T} Kind @param {string} language @param {object} how @returns {T} */
function writer(Kind, language, how) {
  const key = [Kind.name, language, JSON.stringify(how)].join(" ");
  let one = writers.get(key);
  if (!one) writers.set(key, (one = new Kind(language, how)));
  return one;
}

/**
 * Whole minutes since an instant, never below 0: clocks differ a little.
 * @param {string} since
 * @param {Date} now
 */
export function minutesSince(since, now) {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000);
  return Number.isFinite(minutes) ? Math.max(0, minutes) : 0;
}

/**
 * "21:04", in the viewer's zone.
 * @param {string} instant
 * @param {string} language
 */
export function clockTime(instant, language) {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  return writer(Intl.DateTimeFormat, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/**
 * "Tuesday 24 November at 17:00 GMT": the zone is always named.
 * @param {string | null | undefined} instant
 * @param {string} language
 * @param {string} [zone]
 */
export function openingTime(instant, language, zone) {
  const at = new Date(instant ?? "");
  if (Number.isNaN(at.getTime())) return "";
  // By itself "en" is written the American way, with the month before the day.
  return writer(Intl.DateTimeFormat, language === "en" ? "en-GB" : language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone: zone,
  }).format(at);
}

/**
 * "21 November 2026" of a day written as "2026-11-21".
 * @param {string | null} day
 * @param {string} language
 */
export function dayWords(day, language) {
  const at = new Date(`${day}T12:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  return writer(Intl.DateTimeFormat, language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(at);
}

/**
 * The name of a language in the reader's own: "Romanian".
 * @param {string} language
 * @param {string} readers
 */
export function languageName(language, readers) {
  try {
    return writer(Intl.DisplayNames, readers, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/**
 * This instant with its seconds cut off, as an envelope carries it: the second of a line is nobody's business.
 * @param {Date} now
 */
export function wholeMinute(now) {
  return `${now.toISOString().slice(0, 16)}:00Z`;
}

/**
 * "17:00" today, "Thu 17:00" on another day, in the viewer's zone, which is named: "17:00 GMT".
 * @param {string} instant
 * @param {string} language
 * @param {Date} now
 */
export function dayAndTime(instant, language, now) {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  const isToday = at.toDateString() === now.toDateString();
  return writer(Intl.DateTimeFormat, language === "en" ? "en-GB" : language, {
    weekday: isToday ? undefined : "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(at);
}
