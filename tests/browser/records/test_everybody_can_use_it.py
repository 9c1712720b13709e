"""Every page of what is kept can be used by everybody: axe finds nothing, in light and dark, on a phone and a desktop; nothing scrolls sideways; thumbs fit."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.navigators import PHONE, SLOW
from tests.browser.records.conftest import Leads
from tests.browser.records.leads import opened
from tests.browser.rota.test_everybody_can_use_it import SIDEWAYS, TOO_SMALL, Auditor
from tests.kept import House

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_no_page_of_what_is_kept_shuts_anybody_out(leads: Leads, house: House, runs_long: bool) -> None:
    lark, plover, _ = leads
    auditor = Auditor(whole=runs_long)

    await lark.opens()
    await lark.reads("Nothing is kept.")
    await auditor.looks_at(lark, "empty")
    whole = await house.whole()
    await house.raised(ground="about_a_worker")
    await house.note({"v": 1, "facts": "He waits outside.", "decision": "Ring", "action": "Rang", "told": "Robin"})
    await house.slip({"v": 1, "recipient": "The clinic", "purpose": "A call", "lines": ["After six"]})
    await lark.opens()
    await auditor.looks_at(lark, "front")
    await lark.opens(f"/records/{whole.id}")
    await auditor.looks_at(lark, "record")
    await lark.asks_to_open(whole.id)
    await auditor.looks_at(lark, "waiting")
    await plover.opens(f"/records/{whole.id}")
    await plover.reads("asks to open this record")
    await auditor.looks_at(plover, "approving")
    await plover.presses("Agree: let Lark read it")
    await lark.has_it_open()
    await auditor.looks_at(lark, "reading")
    await plover.opens("/records/notes")
    await plover.presses("Open it")
    await plover.reads("He waits outside.")
    await auditor.looks_at(plover, "note")
    await plover.opens("/records/slips")
    await plover.reads("Take it out")
    await auditor.looks_at(plover, "slip")
    await plover.opens("/records/audit")
    await auditor.looks_at(plover, "audit")

    assert auditor.found == {}
    assert auditor.looked_at


async def test_a_record_is_asked_for_and_agreed_to_without_a_mouse(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()
    await lark.opens(f"/records/{whole.id}")
    await lark.page.locator("#open-why").focus()
    await lark.page.keyboard.press("ArrowDown")
    await lark.page.keyboard.press("Tab")
    await lark.page.keyboard.type("A colleague asks.")
    await lark.page.keyboard.press("Tab")
    await lark.page.keyboard.press("Enter")
    await lark.waits()

    await plover.opens(f"/records/{whole.id}")
    await plover.page.get_by_role("button", name="Agree").focus()
    await plover.page.keyboard.press("Enter")

    await lark.has_it_open()
    assert await lark.page.evaluate("document.activeElement.id") == "reading", "what was opened has the focus"


async def test_twice_as_large_everything_is_still_there(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()
    await opened(lark, plover, whole.id)

    await lark.page.set_viewport_size({"width": PHONE["width"] // 2 + 125, "height": 422})

    assert await lark.page.evaluate(SIDEWAYS) <= 0
    await expect(lark.said).to_be_visible(timeout=SLOW)
    await lark.page.set_viewport_size(PHONE)
    assert await lark.page.evaluate(TOO_SMALL) == []
