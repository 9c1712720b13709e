"""Working at an answer before it is a version: one draft that all who may write there share, put together whenever two of them wrote at once.

Nothing that somebody sent is ever lost: it is in the draft, or set aside for them to put together. Raised by every method: `NotThere` for whoever does not
coordinate one of the projects that the answer is told for.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from canned_answers import versions, working
from canned_answers.findings import AnswerRefused
from canned_answers.library import ORIGINAL, Answer
from canned_answers.merging import Take, together
from canned_answers.working import Fault, Working
from chatd.answering.at_work import AtWork
from chatd.answering.beginning import Beginning
from chatd.answering.drafts import Aside, Begun, Clashing, Kept, Moved, NotReady, Original, Sent, mark
from chatd.answering.library import Library, NotThere
from chatd.answering.shelves import Owner, Shelf
from chatd.answering.standing import read
from chatd.domain.people import Person

_Place = tuple[Owner, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """Built once."""

    library: Library
    beginning: Beginning
    at_work: AtWork
    new_id: Callable[[], str]
    _locks: WeakValueDictionary[_Place, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    # ── looking ──

    async def begun(self, person: Person, owner: Owner, file: str) -> Begun:
        await self.library.coordinated(person, owner)
        return await self.beginning.begun(person, owner, file)

    async def being_written(self, person: Person, owner: Owner) -> Mapping[str, Kept]:
        """Drafts that are no version yet, by file."""
        await self.library.coordinated(person, owner)
        return await self.beginning.drafts.all(owner)

    async def faults(self, owner: Owner, begun: Working, original: Original | None) -> list[Fault]:
        """What is to mend, in the order of the form. In a thread: the guard reads every word, at every pause of every writer, and nobody's line should wait."""
        english = original.answer if original else None
        today, finder, whole = (await self.library.now(owner)).date(), self.library.finder, working.as_original(begun, english)
        return await asyncio.to_thread(working.faults, whole, today=today, finder=finder, original=english)

    async def aside(self, person: Person, owner: Owner, file: str, id: str) -> Clashing:
        """What this person wrote beside what stands now."""
        await self.library.coordinated(person, owner)
        begun = await self.beginning.begun(person, owner, file)
        return _beside(_one(begun.asides, id), begun)

    # ── deeds ──

    async def keep(self, person: Person, owner: Owner, file: str, sent: Sent) -> Working | Clashing:
        """What this person wrote into the draft; the draft as it is then."""
        await self.library.coordinated(person, owner)
        async with self._alone(owner, file):
            return await self._keep(person, owner, file, sent)

    async def settle(self, person: Person, owner: Owner, file: str, id: str, *, of: str, takes: Sequence[Take]) -> None:
        """A person has decided what could not be put together. Raises `Moved` where what stands is no longer what they looked at (*of*: its mark)."""
        await self.library.coordinated(person, owner)
        async with self._alone(owner, file):
            begun = await self.beginning.begun(person, owner, file)
            clashing = _beside(_one(begun.asides, id), begun)
            if mark(clashing.theirs) != of or len(takes) != len(clashing.together.clashes):
                raise Moved
            await self._put(person, owner, file, begun, clashing.together.settled(takes))
            await self.beginning.drafts.drop_aside(owner, file, person.id, id)

    async def save(self, person: Person, owner: Owner, file: str, sent: Sent, *, follows: bool = True) -> int | Clashing:
        """A version of the draft, to be read over by somebody else; its number. *follows*: this translation says what the English says now. Raises `NotReady`,
        and the draft is kept all the same."""
        await self.library.coordinated(person, owner)
        async with self._alone(owner, file):
            kept = await self._keep(person, owner, file, sent)
            return kept if isinstance(kept, Clashing) else await self._save(person, owner, file, kept, follows=follows)

    async def drop(self, person: Person, owner: Owner, file: str, *, of: str) -> None:
        """The draft away, back to what was written before. Raises `Moved` where somebody wrote on meanwhile (*of*: the mark of what was looked at)."""
        await self.library.coordinated(person, owner)
        async with self._alone(owner, file):
            if mark((await self.beginning.begun(person, owner, file)).working) != of:
                raise Moved
            await self.beginning.drafts.drop(owner, file)

    # ── how ──

    async def _keep(self, person: Person, owner: Owner, file: str, sent: Sent) -> Working | Clashing:
        begun = await self.beginning.begun(person, owner, file)
        found = await asyncio.to_thread(together, sent.base, sent.mine, begun.working)  # a long one takes a while, and nobody's line should wait
        aside = sent.aside if sent.aside in {each.id for each in begun.asides} else None
        if found.clashes:
            alone = Aside(id=aside or self.new_id(), person=person.id, base=sent.base, kept=self._by(person, sent.mine))
            await self.beginning.drafts.set_aside(owner, file, alone)
            return _beside(alone, begun)
        settled = found.settled()
        if settled != begun.working:
            await self._put(person, owner, file, begun, settled)
        if aside:
            await self.beginning.drafts.drop_aside(owner, file, person.id, aside)
        return settled

    async def _save(self, person: Person, owner: Owner, file: str, kept: Working, *, follows: bool) -> int:
        begun = await self.beginning.begun(person, owner, file)
        blocking = [fault for fault in await self.faults(owner, kept, begun.original) if fault.blocks]
        if begun.original is None:
            blocking += await self._taken(owner, file, kept.shortcut)
        if blocking:
            raise NotReady(blocking)
        original = begun.original
        with _not_ready():
            text = working.as_file(working.as_original(kept, original.answer if original else None), begun.history.name, begun.history.language)
        last = begun.history.versions[-1] if begun.history.versions else None
        is_current = original is not None and (follows or original.then is None)
        of_number = original.number if original and is_current else last.of_number if last else None
        if last and versions.bare(begun.history.answer(last.number)) == text and last.of_number == of_number:
            number = last.number
        else:
            number = await self._write(person, owner, file, text, of_number, begun.kept)
        await self.beginning.drafts.drop(owner, file)
        return number

    async def _taken(self, owner: Owner, file: str, shortcut: str) -> list[Fault]:
        """A worker who types it must not get another answer. Only among originals: a translation has its English's."""
        shelves = [await self.library.answers.shelf(whose) for whose in dict.fromkeys((owner, owner.shared))]
        other = await asyncio.to_thread(_with_shortcut, shelves, self.beginning.starters, file, shortcut)
        if other is None:
            return []
        return [Fault(field="shortcut", problem=f"“{other}” has this shortcut already.", what_to_do="Choose another.")]

    async def _write(self, person: Person, owner: Owner, file: str, text: str, of_number: int | None, kept: Kept | None) -> int:
        others = tuple(name for name in kept.writers if name != person.sign_in) if kept else ()
        with _not_ready():
            return len((await self.library.write(person, owner, file, text, of_number=of_number, written_with=others)).versions)

    async def _put(self, person: Person, owner: Owner, file: str, begun: Begun, new: Working) -> None:
        """What is as it was before anybody wrote is no draft."""
        if new == await self.beginning.first(owner, begun.history, begun.original):
            await self.beginning.drafts.drop(owner, file)
            return
        writers = dict.fromkeys((*(begun.kept.writers if begun.kept else ()), person.sign_in))
        kept = replace(self._by(person, new), writers=tuple(writers), from_number=len(begun.history.versions))
        await self.beginning.drafts.keep(owner, file, kept)

    def _by(self, person: Person, words: Working) -> Kept:
        return Kept(working=words, by=person.sign_in, at=self.library.clock.now())

    @asynccontextmanager
    async def _alone(self, owner: Owner, file: str) -> AsyncIterator[None]:
        """Between reading what stands and writing what follows, nobody else writes at the same answer."""
        lock = self._locks.setdefault((owner, file), asyncio.Lock())
        async with lock:
            yield


@contextmanager
def _not_ready() -> Iterator[None]:
    """What a file is refused for, as the form says it."""
    try:
        yield
    except AnswerRefused as refused:
        found = refused.findings
        raise NotReady([Fault(field=each.field, problem=each.problem, what_to_do=each.what_to_do) for each in found]) from None


def _with_shortcut(shelves: Iterable[Shelf], starters: Mapping[str, Answer], file: str, shortcut: str) -> str | None:
    """The title of another English answer that has it: as it stands, or as a starter where nothing stands in its place."""
    standing = dict(starters)
    for shelf in reversed(list(shelves)):
        standing |= {each: read(each, history.standing.text) for each, history in shelf.histories.items() if history.standing}
    english = (answer for each, answer in standing.items() if each != file and answer.language == ORIGINAL)
    return next((answer.title for answer in english if answer.shortcut == shortcut), None)


def _beside(aside: Aside, begun: Begun) -> Clashing:
    found = together(aside.base, aside.kept.working, begun.working)
    by = begun.kept.by if begun.kept else begun.history.versions[-1].author if begun.history.versions else ""
    return Clashing(id=aside.id, by=by, theirs=begun.working, together=found)


def _one(asides: tuple[Aside, ...], id: str) -> Aside:
    found = next((each for each in asides if each.id == id), None)
    if found is None:
        raise NotThere
    return found
