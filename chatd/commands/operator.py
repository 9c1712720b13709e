"""`chatd operator …`: the people who answer."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import click

from chatd.commands import fields
from chatd.commands.speaking import BadField, secret_key_of, with_database
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.enrolment import Enrolment, WeakPassphrase
from chatd.passwords import Hasher, generate_passphrase
from chatd.secret_key import SecretKey
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds

ANSWERING = {Role.OPERATOR, Role.SUPERVISOR}

passphrase_option = click.option(
    "--passphrase-stdin", "from_stdin", is_flag=True, help="Read the passphrase from standard input instead of making a good one."
)


@click.group()
def operator() -> None:
    """The people who sign in and answer."""


@operator.command("add")
@click.option("--name", required=True, help="What they sign in with. It is never shown to visitors.")
@click.option("--shift-name", help="What partners and visitors see; a chosen name, no need for it to be theirs.  [default: the same]")
@click.option("--project", "project_", multiple=True, required=True, help="A charity they belong to; the first is shown beside their name.")
@click.option("--serves", multiple=True, help="A partner's project whose visitors they may answer too. Repeat for more.")
@click.option(
    "--role", multiple=True, type=click.Choice([str(each) for each in Role]), default=("operator",), show_default=True, help="What they are there."
)
@click.option("--language", multiple=True, default=("en",), show_default=True, help="A language they answer in. Repeat for more.")
@click.option("--email", help="Where they are asked whether they will be there. Shown to nobody.")
@click.option("--new", "is_new", is_flag=True, help="They are new to answering: two who are new do not share a shift that asks for experience.")
@passphrase_option
@click.pass_obj
def add(  # noqa: PLR0913  One for each option.
    data: Path,
    *,
    name: str,
    shift_name: str | None,
    project_: tuple[str, ...],
    serves: tuple[str, ...],
    role: tuple[str, ...],
    language: tuple[str, ...],
    email: str | None,
    is_new: bool,
    from_stdin: bool,
) -> None:
    """Add somebody who answers, and show their passphrase once.

    \b
    Example:
      chatd --data /srv/chat operator add --name wren --shift-name Wren --project northtown --language en --language ro
    """
    sign_in = fields.sign_in_name(name, "--name")
    roles = frozenset(Role(each) for each in role)
    member_of = tuple(ProjectId(each) for each in dict.fromkeys(project_))
    new = Person(
        id=PersonId(RandomIds().short()),
        sign_in=sign_in,
        shift_name=fields.words(shift_name or sign_in, "--shift-name", most=40),
        languages=fields.each(language, "--language", fields.language),
        home=member_of[0],
        roles=dict.fromkeys(member_of, roles),
        serves=frozenset((*(member_of if roles & ANSWERING else ()), *map(ProjectId, serves))),
        email=fields.email(email, "--email") if email is not None else None,
        is_new=is_new,
    )
    passphrase = _chosen(from_stdin=from_stdin)
    key = secret_key_of(data)
    with_database(data, lambda database: _add(database, key, new, passphrase))
    _hand_over(sign_in, passphrase, from_stdin=from_stdin)


async def _add(database: Database, key: SecretKey, new: Person, passphrase: str) -> None:
    store = SqlStore(database)
    if await store.person_signed_in_as(new.sign_in):
        raise BadField("--name", f"somebody signs in as {new.sign_in} already; choose another name")
    fields.known_projects({each.id for each in await store.projects()}, {"--project": new.roles, "--serves": new.serves})
    await _with_enrolment(database, key, lambda enrolment: enrolment.add(new, passphrase))


@operator.command("list")
@click.pass_obj
def list_(data: Path) -> None:
    """Show who can sign in.

    \b
    Example:
      chatd --data /srv/chat operator list
    """
    found = with_database(data, lambda database: SqlStore(database).people())
    for each in found:
        held = sorted({str(role) for roles in each.roles.values() for role in roles})
        more = ["new"] if each.is_new else []
        more += ["asked by mail"] if each.email else []
        told = "; ".join((f"seen as {each.shift_name}", ", ".join(held), ", ".join(each.languages), f"serves {_named(each)}", *more))
        click.echo(f"{each.sign_in}  ({told})")
    if not found:
        click.echo("There is nobody yet. Add somebody with `chatd operator add`.")


def _named(person: Person) -> str:
    return ", ".join(sorted(person.serves)) or "nobody"


@operator.command("passphrase")
@click.option("--name", required=True, help="Who needs a new one.")
@passphrase_option
@click.pass_obj
def passphrase_(data: Path, *, name: str, from_stdin: bool) -> None:
    """Give somebody a new passphrase. The old one stops working and every sign-in with it ends.

    \b
    Example:
      chatd --data /srv/chat operator passphrase --name wren
    """
    passphrase = _chosen(from_stdin=from_stdin)
    key = secret_key_of(data)
    with_database(data, lambda database: _renew(database, key, name, passphrase))
    _hand_over(fields.sign_in_name(name, "--name"), passphrase, from_stdin=from_stdin)


async def _renew(database: Database, key: SecretKey, name: str, passphrase: str) -> None:
    person = await somebody(SqlStore(database), name)
    await _with_enrolment(database, key, lambda enrolment: enrolment.renew(person, passphrase))


async def somebody(store: SqlStore, name: str) -> Person:
    """Who signs in so. Raises BadField."""
    person = await store.person_signed_in_as(name)
    if person is None:
        raise BadField("--name", f"nobody signs in as {name}; `chatd operator list` shows who does")
    return person


async def _with_enrolment(database: Database, key: SecretKey, work: Callable[[Enrolment], Awaitable[None]]) -> None:
    hasher = Hasher()
    try:
        await work(Enrolment(database=database, hasher=hasher, secret_key=key))
    except WeakPassphrase as wrong:
        raise BadField("--passphrase-stdin", str(wrong)) from None
    finally:
        hasher.close()


def _chosen(*, from_stdin: bool) -> str:
    return sys.stdin.readline() if from_stdin else generate_passphrase()


def _hand_over(sign_in: str, passphrase: str, *, from_stdin: bool) -> None:
    click.echo(f"{sign_in} can sign in now.")
    if not from_stdin:
        click.echo(f"\n  Name:        {sign_in}\n  Passphrase:  {passphrase}\n")
        click.echo("Give it to them now, in person or by phone. It is shown this once; lost, it can only be replaced.")
