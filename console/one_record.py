"""One record's own page, before it is opened: what is known of it, and what this lead may do. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from chatd.domain.ids import PersonId
from chatd.domain.people import Person
from chatd.domain.retention import Hold, Record, SignedFor, State
from chatd.keeping.brought import ForMe, Leads, Opening
from console.language_names import language_name
from console.record_views import Deciding, Shown, choices, deciding, hold_why
from console.record_words import Fact, day_of, day_words, facts_of, name_of, second_words
from console.rota_views import Choice
from protocols.safeguarding import Field


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
