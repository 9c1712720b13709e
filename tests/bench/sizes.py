"""What a visitor's phone downloads, in bytes: before the click, and to open the chat."""

from __future__ import annotations

import asyncio
import gzip
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chatd import settings
from chatd.domain.ids import PersonId
from chatd.store.connection import Database
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from console.forms import CsrfTokens
from console.sign_in import COOKIE
from tests.browser import navigators
from tests.browser.chromium import chromium
from tests.sealed_clients import WorkerClient
from tests.serving import Serving, serving_apart


@dataclass(slots=True)
class Download:
    """One answer: its address below our own origin, and its size as gzip -9 makes it."""

    path: str
    gzipped: int


async def downloads() -> tuple[list[Download], list[Download]]:
    """Before the click, and from the click until the chat has started; measured in a browser on a phone's screen."""
    with tempfile.TemporaryDirectory() as folder, serving_apart(Path(folder) / "data") as serving:
        async with chromium() as browser:
            context = await browser.new_context(viewport={"width": 390, "height": 844})
            page = await context.new_page()
            found: list[Download] = []
            pending: set[asyncio.Task[None]] = set()

            async def weigh(response: object) -> None:
                url = response.url  # type: ignore[attr-defined]
                if url.startswith(serving.origin):
                    body = await response.body()  # type: ignore[attr-defined]
                    found.append(Download(path=url.removeprefix(serving.origin), gzipped=len(gzip.compress(body, 9))))

            def note(response: object) -> None:
                task = asyncio.create_task(weigh(response))
                pending.add(task)
                task.add_done_callback(pending.discard)

            page.on("response", note)
            workers = [await signed_in(serving, name) for name in ("wren", "heron")]
            for worker in workers:
                await worker.check_in()
            await page.goto(f"{serving.site}/")
            visitor = navigators.Visitor(page=page, context=context, watch=navigators.Watch())
            await page.get_by_role("button", name="Chat with us").wait_for()
            await page.wait_for_load_state("networkidle")
            await asyncio.gather(*pending)
            button = list(found)
            await visitor.opens_the_chat()
            await visitor.starts()
            await visitor.frame.get_by_role("textbox", name="Your message").wait_for()
            await page.wait_for_load_state("networkidle")
            await asyncio.gather(*pending)
            for worker in workers:
                await worker.cut()
            return button, found[len(button) :]


def report(button: list[Download], opened: list[Download]) -> str:
    """For people, beside what others weigh (measured the same way, November 2026)."""
    peers = (("Live Helper Chat", 35, 206), ("Chatwoot 4.15", 455, 60), ("Rocket.Chat 1.13", 480, 0), ("Tiledesk 5.2", 672, 0))
    lines = ["What a visitor downloads (gzip -9):"]
    lines += [f"  before the click   {each.path:<60}{each.gzipped:>8,} bytes" for each in button]
    lines += [f"  to open the chat   {each.path:<60}{each.gzipped:>8,} bytes" for each in opened]
    total = sum(each.gzipped for each in opened)
    lines.append(f"  together: {sum(each.gzipped for each in button):,} bytes for the button, {total:,} to open the chat")
    lines += [f"  {name}: {before} kB for the button, {more} kB more to open it" for name, before, more in peers]
    return "\n".join(lines)


async def signed_in(serving: Serving, name: str) -> WorkerClient:
    """A worker at the desk, without the pages of signing in: only the visitor's downloads are weighed here."""
    written = settings.load(serving.data, {})
    database = await Database.open(written.database)
    try:
        secret = await SqlSignIns(database, SqlStore(database)).begin(PersonId(name), datetime.now(UTC))
    finally:
        await database.close()
    csrf = CsrfTokens(written.secret_key().sub_key("csrf")).csrf_for(secret)
    return WorkerClient(serving.origin, f"{COOKIE}={secret}", csrf, name=name.title())
