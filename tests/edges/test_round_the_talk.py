"""Cards and supervisors over a real line: what is sealed for whom, and what the server can make of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import pytest_asyncio

from chatd.domain.ids import PersonId
from chatd.domain.people import Person, Role
from chatd.store import hours, people
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.edges.house import House
from tests.sealed_clients import VisitorClient, WorkerClient
from tests.sealed_members import handover

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "quince-landlord-9f2c"
CARD = handover(SECRET, "that it is a crime", "somebody for the landlord side")


def cards(worker: WorkerClient, id: str) -> list[str]:
    return [taken["asked"] for taken in worker.heard[id] if taken["kind"] == "handover"]


def confers(worker: WorkerClient, id: str, *, with_slots: int) -> bool:
    """Does this screen hold a confer key for so many?"""
    seal = worker.seals.get(id)
    return seal is not None and seal.confer > 0 and len(seal._confers.epochs[seal.confer].slots) == with_slots


async def conferring(id: str, *workers: WorkerClient) -> None:
    for worker in workers:
        await worker.until(partial(confers, worker, id, with_slots=len(workers)))


@pytest_asyncio.fixture(loop_scope="module")
async def supervised(house: House) -> House:
    """Robin is a supervisor of Eastport and no operator."""
    store = house.server.desk.store
    if await store.person(PersonId("robin")) is None:
        finch = await store.person(PersonId("finch"))
        assert finch
        robin = replace(finch, id=PersonId("robin"), sign_in="robin", shift_name="Robin", roles={finch.home: frozenset({Role.SUPERVISOR})})
        await _add(store, robin)
    return house


async def _add(store: object, robin: Person) -> None:
    assert isinstance(store, SqlStore)
    database: Database = store._database
    async with database.transaction() as connection:
        await people.add_person(connection, robin, proof_hash=None)
    await asyncio.sleep(0)


async def test_a_card_is_read_by_the_partner_and_by_whoever_comes_later_and_by_nobody_else(house: House) -> None:
    visitor, first, second, id = await house.pair()
    await conferring(id, first, second)
    assert (await first.say(id, CARD, "confer"))["ok"]
    await second.until(lambda: cards(second, id) == [SECRET])

    third = await house.worker("otter")
    await third.call("active", {})
    assert (await first.call("hand_over", {"conversation": id}))["ok"]
    await conferring(id, second, third)
    assert (await second.say(id, CARD, "confer"))["ok"]
    await third.until(lambda: cards(third, id) == [SECRET])

    heard = repr([visitor.events, visitor.acks, third.events, second.events, house.live.__dict__, house.live._logs])
    assert "box" in heard
    assert SECRET not in heard
    assert not any(body.get("channel") == "confer" for name, body in visitor.events if name == "entry")
    assert {worker["name"] for worker in visitor.room["workers"]} == {"Heron", "Otter"}


async def test_a_card_goes_with_the_conversation(house: House) -> None:
    _, first, second, id = await house.pair()
    await conferring(id, first, second)
    sent = await first.say(id, CARD, "confer")
    assert sent["ok"] and house.live._logs

    await first.close(id)
    await second.until(lambda: second.last("ended"))

    assert not house.live._logs


async def test_a_supervisor_asked_to_confer_reads_the_pair_and_nothing_of_the_chat(supervised: House) -> None:
    house = supervised
    visitor, first, second, id = await house.pair()
    robin = await house.worker("robin")
    assert robin.desk["me"]["status"] == "supervising"
    epochs = visitor.seal.epoch if visitor.seal else 0

    answer = await first.call("ask_supervisor", {"conversation": id, "reach": "confer"})
    assert (answer["ok"], answer["desks"]) == (True, 1)
    assert (await robin.call("come_in", {"conversation": id}))["ok"]
    await conferring(id, first, second, robin)
    await visitor.say("for the two alone")
    await second.until(lambda: "for the two alone" in second.texts(id))
    assert (await second.say(id, "what would you do?", "confer"))["ok"]
    await robin.until(lambda: "what would you do?" in robin.texts(id))

    assert robin.texts(id) == ["what would you do?"]
    assert not any(body["channel"] == "room" for name, body in robin.events if name == "entry")
    assert visitor.seal and visitor.seal.epoch == epochs
    assert {worker["name"] for worker in visitor.room["workers"]} == {"Wren", "Heron"}


async def test_a_supervisor_in_the_chat_is_seen_and_can_open_only_what_comes_after(supervised: House) -> None:
    house = supervised
    visitor, first, _, id = await house.pair()
    await visitor.say("before")
    robin = await house.worker("robin")
    assert not (await robin.call("come_in", {"conversation": id}))["ok"]
    await first.call("ask_supervisor", {"conversation": id, "reach": "chat"})

    assert (await robin.call("come_in", {"conversation": id}))["ok"]

    await visitor.until(lambda: ("Robin", True) in seen(visitor))
    await robin.until(lambda: id in robin.seals and robin.seals[id].epoch > 0)
    await visitor.say("after")
    await robin.until(lambda: "after" in robin.texts(id))
    assert robin.texts(id) == ["after"]
    assert visitor.room["state"] == "paired"


async def test_who_is_no_supervisor_cannot_come_in(supervised: House) -> None:
    house = supervised
    _, first, _, id = await house.pair()
    otter = await house.worker("otter")
    await first.call("ask_supervisor", {"conversation": id, "reach": "chat"})

    refused = [await otter.call("come_in", {"conversation": which}) for which in (id, "nowhere")]

    assert refused[0] == refused[1]
    assert refused[0]["code"] == "not_found"


def seen(visitor: VisitorClient) -> list[tuple[str, bool]]:
    return [(worker["name"], worker["supervisor"]) for worker in visitor.room.get("workers", [])]


async def test_the_minutes_of_a_shift_that_ended_stand_in_the_file_and_a_debrief_does_not(house: House) -> None:
    wren = await house.worker("wren")
    before = await minutes_of(house, "wren")
    house.clock.wind(timedelta(minutes=50))
    await wren.call("end_shift", {})

    assert (await wren.call("debrief", {"call_me": True}))["ok"]
    await house.passes(1)

    assert await minutes_of(house, "wren") - before == 50
    assert wren.desk["me"] is None
    assert wren.desk["desks"][0]["rota"] == "northern"


@pytest.mark.parametrize("rota", ["coast", "northtown"])
async def test_a_desk_that_is_not_ours_is_refused_and_nobody_has_checked_in(house: House, rota: str) -> None:
    line = await house.raw_worker("heron", check_in=False)
    body = {"shift_key": "heron" + "A" * 38, "name": "Heron", "languages": ["en"]}

    refused = await line.call("check_in", {**body, "rota": rota})

    assert refused["code"] == "not_found"
    assert not house.sheet.shifts
    assert (await line.call("check_in", {**body, "rota": "northern"}))["ok"]


async def minutes_of(house: House, who: str) -> int:
    store = house.server.desk.store
    assert isinstance(store, SqlStore)
    return sum((await store._database.read(lambda connection: hours.of_person(connection, PersonId(who)))).values())
