"""The audit log. Every line is written in the transaction of the deed that it tells of: neither is there without the other."""

from __future__ import annotations

from sqlalchemy import LargeBinary, cast, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.audit import Entry, Head, Line, chained
from chatd.domain.retention import to_the_hour
from chatd.instants import as_text
from chatd.store.keeping_tables import audit as table

SERVER = "server"
"""Who did what time alone did."""


async def add_line(connection: AsyncConnection, line: Line) -> None:
    """Behind the newest, with the hour and no more."""
    last = await head(connection)
    at = to_the_hour(line.at)
    entry = Entry(number=last.number + 1, at=as_text(at), who=line.who, deed=line.deed, what=line.what, why=line.why, hash="")
    values = {"number": entry.number, "at": at, "who": entry.who, "deed": entry.deed, "what": entry.what, "why": entry.why}
    await connection.execute(insert(table).values(**values, hash=chained(last.hash, entry)))


async def head(connection: AsyncConnection) -> Head:
    row = (await connection.execute(select(table.c.number, table.c.hash).order_by(table.c.number.desc()).limit(1))).first()
    return Head(number=row.number, hash=row.hash) if row else Head()


async def entries(connection: AsyncConnection) -> tuple[Entry, ...]:
    """As they are in the file, the first first. Read as bytes, so that a changed byte is a wrong line and not an error."""
    texts = ("at", "who", "deed", "what", "why", "hash")
    columns = [cast(table.c[name], LargeBinary).label(name) for name in texts]
    rows = await connection.execute(select(table.c.number, *columns).order_by(table.c.number))
    return tuple(Entry(number=row.number, **{name: _text(getattr(row, name)) for name in texts}) for row in rows)


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", errors="replace")
