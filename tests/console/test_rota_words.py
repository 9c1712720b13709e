"""What the rota says in words: gaps, risks, reasons, how a shift comes again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota_gaps import Gap, GapKind, Reason, ReasonKind, RiskKind
from chatd.planning.seen import PersonSeen, ProjectSeen, RiskSeen, Suggestion
from console.rota_words import and_so, gap_words, reasons_words, repeat_words, risk_words
from console.turn_views import suggested

NORTHTOWN = ProjectSeen(id=ProjectId("northtown"), name="Northtown Project")
WREN = PersonSeen(id=PersonId("wren"), shift_name="Wren", charity="Northtown Project")
OTTER = PersonSeen(id=PersonId("otter"), shift_name="Otter", charity="Eastport Outreach")
FRIDAY = datetime(2026, 11, 27, 22)  # noqa: DTZ001  A clock time.


@pytest.mark.parametrize(
    ("gap", "signed_up", "words"),
    [
        (Gap(kind=GapKind.TOO_FEW, missing=1), 1, "Needs one more"),
        (Gap(kind=GapKind.TOO_FEW, missing=2), 0, "Needs two"),
        (Gap(kind=GapKind.NOT_SERVED, missing=1, project=ProjectId("northtown")), 2, "Needs one more for Northtown Project"),
        (Gap(kind=GapKind.LANGUAGE, language="ro"), 2, "Nobody speaks Romanian yet"),
        (Gap(kind=GapKind.BEGINNERS), 2, "Both are new"),
        (Gap(kind=GapKind.BEGINNERS), 3, "All are new"),
        (Gap(kind=GapKind.EXPERIENCE, missing=1), 2, "Needs somebody with experience"),
        (Gap(kind=GapKind.WANTED, missing=1), 2, "Could do with one more"),
        (Gap(kind=GapKind.TOO_FEW, missing=99), 0, "Needs twelve"),
    ],
)
def test_what_is_lacking_in_words(gap: Gap, signed_up: int, words: str) -> None:
    assert gap_words(gap, signed_up, (NORTHTOWN,)) == words


def test_every_kind_of_gap_risk_and_reason_has_words() -> None:
    assert all(gap_words(Gap(kind=kind), 2, ()) for kind in GapKind)
    assert all(risk_words(RiskSeen(kind=kind, people=(WREN,))) for kind in RiskKind)
    lacking, rest = Gap(kind=GapKind.LANGUAGE, language="ro"), timedelta(hours=9)
    kinds = [Reason(kind=kind, gap=lacking if kind is ReasonKind.FILLS else None, language="ro", rest=rest) for kind in ReasonKind]
    spoken = [reasons_words((each,), fewest=False) for each in kinds]
    assert all(spoken)


def test_a_risk_names_whom_it_is_about_in_one_number() -> None:
    assert risk_words(RiskSeen(kind=RiskKind.COVER_ASKED, people=(WREN,))) == "Wren asks for cover"
    assert risk_words(RiskSeen(kind=RiskKind.COVER_ASKED, people=(WREN, OTTER))) == "Wren and Otter ask for cover"


def test_the_one_with_the_fewest_hours_is_said_to_be_so_and_nobody_else() -> None:
    few, many = Reason(kind=ReasonKind.FEW_HOURS, minutes=180), Reason(kind=ReasonKind.FEW_HOURS, minutes=540)
    speaks = Reason(kind=ReasonKind.SPEAKS, language="ro")

    first, second = suggested((Suggestion(person=OTTER, reasons=(speaks, few)), Suggestion(person=WREN, reasons=(many,))))

    assert first.reasons == "has had the fewest hours this month and speaks Romanian"
    assert second.reasons == "has 9 hours in these four weeks"


def test_what_they_bring_that_is_lacking_is_said_first_and_once_and_three_reasons_are_enough() -> None:
    reasons = (
        Reason(kind=ReasonKind.SERVES_ALL),
        Reason(kind=ReasonKind.SPEAKS, language="ro"),
        Reason(kind=ReasonKind.EXPERIENCED),
        Reason(kind=ReasonKind.FEW_HOURS, minutes=60),
        Reason(kind=ReasonKind.FILLS, gap=Gap(kind=GapKind.TOO_FEW)),
        Reason(kind=ReasonKind.FILLS, gap=Gap(kind=GapKind.LANGUAGE, language="ro")),
    )

    assert reasons_words(reasons, fewest=False) == "speaks Romanian, has 1 hour in these four weeks and has experience"


def test_nobody_has_the_fewest_hours_where_all_have_the_same() -> None:
    same = Reason(kind=ReasonKind.FEW_HOURS, minutes=180)

    found = suggested((Suggestion(person=OTTER, reasons=(same,)), Suggestion(person=WREN, reasons=(same,))))

    assert {each.reasons for each in found} == {"has 3 hours in these four weeks"}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (None, "once"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY", "every Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2", "every two weeks on Friday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=WEEKLY;UNTIL=20270331T000000Z", "every Friday until Wednesday 31 March 2027"),
        ("FREQ=YEARLY", "by a rule of its own"),
    ],
)
def test_how_it_comes_again(rule: str | None, words: str) -> None:
    assert repeat_words(rule, FRIDAY) == words


def test_lists_read_as_people_say_them() -> None:
    assert [and_so(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]
