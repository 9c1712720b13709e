"""`/records/audit`: who did what with what is kept, in plain words, for leads and coordinators; and the newest line's mark, to write down elsewhere.

Of a chain that several projects share, somebody reads the lines of their own projects. The mark is over all of them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiohttp import web

from chatd.domain.audit import Entry, Head
from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.people import Person
from console.record_frame import RecordFrame, coordinated, not_there
from console.record_words import Names, day_words
from protocols.safeguarding import Safeguarding

MOST: Final = 200
SERVER: Final = "server"
Entries = Callable[[], Awaitable[tuple[Entry, ...]]]

DEEDS: Final[Mapping[str, str]] = {
    "flag_raised": "raised {what}",
    "confirmed": "confirmed {what}",
    "second_said_no": "was there and said no to {what}",
    "record_closed": "wrote the end under {what}",
    "lead_kept": "decided to keep {what}",
    "lead_let_go": "decided to let {what} go",
    "opening_asked": "asked to open {what}",
    "opening_approved": "agreed that another lead opens {what}",
    "opening_collected": "opened {what}",
    "record_read": "fetched {what}, sealed, to read it",
    "note_added": "wrote a note on {what}",
    "tags_set": "set tags on {what}",
    "exported": "made a file of {what}, to give it to somebody outside",
    "rewrapped": "wrapped {what} for the leads of today",
    "review_kept": "looked at {what} again: keep it longer",
    "review_let_go": "looked at {what} again: let it go",
    "hold_asked": "asked to hold {what} for law",
    "hold_agreed": "agreed to hold {what} for law",
    "hold_ended": "ended the hold on {what}",
    "shredded": "shredded {what}: its time was up",
    "lead_left": "took the locks of a lead who left off every record",
    "second_step_added": "set up {what}",
    "second_step_removed": "took {what} off",
    "second_steps_taken_off": "took off all second steps of {what}, by command",
    "concern_note_written": "wrote {what}",
    "concern_note_read": "read {what}",
    "concern_note_done": "deleted {what}",
    "concern_note_ended": "deleted {what}: its time was up",
    "slip_written": "wrote {what}",
    "slip_taken": "took {what} out",
    "slip_done": "passed {what} on, and deleted it",
    "slip_ended": "deleted {what}: its time was up",
}
THINGS: Final = {
    "record": "record",
    "note": "concern note",
    "slip": "consent slip",
    "person": "person",
    "list": "list of leads",
    "second_step": "second step",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One line as it is read. *why*: the code's words, where there is one."""

    number: int
    when: str
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """*entries*: every line there is, the first first."""

    frame: RecordFrame
    entries: Entries

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/records/audit", not_there(self.page))]

    async def page(self, request: web.Request) -> web.Response:
        person = await self.frame.may_know(await self.frame.own.reader(request))
        entries, names = await self.entries(), await self.frame.names()
        before = _number(request.query.get("before", ""))
        mine = [each for each in await self._mine(person, entries) if before is None or each.number < before]
        lines = [read(each, names, self.frame.keeping.policy) for each in mine[-MOST:]]
        head = Head(number=entries[-1].number, hash=entries[-1].hash) if entries else Head()
        earlier = mine[-MOST].number if len(mine) > MOST else None
        return await self.frame.page(request, "audit", person, lines=lines[::-1], head=str(head), earlier=earlier)

    async def _mine(self, person: Person, entries: Iterable[Entry]) -> list[Entry]:
        projects = coordinated(person) | await self.frame.leads(person)
        people = {each.id for each in await self.frame.keeping.people.people() if _works_for(each, projects)}
        whose = {f"record:{each.id}": each.project for each in await self.frame.keeping.store.records()}
        return of_projects(entries, projects, people, whose)


def of_projects(entries: Iterable[Entry], projects: Collection[ProjectId], people: Collection[str], whose: Mapping[str, ProjectId]) -> list[Entry]:
    """The lines of these projects. What is stored belongs to one; what is gone, to whoever did something to it, or whom it
    was done to; time's own lines, to what they end."""
    seen: set[str] = set()
    mine = []
    for each in entries:
        known = whose.get(each.what)
        is_mine = known in projects if known else each.who in people or each.what in seen or each.what.removeprefix("person:") in people
        if is_mine:
            mine.append(each)
            seen.add(each.what)
    return mine


def read(entry: Entry, names: Names, policy: Safeguarding | None) -> Read:
    """A line in plain words; a deed of a later version under its own name."""
    kind, _, id = entry.what.partition(":")
    what = f"{THINGS.get(kind, kind)} {names.get(PersonId(id), id[:8])}" if id else entry.what
    done = DEEDS.get(entry.deed, f"{entry.deed.replace('_', ' ')}: {{what}}").format(what=what)
    who = "The server" if entry.who == SERVER else names.get(PersonId(entry.who), entry.who)
    return Read(number=entry.number, when=_hour(entry.at), words=f"{who} {done}.", why=_why(entry.why, policy))


def _why(code: str, policy: Safeguarding | None) -> str:
    if not code or policy is None:
        return code
    reasons: dict[str, str] = {}
    for each in (policy.why.opening, policy.why.keep, policy.why.let_go, policy.why.hold, policy.why.export):
        reasons.update(each)
    return policy.words_of(code, "en").title if code in policy.grounds() else reasons.get(code, code)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _hour(at: str) -> str:
    """`21 November 2026, 18:00 UTC`: the log has the hour and no more."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{day_words(found.date())}, {found:%H}:00 UTC"


def _works_for(person: Person, projects: Collection[ProjectId]) -> bool:
    return bool({*person.serves, *(project for project, roles in person.roles.items() if roles)} & set(projects))
