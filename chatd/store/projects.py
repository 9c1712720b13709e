"""Collaboratives, rotas and projects: who shares a timetable, and how each charity meets its visitors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Row, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.clinic import Clinic
from chatd.domain.ids import CollaborativeId, ProjectId, RotaId
from chatd.domain.people import Contact, OnCall, Project, Rota, WeeklyOpening
from chatd.domain.wording import NOTHING_OWN
from chatd.store import said
from chatd.store.schema import ClockTime, catalogue

collaborative = Table(
    "collaborative",
    catalogue,
    Column("id", String(40), primary_key=True),
)
rota = Table(
    "rota",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("collaborative", ForeignKey("collaborative.id"), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("on_call_name", String(80)),
    Column("on_call_phone", String(40)),
)
rota_opening = Table(
    "rota_opening",
    catalogue,
    Column("rota", ForeignKey("rota.id"), primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("starts", ClockTime, primary_key=True),
    Column("ends", ClockTime, nullable=False),
)
project = Table(
    "project",
    catalogue,
    Column("id", String(40), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("rota", ForeignKey("rota.id"), nullable=False),
    Column("accent", String(7), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2), nullable=False),
    Column("leave_url", String(400), nullable=False),
    Column("may_open", Boolean, nullable=False),
    Column("offers_gender", Boolean, nullable=False, server_default="0"),
    Column("root_key", String(43)),
    Column("lead_name", String(80)),
    Column("lead_phone", String(40)),
    Column("clinic_name", String(80)),
    Column("clinic_phone", String(40)),
    Column("clinic_hours", String(120)),
)
project_origin = Table(
    "project_origin",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("origin", String(300), nullable=False),
)
project_language = Table(
    "project_language",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("language", String(12), nullable=False),
)
project_contact = Table(
    "project_contact",
    catalogue,
    Column("project", ForeignKey("project.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("how", String(200), nullable=False),
    Column("href", String(400), nullable=False),
)


async def add_rota(connection: AsyncConnection, new: Rota) -> None:
    """Write a rota with its weekly hours; its collaborative too when it is the first."""
    known = await connection.scalar(select(collaborative.c.id).where(collaborative.c.id == new.collaborative))
    if known is None:
        await connection.execute(insert(collaborative).values(id=new.collaborative))
    on_call = (new.on_call.name, new.on_call.phone) if new.on_call else (None, None)
    await connection.execute(
        insert(rota).values(id=new.id, collaborative=new.collaborative, zone=new.zone, on_call_name=on_call[0], on_call_phone=on_call[1])
    )
    hours = [{"rota": new.id, "weekday": each.weekday, "starts": each.starts, "ends": each.ends} for each in new.timetable]
    if hours:
        await connection.execute(insert(rota_opening), hours)


async def add_project(connection: AsyncConnection, new: Project) -> None:
    """Write a project whole, into a rota that is there already."""
    await connection.execute(insert(project).values(id=new.id, rota=new.rota, **_columns(new)))
    await _add_lists(connection, new)


async def put_project(connection: AsyncConnection, new: Project) -> None:
    """Write a project that is there already as it is now. Its rota stays."""
    await connection.execute(update(project).where(project.c.id == new.id).values(**_columns(new)))
    for listed in (project_origin, project_language, project_contact):
        await connection.execute(delete(listed).where(listed.c.project == new.id))
    await _add_lists(connection, new)


async def put_clinic(connection: AsyncConnection, who: ProjectId, clinic: Clinic) -> None:
    """Where that project sends people."""
    await connection.execute(update(project).where(project.c.id == who).values(**_clinic(clinic)))


async def put_on_call(connection: AsyncConnection, who: RotaId, on_call: OnCall) -> None:
    """Whom the workers of that rota call."""
    await connection.execute(update(rota).where(rota.c.id == who).values(on_call_name=on_call.name, on_call_phone=on_call.phone))


async def all_rotas(connection: AsyncConnection) -> tuple[Rota, ...]:
    hours: dict[str, list[WeeklyOpening]] = defaultdict(list)
    for line in await connection.execute(select(rota_opening).order_by(rota_opening.c.weekday, rota_opening.c.starts)):
        hours[line.rota].append(WeeklyOpening(weekday=line.weekday, starts=line.starts, ends=line.ends))
    rows = await connection.execute(select(rota).order_by(rota.c.id))
    return tuple(_rota(row, tuple(hours[row.id])) for row in rows)


async def all_projects(connection: AsyncConnection) -> tuple[Project, ...]:
    origins = await _lists(connection, project_origin)
    languages = await _lists(connection, project_language)
    contacts = await _lists(connection, project_contact)
    says = await said.all_published(connection)
    rows = await connection.execute(select(project).order_by(project.c.id))
    found = (_project(row, origins=origins[row.id], languages=languages[row.id], contacts=contacts[row.id]) for row in rows)
    return tuple(replace(each, says=says.get(each.id, NOTHING_OWN)) for each in found)


def _columns(new: Project) -> dict[str, object]:
    lead = new.lead_on_call
    named = {name: getattr(new, name) for name in ("name", "accent", "zone", "country", "leave_url", "may_open", "offers_gender", "root_key")}
    return {**named, **_clinic(new.clinic), "lead_name": lead.name if lead else None, "lead_phone": lead.phone if lead else None}


def _clinic(clinic: Clinic) -> dict[str, str | None]:
    return {f"clinic_{name}": getattr(clinic, name) for name in ("name", "phone", "hours")}


async def _add_lists(connection: AsyncConnection, new: Project) -> None:
    await _add_list(connection, project_origin, new.id, [{"origin": each} for each in new.origins])
    await _add_list(connection, project_language, new.id, [{"language": each} for each in new.languages])
    await _add_list(connection, project_contact, new.id, [{"name": each.name, "how": each.how, "href": each.href} for each in new.contacts])


async def _add_list(connection: AsyncConnection, table: Table, owner: ProjectId, items: list[dict[str, str]]) -> None:
    if items:
        await connection.execute(insert(table), [{"project": owner, "position": place, **item} for place, item in enumerate(items)])


async def _lists(connection: AsyncConnection, table: Table) -> Mapping[str, list[Row[tuple[object, ...]]]]:
    found: dict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in await connection.execute(select(table).order_by(table.c.project, table.c.position)):
        found[row.project].append(row)
    return found


def _rota(row: Row[tuple[object, ...]], timetable: tuple[WeeklyOpening, ...]) -> Rota:
    on_call = OnCall(name=row.on_call_name, phone=row.on_call_phone) if row.on_call_name else None
    return Rota(id=RotaId(row.id), collaborative=CollaborativeId(row.collaborative), zone=row.zone, timetable=timetable, on_call=on_call)


def _project(
    row: Row[tuple[object, ...]],
    *,
    origins: list[Row[tuple[object, ...]]],
    languages: list[Row[tuple[object, ...]]],
    contacts: list[Row[tuple[object, ...]]],
) -> Project:
    return Project(
        id=ProjectId(row.id),
        name=row.name,
        rota=RotaId(row.rota),
        origins=tuple(each.origin for each in origins),
        accent=row.accent,
        zone=row.zone,
        country=row.country,
        languages=tuple(each.language for each in languages),
        leave_url=row.leave_url,
        contacts=tuple(Contact(name=each.name, how=each.how, href=each.href) for each in contacts),
        may_open=row.may_open,
        offers_gender=row.offers_gender,
        root_key=row.root_key,
        lead_on_call=OnCall(name=row.lead_name, phone=row.lead_phone) if row.lead_name else None,
        clinic=Clinic(name=row.clinic_name, phone=row.clinic_phone, hours=row.clinic_hours),
    )
