"""`chatd project load`: what the holder of a root key signed, taken in on the server."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from chatd.clock import SystemClock
from chatd.commands.speaking import BadField, with_database
from chatd.domain.ids import ProjectId
from chatd.domain.people import Project
from chatd.keys.blocks import BadBlock, kind_of, read_certificate, read_revocation
from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.keys.vouching import Vouching
from chatd.store.certificates import SqlCertificates
from chatd.store.connection import Database
from chatd.store.keyrings import SqlKeyrings
from chatd.store.tenancy import SqlStore
from chatd.tokens import RandomIds

ADVICE = {
    Code.NO_ROOT: "the project has no root key yet; set it with `chatd project change ID --root-key KEY`",
    Code.OTHER_KEYS: "no coordinator of this project has these keys now; were new ones made? Ask for a new request",
    Code.NOT_SIGNED: "this was not signed by the project's root key",
    Code.OVER: "this is over already; sign a new one",
    Code.TOO_EARLY: "this begins later than now; set the clock of the offline machine right and sign again",
    Code.TOO_LONG: "this is for more than 90 days; sign a shorter one",
    Code.TAKEN_BACK: "these keys were taken back; new ones are needed",
}


@click.command("load")
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.File("r"), default="-")
@click.pass_obj
def load(data: Path, id_: str, file: TextIO) -> None:
    """Take in a certificate or a revocation that was signed offline: from FILE, or from standard input.

    \b
    Example:
      chatd --data /srv/chat project load northtown heron-certificate.txt
    """
    text = file.read()
    try:
        click.echo(with_database(data, lambda database: _load(database, ProjectId(id_), text)))
    except BadBlock as wrong:
        raise BadField("FILE", str(wrong)) from None
    except KeysRefused as refused:
        raise BadField("FILE", f"{refused.field}: {ADVICE.get(refused.code, 'this cannot be used')}") from None
    except NoSuchThing:
        raise BadField("FILE", "key: nobody was ever vouched for with this key here") from None


async def _load(database: Database, id_: ProjectId, text: str) -> str:
    store = SqlStore(database)
    project = await store.project(id_)
    if project is None:
        raise BadField("ID", f"there is no project {id_}; `chatd project list` shows which there are")
    vouching = Vouching(keyrings=SqlKeyrings(database), certificates=SqlCertificates(database), works=store, clock=SystemClock(), ids=RandomIds())
    return await _taken(vouching, project, text)


async def _taken(vouching: Vouching, project: Project, text: str) -> str:
    if kind_of(text) == "revocation":
        meant, revocation = read_revocation(text)
        _refuse_another(meant, project.id)
        await vouching.accept_revocation(project, revocation)
        return "That key is taken back."
    meant, purpose, certificate = read_certificate(text)
    _refuse_another(meant, project.id)
    if purpose != "coordinator":
        raise BadBlock("purpose", "this is not a coordinator's certificate")
    person = await vouching.accept_coordinator(project, certificate)
    return f"{person.sign_in} can vouch for others in {project.id} now."


def _refuse_another(meant: str, project: ProjectId) -> None:
    if meant != project:
        raise BadBlock("project", f"this is for {meant}, not for {project}")
