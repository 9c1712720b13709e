// @ts-check
/**
 * What in a text could lead somebody to a person: phone numbers, addresses, handles, profiles, full postcodes, full dates of birth, numbers of
 * papers and accounts; and placeholders that nobody has filled in. Notes and slips warn of it; tags and what is written on a record are refused with it.
 *
 * The same rules as `chatd/domain/redaction.py`, which says why each is as it is; `tests/identifiers*.toml` hold both to the same cases.
 */

import { dates } from "./guard_dates.js";
import * as names from "./guard_names.js";
import { disguised, phones } from "./guard_numbers.js";
import { PAPERS } from "./guard_papers.js";
import { plain, rule, without } from "./guard_plain.js";
import { spoken } from "./guard_spoken.js";

/** @typedef {"email" | "link" | "placeholder" | "id_number" | "birth_date" | "postcode" | "phone" | "handle"} Kind */
/** @typedef {{ kind: Kind, start: number, end: number }} Found */
/** @typedef {import("./guard_plain.js").Span} Span */
/** @typedef {import("./guard_plain.js").Rule} Rule */

/**
 * All that is found, in order. No two overlap.
 * @param {string} text
 * @returns {Found[]}
 */
export function identifiersIn(text) {
  let { letters, places } = plain(text);
  const found = /** @type {Found[]} */ ([]);
  for (const [kind, rule_] of RULES) {
    const spans = [...rule_(letters)];
    for (const [start, end, isOne] of spans) if (isOne) found.push({ kind, start: places[start][0], end: places[end - 1][1] });
    if (spans.length > 0) letters = without(letters, spans);
  }
  return found.sort((a, b) => a.start - b.start);
}

// ── links ──

const PLATFORMS = new Set(
  (
    "adultwork.com allmylinks.com bsky.app cash.app discord.gg eurogirlsescort.com facebook.com fansly.com fb.com instagram.com kik.me ko-fi.com " +
    "linkedin.com linktr.ee m.me manyvids.com monzo.me onlyfans.com patreon.com paypal.me reddit.com revolut.me signal.me snapchat.com t.me " +
    "telegram.me threads.net tiktok.com twitch.tv twitter.com vivastreet.co.uk vk.com wa.me x.com youtube.com"
  ).split(" "),
);
const OWN_HOSTS = ["bsky.social", "blogspot.com", "carrd.co", "tumblr.com", "wixsite.com", "wordpress.com"];
const NOBODYS = /^\/(?:about|help|safety|terms|privacy|legal|policies|login|settings|report|reporting|support)(?:[/?#]|$)/i;
const PROFILE =
  /\/(?:@|u\/|users?\/|profiles?\/|members?\/|escorts?\/|people\/|ads?\/|viewprofile)[^/]|[?&](?:id|user|uid|userid|username|profile)=[^&]/i;
const LINK = "\\b(?:h(?:tt|xx)ps?://)?(?<host>(?:[A-Z0-9-]{1,63}\\.){1,8}[A-Z]{2,24})(?::[0-9]+)?(?<path>/[^ \\t\\n\\r\\f\\v<>\"')\\]\\0]*)?";

/** A bare `lily.rose` looks like a host; where it is none of those looked for, it is left to the rules for names. @param {string} letters */
function* links(letters) {
  for (const span of LINKS(letters)) if (span[2] || letters.slice(span[0], span[1]).includes("/")) yield span;
}

/** @param {RegExpMatchArray} match */
function isProfile({ groups }) {
  const path = (groups?.path ?? "").replace(/[.,;:!?]+$/, "");
  const site = (groups?.host ?? "").toLowerCase().replace(/^www\./, "").replace(/^m\./, "").replace(/^mobile\./, "");
  if (OWN_HOSTS.some((own) => site.endsWith(`.${own}`))) return true;
  return PLATFORMS.has(site) ? path.length > 1 && !NOBODYS.test(path) : PROFILE.test(path);
}

const LINKS = rule(LINK, isProfile, ".");
const SAID = rule(
  "\\b(?<site>[A-Z0-9-]{1,30}) dot (?<end>com|net|me|ee|gg|co dot uk) (?:forward )?slash (?:at )?(?<name>[A-Z0-9_.-]{2,30})",
  ({ groups }) => PLATFORMS.has(`${groups?.site}.${groups?.end}`.toLowerCase().replace(" dot ", ".")),
);

/** `instagram dot com slash lily`. @param {string} letters */
function* said(letters) {
  for (const span of SAID(letters)) if (span[2]) yield span;
}

// ── postcodes ──

const AREA =
  "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?" +
  "|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE";
const BRITISH = `(?:${AREA})[0-9][0-9A-HJKMNPR-Y]?(?: {0,2}|-)[0-9][ABD-HJLNP-UW-Z]{2}`;
const CUED =
  `post ?code(?:'?s| is| was)?[ :]{0,3}(?:(?:${AREA})[0-9][0-9A-HJKMNPR-Y]?[,.] ?[0-9][ABD-HJLNP-UW-Z]{2}` +
  "|(?:[A-Z] ){1,2}(?:[0-9] ){1,2}(?:[A-Z] )?[0-9] [A-Z] [A-Z])";
const IRISH = "(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?(?=[A-Z]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}";
const CANADIAN = "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]";

/** `B2 1st floor` is no postcode; `B33 8TH` is one. @param {RegExpMatchArray} match */
const isNoOrdinal = (match) => !["st", "nd", "rd", "th", "am", "pm"].includes(match[0].slice(-2));

const PLACEHOLDER = "\\[(?!sic\\]|\\.{1,3}\\]|[0-9 .,-]{1,80}\\])[^[\\]\\n\\0]{1,80}\\]|\\{[A-Z_ ]{1,40}\\}|<[A-Z][^<>\\n]{1,40}>|_{3,}";

/** In order: what an earlier one has taken, none that follows looks at. @type {[Kind, Rule][]} */
const RULES = [
  ["handle", names.FEDERATED],
  ["email", names.EMAIL],
  ["email", names.EMAIL_SAID],
  ["email", names.EMAIL_HALF_SAID],
  ["email", names.EMAIL_APART],
  ["email", names.EMAIL_SHOUTED],
  ["link", links],
  ["link", said],
  ["placeholder", rule(PLACEHOLDER)],
  ...PAPERS.map((paper) => /** @type {[Kind, Rule]} */ (["id_number", paper])),
  ["birth_date", dates],
  ["postcode", rule(BRITISH, isNoOrdinal)],
  ["postcode", rule(CUED)],
  ["postcode", rule(IRISH)],
  ["postcode", rule(CANADIAN)],
  ["phone", spoken],
  ["phone", phones],
  ["phone", disguised],
  ["handle", names.AT_NAME],
  ["handle", names.SITES_OWN],
  ["handle", names.ON_A_SITE],
  ["handle", names.USERNAME],
  ["handle", names.JOINED],
];
