"""The table of working drafts: what coordinators are writing at an answer, before it is a version of the library.

Words here are the charity's own. Nothing of a conversation stands in them.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from chatd.store.schema import Instant, catalogue

answer_draft = Table(
    "answer_draft",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("collaborative", ForeignKey("collaborative.id"), nullable=False, index=True),
    Column("project", ForeignKey("project.id")),
    Column("file", String(60), nullable=False),
    Column("aside_of", ForeignKey("person.id")),
    Column("fields", Text, nullable=False),
    Column("base", Text),
    Column("writers", Text, nullable=False, server_default="[]"),
    Column("from_number", Integer, nullable=False, server_default="0"),
    Column("changed", Instant, nullable=False),
    Column("changed_by", String(40), nullable=False),
)
"""One for each answer and language that is being worked at, *file* saying which; shared by all who may write there. *fields*: JSON, as typed, however unfinished. *writers*: JSON, the
sign-in names of all who wrote in it, because none of them may read it over. *from_number*: the newest version
that is in it; 0 before there is any.

With *aside_of* it is what that person wrote and could not be put together with the others' words by itself; *base* is what they began from. It stays until
they have put it together."""
