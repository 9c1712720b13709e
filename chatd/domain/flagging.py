"""What happens to a flag while its conversation goes on: raised, shared with who may write on, answered by the second; and whose page writes now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chatd.domain.conversation import Conversation, Place, State, Worker
from chatd.domain.flag import Answer, Flag, KeyBox
from chatd.domain.ids import PersonId, RecordId, Slot
from chatd.domain.refusals import AlreadyThere, HasEnded, IllegalMove, NotInTheRoom


def may_raise(conversation: Conversation, person: PersonId) -> Worker:
    """One of the pair, whose page has opened what is said. A supervisor looks on, and is no one of the two."""
    if conversation.state is State.ENDED:
        raise HasEnded
    worker = next((worker for worker in conversation.workers if worker.person == person), None)
    if worker is None or not is_of_the_pair(worker):
        raise NotInTheRoom
    if worker.holds == 0:
        raise IllegalMove("nothing was opened yet")
    return worker


def is_of_the_pair(worker: Worker) -> bool:
    return worker.place is not Place.SUPERVISOR


def raised(conversation: Conversation, flag: Flag) -> Conversation:
    """One flag that all see, as long as somebody is there who writes on; and from each, one that nobody else sees."""
    if any(_stands_in_the_way(old, flag, conversation.workers) for old in conversation.flags):
        raise AlreadyThere
    return replace(conversation, flags=(*conversation.flags, flag))


def flag_in(conversation: Conversation, record: RecordId) -> Flag:
    flag = next((flag for flag in conversation.flags if flag.record == record), None)
    if flag is None:
        raise NotInTheRoom
    return flag


def flag_on(conversation: Conversation, record: RecordId, person: PersonId) -> tuple[Flag, Worker]:
    """To whom it is not shown it is not there."""
    flag = flag_in(conversation, record)
    worker = next((worker for worker in conversation.in_the_chat if worker.person == person), None)
    if worker is None or not flag.is_shown_to(person):
        raise NotInTheRoom
    return flag, worker


def shared(conversation: Conversation, flag: Flag, box: KeyBox) -> Conversation:
    """The key, from a page that holds it to the page of somebody who may."""
    lacking = {worker.slot for worker in lacks(flag, conversation.workers)}
    if box.by not in flag.held_in or box.to not in lacking:
        raise NotInTheRoom
    return _with(conversation, replace(flag, boxes=(*flag.boxes, box)))


def with_on_call(conversation: Conversation, record: RecordId, lead: PersonId | None) -> Conversation:
    """Which lead is to be told, as the record knows it."""
    return _with(conversation, replace(flag_in(conversation, record), on_call=lead))


def with_boxes(flag: Flag, boxes: Iterable[KeyBox], workers: Iterable[Worker]) -> Flag:
    """Those for pages that may hold the key. Whose page was loaded again meanwhile has another slot, and is given it later; the flag does not wait for that."""
    lacking = {worker.slot for worker in lacks(flag, workers)}
    return replace(flag, boxes=tuple(box for box in boxes if box.to in lacking))


def answered(conversation: Conversation, flag: Flag, answer: Answer) -> Conversation:
    """The second has said so, and the record knows it."""
    return _with(conversation, replace(flag, answer=answer))


def lacks(flag: Flag, workers: Iterable[Worker]) -> tuple[Worker, ...]:
    """Those in the room whose page may hold the key and does not: it was loaded again."""
    return tuple(worker for worker in workers if _may_hold(flag, worker) and worker.slot not in flag.held_in)


def writer(flag: Flag, workers: Iterable[Worker]) -> Slot | None:
    """Whose page adds what is said from now on: the raiser's, or where it is away, the other that holds the key."""
    holding = [worker for worker in workers if _may_hold(flag, worker) and worker.slot in flag.held_in and worker.lost_since is None]
    holding.sort(key=lambda worker: (worker.person != flag.raiser, worker.slot))
    return holding[0].slot if holding else None


def is_asked(flag: Flag, worker: Worker) -> bool:
    """Is it theirs to say yes or no?"""
    return flag.asks_second and flag.answer is None and worker.person != flag.raiser and _may_hold(flag, worker)


def _may_hold(flag: Flag, worker: Worker) -> bool:
    return flag.may_be_held_by(worker.person) and is_of_the_pair(worker)


def _stands_in_the_way(old: Flag, new: Flag, workers: Iterable[Worker]) -> bool:
    if old.record == new.record:
        return True
    if old.is_quiet or new.is_quiet:
        return old.is_quiet and new.is_quiet and old.raiser == new.raiser
    return any(_may_hold(old, worker) for worker in workers)


def _with(conversation: Conversation, flag: Flag) -> Conversation:
    return replace(conversation, flags=tuple(flag if old.record == flag.record else old for old in conversation.flags))
