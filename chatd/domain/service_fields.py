"""A service as words by column, and back: what each column may hold, and what to write instead. `written(read(…))` gives the same words again.

Forms and files are read here alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final

from chatd.domain import service_people
from chatd.domain.service_places import place
from chatd.domain.services import Check, Entry, Reach, Service, Source, Whose

# fmt: off
COLUMNS: Final = (
    "name", "what", "for_whom", "needs", "areas", "hours", "languages", "phone", "sms", "web", "email", "walk_in", "cost", "whose",
    "source", "source_web", "verified", "verified_by", "review_by", "shared", "withdrawn",
)
# fmt: on
NEEDED: Final = ("name", "what", "needs", "areas")
MOST: Final = {"name": 80, "what": 400, "for_whom": 200, "hours": 200, "walk_in": 300, "cost": 120, "source": 120}
_ONE_LINE: Final = frozenset({"name", "source"})
_LONGEST_TRUST_DAYS: Final = 731
_MOST_IN_A_LIST: Final = 60

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PHONE: Final = re.compile(r"\+?[0-9](?:[0-9 ()-]{0,22}[0-9])")
_WEB: Final = re.compile(r"https://[^\s<>\"/@:]+\.[^\s<>\"/@:]+(?:[/?#][^\s<>\"]*)?")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACES: Final = re.compile(r"[^\S\n]+")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))


class Unfit(ValueError):
    """Some columns cannot be used. *faults*: (column, what to do), in the order of the columns."""

    def __init__(self, faults: Collection[tuple[str, str]]) -> None:
        super().__init__()
        self.faults = tuple(sorted(faults, key=lambda fault: COLUMNS.index(fault[0])))


def read(words: Mapping[str, str], *, known_needs: Collection[str], today: date) -> Entry:
    """One entry, without an id. A column that is not there is empty. Raises `Unfit` with every fault at once."""
    row = _Row(words)
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


def tidy(text: str) -> str:
    """Single spaces, no space at the ends of lines, no empty lines round it, one kind of line break, and none of the signs that nobody sees."""
    plain = text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in plain.split("\n")).strip()


def _service(row: _Row, known_needs: Collection[str], today: date) -> Service:
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


def _agree(row: _Row, verified: Check | None, review_by: date | None, source: Source) -> None:
    """What was verified has a source, and a day to look again that is not years away: a check that never grows old is none."""
    if verified is None:
        return
    if not source.name:
        row.wrong("source", "say what it was compared with when it was verified, like: their own site")
    if review_by is None or not 0 < (review_by - verified.on).days <= _LONGEST_TRUST_DAYS:
        row.wrong("review_by", "write a day after verified and at most two years later, like 2027-05-21")


class _Row:
    """The columns of one entry. A fault is noted once a column, and reading goes on."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {column: tidy(words.get(column, "")) for column in COLUMNS}
        self.faults: dict[str, str] = {}

    def wrong(self, column: str, advice: str) -> None:
        self.faults.setdefault(column, advice)

    def words(self, column: str) -> str:
        text, most = self._words[column], MOST[column]
        if column in NEEDED and not text:
            self.wrong(column, "is empty; write it in a few plain words")
        if len(text) > most:
            self.wrong(column, f"has {len(text)} letters; at most {most} will do")
        if column in _ONE_LINE and "\n" in text:
            self.wrong(column, "write it on one line")
        if not text.translate({10: " ", **_JOINERS}).isprintable():
            self.wrong(column, "there is a sign in it that cannot be shown; type it again")
        if advice := service_people.advice_against(text, is_name=column in _ONE_LINE):
            self.wrong(column, advice)
        return text

    def phone(self, column: str) -> str:
        return self._shaped(column, _PHONE, "write one number, like +44 191 496 0000, and words about it elsewhere")

    def email(self, column: str) -> str:
        return self._shaped(column, _EMAIL, "write one address, like hello@northtown.example")

    def web(self, column: str) -> str:
        text = self._shaped(column, _WEB, "write one whole address that begins with https://, at most 300 letters", most=300)
        if text and (advice := service_people.advice_against_address(text)):
            self.wrong(column, advice)
        return text

    def listed(self, column: str, one: Callable[[str], str]) -> tuple[str, ...]:
        """Words with spaces, commas, semicolons or line breaks between them, each once."""
        found: dict[str, None] = {}
        words = [word for word in re.split(r"[\s,;]+", self._words[column]) if word]
        for number, word in enumerate(words, start=1):
            try:
                found[one(word)] = None
            except ValueError as wrong:
                self.wrong(column, f"number {number} in the list: {wrong}")
        if column in NEEDED and not words:
            self.wrong(column, "is empty; name at least one")
        if len(words) > _MOST_IN_A_LIST:
            self.wrong(column, f"names {len(words)}; at most {_MOST_IN_A_LIST} will do")
        return tuple(found)

    def whose(self) -> Whose:
        try:
            return Whose(self._words["whose"].lower() or Whose.GENERAL)
        except ValueError:
            self.wrong("whose", f"write one of: {', '.join(Whose)}; or leave it empty, which means general")
            return Whose.GENERAL

    def yes(self, column: str) -> bool:
        if self._words[column].lower() not in {"", "yes", "no"}:
            self.wrong(column, "write yes, or leave it empty")
        return self._words[column].lower() == "yes"

    def day(self, column: str) -> date | None:
        text = self._words[column]
        day = _day(text)
        if text and day is None:
            self.wrong(column, "write a day as year-month-day, like 2026-11-21; a spreadsheet may have turned it round")
        return day

    def check(self, today: date) -> Check | None:
        on, by = self.day("verified"), self._words["verified_by"]
        if on is not None and on > today:
            self.wrong("verified", "this day has not come yet; write the day on which somebody made sure")
        if by and not (2 <= len(by) <= 40 and all(letter.isalnum() or letter in "._-" for letter in by)):
            self.wrong("verified_by", "write the short name they sign in with, like wren; no full names")
        if bool(by) != bool(self._words["verified"]):
            self.wrong("verified_by" if on else "verified", "verified and verified_by belong together; fill in both, or neither")
        return Check(on=on, by=by) if on is not None and by else None

    def _shaped(self, column: str, shape: re.Pattern[str], advice: str, *, most: int = 120) -> str:
        text = self._words[column]
        if text and (len(text) > most or not shape.fullmatch(text) or not text.isprintable()):
            self.wrong(column, advice)
        return text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


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
