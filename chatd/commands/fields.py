"""From what somebody typed to values that hold. Each function raises BadField, which names the option and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import time
from urllib.parse import urlsplit

from chatd.commands.speaking import BadField
from chatd.dangers import ORIGIN_HELP, is_exact_origin, is_zone
from chatd.domain import clinic
from chatd.domain.people import Contact, OnCall, WeeklyOpening
from chatd.mail import is_plain_address
from chatd.passwords import tidy_name

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_HOURS = re.compile(r"\s*(?P<days>[a-z, -]+?)\s+(?P<starts>\d\d:\d\d)\s*-\s*(?P<ends>\d\d:\d\d)\s*", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,24}")
_LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of ordinary size."""


def short_name(text: str, option: str) -> str:
    if not _ID.fullmatch(text):
        raise BadField(option, "use lower case letters, digits and hyphens, like northtown")
    return text


def words(text: str, option: str, *, most: int) -> str:
    tidied = " ".join(text.split())
    if not 1 <= len(tidied) <= most or not tidied.isprintable():
        raise BadField(option, f"write 1 to {most} letters")
    return tidied


def sign_in_name(text: str, option: str) -> str:
    tidied = tidy_name(text)
    if not 2 <= len(tidied) <= 40 or not all(letter.isalnum() or letter in "._-" for letter in tidied):
        raise BadField(option, "use 2 to 40 letters, digits, dots or hyphens, without spaces, like wren")
    return tidied


def origin(text: str, option: str) -> str:
    tidied = text.strip().lower().rstrip("/")
    if tidied.startswith("https://"):
        tidied = tidied.removesuffix(":443")  # a browser never says it
    if not is_exact_origin(tidied):
        raise BadField(option, f"{text!r}: {ORIGIN_HELP}")
    return tidied


def email(text: str, option: str) -> str:
    """One address and nothing else."""
    tidied = text.strip()
    if not is_plain_address(tidied):
        raise BadField(option, "write one address, like wren@example.org")
    return tidied


def known_projects(known: Collection[str], named: Mapping[str, Iterable[str]]) -> None:
    """Refuse a project that is not there. *named*: by option."""
    for option, projects in named.items():
        for each in sorted(set(projects) - set(known)):
            raise BadField(option, f"there is no project {each}; there are: {', '.join(sorted(known)) or 'none yet'}")


def zone(text: str, option: str) -> str:
    if not is_zone(text):
        raise BadField(option, f"{text!r} is not a known time zone; write one like Europe/London or Europe/Bucharest")
    return text


def language(text: str, option: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise BadField(option, f"{text!r}: write the language's short code, like en or ro")
    return text


def country(text: str, option: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise BadField(option, "write the country's two letters, like GB or RO")
    return text.upper()


def colour(text: str, option: str) -> str:
    tidied = text.strip().lower()
    if not _COLOUR.fullmatch(tidied):
        raise BadField(option, "write a colour like #5b3a6e")
    ratio = contrast_on_white(tidied)
    if ratio < _LEAST_CONTRAST:
        raise BadField(option, f"{text} is too pale: white words on it are hard to read ({ratio:.1f} to 1, needs 4.5); choose a darker one")
    return tidied


def contrast_on_white(colour: str) -> float:
    """WCAG's contrast ratio of `#rrggbb` against white."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def web_address(text: str, option: str) -> str:
    if not _is_address(text, {"https"}):
        raise BadField(option, "write a whole https address, like https://www.bbc.co.uk/weather")
    return text


def contact(text: str, option: str) -> Contact:
    """`Name|how to reach them|tel:…`"""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3 or not all(parts):
        raise BadField(option, f"{text!r}: write three parts with | between, like 'Help line|call free, any hour|tel:+448081570137'")
    name, how, href = parts
    if not _is_address(href, {"tel", "sms", "mailto", "https"}):
        raise BadField(option, f"{href!r}: the third part starts with tel:, sms:, mailto: or https://")
    return Contact(name=words(name, option, most=80), how=words(how, option, most=200), href=href)


def of_the_clinic(name: str, text: str, option: str) -> str | None:
    """None for an empty one, which takes it back."""
    try:
        return clinic.fact(name, text)
    except clinic.NoSuchFact as refused:
        raise BadField(option, refused.advice) from None


def on_call(text: str, option: str) -> OnCall:
    """`Name|+44…`"""
    name, bar, phone = (part.strip() for part in text.partition("|"))
    if not bar or not name or not _PHONE.fullmatch(phone):
        raise BadField(option, f"{text!r}: write a name and a phone number with | between, like 'Finch|+44 7700 900123'")
    return OnCall(name=words(name, option, most=80), phone=phone)


def hours(text: str, option: str) -> tuple[WeeklyOpening, ...]:
    """`Mon-Fri 10:00-22:00`: one opening for each day. An end at or before the start is on the next day."""
    try:
        return tuple(_openings(text))
    except ValueError:
        raise BadField(option, f"{text!r}: write days and hours like 'Mon-Fri 10:00-22:00' or 'Sat,Sun 18:00-02:00'") from None


def _openings(text: str) -> Iterator[WeeklyOpening]:
    found = _HOURS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    for day in _days(found["days"]):
        yield WeeklyOpening(weekday=day, starts=time.fromisoformat(found["starts"]), ends=time.fromisoformat(found["ends"]))


def no_overlap(openings: Iterable[WeeklyOpening], option: str) -> tuple[WeeklyOpening, ...]:
    """The week in order. Two openings at once are a slip of the pen, not a longer one."""
    week = sorted(openings, key=_minutes)
    spans = [_minutes(each) for each in week]
    round_the_week = [*spans[1:], (spans[0][0] + 7 * 1440, 0)] if spans else []
    for each, (_, ends), (next_starts, _) in zip(week, spans, round_the_week, strict=True):
        if next_starts < ends:
            raise BadField(option, f"two openings overlap around {DAYS[each.weekday].title()} {each.starts:%H:%M}; give each hour once")
    return tuple(week)


def each(texts: Iterable[str], option: str, read: Callable[[str, str], str]) -> tuple[str, ...]:
    """All of a repeated option, each once, in the order given."""
    return tuple(dict.fromkeys(read(text, option) for text in texts))


def _minutes(opening: WeeklyOpening) -> tuple[int, int]:
    """Start and end in minutes since Monday began."""
    starts = opening.weekday * 1440 + opening.starts.hour * 60 + opening.starts.minute
    lasts = (opening.ends.hour - opening.starts.hour) * 60 + opening.ends.minute - opening.starts.minute
    return starts, starts + (lasts if lasts > 0 else lasts + 1440)


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in text.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        days += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return days


def _is_address(text: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    rest = parts.netloc if parts.scheme == "https" else parts.path
    return parts.scheme in schemes and bool(rest) and len(text) <= 400 and text.isprintable() and " " not in text
