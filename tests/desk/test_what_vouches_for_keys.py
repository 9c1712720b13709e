"""What vouches for a worker's key travels from their screen to those who check it, project by project, as it came."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from chatd import wire
from chatd.desk import shifts
from chatd.domain.conversation import Place, Reach
from chatd.domain.ids import Chain, ProjectId, ShiftId
from tests.desk.evening import EASTPORT, NORTHTOWN, Evening, a_worker

BOTH = frozenset({NORTHTOWN, EASTPORT})


def a_chain(project: ProjectId, number: int = 0) -> wire.Chain:
    one = wire.Certificate(holder="0123-4567-89AB-CDEF", key="K" * 43, not_before=number, not_after=10, signature="S" * 86)
    return wire.Chain(coordinator=one, operator=one, shift=wire.ShiftCertificate(project=project, not_before=1, not_after=2, signature="S" * 86))


async def comes_on(evening: Evening, name: str, chains: Mapping[ProjectId, wire.Chain], *, page: int = 1) -> ShiftId:
    carried = {project: Chain(msgspec.json.encode(chain)) for project, chain in chains.items()}
    return await shifts.check_in(evening.desk, a_worker(name, BOTH), key=f"{name} {page}", name=name.title(), languages=["en"], chains=carried)


def on_the_desk(evening: Evening, shift: ShiftId) -> list[wire.Chain | None]:
    room = evening.told(shift, "room")[-1]
    assert isinstance(room, wire.WorkerRoom)
    return [worker.certificate for worker in room.workers]


async def test_a_page_that_checks_is_given_the_chain_of_its_own_project(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", {NORTHTOWN: a_chain(NORTHTOWN), EASTPORT: a_chain(EASTPORT)})
    await comes_on(evening, "heron", {EASTPORT: a_chain(EASTPORT)})
    visit = await evening.arrives(NORTHTOWN, pinned=True)

    await evening.takes(wren, visit)

    assert [worker.certificate for worker in evening.room_of(visit).workers] == [a_chain(NORTHTOWN), None]
    assert on_the_desk(evening, wren) == [a_chain(NORTHTOWN), None]


async def test_a_page_that_does_not_check_is_told_no_keys_number(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", {NORTHTOWN: a_chain(NORTHTOWN)})
    await comes_on(evening, "heron", {NORTHTOWN: a_chain(NORTHTOWN)})
    visit = await evening.arrives(NORTHTOWN)

    await evening.takes(wren, visit)

    assert [worker.certificate for worker in evening.room_of(visit).workers] == [None, None]
    assert on_the_desk(evening, wren) == [a_chain(NORTHTOWN), a_chain(NORTHTOWN)]


async def test_workers_are_told_whether_the_page_checks(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives(pinned=True)

    await evening.takes(wren, visit)

    room = evening.told(wren, "room")[-1]
    assert isinstance(room, wire.WorkerRoom)
    assert room.pinned


async def test_who_comes_later_or_again_brings_their_own_chain(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", {NORTHTOWN: a_chain(NORTHTOWN)})
    heron = await comes_on(evening, "heron", {NORTHTOWN: a_chain(NORTHTOWN)})
    visit = await evening.arrives(NORTHTOWN, pinned=True)
    await evening.pairs(wren, visit)

    await comes_on(evening, "heron", {NORTHTOWN: a_chain(NORTHTOWN, 5)}, page=2)

    assert heron not in {worker.shift for worker in evening.talk(visit).workers}
    assert evening.room_of(visit).workers[-1].certificate == a_chain(NORTHTOWN, 5)


async def test_the_same_page_may_bring_its_chain_later(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", {})
    await comes_on(evening, "heron", {})
    visit = await evening.arrives(NORTHTOWN, pinned=True)
    await evening.takes(wren, visit)
    assert evening.room_of(visit).workers[0].certificate is None

    assert await comes_on(evening, "wren", {NORTHTOWN: a_chain(NORTHTOWN)}) == wren

    assert evening.room_of(visit).workers[0].certificate == a_chain(NORTHTOWN)


async def test_a_page_that_comes_back_with_nothing_keeps_the_chain_it_had(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", {NORTHTOWN: a_chain(NORTHTOWN)})

    await comes_on(evening, "wren", {})

    assert set(evening.live.sheet(next(iter(evening.store.on_file)).id).shifts[wren].chains) == {NORTHTOWN}


async def test_a_supervisor_who_comes_into_the_chat_is_checked_like_anybody(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    robin = await evening.supervises("robin")
    visit = await evening.arrives(pinned=True)
    await evening.pairs(wren, visit)
    await evening.asks_in(wren, visit, Reach.CHAT)

    await evening.comes_in(robin, visit)

    worker = evening.talk(visit).the(Place.SUPERVISOR)
    assert worker is not None
    assert worker.chain is None
    assert evening.room_of(visit).workers[-1].certificate is None


async def test_only_the_last_visit_of_each_project_says_whether_its_page_is_pinned(evening: Evening) -> None:
    await evening.checks_in("wren")
    await evening.checks_in("heron")
    assert evening.live.pinned() == {}

    await evening.leaves(await evening.arrives(NORTHTOWN, pinned=True))
    await evening.leaves(await evening.arrives(EASTPORT))

    assert evening.live.pinned() == {NORTHTOWN: True, EASTPORT: False}
