"""Whom a project vouches for is worked out from signatures alone: a changed database names nobody a lead, and keeps nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import update

from chatd.domain import refusals
from chatd.domain.ids import PersonId, PlannedShiftId, ProjectId, RecordId
from chatd.domain.people import Rota
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.giveaway import telling_words
from chatd.keeping.alerting import SAYS, MailedKeepingAlerts
from chatd.keeping.ports import About
from chatd.keeping.vouched import RotaLeads
from chatd.kept import keeping_on
from chatd.ports import Letter
from chatd.store import keyrings, people, projects
from chatd.store.key_tables import certificate, lead_list
from chatd.store.leaving import remove_person
from chatd.store.tenancy import SqlStore
from tests.fakes import CountedIds, WoundClock
from tests.keeping.house import COORDINATOR, EVENING, LARK, LEADS, OTTER, PLOVER, WREN, House, opened
from tests.sealed_records import Ring
from tests.store.folder import NORTHTOWN, ROTA, a_project


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


async def change_list(house: House, **changed: Any) -> None:
    body = json.dumps({**house.leads, **changed})
    await house.database.write(lambda connection: connection.execute(update(lead_list).values(body=body)))


async def test_a_good_list_names_its_leads(house: House) -> None:
    leads = await house.keeping.leads(NORTHTOWN)

    assert leads is not None and leads.people == set(LEADS)
    assert await house.keeping.lead_of(await house.person(LARK)) == {NORTHTOWN}
    assert await house.keeping.lead_of(await house.person(WREN)) == frozenset()


async def test_a_lead_put_in_by_hand_makes_the_list_no_list(house: House) -> None:
    stranger = Ring()

    await change_list(house, leads=[*house.leads["leads"], stranger.lead("p-stranger")])

    assert await house.keeping.leads(NORTHTOWN) is None
    with pytest.raises(refusals.NothingCanBeKept):
        await house.raised(house.page())


async def test_keys_swapped_by_hand_make_the_list_no_list(house: House) -> None:
    first, *others = house.leads["leads"]

    await change_list(house, leads=[Ring().lead(first["person"]), *others])

    assert await house.keeping.leads(NORTHTOWN) is None


async def test_a_list_that_somebody_else_signed_is_none(house: House) -> None:
    forger = Ring()
    await change_list(house, by=forger.publics["signing"])

    assert await house.keeping.leads(NORTHTOWN) is None


async def test_when_the_key_that_signed_it_was_taken_back_the_list_holds_no_longer(house: House) -> None:
    taken_back = update(certificate).where(certificate.c.person == COORDINATOR).values(revoked=EVENING)

    await house.database.write(lambda connection: connection.execute(taken_back))

    assert await house.keeping.leads(NORTHTOWN) is None


async def test_another_root_vouches_for_nobody(house: House) -> None:
    other = replace(a_project(NORTHTOWN), root_key=Ring().publics["signing"])
    await house.database.write(lambda connection: projects.put_project(connection, other))

    assert await house.keeping.leads(NORTHTOWN) is None
    assert await house.keeping.trusted.signing_key(WREN, NORTHTOWN) is None


async def test_new_keys_are_not_vouched_for_by_what_was_signed_for_the_old(house: House) -> None:
    assert await house.keeping.trusted.signing_key(WREN, NORTHTOWN) == house.rings[WREN].publics["signing"]
    ring, fresh = await house.database.read(lambda connection: keyrings.of_person(connection, WREN)), Ring().publics
    assert ring is not None

    new = replace(ring, number=2, signing=fresh["signing"], sealing=fresh["sealing"])
    await house.database.write(lambda connection: keyrings.put(connection, new, replaces=1))

    assert await house.keeping.trusted.signing_key(WREN, NORTHTOWN) is None


async def test_a_project_without_a_root_keeps_nothing(house: House) -> None:
    assert await house.keeping.trusted.signing_key(LARK, NORTHTOWN) is None
    assert not await house.keeping.may_keep(ProjectId("southtown"))


# ── who is on call ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class OneRota:
    kept: Rota

    async def rota(self, id: str) -> Rota:
        return self.kept


@pytest.mark.parametrize(
    ("at", "found"), [("2026-11-21T18:30:00+00:00", PLOVER), ("2026-11-21T22:30:00+00:00", None), ("2026-11-22T18:30:00+00:00", None)]
)
async def test_the_lead_on_call_is_the_one_of_the_shift_that_runs(at: str, found: PersonId | None) -> None:
    shift = Shift(
        title="Saturday",
        zone="Europe/London",
        starts=datetime(2026, 11, 21, 18),  # noqa: DTZ001  Clock times, in the shift's zone.
        ends=datetime(2026, 11, 21, 22),  # noqa: DTZ001
        lead=PLOVER,
        id=PlannedShiftId("s"),
    )
    calendar = RotaCalendar(name="Northern", zone="Europe/London", projects=(NORTHTOWN,), shifts=(shift,))
    leads = RotaLeads(store=OneRota(replace(ROTA, calendar=calendar)))  # type: ignore[arg-type]

    assert await leads.on_call(a_project(NORTHTOWN), datetime.fromisoformat(at)) == found


# ── letters ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Box:
    letters: list[Letter] = field(default_factory=list)

    async def deliver(self, letter: Letter) -> bool:
        self.letters.append(letter)
        return True


@pytest.mark.parametrize("about", About)
async def test_a_letter_tells_no_name_no_project_and_nothing_of_what_it_is_about(house: House, about: About) -> None:
    box = Box()
    alerts = MailedKeepingAlerts(box, ids=CountedIds(), origin="https://chat.example.org")
    told = [replace(await house.person(who), email="lead@example.org") for who in (LARK, PLOVER)]

    await alerts.tell(about, [*told, await house.person(OTTER)])
    await alerts.all_sent()

    (letter,) = box.letters
    said = f"{letter.subject} {letter.text}".lower()
    assert "https://chat.example.org/" in letter.text
    assert telling_words(said) == telling_words("")
    for hidden in ("northtown", "lark", "record", "safeguard", "visitor", "flag", "concern", "conversation", "chat with"):
        assert hidden not in said


def test_every_letter_has_words() -> None:
    assert set(SAYS) == set(About)


# ── at the start ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_due_is_gone_before_anybody_is_served(house: House) -> None:
    key = house.page()
    await house.raised(key)
    for days in range(1, 8):
        clock = WoundClock(EVENING + timedelta(days=days))
        again = await keeping_on(house.database, SqlStore(house.database), post=None, ids=CountedIds(), clock=clock, origin="http://localhost")
        assert (await again.store.record(RecordId(key.record)) is None) is (days == 7)


async def test_somebody_who_goes_for_good_takes_along_what_was_sealed_for_them(house: House) -> None:
    key, note = await house.retained(), house.note()
    await house.keeping.write_note(await house.person(WREN), note)

    await house.database.write(lambda connection: remove_person(connection, LARK))
    await house.database.write(lambda connection: remove_person(connection, WREN))

    wraps = await house.keeping.store.wraps(RecordId(key.record))
    assert all(LARK not in {wrap.requester, wrap.approver} for each in wraps.values() for wrap in each)
    assert note.copies[LARK][:60].encode() not in (house.folder / "chatd.sqlite").read_bytes()
    record = await house.keeping.store.record(RecordId(key.record))
    assert record is not None and record.raiser == WREN
    assert await house.database.read(people.all_people)
