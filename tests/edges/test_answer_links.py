"""The link in a mail, from the first round of the sweep to the answer: a real server, a real mail server, real forms."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import update

from chatd import settings
from chatd.app import Server, compose, listen
from chatd.demo import NORTHTOWN, ROTA, fill
from chatd.domain.ids import PersonId, PlannedShiftId
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.domain.turns import Confirmation, Turn
from chatd.store import people, rotas
from chatd.store.confirmations import all_of
from chatd.store.connection import Database
from tests.fakes import NOON, WoundClock
from tests.mail.sink import CERTIFICATE, Sink, sink
from tests.serving import free_port

pytestmark = pytest.mark.asyncio(loop_scope="module")

TURN = Turn(person=PersonId("wren"), shift=PlannedShiftId("s-night"), day=date(2026, 11, 19))
NIGHT = Shift(
    title="Canary night",
    zone="Europe/London",
    starts=datetime(2026, 11, 19, 22),  # noqa: DTZ001  A clock time, 34 hours after the clock of these tests.
    ends=datetime(2026, 11, 20, 6),  # noqa: DTZ001
    operators=(PersonId("wren"), PersonId("heron")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A server that has asked Wren, and the address that Wren was sent."""

    origin: str
    link: str
    clock: WoundClock
    database: Database
    server: Server
    mail: Sink

    async def known(self) -> Confirmation:
        return (await self.database.read(all_of))[TURN]

    async def get(self, address: str, verb: str = "GET", **how: object) -> tuple[int, str]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            response = await session.request(verb, address, allow_redirects=False, **how)  # type: ignore[arg-type]
            return response.status, await response.text()

    async def says(self, coming: str, **headers: str) -> int:
        sent = {"data": {"coming": coming}, "headers": {"Origin": self.origin, **headers}}
        return (await self.get(self.link, "POST", **sent))[0]


async def _agreed(database: Database) -> None:
    calendar = RotaCalendar(name="Northern", zone="Europe/London", projects=(NORTHTOWN,), shifts=(NIGHT,))
    async with database.transaction() as connection:
        await rotas.put_calendar(connection, ROTA.id, calendar, lambda: "s-night")
        await connection.execute(update(people.person).where(people.person.c.id == "wren").values(email="wren@example.org"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standing(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The whole server, with the tests' mail server in its settings."""
    folder, port = tmp_path_factory.mktemp("asking") / "data", free_port()
    await fill(folder, port)
    async with sink() as mail:
        section = f'\n[mail]\nhost = "localhost"\nport = {mail.port}\nsender = "desk@example.org"\nto = ["on-call@example.org"]\n'
        (folder / settings.FILE).write_text((folder / settings.FILE).read_text() + section)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSL_CERT_FILE", str(CERTIFICATE))  # whom this machine trusts
            clock = WoundClock()
            server = await compose(settings.load(folder, {}), clock=clock)
        runner = await listen(server, "127.0.0.1", port + 1)
        database = await Database.open(settings.database_in(folder))
        try:
            await _agreed(database)
            await server.confirming.ask()
            (taken,) = mail.taken
            (link,) = re.findall(r"https?://\S+", taken.text)
            yield Asking(origin=f"http://localhost:{port + 1}", link=link, clock=clock, database=database, server=server, mail=mail)
        finally:
            await database.close()
            await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="module")
async def asking(standing: Asking) -> AsyncIterator[Asking]:
    """Nothing answered yet."""
    yield standing
    await standing.database.write(lambda connection: connection.exec_driver_sql("UPDATE turn_confirmation SET answered = NULL, answer = NULL"))
    standing.clock.wind(NOON - standing.clock.now())


async def test_the_sweep_has_written_to_them_once_and_noted_it(asking: Asking) -> None:
    await asking.server.confirming.ask()

    assert [each.to for each in asking.mail.taken] == [["wren@example.org"]]
    assert (await asking.known()).mailed == NOON
    assert asking.link.startswith(f"{asking.origin}/rota/answer/")


async def test_looking_changes_nothing_however_often_and_in_whatever_way(asking: Asking) -> None:
    before = await asking.known()

    for verb in ("GET", "HEAD", "GET", "OPTIONS", "PUT", "DELETE"):
        for query in ("", "?coming=no", "?coming=yes"):
            await asking.get(asking.link + query, verb)

    assert await asking.known() == before
    assert before.answered is None


async def test_the_page_says_when_and_gives_nothing_away(asking: Asking) -> None:
    status, text = await asking.get(asking.link)

    assert status == 200
    assert "Thursday 19 November, 22:00 to Friday 06:00 (Europe/London)" in text
    for hidden in ("canary", "wren", "heron", "northtown", "northern", "desk", "umbrella", "rota", "sex", "charity", "chat "):
        assert hidden not in text.lower(), hidden


async def test_an_answer_is_taken_and_may_be_changed(asking: Asking) -> None:
    assert await asking.says("yes") == 303
    assert (await asking.known()).coming is True
    assert "See you then" in (await asking.get(asking.link))[1]

    assert await asking.says("no") == 303

    assert (await asking.known()).coming is False
    assert f'href="/rota/turn/{TURN.shift}/{TURN.day}"' in (await asking.get(asking.link))[1]


async def test_an_answer_counts_only_from_our_own_page_and_in_our_own_words(asking: Asking) -> None:
    for origin in ("null", "https://elsewhere.example", asking.origin + ".example"):
        assert await asking.says("no", Origin=origin) == 403
    assert await asking.says("no", **{"Sec-Fetch-Site": "cross-site"}) == 403
    for wrong in ("", "maybe", "YES", "yes no"):
        assert await asking.says(wrong) == 400

    assert (await asking.known()).answered is None


async def test_a_link_that_is_not_ours_or_is_over_is_like_anything_unknown(asking: Asking) -> None:
    nothing = await asking.get(f"{asking.origin}/nowhere")
    secret = asking.link.rpartition("/")[2]
    for wrong in ("x", "x" * 43, secret[:-1], secret.swapcase(), "%00", "é"):
        assert await asking.get(f"{asking.origin}/rota/answer/{wrong}") == nothing, wrong

    asking.clock.wind(timedelta(days=2))

    assert await asking.get(asking.link) == nothing
    assert await asking.says("no") == 404
