"""Coordinators see and edit only what is theirs; what is another charity's answers like what is not there. Every deed is walked."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from chatd.domain.ids import PersonId, RotaId
from chatd.domain.people import Person
from chatd.domain.rota import Closure
from chatd.domain.rota_editing import Edits, NewShift
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.planning.planning import OpenNow, Planning
from chatd.planning.reading import closure_key
from tests.planning.evening import (
    CORA,
    EDIE,
    FRIDAY,
    FRIDAYS,
    HERON,
    LATE_FRIDAYS,
    MONDAY,
    OTTER,
    SATURDAY,
    TUESDAY,
    TUESDAYS,
    WALT,
    WANDA,
    WREN,
    Evening,
    an_evening,
    clock,
    on,
)
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA

CHRISTMAS = Closure(starts=clock("2026-12-25T00:00"), ends=clock("2026-12-26T00:00"), reason="Christmas Day")
NEW = NewShift(title="Wednesday", starts=clock("2026-11-25T18:00"), ends=clock("2026-11-25T21:00"))
SOON = MONDAY + timedelta(hours=2)
NOW = OpenNow(title="Open now", until=SOON, operators=(WREN.id, HERON.id))
UNTIL = MONDAY + timedelta(days=9)

Deed = Callable[[Planning, Person, ShiftDay, RotaId, str], Awaitable[object]]

ON_A_TIME: dict[str, Deed] = {
    "turn": lambda planning, who, at, _, __: planning.turn(who, at),
    "swaps": lambda planning, who, at, _, __: planning.swaps(who, at),
    "edit_shift": lambda planning, who, at, _, __: planning.edit_shift(who, at, Edits(title="Mine now"), Scope.FOLLOWING),
    "cancel": lambda planning, who, at, _, __: planning.cancel(who, at),
    "restore": lambda planning, who, at, _, __: planning.restore(who, at),
    "sign_up": lambda planning, who, at, _, __: planning.sign_up(who, at),
    "withdraw": lambda planning, who, at, _, __: planning.withdraw(who, at),
    "put_on": lambda planning, who, at, _, __: planning.put_on(who, OTTER.id, at),
    "take_off": lambda planning, who, at, _, __: planning.take_off(who, WREN.id, at),
    "ask_cover": lambda planning, who, at, _, __: planning.ask_cover(who, at),
    "offer_to_stay": lambda planning, who, at, _, __: planning.offer_to_stay(who, at, on=True),
    "answer": lambda planning, who, at, _, __: planning.answer(who, at, comes=True),
}
ON_A_ROTA: dict[str, Deed] = {
    "weeks": lambda planning, who, _, rota, __: planning.weeks(who, rota, date(2026, 11, 20), 7),
    "gaps": lambda planning, who, _, rota, __: planning.gaps(who, rota, UNTIL),
    "choices": lambda planning, who, _, rota, __: planning.choices(who, rota),
    "closures": lambda planning, who, _, rota, __: planning.closures(who, rota),
    "add_shift": lambda planning, who, _, rota, __: planning.add_shift(who, rota, NEW),
    "open_now": lambda planning, who, _, rota, __: planning.open_now(who, rota, NOW),
    "add_closure": lambda planning, who, _, rota, __: planning.add_closure(who, rota, CHRISTMAS),
    "remove_closure": lambda planning, who, _, rota, __: planning.remove_closure(who, rota, closure_key(CHRISTMAS)),
    "set_sign_up_window": lambda planning, who, _, rota, __: planning.set_sign_up_window(who, rota, days=7, hours=1),
    "shut_by_hand": lambda planning, who, _, rota, __: planning.shut_by_hand(who, rota),
    "end_of_tonight": lambda planning, who, _, rota, __: planning.end_of_tonight(who, rota),
    "shut": lambda planning, who, _, rota, __: planning.shut(who, rota, until=SOON),
    "open_again": lambda planning, who, _, rota, line: planning.open_again(who, rota, line),
}
ON_A_REQUEST: dict[str, Deed] = {
    "take": lambda planning, who, _, __, request: planning.take(who, request),
    "decline": lambda planning, who, _, __, request: planning.decline(who, request),
    "take_back": lambda planning, who, _, __, request: planning.take_back(who, request),
}
DEEDS = ON_A_TIME | ON_A_ROTA | ON_A_REQUEST
OF_ONES_OWN = {"rotas_of", "mine"}


def test_every_method_is_walked() -> None:
    methods = {name for name, _ in inspect.getmembers(Planning, inspect.iscoroutinefunction) if not name.startswith("_")}

    assert methods == DEEDS.keys() | OF_ONES_OWN


@pytest.mark.parametrize("who", [WANDA, WALT], ids=["coordinator", "operator"])
async def test_of_another_rota_everything_is_as_if_it_were_not_there(tmp_path: Path, who: Person) -> None:
    async with an_evening(tmp_path, FRIDAYS, LATE_FRIDAYS, TUESDAYS, closures=(CHRISTMAS,)) as evening:
        request = await evening.planning.ask_cover(WREN, FRIDAY)
        before = await _everything(evening)

        for name, deed in DEEDS.items():
            foreign = await _refusal(deed(evening.planning, who, FRIDAY, ROTA.id, request))
            unknown = await _refusal(deed(evening.planning, who, on("nothing", "2026-11-20"), RotaId("nowhere"), "nothing"))
            assert isinstance(foreign, NotThere), name
            assert repr(foreign) == repr(unknown), name
        assert await _everything(evening) == before


async def _refusal(deed: Awaitable[object]) -> Exception:
    with pytest.raises((NotThere, Refused)) as refused:
        await deed
    return refused.value


async def _everything(evening: Evening) -> object:
    plan = await evening.store.plan()
    return plan.calendars, plan.requests, plan.stays, plan.confirmations, plan.by_hand


OF_COORDINATORS = {
    name: DEEDS[name]
    for name in ("edit_shift", "put_on", "take_off", "add_shift", "open_now", "remove_closure", "add_closure", "set_sign_up_window", "shut", "cancel")
}


async def test_an_operator_who_sees_a_rota_changes_nothing_on_it_and_its_coordinator_does(tmp_path: Path) -> None:
    async with an_evening(tmp_path, FRIDAYS, LATE_FRIDAYS, TUESDAYS, closures=(CHRISTMAS,)) as evening:
        before = await _everything(evening)

        for name, deed in OF_COORDINATORS.items():
            refusal = await _refusal(deed(evening.planning, OTTER, FRIDAY, ROTA.id, ""))
            assert isinstance(refusal, Refused), name
            assert refusal.code is Code.NOT_YOURS, name
        assert await _everything(evening) == before

        for name, deed in OF_COORDINATORS.items():
            before = await _everything(evening)
            await deed(evening.planning, CORA, FRIDAY, ROTA.id, "")
            assert await _everything(evening) != before, name


MAKE_IT_MINE = "make it mine"
ON_PARTNERS: dict[str, Callable[[Planning, Person], Awaitable[object]]] = {
    "edit_shift": lambda planning, who: planning.edit_shift(who, TUESDAY, Edits(title="Mine now"), Scope.FOLLOWING),
    MAKE_IT_MINE: lambda planning, who: planning.edit_shift(who, TUESDAY, Edits(projects=(NORTHTOWN,)), Scope.FOLLOWING),
    "put_on": lambda planning, who: planning.put_on(who, WREN.id, TUESDAY),
    "take_off": lambda planning, who: planning.take_off(who, OTTER.id, TUESDAY),
    "add_shift": lambda planning, who: planning.add_shift(who, ROTA.id, NewShift(title="x", starts=NEW.starts, ends=NEW.ends, projects=(EASTPORT,))),
    "open_now": lambda planning, who: planning.open_now(
        who, ROTA.id, OpenNow(title="x", until=SOON, operators=(WREN.id, HERON.id), projects=(EASTPORT,))
    ),
    "add_closure": lambda planning, who: planning.add_closure(
        who, ROTA.id, Closure(starts=CHRISTMAS.starts, ends=CHRISTMAS.ends, reason="x", projects=(EASTPORT,))
    ),
    "cancel": lambda planning, who: planning.cancel(who, TUESDAY),
}


async def test_what_covers_only_a_partner_is_seen_and_cannot_be_changed(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        before = await _everything(evening)
        seen = await evening.planning.turn(CORA, TUESDAY)

        for name, deed in ON_PARTNERS.items():
            refusal = await _refusal(deed(evening.planning, CORA))
            assert isinstance(refusal, Refused), name
            assert refusal.code is Code.NOT_YOURS, name

        assert [each.shift_name for each in seen.operators] == ["Otter", "Chick"]
        assert await _everything(evening) == before
        for name, deed in ON_PARTNERS.items():
            if name != MAKE_IT_MINE:
                await deed(evening.planning, EDIE)


async def test_the_gaps_of_a_partners_shift_are_the_partners(tmp_path: Path) -> None:
    async with an_evening(tmp_path, TUESDAYS, LATE_FRIDAYS) as evening:
        await evening.planning.take_off(EDIE, OTTER.id, TUESDAY)

        to_cora, to_edie = [{each.turn.title for each in await evening.planning.gaps(who, ROTA.id, UNTIL)} for who in (CORA, EDIE)]
        assert (to_cora, to_edie) == ({"Late"}, {"Late", "Tuesdays"})


@pytest.mark.parametrize("strange", [PersonId("nobody"), WALT.id])
async def test_somebody_of_another_rota_is_put_on_no_more_than_nobody(tmp_path: Path, strange: PersonId) -> None:
    async with an_evening(tmp_path) as evening:
        with pytest.raises(NotThere):
            await evening.planning.put_on(CORA, strange, SATURDAY)
        with pytest.raises(NotThere):
            await evening.planning.ask_cover(WREN, FRIDAY, asked=strange)


async def test_a_rota_is_listed_for_those_who_see_it_alone(tmp_path: Path) -> None:
    async with an_evening(tmp_path) as evening:
        listed = {who.id: [(each.name, each.may_edit) for each in await evening.planning.rotas_of(who)] for who in (WREN, CORA, WANDA)}

        assert listed == {
            WREN.id: [("Northern evenings", False)],
            CORA.id: [("Northern evenings", True)],
            WANDA.id: [("Western", True)],
        }
