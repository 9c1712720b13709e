"""What stands in the editor when somebody opens an answer: the draft, what was written before, and the English that a translation goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from canned_answers import working
from canned_answers.library import ORIGINAL, Answer
from canned_answers.merging import Take, together
from canned_answers.versions import History
from canned_answers.working import Working, working_from
from chatd.answering.drafts import Begun, Drafts, Kept, Original
from chatd.answering.ports import Answers
from chatd.answering.shelves import Owner
from chatd.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """*starters*: what comes with chatd, by file; an answer without any version begins from there."""

    answers: Answers
    drafts: Drafts
    starters: Mapping[str, Answer] = field(default_factory=dict)

    async def begun(self, person: Person, owner: Owner, file: str) -> Begun:
        history = await self.answers.history(owner, file)
        original = await self._original(owner, history)
        kept, first = await self.drafts.standing(owner, file), await self.first(owner, history, original)
        begun = Begun(working=kept.working if kept else first, history=history, kept=kept, original=original)
        if kept and kept.from_number < len(history.versions):
            begun = await self._caught_up(owner, begun, kept, first)
        return replace(begun, asides=await self.drafts.asides(owner, file, person.id))

    async def _caught_up(self, owner: Owner, begun: Begun, kept: Kept, newest: Working) -> Begun:
        """A version was saved that is not in the draft: taken in from a file, restored. What it changed comes in; where both changed one place, the draft
        stands, and the version is in the history."""
        base = await self.first(owner, replace(begun.history, versions=begun.history.versions[: kept.from_number]), begun.original)
        found = together(base, kept.working, newest)
        return replace(begun, working=found.settled([Take.MINE] * len(found.clashes)), overtaken=bool(found.clashes))

    async def first(self, owner: Owner, history: History, original: Original | None) -> Working:
        """What is there before anybody wrote at it: the last version, what a project's own would stand in the place of, a starter, or next to nothing."""
        if history.versions:
            return working_from(history.answer(history.versions[-1].number))
        shared = await self.answers.history(owner.shared, history.file) if owner.project else history
        if shared.standing:
            return working_from(shared.answer(shared.standing.number))
        if history.file in self.starters:
            return working_from(self.starters[history.file])
        return working.translation_begun(original.answer) if original else Working(shortcut=history.name)

    async def _original(self, owner: Owner, history: History) -> Original | None:
        """The English that visitors of this owner are told, or would be."""
        if history.language == ORIGINAL:
            return None
        file = f"{ORIGINAL}/{history.name}.md"
        for whose in (owner, owner.shared):
            english = await self.answers.history(whose, file)
            if english.standing:
                translated = history if history.versions or whose != owner.shared else await self.answers.history(owner.shared, history.file)
                now = english.answer(english.standing.number)
                return Original(answer=now, number=english.standing.number, then=_otherwise(self._then(english, translated), now))
        return Original(answer=self.starters[file]) if file in self.starters else None

    def _then(self, english: History, translated: History) -> Answer | None:
        """What the English said when it was translated. A translation that names no version goes back to its starter, where it has one."""
        made_from = translated.versions[-1].of_number if translated.versions else None
        if made_from is not None:
            return english.answer(made_from) if made_from <= len(english.versions) else None
        return self.starters.get(english.file) if translated.file in self.starters else None


def _otherwise(then: Answer | None, now: Answer) -> Answer | None:
    """Nothing, where it says the same."""
    return then if then and (then.title, then.body) != (now.title, now.body) else None
