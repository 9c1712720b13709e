"""An entry of the directory as its form has it, and a form as an entry's columns: names of languages instead of codes, days and checks as one chooses them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from chatd.domain import service_fields
from chatd.domain.services import Entry, Whose
from console.language_names import IN_ENGLISH, language_name
from console.own_pages import Posted

LINES: Final = frozenset({"what", "for_whom", "hours", "walk_in", "cost"})
"""Fields that may have several lines."""
_AS_WRITTEN: Final = (
    "name",
    "what",
    "for_whom",
    "areas",
    "hours",
    "phone",
    "sms",
    "web",
    "email",
    "walk_in",
    "cost",
    "whose",
    "source",
    "source_web",
)
_TRUSTED_FOR: Final = timedelta(days=182)
_CODES: Final = {name.casefold(): code for code, name in IN_ENGLISH.items()}


def form_words(entry: Entry, today: date) -> dict[str, str]:
    """What stands in the form of an entry: its columns, and half a year from now as the day to look again where none is to come."""
    words = service_fields.written(entry)
    again = entry.service.review_by
    later = again if again and again > today else today + _TRUSTED_FOR
    return {**words, "languages": ", ".join(map(_shown, entry.service.languages)), "review_by": later.isoformat()}


def blank_words(today: date) -> dict[str, str]:
    """What stands in the form of a new entry."""
    return {"checked": "no", "whose": Whose.GENERAL, "review_by": (today + _TRUSTED_FOR).isoformat()}


def columns(posted: Posted, *, before: Entry | None, today: date) -> dict[str, str]:
    """The columns that a form means. *before*: the entry as it stands. A shared one stays shared: other charities rely on it."""
    words = {name: posted.one(name) for name in _AS_WRITTEN}
    words |= {"needs": " ".join(posted.every("needs")), "languages": _codes(posted.one("languages"))}
    words |= {"shared": "yes" if posted.one("shared") == "yes" or (before is not None and before.shared) else ""}
    words |= {"withdrawn": "yes" if before is not None and before.withdrawn else ""}
    return {**words, **_check(posted, before, today)}


def checked_again(posted: Posted, entry: Entry, today: date) -> dict[str, str]:
    """The columns of an entry that somebody has made sure of today."""
    again = {name: posted.one(name) for name in ("source", "source_web", "review_by")}
    return {**service_fields.written(entry), **again, "verified": today.isoformat(), "verified_by": posted.person.sign_in}


def faults_of(faults: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By the field of the form where each belongs, as a sentence."""
    return {_FIELDS.get(column, column): _sentence(advice) for column, advice in faults}


LABELS: Final[Mapping[str, str]] = {
    "name": "Name",
    "what": "What they do",
    "for_whom": "For whom",
    "needs": "What people come for",
    "areas": "Which places it reaches",
    "hours": "When it is open",
    "languages": "Languages spoken there",
    "phone": "Telephone",
    "sms": "Text message",
    "web": "Web address",
    "email": "E-mail",
    "walk_in": "Where to go",
    "cost": "What it costs",
    "whose": "Whose it is",
    "checked": "Has somebody made sure of it?",
    "source": "Compared with",
    "source_web": "Its web address",
    "review_by": "To be checked again by",
}
"""What the fields of the form are called."""
_FIELDS: Final[Mapping[str, str]] = {"verified": "checked", "verified_by": "checked"}
_CALLED: Final[Mapping[str, str]] = {
    "walk_in": "where to go",
    "source_web": "its web address",
    "phone, sms, web, email": "telephone, text, web, e-mail",
    "after verified": "after the day of the check",
    "the language's short code, like en or ro": "the language's name in English, like Romanian, or its short code, like ro",
    "; a spreadsheet may have taken the 0 away, so write it with spaces,": "; write all of it,",
}
"""What columns are called on a form."""


def _check(posted: Posted, before: Entry | None, today: date) -> dict[str, str]:
    check, again = before.service.verified if before else None, posted.one("review_by")
    match posted.one("checked"):
        case "today":
            return {"verified": today.isoformat(), "verified_by": posted.person.sign_in, "review_by": again}
        case "before" if check is not None:
            return {"verified": check.on.isoformat(), "verified_by": check.by, "review_by": again}
        case _:
            return {"verified": "", "verified_by": "", "review_by": ""}


def _shown(code: str) -> str:
    return code if "-" in code else language_name(code)


def _codes(typed: str) -> str:
    """`English, ro` is `en ro`; what is no language we can name stays, and is refused where it is read."""
    return " ".join(_CODES.get(word.casefold(), word) for word in typed.replace(",", " ").replace(";", " ").split())


def _sentence(advice: str) -> str:
    for column, words in _CALLED.items():
        advice = advice.replace(column, words)
    return f"{advice[:1].upper()}{advice[1:]}."
