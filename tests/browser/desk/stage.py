"""The desk's own page for its own tests: every part is real, the server is pretended inside the page (`console/static/demo.js`), under the
policy that the console is really sent with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize

from chatd.transport.headers import Policies
from tests.serving import free_port

ROOT = Path(__file__).resolve().parents[3]
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
TREES = ("console/static/", "widget/")
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
SOON = 10_000
"""Milliseconds that anything may take on a busy machine."""

NOTE_VIOLATIONS = "addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.violatedDirective))"


@asynccontextmanager
async def stage() -> AsyncIterator[str]:
    """The origin that serves the demonstration as written. Its two hundred modules are asked for once by each browser context, not for each state."""
    origin = f"http://localhost:{(port := free_port())}"
    policy = Policies(origin=origin).console_page()

    async def file(request: web.Request) -> web.Response:
        name = request.match_info["path"]
        path = (ROOT / name).resolve()
        if not name.startswith(TREES) or not path.is_file() or not path.is_relative_to(ROOT):
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": policy, "Cache-Control": "max-age=600"}
        return web.Response(text=path.read_text(), content_type=KINDS[path.suffix], headers=headers)

    app = web.Application()
    app.add_routes([web.get("/{path:.+}", file)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "localhost", port).start()
    try:
        yield origin
    finally:
        await runner.cleanup()


@dataclass(slots=True, kw_only=True)
class Wren:
    """A worker at the pretended desk; every complaint of the browser is noted."""

    page: Page
    context: BrowserContext
    origin: str
    complaints: list[str] = field(default_factory=list)

    async def sees(self, state: str) -> None:
        """One of the states, as in its picture."""
        await self.page.goto("about:blank")
        self.complaints.clear()
        await self.page.goto(f"{self.origin}/console/static/demo.html#{state}")
        await self.page.wait_for_selector(f'body[data-ready="{state}"]', timeout=SOON)

    @property
    def reply(self) -> Locator:
        """Where to write to the visitor."""
        return self.page.get_by_role("textbox", name="Reply", exact=True)

    @property
    def confer(self) -> Locator:
        """Where to write to the partner."""
        return self.page.get_by_role("textbox", name="Confer", exact=True)

    @property
    def log(self) -> Locator:
        """The open conversation."""
        return self.page.get_by_role("log", name="Conversation", exact=True)

    @property
    def answers(self) -> Locator:
        """What a slash opens."""
        return self.page.get_by_role("listbox", name="Canned answers")

    async def presses(self, *keys: str) -> None:
        """One key after the other, wherever the focus is."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def happens(self, script: str) -> object:
        """Something at the pretended server, named `server`; the page's own is `app`."""
        return await self.page.evaluate(f"(async ({{ server, app }}) => {{ {script} }})(demo)")

    async def has_focus_in(self) -> str:
        """The id of what has the focus."""
        found: str = await self.page.evaluate("document.activeElement.id")
        return found


async def wren(browser: Browser, origin: str, *, size: ViewportSize = DESKTOP, dark: bool = False) -> Wren:
    """A fresh browser context."""
    is_phone = size is PHONE
    context = await browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce", has_touch=is_phone, is_mobile=is_phone, locale="en-GB"
    )
    await context.add_init_script(NOTE_VIOLATIONS)
    page = await context.new_page()
    someone = Wren(page=page, context=context, origin=origin)
    page.on("pageerror", lambda error: someone.complaints.append(str(error)))
    page.on("console", lambda message: someone.complaints.append(f"{message.text} {message.location['url']}") if message.type == "error" else None)
    return someone
