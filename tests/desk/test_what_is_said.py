"""Sealed lines: held once, in order, passed to those in the room and to nobody else."""

from __future__ import annotations

import pytest

from chatd import wire
from chatd.desk import attending, relaying
from chatd.desk.visits import Visit
from chatd.domain.ids import VISITOR_SLOT, ShiftId
from chatd.domain.refusals import EpochOutOfStep, HasEnded, NotInTheRoom, RosterIsStale
from chatd.ports import LogIsFull, OutOfStep
from tests.desk.evening import CAP, NORTHTOWN, ROTA, Evening


@pytest.fixture
async def talking(evening: Evening) -> tuple[Visit, ShiftId, ShiftId]:
    """A visitor with Wren first and Heron second."""
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    return visit, wren, heron


def messages(bodies: list[wire.Closed]) -> list[wire.MessageEntry]:
    return [body.entry for body in bodies if isinstance(body, wire.Entry) and isinstance(body.entry, wire.MessageEntry)]


def to_visitor(evening: Evening) -> list[wire.Closed]:
    return [body for _, event, body in evening.outbox.visitors if event == "entry"]


async def test_what_the_visitor_says_goes_to_both_workers_and_not_back(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking

    seq = await evening.visitor_says(visit)

    (entry,) = messages(evening.told(wren, "entry"))
    assert messages(evening.told(heron, "entry")) == [entry]
    assert (entry.seq, entry.slot) == (seq, VISITOR_SLOT)
    assert not messages(to_visitor(evening))


async def test_what_a_worker_says_carries_the_slot_of_their_own_line(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking

    await evening.says(heron, visit)

    (entry,) = messages(to_visitor(evening))
    assert entry.slot == evening.slot(heron, visit)
    assert messages(evening.told(wren, "entry")) == [entry]
    assert not messages(evening.told(heron, "entry"))


async def test_what_the_pair_say_to_each_other_never_goes_to_the_visitor(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await confer_key(evening, visit, wren)
    before = len(evening.outbox.visitors)

    await evening.says(wren, visit, channel=wire.Channel.CONFER)
    await attending.swap(evening.desk, ROTA.id, heron, visit.conversation)

    assert messages(evening.told(heron, "entry"))
    assert all(event == "room" for _, event, _ in evening.outbox.visitors[before:])
    assert evening.live.log(visit.conversation).last(wire.Channel.ROOM) == 1


async def confer_key(evening: Evening, visit: Visit, by: ShiftId, *, roster: list[int] | None = None) -> int:
    slots = roster if roster is not None else sorted(evening.talk(visit).slots)
    key = wire.ConferKey(
        conversation=visit.conversation,
        number=evening.talk(visit).confer + 1,
        confer_id="A" * 22,
        roster=[wire.Member(slot=slot, name="Somebody", key="K" * 43) for slot in slots],
        sealed=[wire.SealedPart(slot=slot, box="S" * 100) for slot in slots],
    )
    return await relaying.hand_out_confer_key(evening.desk, ROTA.id, by, key)


async def test_the_same_line_sent_twice_is_held_and_passed_on_once(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking

    first, again = await evening.visitor_says(visit), await evening.visitor_says(visit)

    assert first == again
    assert len(messages(evening.told(wren, "entry"))) == 1
    assert evening.live.log(visit.conversation).last(wire.Channel.ROOM) == first


async def test_a_counter_that_is_passed_over_is_refused(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, _ = talking

    with pytest.raises(OutOfStep):
        await evening.visitor_says(visit, counter=2)

    await evening.visitor_says(visit, counter=1)
    await evening.visitor_says(visit, counter=2)


async def test_counters_are_each_senders_own_on_each_channel(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await confer_key(evening, visit, wren)

    for sender in (wren, heron):
        await evening.says(sender, visit)
        await evening.says(sender, visit, channel=wire.Channel.CONFER)
    await evening.visitor_says(visit)


@pytest.mark.parametrize("roster", [[1], [1, 2, 3], [2, 3], [0, 1, 2], [1, 1, 2], [1, 2, 2]])
async def test_an_epoch_for_others_than_those_in_the_room_is_stale(
    evening: Evening, talking: tuple[Visit, ShiftId, ShiftId], roster: list[int]
) -> None:
    visit, wren, _ = talking
    before = len(evening.told(wren, "entry"))

    with pytest.raises(RosterIsStale):
        await evening.announces(visit, roster=roster)

    assert len(evening.told(wren, "entry")) == before
    assert evening.talk(visit).epoch == 1
    await evening.announces(visit, roster=[1, 2])


@pytest.mark.parametrize("number", [1, 3, 1_000_000])
async def test_an_epoch_out_of_step_is_refused(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId], number: int) -> None:
    with pytest.raises(EpochOutOfStep):
        await evening.announces(talking[0], number=number)


async def test_an_epoch_under_a_second_page_key_is_refused(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    with pytest.raises(EpochOutOfStep):
        await evening.announces(talking[0], page_key="B" * 43)


@pytest.mark.parametrize("roster", [[1], [1, 2, 3], [1, 1, 2]])
async def test_a_confer_key_for_others_is_stale(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId], roster: list[int]) -> None:
    visit, wren, heron = talking

    with pytest.raises(RosterIsStale):
        await confer_key(evening, visit, wren, roster=roster)
    with pytest.raises(EpochOutOfStep):
        await confer_key(evening, visit, heron)


async def test_nothing_is_said_under_an_epoch_that_is_not_there_yet(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    with pytest.raises(EpochOutOfStep):
        await evening.visitor_says(talking[0], epoch=2)


async def test_who_has_left_hears_and_says_nothing_more(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking
    await evening.says(heron, visit)
    await evening.steps_out(heron, visit)
    before = len(evening.outbox.shifts)

    await evening.visitor_says(visit)

    assert all(to == wren for to, _, _ in evening.outbox.shifts[before:])
    with pytest.raises(NotInTheRoom):
        await evening.says(heron, visit, counter=2)
    with pytest.raises(NotInTheRoom):
        await relaying.send_again_to_worker(evening.desk, ROTA.id, heron, visit.conversation, room=0, confer=0)


async def test_an_unknown_conversation_and_somebody_elses_are_the_same_refusal(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    otter = await evening.checks_in("otter")

    for id in (talking[0].conversation, "nobody"):
        said = wire.WorkerSend(conversation=id, channel=wire.Channel.ROOM, epoch=1, counter=1, seen=[], nonce="A" * 32, box="B" * 22)
        with pytest.raises(NotInTheRoom):
            await relaying.worker_says(evening.desk, ROTA.id, otter, said)


async def test_after_the_end_nothing_is_said(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking
    await evening.leaves(visit)

    with pytest.raises(HasEnded):
        await evening.visitor_says(visit)
    with pytest.raises(NotInTheRoom):
        await evening.says(wren, visit)


async def test_a_screen_that_was_away_is_sent_what_it_missed_and_no_more(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking
    for counter in (1, 2, 3):
        await evening.says(wren, visit, counter=counter)
    evening.outbox.visitors.clear()

    await relaying.send_again_to_visitor(evening.desk, ROTA.id, visit.conversation, 3)

    assert [entry.counter for entry in messages(to_visitor(evening))] == [3]


async def test_a_newcomer_is_handed_all_sealed_lines_so_far(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, _ = talking
    await evening.visitor_says(visit)
    otter = await evening.checks_in("otter")

    await evening.steps_out(wren, visit)

    assert [entry.seq for entry in messages(evening.told(otter, "entry"))] == [2]


# ── the log is full ───────────────────────────────────────────────────────────────────────────────────────────────


async def fill(evening: Evening, visit: Visit) -> int:
    """Say the longest thing there is until no more is held."""
    counter = 1
    while True:
        try:
            await evening.visitor_says(visit, "B" * 11_000, counter=counter)
        except LogIsFull:
            return counter - 1
        counter += 1


async def test_a_full_log_is_told_to_both_sides_and_drops_nothing(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, wren, heron = talking

    held = await fill(evening, visit)

    assert CAP - 12_000 < held * 11_200 <= CAP
    assert evening.room_of(visit).log_full
    for shift in (wren, heron):
        room = evening.outbox.last_to_shift(shift, "room")
        assert isinstance(room, wire.WorkerRoom) and room.log_full
        assert len(messages(evening.told(shift, "entry"))) == held
    assert evening.live.log(visit.conversation).last(wire.Channel.ROOM) == held + 1


async def test_what_stands_beside_a_box_counts_towards_the_cap(evening: Evening, talking: tuple[Visit, ShiftId, ShiftId]) -> None:
    visit, _, _ = talking
    seen = [(slot, 1) for slot in range(64)]
    counter = 1
    while not evening.live.log(visit.conversation).is_full:
        said = wire.Send(epoch=1, counter=counter, seen=seen, nonce="A" * 32, box="B" * 22)
        try:
            await relaying.visitor_says(evening.desk, ROTA.id, visit.conversation, said)
        except LogIsFull:
            break
        counter += 1

    assert counter < CAP / (64 * 16)


async def test_a_worker_is_told_of_the_opening_after_this_one_while_the_chat_is_open(evening: Evening) -> None:
    wren, _ = await evening.checks_in("wren"), await evening.checks_in("heron")

    told = {each.project: (each.state, each.next_opening) for each in evening.desk_of(wren).projects}

    assert told[NORTHTOWN] == ("open", "2026-11-25T10:00:00Z")
