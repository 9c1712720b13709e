"""A library's way through a spreadsheet: taken out by a coordinator, changed by hand, refused with its fault, mended, brought in. And the page to axe."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser import navigators
from tests.browser.axe import violations
from tests.browser.navigators import PHONE, SLOW, Worker
from tests.serving import Serving, serving_here

pytestmark = pytest.mark.asyncio(loop_scope="session")

HERE: Final = "/answers/northtown/shared/exchange"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def coordinator(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Worker]:
    async with serving_here(tmp_path_factory.mktemp("exchange") / "data") as serving:
        one = await _signed_in(browser, serving)
        yield one
        await one.context.close()


async def _signed_in(browser: Browser, serving: Serving) -> Worker:
    context, page, watch = await navigators.fresh_page(browser, PHONE)
    one = Worker(page=page, context=context, watch=watch, serving=serving, name="heron")
    await one.signs_in_quickly()
    await page.goto(f"{serving.origin}{HERE}")
    return one


async def takes_out(page: Page, kind: str) -> bytes:
    """Also what came with chatd."""
    await page.get_by_role("radio", name=kind).check()
    await page.get_by_role("checkbox", name="Also what stands here from elsewhere").check()
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Take them out").click()
    return await asyncio.to_thread(Path(await (await download.value).path()).read_bytes)


async def brings_in(page: Page, name: str, content: bytes, *, button: str = "Take it in") -> None:
    await page.get_by_label("A .csv, .po or .zip file").set_input_files(FilePayload(name=name, mimeType="application/octet-stream", buffer=content))
    await page.get_by_role("button", name=button).click()


async def test_a_spreadsheet_goes_out_is_refused_with_its_fault_and_comes_in_mended(coordinator: Worker) -> None:
    page = coordinator.page
    content = await takes_out(page, "A spreadsheet")
    changed = content.replace(b"A free and private STI test", b"A free STI test", 1)
    assert changed != content
    faulty = changed.replace(b",sexual-health,", b",health,", 1)

    await brings_in(page, "all.csv", faulty)
    report = page.get_by_role("region", name="Nothing was taken in")
    await expect(report).to_contain_text("topic in row", timeout=SLOW)

    await brings_in(page, "all.csv", changed, button="Only look")
    await expect(page.get_by_role("region", name="This is what would come in")).to_contain_text("1 answer would become a draft", timeout=SLOW)
    await brings_in(page, "all.csv", changed)
    await expect(page.locator(".told")).to_contain_text("1 answer became a draft of yours", timeout=SLOW)


async def test_what_a_translator_began_is_named_and_what_is_done_comes_in(coordinator: Worker) -> None:
    page = coordinator.page
    await page.get_by_label("Language, for translators").select_option("uk")
    content = (await takes_out(page, "A file for translators")).decode()
    begun = content.replace('msgstr ""\n\n', 'msgstr "Привіт"\n\n', 1)
    assert "Language: uk" in content and begun != content

    await brings_in(page, "uk.po", begun.encode())

    await expect(page.get_by_role("region", name="Taken in")).to_contain_text("wait for their translation", timeout=SLOW)
    assert coordinator.watch.violations == []


async def test_axe_finds_nothing_on_the_page_with_a_report_nor_is_it_wider_than_a_phone(coordinator: Worker) -> None:
    """Last, as axe itself tries to style what it measures, which the page's policy does not allow."""
    page = coordinator.page
    await brings_in(page, "a-file-of-a-long-name-that-nobody-would-give-it-but-somebody-has.csv", b"language,name,mood\nen,one,calm\n")
    await expect(page.get_by_role("region", name="Nothing was taken in")).to_contain_text("mood", timeout=SLOW)

    assert await violations(page) == []
    assert not await page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
