"""Looking for answers: what is suggested and why, stars, and what goes out at the end of a shift. What was said or searched never does by itself."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.desk.stage import Wren

pytestmark = pytest.mark.asyncio(loop_scope="module")

LISTENS = "window.called = []; app.looking.call = async (address, body) => (called.push([address, body]), { ok: true, body: {} });"
NOW = "`${new Date().toISOString().slice(0, 16)}:00Z`"


async def called(someone: Wren) -> list[list[object]]:
    """Everything that was sent to the server, but for sockets, since the test began to listen."""
    found: list[list[object]] = await someone.page.evaluate("called")
    return found


async def test_what_may_help_is_shown_with_the_visitors_own_words_and_leaves_the_page_for_nowhere(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    asked: list[str] = []
    worker.page.on("request", lambda request: asked.append(request.url))
    suggested = worker.page.get_by_role("region", name="Perhaps of use")

    await worker.happens(f"""{LISTENS} server.rooms.get("c1").visitorSays("which Clinic is best?", {NOW})""")
    await expect(suggested).to_contain_text("because they wrote “Clinic”")
    await suggested.get_by_text("A free and private STI test").click()
    await suggested.get_by_role("button", name="Place in reply").click()
    await expect(worker.reply).not_to_have_value("")

    await suggested.get_by_role("button", name="Put away").click()
    await expect(suggested).to_have_count(0)
    await worker.happens(f"""server.rooms.get("c1").visitorSays("a clinic for men?", {NOW})""")
    await expect(suggested).to_be_visible()

    await worker.happens("app.set({ suggestions: false })")
    await expect(suggested).to_have_count(0)

    assert await called(worker) == []
    assert asked == []


async def test_a_star_puts_an_answer_where_it_is_found_again(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.happens(LISTENS)
    await worker.page.get_by_text("Tax and self-employment").click()
    star = worker.page.get_by_role("button", name="Star", exact=True)
    await star.click()

    await expect(star.first).to_have_attribute("aria-pressed", "true")
    mine = worker.page.get_by_role("region", name="With your star")
    await expect(mine).to_contain_text("Tax and self-employment")
    assert await called(worker) == [["/desk/star", {"name": "tax", "starred": True}]]

    await star.first.click()
    await expect(mine).to_have_count(0)


async def test_a_page_that_is_open_all_evening_holds_on_to_nothing_it_no_longer_shows(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    find = worker.page.get_by_role("searchbox", name="Find an answer")
    devtools = await worker.context.new_cdp_session(worker.page)
    await devtools.send("Performance.enable")

    async def nodes_after(searches: int) -> float:
        for each in range(searches):
            for box, typed in ((worker.reply, f"/test {each}"), (find, f"clinic {each}"), (find, ""), (worker.reply, "")):
                await box.fill(typed)
        await devtools.send("HeapProfiler.collectGarbage")
        metrics = (await devtools.send("Performance.getMetrics"))["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "Nodes"))

    before = await nodes_after(3)

    assert await nodes_after(8) < before + 200


async def test_a_slip_of_the_finger_finds_the_answer_under_the_slash(worker: Wren) -> None:
    await worker.sees("paired-as-first")

    await worker.reply.press_sequentially("/clamydia")

    await expect(worker.answers.get_by_role("option").first).to_contain_text("A free and private STI test")


async def test_at_the_end_of_a_shift_sums_go_out_and_of_searches_only_what_is_passed_on(worker: Wren) -> None:
    await worker.sees("paired-as-first")
    await worker.happens(LISTENS)
    await worker.reply.press_sequentially("/closing")
    await worker.presses("Enter", "Enter")
    await expect(worker.page.get_by_role("region", name="Sent this shift")).to_contain_text("Saying goodbye for tonight")
    find = worker.page.get_by_role("searchbox", name="Find an answer")
    for words in ("hostel", "ring ana 07700 900123"):
        await find.fill(words)
        await find.fill("")
    await find.fill("tax")
    await find.fill("")
    assert await called(worker) == []

    await worker.happens('server.rooms.get("c1").end("finished", true); server.now({ me: null })')

    await expect(worker.page.get_by_text("You looked for this and found nothing")).to_be_visible()
    send = worker.page.get_by_role("button", name="Send to those who write answers")
    await expect(send).to_be_disabled()
    await expect(worker.page.get_by_text("Somebody could be found by this (phone number)")).to_be_visible()
    counts = ["/desk/sent-answers", {"sent": [{"project": "northtown", "name": "closing", "language": "en", "times": 1}]}]
    assert await called(worker) == [counts]

    await worker.page.get_by_role("textbox", name="Words 1").fill("hostel for men")
    await worker.page.get_by_role("button", name="Leave out ring ana 07700 900123").click()
    await send.click()

    await expect(worker.page.get_by_text("Passed on. Thank you")).to_be_visible()
    assert await called(worker) == [counts, ["/desk/missing", {"missing": [{"words": "hostel for men", "project": "northtown", "language": "en"}]}]]
