"""Lines are lost, pages are loaded again, servers die. Nobody is told a false thing, and no word is lost or doubled."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.async_api import Browser, expect

from tests.browser import navigators
from tests.browser.navigators import DESKTOP, PHONE, SLOW, Talk, Worker
from tests.serving import Running, Serving, ready, start_apart, stop

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOTICE_MS = 45_000
"""Three times the 15 s of the promise, for a busy machine; `tests/edges` holds the promise to its word with a wound clock."""
STOPPING_SECONDS = 6
"""The same of the two seconds in which a server told to stop is gone."""


async def test_a_worker_who_loads_the_page_again_comes_back_to_the_same_talk(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second
    await visitor.says("before you went")
    await first.reads("before you went")
    await first.replies("we hear you")
    await visitor.reads("we hear you")

    await first.page.reload()

    await first.sees_state("Two are here")
    await first.reads("before you went")
    await first.reads("we hear you")
    await visitor.is_paired()
    await first.replies("here again")
    await visitor.reads("here again")
    await visitor.says("good")
    for each in (first, second):
        await each.reads("good")
    await expect(visitor.frame.get_by_text("read what you said so far")).to_have_count(0)
    await expect(visitor.frame.get_by_text("has come in")).to_have_count(0)


async def test_a_visitor_whose_line_is_cut_loses_no_word_and_says_none_twice(talk: Talk) -> None:
    visitor, first, second = talk.visitor, talk.first, talk.second
    await visitor.says("before the tunnel")
    await visitor.sees_it_marked("before the tunnel", "Delivered")

    await visitor.context.set_offline(True)
    await visitor.is_told("Your line is gone. We are trying again…", within=NOTICE_MS)
    for each in (first, second):
        await each.sees_state("Visitor’s line lost", within=NOTICE_MS)
    await visitor.says("inside the tunnel")
    await visitor.box.fill("a draft that")
    await first.replies("we wait for you")
    await visitor.sees_it_marked("inside the tunnel", "Waits on this page")
    await expect(first.line("we wait for you").locator(".said__mark")).to_have_text("Sent", timeout=SLOW)
    await visitor.context.set_offline(False)

    await visitor.is_paired()
    await visitor.reads("we wait for you")
    await visitor.finds_noted("Your line is back.")
    await expect(visitor.box).to_have_value("a draft that")
    for each in (first, second):
        await each.reads("before the tunnel")
        await each.reads("inside the tunnel")
        await each.reads("we wait for you")
    await visitor.sees_it_marked("inside the tunnel", "Delivered")
    for mark in ("something is missing", "did not pass"):
        await expect(visitor.log.get_by_text(mark)).to_have_count(0)
        await expect(first.log.get_by_text(mark)).to_have_count(0)


async def test_one_of_the_pair_is_gone_and_another_comes_in(browser: Browser, serving_alone: Serving) -> None:
    wren, heron = [await navigators.worker(browser, serving_alone, name) for name in ("wren", "heron")]
    visitor = await navigators.visitor(browser, serving_alone)
    await navigators.talk(visitor, wren, heron)
    await visitor.says("said to both")
    await heron.reads("said to both")
    await wren.context.close()
    lost = time.monotonic()

    await visitor.is_told("One of us lost the line. The other is still with you.", within=NOTICE_MS)
    print(f"\nthe visitor was told after {time.monotonic() - lost:.1f} s that one of the pair was gone")
    await heron.sees_state("You are alone")
    await heron.replies("I am still here")
    await visitor.reads("I am still here")

    otter = await navigators.worker(browser, serving_alone, "otter")
    await otter.page.get_by_role("button", name="Join").click()
    await visitor.is_paired()
    await visitor.finds_noted("Otter has come in.")
    await expect(visitor.frame.get_by_text("Let Otter read what you said so far?")).to_be_visible(timeout=SLOW)
    await expect(otter.line("said to both")).to_have_count(0)
    await visitor.frame.get_by_role("button", name="Yes, let Otter read it").click()
    await otter.reads("said to both")
    await visitor.says("welcome")
    await otter.reads("welcome")
    for each in (visitor, heron, otter):
        await each.context.close()


async def test_a_killed_server_is_admitted_and_nothing_is_called_delivered_that_was_not(browser: Browser, serving_alone: Serving) -> None:
    wren, heron = [await navigators.worker(browser, serving_alone, name) for name in ("wren", "heron")]
    visitor = await navigators.visitor(browser, serving_alone)
    await navigators.talk(visitor, wren, heron)
    await visitor.says("seen by both")
    await visitor.sees_it_marked("seen by both", "Delivered")
    await wren.reply_box.fill("what a worker was writing")
    for each in (wren, heron):
        await _looks_at_the_answers(each)
    await visitor.says("seen by nobody")
    await visitor.sees_it_marked("seen by nobody", "Sent")
    await visitor.box.fill("what a visitor was writing")

    os.kill(_pid(serving_alone), signal.SIGKILL)

    await visitor.is_told("Your line is gone. We are trying again…", within=NOTICE_MS)
    for each in (wren, heron):
        await expect(each.page.get_by_text("Your line is lost. We keep trying")).to_be_visible(timeout=SLOW)
        await each.page.set_viewport_size(DESKTOP)
    await wren.reads("seen by nobody")
    await expect(wren.reply_box).to_have_value("what a worker was writing")
    await wren.replies("said to nobody")
    await expect(wren.line("said to nobody").locator(".said__mark")).to_have_text("Sending…")
    await visitor.sees_it_marked("seen by nobody", "Sent")

    with _the_same_server_again(serving_alone):
        await visitor.is_told("This chat has ended.", within=NOTICE_MS)
        await visitor.sees_it_marked("seen by both", "Delivered")
        await visitor.sees_it_marked("seen by nobody", "Sent")
        await expect(visitor.frame.get_by_text("What is not marked as delivered was not read.")).to_be_visible()
        await expect(visitor.frame.get_by_text("Nothing was kept")).to_have_count(0)
        await expect(visitor.box).to_have_value("what a visitor was writing")
        for each in (wren, heron):
            await expect(each.page.get_by_text("The line was lost and did not come back.")).to_be_visible(timeout=SLOW)
            await expect(each.page.get_by_text("Nothing was kept")).to_have_count(0)
    for one in (visitor, wren, heron):
        await one.context.close()


async def test_a_server_told_to_stop_says_so_to_both_sides_and_is_gone_at_once(browser: Browser, serving_alone: Serving) -> None:
    wren, heron = [await navigators.worker(browser, serving_alone, name) for name in ("wren", "heron")]
    visitor = await navigators.visitor(browser, serving_alone)
    await navigators.talk(visitor, wren, heron)
    await visitor.says("and then")
    await visitor.sees_it_marked("and then", "Delivered")
    await visitor.box.fill("unfinished")
    told = time.monotonic()

    os.kill(_pid(serving_alone), signal.SIGTERM)
    code = await asyncio.to_thread(_process(serving_alone).wait, STOPPING_SECONDS)

    print(f"\nthe server was gone {time.monotonic() - told:.2f} s after it was told to stop")
    assert code == 0
    await visitor.is_told("This chat has ended.")
    await expect(visitor.frame.get_by_text("The chat had to start afresh on our side. That was not you.")).to_be_visible()
    await expect(visitor.frame.get_by_role("link", name="How we keep and forget")).to_be_visible()
    await expect(visitor.box).to_have_value("unfinished")
    for each in (wren, heron):
        await expect(each.page.get_by_text("The service had to restart, and this conversation ended with it.")).to_be_visible(timeout=SLOW)
    for one in (visitor, wren, heron):
        await one.context.close()


async def _looks_at_the_answers(worker: Worker) -> None:
    """On a narrow screen the conversation is then out of sight."""
    await worker.page.set_viewport_size(PHONE)
    await worker.page.get_by_role("navigation", name="Show").get_by_role("button", name="Answers").click()


def _process(serving: Serving) -> Running:
    assert serving.process is not None
    return serving.process


def _pid(serving: Serving) -> int:
    assert serving.pid is not None
    return serving.pid


@contextmanager
def _the_same_server_again(serving: Serving) -> Iterator[Serving]:
    """On the same port and the same folder, as after a crash."""
    _process(serving).wait()
    process = start_apart(serving.data, int(serving.origin.rpartition(":")[2]) - 1)
    try:
        yield ready(process, serving.data)
    finally:
        stop(process)
