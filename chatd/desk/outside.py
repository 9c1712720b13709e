"""What the world is told of a project: its state, its next openings, and by language what the calendar promises.

By language only the calendar speaks, never who is here: were a language shown as open while somebody who speaks it is on shift, anybody could watch one
worker come and go, and see that others are there besides (`docs/decisions/0019-by-language-only-what-is-promised.md`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chatd.desk.context import Desk
from chatd.desk.opening import facts_at
from chatd.domain import availability
from chatd.domain.availability import Answer, Facts
from chatd.domain.out_of_hours import Reason, reason_of
from chatd.domain.people import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """*openings*: the next ones; while it is open, those after this one. *reason*: why nobody new comes in, or waits; None while it is open."""

    answer: Answer
    openings: tuple[datetime, ...]
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is announced in one language. Nothing of it changes with who is here."""

    is_now: bool
    openings: tuple[datetime, ...]


async def outlook_for(desk: Desk, project: Project) -> Outlook:
    """As somebody would be told who asked now, in any language."""
    rota = await desk.store.rota(project.rota)
    return outlook_of(facts_at(desk.clock.now(), project, rota, desk.live.sheet(project.rota), policy=desk.policy))


def outlook_of(facts: Facts) -> Outlook:
    """The same of facts at hand."""
    answer = availability.answer(facts)
    return Outlook(answer=answer, openings=availability.next_openings(facts), reason=reason_of(facts, answer))


async def promises_for(desk: Desk, project: Project) -> Mapping[str, Promise]:
    """By each of the project's languages."""
    rota, sheet, at = await desk.store.rota(project.rota), desk.live.sheet(project.rota), desk.clock.now()
    found: dict[str, Promise] = {}
    for language in project.languages:
        facts = replace(facts_at(at, project, rota, sheet, policy=desk.policy, language=language), operators=0)
        found[language] = Promise(is_now=availability.is_promised_now(facts), openings=availability.next_openings(facts))
    return found
