"""Everything about keys that people sign in for, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from chatd.domain.people import Person
from chatd.enrolment import SALTS
from chatd.keys.leading import Leading
from chatd.keys.ports import SecondSteps
from chatd.keys.rings import Rings
from chatd.keys.vouching import Vouching
from chatd.secret_key import SecretKey
from console.key_calls import RingCalls
from console.key_pages import KeyPages
from console.key_views import ends_soon
from console.own_pages import OwnPages
from console.vouching_calls import VouchingCalls


def key_notes(rings: Rings) -> Callable[[Person], Awaitable[str | None]]:
    """For pages of other things."""

    async def note(person: Person) -> str | None:
        return ends_soon(await rings.of(person), person, rings.clock.now())

    return note


def key_routes(own: OwnPages, rings: Rings, vouching: Vouching, leading: Leading, *, secret: SecretKey, policy: str) -> list[web.RouteDef]:
    """*policy*: of pages that may work out a passphrase's halves."""
    second_steps: SecondSteps = leading.second_steps
    salts, shares = secret.sub_key(SALTS), secret.sub_key("keyring shares")
    ring_calls = RingCalls(own=own, rings=rings, second_steps=second_steps, salts=salts, shares=shares)
    pages = KeyPages(own=own, rings=rings, vouching=vouching, leading=leading, clock=rings.clock, policy=policy)
    return [*ring_calls.routes(), *VouchingCalls(own=own, vouching=vouching, leading=leading).routes(), *pages.routes()]
