"""A line that turns out to be dead while all are being told of something holds up nobody. Telling is done while the rota is held, and that somebody is
lost is itself a change of that rota.
"""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import WSCloseCode
from engineio.async_socket import AsyncSocket

from chatd.domain.conversation import Patience
from chatd.domain.ids import ConversationId
from chatd.domain.pairing import Shift
from chatd.transport.outbox import QUEUE_LIMIT, SocketOutbox
from chatd.wire import OPERATOR, VISITOR
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG_AGO = 1.0
SOON = 5


async def test_a_worker_whose_line_fell_silent_is_found_lost_by_what_is_sent_to_them(house: House) -> None:
    visitor, first, _, _ = await house.pair()
    engine_of(house, lines(house).shifts[shift_of(house, "heron").id], OPERATOR).last_ping = LONG_AGO

    assert (await asyncio.wait_for(first.call("take_break", {"reason": "food"}), SOON))["ok"]

    await first.until(lambda: shift_of(house, "heron").lost_since)
    assert (await asyncio.wait_for(first.call("come_back", {}), SOON))["ok"]
    assert (await asyncio.wait_for(visitor.say("still here"), SOON))["ok"]


async def test_a_visitor_whose_line_fell_silent_is_found_lost_by_what_is_sent_to_them(house: House) -> None:
    _, first, _, id = await house.pair()
    engine_of(house, lines(house).visitors[ConversationId(id)], VISITOR).last_ping = LONG_AGO

    assert (await asyncio.wait_for(first.call("swap", {"conversation": id}), SOON))["ok"]

    await first.until(lambda: house.sheet.conversations[ConversationId(id)].visitor_lost_since)
    assert (await asyncio.wait_for(first.call("take_break", {"reason": "food"}), SOON))["ok"]


async def test_a_line_that_does_not_read_is_closed_and_holds_up_nobody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first, _, _ = await house.pair()
    engine = engine_of(house, lines(house).shifts[shift_of(house, "heron").id], OPERATOR)
    monkeypatch.setattr(engine.queue, "qsize", lambda: QUEUE_LIMIT + 1)

    assert (await asyncio.wait_for(first.call("take_break", {"reason": "food"}), SOON))["ok"]

    await first.until(lambda: shift_of(house, "heron").lost_since)
    assert (await asyncio.wait_for(first.call("come_back", {}), SOON))["ok"]


def lines(house: House) -> SocketOutbox:
    assert isinstance(house.server.desk.outbox, SocketOutbox)
    return house.server.desk.outbox


def engine_of(house: House, sid: str, namespace: str) -> AsyncSocket:
    """What is under a line. Where the last ping went out long ago, its answer is overdue."""
    sockets = house.server.sockets
    return sockets.eio.sockets[sockets.manager.eio_sid_from_sid(sid, namespace)]


def shift_of(house: House, person: str) -> Shift:
    return next(shift for shift in house.sheet.shifts.values() if shift.person == person)


@pytest.mark.parametrize(("code", "stays"), [(WSCloseCode.GOING_AWAY, False), (WSCloseCode.OK, True)])
async def test_a_visitor_whose_page_is_gone_has_soon_left_and_one_whose_line_went_may_come_back(house: House, code: WSCloseCode, stays: bool) -> None:
    """Firefox closes the lines of a page that is left or loaded anew before the page can say goodbye, with the word that it goes away."""
    visitor, first, _, id = await house.pair()

    await visitor.line.close(code=code)
    await first.until(lambda: house.sheet.conversations[ConversationId(id)].visitor_lost_since)
    await house.passes(Patience().away.total_seconds())

    assert (ConversationId(id) in house.sheet.conversations) is stays


async def test_who_comes_back_after_a_proxy_said_the_same_word_has_lost_nothing(house: House) -> None:
    """One that is started again closes every line as if its page were gone."""
    visitor, first, _, id = await house.pair()
    await visitor.line.close(code=WSCloseCode.GOING_AWAY)
    await first.until(lambda: house.sheet.conversations[ConversationId(id)].visitor_lost_since)

    assert (await visitor.resume())["ok"]
    await house.passes(Patience().away.total_seconds())

    assert house.sheet.conversations[ConversationId(id)].visitor_lost_since is None
    assert (await visitor.say("still here"))["ok"]
