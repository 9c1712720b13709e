"""A lost second step is taken off by command, said plainly, and written down; nothing else about the person changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.cli import main
from chatd.commands.speaking import with_database
from chatd.domain.people import Person
from chatd.second_step import enrol_code
from chatd.settings import load
from chatd.store.audit import entries
from chatd.store.connection import Database
from chatd.store.second_steps import SqlSecondSteps
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from tests.store.folder import bytes_on_disc

NOW = datetime.now(UTC)


def chatd(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments])


def made(folder: Path) -> tuple[Person, str]:
    """Somebody with a code, signed in in one place: who, and the secret in their cookie."""
    for command in (
        ("init", "--public-url", "https://chat.example.org"),
        ("project", "add", "--id", "northtown", "--name", "Northtown", "--origin", "https://northtown.example"),
        ("operator", "add", "--name", "wren", "--shift-name", "Wren", "--project", "northtown", "--role", "operator", "--role", "coordinator"),
    ):
        done = chatd(folder, *command)
        assert done.exit_code == 0, done.output
    return with_database(folder, lambda database: enrolled(database, folder))


async def enrolled(database: Database, folder: Path) -> tuple[Person, str]:
    store = SqlStore(database)
    wren = await store.person_signed_in_as("wren")
    assert wren

    async def write(connection: AsyncConnection) -> None:
        await enrol_code(connection, load(folder, {}).secret_key(), wren.id, NOW)

    await database.write(write)
    return wren, await SqlSignIns(database, store).begin(wren.id, NOW)


def test_it_is_taken_off_and_all_sign_ins_end(tmp_path: Path) -> None:
    folder = tmp_path / "chat"
    wren, secret = made(folder)
    sealed = with_database(folder, lambda database: SqlSecondSteps(database).of(wren.id))[0].secret
    assert sealed in bytes_on_disc(folder)

    changed = chatd(folder, "operator", "change", "--name", "wren", "--without-second-step")

    assert changed.exit_code == 0, changed.output
    assert "signed out everywhere" in changed.output and "the passphrase alone" in changed.output
    assert with_database(folder, lambda database: SqlSecondSteps(database).of(wren.id)) == ()
    assert with_database(folder, lambda database: SqlSignIns(database, SqlStore(database)).standing_for(secret, NOW)) is None
    assert with_database(folder, lambda database: SqlStore(database).person_signed_in_as("wren")) == wren
    assert sealed not in bytes_on_disc(folder)
    assert with_database(folder, lambda database: database.read(entries))[-1].deed == "second_steps_taken_off"


def test_other_changes_leave_it_alone(tmp_path: Path) -> None:
    folder = tmp_path / "chat"
    wren, secret = made(folder)

    changed = chatd(folder, "operator", "change", "--name", "wren", "--email", "wren@example.org")

    assert changed.exit_code == 0 and "second step" not in changed.output.lower()
    assert len(with_database(folder, lambda database: SqlSecondSteps(database).of(wren.id))) == 1
    assert with_database(folder, lambda database: SqlSignIns(database, SqlStore(database)).standing_for(secret, NOW))
