"""Why something about keys was not done: a field and a code, so that a page can say what to do next."""

from __future__ import annotations

from enum import StrEnum

from chatd.domain.refusals import Refusal


class Code(StrEnum):
    """What is wrong with a field."""

    TOO_LARGE = "too_large"
    OUT_OF_STEP = "out_of_step"
    NOT_YOURS = "not_yours"
    NOT_SIGNED = "not_signed"
    NO_ROOT = "no_root"
    NO_KEYS = "no_keys"
    NOT_VOUCHED = "not_vouched"
    TOO_LONG = "too_long"
    TOO_EARLY = "too_early"
    OVER = "over"
    OTHER_KEYS = "other_keys"
    NOT_SERVING = "not_serving"
    NOT_A_LEAD = "not_a_lead"
    NO_SHEET = "no_sheet"
    NO_SECOND_STEP = "no_second_step"
    NOT_AGREED = "not_agreed"
    TAKEN_BACK = "taken_back"
    NOT_THE_NEXT = "not_the_next"


class KeysRefused(Refusal):
    """Nothing has changed. *field*: of what was sent."""

    def __init__(self, field: str, code: Code) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code


class NoSuchThing(Refusal):
    """Not there, or not theirs to know of: the two are answered alike."""
