"""An answer while somebody is still writing at it: every field as it was typed, however unfinished; and what is to mend before it can be a version.

Pure. What is wrong is said in words for whoever fills in a form; `canned_answers/library.py` says the same of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from canned_answers import body as words
from canned_answers import identifying, library, verifying
from canned_answers.front_matter import Audience, Https, Nation, Slug, Source, SourceName, Title, Topic
from canned_answers.identifying import Finder
from canned_answers.library import MOST_CHARACTERS, ORIGINAL, Answer
from canned_answers.writing import written

_Short = Annotated[str, Meta(max_length=400)]
MOST_NATIONS, MOST_TAGS, MOST_SOURCES = 6, 12, 12


class WorkingSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the sources. *checked*: a day as typed, or empty."""

    name: _Short = ""
    url: _Short = ""
    checked: _Short = ""


class Working(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limits only keep an endless text out; what a field may really hold is said by `faults`."""

    title: _Short = ""
    topic: _Short = ""
    shortcut: _Short = ""
    audience: _Short = Audience.VISITOR.value
    nation: Annotated[tuple[_Short, ...], Meta(max_length=50)] = ()
    tags: Annotated[tuple[_Short, ...], Meta(max_length=100)] = ()
    source: Annotated[tuple[WorkingSource, ...], Meta(max_length=100)] = ()
    review_by: _Short = ""
    changed: _Short = ""
    panel: _Short = ""
    reviewed: bool = False
    body: Annotated[str, Meta(max_length=2 * MOST_CHARACTERS)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend. *field*: of `Working`; *line*: of its words, from 1, where that helps. *blocks*: it cannot be a version with this. *by_guard*: it
    could lead to somebody; the editor says so itself, while they type."""

    field: str
    problem: str
    what_to_do: str
    line: int | None = None
    blocks: bool = True
    by_guard: bool = False


def working_from(answer: Answer) -> Working:
    """What stands in the editor for an answer that is there."""
    return Working(
        title=answer.title,
        topic=answer.topic.value,
        shortcut=answer.shortcut,
        audience=answer.audience.value,
        nation=tuple(nation.value for nation in answer.nation),
        tags=answer.tags,
        source=tuple(WorkingSource(name=each.name, url=each.url or "", checked=_as_typed(each.checked)) for each in answer.source),
        review_by=_as_typed(answer.review_by),
        changed=_as_typed(answer.changed),
        panel=_as_typed(answer.panel),
        reviewed=answer.reviewed and answer.language != ORIGINAL,
        body=answer.body,
    )


def translation_begun(original: Answer) -> Working:
    """A new translation: the facts of the English answer, and none of its words."""
    return msgspec.structs.replace(working_from(original), title="", body="", changed="", panel="", reviewed=False)


def as_original(working: Working, original: Answer | None) -> Working:
    """A translation is found and filed as its English answer is: those fields are not its own."""
    if original is None:
        return working
    facts = working_from(original)
    return msgspec.structs.replace(working, topic=facts.topic, shortcut=facts.shortcut, nation=facts.nation, audience=facts.audience)


def as_file(working: Working, name: str, language: str) -> str:
    """The file that a version keeps. Only for what has no faults that block."""
    translates = language != ORIGINAL
    answer = Answer(
        name=name,
        language=language,
        title=working.title.strip(),
        topic=Topic(working.topic),
        shortcut=working.shortcut,
        nation=tuple(map(Nation, working.nation)),
        tags=working.tags,
        source=tuple(Source(name=each.name.strip(), url=each.url.strip() or None, checked=_day(each.checked)) for each in working.source),
        review_by=date.fromisoformat(working.review_by),
        changed=_day(working.changed),
        reviewed=working.reviewed or not translates,
        translation_of=name if translates else None,
        body=_plain_ends(working.body),
        audience=Audience(working.audience),
        panel=_day(working.panel),
    )
    text = written(answer)
    library.read(f"{language}/{name}.md", text)
    return text


def faults(working: Working, *, today: date, finder: Finder, original: Answer | None = None) -> list[Fault]:
    """Everything to mend, in the order of the form. *original*: the English answer, for a translation."""
    return [
        *_faults_of_title(working, finder),
        *_faults_of_body(working, finder),
        *(_drift(working, original) if original else ()),
        *_faults_of_facts(working),
        *_faults_of_sources(working, today),
        *_faults_of_days(working, today),
    ]


def _faults_of_title(working: Working, finder: Finder) -> Iterator[Fault]:
    title = working.title.strip()
    if not title:
        yield Fault(field="title", problem="It has no title yet.", what_to_do="Write one short line that workers will find it by.")
    elif not _fits(title, Title):
        yield Fault(field="title", problem="This is too long for a title.", what_to_do="Keep it to one line of 80 letters at most.")
    for _, problem, what_to_do in identifying.faults(title, finder, phones_have_a_source=_names_a_place_to_compare(working)):
        yield Fault(field="title", problem=problem, what_to_do=what_to_do, by_guard=True)
    yield from _hidden("title", title)


def _faults_of_facts(working: Working) -> Iterator[Fault]:
    if working.topic not in set(Topic):
        yield Fault(field="topic", problem="No topic is chosen.", what_to_do="Choose one.")
    if not _fits(working.shortcut, Slug):
        yield Fault(
            field="shortcut",
            problem="This cannot be a shortcut.",
            what_to_do="Write small letters, figures and single hyphens: for example sti-test.",
        )
    if not working.nation or not set(working.nation) <= set(Nation):
        yield Fault(field="nation", problem="It does not say where it holds.", what_to_do="Tick where it is true; law and services differ.")
    if len(working.nation) > MOST_NATIONS:
        yield Fault(field="nation", problem="These are too many.", what_to_do="Tick “all of the UK”, or “anywhere”.")
    yield from _faults_of_tags(working.tags)
    if working.audience not in set(Audience):
        yield Fault(field="audience", problem="It does not say whom it is for.", what_to_do="Choose visitors, or workers only.")


def _faults_of_tags(tags: tuple[str, ...]) -> Iterator[Fault]:
    unfit = next((tag for tag in tags if not _fits(tag, Slug)), None)
    if unfit is not None:
        yield Fault(
            field="tags",
            problem=f"“{unfit[:40]}” cannot be a tag.",
            what_to_do="Write small letters, figures and single hyphens, with commas between: test, clinic, home-kit.",
        )
    elif len(set(tags)) < len(tags):
        yield Fault(field="tags", problem="The same tag stands there twice.", what_to_do="Leave one of them out.")
    elif len(tags) > MOST_TAGS:
        yield Fault(field="tags", problem="These are too many.", what_to_do=f"Keep the {MOST_TAGS} best.")


def _faults_of_sources(working: Working, today: date) -> Iterator[Fault]:
    if not working.source:
        yield Fault(field="source", problem="No source is named.", what_to_do="Name at least one: who says so?")
    if len(working.source) > MOST_SOURCES:
        yield Fault(field="source", problem="These are too many.", what_to_do=f"Keep the {MOST_SOURCES} that matter.")
    for number, each in enumerate(working.source, start=1):
        for problem, what_to_do in _faults_of_source(each, today):
            yield Fault(field="source", problem=problem, what_to_do=what_to_do, line=number)
        yield from _hidden("source", each.name + each.url, number)
    if _is_unverified(working):
        yield Fault(
            field="source",
            problem="It speaks of law, or of a number to call, and not every source has a day.",
            what_to_do="Compare it with each one before it is published, and write the day.",
            blocks=False,
        )


def _is_unverified(working: Working) -> bool:
    """Said to whoever writes, or somebody reads over what then cannot be published."""
    asks = verifying.is_of_law(working.topic, working.tags, (each.url.strip() for each in working.source)) or verifying.holds_a_number(working.body)
    return asks and any(not each.checked for each in working.source)


def _faults_of_source(source: WorkingSource, today: date) -> Iterator[tuple[str, str]]:
    if not source.name.strip():
        yield "A source has no name.", "Write who publishes it, for example NHS: Getting tested."
    elif not _fits(source.name.strip(), SourceName):
        yield "The name of a source is too long.", "Keep it to 120 letters."
    if source.url.strip() and not _fits(source.url.strip(), Https):
        yield "This is no web address of our form.", "Begin with https:// and leave no space in it; or leave it empty."
    if source.checked and _day(source.checked) is None:
        yield "This is no day.", "Write the day on which somebody compared the answer with it; or leave it empty."
    elif (_day(source.checked) or today) > today:
        yield "This day is still to come.", "Write the day on which it was really compared."


def _faults_of_days(working: Working, today: date) -> Iterator[Fault]:
    due = _day(working.review_by)
    if due is None:
        yield Fault(field="review_by", problem="It does not say when to look again.", what_to_do="Choose a day: half a year is usual, less for law.")
    elif due < today:
        yield Fault(field="review_by", problem="This day is past.", what_to_do="Check every fact, then choose a new day.", blocks=False)
    for field, typed in (("changed", working.changed), ("panel", working.panel)):
        if typed and _day(typed) is None:
            yield Fault(field=field, problem="This is no day.", what_to_do="Choose a day, or leave it empty.")
        elif (_day(typed) or today) > today:
            yield Fault(field=field, problem="This day is still to come.", what_to_do="Choose the day on which it was, or leave it empty.")


def _faults_of_body(working: Working, finder: Finder) -> Iterator[Fault]:
    body = working.body
    if not body.strip():
        yield Fault(field="body", problem="There are no words yet.", what_to_do="Write what a visitor is to read.")
        return
    for line, problem, what_to_do in words.faults(body):
        yield Fault(field="body", problem=problem, what_to_do=what_to_do, line=line)
    for line, problem, what_to_do in identifying.faults(body, finder, phones_have_a_source=_names_a_place_to_compare(working)):
        yield Fault(field="body", problem=problem, what_to_do=what_to_do, line=line, by_guard=True)
    yield from _hidden("body", body.replace("\r\n", "\n"))


def _drift(working: Working, original: Answer) -> Iterator[Fault]:
    """What a translation must keep, or a visitor gets less than the English says."""
    if not working.body.strip():
        return
    if sorted(words.unfilled_variables(original.body)) != sorted(words.unfilled_variables(working.body)):
        yield Fault(
            field="body", problem="It does not use the same {variables} as the English.", what_to_do="Copy each one as it is there.", blocks=False
        )
    if len(words.placeholders(original.body)) != len(words.placeholders(working.body)):
        yield Fault(
            field="body",
            problem="It does not have as many [placeholders] as the English.",
            what_to_do="Translate each one inside its brackets.",
            blocks=False,
        )


def _hidden(field: str, text: str, line: int | None = None) -> Iterable[Fault]:
    found = words.hidden_characters(text)
    problem = f"It holds characters that nobody can see ({', '.join(found[:8])})."
    return [Fault(field=field, problem=problem, what_to_do="Type the words afresh instead of pasting.", line=line)] if found else []


def _names_a_place_to_compare(working: Working) -> bool:
    return any(each.url.strip() for each in working.source)


def _plain_ends(body: str) -> str:
    return body.replace("\r\n", "\n").strip()


def _fits(value: str, kind: object) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _as_typed(day: date | None) -> str:
    return day.isoformat() if day else ""


_DAY: Final = 10


def _day(typed: str) -> date | None:
    """As a date field sends it; nothing for anything else."""
    try:
        return date.fromisoformat(typed) if len(typed) == _DAY else None
    except ValueError:
        return None
