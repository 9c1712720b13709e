"""Which answers the desk gets: what each project has published, and the starters for those that have published nothing."""

from __future__ import annotations

from canned_answers import library
from chatd.answering.shelves import Told
from chatd.domain.ids import ProjectId
from console.answers import AnswerOnDesk, answers_in, served
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED

NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")
STARTERS = tuple(one for one in answers_in() if one.id in {"en/sti-test", "ro/sti-test", "en/arrested"})
SHARED = Told(project=None, name="test", language="en", text=GOOD)
IN_ROMANIAN = Told(project=None, name="test", language="ro", text=TRANSLATED)
OWN = Told(project=NORTHTOWN, name="test", language="en", text=GOOD.replace("It is free", "It is ours"))


def ids(found: tuple[AnswerOnDesk, ...]) -> dict[str, str | None]:
    assert len({one.id for one in found}) == len(found)
    return {one.id: one.project for one in found}


def test_where_nobody_has_published_anything_the_starters_are_served_once() -> None:
    assert STARTERS

    assert served({NORTHTOWN: (), EASTPORT: ()}, STARTERS) == STARTERS == served({}, STARTERS)


def test_what_all_share_is_served_once_and_no_starters() -> None:
    found = served({NORTHTOWN: (SHARED, IN_ROMANIAN), EASTPORT: (SHARED, IN_ROMANIAN)}, STARTERS)

    assert ids(found) == {"en/test": None, "ro/test": None}
    assert all(one.verified for one in found) and not all(one.verified for one in STARTERS)
    assert found[1].translation_of == "test" and found[0].body == library.read("en/test.md", GOOD).body


def test_a_project_without_a_library_keeps_the_starters_for_its_visitors_alone() -> None:
    found = served({NORTHTOWN: (SHARED,), EASTPORT: ()}, STARTERS)

    assert ids(found) == {"en/test@northtown": NORTHTOWN, **{f"{one.id}@eastport": EASTPORT for one in STARTERS}}
    assert {one.translation_of for one in found if one.language == "ro"} == {"sti-test@eastport"}


def test_an_answer_of_its_own_is_said_for_that_project_alone() -> None:
    found = served({NORTHTOWN: (OWN,), EASTPORT: (SHARED,)}, STARTERS)

    assert {one.id: "ours" in one.body for one in found} == {"en/test@northtown": True, "en/test@eastport": False}


def test_words_for_the_workers_own_eyes_are_not_placed_in_a_reply() -> None:
    notes = Told(
        project=None, name="notes", language="en", text=GOOD.replace("nation =", 'audience = "worker"\nnation =').replace('"test"', '"notes"')
    )
    assert library.read(notes.file, notes.text).audience is library.Audience.WORKER

    assert ids(served({NORTHTOWN: (SHARED, notes)}, STARTERS)) == {"en/test": None}
