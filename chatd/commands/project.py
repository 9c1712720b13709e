"""`chatd project …`: the charities that this chat is for."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.commands import fields
from chatd.commands.speaking import BadField, with_database
from chatd.domain.ids import CollaborativeId, ProjectId, RotaId
from chatd.domain.people import Project, Rota
from chatd.store import projects
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore


@click.group()
def project() -> None:
    """The charities that this chat is for, each with its own page, name and colours."""


@project.command("add")
@click.option("--id", "id_", required=True, metavar="NAME", help="A short name for addresses: lower case letters, digits, hyphens.")
@click.option("--name", required=True, help="What visitors call you, in plain words.")
@click.option("--origin", multiple=True, required=True, help="A site that shows the chat, like https://www.example.org. Repeat for more.")
@click.option("--zone", default="Europe/London", show_default=True, help="The time zone of your hours.")
@click.option("--language", multiple=True, default=("en",), show_default=True, help="A language you answer in. Repeat for more.")
@click.option("--country", default="GB", show_default=True, help="Two letters; picks the words for emergencies.")
@click.option("--accent", default="#5b3a6e", show_default=True, help="Your colour, dark enough for white words on it.")
@click.option("--leave-url", default="https://www.bbc.co.uk/weather", show_default=True, help="Where “Leave this page quickly” goes.")
@click.option("--contact", multiple=True, metavar="NAME|HOW|LINK", help="Somewhere else to turn when the chat is closed. Repeat for more.")
@click.option("--open", "open_", multiple=True, metavar="HOURS", help="When the chat is staffed, like “Mon-Fri 10:00-22:00”. Repeat for more.")
@click.option("--on-call", metavar="NAME|PHONE", help="The supervisor whom workers call.")
@click.option("--rota", "rota_", metavar="NAME", help="The rota that this project shares with others. Left out, it has one of its own.")
@click.pass_obj
def add(  # noqa: PLR0913  One for each option.
    data: Path,
    *,
    id_: str,
    name: str,
    origin: tuple[str, ...],
    zone: str,
    language: tuple[str, ...],
    country: str,
    accent: str,
    leave_url: str,
    contact: tuple[str, ...],
    open_: tuple[str, ...],
    on_call: str | None,
    rota_: str | None,
) -> None:
    """Add a charity.

    \b
    Example:
      chatd --data /srv/chat project add --id northtown --name "Northtown" \\
        --origin https://www.northtown.example --language en --language ro \\
        --open "Mon-Fri 10:00-22:00" --open "Sat 18:00-02:00" \\
        --on-call "Finch|+44 7700 900123" \\
        --contact "Night line|call free, any hour|tel:+448081570137"
    """
    rota_name = RotaId(fields.short_name(rota_ or id_, "--rota" if rota_ else "--id"))
    new = Project(
        id=ProjectId(fields.short_name(id_, "--id")),
        name=fields.words(name, "--name", most=80),
        rota=rota_name,
        origins=fields.each(origin, "--origin", fields.origin),
        accent=fields.colour(accent, "--accent"),
        zone=fields.zone(zone, "--zone"),
        country=fields.country(country, "--country"),
        languages=fields.each(language, "--language", fields.language),
        leave_url=fields.web_address(leave_url, "--leave-url"),
        contacts=tuple(fields.contact(each, "--contact") for each in contact),
    )
    own_rota = Rota(
        id=rota_name,
        collaborative=CollaborativeId(rota_name),
        zone=new.zone,
        timetable=fields.no_overlap((opening for each in open_ for opening in fields.hours(each, "--open")), "--open"),
        on_call=fields.on_call(on_call, "--on-call") if on_call else None,
    )
    with_database(data, lambda database: _add(database, new, own_rota))
    click.echo(f"{new.name} is added. The address for its own page: /w/{new.id}/")


async def _add(database: Database, new: Project, own_rota: Rota) -> None:
    store = SqlStore(database)
    if await store.project(new.id):
        raise BadField("--id", f"there is a project {new.id} already; choose another short name")
    is_new_rota = own_rota.id not in {each.id for each in await store.rotas()}
    if not is_new_rota and (own_rota.timetable or own_rota.on_call):
        raise BadField("--rota", f"{own_rota.id} has its hours and its supervisor already; leave --open and --on-call out to join it")

    async def write(connection: AsyncConnection) -> None:
        if is_new_rota:
            await projects.add_rota(connection, own_rota)
        await projects.add_project(connection, new)

    await database.write(write)


@project.command("list")
@click.pass_obj
def list_(data: Path) -> None:
    """Show the charities that this chat is for.

    \b
    Example:
      chatd --data /srv/chat project list
    """
    found = with_database(data, lambda database: SqlStore(database).projects())
    for each in found:
        click.echo(f"{each.id}  {each.name}  ({', '.join(each.languages)}; {each.zone}; rota {each.rota})")
        click.echo(f"  shown on {', '.join(each.origins) or 'no site yet'}")
    if not found:
        click.echo("There are none yet. Add one with `chatd project add`.")
