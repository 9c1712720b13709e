"""What visitors and workers do in a browser, as sentences. Holds only what several files share; selectors are the names people hear."""

from __future__ import annotations

import asyncio
import base64
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, FrameLocator, Locator, Page, Request, ViewportSize, WebSocket, expect
from playwright.async_api import TimeoutError as TookTooLong

from tests.serving import Serving, halves_of

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
SLOW = 30_000
"""Milliseconds that anything may take on a busy machine; no test measures speed with it."""
QUICK = 5_000
"""The same for what needs no answer from anywhere."""

TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`), true)"""


@dataclass
class Watch:
    """Everything the pages of a context asked for, heard and said on sockets, and complained of. Playwright writes on whoever listens: no slots."""

    asked: list[Request] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    async def over(self, context: BrowserContext) -> None:
        """Look at a context, and at every page and frame it will have, from now on."""
        context.on("request", lambda request: self.asked.append(request))  # noqa: PLW0108  Playwright writes on a handler; a list's own will not take it.
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        context.on("page", lambda page: page.on("websocket", self._listen))
        await context.add_init_script(TELL_OF_VIOLATIONS)

    @property
    def addresses(self) -> list[str]:
        """Everything that was asked for, sockets as well."""
        return [*(request.url for request in self.asked), *self.sockets]

    @property
    def violations(self) -> list[str]:
        """What a policy had to stop."""
        return [text for text in self.complaints if text.startswith("policy:") or "Content Security Policy" in text]

    def _listen(self, socket: WebSocket) -> None:
        self.sockets.append(socket.url)
        socket.on("framereceived", lambda frame: self.heard.append(_text(frame)))
        socket.on("framesent", lambda frame: self.said.append(_text(frame)))


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode(errors="replace")


@dataclass(slots=True)
class Visitor:
    """Somebody on the charity's page."""

    page: Page
    context: BrowserContext
    watch: Watch

    @property
    def frame(self) -> FrameLocator:
        """The chat inside the page."""
        return self.page.frame_locator("iframe")

    @property
    def log(self) -> Locator:
        """What was said."""
        return self.frame.get_by_role("log")

    @property
    def box(self) -> Locator:
        """Where to write."""
        return self.frame.get_by_role("textbox", name="Your message")

    @property
    def status(self) -> Locator:
        """What is true of the chat just now."""
        return self.frame.locator(".status").get_by_role("status")

    def line(self, words: str) -> Locator:
        """One line of the log, with its mark."""
        return self.log.locator(".line").filter(has_text=words)

    async def opens_the_chat(self) -> None:
        """Presses the button on the charity's page."""
        await self.page.get_by_role("button", name="Chat with us").click(timeout=SLOW)

    async def starts(self) -> None:
        """Begins, after reading what there is to read."""
        await self.frame.get_by_role("button", name="Start chat").click(timeout=SLOW)

    async def is_paired(self) -> None:
        """Sees that two workers are there."""
        await self.is_told("Two workers are here")

    async def is_told(self, words: str, *, within: int = SLOW) -> None:
        """Sees that sentence as the state of the chat."""
        await expect(self.status).to_contain_text(words, timeout=within)

    async def says(self, words: str) -> None:
        """Writes a line and sends it."""
        await self.box.fill(words)
        await self.frame.get_by_role("button", name="Send", exact=True).click()

    async def reads(self, words: str, *, times: int = 1) -> None:
        """Sees that line in the log, so many times and no more."""
        await expect(self.line(words)).to_have_count(times, timeout=SLOW)
        await expect(self.line(words).last).to_be_visible()

    async def finds_noted(self, words: str) -> None:
        """Sees, between the lines, that something happened."""
        await expect(self.log.locator(".note").filter(has_text=words)).to_have_count(1, timeout=SLOW)

    async def sees_it_marked(self, words: str, mark: str) -> None:
        """Sees how far a line of their own got."""
        await expect(self.line(words).locator(".mark")).to_have_text(mark, timeout=SLOW)

    async def ends(self) -> None:
        """Ends the chat, and does not take it back."""
        await self.frame.get_by_role("button", name="End chat").click()
        await self.frame.get_by_role("button", name="End chat").click()


@dataclass(slots=True)
class Worker:
    """Somebody at the desk."""

    page: Page
    context: BrowserContext
    watch: Watch
    serving: Serving
    name: str

    @property
    def log(self) -> Locator:
        """The conversation that is open."""
        return self.page.get_by_role("log", name="Conversation", exact=True)

    @property
    def reply_box(self) -> Locator:
        """Where to write to the visitor."""
        return self.page.get_by_role("textbox", name="Reply")

    @property
    def confer_box(self) -> Locator:
        """Where to write to the partner."""
        return self.page.get_by_role("textbox", name="Confer")

    @property
    def state(self) -> Locator:
        """What is true of the open conversation just now."""
        return self.page.locator(".head").get_by_role("status")

    def line(self, words: str) -> Locator:
        """One line of the open conversation, with its mark."""
        return self.log.locator(".line").filter(has_text=words)

    async def signs_in(self) -> None:
        """With name and passphrase, on the page for it."""
        await self.page.goto(f"{self.serving.origin}/")
        await self.page.get_by_role("textbox", name="Name").fill(self.name)
        await self.page.get_by_role("textbox", name="Passphrase").fill(self.serving.passphrases[self.name])
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.wait_for_url("**/desk", timeout=SLOW)

    async def signs_in_quickly(self) -> None:
        """The same calls without the page, for tests of what comes after."""
        post, home = self.context.request.post, self.serving.origin
        asked = await (await post(f"{home}/sign-in/salt", data={"name": self.name}, headers={"Origin": home})).json()
        salt = base64.urlsafe_b64decode(asked["salt"] + "==")
        halves = await asyncio.to_thread(halves_of, self.serving.passphrases[self.name], salt)
        proof = base64.urlsafe_b64encode(halves.sign_in).decode().rstrip("=")
        form = {"name": self.name, "proof": proof, "token": asked["token"]}
        answer = await post(f"{home}/sign-in", data=form, headers={"Origin": home})
        assert answer.status == 204, await answer.text()
        await self.page.goto(f"{home}/desk")

    async def checks_in(self) -> None:
        """Comes on shift under the name suggested. Whose shift still stands comes back to it without being asked."""
        gate, desk = self.page.get_by_role("button", name="Check in"), self.page.get_by_role("heading", name="Someone is waiting")
        await expect(gate.or_(desk)).to_be_visible(timeout=SLOW)
        if await gate.count():
            await gate.click()
        await self.is_on_shift()

    async def is_on_shift(self) -> None:
        """Sees the desk."""
        await expect(self.page.get_by_role("heading", name="Someone is waiting")).to_be_attached(timeout=SLOW)

    async def takes_the_visitor(self) -> None:
        """Takes whoever waits longest."""
        await self.page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)
        await expect(self.reply_box).to_be_enabled(timeout=SLOW)

    async def sees_state(self, words: str, *, within: int = SLOW) -> None:
        """Sees that state of the open conversation."""
        await expect(self.state).to_contain_text(words, timeout=within)

    async def replies(self, words: str) -> None:
        """To the visitor."""
        await self.reply_box.fill(words)
        await self.page.get_by_role("button", name="Send to visitor").click()

    async def confers(self, words: str) -> None:
        """With the other worker alone."""
        await self.confer_box.fill(words)
        await self.page.get_by_role("button", name="Tell partner").click()

    async def reads(self, words: str, *, times: int = 1) -> None:
        """Sees that line in the open conversation, so many times and no more."""
        await expect(self.line(words)).to_have_count(times, timeout=SLOW)
        await expect(self.line(words).last).to_be_visible()

    async def reads_in_confer(self, words: str) -> None:
        """Sees that line from the partner."""
        await expect(self.page.get_by_role("log", name="Only you two").get_by_text(words)).to_be_visible(timeout=SLOW)

    async def closes_the_conversation(self) -> None:
        """Finished: they said goodbye."""
        await self.page.get_by_role("button", name="Close conversation").click(timeout=QUICK)
        await self.page.locator("form.closing").get_by_role("button", name="Close conversation").click(timeout=QUICK)

    async def puts_it_away(self) -> None:
        """Is done with the card of a conversation that is over."""
        await self.page.get_by_role("button", name="Put away", exact=True).click(timeout=SLOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A visitor and a pair, talking."""

    visitor: Visitor
    first: Worker
    second: Worker


async def visitor(browser: Browser, serving: Serving, *, size: ViewportSize | None = None, dark: bool = False, **more: Any) -> Visitor:
    """Somebody opens the charity's page."""
    context, page, watch = await fresh_page(browser, size or PHONE, dark=dark, **more)
    await page.goto(f"{serving.site}/")
    return Visitor(page=page, context=context, watch=watch)


async def worker(browser: Browser, serving: Serving, name: str, *, size: ViewportSize | None = None, dark: bool = False) -> Worker:
    """Somebody is signed in and comes on shift."""
    context, page, watch = await fresh_page(browser, size or DESKTOP, dark=dark)
    someone = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await someone.signs_in_quickly()
    await someone.checks_in()
    return someone


async def talk(someone: Visitor, first: Worker, second: Worker) -> Talk:
    """The visitor comes in, the first takes them, and both sides know that the pair stands."""
    await someone.opens_the_chat()
    await someone.starts()
    await first.takes_the_visitor()
    await someone.is_paired()
    for each in (first, second):
        await each.sees_state("Two are here")
    return Talk(visitor=someone, first=first, second=second)


async def cleared(*pair: Worker) -> None:
    """Whatever a test left open at the desks is closed and put away."""
    for each in pair:
        await each.page.set_viewport_size(DESKTOP)
    if await pair[0].page.locator(".head").count():
        with suppress(TookTooLong):  # it may be ending by itself
            await pair[0].closes_the_conversation()
    for each in pair:
        if await each.page.locator(".talk, .over").count():
            await each.puts_it_away()


async def fresh_page(browser: Browser, size: ViewportSize, *, dark: bool = False, **more: Any) -> tuple[BrowserContext, Page, Watch]:
    """A context of its own, watched, with one page in it."""
    settings: dict[str, Any] = {
        "viewport": size,
        "color_scheme": "dark" if dark else "light",
        "reduced_motion": "reduce",
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }
    context, watch = await browser.new_context(**{**settings, **more}), Watch()
    await watch.over(context)
    return context, await context.new_page(), watch
