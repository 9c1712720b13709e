"""A service as words by column, and back: what each column may hold, and what to write instead. `written(read(…))` gives the same words again.

Forms and files are read here alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from chatd.domain.service_places import place
from chatd.domain.service_row import COLUMNS, Row
from chatd.domain.services import Check, Entry, Reach, Service, Source

_LONGEST_TRUST_DAYS: Final = 731
_OF_THE_CHECK: Final = ("source", "source_web", "verified", "verified_by", "review_by")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Unfit(ValueError):
    """Some columns cannot be used. *faults*: (column, what to do), in the order of the columns."""

    def __init__(self, faults: Collection[tuple[str, str]]) -> None:
        super().__init__()
        self.faults = tuple(sorted(faults, key=lambda fault: COLUMNS.index(fault[0])))


def read(words: Mapping[str, str], *, known_needs: Collection[str], today: date) -> Entry:
    """One entry, without an id. A column that is not there is empty. Raises `Unfit` with every fault at once."""
    row = Row(words)
    entry = Entry(service=_service(row, known_needs, today), shared=row.yes("shared"), withdrawn=row.yes("withdrawn"))
    if row.faults:
        raise Unfit(row.faults.items())
    return entry


def written(entry: Entry) -> dict[str, str]:
    """The words by column, all columns, in their order."""
    service, reach, source = entry.service, entry.service.reach, entry.service.source
    return {
        "name": service.name,
        "what": service.what,
        "for_whom": service.for_whom,
        "needs": " ".join(service.needs),
        "areas": " ".join(service.areas),
        "hours": service.hours,
        "languages": " ".join(service.languages),
        "phone": reach.phone,
        "sms": reach.sms,
        "web": reach.web,
        "email": reach.email,
        "walk_in": reach.walk_in,
        "cost": service.cost,
        "whose": service.whose,
        "source": source.name,
        "source_web": source.web,
        "verified": service.verified.on.isoformat() if service.verified else "",
        "verified_by": service.verified.by if service.verified else "",
        "review_by": service.review_by.isoformat() if service.review_by else "",
        "shared": "yes" if entry.shared else "",
        "withdrawn": "yes" if entry.withdrawn else "",
    }


def with_what_stood(entry: Entry, before: Entry, unsaid: Collection[str]) -> Entry:
    """*entry*, as a list has it that has no columns *unsaid*, with what *before* had in them. That somebody checked it stays only where nothing else is
    otherwise: nobody has checked what is new."""
    stood, said = written(before), written(entry)
    facts = {**said, **{column: stood[column] for column in COLUMNS if column in unsaid and column not in _OF_THE_CHECK}}
    if all(facts[column] == stood[column] for column in COLUMNS if column not in _OF_THE_CHECK):
        with suppress(Unfit):
            return _again({**facts, **{column: stood[column] for column in _OF_THE_CHECK if column in unsaid}})
    return _again(facts)


def _again(words: Mapping[str, str]) -> Entry:
    """What was read once already."""
    return read(words, known_needs=words["needs"].split(), today=date.max)


def _service(row: Row, known_needs: Collection[str], today: date) -> Service:
    reach = Reach(phone=row.phone("phone"), sms=row.phone("sms"), web=row.web("web"), email=row.email("email"), walk_in=row.words("walk_in"))
    source = Source(name=row.words("source"), web=row.web("source_web"))
    if reach == Reach() and row.faults.keys().isdisjoint({"phone", "sms", "web", "email", "walk_in"}):
        row.wrong("phone", "say how to reach it: fill in phone, sms, web, email or walk_in")
    if source.web and not source.name:
        row.wrong("source", "name the source that source_web belongs to")
    verified, review_by = row.check(today), row.day("review_by")
    _agree(row, verified, review_by, source)
    return Service(
        name=row.words("name"),
        what=row.words("what"),
        for_whom=row.words("for_whom"),
        needs=row.listed("needs", _need(known_needs)),
        areas=row.listed("areas", lambda word: place(word).text),
        hours=row.words("hours"),
        languages=row.listed("languages", _language),
        reach=reach,
        cost=row.words("cost"),
        whose=row.whose(),
        source=source,
        verified=verified,
        review_by=review_by,
    )


def _agree(row: Row, verified: Check | None, review_by: date | None, source: Source) -> None:
    """What was verified has a source, and a day to look again that is not years away: a check that never grows old is none."""
    if verified is None:
        return
    if not source.name:
        row.wrong("source", "say what it was compared with when it was verified, like: their own site")
    if review_by is None or not 0 < (review_by - verified.on).days <= _LONGEST_TRUST_DAYS:
        row.wrong("review_by", "write a day after verified and at most two years later, like 2027-05-21")


def _need(known: Collection[str]) -> Callable[[str], str]:
    def read_need(word: str) -> str:
        if word.lower() not in known:
            raise ValueError(f"there is no such need; there are: {', '.join(known)}")
        return word.lower()

    return read_need


def _language(word: str) -> str:
    if not _LANGUAGE.fullmatch(word):
        raise ValueError("write the language's short code, like en or ro")
    return word
