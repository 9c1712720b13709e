"""What stands for a project: the pages say of every library what the desk is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from canned_answers import library
from canned_answers.versions import History, State, Version
from chatd.answering.shelves import Owner, Says, Shelf, Told, told_by
from chatd.answering.standing import SETTLED, Layer, Line, fell_behind, standing
from chatd.domain.ids import CollaborativeId, ProjectId
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED
from tests.fakes import NOON

NORTHTOWN = ProjectId("northtown")
SHARED = Owner(collaborative=CollaborativeId("north"))
OWN = replace(SHARED, project=NORTHTOWN)
FILES = {"en/test.md": GOOD, "ro/test.md": TRANSLATED, "en/other.md": GOOD}
STARTERS = {file: library.read(file, text) for file, text in FILES.items()}
STATES = st.lists(st.sampled_from(State), max_size=3).filter(lambda states: states.count(State.PUBLISHED) < 2)
SHELVES = st.dictionaries(st.sampled_from(sorted(FILES)), STATES)


def shelf(owner: Owner, states: dict[str, list[State]], hidden: frozenset[str] = frozenset()) -> Shelf:
    histories = {}
    for file, each in states.items():
        language, _, name = file.removesuffix(".md").partition("/")
        versions = tuple(Version(number=n, state=state, text=FILES[file], author="rosa", written=NOON) for n, state in enumerate(each, start=1))
        histories[file] = History(name=name, language=language, versions=versions)
    return Shelf(owner=owner, histories=histories, hidden=hidden)


def lines(own: dict[str, list[State]], shared: dict[str, list[State]], hidden: frozenset[str] = frozenset()) -> dict[str, Line]:
    found = standing(shelf(OWN, own, hidden), shelf(SHARED, shared), STARTERS)
    assert len({line.file for line in found}) == len(found)
    return {line.file: line for line in found}


@given(SHELVES, SHELVES, st.frozensets(st.sampled_from(["test", "other"])))
def test_pages_and_desk_say_the_same_of_what_is_told(own: dict[str, list[State]], shared: dict[str, list[State]], hidden: frozenset[str]) -> None:
    told = [
        Told(project=owner.project, name=history.name, language=history.language, text=history.published.text)
        for owner, states in ((OWN, own), (SHARED, shared))
        for history in shelf(owner, states).histories.values()
        if history.published
    ]
    settled = frozenset(file for states in (own, shared) for file, each in states.items() if SETTLED & set(each))
    says = Says(answers=told_by(told, frozenset((NORTHTOWN, name) for name in hidden), NORTHTOWN), settled=settled, hidden=hidden)

    found = lines(own, shared, hidden)

    by_library = {each.file: Layer.OWN if each.project else Layer.SHARED for each in says.answers}
    by_starter = {file: Layer.STARTER for file in STARTERS if file not in by_library and says.leaves(file)}
    assert {file: line.told for file, line in found.items() if line.told} == {**by_starter, **by_library}


def test_what_is_told_is_what_is_shown_and_what_waits_is_named_beside_it() -> None:
    found = lines({"en/test.md": [State.DRAFT]}, {"en/test.md": [State.PUBLISHED, State.REVIEWED]})["en/test.md"]

    assert (found.told, found.layer, found.state) == (Layer.SHARED, Layer.SHARED, State.PUBLISHED)
    assert [(each.layer, each.version.state) for each in found.waiting] == [(Layer.OWN, State.DRAFT), (Layer.SHARED, State.REVIEWED)]


def test_a_translation_that_nobody_brought_along_is_said_to_be_left_out() -> None:
    found = lines({}, {"en/test.md": [State.PUBLISHED]})

    assert {file: line.is_left_out for file, line in found.items()} == {"en/test.md": False, "ro/test.md": True, "en/other.md": False}
    assert found["ro/test.md"].told is None and found["ro/test.md"].is_unreviewed


def test_a_translation_has_fallen_behind_once_the_english_is_another_than_it_was_made_from() -> None:
    english = lines({}, {"en/test.md": [State.PAST, State.PUBLISHED]})["en/test.md"]
    romanian = lines({}, {"ro/test.md": [State.PUBLISHED]})["ro/test.md"]
    assert romanian.version and english.version and english.version.number == 2

    assert fell_behind(romanian.answer, replace(romanian.version, of_number=1), english)
    assert not fell_behind(romanian.answer, replace(romanian.version, of_number=2), english)
    assert not fell_behind(romanian.answer, romanian.version, english), "nobody knows what it was made from, and no fact is newer"
    newer = replace(english, answer=replace(english.answer, changed=date(2026, 11, 10)))
    assert fell_behind(romanian.answer, romanian.version, newer)
    assert not fell_behind(replace(romanian.answer, changed=date(2026, 11, 10)), romanian.version, newer)


def test_only_what_visitors_are_told_can_be_due() -> None:
    told, draft = lines({}, {"en/test.md": [State.PUBLISHED]})["en/test.md"], lines({}, {"en/test.md": [State.WITHDRAWN]})["en/test.md"]
    due, soon = date(2027, 6, 1), told.answer.review_by

    assert told.is_due(due) and not told.is_due_soon(due) and told.is_due_soon(soon) and not told.is_due(soon)
    assert not draft.is_due(due) and not draft.is_due_soon(soon)
