"""One entry of the directory as words by column: what each column may hold, and what to write instead.

Every fault is noted and reading goes on, so that all are told at once. What belongs together is known to `chatd/domain/service_fields.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from chatd.domain import service_people
from chatd.domain.services import Check, Whose

# fmt: off
COLUMNS: Final = (
    "name", "what", "for_whom", "needs", "areas", "hours", "languages", "phone", "sms", "web", "email", "walk_in", "cost", "whose",
    "source", "source_web", "verified", "verified_by", "review_by", "shared", "withdrawn",
)
# fmt: on
NEEDED: Final = ("name", "what", "needs", "areas")
MOST: Final = {"name": 80, "what": 400, "for_whom": 200, "hours": 200, "walk_in": 300, "cost": 120, "source": 120}
_ONE_LINE: Final = frozenset({"name", "source"})
_MOST_IN_A_LIST: Final = 60

_PHONE: Final = re.compile(r"\+?[0-9](?:[0-9 ()-]{0,22}[0-9])")
_LATIN: Final = r"[A-Za-z0-9À-ÿ-]+(?:\.[A-Za-z0-9À-ÿ-]+)+"
_OTHER: Final = r"(?:[^\x00-\xff\s\u0100-\u024f\u1e00-\u1eff]|[0-9-])+\.(?:[^\x00-\xff\s\u0100-\u024f\u1e00-\u1eff]|[0-9.-])+"
_WEB: Final = re.compile(rf"https://(?:{_LATIN}|{_OTHER})(?:[/?#][^\s<>\"]*)?")
"""Letters of two scripts in one host look like another host; `canned_answers/addresses.py` says more."""
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACES: Final = re.compile(r"[^\S\n]+")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))
_LOST_ITS_NOUGHT: Final = 9
"""Digits. Shorter ones, like 111 and 116 123, are whole without."""


def tidy(text: str) -> str:
    """Single spaces, no space at the ends of lines, no empty lines round it, one kind of line break, letters with their accents in one piece, and none of the
    signs that nobody sees."""
    plain = unicodedata.normalize("NFC", text).translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in plain.split("\n")).strip()


class Row:
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
        text = self._shaped(column, _PHONE, "write one number, like +44 191 496 0000, and words about it elsewhere")
        if text and text[0] not in "+0" and sum(map(str.isdigit, text)) >= _LOST_ITS_NOUGHT:
            self.wrong(column, "begins with neither + nor 0; a spreadsheet may have taken the 0 away, so write it with spaces, like 0191 496 0000")
        return text

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
            self.wrong(column, "write a day as year-month-day, like 2026-11-21; where a spreadsheet turns it round, put an apostrophe before it")
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
