"""A whole library over HTTP: who may take it out, what may be sent in, and that a form with a file is heard on the terms of every other form."""

from __future__ import annotations

import asyncio
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import aiohttp
import pytest

from canned_answers.versions import State
from chatd import settings
from chatd.answering import archive, sheet
from chatd.answering.exchange import MOST_BYTES
from chatd.answering.shelves import Owner, Shelf
from chatd.domain.ids import CollaborativeId, ProjectId
from chatd.store.answers import SqlAnswers
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore
from tests.canned_answers.test_answer_files import GOOD
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

HERE: Final = "/answers/northtown/own/exchange"
CLAIMS: Final = GOOD.replace("+++\nHello", 'author = "rosa"\nreviewer = "wren"\nstate = "published"\n+++\nHello')
PACKED: Final = archive.written([("en/test.md", CLAIMS)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Somebody's browser at the form."""

    house: House
    cookie: str
    csrf: str

    async def asks(self, path: str) -> tuple[int, bytes, str]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.get(f"{self.house.origin}{path}", headers={"Cookie": self.cookie}, allow_redirects=False)
            return answer.status, await answer.read(), answer.headers.get("Content-Disposition", "")

    async def sends(self, content: bytes, *, name: str = "answers.zip", only: str = "", path: str = HERE, **how: str) -> tuple[int, str]:
        """The file after the other fields, as a browser sends it."""
        with aiohttp.MultipartWriter("form-data") as form:
            fields: list[tuple[str, bytes, str]] = [
                ("csrf", how.get("csrf", self.csrf).encode(), ""),
                ("only", only.encode(), ""),
                ("file", content, name),
            ]
            for field, value, file_name in reversed(fields) if "file_first" in how else fields:
                part = form.append(BytesIO(value) if file_name else value)
                part.set_content_disposition("form-data", quote_fields=False, name=field, **({"filename": file_name} if file_name else {}))
            return await self.posts(path, form, origin=how.get("origin", self.house.origin))

    async def posts(self, path: str, body: aiohttp.MultipartWriter | bytes, *, origin: str, kind: str = "") -> tuple[int, str]:
        headers = {"Cookie": self.cookie, "Origin": origin, **({"Content-Type": kind} if kind else {})}
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            answer = await session.post(f"{self.house.origin}{path}", headers=headers, data=body, allow_redirects=False)
            return answer.status, await answer.text()


async def sender(house: House, name: str) -> Sender:
    cookie, csrf = await house.signed_in(name)
    return Sender(house=house, cookie=cookie, csrf=csrf)


async def shelf(house: House) -> Shelf:
    database = await Database.open(settings.database_in(house.serving.data))
    try:
        rota = (await SqlStore(database).rotas())[0]
        owner = Owner(collaborative=CollaborativeId(rota.collaborative), project=ProjectId("northtown"))
        return await SqlAnswers(database, str).shelf(owner)
    finally:
        await database.close()


async def test_a_coordinator_brings_answers_in_as_drafts_and_takes_the_same_out_again(house: House) -> None:
    heron = await sender(house, "heron")
    status, page, _ = await heron.asks(HERE)
    assert status == 200 and b"Bring answers in" in page

    status, report = await heron.sends(PACKED, only="look")
    assert status == 200 and "1 answer would become a draft" in report
    assert (await shelf(house)).histories == {}
    assert (await heron.sends(PACKED))[0] == 303

    (version,) = (await shelf(house)).history("en/test.md").versions
    assert (version.state, version.author, version.reviewer) == (State.DRAFT, "heron", None)
    status, content, disposition = await heron.asks(f"{HERE}/file?form=csv")
    assert (status, disposition) == (200, 'attachment; filename="answers.csv"')
    assert [file for file, _ in sheet.read(content).files] == ["en/test.md"]
    assert b"the-law" in (await heron.asks(f"{HERE}/file?form=csv&everything=yes"))[1]
    assert b'msgctxt "test:title"' in (await heron.asks(f"{HERE}/file?form=po&language=ro"))[1]
    assert (await heron.sends((await heron.asks(f"{HERE}/file?form=zip"))[1]))[0] == 303
    assert len((await shelf(house)).history("en/test.md").versions) == 1


async def test_large_files_are_read_one_at_a_time_so_that_nobodys_sign_in_waits(house: House) -> None:
    heron = await sender(house, "heron")
    many = archive.written([(f"en/test-{n}.md", GOOD.replace('"test"', f'"test-{n}"')) for n in range(400)])

    reports = [page for _, page in await asyncio.gather(*(heron.sends(many, only="look") for _ in range(3)))]

    assert sum("400 answers would become drafts" in page for page in reports) >= 1
    assert sum("Others are writing into it just now" in page for page in reports) >= 1


async def test_what_is_wrong_is_told_line_by_line_and_nothing_comes_in(house: House) -> None:
    heron, before = await sender(house, "heron"), await shelf(house)
    cells = sheet.written([("en/one.md", GOOD.replace('"test"', '"one"')), ("en/two.md", GOOD.replace('"test"', '"two"'))])
    cells = cells.replace(b"sexual-health", b"<script>", 1).replace(b"It is free", b"Mail lily.rose@example.org", 1)

    status, report = await heron.sends(cells, name="my<b>.csv")

    assert status == 400
    assert "Line 2: topic in row 2" in report and "my&lt;b&gt;.csv" in report and "<script>" not in report and "lily.rose" not in report
    assert await shelf(house) == before


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "answers.zip", "No file was chosen"),
        (b"Hello", "notes.txt", "not a kind"),
        (b"PK\x03\x04", "answers.zip", "no archive"),
        (b"\xff", "a.csv", "UTF-8"),
    ],
)
async def test_what_is_no_library_is_refused_in_words(house: House, content: bytes, name: str, says: str) -> None:
    status, report = await (await sender(house, "heron")).sends(content, name=name)

    assert status == 400 and says in report


async def test_an_archive_that_opens_without_end_is_refused(house: House) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("en/test.md", b"0" * 20_000_000)

    assert (await (await sender(house, "heron")).sends(packed.getvalue()))[0] == 400


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(house: House) -> None:
    status, report = await (await sender(house, "heron")).sends(b"0" * (MOST_BYTES + 100_000), name="all.csv")

    assert status == 413 and "too large" in report


async def test_who_does_not_coordinate_finds_nothing_there(house: House) -> None:
    nowhere = "/answers/nobody/own/exchange"
    for name, path in (("wren", HERE), ("finch", HERE), ("wren", HERE.replace("own", "shared")), ("heron", HERE.replace("own", "others"))):
        someone = await sender(house, name)
        for below in ("", "/file?form=zip"):
            status, page, _ = await someone.asks(f"{path}{below}")
            assert (status, page) == (await someone.asks(f"{nowhere}{below}"))[:2] and status == 404
        assert (await someone.sends(PACKED, path=path))[0] == 404


async def test_the_form_is_heard_from_our_own_page_with_its_token_alone(house: House) -> None:
    heron, before = await sender(house, "heron"), await shelf(house)
    other = GOOD.replace('"test"', '"other"')
    content = archive.written([("en/other.md", other)])
    assert (await heron.sends(content, only="look"))[0] == 200

    assert (await heron.sends(content, csrf="x" * 64))[0] == 403
    assert (await heron.sends(content, file_first="yes"))[0] == 403
    assert (await heron.sends(content, origin="https://elsewhere.example"))[0] == 403
    assert (await heron.posts(HERE, b"csrf=1", origin=house.origin, kind="application/x-www-form-urlencoded"))[0] == 400
    for broken in (
        b"",
        b"--x",
        b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--",
        b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\xff\r\n--x--',
    ):
        assert (await heron.posts(HERE, broken, origin=house.origin, kind="multipart/form-data; boundary=x"))[0] in {400, 403}
    assert (await heron.posts(HERE, b"--x", origin=house.origin, kind="multipart/form-data"))[0] == 400

    assert await shelf(house) == before


@pytest.mark.parametrize("query", ["", "form=exe", "form=po", "form=po&language=en", "form=po&language=../x", "form=folder"])
async def test_a_file_that_there_is_not_is_not_there(house: House, query: str) -> None:
    assert (await (await sender(house, "heron")).asks(f"{HERE}/file?{query}"))[0] == 404
