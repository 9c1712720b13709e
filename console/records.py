"""The pages of what is kept, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from chatd.domain.people import Person
from chatd.keeping.keeping import Keeping
from console.audit_page import AuditPage, Entries
from console.note_pages import NotePages, SlipPages
from console.own_pages import OwnPages
from console.record_deeds import RecordDeeds
from console.record_facts import Certificates, RecordFacts
from console.record_frame import RecordFrame
from console.record_pages import RecordPages


def record_routes(own: OwnPages, keeping: Keeping, *, certificates: Certificates, entries: Entries) -> list[web.RouteDef]:
    """*certificates*: all that are stored; *entries*: the audit log. Whole names come before `/records/{record}`."""
    frame = RecordFrame(own=own, keeping=keeping)
    facts = RecordFacts(frame=frame, certificates=certificates)
    pages = (NotePages(frame=frame), SlipPages(frame=frame), AuditPage(frame=frame, entries=entries))
    return [
        *(route for each in pages for route in each.routes()),
        *RecordPages(frame=frame).routes(),
        *facts.routes(),
        *RecordDeeds(frame=frame, facts=facts).routes(),
    ]


def is_lead_on(own: OwnPages, keeping: Keeping) -> Callable[[Person], Awaitable[bool]]:
    """Who is shown the way to these pages from others."""
    frame = RecordFrame(own=own, keeping=keeping)

    async def is_lead(person: Person) -> bool:
        return bool(await frame.leads(person))

    return is_lead
