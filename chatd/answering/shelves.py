"""Whose answers stand where, and which of them one project's visitors are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from canned_answers.library import ORIGINAL
from canned_answers.versions import History
from chatd.domain.ids import CollaborativeId, ProjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """All projects of a collaborative together; or one of them, for itself."""

    collaborative: CollaborativeId
    project: ProjectId | None = None

    @property
    def shared(self) -> Owner:
        return replace(self, project=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Every answer of one owner with every version, by file (`en/sti-test.md`). *hidden*: names of shared answers that this project does without."""

    owner: Owner
    histories: Mapping[str, History] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def history(self, file: str) -> History:
        """An empty one where nothing was written yet."""
        language, _, name = file.removesuffix(".md").partition("/")
        return self.histories.get(file) or History(name=name, language=language)

    def with_history(self, history: History) -> Shelf:
        return replace(self, histories={**self.histories, history.file: history})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One published version. *project*: whose own it is, or nobody's for a shared one."""

    project: ProjectId | None
    name: str
    language: str
    text: str

    @property
    def file(self) -> str:
        return f"{self.language}/{self.name}.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """All that a collaborative and each of its projects say: every published version; whose files, of which a version is published, or was, or is withdrawn;
    and which names each project does without."""

    told: tuple[Told, ...] = ()
    settled: frozenset[tuple[ProjectId | None, str]] = frozenset()
    hidden: frozenset[tuple[ProjectId, str]] = frozenset()

    def by(self, project: ProjectId) -> Says:
        return Says(
            answers=told_by(self.told, self.hidden, project),
            settled=frozenset(file for whose, file in self.settled if whose in {None, project}),
            hidden=frozenset(name for whose, name in self.hidden if whose == project),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What one project says by its library. *settled*: every file of which a version was ever published or withdrawn, for all or for this project;
    *hidden*: names that it does without."""

    answers: tuple[Told, ...] = ()
    settled: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def leaves(self, starter: str) -> bool:
        """Whether a starter still stands: only where the library has never said anything of its own of that name in English, nor in that language, nor taken
        it back. What was withdrawn may be wrong in the starter too."""
        name = starter.partition("/")[2]
        return not {starter, f"{ORIGINAL}/{name}"} & self.settled and name.removesuffix(".md") not in self.hidden


def told_by(told: Iterable[Told], hidden: frozenset[tuple[ProjectId, str]], project: ProjectId) -> tuple[Told, ...]:
    """What this project says: its own, and the shared that it has not put its own in the place of.

    Its own original stands for the shared answer in every language: else a visitor could read in Romanian what the project has said otherwise in English. Its
    own translation of a shared original stands for that language alone.
    """
    told = tuple(told)
    own = [each for each in told if each.project == project]
    files, rewritten = {each.file for each in own}, {each.name for each in own if each.language == ORIGINAL}
    hides = {name for whose, name in hidden if whose == project}
    shared = (each for each in told if each.project is None and each.name not in rewritten | hides and each.file not in files)
    return (*own, *shared)
