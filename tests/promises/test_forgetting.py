"""Promises 1 to 4: what was said is on the screens of those who talked, and nowhere else; when they are done, not even sealed.

One server stands for this file. Conversations go in each of the ways they can, rude people come by, and at each stage every byte that the server wrote
and every byte of its memory is searched for every word, key, box and trace (`tests/rig`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.promises import looking_up, rudeness
from tests.promises.evidence import Evidence, WatchedVisitor
from tests.promises.meeting import STRANGE_ADDRESS, Meeting, meeting
from tests.promises.standing import Standing
from tests.rig.canaries import Canary, written
from tests.rig.search import Finding, copies, find, told

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(slots=True, kw_only=True)
class Day:
    """What was found at each stage."""

    evidence: Evidence
    standing: Standing
    boxes_then: frozenset[str]
    never_then: list[Canary]
    memory_during: list[Finding]
    written_during: list[Finding]
    memory_after: list[Finding]
    seconds_until_gone: float
    written_after: list[Finding]
    answered: int
    refused: int
    looked_up: list[int]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def day(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Day]:
    standing, evidence = Standing(tmp_path_factory.mktemp("day")), Evidence()
    serving = standing.start()
    try:
        async with meeting(serving, evidence) as met:
            visitor = met.visitor()
            id = await met.paired(visitor)
            await met.talk(visitor, id)
            boxes_then = frozenset(each.name for each in evidence.boxes.values())
            never_then = [*evidence.words, *evidence.keys.values()]
            memory_during, written_during = await standing.found_in_memory(evidence.all()), await standing.found_written(evidence.all())
            await one_reloads(met, visitor, id)
            looked_up = await looking_up.beside_a_chat(met)
            assert (await met.first.close(id, "finished"))["ok"]
            await met.over(visitor, id)
            for reason in ("left", "abusive", "not_for_us"):
                await closed_by_a_worker(met, reason)
            for how in ("ended", "quickly"):
                await left_by_the_visitor(met, how)
            refused = await lost_in_the_middle(met)
            refused += await rudeness.refused_sign_in(met, evidence)
            answered = await rudeness.broken_requests(met) + await rudeness.broken_packets(met)
        left, seconds = await standing.left_in_memory(evidence.said())
        yield Day(
            evidence=evidence,
            standing=standing,
            boxes_then=boxes_then,
            never_then=never_then,
            memory_during=memory_during,
            written_during=written_during,
            memory_after=left,
            seconds_until_gone=seconds,
            written_after=await standing.found_written([*evidence.all(), written("address", STRANGE_ADDRESS)]),
            answered=answered,
            refused=refused,
            looked_up=looked_up,
        )
    finally:
        standing.stop()


async def one_reloads(met: Meeting, visitor: WatchedVisitor, id: str) -> None:
    """The second's page is loaded again, and what was said so far is handed to it."""
    before, slot = met.second, met.second.seals[id].slot
    met.second = await met.again(before)
    await met.second.until(lambda: id in met.second.seals and met.second.seals[id].epoch > 0 and met.second.seals[id].confer > 0)
    assert (await visitor.read_to(met.second.seals[id].slot, same_as=slot) or {})["ok"]
    await met.second.until(lambda: any(taken["kind"] == "history" for taken in met.second.heard[id]))
    await met.says_in_the_room(visitor, id, met.second)


async def closed_by_a_worker(met: Meeting, reason: str) -> None:
    visitor = met.visitor()
    id = await met.paired(visitor)
    await met.says_in_the_room(visitor, id, visitor)
    assert (await met.first.close(id, reason))["ok"]
    await met.over(visitor, id)


async def left_by_the_visitor(met: Meeting, how: str) -> None:
    visitor = met.visitor()
    id = await met.paired(visitor)
    await met.says_in_the_room(visitor, id, visitor)
    assert (await visitor.call("leave", {"how": how}))["ok"]
    await met.over(visitor, id, visitor_hears=False)


async def lost_in_the_middle(met: Meeting) -> int:
    """The line goes, comes back, carries things that are no events, and goes for good."""
    visitor = met.visitor()
    id = await met.paired(visitor)
    await visitor.cut()
    await met.first.until(lambda: not met.first.rooms[id]["visitor_here"])
    assert (await visitor.resume())["ok"]
    await met.says_in_the_room(visitor, id, visitor)
    refused = await rudeness.broken_events(visitor, met.evidence)
    await visitor.cut()
    assert (await met.first.close(id, "left"))["ok"]
    await met.over(visitor, id, visitor_hears=False)
    return refused


def of(canaries: list[Canary], found: list[Finding]) -> list[Finding]:
    names = {each.name for each in canaries}
    return [each for each in found if each.canary in names]


async def test_while_people_talk_their_words_and_keys_are_nowhere_on_the_server(day: Day) -> None:
    never = day.never_then
    here = of(list(day.evidence.boxes.values()), day.memory_during)

    # The rig sees what there is: sealed boxes are in memory for those who lose their line.
    assert {each.canary for each in here} >= {name for name in day.boxes_then if name.startswith("send.box")}
    print(f"during: {copies(here)} copies of {len(day.boxes_then)} sealed parts in memory; of {len(never)} words and keys none")
    assert not of(never, day.memory_during), told(of(never, day.memory_during))


async def test_while_people_talk_nothing_of_it_is_written_not_even_sealed(day: Day) -> None:
    assert not day.written_during, told(day.written_during)


async def test_after_the_end_nothing_is_left_in_memory_not_even_sealed(day: Day) -> None:
    print(
        f"after: of {len(day.evidence.said())} words, keys, boxes, tokens and traces none in memory {day.seconds_until_gone:.1f} s after the last line went"
    )
    assert not day.memory_after, told(day.memory_after)


async def test_nobodys_address_browser_referrer_path_or_name_is_written_down_whatever_they_send(day: Day) -> None:
    assert day.answered >= 15 and day.refused == 8
    assert not day.written_after, told(day.written_after)


async def test_what_was_looked_up_beside_a_chat_is_refused_or_answered_and_then_nowhere(day: Day) -> None:
    assert day.looked_up == [400, 404, 400, 400, 400, 400, 404, 400, 400, 200, 200, 200]
    assert not day.written_after, told(day.written_after)
    assert not day.memory_after, told(day.memory_after)


async def test_what_the_server_printed_is_there_to_be_searched(day: Day) -> None:
    """The rude visits do reach the code that complains of them; so nothing found means nothing said."""
    log = (day.standing.base / "data.stderr").read_text()

    assert "said something that is not written down" in log
    assert find([written("own words", "The charity's page:")], day.standing.written())
