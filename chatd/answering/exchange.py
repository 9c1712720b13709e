"""A whole library out into one file, and such a file back in: all of it or nothing.

Reading and checking takes seconds for a large one, so it is done beside the server's own work, and what it came to is kept only where nobody has written in
between.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from canned_answers import library as answers
from canned_answers.findings import AnswerRefused
from canned_answers.library import ORIGINAL, Answer
from canned_answers.versions import History, State, Version, bare
from chatd.answering import archive, for_translators, from_translators, placing, sheet
from chatd.answering.brought import Brought, Form, Reading, refused
from chatd.answering.library import Library
from chatd.answering.placing import By, Placed
from chatd.answering.shelves import Owner, Shelf
from chatd.answering.standing import SETTLED
from chatd.domain.people import Person

MOST_BYTES: Final = max(archive.MOST_BYTES, sheet.MOST_BYTES)
_TRIES: Final = 3
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06")


class Meanwhile(Exception):
    """Somebody wrote into the library again and again while this was read. Nothing was taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """*language*: of a PO file. *everything*: also what stands beneath."""

    form: Form
    language: str = ""
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of it. *new*: how many new versions, by state; *files*: of which answers; *left_alone*: what was not taken, and why."""

    new: Mapping[State, int]
    files: tuple[str, ...]
    unchanged: int
    left_alone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelves:
    """*shared*: of a project, what its collaborative has; *beneath*: what stands where the owner has nothing of its own."""

    own: Shelf
    shared: Shelf
    beneath: Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """*starters*: what comes with chatd, by file."""

    library: Library
    starters: Mapping[str, Answer] = field(default_factory=dict)

    async def give(self, person: Person, owner: Owner, what: Wanted) -> bytes:
        """For those who coordinate. Raises `NotThere`."""
        await self.library.coordinated(person, owner)
        return await self.give_out(owner, what)

    async def take(self, person: Person, owner: Owner, read: Reading, *, keep: bool) -> Taken:
        """Drafts of theirs, or with not *keep* what would become of it. Raises `NotThere`, `AnswerRefused`, `Meanwhile`."""
        await self.library.coordinated(person, owner)
        return await self.take_in(owner, read, by=person.sign_in, is_believed=False, keep=keep)

    async def languages(self, person: Person, owner: Owner) -> tuple[str, ...]:
        """Those that anything of it is translated into."""
        await self.library.coordinated(person, owner)
        shelves = await self._shelves(owner)
        there = (*shelves.own.histories.values(), *shelves.beneath.histories.values())
        return tuple(sorted({each.language for each in there} - {ORIGINAL}))

    async def give_out(self, owner: Owner, what: Wanted) -> bytes:
        """For the command line, where whoever types may have anything."""
        return await asyncio.to_thread(_written, await self._shelves(owner), what)

    async def take_in(self, owner: Owner, read: Reading, *, by: str, is_believed: bool = True, keep: bool = True) -> Taken:
        """The same. Raises `AnswerRefused` with where to mend what in the file."""
        who = By(name=by, at=self.library.clock.now(), finder=self.library.finder, is_believed=is_believed)
        for _ in range(_TRIES):
            shelves = await self._shelves(owner)
            brought, placed = await asyncio.to_thread(_placed, shelves, read, who)
            if not keep or await self._kept(owner, shelves, placed.shelf):
                unchanged = placed.unchanged + brought.unchanged
                return Taken(new=placed.new, files=placed.files, unchanged=unchanged, left_alone=brought.left_alone)
        raise Meanwhile

    async def _kept(self, owner: Owner, before: _Shelves, after: Shelf) -> bool:
        """False where either shelf is not what it was any more."""

        def decide(own: Shelf, shared: Shelf) -> Shelf:
            return after if (own, shared) == (before.own, before.shared) else own

        return await self.library.answers.change(owner, decide) == after

    async def _shelves(self, owner: Owner) -> _Shelves:
        own = await self.library.answers.shelf(owner)
        shared = await self.library.answers.shelf(owner.shared) if owner.project else Shelf(owner=owner)
        return _Shelves(own=own, shared=shared, beneath=_beneath(own, shared, self.starters))


def reading(content: bytes, name: str) -> Reading:
    """How to read what somebody brought, by what it is and by what it is called. Raises `AnswerRefused`."""
    if content.startswith(_ARCHIVES):
        return lambda *_: archive.read(content, name=name)
    ending = name.lower().rpartition(".")[2]
    if ending in {"po", "pot"}:
        return from_translators.read(content, name=name)
    if ending == "csv":
        return lambda own, beneath: sheet.read(content, name=name, standing={**beneath.histories, **own.histories})
    raise refused(name, 1, "file", "It is not a kind that we take in.", "Send a .zip of Markdown files, a .csv or a .po file.")


def _written(shelves: _Shelves, what: Wanted) -> bytes:
    if what.form is Form.PO:
        return for_translators.written(shelves.own, shelves.beneath, what.language, everything=what.everything)
    files = dict(placing.exported(shelves.own))
    if what.everything:
        under = {file: history.standing for file, history in shelves.beneath.histories.items() if file not in shelves.own.histories}
        files |= {file: version.text for file, version in under.items() if version and version.state is not State.WITHDRAWN}
    return {Form.ZIP: archive.written, Form.CSV: sheet.written}[what.form](files.items())


def _placed(shelves: _Shelves, read: Reading, by: By) -> tuple[Brought, Placed]:
    brought = read(shelves.own, shelves.beneath)
    if not by.is_believed:
        brought = _without_what_stands(shelves, brought)
    numbered = {file: number for file, number in brought.made_from.items() if _is_kept(shelves, file)}
    try:
        return brought, placing.placed(shelves.own, shelves.beneath, brought.files, by, made_from=numbered)
    except AnswerRefused as refusal:
        raise AnswerRefused(tuple(sorted(map(brought.where, refusal.findings), key=lambda one: (one.file, one.line)))) from None


def _is_kept(shelves: _Shelves, file: str) -> bool:
    """The original's versions are numbered: it does not merely come with chatd."""
    original = f"{ORIGINAL}/{file.partition('/')[2]}"
    return original in shelves.own.histories or original in shelves.shared.histories


def _without_what_stands(shelves: _Shelves, brought: Brought) -> Brought:
    """An answer that was given out from beneath, and comes back as it was, is not made this owner's own."""
    new = tuple(each for each in brought.files if not _stands_beneath(shelves, *each))
    return replace(brought, files=new, unchanged=brought.unchanged + len(brought.files) - len(new))


def _stands_beneath(shelves: _Shelves, file: str, text: str) -> bool:
    under = shelves.beneath.histories.get(file)
    if file in shelves.own.histories or under is None or under.standing is None:
        return False
    try:
        return bare(answers.read(file, text)) == under.standing.text
    except AnswerRefused:
        return False


def _beneath(own: Shelf, shared: Shelf, starters: Mapping[str, Answer]) -> Shelf:
    """What is shared, and under that each starter until the library has said something in its place; but what the project does without."""
    there = {file: _as_history(answer) for file, answer in starters.items() if not _has_spoken(own, shared, file)}
    there |= {file: history for file, history in shared.histories.items() if history.standing}
    return Shelf(owner=own.owner.shared, histories={file: history for file, history in there.items() if history.name not in own.hidden})


def _has_spoken(own: Shelf, shared: Shelf, file: str) -> bool:
    both = (file, f"{ORIGINAL}/{file.partition('/')[2]}")
    return any(version.state in SETTLED for shelf in (own, shared) for each in both for version in shelf.history(each).versions)


def _as_history(answer: Answer) -> History:
    version = Version(number=1, state=State.DRAFT, text=bare(answer), author="chatd", written=datetime(2000, 1, 1, tzinfo=UTC))
    return History(name=answer.name, language=answer.language, versions=(version,))
