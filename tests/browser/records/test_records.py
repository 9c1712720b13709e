"""What is kept, as leads meet it in their browsers: decided on, opened by two and by nobody alone, read as it was, given away with a form, let go of."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import expect

from chatd.domain.retention import State
from tests.browser.navigators import SLOW
from tests.browser.records.conftest import Leads
from tests.browser.records.leads import opened
from tests.kept import SAID, House

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPEN_RECORD = Path(__file__).resolve().parents[3] / "docs" / "open_record.py"


async def test_the_lead_on_call_decides_and_signs_for_it(leads: Leads, house: House) -> None:
    lark, _, _ = leads
    flag = await house.raised(ground="about_a_worker")

    await lark.opens()
    await lark.unfolds("Decide")
    await lark.reads("Speak with Wren first.")
    await lark.presses("Sign and decide")
    await lark.reads("Please choose one.")
    await lark.page.get_by_label("Keep it", exact=False).first.check()
    await lark.page.locator(f"#why-{flag.id}").select_option("ground_is_met")
    await lark.presses("Sign and decide")

    await lark.is_told("It is kept.")
    record = await house.keeping.store.record(flag.id)
    assert record
    assert (record.state, record.decided_by) == (State.RETAINED, "lark")


async def test_a_record_is_opened_by_two_and_reads_as_it_was(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()

    await opened(lark, plover, whole.id)

    for line in (each for each in SAID if each["kind"] == "text"):
        await expect(lark.said.get_by_text(line["text"])).to_be_visible()
    await expect(lark.said).to_contain_text("Something is missing here. It never reached the page that kept this.")
    await expect(lark.said).to_contain_text("The visitor tapped “I need a moment”.")
    await expect(lark.said).to_contain_text("This is the end of the conversation.")
    await expect(lark.reading).to_contain_text("Raised by Wren. The signature fits, and Northtown Project vouched for that key until")
    await expect(lark.reading).to_contain_text("Confirmed by Otter. The signature fits")
    assert (await lark.reading.locator(".watermark span").first.get_attribute("data-words") or "").startswith("Lark · ")
    order = await lark.said.locator(".read__words").all_text_contents()
    assert order == [line["text"] for line in SAID if line["kind"] == "text"]


async def test_nothing_that_was_read_leaves_the_page_or_stays_in_the_browser(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()
    await opened(lark, plover, whole.id)
    await lark.page.get_by_placeholder("Find in this record").fill("COME tonight")
    await expect(lark.page.locator("#found")).to_have_text("In 1 place.")
    await expect(lark.said.locator("mark")).to_have_text("come tonight")

    await lark.presses("Close it now")
    await expect(lark.reading).to_be_hidden()

    sent = [f"{request.url} {request.post_data or ''}" for request in [*lark.watch.asked, *plover.watch.asked]]
    assert not [each for each in sent if "tonight" in each or "where I work" in each]
    assert "tonight" not in await lark.page.content()
    assert await lark.page.evaluate("Object.keys(localStorage)") == ["chatd.keys"]
    assert await lark.page.evaluate("Object.keys(sessionStorage)") == []
    assert await lark.page.evaluate("indexedDB.databases()") == []


async def test_back_shows_an_empty_page(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()
    await opened(lark, plover, whole.id)

    await lark.page.goto(f"{lark.serving.origin}/rota")
    await lark.page.go_back()

    await lark.reads("Open it together with another lead")
    assert "tonight" not in await lark.page.content()


async def test_a_cut_off_end_is_marked(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.confirmed(await house.raised())

    await opened(lark, plover, whole.id)

    await expect(lark.said).to_contain_text("Cut off here. No page said that this is the end")


async def test_one_lead_alone_opens_nothing(leads: Leads, house: House) -> None:
    lark, _, _ = leads
    whole = await house.whole()

    await lark.asks_to_open(whole.id)
    await lark.page.reload()

    await lark.waits()
    await expect(lark.page.get_by_role("button", name="Agree")).to_have_count(0)
    await expect(lark.reading).to_be_hidden()
    answer = await lark.page.request.get(f"{lark.serving.origin}/records/{whole.id}/whole.json")
    assert (answer.status, (await answer.json())["code"]) == (409, "not_opened")
    facts = await lark.page.request.get(f"{lark.serving.origin}/records/{whole.id}/facts.json")
    assert (await facts.json())["asked"] == []


async def test_a_lead_who_was_in_the_conversation_cannot_agree(leads: Leads, house: House) -> None:
    lark, _, swift = leads
    whole = await house.whole(members=("wren", "otter", "swift"))
    await lark.asks_to_open(whole.id)

    await swift.opens(f"/records/{whole.id}")

    await expect(swift.page.get_by_role("button", name="Agree")).to_have_count(0)
    await swift.reads("You were in this conversation")


async def test_notes_and_tags_name_nobody_and_tags_are_found_by_leads(leads: Leads, house: House) -> None:
    lark, plover, swift = leads
    whole = await house.whole()
    await opened(lark, plover, whole.id)

    await lark.page.get_by_label("Write a note").fill("Ring her on 07700 900123")
    await lark.presses("Seal this note")
    await lark.reads("This looks like a phone number. Take it out")
    await lark.page.get_by_label("Write a note").fill("Spoke with the lead of Eastport.")
    await lark.presses("Seal this note")
    await lark.reads("Sealed with this record.")
    await lark.page.get_by_label("Tags, with commas between").fill("@blue_van_man")
    await lark.presses("Seal these tags")
    await lark.reads("a name from a website")
    await lark.page.get_by_label("Tags, with commas between").fill("blue van, Tuesday")
    await lark.presses("Seal these tags")
    await lark.reads("Sealed to each lead of today’s list.")

    await swift.opens()
    await swift.page.get_by_label("Tag", exact=True).fill("Blue")
    await expect(swift.page.locator(".kept:visible")).to_have_count(1, timeout=SLOW)
    await expect(swift.page.locator(".kept:visible .tag")).to_have_text(["blue van", "Tuesday"])
    await opened(plover, lark, whole.id)
    await expect(plover.reading).to_contain_text("Spoke with the lead of Eastport.")


async def test_what_is_exported_is_opened_without_this_software(leads: Leads, house: House, tmp_path: Path) -> None:
    lark, plover, _ = leads
    whole = await house.whole()
    await opened(lark, plover, whole.id)

    await lark.page.emulate_media(media="print")
    await expect(lark.said).to_be_hidden()
    await lark.page.emulate_media(media="screen")

    await lark.unfolds("Give it to somebody outside")
    await lark.presses("Seal the form and make the file")
    await lark.reads("Please fill this in.")
    form = lark.page.locator('form[data-signs="export"]')
    for box in await form.locator("textarea").all():
        await box.fill("As the duty officer asked in writing.")
    await form.locator("#form-why").select_option("to_police")
    await form.locator("#form-legal_basis").select_option(index=1)
    await lark.presses("Seal the form and make the file")
    await lark.reads("The form is sealed with the record.")
    await lark.page.emulate_media(media="print")
    await expect(lark.said).to_be_visible()
    await expect(lark.reading.locator(".watermark")).to_be_visible()
    await lark.page.emulate_media(media="screen")
    async with lark.page.expect_download() as download:
        await lark.page.get_by_role("link", name="Keep the file").click()
    file = tmp_path / "record.json"
    await (await download.value).save_as(file)

    keys = {name: tmp_path / f"{name}.json" for name in ("lark", "plover")}
    for name, path in keys.items():
        path.write_text(json.dumps(house.rings[name].secrets))
    peeled = tmp_path / "peeled.json"
    peeled.write_text(run("peel", file, keys["plover"], "lark", "plover"))
    read = run("open", file, keys["lark"], peeled)
    assert "Visitor: He said he will come tonight. I am scared." in read
    assert "[a gap" in read
    assert "It was closed here." in read
    assert "exported" in [each.deed for each in await house.entries()]


async def test_holding_takes_two_and_letting_go_two_presses(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    whole = await house.whole()

    await lark.opens(f"/records/{whole.id}")
    await lark.unfolds("Hold it for law")
    await lark.page.locator("#hold-why").select_option("court_order")
    await lark.page.locator("#hold-until").fill("2027-03-01")
    await lark.presses("Ask another lead to agree")
    await lark.is_told("You asked for it.")
    await plover.opens()
    await plover.reads("Agree to a hold?")
    await plover.opens(f"/records/{whole.id}")
    await plover.presses("Agree to hold it")
    await plover.is_told("It is held.")

    await plover.unfolds("Hold it for law")
    await plover.presses("End the hold")
    await plover.is_told("The hold is ended.")
    await lark.opens(f"/records/{whole.id}")
    await lark.unfolds("Let it go now")
    await lark.page.locator("#go-why").select_option("purpose_is_over")
    await lark.presses("Let it go")
    await lark.presses("Press again to let it go")
    await lark.is_told("Until then another lead can still keep it.")


async def test_a_concern_note_comes_by_itself_and_one_lead_reads_it(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    await lark.opens("/records/notes")
    await lark.reads("No concern note waits.")

    await house.note(
        {"v": 1, "facts": "He waits outside her door.", "decision": "Ring 999", "action": "Rang", "told": "Robin", "by": ["Wren", "Otter"]}
    )

    await lark.presses("Open it")
    await lark.reads("He waits outside her door.")
    await lark.reads("Read by Lark.")
    await plover.opens("/records/notes")
    await plover.reads("Read by Lark.")


async def test_a_slip_is_taken_out_once_and_gone_for_the_others(leads: Leads, house: House) -> None:
    lark, plover, _ = leads
    await house.slip({"v": 1, "recipient": "The clinic", "purpose": "A call back", "lines": ["Please call after six."], "agreed": True, "by": "Wren"})
    await plover.opens("/records/slips")
    await plover.reads("Take it out")

    await lark.opens("/records/slips")
    await lark.reads("everybody else’s copy is deleted")
    await lark.presses("Take it out")
    await lark.reads("Please call after six.")

    await plover.presses("Take it out")
    await plover.reads("Somebody else took it out.")
    await lark.presses("Done, delete it")
    await lark.reads("No slip waits.")


def run(*words: str | Path) -> str:
    done = subprocess.run([sys.executable, str(OPEN_RECORD), *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout
