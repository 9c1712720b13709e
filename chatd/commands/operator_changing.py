"""`chatd operator change` and `remove`: what becomes otherwise about somebody, and how somebody goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.commands import fields
from chatd.commands.operator import ANSWERING, somebody
from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.own_calendar import AHEAD
from chatd.domain.people import Person, Role
from chatd.domain.rota import PAIR, RotaCalendar
from chatd.domain.rota_shifts import Occurrence
from chatd.domain.turns import is_shut
from chatd.planning.confirming import in_words
from chatd.store import people
from chatd.store.connection import Database
from chatd.store.leaving import remove_person
from chatd.store.second_steps import take_all_off
from chatd.store.tenancy import SqlStore

MOST_GAPS_TOLD: Final = 20
TAKEN_OFF: Final = """Their second steps are taken off, and they are signed out everywhere.
Be sure that it was they who asked: the passphrase alone lets them in now. Then they set up a new one; coordinators and leads are led to it."""


@click.command("change")
@click.option("--name", required=True, help="Who: what they sign in with, which stays.")
@click.option("--shift-name", help="What partners and visitors see.")
@click.option("--project", "project_", multiple=True, help="A charity they belong to. Repeat for more; these take the place of those before.")
@click.option("--role", multiple=True, type=click.Choice([str(each) for each in Role]), help="What they are, in the place of what they were.")
@click.option("--at", metavar="PROJECT", help="Change --role at this charity alone.")
@click.option("--language", multiple=True, help="A language they answer in. Repeat for more; these take the place of those before.")
@click.option("--serves", multiple=True, help="One more project whose visitors they may answer.")
@click.option("--no-longer-serves", multiple=True, help="A project whose visitors they may not answer any more.")
@click.option("--email", help="Where they are asked whether they will be there. Shown to nobody.")
@click.option("--no-email", is_flag=True, help="Write to them no more.")
@click.option("--new/--not-new", "is_new", default=None, help="Whether they are new to answering.")
@click.option(
    "--without-second-step", is_flag=True, help="They lost it: take it off. Ends all their sign-ins; the passphrase alone lets them in again."
)
@click.pass_obj
def change(data: Path, /, *, name: str, **given: Any) -> None:
    """Change somebody who answers. What you do not name stays as it is.

    \b
    Example:
      chatd --data /srv/chat operator change --name wren --email wren@example.org --serves eastport --not-new
    """
    if not any(value not in (None, (), False) or (option == "is_new" and value is False) for option, value in given.items()):
        raise Trouble("there is nothing to change: name at least one option, like --email or --serves; --help lists them")
    if given["email"] is not None and given["no_email"]:
        raise BadField("--no-email", "leave it out, or leave --email out")
    if given["at"] is not None and not given["role"]:
        raise BadField("--at", "say with --role what they are there")
    before, after = with_database(data, lambda database: _change(database, name, given))
    click.echo(f"{after.sign_in} is changed.")
    if given["without_second_step"]:
        click.echo(TAKEN_OFF)
    if before.serves - after.serves or before.may_check_in(supervisor_counts=False) != after.may_check_in(supervisor_counts=False):
        click.echo("Shifts count those who may answer: look at the rota for gaps.")


async def _change(database: Database, name: str, given: dict[str, Any]) -> tuple[Person, Person]:
    store = SqlStore(database)
    before = await somebody(store, name)
    known = {each.id for each in await store.projects()}
    after = _changed(before, given)
    fields.known_projects(known, {"--project": after.roles, "--serves": given["serves"], "--no-longer-serves": given["no_longer_serves"]})

    async def write(connection: AsyncConnection) -> None:
        await people.put_person(connection, after)
        if given["without_second_step"]:
            await take_all_off(connection, after.id, datetime.now(UTC))

    await database.write(write)
    return before, after


def _changed(before: Person, given: dict[str, Any]) -> Person:
    """Raises BadField."""
    roles = _roles(before, given)
    now_answering = {each for each, held in roles.items() if held & ANSWERING and not before.roles.get(each, frozenset()) & ANSWERING}
    gone = set(before.roles) - set(roles)
    serves = (before.serves | now_answering | set(given["serves"])) - gone - set(given["no_longer_serves"])
    return replace(before, roles=roles, home=_home(before, roles), serves=frozenset(serves), **dict(_plain(given)))


def _plain(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if given["shift_name"] is not None:
        yield "shift_name", fields.words(given["shift_name"], "--shift-name", most=40)
    if given["language"]:
        yield "languages", fields.each(given["language"], "--language", fields.language)
    if given["email"] is not None or given["no_email"]:
        yield "email", None if given["no_email"] else fields.email(given["email"], "--email")
    if given["is_new"] is not None:
        yield "is_new", given["is_new"]


def _roles(before: Person, given: dict[str, Any]) -> dict[ProjectId, frozenset[Role]]:
    """Somebody who comes to one more charity is there what they are elsewhere, unless --role says otherwise."""
    everything = frozenset(role for held in before.roles.values() for role in held)
    member_of = [ProjectId(each) for each in dict.fromkeys(given["project_"])] or list(before.roles)
    said = frozenset(Role(each) for each in given["role"])
    if given["at"] is not None and given["at"] not in member_of:
        raise BadField("--at", f"they do not belong to {given['at']}; they belong to: {', '.join(member_of)}")
    return {each: said if said and given["at"] in (None, each) else before.roles.get(each, everything) for each in member_of}


def _home(before: Person, roles: dict[ProjectId, frozenset[Role]]) -> ProjectId:
    """The charity beside their name: as before while they belong to it."""
    return before.home if before.home in roles or not roles else next(iter(roles))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coming:
    """What somebody is on from now on. *on_call*: titles of shifts for which they are supervisor or lead."""

    times: Sequence[Occurrence]
    on_call: Sequence[str]


@click.command("remove")
@click.option("--name", required=True, help="Who goes.")
@click.option("--anyway", is_flag=True, help="Take them off the shifts that they are still on.")
@click.pass_obj
def remove(data: Path, *, name: str, anyway: bool) -> None:
    """Remove somebody for good: off the rota, signed out everywhere, forgotten. Says which shifts lack somebody afterwards.

    Refused while they are on coming shifts, unless you say --anyway.

    \b
    Example:
      chatd --data /srv/chat operator remove --name wren
    """
    at = datetime.now(UTC)
    who, coming, short = with_database(data, lambda database: _remove(database, name, at, anyway=anyway))
    click.echo(f"{who.sign_in} is removed, and signed out everywhere.")
    if coming.on_call:
        click.echo(f"Nobody is on call now for: {', '.join(coming.on_call)}.")
    for each in short[:MOST_GAPS_TOLD]:
        click.echo(f"Gap: {each.shift.title}, {in_words(each)}: {len(each.operators) - 1} signed up, {max(each.shift.needs, PAIR)} needed.")
    if len(short) > MOST_GAPS_TOLD:
        click.echo(f"And {len(short) - MOST_GAPS_TOLD} more gaps within a year.")


async def _remove(database: Database, name: str, at: datetime, *, anyway: bool) -> tuple[Person, _Coming, list[Occurrence]]:
    store = SqlStore(database)
    who = await somebody(store, name)
    coming = _coming(who.id, [rota.calendar for rota in await store.rotas() if rota.calendar], at)
    if not anyway:
        _refuse_while_expected(who, coming)

    async def write(connection: AsyncConnection) -> None:
        await remove_person(connection, who.id)

    await database.write(write)
    return who, coming, [each for each in coming.times if len(each.operators) - 1 < max(each.shift.needs, PAIR)]


def _coming(who: PersonId, calendars: Sequence[RotaCalendar], at: datetime) -> _Coming:
    times = [(each, calendar) for calendar in calendars for each in calendar.occurrences(at, at + AHEAD)]
    on_call = dict.fromkeys(each.shift.title for each, _ in times if who in (each.shift.supervisor, each.shift.lead))
    return _Coming(times=[each for each, calendar in times if who in each.operators and not is_shut(calendar, each)], on_call=tuple(on_call))


def _refuse_while_expected(who: Person, coming: _Coming) -> None:
    if not coming.times and not coming.on_call:
        return
    many = "shift" if len(coming.times) == 1 else "shifts"
    said = [f"on {len(coming.times)} coming {many}, first {coming.times[0].shift.title}, {in_words(coming.times[0])}"] if coming.times else []
    said += [f"on call for {', '.join(coming.on_call)}"] if coming.on_call else []
    raise BadField(
        "--name", f"{who.sign_in} is {' and '.join(said)}; find others for them first, or say --anyway, which takes them off and tells you the gaps"
    )
