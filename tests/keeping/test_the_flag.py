"""A flag is stored whole or not at all, and kept past its time only on the word of two."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from chatd.domain import refusals
from chatd.domain.ids import PersonId, RecordId
from chatd.domain.refusals import Refusal
from chatd.domain.retention import State
from chatd.keeping.brought import Raised
from chatd.keeping.keeping import refusal_code
from chatd.keeping.ports import About
from tests.keeping.house import CANARY, HERON, HOUR, LARK, LEADS, OTTER, PAIR, PLOVER, SWIFT, WREN, House, opened
from tests.sealed_records import RecordKey


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


async def test_a_flag_is_stored_whole_and_is_provisional(house: House) -> None:
    key = house.page()

    record = await house.raised(key)

    stored = await house.keeping.store.record(RecordId(key.record))
    assert stored == record
    assert (record.state, record.raised, record.ends) == (State.PROVISIONAL, HOUR, HOUR + timedelta(days=7))
    assert len(await house.keeping.store.chunks(record.id)) == 1
    assert sum(map(len, (await house.keeping.store.wraps(record.id)).values())) == len(LEADS) * (len(LEADS) - 1)
    assert CANARY.encode() not in (house.folder / "chatd.sqlite").read_bytes()


async def test_confirmed_by_the_second_it_is_retained_and_two_leads_read_what_was_said(house: House) -> None:
    key = house.page()
    await house.raised(key)

    record = await house.confirmed(key)

    assert (record.state, record.confirmer, record.review) == (State.RETAINED, HERON, HOUR + timedelta(days=90))
    assert [line["text"] for line in await house.opened(key)] == [CANARY]


async def test_the_raiser_is_not_two(house: House) -> None:
    key = house.page()
    await house.raised(key)

    with pytest.raises(refusals.TwoAreNeeded):
        await house.confirmed(key, by=WREN)


async def test_who_was_not_there_confirms_nothing_and_learns_nothing(house: House) -> None:
    key = house.page()
    await house.raised(key)

    with pytest.raises(refusals.NoSuchRecord):
        await house.confirmed(key, by=OTTER)


async def test_with_one_lead_nothing_can_be_kept_and_a_note_still_can(tmp_path: Path) -> None:
    async with opened(tmp_path, leads=(LARK,)) as house:
        assert not await house.keeping.may_keep(house.flag(house.page()).header.project)

        with pytest.raises(refusals.NothingCanBeKept):
            await house.raised(house.page())

        await house.keeping.write_note(await house.person(WREN), house.note((LARK,)))
        assert len(await house.keeping.notes_for(await house.person(LARK))) == 1


async def test_a_list_that_is_out_of_date_is_no_list(house: House) -> None:
    assert await house.keeping.may_keep(house.flag(house.page()).header.project)

    house.clock.wind(timedelta(days=81))

    assert not await house.keeping.may_keep(house.flag(house.page()).header.project)


async def test_without_a_sound_policy_nothing_can_be_kept(house: House) -> None:
    unsound = replace(house.keeping, policy=None)

    with pytest.raises(refusals.NothingCanBeKept):
        await unsound.raise_flag(await house.person(WREN), house.flag(house.page()))


BROKEN: dict[str, tuple[type[Refusal], Callable[[House, RecordKey], Raised]]] = {
    "another's signature": (refusals.NotSigned, lambda house, key: replace(house.flag(key), signature=house.flag(key, HERON).signature)),
    "a wrap too few": (refusals.SealedWrong, lambda house, key: replace(house.flag(key), wraps=house.flag(key).wraps[1:])),
    "a wrap that is no box": (
        refusals.SealedWrong,
        lambda house, key: replace(house.flag(key), wraps=(replace(house.flag(key).wraps[0], box="not b64!"), *house.flag(key).wraps[1:])),
    ),
    "a wrap swapped": (refusals.NotSigned, lambda house, key: replace(house.flag(key), wraps=house.flag(key).wraps)),
    "no chunk": (refusals.SealedWrong, lambda house, key: replace(house.flag(key), chunks=())),
    "another chunk": (refusals.SealedWrong, lambda house, key: replace(house.flag(key), chunks=house.flag(house.page()).chunks)),
    "no such ground": (refusals.NotAGround, lambda house, key: house.flag(key, ground="felt_like_it")),
    "the visitor told otherwise than the policy says": (refusals.NotAGround, lambda house, key: house.flag(key, told=False)),
    "not there oneself": (refusals.NotAllowed, lambda house, key: house.flag(key, members=frozenset({HERON, OTTER}))),
    "another day": (
        refusals.SealedWrong,
        lambda house, key: replace(house.flag(key), header=replace(house.flag(key).header, raised_at=0)),
    ),
    "an older list": (
        refusals.ListIsOld,
        lambda house, key: replace(house.flag(key), header=replace(house.flag(key).header, list_number=7)),
    ),
    "more than a record may hold": (
        refusals.RecordIsFull,
        lambda house, key: replace(house.flag(key), chunks=(replace(house.flag(key).chunks[0], box="A" * 4_000_000),)),
    ),
}


@pytest.mark.parametrize("what", BROKEN)
async def test_a_flag_that_is_not_right_leaves_nothing(house: House, what: str) -> None:
    expected, make = BROKEN[what]
    key = house.page()

    with pytest.raises(expected):
        await house.keeping.raise_flag(await house.person(WREN), make(house, key))

    assert await house.keeping.store.records() == ()
    assert await house.keeping.store.chunks(RecordId(key.record)) == ()
    assert (await house.keeping.store.audit_head()).number == 0
    assert (await house.raised(key)).id == key.record


async def test_a_pages_clock_may_be_some_minutes_ahead(house: House) -> None:
    house.clock.wind(timedelta(minutes=36))
    flag = house.flag(house.page())
    house.clock.wind(timedelta(minutes=-5))

    record = await house.keeping.raise_flag(await house.person(WREN), flag)

    assert flag.header.raised_at > house.clock.now().timestamp()
    assert record.raised == HOUR


async def test_an_hour_that_is_not_now_is_refused(house: House) -> None:
    house.clock.wind(timedelta(hours=3))
    flag = house.flag(house.page())
    wren = await house.person(WREN)

    house.clock.wind(timedelta(hours=2))
    with pytest.raises(refusals.SealedWrong):
        await house.keeping.raise_flag(wren, flag)
    house.clock.wind(timedelta(hours=-3))
    with pytest.raises(refusals.SealedWrong):
        await house.keeping.raise_flag(wren, flag)


async def test_somebody_without_a_certificate_raises_nothing(house: House) -> None:
    house.clock.wind(timedelta(days=31))

    with pytest.raises(refusals.NotEnrolled):
        await house.raised(house.page())


async def test_an_id_is_taken_once_and_stays_taken_after_shredding(house: House) -> None:
    key = house.page()
    await house.raised(key)
    with pytest.raises(refusals.AlreadyThere):
        await house.raised(key)

    house.clock.wind(timedelta(days=8))
    await house.keeping.store.sweep(house.clock.now())

    assert await house.keeping.store.record(RecordId(key.record)) is None
    with pytest.raises(refusals.AlreadyThere):
        await house.raised(key)


# ── writing on ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_said_later_is_added_in_order_and_read_with_the_rest(house: House) -> None:
    key = await house.retained()

    await house.appended(key, "and then she rang off")
    await house.keeping.close_lines(await house.person(WREN), RecordId(key.record), await house.closing(key))

    assert [line["text"] for line in await house.opened(key)] == [CANARY, "and then she rang off"]
    record = await house.keeping.store.record(RecordId(key.record))
    assert record is not None and record.closed is not None and record.closed.chunks == 2


async def test_the_same_part_twice_is_one_and_another_under_its_number_is_refused(house: House) -> None:
    key = house.page()
    await house.raised(key)
    chunk = await house.appended(key, "once")

    again = await house.keeping.append(await house.person(WREN), RecordId(key.record), chunk)
    assert again.chunks == 2

    with pytest.raises(refusals.SealedWrong):
        await house.keeping.append(await house.person(WREN), RecordId(key.record), replace(chunk, nonce=house.flag(key).chunks[0].nonce))
    with pytest.raises(refusals.SealedWrong):
        await house.keeping.append(await house.person(WREN), RecordId(key.record), replace(chunk, number=5))


async def test_after_the_end_nothing_is_added(house: House) -> None:
    key = house.page()
    await house.raised(key)
    closing = await house.closing(key)
    await house.keeping.close_lines(await house.person(WREN), RecordId(key.record), closing)
    await house.keeping.close_lines(await house.person(WREN), RecordId(key.record), closing)

    with pytest.raises(refusals.RecordIsClosed):
        await house.appended(key, "late")


async def test_an_end_that_is_not_the_last_part_is_refused(house: House) -> None:
    key = house.page()
    await house.raised(key)
    early = await house.closing(key)
    await house.appended(key, "more")

    with pytest.raises(refusals.SealedWrong):
        await house.keeping.close_lines(await house.person(WREN), RecordId(key.record), early)


async def test_who_joins_later_is_a_member_from_then_on(house: House) -> None:
    key = house.page()
    await house.raised(key)
    chunk = await house.appended(key, "one")

    await house.keeping.append(await house.person(WREN), RecordId(key.record), chunk)
    stored = await house.keeping.store.record(RecordId(key.record))
    assert stored is not None and stored.members == PAIR

    later = replace(chunk, number=2, members=frozenset({OTTER}))
    after = await house.keeping.append(await house.person(WREN), RecordId(key.record), later)
    assert after.members == PAIR | {OTTER}


async def test_a_day_later_nothing_is_added(house: House) -> None:
    key = house.page()
    await house.raised(key)
    house.clock.wind(timedelta(hours=24))

    with pytest.raises(refusals.RecordIsClosed):
        await house.appended(key, "tomorrow")


# ── no, or no answer ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_no_goes_to_the_lead_on_call_at_once(house: House) -> None:
    house.rota.lead = PLOVER
    key = house.page()
    await house.raised(key)
    assert await house.keeping.waiting_for(await house.person(PLOVER)) == ()

    await house.keeping.answer_no(await house.person(HERON), RecordId(key.record))

    assert house.told.of(About.DECIDE) == [{PLOVER}]
    assert [each.record.id for each in await house.keeping.waiting_for(await house.person(PLOVER))] == [key.record]
    assert await house.keeping.waiting_for(await house.person(LARK)) == ()
    assert (await house.decides(PLOVER, key, keep=True)).state is State.RETAINED


async def test_after_anothers_no_a_newcomer_cannot_confirm(house: House) -> None:
    key = house.page()
    await house.raised(key, members=PAIR | {OTTER})
    await house.keeping.answer_no(await house.person(HERON), RecordId(key.record))

    with pytest.raises(refusals.NotTheirs):
        await house.confirmed(key, by=OTTER)


async def test_no_answer_goes_to_the_lead_when_its_time_is_over_and_when_the_talk_ends(house: House) -> None:
    ended, slow = house.page(), house.page()
    await house.raised(ended)
    await house.raised(slow)

    await house.keeping.unanswered(RecordId(ended.record))
    assert house.told.of(About.DECIDE) == [set(LEADS)]
    await house.keeping.sweep()
    assert {each.record.id for each in await house.keeping.waiting_for(await house.person(LARK))} == {ended.record}

    house.clock.wind(timedelta(hours=2))
    await house.keeping.sweep()
    assert {each.record.id for each in await house.keeping.waiting_for(await house.person(LARK))} == {ended.record, slow.record}


async def test_about_a_worker_the_second_is_not_asked(house: House) -> None:
    key = house.page()

    record = await house.raised(key, ground="about_a_worker", told=False)

    assert record.for_lead and house.told.of(About.DECIDE) == [set(LEADS)]
    with pytest.raises(refusals.NotAllowed):
        await house.confirmed(key)
    assert (await house.decides(SWIFT, key, keep=True)).decided_by == SWIFT


@pytest.mark.parametrize("there", LEADS)
async def test_a_lead_who_was_there_decides_nothing(house: House, there: PersonId) -> None:
    house.rota.lead = there
    key = house.page()
    record = await house.raised(key, members=frozenset({WREN, there}), ground="about_a_worker", told=False)
    assert record.on_call is None

    with pytest.raises(refusals.NotTheirs):
        await house.decides(there, key, keep=True)
    other = next(each for each in LEADS if each != there)
    assert (await house.decides(other, key, keep=True)).state is State.RETAINED


async def test_let_go_by_the_lead_it_is_shredded_at_once(house: House) -> None:
    key = house.page()
    await house.raised(key, ground="about_a_worker", told=False)

    assert (await house.decides(LARK, key, keep=False)).state is State.SHREDDED

    assert await house.keeping.store.record(RecordId(key.record)) is None
    assert await house.keeping.store.wraps(RecordId(key.record)) == {}


async def test_others_decide_once_the_lead_on_call_has_had_a_day(house: House) -> None:
    house.rota.lead = PLOVER
    key = house.page()
    await house.raised(key, ground="about_a_worker", told=False)

    with pytest.raises(refusals.NotTheirs):
        await house.decides(LARK, key, keep=True)
    house.clock.wind(timedelta(hours=26))
    assert (await house.decides(LARK, key, keep=True)).state is State.RETAINED


async def test_a_decision_is_signed_over_what_it_says(house: House) -> None:
    key = house.page()
    await house.raised(key, ground="about_a_worker", told=False)
    stored = await house.keeping.store.record(RecordId(key.record))
    assert stored is not None
    another = stored.signed[0].signature

    with pytest.raises(refusals.NotSigned):
        await house.keeping.decide(await house.person(LARK), RecordId(key.record), keep=True, why="ground_is_met", signature=another)


def test_every_refusal_has_a_code_of_its_own() -> None:
    names = [refusal_code(each.__new__(each)) for each in Refusal.__subclasses__()]

    assert "nothing_can_be_kept" in names
    assert len(set(names)) == len(names)
