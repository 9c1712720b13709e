"""Two leads open a record, one alone never; every step is written down, and nothing of it outlives half an hour or the process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
import pytest_asyncio
from nacl.exceptions import CryptoError

from chatd.domain import refusals
from chatd.domain.ids import PersonId, RecordId
from chatd.keeping.brought import Filter, MadeBy
from chatd.keeping.ports import About
from chatd.live.openings import MemoryOpenings
from chatd.store import audit
from tests import sealed_records as sealed
from tests.keeping.house import CANARY, COORDINATOR, HERON, LARK, LEADS, OTTER, PAIR, PLOVER, SWIFT, WREN, House, as_json, opened
from tests.sealed_records import RecordKey
from tests.store.folder import NORTHTOWN


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


async def asked(house: House, key: RecordKey, by: PersonId = LARK) -> None:
    await house.keeping.ask_to_open(await house.person(by), RecordId(key.record), why_code="act_now", words="they rang")


@pytest.mark.parametrize(("by", "approver"), [*permutations(LEADS, 2)])
async def test_every_ordered_pair_opens_it(house: House, by: PersonId, approver: PersonId) -> None:
    key = await house.retained()

    assert [line["text"] for line in await house.opened(key, by, approver)] == [CANARY]


async def test_one_lead_alone_opens_nothing(house: House) -> None:
    key = await house.retained()
    lark = await house.person(LARK)
    await asked(house, key)

    with pytest.raises(refusals.TwoAreNeeded):
        await house.keeping.approve(lark, RecordId(key.record), LARK, {})
    with pytest.raises(refusals.NotOpened):
        await house.keeping.whole(lark, RecordId(key.record))
    with pytest.raises(refusals.NotOpened):
        await house.keeping.chunks_of(lark, RecordId(key.record))
    assert await house.keeping.collect(lark, RecordId(key.record)) is None
    for wraps in (await house.keeping.store.wraps(RecordId(key.record))).values():
        for wrap in wraps:
            if wrap.requester == LARK:
                with pytest.raises(CryptoError):
                    house.rings[LARK].open(wrap.box)


async def test_the_approver_never_sees_the_key_and_is_given_no_words(house: House) -> None:
    key = await house.retained()
    await asked(house, key)
    plover = await house.person(PLOVER)
    (wish,) = await house.keeping.openings_for(plover)
    peeled = house.peel(wish.wraps, LARK, PLOVER, await house.header(key))

    for inner in peeled.values():
        with pytest.raises(CryptoError):
            house.rings[PLOVER].open(inner)
    await house.keeping.approve(plover, wish.record, LARK, peeled)
    with pytest.raises(refusals.NotOpened):
        await house.keeping.whole(plover, wish.record)


async def test_who_was_there_does_not_approve_and_is_not_asked(house: House) -> None:
    key = house.page()
    await house.raised(key, members=PAIR | {PLOVER})
    await house.confirmed(key)
    await asked(house, key)

    assert await house.keeping.openings_for(await house.person(PLOVER)) == ()
    assert house.told.of(About.OPEN) == [{SWIFT}]
    with pytest.raises(refusals.NotTheirs):
        await house.keeping.approve(await house.person(PLOVER), RecordId(key.record), LARK, {MadeBy.RAISER: "AAAA"})


@pytest.mark.parametrize("stranger", [WREN, HERON, OTTER, COORDINATOR])
async def test_to_all_who_are_no_leads_it_is_not_there(house: House, stranger: PersonId) -> None:
    key, person = await house.retained(), await house.person(stranger)

    with pytest.raises(refusals.NoSuchRecord):
        await house.keeping.ask_to_open(person, RecordId(key.record), why_code="act_now", words="")
    with pytest.raises(refusals.NoSuchRecord):
        await house.keeping.record(person, RecordId(key.record))
    with pytest.raises(refusals.NoSuchRecord):
        await house.keeping.whole(person, RecordId(key.record))
    assert await house.keeping.records_for(person, Filter()) == ()
    assert await house.keeping.waiting_for(person) == ()


async def test_what_is_not_kept_yet_is_not_opened(house: House) -> None:
    key = house.page()
    await house.raised(key)

    with pytest.raises(refusals.IllegalMove):
        await asked(house, key)


async def test_a_wish_and_an_opening_last_half_an_hour(house: House) -> None:
    key = await house.retained()
    await asked(house, key)
    house.clock.wind(timedelta(minutes=30))
    assert await house.keeping.openings_for(await house.person(PLOVER)) == ()

    await house.opened(key)
    house.clock.wind(timedelta(minutes=29))
    assert await house.keeping.chunks_of(await house.person(LARK), RecordId(key.record))
    house.clock.wind(timedelta(minutes=1))
    with pytest.raises(refusals.NotOpened):
        await house.keeping.chunks_of(await house.person(LARK), RecordId(key.record))


async def test_after_a_restart_nobody_has_asked(house: House) -> None:
    key = await house.retained()
    await asked(house, key)
    await house.approved(key)

    restarted = replace(house.keeping, openings=MemoryOpenings())

    assert await restarted.collect(await house.person(LARK), RecordId(key.record)) is None
    with pytest.raises(refusals.NotOpened):
        await restarted.whole(await house.person(LARK), RecordId(key.record))


async def test_the_peeled_box_is_dropped_once_the_page_has_it_and_is_never_on_disc(house: House) -> None:
    key = await house.retained()
    await asked(house, key)
    await house.approved(key)
    lark = await house.person(LARK)
    peeled = await house.keeping.collect(lark, RecordId(key.record))
    assert peeled is not None and await house.keeping.collect(lark, RecordId(key.record)) == peeled

    await house.keeping.got_it(lark, RecordId(key.record))

    assert await house.keeping.collect(lark, RecordId(key.record)) is None
    on_disc = b"".join(file.read_bytes() for file in house.folder.iterdir())
    assert all(box.encode() not in on_disc for box in peeled.values())
    assert b"they rang" not in on_disc


async def test_another_lead_collects_nothing_of_it(house: House) -> None:
    key = await house.retained()
    await asked(house, key)
    await house.approved(key)

    assert await house.keeping.collect(await house.person(SWIFT), RecordId(key.record)) is None
    with pytest.raises(refusals.NotOpened):
        await house.keeping.whole(await house.person(SWIFT), RecordId(key.record))


async def test_garbage_from_the_raiser_is_found_out_and_the_seconds_set_opens(house: House) -> None:
    key = house.page()
    garbage = sealed.wraps_for(RecordKey(project=NORTHTOWN, record=key.record), house.leads["leads"])
    flag = house.flag(key)
    wraps = tuple(replace(wrap, box=bad["box"]) for wrap, bad in zip(flag.wraps, garbage, strict=True))
    header = sealed.raised_statement(as_json(flag.header), garbage)
    await house.keeping.raise_flag(await house.person(WREN), replace(flag, wraps=wraps, signature=house.rings[WREN].sign(header)))
    await house.confirmed(key)
    await asked(house, key)
    await house.approved(key)

    peeled = await house.keeping.collect(await house.person(LARK), RecordId(key.record))

    assert peeled is not None
    with pytest.raises(Exception, match="another key"):
        sealed.open_inner(peeled[MadeBy.RAISER], house.rings[LARK], await house.header(key))
    assert sealed.open_inner(peeled[MadeBy.CONFIRMER], house.rings[LARK], await house.header(key)).key == key.key


# ── while it stands open ──────────────────────────────────────────────────────────────────────────────────────────


async def test_notes_and_forms_need_an_opening_and_go_with_the_record(house: House) -> None:
    key = await house.retained()
    lark = await house.person(LARK)
    with pytest.raises(refusals.NotOpened):
        await house.keeping.add_note(lark, RecordId(key.record), house.sealed_note(key, "note", LARK))
    await house.opened(key)

    await house.keeping.add_note(lark, RecordId(key.record), house.sealed_note(key, "note", LARK))
    whole = await house.keeping.export(lark, RecordId(key.record), house.sealed_note(key, "form", LARK), why_code="to_police")

    assert [note.kind for note in sorted(whole.notes, key=lambda note: note.kind)] == ["form", "note"]
    assert set(whole.wraps) == {MadeBy.RAISER, MadeBy.CONFIRMER}
    assert '"number":1' in whole.leads
    deeds = [entry.deed for entry in await house.database.read(audit.entries)]
    assert deeds[-3:] == ["record_read", "note_added", "exported"]


async def test_tags_are_for_the_leads_of_today_and_each_reads_their_own(house: House) -> None:
    key, lark = await house.retained(), await house.person(LARK)
    tags = {lead: house.copy("tag", "t1", lead) for lead in LEADS}

    await house.keeping.set_tags(lark, RecordId(key.record), "t1", tags)
    with pytest.raises(refusals.ListIsOld):
        await house.keeping.set_tags(lark, RecordId(key.record), "t2", {LARK: tags[LARK]})

    (mine,) = await house.keeping.records_for(await house.person(SWIFT), Filter())
    assert mine.tags == {"t1": tags[SWIFT]}
    await house.keeping.set_tags(lark, RecordId(key.record), "t1", {})
    (mine,) = await house.keeping.records_for(await house.person(SWIFT), Filter())
    assert mine.tags == {}


async def test_records_are_found_by_what_is_known_of_them(house: House) -> None:
    key, lark = await house.retained(), await house.person(LARK)
    asking = {
        Filter(project=NORTHTOWN, ground="danger_to_life", language="en"): 1,
        Filter(ground="child_at_risk"): 0,
        Filter(language="ro"): 0,
        Filter(since=house.clock.now()): 0,
        Filter(until=house.clock.now()): 1,
    }

    assert {which: len(await house.keeping.records_for(lark, which)) for which in asking} == asking
    assert (await house.keeping.record(lark, RecordId(key.record))).may_approve


async def test_when_a_lead_leaves_their_wraps_go_and_another_wraps_it_again(house: House) -> None:
    key = await house.retained()
    await house.names((LARK, PLOVER))
    await house.keeping.lead_left(NORTHTOWN, SWIFT)

    wraps = await house.keeping.store.wraps(RecordId(key.record))
    assert all(SWIFT not in {wrap.requester, wrap.approver} for each in wraps.values() for wrap in each)
    with pytest.raises(refusals.NoSuchRecord):
        await house.keeping.record(await house.person(SWIFT), RecordId(key.record))

    await house.opened(key)
    await house.keeping.rewrap(await house.person(LARK), RecordId(key.record), await house.rewrapped(key, LARK))
    assert set(await house.keeping.store.wraps(RecordId(key.record))) == {MadeBy.RAISER, MadeBy.CONFIRMER, MadeBy.LEAD}
    assert [line["text"] for line in await house.opened(key, PLOVER, LARK)] == [CANARY]


async def test_a_new_lead_opens_only_what_was_sealed_for_them(house: House) -> None:
    before = await house.retained()
    await house.names((LARK, PLOVER))
    later = await house.retained()
    await house.names((LARK, PLOVER, SWIFT))
    latest = await house.retained()

    for key, opens in ((before, True), (later, False), (latest, True)):
        await asked(house, key, SWIFT)
        (wish,) = [each for each in await house.keeping.openings_for(await house.person(LARK)) if each.record == key.record]
        assert bool(wish.wraps) is opens
