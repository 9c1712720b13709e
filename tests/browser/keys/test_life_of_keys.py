"""From the first sign-in to the lost passphrase: keys are made, vouched for, named, proved on paper and brought back, all in the browser."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from chatd import secret_key, settings
from chatd.passwords import salt_for
from tests.browser.keys.holders import Holder, chatd, holder, passphrase_in
from tests.browser.navigators import DESKTOP, SLOW
from tests.serving import Serving, halves_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_first_sign_in_makes_keys_and_a_coordinator_vouches_for_them(browser: Browser, serving_alone: Serving) -> None:
    told = chatd(serving_alone, "operator", "add", "--name", "linnet", "--shift-name", "Linnet", "--project", "northtown")
    async with holder(browser, serving_alone, "linnet") as linnet, holder(browser, serving_alone, "heron", size=DESKTOP) as heron:
        await linnet.signs_in(passphrase=passphrase_in(told))
        await linnet.keys_are_open()
        number = await linnet.number()
        await linnet.reads("Not vouched for yet")

        await heron.signs_in("/keys/project/northtown")
        card = heron.card("Linnet")
        await heron.unfolds("Vouch for Linnet", card)
        await expect(card.locator(".number").first).to_have_text(number)
        await heron.presses("It is the same: vouch for Linnet", card)
        await heron.is_told("Signed. They are vouched for now.")
        await expect(heron.card("Linnet")).to_contain_text("Vouched for until")

        await linnet.opens()
        await linnet.keys_are_open()
        await linnet.reads("Vouched for until")

        await heron.unfolds("Take it back", heron.card("Linnet"))
        await heron.presses("Take back Linnet’s key", heron.card("Linnet"))
        await heron.is_told("Taken back.")
        await linnet.opens()
        await linnet.reads("Not vouched for yet")
        await linnet.unfolds("Make new keys")
        await linnet.presses("Make new keys for me")
        await expect(linnet.page.locator(".number--big")).not_to_have_text(number, timeout=SLOW)


async def test_a_lead_enrols_and_is_named_once_a_lead_has_agreed(browser: Browser, serving_alone: Serving) -> None:
    async with (
        holder(browser, serving_alone, "heron", size=DESKTOP) as heron,
        holder(browser, serving_alone, "lark") as lark,
        holder(browser, serving_alone, "swift") as swift,
    ):
        await heron.signs_in("/keys/project/northtown")
        await heron.page.get_by_role("checkbox", name="Swift").uncheck()
        await heron.presses("Sign the next list, for 90 days")
        await heron.is_told("The list is signed and holds.")
        await heron.reads("List 2")

        await swift.signs_in()
        await swift.reads("You are not on it yet.")
        await heron.page.get_by_role("checkbox", name="Swift").check()
        await heron.presses("Sign the next list, for 90 days")
        await heron.is_told("as soon as a lead has agreed")
        await heron.reads("List 3 waits for a lead to agree")

        await lark.signs_in()
        card = lark.page.locator('[data-project="northtown"]').filter(has_text="waits for a lead")
        await expect(card).to_contain_text(f"New: Swift, key number {await swift.number()}", timeout=SLOW)
        await lark.presses("I agree to this list", card)
        await lark.is_told("You agreed. The new list holds.")
        await lark.reads("List 3")
        await swift.opens()
        await swift.reads("You are on it.")


async def test_a_sheet_counts_once_it_was_typed_back(browser: Browser, serving: Serving) -> None:
    async with holder(browser, serving, "plover") as plover:
        await plover.signs_in("/keys/sheet")
        lines = await _sheet(plover)

        wrong = [*lines[:3], lines[3][:-1] + ("0" if lines[3][-1] != "0" else "1"), *lines[4:]]
        await plover.types_the_sheet(wrong)
        await plover.presses("The paper is right")
        await plover.is_told("(Line 4)")
        await expect(plover.page.locator('[data-line="4"]')).to_be_focused()

        await plover.types_the_sheet([line.lower().replace("-", " ") for line in lines])
        await plover.presses("The paper is right")
        await plover.is_told("The paper is right. Now lock it away.")
        sent = " ".join(request.post_data or "" for request in plover.watch.asked)
        assert not [line for line in lines if line in sent], "what is on paper stays on paper"


async def test_a_lost_passphrase_means_new_keys_or_the_sheet(browser: Browser, serving_alone: Serving) -> None:
    async with holder(browser, serving_alone, "wren") as wren:
        await wren.signs_in()
        number = await wren.number()
        lines = await _sheet(wren)

        again = passphrase_in(chatd(serving_alone, "operator", "passphrase", "--name", "wren"))
        await wren.signs_in(passphrase=again, arrives="/keys/lost")
        await wren.reads("Your keys were locked with your old passphrase.")
        await wren.unfolds("I have my recovery sheet")
        await wren.types_the_sheet(lines)
        await wren.presses("Bring my keys back")
        await wren.keys_are_open()
        assert await wren.number() == number
        await wren.reads("Vouched for until")

        third = passphrase_in(chatd(serving_alone, "operator", "passphrase", "--name", "wren"))
        await wren.signs_in(passphrase=third, arrives="/keys/lost")
        await wren.presses("Make new keys")
        await wren.keys_are_open()
        assert await wren.number() != number
        await wren.reads("Not vouched for yet")


async def _sheet(someone: Holder) -> list[str]:
    await someone.opens("/keys/sheet")
    await someone.presses("Show the sheet")
    lines = someone.page.locator("[data-sheet-lines] li")
    await expect(lines).to_have_count(8, timeout=SLOW)
    return await lines.all_inner_texts()


async def test_keys_are_locked_without_this_sign_in_and_opened_by_the_passphrase(browser: Browser, serving: Serving) -> None:
    async with holder(browser, serving, "otter") as otter:
        await otter.signs_in()
        await otter.keys_are_open()
        kept = await otter.page.evaluate("() => localStorage.getItem('chatd.keys')")
        await otter.page.evaluate("() => localStorage.removeItem('chatd.keys')")

        await otter.opens()
        await otter.is_told("Your keys are locked in this browser.")
        await otter.page.get_by_role("link", name="Unlock my keys").click()
        await otter.page.get_by_label("Passphrase").fill("not the one that it is at all")
        await otter.presses("Unlock")
        await otter.is_told("That passphrase does not open your keys.")
        await otter.page.get_by_label("Passphrase").fill(serving.passphrases["otter"])
        await otter.presses("Unlock")
        await otter.keys_are_open()

        await otter.page.goto(f"{serving.origin}/desk")
        await otter.signs_out()
        assert await otter.page.evaluate("() => localStorage.getItem('chatd.keys')") is None
        assert kept


async def test_a_changed_root_key_is_refused_until_it_is_typed_from_paper(browser: Browser, serving_alone: Serving, tmp_path: Path) -> None:
    file = tmp_path / "root.txt"
    told = chatd(None, "sign", "root", "--project", "northtown", "--out", str(file))
    public, number = (line.split()[-1] for line in told.splitlines() if line.startswith("  "))
    async with holder(browser, serving_alone, "heron", size=DESKTOP) as heron:
        await heron.signs_in()
        await heron.keys_are_open()
        chatd(serving_alone, "project", "change", "northtown", "--root-key", public)

        await heron.opens()
        card = heron.card("Northtown Project")
        await expect(card).to_contain_text("This project's root key is not the one that your keys know.", timeout=SLOW)
        await card.get_by_label("The number on the paper").fill("0000-0000-0000-0000")
        await heron.presses("This is the project's number now", card)
        await heron.is_told("That is not the number of the key that is here now.")
        await card.get_by_label("The number on the paper").fill(number.lower())
        await heron.presses("This is the project's number now", card)
        await expect(card.get_by_text("Your keys know it.")).to_be_visible(timeout=SLOW)

        await heron.opens("/keys/project/northtown")
        request = await heron.page.get_by_label("My request").input_value()
        key_number = request.split("holder: ")[1].split()[0]
        block = chatd(None, "sign", "coordinator", "--key", str(file), "--number", key_number, given=request)
        await heron.page.get_by_label("What came back").fill(block)
        await heron.presses("Take it in")
        await heron.is_told("You can vouch for others now.")
        card = heron.card("Wren")
        await heron.unfolds("Vouch for Wren", card)
        await heron.presses("It is the same: vouch for Wren", card)
        await heron.is_told("Signed.")


async def test_neither_the_server_nor_what_is_sent_to_it_holds_the_half(browser: Browser, serving: Serving) -> None:
    """The half of the passphrase that never leaves the browser opens the ring; so it is looked for wherever the server writes, and on the wire."""
    key = secret_key.read(settings.secret_key_in(serving.data))
    half = halves_of(serving.passphrases["wren"], salt_for("wren", key.sub_key("sign-in salts"))).keyring
    forms = (half, half.hex().encode(), base64.b64encode(half)[:42], base64.urlsafe_b64encode(half)[:42])
    async with holder(browser, serving, "wren") as wren:
        await wren.signs_in()
        await wren.keys_are_open()
        sent = json.dumps([[request.url, request.post_data, await request.all_headers()] for request in wren.watch.asked]).encode()
        in_browser = str(await wren.page.evaluate("() => JSON.stringify(localStorage)")).encode()

    on_disc = b"".join(file.read_bytes() for file in serving.data.rglob("*") if file.is_file())
    assert b"keyring" in on_disc, "the folder was read"
    for form in forms:
        assert form not in on_disc and form not in sent and form not in in_browser
