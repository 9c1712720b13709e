"""Every page of keys can be used by everybody: axe finds nothing, in light and dark, on a phone and a desktop; nothing scrolls sideways; thumbs fit."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser

from tests.browser.keys.holders import Holder, chatd, holder
from tests.browser.rota.readers import Reader
from tests.browser.rota.test_everybody_can_use_it import Auditor
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


def reading(someone: Holder) -> Reader:
    return Reader(page=someone.page, context=someone.context, watch=someone.watch, serving=someone.serving, name=someone.name)


async def test_no_page_of_keys_has_an_axe_violation_or_is_too_small_or_too_wide(browser: Browser, serving_alone: Serving, runs_long: bool) -> None:
    auditor = Auditor(whole=runs_long)
    chatd(serving_alone, "operator", "add", "--name", "linnet", "--project", "northtown")
    async with holder(browser, serving_alone, "heron") as heron, holder(browser, serving_alone, "lark") as lark:
        await heron.signs_in()
        await heron.keys_are_open()
        await auditor.looks_at(reading(heron), "my keys")
        await heron.opens("/keys/sheet")
        await heron.presses("Show the sheet")
        await heron.page.locator("[data-sheet-lines] li").nth(7).wait_for()
        await heron.presses("The paper is right")
        await heron.is_told("Type all eight lines")
        await auditor.looks_at(reading(heron), "sheet")
        for path in ("/keys/lost", "/keys/unlock", "/keys/project/nowhere"):
            await heron.opens(path)
            await auditor.looks_at(reading(heron), path)

        await _a_list_waits(heron)
        await auditor.looks_at(reading(heron), "vouching")
        await lark.signs_in()
        await lark.page.get_by_text("New: Swift").first.wait_for()
        await auditor.looks_at(reading(lark), "a lead's keys")
        await lark.page.evaluate("() => localStorage.clear()")
        await lark.opens()
        await lark.is_told("Your keys are locked")
        await auditor.looks_at(reading(lark), "locked")

    assert auditor.looked_at == 8
    assert auditor.found == {}


async def _a_list_waits(heron: Holder) -> None:
    await heron.opens("/keys/project/northtown")
    await heron.page.get_by_role("checkbox", name="Swift").uncheck()
    await heron.presses("Sign the next list, for 90 days")
    await heron.is_told("The list is signed and holds.")
    await heron.page.get_by_role("checkbox", name="Swift").check()
    await heron.presses("Sign the next list, for 90 days")
    await heron.is_told("as soon as a lead has agreed")
