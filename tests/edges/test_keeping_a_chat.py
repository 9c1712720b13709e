"""Keeping a chat under policy, over the real server: who may, what is refused, and that nothing is kept by halves."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import pytest_asyncio

from chatd.domain.ids import ConversationId, PersonId
from chatd.domain.retention import State
from chatd.keeping.brought import MadeBy
from tests.edges.house import House
from tests.edges.keeping import WORDS, Keeper, Made, all_kept, keeper, kept, line, made, read_by_two
from tests.sealed_clients import VisitorClient, WorkerClient

pytestmark = pytest.mark.asyncio(loop_scope="module")

BOX = "B" * 120


class Room:
    """A visitor with a pair, and the pages of both."""

    def __init__(
        self, house: House, visitor: VisitorClient, workers: tuple[WorkerClient, WorkerClient], id: str, pages: tuple[Keeper, Keeper]
    ) -> None:
        self.house, self.visitor, self.id = house, visitor, id
        (self.first, self.second), (self.wren, self.heron) = workers, pages

    async def raises(self, **how: Any) -> Made:
        """Wren's page keeps it, with a box for Heron's."""
        flag = await made(self.wren, self.id, **how)
        flag.body["for_others"] = [{"slot": 2, "box": BOX}]
        assert await self.wren.posts("/records/raise", flag.body) == (200, {"ok": True})
        return flag

    def flags(self, worker: WorkerClient) -> list[dict[str, Any]]:
        return list((worker.last("room") or {}).get("flags", []))


@pytest_asyncio.fixture(loop_scope="module")
async def room(house: House) -> Room:
    visitor, first, second, id = await house.pair()
    return Room(house, visitor, (first, second), id, (await keeper(house, "wren"), await keeper(house, "heron")))


# ── kept ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_chat_is_kept_by_one_confirmed_by_the_other_and_read_by_two_leads_as_it_was(room: Room) -> None:
    flag = await room.raises()
    await room.second.until(lambda: room.flags(room.second))
    (seen,) = room.flags(room.second)
    assert (seen["name"], seen["ground"], seen["asked"], seen["mine"], seen["box"]["box"]) == ("Wren", "child_at_risk", True, False, BOX)

    assert (await room.wren.posts(f"{flag.address}/chunks", flag.more("and later this")))[0] == 200
    assert (await room.heron.posts(f"{flag.address}/confirm", flag.confirmed(room.heron.ring, room.id)))[0] == 200
    await room.first.until(lambda: room.flags(room.first)[0]["answer"] == "yes")

    record = await kept(room.house, flag.key.record)
    assert record
    assert (record.state, record.confirmer) == (State.RETAINED, PersonId("heron"))
    assert record.members == frozenset({PersonId("wren"), PersonId("heron")})
    for made_by in (MadeBy.RAISER, MadeBy.CONFIRMER):
        assert await read_by_two(room.house, flag.key.record, made_by=made_by) == [*WORDS, "and later this"]


async def test_the_end_of_a_chat_that_is_kept_claims_no_forgetting(room: Room) -> None:
    await room.raises()

    assert (await room.first.call("close", {"conversation": room.id, "reason": "finished"}))["ok"]

    for client in (room.first, room.second, room.visitor):
        await client.until(lambda client=client: client.last("ended"))  # type: ignore[misc]
        ended = client.last("ended")
        assert ended
        assert ended["forgotten"] is False


async def test_a_chat_that_is_not_kept_is_forgotten_and_nothing_of_it_is_stored(room: Room) -> None:
    before = await all_kept(room.house)

    assert (await room.first.call("close", {"conversation": room.id, "reason": "finished"}))["ok"]
    await room.visitor.until(lambda: room.visitor.last("ended"))

    ended = room.visitor.last("ended")
    assert ended
    assert ended["forgotten"] is True
    assert await all_kept(room.house) == before


async def test_the_last_lines_and_the_end_come_in_after_the_chat_is_over(room: Room) -> None:
    flag = await room.raises()
    assert (await room.first.call("close", {"conversation": room.id, "reason": "finished"}))["ok"]

    assert (await room.wren.posts(f"{flag.address}/chunks", flag.more("goodbye")))[0] == 200
    assert (await room.wren.posts(f"{flag.address}/chunks", flag.end()))[0] == 200
    assert (await room.wren.posts(f"{flag.address}/close", flag.closing(room.wren.ring)))[0] == 200

    record = await kept(room.house, flag.key.record)
    assert record
    assert record.closed
    assert await read_by_two(room.house, flag.key.record) == [*WORDS, "goodbye"]
    assert (await room.wren.posts(f"{flag.address}/chunks", flag.more("too late")))[0] == 409


async def test_the_second_goes_on_where_the_raiser_stopped(room: Room) -> None:
    flag = await room.raises()
    await room.first.cut()
    await room.second.until(lambda: room.flags(room.second) and room.flags(room.second)[0]["writes"])

    status, so_far = await room.heron.gets(f"{flag.address}/so-far.json")
    assert (status, so_far["header"], so_far["chunks"], so_far["is_closed"]) == (200, flag.header, flag.chunks, False)
    assert (await room.heron.posts(f"{flag.address}/chunks", flag.more("is anybody there")))[0] == 200
    assert await read_by_two(room.house, flag.key.record) == [*WORDS, "is anybody there"]


async def test_a_page_that_was_loaded_again_is_given_the_key_by_the_page_that_has_it(room: Room) -> None:
    flag = await room.raises()
    await room.house.worker("heron")
    await room.first.until(lambda: room.flags(room.first)[0]["lacks"])
    (lack,) = room.flags(room.first)[0]["lacks"]
    heron = next(worker for worker in room.house.sheet.conversations[ConversationId(room.id)].workers if worker.person == "heron")
    assert (lack["slot"], lack["key"]) == (heron.slot, heron.key)

    shared = {"conversation": room.id, "slot": lack["slot"], "box": BOX}
    assert (await room.heron.posts(f"{flag.address}/share", shared))[0] == 404, "who has no key gives none"
    assert (await room.wren.posts(f"{flag.address}/share", shared))[0] == 200
    await room.first.until(lambda: not room.flags(room.first)[0]["lacks"])


async def test_a_no_from_the_second_leaves_it_to_the_lead(room: Room) -> None:
    flag = await room.raises()

    assert (await room.heron.posts(f"{flag.address}/no", {"conversation": room.id}))[0] == 200

    await room.first.until(lambda: room.flags(room.first)[0]["answer"] == "no")
    record = await kept(room.house, flag.key.record)
    assert record
    assert (record.state, record.answered_no) == ("provisional", "heron")
    assert (await room.heron.posts(f"{flag.address}/confirm", flag.confirmed(room.heron.ring, room.id)))[0] == 404, "answered once"


async def test_without_an_answer_by_the_end_it_is_the_leads(room: Room) -> None:
    flag = await room.raises()
    before = await kept(room.house, flag.key.record)
    assert before
    assert not before.for_lead

    assert (await room.first.call("close", {"conversation": room.id, "reason": "finished"}))["ok"]

    after = await kept(room.house, flag.key.record)
    assert after
    assert after.for_lead


async def test_about_a_worker_is_told_to_nobody_but_the_one_who_raised_it(room: Room) -> None:
    flag = await made(room.wren, room.id, ground="about_a_worker", told=False)
    assert (await room.wren.posts("/records/raise", flag.body))[0] == 200

    await room.first.until(lambda: room.flags(room.first))
    assert room.flags(room.second) == []
    confirmed = flag.confirmed(room.heron.ring, room.id)
    for path, body in (("confirm", confirmed), ("no", {"conversation": room.id}), ("share", {"conversation": room.id, "slot": 1, "box": BOX})):
        assert await room.heron.posts(f"{flag.address}/{path}", body) == (404, _no("not_found")), path
    another = await made(room.heron, room.id)
    assert (await room.heron.posts("/records/raise", another.body))[0] == 200, "what Heron cannot know of stands in nobody's way"


# ── who may ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_chat_that_is_not_mine_answers_like_one_that_is_not_there(room: Room) -> None:
    before = await all_kept(room.house)
    otter = await keeper(room.house, "otter")

    answers = []
    for conversation in (room.id, "0" * 32):
        answers.append(await otter.posts("/records/raise", (await made(otter, conversation)).body))
        answers.append(await otter.gets(f"/records/grounds.json?conversation={conversation}"))

    assert answers[:2] == answers[2:]
    assert answers[0] == (404, _no("not_found"))
    assert (await room.wren.gets(f"/records/grounds.json?conversation={room.id}"))[0] == 200, "the same is there for whom it is"
    assert await all_kept(room.house) == before


async def test_nobody_is_heard_from_another_sites_page_or_without_the_token_or_signed_out(room: Room) -> None:
    flag = await made(room.wren, room.id)

    assert (await room.wren.posts("/records/raise", flag.body, Origin="https://elsewhere.example"))[0] == 403
    assert (await room.wren.posts("/records/raise", flag.body, **{"X-Chatd-Csrf": "x" * 64}))[0] == 403
    assert (await room.wren.posts("/records/raise", flag.body, Cookie="a=b"))[0] == 401
    assert await kept(room.house, flag.key.record) is None


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_same_flag_again_is_kept_once_and_another_beside_it_not_at_all(room: Room) -> None:
    before = await all_kept(room.house)
    flag = await room.raises()

    assert (await room.wren.posts("/records/raise", flag.body))[0] == 200, "the answer was lost, and it is there"
    another = await made(room.heron, room.id)
    assert await room.heron.posts("/records/raise", another.body) == (409, _no("already_there"))

    assert await all_kept(room.house) == before + 1


async def test_an_id_that_was_used_before_is_not_used_again(room: Room) -> None:
    flag = await room.raises()
    assert (await room.first.call("close", {"conversation": room.id, "reason": "finished"}))["ok"]
    visitor, _first, _second, id = await room.house.pair()
    assert visitor.seal

    again = await made(room.wren, id, record=flag.key.record)

    assert await room.wren.posts("/records/raise", again.body) == (409, _no("already_there"))
    assert await read_by_two(room.house, flag.key.record) == list(WORDS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("header.record", "not an id"),
        ("header.ground", "Child!"),
        ("header.raised_at", -1),
        ("header.told", "yes"),
        ("signature", "short"),
        ("wraps", []),
        ("chunks", []),
        ("for_others", [{"slot": 2, "box": "!"}]),
        ("conversation", ""),
    ],
)
async def test_a_field_that_is_wrong_is_named(room: Room, field: str, value: object) -> None:
    flag = await made(room.wren, room.id)
    *path, name = field.split(".")
    place = flag.body
    for step in path:
        place = place[step]
    place[name] = value

    status, no = await room.wren.posts("/records/raise", flag.body)

    assert (status, no["code"]) == (400, "bad_field")
    assert no["field"].startswith(field)
    assert await kept(room.house, flag.key.record) is None


async def test_two_mib_of_words_are_kept_whole(room: Room) -> None:
    long = [line(at, f"{at} " + "x" * 8_000) for at in range(1, 256)]
    flag = await made(room.wren, room.id, lines=long)

    assert await room.wren.posts("/records/raise", flag.body) == (200, {"ok": True})
    assert await read_by_two(room.house, flag.key.record) == [each["text"] for each in long]


async def test_more_than_a_flag_may_weigh_is_not_read(room: Room) -> None:
    status, no = await room.wren.posts("/records/raise", BytesIO(b'{"conversation": "' + b"a" * 3_600_000 + b'"}'))

    assert (status, no["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"ground": "because_i_say_so"}, "not_a_ground"),
        ({"told": False}, "not_a_ground"),
        ({"language": "ro"}, "sealed_wrong"),
        ({"project": "eastport"}, "sealed_wrong"),
        ({"raised_at": 3600}, "sealed_wrong"),
    ],
)
async def test_a_flag_that_says_otherwise_than_the_chat_or_the_policy_is_not_kept(room: Room, how: dict[str, Any], code: str) -> None:
    flag = await made(room.wren, room.id, **how)

    status, no = await room.wren.posts("/records/raise", flag.body)

    assert (status, no["code"]) == (403, code)
    assert await kept(room.house, flag.key.record) is None


async def test_a_signature_of_somebody_else_keeps_nothing(room: Room) -> None:
    flag = await made(room.wren, room.id)

    status, no = await room.heron.posts("/records/raise", flag.body)

    assert (status, no["code"]) == (403, "not_signed")
    assert await kept(room.house, flag.key.record) is None


# ── where nothing can be kept ─────────────────────────────────────────────────────────────────────────────────────


async def test_where_the_list_of_leads_has_run_out_the_desk_is_told_so_and_a_flag_is_refused(house: House) -> None:
    house.clock.wind(timedelta(days=100))
    _visitor, _first, _second, id = await house.pair()
    wren = await keeper(house, "wren")
    flag = await made(wren, id)

    _, grounds = await wren.gets(f"/records/grounds.json?conversation={id}")
    answer = await wren.posts("/records/raise", flag.body)

    assert (grounds["may_keep"], grounds["may_note"]) == (False, False)
    assert grounds["grounds"], "the policy is there"
    assert answer == (409, _no("nothing_can_be_kept"))
    assert await kept(house, flag.key.record) is None


def _no(code: str) -> dict[str, Any]:
    return {"code": code, "field": None, "seconds": None, "ok": False}
