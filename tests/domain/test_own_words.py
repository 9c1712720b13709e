"""Whatever is done to a section, at most one version is published, and nothing that was ever written is lost or changed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import wording
from chatd.domain.ids import ProjectId
from chatd.domain.wording import Change, NotSo, State, Wording
from tests.fakes import NOON

DEEDS = st.tuples(st.sampled_from(["write", "publish", "restore", "aside", "back"]), st.integers(min_value=0, max_value=6))
EMPTY = Wording(project=ProjectId("northtown"), language="ro", section="brief")


def after(found: Wording, deed: str, number: int) -> Wording:
    match deed:
        case "write":
            return wording.drafted(found, {"lines": [f"line {number}"]}, author="finch", at=NOON)
        case "publish":
            return wording.published(found, number, by="finch", at=NOON)
        case "restore":
            return wording.restored(found, number, author="finch", at=NOON)
        case "aside":
            return wording.put_aside(found, number)
        case _:
            return wording.taken_back(found)


@given(deeds=st.lists(DEEDS, max_size=25))
def test_versions_only_grow_and_at_most_one_is_published(deeds: list[tuple[str, int]]) -> None:
    found = EMPTY
    for deed, number in deeds:
        before = found
        with suppress(NotSo):
            found = after(found, deed, number)

        assert [each.number for each in found.versions] == list(range(1, len(found.versions) + 1))
        assert [(each.fields, each.author) for each in found.versions[: len(before.versions)]] == [
            (each.fields, each.author) for each in before.versions
        ]
        assert sum(each.state is State.PUBLISHED for each in found.versions) <= 1
        assert all((each.published is None) or each.state is not State.DRAFT for each in found.versions)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_version_that_is_not_there_is_refused(number: int) -> None:
    found = wording.drafted(EMPTY, {"lines": ["One."]}, author="finch", at=NOON)

    with pytest.raises(NotSo):
        wording.published(found, number, by="finch", at=NOON)


def test_what_differs_is_named_by_its_place_however_deep_it_stands() -> None:
    one = {"closed": "We are closed.", "days": [{"day": "mon", "say": "Rest."}], "gone": ["A"]}
    other = {"closed": "We are closed.", "days": [{"day": "mon", "say": "We rest."}], "more": {"en": "B"}}

    assert wording.compared(one, other) == (
        Change(field="closed", what="same", line="We are closed."),
        Change(field="days.1.day", what="same", line="mon"),
        Change(field="days.1.say", what="gone", line="Rest."),
        Change(field="days.1.say", what="new", line="We rest."),
        Change(field="gone", what="gone", line="A"),
        Change(field="more.en", what="new", line="B"),
    )
