"""A lead leaves: the others wrap a record again while it is open, for the list of today."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from chatd.keeping.brought import MadeBy
from tests.browser.records.conftest import Leads
from tests.browser.records.leads import opened
from tests.kept import House, next_list
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_record_is_wrapped_again_for_the_leads_of_today(leads: Leads, house: House, served: Serving) -> None:
    lark, plover, swift = leads
    whole = await house.whole()
    await next_list(house, served, drop={"swift"})

    await opened(lark, plover, whole.id)
    await lark.reads("This record is wrapped for list 1 of leads; the list of today is 2.")
    await lark.presses("Wrap it for list 2")
    await lark.reads("any two of today’s leads can open it now")

    wraps = (await house.keeping.store.wraps(whole.id))[MadeBy.LEAD]
    assert {(each.requester, each.approver) for each in wraps} == {("lark", "plover"), ("plover", "lark")}
    await opened(plover, lark, whole.id)
    await expect(plover.reading).to_contain_text("Wrapped again by Lark. The signature fits")
    await expect(plover.page.get_by_role("button", name="Wrap it")).to_have_count(0)
    await swift.opens(f"/records/{whole.id}")
    await expect(swift.page.get_by_role("heading", level=1)).not_to_have_text("A life is in danger")
