"""What planning refuses, at which field, and what to do instead. Nothing has changed when one of these is raised."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Why not, for whoever finds words of their own."""

    NOT_UNDERSTOOD = "not_understood"
    NOT_YOURS = "not_yours"
    IS_OVER = "is_over"
    HAS_BEGUN = "has_begun"
    IS_CANCELLED = "is_cancelled"
    IS_CLOSED = "is_closed"
    IS_FULL = "is_full"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    ON_ALREADY = "on_already"
    NOT_ON = "not_on"
    DOES_NOT_SERVE = "does_not_serve"
    OVERLAPS = "overlaps"
    BREAKS_PAIR = "breaks_pair"
    BREAKS_LANGUAGE = "breaks_language"
    BREAKS_EXPERIENCE = "breaks_experience"
    ASKED_ALREADY = "asked_already"
    DOES_NOT_TOUCH = "does_not_touch"


class Refused(Exception):
    """Cannot be done so. *field*: of the form or deed, *advice*: a plain sentence that says what to do instead."""

    def __init__(self, field: str, code: Code, advice: str) -> None:
        super().__init__(advice)
        self.field = field
        self.code = code
        self.advice = advice


class NotThere(Exception):
    """No such thing, or none that this person may know of: the two look the same."""


class AlreadyCovered(Exception):
    """Somebody else was quicker. *by*: the name they chose for shifts."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self.by = by
