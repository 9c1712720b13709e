"""Conversations, shifts and instants for the tests of the domain, in few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from chatd.domain import talk
from chatd.domain.conversation import Conversation, Newcomer, Why
from chatd.domain.ids import ConversationId, PersonId, ProjectId, ShiftId
from chatd.domain.pairing import Shift

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
NORTHTOWN = ProjectId("northtown")
EASTPORT = ProjectId("eastport")
WREN, HERON, OTTER = ShiftId("wren-1"), ShiftId("heron-1"), ShiftId("otter-1")


def after(seconds: float) -> datetime:
    """So long after noon."""
    return NOON + timedelta(seconds=seconds)


def person_of(shift: ShiftId) -> PersonId:
    """`wren-1` is Wren's first shift, `wren-2` the one after a reload."""
    return PersonId(shift.partition("-")[0])


def newcomer(shift: ShiftId) -> Newcomer:
    return Newcomer(shift=shift, person=person_of(shift), name=person_of(shift).title(), charity="Northtown Project", key=f"key of {shift}")


def on_shift(id: ShiftId, *, languages: tuple[str, ...] = ("en",), serves: frozenset[ProjectId] = frozenset({NORTHTOWN})) -> Shift:
    return Shift(
        id=id,
        person=person_of(id),
        name=person_of(id).title(),
        charity="Northtown Project",
        languages=languages,
        serves=serves,
        key=f"key of {id}",
        active_at=NOON,
    )


def arriving() -> Conversation:
    return Conversation(id=ConversationId("c1"), project=NORTHTOWN, language="en", arrived=NOON, page="page")


def waiting() -> Conversation:
    return talk.let_in(arriving())


def taken() -> Conversation:
    """Wren has taken the visitor and Heron is second; nobody holds the key yet."""
    return talk.taken(waiting(), first=newcomer(WREN), second=newcomer(HERON), at=NOON)


def paired() -> Conversation:
    epoch = talk.with_epoch(taken(), number=1, roster=taken().slots)
    half = talk.with_key_held(epoch, shift=WREN, epoch=1, at=NOON)
    return talk.with_key_held(half, shift=HERON, epoch=1, at=NOON)


def alone() -> Conversation:
    """Heron's line went down at noon, and the grace has passed."""
    return talk.settled(talk.worker_lost(paired(), shift=HERON, at=NOON), at=after(4))


def interrupted() -> Conversation:
    return talk.visitor_lost(paired(), at=NOON)


def over() -> Conversation:
    return talk.ended(paired(), Why.FINISHED)
