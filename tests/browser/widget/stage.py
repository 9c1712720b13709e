"""Two sites for the widget's own tests: a charity's page, and a chat whose page is the real shell with a pretended server inside (`widget/demo`).

What a scene needs happens in the page: line, seal and screen are real, under the policy that is really sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader
from playwright.async_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from chatd.transport.headers import Policies
from protocols import folder
from tests.serving import free_port

ROOT = Path(__file__).resolve().parents[3]
WIDGET = ROOT / "widget"
SCRIPTS = {".js": "text/javascript", ".css": "text/css"}
STRICTEST = "default-src 'none'; script-src {chat}; frame-src {chat}; connect-src {chat}"
SOON = 10_000
"""Milliseconds that anything may take on a busy machine."""


@dataclass(slots=True)
class Stage:
    """Where the two sites are, and what the chat answers."""

    site: str
    chat: str
    state: str | None = "open"
    """What `button.json` says; None when the server is away."""
    asked: list[str] = field(default_factory=list)
    """Paths that were asked for, at either site."""
    weather_takes: float = 0
    """Seconds until the page comes that leaving quickly goes to."""

    def routes(self) -> list[web.RouteDef]:
        """Everything both sites answer."""
        return [
            web.get("/", self.charity),
            web.get("/weather", self.weather),
            web.get("/embed.js", self.loader),
            web.get("/p/{project}/button.json", self.button),
            web.get("/w/{project}/", self.frame),
            web.get("/static/src/widget/{path:.+}", self.file),
        ]

    async def charity(self, request: web.Request) -> web.Response:
        """A charity's page under the strictest policy a host can have."""
        scene, language = request.query.get("scene", "before"), request.query.get("lang", "en")
        extra = f' data-leave="{self.site}/weather"' if "leave" in request.query else ""
        extra += "".join(f' data-{name}="{request.query[name]}"' for name in ("key", "phone") if name in request.query)
        instead = f'<p id="chatd-else">{request.query["instead"]}</p>' if "instead" in request.query else ""
        text = f"""<!doctype html><html lang="{language}"><head><title>Northtown</title></head><body><main><h1>Northtown</h1>
<p>Help for you.</p><label>Search <input type="text"></label></main>{instead}<script async src="{self.chat}/embed.js" data-project="{scene}"{extra}></script></body></html>"""
        return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": STRICTEST.format(chat=self.chat)})

    async def weather(self, request: web.Request) -> web.Response:
        """Where leaving quickly goes."""
        self.asked.append(request.path)
        await asyncio.sleep(self.weather_takes)
        return web.Response(text="<!doctype html><title>Weather</title><p>Rain later.</p>", content_type="text/html")

    async def loader(self, request: web.Request) -> web.Response:
        """The loader as written."""
        return web.Response(text=(WIDGET / "loader.js").read_text(), content_type="text/javascript")

    async def button(self, request: web.Request) -> web.Response:
        """Open, closed, or away."""
        self.asked.append(request.path)
        if self.state is None:
            raise web.HTTPBadGateway
        said = folder.words()[request.query["lang"][:2]].button
        return web.json_response({"state": self.state, "labels": [said.open, said.closed, said.hide]}, headers={"Access-Control-Allow-Origin": "*"})

    async def frame(self, request: web.Request) -> web.Response:
        """The real shell; its script is the rehearsal, which brings the real one."""
        self.asked.append(request.path)
        shell = Environment(loader=FileSystemLoader(WIDGET / "page"), autoescape=True).get_template("frame.html")
        text = shell.render(
            lang="en",
            project=request.match_info["project"],
            languages="en ro",
            leave_url=f"{self.site}/weather",
            css="/static/src/widget/styles/frame.css",
            js="/static/src/widget/demo/demo.js",
            words={},
            in_danger="If you are in danger now, call 999.",
            contacts=[{"name": "Samaritans", "how": "116 123.", "href": "tel:116123"}],
        )
        headers = {"Content-Security-Policy": Policies(origin=self.chat).visitor_page([self.site]), "Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def file(self, request: web.Request) -> web.Response:
        """A file of the widget as written; a browser asks for it once."""
        path = WIDGET / request.match_info["path"]
        return web.Response(text=path.read_text(), content_type=SCRIPTS[path.suffix], headers={"Cache-Control": "max-age=600"})


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """Both sites, on two different hosts so that browsers take them for two."""
    port = free_port()
    built = Stage(site=f"http://127.0.0.1:{port}", chat=f"http://localhost:{port}")
    app = web.Application()
    app.add_routes(built.routes())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield built
    finally:
        await runner.cleanup()


@dataclass(slots=True, kw_only=True)
class Onlooker:
    """Somebody looking at a page; every complaint of the browser is noted."""

    page: Page
    context: BrowserContext
    stage: Stage
    complaints: list[str] = field(default_factory=list)

    @property
    def frame(self) -> FrameLocator:
        """The chat inside the charity's page."""
        return self.page.frame_locator("iframe")

    @property
    def button(self) -> Locator:
        """The loader's button."""
        return self.page.get_by_role("button", name="Chat with us")

    async def sees_scene(self, scene: str, *, how: str = "en") -> None:
        """Opens one scene of the chat's page on its own."""
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.stage.chat}/w/{scene}/#{how}")
        await self.page.wait_for_selector("html[data-scene=ready]", state="attached", timeout=SOON)

    async def visits_the_charity(self, scene: str = "before", **query: str) -> None:
        """Opens the charity's page and waits for the button."""
        words = "".join(f"&{name}={value}" for name, value in query.items())
        await self.page.goto(f"{self.stage.site}/?scene={scene}{words}")
        await expect(self.page.locator("div .b")).to_be_visible(timeout=SOON)

    async def heard(self, name: str) -> list[dict[str, object]]:
        """What the page has told the pretended server under that name."""
        told: list[dict[str, object]] = await self.page.evaluate(
            "name => rehearsal.heard.filter(one => one.name === name).map(one => one.body)", name
        )
        return told

    async def until_heard(self, name: str, times: int = 1) -> None:
        """Waits until the server has been told so often."""
        await self.page.wait_for_function("([name, times]) => rehearsal.heard.filter(one => one.name === name).length >= times", arg=[name, times])

    async def says(self, words: str) -> None:
        """Writes and sends."""
        await self.page.get_by_role("textbox", name="Your message").fill(words)
        await self.page.get_by_role("button", name="Send", exact=True).click()


async def onlooker(browser: Browser, built: Stage, *, width: int = 390, height: int = 844, dark: bool = False, touch: bool = False) -> Onlooker:
    """A fresh browser context in Bucharest, so that the visitor's zone is not the project's."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        has_touch=touch,
        is_mobile=touch,
        locale="en-GB",
        timezone_id="Europe/Bucharest",
    )
    page = await context.new_page()
    someone = Onlooker(page=page, context=context, stage=built)
    page.on("pageerror", lambda error: someone.complaints.append(str(error)))
    page.on("console", lambda message: someone.complaints.append(message.text) if is_complaint(message.type, message.text) else None)
    return someone


def is_complaint(kind: str, text: str) -> bool:
    """A browser asks for an icon by itself, and says so when there is none."""
    return kind in {"error", "warning"} and "404" not in text and "502" not in text
