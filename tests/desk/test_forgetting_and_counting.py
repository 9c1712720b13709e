"""The end: what was held is dropped before it is said, and one is added to a count. Nothing else is left."""

from __future__ import annotations

import gc
import types
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from chatd import wire
from chatd.desk import visits
from chatd.desk.counting import DayCounts
from chatd.desk.opening import answer_for
from chatd.desk.visits import Visit
from chatd.domain.availability import Answer, Openness
from chatd.domain.conversation import Why
from chatd.domain.ids import ConversationId
from chatd.live.memory import MemoryLive
from chatd.tokens import hashed
from tests.desk.evening import NORTHTOWN, PAGE, ROTA, Evening, a_project
from tests.fakes import NOON, Pigeonholes

WORDS = "CanaryCanaryCanaryCanaryCanary"
NOT_OURS = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.FrameType)


def reachable_from(*roots: object) -> set[str | bytes]:
    """Every text that can be come to from there, through anything."""
    seen: set[int] = set()
    found: set[str | bytes] = set()
    todo: list[object] = list(roots)
    while todo:
        thing = todo.pop()
        if id(thing) in seen or isinstance(thing, NOT_OURS):
            continue
        seen.add(id(thing))
        if isinstance(thing, str | bytes):
            found.add(thing)
        todo.extend(gc.get_referents(thing))
    return found


async def a_talk(evening: Evening) -> Visit:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    await evening.visitor_says(visit, WORDS)
    await evening.says(wren, visit, WORDS)
    return visit


def traces(visit: Visit) -> set[str | bytes]:
    secret = visits.read_resume_token(visit.resume)[1]
    return {WORDS, visit.conversation, PAGE, secret, hashed(secret), "S" * 100}


@pytest.mark.parametrize("why", Why)
async def test_nothing_of_an_ended_conversation_is_referred_to(evening: Evening, why: Why) -> None:
    visit = await a_talk(evening)
    held = traces(visit) & reachable_from(evening.live)
    assert held == traces(visit) - {visits.read_resume_token(visit.resume)[1]}

    await evening.leaves(visit, why)

    assert not traces(visit) & reachable_from(evening.live, evening.counts)


@dataclass(slots=True)
class LooksWhenTold(Pigeonholes):
    """An outbox that looks, at the moment the end is told, whether the words are still held."""

    live: MemoryLive | None = None
    held_when_told: list[bool] = field(default_factory=list)

    async def to_visitor(self, conversation: ConversationId, event: str, body: wire.Closed) -> None:
        if event == "ended":
            self.held_when_told.append(WORDS in reachable_from(self.live))


async def test_it_is_dropped_before_it_is_said(evening: Evening) -> None:
    visit = await a_talk(evening)
    outbox = LooksWhenTold(live=evening.live)

    await visits.end(replace(evening.desk, outbox=outbox), ROTA.id, visit.conversation, Why.LEFT)

    assert outbox.held_when_told == [False]


@pytest.mark.parametrize(
    ("why", "claimed"),
    [
        (Why.FINISHED, True),
        (Why.LEFT, True),
        (Why.LEFT_QUICKLY, True),
        (Why.ABUSIVE, True),
        (Why.NOT_FOR_US, True),
        (Why.LINE_LOST, False),
        (Why.SECOND_HOLDER, False),
        (Why.RESTARTING, False),
    ],
)
async def test_that_nothing_was_kept_is_claimed_only_where_it_is_known(evening: Evening, why: Why, claimed: bool) -> None:
    visit = await a_talk(evening)

    await evening.leaves(visit, why)

    assert evening.ended_at(visit).forgotten is claimed


async def test_the_line_of_who_has_left_is_nobodys(evening: Evening) -> None:
    visit = await a_talk(evening)

    await evening.leaves(visit)

    assert evening.outbox.hung_up == [visit.conversation]
    assert evening.live.resumption(visit.conversation) is None
    assert evening.live.rota_of(visit.conversation) is None


async def test_an_abusive_page_is_remembered_as_a_hash_and_only_for_its_time(evening: Evening) -> None:
    visit = await a_talk(evening)
    await evening.leaves(visit, Why.ABUSIVE)
    assert hashed(PAGE) in reachable_from(evening.live)

    evening.clock.wind(timedelta(minutes=30))
    evening.live.must_wait("any page", evening.now)

    assert hashed(PAGE) not in reachable_from(evening.live)


# ── counts ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_came_and_was_served_is_counted_as_that(evening: Evening) -> None:
    visit = await a_talk(evening)
    await evening.leaves(visit)

    assert evening.counts.counted == [(NORTHTOWN, "came"), (NORTHTOWN, "served")]


async def test_who_left_while_waiting_is_counted_as_that(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")
    await evening.leaves(await evening.arrives())

    assert evening.counts.counted == [(NORTHTOWN, "came"), (NORTHTOWN, "left_waiting")]


async def test_who_was_served_and_waited_again_was_served(evening: Evening) -> None:
    visit = await a_talk(evening)
    await visits.ask_for_someone_else(evening.desk, ROTA.id, visit.conversation)
    await evening.leaves(visit)

    assert evening.counts.counted == [(NORTHTOWN, "came"), (NORTHTOWN, "served")]


async def test_who_waited_when_we_restarted_did_not_leave(evening: Evening) -> None:
    await evening.checks_in("wren"), await evening.checks_in("heron")
    await evening.arrives()

    await visits.end_all(evening.desk, ROTA.id, Why.RESTARTING)

    assert evening.counts.counted == [(NORTHTOWN, "came")]


async def test_who_came_when_closed_or_full_is_counted_as_unmet_need(evening: Evening) -> None:
    for state in Openness:
        visits.count_turned_away(evening.desk, NORTHTOWN, Answer(state=state, next_opening=None))

    assert sorted(evening.counts.counted) == [
        (NORTHTOWN, "came_when_closed"),
        (NORTHTOWN, "came_when_closed"),
        (NORTHTOWN, "came_when_full"),
    ]


async def test_who_came_when_two_of_us_did_not_is_counted_once_and_as_that(evening: Evening) -> None:
    told = await answer_for(evening.desk, a_project(NORTHTOWN))
    await evening.checks_in("wren")
    with_one = await answer_for(evening.desk, a_project(NORTHTOWN))

    visits.count_turned_away(evening.desk, NORTHTOWN, told)

    assert told.two_did_not_come and told == with_one
    assert evening.counts.counted == [(NORTHTOWN, "two_did_not_come")]


async def test_counts_are_written_when_the_day_is_over_where_the_project_is(evening: Evening) -> None:
    counts = DayCounts()
    counts.know_zones(await evening.store.projects())
    for _ in range(3):
        counts.count(NORTHTOWN, "came", NOON)

    await counts.write(evening.store, finished_before=NOON.replace(hour=23, minute=59))
    assert evening.store.written == []
    await counts.write(evening.store, finished_before=NOON.replace(hour=0) + timedelta(days=1))
    await counts.write(evening.store, finished_before=None)

    assert evening.store.written == [(date(2026, 11, 18), NORTHTOWN, "came", 3)]
