"""Files that browsers load: as written while developing, bundled and content-hashed when shipped.

Two trees, `widget` and `console`. A name asked for is looked up in a table made at start-up, so no request can reach outside them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

LOADER = "public, max-age=300"
"""Short, although its bytes never change: nobody's device is to keep it for long."""
FOREVER = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file: its bytes, and what is sent with them. Encodings made beforehand ride along."""

    body: bytes
    kind: str
    cache: str
    encodings: dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedLoader:
    """A loader by its bytes: where it is, and what a page may ask its browser to make sure of."""

    path: str
    integrity: str


class Assets:
    """Every file by the path after `/static/`. *as_written*: the modules themselves, for somebody who is working on them."""

    def __init__(self, root: Path, *, as_written: bool = False) -> None:
        self._files: dict[str, Asset] = {}
        self._names: dict[str, str] = {}
        self._pinned = {file.name: _asset(file, LOADER) for file in _below(root / "widget" / "pinned") if file.name == pinned_name(file.read_bytes())}
        built = root / "widget" / "dist" / "embed.js"
        self._newest = pinned_name(built.read_bytes()) if built.exists() else ""
        for tree in ("widget", "console"):
            if as_written or not self._read_built(root / tree / "dist", tree):
                self._read_written(root, root / tree / ("static" if tree == "console" else "."), tree)

    def pinned_loader(self) -> PinnedLoader | None:
        """The one built last, for a snippet; None where none was built."""
        asset = self._pinned.get(self._newest)
        if asset is None:
            return None
        digest = base64.b64encode(hashlib.sha384(asset.body).digest()).decode()
        return PinnedLoader(path=f"/{self._newest}", integrity=f"sha384-{digest}")

    def respond_pinned(self, name: str, request: web.Request) -> web.Response:
        """A loader that some charity's page may name by its bytes. What was never built here is not found."""
        if name not in self._pinned:
            raise web.HTTPNotFound
        return respond(self._pinned[name], request)

    def address(self, name: str) -> str:
        """From a name such as `widget/frame.js` to the address it is served at: the built file where there is one."""
        return f"/static/{self._names[name]}"

    def respond(self, name: str, request: web.Request) -> web.Response:
        """The file behind that name."""
        return respond(self._files[self._names[name]], request)

    async def serve(self, request: web.Request) -> web.Response:
        """One file, in the best encoding the browser takes."""
        asset = self._files.get(request.match_info["path"])
        if asset is None:
            raise web.HTTPNotFound
        return respond(asset, request)

    def _read_built(self, dist: Path, tree: str) -> bool:
        """What ships, and nothing beside it. False where nothing was built."""
        manifest = dist / "manifest.json"
        if not manifest.exists():
            return False
        for name, built in json.loads(manifest.read_text()).items():
            self._names[f"{tree}/{name}"] = f"{tree}/{built}"
        for file in _below(dist):
            # The visitor's device keeps nothing of the chat, not even its code; the console's may stay.
            self._files[f"{tree}/{file.relative_to(dist)}"] = _asset(file, "no-store" if tree == "widget" else FOREVER)
        return True

    def _read_written(self, root: Path, folder: Path, tree: str) -> None:
        """As they stand in the checkout, so that what one module imports from another is found where it says."""
        for file in _below(folder):
            if "dist" not in file.parts and not file.name.endswith(".test.js"):
                served = f"src/{file.relative_to(root)}"
                self._names[f"{tree}/{file.relative_to(folder)}"] = served
                self._files[served] = _asset(file, "no-store")


def pinned_name(body: bytes) -> str:
    """What a loader of these bytes is called. `tools/build.mjs` names it so."""
    return f"embed-{hashlib.sha256(body).hexdigest()[:16]}.js"


def respond(asset: Asset, request: web.Request) -> web.Response:
    """The response for one asset."""
    accepted = request.headers.get("Accept-Encoding", "")
    encoding = next((name for name in ("br", "gzip") if name in accepted and name in asset.encodings), None)
    headers = {"Cache-Control": asset.cache, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    body = asset.encodings[encoding] if encoding else asset.body
    return web.Response(body=body, content_type=asset.kind, charset="utf-8", headers=headers)


def _asset(file: Path, cache: str) -> Asset:
    made = {"br": file.with_name(f"{file.name}.br"), "gzip": file.with_name(f"{file.name}.gz")}
    return Asset(
        body=file.read_bytes(),
        kind=TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        cache=cache,
        encodings={name: path.read_bytes() for name, path in made.items() if path.exists()},
    )


def _below(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix in {*TYPES, ".ico", ".png", ".webmanifest"}]
