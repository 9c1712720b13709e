"""Which answers the desk gets: what each project has published, and under it the starters that it has said nothing in the place of."""

from __future__ import annotations

from canned_answers import library
from chatd.answering.shelves import Says, Told
from chatd.domain.ids import ProjectId
from console.answers import AnswerOnDesk, Served, answers_in, served
from tests.canned_answers.test_answer_files import GOOD, TRANSLATED

NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")
STARTERS = tuple(one for one in answers_in() if one.id in {"en/sti-test", "ro/sti-test", "en/arrested"})
SHARED = Told(project=None, name="test", language="en", text=GOOD)
IN_ROMANIAN = Told(project=None, name="test", language="ro", text=TRANSLATED)
OWN = Told(project=NORTHTOWN, name="test", language="en", text=GOOD.replace("It is free", "It is ours"))


def ids(found: tuple[AnswerOnDesk, ...]) -> dict[str, str | None]:
    assert len({one.id for one in found}) == len(found)
    return {one.id: one.project for one in found}


def says(*answers: Told, hidden: frozenset[str] = frozenset()) -> Says:
    return Says(answers=answers, settled=frozenset(each.file for each in answers), hidden=hidden)


def test_where_nobody_has_published_anything_the_starters_are_served_once() -> None:
    assert STARTERS

    assert served({NORTHTOWN: says(), EASTPORT: says()}, STARTERS) == STARTERS == served({}, STARTERS)


def test_what_all_share_is_served_once_with_the_starters_under_it() -> None:
    found = served({project: says(SHARED, IN_ROMANIAN) for project in (NORTHTOWN, EASTPORT)}, STARTERS)

    assert ids(found) == {"en/test": None, "ro/test": None, **{one.id: None for one in STARTERS}}
    assert all(one.verified for one in found[:2]) and not all(one.verified for one in STARTERS)
    assert found[1].translation_of == "test" and found[0].body == library.read("en/test.md", GOOD).body


def test_a_published_answer_takes_the_starter_of_its_name_away_in_every_language_and_no_other() -> None:
    ours = Told(project=None, name="sti-test", language="en", text=GOOD)

    found = served({NORTHTOWN: says(ours)}, STARTERS)

    assert ids(found) == {"en/sti-test": None, "en/arrested": None}
    assert "It is free" in found[0].body


def test_a_translation_of_a_starter_stands_beside_its_english() -> None:
    own = Told(project=NORTHTOWN, name="sti-test", language="ro", text=TRANSLATED.replace('"test"', '"sti-test"'))

    found = {one.id: one for one in served({NORTHTOWN: says(own), EASTPORT: says()}, STARTERS)}

    assert {id: one.project for id, one in found.items()} == {
        "en/sti-test": None,
        "en/arrested": None,
        "ro/sti-test@northtown": NORTHTOWN,
        "ro/sti-test@eastport": EASTPORT,
    }
    assert {one.translation_of for one in found.values() if one.language == "ro"} == {"sti-test"}, "the English is there once, for both"


def test_a_project_may_do_without_a_starter() -> None:
    found = served({NORTHTOWN: says(hidden=frozenset({"sti-test"})), EASTPORT: says()}, STARTERS)

    assert ids(found) == {"en/arrested": None, "en/sti-test@eastport": EASTPORT, "ro/sti-test@eastport": EASTPORT}
    assert {one.translation_of for one in found if one.language == "ro"} == {"sti-test@eastport"}


def test_an_answer_of_its_own_is_said_for_that_project_alone() -> None:
    found = served({NORTHTOWN: says(OWN), EASTPORT: says(SHARED)}, ())

    assert {one.id: "ours" in one.body for one in found} == {"en/test@northtown": True, "en/test@eastport": False}


def test_words_for_the_workers_own_eyes_are_not_placed_in_a_reply() -> None:
    notes = Told(
        project=None, name="notes", language="en", text=GOOD.replace("nation =", 'audience = "worker"\nnation =').replace('"test"', '"notes"')
    )
    assert library.read(notes.file, notes.text).audience is library.Audience.WORKER

    assert ids(served({NORTHTOWN: says(SHARED, notes)}, ())) == {"en/test": None}


async def test_desks_that_ask_again_get_what_was_made_until_a_library_says_something_else() -> None:
    told = {NORTHTOWN: says(SHARED)}

    async def now() -> dict[ProjectId, Says]:
        return dict(told)

    answers = Served(told=now, starters=STARTERS)
    first = await answers.now()

    assert await answers.now() is first
    told[NORTHTOWN] = says(SHARED, IN_ROMANIAN)
    assert ids(await answers.now()).keys() - ids(first).keys() == {"ro/test"}
