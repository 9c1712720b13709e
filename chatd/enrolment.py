"""Giving somebody a passphrase. The server derives the sign-in half here once, as the browser will every time, and keeps neither."""

from __future__ import annotations

import asyncio
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.people import Person
from chatd.passwords import SHORTEST_OWN_PASSPHRASE, Hasher, derive, salt_for, tidy
from chatd.secret_key import SecretKey
from chatd.store import people, sign_ins
from chatd.store.connection import Database

SALTS: Final = "sign-in salts"
"""The secret key's purpose for salts; the sign-in page uses the same."""


class WeakPassphrase(Exception):
    """Too short to withstand guessing."""


class Enrolment:
    """Writes people with what their passphrase is checked against."""

    def __init__(self, *, database: Database, hasher: Hasher, secret_key: SecretKey) -> None:
        self._database = database
        self._hasher = hasher
        self._salt_key = secret_key.sub_key(SALTS)

    async def add(self, person: Person, passphrase: str) -> None:
        """Write *person*, able to sign in. All or nothing."""
        proof_hash = await self._proof_hash(person, passphrase)
        await self._database.write(lambda connection: people.add_person(connection, person, proof_hash=proof_hash))

    async def renew(self, person: Person, passphrase: str) -> None:
        """A new passphrase; every sign-in with the old one ends."""
        proof_hash = await self._proof_hash(person, passphrase)

        async def change(connection: AsyncConnection) -> None:
            await people.set_proof_hash(connection, person.id, proof_hash)
            await sign_ins.end_all_of(connection, person.id)

        await self._database.write(change)

    async def _proof_hash(self, person: Person, passphrase: str) -> str:
        if len(tidy(passphrase)) < SHORTEST_OWN_PASSPHRASE:
            raise WeakPassphrase(f"too short: use at least {SHORTEST_OWN_PASSPHRASE} letters, best six words picked at random")
        halves = await asyncio.to_thread(derive, passphrase, salt_for(person.sign_in, self._salt_key))
        return await self._hasher.hash(halves.sign_in)
