"""Before and after the talks: brief and check-in in one press, debrief and what of it leaves the page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.desk.stage import SOON, Wren

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def asked(worker: Wren, event: str) -> list[dict[str, Any]]:
    """What the page asked the pretended server under that name."""
    found = await worker.happens(f"return server.asked.filter(each => each.event === '{event}').map(({{ body }}) => body)")
    assert isinstance(found, list)
    return found


async def is_on_shift(worker: Wren) -> None:
    await expect(worker.page.get_by_role("heading", name="Someone is waiting")).to_be_attached(timeout=SOON)


async def test_somebody_in_a_hurry_checks_in_with_one_key_and_that_ticks_the_brief(worker: Wren) -> None:
    await worker.sees("not-checked-in")
    await expect(worker.page.get_by_role("region", name="Before you start")).to_contain_text("Here already: Heron")

    await worker.presses("Enter")

    await is_on_shift(worker)
    assert [(body["rota"], body["brief_read"]) for body in await asked(worker, "check_in")] == [("northern", True)]


async def test_the_desk_with_ones_own_turn_is_chosen_and_another_has_its_own_brief(worker: Wren) -> None:
    await worker.sees("brief")
    brief = worker.page.get_by_role("region", name="Before you start")
    await expect(worker.page.get_by_role("radio", name="Northern evenings")).to_be_checked()
    await expect(brief).not_to_contain_text("alone with a visitor")

    await worker.page.get_by_role("radio", name="Along the coast").check()
    await expect(brief).to_contain_text("alone with a visitor")
    await worker.page.get_by_role("button", name="Check in").click()

    await is_on_shift(worker)
    assert [body["rota"] for body in await asked(worker, "check_in")] == ["coast"]


async def test_the_brief_names_at_most_three_answers_that_changed_lately_and_nothing_when_none_did(worker: Wren) -> None:
    await worker.sees("brief")
    brief = worker.page.get_by_role("region", name="Before you start")
    await expect(brief).not_to_contain_text("changed lately")

    await worker.happens(
        "app.library.index.answers.slice(0, 1).forEach((answer) => answer.changed = app.now().toISOString().slice(0, 10)); app.go({})"
    )
    await expect(brief).to_contain_text("Answers changed lately: A free and private STI test")
    await worker.happens("app.library.index.answers.forEach((answer) => answer.changed = app.now().toISOString().slice(0, 10)); app.go({})")

    await expect(brief).to_contain_text("A free and private STI test, A test kit sent to you, Saying goodbye for tonight, and 5 more")


async def test_how_it_was_stays_on_the_page_and_only_the_wish_for_a_call_goes_out(worker: Wren) -> None:
    await worker.sees("debrief")
    await expect(worker.page.get_by_text("do not carry it home alone")).to_be_visible()
    await worker.page.get_by_role("checkbox", name="Something of it stays with me").check()
    await worker.page.get_by_text("Talk it over together").click()
    await worker.page.get_by_role("checkbox", name="What went well?").check()
    await expect(worker.page.get_by_text("1 of 3")).to_be_visible()
    await worker.page.get_by_role("checkbox", name="I would like the supervisor to call me").check()

    await worker.page.get_by_role("button", name="I have looked back on it").click()

    await expect(worker.page.get_by_text("The alert has gone out.")).to_be_visible(timeout=SOON)
    assert await asked(worker, "debrief") == [{"call_me": True}]


async def test_after_a_shift_one_may_come_on_again(worker: Wren) -> None:
    await worker.sees("debrief")

    await worker.page.get_by_role("button", name="Come on again").click()
    await worker.page.get_by_role("button", name="Check in").click()

    await is_on_shift(worker)
