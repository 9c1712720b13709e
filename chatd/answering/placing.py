"""A folder's answers onto a shelf, all of them or none; and a shelf as a folder. Pure.

What is exported is what stands: the published version, else the newest. Imported again it is the same, and exported again the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from canned_answers import library, versions
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.identifying import Finder
from canned_answers.library import Answer, FileState
from canned_answers.versions import History, NotSo, State, Version
from canned_answers.writing import written
from chatd.answering.shelves import Shelf

NOTHING_SAID: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The shelf as it is then; how many files became new versions, by state, and which; how many said what stands there already."""

    shelf: Shelf
    new: Mapping[State, int]
    unchanged: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who imports, by sign-in name, when, and what is looked for in the words. *is_believed*: of what files say of author, reviewer and state. Else
    everything is a draft of theirs: nobody publishes by writing into a file that somebody else has read it."""

    name: str
    at: datetime
    finder: Finder
    is_believed: bool = True


def exported(shelf: Shelf) -> list[tuple[str, str]]:
    """(file, text) of every answer, in order."""
    files = ((file, history, history.standing) for file, history in sorted(shelf.histories.items()))
    return [(file, _as_file(history, version)) for file, history, version in files if version]


def placed(shelf: Shelf, shared: Shelf, files: Iterable[tuple[str, str]], by: By, *, made_from: Mapping[str, int] = NOTHING_SAID) -> Placed:
    """*made_from*: of translations, by file, from which version of the original. Raises `AnswerRefused` with everything that is to mend; nothing is placed
    then."""
    files = list(files)
    _refuse(_findings(shelf, shared, files, by))
    answers = [(file, text, _read(file, text, by)) for file, text in files]
    fresh = [(file, text, answer) for file, text, answer in answers if not _stands(shelf.history(file), answer)]
    _refuse([finding for file, text, answer in fresh for finding in _not_so(file, text, answer, by)])
    counted: Counter[State] = Counter()
    for file, _, answer in fresh:
        history = _with(shelf.history(file), answer, by, of_number=made_from.get(file))
        shelf = shelf.with_history(history)
        counted[history.versions[-1].state] += 1
    return Placed(shelf=shelf, new=counted, unchanged=len(answers) - len(fresh), files=tuple(file for file, _, _ in fresh))


def _as_file(history: History, version: Version) -> str:
    answer = history.answer(version.number)
    return written(replace(answer, author=version.author, reviewer=version.reviewer, state=FileState(version.state)))


def _findings(shelf: Shelf, shared: Shelf, files: list[tuple[str, str]], by: By) -> list[Finding]:
    """What is wrong with these files, among the answers that stand already. What stands there unchanged, or is withdrawn, may be due."""
    named = {file for file, _ in files}
    beside = [each for each in {**dict(exported(shared)), **dict(exported(shelf))}.items() if each[0] not in named]
    found, texts = library.check(files, today=by.at.date(), finder=by.finder, beside=beside), dict(files)
    return [one for one in found if not (one.field == "review_by" and _may_be_due(shelf, one.file, texts[one.file], by))]


def _read(file: str, text: str, by: By) -> Answer:
    answer = library.read(file, text)
    return answer if by.is_believed else replace(answer, author=None, reviewer=None, state=None)


def _may_be_due(shelf: Shelf, file: str, text: str, by: By) -> bool:
    try:
        answer = _read(file, text, by)
    except AnswerRefused:
        return False
    return answer.state is FileState.WITHDRAWN or _stands(shelf.history(file), answer)


def _stands(history: History, answer: Answer) -> bool:
    """Nothing is new: what stands, or was written last, has these words, and is all that the file says of people and state."""
    return any(_says(version, answer) for version in (history.standing, *history.versions[-1:]) if version)


def _says(version: Version, answer: Answer) -> bool:
    reviewer = None if answer.state is FileState.DRAFT else answer.reviewer
    asked = ((answer.author, version.author), (reviewer, version.reviewer), (answer.state, version.state))
    return version.text == versions.bare(answer) and all(said is None or said == stands for said, stands in asked)


def _not_so(file: str, text: str, answer: Answer, by: By) -> list[Finding]:
    if answer.reviewer is None and answer.state is None:
        return []  # a draft, which nothing stands against
    try:
        _with(History(name=answer.name, language=answer.language), answer, by)
    except NotSo as refused:
        line = next((number for number, line in enumerate(text.split("\n"), start=1) if line.startswith(refused.field)), 1)
        return [Finding(file=file, line=line, field=refused.field, problem="It cannot be taken in so.", what_to_do=refused.advice)]
    return []


def _with(history: History, answer: Answer, by: By, *, of_number: int | None = None) -> History:
    """One version more, brought as far as the file says. Without a state: published where somebody else has read it and nothing stands against it, reviewed
    where something does, else a draft."""
    if answer.state is FileState.WITHDRAWN and history.published:
        history = versions.withdrawn(history, history.published.number)
    history = versions.drafted(history, written(answer), author=answer.author or by.name, at=by.at, of_number=of_number)
    number = len(history.versions)
    if answer.reviewer and answer.state is not FileState.DRAFT:
        history = versions.reviewed(history, number, reviewer=answer.reviewer, at=by.at)
    if answer.state is FileState.PUBLISHED or (answer.state is None and answer.reviewer and _may_be_told(answer, by)):
        history = versions.published(history, number, by=by.name, at=by.at)
    return versions.withdrawn(history, number) if answer.state is FileState.WITHDRAWN else history


def _may_be_told(answer: Answer, by: By) -> bool:
    try:
        versions.refuse_unpublishable(answer, by.at.date())
    except NotSo:
        return False
    return True


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise AnswerRefused(tuple(sorted(findings, key=lambda one: (one.file, one.line))))
