"""When a conversation may be kept, on whose word, how long, and what must be written down when anything of it is given away.

An incomplete or contradictory policy is refused with the field and what to do; without a sound one nothing can be kept, and the chat stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from protocols.strictly import Closed, Line, ProtocolRefused, convert, table_of

Code = Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z0-9_]{1,38}\Z")]
Lines = Annotated[tuple[Line, ...], msgspec.Meta(min_length=2, max_length=12)]
Reasons = Annotated[dict[Code, Line], msgspec.Meta(min_length=1, max_length=20)]
Language = Annotated[str, msgspec.Meta(pattern=r"\A[a-z]{2,3}(-[A-Za-z]{2,8})?\Z")]

NEEDED_IN_A_FORM = ("recipient", "purpose", "legal_basis", "proportionality", "what_was_given", "restrictions")
ABOUT_A_WORKER = "about_a_worker"


def _days(least: int, most: int) -> msgspec.Meta:
    return msgspec.Meta(ge=least, le=most)


class Times(Closed, frozen=True):
    """What holds on every ground; `protocols/safeguarding.toml` says what each is for."""

    provisional_days: Annotated[int, _days(1, 14)]
    answer_hours: Annotated[int, _days(0, 24)]
    note_days: Annotated[int, _days(7, 90)]
    note_read_days: Annotated[int, _days(1, 30)]
    slip_days: Annotated[int, _days(1, 14)]
    hold_max_days: Annotated[int, _days(30, 730)]
    after_let_go_days: Annotated[int, _days(1, 30)]
    backup_days: Annotated[int, _days(1, 30)]
    record_bytes_cap: Annotated[int, _days(262_144, 16_777_216)]


class GroundWords(Closed, frozen=True):
    """One ground in one language. *plain*: what a visitor can read beforehand; *told*: what is said when it happens, where the visitor is told."""

    title: Line
    plain: Line
    told: Line | None = None


class WhyTheseTimes(Closed, frozen=True):
    """A reason for each figure."""

    days: Line
    review: Line
    hard_max: Line


class Ground(Closed, frozen=True):
    """*who_confirms*: `second`, or `lead` where the second is not asked. Days are counted from the flag."""

    id: Code
    who_confirms: Literal["second", "lead"]
    days: Annotated[int, _days(7, 3650)]
    review_days: Annotated[int, _days(7, 3650)]
    hard_max_days: Annotated[int, _days(7, 3650)]
    why: WhyTheseTimes
    tell_visitor: bool
    why_told: Line
    lead_considers: Lines
    words: dict[Language, GroundWords]


class Field(Closed, frozen=True):
    """One field of the disclosure form."""

    id: Code
    label: Line
    help: Line
    needed: bool = True


class Form(Closed, frozen=True):
    """What is written down each time anything of a record is given to somebody."""

    field: Annotated[tuple[Field, ...], msgspec.Meta(min_length=1, max_length=20)]
    legal_bases: Reasons


class Why(Closed, frozen=True):
    """Codes that stand in the audit log, in words for whoever picks one. No other words go there."""

    opening: Reasons
    keep: Reasons
    let_go: Reasons
    hold: Reasons
    export: Reasons


class Safeguarding(Closed, frozen=True):
    """The whole policy. *languages*: which there are, and whether somebody at home in it has read it."""

    languages: dict[Language, Literal["reviewed", "unreviewed"]]
    times: Times
    why: Why
    form: Form
    ground: Annotated[tuple[Ground, ...], msgspec.Meta(min_length=1, max_length=20)]

    def grounds(self) -> Mapping[str, Ground]:
        """By id, in the policy's order."""
        return {ground.id: ground for ground in self.ground}

    def words_of(self, ground: str, language: str) -> GroundWords:
        """In that language, or in English where there are none. KeyError for a ground that is not there."""
        words = self.grounds()[ground].words
        return words.get(language, words["en"])


def read_safeguarding(text: str) -> Safeguarding:
    """Raises `ProtocolRefused` for the first thing that is wrong."""
    policy = convert(table_of(text), Safeguarding)
    for trouble in troubles(policy):
        raise trouble
    return policy


def troubles(policy: Safeguarding) -> Iterator[ProtocolRefused]:
    """Everything in it that does not go together."""
    if "en" not in policy.languages:
        yield ProtocolRefused("languages.en", "It is missing.", 'Add en = "reviewed": English stands in where a language has no words.')
    yield from _in_the_form(policy.form)
    if len(policy.grounds()) < len(policy.ground):
        yield ProtocolRefused("ground", "Two grounds have the same id.", "Give each its own.")
    if policy.times.note_read_days > policy.times.note_days:
        yield ProtocolRefused("times.note_read_days", "It is more than note_days.", "Make it smaller: reading a note must not make it stay longer.")
    for ground in policy.ground:
        yield from _in_a_ground(ground, policy)


def _in_the_form(form: Form) -> Iterator[ProtocolRefused]:
    ids = [field.id for field in form.field]
    for name in NEEDED_IN_A_FORM:
        if not any(field.id == name and field.needed for field in form.field):
            yield ProtocolRefused(f"form.field.{name}", "It is missing, or not needed.", f'Add [[form.field]] with id = "{name}", label and help.')
    if len(set(ids)) < len(ids):
        yield ProtocolRefused("form.field", "Two fields have the same id.", "Give each its own.")


def _in_a_ground(ground: Ground, policy: Safeguarding) -> Iterator[ProtocolRefused]:
    at = f"ground.{ground.id}"
    if ground.days > ground.hard_max_days:
        yield ProtocolRefused(f"{at}.days", "It is more than hard_max_days.", "Make it smaller: nothing is kept past its hard maximum.")
    if ground.review_days > ground.days:
        yield ProtocolRefused(f"{at}.review_days", "It is more than days.", "Make it smaller: a review must come before the end.")
    if ground.days <= policy.times.provisional_days:
        yield ProtocolRefused(f"{at}.days", "It is not more than provisional_days.", "Make it larger, or take the ground out.")
    if ground.id == ABOUT_A_WORKER and ground.who_confirms != "lead":
        yield ProtocolRefused(f"{at}.who_confirms", "It is not lead.", 'Write "lead": the second may be the one it is about.')
    yield from _in_words(ground, policy, at)


def _in_words(ground: Ground, policy: Safeguarding, at: str) -> Iterator[ProtocolRefused]:
    for language in policy.languages:
        if language not in ground.words:
            yield ProtocolRefused(f"{at}.words.{language}", "It is missing.", "Add title and plain, and told where the visitor is told.")
    for language, words in ground.words.items():
        if language not in policy.languages:
            yield ProtocolRefused(f"{at}.words.{language}", "[languages] does not name it.", 'Add it there as "reviewed" or "unreviewed".')
        if ground.tell_visitor and words.told is None:
            yield ProtocolRefused(f"{at}.words.{language}.told", "It is missing.", "Say what the visitor is told, or set tell_visitor = false.")
        if not ground.tell_visitor and words.told is not None:
            yield ProtocolRefused(f"{at}.words.{language}.told", "tell_visitor is false.", "Take it out, or set tell_visitor = true.")
