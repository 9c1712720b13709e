"""Making a passkey: two calls of the page's script, and the only part of setting up that needs one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

import msgspec
from aiohttp import web

from chatd.domain.second_steps import LONGEST_NAME
from chatd.passkeys import NotRight
from chatd.second_enrolment import AsManyAsMay, NotFresh
from chatd.wire import Closed
from console.forms import answered
from console.own_pages import refusal, tidy
from console.second_sign_in import AskPasskey, Encoded
from console.second_step_frame import HERE, Done, SecondStepFrame
from console.sign_in import COOKIE

PASSKEY_LIMIT: Final = 8_192

PasskeyName = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]


class NewPasskey(Closed, frozen=True):
    """What `navigator.credentials.create` answered, base64url, and what its owner calls it."""

    name: PasskeyName
    id: Encoded
    client: Encoded
    attestation: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,5500}$")]

    def as_answered(self) -> dict[str, Any]:
        """As the library reads it."""
        response = {"clientDataJSON": self.client, "attestationObject": self.attestation}
        return {"id": self.id, "rawId": self.id, "type": "public-key", "response": response}


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyCalls:
    frame: SecondStepFrame

    def routes(self) -> list[web.RouteDef]:
        return [web.post(f"{HERE}/passkey/ask", self.ask_passkey), web.post(f"{HERE}/passkey", self.add_passkey)]

    async def ask_passkey(self, request: web.Request) -> web.Response:
        """What to ask the browser for."""
        _, who = await self.frame.called(request, AskPasskey)
        try:
            return web.json_response(await self.frame.enrolling.to_make(who.standing, request.cookies[COOKIE]))
        except NotFresh:
            raise refusal(403, "show_first") from None
        except AsManyAsMay:
            raise refusal(409, "as_many_as_may") from None

    async def add_passkey(self, request: web.Request) -> web.Response:
        """The one that the browser made."""
        new, who = await self.frame.called(request, NewPasskey, limit=PASSKEY_LIMIT)
        name = tidy(new.name)
        if not name:
            raise refusal(400, "bad_field", field="name")
        try:
            await self.frame.enrolling.add_passkey(who.standing, request.cookies[COOKIE], name, new.as_answered())
        except NotFresh:
            raise refusal(403, "show_first") from None
        except NotRight:
            raise refusal(400, "wrong_passkey") from None
        except AsManyAsMay:
            raise refusal(409, "as_many_as_may") from None
        return self.frame.own.telling(answered(Done()), "Your passkey is set up. It is asked each time you sign in.")
