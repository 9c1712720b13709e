"""A visitor in a browser, answered by the pair of `meeting`."""

from __future__ import annotations

from functools import partial

from playwright.async_api import BrowserContext, Route

from tests.browser.navigators import Visitor, Watch
from tests.promises.evidence import WatchedWorker
from tests.promises.meeting import Meeting

ELSEWHERE = "https://www.bbc.co.uk/weather"


async def somebody(context: BrowserContext, address: str) -> Visitor:
    """On a page; where leaving leads is made up here, so that nothing goes out."""
    await context.route("https://www.bbc.co.uk/**", _weather)
    watch = Watch()
    await watch.over(context)
    page = await context.new_page()
    await page.goto(address)
    return Visitor(page=page, context=context, watch=watch)


async def talks_with_the_pair(met: Meeting, visitor: Visitor) -> str:
    """From the first screen to a standing pair; returns the conversation's id."""
    before = {each["conversation"] for each in met.first.desk.get("waiting", [])}
    await visitor.opens_the_chat()
    await visitor.starts()
    return await taken_by_the_pair(met, visitor, before)


async def taken_by_the_pair(met: Meeting, visitor: Visitor, before: set[str]) -> str:
    await met.first.until(lambda: _waiting(met.first) - before)
    id = (_waiting(met.first) - before).pop()
    await met.take(id)
    await visitor.is_paired()
    for worker in (met.first, met.second):
        await worker.until(partial(holds_the_key, worker, id))
    return id


def _waiting(worker: WatchedWorker) -> set[str]:
    return {each["conversation"] for each in worker.desk.get("waiting", [])}


def holds_the_key(worker: WatchedWorker, id: str) -> bool:
    return id in worker.seals and worker.seals[id].epoch > 0


def why_it_ended(worker: WatchedWorker, id: str) -> str | None:
    return next((body["why"] for name, body in worker.events if name == "ended" and body["conversation"] == id), None)


async def _weather(route: Route) -> None:
    await route.fulfill(body="<title>Weather</title>", content_type="text/html")
