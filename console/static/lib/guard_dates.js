// @ts-check
/** Which days are somebody's day of birth, and which an appointment, or the day of a law. The same as `chatd/domain/redaction_dates.py`. */

import { rule } from "./guard_plain.js";

/** @typedef {import("./guard_plain.js").Span} Span */

const MONTHS = [
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
  "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|septembrie|octombrie|noiembrie|decembrie",
  "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia",
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
  "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
  "januar|februar|marcius|aprilis|majus|junius|julius|augusztus|szeptember|oktober",
  "marz|juni|juli|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre",
  "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre",
  "janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro",
].join("|");
const ORDINALS =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth" +
  "|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first";
const DATE =
  "(?<y1>(?:19|20)[0-9]{2})[-/.] ?(?<a1>[0-9]{1,2})[-/.] ?(?<b1>[0-9]{1,2})\\.?" +
  "|(?<a2>[0-9]{1,2}) ?[-/. ] ?(?<b2>[0-9]{1,2}) ?[-/. ] ?(?<y2>(?:19|20)[0-9]{2}|[0-9]{2})" +
  `|(?<a3>[0-9]{1,2})(?:st|nd|rd|th|\\.)?(?: of| de)?[ -](?:${MONTHS})[,.]?(?: de)?[ -](?<y3>(?:19|20)[0-9]{2}|[0-9]{2})` +
  `|(?:${MONTHS})\\.? (?<a4>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y4>(?:19|20)[0-9]{2})` +
  `|(?<y5>(?:19|20)[0-9]{2})\\.? (?:${MONTHS}) (?<a5>[0-9]{1,2})\\.?` +
  "|(?<a6>[0-9]{2})(?<b6>[0-9]{2})(?<y6>(?:19|20)[0-9]{2})" +
  "|(?<a7>[0-9]{2})(?<b7>[0-9]{2})(?<y7>[0-9]{2})" +
  "|(?<a8>[0-9]{1,2})[./ -](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[./ -](?<y8>(?:19|20)[0-9]{2})" +
  `|(?:${ORDINALS})(?: of)? (?:${MONTHS}),? (?<y9>(?:19|20)[0-9]{2})` +
  "|(?<y10>(?:19|20)[0-9]{2})年(?<a10>[0-9]{1,2})月(?<b10>[0-9]{1,2})日?";
const BIRTH =
  /(?:\bborn|birth|\bdob\b|\bd\.o\.b|\bb\.|nascut|nasteri|nastere|\bn\.|urodz|\bur\.|\bnaci|nacimiento|\bnac\.|cumple|роден|рожд|раждане|род\.|р\. на|szul|\bgeb|\bnee? le|naissance|\bnat[oa] il|nascita|nascid|nascimento)[^\n]{0,24}$/i;
const LAW =
  /(?:\b(?:act|law|regulations?|directive|order|ustawa|ustawy|rozporzadzeni[ae]|legea|ley|loi|decret|decreto|gesetz|legge|lei)\b|закон|torveny)[^\n]{0,24}$/i;
const LIVED = [1920, 2009];

/** @param {string} letters @returns {Iterable<Span>} */
export function* dates(letters) {
  for (const [start, end, isDay] of DAYS(letters)) {
    const before = letters.slice(Math.max(0, start - 34), start);
    const said = letters.slice(start, end);
    const isBare = /^[0-9]+$/.test(said);
    const hasCue = BIRTH.test(before);
    const year = (isBare ? said.slice(4) : said).match(/(?:19|20)[0-9]{2}/)?.[0];
    const isLived = year !== undefined && LIVED[0] <= Number(year) && Number(year) <= LIVED[1];
    if (isDay && (hasCue || (year !== undefined && !isBare))) yield [start, end, hasCue || (isLived && !LAW.test(before))];
  }
}

const WITH_A = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a10"];
const WITH_B = ["b1", "b2", "b6", "b7", "b10"];

/** @param {RegExpMatchArray} match */
function couldBeADay({ groups = {} }) {
  const [a, b] = [WITH_A.map((name) => groups[name]), WITH_B.map((name) => groups[name])].map((found) => Number(found.find(Boolean) ?? 1));
  return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}

const DAYS = rule(DATE, couldBeADay);
