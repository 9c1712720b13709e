"""A flag at the desk: stored before anything says so, or not there at all; and whose page holds its key and writes on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from chatd import wire
from chatd.desk import keeping
from chatd.desk.context import Desk
from chatd.desk.keeping import OnGround
from chatd.desk.visits import Visit
from chatd.domain import flagging
from chatd.domain.conversation import Reach, Why
from chatd.domain.ids import PersonId, RecordId, RotaId, ShiftId, Slot
from chatd.domain.people import Person, Project, Role, Rota
from chatd.domain.refusals import AlreadyThere, IllegalMove, NothingCanBeKept, NotInTheRoom
from chatd.domain.retention import Header, Record
from chatd.keeping.brought import Chunk, Confirmed, Raised
from console.flagging_pages import whole
from tests.desk.evening import NORTHTOWN, Evening, Shelf, a_worker

RECORD = RecordId("0123456789abcdef" * 2)
BY_TWO, QUIET = OnGround(asks_second=True, is_quiet=False), OnGround(asks_second=False, is_quiet=True)
BOX = "B" * 60


class Trouble(Exception):
    """Something broke."""


def a_flag(record: RecordId = RECORD, **header: Any) -> Raised:
    facts: dict[str, Any] = {
        "project": NORTHTOWN,
        "record": record,
        "ground": "child_at_risk",
        "language": "en",
        "list_number": 1,
        "list_hash": "H" * 43,
        "commitment": "C" * 43,
        "count": 1,
        "chunks": 1,
        "head": "D" * 43,
        "raised_at": 0,
        "told": True,
    }
    return Raised(header=Header(**{**facts, **header}), members=frozenset(), wraps=(), chunks=(), signature="S" * 86)


@dataclass(slots=True)
class Notebook:
    """Keeps what it is given, in its own way. *breaks*: fails instead. *waits*: before it has written anything down."""

    desk: Desk
    records: dict[RecordId, Record] = field(default_factory=dict)
    breaks: bool = False
    waits: asyncio.Event | None = None
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    said: list[tuple[str, RecordId]] = field(default_factory=list)
    members: frozenset[PersonId] = frozenset()
    on_call: PersonId | None = None

    async def raise_flag(self, person: Person, raised: Raised) -> Record:
        self.reached.set()
        if self.waits:
            await self.waits.wait()
        if self.breaks:
            raise NothingCanBeKept
        at = self.desk.clock.now()
        self.members = raised.members
        self.records[raised.header.record] = Record(
            id=raised.header.record,
            project=raised.header.project,
            ground=raised.header.ground,
            language="en",
            raised=at,
            ends=at,
            raiser=person.id,
            members=raised.members,
            header=raised.header,
            chunks=1,
            bytes=0,
            told_visitor=True,
            on_call=self.on_call,
        )
        return self.records[raised.header.record]

    async def append(self, person: Person, record: RecordId, chunk: Chunk) -> Record:
        self.members = chunk.members
        return self.records[record]

    async def confirm(self, person: Person, record: RecordId, confirmed: Confirmed) -> Record:
        return self._says("yes", record)

    async def answer_no(self, person: Person, record: RecordId) -> Record:
        return self._says("no", record)

    def _says(self, what: str, record: RecordId) -> Record:
        if self.breaks:
            raise Trouble
        self.said.append((what, record))
        return self.records[record]


class Night(Evening):
    """An evening on which chats may be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.unanswered: list[RecordId] = []
        self.desk = replace(self.desk, unanswered=self._note)
        self.book = Notebook(self.desk)

    async def _note(self, record: RecordId) -> None:
        self.unanswered.append(record)

    async def keeps(
        self, name: str, visit: Visit, flag: Raised | None = None, *, ground: OnGround = BY_TWO, boxes: tuple[tuple[Slot, str], ...] = ()
    ) -> None:
        raised = flag or a_flag()
        await whole(keeping.raise_flag(self.desk, self.book, a_worker(name), visit.conversation, raised, ground=ground, boxes=boxes))

    async def two_with_a_visitor(self) -> tuple[Visit, ShiftId, ShiftId]:
        wren, heron = await self.checks_in("wren"), await self.checks_in("heron")
        visit = await self.arrives()
        await self.pairs(wren, visit)
        return visit, wren, heron

    def flags(self, shift: ShiftId) -> list[wire.Flag]:
        room = self.told(shift, "room")[-1]
        assert isinstance(room, wire.WorkerRoom)
        return room.flags


@pytest.fixture
def night() -> Night:
    return Night()


# ── whole or not at all ───────────────────────────────────────────────────────────────────────────────────────────


async def test_what_the_store_refuses_is_not_there_at_the_desk_either(night: Night) -> None:
    visit, wren, heron = await night.two_with_a_visitor()
    night.book.breaks = True

    with pytest.raises(NothingCanBeKept):
        await night.keeps("wren", visit)

    assert night.talk(visit).flags == ()
    assert night.flags(wren) == night.flags(heron) == []
    await night.leaves(visit)
    ended = night.told(wren, "ended")[-1]
    assert isinstance(ended, wire.Ended)
    assert ended.forgotten


class Stumbling(Shelf):
    """Answers so many questions, and then fails."""

    answers: int

    def __init__(self, answers: int) -> None:
        super().__init__()
        self.answers = answers

    async def rota(self, id: RotaId) -> Rota:
        self._or_fail()
        return await super().rota(id)

    async def projects(self) -> tuple[Project, ...]:
        self._or_fail()
        return await super().projects()

    def _or_fail(self) -> None:
        if self.answers == 0:
            raise Trouble
        self.answers -= 1


@pytest.mark.parametrize("answers", [0, 1])
async def test_a_fault_before_it_is_stored_keeps_nothing(night: Night, answers: int) -> None:
    visit, _wren, _heron = await night.two_with_a_visitor()
    night.book.desk = desk = replace(night.desk, store=Stumbling(answers))

    with pytest.raises(Trouble):
        await keeping.raise_flag(desk, night.book, a_worker("wren"), visit.conversation, a_flag(), ground=BY_TWO, boxes=())

    assert night.book.records == {}
    assert night.talk(visit).flags == ()
    await night.keeps("wren", visit)
    assert night.talk(visit).flags, "nothing else was in the way"


async def test_an_answer_that_was_not_stored_is_not_shown(night: Night) -> None:
    visit, wren, _heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit)
    night.book.breaks = True

    for deed in (
        keeping.confirm(night.desk, night.book, a_worker("heron"), visit.conversation, RECORD, Confirmed(wraps=(), signature="S")),
        keeping.answer_no(night.desk, night.book, a_worker("heron"), visit.conversation, RECORD),
    ):
        with pytest.raises(Trouble):
            await deed

    assert night.flags(wren)[0].answer is None


async def test_a_page_that_is_closed_meanwhile_does_not_leave_a_record_that_the_desk_knows_nothing_of(night: Night) -> None:
    visit, wren, _heron = await night.two_with_a_visitor()
    night.book.waits = asyncio.Event()
    asked = asyncio.create_task(night.keeps("wren", visit))
    await night.book.reached.wait()

    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    night.book.waits.set()
    await night.leaves(visit, Why.LEFT)

    assert RECORD in night.book.records
    ended = night.told(wren, "ended")[-1]
    assert isinstance(ended, wire.Ended)
    assert not ended.forgotten


async def test_the_same_flag_again_is_stored_once_and_answered_yes(night: Night) -> None:
    visit, _wren, _heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit)
    night.book.records.clear()

    await night.keeps("wren", visit)

    assert night.book.records == {}
    with pytest.raises(AlreadyThere):
        await night.keeps("heron", visit, a_flag(RecordId("f" * 32)))


# ── who may, and who is told ──────────────────────────────────────────────────────────────────────────────────────


async def test_only_the_two_keep_a_chat_and_only_once_their_page_has_opened_it(night: Night) -> None:
    visit, wren, heron = await night.two_with_a_visitor()
    robin = await night.supervises("robin")
    for reach in Reach:
        await night.asks_in(wren, visit, reach)
        await night.comes_in(robin, visit)
        with pytest.raises(NotInTheRoom):
            await night.keeps("robin", visit)
    with pytest.raises(NotInTheRoom):
        await night.keeps("otter", visit)

    other = await night.arrives(page="P" * 43)
    await night.takes(heron, other)
    with pytest.raises(IllegalMove):
        await night.keeps("heron", other)


async def test_everybody_who_was_there_is_a_member_also_who_comes_later(night: Night) -> None:
    visit, _wren, heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit)
    assert night.book.members == {"wren", "heron"}

    otter = await night.checks_in("otter")
    await night.steps_out(heron, visit)
    await keeping.append(night.desk, night.book, a_worker("wren"), RECORD, Chunk(number=1, nonce="N", box="B"))

    assert night.book.members == {"wren", "heron", "otter"}
    assert (night.flags(otter)[0].asked, night.flags(otter)[0].writes, night.flags(otter)[0].box) == (False, False, None), "told, and no more"


async def test_a_flag_about_a_worker_is_shown_to_the_raiser_alone_and_leads_at_the_desk_hear_at_once(night: Night) -> None:
    visit, wren, heron = await night.two_with_a_visitor()
    lark = await night.checks_in("lark")
    night.store.people[PersonId("lark")] = replace(a_worker("lark"), roles={NORTHTOWN: frozenset({Role.OPERATOR, Role.LEAD})})
    night.store.people[PersonId("heron")] = replace(a_worker("heron"), roles={NORTHTOWN: frozenset({Role.OPERATOR, Role.LEAD})})

    await night.keeps("wren", visit, a_flag(ground="about_a_worker", told=False), ground=QUIET)

    assert [flag.ground for flag in night.flags(wren)] == ["about_a_worker"]
    assert night.flags(heron) == []
    assert wire.AlertKind.DECISION_WANTED in _alerts(night, lark)
    assert wire.AlertKind.DECISION_WANTED not in _alerts(night, heron), "who was there decides nothing"
    with pytest.raises(NotInTheRoom):
        await keeping.answer_no(night.desk, night.book, a_worker("heron"), visit.conversation, RECORD)


async def test_what_the_second_did_not_answer_by_the_end_is_left_to_the_lead(night: Night) -> None:
    visit, _wren, heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit)
    assert night.flags(heron)[0].asked

    await night.leaves(visit)

    assert night.unanswered == [RECORD]


async def test_what_was_answered_is_not_asked_again(night: Night) -> None:
    visit, _wren, heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit)
    await keeping.confirm(night.desk, night.book, a_worker("heron"), visit.conversation, RECORD, Confirmed(wraps=(), signature="S"))
    assert (night.flags(heron)[0].answer, night.flags(heron)[0].asked) == ("yes", False)

    with pytest.raises(NotInTheRoom):
        await keeping.answer_no(night.desk, night.book, a_worker("heron"), visit.conversation, RECORD)
    await night.leaves(visit)

    assert night.unanswered == []


# ── whose page holds the key, and writes ──────────────────────────────────────────────────────────────────────────


async def test_the_raiser_writes_on_and_when_their_line_is_lost_the_other(night: Night) -> None:
    visit, wren, heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit, boxes=((Slot(2), BOX),))
    assert (night.flags(wren)[0].writes, night.flags(heron)[0].writes) == (True, False)

    await night.loses_the_line(wren)

    assert night.flags(heron)[0].writes


async def test_a_page_loaded_again_lacks_the_key_until_the_other_gives_it(night: Night) -> None:
    visit, wren, _heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit, boxes=((Slot(2), BOX),))

    heron = await night.checks_in("heron", page=2)
    (lack,) = night.flags(wren)[0].lacks
    with pytest.raises(NotInTheRoom):
        await keeping.share(night.desk, a_worker("heron"), visit.conversation, RECORD, to=Slot(lack.slot), box=BOX)
    await keeping.share(night.desk, a_worker("wren"), visit.conversation, RECORD, to=Slot(lack.slot), box=BOX)

    box = night.flags(heron)[0].box
    assert box
    assert (box.by, box.box) == (1, BOX)
    assert night.flags(wren)[0].lacks == []


async def test_nobody_who_comes_later_is_given_the_key(night: Night) -> None:
    visit, wren, heron = await night.two_with_a_visitor()
    await night.keeps("wren", visit, boxes=((Slot(2), BOX),))
    await night.checks_in("otter")
    await night.steps_out(heron, visit)
    newcomer = next(worker for worker in night.talk(visit).workers if worker.person == "otter")

    assert flagging.lacks(night.talk(visit).flags[0], night.talk(visit).workers) == ()
    with pytest.raises(NotInTheRoom):
        await keeping.share(night.desk, a_worker("wren"), visit.conversation, RECORD, to=newcomer.slot, box=BOX)
    assert night.flags(wren)[0].writes


def _alerts(night: Night, shift: ShiftId) -> list[wire.AlertKind]:
    return [alert.kind for alert in night.told(shift, "alert") if isinstance(alert, wire.Alert)]
