"""What visitors and workers do in a browser, as sentences. Holds only what several files share; selectors are the names people hear."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from tests.serving import Serving

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
SLOW = 15_000
"""Milliseconds that anything may take on a busy machine; no test measures speed with it."""


@dataclass(slots=True)
class Watch:
    """Everything a page asked for, and everything it complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Look at a page from now on."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)


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
        return self.frame.get_by_role("log", name="Conversation")

    async def opens_the_chat(self) -> None:
        """Presses the button on the charity's page."""
        await self.page.get_by_role("button", name="Chat with us").click(timeout=SLOW)

    async def starts(self) -> None:
        """Begins, after reading what there is to read."""
        await self.frame.get_by_role("button", name="Start chat").click(timeout=SLOW)

    async def is_paired(self) -> None:
        """Sees that two workers are there."""
        await expect(self.frame.get_by_role("status").filter(has_text="Two workers are here").first).to_be_visible(timeout=SLOW)

    async def says(self, words: str) -> None:
        """Writes a line and sends it."""
        await self.frame.get_by_role("textbox", name="Your message").fill(words)
        await self.frame.get_by_role("button", name="Send", exact=True).click()

    async def reads(self, words: str) -> None:
        """Sees that line in the log."""
        await expect(self.log.get_by_text(words)).to_be_visible(timeout=SLOW)


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
        return self.page.get_by_role("log", name="Conversation")

    async def signs_in(self) -> None:
        """With name and passphrase."""
        await self.page.goto(f"{self.serving.origin}/")
        await self.page.get_by_role("textbox", name="Name").fill(self.name)
        await self.page.get_by_role("textbox", name="Passphrase").fill(self.serving.passphrases[self.name])
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.wait_for_url("**/desk", timeout=SLOW)

    async def checks_in(self) -> None:
        """Comes on shift under the name suggested."""
        await self.page.get_by_role("button", name="Check in").click(timeout=SLOW)
        await expect(self.page.get_by_role("button", name="Check in")).to_be_hidden(timeout=SLOW)

    async def takes_the_visitor(self) -> None:
        """Takes whoever waits longest."""
        await self.page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)

    async def replies(self, words: str) -> None:
        """To the visitor."""
        await self.page.get_by_role("textbox", name="Reply").fill(words)
        await self.page.get_by_role("button", name="Send to visitor").click()

    async def confers(self, words: str) -> None:
        """With the other worker alone."""
        await self.page.get_by_role("textbox", name="Confer").fill(words)
        await self.page.get_by_role("button", name="Tell partner").click()

    async def reads(self, words: str) -> None:
        """Sees that line somewhere on the desk."""
        await expect(self.page.get_by_text(words).first).to_be_visible(timeout=SLOW)


async def visitor(browser: Browser, serving: Serving, *, size: dict[str, int] | None = None, dark: bool = False) -> Visitor:
    """Somebody opens the charity's page."""
    context, page, watch = await _page(browser, size or PHONE, dark=dark)
    await page.goto(f"{serving.site}/")
    return Visitor(page=page, context=context, watch=watch)


async def worker(browser: Browser, serving: Serving, name: str, *, size: dict[str, int] | None = None, dark: bool = False) -> Worker:
    """Somebody signs in and comes on shift."""
    context, page, watch = await _page(browser, size or DESKTOP, dark=dark)
    someone = Worker(page=page, context=context, watch=watch, serving=serving, name=name)
    await someone.signs_in()
    await someone.checks_in()
    return someone


async def _page(browser: Browser, size: dict[str, int], *, dark: bool) -> tuple[BrowserContext, Page, Watch]:
    context = await browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/London",
    )
    page, watch = await context.new_page(), Watch()
    watch.on(page)
    return context, page, watch
