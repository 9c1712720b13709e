"""What somebody reads who comes when nobody new can come in: the project's own out-of-hours words where they fit, else those that come with chatd.

It chooses among words only; that it is closed, when it opens next, the number for danger and where else to turn are said beside them in any case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from chatd.domain import out_of_hours, out_of_hours_fields
from chatd.domain.out_of_hours import Choice, Reason
from chatd.domain.people import Project
from chatd.wording.out_of_hours import fill_of, own_of
from protocols.spoken import OutOfHours

WHILE_SHUT: Final = frozenset({Reason.HOURS, Reason.HOLIDAY, Reason.TWO_DID_NOT_COME, Reason.BY_HAND})
"""Only then it is said what a message would mean: at other times two workers are there."""
ONE_OF: Final = ("two_did_not_come", "holiday", "by_hand")
"""Said for their reason alone, and so told only as what is said now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """*lines*: beneath the heading that names the state. *message*: what it would mean to write to us now. *choice*: how the lines were come by."""

    reason: Reason | None
    lines: tuple[str, ...]
    message: tuple[str, ...]
    choice: Choice | None


def said_now(project: Project, supplied: OutOfHours, language: str, reason: Reason | None, day: date) -> Said:
    """*day*: on the project's own calendar. No reason, no words: it is open."""
    if reason is None:
        return Said(reason=None, lines=(), message=(), choice=None)
    choice, fill = out_of_hours.choose(own_of(project), language=language, day=day, reason=reason), fill_of(project)
    own = out_of_hours_fields.filled(choice.text.lines, fill) if choice.text else ()
    message = out_of_hours_fields.filled(choice.message, fill) or supplied.message
    return Said(reason=reason, lines=own or _supplied(supplied, reason), message=message if reason in WHILE_SHUT else (), choice=choice)


def put_into(words: dict[str, Any], said: Said) -> None:
    """For the visitor's page: what is said now in the place of what might be said for every reason. *words*: `out_of_hours` of what `Agreed` says."""
    for name in ONE_OF:
        words.pop(name, None)
    if "busy" in words and said.reason is Reason.BUSY:
        words["busy"] = " ".join(said.lines)
    if "closed" in words:
        words.update(reason=said.reason, said=list(said.lines), message=list(said.message))


def _supplied(words: OutOfHours, reason: Reason) -> tuple[str, ...]:
    """Outside the hours the heading says it all."""
    return () if reason is Reason.HOURS else (str(getattr(words, reason.value)),)
