"""Libraries at hazard, with everything in them that a form of file could trip over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from canned_answers import body as words
from canned_answers import versions
from canned_answers.front_matter import Audience, FileState, Nation, Source, Topic
from canned_answers.library import Answer
from canned_answers.versions import History
from canned_answers.writing import written
from chatd.answering.placing import By
from chatd.answering.shelves import Owner, Shelf
from chatd.domain.ids import CollaborativeId

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SHARED = Owner(collaborative=CollaborativeId("north"))
EMPTY = Shelf(owner=SHARED)

_signs = st.text(st.sampled_from("ab =+@'\";,|\\ăș你ก%-"), max_size=12)
line = st.builds(lambda first, rest: first + rest, st.sampled_from("aÎ=+'\"@|\\;你"), _signs)
_days = st.dates(date(2026, 1, 1), date(2026, 11, 21))
_slugs = st.sampled_from(["one", "two-two", "x", "3"])
_sources = st.builds(
    Source,
    name=line,
    url=st.none() | st.sampled_from(["https://www.nhs.uk", "https://a.example/x|y?q=1;2,3"]),
    checked=st.none() | _days,
)
_paragraphs = st.one_of(
    line.map(lambda words: words.replace("-", "")),
    st.lists(line, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.sampled_from(["Call {clinic_phone}, [who]?", "Text [the line](sms:85258).", "Same.", "1 2 3", "2026-11-21"]),
)
_parts = st.lists(_paragraphs, min_size=1, max_size=4).map("\n\n".join)
bodies = (
    st.lists(_parts, min_size=1, max_size=2).map(lambda parts: "\n\n{part}\n\n".join(parts).strip()).filter(lambda body: not any(words.faults(body)))
)


@st.composite
def answers(draw: st.DrawFn, name: str, language: str) -> Answer:
    is_translation = language != "en"
    author, reviewer = (None, None) if draw(st.booleans()) else ("heron", draw(st.sampled_from([None, "wren"])))
    return Answer(
        name=name,
        language=language,
        title=draw(line),
        topic=draw(st.sampled_from(Topic)),
        shortcut=name,
        nation=tuple(draw(st.lists(st.sampled_from(Nation), min_size=1, max_size=3, unique=True))),
        tags=tuple(draw(st.lists(_slugs, max_size=3, unique=True))),
        source=tuple(draw(st.lists(_sources, min_size=1, max_size=3))),
        review_by=date(2027, 5, 1),
        changed=draw(st.none() | _days),
        reviewed=draw(st.booleans()) if is_translation else True,
        translation_of=name if is_translation else None,
        body=draw(bodies),
        audience=draw(st.sampled_from(Audience)),
        author=author,
        reviewer=reviewer,
        panel=draw(st.none() | _days),
        state=draw(st.sampled_from([None, FileState.DRAFT])),
    )


@st.composite
def folders(draw: st.DrawFn) -> list[tuple[str, str]]:
    """(file, text) in their one form, for some answers in some languages."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(["one", "two", "sti-test"]), st.sampled_from(["en", "ro", "pt-BR"])), max_size=5, unique=True))
    made = [draw(answers(name, language)) for name, language in pairs]
    return sorted((f"{each.language}/{each.name}.md", written(each)) for each in made)


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    """English answers, most with a Romanian translation, some of which the English has left behind since."""
    shelf = EMPTY
    for name in draw(st.lists(st.sampled_from(["one", "two", "sti-test"]), max_size=3, unique=True)):
        original, translated = History(name=name, language="en"), History(name=name, language="ro")
        for _ in range(draw(st.integers(1, 2))):
            original = versions.drafted(original, written(draw(answers(name, "en"))), author="heron", at=NOON)
        if draw(st.booleans()):
            made_from = draw(st.none() | st.integers(1, len(original.versions)))
            translated = versions.drafted(translated, written(draw(answers(name, "ro"))), author="heron", at=NOON, of_number=made_from)
            shelf = shelf.with_history(translated)
        shelf = shelf.with_history(original)
    return shelf


@st.composite
def translated(draw: st.DrawFn) -> Shelf:
    """English answers, each with a translation of the same pieces."""
    shelf = EMPTY
    for name in draw(st.lists(st.sampled_from(["one", "two", "sti-test"]), min_size=1, max_size=3, unique=True)):
        original = draw(answers(name, "en"))
        into = replace(original, language="ro", title=f"{original.title}ț", body=original.body.replace("b", "ț"), translation_of=name, reviewed=False)
        for answer in (original, into):
            text = written(replace(answer, author=None, reviewer=None, state=None, panel=None))
            shelf = shelf.with_history(versions.drafted(History(name=name, language=answer.language), text, author="heron", at=NOON))
    return shelf


def by(name: str = "heron", *, is_believed: bool = True) -> By:
    return By(name=name, at=NOON, finder=lambda _: (), is_believed=is_believed)
