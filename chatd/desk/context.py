"""What every use case is handed: the ports and the policy."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from chatd.desk.hours import HoursGiven
from chatd.desk.lately import Lately
from chatd.domain.conversation import Patience
from chatd.domain.ids import RecordId, RotaId
from chatd.domain.pairing import Capacity
from chatd.ports import Clock, Counts, Ids, Live, Outbox, Store
from chatd.wire import ProjectState


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The numbers the charities agreed (`protocols/desk.toml`)."""

    capacity: Capacity = field(default_factory=Capacity)
    patience: Patience = field(default_factory=Patience)
    closing: timedelta = timedelta(minutes=40)
    late: timedelta = timedelta(minutes=5)
    abusive_wait: timedelta = timedelta(minutes=30)
    supervisor_counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Built once in `app.py`."""

    store: Store
    live: Live
    outbox: Outbox
    counts: Counts
    clock: Clock
    ids: Ids
    policy: Policy
    hours: HoursGiven = field(default_factory=HoursGiven)
    unanswered: Callable[[RecordId], Awaitable[None]] | None = None
    """A conversation that is being kept has ended, and its second said neither yes nor no."""
    lately: Lately = field(default_factory=Lately)
    shown: dict[RotaId, list[ProjectState]] = field(default_factory=dict)
    """What the screens of each desk were last told of its projects: time changes that, and so does somebody elsewhere."""
