"""People who sign in, what they are where, and whose visitors they may answer. Lived experience is never a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.store.schema import Instant, catalogue

person = Table(
    "person",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("sign_in", String(40), nullable=False, unique=True),
    Column("shift_name", String(40), nullable=False),
    Column("home", ForeignKey("project.id"), nullable=False),
    Column("proof_hash", String(200)),
    Column("email", String(254)),
    Column("is_new", Boolean, nullable=False, server_default="0"),
    Column("found_by_name", Boolean, nullable=False, server_default="0"),
    Column("second_step_by", Instant),
)
person_language = Table(
    "person_language",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("language", String(12), nullable=False),
)
membership = Table(
    "membership",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("role", String(20), primary_key=True),
)
serves = Table(
    "serves",
    catalogue,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("project", ForeignKey("project.id"), primary_key=True),
)


async def add_person(connection: AsyncConnection, new: Person, *, proof_hash: str | None) -> None:
    """Write a person whole. Without a *proof_hash* they are named but cannot sign in."""
    named = {name: getattr(new, name) for name in ("id", "sign_in", "shift_name", "home", "email", "is_new", "found_by_name")}
    await connection.execute(insert(person).values(**named, proof_hash=proof_hash))
    await _add_lists(connection, new)


async def put_person(connection: AsyncConnection, new: Person) -> None:
    """Write somebody who is there already as they are now. What they sign in with, their passphrase, and what they alone may choose, stay."""
    named = {name: getattr(new, name) for name in ("shift_name", "home", "email", "is_new")}
    await connection.execute(update(person).where(person.c.id == new.id).values(**named))
    for listed in (person_language, membership, serves):
        await connection.execute(delete(listed).where(listed.c.person == new.id))
    await _add_lists(connection, new)


async def set_found_by_name(connection: AsyncConnection, who: PersonId, *, found: bool) -> None:
    await connection.execute(update(person).where(person.c.id == who).values(found_by_name=found))


async def set_proof_hash(connection: AsyncConnection, who: PersonId, proof_hash: str) -> None:
    await connection.execute(update(person).where(person.c.id == who).values(proof_hash=proof_hash))


async def proof_hash_of(connection: AsyncConnection, sign_in: str) -> str | None:
    return await connection.scalar(select(person.c.proof_hash).where(person.c.sign_in == sign_in))


async def all_people(connection: AsyncConnection) -> tuple[Person, ...]:
    languages: dict[str, list[str]] = defaultdict(list)
    for line in await connection.execute(select(person_language).order_by(person_language.c.person, person_language.c.position)):
        languages[line.person].append(line.language)
    roles: dict[str, dict[ProjectId, set[Role]]] = defaultdict(lambda: defaultdict(set))
    for line in await connection.execute(select(membership)):
        roles[line.person][ProjectId(line.project)].add(Role(line.role))
    served: dict[str, set[ProjectId]] = defaultdict(set)
    for line in await connection.execute(select(serves)):
        served[line.person].add(ProjectId(line.project))
    rows = await connection.execute(select(person).order_by(person.c.sign_in))
    return tuple(
        Person(
            id=PersonId(row.id),
            sign_in=row.sign_in,
            shift_name=row.shift_name,
            languages=tuple(languages[row.id]),
            home=ProjectId(row.home),
            roles={project: frozenset(held) for project, held in roles[row.id].items()},
            serves=frozenset(served[row.id]),
            email=row.email,
            is_new=row.is_new,
            found_by_name=row.found_by_name,
        )
        for row in rows
    )


async def _add_lists(connection: AsyncConnection, new: Person) -> None:
    languages = [{"person": new.id, "position": place, "language": each} for place, each in enumerate(new.languages)]
    roles = [{"person": new.id, "project": project, "role": role} for project, held in new.roles.items() for role in held]
    served = [{"person": new.id, "project": project} for project in new.serves]
    await _add_all(connection, person_language, languages)
    await _add_all(connection, membership, roles)
    await _add_all(connection, serves, served)


async def _add_all(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        await connection.execute(insert(table), rows)
