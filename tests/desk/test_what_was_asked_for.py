"""What a visitor asks of the two, as the desk deals with it: who is let take, what each screen is told, and what is never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from chatd import wire
from chatd.desk import opening, shifts, visits
from chatd.desk.context import Policy
from chatd.desk.visits import Asking, Visit
from chatd.domain.hints import HintKind
from chatd.domain.ids import PersonId, ShiftId
from chatd.domain.pairing import BreakReason, Capacity
from chatd.domain.refusals import ProjectIsClosed, SomeoneElseFits
from chatd.domain.wishes import Asked, Gender
from tests.desk.evening import NORTHTOWN, PAGE, ROTA, Evening, a_project, a_worker

WISH, STILL_THERE, ANSWER = 180, 360, 180


async def comes_on(evening: Evening, name: str, *, languages: tuple[str, ...] = ("en",), gender: Gender | None = None) -> ShiftId:
    person = a_worker(name)
    return await shifts.check_in(evening.desk, person, key=f"{name} 1", name=name.title(), languages=languages, gender=gender)


async def arrives(evening: Evening, *, language: str = "en", asking: Asking | None = None, page: str = PAGE, offers_gender: bool = False) -> Visit:
    project = replace(a_project(NORTHTOWN), offers_gender=offers_gender)
    return await visits.arrive(evening.desk, project, language=language, page=page, asking=asking)


def card(evening: Evening, shift: ShiftId) -> wire.Waiting:
    return evening.desk_of(shift).waiting[0]


async def test_somebody_who_speaks_the_language_comes_in_beside_whoever_takes(evening: Evening) -> None:
    wren = await comes_on(evening, "wren")
    await comes_on(evening, "heron")
    await comes_on(evening, "otter", languages=("en", "ro"))
    visit = await arrives(evening, language="ro")

    await evening.pairs(wren, visit)

    assert {worker.name for worker in evening.talk(visit).workers} == {"Wren", "Otter"}
    assert evening.room_of(visit).unmet == []


async def test_nobody_comes_in_asking_for_a_language_that_nobody_speaks(evening: Evening) -> None:
    for name in ("wren", "heron"):
        await comes_on(evening, name)

    with pytest.raises(ProjectIsClosed):
        await arrives(evening, language="ro")

    assert (await arrives(evening, language="en")).conversation


async def test_a_visitor_is_kept_for_others_for_a_while_and_both_sides_see_it(evening: Evening) -> None:
    wren, heron = await comes_on(evening, "wren"), await comes_on(evening, "heron")
    otter = await comes_on(evening, "otter", languages=("en", "ro"))
    await evening.pairs(wren, await arrives(evening, asking=Asking(people=("Otter",))))

    visit = await arrives(evening, language="ro", page="B" * 43)
    assert (card(evening, heron).kept, card(evening, heron).mine_to_take) == (True, False)
    assert (card(evening, otter).kept, card(evening, otter).mine_to_take) == (False, True)
    with pytest.raises(SomeoneElseFits):
        await evening.takes(heron, visit)
    assert (evening.room_of(visit).unmet, evening.room_of(visit).anyone) == ([], False)

    await evening.passes(WISH, at_screens=(wren, heron, otter))
    assert evening.room_of(visit).anyone
    assert (card(evening, heron).kept, card(evening, heron).mine_to_take) == (False, True)
    await evening.takes(heron, visit)
    assert Asked.LANGUAGE in evening.room_of(visit).unmet


async def test_a_gender_is_asked_for_only_where_that_is_offered(evening: Evening) -> None:
    wren = await comes_on(evening, "wren")
    await comes_on(evening, "heron")
    await comes_on(evening, "otter", gender=Gender.WOMAN)
    on = opening.operators_for(NORTHTOWN, evening.live.sheet(ROTA.id))
    offering = replace(a_project(NORTHTOWN), offers_gender=True)

    assert opening.genders_on(a_project(NORTHTOWN), on) == frozenset()
    assert opening.genders_on(offering, on) == {Gender.WOMAN}

    ignored = await arrives(evening, asking=Asking(gender=Gender.WOMAN))
    assert evening.talk(ignored).wish.gender is None
    asked = await arrives(evening, asking=Asking(gender=Gender.WOMAN), offers_gender=True, page="B" * 43)
    await evening.takes(wren, asked)
    assert "Otter" in {worker.name for worker in evening.talk(asked).workers}


async def test_what_a_worker_said_of_their_gender_is_on_nobodys_screen_and_outlives_a_reload(evening: Evening) -> None:
    wren = await comes_on(evening, "wren", gender=Gender.NON_BINARY)
    heron = await comes_on(evening, "heron")
    visit = await arrives(evening)
    await evening.pairs(wren, visit)

    told = b"".join(msgspec.json.encode(body) for _, _, body in (*evening.outbox.shifts, *evening.outbox.visitors))
    assert heron in {to for to, _, _ in evening.outbox.shifts} and b"Wren" in told
    assert b"non_binary" not in told

    again = await shifts.check_in(evening.desk, a_worker("wren"), key="wren 2", name="Wren", languages=["en"])
    assert evening.live.sheet(ROTA.id).shifts[again].gender is Gender.NON_BINARY


async def test_names_are_matched_with_those_on_shift_and_nobody_else(evening: Evening) -> None:
    wren = await comes_on(evening, "wren")
    for name in ("heron", "otter"):
        await comes_on(evening, name)

    visit = await arrives(evening, asking=Asking(people=("  OTTER ", "Finch"), but=("heron", "Robin")))

    talk = evening.talk(visit)
    assert (talk.wish.people, talk.avoided) == (frozenset({PersonId("otter")}), frozenset({PersonId("heron")}))
    assert evening.waiting_for(wren) == [visit.conversation]
    await evening.takes(wren, visit)
    assert {worker.name for worker in evening.talk(visit).workers} == {"Wren", "Otter"}


async def test_someone_else_may_be_asked_for_before_anybody_has_come(evening: Evening) -> None:
    wren, heron = await comes_on(evening, "wren"), await comes_on(evening, "heron")
    visit = await arrives(evening)
    assert evening.waiting_for(heron) == [visit.conversation]

    await visits.ask_for_someone_else(evening.desk, ROTA.id, visit.conversation, but=["Heron"])

    assert (evening.waiting_for(heron), evening.waiting_for(wren)) == ([], [visit.conversation])
    assert not evening.room_of(visit).enough_on_shift


async def test_hints_say_who_was_asked_for_who_speaks_it_and_who_had_fewer(evening: Evening) -> None:
    wren, heron = await comes_on(evening, "wren"), await comes_on(evening, "heron")
    otter = await comes_on(evening, "otter", languages=("en", "ro"))

    romanian = await arrives(evening, language="ro")
    assert [card(evening, shift).hint for shift in (wren, otter)] == [
        wire.Hint(kind=HintKind.SPEAKS_IT, name="Otter"),
        wire.Hint(kind=HintKind.YOU_SPEAK_IT),
    ]
    await evening.leaves(romanian)

    named = await arrives(evening, asking=Asking(people=("Heron",)), page="B" * 43)
    assert card(evening, heron).hint == wire.Hint(kind=HintKind.ASKED_FOR_YOU)
    assert card(evening, wren).hint is None
    await evening.pairs(wren, named)
    await evening.closes(wren, named)

    await arrives(evening, page="C" * 43)
    assert card(evening, otter).hint == wire.Hint(kind=HintKind.YOU_HAD_FEWER)
    assert card(evening, wren).hint == wire.Hint(kind=HintKind.HAD_FEWER, name="Otter")


async def test_what_a_break_is_for_is_told_to_partners(evening: Evening) -> None:
    wren, heron = await comes_on(evening, "wren"), await comes_on(evening, "heron")

    await shifts.take_break(evening.desk, ROTA.id, wren, BreakReason.FOOD)
    assert [one.reason for one in evening.desk_of(heron).colleagues] == [BreakReason.FOOD]

    await shifts.come_back(evening.desk, ROTA.id, wren)
    assert [one.reason for one in evening.desk_of(heron).colleagues] == [None]


async def test_whoever_waits_long_is_asked_and_a_sign_keeps_the_place(evening: Evening) -> None:
    for name in ("wren", "heron"):
        await comes_on(evening, name)
    visit = await arrives(evening)

    await evening.passes(STILL_THERE)
    assert evening.room_of(visit).still_there
    await visits.still_here(evening.desk, ROTA.id, visit.conversation)
    assert not evening.room_of(visit).still_there
    await evening.passes(ANSWER + 1)
    assert not evening.is_over(visit)

    await evening.passes(STILL_THERE + ANSWER)
    assert evening.is_over(visit)
    assert (evening.ended_at(visit).why, evening.ended_at(visit).forgotten) == ("no_answer", True)


async def test_two_each_where_that_is_agreed_and_then_the_next_one_waits() -> None:
    evening = Evening(Policy(capacity=Capacity(as_first=2, as_second=2)))
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    talks = [await evening.arrives(page=str(n) * 43) for n in range(4)]

    for shift, visit in zip((wren, wren, heron, heron), talks, strict=True):
        evening.clock.wind(timedelta(seconds=1))
        assert visit.conversation in evening.waiting_for(shift)
        await evening.pairs(shift, visit)

    waiting = await evening.arrives(page="W" * 43)
    assert (evening.waiting_for(wren), evening.waiting_for(heron)) == ([], [])
    states = [project.state for project in evening.desk_of(wren).projects]
    assert states == ["busy", "busy"] and evening.room_of(waiting).ahead == 0
