"""What somebody reads for each reason, and what of it reaches the visitor's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from chatd.domain import out_of_hours_fields
from chatd.domain.clinic import Clinic
from chatd.domain.out_of_hours import Own, Reason, Step, Text, is_police
from chatd.domain.people import Project
from chatd.domain.wording import Said
from chatd.transport import closed_words
from chatd.wording.out_of_hours import SECTION, reading
from chatd.wording.wordings import NotThere, Unfit
from protocols import folder
from protocols.in_a_country import PlaceToTurn
from tests.store.folder import NORTHTOWN, a_project

WORDS = {language: words.out_of_hours for language, words in folder.words().items()}
MONDAY = date(2026, 11, 23)


def northtown(**own: Own) -> Project:
    """With these words of its own, by language."""
    says = {(language, SECTION): Said(number=1, fields=out_of_hours_fields.written(words)) for language, words in own.items()}
    return replace(a_project(NORTHTOWN), says=says)


def a_text(reason: Reason, *lines: str) -> Own:
    return Own(texts=(Text(reason=reason, lines=lines),))


def page(project: Project, reason: Reason | None, *, admits: bool = False, language: str = "en") -> dict[str, Any]:
    """`out_of_hours` as the visitor's page has it."""
    told = msgspec.to_builtins(WORDS[language])
    words = {name: told[name] for name in ("busy", "options")} if admits else told
    closed_words.put_into(words, closed_words.said_now(project, WORDS[language], language, reason, MONDAY))
    return words


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("reason", [None, *Reason])
def test_whatever_the_reason_what_must_be_told_is_told(language: str, reason: Reason | None) -> None:
    own = {language: a_text(reason, "Ours.")} if reason else {}

    for project in (northtown(), northtown(**own)):
        told = page(project, reason, language=language)

        for always in ("closed", "next_opening", "no_next_opening", "danger", "options"):
            assert told[always] == getattr(WORDS[language], always)
        assert not set(closed_words.ONE_OF) & told.keys(), "only what is said now"


def test_what_a_message_would_mean_is_said_only_while_nobody_is_there() -> None:
    with_message = northtown(en=Own(message=("Write on Monday.",)))

    said = {reason: page(with_message, reason)["message"] for reason in Reason}

    assert {reason for reason, message in said.items() if message} == closed_words.WHILE_SHUT
    assert said[Reason.HOURS] == ["Write on Monday."]


def test_who_may_come_in_and_wait_reads_the_projects_own_words_for_that() -> None:
    busy = northtown(en=a_text(Reason.BUSY, "Stay a while.", "We come to you."))

    assert page(busy, Reason.BUSY, admits=True) == {"busy": "Stay a while. We come to you.", "options": WORDS["en"].options}
    assert page(busy, None, admits=True)["busy"] == WORDS["en"].busy
    assert page(northtown(), Reason.BUSY, admits=True)["busy"] == WORDS["en"].busy


def test_words_that_could_no_longer_be_said_are_as_if_nobody_had_written_them() -> None:
    project = replace(northtown(), says={("en", SECTION): Said(number=1, fields={"texts": [{"reason": "rain"}]})})

    said = closed_words.said_now(project, WORDS["en"], "en", Reason.FULL, MONDAY)

    assert said.lines == (WORDS["en"].full,) and said.choice and said.choice.steps == (Step.NOT_IN_LANGUAGE, Step.SUPPLIED)


def test_a_text_of_which_nothing_can_be_filled_in_leaves_the_supplied_one() -> None:
    project = replace(northtown(en=a_text(Reason.FULL, "Ring {clinic_phone}.")), clinic=Clinic())

    assert page(project, Reason.FULL)["said"] == [WORDS["en"].full]


def test_no_supplied_place_to_turn_to_is_the_police() -> None:
    for country in folder.emergency().by_country.values():
        assert not [each.name for each in country.contacts if is_police(PlaceToTurn(name=each.name, how="", href=each.href))]


def test_a_coordinator_may_write_in_the_languages_that_visitors_are_spoken_to_and_in_no_other() -> None:
    read, fields = reading(WORDS)[SECTION], out_of_hours_fields.written(a_text(Reason.FULL, "Wait a little."))

    assert read(fields, northtown(), "es") == fields
    with pytest.raises(NotThere):
        read(fields, northtown(), "de")


def test_what_the_project_has_not_said_and_what_gives_it_away_are_told_at_their_fields() -> None:
    own = Own(
        texts=(Text(reason=Reason.FULL, lines=("Fine.",)), Text(reason=Reason.HOURS, lines=("Ring {clinic_phone}.",))),
        message=("Sex workers, write.",),
    )

    with pytest.raises(Unfit) as refused:
        reading(WORDS)[SECTION](out_of_hours_fields.written(own), replace(northtown(), clinic=Clinic()), "en")

    assert [field for field, _ in refused.value.faults] == ["texts.2.lines", "message", "message"]
