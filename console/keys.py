"""Everything about keys that people sign in for, put together."""

from __future__ import annotations

from aiohttp import web

from chatd.enrolment import SALTS
from chatd.keys.ports import SecondSteps
from chatd.keys.rings import Rings
from chatd.secret_key import SecretKey
from console.key_calls import RingCalls
from console.own_pages import OwnPages


def key_routes(own: OwnPages, rings: Rings, second_steps: SecondSteps, secret: SecretKey) -> list[web.RouteDef]:
    calls = RingCalls(own=own, rings=rings, second_steps=second_steps, salts=secret.sub_key(SALTS), shares=secret.sub_key("keyring shares"))
    return calls.routes()
