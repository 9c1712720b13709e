"""A loader under an address that says which bytes it is: readable from every site, never changed, and there as long as its file is."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from chatd.app import ROOT
from chatd.transport.assets import Assets, pinned_name
from tests.edges.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEPT = ROOT / "widget" / "pinned"


async def asked(house: House, path: str) -> tuple[int, bytes, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(house.origin + path, headers={"Origin": "https://northtown.example"}) as response:
        return response.status, await response.read(), dict(response.headers)


async def test_the_loader_built_last_is_served_by_its_bytes_to_any_site(house: House) -> None:
    pinned = Assets(ROOT).pinned_loader()
    assert pinned is not None

    status, body, headers = await asked(house, pinned.path)

    assert (status, body) == (200, (ROOT / "widget" / "dist" / "embed.js").read_bytes())
    assert pinned.integrity == f"sha384-{base64.b64encode(hashlib.sha384(body).digest()).decode()}"
    assert (headers["Access-Control-Allow-Origin"], headers["Cross-Origin-Resource-Policy"]) == ("*", "cross-origin")
    # A device is not to keep it for long, although its bytes never change.
    assert headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in headers


async def test_every_loader_that_was_kept_is_still_served(house: House) -> None:
    names = [file.name for file in KEPT.glob("*.js")]
    assert names

    for name in names:
        status, body, _ = await asked(house, f"/{name}")
        assert (status, pinned_name(body)) == (200, name)


@pytest.mark.parametrize("path", ["/embed-0000000000000000.js", "/embed-../dist/embed.js", "/embed-e0.js", "/embed-0000000000000000.js.gz"])
async def test_what_was_never_built_is_not_found(house: House, path: str) -> None:
    assert (await asked(house, path))[0] == 404


async def test_an_older_loader_stays_beside_the_new_one_and_a_changed_one_goes(tmp_path: Path) -> None:
    (tmp_path / "widget" / "dist").mkdir(parents=True)
    (tmp_path / "widget" / "pinned").mkdir()
    (tmp_path / "widget" / "dist" / "embed.js").write_bytes(b"new()")
    for body in (b"old()", b"new()"):
        (tmp_path / "widget" / "pinned" / pinned_name(body)).write_bytes(body)
    (tmp_path / "widget" / "pinned" / pinned_name(b"true()")).write_bytes(b"changed()")

    assets = Assets(tmp_path)

    request = make_mocked_request("GET", "/")
    assert (newest := assets.pinned_loader()) is not None and newest.path == f"/{pinned_name(b'new()')}"
    assert assets.respond_pinned(pinned_name(b"old()"), request).body == b"old()"
    with pytest.raises(web.HTTPNotFound):
        assets.respond_pinned(pinned_name(b"true()"), request)


async def test_where_nothing_was_built_no_snippet_can_be_pinned(tmp_path: Path) -> None:
    assert Assets(tmp_path).pinned_loader() is None
