"""`chatd project change` and `show`: one charity as it stands, and what becomes otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.commands import fields
from chatd.commands.sign import public_key
from chatd.commands.speaking import BadField, Trouble, with_database
from chatd.domain.clinic import MOST
from chatd.domain.ids import ProjectId
from chatd.domain.people import OnCall, Project, Rota
from chatd.keys.blocks import root_number
from chatd.store import certificates, lead_lists, projects
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore


@click.command("show")
@click.argument("id_", metavar="ID")
@click.pass_obj
def show(data: Path, id_: str) -> None:
    """Show all that is known of one charity.

    \b
    Example:
      chatd --data /srv/chat project show northtown
    """
    for line in with_database(data, lambda database: _shown(database, ProjectId(id_))):
        click.echo(line)


@click.command("change")
@click.argument("id_", metavar="ID")
@click.option("--name", help="What visitors call you, in plain words.")
@click.option("--origin", multiple=True, help="A site that shows the chat. Repeat for more; these take the place of those before.")
@click.option("--no-origin", is_flag=True, help="No site may show it any more; its own page stays.")
@click.option("--zone", help="The time zone of your hours.")
@click.option("--language", multiple=True, help="A language you answer in. Repeat for more; these take the place of those before.")
@click.option("--country", help="Two letters; picks the words for emergencies.")
@click.option("--accent", help="Your colour, dark enough for white words on it.")
@click.option("--leave-url", help="Where “Leave this page quickly” goes.")
@click.option(
    "--contact", multiple=True, metavar="NAME|HOW|LINK", help="Somewhere else to turn. Repeat for more; these take the place of those before."
)
@click.option("--no-contact", is_flag=True, help="List nowhere else to turn.")
@click.option("--on-call", metavar="NAME|PHONE", help="The supervisor whom workers call; the same for every charity on this rota.")
@click.option("--lead-on-call", metavar="NAME|PHONE", help="The safeguarding lead whom workers call when something cannot wait.")
@click.option("--clinic-name", help="Where you send people for tests and treatment; fills {clinic_name} in canned answers. Empty for none.")
@click.option("--clinic-phone", help="Its phone number, for {clinic_phone}. Empty for none.")
@click.option("--clinic-hours", help="Its hours, for {clinic_hours}, like “Mon-Fri 10:00-16:00”. Empty for none.")
@click.option("--may-open/--may-not-open", default=None, help="Whether the chat may be open for this charity at all.")
@click.option("--offers-gender/--offers-no-gender", default=None, help="Whether visitors may ask for a worker's gender.")
@click.option("--root-key", metavar="PUBLIC", help="The public half of the key that vouches for your coordinators (`chatd sign root` shows it).")
@click.pass_obj
def change(data: Path, /, *, id_: str, **given: Any) -> None:
    """Change a charity. What you do not name stays as it is; a running server sees it at the next request.

    \b
    Example:
      chatd --data /srv/chat project change northtown --name "Northtown Project" --origin https://www.northtown.example
    """
    on_call = fields.on_call(given["on_call"], "--on-call") if given["on_call"] is not None else None
    changes, clinic = dict(_read(given)), dict(_of_the_clinic(given))
    if not changes and not clinic and on_call is None:
        raise Trouble("there is nothing to change: name at least one option, like --name or --origin; --help lists them")
    after = with_database(data, lambda database: _change(database, ProjectId(id_), changes, clinic, on_call))
    click.echo(f"{after.name} is changed. `chatd project show {after.id}` shows how it stands.")
    if "root_key" in changes:
        click.echo(
            "If it was another before: nobody is vouched for any more, and the lists of leads begin anew. Give workers the new number on paper."
        )


def _read(given: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """What becomes otherwise, by the field of a project. Raises BadField."""
    for name, read in _ONE.items():
        if given[name] is not None:
            yield name, read(given[name], "--" + name.replace("_", "-"))
    for name in ("may_open", "offers_gender"):
        if given[name] is not None:
            yield name, given[name]
    if given["language"]:
        yield "languages", fields.each(given["language"], "--language", fields.language)
    if _is_named("origin", given):
        yield "origins", fields.each(given["origin"], "--origin", fields.origin)
    if _is_named("contact", given):
        yield "contacts", tuple(fields.contact(each, "--contact") for each in given["contact"])


def _of_the_clinic(given: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    for name in MOST:
        if given[f"clinic_{name}"] is not None:
            yield name, fields.of_the_clinic(name, given[f"clinic_{name}"], f"--clinic-{name}")


def _is_named(name: str, given: dict[str, Any]) -> bool:
    """A list that may be emptied, and not filled by the same command."""
    if given[name] and given[f"no_{name}"]:
        raise BadField(f"--no-{name}", f"leave it out, or leave --{name} out")
    return bool(given[name] or given[f"no_{name}"])


async def _change(database: Database, id_: ProjectId, changes: dict[str, Any], clinic: Mapping[str, str | None], on_call: OnCall | None) -> Project:
    before = await _found(SqlStore(database), id_)
    after = replace(before, clinic=replace(before.clinic, **clinic), **changes)

    async def write(connection: AsyncConnection) -> None:
        await projects.put_project(connection, after)
        if after.root_key != before.root_key:
            await _begin_anew(connection, id_)
        if on_call is not None:
            await projects.put_on_call(connection, after.rota, on_call)

    await database.write(write)
    return after


async def _begin_anew(connection: AsyncConnection, project: ProjectId) -> None:
    """Under another root key nothing holds that was signed under the one before."""
    await certificates.forget_all_of(connection, project)
    await lead_lists.forget_all_of(connection, project)


async def _found(store: SqlStore, id_: ProjectId) -> Project:
    found = await store.project(id_)
    if found is None:
        known = ", ".join(sorted(each.id for each in await store.projects()))
        raise BadField("ID", f"there is no project {id_}; there are: {known or 'none yet'}")
    return found


async def _shown(database: Database, id_: ProjectId) -> list[str]:
    store = SqlStore(database)
    found = await _found(store, id_)
    return list(_lines(found, await store.rota(found.rota)))


def _lines(found: Project, rota: Rota) -> Iterator[str]:
    """Each field under the name of its option, so that one can be changed by what is read here."""
    yield f"{found.id}"
    for option, said in (
        ("name", found.name),
        ("origin", ", ".join(found.origins) or "no site may show it yet"),
        ("zone", found.zone),
        ("language", ", ".join(found.languages)),
        ("country", found.country),
        ("accent", found.accent),
        ("leave-url", found.leave_url),
        ("contact", "; ".join(f"{each.name}|{each.how}|{each.href}" for each in found.contacts) or "none"),
        ("on-call", f"{rota.on_call.name}|{rota.on_call.phone}" if rota.on_call else "nobody"),
        ("lead-on-call", f"{found.lead_on_call.name}|{found.lead_on_call.phone}" if found.lead_on_call else "nobody"),
        *((f"clinic-{name}", getattr(found.clinic, name) or "not said") for name in MOST),
        ("may-open", "yes" if found.may_open else "no"),
        ("offers-gender", "yes" if found.offers_gender else "no"),
        ("root-key", f"{found.root_key} (number {root_number(found.root_key)})" if found.root_key else "none: nobody can be vouched for"),
        ("rota", rota.calendar.name if rota.calendar else rota.id),
    ):
        yield f"  {option:<14} {said}"


_ONE: Final[Mapping[str, Callable[[str, str], object]]] = {
    "name": lambda text, option: fields.words(text, option, most=80),
    "zone": fields.zone,
    "country": fields.country,
    "accent": fields.colour,
    "leave_url": fields.web_address,
    "root_key": public_key,
    "lead_on_call": fields.on_call,
}
