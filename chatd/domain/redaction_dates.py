"""Which days are somebody's day of birth, and which an appointment, or the day of a law. `console/static/lib/guard_dates.js` is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chatd.domain.redaction_plain import ANY_CASE, Span, rule

_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    "|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|septembrie|octombrie|noiembrie|decembrie"
    "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"
    "|januar|februar|marcius|aprilis|majus|junius|julius|augusztus|szeptember|oktober"
    "|marz|juni|juli|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    "|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro"
)
_ORDINALS: Final = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    "|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first"
)
_DATE: Final = (
    r"(?P<y1>(?:19|20)[0-9]{2})[-/.] ?(?P<a1>[0-9]{1,2})[-/.] ?(?P<b1>[0-9]{1,2})\.?"
    r"|(?P<a2>[0-9]{1,2}) ?[-/. ] ?(?P<b2>[0-9]{1,2}) ?[-/. ] ?(?P<y2>(?:19|20)[0-9]{2}|[0-9]{2})"
    rf"|(?P<a3>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?(?: of| de)?[ -](?:{_MONTHS})[,.]?(?: de)?[ -](?P<y3>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|(?:{_MONTHS})\.? (?P<a4>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)[0-9]{{2}})"
    rf"|(?P<y5>(?:19|20)[0-9]{{2}})\.? (?:{_MONTHS}) (?P<a5>[0-9]{{1,2}})\.?"
    r"|(?P<a6>[0-9]{2})(?P<b6>[0-9]{2})(?P<y6>(?:19|20)[0-9]{2})"
    r"|(?P<a7>[0-9]{2})(?P<b7>[0-9]{2})(?P<y7>[0-9]{2})"
    r"|(?P<a8>[0-9]{1,2})[./ -](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[./ -](?P<y8>(?:19|20)[0-9]{2})"
    rf"|(?:{_ORDINALS})(?: of)? (?:{_MONTHS}),? (?P<y9>(?:19|20)[0-9]{{2}})"
    r"|(?P<y10>(?:19|20)[0-9]{2})年(?P<a10>[0-9]{1,2})月(?P<b10>[0-9]{1,2})日?"
)
_BIRTH: Final = re.compile(
    r"(?:\bborn|birth|\bdob\b|\bd\.o\.b|\bb\.|nascut|nasteri|nastere|\bn\.|urodz|\bur\.|\bnaci|nacimiento|\bnac\.|cumple"
    r"|роден|рожд|раждане|род\.|р\. на|szul|\bgeb|\bnee? le|naissance|\bnat[oa] il|nascita|nascid|nascimento)[^\n]{0,24}\Z",
    ANY_CASE,
)
_LAW: Final = re.compile(
    r"(?:\b(?:act|law|regulations?|directive|order|ustawa|ustawy|rozporzadzeni[ae]|legea|ley|loi|decret|decreto|gesetz|legge|lei)\b|закон|torveny)[^\n]{0,24}\Z",
    ANY_CASE,
)
_LIVED: Final = (1920, 2009)
"""Years in which somebody who turns to us may have been born. A full date within them is taken for a birth, unless a law is named before it; one of another
year only beside a word that says so: appointments and what happened lately have dates as well."""


def dates(letters: str) -> Iterator[Span]:
    for start, end, is_day in rule(_DATE, _could_be_a_day)(letters):
        before, said = letters[max(0, start - 34) : start], letters[start:end]
        has_cue = _BIRTH.search(before) is not None
        year = re.search(r"(?:19|20)[0-9]{2}", said[4:] if said.isdigit() else said)
        if is_day and (has_cue or (year and not said.isdigit())):
            yield start, end, has_cue or (year is not None and _LIVED[0] <= int(year[0]) <= _LIVED[1] and _LAW.search(before) is None)


_WITH_A: Final = (1, 2, 3, 4, 5, 6, 7, 8, 10)
_WITH_B: Final = (1, 2, 6, 7, 10)
"""Forms of a date with a first and a second number beside the year."""


def _could_be_a_day(match: re.Match[str]) -> bool:
    a, b = (next((int(match[f"{name}{form}"]) for form in forms if match[f"{name}{form}"]), 1) for name, forms in (("a", _WITH_A), ("b", _WITH_B)))
    return 1 <= min(a, b) <= 12 and max(a, b) <= 31
