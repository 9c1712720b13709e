"""When somebody's time on shift is over: noted once, and its minutes on their way to the store."""

from __future__ import annotations

from chatd.desk.context import Desk
from chatd.domain import shift_work
from chatd.ports import Sheet


def end(desk: Desk, before: Sheet, sheet: Sheet) -> None:
    """Whoever is no longer on has ended their stint, once: at that moment, or when their line was lost for good. Its minutes go to the store."""
    on = {shift.person for shift in sheet.shifts.values()}
    lost = {shift.person: shift.lost_since for shift in before.shifts.values() if shift.lost_since}
    at = desk.clock.now()
    for person, stint in list(sheet.stints.items()):
        if stint.ended is None and person not in on:
            sheet.stints[person] = shift_work.ended(stint, lost.get(person, at))
            desk.hours.add(sheet.stints[person])
        elif stint.is_due_to_go(at):
            del sheet.stints[person]


def count_standing(desk: Desk) -> None:
    """The server stops: the minutes of everybody still on are counted, once. Nobody is told that their shift has ended: they come back by themselves."""
    at = desk.clock.now()
    for sheet in desk.live.sheets():
        for person, stint in sheet.stints.items():
            if stint.ended is None:
                sheet.stints[person] = shift_work.ended(stint, at)
                desk.hours.add(sheet.stints[person])
