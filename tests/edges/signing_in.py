"""A browser as the sign-in page uses it, over real HTTP: its cookies, its forms, its calls."""

from __future__ import annotations

import asyncio
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pyotp

from console.sign_in import COOKIE
from tests.edges.authenticator import SoftKey
from tests.edges.house import House
from tests.serving import halves_of


@dataclass(kw_only=True)
class Answer:
    status: int
    location: str
    text: str
    body: Any
    set_cookies: list[str]


@dataclass(kw_only=True)
class Browser:
    """One person's. *cookies*: kept and sent as a browser does, `Secure` or not."""

    house: House
    cookies: dict[str, str] = field(default_factory=dict)

    async def asks(self, verb: str, path: str, **how: Any) -> Answer:
        headers = {"Origin": self.house.origin, **how.pop("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.request(verb, f"{self.house.origin}{path}", headers=headers, allow_redirects=False, **how)
            written = await response.text()
            body = await response.json() if response.content_type == "application/json" else None
        for name, morsel in response.cookies.items():
            self.cookies.pop(name, None)
            if morsel.value:
                self.cookies[name] = morsel.value
        return Answer(
            status=response.status,
            location=response.headers.get("Location", ""),
            text=written,
            body=body,
            set_cookies=response.headers.getall("Set-Cookie", []),
        )

    async def gets(self, path: str) -> Answer:
        return await self.asks("GET", path)

    async def calls(self, path: str, body: object = None, **headers: str) -> Answer:
        """As a script of ours does."""
        return await self.asks("POST", path, json={} if body is None else body, headers={"X-Chatd-Csrf": self.csrf, **headers})

    async def posts(self, path: str, **fields: str) -> Answer:
        """As a form of ours does."""
        return await self.asks("POST", path, data={"csrf": self.csrf, **fields})

    @property
    def csrf(self) -> str:
        return self.house.csrf.csrf_for(self.cookies.get(COOKIE, ""))

    @property
    def is_signed_in(self) -> bool:
        return COOKIE in self.cookies

    # ── signing in ──

    async def tries_passphrase(self, name: str, passphrase: str | None = None) -> Answer:
        """The first half."""
        salt = (await self.calls("/sign-in/salt", {"name": name})).body
        said = passphrase or self.house.serving.passphrases[name]
        halves = await asyncio.to_thread(halves_of, said, urlsafe_b64decode(salt["salt"] + "=="))
        proof = urlsafe_b64encode(halves.sign_in).decode().rstrip("=")
        return await self.calls("/sign-in", {"name": name, "proof": proof, "token": salt["token"]})

    async def tries_code(self, code: str) -> Answer:
        return await self.calls("/sign-in/code", {"code": code})

    async def tries_passkey(self, key: SoftKey) -> Answer:
        asked = await self.calls("/sign-in/passkey/ask")
        assert asked.status == 200, asked
        return await self.calls("/sign-in/passkey", key.show(asked.body))

    # ── enrolling ──

    async def sets_up_code(self, name: str = "My phone", **fields: str) -> pyotp.TOTP:
        """Through the pages, as a person does."""
        begun = await self.posts("/second-step/code", name=name, **fields)
        assert begun.status == 303, begun
        page = await self.gets(begun.location)
        totp = pyotp.TOTP("".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page.text)))
        done = await self.posts("/second-step/code/prove", code=totp.at(self.house.clock.now()), **fields)
        assert done.status == 303, done
        return totp

    async def makes_passkey(self, name: str = "My key", **how: Any) -> SoftKey:
        key = SoftKey(origin=self.house.origin, **how)
        asked = await self.calls("/second-step/passkey/ask")
        assert asked.status == 200, asked
        made = await self.calls("/second-step/passkey", {"name": name, **key.make(asked.body)})
        assert made.status == 200, made
        return key

    async def steps(self) -> list[str]:
        """The ids on the page."""
        return re.findall(r'name="step" value="([^"]+)"', (await self.gets("/second-step")).text)
