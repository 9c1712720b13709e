"""What the domain refuses, as one wire error. Nothing of the exception's own text goes out."""

from __future__ import annotations

from chatd.domain import refusals
from chatd.ports import LogIsFull, OutOfStep
from chatd.wire import Code, Refused

_CODES: dict[type[Exception], Code] = {
    refusals.HasEnded: Code.ENDED,
    refusals.NotInTheRoom: Code.NOT_FOUND,
    refusals.AlreadyTaken: Code.ALREADY_TAKEN,
    refusals.PairIsWhole: Code.ALREADY_TAKEN,
    refusals.EpochOutOfStep: Code.OUT_OF_STEP,
    refusals.RosterIsStale: Code.STALE_ROSTER,
    refusals.NotCheckedIn: Code.NOT_CHECKED_IN,
    refusals.NotAllowed: Code.NOT_ALLOWED,
    refusals.NobodyToPairWith: Code.NO_PARTNER,
    refusals.SomeoneElseFits: Code.SOMEONE_ELSE_FITS,
    refusals.HandsFull: Code.HANDS_FULL,
    refusals.ProjectIsClosed: Code.CLOSED,
    refusals.QueueIsFull: Code.FULL,
    refusals.MustWait: Code.PLEASE_WAIT,
    refusals.IllegalMove: Code.NOT_ALLOWED,
    LogIsFull: Code.LOG_FULL,
    OutOfStep: Code.OUT_OF_STEP,
}

REFUSALS = (refusals.Refusal, LogIsFull, OutOfStep)


def refused(code: Code, *, field: str | None = None) -> Refused:
    """The answer for that code."""
    return Refused(code=code, text_key=f"refused.{code.value}", field=field)


def answer_for(exception: Exception) -> Refused:
    """The answer for that exception."""
    return refused(_CODES.get(type(exception), Code.NOT_ALLOWED))
