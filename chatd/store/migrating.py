"""Bringing a database to the form this version knows. Run by `chatd init` and at every start, in one transaction."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from chatd.store.connection import Database


async def migrate(database: Database) -> None:
    """All outstanding steps or none of them."""
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    async with database.transaction() as connection:
        return await connection.run_sync(_stands_at) == ScriptDirectory.from_config(_config()).get_current_head()


def _stands_at(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "chatd.store:migrations")
    return config
