"""An answer as a file, in its one canonical form: fields in one order, one way of quoting, one newline at the end.

Reading what was written gives the same answer, and writing that again the same bytes: so two exports can be compared, and a change shows only where
somebody changed something. Fields that say what is true anyway are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from canned_answers.front_matter import Audience, Source
from canned_answers.library import Answer


def written(answer: Answer) -> str:
    """The whole file."""
    return "".join(f"{line}\n" for line in ("+++", *_fields(answer), "+++", answer.body))


def _fields(answer: Answer) -> Iterator[str]:
    yield _text("title", answer.title)
    yield _text("topic", answer.topic)
    yield _text("shortcut", answer.shortcut)
    if answer.audience is not Audience.VISITOR:
        yield _text("audience", answer.audience)
    yield f"nation = {_list(answer.nation)}"
    yield f"tags = {_list(answer.tags)}"
    yield from _sources(answer.source)
    yield f"review_by = {answer.review_by}"
    yield from _day("changed", answer.changed)
    if answer.translation_of is not None:
        yield _text("translation_of", answer.translation_of)
        yield f"reviewed = {'true' if answer.reviewed else 'false'}"
    for name, value in (("author", answer.author), ("reviewer", answer.reviewer)):
        yield from [_text(name, value)] if value else []
    yield from _day("panel", answer.panel)
    yield from [_text("state", answer.state)] if answer.state else []


def _sources(sources: tuple[Source, ...]) -> Iterator[str]:
    """One with no more than a name fits on the line; others stand below each other, so that one more is one line more."""
    only = sources[0]
    if len(sources) == 1 and only.url is None and only.checked is None:
        yield f"source = [{_source(only)}]"
        return
    yield "source = ["
    yield from (f"    {_source(source)}," for source in sources)
    yield "]"


def _source(source: Source) -> str:
    fields = [_text("name", source.name)]
    fields += [_text("url", source.url)] if source.url is not None else []
    return f"{{ {', '.join([*fields, *_day('checked', source.checked)])} }}"


def _text(name: str, value: str) -> str:
    return f"{name} = {_quoted(value)}"


def _day(name: str, value: date | None) -> Iterator[str]:
    yield from [f"{name} = {value}"] if value else []


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """Nothing else needs an escape: signs that nobody sees are refused before."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
