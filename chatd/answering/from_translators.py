"""What translators send back: words from them, facts from the English answer.

A file that was made before the English changed still comes in, as a translation of what the English said then; so the editor can show what has changed since.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from canned_answers import body as words
from canned_answers.findings import Finding
from canned_answers.library import ORIGINAL
from canned_answers.versions import bare
from chatd.answering import gettext
from chatd.answering.brought import Brought, Reading, refuse, refused
from chatd.answering.gettext import Entry
from chatd.answering.pieces import BREAK, Pair, Piece, is_title, is_whole, pairs, pieces, stays
from chatd.answering.shelves import Shelf

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCRIPTS: Final = {"zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant"}
_TO_CALL: Final = re.compile(r"\]\(((?:tel|sms):[^()\s]*)\)")


def read(content: bytes, *, name: str = "translation.po") -> Reading:
    """To be read beside what the library says. What a translator did not finish is left alone. The reading raises `AnswerRefused`."""

    def reading(shelf: Shelf, beneath: Shelf) -> Brought:
        said, entries = gettext.read(content, name=name)
        language = _as_it_is_called_here(said, {each.language for each in (*shelf.histories.values(), *beneath.histories.values())})
        if not _LANGUAGE.fullmatch(language) or language == ORIGINAL:
            raise refused(name, 1, "header", "It does not say which language it is in.", "Write a line such as Language: ro into the header.")
        return _Sorting(name=name, pairs={pair.original.name: pair for pair in pairs(shelf, beneath, language)}).brought(entries)

    return reading


def _as_it_is_called_here(said: str, there: Collection[str]) -> str:
    """Programs name a country too (`ro_RO`), or in the place of a script (`zh_CN`). Portuguese is not taken for Brazilian."""
    wider = (said, said.rpartition("-")[0], _SCRIPTS.get(said.casefold(), ""))
    named = (each for name in wider for each in sorted(there) if each.casefold() == name.casefold())
    return next(named, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Translation:
    """An answer as the translator's file has it. *number*: from which version of the original."""

    pair: Pair
    entries: Mapping[Piece, Entry]
    number: int

    @property
    def file(self) -> str:
        return self.pair.translation.file

    @property
    def title(self) -> Entry:
        return next(entry for (name, _), entry in self.entries.items() if is_title(name))

    @property
    def body(self) -> str:
        return BREAK.join(block for block, _ in self.blocks())

    @property
    def reviewed(self) -> bool:
        """By the mark `fuzzy`; but of the first words in a language nobody else has read any."""
        return self.pair.working is not None and not any(entry.is_fuzzy for entry in self.entries.values())

    @property
    def is_new(self) -> bool:
        now = self.pair.translated()
        return now is None or (now.title, now.body, now.reviewed) != (self.title.translation, self.body.strip(), self.reviewed)

    def blocks(self) -> Iterator[tuple[str, Entry | None]]:
        """What stands in each place of the words, and the entry that says so."""
        bodies = iter([entry for (name, _), entry in self.entries.items() if not is_title(name)])
        if any(is_whole(name) for name, _ in self.entries):
            yield from ((entry.translation, entry) for entry in bodies)
            return
        for block in self.pair.original.answer(self.number).body.split(BREAK):
            entry = None if stays(block) else next(bodies)
            yield (entry.translation if entry else block), entry

    def text(self) -> str:
        """The file that it makes."""
        original, now = self.pair.answer, self.pair.translated()
        made = replace(
            original,
            language=self.pair.translation.language,
            title=self.title.translation,
            tags=now.tags if now else original.tags,
            translation_of=original.name,
            reviewed=self.reviewed,
            panel=None,
            body=self.body,
        )
        return bare(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorting:
    """One file, sorted by answers: what may come in, what is to mend, what is left alone."""

    name: str
    pairs: Mapping[str, Pair]
    found: list[_Translation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)

    def brought(self, entries: Iterable[Entry]) -> Brought:
        by_answer: dict[str, list[Entry]] = {}
        for entry in entries:
            by_answer.setdefault(entry.context.partition(":")[0], []).append(entry)
        for answer, theirs in by_answer.items():
            self._sort(answer, theirs)
        refuse(self.findings)
        new = {one.file: one for one in self.found if one.is_new}
        return Brought(
            files=tuple((one.file, one.text()) for one in new.values()),
            made_from={one.file: one.number for one in new.values()},
            left_alone=tuple(self.left_alone),
            unchanged=len(self.found) - len(new),
            where=lambda finding: self._where(new[finding.file], finding),
        )

    def _sort(self, answer: str, entries: list[Entry]) -> None:
        if not entries[0].context:
            self._mend(
                entries[0],
                "It has no msgctxt, which says of which answer it is.",
                "Work on the .po file itself: by way of other formats that is lost.",
            )
        elif answer not in self.pairs:
            self._mend(entries[0], "There is no English answer of that name.", "Leave each msgctxt as it was.")
        elif left := sum(entry.is_guess for entry in entries):
            if left < len(entries):
                self.left_alone.append(f"{self.pairs[answer].translation.file}: {left} of {len(entries)} texts wait for their translation")
        else:
            self._match(self.pairs[answer], {(entry.context, entry.original): entry for entry in entries})

    def _match(self, pair: Pair, there: Mapping[Piece, Entry]) -> None:
        """The version of the original that says what the file says, the standing one first, then the newest; or what keeps the standing one from it."""
        whole = any(is_whole(name) for name, _ in there)
        for number in (pair.standing.number, *range(len(pair.original.versions), 0, -1)):
            wanted = pieces(pair.original.answer(number), whole=whole)
            if set(wanted) == there.keys():
                one = _Translation(pair=pair, entries={piece: there[piece] for piece in wanted}, number=number)
                self.found.append(one)
                if one.is_new:
                    self._lost(one)
                return
        strange = there.keys() - set(pieces(pair.answer, whole=whole))
        for piece in strange:
            self._mend(there[piece], "The English answer does not say this.", "Leave msgid as it was; if the English has changed, export it again.")
        if not strange:
            self._mend(next(iter(there.values())), "Not all texts of this answer are here.", "Leave every msgid in, or export it again.")

    def _lost(self, one: _Translation) -> None:
        """What must be in a translation because it is in the English: a person or the console fills it, or somebody calls it."""
        for (_, original), entry in one.entries.items():
            if Counter(words.unfilled_variables(original)) != Counter(words.unfilled_variables(entry.translation)):
                self._mend(entry, "It does not have the same {variables} as the English.", "Copy them unchanged.")
            if len(words.placeholders(original)) != len(words.placeholders(entry.translation)):
                self._mend(entry, "It does not have as many [placeholders] as the English.", "Translate each one inside its brackets.")
            if Counter(_TO_CALL.findall(original)) != Counter(_TO_CALL.findall(entry.translation)):
                self._mend(entry, "It does not have the same numbers to call as the English.", "Copy each (tel:…) and (sms:…) unchanged.")

    def _where(self, one: _Translation, finding: Finding) -> Finding:
        """Which text of the translator's file a finding about the answer that it makes means."""
        entry = one.title
        if finding.field == "body":
            below = finding.line - one.text().split("\n").index("+++", 1) - 2
            for block, said_by in one.blocks():
                entry = said_by or entry
                below -= block.count("\n") + 2
                if below < 0:
                    break
        return replace(finding, file=self.name, line=entry.line, field=entry.context)

    def _mend(self, entry: Entry, problem: str, what_to_do: str) -> None:
        at = entry.context[:80] or "entry"
        self.findings.append(Finding(file=self.name, line=entry.line, field=at, problem=problem, what_to_do=what_to_do))
