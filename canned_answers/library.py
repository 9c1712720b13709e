"""One answer from one text, and what is wrong with a whole library. Pure: text and today's date come in, answers and findings go out.

Where the texts come from is `canned_answers/folder.py`'s business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from canned_answers import body as words
from canned_answers import front_matter, identifying
from canned_answers.body import is_sendable, placeholders, render_plain
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.front_matter import Audience, FileState, FrontMatter, Nation, Source, Topic
from canned_answers.identifying import Finder

__all__ = [
    "Answer",
    "AnswerRefused",
    "Audience",
    "FileState",
    "Finding",
    "Nation",
    "Source",
    "Topic",
    "check",
    "is_sendable",
    "placeholders",
    "read",
    "render_plain",
]

ORIGINAL = "en"
MOST_CHARACTERS = 20_000
_PATH = re.compile(r"(?:.*/)?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/(?=[^/]{1,43}\Z)([a-z0-9]+(?:-[a-z0-9]+)*)\.md")
_FILE = re.compile(r"\A\+\+\+ *\n(.*?)(?:^|\n)\+\+\+ *(?:\n|\Z)(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer in one language. `name` is the same in every language; `reviewed` is true for originals."""

    name: str
    language: str
    title: str
    topic: Topic
    shortcut: str
    nation: tuple[Nation, ...]
    tags: tuple[str, ...]
    source: tuple[Source, ...]
    review_by: date
    changed: date | None
    reviewed: bool
    translation_of: str | None
    body: str
    audience: Audience = Audience.VISITOR
    author: str | None = None
    reviewer: str | None = None
    panel: date | None = None
    state: FileState | None = None


def read(file: str, text: str) -> Answer:
    """The answer in `text`. `file` ends in LANG/NAME.md and is how findings name it. Raises AnswerRefused with all findings."""
    answer = _answer_or_findings(file, text)
    if isinstance(answer, Answer):
        return answer
    raise AnswerRefused(tuple(answer))


def check(files: Iterable[tuple[str, str]], *, today: date, finder: Finder = lambda _: (), beside: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """Everything to mend in a library given as (file, text) pairs: each file by itself, its dates, and how the files fit together and with those that stand
    *beside* them already."""
    outcomes = [(file, text, _answer_or_findings(file, text)) for file, text in files]
    answers = [(file, text, found) for file, text, found in outcomes if isinstance(found, Answer)]
    findings = [finding for _, _, found in outcomes if not isinstance(found, Answer) for finding in found]
    findings += [finding for file, text, answer in answers for finding in _out_of_date(file, text, answer, today)]
    findings += [finding for file, text, answer in answers for finding in _identifiers(file, text, answer, finder)]
    named = {file for file, _, _ in outcomes}
    there = [(file, text, found) for file, text in beside if isinstance(found := _answer_or_findings(file, text), Answer)]
    between = (*_clashes([*there, *answers]), *_stray_translations([*there, *answers]))
    return sorted([*findings, *(finding for finding in between if finding.file in named)], key=lambda finding: (finding.file, finding.line))


def _answer_or_findings(file: str, text: str) -> Answer | list[Finding]:
    text = _plain(text)
    path, parts = _PATH.fullmatch(file), _FILE.match(text)
    if path is None:
        return [_of_file(file, "Its name or folder is not in our form.", "Call it LANG/name-in-small-letters.md, for example en/sti-test.md.")]
    if len(text) > MOST_CHARACTERS:
        return [_of_file(file, f"It is longer than {MOST_CHARACTERS} characters.", "Make it shorter, or make two answers of it.")]
    if parts is None:
        return [_of_file(file, "There is no front matter.", "Begin with a line +++, then the fields, then a second line +++.")]
    return _from_parts(file, path[1], path[2], parts[1], parts[2])


def _plain(text: str) -> str:
    """Lines end in one way, and letters have their accents in one piece, whatever machine they were written on."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _from_parts(file: str, language: str, name: str, toml: str, body: str) -> Answer | list[Finding]:
    facts = front_matter.read(file, toml, is_translation=language != ORIGINAL)
    findings = [*(facts if isinstance(facts, list) else []), *_findings_of_body(file, toml, body), *_hidden(file, toml + body, facts)]
    if findings or isinstance(facts, list):
        return findings
    return Answer(
        name=name,
        language=language,
        title=facts.title,
        topic=facts.topic,
        shortcut=facts.shortcut,
        nation=facts.nation,
        tags=facts.tags,
        source=facts.source,
        review_by=facts.review_by,
        changed=facts.changed,
        reviewed=facts.reviewed,
        translation_of=facts.translation_of,
        body=body.strip(),
        audience=facts.audience,
        author=facts.author,
        reviewer=facts.reviewer,
        panel=facts.panel,
        state=facts.state,
    )


def _findings_of_body(file: str, toml: str, body: str) -> Iterator[Finding]:
    before = toml.count("\n") + (3 if toml else 2)
    for line, problem, what_to_do in words.faults(body):
        yield Finding(file=file, line=before + line, field="body", problem=problem, what_to_do=what_to_do)


def _hidden(file: str, text: str, facts: FrontMatter | list[Finding]) -> Iterator[Finding]:
    """In the file as it stands, and behind escapes such as `\\u202e`."""
    behind = "" if isinstance(facts, list) else " ".join(_free_words(facts))
    hidden = words.hidden_characters(text + behind)
    if hidden:
        yield _of_file(file, f"It holds characters that nobody can see ({', '.join(hidden[:8])}).", "Type the words afresh instead of pasting.")


def _free_words(facts: FrontMatter) -> Iterator[str]:
    yield from (facts.title, facts.author or "", facts.reviewer or "")
    for source in facts.source:
        yield from (source.name, source.url or "")


def _out_of_date(file: str, text: str, answer: Answer, today: date) -> Iterator[Finding]:
    if answer.review_by < today:
        line = _line_of(text, "review_by")
        yield _at(file, line, "review_by", f"It was due on {answer.review_by}.", "Check every fact, then set a new date.")
    if any(source.checked and source.checked > today for source in answer.source):
        yield _at(file, _line_of(text, "source"), "source", "A source was checked on a day to come.", "Write the day it was really checked.")
    if answer.changed and answer.changed > today:
        yield _at(file, _line_of(text, "changed"), "changed", "It says a day to come.", "Write the day on which its facts were last changed.")
    if answer.panel and answer.panel > today:
        yield _at(
            file, _line_of(text, "panel"), "panel", "It says a day to come.", "Write the day on which a panel of peers read it, or leave it out."
        )


def _identifiers(file: str, text: str, answer: Answer, finder: Finder) -> Iterator[Finding]:
    phones_have_a_source = any(source.url for source in answer.source)
    text = _plain(text)
    below = text.count("\n", 0, text.rindex(answer.body)) + 1
    for field, said, at in (("title", answer.title, _line_of(text, "title")), ("body", answer.body, below)):
        for line, problem, what_to_do in identifying.faults(said, finder, phones_have_a_source=phones_have_a_source):
            yield _at(file, at + line - 1, field, problem, what_to_do)


def _clashes(answers: list[tuple[str, str, Answer]]) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for file, text, answer in answers:
        other = first.setdefault((answer.language, answer.shortcut), file)
        if other != file:
            yield _at(file, _line_of(text, "shortcut"), "shortcut", f"{other} has the same shortcut.", "Choose another.")


def _stray_translations(answers: list[tuple[str, str, Answer]]) -> Iterator[Finding]:
    originals = {answer.name: answer for _, _, answer in answers if answer.language == ORIGINAL}
    for file, text, answer in answers:
        if answer.translation_of is None:
            continue
        original = originals.get(answer.translation_of)
        if original is None:
            yield _at(
                file, _line_of(text, "translation_of"), "translation_of", "There is no such English answer.", "Name its file without the ending."
            )
        else:
            yield from _drift(file, text, original, answer)


def _drift(file: str, text: str, original: Answer, answer: Answer) -> Iterator[Finding]:
    """A translation keeps what the console finds and fills it by; otherwise a visitor gets less, or other, than the English says."""
    for field in ("shortcut", "topic", "nation"):
        if getattr(original, field) != getattr(answer, field):
            yield _at(file, _line_of(text, field), field, "It differs from the English answer.", "Make both the same.")
    if sorted(words.unfilled_variables(original.body)) != sorted(words.unfilled_variables(answer.body)):
        yield _at(file, 1, "body", "It does not use the same {variables} as the English answer.", "Copy them unchanged.")
    if len(placeholders(original.body)) != len(placeholders(answer.body)):
        yield _at(file, 1, "body", "It does not have as many [placeholders] as the English answer.", "Translate each one inside its brackets.")


def _of_file(file: str, problem: str, what_to_do: str) -> Finding:
    return _at(file, 1, "file", problem, what_to_do)


def _at(file: str, line: int, field: str, problem: str, what_to_do: str) -> Finding:
    return Finding(file=file, line=line, field=field, problem=problem, what_to_do=what_to_do)


def _line_of(text: str, field: str) -> int:
    return next((number for number, line in enumerate(text.split("\n"), start=1) if line.startswith(field)), 1)
