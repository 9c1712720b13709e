"""Puts keeping together on a database: which store, whom it trusts, how it tells."""

from __future__ import annotations

import logging

from chatd.keeping.alerting import MailedKeepingAlerts
from chatd.keeping.keeping import Keeping
from chatd.keeping.vouched import RotaLeads, Vouched
from chatd.live.openings import MemoryOpenings
from chatd.ports import Clock, Ids, Post
from chatd.store.certificates import SqlCertificates
from chatd.store.connection import Database
from chatd.store.keeping import SqlKeeping
from chatd.store.keyrings import SqlKeyrings
from chatd.store.lead_lists import SqlLeadLists
from chatd.store.tenancy import SqlStore
from protocols import folder
from protocols.safeguarding import Safeguarding
from protocols.strictly import ProtocolRefused

log = logging.getLogger("chatd.keeping")


async def keeping_on(database: Database, store: SqlStore, *, post: Post | None, ids: Ids, clock: Clock, origin: str) -> Keeping:
    """*origin*: where the links in letters lead. What is due is gone before it is handed over: nobody is served what should not be there."""
    trusted = Vouched(keyrings=SqlKeyrings(database), certificates=SqlCertificates(database), lists=SqlLeadLists(database), people=store, clock=clock)
    keeping = Keeping(
        store=SqlKeeping(database),
        trusted=trusted,
        people=store,
        on_call=RotaLeads(store=store),
        openings=MemoryOpenings(),
        alerts=MailedKeepingAlerts(post, ids=ids, origin=origin),
        clock=clock,
        policy=sound_policy(),
    )
    await keeping.sweep()
    return keeping


def sound_policy() -> Safeguarding | None:
    """None, and a line in the log, where it is not sound: then nothing can be kept, and the chat stays open."""
    try:
        return folder.safeguarding()
    except (ProtocolRefused, OSError) as wrong:
        log.error("nothing can be kept: %s", wrong if isinstance(wrong, ProtocolRefused) else "protocols/safeguarding.toml cannot be read")
        return None
