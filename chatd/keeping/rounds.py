"""What time does: what is due is shredded, whoever must decide is told, and once a day whoever has something waiting."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from chatd.domain import retention, sweeping
from chatd.domain.ids import ProjectId
from chatd.domain.people import Role
from chatd.domain.refusals import NoSuchRecord, NotAGround
from chatd.domain.retention import Record, State
from chatd.domain.sweeping import Round
from chatd.keeping.base import Base
from chatd.keeping.ports import About, Change

log = logging.getLogger("chatd.keeping")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds(Base):
    """One round every few minutes, and one before the server takes its first connection."""

    async def sweep(self) -> None:
        """Shred what is due, but not while the clock is in doubt; then tell."""
        at, before = self.now(), await self.store.round()
        now = sweeping.looked(before, at)
        _say(before, now)
        if sweeping.may_shred(now):
            due = await self.store.sweep(at)
            if due.records or due.notes or due.slips:
                log.info("shredded: %d records, %d notes, %d slips", due.records, due.notes, due.slips)
        if sweeping.is_worth_writing(before, now):
            await self.store.keep_round(now)
        await self._put_before_leads(at)
        await self._once_a_day(now, at)

    async def _put_before_leads(self, at: datetime) -> None:
        """The second's time to answer is over."""
        for record in await self.store.records():
            if record.state is State.PROVISIONAL and not record.for_lead and not record.is_due(at) and self._is_for_lead(record, at):
                try:
                    after = await self.change(record.id, lambda now: Change(record=retention.unanswered(now), line=None))
                except NoSuchRecord:
                    continue
                await self.tell_who_decides(after, await self.circle(after.project))

    async def _once_a_day(self, now: Round, at: datetime) -> None:
        """Noted before it is sent: a letter too few for a day, rather than one with every restart."""
        if now.told == at.date():
            return
        await self.store.keep_round(replace(now, told=at.date(), reported=sweeping.week_of(at)))
        if now.reported != sweeping.week_of(at):
            await self._report()
        if self.policy is None:
            log.error("the safeguarding policy is not sound, so nothing can be kept: run `chatd protocols check`")
        records = [record for record in await self.store.records() if not record.is_due(at)]
        for record in records:
            if record.for_lead and record.state is State.PROVISIONAL:
                await self.tell_who_decides(record, await self.circle(record.project))
        for project in await self.people.projects():
            await self._of_project(project.id, [record for record in records if record.project == project.id], at)

    async def _report(self) -> None:
        """The log's newest mark to every coordinator: with it, kept elsewhere, a log that was cut off or made anew shows."""
        head = await self.store.audit_head()
        if head.number:
            everybody = await self.people.people()
            await self.alerts.report(head, [each for each in everybody if any(Role.COORDINATOR in roles for roles in each.roles.values())])

    async def _of_project(self, project: ProjectId, records: Iterable[Record], at: datetime) -> None:
        circle = await self.circle(project)
        if any(record.review and record.review <= at for record in records):
            await self.tell(About.REVIEW, circle, circle)
        if any(not note.read_by for note in await self.store.concern_notes({project}, None)):
            await self.tell(About.NOTE, circle, circle)
        if not await self.may_keep(project):
            log.warning("project %s has fewer than two safeguarding leads on a list that is good today: nothing can be kept", project)
            coordinators = [each for each in await self.people.people() if Role.COORDINATOR in each.roles.get(project, ())]
            await self.alerts.tell(About.FEW_LEADS, coordinators)

    def _is_for_lead(self, record: Record, at: datetime) -> bool:
        if self.policy is None:
            return False
        try:
            return retention.is_for_lead(record, self.terms(record.ground), at)
        except NotAGround:
            return False


def _say(before: Round, now: Round) -> None:
    if now.paused_until is not None and before.paused_until is None:
        log.warning("the clock is more than a day ahead of where it was: nothing is shredded for a day, and what is due is shown to nobody meanwhile")
    if now.paused_until is None and before.paused_until is not None:
        log.warning("what is due is shredded again")
