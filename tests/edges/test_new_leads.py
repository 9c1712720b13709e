"""Who becomes a lead later opens nothing of before, until two of those who can open a record wrap it for them; and who left opens nothing any more."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import delete

from chatd import demo_keys, settings
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person, Role
from chatd.store import people
from chatd.store.connection import Database
from chatd.store.people import membership
from tests import kept, sealed_records
from tests.edges.callers import ASK, caller, opened, peels, rewrapped
from tests.edges.house import House
from tests.kept import NORTHTOWN, SAID
from tests.sealing import digest, pack, raw

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_new_lead_is_let_in_by_a_deliberate_act_of_two(house: House) -> None:
    things = kept.House.on(house.serving)
    before = await opened(house, things)
    lark = await caller(house, "lark")
    dunlin_ring = await becomes_a_lead(house, things, "dunlin")
    things.rings["dunlin"] = kept.ring_of(dunlin_ring)
    dunlin = await caller(house, "dunlin")

    assert (await dunlin.posts(f"/records/{before.id}/open", ASK))[0] == 200
    assert json.loads((await lark.gets(f"/records/{before.id}/facts.json"))[1])["asked"] == [], "there is no box for this pair"
    assert (await lark.posts(f"/records/{before.id}/approve", {"requester": "dunlin", "peeled": {"raiser": "A" * 200}}))[1]["code"] == "sealed_wrong"

    old_list = await rewrapped(things, before, "lark") | {"list_number": 1}
    assert (await lark.posts(f"/records/{before.id}/rewrap", old_list))[1]["code"] == "list_is_old"
    assert (await lark.posts(f"/records/{before.id}/rewrap", await rewrapped(things, before, "lark")))[0] == 200

    peeled = await peels(lark, things, "lark", before, "dunlin")
    assert set(peeled) == {"lead"}
    assert (await lark.posts(f"/records/{before.id}/approve", {"requester": "dunlin", "peeled": peeled}))[0] == 200
    told = (await dunlin.posts(f"/records/{before.id}/collect", {}))[1]
    record = json.loads((await dunlin.gets(f"/records/{before.id}/whole.json"))[1])
    key = sealed_records.open_inner(told["peeled"]["lead"], things.rings["dunlin"], record["header"])
    assert sealed_records.open_chunks(key, record["chunks"]) == list(SAID)


async def test_who_left_opens_nothing_and_the_first_signatures_can_still_be_checked(house: House) -> None:
    things = kept.House.on(house.serving)
    whole = await opened(house, things)
    lark, swift = await caller(house, "lark"), await caller(house, "swift")
    assert (await swift.gets(f"/records/{whole.id}"))[0] == 200

    await kept.next_list(things, house.serving, drop={"swift", "dunlin"})
    await things.keeping.lead_left(NORTHTOWN, PersonId("swift"))

    assert (await swift.gets(f"/records/{whole.id}"))[0] == 404
    record = json.loads((await lark.gets(f"/records/{whole.id}/whole.json"))[1])
    raised = next(each for each in record["signed"] if each["what"] == "raised")
    statement = pack("chatd record raised v1", digest(sealed_records.header_statement(record["header"])), raw(raised["wraps"]))
    assert sealed_records.is_signed(raised["key"], statement, raised["signature"])


async def becomes_a_lead(house: House, things: kept.House, name: str) -> demo_keys.Ring:
    database = await Database.open(settings.database_in(house.serving.data))
    person = Person(
        id=PersonId(name),
        sign_in=name,
        shift_name=name.title(),
        languages=("en",),
        home=NORTHTOWN,
        roles={NORTHTOWN: frozenset({Role.LEAD})},
        serves=frozenset(),
    )
    async with database.transaction() as connection:
        await people.add_person(connection, person, proof_hash="nothing")
    await database.close()
    ring = demo_keys.make_ring()
    await kept.next_list(things, house.serving, add={name: ring})
    return ring


async def test_a_list_without_the_role_lets_nobody_in(house: House) -> None:
    """The charity's own record of who is what, and what is signed, must both say so."""
    things = kept.House.on(house.serving)
    theirs = await things.whole(project=ProjectId("eastport"))
    lark = await caller(house, "lark")
    assert (await lark.gets(f"/records/{theirs.id}"))[0] == 200

    await takes_role_away(house, "lark", ProjectId("eastport"))

    assert (await lark.gets(f"/records/{theirs.id}"))[0] == 404
    assert theirs.id not in (await lark.gets("/records"))[1]
    for path in ("facts.json", "whole.json"):
        assert (await lark.gets(f"/records/{theirs.id}/{path}"))[0] == 404
    assert (await lark.posts(f"/records/{theirs.id}/open", ASK))[0] == 404


async def takes_role_away(house: House, name: str, project: ProjectId) -> None:
    database = await Database.open(settings.database_in(house.serving.data))
    async with database.transaction() as connection:
        await connection.execute(delete(membership).where(membership.c.person == name, membership.c.project == project))
    await database.close()
