"""What the pages of what is kept show, as words and addresses: from what a lead may know to what the templates are given. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Project
from chatd.domain.refusals import NotAGround
from chatd.domain.retention import Hold, Record, SignedFor, State, Terms
from chatd.keeping.brought import ForMe, Leads, NoteForMe, Opening, SlipForMe
from chatd.keeping.keeping import Keeping
from console.language_names import language_name
from console.record_words import Fact, Names, day_of, day_words, facts_of, hold_words, hour_words, name_of, second_words, state_words, until_words
from console.rota_views import Choice
from protocols.safeguarding import Field, Safeguarding


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Another lead's wish to open. *barred*: why this lead cannot agree to it."""

    id: str
    name: str
    why: str
    words: str
    until: str
    barred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One record's own page, before it is opened."""

    id: str
    project_id: str
    tags: str
    zone: str
    ground: str
    ground_words: str
    facts: tuple[Fact, ...]
    is_kept: bool
    was_there: bool
    decide: Deciding | None
    second_said: str
    alone: str
    review_due: str
    no_later: str
    ends_iso: str
    held: str
    hold_asked: str
    may_agree_hold: bool
    rewrap: str
    newest_list: int
    whys: Mapping[str, tuple[Choice, ...]]
    form: tuple[Field, ...]
    legal_bases: tuple[Choice, ...]
    goes_after: str
    backup_days: int


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


def asked(opening: Opening, reader: Person, record: Record, shown: Shown) -> Asked:
    was_there = reader.id in record.members
    return Asked(
        id=opening.requester,
        name=name_of(opening.requester, shown.names),
        why=shown.policy.why.opening.get(opening.why_code, opening.why_code),
        words=opening.words or "Nothing more",
        until=f"{opening.until.astimezone(ZoneInfo(shown.zone(record))):%H:%M}",
        barred="You were in this conversation, so you cannot agree to it. Another lead must." if was_there else "",
    )


def page(one: ForMe, reader: Person, leads: Leads | None, shown: Shown) -> Page:
    record, zone = one.record, shown.zone(one.record)
    terms, ground = shown.terms(record), shown.policy.grounds().get(record.ground)
    hold = record.hold if record.hold and shown.now < record.hold.until else None
    return Page(
        id=record.id,
        project_id=record.project,
        tags=one.tags.get(record.id, ""),
        zone=zone,
        ground=shown.ground(record.ground),
        ground_words=ground.words["en"].plain if ground else "The policy no longer has this ground.",
        facts=(
            Fact(name="Project", words=shown.projects[record.project].name),
            Fact(name="Language", words=language_name(record.language)),
            *facts_of(record, terms, shown.names, shown.now, zone),
        ),
        is_kept=record.state is State.RETAINED,
        was_there=reader.id in record.members,
        decide=deciding(one, shown) if one.may_decide else None,
        second_said=second_words(record, terms, shown.names, shown.now),
        alone=_alone(record, reader, leads, shown),
        review_due=_review_due(record, shown),
        no_later=_no_later(record, zone),
        ends_iso=day_of(record.ends, zone).isoformat(),
        held=_held(record, hold, shown) if hold and hold.agreed_by else "",
        hold_asked=_hold_asked(record, hold, shown) if hold and not hold.agreed_by else "",
        may_agree_hold=bool(hold and hold.by != reader.id),
        rewrap=_rewrap(record, leads),
        newest_list=leads.number if leads else 0,
        whys={
            "opening": choices(shown.policy.why.opening),
            "let_go": choices(shown.policy.why.let_go),
            "keep": choices(shown.policy.why.keep),
            "hold": choices(shown.policy.why.hold),
            "export": choices(shown.policy.why.export),
        },
        form=shown.policy.form.field,
        legal_bases=choices(shown.policy.form.legal_bases),
        goes_after=f"after {shown.policy.times.after_let_go_days} days",
        backup_days=shown.policy.times.backup_days,
    )


def choices(reasons: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=code, words=words) for code, words in reasons.items())


def hold_why(shown: Shown, code: str) -> str:
    return shown.policy.why.hold.get(code, code)


def _alone(record: Record, reader: Person, leads: Leads | None, shown: Shown) -> str:
    """Why nobody can agree to this lead's wish, where nobody can."""
    others = (leads.people if leads else frozenset[PersonId]()) - {reader.id}
    if not others:
        return "There is no other lead on a list that is good today, so it cannot be opened. Ask a coordinator for a list with more leads."
    if not others - record.members:
        there = ", ".join(name_of(each, shown.names) for each in sorted(others))
        return f"The other leads were in this conversation themselves ({there}), and whoever was there cannot agree to open it."
    return ""


def _review_due(record: Record, shown: Shown) -> str:
    if record.review is None or shown.now < record.review or record.state is not State.RETAINED:
        return ""
    return f"A look again was due on {day_words(day_of(record.review, shown.zone(record)))}. Keep it longer only if the reason still stands."


def _no_later(record: Record, zone: str) -> str:
    return f"Not past {day_words(day_of(record.hard_end, zone))}, its hard maximum." if record.hard_end else ""


def _held(record: Record, hold: Hold, shown: Shown) -> str:
    both = f"{name_of(hold.by, shown.names)} and {name_of(hold.agreed_by, shown.names)}"
    return f"Held until {day_words(day_of(hold.until, shown.zone(record)))} by {both}: {hold_why(shown, hold.reason)}."


def _hold_asked(record: Record, hold: Hold, shown: Shown) -> str:
    until = day_words(day_of(hold.until, shown.zone(record)))
    return f"{name_of(hold.by, shown.names)} asks to hold it until {until}: {hold_why(shown, hold.reason)}. It counts once another lead agrees."


def _rewrap(record: Record, leads: Leads | None) -> str:
    wrapped = wrapped_for(record)
    if leads is None or leads.number == wrapped:
        return ""
    return (
        f"This record is wrapped for list {wrapped} of leads; the list of today is {leads.number}. Whoever came later cannot open it."
        " If they should, wrap it again now: from then on any two of today’s leads can."
    )


def wrapped_for(record: Record) -> int:
    """The list of leads whose pairs can open it."""
    again = [int(each.says) for each in record.signed if each.what is SignedFor.REWRAPPED and each.says.isdecimal()]
    return max(again, default=record.header.list_number)


def on(text: str) -> date | None:
    """A day as a date field sends it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
