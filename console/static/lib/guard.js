// @ts-check
/**
 * What in a text could lead somebody to a person: phone numbers, addresses, handles, profiles, full postcodes, full dates of birth; and placeholders
 * that nobody has filled in. Notes and slips warn of it; tags and what is written on a record are refused with it.
 *
 * The same rules as `chatd/domain/redaction.py`, which says why each is as it is; `tests/identifiers.toml` holds both to the same cases.
 */

import { phones } from "./guard_numbers.js";

/** @typedef {"email" | "link" | "placeholder" | "birth_date" | "postcode" | "phone" | "handle"} Kind */
/** @typedef {{ kind: Kind, start: number, end: number }} Found */
/** @typedef {[start: number, end: number, isOne: boolean]} Span the last: is it one of those looked for, or only to be put out of the way? */

/**
 * All that is found, in order. No two overlap.
 * @param {string} text
 * @returns {Found[]}
 */
export function identifiersIn(text) {
  let { letters, places } = plain(text);
  const found = /** @type {Found[]} */ ([]);
  for (const [kind, spans] of RULES) {
    for (const [start, end, isOne] of [...spans(letters)]) {
      if (isOne) found.push({ kind, start: places[start], end: places[end - 1] + 1 });
      letters = letters.slice(0, start) + "\0".repeat(end - start) + letters.slice(end);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
const DIGITS = [0x0660, 0x06f0, 0x0966];

/** In plain signs, without those that nobody sees, and where each stood. @param {string} text */
function plain(text) {
  const places = [...Array(text.length).keys()].filter((at) => !UNSEEN.includes(text[at]));
  return { letters: places.map((at) => plainSign(text[at])).join(""), places };
}

/** @param {string} sign */
function plainSign(sign) {
  const code = sign.charCodeAt(0);
  if (code < 0xa0) return sign;
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code < 0x200b)) return " ";
  if ((code >= 0x2010 && code < 0x2016) || code === 0x2212) return "-";
  if (code >= 0xff01 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  const zero = DIGITS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? sign : String(code - zero);
}

/**
 * @param {RegExp} pattern with the flags g and i
 * @param {(match: RegExpMatchArray) => boolean} [isOne]
 * @returns {(letters: string) => Iterable<Span>}
 */
function rule(pattern, isOne = () => true) {
  return function* (letters) {
    for (const match of letters.matchAll(pattern)) {
      const [start, end] = spanOf(match);
      if (standsAlone(letters, start, end)) yield [start, end, isOne(match)];
    }
  };
}

/** @param {RegExpMatchArray} match @returns {[number, number]} */
function spanOf(match) {
  const start = match.index ?? 0;
  return [start, start + match[0].length];
}

const WORD = /^[A-Za-z0-9]/;

/** @param {string} letters @param {number} start @param {number} end */
function standsAlone(letters, start, end) {
  const clash = (/** @type {number} */ inside, /** @type {number} */ outside) => WORD.test(letters[inside]) && WORD.test(letters[outside] ?? "");
  return !clash(start, start - 1) && !clash(end - 1, end);
}

// ── links ──

const PLATFORMS = new Set(
  (
    "adultwork.com allmylinks.com bsky.app cash.app discord.gg eurogirlsescort.com facebook.com fansly.com fb.com instagram.com kik.me ko-fi.com " +
    "linkedin.com linktr.ee m.me manyvids.com monzo.me onlyfans.com patreon.com paypal.me reddit.com revolut.me signal.me snapchat.com t.me " +
    "telegram.me threads.net tiktok.com twitch.tv twitter.com vivastreet.co.uk vk.com wa.me x.com youtube.com"
  ).split(" "),
);
const OWN_HOSTS = ["blogspot.com", "carrd.co", "tumblr.com", "wixsite.com", "wordpress.com"];
const NOBODYS = /^\/(?:about|help|safety|terms|privacy|legal|policies|login|settings|report|reporting|support)(?:[/?#]|$)/i;
const PROFILE =
  /\/(?:@|u\/|users?\/|profiles?\/|members?\/|escorts?\/|people\/|ads?\/|viewprofile)[^/]|[?&](?:id|user|uid|userid|username|profile)=[^&]/i;
const LINK = /(?:https?:\/\/)?(?<host>(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24})(?::[0-9]+)?(?<path>\/[^ \t\n\r\f\v<>"')\]\0]*)?/gi;

/** A bare `lily.rose` looks like a host; where it is none of those looked for, it is left to the rules for names. @param {string} letters */
function* links(letters) {
  for (const span of rule(LINK, isProfile)(letters)) if (span[2] || letters.slice(span[0], span[1]).includes("/")) yield span;
}

/** @param {RegExpMatchArray} match */
function isProfile({ groups }) {
  const path = (groups?.path ?? "").replace(/[.,;:!?]+$/, "");
  const site = (groups?.host ?? "").toLowerCase().replace(/^www\./, "").replace(/^m\./, "").replace(/^mobile\./, "");
  if (OWN_HOSTS.some((own) => site.endsWith(`.${own}`))) return true;
  return PLATFORMS.has(site) ? path.length > 1 && !NOBODYS.test(path) : PROFILE.test(path);
}

// ── dates ──

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?" +
  "|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie";
const DATE = new RegExp(
  "(?<y1>(?:19|20)[0-9]{2})[-/.](?<a1>[0-9]{1,2})[-/.](?<b1>[0-9]{1,2})" +
    "|(?<a2>[0-9]{1,2}) ?[-/. ] ?(?<b2>[0-9]{1,2}) ?[-/. ] ?(?<y2>(?:19|20)[0-9]{2}|[0-9]{2})" +
    `|(?<a3>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?:${MONTHS})[,.]?[ -](?<y3>(?:19|20)[0-9]{2}|[0-9]{2})` +
    `|(?:${MONTHS})\\.? (?<a4>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y4>(?:19|20)[0-9]{2})`,
  "gi",
);
const BIRTH = /(?:\bborn|birth|\bdob\b|\bd\.o\.b|n[ăĂa]scut)[^\n]{0,24}$/i;
const LIVED = [1920, 2009];

/** @param {string} letters @returns {Iterable<Span>} */
function* dates(letters) {
  for (const [start, end, isDay] of rule(DATE, couldBeADay)(letters)) {
    const hasCue = BIRTH.test(letters.slice(Math.max(0, start - 34), start));
    const year = letters.slice(start, end).match(/(?:19|20)[0-9]{2}/)?.[0];
    const isLived = year !== undefined && LIVED[0] <= Number(year) && Number(year) <= LIVED[1];
    if (isDay && (year !== undefined || hasCue)) yield [start, end, hasCue || isLived];
  }
}

/** @param {RegExpMatchArray} match */
function couldBeADay({ groups = {} }) {
  const a = Number(groups.a1 ?? groups.a2 ?? groups.a3 ?? groups.a4 ?? 1);
  const b = Number(groups.b1 ?? groups.b2 ?? 1);
  return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}

// ── handles and postcodes ──

const SITES =
  "insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|kik|whats ?app|twitter|tik ?tok|only ?fans|facebook|fb|discord|skype|wickr|adult ?work|viva ?street|fansly" +
  "|reddit|viber|wechat";
const TIME = /^@[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:am|pm|ish)?$/i;
const ON_A_SITE = new RegExp(
  `(?:${SITES})(?<named> (?:name|user ?name|handle|id|account|profile|page))?(?<sign> ?[:=] ?| is | was | - | )@?(?<name>[A-Z0-9_.]{3,30})`,
  "gi",
);

/** After a site's name: what holds a digit or a join is a name; a plain word only after a colon or "name is", and only if nothing follows it. @param {RegExpMatchArray} match */
function isAName(match) {
  const name = (match.groups?.name ?? "").replace(/\.+$/, "");
  if (/^[0-9]+$/.test(name)) return name.length >= 5;
  if (/[0-9_.]/.test(name)) return true;
  const rest = (match.input ?? "").slice(spanOf(match)[1]);
  const sign = (match.groups?.sign ?? "").trim();
  const isSaid = /^[:=]$/.test(sign) || (match.groups?.named !== undefined && /^(?:is|was)$/.test(sign));
  return isSaid && /^[ \t\r\f\v]*(?:$|[.,;)\n])/.test(rest);
}

const AREA =
  "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?" +
  "|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE";
const BRITISH = new RegExp(`(?:${AREA})[0-9][0-9A-HJKMNPR-Y]? ?[0-9][ABD-HJLNP-UW-Z]{2}`, "gi");
const IRISH = /(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?(?=[A-Z]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}/gi;
const CANADIAN = /[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]/gi;

/** `B2 1st floor` is no postcode; `B33 8TH` is one. @param {RegExpMatchArray} match */
const isNoOrdinal = (match) => !["st", "nd", "rd", "th", "am", "pm"].includes(match[0].slice(-2));

/** In order: what an earlier one has taken, none that follows looks at. @type {[Kind, (letters: string) => Iterable<Span>][]} */
const RULES = [
  ["handle", rule(/@[A-Z0-9_]{2,30}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}/gi)],
  ["email", rule(/[A-Z0-9._%+'-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}/gi)],
  [
    "email",
    rule(
      /[A-Z0-9._+-]{1,64}(?: ?[[(] ?at ?[\])] ?| at )[A-Z0-9-]{1,63}(?: ?[[(] ?dot ?[\])] ?| dot )(?:com|net|org|info|me|io|ie|ro|eu|uk|co(?:(?: dot |\.)uk)?)/gi,
    ),
  ],
  ["link", links],
  ["placeholder", rule(/\[(?!sic\]|\.\.\.\]|…\])[^[\]\n\0]{1,80}\]|\{[A-Z_ ]{1,40}\}|<[A-Z][^<>\n]{1,40}>|_{3,}/gi)],
  ["birth_date", dates],
  ["postcode", rule(BRITISH, isNoOrdinal)],
  ["postcode", rule(IRISH)],
  ["postcode", rule(CANADIAN)],
  ["phone", phones],
  ["handle", rule(/@(?=[0-9_.]*[A-Z])[A-Z0-9_][A-Z0-9_.]{1,29}/gi, (match) => !TIME.test(match[0]))],
  ["handle", rule(/u\/[A-Z0-9_-]{3,20}|[A-Z0-9_.]{2,32}#[0-9]{4}/gi)],
  ["handle", rule(ON_A_SITE, isAName)],
  ["handle", rule(/(?<named>user ?name)(?<sign> ?[:=] ?| is | was | )@?(?<name>[A-Z0-9_.]{3,30})/gi, isAName)],
  ["handle", rule(/(?=[0-9_]*[A-Z])[A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5}/gi)],
];
