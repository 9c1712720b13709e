"""One answer as its page shows it: what a visitor reads of it, its facts, its versions, and what this person may do. Nothing here decides anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from canned_answers.body import parts, render_plain
from canned_answers.library import Answer, Audience
from canned_answers.verifying import is_unverified
from canned_answers.versions import History, NotSo, State, Version, refuse_unpublishable
from chatd.answering.standing import Layer, Line
from chatd.domain.people import Project
from console.answer_frame import Place
from console.answer_words import NATIONS, STATES, day_of, tongue
from console.topic_words import topic_words

_HOLE: Final = re.compile(r"(\[[^\[\]\n]+\]|\{[a-z_]+\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words of a message. *is_hole*: to be filled in before it can be sent."""

    words: str
    is_hole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The messages of an answer, as they look to a visitor."""

    language: str
    tongue: str
    title: str
    messages: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A state in a word, a sign and a colour."""

    look: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The same answer in another language."""

    language: str
    words: str
    href: str
    note: str | None
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version in the list. *lines*: who and when; *changed*: the address of what it says otherwise than the one before."""

    number: int
    mark: Mark
    lines: tuple[str, ...]
    href: str
    changed: str | None
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What this person may do with the version that is shown. *unpublished*: what stands against publishing it."""

    review: bool = False
    wrote_it: bool = False
    publish: bool = False
    unpublished: str | None = None
    withdraw: bool = False
    restore: bool = False


def values_of(project: Project, worker: str = "") -> Mapping[str, str]:
    """What is known of variables without a conversation."""
    clinic = project.clinic
    known = {"worker": worker, "project": project.name, "clinic_name": clinic.name, "clinic_phone": clinic.phone, "clinic_hours": clinic.hours}
    return {name: value for name, value in known.items() if value}


def said(answer: Answer, values: Mapping[str, str]) -> Said:
    messages = tuple(tuple(_spans(render_plain(part, values))) for part in parts(answer.body))
    return Said(language=answer.language, tongue=tongue(answer.language), title=answer.title, messages=messages)


def _spans(text: str) -> Iterator[Span]:
    for at, words in enumerate(_HOLE.split(text)):
        if words:
            yield Span(words=words.strip("{}").replace("_", " ") if words.startswith("{") else words, is_hole=at % 2 == 1)


def facts(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Terms and what they are here, in the order in which one asks."""
    for_whom = "Visitors" if answer.audience is Audience.VISITOR else "Workers only: it is not offered for a reply"
    return tuple(
        (term, words)
        for term, words in (
            ("Topic", topic_words(answer.topic)),
            ("Found by", f"/{answer.shortcut}"),
            ("Holds in", ", ".join(NATIONS[each] for each in answer.nation)),
            ("For", for_whom),
            ("Tags", ", ".join(answer.tags)),
            ("Look again by", day_of(answer.review_by)),
            ("Peer panel", f"Read on {day_of(answer.panel)}" if answer.panel else ""),
            ("Facts changed", day_of(answer.changed) if answer.changed else ""),
        )
        if words
    )


def marks(answer: Answer, state: State | None, today: date) -> tuple[Mark, ...]:
    return tuple(_marks(answer, state, today))


def _marks(answer: Answer, state: State | None, today: date) -> Iterator[Mark]:
    yield state_mark(state)
    if state in {None, State.PUBLISHED} and answer.review_by < today:
        yield Mark(look="missing", icon="clock", words=f"Due since {day_of(answer.review_by)}")
    if is_unverified(answer):
        yield Mark(look="missing", icon="slip", words="Law or numbers not compared with every source")
    if answer.translation_of and not answer.reviewed:
        yield Mark(look="missing", icon="talk", words=f"No good speaker of {tongue(answer.language)} has read it")


_LOOKS: Final[Mapping[State, tuple[str, str]]] = {
    State.DRAFT: ("mine", "pen"),
    State.REVIEWED: ("mine", "one"),
    State.PUBLISHED: ("good", "tick"),
    State.PAST: ("quiet", "kept"),
    State.WITHDRAWN: ("quiet", "kept"),
}


def state_mark(state: State | None) -> Mark:
    """A starter has no state of its own."""
    if state is None:
        return Mark(look="quiet", icon="leaf", words="Starter")
    look, icon = _LOOKS[state]
    return Mark(look=look, icon=icon, words=STATES[state])


def versions(place: Place, history: History, names: Mapping[str, str], shown: int, *, has_starter: bool) -> tuple[VersionRow, ...]:
    """Newest first. *has_starter*: it stands before the first."""
    path = place.path_of(history.file)
    return tuple(
        VersionRow(
            number=each.number,
            mark=state_mark(each.state),
            lines=tuple(_who_and_when(each, names, place.project.zone)),
            href=f"{path}?version={each.number}",
            changed=f"{path}/compare?one={each.number - 1}&other={each.number}" if each.number > 1 or has_starter else None,
            here=each.number == shown,
        )
        for each in reversed(history.versions)
    )


def _who_and_when(version: Version, names: Mapping[str, str], zone: str) -> Iterator[str]:
    steps = (("Written", version.author, version.written), ("Read", version.reviewer, version.reviewed))
    for deed, who, at in (*steps, ("Published", version.published_by, version.published)):
        if who and at:
            together = version.written_with if deed == "Written" else ()
            yield f"{deed} by {' and '.join(names.get(each.casefold(), each) for each in (who, *together))}, {moment(at, zone)}"


def moment(at: datetime, zone: str) -> str:
    here = at.astimezone(ZoneInfo(zone))
    return f"{day_of(here)}, {here:%H:%M}"


def may(place: Place, history: History, version: Version, today: date) -> May:
    """Offered only what would be let through; the library decides again when it is pressed."""
    wrote_it = version.is_by(place.person.sign_in)
    is_draft, writes = version.state is State.DRAFT, place.may_write
    against = what_is_against(history, version, today) if is_draft or (version.state is State.REVIEWED and writes) else None
    return May(
        review=is_draft and not wrote_it,
        wrote_it=is_draft and wrote_it,
        publish=version.state is State.REVIEWED and writes and against is None,
        unpublished=against,
        withdraw=writes and version.state in {State.DRAFT, State.REVIEWED, State.PUBLISHED},
        restore=writes and version.state in {State.PAST, State.WITHDRAWN},
    )


def what_is_against(history: History, version: Version, today: date) -> str | None:
    """Publishing a version that was read over; in words."""
    standing = history.published
    if standing and standing.number > version.number:
        return "A later version is published already."
    try:
        refuse_unpublishable(history.answer(version.number), today)
    except NotSo as refused:
        return refused.advice
    return None


def tongues(place: Place, file: str, lines: tuple[Line, ...]) -> tuple[Tongue, ...]:
    """Every language in which there is something of that name. Each leads to where its words stand; the one that is read now stays as it is."""
    name = file.partition("/")[2]
    return tuple(
        Tongue(
            language=line.language,
            words=tongue(line.language),
            href=place.here.path_to(line),
            note=None if line.told else "not told",
            here=line.file == file,
        )
        for line in lines
        if line.file.partition("/")[2] == name
    )


def words_of(layer: Layer, place: Place) -> str:
    """Whose words these are."""
    return {
        Layer.OWN: f"{place.project.name}’s own words",
        Layer.SHARED: "Shared by all projects",
        Layer.STARTER: "A starter: it came with chatd",
    }[layer]
