"""Hints on who might take a waiting visitor, so that what was asked is met and the load stays even. Nobody is forced by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chatd.domain.conversation import Conversation
from chatd.domain.pairing import Capacity, Loads, Shift, is_free_to_take


class HintKind(StrEnum):
    """What is said to one worker about one visitor. Of a colleague only what all see: a name, a language, how much they hold."""

    ASKED_FOR_YOU = "asked_for_you"
    FITS_YOU = "fits_you"
    YOU_SPEAK_IT = "you_speak_it"
    SPEAKS_IT = "speaks_it"
    YOU_HAD_FEWER = "you_had_fewer"
    HAD_FEWER = "had_fewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """*name*: the colleague it speaks of, None when it speaks of the reader."""

    kind: HintKind
    name: str | None = None


def hint_for(me: Shift, conversation: Conversation, shifts: Iterable[Shift], *, held: Loads, capacity: Capacity) -> Hint | None:
    """What was asked comes before the load. None when it is all the same who takes, or this worker cannot."""
    free = [shift for shift in shifts if is_free_to_take(shift, conversation, held=held, capacity=capacity)]
    if me.id not in {shift.id for shift in free}:
        return None
    return _asked_of(me, conversation) or _by_language(me, conversation, free, held) or _by_load(me, free, held)


def _asked_of(me: Shift, conversation: Conversation) -> Hint | None:
    if me.person in conversation.wish.people:
        return Hint(kind=HintKind.ASKED_FOR_YOU)
    is_mine = conversation.wish.gender is not None and conversation.wish.gender is me.gender
    return Hint(kind=HintKind.FITS_YOU) if is_mine else None


def _by_language(me: Shift, conversation: Conversation, free: list[Shift], held: Loads) -> Hint | None:
    speakers = [shift for shift in free if conversation.language in shift.languages]
    if not speakers or len(speakers) == len(free):
        return None
    if me in speakers:
        return Hint(kind=HintKind.YOU_SPEAK_IT)
    return Hint(kind=HintKind.SPEAKS_IT, name=min(speakers, key=lambda shift: _load(shift, held)).name)


def _by_load(me: Shift, free: list[Shift], held: Loads) -> Hint | None:
    lightest = min(_load(shift, held) for shift in free)
    light = [shift for shift in free if _load(shift, held) == lightest]
    if len(light) == len(free):
        return None
    return Hint(kind=HintKind.YOU_HAD_FEWER) if me in light else Hint(kind=HintKind.HAD_FEWER, name=light[0].name)


def _load(shift: Shift, held: Loads) -> tuple[int, int]:
    """What is in hand now, then what there has been since check-in."""
    return held.of(shift.id), shift.had
