"""Passkeys: what a browser is asked to make or to show, and whether what it answers is right. Keeps challenges, and nothing else.

A passkey is bound to the host of our own address, so it answers no other site, however well that copies our page.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from chatd.domain.people import Person
from chatd.domain.second_steps import Kind, SecondStep
from chatd.tokens import hashed

CHALLENGE_LASTS: Final = timedelta(minutes=5)
CHALLENGES_AT_MOST: Final = 4_096


class NotRight(Exception):
    """Not an answer to what was asked, not for this site, not by one of their passkeys, or a copy of one."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewPasskey:
    credential: bytes
    public_key: bytes
    count: int


class Challenges:
    """What was asked of which browser, once each. *whose*: a secret that only this browser holds."""

    def __init__(self) -> None:
        self._asked: OrderedDict[bytes, tuple[bytes, datetime]] = OrderedDict()

    def make(self, whose: str, at: datetime) -> bytes:
        """In the place of the one before."""
        challenge, key = secrets.token_bytes(32), hashed(whose)
        self._asked.pop(key, None)
        self._asked[key] = (challenge, at + CHALLENGE_LASTS)
        if len(self._asked) > CHALLENGES_AT_MOST:
            self._asked.popitem(last=False)
        return challenge

    def take(self, whose: str, at: datetime) -> bytes:
        """Each is answered once, rightly or not. Raises `NotRight`."""
        challenge, until = self._asked.pop(hashed(whose), (b"", at))
        if until <= at:
            raise NotRight
        return challenge


class Passkeys:
    """*origin*: our own, exactly. *title*: what a passkey is named for."""

    def __init__(self, origin: str, title: str) -> None:
        self._origin = origin
        self._host = urlsplit(origin).hostname or ""
        self._title = title

    def to_make(self, person: Person, steps: Iterable[SecondStep], challenge: bytes) -> dict[str, Any]:
        """What `navigator.credentials.create` takes, as JSON. What a passkey keeps of its owner is the name they sign in with, and no id of ours."""
        options = webauthn.generate_registration_options(
            rp_id=self._host,
            rp_name=self._title,
            user_name=person.sign_in,
            user_id=hashlib.blake2b(f"{self._origin} {person.id}".encode(), digest_size=32).digest(),
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
            ),
            exclude_credentials=_described(steps),
        )
        return options_to_json_dict(options)

    def to_show(self, steps: Iterable[SecondStep], challenge: bytes) -> dict[str, Any]:
        """What `navigator.credentials.get` takes, as JSON."""
        options = webauthn.generate_authentication_options(
            rp_id=self._host, challenge=challenge, allow_credentials=_described(steps), user_verification=UserVerificationRequirement.PREFERRED
        )
        return options_to_json_dict(options)

    def made(self, answer: Mapping[str, Any], challenge: bytes) -> NewPasskey:
        """Raises `NotRight`."""
        try:
            right = webauthn.verify_registration_response(
                credential=dict(answer), expected_challenge=challenge, expected_rp_id=self._host, expected_origin=self._origin
            )
        except Exception:  # noqa: BLE001  Nothing is awaited in it, and whatever a reader of foreign bytes stumbles over is a no.
            raise NotRight from None
        return NewPasskey(credential=right.credential_id, public_key=right.credential_public_key, count=right.sign_count)

    def shown(self, answer: Mapping[str, Any], challenge: bytes, steps: Iterable[SecondStep]) -> tuple[SecondStep, int]:
        """Which of *steps* this is, and its new count, which is higher than the last unless it does not count at all. Raises `NotRight`."""
        try:
            credential = base64url_to_bytes(str(answer["id"]))
            step = next(each for each in steps if each.kind is Kind.PASSKEY and each.credential == credential)
            right = webauthn.verify_authentication_response(
                credential=dict(answer),
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=step.secret,
                credential_current_sign_count=step.last_used,
            )
        except Exception:  # noqa: BLE001  As above.
            raise NotRight from None
        return step, right.new_sign_count


def _described(steps: Iterable[SecondStep]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=each.credential) for each in steps if each.kind is Kind.PASSKEY and each.credential]
