"""A visitor comes, loses the line, comes back, leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatd.desk import views
from chatd.desk.changing import changing
from chatd.desk.context import Desk
from chatd.desk.opening import answer_on, genders_on, operators_for
from chatd.domain import availability, talk
from chatd.domain.availability import Answer, Openness
from chatd.domain.conversation import Conversation, State, Why
from chatd.domain.ids import ConversationId, PersonId, ProjectId, RotaId
from chatd.domain.people import Project
from chatd.domain.refusals import HasEnded, MustWait, ProjectIsClosed, QueueIsFull
from chatd.domain.resumption import Resumption, Verdict
from chatd.domain.wishes import Gender, Wish
from chatd.domain.wording import Seen
from chatd.ports import Sheet
from chatd.tokens import hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visitor's place: which conversation, on which rota, and the secret to come back with."""

    rota: RotaId
    conversation: ConversationId
    resume: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a visitor asks beside the language: a gender, and people by the names they chose for the shift, to have or not to have."""

    gender: Gender | None = None
    people: Sequence[str] = ()
    but: Sequence[str] = ()


async def arrive(desk: Desk, project: Project, *, language: str, page: str, asking: Asking | None = None, pinned: bool = False) -> Visit:
    """Let a visitor in, if the chat is open to newcomers and this open page was not asked to wait. *pinned*: the page checks the workers' keys."""
    asking = asking or Asking()
    if desk.live.must_wait(page, desk.clock.now()):
        raise MustWait
    rota = await desk.store.rota(project.rota)
    async with changing(desk, project.rota) as sheet:
        state = answer_on(desk, project, rota, sheet, language=language).state
        if not availability.admits(state):
            raise QueueIsFull if state is Openness.FULL else ProjectIsClosed
        id, at = ConversationId(desk.ids.short()), desk.clock.now()
        on, avoided = operators_for(project.id, sheet), _named(asking.but, project.id, sheet)
        wish = Wish(
            gender=asking.gender if asking.gender in genders_on(project, on) else None, people=_named(asking.people, project.id, sheet) - avoided
        )
        arriving = Conversation(id=id, project=project.id, language=language, arrived=at, page=page, wish=wish, avoided=avoided, pinned=pinned)
        desk.live.open_log(arriving.id, project.rota)
        sheet.conversations[arriving.id] = talk.let_in(arriving)
    desk.live.note_pinned(project.id, pinned=pinned)
    desk.counts.count(project.id, "came", desk.clock.now())
    secret = desk.ids.token()
    desk.live.keep_resumption(arriving.id, Resumption(current=hashed(secret)))
    return Visit(rota=project.rota, conversation=arriving.id, resume=_resume_token(arriving.id, secret))


def count_seen(desk: Desk, project: ProjectId, rules: Seen) -> None:
    """Which versions of the rules stood before somebody who started a chat: counted, and kept with nobody."""
    for category in rules.counted_as:
        desk.counts.count(project, category, desk.clock.now())


async def resume(desk: Desk, rota: RotaId, token: str) -> Visit:
    """The same open page comes back. A secret that was already replaced means two hold it: both are closed."""
    id, secret = read_resume_token(token)
    known = desk.live.resumption(id)
    if known is None:
        raise HasEnded
    verdict = known.verdict(hashed(secret))
    if verdict is Verdict.SECOND_HOLDER:
        await end(desk, rota, id, Why.SECOND_HOLDER)
    if verdict is not Verdict.WELCOME:
        raise HasEnded
    fresh = desk.ids.token()
    desk.live.keep_resumption(id, known.after_use(hashed(secret), hashed(fresh)))
    async with changing(desk, rota) as sheet:
        sheet.conversations[id] = talk.touched(talk.visitor_back(_here(sheet.conversations.get(id)), at=desk.clock.now()))
    return Visit(rota=rota, conversation=id, resume=_resume_token(id, fresh))


def acknowledge(desk: Desk, conversation: ConversationId) -> None:
    """The page has shown that it holds the secret last sent."""
    known = desk.live.resumption(conversation)
    if known is not None and known.offered is not None:
        desk.live.keep_resumption(conversation, known.acknowledged())


async def line_lost(desk: Desk, rota: RotaId, id: ConversationId, *, went_away: bool = False) -> None:
    """The visitor's line went down. Doing it twice changes nothing. *went_away*: closed as that of a page that is gone."""
    async with changing(desk, rota) as sheet:
        conversation = sheet.conversations.get(id)
        if conversation is not None:
            sheet.conversations[id] = talk.visitor_lost(conversation, at=desk.clock.now(), went_away=went_away)


async def ask_for_someone_else(desk: Desk, rota: RotaId, id: ConversationId, *, but: Sequence[str] = ()) -> None:
    """The present workers step out without a word; whoever else is named is not offered this visitor either."""
    async with changing(desk, rota) as sheet:
        conversation = _here(sheet.conversations.get(id))
        avoided = _named(but, conversation.project, sheet)
        sheet.conversations[id] = talk.handed_back(conversation, but=avoided, at=desk.clock.now())


async def still_here(desk: Desk, rota: RotaId, id: ConversationId) -> None:
    """A sign from the waiting room."""
    async with changing(desk, rota) as sheet:
        sheet.conversations[id] = talk.still_here(_here(sheet.conversations.get(id)), at=desk.clock.now())


async def end(desk: Desk, rota: RotaId, id: ConversationId, why: Why) -> None:
    """End a conversation; ending what is over changes nothing."""
    async with changing(desk, rota) as sheet:
        conversation = sheet.conversations.get(id)
        if conversation is not None:
            sheet.conversations[id] = talk.ended(conversation, why)


async def end_all(desk: Desk, rota: RotaId, why: Why) -> None:
    """The server stops: every conversation of the rota ends, and both sides are told."""
    async with changing(desk, rota) as sheet:
        for id, conversation in sheet.conversations.items():
            sheet.conversations[id] = talk.ended(conversation, why)


async def show_room(desk: Desk, rota: RotaId, id: ConversationId) -> None:
    """The conversation once more to the visitor's page, as after coming back."""
    sheet = desk.live.sheet(rota)
    conversation = sheet.conversations.get(id)
    if conversation is not None:
        await desk.outbox.to_visitor(id, "room", views.visitor_room(desk, conversation, sheet))


def count_turned_away(desk: Desk, project: ProjectId, told: Answer) -> None:
    """Somebody came when full, when two of us had not come, or when closed: the count of unmet need, each of them once."""
    if availability.admits(told.state):
        return
    kind = "came_when_full" if told.state is Openness.FULL else "two_did_not_come" if told.two_did_not_come else "came_when_closed"
    desk.counts.count(project, kind, desk.clock.now())


def read_resume_token(token: str) -> tuple[ConversationId, str]:
    """The conversation and the secret; a malformed token names none."""
    id, _, secret = token.partition(".")
    return ConversationId(id), secret


def _resume_token(id: ConversationId, secret: str) -> str:
    return f"{id}.{secret}"


def _named(names: Sequence[str], project: ProjectId, sheet: Sheet) -> frozenset[PersonId]:
    """Whoever is on shift for this project under one of these names. Of anybody else nothing is looked up, so that nobody can be found by asking."""
    wanted = {" ".join(name.split()).casefold() for name in names}
    return frozenset(shift.person for shift in operators_for(project, sheet) if " ".join(shift.name.split()).casefold() in wanted)


def _here(conversation: Conversation | None) -> Conversation:
    if conversation is None or conversation.state is State.ENDED:
        raise HasEnded
    return conversation
