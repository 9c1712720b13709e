"""What each thing that happens does to a conversation: somebody comes, goes, loses a line, finds it again, or time passes.

Facts in, a new conversation out; only the table in `chatd/domain/conversation.py` says which state may follow which.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chatd.domain.conversation import Conversation, Move, Newcomer, Patience, Place, Reach, State, Why, Worker, advance
from chatd.domain.ids import Chain, PersonId, ShiftId, Slot
from chatd.domain.refusals import AlreadyTaken, EpochOutOfStep, HasEnded, IllegalMove, NobodyToPairWith, NotInTheRoom, PairIsWhole, RosterIsStale

# ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────────


def let_in(conversation: Conversation) -> Conversation:
    """The visitor joins the queue."""
    return replace(conversation, state=advance(conversation.state, Move.LET_IN))


def taken(conversation: Conversation, *, first: Newcomer, second: Newcomer, at: datetime) -> Conversation:
    """Two workers come in together; the visitor is not connected until both hold the key."""
    _refuse_if_ended(conversation)
    if not conversation.is_waiting_to_be_taken():
        raise AlreadyTaken
    conversation = _with_worker(conversation, first, Place.FIRST)
    conversation = _with_worker(conversation, second, Place.SECOND)
    return replace(conversation, taken_at=at)


def joined(conversation: Conversation, newcomer: Newcomer) -> Conversation:
    """Somebody comes to the help of a broken pair and takes the place of whoever lost their line."""
    _refuse_if_ended(conversation)
    if not conversation.is_broken():
        raise PairIsWhole
    if conversation.worker_on(newcomer.shift) is not None:
        raise PairIsWhole
    left = tuple(worker for worker in conversation.workers if worker.lost_since is None)
    if len([worker for worker in left if worker.place is not Place.SUPERVISOR]) >= 2:
        raise PairIsWhole
    place = Place.SECOND if any(worker.place is Place.FIRST for worker in left) else Place.FIRST
    return _with_worker(replace(conversation, workers=left), newcomer, place)


def reloaded(conversation: Conversation, newcomer: Newcomer, *, old: ShiftId, at: datetime) -> Conversation:
    """A worker's page was loaded again: same person, same place, new key, new slot."""
    before = _in_the_room(conversation, old)
    others = tuple(worker for worker in conversation.workers if worker.slot != before.slot)
    after = _with_worker(replace(conversation, workers=others), newcomer, before.place, same_as=before.slot, confers_only=before.confers_only)
    return _short_from(after, at)


def with_epoch(conversation: Conversation, *, number: int, roster: frozenset[Slot]) -> Conversation:
    """The visitor's page announced a new epoch for exactly those in the room."""
    _refuse_if_ended(conversation)
    if number != conversation.epoch + 1:
        raise EpochOutOfStep
    if roster != conversation.slots:
        raise RosterIsStale
    return replace(conversation, epoch=number)


def with_confer_key(conversation: Conversation, *, by: ShiftId, number: int, roster: frozenset[Slot]) -> Conversation:
    """The first handed out a new confer key."""
    worker = _in_the_room(conversation, by)
    if worker.place is not Place.FIRST or number != conversation.confer + 1:
        raise EpochOutOfStep
    if roster != conversation.confer_slots:
        raise RosterIsStale
    return replace(conversation, confer=number)


def with_key_held(conversation: Conversation, *, shift: ShiftId, epoch: int, at: datetime, patience: Patience | None = None) -> Conversation:
    """A worker's screen has opened that epoch, one made since they came in."""
    worker = _in_the_room(conversation, shift)
    if worker.confers_only or not max(worker.holds, worker.after + 1) <= epoch <= conversation.epoch:
        raise EpochOutOfStep
    return settled(_replacing(conversation, replace(worker, holds=epoch)), at=at, patience=patience)


# ── places ────────────────────────────────────────────────────────────────────────────────────────────────────────


def swapped(conversation: Conversation, *, by: ShiftId) -> Conversation:
    """The two change places: the second takes over, or the first hands over."""
    asking = _in_the_room(conversation, by)
    other = conversation.the(Place.SECOND if asking.place is Place.FIRST else Place.FIRST)
    if asking.place is Place.SUPERVISOR or other is None:
        raise NotInTheRoom
    changed = _replacing(conversation, replace(asking, place=other.place))
    return _replacing(changed, replace(other, place=asking.place))


def stepped_out(conversation: Conversation, *, shift: ShiftId, at: datetime, for_good: bool = False) -> Conversation:
    """A worker leaves the room. *for_good*: never offer them this visitor again."""
    worker = _in_the_room(conversation, shift)
    left = replace(conversation, workers=tuple(other for other in conversation.workers if other.slot != worker.slot))
    if for_good:
        left = replace(left, avoided=left.avoided | {worker.person})
    if not left.has_paired:
        return _back_to_the_queue(left)
    return _short_from(_with_somebody_first(left), at)


def handed_over(conversation: Conversation, newcomer: Newcomer, *, shift: ShiftId, at: datetime) -> Conversation:
    """One of the pair leaves and another comes in with the same breath: the visitor is not left with one alone for it. The one who stays writes;
    where nobody would stay, nobody leaves."""
    leaver = _in_the_room(conversation, shift)
    if leaver.place is Place.SUPERVISOR or conversation.state not in {State.PAIRED, State.ALONE}:
        raise IllegalMove(f"hand over in {conversation.state}")
    if conversation.worker_on(newcomer.shift) is not None:
        raise PairIsWhole
    left = replace(conversation, workers=tuple(worker for worker in conversation.workers if worker.slot != leaver.slot))
    if not left.standing:
        raise NobodyToPairWith
    left = _with_somebody_first(left)
    place = Place.SECOND if left.the(Place.FIRST) else Place.FIRST
    return _short_from(_with_worker(left, newcomer, place), at)


# ── the supervisor ────────────────────────────────────────────────────────────────────────────────────────────────


def with_supervisor_asked(conversation: Conversation, *, by: ShiftId, reach: Reach) -> Conversation:
    """The pair asks the supervisor in. Nobody comes in by this alone."""
    if _in_the_room(conversation, by).place is Place.SUPERVISOR:
        raise NotInTheRoom
    return replace(conversation, supervisor_asked=reach)


def with_supervisor(conversation: Conversation, newcomer: Newcomer) -> Conversation:
    """A supervisor comes in as far as they were asked, and no further: never unasked, one at a time, to a chat that has begun. One who confers
    already steps into the chat under the same slot; nothing said there before reaches them but what the visitor lets them read."""
    _refuse_if_ended(conversation)
    reach, there = conversation.supervisor_asked, conversation.the(Place.SUPERVISOR)
    if reach is None:
        raise NotInTheRoom
    if conversation.state not in {State.PAIRED, State.ALONE}:
        raise IllegalMove(f"a supervisor in {conversation.state}")
    conversation = replace(conversation, supervisor_asked=None)
    if there is not None and there.shift == newcomer.shift and there.confers_only and reach is Reach.CHAT:
        return _replacing(conversation, replace(there, confers_only=False, after=conversation.epoch))
    if there is not None or conversation.worker_on(newcomer.shift) is not None:
        raise PairIsWhole
    return _with_worker(conversation, newcomer, Place.SUPERVISOR, confers_only=reach is Reach.CONFER)


# ── back to the queue ─────────────────────────────────────────────────────────────────────────────────────────────


def handed_back(conversation: Conversation, *, but: frozenset[PersonId] = frozenset(), at: datetime | None = None) -> Conversation:
    """ "Someone else, please": both workers step out for good and the visitor goes to the head of the queue. *but*: others not to have either, as
    when it is asked before anybody has come. What was asked of a pair counts afresh."""
    _refuse_if_ended(conversation)
    people = but | {worker.person for worker in conversation.workers}
    wish = replace(conversation.wish, people=conversation.wish.people - people, let_go=False)
    back = _back_to_the_queue(replace(conversation, avoided=conversation.avoided | people, wish=wish, waits_from=at, sign_at=at, asked_at=None))
    if back.state in {State.PAIRED, State.ALONE}:
        back = replace(back, state=advance(back.state, Move.HANDED_BACK))
    return back


# ── lines lost and found ──────────────────────────────────────────────────────────────────────────────────────────


def worker_lost(conversation: Conversation, *, shift: ShiftId, at: datetime, patience: Patience | None = None) -> Conversation:
    """A worker's line went down. Nothing is said of it until `Patience.alone_grace` has passed."""
    worker = conversation.worker_on(shift)
    if worker is None or worker.lost_since is not None or conversation.state is State.ENDED:
        return conversation
    return settled(_replacing(conversation, replace(worker, lost_since=at)), at=at, patience=patience)


def worker_back(conversation: Conversation, *, shift: ShiftId, at: datetime, patience: Patience | None = None) -> Conversation:
    """The same open page is back on line."""
    worker = conversation.worker_on(shift)
    if worker is None or worker.lost_since is None or conversation.state is State.ENDED:
        return conversation
    return settled(_replacing(conversation, replace(worker, lost_since=None)), at=at, patience=patience)


def vouched_for(conversation: Conversation, *, shift: ShiftId, chain: Chain | None) -> Conversation:
    """The same open page says anew what vouches for its key: one that runs out must not end a talk that goes on."""
    worker = conversation.worker_on(shift)
    return _replacing(conversation, replace(worker, chain=chain)) if worker else conversation


def visitor_lost(conversation: Conversation, *, at: datetime, went_away: bool = False) -> Conversation:
    """The visitor's line went down: the room waits. *went_away*: closed as that of a page that is gone."""
    if conversation.state in {State.ENDED, State.INTERRUPTED}:
        return conversation
    return replace(conversation, visitor_lost_since=at, went_away=went_away, state=advance(conversation.state, Move.LINE_LOST))


def visitor_back(conversation: Conversation, *, at: datetime) -> Conversation:
    """The same open page is back."""
    if conversation.state is not State.INTERRUPTED:
        return conversation
    back = replace(conversation, visitor_lost_since=None, went_away=False, asked_at=conversation.asked_at and at)
    if not back.has_paired:
        return replace(back, state=advance(back.state, Move.BACK_IN_THE_QUEUE))
    if len(back.standing) >= 2:
        return replace(back, state=advance(back.state, Move.BACK_WITH_THE_PAIR), short_since=None)
    return _short_from(replace(back, state=advance(back.state, Move.BACK_WITH_FEWER)), at)


def still_here(conversation: Conversation, *, at: datetime) -> Conversation:
    """Somebody touched the page in the waiting room: the place is kept."""
    return replace(conversation, sign_at=at, asked_at=None)


def touched(conversation: Conversation) -> Conversation:
    """The same conversation as a new value, so that every screen is told how it stands."""
    return replace(conversation)


# ── the end ───────────────────────────────────────────────────────────────────────────────────────────────────────


def ended(conversation: Conversation, why: Why) -> Conversation:
    """It is over. Ending twice changes nothing."""
    if conversation.state is State.ENDED:
        return conversation
    return replace(conversation, state=advance(conversation.state, Move.END), workers=(), why=why)


# ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def settled(conversation: Conversation, *, at: datetime, patience: Patience | None = None) -> Conversation:
    """The conversation as the facts now have it: does a pair stand, has it been short for too long, has the visitor been away for too long?

    Called after each fact and once a second; calling it twice changes nothing.
    """
    patience = patience or Patience()
    if conversation.state in {State.ENDED, State.ARRIVING}:
        return conversation
    if conversation.state is State.INTERRUPTED:
        return _given_up(conversation, at, patience)
    conversation = _without_a_supervisor_long_lost(conversation, at, patience)
    if len(conversation.standing) >= 2:
        return _standing(conversation)
    if not conversation.has_paired:
        return _returned_if_no_pair_came(conversation, at, patience)
    return _short(_short_from(conversation, at), at, patience)


def needs_the_supervisor(conversation: Conversation, *, at: datetime, patience: Patience | None = None) -> bool:
    """A pair has been broken for `Patience.supervisor_alert` and nobody has been told yet."""
    patience = patience or Patience()
    since = conversation.short_since
    if conversation.state is not State.ALONE or since is None or conversation.supervisor_alerted:
        return False
    return at - since >= patience.supervisor_alert


def with_supervisor_alerted(conversation: Conversation) -> Conversation:
    """The alert has gone out."""
    return replace(conversation, supervisor_alerted=True)


def _standing(conversation: Conversation) -> Conversation:
    whole = replace(conversation, has_paired=True, was_served=True, short_since=None, supervisor_alerted=False)
    if whole.state is State.PAIRED:
        return whole
    return replace(whole, state=advance(whole.state, Move.PAIR_STANDS))


def _short(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    conversation = _without_the_long_lost(conversation, at, patience)
    if conversation.state is State.PAIRED and at - (conversation.short_since or at) >= patience.alone_grace:
        conversation = replace(conversation, state=advance(conversation.state, Move.PAIR_BREAKS))
    return _with_somebody_first(conversation) if conversation.state is State.ALONE else conversation


def _returned_if_no_pair_came(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    if not conversation.workers:
        return _in_the_waiting_room(conversation, at, patience)
    too_long = conversation.taken_at is not None and at - conversation.taken_at >= patience.pairing
    lost = any(worker.lost_since is not None and at - worker.lost_since >= patience.alone_grace for worker in conversation.workers)
    return _in_the_waiting_room(_back_to_the_queue(conversation), at, patience) if too_long or lost else conversation


def _in_the_waiting_room(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    """Wishes are let go in time, and whoever gives no sign is asked, and then lets the next one forward. Never in a chat that has begun."""
    since = conversation.waits_from or conversation.arrived
    if at - since >= patience.wish and not conversation.wish.let_go:
        conversation = replace(conversation, wish=replace(conversation.wish, let_go=True))
    if conversation.was_served:
        return conversation
    if conversation.asked_at is not None:
        return ended(conversation, Why.NO_ANSWER) if at - conversation.asked_at >= patience.answer else conversation
    is_quiet = at - max(since, conversation.sign_at or since) >= patience.still_there
    return replace(conversation, asked_at=at) if is_quiet else conversation


def _given_up(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    since = conversation.visitor_lost_since
    if since is None or at - since < (patience.away if conversation.went_away else patience.resume):
        return conversation
    return ended(conversation, Why.LEFT if conversation.went_away else Why.LINE_LOST)


def _without_the_long_lost(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    kept = tuple(worker for worker in conversation.workers if worker.lost_since is None or at - worker.lost_since < patience.resume)
    return conversation if len(kept) == len(conversation.workers) else replace(conversation, workers=kept)


def _without_a_supervisor_long_lost(conversation: Conversation, at: datetime, patience: Patience) -> Conversation:
    there = conversation.the(Place.SUPERVISOR)
    if there is None or there.lost_since is None or at - there.lost_since < patience.resume:
        return conversation
    return replace(conversation, workers=tuple(worker for worker in conversation.workers if worker.slot != there.slot))


# ── small things ──────────────────────────────────────────────────────────────────────────────────────────────────


def _with_worker(
    conversation: Conversation, newcomer: Newcomer, place: Place, *, same_as: Slot | None = None, confers_only: bool = False
) -> Conversation:
    worker = Worker(
        slot=Slot(conversation.next_slot),
        shift=newcomer.shift,
        person=newcomer.person,
        name=newcomer.name,
        charity=newcomer.charity,
        key=newcomer.key,
        place=place,
        after=conversation.epoch,
        same_as=same_as,
        confers_only=confers_only,
        chain=newcomer.chain,
    )
    people = conversation.people | {newcomer.person}
    return replace(conversation, workers=(*conversation.workers, worker), next_slot=conversation.next_slot + 1, people=people)


def _replacing(conversation: Conversation, worker: Worker) -> Conversation:
    return replace(conversation, workers=tuple(worker if other.slot == worker.slot else other for other in conversation.workers))


def _with_somebody_first(conversation: Conversation) -> Conversation:
    """A second who is left becomes first; a first whose line is lost steps back behind them."""
    first, second = conversation.the(Place.FIRST), conversation.the(Place.SECOND)
    if second is None or second.lost_since is not None or (first is not None and first.lost_since is None):
        return conversation
    if first is not None:
        conversation = _replacing(conversation, replace(first, place=Place.SECOND))
    return _replacing(conversation, replace(second, place=Place.FIRST))


def _back_to_the_queue(conversation: Conversation) -> Conversation:
    return replace(conversation, workers=(), taken_at=None, has_paired=False, short_since=None, supervisor_alerted=False, supervisor_asked=None)


def _short_from(conversation: Conversation, at: datetime) -> Conversation:
    if not conversation.has_paired or len(conversation.standing) >= 2 or conversation.short_since is not None:
        return conversation
    return replace(conversation, short_since=at)


def _in_the_room(conversation: Conversation, shift: ShiftId) -> Worker:
    _refuse_if_ended(conversation)
    worker = conversation.worker_on(shift)
    if worker is None:
        raise NotInTheRoom
    return worker


def _refuse_if_ended(conversation: Conversation) -> None:
    if conversation.state is State.ENDED:
        raise HasEnded
