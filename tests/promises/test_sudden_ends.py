"""Promises 1 and 4, when the server is stopped or killed in the middle of a conversation; and that it stands up again on the same folder."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from chatd import settings
from tests.promises.evidence import Evidence, WatchedVisitor, WatchedWorker
from tests.promises.meeting import meeting
from tests.promises.standing import Standing
from tests.rig.search import told

SEED = 20261121
MOMENTS, MOMENTS_WHEN_LONG = 3, 60
EVENTS_IN_A_CONVERSATION = 28
STOPS_WITHIN = 2.0


async def a_conversation(standing: Standing, evidence: Evidence) -> None:
    """From arriving to the end, with everything said on the way."""
    async with meeting(standing.serving, evidence) as met:
        visitor = met.visitor()
        id = await met.paired(visitor)
        await met.talk(visitor, id)
        assert (await met.first.close(id))["ok"]
        await met.over(visitor, id)


async def killed_at(standing: Standing, evidence: Evidence, event: int, seconds: float) -> None:
    """The server dies while it has the *event*-th thing to do, and those who talk find nobody there."""
    evidence.interrupt_at(event, seconds, lambda: standing.serving.process.kill() if standing.serving.process else None)
    talk = asyncio.create_task(a_conversation(standing, evidence))
    killed = asyncio.create_task(evidence.interrupted.wait())
    await asyncio.wait([talk, killed], return_when=asyncio.FIRST_COMPLETED)
    if not killed.done():
        talk.result()  # they were done a moment before it happened, and nothing else went wrong
        await asyncio.wait_for(killed, timeout=1)
    talk.cancel()
    await asyncio.gather(talk, return_exceptions=True)
    standing.kill()


@pytest.mark.asyncio
async def test_killed_at_any_moment_it_leaves_nothing_and_starts_again(tmp_path: Path, runs_long: bool) -> None:
    standing, chance = Standing(tmp_path), random.Random(SEED)
    moments = [chance.randrange(1, EVENTS_IN_A_CONVERSATION) for _ in range(MOMENTS_WHEN_LONG if runs_long else MOMENTS)]
    searched = 0
    for moment in moments:
        standing.start()
        evidence = Evidence()
        await killed_at(standing, evidence, moment, chance.uniform(0, 0.02))

        found = await standing.found_written(evidence.all())
        searched += len(evidence.all())
        assert not found, f"killed at event {moment}: {told(found)}"

    standing.start()
    await a_conversation(standing, Evidence())
    code, _ = standing.stop()
    assert code == 0
    assert is_whole(settings.database_in(tmp_path / "data"))
    print(f"killed at events {moments}: of {searched} words, keys, boxes, tokens and traces none written")


@pytest.mark.asyncio
async def test_stopped_in_the_middle_it_says_so_to_everybody_and_leaves_nothing(tmp_path: Path) -> None:
    standing, evidence = Standing(tmp_path), Evidence()
    serving = standing.start()
    async with meeting(serving, evidence) as met:
        visitor = met.visitor()
        id = await met.paired(visitor)
        await met.talk(visitor, id)
        for each in (visitor, met.first, met.second):
            await each.call("beat", {})  # a line is answered in order: whatever they still had to say is said

        code, seconds = await asyncio.to_thread(standing.stop)
        for each in (visitor, met.first, met.second):
            await each.until(partial(knows_that_it_stopped, each))

    found = await standing.found_written(evidence.all())
    print(f"stopped in {seconds:.2f} s; of {len(evidence.all())} words, keys, boxes, tokens and traces none written")
    assert code == 0
    assert seconds < STOPS_WITHIN * 3
    assert (visitor.last("ended") or {})["forgotten"] is False
    assert not found, told(found)


def knows_that_it_stopped(who: WatchedVisitor | WatchedWorker) -> bool:
    return {"ended", "restarting"} <= {name for name, _ in who.events}


def is_whole(database: Path) -> bool:
    connection = sqlite3.connect(database)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        connection.close()
