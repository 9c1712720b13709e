"""Every scene of the wall: accessible, without a complaint of the browser's, and leaving nothing behind."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.widget.stage import WIDGET, Onlooker, Stage, onlooker

pytestmark = pytest.mark.asyncio(loop_scope="module")

SCENES = re.findall(r"^  (\w+): \{", (WIDGET / "demo" / "scenes.js").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    ("how", "dark", "scenes"),
    [
        pytest.param("en", False, SCENES[::2], id="english"),
        pytest.param("ro", True, SCENES[1::2], id="romanian-dark"),
        pytest.param("en", False, SCENES[1::2], id="english-the-rest", marks=pytest.mark.long),
        pytest.param("ro", True, SCENES[::2], id="romanian-dark-the-rest", marks=pytest.mark.long),
    ],
)
async def test_every_state_is_accessible_and_breaks_no_policy(browser: Browser, sites: Stage, how: str, dark: bool, scenes: list[str]) -> None:
    someone = await onlooker(browser, sites, dark=dark)
    found: dict[str, list[str]] = {}

    await someone.page.add_init_script("addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.violatedDirective))")
    for scene in scenes:
        await someone.sees_scene(scene, how=how)
        # Asked before the audit, because axe itself writes styles that the policy refuses.
        found[scene] = await someone.page.evaluate("window.refused ?? []") + await violations(someone.page)

    assert len(SCENES) > 25
    assert {scene: what for scene, what in found.items() if what} == {}


@pytest.mark.parametrize("how", ["en", "ro"])
@pytest.mark.parametrize("scene", ["before", "busy"])
async def test_the_first_screen_fits_a_small_phone_without_scrolling(browser: Browser, sites: Stage, how: str, scene: str) -> None:
    someone = await onlooker(browser, sites, width=390, height=700)

    await someone.sees_scene(scene, how=how)

    overflow = await someone.page.evaluate("(() => { const page = document.querySelector('.page'); return page.scrollHeight - page.clientHeight })()")
    assert overflow <= 0


@pytest.mark.parametrize("scene", ["before", "asks", "still_there", "closed", "paired", "kept", "newcomer", "rules", "keys_refused", "ended_abusive"])
async def test_twice_the_text_size_loses_nothing_sideways(browser: Browser, sites: Stage, scene: str) -> None:
    someone = await onlooker(browser, sites, width=320, height=640)

    await someone.sees_scene(scene)

    wide = await someone.page.evaluate("document.documentElement.scrollWidth")
    leave = await someone.page.get_by_role("button", name="Leave this page quickly").bounding_box()
    assert wide <= 320
    assert leave is not None and leave["y"] < 40 and leave["x"] + leave["width"] <= 320


async def test_everything_to_press_is_large_enough(phone: Onlooker) -> None:
    for scene in ("before", "asks", "meanwhile", "still_there", "paired", "newcomer", "failed", "keys_checked", "ended"):
        await phone.sees_scene(scene)
        small = await phone.page.evaluate(
            """[...document.querySelectorAll('button, select, textarea, summary')].filter(one => one.checkVisibility())
               .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""
        )
        assert small == [], scene


async def test_nothing_is_kept_on_the_device(phone: Onlooker) -> None:
    await phone.sees_scene("ended")

    kept = await phone.page.evaluate(
        "(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, history.length])()"
    )

    assert kept[:4] == [0, 0, "", 0]
    assert await phone.context.cookies() == []


async def test_closed_names_the_visitors_own_zone_and_the_projects(phone: Onlooker) -> None:
    await phone.sees_scene("closed")

    card = phone.page.locator(".card").first

    await expect(card).to_contain_text("19:00 (your time, Bucharest)")
    await expect(card).to_contain_text("17:00 in London")
