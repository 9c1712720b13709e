"""What the pages of what is kept show, as words and addresses: from what a lead may know to what the templates are given. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.domain.refusals import NotAGround
from chatd.domain.retention import Hold, Record, State, Terms
from chatd.keeping.brought import ForMe, NoteForMe, Opening, SlipForMe
from chatd.keeping.keeping import Keeping
from console.language_names import language_name
from console.record_words import Names, day_of, day_words, hold_words, hour_words, name_of, second_words, state_words, until_words
from console.rota_views import Choice
from protocols.safeguarding import Safeguarding


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What every view needs: the policy, who is called what, whose projects, and now."""

    policy: Safeguarding
    names: Names
    projects: Mapping[ProjectId, Project]
    now: datetime
    keeping: Keeping

    def terms(self, record: Record) -> Terms | None:
        """None for a ground that the policy no longer has."""
        try:
            return self.keeping.terms(record.ground)
        except NotAGround:
            return None

    def zone(self, record: Record) -> str:
        return self.projects[record.project].zone

    def ground(self, id: str) -> str:
        """Its title; the id of one that the policy no longer has."""
        return self.policy.words_of(id, "en").title if id in self.policy.grounds() else id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record in a list."""

    id: str
    ground: str
    project: str
    language: str
    day: str
    day_iso: str
    state: str
    look: str
    icon: str
    until: str
    hold: str
    project_id: str
    tags: str
    """The box of its tags for this lead, which only their keys open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """What the on-call lead's form is given."""

    id: str
    raised_by: str
    kept_for: str
    considers: tuple[str, ...]
    why_keep: tuple[Choice, ...]
    why_let_go: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One thing that waits for this lead."""

    kind: str
    title: str
    icon: str
    lines: tuple[str, ...]
    href: str = ""
    verb: str = ""
    decide: Deciding | None = None


def row(one: ForMe, shown: Shown) -> Row:
    record, zone = one.record, shown.zone(one.record)
    terms = shown.terms(record)
    waits = record.state is State.PROVISIONAL
    return Row(
        id=record.id,
        ground=shown.ground(record.ground),
        project=shown.projects[record.project].name,
        language=language_name(record.language),
        day=day_words(day_of(record.raised, zone)),
        day_iso=day_of(record.raised, zone).isoformat(),
        state=state_words(record, terms, shown.now),
        look="waits" if waits else "kept",
        icon="clock" if waits else "kept",
        until=until_words(record, zone),
        hold=hold_words(record.hold, shown.now, zone),
        project_id=record.project,
        tags=one.tags.get(record.id, ""),
    )


def deciding(one: ForMe, shown: Shown) -> Deciding:
    record, ground = one.record, shown.policy.grounds()[one.record.ground]
    return Deciding(
        id=record.id,
        raised_by=name_of(record.raiser, shown.names),
        kept_for=f"kept {ground.days} days from the flag, looked at again after {ground.review_days}",
        considers=ground.lead_considers,
        why_keep=choices(shown.policy.why.keep),
        why_let_go=choices(shown.policy.why.let_go),
    )


def to_decide(one: ForMe, shown: Shown) -> Wait:
    """A flag that nobody has confirmed: never a word of it."""
    record, zone = one.record, shown.zone(one.record)
    terms = shown.terms(record)
    said = second_words(record, terms, shown.names, shown.now)
    return Wait(
        kind="decide",
        icon="clock",
        title=f"Decide: {shown.ground(record.ground)}",
        lines=(
            f"{name_of(record.raiser, shown.names)} raised it: {hour_words(record.raised, zone)}, {shown.projects[record.project].name}.",
            said,
            until_words(record, zone) + ".",
        ),
        decide=deciding(one, shown),
    )


def to_approve(opening: Opening, one: Record, shown: Shown) -> Wait:
    return Wait(
        kind="approve",
        icon="two",
        title=f"{name_of(opening.requester, shown.names)} asks to open a record",
        lines=(
            f"{shown.ground(one.ground)}, {day_words(day_of(one.raised, shown.zone(one)))}.",
            f"Why: {shown.policy.why.opening.get(opening.why_code, opening.why_code)}.",
        ),
        href=f"/records/{one.id}#asked",
        verb="Look at it",
    )


def to_agree(record: Record, hold: Hold, shown: Shown) -> Wait:
    lines = (
        f"{shown.ground(record.ground)}, {day_words(day_of(record.raised, shown.zone(record)))}.",
        f"{name_of(hold.by, shown.names)} asks to hold it until {day_words(day_of(hold.until, shown.zone(record)))}: {hold_why(shown, hold.reason)}.",
    )
    return Wait(kind="hold", icon="shut", title="Agree to a hold?", lines=lines, href=f"/records/{record.id}#care", verb="Look at it")


def to_review(one: ForMe, shown: Shown) -> Wait:
    record, zone = one.record, shown.zone(one.record)
    lines = (f"{shown.ground(record.ground)}, {day_words(day_of(record.raised, zone))}.", until_words(record, zone) + ".")
    return Wait(
        kind="review", icon="clock", title="Look again: is it still needed?", lines=lines, href=f"/records/{record.id}#care", verb="Look at it"
    )


def new_notes(notes: Iterable[NoteForMe]) -> tuple[Wait, ...]:
    """One line for all that nobody has read."""
    unread = [each for each in notes if not each.read_by]
    if not unread:
        return ()
    many = "A concern note that nobody has read" if len(unread) == 1 else f"{len(unread)} concern notes that nobody has read"
    return (Wait(kind="note", icon="pen", title=many, lines=("You can open it at once, alone.",), href="/records/notes", verb="Read"),)


def new_slips(slips: Sequence[SlipForMe]) -> tuple[Wait, ...]:
    if not slips:
        return ()
    many = "A consent slip to take out" if len(slips) == 1 else f"{len(slips)} consent slips to take out"
    return (Wait(kind="slip", icon="slip", title=many, lines=("It can be taken out once, by one of you.",), href="/records/slips", verb="Look"),)


def choices(reasons: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=code, words=words) for code, words in reasons.items())


def hold_why(shown: Shown, code: str) -> str:
    return shown.policy.why.hold.get(code, code)


def on(text: str) -> date | None:
    """A day as a date field sends it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
