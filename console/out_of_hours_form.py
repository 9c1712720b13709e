"""The form of a project's out-of-hours words: what was typed as fields, and fields as what stands in the form.

Texts are numbered from 1 in the form as they are in the faults; what is left without words is no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from chatd.domain.out_of_hours import Days, Reason
from chatd.domain.out_of_hours_fields import MOST_TEXTS
from console.clock_words import WEEKDAYS
from console.out_of_hours_words import REASONS, days_in_words
from console.own_pages import Posted
from console.rota_views import Choice

LINES: Final = ("message", *(f"lines-{number}" for number in range(1, MOST_TEXTS + 2)))
"""Fields that keep their line breaks."""
KINDS: Final = (("any", "Any day"), ("week", "Some days of the week"), ("span", "From a day to a day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """One text in the form. *kind*: which of its days counts. *faults*: by name of the field, without the number."""

    number: int
    title: str
    typed: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    weekdays: tuple[Choice, ...]
    faults: Mapping[str, str] = field(default_factory=dict)


def typed_in(posted: Posted) -> dict[str, Any]:
    """As fields. A kind of days whose own days are missing is kept as it was typed, so that it is a fault and no text for any day."""
    texts = [_text(posted, number) for number in range(1, MOST_TEXTS + 2) if posted.one(f"lines-{number}").strip()]
    return {"texts": texts, "message": posted.one("message").split("\n")}


def _text(posted: Posted, number: int) -> dict[str, Any]:
    kind, weekdays = posted.one(f"days-{number}"), posted.every(f"weekday-{number}")
    first, last = posted.one(f"first-{number}"), posted.one(f"last-{number}")
    is_span, is_week = kind == "span", kind == "week"
    return {
        "reason": posted.one(f"reason-{number}"),
        "first": first or "?" if is_span else "",
        "last": last or "?" if is_span else "",
        "weekdays": [int(day) if day.isdecimal() and len(day) == 1 else day for day in weekdays] or ["?"] if is_week else [],
        "lines": posted.one(f"lines-{number}").split("\n"),
    }


def text_forms(fields: Mapping[str, Any], faults: Sequence[tuple[str, str]]) -> tuple[TextForm, ...]:
    """Those there are, and an empty one while there may be one more."""
    texts = [*fields["texts"], *([_EMPTY] if len(fields["texts"]) < MOST_TEXTS else [])]
    return tuple(_form(each, number, dict(_of(number, faults))) for number, each in enumerate(texts, start=1))


_EMPTY: Final[Mapping[str, Any]] = {"reason": Reason.HOURS.value, "first": "", "last": "", "weekdays": [], "lines": []}


def _form(text: Mapping[str, Any], number: int, faults: Mapping[str, str]) -> TextForm:
    kind = "span" if text["first"] or text["last"] else "week" if text["weekdays"] else "any"
    ticked = set(map(str, text["weekdays"]))
    return TextForm(
        number=number,
        title=_title(text) if text["lines"] else "",
        typed={name: str(text[name]).replace("?", "") for name in ("first", "last")} | {"lines": "\n".join(text["lines"])},
        reasons=tuple(Choice(value=each.value, words=words, picked=each.value == text["reason"]) for each, words in REASONS.items()),
        kinds=tuple(Choice(value=value, words=words, picked=value == kind) for value, words in KINDS),
        weekdays=tuple(Choice(value=str(day), words=words[:3], picked=str(day) in ticked) for day, words in enumerate(WEEKDAYS)),
        faults=faults,
    )


def _title(text: Mapping[str, Any]) -> str:
    """`A planned closure · Thursday 24 December to Sunday 27 December 2026`; without days that cannot be read."""
    known = REASONS[Reason(text["reason"])] if text["reason"] in set(Reason) else "A text"
    try:
        days = Days(first=_day(text["first"]), last=_day(text["last"]), weekdays=frozenset(map(int, text["weekdays"])))
        return f"{known} · {days_in_words(days)}"
    except (ValueError, IndexError):
        return known


def _of(number: int, faults: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for at, advice in reversed(faults):
        if at.startswith(f"texts.{number}."):
            yield at.rpartition(".")[2], advice


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
