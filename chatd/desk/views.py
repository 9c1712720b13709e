"""What each screen is shown of a sheet: whole truths, never differences, so that one missed event cannot leave a screen wrong."""

from __future__ import annotations

import msgspec

from chatd import wire
from chatd.desk.context import Desk
from chatd.desk.opening import facts_at, operators_for
from chatd.domain import availability, flagging, hints, pairing
from chatd.domain.by_hand import until_when
from chatd.domain.conversation import Conversation, Place, Worker
from chatd.domain.flag import Flag
from chatd.domain.ids import PersonId, ShiftId
from chatd.domain.pairing import Loads, Shift, Status
from chatd.domain.people import Rota
from chatd.domain.refusals import NobodyToPairWith, SomeoneElseFits
from chatd.domain.shift_work import Stint
from chatd.domain.wishes import Asked
from chatd.instants import as_text
from chatd.ports import Names, Sheet


def visitor_room(desk: Desk, conversation: Conversation, sheet: Sheet) -> wire.VisitorRoom:
    """The conversation as the visitor's page sees it."""
    queue = sorted((c for c in sheet.conversations.values() if c.is_waiting_to_be_taken()), key=lambda c: c.arrived)
    ahead = sum(1 for other in queue if other.arrived < conversation.arrived) if conversation.is_waiting_to_be_taken() else 0
    on = {shift.person for shift in operators_for(conversation.project, sheet) if shift.may_be_offered(conversation)}
    return wire.VisitorRoom(
        conversation=conversation.id,
        state=conversation.state,
        workers=[_worker_seen(worker, checks=conversation.pinned) for worker in conversation.in_the_chat],
        epoch=conversation.epoch,
        ahead=ahead,
        enough_on_shift=len(on) >= 2,
        log_full=desk.live.log(conversation.id).is_full,
        unmet=sorted(_unmet(desk, conversation, sheet)),
        anyone=conversation.wish.let_go,
        still_there=conversation.asked_at is not None and conversation.is_waiting_to_be_taken(),
    )


def _unmet(desk: Desk, conversation: Conversation, sheet: Sheet) -> frozenset[Asked]:
    """What was asked and is not so: of those in the room, or while waiting of all who are free. Of workers who cannot be seen nothing is said."""
    pair = (worker.shift for worker in conversation.workers if worker.place is not Place.SUPERVISOR)
    here = [sheet.shifts[shift] for shift in pair if shift in sheet.shifts]
    held, capacity = pairing.loads(sheet.conversations.values()), desk.policy.capacity
    free = [shift for shift in sheet.shifts.values() if pairing.is_free(shift, conversation, held=held, capacity=capacity)]
    return pairing.unmet(conversation, here or free)


def worker_room(desk: Desk, conversation: Conversation, me: Worker, names: Names) -> wire.WorkerRoom:
    """The conversation as one worker's screen sees it."""
    return wire.WorkerRoom(
        conversation=conversation.id,
        project=conversation.project,
        project_name=names[conversation.project].name,
        language=conversation.language,
        state=conversation.state,
        my_slot=me.slot,
        role=me.place,
        workers=[_worker_in_room(worker, me) for worker in conversation.workers],
        visitor_here=conversation.visitor_lost_since is None,
        epoch=conversation.epoch,
        confer=conversation.confer,
        log_full=desk.live.log(conversation.id).is_full,
        supervisor_asked=conversation.supervisor_asked,
        flags=[_flag(flag, conversation, me) for flag in conversation.flags if flag.is_shown_to(me.person) and not me.confers_only],
        pinned=conversation.pinned,
    )


def _flag(flag: Flag, conversation: Conversation, me: Worker) -> wire.Flag:
    box, workers = flag.box_for(me.slot), conversation.workers
    may_share = me.slot in flag.held_in
    return wire.Flag(
        record=flag.record,
        ground=flag.ground,
        name=flag.name,
        mine=flag.raiser == me.person,
        told=flag.told,
        answer=flag.answer,
        asked=flagging.is_asked(flag, me),
        writes=flagging.writer(flag, workers) == me.slot,
        box=wire.FlagBox(by=box.by, key=box.key, box=box.box) if box else None,
        lacks=[wire.FlagLack(slot=worker.slot, key=worker.key) for worker in flagging.lacks(flag, workers)] if may_share else [],
    )


def desk_for(desk: Desk, shift: Shift | None, sheet: Sheet, rota: Rota, names: Names) -> wire.Desk:
    """The desk as one worker's screen sees it; nothing of visitors before check-in."""
    held = pairing.loads(sheet.conversations.values())
    return wire.Desk(
        me=wire.Me(name=shift.name, status=shift.status) if shift else None,
        welcome_back=None,
        waiting=_waiting(desk, shift, sheet, names, held) if shift else [],
        broken=_broken(shift, sheet, names) if shift else [],
        mine=_mine(shift.id, sheet) if shift else [],
        colleagues=[_colleague(other, held, sheet.stints.get(other.person)) for other in sheet.shifts.values() if shift and other.id != shift.id],
        on_call=wire.OnCall(name=rota.on_call.name, phone=rota.on_call.phone) if rota.on_call else None,
        projects=project_states(desk, sheet, rota, names),
        offers_gender=any(project.offers_gender for project in names.values()),
        gone=gone(sheet) if shift else [],
        called=_called(shift, sheet, names) if shift else [],
    )


def _waiting(desk: Desk, shift: Shift, sheet: Sheet, names: Names, held: Loads) -> list[wire.Waiting]:
    free = shift.is_on() and held.first[shift.id] < desk.policy.capacity.as_first
    queue = [c for c in sheet.conversations.values() if c.is_waiting_to_be_taken() and c.project in shift.serves]
    kept = {c.id for c in queue if free and shift.may_be_offered(c) and _is_kept_for_others(desk, shift, c, sheet, held)}
    return [
        wire.Waiting(
            conversation=conversation.id,
            project=conversation.project,
            project_name=names[conversation.project].name,
            language=conversation.language,
            since=as_text(conversation.arrived),
            mine_to_take=free and shift.may_be_offered(conversation) and conversation.id not in kept,
            gender=conversation.wish.gender,
            kept=conversation.id in kept,
            hint=_hint(desk, shift, conversation, sheet, held) if conversation.id not in kept else None,
        )
        for conversation in sorted(queue, key=lambda c: c.arrived)
    ]


def _is_kept_for_others(desk: Desk, shift: Shift, conversation: Conversation, sheet: Sheet, held: Loads) -> bool:
    try:
        pairing.beside(shift, conversation, sheet.shifts.values(), held=held, capacity=desk.policy.capacity, at=desk.clock.now())
    except SomeoneElseFits:
        return True
    except NobodyToPairWith:
        return False
    return False


def _hint(desk: Desk, shift: Shift, conversation: Conversation, sheet: Sheet, held: Loads) -> wire.Hint | None:
    hint = hints.hint_for(shift, conversation, sheet.shifts.values(), held=held, capacity=desk.policy.capacity)
    return wire.Hint(kind=hint.kind, name=hint.name) if hint else None


def _broken(shift: Shift, sheet: Sheet, names: Names) -> list[wire.Broken]:
    if shift.status is Status.SUPERVISING:
        return []  # two operators, or nobody: a supervisor comes beside them when asked
    return [
        wire.Broken(
            conversation=conversation.id,
            project=conversation.project,
            project_name=names[conversation.project].name,
            language=conversation.language,
            since=as_text(conversation.short_since or conversation.arrived),
        )
        for conversation in sheet.conversations.values()
        if conversation.is_broken() and shift.may_be_offered(conversation) and conversation.worker_on(shift.id) is None
    ]


def _mine(shift: ShiftId, sheet: Sheet) -> list[wire.Mine]:
    rooms = ((conversation.id, conversation.worker_on(shift)) for conversation in sheet.conversations.values())
    return [wire.Mine(conversation=id, role=worker.place) for id, worker in rooms if worker]


def gone(sheet: Sheet, *, but: PersonId | None = None) -> list[wire.Gone]:
    """Those whose shift ended a little while ago, for colleagues who care whether they are all right."""
    over = (stint for stint in sheet.stints.values() if stint.ended is not None and stint.person != but)
    return [wire.Gone(name=stint.name, charity=stint.charity, debriefed=stint.debriefed, wants_call=stint.wants_call) for stint in over]


def _called(shift: Shift, sheet: Sheet, names: Names) -> list[wire.Called]:
    """Pairs that ask a supervisor in, for those who supervise that project and are not one of the two."""
    stint = sheet.stints.get(shift.person)
    asked = (each for each in sheet.conversations.values() if stint is not None and each.project in stint.supervises)
    return [
        wire.Called(
            conversation=each.id,
            project=each.project,
            project_name=names[each.project].name,
            language=each.language,
            reach=each.supervisor_asked,
        )
        for each in asked
        if each.supervisor_asked is not None and ((worker := each.worker_on(shift.id)) is None or worker.confers_only)
    ]


def _colleague(other: Shift, held: Loads, stint: Stint | None) -> wire.Colleague:
    return wire.Colleague(
        name=other.name,
        charity=other.charity,
        status=other.status,
        here=other.lost_since is None,
        first_in=held.first[other.id],
        second_in=held.second[other.id],
        languages=list(other.languages),
        reason=other.reason,
        briefed=stint is not None and stint.briefed,
    )


def project_states(desk: Desk, sheet: Sheet, rota: Rota, names: Names) -> list[wire.ProjectState]:
    """What visitors of each project are told at this moment."""
    at = desk.clock.now()
    known = ((project, facts_at(at, project, rota, sheet, policy=desk.policy)) for project in names.values())
    return [
        wire.ProjectState(
            project=project.id,
            project_name=project.name,
            state=availability.answer(facts).state,
            next_opening=next((as_text(opening) for opening in availability.next_openings(facts, 1)), None),
            by_hand_until=as_text(until) if (until := until_when(rota.by_hand, project.id, at)) else None,
            clinic_name=project.clinic.name,
            clinic_phone=project.clinic.phone,
            clinic_hours=project.clinic.hours,
        )
        for project, facts in known
    ]


def _worker_seen(worker: Worker, *, checks: bool) -> wire.WorkerSeen:
    return wire.WorkerSeen(
        slot=worker.slot,
        name=worker.name,
        charity=worker.charity,
        key=worker.key,
        here=worker.lost_since is None,
        supervisor=worker.place is Place.SUPERVISOR,
        same_as=worker.same_as,
        certificate=_certificate(worker) if checks else None,
    )


def _worker_in_room(worker: Worker, me: Worker) -> wire.WorkerInRoom:
    return wire.WorkerInRoom(
        slot=worker.slot,
        name=worker.name,
        charity=worker.charity,
        key=worker.key,
        role=Place(worker.place),
        here=worker.lost_since is None,
        me=worker.slot == me.slot,
        confers_only=worker.confers_only,
        same_as=worker.same_as,
        certificate=_certificate(worker),
    )


def _certificate(worker: Worker) -> wire.Chain | None:
    return msgspec.json.decode(worker.chain, type=wire.Chain) if worker.chain else None
