"""`chatd availability`: what the button on a site would say at an instant, were certain people checked in. It asks what the server asks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import click

import protocols.folder
from chatd.commands import fields
from chatd.commands.speaking import BadField, with_database
from chatd.desk.context import Policy
from chatd.desk.opening import facts_at
from chatd.domain import availability as rule
from chatd.domain.ids import ProjectId, ShiftId
from chatd.domain.pairing import Shift
from chatd.domain.people import Person, Project, Rota
from chatd.instants import as_text
from chatd.passwords import tidy_name
from chatd.ports import Sheet
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore

_YEARS = range(2000, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A project, its rota, and everybody who may come on shift there."""

    project: Project
    rota: Rota
    people: tuple[Person, ...]


@click.command()
@click.argument("project")
@click.option("--at", "first", multiple=True, required=True, metavar="INSTANT…", help="When, like 2026-11-06T22:30:00Z; - reads one a line.")
@click.option("--present", default="", metavar="NAME,NAME", help="Who is checked in, by sign-in name.  [default: nobody]")
@click.option("--lang", help="Asked for in this language.")
@click.argument("more", nargs=-1, metavar="[INSTANT]…")
@click.pass_obj
def availability(data: Path, project: str, *, first: tuple[str, ...], present: str, lang: str | None, more: tuple[str, ...]) -> None:
    """Say whether the chat of PROJECT is open at an instant, one JSON object a line: state, and the next opening in UTC while it is not open.

    \b
    Example:
      chatd --data /srv/chat availability northtown --present wren,heron --at 2026-11-06T22:30:00Z 2026-11-07T06:00:00Z
    """
    language = None if lang is None else fields.language(lang, "--lang")
    place = with_database(data, lambda database: _place(database, project))
    policy = _policy()
    sheet = _sheet(place, present, policy)
    for lines in _by_hundreds(_instants((*first, *more))):
        sys.stdout.write("".join(_line(at, place, sheet, policy, language) for at in lines))
        sys.stdout.flush()


def _line(at: datetime, place: _Place, sheet: Sheet, policy: Policy, language: str | None) -> str:
    told = rule.answer(facts_at(at, place.project, place.rota, sheet, policy=policy, language=language))
    following = None if told.next_opening is None else as_text(told.next_opening)
    return json.dumps({"at": as_text(at), "state": told.state, "next_opening": following, "zone": place.project.zone}) + "\n"


async def _place(database: Database, project: str) -> _Place:
    store = SqlStore(database)
    found = await store.project(ProjectId(project))
    if found is None:
        known = ", ".join(each.id for each in await store.projects())
        raise BadField("PROJECT", f"there is no project {project}; there are: {known or 'none yet'}")
    return _Place(project=found, rota=await store.rota(found.rota), people=await store.people())


def _policy() -> Policy:
    from chatd.app import policy_from  # noqa: PLC0415  The server, which other commands need not load.

    return policy_from(protocols.folder.desk())


def _sheet(place: _Place, present: str, policy: Policy) -> Sheet:
    """The desk with these people checked in, and nobody else in it."""
    people = {person.sign_in: person for person in place.people}
    names = dict.fromkeys(tidy_name(name) for name in present.split(",") if name.strip())
    for name in names:
        if name not in people:
            raise BadField("--present", f"nobody signs in as {name}; `chatd operator list` shows who does")
        if not people[name].may_check_in(supervisor_counts=policy.supervisor_counts):
            click.echo(f"--present: {name} is no operator who may check in, and does not count", err=True)
    counted = [people[name] for name in names if people[name].may_check_in(supervisor_counts=policy.supervisor_counts)]
    return Sheet(shifts={ShiftId(person.id): _checked_in(person) for person in counted})


def _checked_in(person: Person) -> Shift:
    return Shift(
        id=ShiftId(person.id),
        person=person.id,
        name=person.shift_name,
        charity=person.home,
        languages=person.languages,
        serves=person.serves,
        key="",
        active_at=datetime.min.replace(tzinfo=UTC),
    )


def _instants(given: Iterable[str]) -> Iterator[datetime]:
    for text in given:
        if text == "-":
            read = ((number, line.strip()) for number, line in enumerate(sys.stdin, start=1))
            yield from (_instant(line, f"standard input, line {number}") for number, line in read if line)
        else:
            yield _instant(text, "--at")


def _instant(text: str, field: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.min  # noqa: DTZ901  Only to be refused.
    if found.tzinfo is None or found.year not in _YEARS:
        raise BadField(field, f"{text!r} is no instant; write one with its offset from UTC, like 2026-11-06T22:30:00Z")
    return found.astimezone(UTC)


def _by_hundreds(instants: Iterator[datetime]) -> Iterator[list[datetime]]:
    """A few at a time, so that a long list is answered while it is still read."""
    for first in instants:
        yield [each for _, each in zip(range(100), chain([first], instants), strict=False)]
