"""A charity's page that names the project's key and the loader's bytes, against a real server that does what it likes with what it passes on.

The server tampers where it sends; every browser runs our own code unchanged.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
import pytest_asyncio
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from playwright.async_api import Browser, ViewportSize, expect

from chatd import demo, wire
from chatd.app import ROOT
from chatd.domain.ids import ConversationId, ShiftId
from chatd.transport.assets import pinned_name
from chatd.transport.outbox import SocketOutbox
from tests.browser import navigators
from tests.browser.axe import violations
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Visitor, Worker
from tests.sealing import raw, text
from tests.serving import Serving, serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUSED = "We could not make sure that the people here are who they say. So this chat stays shut."
INSTEAD = "No chat button on this page?"
AS_PASTED = """({ src, key }) => {
  const script = Object.assign(document.createElement("script"), { src, crossOrigin: "anonymous" });
  Object.assign(script.dataset, { project: "northtown", key });
  document.body.append(script);
}"""
Spoil = Callable[[wire.WorkerSeen], wire.WorkerSeen]


class TamperingOutbox:
    """The real one, but that it changes what the visitor's page is told of the second worker, or what workers are told of each other."""

    def __init__(self, real: SocketOutbox) -> None:
        self._real = real
        self.spoil: Spoil | None = None
        self.partners_key: str | None = None

    async def to_visitor(self, conversation: ConversationId, event: str, body: wire.Closed) -> None:
        if self.spoil and isinstance(body, wire.VisitorRoom) and len(body.workers) > 1:
            body = msgspec.structs.replace(body, workers=[body.workers[0], self.spoil(body.workers[1])])
        await self._real.to_visitor(conversation, event, body)

    async def to_shift(self, shift: ShiftId, event: str, body: wire.Closed) -> None:
        if self.partners_key and isinstance(body, wire.WorkerRoom):
            key = self.partners_key
            body = msgspec.structs.replace(body, workers=[each if each.me else msgspec.structs.replace(each, key=key) for each in body.workers])
        await self._real.to_shift(shift, event, body)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@dataclass(slots=True, kw_only=True)
class House:
    """A server, its charity's site, and what it does to those who trust it."""

    serving: Serving
    outbox: TamperingOutbox

    def epochs(self) -> list[wire.EpochEntry]:
        """Of every conversation that runs."""
        assert self.serving.server
        live = self.serving.server.desk.live
        entries = [entry for sheet in live.sheets() for id in sheet.conversations for entry in live.log(id).since(wire.Channel.ROOM, 0)]
        return [entry for entry in entries if isinstance(entry, wire.EpochEntry)]

    def is_empty(self) -> bool:
        """No conversation runs."""
        assert self.serving.server
        return not any(sheet.conversations for sheet in self.serving.server.desk.live.sheets())


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with serving_here(tmp_path_factory.mktemp("house") / "data") as serving:
        port = (urlsplit(serving.origin).port or 0) - 1
        site = await demo._site(port, await demo._pinned_snippet(serving.data, port))
        assert serving.server
        real = serving.server.desk.outbox
        assert isinstance(real, SocketOutbox)
        tampering = TamperingOutbox(real)
        object.__setattr__(serving.server.desk, "outbox", tampering)
        yield House(serving=replace(serving, site=f"http://127.0.0.1:{port}"), outbox=tampering)
        await site.cleanup()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pair(browser: Browser, house: House) -> AsyncIterator[tuple[Worker, Worker]]:
    """Two workers whose keys were opened when they signed in."""
    both = [await signed_in(browser, house, name) for name in ("wren", "heron")]
    yield both[0], both[1]
    for each in both:
        await each.context.close()


async def signed_in(browser: Browser, house: House, name: str) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, DESKTOP)
    someone = Worker(page=page, context=context, watch=watch, serving=house.serving, name=name)
    await someone.signs_in()
    await someone.checks_in()
    return someone


async def opens(browser: Browser, house: House, path: str = demo.PINNED, *, dark: bool = False, before: Any = None) -> Visitor:
    context, page, watch = await navigators.fresh_page(browser, PHONE, dark=dark)
    if before:
        await before(context)
    await page.goto(f"{house.serving.site}{path}")
    return Visitor(page=page, context=context, watch=watch)


async def is_refused(visitor: Visitor, pair: tuple[Worker, Worker], house: House) -> None:
    """In words, with whom to call; no key was made and no word was sent; the workers are told why."""
    await expect(visitor.frame.get_by_text(REFUSED)).to_be_visible(timeout=SLOW)
    await expect(visitor.frame.get_by_role("link", name="01632 960001").first).to_be_visible()
    await expect(visitor.frame.get_by_text("Call 999.")).to_be_visible()
    await expect(visitor.frame.get_by_role("button", name="Start a new chat")).to_have_count(0)
    assert not [said for said in visitor.watch.said if '"epoch"' in said or '"send"' in said]
    for each in pair:
        await expect(each.page.get_by_text("could not check the keys of those who came in")).to_be_visible(timeout=SLOW)
    assert house.is_empty()


async def test_with_true_keys_it_is_a_chat_like_any_other_and_both_sides_say_so(browser: Browser, house: House, pair: tuple[Worker, Worker]) -> None:
    house.outbox.spoil = None
    visitor = await opens(browser, house)
    await expect(visitor.page.get_by_text(INSTEAD)).to_have_count(0, timeout=SLOW)

    await navigators.talk(visitor, *pair)
    await visitor.says("hello")
    await pair[0].reads("hello")
    await pair[0].confers("all well?")
    await pair[1].reads_in_confer("all well?")

    await visitor.frame.get_by_text("Keys checked").click()
    await expect(visitor.frame.get_by_text("It does not tell you who a worker is as a person.")).to_be_visible()
    for each in pair:
        await expect(each.page.get_by_text("Keys checked here and on the visitor’s page")).to_be_visible(timeout=SLOW)
    assert visitor.watch.violations == []
    # Neither key nor number is in anything that was asked of a server.
    assert not [asked.url for asked in visitor.watch.asked if await key_of(house) in asked.url.partition("#")[0]]
    assert not [said for said in visitor.watch.said if await key_of(house) in said]
    await visitor.context.close()
    await put_away(pair)


async def test_a_page_that_is_not_pinned_says_and_loads_nothing_of_keys(browser: Browser, house: House, pair: tuple[Worker, Worker]) -> None:
    house.outbox.spoil = None
    visitor = await opens(browser, house, "/")

    await navigators.talk(visitor, *pair)

    await expect(visitor.frame.get_by_text("Keys checked")).to_have_count(0)
    assert not [url for url in visitor.watch.addresses if "trust.js" in url or "pinned" in url]
    for each in pair:
        await expect(each.page.get_by_text("Partner’s keys checked")).to_be_visible(timeout=SLOW)
    await visitor.context.close()
    await put_away(pair)


async def test_without_pinning_a_server_can_put_its_own_key_in_a_workers_place(browser: Browser, house: House, pair: tuple[Worker, Worker]) -> None:
    """What pinning is for: this is what the next test refuses."""
    mine = PrivateKey.generate()
    house.outbox.spoil = lambda worker: msgspec.structs.replace(worker, key=text(bytes(mine.public_key)))
    visitor = await opens(browser, house, "/")
    await visitor.opens_the_chat()
    await visitor.starts()

    await pair[0].page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)
    async with asyncio.timeout(SLOW / 1000):
        while not house.epochs():  # noqa: ASYNC110  The server has no event for it.
            await asyncio.sleep(0.05)

    assert opened(house.epochs()[0], mine)
    house.outbox.spoil = None
    await visitor.ends()
    await visitor.context.close()
    await put_away(pair)


def swapped_key(worker: wire.WorkerSeen) -> wire.WorkerSeen:
    return msgspec.structs.replace(worker, key=text(bytes(PrivateKey.generate().public_key)))


def no_certificate(worker: wire.WorkerSeen) -> wire.WorkerSeen:
    return msgspec.structs.replace(worker, certificate=None)


def another_name(worker: wire.WorkerSeen) -> wire.WorkerSeen:
    return msgspec.structs.replace(worker, name="Robin")


def one_changed_signature(worker: wire.WorkerSeen) -> wire.WorkerSeen:
    chain = worker.certificate
    assert chain
    signature = ("B" if chain.operator.signature[0] == "A" else "A") + chain.operator.signature[1:]
    return msgspec.structs.replace(
        worker, certificate=msgspec.structs.replace(chain, operator=msgspec.structs.replace(chain.operator, signature=signature))
    )


@pytest.mark.parametrize("spoil", [swapped_key, no_certificate, another_name, one_changed_signature])
async def test_a_server_that_puts_somebody_else_in_a_workers_place_is_refused(
    browser: Browser, house: House, pair: tuple[Worker, Worker], spoil: Spoil
) -> None:
    house.outbox.spoil = spoil
    visitor = await opens(browser, house)
    await visitor.opens_the_chat()
    await visitor.starts()

    await pair[0].page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)

    await is_refused(visitor, pair, house)
    house.outbox.spoil = None
    await visitor.context.close()
    await put_away(pair)


async def test_a_server_that_swaps_a_partners_key_is_shown_and_gets_no_confer_key(
    browser: Browser, house: House, pair: tuple[Worker, Worker]
) -> None:
    house.outbox.partners_key = text(bytes(PrivateKey.generate().public_key))
    visitor = await opens(browser, house, "/")
    await visitor.opens_the_chat()
    await visitor.starts()

    await pair[0].page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)

    await expect(pair[0].page.get_by_text("Heron’s keys do not check.")).to_be_visible(timeout=SLOW)
    await expect(pair[1].page.get_by_text("Wren’s keys do not check.")).to_be_visible(timeout=SLOW)
    await visitor.is_paired()
    await pair[0].confers("only for you")
    assert await pair[0].confer_box.input_value() == "only for you"
    assert not [said for each in pair for said in each.watch.said if '"confer_key"' in said and house.outbox.partners_key in said]
    house.outbox.partners_key = None
    await pair[0].confer_box.fill("")
    await visitor.ends()
    await visitor.context.close()
    await put_away(pair)


@pytest.mark.parametrize(("size", "dark"), [(PHONE, False), (DESKTOP, True)])
async def test_the_page_with_what_to_paste_is_for_everybody(browser: Browser, house: House, size: ViewportSize, dark: bool) -> None:
    context, page, watch = await navigators.fresh_page(browser, size, dark=dark)
    someone = Worker(page=page, context=context, watch=watch, serving=house.serving, name="finch")
    await someone.signs_in()

    await page.goto(f"{house.serving.origin}/keys/snippet?phone=abc")

    await expect(page.get_by_text("Your keys know it.")).to_be_visible(timeout=SLOW)
    await expect(page.get_by_text("Write a phone number")).to_be_visible()
    assert watch.violations == []
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await context.close()


async def test_keys_whose_time_is_over_are_refused(browser: Browser, house: House, pair: tuple[Worker, Worker]) -> None:
    house.outbox.spoil = None
    later = datetime.now(UTC) + timedelta(days=2)
    visitor = await opens(browser, house, before=lambda context: context.clock.set_system_time(later))
    await visitor.opens_the_chat()
    await visitor.starts()

    await pair[0].page.get_by_role("button", name="Take", exact=True).first.click(timeout=SLOW)

    await is_refused(visitor, pair, house)
    await visitor.context.close()
    await put_away(pair)


async def test_a_loader_that_was_changed_is_not_run_and_the_page_says_whom_to_call(browser: Browser, house: House) -> None:
    async def changing(context: Any) -> None:
        async def change(route: Any) -> None:
            answer = await route.fetch()
            await route.fulfill(response=answer, body=await answer.text() + ";window.wasRun = true")

        await context.route("**/embed-*.js", change)

    visitor = await opens(browser, house, before=changing)

    await expect(visitor.page.get_by_text(INSTEAD)).to_be_visible()
    await expect(visitor.page.get_by_text("You can call us: 01632 960001.")).to_be_visible()
    async with asyncio.timeout(SLOW / 1000):
        while not [each for each in visitor.watch.complaints if "integrity" in each]:  # noqa: ASYNC110  A browser says so when it likes.
            await asyncio.sleep(0.05)
    assert await visitor.page.evaluate("[typeof wasRun, typeof chatd]") == ["undefined", "undefined"]
    await expect(visitor.page.get_by_role("button", name="Chat with us")).to_have_count(0)
    await visitor.context.close()


@pytest.mark.parametrize("kept", sorted(file.name for file in (ROOT / "widget" / "pinned").glob("*.js")))
async def test_every_loader_that_was_kept_still_opens_the_chat_and_hands_on_the_key(browser: Browser, house: House, kept: str) -> None:
    body = (ROOT / "widget" / "pinned" / kept).read_bytes()
    assert pinned_name(body) == kept
    visitor = await opens(browser, house, "/", before=lambda context: context.route("**/embed.js", lambda route: route.abort()))

    await visitor.page.evaluate(AS_PASTED, {"src": f"{house.serving.origin}/{kept}", "key": await key_of(house)})
    await visitor.opens_the_chat()

    await expect(visitor.frame.get_by_role("button", name="Leave this page quickly")).to_be_visible(timeout=SLOW)
    assert visitor.page.frames[1].url.endswith(f".{await key_of(house)}.")
    await visitor.context.close()


async def key_of(house: House) -> str:
    assert house.serving.server
    northtown = await house.serving.server.desk.store.project(demo.NORTHTOWN)
    assert northtown and northtown.root_key
    return northtown.root_key


def opened(epoch: wire.EpochEntry, key: PrivateKey) -> bool:
    """Does one of its parts open with this key?"""
    for part in epoch.sealed:
        try:
            SealedBox(key).decrypt(raw(part.box))
        except CryptoError:
            continue
        return True
    return False


async def put_away(pair: tuple[Worker, Worker]) -> None:
    for each in pair:
        if await each.page.locator(".talk").count():
            await each.page.get_by_role("button", name="Close conversation").first.click(timeout=SLOW)
            if await each.page.locator("form.closing").count():
                await each.page.locator("form.closing").get_by_role("button", name="Close conversation").click(timeout=SLOW)
    for each in pair:
        await expect(each.page.locator(".over")).to_be_visible(timeout=SLOW)
        await each.puts_it_away()
