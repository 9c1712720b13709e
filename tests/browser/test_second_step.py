"""The second step in a real browser: set up, asked for, shown once more; with a code and with a passkey that Chromium makes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pyotp
import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.navigators import PHONE, SLOW, Worker, fresh_page
from tests.browser.rota.readers import Reader, reader
from tests.browser.rota.test_everybody_can_use_it import Auditor
from tests.serving import Serving

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEPT = "() => Object.keys(localStorage)"


async def has_passkeys(page: Page) -> None:
    """This browser gets an authenticator of its own, with a finger always on it."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


async def sets_up_code(someone: Reader) -> pyotp.TOTP:
    await someone.opens("/second-step")
    await someone.presses("Set up a code")
    await someone.unfolds("No camera?")
    letters = await someone.page.locator("#letters").inner_text()
    totp = pyotp.TOTP("".join(letters.split()))
    await expect(someone.page.get_by_role("img", name="A square")).to_have_js_property("complete", value=True)
    assert await someone.page.get_by_role("img", name="A square").evaluate("(one) => one.naturalWidth") > 0
    await someone.writes(Code=totp.at(datetime.now(UTC)))
    await someone.presses("Finish")
    await someone.is_told("Your second step is set up.")
    return totp


async def tries(page: Page, serving: Serving, name: str) -> None:
    """Name and passphrase, on the page for it."""
    await page.goto(f"{serving.origin}/sign-in")
    await page.get_by_role("textbox", name="Name").fill(name)
    await page.get_by_role("textbox", name="Passphrase").fill(serving.passphrases[name])
    await page.get_by_role("button", name="Sign in").click()


def later(totp: pyotp.TOTP) -> str:
    """The next code: a phone may be half a minute fast, and the one before was taken."""
    return totp.at(datetime.now(UTC), counter_offset=1)


@asynccontextmanager
async def stranger(browser: Browser, serving: Serving, **more: Any) -> AsyncIterator[Worker]:
    """A browser in which nobody is signed in."""
    context, page, watch = await fresh_page(browser, PHONE, **more)
    yield Worker(page=page, context=context, watch=watch, serving=serving, name="")
    assert watch.violations == [], watch.violations
    await context.close()


async def test_with_a_code_from_setting_it_up_to_coming_in_with_it(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "wren") as wren, stranger(browser, serving) as elsewhere:
        totp = await sets_up_code(wren)
        page = elsewhere.page
        await tries(page, serving, "wren")
        code = page.get_by_role("textbox", name="Code")
        await expect(code).to_be_focused(timeout=SLOW)
        await expect(page.get_by_role("textbox", name="Passphrase")).to_be_hidden()

        await code.fill("12")
        await code.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("all six digits", timeout=SLOW)
        await code.fill("000 000")
        await code.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("not right now", timeout=SLOW)
        right = later(totp)
        await code.fill(f"{right[:3]} {right[3:]}")
        await page.get_by_role("button", name="Go on").click()

        await page.wait_for_url("**/desk", timeout=SLOW)
        await expect(page.get_by_role("button", name="Check in")).to_be_visible(timeout=SLOW)
        assert "chatd.keys" in await page.evaluate(KEPT), "what the passphrase opens is open"


async def test_beginning_again_gives_the_first_half_back(browser: Browser, serving: Serving) -> None:
    async with stranger(browser, serving) as lark:
        await tries(lark.page, serving, "lark")
        await lark.page.get_by_role("button", name="Begin again").click(timeout=SLOW)

        await expect(lark.page.get_by_role("textbox", name="Name")).to_be_focused()
        await expect(lark.page.get_by_role("textbox", name="Code")).to_be_hidden()
        await lark.page.get_by_role("button", name="Sign in").click()
        await lark.page.get_by_role("textbox", name="Code").fill(later(pyotp.TOTP(serving.totp_secrets["lark"])), timeout=SLOW)
        await lark.page.get_by_role("button", name="Go on").click()
        await lark.page.wait_for_url(lambda address: not address.endswith("/sign-in"), timeout=SLOW)


async def test_with_a_passkey_from_making_it_to_coming_in_with_it(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "otter") as otter:
        await has_passkeys(otter.page)
        await otter.opens("/second-step?next=/rota/mine")
        await otter.page.get_by_role("textbox", name="What do you call it?").last.fill("My laptop")
        await otter.presses("Make a passkey")
        await otter.is_told("Your passkey is set up.")
        assert otter.page.url.endswith("/rota/mine")
        await otter.opens("/second-step")
        await otter.reads("My laptop")

        await otter.context.clear_cookies()
        await tries(otter.page, serving, "otter")

        await otter.page.wait_for_url("**/desk", timeout=SLOW)


async def test_no_passkey_on_this_device_is_told_and_nothing_is_lost(browser: Browser, serving: Serving) -> None:
    async with reader(browser, serving, "finch") as finch, stranger(browser, serving) as elsewhere:
        await has_passkeys(finch.page)
        await finch.opens("/second-step")
        await finch.presses("Make a passkey")
        await finch.is_told("Your passkey is set up.")
        await has_passkeys(elsewhere.page)

        await tries(elsewhere.page, serving, "finch")

        await expect(elsewhere.page.get_by_role("alert")).to_contain_text("No passkey was shown", timeout=SLOW)
        await expect(elsewhere.page.get_by_role("button", name="Use my passkey")).to_be_visible()
        assert (await elsewhere.context.cookies())[0]["name"] == "__Host-half"


async def test_signing_out_everywhere_lets_go_of_the_keys_in_this_browser_and_signs_the_other_one_out(
    browser: Browser, serving_alone: Serving
) -> None:
    serving = serving_alone
    async with stranger(browser, serving) as here, stranger(browser, serving) as there:
        for one in (here, there):
            await tries(one.page, serving, "wren")
            await one.page.wait_for_url("**/desk", timeout=SLOW)
        assert "chatd.keys" in await here.page.evaluate(KEPT)
        await here.page.goto(f"{serving.origin}/keys")

        await here.page.get_by_role("button", name="Sign out everywhere").click(timeout=SLOW)

        await here.page.wait_for_url("**/sign-in", timeout=SLOW)
        assert "chatd.keys" not in await here.page.evaluate(KEPT)
        await there.page.goto(f"{serving.origin}/rota")
        assert "/sign-in" in there.page.url


async def test_the_same_from_the_desk_ends_its_line_too(browser: Browser, serving_alone: Serving) -> None:
    serving = serving_alone
    async with stranger(browser, serving) as here, stranger(browser, serving) as there:
        for one in (here, there):
            await tries(one.page, serving, "wren")
            await one.page.wait_for_url("**/desk", timeout=SLOW)
        await expect(there.page.get_by_role("button", name="Check in")).to_be_visible(timeout=SLOW)
        await here.checks_in()

        await here.page.get_by_role("button", name="Wren").click(timeout=SLOW)
        await here.page.get_by_role("button", name="Sign out everywhere").click(timeout=SLOW)

        await here.page.wait_for_url("**/sign-in", timeout=SLOW)
        await expect(there.page.get_by_role("link", name="Sign in")).to_be_visible(timeout=SLOW)


async def test_every_page_of_second_steps_can_be_used_by_everybody(browser: Browser, serving_alone: Serving, runs_long: bool) -> None:
    """axe finds nothing, in light and dark, on a phone and a desktop; nothing scrolls sideways; thumbs fit."""
    serving, auditor = serving_alone, Auditor(whole=runs_long)
    async with reader(browser, serving, "heron") as heron:
        await has_passkeys(heron.page)
        await heron.opens("/second-step")
        await auditor.looks_at(heron, "nothing set up")
        await heron.presses("Set up a code")
        await auditor.looks_at(heron, "setting up a code")
        await heron.writes(Code="000000")
        await heron.presses("Finish")
        await auditor.looks_at(heron, "a wrong code")
        await sets_up_code(heron)
        await heron.presses("Make a passkey")
        await heron.is_told("Your passkey is set up.")
        await auditor.looks_at(heron, "two set up")
        await heron.opens("/second-step/show")
        await auditor.looks_at(heron, "showing it once more")

    async with stranger(browser, serving) as lark:
        await tries(lark.page, serving, "lark")
        await expect(lark.page.get_by_role("textbox", name="Code")).to_be_visible(timeout=SLOW)
        someone = Reader(page=lark.page, context=lark.context, watch=lark.watch, serving=serving, name="lark")
        await auditor.looks_at(someone, "asked for a code")

    assert auditor.found == {}
    assert auditor.looked_at == 6
