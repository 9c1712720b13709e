"""Letters to those who look after answers: once a week, only while something waits, and without a word of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chatd.answering.library import Library
from chatd.answering.reminding import Reminding, week_of
from chatd.answering.shelves import Owner
from chatd.domain.ids import CollaborativeId, PersonId
from chatd.domain.people import Person, Role
from chatd.ports import Letter
from chatd.store import people
from chatd.store.answers import SqlAnswers
from chatd.store.reminders import SqlReminders
from chatd.store.services import SqlServices
from chatd.store.tenancy import SqlStore
from tests.canned_answers.test_answer_files import GOOD
from tests.domain.services_made import a_service, an_entry, verified
from tests.fakes import CountedIds, WoundClock
from tests.store import folder as stored
from tests.store.folder import HERON, NORTHTOWN, WREN

NORTH = CollaborativeId("north")
SHARED, OWN = Owner(collaborative=NORTH), Owner(collaborative=NORTH, project=NORTHTOWN)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Box:
    """A mail server that may be away."""

    letters: list[Letter] = field(default_factory=list)
    is_there: bool = True

    async def deliver(self, letter: Letter) -> bool:
        self.letters.extend([letter] if self.is_there else [])
        return self.is_there


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[tuple[Library, Reminding, Box, WoundClock, Person]]:
    clock, box = WoundClock(MONDAY), Box()
    async with stored.opened(path) as database:
        await stored.fill(database)
        rosa = replace(HERON, id=PersonId("p-rosa"), sign_in="rosa", roles={NORTHTOWN: frozenset({Role.COORDINATOR})}, email="rosa@charity.example")
        async with database.transaction() as connection:
            await people.add_person(connection, rosa, proof_hash="nothing")
        answers, works = SqlAnswers(database, CountedIds().short), SqlStore(database)
        reminding = Reminding(
            answers=answers,
            services=SqlServices(database),
            works=works,
            kept=SqlReminders(database),
            post=box,
            clock=clock,
            ids=CountedIds(),
            origin="https://chat.example",
        )
        yield Library(answers=answers, works=works, clock=clock), reminding, box, clock, rosa


async def test_a_coordinator_is_written_to_once_a_week_while_something_waits(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, box, clock, rosa):
        await reminding.remind()
        assert box.letters == [], "nothing waits"

        await library.write(rosa, SHARED, "en/test.md", GOOD)
        for _ in range(3):
            await reminding.remind()
        assert [letter.to for letter in box.letters] == ["rosa@charity.example"]
        assert await reminding.last(NORTH) == MONDAY.date()

        clock.wind(timedelta(days=7))
        await reminding.remind()
        assert len(box.letters) == 2
        await library.review(WREN, SHARED, "en/test.md", 1)
        await library.publish(rosa, SHARED, "en/test.md", 1)
        clock.wind(timedelta(days=7))
        await reminding.remind()
        assert len(box.letters) == 2, "all is seen to"


async def test_what_will_be_due_soon_is_told_of(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, box, clock, rosa):
        await library.write(rosa, OWN, "en/test.md", GOOD)
        await library.review(WREN, OWN, "en/test.md", 1)
        await library.publish(rosa, OWN, "en/test.md", 1)
        await reminding.remind()
        assert box.letters == []

        clock.wind(timedelta(days=140))
        await reminding.remind()

        assert len(box.letters) == 1


async def test_services_that_are_overdue_or_soon_will_be_come_in_the_same_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, box, clock, rosa):
        today = MONDAY.date()
        unchecked, checked = a_service("Never"), verified("Clinic", review_by=today + timedelta(days=90))
        with_both = replace(checked, name="Gone", review_by=today - timedelta(days=1))
        put = [an_entry(unchecked), an_entry(checked), an_entry(with_both, withdrawn=True)]
        await reminding.services.change(NORTHTOWN, lambda _: put, by="rosa", at=MONDAY)
        await reminding.remind()
        assert box.letters == [], "nothing is due"

        clock.wind(timedelta(days=63))
        await reminding.remind()
        assert [letter.text.count("?due") for letter in box.letters] == [1]
        assert "https://chat.example/services?due" in box.letters[0].text

        clock.wind(timedelta(days=49))
        await library.write(rosa, SHARED, "en/test.md", GOOD)
        await reminding.remind()
        assert len(box.letters) == 2, "one letter, and not two"
        assert "/answers?due\n    https://chat.example/services?due\n" in box.letters[1].text
        assert "Clinic" not in box.letters[1].subject + box.letters[1].text


async def test_the_letter_says_nothing_of_what_waits_or_where(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, box, _, rosa):
        await library.write(rosa, SHARED, "en/test.md", GOOD)

        await reminding.remind()

        said = (box.letters[0].subject + box.letters[0].text).casefold()
        assert not [word for word in ("northtown", "rosa", "test", "sex", "chat ", "draft") if word in said]


async def test_what_could_not_be_sent_is_sent_later_in_the_same_week(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, box, _, rosa):
        await library.write(rosa, SHARED, "en/test.md", GOOD)
        box.is_there = False
        await reminding.remind()
        assert await reminding.last(NORTH) is None

        box.is_there = True
        await reminding.remind()

        assert len(box.letters) == 1


async def test_without_a_mail_server_nobody_is_said_to_be_written_to(tmp_path: Path) -> None:
    async with opened(tmp_path) as (library, reminding, _, _, rosa):
        await library.write(rosa, SHARED, "en/test.md", GOOD)

        await replace(reminding, post=None).remind()

        assert await reminding.last(NORTH) is None


def test_a_week_begins_on_monday_at_eight() -> None:
    assert week_of(MONDAY) == MONDAY.date()
    assert week_of(MONDAY - timedelta(hours=2)) == MONDAY.date() - timedelta(days=7)
    assert week_of(MONDAY + timedelta(days=6)) == MONDAY.date()
