"""What the pages of the library say of what stands: nothing is offered that would be refused, and nothing that waits is left unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from canned_answers import library
from canned_answers.comparing import pieces
from canned_answers.versions import History, NotSo, State, Version, published, restored, reviewed, withdrawn
from chatd.answering.shelves import Owner, Shelf
from chatd.answering.standing import Line, standing
from chatd.domain.ids import CollaborativeId
from chatd.domain.people import Role
from console import answer_views, due_page, library_views
from console.answer_compare import paragraphs
from console.answer_frame import Here, Place, Whose
from console.library_views import STANDS, Asked
from tests.canned_answers.test_answer_files import GOOD, TODAY, TRANSLATED
from tests.fakes import NOON
from tests.store.folder import EASTPORT, HERON, NORTHTOWN, a_project

OWN = Owner(collaborative=CollaborativeId("north"), project=NORTHTOWN)
ROSA = replace(HERON, sign_in="rosa", roles={NORTHTOWN: frozenset({Role.COORDINATOR})})
UNVERIFIED = GOOD.replace('"sexual-health"', '"the-law"').replace(", checked = 2026-11-01", "")
STARTERS = {file: library.read(file, text) for file, text in {"en/test.md": GOOD, "ro/test.md": TRANSLATED, "en/law.md": UNVERIFIED}.items()}


def here(person: object = ROSA) -> Here:
    project, other = a_project(NORTHTOWN), a_project(EASTPORT)
    return Here(person=person, projects=(project,), project=project, together=(project, other), own=OWN)  # type: ignore[arg-type]


def history(*versions: tuple[State, str], text: str = GOOD) -> History:
    """By state and author."""
    made = tuple(Version(number=n, state=state, text=text, author=author, written=NOON) for n, (state, author) in enumerate(versions, start=1))
    return History(name="test", language="en", versions=made)


def lines(*shared: History) -> tuple[Line, ...]:
    shelf = Shelf(owner=OWN.shared, histories={each.file: each for each in shared})
    return standing(Shelf(owner=OWN), shelf, STARTERS)


@given(
    st.lists(st.tuples(st.sampled_from(State), st.sampled_from(["rosa", "Rosa", "wren"])), min_size=1, max_size=3).filter(
        lambda found: [state for state, _ in found].count(State.PUBLISHED) < 2
    ),
    st.sampled_from([GOOD, UNVERIFIED]),
    st.booleans(),
    st.data(),
)
def test_what_is_offered_can_be_done_and_what_is_not_offered_cannot(
    versions: list[tuple[State, str]], text: str, writes: bool, data: st.DataObject
) -> None:
    found = history(*versions, text=text)
    version = data.draw(st.sampled_from(found.versions))
    person = ROSA if writes else replace(ROSA, roles={NORTHTOWN: frozenset({Role.OPERATOR})})

    may = answer_views.may(Place(here=here(person), whose=Whose.SHARED), found, version, NOON.date())

    assert may.review is can(lambda: reviewed(found, version.number, reviewer="rosa", at=NOON))
    assert may.publish is (writes and can(lambda: published(found, version.number, by="rosa", at=NOON)))
    assert may.withdraw is (writes and can(lambda: withdrawn(found, version.number)))
    assert not may.restore or (writes and can(lambda: restored(found, version.number, author="rosa", at=NOON)))
    assert not (may.publish and may.unpublished) and not (may.review and may.wrote_it)


def can(deed: object) -> bool:
    try:
        deed()  # type: ignore[operator]
    except NotSo:
        return False
    return True


def test_every_state_of_the_list_can_be_picked_out() -> None:
    found = lines(history((State.PUBLISHED, "rosa"), (State.DRAFT, "wren")))
    day = date(2027, 6, 1)

    said = {file: library_views.stands(line, day) for file, line in ((line.file, line) for line in found)}

    assert said == {
        "en/test.md": {"told", "draft", "due"},
        "ro/test.md": {"left-out"},
        "en/law.md": {"told", "due", "unverified"},
    }
    assert all(each <= set(STANDS) for each in said.values())
    for stands in ("draft", "left-out"):
        (entry,) = library_views.entries(here(), found, Asked(stands=stands), day)
        assert entry.href == "/answers/northtown/shared/en/test"
    assert [entry.title for entry in library_views.entries(here(), found, Asked(whose="starter"), day)] == ["A free test", "A free test"]


def test_what_waits_is_said_once_under_each_heading_that_fits() -> None:
    changed = GOOD.replace("review_by", "changed = 2026-11-10\nreview_by")
    romanian = History(name="test", language="ro", versions=(Version(number=1, state=State.PUBLISHED, text=TRANSLATED, author="wren", written=NOON),))
    found = lines(history((State.PUBLISHED, "rosa"), (State.REVIEWED, "wren"), text=changed), romanian)

    groups = {group.id: group for group in due_page.groups(here(), found, TODAY)}

    assert {id: [(item.title, item.words) for item in group.items] for id, group in groups.items() if group.items} == {
        "publish": [("A free test", "English, shared")],
        "behind": [("A free test", "Romanian, the English is newer")],
        "unreviewed": [("A free test", "Romanian, shared")],
    }
    assert groups["publish"].items[0].href == "/answers/northtown/shared/en/test?version=2"
    assert {id: group.starters for id, group in groups.items() if group.starters} == {"unverified": 1}
    assert {id for id, group in groups.items() if group.more} <= {"unreviewed", "unverified"} <= set(STANDS)


def test_what_is_due_stands_first_and_says_since_when() -> None:
    found = lines(history((State.PUBLISHED, "rosa")))

    first = next(iter(due_page.groups(here(), found, date(2027, 5, 1) + timedelta(days=1))))

    assert (first.id, next(item.words for item in first.items)) == ("due", "English, since 1 May 2027")


def test_of_what_is_due_the_oldest_come_first_and_the_rest_is_a_link_with_its_number() -> None:
    by_day = [GOOD.replace("2027-05-01", f"2026-10-{day:02}") for day in range(20, 0, -1) for _ in range(3)]
    found = lines(*(replace(history((State.PUBLISHED, "rosa"), text=text), name=f"due-{n}") for n, text in enumerate(by_day)))

    first = next(iter(due_page.groups(here(), found, TODAY)))

    assert (len(first.items), len(first.first), first.all_at) == (60, due_page.MOST, "/answers/northtown?stands=due")
    assert [item.words for item in first.first[:4]] == ["English, since 1 October 2026"] * 3 + ["English, since 2 October 2026"]


def test_what_a_visitor_reads_has_no_marks_and_shows_what_is_to_be_filled_in() -> None:
    answer = library.read("en/test.md", GOOD.replace("- Ask", "{part}\n- Call {clinic_phone} or ask"))

    said = answer_views.said(answer, {"project": "Northtown"})

    assert len(said.messages) == 2
    assert "".join(span.words for span in said.messages[0]) == "Hello from Northtown. It is free.\n\n• See the list (https://www.nhs.uk)."
    assert [span.words for span in said.messages[1] if span.is_hole] == ["clinic phone", "[name of the clinic]"]


@given(st.text("ab \n", max_size=20), st.text("ab \n", max_size=20))
def test_no_word_of_a_comparison_is_lost_between_its_lines(one: str, other: str) -> None:
    found = paragraphs(pieces(one, other))

    for kept, whole in (("gone", one), ("new", other)):
        said = " ".join(words for line in found for what, words in line if what in {"same", kept})
        assert "".join(said.split()) == "".join(whole.split())
