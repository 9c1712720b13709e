"""The directory for somebody who is signed in, on a real database: who looks, who changes, and what another charity has of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId, ServiceId
from chatd.domain.people import Person, Role
from chatd.domain.refusals import NotAllowed
from chatd.domain.service_csv import NotRead
from chatd.domain.service_fields import Unfit
from chatd.domain.services import Entry, Standing
from chatd.signposting.directory import ChangedMeanwhile, Directory, NoSuchService, mark
from chatd.signposting.ports import Services
from chatd.store import projects
from chatd.store.connection import Database
from chatd.store.services import SqlServices
from tests.domain.services_made import words
from tests.fakes import CountedIds, WoundClock
from tests.store.folder import EASTPORT, NOON, NORTHTOWN, ROTA, a_project, opened, said_to

WESTVALE = ProjectId("westvale")
FILE = "name,what,needs,areas,phone,shared\nNight Bus,Tea and tests,sexual-health,NT,111,{shared}\n"


def somebody(name: str, project: ProjectId, role: Role) -> Person:
    return Person(
        id=PersonId(f"p-{name}"),
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=project,
        roles={project: frozenset({role})},
        serves=frozenset({project}),
    )


FINCH = somebody("finch", NORTHTOWN, Role.COORDINATOR)
ROBIN = somebody("robin", EASTPORT, Role.COORDINATOR)
WREN = somebody("wren", NORTHTOWN, Role.OPERATOR)
STORK = somebody("stork", WESTVALE, Role.COORDINATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charities:
    """Northtown and Eastport share a collaborative; Westvale is on its own."""

    directory: Directory
    database: Database

    async def names(self, who: Person, project: ProjectId, *, need: str = "", at: str = "") -> list[str]:
        return [each.entry.service.name for each in await self.directory.search(who, project, need=need, at=at)]


@asynccontextmanager
async def charities(folder: Path) -> AsyncIterator[Charities]:
    west = replace(ROTA, id=RotaId("westvale"), collaborative=CollaborativeId("west"))
    async with opened(folder) as database:
        async with database.transaction() as connection:
            for rota in (ROTA, west):
                await projects.add_rota(connection, rota)
            for project in (a_project(NORTHTOWN), a_project(EASTPORT), replace(a_project(WESTVALE), rota=west.id)):
                await projects.add_project(connection, project)
        kept = SqlServices(database)
        yield Charities(directory=Directory(kept=kept, clock=WoundClock(NOON), ids=CountedIds()), database=database)


async def test_an_entry_is_kept_as_it_was_written(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        typed = words(
            for_whom="Everybody", hours="Mon to Fri\n10 to 18", languages="en ro", web="https://h.example", email="a@h.example", sms="85258", cost="Free",
            whose="sex-worker-led", source="Site", source_web="https://h.example/a", verified="2026-11-01", verified_by="wren", review_by="2027-05-01",
        )  # fmt: skip
        put = await here.directory.put(FINCH, NORTHTOWN, typed)

        assert await here.directory.entries(FINCH, NORTHTOWN) == (put,)
        (found,) = await here.directory.search(WREN, NORTHTOWN, need="sexual-health", at="nt1")
        assert (found.entry, found.standing) == (put, Standing.VERIFIED)


async def test_operators_look_and_do_not_change(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        put = await here.directory.put(FINCH, NORTHTOWN, words())
        assert await here.names(WREN, NORTHTOWN) == ["Harbour Clinic"]

        for deed in (
            here.directory.put(WREN, NORTHTOWN, words(name="Other")),
            here.directory.withdraw(WREN, NORTHTOWN, put.id),
            here.directory.take_in(WREN, NORTHTOWN, FILE.format(shared="").encode()),
            here.directory.entries(WREN, NORTHTOWN),
            here.directory.as_file(WREN, NORTHTOWN),
        ):
            with pytest.raises(NotAllowed):
                await deed
        assert await here.directory.entries(FINCH, NORTHTOWN) == (put,)


async def test_a_project_that_is_not_theirs_is_answered_like_one_that_is_not_there(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        await here.directory.put(FINCH, NORTHTOWN, words())

        for project in (NORTHTOWN, ProjectId("nowhere")):
            for deed in (here.directory.search(ROBIN, project), here.directory.entries(ROBIN, project), here.directory.put(ROBIN, project, words())):
                with pytest.raises(NoSuchService):
                    await deed


async def test_what_is_shared_is_the_whole_collaboratives_and_nobody_elses(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        shared = await here.directory.put(FINCH, NORTHTOWN, words(name="Shared", shared="yes"))
        await here.directory.put(FINCH, NORTHTOWN, words(name="Own"))

        assert await here.names(WREN, NORTHTOWN) == ["Own", "Shared"]
        assert await here.names(ROBIN, EASTPORT) == ["Shared"]
        assert await here.names(STORK, WESTVALE) == []

        await here.directory.put(ROBIN, EASTPORT, words(name="Shared", what="Mended", shared="yes"), id=shared.id)
        with pytest.raises(NoSuchService):
            await here.directory.put(STORK, WESTVALE, words(name="Mine now"), id=shared.id)
        assert [each.entry.service.what for each in await here.directory.search(WREN, NORTHTOWN)] == ["Free tests", "Mended"]


async def test_a_name_stands_once_in_a_directory(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        await here.directory.put(FINCH, NORTHTOWN, words())

        with pytest.raises(Unfit) as refused:
            await here.directory.put(FINCH, NORTHTOWN, words(name="HARBOUR clinic"))

        assert [column for column, _ in refused.value.faults] == ["name"]
        shared = await here.directory.put(FINCH, NORTHTOWN, words(shared="yes"))
        assert shared in await here.directory.entries(FINCH, NORTHTOWN)


async def test_a_withdrawn_entry_is_found_by_nobody_and_can_come_back(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        put = await here.directory.put(FINCH, NORTHTOWN, words())

        await here.directory.withdraw(FINCH, NORTHTOWN, put.id)
        assert await here.names(WREN, NORTHTOWN) == []
        await here.directory.withdraw(FINCH, NORTHTOWN, put.id, withdrawn=False)
        assert await here.names(WREN, NORTHTOWN) == ["Harbour Clinic"]
        with pytest.raises(NoSuchService):
            await here.directory.withdraw(FINCH, NORTHTOWN, ServiceId("none"))


async def test_a_file_is_taken_in_whole_or_not_at_all(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        await here.directory.put(FINCH, NORTHTOWN, words())

        with pytest.raises(NotRead):
            await here.directory.take_in(FINCH, NORTHTOWN, f"{FILE.format(shared='')}Bad,,the-law,NT,111,\n".encode())
        assert await here.names(WREN, NORTHTOWN) == ["Harbour Clinic"]

        assert len(await here.directory.take_in(FINCH, NORTHTOWN, FILE.format(shared="").encode())) == 1
        assert await here.names(WREN, NORTHTOWN) == ["Harbour Clinic", "Night Bus"]
        assert await here.directory.take_in(FINCH, NORTHTOWN, await here.directory.as_file(FINCH, NORTHTOWN)) == ()


async def test_a_deed_that_fails_in_the_middle_has_changed_nothing(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        put = await here.directory.put(FINCH, NORTHTOWN, words())
        twice = [replace(put, service=replace(put.service, what="New")), replace(put, id=ServiceId("x" * 8), service=None)]  # type: ignore[arg-type]

        with pytest.raises(TypeError):
            await SqlServices(here.database).change(NORTHTOWN, lambda _: twice, by="finch", at=NOON)

        assert await here.directory.entries(FINCH, NORTHTOWN) == (put,)


async def test_what_somebody_else_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        read = await here.directory.put(FINCH, NORTHTOWN, words())
        mended = await here.directory.put(FINCH, NORTHTOWN, words(hours="Mon"), id=read.id, known=mark(read))

        with pytest.raises(ChangedMeanwhile):
            await here.directory.put(FINCH, NORTHTOWN, words(hours="Tue"), id=read.id, known=mark(read))

        assert await here.directory.entries(FINCH, NORTHTOWN) == (mended,)


async def test_one_entry_is_there_for_who_may_find_it_and_withdrawn_only_for_who_looks_after_it(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        put = await here.directory.put(FINCH, NORTHTOWN, words())
        assert await here.directory.entry(WREN, NORTHTOWN, put.id) == put

        await here.directory.withdraw(FINCH, NORTHTOWN, put.id)
        assert (await here.directory.entry(FINCH, NORTHTOWN, put.id)).withdrawn
        for who, project in ((WREN, NORTHTOWN), (ROBIN, EASTPORT), (ROBIN, NORTHTOWN)):
            with pytest.raises(NoSuchService):
                await here.directory.entry(who, project, put.id)


async def test_a_file_can_be_looked_at_without_being_taken_in(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        (coming,) = await here.directory.looked_at(FINCH, NORTHTOWN, FILE.format(shared="").encode())
        assert coming.service.name == "Night Bus"
        assert await here.directory.entries(FINCH, NORTHTOWN) == ()

        await here.directory.take_in(FINCH, NORTHTOWN, FILE.format(shared="").encode())
        assert await here.directory.looked_at(FINCH, NORTHTOWN, FILE.format(shared="").encode()) == ()


async def test_a_file_of_many_is_written_at_once_so_that_nobody_waits_for_it(tmp_path: Path) -> None:
    header, *_ = FILE.splitlines()
    content = "\n".join([header, *(f"Bus {number},{{what}},sexual-health,NT,111," for number in range(50))])
    async with charities(tmp_path) as here:
        with said_to(here.database) as said:
            assert len(await here.directory.take_in(FINCH, NORTHTOWN, content.replace("{what}", "Tea").encode())) == 50
            assert len(await here.directory.take_in(FINCH, NORTHTOWN, content.replace("{what}", "Tests").encode())) == 50

        assert len(said) < 30
        assert {each.service.what for each in await here.directory.entries(FINCH, NORTHTOWN)} == {"Tests"}


async def test_a_file_is_put_together_again_where_somebody_writes_meanwhile(tmp_path: Path) -> None:
    async with charities(tmp_path) as here:
        read = await here.directory.put(FINCH, NORTHTOWN, words(name="Night Bus", hours="Mon"))
        busy = replace(here.directory, kept=Interrupted(here.directory.kept, here.directory, read.id))

        (written,) = await busy.take_in(FINCH, NORTHTOWN, b"name,what,needs,areas,phone\nNight Bus,Tea,sexual-health,NT,111\n")

        assert (written.id, written.service.what, written.service.hours) == (read.id, "Tea", "Tue 3")
        assert await here.directory.entries(FINCH, NORTHTOWN) == (written,)


class Interrupted:
    """A store in which somebody changes an entry just before this does, three times."""

    def __init__(self, kept: Services, theirs: Directory, id: ServiceId) -> None:
        self._kept, self._theirs, self._id, self._times = kept, theirs, id, 0

    async def of(self, project: ProjectId) -> tuple[Entry, ...]:
        return await self._kept.of(project)

    async def change(self, project: ProjectId, deed: Callable[[Sequence[Entry]], Iterable[Entry]], *, by: str, at: datetime) -> tuple[Entry, ...]:
        self._times += 1
        await self._theirs.put(FINCH, project, words(name="Night Bus", hours=f"Tue {self._times}"), id=self._id)
        return await self._kept.change(project, deed, by=by, at=at)
