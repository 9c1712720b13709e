"""What somebody can send who writes their own client: each thing gets a short answer or a closed line, and changes nothing for anybody else."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from types import SimpleNamespace

import pytest

from chatd import wire
from chatd.transport import guard
from chatd.wire import FRAME_LIMIT
from tests.edges.house import House
from tests.edges.raw import Body
from tests.serving import settled

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARRIVE: Body = {"page_key": "A" * 43, "language": "en"}
SEND: Body = {"epoch": 1, "counter": 1, "seen": [], "nonce": "A" * 32, "box": "B" * 22}


def refused(answer: Body, code: str) -> bool:
    return answer["ok"] is False and answer["code"] == code and answer["text_key"] == f"refused.{code}"


async def on_shift(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")


# ── events that belong to the library ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("event", ["connect", "disconnect"])
@pytest.mark.parametrize("body", [{}, {"HTTP_COOKIE": "__Host-chatd=x"}, {"token": "x"}, [], "x", None])
async def test_a_forged_connect_or_disconnect_ends_the_line_as_a_lost_one(house: House, event: str, body: object) -> None:
    await on_shift(house)
    line, id = await house.raw_visitor()

    await line.emit(event, body, body)
    await line.until(lambda: line.is_gone)

    assert house.sheet.conversations[id].visitor_lost_since is not None  # type: ignore[index]


async def test_a_forged_disconnect_frees_a_workers_place_and_nothing_can_be_done_with_it_after(house: House) -> None:
    line = await house.raw_worker("wren")
    assert (await line.call("take_break", {"reason": "food"}))["ok"]

    await line.emit("disconnect")
    await line.emit("come_back", {})
    await line.until(lambda: line.is_gone)

    (shift,) = house.sheet.shifts.values()
    assert shift.lost_since is not None
    assert shift.status == "break"


@pytest.mark.parametrize(
    "event",
    [
        "on_connect",
        "on_arrive",
        "trigger_event",
        "_dispatch",
        "__class__",
        "connect_error",
        "message",
        "",
        "arrive ",
        "ARRIVE",
        "*",
        "close",
        "Arrive",
    ],
)
async def test_a_name_that_is_not_in_the_table_is_no_event(house: House, event: str) -> None:
    await on_shift(house)
    line = await house.raw(auth={"token": await house.token()})

    assert refused(await line.call(event, ARRIVE), "bad_event")
    assert (await line.call("arrive", ARRIVE))["ok"]


@pytest.mark.parametrize("event", [1, None, True, ["arrive"], {"arrive": 1}, 1.5])
async def test_a_name_that_is_no_text_is_no_event(house: House, event: object) -> None:
    await on_shift(house)
    line = await house.raw(auth={"token": await house.token()})

    await line.emit(event, ARRIVE)

    await asyncio.wait_for(house.raw_worker("otter"), 10)
    assert not house.sheet.conversations


async def test_events_before_the_knock_reach_nobody(house: House) -> None:
    line = await house.raw(knock=False)

    await line.ask("arrive", ARRIVE)
    await line.send_text('42/operator,1["check_in",{}]')
    await line.send_text('42["arrive",{}]')
    await line.knock({"token": "x" * 30})

    assert line.refusal is not None
    assert not house.sheet.conversations and not house.sheet.shifts


@pytest.mark.parametrize("namespace", ["/", "/admin", "/visitor/", "/operator?x=1", "/*"])
async def test_there_are_two_namespaces_and_no_other(house: House, namespace: str) -> None:
    line = await house.raw(namespace=namespace, auth={"csrf": "x" * 30})

    assert not line.greeting


@pytest.mark.parametrize(
    "auth", [None, {}, [], "x", {"token": 1}, {"token": "short"}, {"token": "x" * 401}, {"token": "x" * 30, "admin": True}, {"csrf": "x" * 30}]
)
async def test_a_knock_that_is_not_as_it_should_be_is_refused(house: House, auth: object) -> None:
    line = await house.raw(auth=auth)

    assert not line.greeting
    assert line.refusal is not None
    assert "short" not in json.dumps(line.refusal)


# ── bodies ────────────────────────────────────────────────────────────────────────────────────────────────────────

BROKEN_ARRIVALS: list[object] = [
    {},
    [],
    None,
    "x",
    7,
    {**ARRIVE, "page_key": "A" * 42},
    {**ARRIVE, "page_key": "A" * 44},
    {**ARRIVE, "page_key": "+" * 43},
    {**ARRIVE, "page_key": 43},
    {**ARRIVE, "page_key": None},
    {**ARRIVE, "page_key": "A" * 42 + "\n"},
    {**ARRIVE, "language": "en\n"},
    {**ARRIVE, "language": "e"},
    {**ARRIVE, "language": "en_GB; drop"},
    {**ARRIVE, "extra": 1},
    {**ARRIVE, "gender": "other"},
    {**ARRIVE, "gender": ["woman"]},
    {**ARRIVE, "people": "Wren"},
    {**ARRIVE, "people": ["Wren"] * 7},
    {**ARRIVE, "people": ["\u202enerW"]},
    {**ARRIVE, "but": ["x" * 41]},
    {**ARRIVE, "but": [None]},
    {"language": "en"},
]


@pytest.mark.parametrize("body", BROKEN_ARRIVALS, ids=range(len(BROKEN_ARRIVALS)))
async def test_a_body_that_is_not_as_it_should_be_changes_nothing(house: House, body: object) -> None:
    await on_shift(house)
    line = await house.raw(auth={"token": await house.token()})

    assert refused(await line.call("arrive", body), "bad_event")
    assert not house.sheet.conversations
    assert (await line.call("arrive", ARRIVE))["ok"]


async def test_a_name_that_nobody_has_is_answered_like_one_that_somebody_has(house: House) -> None:
    await on_shift(house)
    answers = []

    for name in ("Wren", "Finch"):
        line = await house.raw(auth={"token": await house.token()})
        answer = await line.call("arrive", {**ARRIVE, "page_key": name.ljust(43, "A"), "people": [name], "but": []})
        answers.append(sorted(answer))
        assert (await line.call("someone_else", {"but": ["Finch"]})) == {"ok": True}

    assert answers[0] == answers[1] == ["conversation", "ok", "resume"]


async def test_two_bodies_are_one_too_many(house: House) -> None:
    await on_shift(house)
    line = await house.raw(auth={"token": await house.token()})

    assert refused(await line.call("arrive", ARRIVE, ARRIVE), "bad_event")


async def test_what_is_wrong_is_named_and_its_value_never_repeated(house: House) -> None:
    await on_shift(house)
    line, _ = await house.raw_visitor()

    answer = await line.call("send", {**SEND, "box": "canary!" * 9})
    unknown = await line.call("send", {**SEND, "canary": 1})

    assert answer["field"] == "box"
    assert "canary" not in json.dumps([answer, unknown])


@pytest.mark.parametrize("number", [0, -1, 1.5, "1", True, 10**7, 2**70])
@pytest.mark.parametrize("field", ["epoch", "counter"])
async def test_numbers_have_bounds(house: House, field: str, number: object) -> None:
    await on_shift(house)
    line, _ = await house.raw_visitor()

    assert refused(await line.call("send", {**SEND, field: number}), "bad_event")


NAMES = ["", "   ", "x" * 41, None, 7, "W\x00ren", "Wren\n", "\x1b[31mWren", "\u202enerW", "\u200b", "Wr\u2066en", "\ufeffWren"]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
async def test_a_name_that_cannot_be_shown_is_refused(house: House, name: object) -> None:
    line = await house.raw_worker("wren", check_in=False)
    body = {"shift_key": "A" * 43, "name": name, "languages": ["en"]}

    assert refused(await line.call("check_in", body), "bad_event")
    assert not house.sheet.shifts


async def test_half_a_character_ends_the_line_and_nothing_else(house: House) -> None:
    line = await house.raw_worker("wren", check_in=False)

    await line.send_text('42/operator,1["check_in",{"shift_key":"' + "A" * 43 + '","name":"\\ud800","languages":["en"]}]')
    await asyncio.wait_for(house.worker("heron"), 10)

    assert [shift.name for shift in house.sheet.shifts.values()] == ["Heron"]


# ── frames ────────────────────────────────────────────────────────────────────────────────────────────────────────

GARBAGE = [
    "",
    "x",
    "4",
    "42",
    "42/visitor",
    '42/visitor,["arrive"',
    "42/visitor,[]",
    "42/visitor,{}",
    "9",
    "43/visitor,1[]",
    "451-/visitor,[",
    "4" * 4000,
]
GARBAGE += ["42/visitor," + "[" * 20_000, '42/visitor,99999999999999999999["beat",{}]', "44/visitor,{}", "\x00", "5", "6", "1" * 30]


@pytest.mark.parametrize("frame", GARBAGE, ids=range(len(GARBAGE)))
async def test_garbage_harms_nobody(house: House, frame: str) -> None:
    await on_shift(house)
    other, _ = await house.raw_visitor()
    line = await house.raw(auth={"token": await house.token()})

    await line.send_text(frame)

    assert (await other.call("beat", {}))["ok"]
    assert len(house.sheet.conversations) == 1


@pytest.mark.parametrize("frame", [b"", b"x", b"4", b'42/visitor,["arrive"]', bytes(range(256)), b"\xff" * 20_000])
async def test_binary_frames_harm_nobody(house: House, frame: bytes) -> None:
    await on_shift(house)
    other, _ = await house.raw_visitor()
    line = await house.raw(auth={"token": await house.token()})

    await line.send_bytes(frame)

    assert (await other.call("beat", {}))["ok"]


async def test_bytes_in_the_place_of_text_are_refused(house: House) -> None:
    await on_shift(house)
    line, _ = await house.raw_visitor()

    await line.send_text('451-/visitor,77["send",{"epoch":1,"counter":1,"seen":[],"nonce":"' + "A" * 32 + '","box":{"_placeholder":true,"num":0}}]')
    await line.send_bytes(b"B" * 22)

    assert refused(await line.answer(77), "bad_event")


async def test_a_frame_that_is_too_large_closes_the_line(house: House) -> None:
    await on_shift(house)
    other, _ = await house.raw_visitor()
    line, _ = await house.raw_visitor()

    await line.send_text("4" + "x" * FRAME_LIMIT)
    await line.until(lambda: line.closed is not None)

    assert line.closed == 1009
    assert (await other.call("beat", {}))["ok"]


async def test_the_longest_message_there_is_still_passes(house: House) -> None:
    visitor, _, _, _ = await house.pair()

    assert (await visitor.say("x" * 8_000))["ok"]


@pytest.fixture
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """For how fast a line may speak: however slow the machine is, nothing is allowed again meanwhile."""
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: 0.0))


# ── too much ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_flood_is_slowed_down_and_the_others_do_not_notice(house: House, no_time_passes: None) -> None:
    await on_shift(house)
    other, _ = await house.raw_visitor()
    line, _ = await house.raw_visitor()

    asked = [await line.ask("beat", {}) for _ in range(60)]
    answers = [await line.answer(number) for number in asked]

    assert [answer["ok"] for answer in answers[:10]] == [True] * 10
    assert all(refused(answer, "too_fast") for answer in answers[10:])
    assert (await asyncio.wait_for(other.call("beat", {}), 2))["ok"]


@pytest.mark.parametrize("event", ["beat", "no such event"])
async def test_who_goes_on_flooding_is_hung_up_on(house: House, event: str) -> None:
    await on_shift(house)
    other, _ = await house.raw_visitor()
    line, _ = await house.raw_visitor()

    for _ in range(1_000):
        if line.is_gone:
            break
        await line.emit(event, {})
    await line.until(lambda: line.is_gone)

    assert (await asyncio.wait_for(other.call("beat", {}), 2))["ok"]


@pytest.mark.parametrize("event", sorted(wire.FROM_OPERATOR))
async def test_every_event_of_a_worker_can_be_sent_too_fast(house: House, no_time_passes: None, event: str) -> None:
    line = await house.raw_worker("wren", check_in=False)
    burst = wire.FROM_OPERATOR[event].burst

    asked = [await line.ask(event, {"no": "such field"}) for _ in range(burst + 4)]
    codes = [(await line.answer(number))["code"] for number in asked]

    assert codes[:burst] == ["bad_event"] * burst
    assert codes[-1] == "too_fast"


async def test_a_line_that_is_broken_off_in_the_middle_of_leaving_still_tells_both_workers(house: House) -> None:
    first, second = await house.worker("wren"), await house.worker("heron")
    line, id = await house.raw_visitor()
    for worker in (first, second):
        await worker.until(partial(lambda worker: worker.desk["waiting"], worker))

    await line.emit("leave", {"how": "quickly"})
    await settled()
    line.break_off()

    for worker in (first, second):
        await worker.until(partial(lambda worker: not worker.desk["waiting"], worker))
    assert not house.sheet.conversations
    assert house.live.rota_of(id) is None  # type: ignore[arg-type]
