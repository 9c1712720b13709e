"""A second step's parts put together on a test's own database."""

from __future__ import annotations

from collections.abc import Callable

from chatd.domain.ids import PersonId
from chatd.known_browsers import KnownBrowsers
from chatd.passkeys import Passkeys
from chatd.ports import Clock
from chatd.proving import Proving
from chatd.sealed_secrets import SealedSecrets
from chatd.second_step import Codes
from chatd.secret_key import SecretKey
from chatd.store.connection import Database
from chatd.store.second_steps import SqlSecondSteps
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore


def proving_on(
    database: Database, clock: Clock, secret_key: SecretKey, *, origin: str = "http://localhost:8401", is_on_shift: Callable[[PersonId], bool]
) -> Proving:
    store = SqlStore(database)
    return Proving(
        kept=SqlSecondSteps(database),
        codes=Codes(SealedSecrets(secret_key)),
        passkeys=Passkeys(origin, "Desk"),
        known=KnownBrowsers(secret_key.sub_key("known browsers")),
        proofs=store,
        sign_ins=SqlSignIns(database, store),
        clock=clock,
        is_on_shift=is_on_shift,
    )
