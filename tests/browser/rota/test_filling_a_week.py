"""The rota fills itself, in real browsers: a coordinator builds a week, two sign up from their phones, one asks for cover, a third takes it."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from tests.browser.navigators import DESKTOP, SLOW
from tests.browser.rota.readers import Reader, reader
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


def a_day(ahead: int) -> date:
    return datetime.now(UTC).date() + timedelta(days=ahead)


async def test_a_coordinator_builds_a_week_two_sign_up_one_asks_for_cover_and_a_third_takes_it(browser: Browser, serving_alone: Serving) -> None:
    async with AsyncExitStack() as stack:
        finch = await stack.enter_async_context(reader(browser, serving_alone, "finch", size=DESKTOP))
        wren, otter, heron = [await stack.enter_async_context(reader(browser, serving_alone, name)) for name in ("wren", "otter", "heron")]
        await _builds_a_week(finch)

        for someone in (wren, otter):
            await someone.opens(f"/rota?from={a_day(10)}")
            await someone.opens_turn("Night chat")
            await someone.presses("Sign me up")
            await someone.is_told("You are signed up. Thank you.")
            await someone.reads("Your turn")
        await otter.reads("Everybody it needs is signed up")

        await wren.unfolds("I cannot come")
        await wren.presses("Ask for cover")
        await wren.is_told("it is still your turn")
        for someone in (heron, finch):
            await someone.opens()
            await someone.reads("Wren asks everybody for cover.")
            await someone.opens_turn("Night chat")
        await heron.presses("Take it")
        await heron.is_told("It is yours now. Thank you.")

        await finch.presses("Take it")
        await finch.is_told("Heron was a moment quicker. Thank you – the shift is covered.")
        await wren.opens("/rota/mine")
        await wren.reads("Heron took it")
        on = otter.page.get_by_role("region", name="Who is on").get_by_role("list")
        await expect(on).to_contain_text("Wren")
        await otter.page.reload()
        await expect(on).to_contain_text("Heron", timeout=SLOW)
        await expect(on).not_to_contain_text("Wren")


async def _builds_a_week(finch: Reader) -> None:
    """One new shift each day of a week, by a single form."""
    await finch.opens()
    await finch.presses("New shift")
    await finch.writes(Name="Night chat", First_day=a_day(10).isoformat(), Starts="22:00", Ends="02:00", Last_day=a_day(16).isoformat())
    await finch.page.get_by_label("How often").select_option("Every day")
    await finch.page.get_by_role("group", name="Languages promised").get_by_label("Romanian").check()
    await finch.presses("Put it on the rota")
    await finch.is_told("The shift is on the rota.")
    await finch.reads("Needs two")
    await finch.opens(f"/rota?from={a_day(10)}")
    await expect(finch.page.get_by_role("link", name="Night chat", exact=True)).to_have_count(7, timeout=SLOW)


async def test_signing_up_takes_two_taps(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "wren") as wren:
        await wren.opens("/rota?only=missing")

        await wren.opens_turn("Tuesday midday")
        await wren.presses("Sign me up")

        await wren.is_told("You are signed up. Thank you.")
        await wren.opens()
        await wren.reads("Your next turn")


async def test_one_night_is_changed_and_another_called_off_and_put_back(browser: Browser, serving_alone: Serving) -> None:
    async with reader(browser, serving_alone, "finch") as finch:
        await finch.opens()
        await finch.presses("Later")
        await finch.opens_turn("Wednesday evening")
        await finch.presses("Change this shift")
        await finch.writes(Starts="19:00")
        await finch.presses("Change it")
        await finch.is_told("The shift is changed.")
        await finch.reads("19:00–21:00")
        await finch.presses("The rota")
        await finch.presses("Later")
        await finch.reads("18:00–21:00")

        await finch.opens_turn("Monday evening")
        await finch.presses("Change this shift")
        await finch.unfolds("Call it off")
        await finch.presses("Call it off")
        await finch.is_told("This one is called off.")
        await finch.reads("This time is cancelled.")
        await finch.presses("Put it back on the rota")
        await finch.is_told("It is back on the rota.")


async def test_what_was_typed_stays_when_a_field_is_wrong(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "finch") as finch:
        await finch.opens("/rota/shift/new")
        await finch.writes(Name="Quiet hours", Starts="", How_many_people="1", Last_day="2020-01-01")
        await finch.page.get_by_role("group", name="Who is on").get_by_label(re.compile("Otter")).check()
        await finch.presses("Put it on the rota")

        await expect(finch.page.get_by_label("Name", exact=True)).to_have_value("Quiet hours", timeout=SLOW)
        await expect(finch.page.get_by_label("How many people", exact=True)).to_have_value("1")
        await expect(finch.page.get_by_role("group", name="Who is on").get_by_label(re.compile("Otter"))).to_be_checked()
        await expect(finch.page.get_by_role("alert")).to_contain_text("Write the time with four figures: 18:30.")
        needs = finch.page.get_by_label("How many people", exact=True)
        await expect(needs).to_have_attribute("aria-invalid", "true")
        await expect(needs).to_have_accessible_description(re.compile("a number from 2 to 12"))


async def test_a_reader_elsewhere_sees_their_own_clock_and_the_rotas(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "otter", timezone_id="Europe/Bucharest") as otter:
        await otter.opens(f"/rota?from={a_day(8)}")
        await otter.reads("Shown in London time.")

        await otter.presses("Show it by the clock in Bucharest")
        await otter.reads("Shown in Bucharest time.")
        await otter.opens_turn("Wednesday evening")
        await otter.reads("20:00–23:00")
        await otter.reads("Wed 18:00–21:00 London time")
        await otter.presses("Show it in London time")
        await otter.reads("18:00–21:00")


async def test_all_of_it_works_without_a_script(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "heron", java_script_enabled=False) as heron:
        await heron.opens("/rota?only=missing")
        await heron.opens_turn("Saturday afternoon")
        await heron.presses("Sign me up")
        await heron.is_told("You are signed up. Thank you.")
        await heron.unfolds("I cannot come")
        await heron.presses("Take me off this one")
        await heron.is_told("You are off.")
        await heron.presses("Sign me up")
        await heron.is_told("You are signed up.")


async def test_who_came_for_the_rota_is_there_after_signing_in(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "finch") as finch:
        await finch.context.clear_cookies()
        await finch.opens("/rota/gaps")
        await finch.page.get_by_role("textbox", name="Name").fill("finch")
        await finch.page.get_by_role("textbox", name="Passphrase").fill(serving.passphrases["finch"])
        await finch.page.get_by_role("button", name="Sign in").click()

        await finch.page.wait_for_url("**/rota/gaps", timeout=SLOW)
        await finch.reads("Somebody is missing")


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/rota@elsewhere.example", "/rota\\@x", "javascript:1"])
async def test_nobody_can_send_a_worker_elsewhere_through_signing_in(browser: Browser, serving: Serving, elsewhere: str) -> None:
    async with reader(browser, serving, "finch") as finch:
        answer = await finch.context.request.get(f"{serving.origin}/sign-in", params={"next": elsewhere}, max_redirects=0)

        assert (answer.status, answer.headers["location"]) == (303, "/desk")
