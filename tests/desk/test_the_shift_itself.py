"""Coming on at one's own desk or a partner's, the brief before, the debrief after, and minutes that are counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chatd import wire
from chatd.desk import desks, shift_flow, shifts, stints, sweeping
from chatd.desk.changing import desk_before_check_in
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId, ShiftId
from chatd.domain.people import Person, Rota
from chatd.domain.refusals import NotAllowed, NotCheckedIn, NotInTheRoom
from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Shift
from tests.desk.evening import EASTPORT, NORTHTOWN, ROTA, Evening, Shelf, a_project, a_worker
from tests.fakes import NOON

COAST = RotaId("coast")
WESTQUAY = ProjectId("westquay")
NOVEMBER = (PersonId("wren"), "2026-11")


def a_shift(title: str, hours: tuple[int, int], who: tuple[str, ...], supervisor: str | None = None) -> Shift:
    day = NOON.replace(tzinfo=None)
    return Shift(
        title=title,
        zone="Europe/London",
        starts=day.replace(hour=hours[0]),
        ends=day.replace(hour=hours[1]),
        operators=tuple(PersonId(each) for each in who),
        supervisor=PersonId(supervisor) if supervisor else None,
    )


def a_coast(*planned: Shift, closures: tuple[Closure, ...] = ()) -> Rota:
    calendar = RotaCalendar(name="Along the coast", zone="Europe/London", projects=(WESTQUAY,), shifts=planned, closures=closures)
    return Rota(id=COAST, collaborative=CollaborativeId("coast"), zone="Europe/London", timetable=(), on_call=ROTA.on_call, calendar=calendar)


@pytest.fixture
def coast(evening: Evening) -> Evening:
    """Westquay has a rota of its own; Wren and Otter serve it beside the others."""
    evening.store.on_file.append(a_coast(a_shift("Midday", (11, 15), ("wren", "otter"), "finch"), a_shift("Evening", (15, 19), ("heron", "wren"))))
    evening.store.kept.append(replace(a_project(WESTQUAY), rota=COAST))
    for name in ("wren", "heron", "otter", "finch"):
        known(evening, name)
    return evening


def known(evening: Evening, name: str, *serves: ProjectId) -> Person:
    person = a_worker(name, frozenset(serves or (NORTHTOWN, EASTPORT, WESTQUAY)))
    evening.store.people[person.id] = person
    return person


async def comes_on(evening: Evening, person: Person, rota: str | None = None, *, page: int = 1, briefed: bool = False) -> tuple[RotaId, ShiftId]:
    where = await desks.rota_for(evening.desk, person, rota)
    key = f"{person.id} {page}"
    name = person.shift_name
    return where, await shifts.check_in(evening.desk, person, key=key, name=name, languages=["en"], rota=where, briefed=briefed)


async def shown_before(evening: Evening, person: Person) -> wire.Desk:
    return await desk_before_check_in(evening.desk, ROTA.id, person.id)


# ── where ──


async def test_every_desk_of_the_projects_somebody_serves_is_offered_the_one_with_their_turn_first(coast: Evening) -> None:
    shown = await shown_before(coast, coast.store.people[PersonId("wren")])

    assert [(each.rota, each.suggested, each.projects) for each in shown.desks] == [
        (COAST, True, ["Westquay"]),
        (ROTA.id, False, ["Northtown", "Eastport"]),
    ]
    assert shown.desks[0].starts == "2026-11-18T11:00:00Z"


async def test_without_a_turn_anywhere_it_is_the_desk_of_ones_own_charity(coast: Evening) -> None:
    robin = known(coast, "robin")

    assert (await comes_on(coast, robin))[0] == ROTA.id


async def test_a_partners_desk_gives_only_the_visitors_one_serves_there(coast: Evening) -> None:
    where, shift = await comes_on(coast, coast.store.people[PersonId("wren")], COAST)

    assert where == COAST
    assert coast.live.sheet(COAST).shifts[shift].serves == {WESTQUAY}
    assert coast.live.sheet(COAST).shifts[shift].charity == "Northtown"
    assert not coast.live.sheet(ROTA.id).shifts


@pytest.mark.parametrize("rota", ["coast", "nowhere"])
async def test_a_desk_that_is_not_theirs_is_refused_like_one_that_does_not_exist(coast: Evening, rota: str) -> None:
    heron = known(coast, "heron", NORTHTOWN)
    assert (await comes_on(coast, heron, "northern"))[0] == ROTA.id

    with pytest.raises(NotInTheRoom):
        await desks.rota_for(coast.desk, heron, rota)


async def test_one_person_is_on_at_one_desk(coast: Evening) -> None:
    wren = coast.store.people[PersonId("wren")]
    _, here = await comes_on(coast, wren, "northern")

    await comes_on(coast, wren, "coast", page=2)

    assert not coast.live.sheet(ROTA.id).shifts
    assert coast.told(here, "checked_in_elsewhere")


async def test_nobody_changes_desks_in_the_middle_of_a_talk(coast: Evening) -> None:
    wren = coast.store.people[PersonId("wren")]
    _, here = await comes_on(coast, wren, "northern")
    await coast.checks_in("heron")
    visit = await coast.arrives()
    await coast.pairs(here, visit)

    with pytest.raises(NotAllowed):
        await comes_on(coast, wren, "coast", page=2)

    assert here in coast.live.sheet(ROTA.id).shifts


# ── brief ──


async def test_the_brief_says_who_is_on_who_comes_next_who_is_on_call_and_what_is_shut(coast: Evening) -> None:
    shut = Closure(starts=NOON.replace(hour=18, tzinfo=None), ends=NOON.replace(hour=19, tzinfo=None), reason="Fire drill")
    coast.store.on_file[1] = replace(
        a_coast(), calendar=replace(coast.store.on_file[1].calendar or RotaCalendar(name="", zone="", projects=()), closures=(shut,))
    )
    await comes_on(coast, coast.store.people[PersonId("otter")], "coast")

    brief = (await shown_before(coast, coast.store.people[PersonId("wren")])).desks[0].brief

    assert [(each.name, each.here) for each in brief.with_me] == [("Otter", True)]
    assert [each.name for each in brief.after] == ["Heron"]
    assert (brief.ends, brief.after_starts) == ("2026-11-18T15:00:00Z", "2026-11-18T15:00:00Z")
    assert brief.on_call == wire.OnCall(name="Robin", phone="+441632960000")
    assert brief.supervisor == "Finch"
    assert [(each.starts, each.reason) for each in brief.closures] == [("2026-11-18T18:00:00Z", "Fire drill")]
    assert not brief.pair_broken


async def test_the_brief_says_that_somebody_is_alone_with_a_visitor(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    visit = await evening.arrives()
    await evening.pairs(wren, visit)
    await evening.loses_the_line(heron)
    await evening.passes(10)
    otter = known(evening, "otter", NORTHTOWN)

    assert (await shown_before(evening, otter)).desks[0].brief.pair_broken
    assert not (await shown_before(evening, known(evening, "finch", EASTPORT))).desks[0].brief.pair_broken


async def test_a_pair_sees_whether_the_partner_has_read_the_brief_also_after_a_reload(evening: Evening) -> None:
    wren, heron = known(evening, "wren"), await evening.checks_in("heron")
    await comes_on(evening, wren, briefed=True)
    assert [(each.name, each.briefed) for each in evening.desk_of(heron).colleagues] == [("Wren", True)]

    _, again = await comes_on(evening, wren, page=2)

    assert [(each.name, each.briefed) for each in evening.desk_of(heron).colleagues] == [("Wren", True)]
    assert [(each.name, each.briefed) for each in evening.desk_of(again).colleagues] == [("Heron", False)]


# ── debrief ──


async def test_a_debrief_is_a_tick_that_those_who_stay_and_those_who_went_can_see(evening: Evening) -> None:
    wren, heron, otter = [await evening.checks_in(name) for name in ("wren", "heron", "otter")]
    await shifts.end_shift(evening.desk, ROTA.id, wren)
    await shifts.end_shift(evening.desk, ROTA.id, heron)

    await shift_flow.debrief(evening.desk, PersonId("wren"), call_me=False)

    gone = [("Wren", True, False), ("Heron", False, False)]
    assert [(each.name, each.debriefed, each.wants_call) for each in evening.desk_of(otter).gone] == gone
    assert [(each.name, each.debriefed) for each in evening.desk_of(heron).gone] == [("Wren", True)]
    assert evening.outbox.alerts == []


async def test_who_asks_for_a_call_is_shown_at_the_desk_and_the_alert_has_no_name_in_it(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    await shifts.end_shift(evening.desk, ROTA.id, wren)

    for _ in range(2):
        await shift_flow.debrief(evening.desk, PersonId("wren"), call_me=True)

    assert evening.outbox.alerts == [wire.AlertKind.CALL_WANTED]
    assert evening.told(heron, "alert") == [wire.Alert(kind=wire.AlertKind.CALL_WANTED)]
    assert [each.wants_call for each in evening.desk_of(heron).gone] == [True]


async def test_nobody_debriefs_a_shift_that_still_runs_or_never_was(evening: Evening) -> None:
    await evening.checks_in("wren")

    for who in ("wren", "heron"):
        with pytest.raises(NotCheckedIn):
            await shift_flow.debrief(evening.desk, PersonId(who), call_me=False)


async def test_who_has_gone_is_forgotten_after_a_while(evening: Evening) -> None:
    wren, heron = await evening.checks_in("wren"), await evening.checks_in("heron")
    await shifts.end_shift(evening.desk, ROTA.id, wren)
    assert evening.desk_of(heron).gone

    evening.clock.wind(timedelta(hours=3))
    await sweeping.sweep(evening.desk)

    assert not evening.desk_of(heron).gone
    assert PersonId("wren") not in evening.live.sheet(ROTA.id).stints


# ── minutes ──


async def test_minutes_are_counted_when_a_shift_ends_and_never_twice(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    evening.clock.wind(timedelta(minutes=90))
    again = await evening.checks_in("wren", page=2)
    evening.clock.wind(timedelta(minutes=30, seconds=30))

    await shifts.end_shift(evening.desk, ROTA.id, again)
    for _ in range(3):
        await sweeping.sweep(evening.desk)
    stints.count_standing(evening.desk)
    await evening.desk.hours.write(evening.store)

    assert wren != again
    assert dict(evening.store.hours) == {NOVEMBER: 120}


async def test_a_shift_whose_line_was_lost_for_good_counts_until_then(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    evening.clock.wind(timedelta(minutes=60))
    await evening.loses_the_line(wren)

    evening.clock.wind(timedelta(minutes=20))
    await sweeping.sweep(evening.desk)

    assert dict(evening.store.hours) == {NOVEMBER: 60}


async def test_a_server_that_stops_counts_those_still_on_and_tells_nobody_that_their_shift_ended(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    told = len(evening.told(wren, "desk"))
    evening.clock.wind(timedelta(minutes=45))

    for _ in range(2):
        stints.count_standing(evening.desk)
        await evening.desk.hours.write(evening.store)

    assert dict(evening.store.hours) == {NOVEMBER: 45}
    assert len(evening.told(wren, "desk")) == told


async def test_minutes_that_could_not_be_written_are_written_later(evening: Evening) -> None:
    wren = await evening.checks_in("wren")
    evening.clock.wind(timedelta(minutes=45))
    await shifts.end_shift(evening.desk, ROTA.id, wren)

    with pytest.raises(OSError, match="full"):
        await evening.desk.hours.write(FullDisc())
    await evening.desk.hours.write(evening.store)
    await evening.desk.hours.write(evening.store)

    assert dict(evening.store.hours) == {NOVEMBER: 45}


class FullDisc(Shelf):
    """A store that cannot write."""

    async def add_hours(self, who: PersonId, month: str, minutes: int) -> None:
        raise OSError("full")
