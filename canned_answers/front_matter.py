"""The TOML between the `+++` lines: a closed set of fields, each read strictly and alone, so that all faults are told at once.

It knows nothing of files, of other answers, or of today.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

import msgspec

from canned_answers.addresses import HTTPS
from canned_answers.findings import Finding


class Topic(StrEnum):
    """What visitors ask about; `this-chat` is for questions about the chat itself."""

    THIS_CHAT = "this-chat"
    SEXUAL_HEALTH = "sexual-health"
    SAFETY = "safety"
    CRIME_AND_VIOLENCE = "crime-and-violence"
    HARASSMENT_AND_OUTING = "harassment-and-outing"
    THE_LAW = "the-law"
    RIGHTS = "rights"
    MONEY_AND_TAX = "money-and-tax"
    HOUSING_BENEFITS_DEBT = "housing-benefits-debt"
    IMMIGRATION = "immigration"
    COERCION_AND_TRAFFICKING = "coercion-and-trafficking"
    MENTAL_HEALTH = "mental-health"
    DRUGS_AND_ALCOHOL = "drugs-and-alcohol"
    DOMESTIC_ABUSE = "domestic-abuse"
    PARENTING = "parenting"
    OTHER_WORK = "other-work"
    PEER_GROUPS = "peer-groups"
    TRANS_SERVICES = "trans-services"
    MENS_SERVICES = "mens-services"
    SEEING_A_DOCTOR = "seeing-a-doctor"
    COMPLAINTS = "complaints"


class Nation(StrEnum):
    """Where an answer holds: law and services differ by nation."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    UK = "uk"
    ANY = "any"


class Audience(StrEnum):
    """For whom the words are: said to a visitor, or for the worker's own eyes."""

    VISITOR = "visitor"
    WORKER = "worker"


class FileState(StrEnum):
    """How far an answer has come, as its file may say. Whether it is due follows from its date."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


SLUG = r"\A[a-z0-9]+(-[a-z0-9]+)*\Z"
Slug = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=SLUG)]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"\A\S[^\n]*\Z")]
SourceName = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"\A\S[^\n]*\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"\A\S[^\n]*\Z")]
Https = Annotated[str, msgspec.Meta(max_length=300, pattern=rf"\A{HTTPS}\Z")]


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a fact comes from, and the day somebody last compared the answer with it; no day while nobody has."""

    name: SourceName
    checked: date | None = None
    url: Https | None = None


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about one answer, in the order in which they are written. `reviewed` and `translation_of` belong to translations alone: see `read`.

    `changed` may be left out: a source compared again with an answer that stayed the same is no change. `author` and `reviewer` are for those who look
    after the library; no visitor reads them. `panel`: the day on which a panel of peers read it.
    """

    title: Title
    topic: Topic
    shortcut: Slug
    audience: Audience = Audience.VISITOR
    nation: Annotated[tuple[Nation, ...], msgspec.Meta(min_length=1, max_length=6)]
    tags: Annotated[tuple[Slug, ...], msgspec.Meta(max_length=12)]
    source: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1, max_length=12)]
    review_by: date
    changed: date | None = None
    translation_of: Slug | None = None
    reviewed: bool = True
    author: Name | None = None
    reviewer: Name | None = None
    panel: date | None = None
    state: FileState | None = None


_TYPES: dict[str, Any] = {field.name: field.type for field in msgspec.structs.fields(FrontMatter)}
_OF_TRANSLATIONS = frozenset({"reviewed", "translation_of"})
_MAY_BE_LEFT_OUT = frozenset({"audience", "changed", "author", "reviewer", "panel", "state"})
WHAT_TO_DO: Final = {
    "title": 'Write one short line, for example title = "A free and private STI test".',
    "topic": f"Use one of: {', '.join(Topic)}.",
    "shortcut": 'Use small letters, figures and single hyphens, for example shortcut = "sti-test".',
    "nation": f'Write a list, for example nation = ["england", "wales"]. Known: {", ".join(Nation)}.',
    "tags": 'Write a list of small-letter words, for example tags = ["test", "clinic"], or tags = [].',
    "source": 'Name at least one, for example source = [{ name = "NHS", url = "https://www.nhs.uk", checked = 2026-11-21 }]; leave checked out until somebody has compared them.',
    "review_by": "Write a date without quotation marks, for example review_by = 2027-05-21.",
    "changed": "Write a date without quotation marks, for example changed = 2026-11-21, or leave it out.",
    "audience": f"Use one of: {', '.join(Audience)}; or leave it out when it is for visitors.",
    "author": 'Write the name by which the library knows who wrote it, for example author = "heron", or leave it out.',
    "reviewer": 'Write the name of somebody other than the author who has read it, for example reviewer = "wren", or leave it out.',
    "panel": "Write the day on which peers read it, without quotation marks, for example panel = 2026-11-01, or leave it out.",
    "state": f"Use one of: {', '.join(FileState)}; or leave it out.",
    "reviewed": "Write reviewed = true when somebody who speaks the language well has read it; else reviewed = false.",
    "translation_of": 'Name the English file without its ending, for example translation_of = "sti-test".',
}


_PIECE = r"[A-Za-z0-9_\"'-]"
_DEEP = re.compile(rf"(?<!{_PIECE}){_PIECE}++(?:[ \t]*+\.[ \t]*+{_PIECE}++){{20}}")
"""A name in a name in a name. No field of ours is so; and reading them takes longer with the square of their number."""


def read(file: str, toml: str, *, is_translation: bool) -> FrontMatter | list[Finding]:
    """The facts, or every fault. English answers are originals; all others say what they translate and whether it was reviewed."""
    if _DEEP.search(toml):
        return [_not_toml(file, toml, "")]
    try:
        table = tomllib.loads(toml)
    except (ValueError, RecursionError) as broken:
        return [_not_toml(file, toml, str(broken))]
    findings = [
        *_unknown(file, toml, table, is_translation=is_translation),
        *_missing(file, table, is_translation=is_translation),
        *_unfit(file, toml, table),
    ]
    if findings:
        return findings
    facts = msgspec.convert(table, FrontMatter)
    return list(_unread(file, toml, facts)) or facts


def _not_toml(file: str, toml: str, message: str) -> Finding:
    at = re.search(r"at line (\d+)", message)
    last = toml.count("\n") + 1 if "end of document" in message else 0
    return Finding(
        file=file,
        line=(int(at[1]) if at else last) + 1,
        field="front matter",
        problem="This is not valid TOML.",
        what_to_do='Write each field as name = value, text in "quotation marks", dates without.',
    )


def _wanted(*, is_translation: bool) -> list[str]:
    return [name for name in _TYPES if is_translation or name not in _OF_TRANSLATIONS]


def _unknown(file: str, toml: str, table: dict[str, Any], *, is_translation: bool) -> Iterator[Finding]:
    wanted = _wanted(is_translation=is_translation)
    for name in table:
        if name in _OF_TRANSLATIONS and name not in wanted:
            yield _finding(file, toml, name, "An English answer is an original.", f"Leave {name} out.")
        elif name not in wanted:
            yield _finding(file, toml, name, "There is no such field.", f"Known fields: {', '.join(wanted)}.")


def _missing(file: str, table: dict[str, Any], *, is_translation: bool) -> Iterator[Finding]:
    for name in _wanted(is_translation=is_translation):
        if name not in table and name not in _MAY_BE_LEFT_OUT:
            yield Finding(file=file, line=1, field=name, problem="It is missing.", what_to_do=WHAT_TO_DO[name])


def _unfit(file: str, toml: str, table: dict[str, Any]) -> Iterator[Finding]:
    for name in _TYPES:
        problem = _problem_of(name, table[name]) if name in table else None
        if problem:
            yield _finding(file, toml, name, f"{problem}.", WHAT_TO_DO[name])


def _unread(file: str, toml: str, facts: FrontMatter) -> Iterator[Finding]:
    """Whoever reads what they wrote sees what they meant: it takes a second pair of eyes."""
    if facts.reviewer and facts.author and facts.reviewer.casefold() == facts.author.casefold():
        yield _finding(file, toml, "reviewer", "The author cannot be the reviewer.", WHAT_TO_DO["reviewer"])
    if facts.state in {FileState.REVIEWED, FileState.PUBLISHED} and not (facts.author and facts.reviewer):
        yield _finding(file, toml, "state", f"An answer that is {facts.state} names its author and its reviewer.", "Name both, or leave state out.")


def _problem_of(name: str, value: object) -> str | None:
    try:
        read_value = msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError as unfit:
        return _in_plain_words(str(unfit))
    if name in {"nation", "tags"} and len(set(read_value)) < len(read_value):
        return "The same word stands twice"
    return None


def _in_plain_words(unfit: str) -> str:
    """What `msgspec` says, for somebody who has never seen a program."""
    said, _, path = unfit.partition(" - at ")
    plain = next((words.format(*found.groups()) for pattern, words in _PLAINLY if (found := re.match(pattern, said))), "It is not in our form")
    place = re.search(r"\[(\d+)\]", path)
    return f"Number {int(place[1]) + 1} in the list: {plain[:1].lower()}{plain[1:]}" if place else plain


_PLAINLY: Final = (
    (r"Invalid enum value ('.{1,40}')\Z", "There is no {}"),
    (r"Invalid enum value", "There is no such word"),
    (r"Invalid RFC3339|Expected `date`", "This is no day"),
    (r"Expected `str` of length <= (\d+)", "It has more than {} letters"),
    (r"Expected `(?:array|str)` of length >= 1", "It is empty"),
    (r"Expected `array` of length <= (\d+)", "There are more than {}"),
    (r"Expected `bool`", "It says neither yes nor no"),
    (r"Object contains unknown field `(\w{1,40})`", "A source has nothing called {}"),
)


def _finding(file: str, toml: str, name: str, problem: str, what_to_do: str) -> Finding:
    return Finding(file=file, line=_line_of(toml, name), field=repr(name)[1:-1][:60], problem=problem, what_to_do=what_to_do)


def _line_of(toml: str, name: str) -> int:
    """The line of the file on which a field begins; the opening `+++` is line 1."""
    field = re.compile(rf"""\s*(\[\[?\s*)?["']?{re.escape(name)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(toml.split("\n"), start=2) if field.match(line)), 1)
