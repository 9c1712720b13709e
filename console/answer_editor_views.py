"""What the editor's pages show, taken from what stands in it. Nothing here decides anything."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

from canned_answers.comparing import pieces
from canned_answers.front_matter import Audience
from canned_answers.library import ORIGINAL
from canned_answers.merging import Clash, Same, Together
from chatd.answering.drafts import Begun, Kept, Original
from chatd.domain.people import Person
from console.answer_compare import paragraphs
from console.answer_frame import Place
from console.answer_views import Said, said
from console.answer_words import NATIONS, day_of, tongue
from console.topic_words import TOPIC_WORDS

_FIELDS: Mapping[str, str] = {
    "title": "The title",
    "topic": "The topic",
    "shortcut": "The shortcut",
    "audience": "Whom it is for",
    "review_by": "When to look again",
    "changed": "The day its facts changed",
    "panel": "The day a panel read it",
    "body": "The words",
}
_AUDIENCES: Final = ((Audience.VISITOR.value, "Visitors: workers place it in a reply"), (Audience.WORKER.value, "Workers only: never in a reply"))
AROUND = 120
Change = tuple[str, str]
"""`same`, `gone` or `new`, and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """Beside a translation. *changed*: the lines that say something else, what each says otherwise than when the translation was made; *was_title*: the title then, if another."""

    said: Said
    body: str
    number: int | None
    changed: tuple[tuple[Change, ...], ...] = ()
    was_title: str = ""
    moved_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two wordings for one place. *number*: of the decision; each wording is shown by what it changes of what was there before. *is_words*: both can stand, one
    after the other; a topic or a day is one or the other."""

    number: int
    what: str
    mine: tuple[Change, ...]
    theirs: tuple[Change, ...]
    is_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Another language of the same answer."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """An answer that somebody is writing. *last*: who wrote last, and when."""

    title: str
    language: str
    tongue: str
    href: str
    last: str


def english(original: Original | None, values: Mapping[str, str]) -> English | None:
    if original is None:
        return None
    now, then = original.answer, original.then
    lines = paragraphs(pieces(then.body, now.body)) if then else []
    changed = tuple(tuple(line) for line in lines if any(what != "same" for what, _ in line))
    was_title = then.title if then and then.title != now.title else ""
    shown = said(now, values)
    return English(said=shown, body=now.body, number=original.number, changed=changed, was_title=was_title, moved_on=bool(changed or was_title))


def beside(found: Together) -> tuple[str | Beside, ...]:
    """What is to decide, in order, with the words between."""
    shown: list[str | Beside] = []
    number = 0
    for piece in (*found.lines, *found.body):
        if isinstance(piece, Same):
            shown.append(_in_short(piece.words.strip()))
            continue
        shown.append(_beside(piece, number))
        number += 1
    return tuple(shown)


def _in_short(words: str) -> str:
    """Enough to see where a place is."""
    return words if len(words) < 3 * AROUND else f"{words[:AROUND].rpartition(' ')[0]} … {words[-AROUND:].partition(' ')[2]}"


def _beside(clash: Clash, number: int) -> Beside:
    is_words = clash.field in {"title", "body"}

    def changes(chosen: str) -> tuple[Change, ...]:
        if is_words:
            return tuple((piece.what.value, piece.words) for piece in pieces(clash.base, chosen))
        return (("same", _chosen(clash.field, chosen)),) if chosen else ()

    return Beside(number=number, what=_FIELDS[clash.field], mine=changes(clash.mine), theirs=changes(clash.theirs), is_words=is_words)


def _chosen(field: str, value: str) -> str:
    """A topic, a day and so on, as the form calls it."""
    named = {**TOPIC_WORDS, **dict(_AUDIENCES)}
    try:
        return day_of(date.fromisoformat(value)) if field in {"review_by", "changed", "panel"} else named.get(value, value)
    except ValueError:
        return value


def choices() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What lists of the form offer: (value, words)."""
    return {
        "topics": tuple(sorted(TOPIC_WORDS.items(), key=lambda item: item[1])),
        "nations": tuple((nation.value, words) for nation, words in NATIONS.items()),
        "audiences": _AUDIENCES,
    }


def translations(place: Place, file: str, has: frozenset[str]) -> tuple[Way, ...]:
    """The project's other languages, and those that the answer has."""
    language, _, name = file.partition("/")
    wanted = dict.fromkeys((ORIGINAL, *place.project.languages, *sorted(has)))
    return tuple(Way(words=tongue(each), href=f"{place.path}/{each}/{name.removesuffix('.md')}/edit") for each in wanted if each != language)


def being_written(place: Place, drafts: Mapping[str, Kept], names: Mapping[str, str]) -> tuple[Going, ...]:
    """What was begun and is no version yet, newest first."""
    newest_first = sorted(drafts.items(), key=lambda item: item[1].at, reverse=True)
    return tuple(
        Going(
            title=kept.working.title or file.partition("/")[2].removesuffix(".md").replace("-", " "),
            language=file.partition("/")[0],
            tongue=tongue(file.partition("/")[0]),
            href=f"{place.path_of(file)}/edit",
            last=f"{names.get(kept.by.casefold(), kept.by)}, {day_of(kept.at)}",
        )
        for file, kept in newest_first
    )


def other_writer(names: Mapping[str, str], sign_in: str, reader: Person) -> str:
    """Who wrote what stands in the place of the reader's words."""
    return "your other window" if sign_in == reader.sign_in else names.get(sign_in.casefold(), sign_in) or "somebody else"


def in_a_browser(person: Person) -> str:
    """Tells two people's unsent words apart where they share a browser, without leaving a name there."""
    return hashlib.blake2s(person.id.encode(), digest_size=8).hexdigest()


def as_json(begun: Begun) -> str:
    return msgspec.json.encode(begun.working).decode()
