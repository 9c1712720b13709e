"""Codes from an authenticator app: making a secret for one, and knowing which of its codes is right now.

Knows nothing of sign-ins and of who asks. No code is compared before `chatd/proving.py` has said that it may be.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import Final

import pyotp
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain.ids import PersonId
from chatd.domain.second_steps import Kind, SecondStep
from chatd.sealed_secrets import SealedSecrets
from chatd.secret_key import SecretKey
from chatd.store import second_steps
from chatd.tokens import RandomIds

EITHER_SIDE: Final = 1
"""Time steps of 30 seconds by which a phone's clock may be wrong."""
DIGITS: Final = 6


class Codes:
    """Secrets of codes, sealed and opened; and which codes they make."""

    def __init__(self, sealed: SealedSecrets) -> None:
        self._sealed = sealed

    def new(self, who: PersonId, name: str, at: datetime) -> SecondStep:
        """A fresh secret of 160 bits, to be proved with the first code it makes."""
        id = RandomIds().short()
        sealed = self._sealed.seal(pyotp.random_base32().encode(), _about(id, who))
        return SecondStep(id=id, person=who, kind=Kind.TOTP, name=name, secret=sealed, made=at, is_proved=False)

    def secret_of(self, step: SecondStep) -> str:
        """In base32, as apps take it. Raises `CannotOpen`."""
        return self._sealed.open(step.secret, _about(step.id, step.person)).decode()

    def address_of(self, step: SecondStep, *, whose: str, issuer: str) -> str:
        """What the square of dots says: an `otpauth:` address with the secret in it."""
        return pyotp.TOTP(self.secret_of(step)).provisioning_uri(name=whose, issuer_name=issuer)

    def time_step(self, step: SecondStep, code: str, at: datetime) -> int | None:
        """Which of the codes that are right now this is, by its number; nothing when it is none, or not after the last that was taken."""
        totp, now = pyotp.TOTP(self.secret_of(step)), int(at.timestamp()) // 30
        around = range(now - EITHER_SIDE, now + EITHER_SIDE + 1)
        right = [each for each in around if hmac.compare_digest(totp.generate_otp(each).encode(), code.encode())]
        return next((each for each in right if each > step.last_used), None)


async def enrol_code(connection: AsyncConnection, secret_key: SecretKey, who: PersonId, at: datetime) -> str:
    """Give *who* a code that counts at once, in the place of all second steps before it, as a demonstration needs it: the secret, in base32."""
    codes = Codes(SealedSecrets(secret_key))
    await second_steps.take_all_off(connection, who, at)
    step = codes.new(who, "My phone", at)
    await second_steps.add(connection, step)
    await second_steps.count(connection, step.id, used=0)
    return codes.secret_of(step)


def _about(id: str, who: PersonId) -> str:
    return f"{id} {who}"
