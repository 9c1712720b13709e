// @ts-check
/* When we open again, in words. Pure: the instant, the zones and the language come in. */

/** The city of a zone: "Europe/London" is "London". @param {string} zone */
export const city = (zone) => (zone.split("/").pop() ?? zone).replace(/_/g, " ");

/**
 * "today 17:00", "tomorrow 17:00", "Tuesday 17:00", and with the date where a weekday alone could be taken for another week.
 * @param {Date} at @param {Date} now @param {string} zone @param {string} language
 */
export function when(at, now, zone, language) {
  return `${day(at, now, zone, language)} ${clock(at, zone, language)}`;
}

/**
 * The same where somebody else's clock hangs: named by its weekday, where "today" and "tomorrow" are not the reader's own.
 * @param {Date} at @param {Date} now @param {string} zone @param {string} own the reader's @param {string} language
 */
export function whenThere(at, now, zone, own, language) {
  const isFar = dayNumber(at, zone) - dayNumber(now, zone) > 1;
  const isOwnDay = dayNumber(at, zone) === dayNumber(at, own) && dayNumber(now, zone) === dayNumber(now, own);
  if (isFar || isOwnDay) return when(at, now, zone, language);
  return `${new Intl.DateTimeFormat(language, { weekday: "long", timeZone: zone }).format(at)} ${clock(at, zone, language)}`;
}

/** @param {Date} at @param {string} zone @param {string} language */
const clock = (at, zone, language) => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);

/** @param {Date} at @param {Date} now @param {string} zone @param {string} language */
function day(at, now, zone, language) {
  const away = dayNumber(at, zone) - dayNumber(now, zone);
  if (away < 2) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(away, "day");
  /** @type {Intl.DateTimeFormatOptions} */
  const date = away < 7 ? {} : { day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: zone, ...date }).format(at);
}

/** Days since some fixed day, as the calendar on that zone's wall counts them. @param {Date} at @param {string} zone */
function dayNumber(at, zone) {
  const parts = new Intl.DateTimeFormat("sv", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / 86_400_000);
}

/**
 * Do both zones show the same clock at that instant?
 * @param {Date} at @param {string} one @param {string} other
 */
export const sameClock = (at, one, other) => when(at, at, one, "en") === when(at, at, other, "en");
