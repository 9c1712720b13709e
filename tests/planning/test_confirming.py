"""Asked once, a day or two before, by a letter that gives nothing away; and what is answered changes no shift."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from chatd.domain.ids import PlannedShiftId
from chatd.domain.people import Role
from chatd.domain.rota import Closure
from chatd.domain.rota_editing import Edits
from chatd.domain.rota_plan import Scope, ShiftDay
from chatd.domain.rota_shifts import Change
from chatd.domain.turns import time_of
from chatd.giveaway import telling_words
from chatd.planning.alerting import MailedAlerts
from chatd.planning.confirming import Confirming, in_words
from chatd.planning.planning import Planning
from chatd.store.confirmations import SqlConfirmations, forget
from chatd.tokens import TurnMarks
from tests.fakes import CountedIds, WoundClock
from tests.planning.nights import FRIDAY, HERON, NIGHT, OTTER, WREN, Nights, PileOfLetters, a_person, nights_in, turn
from tests.store.folder import EASTPORT, NORTHTOWN, ROTA

BEGINS = datetime(2026, 11, 20, 22, tzinfo=UTC)
ENDS = datetime(2026, 11, 21, 6, tzinfo=UTC)
MARKS = TurnMarks(b"k" * 32)
LINK = re.compile(r"https?://\S+")


@pytest_asyncio.fixture
async def nights(tmp_path: Path) -> AsyncIterator[Nights]:
    async with nights_in(tmp_path) as there:
        yield there


def confirming(nights: Nights, at: datetime, post: PileOfLetters | None) -> Confirming:
    return Confirming(
        store=nights.store,
        kept=SqlConfirmations(nights.database),
        post=post,
        clock=WoundClock(at),
        links=MARKS,
        origin="https://chat.example.org",
    )


async def asked_at(nights: Nights, at: datetime) -> list[str]:
    """Who is written to in a round at that instant."""
    post = PileOfLetters()
    await confirming(nights, at, post).ask()
    return [letter.to for letter in post.taken]


def closure(starts: datetime, ends: datetime, *projects: str) -> Closure:
    return Closure(starts=starts.replace(tzinfo=None), ends=ends.replace(tzinfo=None), reason="Away", projects=projects)  # type: ignore[arg-type]


# ── who, when ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("hours", "is_due"),
    [(48.1, False), (47.9, True), (36, True), (24, True), (23.9, False), (0, False), (-1, False)],
)
async def test_those_with_an_address_are_asked_between_two_days_and_one_before(nights: Nights, hours: float, is_due: bool) -> None:
    assert await asked_at(nights, BEGINS - timedelta(hours=hours)) == (["wren@example.org"] if is_due else [])


async def test_nobody_is_asked_about_a_turn_that_is_cancelled_moved_away_or_given_away(nights: Nights) -> None:
    at = BEGINS - timedelta(hours=30)
    moved = datetime(2026, 11, 27, 9)  # noqa: DTZ001
    for change, asked in (
        (Change(on=FRIDAY, cancelled=True), []),
        (Change(on=FRIDAY, operators=(HERON, OTTER)), ["otter@example.org"]),
        (Change(on=FRIDAY, starts=moved, ends=moved + timedelta(hours=2)), []),
        (Change(on=FRIDAY, operators=()), []),
    ):
        await nights.agree(replace(NIGHT, changes=(change,)))

        assert await asked_at(nights, at) == asked, change


async def test_nobody_is_asked_about_a_turn_that_a_closure_takes_whole(nights: Nights) -> None:
    at, hour = BEGINS - timedelta(hours=30), timedelta(hours=1)
    for closures, asked in (
        ([closure(BEGINS, ENDS)], []),
        ([closure(BEGINS - hour, BEGINS + hour), closure(BEGINS + hour, ENDS + hour)], []),
        ([closure(BEGINS, ENDS, NORTHTOWN), closure(BEGINS, ENDS, EASTPORT)], []),
        ([closure(BEGINS, ENDS, NORTHTOWN)], ["wren@example.org"]),
        ([closure(BEGINS, ENDS - hour)], ["wren@example.org"]),
    ):
        await nights.agree(NIGHT, closures=closures)

        assert await asked_at(nights, at) == asked, closures
        await nights.database.write(lambda connection: forget(connection, turn()))


async def test_nobody_is_asked_twice_and_trouble_is_tried_again(nights: Nights) -> None:
    post, at = PileOfLetters(is_shut=True), BEGINS - timedelta(hours=40)
    await confirming(nights, at, post).ask()
    standing = await SqlConfirmations(nights.database).standing()
    assert (post.tried, standing[turn()].asked, standing[turn()].mailed) == (1, at, None)

    post.is_shut = False
    for later in (1, 2, 3):
        await confirming(nights, at + timedelta(hours=later), post).ask()

    assert len(post.taken) == 1
    standing = await SqlConfirmations(nights.database).standing()
    assert (standing[turn()].asked, standing[turn()].mailed) == (at, at + timedelta(hours=1))


async def test_somebody_who_has_said_it_already_is_not_asked(nights: Nights) -> None:
    at = BEGINS - timedelta(hours=60)
    await SqlConfirmations(nights.database).answer(turn(), coming=True, at=at)

    assert await asked_at(nights, at + timedelta(hours=20)) == []


async def test_where_no_mail_is_set_nobody_is_asked_and_old_lines_go_all_the_same(nights: Nights) -> None:
    kept = SqlConfirmations(nights.database)
    await kept.ask(turn(), BEGINS)
    await confirming(nights, BEGINS + timedelta(days=7), None).ask()
    assert set(await kept.standing()) == {turn()}

    await confirming(nights, BEGINS + timedelta(days=8), None).ask()

    assert await kept.standing() == {}


async def test_a_shift_that_goes_takes_its_lines_with_it_and_gets_no_new_ones(nights: Nights) -> None:
    kept = SqlConfirmations(nights.database)
    await kept.ask(turn(), BEGINS)

    await nights.agree()
    await kept.ask(turn(), BEGINS)

    assert await kept.standing() == {}


# ── the letter ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_letter_says_when_in_a_named_zone_and_nothing_of_what_or_who(nights: Nights) -> None:
    post = PileOfLetters()
    await confirming(nights, BEGINS - timedelta(hours=30), post).ask()

    (letter,) = post.taken
    whole = f"{letter.subject}\n{letter.text}"
    assert letter.subject == "Are you there on Friday?"
    assert "Friday 20 November, 22:00 to Saturday 06:00 (Europe/London)" in letter.text
    assert LINK.findall(whole) == [f"https://chat.example.org/rota/answer/{MARKS.of(turn())}"]
    assert telling_words(whole) == ()
    for hidden in ("northtown", "eastport", "northern", "wren", "heron", "friday night", "chat ", "shift", "rota ", "project", "charity"):
        assert hidden not in whole.lower(), hidden
    assert letter.id not in MARKS.of(turn()) and not set(MARKS.of(turn())) <= set(letter.id)


async def test_the_same_letter_sent_again_has_the_same_name(nights: Nights) -> None:
    first, second = PileOfLetters(), PileOfLetters()
    for post in (first, second):
        await confirming(nights, BEGINS - timedelta(hours=30), post).ask()
        await nights.database.write(lambda connection: connection.exec_driver_sql("UPDATE turn_confirmation SET mailed = NULL"))

    assert first.taken == second.taken


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 6), "Saturday 24 October, 22:00 to Sunday 06:00 (Europe/London)"),  # noqa: DTZ001
        (datetime(2027, 3, 28, 0), datetime(2027, 3, 28, 6), "Sunday 28 March, 00:00 to 06:00 (Europe/London)"),  # noqa: DTZ001
    ],
)
async def test_the_night_of_a_clock_change_is_told_as_clocks_show_it(nights: Nights, starts: datetime, ends: datetime, said: str) -> None:
    shift = replace(NIGHT, starts=starts, ends=ends, repeat=None)
    await nights.agree(shift)
    calendar = (await nights.store.rotas())[0].calendar
    assert calendar

    (time,) = calendar.occurrences(datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))

    assert in_words(time) == said


# ── a late withdrawal ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_those_who_plan_are_told_of_a_late_withdrawal_without_a_name(nights: Nights) -> None:
    post, wren, otter = PileOfLetters(), a_person(WREN, "wren@example.org"), a_person(OTTER, "otter@example.org")
    alerts = MailedAlerts(post, ids=CountedIds(), origin="https://chat.example.org")
    time = time_of(await nights.night(), FRIDAY)
    assert time

    await alerts.late_withdrawal(ROTA.id, time, wren, (otter, wren, a_person(HERON, None), otter))
    await alerts.all_sent()

    (letter,) = post.taken
    whole = f"{letter.subject}\n{letter.text}"
    assert (letter.to, letter.subject) == ("otter@example.org", "Somebody cannot come on Friday")
    assert "Friday 20 November, 22:00 to Saturday 06:00 (Europe/London)" in whole
    assert LINK.findall(whole) == [f"https://chat.example.org/rota/turn/{NIGHT.id}/2026-11-20"]
    for hidden in ("northtown", "northern", "wren", "otter", "friday night"):
        assert hidden not in whole.lower()


async def test_without_mail_a_late_withdrawal_is_only_written_down_and_names_nobody(nights: Nights, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    time = time_of(await nights.night(), FRIDAY)
    assert time

    await MailedAlerts(None, ids=CountedIds(), origin="x").late_withdrawal(
        ROTA.id, time, a_person(WREN, None), (a_person(OTTER, "otter@example.org"),)
    )

    assert caplog.messages == ["a late withdrawal on rota northern"]


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_answer_is_noted_the_last_one_counts_and_no_shift_changes(nights: Nights) -> None:
    before = await nights.night()
    await confirming(nights, BEGINS - timedelta(hours=30), PileOfLetters()).ask()
    here = confirming(nights, BEGINS - timedelta(hours=29), None)

    for coming in (True, False):
        asked = await here.answer(MARKS.of(turn()), coming=coming)

        assert asked and asked.coming is coming and asked.time
    known = (await SqlConfirmations(nights.database).standing())[turn()]
    assert (known.answered, known.coming) == (BEGINS - timedelta(hours=29), False)
    assert await nights.night() == before


async def test_a_link_works_until_its_own_turn_is_over_and_no_other_link_does(nights: Nights) -> None:
    await confirming(nights, BEGINS - timedelta(hours=30), PileOfLetters()).ask()
    link, last = MARKS.of(turn()), ENDS - timedelta(seconds=1)

    assert await confirming(nights, last, None).question(link)
    assert await confirming(nights, ENDS, None).question(link) is None
    assert await confirming(nights, ENDS, None).answer(link, coming=True) is None
    for wrong in ("", "x" * 43, link[:-1], link + "x", link.swapcase(), TurnMarks(b"l" * 32).of(turn())):
        assert await confirming(nights, last, None).question(wrong) is None
    for other in (turn(HERON), turn(WREN, FRIDAY + timedelta(days=7)), turn(OTTER)):
        assert await confirming(nights, last, None).answer(MARKS.of(other), coming=False) is None
    assert {each.coming for each in (await SqlConfirmations(nights.database).standing()).values()} == {None}


@pytest.mark.parametrize("change", [Change(on=FRIDAY, cancelled=True), Change(on=FRIDAY, operators=(HERON, OTTER))])
async def test_a_turn_that_is_no_longer_theirs_asks_nothing_and_takes_no_answer(nights: Nights, change: Change) -> None:
    await confirming(nights, BEGINS - timedelta(hours=30), PileOfLetters()).ask()
    await nights.change(changes=(change,))
    here = confirming(nights, BEGINS - timedelta(hours=2), None)

    asked = await here.answer(MARKS.of(turn()), coming=False)

    assert asked and asked.time is None
    assert (await SqlConfirmations(nights.database).standing())[turn()].answered is None


async def test_a_link_works_on_when_this_and_following_becomes_a_shift_of_its_own(nights: Nights) -> None:
    post, at = PileOfLetters(), BEGINS - timedelta(hours=30)
    await confirming(nights, at, post).ask()
    (link,) = LINK.findall(post.taken[0].text)
    planning = Planning(store=nights.store, clock=WoundClock(at), ids=CountedIds(), alerts=MailedAlerts(None, ids=CountedIds(), origin="x"))
    coordinator = replace(a_person(OTTER, None), roles={NORTHTOWN: frozenset({Role.COORDINATOR}), EASTPORT: frozenset({Role.COORDINATOR})})
    earlier = datetime(2026, 11, 20, 21)  # noqa: DTZ001
    there = await planning.edit_shift(coordinator, ShiftDay(shift=NIGHT.id, day=FRIDAY), Edits(starts=earlier), Scope.FOLLOWING)
    assert there.shift != NIGHT.id

    await confirming(nights, at, post).ask()
    asked = await confirming(nights, at, None).answer(link.rpartition("/")[2], coming=True)

    assert asked and asked.time and in_words(asked.time).startswith("Friday 20 November, 21:00")
    assert len(post.taken) == 1
    assert (await SqlConfirmations(nights.database).standing())[there.turn_of(WREN)].coming is True


async def test_two_turns_of_one_series_on_one_day_have_a_link_each(nights: Nights) -> None:
    noon = datetime(2026, 11, 20, 12)  # noqa: DTZ001
    split = replace(NIGHT, id=PlannedShiftId("s-noon"), series=NIGHT.id, starts=noon, ends=noon + timedelta(hours=2), repeat=None)
    await nights.agree(NIGHT, split)
    post, at = PileOfLetters(), BEGINS - timedelta(hours=36)
    await confirming(nights, at, post).ask()

    for letter in post.to("wren"):
        asked = await confirming(nights, at, None).question(LINK.findall(letter.text)[0].rpartition("/")[2])

        assert asked and asked.time and in_words(asked.time) in letter.text
    assert len({letter.text for letter in post.to("wren")}) == 2


async def test_a_turn_that_was_moved_is_asked_about_as_it_is_now(nights: Nights) -> None:
    await confirming(nights, BEGINS - timedelta(hours=30), PileOfLetters()).ask()
    moved = datetime(2026, 11, 28, 9)  # noqa: DTZ001
    await nights.change(changes=(Change(on=FRIDAY, starts=moved, ends=moved + timedelta(hours=2)),))

    asked = await confirming(nights, ENDS, None).question(MARKS.of(turn()))

    assert asked and asked.time and in_words(asked.time) == "Saturday 28 November, 09:00 to 11:00 (Europe/London)"
