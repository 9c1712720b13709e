// @ts-check
/** Addresses for mail and names on sites, also as people write them to get past a filter. The same as `chatd/domain/redaction_names.py`. */

import { rule, spanOf } from "./guard_plain.js";

const HOST = "(?:[A-Z0-9-]{1,63}\\.){1,8}[A-Z]{2,24}";
const OPEN = " ?[\\[({] ?";
const CLOSE = " ?[\\])}] ?";
const SNAIL = "at[ -]sign|a ?rond|arroba|arobase|malpa|kukac|chiocciola|кльомба|маймунско а|маймунка";
const AT = `${OPEN}(?:at|@|la|${SNAIL})${CLOSE}`;
const SAID_AT = ` (?:${SNAIL}) `;
const DOT_WORD = "dot|punct|punto|kropka|pont|punkt|точка";
const DOT_ELSEWHERE = "(?: (?:point|ponto) )";
const DOT = `(?:${OPEN}(?:${DOT_WORD}|\\.)${CLOSE}| (?:${DOT_WORD}) )`;
const ENDS = "(?:com|net|org|info|me|io|ie|ro|eu|pl|es|bg|бг|hu|de|fr|it|pt|nl|uk|co(?:(?: dot |\\.)uk)?)";
const LOCAL = `\\b[A-Z0-9._+-]{1,64}(?:${OPEN}(?:${DOT_WORD}|\\.)${CLOSE}[A-Z0-9_-]{1,30})?`;
const MAKERS =
  "(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|proton|protonmail|gmx|wp|o2|abv|freemail|citromail|libero|orange)\\.[A-Z]{2,3}(?:\\.[A-Z]{2})?";

export const EMAIL = rule(`[A-Z0-9._%+'-]{1,64}@${HOST}`, () => true, "@");
export const EMAIL_SAID = rule(
  `${LOCAL}(?:(?:${AT}|${SAID_AT}| at )[A-Z0-9-]{1,63}${DOT}|(?:${AT}|${SAID_AT})[A-Z0-9-]{1,63}${DOT_ELSEWHERE})${ENDS}`,
);
export const EMAIL_HALF_SAID = rule(`${LOCAL}(?:${AT}|${SAID_AT})${HOST}|\\b[A-Z0-9._+-]{1,64} at ${MAKERS}`);
export const EMAIL_APART = rule("\\b[A-Z0-9._+-]{1,64} {1,2}@ {1,2}(?:[A-Z0-9-]{1,63} ?\\. ?){1,4}[A-Z]{2,24}", () => true, "@");
const AT_SHOUTED = rule(
  `\\b(?<local>[A-Z0-9._+-]{1,64}) (?<at>at) ${HOST}`,
  ({ groups }) => groups?.at === "AT" && groups.local !== groups.local.toUpperCase(),
);

/** All else with that word is left as it was. @param {string} letters @returns {Iterable<import("./guard_plain.js").Span>} */
export function* EMAIL_SHOUTED(letters) {
  for (const span of AT_SHOUTED(letters)) if (span[2]) yield span;
}

export const FEDERATED = rule(`@[A-Z0-9_]{2,30}@${HOST}`, () => true, "@");

const SITES =
  "insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|kik|whats ?app|twitter|tik ?tok|only ?fans|facebook|fb|discord|skype|wickr|adult ?work|viva ?street|fansly" +
  "|reddit|viber|wechat|微信号?|инстаграм|телеграм|фейсбук|вайбър|тикток|инста";
const NAMED = "user ?name|utilizator|usuario|uzytkownik|felhasznalonev|потребител";
const SIGN = "(?<sign> ?[:=] ?| (?:is|was|es|este|e|to|е|-|\\*) | )";
const TIME = /^@[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:am|pm|ish)?$/i;
const AFTER = /[ \t\r\f\v]*(?:$|[.,;)\n])/y;

/** After a site's name: what holds a digit or a join is a name; a plain word only after a colon or "name is", and only if nothing follows it. @param {RegExpMatchArray} match */
function isAName(match) {
  const name = (match.groups?.name ?? "").replace(/\.{1,30}$/, "");
  if (/^[0-9]+$/.test(name)) return name.length >= 5;
  if (/[0-9_.]/.test(name)) return true;
  const sign = (match.groups?.sign ?? "").trim();
  AFTER.lastIndex = spanOf(match)[1];
  return (/^[:=]$/.test(sign) || (match.groups?.named !== undefined && /^(?:is|was)$/.test(sign))) && AFTER.test(match.input ?? "");
}

export const AT_NAME = rule("@(?=[0-9_.]{0,30}[A-Z])[A-Z0-9_][A-Z0-9_.]{1,29}", (match) => !TIME.test(match[0]));
export const SITES_OWN = rule(
  "\\bu/[A-Z0-9_-]{3,20}|\\b[A-Z0-9_.]{2,32}#[0-9]{4}|\\bsignal(?: (?:user ?name|name|id))?(?: is|:)? [A-Z_][A-Z0-9_]{2,31}\\.[0-9]{2,9}",
);
export const ON_A_SITE = rule(
  `(?:${SITES})(?:ie|on|ul)?(?: (?:mea|meu|mio|mia|moj))?(?<named> (?:name|user ?name|handle|id|account|profile|page))?${SIGN}@?(?<name>[A-Z0-9_.]{3,30})`,
  isAName,
);
export const USERNAME = rule(`(?<named>${NAMED})${SIGN}@?(?<name>[A-Z0-9_.]{3,30})`, isAName);
export const JOINED = rule("(?=[0-9_]{0,40}[A-Z])[A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5}", () => true, "_");
