"""Coming on shift, taking a break, going; losing the line and finding it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chatd import wire
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.domain import shift_work, talk
from chatd.domain.conversation import Conversation
from chatd.domain.ids import Chain, PersonId, ProjectId, RotaId, ShiftId
from chatd.domain.pairing import BreakReason, Shift, Status
from chatd.domain.people import Person, Project
from chatd.domain.refusals import NotAllowed, NotCheckedIn
from chatd.domain.shift_work import Stint
from chatd.domain.wishes import Gender
from chatd.ports import Sheet


async def home_of(desk: Desk, person: Person) -> Project:
    """The charity this person belongs to; its rota is the desk they work at. Refuses who is neither operator nor supervisor."""
    home = await desk.store.project(person.home)
    if home is None or not (_may_operate(desk, person) or person.may_supervise()):
        raise NotAllowed
    return home


async def check_in(  # noqa: PLR0913  What somebody says at the gate, each by its name.
    desk: Desk,
    person: Person,
    *,
    key: str,
    name: str,
    languages: Sequence[str],
    rota: RotaId | None = None,
    briefed: bool = False,
    gender: Gender | None = None,
    chains: Mapping[ProjectId, Chain] | None = None,
) -> ShiftId:
    """Come on shift; with the key of a shift that stands, come back to it; with another, the page was loaded again.

    *rota*: the desk, as `desks.rota_for` found it; none means that of their own charity. A person is on at one desk: what stands at another ends.
    *chains*: what vouches for the key; the same page may bring it later, when its keys were unlocked.
    """
    home = await home_of(desk, person)
    rota = rota or home.rota
    await _leave_other_desks(desk, person, rota)
    async with changing(desk, rota) as sheet:
        standing = shift_of(person.id, sheet)
        if standing is not None and standing.key == key:
            _found(sheet, standing.id, desk, chains or standing.chains)
            return standing.id
        serves = frozenset(project.id for project in await desk.store.projects() if project.rota == rota and project.id in person.serves)
        fresh = Shift(
            id=ShiftId(desk.ids.short()),
            person=person.id,
            name=name,
            charity=home.name,
            languages=tuple(languages),
            serves=serves,
            key=key,
            active_at=desk.clock.now(),
            status=standing.status if standing else _first_status(desk, person),
            gender=gender or (standing.gender if standing else None),
            reason=standing.reason if standing else None,
            had=standing.had if standing else 0,
            chains=chains or {},
        )
        sheet.shifts[fresh.id] = fresh
        stint = Stint(
            person=person.id,
            shift=fresh.id,
            name=name,
            charity=home.name,
            home_zone=home.zone,
            began=desk.clock.now(),
            briefed=briefed,
            supervises=serves if person.may_supervise() else frozenset(),
            looks_on=not _may_operate(desk, person),
        )
        sheet.stints[person.id] = shift_work.begun(sheet.stints.get(person.id), stint)
        if standing is not None:
            await _replace(desk, sheet, standing, fresh)
        return fresh.id


async def take_break(desk: Desk, rota: RotaId, shift: ShiftId, reason: BreakReason | None = None) -> None:
    """Nothing new from now on. *reason*: what partners are told it is for."""
    await _become(desk, rota, shift, Status.BREAK, reason)


async def come_back(desk: Desk, rota: RotaId, shift: ShiftId) -> None:
    """The break is over."""
    await _become(desk, rota, shift, Status.ONLINE)


async def end_shift(desk: Desk, rota: RotaId, shift: ShiftId) -> None:
    """Nothing new; the shift goes when its last conversation does."""
    await _become(desk, rota, shift, Status.FINISHING)


def note_active(desk: Desk, rota: RotaId, shift: ShiftId) -> None:
    """Somebody is at that screen. Changes nothing that others are told, so it tells nobody."""
    sheet = desk.live.sheet(rota)
    standing = sheet.shifts.get(shift)
    if standing is not None:
        sheet.shifts[shift] = replace(standing, active_at=desk.clock.now())


async def line_lost(desk: Desk, rota: RotaId, shift: ShiftId) -> None:
    """The screen's line went down. Doing it twice changes nothing."""
    async with changing(desk, rota) as sheet:
        standing = sheet.shifts.get(shift)
        if standing is None or standing.lost_since is not None:
            return
        at = desk.clock.now()
        sheet.shifts[shift] = replace(standing, lost_since=at)
        for conversation in rooms_of(shift, sheet):
            sheet.conversations[conversation.id] = talk.worker_lost(conversation, shift=shift, at=at, patience=desk.policy.patience)


def shift_of(person: PersonId, sheet: Sheet) -> Shift | None:
    """The shift of that person, if one stands."""
    return next((shift for shift in sheet.shifts.values() if shift.person == person), None)


def rooms_of(shift: ShiftId, sheet: Sheet) -> list[Conversation]:
    """The conversations that shift is in."""
    return [conversation for conversation in sheet.conversations.values() if conversation.worker_on(shift) is not None]


def _found(sheet: Sheet, shift: ShiftId, desk: Desk, chains: Mapping[ProjectId, Chain]) -> None:
    at = desk.clock.now()
    sheet.shifts[shift] = replace(sheet.shifts[shift], lost_since=None, active_at=at, chains=chains)
    for conversation in rooms_of(shift, sheet):
        here = talk.vouched_for(conversation, shift=shift, chain=chains.get(conversation.project))
        sheet.conversations[conversation.id] = talk.touched(talk.worker_back(here, shift=shift, at=at, patience=desk.policy.patience))


def _may_operate(desk: Desk, person: Person) -> bool:
    return person.may_check_in(supervisor_counts=desk.policy.supervisor_counts)


def _first_status(desk: Desk, person: Person) -> Status:
    return Status.ONLINE if _may_operate(desk, person) else Status.SUPERVISING


async def _leave_other_desks(desk: Desk, person: Person, rota: RotaId) -> None:
    """Not while a visitor is talking with them there."""
    for other in await desk.store.rotas():
        standing = shift_of(person.id, desk.live.sheet(other.id))
        if other.id == rota or standing is None:
            continue
        async with changing(desk, other.id) as sheet:
            if rooms_of(standing.id, sheet):
                raise NotAllowed
            sheet.shifts.pop(standing.id, None)
        if standing.lost_since is None:
            await desk.outbox.to_shift(standing.id, "checked_in_elsewhere", wire.CheckedInElsewhere())


async def _replace(desk: Desk, sheet: Sheet, old: Shift, fresh: Shift) -> None:
    del sheet.shifts[old.id]
    at = desk.clock.now()
    for conversation in rooms_of(old.id, sheet):
        again = talk.reloaded(conversation, fresh.as_newcomer(conversation.project), old=old.id, at=at)
        sheet.conversations[conversation.id] = talk.settled(again, at=at, patience=desk.policy.patience)
    if old.lost_since is None:
        await desk.outbox.to_shift(old.id, "checked_in_elsewhere", wire.CheckedInElsewhere())


async def _become(desk: Desk, rota: RotaId, shift: ShiftId, status: Status, reason: BreakReason | None = None) -> None:
    async with changing(desk, rota) as sheet:
        if shift not in sheet.shifts:
            raise NotCheckedIn
        if status is Status.ONLINE and sheet.stints[sheet.shifts[shift].person].looks_on:
            status = Status.SUPERVISING
        sheet.shifts[shift] = replace(sheet.shifts[shift], status=status, reason=reason, active_at=desk.clock.now())
