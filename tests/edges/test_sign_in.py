"""Signing in over real HTTP, with real argon2 and a real database file."""

from __future__ import annotations

import asyncio
import base64
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, DummyCookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher
from sqlalchemy import func, select

from chatd import passwords
from chatd.domain.ids import PersonId
from chatd.enrolment import SALTS, Enrolment
from chatd.passwords import Hasher, derive
from chatd.recognising import Recognition
from chatd.secret_key import SecretKey
from chatd.sign_in import LASTS, Door
from chatd.store import people
from chatd.store.connection import Database
from chatd.store.second_steps import SqlSecondSteps
from chatd.store.sign_ins import SqlSignIns, sign_in_session
from chatd.store.tenancy import SqlStore
from chatd.throttle import AT_ONCE, FREE_TRIES, LONGEST_WAIT, NAMES_REMEMBERED, Throttle, wait_after
from console.forms import BODY_LIMIT
from console.rendering import templates
from console.sign_in import COOKIE, SignInPages
from tests.second_steps import proving_on
from tests.store.folder import NOON, WREN, fill, opened

ORIGIN = "http://localhost:8401"
PASSPHRASE = "otter lantern mossy quilt bramble dusk"
KNOWN_HALVES = "ea54a3ce1c318127cd1913e2d5a9e247ebe1a39d7d37dd9b628e4195abe4c57bd99649c4d1ab30bd9a04194834351b51c7954b1e93e5d23ee8d73a87c83f769b"
WRONG = base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")

SECRET_KEY = SecretKey(bytes(range(32)))

derived_once = cache(derive)
"""Half a second each, and the tests' secret key never changes."""


@cache
def proof_hash_once() -> str:
    """What is stored for Wren."""
    salt = passwords.salt_for("wren", SECRET_KEY.sub_key(SALTS))
    return PasswordHasher().hash(derived_once(PASSPHRASE, salt).sign_in)


@dataclass(slots=True)
class WoundClock:
    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass(slots=True, kw_only=True)
class House:
    """The sign-in pages, listening, and what a test turns and looks at."""

    client: TestClient[web.Request, web.Application]
    clock: WoundClock
    hasher: Hasher
    pages: SignInPages
    database: Database
    secret_key: SecretKey
    on_shift: set[PersonId] = field(default_factory=set)
    left: list[PersonId] = field(default_factory=list)

    async def post(self, path: str, body: object, *, cookie: str = "", **headers: str) -> ClientResponse:
        sent = {"Origin": ORIGIN, **({"Cookie": f"{COOKIE}={cookie}"} if cookie else {}), **headers}
        return await self.client.post(path, json=body, headers={name.replace("_", "-"): value for name, value in sent.items() if value})

    async def salt(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = await (await self.post("/sign-in/salt", {"name": name})).json()
        return found

    async def tries(self, name: str, proof: str, **headers: str) -> ClientResponse:
        salt = await self.salt(name)
        return await self.post("/sign-in", {"name": name, "proof": proof, "token": salt["token"]}, **headers)

    async def tries_passphrase(self, name: str, passphrase: str, **headers: str) -> ClientResponse:
        return await self.tries(name, await self.proof(name, passphrase), **headers)

    async def proof(self, name: str, passphrase: str) -> str:
        salt = base64.urlsafe_b64decode((await self.salt(name))["salt"] + "==")
        halves = await asyncio.to_thread(derived_once, passphrase, salt)
        return base64.urlsafe_b64encode(halves.sign_in).decode().rstrip("=")

    async def signed_in(self) -> str:
        answer = await self.tries_passphrase("wren", PASSPHRASE)
        assert answer.status == 204
        return answer.cookies[COOKIE].value


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[House]:
    async with opened(folder) as database:
        await fill(database, proof_hash=None)
        store, clock, hasher, secret_key = SqlStore(database), WoundClock(), Hasher(), SECRET_KEY
        await database.write(lambda connection: people.set_proof_hash(connection, WREN.id, proof_hash_once()))
        sign_ins = SqlSignIns(database, store)
        on_shift: set[PersonId] = set()
        left: list[PersonId] = []

        async def has_left(person: PersonId) -> None:
            left.append(person)

        pages = SignInPages(
            door=Door(
                proofs=store,
                second=proving_on(database, clock, secret_key, is_on_shift=on_shift.__contains__),
                sign_ins=sign_ins,
                hasher=hasher,
                clock=clock,
                is_on_shift=on_shift.__contains__,
            ),
            sign_ins=sign_ins,
            recognition=Recognition(sign_ins=sign_ins, kept=SqlSecondSteps(database), clock=clock, grace=timedelta(days=7)),
            clock=clock,
            secret_key=secret_key,
            origin=ORIGIN,
            title="Desk",
            templates=templates(lambda name: f"/static/{name}"),
            left=has_left,
        )
        app = web.Application()
        app.add_routes(pages.routes())
        async with TestClient(TestServer(app), cookie_jar=DummyCookieJar()) as client:
            yield House(
                client=client,
                clock=clock,
                hasher=hasher,
                pages=pages,
                database=database,
                secret_key=secret_key,
                on_shift=on_shift,
                left=left,
            )
        hasher.close()


# ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_right_passphrase_lets_somebody_in_with_a_cookie_no_script_can_read(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        answer = await at_home.tries_passphrase("Wren ", f"  {PASSPHRASE.replace(' ', '   ')} ")

        assert answer.status == 204
        assert await answer.read() == b""
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-chatd=")
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        assert await at_home.pages.person_for(answer.cookies[COOKIE].value) == WREN


async def test_somebody_signed_in_is_sent_to_the_desk(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        page = await at_home.client.get("/sign-in", allow_redirects=False)
        assert page.status == 200
        cookie = await at_home.signed_in()

        again = await at_home.client.get("/sign-in", headers={"Cookie": f"{COOKIE}={cookie}"}, allow_redirects=False)

        assert (again.status, again.headers["Location"]) == (303, "/desk")


async def test_signing_in_again_ends_the_sign_in_before(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        before = await at_home.signed_in()

        answer = await at_home.tries_passphrase("wren", PASSPHRASE, Cookie=f"{COOKIE}={before}")

        assert answer.status == 204
        assert await at_home.pages.person_for(before) is None
        assert await at_home.pages.person_for(answer.cookies[COOKIE].value) == WREN


async def test_a_sign_in_is_over_after_twelve_hours(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        cookie = await at_home.signed_in()
        assert await at_home.pages.person_for(cookie) == WREN

        at_home.clock.at += LASTS

        assert await at_home.pages.person_for(cookie) is None


# ── names are not learnable ───────────────────────────────────────────────────────────────────────────────────────


async def test_a_wrong_passphrase_and_an_unknown_name_look_alike_to_the_byte(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        wrong = await at_home.tries("wren", WRONG)
        unknown = await at_home.tries("nobody-here", WRONG)
        not_yet = await at_home.tries("heron", WRONG)

        seen = [(each.status, await each.read(), _shown(each)) for each in (wrong, unknown, not_yet)]
        assert seen[0] == seen[1] == seen[2]
        assert seen[0][0] == 401


async def test_a_wrong_passphrase_and_an_unknown_name_cost_the_same_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house(tmp_path) as at_home:
        steps: list[int] = []
        real = at_home.hasher._matches

        def counted(stored: str, half: bytes) -> bool:
            steps.append(len(stored))
            return real(stored, half)

        monkeypatch.setattr(at_home.hasher, "_matches", counted)

        await at_home.tries("wren", WRONG)
        await at_home.tries("nobody-here", WRONG)

        assert len(steps) == 2
        assert steps[0] == steps[1]


async def test_an_unknown_name_gets_a_salt_of_its_own_and_the_same_one_each_time(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        known, unknown = await at_home.salt("wren"), await at_home.salt("nobody-here")

        assert known.keys() == unknown.keys()
        assert len(known["salt"]) == len(unknown["salt"]) == 22
        assert unknown["salt"] == (await at_home.salt(" NOBODY-here "))["salt"]
        assert len({known["salt"], unknown["salt"], (await at_home.salt("somebody-else"))["salt"]}) == 3
        assert (known["memory_kib"], known["passes"]) == (65_536, 3)


async def test_many_tries_at_an_unknown_name_are_slowed_like_any_other(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        answers = {}
        for name in ("wren", "nobody-here"):
            tries = [await at_home.tries(name, WRONG) for _ in range(FREE_TRIES + 2)]
            answers[name] = [(each.status, await each.read(), _shown(each)) for each in tries]

        assert answers["wren"] == answers["nobody-here"]
        assert [status for status, _, _ in answers["wren"]] == [401] * FREE_TRIES + [429] * 2


# ── slowing down ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_too_many_tries_are_told_when_to_try_again_and_then_may(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        for _ in range(FREE_TRIES):
            await at_home.tries("wren", WRONG)

        slowed = await at_home.tries_passphrase("wren", PASSPHRASE)
        assert slowed.status == 429
        assert await slowed.json() == {"code": "wait", "field": None, "seconds": 5, "ok": False}
        assert slowed.headers["Retry-After"] == "5"

        at_home.clock.at += timedelta(seconds=5)
        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 204


async def test_somebody_on_shift_is_never_kept_out_by_others_tries(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        for _ in range(FREE_TRIES + 3):
            await at_home.tries("wren", WRONG)
        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 429

        at_home.on_shift.add(WREN.id)

        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 204


async def test_a_flood_at_the_door_does_not_keep_out_somebody_on_shift_who_was_here_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house(tmp_path) as at_home:
        await at_home.signed_in()
        monkeypatch.setattr(at_home.hasher, "waiting", 10_000)
        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 429

        at_home.on_shift.add(WREN.id)

        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 204
        assert (await at_home.tries("wren", WRONG)).status == 429


async def test_an_old_passphrase_does_not_help_somebody_on_shift(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        await at_home.signed_in()
        at_home.on_shift.add(WREN.id)
        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 204

        await Enrolment(database=at_home.database, hasher=at_home.hasher, secret_key=at_home.secret_key).renew(WREN, "another long phrase entirely")

        assert (await at_home.tries_passphrase("wren", PASSPHRASE)).status == 401


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(tries).total_seconds() for tries in range(FREE_TRIES - 1, FREE_TRIES + 4)]

    assert waits == [0, 5, 10, 20, 40]
    assert wait_after(10_000) == LONGEST_WAIT


def test_a_right_passphrase_forgives_the_tries_before() -> None:
    throttle = Throttle(NOON)
    for _ in range(FREE_TRIES):
        throttle.tried("wren", NOON)
    assert throttle.wait("wren", NOON)

    throttle.was_right("wren")

    assert not throttle.wait("wren", NOON)


def test_all_names_together_are_slowed_but_for_moments_only() -> None:
    throttle = Throttle(NOON)
    for turn in range(AT_ONCE):
        throttle.tried(f"name-{turn}", NOON)

    assert throttle.wait("wren", NOON) == timedelta(seconds=1)
    assert not throttle.wait("wren", NOON + timedelta(seconds=1))


def test_what_is_remembered_of_tries_is_bounded_has_no_name_in_it_and_is_gone_after_a_day() -> None:
    throttle = Throttle(NOON)
    for turn in range(NAMES_REMEMBERED + 100):
        throttle.tried(f"name-{turn}", NOON)
    for _ in range(FREE_TRIES):
        throttle.tried("wren", NOON)
    later = NOON + timedelta(minutes=0.5)

    assert len(throttle._names) == NAMES_REMEMBERED
    assert all(len(key) == 16 and b"name" not in key for key in throttle._names)
    throttle.tried("wren", later)
    assert throttle.wait("wren", later)
    assert not throttle.wait("wren", later + timedelta(days=1))
    assert not throttle._names


# ── when something breaks ─────────────────────────────────────────────────────────────────────────────────────────


class Broken(Exception):
    """A disc that is full, a thread that died."""


@dataclass(slots=True)
class Breaking:
    """Stands for any port of the door and breaks at the call named."""

    real: Any
    at: str

    def __getattr__(self, name: str) -> Any:
        async def breaks(*_: object) -> None:
            raise Broken

        return breaks if name == self.at else getattr(self.real, name)


@pytest.mark.parametrize("at", ["proof_of", "is_right", "ask", "begin"])
async def test_whatever_breaks_on_the_way_in_nobody_is_let_in(tmp_path: Path, at: str) -> None:
    async with opened(tmp_path) as database:
        await fill(database, proof_hash=proof_hash_once())
        store, hasher = SqlStore(database), Hasher()
        sign_ins = SqlSignIns(database, store)
        second = proving_on(database, WoundClock(), SECRET_KEY, is_on_shift=lambda _: True)
        ports: dict[str, Any] = {"proofs": store, "second": second, "sign_ins": sign_ins, "hasher": hasher}
        half = derived_once(PASSPHRASE, passwords.salt_for("wren", SECRET_KEY.sub_key(SALTS))).sign_in
        whole = Door(**ports, clock=WoundClock(), is_on_shift=lambda _: True)
        came = await sign_ins.standing_for(await whole.let_in("wren", half), NOON)
        assert came and came.person == WREN
        await sign_ins.end_all_of(WREN.id)

        broken: dict[str, Any] = {name: Breaking(port, at) for name, port in ports.items()}
        door = Door(**broken, clock=WoundClock(), is_on_shift=lambda _: True)
        with pytest.raises(Broken):
            await door.let_in("wren", half)

        standing = await database.read(lambda connection: connection.scalar(select(func.count()).select_from(sign_in_session)))
        assert standing == 0
        hasher.close()


# ── other people's pages ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "headers",
    [{"Origin": ""}, {"Origin": "null"}, {"Origin": "https://evil.example"}, {"Origin": f"{ORIGIN}.evil.example"}, {"Sec_Fetch_Site": "cross-site"}],
)
@pytest.mark.parametrize("path", ["/sign-in/salt", "/sign-in", "/sign-out"])
async def test_what_another_sites_page_sends_is_refused(tmp_path: Path, path: str, headers: dict[str, str]) -> None:
    async with house(tmp_path) as at_home:
        cookie = await at_home.signed_in()

        answer = await at_home.post(path, {"name": "wren", "csrf": at_home.pages.csrf_for(cookie)}, cookie=cookie, **headers)

        assert (answer.status, (await answer.json())["code"]) == (403, "not_ours")
        assert await at_home.pages.person_for(cookie) == WREN


async def test_a_sign_in_without_a_token_of_ours_is_refused_even_with_the_right_proof(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        proof, good = await at_home.proof("wren", PASSPHRASE), (await at_home.salt("wren"))["token"]
        others = (await at_home.salt("heron"))["token"]
        forged = good[:-1] + ("0" if good[-1] != "0" else "1")

        for token in (others, forged, "1." + "0" * 64):
            answer = await at_home.post("/sign-in", {"name": "wren", "proof": proof, "token": token})
            assert (answer.status, (await answer.json())["code"]) == (403, "stale")

        at_home.clock.at += timedelta(minutes=10)
        assert (await at_home.post("/sign-in", {"name": "wren", "proof": proof, "token": good})).status == 403


async def test_signing_out_needs_the_token_of_this_very_sign_in(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        mine, other = await at_home.signed_in(), await at_home.signed_in()

        refused = await at_home.post("/sign-out", {"csrf": at_home.pages.csrf_for(other)}, cookie=mine)
        assert refused.status == 403
        assert await at_home.pages.person_for(mine) == WREN

        done = await at_home.post("/sign-out", {"csrf": at_home.pages.csrf_for(mine)}, cookie=mine)
        assert done.status == 204
        assert "Max-Age=0" in done.headers["Set-Cookie"]
        assert await at_home.pages.person_for(mine) is None
        assert await at_home.pages.person_for(other) == WREN
        assert at_home.left == [WREN.id]


async def test_signing_out_everywhere_ends_every_sign_in_of_that_person(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        mine, other = await at_home.signed_in(), await at_home.signed_in()

        await at_home.post("/sign-out", {"csrf": at_home.pages.csrf_for(mine), "everywhere": True}, cookie=mine)

        assert await at_home.pages.person_for(other) is None


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "wren", "proof": "short", "token": "t" * 40}, "proof"),
        ({"name": "", "proof": WRONG, "token": "t" * 40}, "name"),
        ({"name": "w" * 81, "proof": WRONG, "token": "t" * 40}, "name"),
        ({"name": ["wren"], "proof": WRONG, "token": "t" * 40}, "name"),
    ],
)
async def test_a_malformed_sign_in_is_told_the_field_and_never_its_value(tmp_path: Path, body: object, field: str) -> None:
    async with house(tmp_path) as at_home:
        answer = await at_home.post("/sign-in", body)

        assert answer.status == 400
        assert await answer.json() == {"code": "bad_field", "field": field, "seconds": None, "ok": False}


async def test_an_unknown_field_and_what_is_not_json_are_refused(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        unknown = await at_home.post("/sign-in/salt", {"name": "wren", "passphrase": PASSPHRASE})
        not_json = await at_home.client.post("/sign-in", data=b"{", headers={"Origin": ORIGIN, "Content-Type": "application/json"})
        a_form = await at_home.client.post("/sign-in", data={"name": "wren"}, headers={"Origin": ORIGIN})
        not_utf8 = await at_home.client.post("/sign-in", data=b'{"name":"\xff"}', headers={"Origin": ORIGIN, "Content-Type": "application/json"})

        assert [each.status for each in (unknown, not_json, a_form, not_utf8)] == [400] * 4
        assert PASSPHRASE not in await unknown.text()


async def test_a_body_longer_than_any_form_of_ours_is_refused(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        answer = await at_home.post("/sign-in/salt", {"name": "w" * BODY_LIMIT})

        assert answer.status == 413


async def test_a_surrogate_in_a_name_is_a_clear_no(tmp_path: Path) -> None:
    async with house(tmp_path) as at_home:
        sent = {"Origin": ORIGIN, "Content-Type": "application/json"}

        answer = await at_home.client.post("/sign-in/salt", data=b'{"name":"\\ud800"}', headers=sent)

        assert answer.status == 400


# ── the halves ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_two_halves_are_those_of_argon2id_in_any_implementation() -> None:
    """Known answer; `console/static/lib/passphrase.test.js` proves the same of the browser's module."""
    halves = derive("  Café\u00a0 ﬁve\tlong   words ", bytes(range(16)))

    assert (halves.sign_in + halves.keyring).hex() == KNOWN_HALVES
    assert halves.sign_in != halves.keyring
    assert repr(halves).startswith("<chatd.passwords.Halves object")


def test_generated_passphrases_carry_77_bits_and_are_never_the_same() -> None:
    words = passwords._words()

    assert len(set(words)) == len(words)
    assert len(words) ** passwords.WORDS_IN_A_PASSPHRASE >= 2**77
    assert len({passwords.generate_passphrase() for _ in range(100)}) == 100
    assert all(word.isalpha() and word.islower() for word in words)


def test_nothing_at_the_door_knows_an_address() -> None:
    """Quotas by address would shut out Tor, refuges and offices."""
    for module in ("chatd.sign_in", "chatd.throttle", "console.sign_in", "console.forms"):
        source = inspect.getsource(__import__(module, fromlist=["_"]))
        assert not any(word in source for word in ("request.remote", "peername", "Forwarded", "X-Real-IP"))


def _shown(answer: ClientResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "Date"}
