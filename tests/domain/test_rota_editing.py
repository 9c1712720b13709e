"""Changing one time of a shift, or it and all that follow: what was meant becomes otherwise, and every other day stays exactly as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chatd.domain import rota_form, rota_writing
from chatd.domain.ids import PersonId, PlannedShiftId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_editing import Edited, Edits, NewShift, added, cancelled, edited, for_all_from, restored
from chatd.domain.rota_fields import Known
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.domain.rota_refusals import Code, NotThere, Refused
from chatd.domain.rota_shifts import Change, Shift, days, instant, usual_hours
from tests.domain.made import NORTHTOWN

ZONES = ("Europe/London", "Europe/Bucharest", "America/St_Johns")
WREN, HERON, OTTER = (PersonId(name) for name in ("wren", "heron", "otter"))
ID, NEW = PlannedShiftId("series"), PlannedShiftId("new")
A_DAY = timedelta(days=1)
clock = datetime.fromisoformat


class Time(NamedTuple):
    """All that can be told of one time of a shift."""

    starts: datetime
    ends: datetime
    title: str
    operators: tuple[PersonId, ...]


@st.composite
def series(draw: st.DrawFn) -> Shift:
    """Of every kind of rule, around both clock changes, in three zones, with some days otherwise."""
    every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    named = draw(st.lists(st.sampled_from(["MO", "WE", "FR", "SA", "SU"]), unique=True, max_size=3))
    end = draw(st.sampled_from([[], ["COUNT=9"], ["UNTIL=20270420T120000Z"]]))
    rule = ";".join([f"FREQ={every}", f"INTERVAL={draw(st.integers(1, 3))}", *([f"BYDAY={','.join(named)}"] if named else []), *end])
    first = draw(st.sampled_from([date(2026, 10, 16), date(2027, 3, 5)])) + draw(st.integers(0, 25)) * A_DAY
    starts = datetime.combine(first, datetime.min.time()) + timedelta(minutes=30 * draw(st.integers(0, 47)))
    ends = starts + timedelta(minutes=30 * draw(st.integers(3, 20)))
    shift = Shift(id=ID, title="A night", zone=draw(st.sampled_from(ZONES)), starts=starts, ends=ends, repeat=rule, operators=(WREN, HERON))
    there = list(days(shift, first + 60 * A_DAY))
    assume(there)
    others = draw(st.lists(st.sampled_from(there), unique=True, max_size=3))
    return replace(shift, changes=tuple(draw(changes(shift, on)) for on in sorted(others)))


@st.composite
def changes(draw: st.DrawFn, shift: Shift, on: date) -> Change:
    starts, ends = usual_hours(shift, on)
    return draw(
        st.sampled_from(
            [
                Change(on=on, cancelled=True),
                Change(on=on, operators=(OTTER, WREN)),
                Change(on=on, starts=starts - timedelta(hours=1)),
                Change(on=on, starts=starts + timedelta(hours=2), ends=ends + timedelta(hours=1)),
            ]
        )
    )


def rota(*shifts: Shift, zone: str = "Europe/London") -> RotaCalendar:
    return RotaCalendar(name="A rota", zone=zone, projects=(NORTHTOWN,), shifts=shifts)


def times(calendar: RotaCalendar) -> list[Time]:
    since = datetime(2026, 9, 1, tzinfo=UTC)
    found = calendar.occurrences(since, since + timedelta(days=330))
    return sorted(Time(each.starts, each.ends, each.shift.title, each.operators) for each in found)


def a_day_of(data: st.DataObject, shift: Shift) -> date:
    """One that is not cancelled."""
    gone = {change.on for change in shift.changes if change.cancelled}
    there = [on for on in days(shift, shift.starts.date() + 80 * A_DAY) if on not in gone]
    assume(there)
    return data.draw(st.sampled_from(there))


def as_asked(shift: Shift, on: date, edits: Edits, *, from_then_on: bool) -> list[Time]:
    """What the calendar must be afterwards, reckoned day by day from what it was. Hours set by hand for a later day stay those hours."""
    found = []
    for day in days(shift, date(2027, 9, 1)):
        change = next((each for each in shift.changes if each.on == day), Change(on=day))
        meant = day == on or (from_then_on and day > on)
        usual = usual_hours(shift, day)
        hours, zone = (change.starts or usual[0], change.ends or usual[1]), shift.zone
        by_hand = bool(change.starts or change.ends) and day != on
        if meant and isinstance(edits.starts, datetime) and isinstance(edits.ends, datetime) and not by_hand:
            hours = (edits.starts + (day - on), edits.ends + (day - on))
        if meant and isinstance(edits.zone, str) and not bool(change.starts or change.ends):
            zone = edits.zone
        instants = [instant(each, ZoneInfo(zone)) for each in hours]
        title = edits.title if meant and isinstance(edits.title, str) else shift.title
        operators = shift.operators if change.operators is None else change.operators
        if not change.cancelled and instants[0] < instants[1]:
            found.append(Time(instants[0], instants[1], title, operators))
    last = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(days=330)
    return sorted(each for each in found if each.starts < last)


def hours_of(shift: Shift, on: date, *, later: int, longer: int) -> tuple[datetime, datetime]:
    change = next((each for each in shift.changes if each.on == on), Change(on=on))
    starts, ends = usual_hours(shift, on)
    return (change.starts or starts) + timedelta(minutes=later), (change.ends or ends) + timedelta(minutes=later + longer)


def edit(shift: Shift, on: date, edits: Edits, scope: Scope = Scope.FOLLOWING) -> Edited:
    return edited(rota(shift), ShiftDay(shift=ID, day=on), edits, scope, NEW)


@given(shift=series(), data=st.data())
def test_another_title_from_one_day_on_leaves_every_hour_and_the_days_before_as_they_were(shift: Shift, data: st.DataObject) -> None:
    on = a_day_of(data, shift)

    done = edit(shift, on, Edits(title="Another"))

    assert times(done.calendar) == as_asked(shift, on, Edits(title="Another"), from_then_on=True)


@given(shift=series(), data=st.data(), later=st.sampled_from([-90, 0, 45]), longer=st.sampled_from([30, 90]))
def test_other_hours_from_one_day_on_are_the_hours_of_each_day_that_was_not_set_by_hand(
    shift: Shift, data: st.DataObject, later: int, longer: int
) -> None:
    on = a_day_of(data, shift)
    starts, ends = hours_of(shift, on, later=later, longer=longer)
    assume(starts.date() == on)

    done = edit(shift, on, Edits(starts=starts, ends=ends))

    assert times(done.calendar) == as_asked(shift, on, Edits(starts=starts, ends=ends), from_then_on=True)
    assert done.at.day == on


@given(shift=series(), data=st.data(), zone=st.sampled_from(ZONES))
def test_another_zone_from_one_day_on_keeps_the_clock_times_and_the_number_of_days(shift: Shift, data: st.DataObject, zone: str) -> None:
    on = a_day_of(data, shift)
    own = next((change for change in shift.changes if change.on == on), Change(on=on))
    assume(own.starts is None and own.ends is None)

    done = edit(shift, on, Edits(zone=zone))

    assert times(done.calendar) == as_asked(shift, on, Edits(zone=zone), from_then_on=True)


@given(shift=series(), data=st.data(), title=st.booleans())
def test_what_is_changed_for_one_day_alone_changes_no_other(shift: Shift, data: st.DataObject, title: bool) -> None:
    on = a_day_of(data, shift)
    starts, ends = hours_of(shift, on, later=30, longer=60)
    edits = Edits(starts=starts, ends=ends, title="Another") if title else Edits(starts=starts, ends=ends)

    done = edit(shift, on, edits, Scope.THIS)

    assert times(done.calendar) == as_asked(shift, on, edits, from_then_on=False)
    assert done.at.shift == (NEW if title else ID)


@given(shift=series(), data=st.data(), zone=st.sampled_from(ZONES))
def test_a_rota_whose_zone_changes_leaves_its_shifts_where_they_were_and_they_can_be_split_there(
    shift: Shift, data: st.DataObject, zone: str
) -> None:
    on, moved = a_day_of(data, shift), rota(shift, zone=zone)

    done = edited(moved, ShiftDay(shift=ID, day=on), Edits(needs=5), Scope.FOLLOWING, NEW)

    assert times(moved) == times(rota(shift))
    assert times(done.calendar) == times(moved)


@given(shift=series(), data=st.data())
def test_who_leaves_from_one_day_on_is_on_every_day_before_it_and_all_others_stay(shift: Shift, data: st.DataObject) -> None:
    on = a_day_of(data, shift)
    stays = _before(shift, on)

    done = for_all_from(rota(shift), ShiftDay(shift=ID, day=on), lambda people: tuple(who for who in people if who != WREN), NEW)

    left = [each._replace(operators=tuple(who for who in each.operators if who != WREN)) for each in times(rota(shift))]
    expected = [was if (was.starts, was.ends) in stays else without for was, without in zip(times(rota(shift)), left, strict=True)]
    assert times(done.calendar) == sorted(expected)


@given(shift=series(), data=st.data(), by=st.sampled_from([-1, 1]))
def test_a_series_that_moves_to_another_day_leaves_the_days_before_and_has_as_many_after(shift: Shift, data: st.DataObject, by: int) -> None:
    weekly = replace(shift, repeat="FREQ=WEEKLY;COUNT=12", changes=())
    on = data.draw(st.sampled_from(list(days(weekly, date(2027, 9, 1)))))
    starts, ends = (each + by * A_DAY for each in usual_hours(weekly, on))

    done = edit(weekly, on, Edits(starts=starts, ends=ends))

    old = [day for day in days(weekly, date(2027, 9, 1)) if day < on]
    new = [day + by * A_DAY for day in days(weekly, date(2027, 9, 1)) if day >= on]
    assert [list(days(part, date(2027, 9, 1))) for part in done.calendar.shifts] == [part for part in (old, new) if part]


@given(shift=series(), data=st.data())
def test_cancelling_from_one_day_on_leaves_the_days_before(shift: Shift, data: st.DataObject) -> None:
    on = a_day_of(data, shift)
    rest = replace(shift, changes=tuple(each for each in shift.changes if each.on < on))

    left = cancelled(rota(shift), ShiftDay(shift=ID, day=on), Scope.FOLLOWING)

    expected = [each for each in as_asked(rest, on, Edits(), from_then_on=False) if (each.starts, each.ends) in _before(rest, on)]
    assert times(left) == expected


def _before(shift: Shift, on: date) -> set[tuple[datetime, datetime]]:
    zone, found = ZoneInfo(shift.zone), set()
    for day in days(shift, on - A_DAY):
        change = next((each for each in shift.changes if each.on == day), Change(on=day))
        usual = usual_hours(shift, day)
        found.add((instant(change.starts or usual[0], zone), instant(change.ends or usual[1], zone)))
    return found


FRIDAYS = Shift(
    id=ID, title="Friday", zone="Europe/London", starts=clock("2026-10-23T22:00"), ends=clock("2026-10-24T06:00"), repeat="FREQ=WEEKLY;BYDAY=FR"
)
NOV_6, NOV_13, NOV_20 = (ShiftDay(shift=ID, day=date(2026, 11, day)) for day in (6, 13, 20))


def days_of(calendar: RotaCalendar, until: date = date(2026, 12, 31)) -> dict[str, list[str]]:
    return {str(shift.id): [f"{on:%m-%d}" for on in days(shift, until)] for shift in calendar.shifts}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=5", ["10-23", "10-30"], ["11-07", "11-14", "11-21"]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261113T220000Z", ["10-23", "10-30"], ["11-07", "11-14"]),
        ("FREQ=WEEKLY;BYDAY=FR,WE;COUNT=5", ["10-23", "10-28", "10-30", "11-04"], ["11-07"]),
        ("FREQ=WEEKLY;COUNT=3", ["10-23", "10-30"], ["11-07"]),
    ],
)
def test_a_weekday_moves_with_the_day_and_the_series_ends_after_as_many_times(rule: str, old: list[str], new: list[str]) -> None:
    series = replace(FRIDAYS, repeat=rule)

    done = edited(rota(series), NOV_6, Edits(starts=clock("2026-11-07T21:00"), ends=clock("2026-11-08T02:00")), Scope.FOLLOWING, NEW)

    assert days_of(done.calendar) == {ID: old, NEW: new}
    assert done.at == ShiftDay(shift=NEW, day=date(2026, 11, 7))


def test_what_hangs_on_a_later_day_goes_where_the_day_goes() -> None:
    series = replace(FRIDAYS, changes=(Change(on=NOV_13.day, operators=(OTTER,)),))

    done = edited(rota(series), NOV_6, Edits(starts=clock("2026-11-07T21:00"), ends=clock("2026-11-08T02:00")), Scope.FOLLOWING, NEW)

    assert [each.changes for each in done.calendar.shifts] == [(), (Change(on=date(2026, 11, 14), operators=(OTTER,)),)]
    assert done.goes(NOV_13) == ShiftDay(shift=NEW, day=date(2026, 11, 14))
    assert done.goes(ShiftDay(shift=ID, day=date(2026, 10, 30))) == ShiftDay(shift=ID, day=date(2026, 10, 30))


def test_with_nothing_before_it_the_series_itself_changes_and_keeps_its_id() -> None:
    first = ShiftDay(shift=ID, day=FRIDAYS.starts.date())

    done = edited(rota(FRIDAYS), first, Edits(title="Another"), Scope.FOLLOWING, NEW)

    assert [(each.id, each.title) for each in done.calendar.shifts] == [(ID, "Another")]
    assert done.at == first


def test_a_part_that_was_split_off_remembers_the_series_it_came_from() -> None:
    once = edited(rota(FRIDAYS), NOV_6, Edits(title="Another"), Scope.FOLLOWING, NEW).calendar
    twice = edited(once, ShiftDay(shift=NEW, day=NOV_20.day), Edits(title="Third"), Scope.FOLLOWING, PlannedShiftId("third")).calendar

    assert [each.series for each in twice.shifts][1:] == [ID, ID]


def test_another_rule_goes_on_from_that_day_and_what_it_no_longer_names_is_gone() -> None:
    done = edited(rota(FRIDAYS), NOV_6, Edits(repeat="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"), Scope.FOLLOWING, NEW)

    assert days_of(done.calendar, date(2026, 11, 30)) == {ID: ["10-23", "10-30"], NEW: ["11-06", "11-20"]}
    assert done.goes(NOV_13) is None
    assert done.goes(NOV_20) == ShiftDay(shift=NEW, day=NOV_20.day)


def test_people_of_a_later_day_that_was_set_by_hand_stay_but_for_who_has_left() -> None:
    series = replace(FRIDAYS, operators=(WREN, HERON), changes=(Change(on=NOV_13.day, operators=(WREN, OTTER)),))

    done = edited(rota(series), NOV_6, Edits(operators=(HERON,)), Scope.FOLLOWING, NEW)

    assert done.calendar.shifts[1].operators == (HERON,)
    assert done.calendar.shifts[1].changes == (Change(on=NOV_13.day, operators=(OTTER,)),)


def test_what_is_sent_as_it_was_is_no_edit() -> None:
    whole = Edits(title="Friday", zone="Europe/London", starts=clock("2026-11-06T22:00"), ends=clock("2026-11-07T06:00"), repeat=FRIDAYS.repeat)

    assert edited(rota(FRIDAYS), NOV_6, whole, Scope.FOLLOWING, NEW).calendar == rota(FRIDAYS)


def test_a_day_of_its_own_takes_the_place_of_the_one_in_the_series_which_nobody_finds_any_more() -> None:
    done = edited(rota(FRIDAYS), NOV_6, Edits(languages=("ro",)), Scope.THIS, NEW)

    assert done.at == ShiftDay(shift=NEW, day=NOV_6.day)
    with pytest.raises(NotThere):
        edited(done.calendar, NOV_6, Edits(title="Another"), Scope.THIS, PlannedShiftId("third"))


def test_a_calendar_with_a_day_of_its_own_is_written_to_a_file_that_is_read_again() -> None:
    done = edited(rota(FRIDAYS), NOV_6, Edits(languages=("ro",)), Scope.THIS, NEW)

    form = rota_form.read(rota_writing.as_toml([done.calendar]), Known(projects=[NORTHTOWN]))

    assert form.report.problems == []
    assert [times(each.calendar) for each in form.rotas] == [times(done.calendar)]


def test_a_cancelled_time_is_put_back_as_it_was() -> None:
    gone = cancelled(rota(FRIDAYS), NOV_6, Scope.THIS)

    assert len(times(gone)) == len(times(rota(FRIDAYS))) - 1
    assert restored(gone, NOV_6) == rota(FRIDAYS)


NEW_SHIFT = NewShift(title="Tuesday", starts=clock("2026-11-24T18:00"), ends=clock("2026-11-24T21:00"))


def test_a_new_shift_is_on_the_calendar_in_the_rotas_zone() -> None:
    calendar, at = added(rota(zone="Europe/Bucharest"), NEW_SHIFT, NEW)

    assert at == ShiftDay(shift=NEW, day=date(2026, 11, 24))
    assert times(calendar)[0].starts == datetime(2026, 11, 24, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 81}),
        ("zone", {"zone": "Europe/Nowhere"}),
        ("ends", {"ends": clock("2026-11-24T18:00")}),
        ("ends", {"ends": clock("2026-11-26T18:00")}),
        ("starts", {"starts": clock("1999-11-24T18:00")}),
        ("repeat", {"repeat": "FREQ=YEARLY"}),
        ("repeat", {"repeat": "FREQ=WEEKLY;BYDAY=MO"}),
        ("repeat", {"repeat": "FREQ=WEEKLY;UNTIL=20261101T000000Z"}),
        ("projects", {"projects": ("nowhere",)}),
        ("languages", {"languages": ("Romanian",)}),
        ("needs", {"needs": 1}),
        ("experienced", {"experienced": 3}),
        ("operators", {"operators": (WREN, WREN)}),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(field: str, wrong: dict[str, object]) -> None:
    assert added(rota(), NEW_SHIFT, NEW)[0].shifts

    with pytest.raises(Refused) as refused:
        added(rota(), replace(NEW_SHIFT, **wrong), NEW)  # type: ignore[arg-type]

    assert (refused.value.field, refused.value.code) == (field, Code.NOT_UNDERSTOOD)


@pytest.mark.parametrize("at", [ShiftDay(shift=ID, day=date(2026, 11, 7)), ShiftDay(shift=PlannedShiftId("nobody"), day=NOV_6.day)])
def test_a_day_on_which_it_does_not_begin_and_a_shift_that_is_not_there_look_the_same(at: ShiftDay) -> None:
    assert edited(rota(FRIDAYS), NOV_6, Edits(title="Another"), Scope.THIS, NEW).at.shift == NEW

    with pytest.raises(NotThere):
        edited(rota(FRIDAYS), at, Edits(title="Another"), Scope.THIS, NEW)


def test_a_rule_that_counts_days_of_a_month_is_written_again_when_its_day_moves() -> None:
    monthly = replace(FRIDAYS, repeat="FREQ=MONTHLY;BYDAY=4FR")
    edits = Edits(starts=clock("2026-10-24T22:00"), ends=clock("2026-10-25T06:00"))

    with pytest.raises(Refused, match="names a day of the month"):
        edited(rota(monthly), ShiftDay(shift=ID, day=date(2026, 10, 23)), edits, Scope.FOLLOWING, NEW)
