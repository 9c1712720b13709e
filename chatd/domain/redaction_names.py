"""Addresses for mail and names on sites, also as people write them to get past a filter. `console/static/lib/guard_names.js` is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chatd.domain.redaction_plain import ANY_CASE, Rule, Span, rule

_HOST: Final = r"(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}"
_OPEN, _CLOSE = r" ?[\[({] ?", r" ?[\])}] ?"
_SNAIL: Final = "at[ -]sign|a ?rond|arroba|arobase|malpa|kukac|chiocciola|кльомба|маймунско а|маймунка"
_AT: Final = f"{_OPEN}(?:at|@|la|{_SNAIL}){_CLOSE}"
_SAID_AT: Final = f" (?:{_SNAIL}) "
_DOT_WORD: Final = "dot|punct|punto|kropka|pont|punkt|точка"
_DOT_ELSEWHERE: Final = "(?: (?:point|ponto) )"
"""Where the sign before it was named: "at this point it" is English."""
_DOT: Final = rf"(?:{_OPEN}(?:{_DOT_WORD}|\.){_CLOSE}| (?:{_DOT_WORD}) )"
_ENDS: Final = r"(?:com|net|org|info|me|io|ie|ro|eu|pl|es|bg|бг|hu|de|fr|it|pt|nl|uk|co(?:(?: dot |\.)uk)?)"
_LOCAL: Final = rf"\b[A-Z0-9._+-]{{1,64}}(?:{_OPEN}(?:{_DOT_WORD}|\.){_CLOSE}[A-Z0-9_-]{{1,30}})?"
_MAKERS: Final = r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|proton|protonmail|gmx|wp|o2|abv|freemail|citromail|libero|orange)\.[A-Z]{2,3}(?:\.[A-Z]{2})?"

EMAIL: Final = rule(rf"[A-Z0-9._%+'-]{{1,64}}@{_HOST}", needs="@")
EMAIL_SAID: Final = rule(
    rf"{_LOCAL}(?:(?:{_AT}|{_SAID_AT}| at )[A-Z0-9-]{{1,63}}{_DOT}|(?:{_AT}|{_SAID_AT})[A-Z0-9-]{{1,63}}{_DOT_ELSEWHERE}){_ENDS}"
)
EMAIL_HALF_SAID: Final = rule(rf"{_LOCAL}(?:{_AT}|{_SAID_AT}){_HOST}|\b[A-Z0-9._+-]{{1,64}} at {_MAKERS}")
EMAIL_APART: Final = rule(r"\b[A-Z0-9._+-]{1,64} {1,2}@ {1,2}(?:[A-Z0-9-]{1,63} ?\. ?){1,4}[A-Z]{2,24}", needs="@")


def _shouted(letters: str) -> Iterator[Span]:
    """`bea AT example.com`: who writes that word so among small letters means the sign. All else with it is left as it was."""
    return (span for span in _AT_SHOUTED(letters) if span[2])


_AT_SHOUTED: Final = rule(
    rf"\b(?P<local>[A-Z0-9._+-]{{1,64}}) (?P<at>at) {_HOST}", lambda match: match["at"] == "AT" and match["local"] != match["local"].upper()
)
EMAIL_SHOUTED: Final[Rule] = _shouted
FEDERATED: Final = rule(rf"@[A-Z0-9_]{{2,30}}@{_HOST}", needs="@")

_SITES: Final = (
    "insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|kik|whats ?app|twitter|tik ?tok|only ?fans|facebook|fb|discord|skype|wickr|adult ?work|viva ?street|fansly"
    "|reddit|viber|wechat|微信号?|инстаграм|телеграм|фейсбук|вайбър|тикток|инста"
)
_NAMED: Final = "user ?name|utilizator|usuario|uzytkownik|felhasznalonev|потребител"
_SIGN: Final = r"(?P<sign> ?[:=] ?| (?:is|was|es|este|e|to|е|-|\*) | )"
_TIME: Final = re.compile(r"@[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:am|pm|ish)?\Z", ANY_CASE)
_AFTER: Final = re.compile(r"[ \t\r\f\v]*(?:\Z|[.,;)\n])")


def _is_a_name(match: re.Match[str]) -> bool:
    """After a site's name: what holds a digit or a join is a name; a plain word only after a colon or "name is", and only if nothing follows it."""
    name, sign = match["name"].rstrip("."), match["sign"].strip()
    if re.fullmatch(r"[0-9]+", name):
        return len(name) >= 5
    if re.search(r"[0-9_.]", name):
        return True
    return (sign in {":", "="} or (match["named"] is not None and sign in {"is", "was"})) and _AFTER.match(match.string, match.end()) is not None


AT_NAME: Final = rule(r"@(?=[0-9_.]{0,30}[A-Z])[A-Z0-9_][A-Z0-9_.]{1,29}", lambda match: _TIME.match(match[0]) is None)
SITES_OWN: Final = rule(
    r"\bu/[A-Z0-9_-]{3,20}|\b[A-Z0-9_.]{2,32}#[0-9]{4}|\bsignal(?: (?:user ?name|name|id))?(?: is|:)? [A-Z_][A-Z0-9_]{2,31}\.[0-9]{2,9}"
)
ON_A_SITE: Final = rule(
    rf"(?:{_SITES})(?:ie|on|ul)?(?: (?:mea|meu|mio|mia|moj))?(?P<named> (?:name|user ?name|handle|id|account|profile|page))?{_SIGN}@?(?P<name>[A-Z0-9_.]{{3,30}})",
    _is_a_name,
)
USERNAME: Final = rule(rf"(?P<named>{_NAMED}){_SIGN}@?(?P<name>[A-Z0-9_.]{{3,30}})", _is_a_name)
JOINED: Final = rule(r"(?=[0-9_]{0,40}[A-Z])[A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5}", needs="_")
