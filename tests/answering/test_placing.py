"""Whatever a library holds: out of it, into an empty one, and out again are the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from canned_answers import versions
from canned_answers.versions import History, NotSo
from chatd.answering.placing import By, exported, placed
from chatd.answering.shelves import Owner, Shelf
from chatd.domain.ids import CollaborativeId
from tests.canned_answers.test_answer_files import GOOD

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EMPTY = Shelf(owner=Owner(collaborative=CollaborativeId("north")))
names = st.sampled_from(["one", "two", "three"])
people = st.sampled_from(["heron", "wren", 'fi"nch'])
deeds = st.lists(st.tuples(names, st.sampled_from(["draft", "review", "publish", "withdraw", "restore"]), people, st.integers(1, 3)), max_size=40)


def by(name: str) -> By:
    return By(name=name, at=NOON, finder=lambda _: ())


def done(history: History, deed: str, who: str, number: int) -> History:
    match deed:
        case "draft":
            text = GOOD.replace('shortcut = "test"', f'shortcut = "{history.name}"').replace("It is free", f"It is free, says {number}")
            return versions.drafted(history, text, author=who, at=NOON)
        case "review":
            return versions.reviewed(history, number, reviewer=who, at=NOON)
        case "publish":
            return versions.published(history, number, by=who, at=NOON)
        case "withdraw":
            return versions.withdrawn(history, number)
        case _:
            return versions.restored(history, number, author=who, at=NOON)


def shelf_after(told: list[tuple[str, str, str, int]]) -> Shelf:
    shelf = EMPTY
    for name, deed, who, number in told:
        try:
            shelf = shelf.with_history(done(shelf.history(f"en/{name}.md"), deed, who, number))
        except NotSo:
            continue
    return shelf


@settings(deadline=None)
@given(deeds, people)
def test_out_in_and_out_are_the_same_bytes(told: list[tuple[str, str, str, int]], who: str) -> None:
    shelf = shelf_after(told)
    once = exported(shelf)

    other = placed(EMPTY, EMPTY, once, by(who)).shelf
    again = placed(shelf, EMPTY, once, by(who))

    assert exported(other) == once
    assert again.shelf == shelf and again.unchanged == len(once)


def test_those_shelves_hold_every_state() -> None:
    told = [("one", deed, who, 1) for deed, who in (("draft", "heron"), ("review", "wren"), ("publish", "heron"))]
    told += [("two", "draft", "heron", 1), ("two", "review", "wren", 1), ("three", "draft", "heron", 1), ("three", "withdraw", "heron", 1)]

    assert ["state" in text and text.split('state = "')[1].split('"')[0] for _, text in exported(shelf_after(told))] == [
        "published",
        "withdrawn",
        "reviewed",
    ]
