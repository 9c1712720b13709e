"""Nobody speaks as another, listens after leaving, joins by guessing, or makes a pair believe in keys that are not the visitor's."""

from __future__ import annotations

from functools import partial

import pytest
from nacl.signing import SigningKey

from tests.edges.house import House, conversation_of
from tests.edges.raw import Body
from tests.sealed_clients import VisitorClient, WorkerClient
from tests.sealing import text

pytestmark = pytest.mark.asyncio(loop_scope="module")

SEND: Body = {"epoch": 1, "counter": 1, "seen": [], "nonce": "A" * 32, "box": "B" * 22}


def naming(conversation: str) -> list[tuple[str, Body]]:
    """Every event of a worker that names a conversation."""
    return [
        ("take", {"conversation": conversation}),
        ("join", {"conversation": conversation}),
        ("swap", {"conversation": conversation}),
        ("step_out", {"conversation": conversation, "reason": "hand_over"}),
        ("close", {"conversation": conversation, "reason": "finished"}),
        ("call_supervisor", {"conversation": conversation}),
        ("send", {"conversation": conversation, "channel": "room", **SEND}),
        ("send", {"conversation": conversation, "channel": "confer", **SEND}),
        ("typing", {"conversation": conversation, **SEND}),
        ("shown", {"conversation": conversation, "channel": "room", "counters": []}),
        ("key_held", {"conversation": conversation, "epoch": 1}),
        ("catch_up", {"conversation": conversation, "room": 0, "confer": 0}),
        (
            "confer_key",
            {
                "conversation": conversation,
                "number": 1,
                "confer_id": "A" * 22,
                "roster": [{"slot": 1, "name": "Wren", "key": "A" * 43}],
                "sealed": [{"slot": 1, "box": "S" * 100}],
            },
        ),
    ]


async def test_a_conversation_that_is_not_mine_answers_like_one_that_is_not_there(house: House) -> None:
    visitor, first, _, id = await house.pair()
    otter = await house.worker("otter")
    before = len(visitor.events), len(first.events)

    for (event, theirs), (_, nobodys) in zip(naming(id), naming("nobody"), strict=True):
        if event in {"take", "join"}:
            continue  # Who serves the project saw the visitor waiting, and is told that another was quicker.
        assert await otter.call(event, theirs) == await otter.call(event, nobodys), event

    assert (await visitor.say("still here"))["ok"]
    await first.until(lambda: first.texts(id) == ["still here"])
    assert visitor.room["state"] == "paired"
    assert not [name for name, _ in visitor.events[before[0] :] if name != "shown"]


async def test_before_checking_in_nothing_can_be_done(house: House) -> None:
    _, _, _, id = await house.pair()
    line = await house.raw_worker("otter", check_in=False)

    for event, body in [*naming(id), ("take_break", {"reason": "food"}), ("come_back", {}), ("end_shift", {}), ("active", {})]:
        answer = await line.call(event, body)
        assert answer["code"] == "not_checked_in", event


async def test_before_arriving_nothing_can_be_said(house: House) -> None:
    await house.pair()
    line = await house.raw(auth={"token": await house.token()})

    for event, body in [
        ("send", SEND),
        ("leave", {"how": "ended"}),
        ("someone_else", {}),
        ("shown", {"counters": []}),
        ("typing", SEND),
        ("beat", {}),
    ]:
        assert (await line.call(event, body))["code"] == "not_found", event


async def test_a_visitor_cannot_say_which_slot_or_conversation_they_speak_from(house: House) -> None:
    visitor, first, _, id = await house.pair()

    for claim in ({"slot": 1}, {"conversation": id}, {"seq": 7}, {"type": "message"}):
        assert (await visitor.call("send", {**SEND, **claim}))["code"] == "bad_event"

    await visitor.say("hello")
    await first.until(lambda: first.texts(id) == ["hello"])
    assert {taken["slot"] for taken in first.heard[id] if taken["kind"] == "text"} == {0}


async def test_a_worker_cannot_speak_from_the_slot_of_the_other(house: House) -> None:
    visitor, _, second, id = await house.pair()
    body = second.seals[id].seal("room", {"kind": "text", "text": "hello", "at": "2026-11-23T17:04:00Z"})

    assert (await second.call("send", {**body, "slot": 1}))["code"] == "bad_event"
    assert (await second.call("send", body))["ok"]
    await visitor.until(lambda: visitor.texts == ["hello"])
    assert visitor.heard[-1]["slot"] == second.rooms[id]["my_slot"]


# ── replaying and reordering ──────────────────────────────────────────────────────────────────────────────────────


async def test_the_same_line_again_is_stored_once_and_shown_once(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert visitor.seal
    body = visitor.seal.seal({"kind": "text", "text": "once", "at": "2026-11-23T17:04:00Z"})

    answers = [await visitor.call("send", body) for _ in range(3)]
    await visitor.say("twice")

    assert answers[0] == answers[1] == answers[2]
    await first.until(lambda: first.texts(id)[-1:] == ["twice"])
    assert first.texts(id) == ["once", "twice"]


async def test_lines_out_of_order_are_refused_and_nothing_is_lost(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert visitor.seal
    one, two = [visitor.seal.seal({"kind": "text", "text": word, "at": "2026-11-23T17:04:00Z"}) for word in ("one", "two")]

    assert (await visitor.call("send", two))["code"] == "out_of_step"
    assert (await visitor.call("send", one))["ok"]
    assert (await visitor.call("send", two))["ok"]
    await first.until(lambda: first.texts(id) == ["one", "two"])


async def test_a_line_moved_to_another_counter_is_not_taken_for_words(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert visitor.seal
    body = visitor.seal.seal({"kind": "text", "text": "once", "at": "2026-11-23T17:04:00Z"})
    await visitor.call("send", body)

    assert (await visitor.call("send", {**body, "counter": 2}))["ok"]

    await first.until(lambda: [taken["kind"] for taken in first.heard[id]][-2:] == ["text", "refused"])
    assert first.texts(id) == ["once"]


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def kinds(worker: WorkerClient, id: str) -> list[str]:
    return [taken["kind"] for taken in worker.heard[id]]


async def announced_by(house: House, visitor: VisitorClient, workers: list[WorkerClient]) -> Body:
    """What the visitor's page would announce for those in the room, not yet sent."""
    id = conversation_of(visitor)
    assert (await workers[0].take(id))["ok"]
    await visitor.until(lambda: len(visitor.room.get("workers", [])) == 2)
    assert visitor.seal
    return visitor.seal.announce(visitor.room["workers"])


async def test_a_forged_epoch_is_refused_and_the_true_one_still_makes_the_pair(house: House) -> None:
    workers = [await house.worker("wren"), await house.worker("heron")]
    visitor = await house.visitor(announces=False)
    true = await announced_by(house, visitor, workers)
    line, extra = true["roster"], {**true["roster"][0], "slot": 3}
    forged: dict[str, tuple[Body, str]] = {
        "another page's key": ({"page_key": text(bytes(SigningKey.generate().verify_key))}, "out_of_step"),
        "a number passed over": ({"number": 2}, "out_of_step"),
        "one left out": ({"roster": line[:1]}, "stale_roster"),
        "one too many": ({"roster": [*line, extra]}, "stale_roster"),
        "one twice": ({"roster": [*line, line[0]]}, "stale_roster"),
        "the visitor as a worker": ({"roster": [{**line[0], "slot": 0}, line[1]]}, "stale_roster"),
    }

    for what, (change, code) in forged.items():
        assert (await visitor.call("epoch", {**true, **change}))["code"] == code, what
    assert visitor.room["state"] == "waiting"

    assert (await visitor.call("epoch", true))["ok"]
    await visitor.until(lambda: visitor.room["state"] == "paired")


@pytest.mark.parametrize("change", ["signature", "key", "name", "epoch_id", "previous", "box"])
async def test_a_forgery_that_only_screens_can_tell_is_refused_by_the_screens(house: House, change: str) -> None:
    workers = [await house.worker("wren"), await house.worker("heron")]
    visitor = await house.visitor(announces=False)
    true = await announced_by(house, visitor, workers)
    forged = {**true, "roster": [dict(line) for line in true["roster"]], "sealed": [dict(part) for part in true["sealed"]]}
    match change:
        case "key" | "name":
            for line in forged["roster"]:
                line[change] = "A" * 43 if change == "key" else "Somebody"
        case "box":
            forged["sealed"] = [{**part, "box": "A" * len(part["box"])} for part in forged["sealed"]]
        case _:
            forged[change] = "B" * (len(true[change]) - 1) + "A"

    id = conversation_of(visitor)
    answer = await visitor.call("epoch", forged)
    assert answer["ok"] or answer["code"] == "bad_event"
    for worker in workers:
        await worker.until(partial(lambda worker: "refused" in kinds(worker, id), worker))
        assert "epoch" not in kinds(worker, id)

    assert visitor.room["state"] == "waiting"


async def test_a_pair_cannot_hold_a_key_that_was_never_announced(house: House) -> None:
    first, second = await house.worker("wren"), await house.worker("heron")
    visitor = await house.visitor(announces=False)
    id = conversation_of(visitor)
    await first.take(id)

    for worker in (first, second):
        assert (await worker.call("key_held", {"conversation": id, "epoch": 1}))["code"] == "out_of_step"

    assert visitor.room["state"] == "waiting"


async def test_only_the_first_hands_out_the_pairs_own_key(house: House) -> None:
    _, first, second, id = await house.pair()
    await second.until(lambda: second.rooms[id]["confer"] == 1)
    body = second.seals[id].make_confer_key(second.rooms[id]["workers"], above=1)

    assert (await second.call("confer_key", body))["code"] == "out_of_step"
    assert (await first.say(id, "between us", "confer"))["ok"]
    await second.until(lambda: second.texts(id) == ["between us"])


# ── going and coming ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_has_left_hears_nothing_more(house: House) -> None:
    visitor, first, second, id = await house.pair()
    await second.call("step_out", {"conversation": id, "reason": "hand_over"})
    await second.until(lambda: second.last("stepped_out"))
    before = len(second.events)

    await visitor.until(lambda: len(visitor.room["workers"]) == 1 and visitor.room["epoch"] == 2)
    await visitor.say("only for Wren")
    await first.until(lambda: first.texts(id) == ["only for Wren"])

    assert {name for name, _ in second.events[before:]} <= {"desk", "alert"}
    assert (await second.call("catch_up", {"conversation": id, "room": 0, "confer": 0}))["code"] == "not_found"


async def test_a_stolen_token_used_twice_closes_both(house: House) -> None:
    visitor, first, _, _ = await house.pair()
    stolen = visitor.resume_token
    await visitor.cut()
    assert (await visitor.resume())["ok"]
    await visitor.say("it is me")

    thief = await house.raw(auth={"resume": stolen})
    answer = await thief.call("resume", {"since": 0})

    assert answer["code"] == "ended"
    await visitor.until(lambda: visitor.last("ended"))
    await first.until(lambda: first.last("ended"))
    assert (visitor.last("ended") or {})["why"] == (first.last("ended") or {})["why"] == "second_holder"
    assert not thief.events


async def test_a_thief_who_is_quicker_is_found_out_when_the_page_comes_back(house: House) -> None:
    visitor, first, _, _ = await house.pair()
    stolen = visitor.resume_token

    thief = await house.raw(auth={"resume": stolen})
    assert (await thief.call("resume", {"since": 0}))["ok"]
    assert (await thief.call("beat", {}))["ok"]
    answer = await visitor.resume()

    assert answer["code"] == "ended"
    await thief.until(lambda: thief.last("ended"))
    await first.until(lambda: first.last("ended"))
    assert not house.sheet.conversations


@pytest.mark.parametrize("guess", ["{id}.{x}", "{x}.{x}", "{id}", "{id}.", "{x}"])
async def test_a_guessed_token_to_come_back_opens_nothing(house: House, guess: str) -> None:
    visitor, _, _, id = await house.pair()
    line = await house.raw(auth={"resume": guess.format(id=id, x="x" * 43)})

    answer = await line.call("resume", {"since": 0}) if line.greeting else line.refusal

    assert answer and (answer.get("code") or answer["data"]["code"]) in {"ended", "bad_event"}
    assert visitor.room["state"] == "paired"


async def test_one_line_cannot_arrive_twice_or_both_arrive_and_come_back(house: House) -> None:
    await house.worker("wren"), await house.worker("heron")
    line, _ = await house.raw_visitor()

    assert (await line.call("arrive", {"page_key": "B" * 43, "language": "en"}))["code"] == "not_allowed"
    assert (await line.call("resume", {"since": 0}))["code"] == "ended"
    assert len(house.sheet.conversations) == 1


async def test_after_the_end_the_line_is_nobodys(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert (await visitor.call("leave", {"how": "ended"}))["ok"]
    await first.until(lambda: first.last("ended"))

    for event, body in [("send", SEND), ("beat", {}), ("leave", {"how": "ended"}), ("catch_up", {"since": 0})]:
        assert (await visitor.call(event, body))["code"] == "ended", event
    assert house.live.rota_of(id) is None  # type: ignore[arg-type]


async def test_a_worker_on_a_second_page_leaves_the_first_page_without_a_shift(house: House) -> None:
    visitor, _, second, id = await house.pair()
    again = await house.worker("heron")

    await second.until(lambda: second.last("checked_in_elsewhere") is not None)
    for event, body in [("send", {"conversation": id, "channel": "room", **SEND}), ("take_break", {"reason": "food"})]:
        answer = await second.call(event, body)
        assert answer["ok"] is False, event

    await visitor.until(lambda: visitor.room["state"] == "paired" and {worker["slot"] for worker in visitor.room["workers"]} == {1, 3})
    assert id in again.rooms
