"""How quickly a canned answer is found among five thousand, and drawn, for each key, in a browser; beside libraries that many use."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from playwright.async_api import Route

from console.answers import AnswerOnDesk, answers_in
from tests.browser.chromium import chromium

ROOT: Final = Path(__file__).parents[2]
ORIGIN: Final = "http://localhost:1"
HOW_MANY: Final = 5_000
LOOKS: Final = 40
LOOKS_DRAWN: Final = 10
SLOWER: Final = 4
"""As a cheap laptop is to the machine that measures."""
SYLLABLES: Final = [a + b for a in "bcdfglmnprst" for b in "aeiou"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """By name of who searched: milliseconds, and the share of what was meant that was shown."""

    usual: dict[str, dict[str, float]]
    slowed: dict[str, dict[str, float]]
    drawn: dict[str, dict[str, float]]
    """By where it was typed: milliseconds until the page stands anew."""


async def measure(rounds: int) -> Figures:
    """Ours and the peers take turns at each look, in one page."""
    answers = five_thousand()
    looks = list(typed_by_workers(answers))
    async with chromium() as browser:
        page = await browser.new_page()
        await page.route("**/*", _from_here)
        await page.goto(f"{ORIGIN}/")
        devtools = await page.context.new_cdp_session(page)

        async def measured(slower: int) -> dict[str, Any]:
            await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            ask = "async ([answers, looks, rounds]) => (await import('/tests/bench/finding.mjs')).measured(JSON.parse(answers), looks, rounds)"
            return dict(await page.evaluate(ask, [msgspec.json.encode(answers).decode(), looks, rounds]))

        usual, slowed = await measured(1), await measured(SLOWER)
        await devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        await page.goto(f"{ORIGIN}/console/static/demo.html#paired-as-first")
        await page.wait_for_selector("body[data-ready]")
        ask = "async ([answers, looks, rounds]) => (await import('/tests/bench/drawing.mjs')).drawn(JSON.parse(answers), looks, rounds)"
        drawn = await page.evaluate(ask, [msgspec.json.encode(answers).decode(), looks[:LOOKS_DRAWN], rounds])
        return Figures(usual=usual, slowed=slowed, drawn=drawn)


async def _from_here(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN).lstrip("/")
    if not path:
        await route.fulfill(body="<!doctype html><title>Finding</title>", content_type="text/html")
    else:
        await route.fulfill(path=ROOT / path, content_type=guess_type(path)[0] or "text/javascript")


def five_thousand() -> list[AnswerOnDesk]:
    """The starters in all their languages, and copies of them with other words in title, tags and text."""
    chance, starters = random.Random(5), answers_in()
    found = list(starters)
    while len(found) < HOW_MANY:
        copy = len(found) // len(starters)
        odd = {one.id.split("/")[1]: _words(chance, 2) for one in starters}
        found += [_varied(one, copy, odd[one.id.split("/")[1]], chance) for one in starters]
    return found[:HOW_MANY]


def _varied(one: AnswerOnDesk, copy: int, odd: str, chance: random.Random) -> AnswerOnDesk:
    return replace(
        one,
        id=f"{one.id}-{copy}",
        title=f"{one.title}: {odd}",
        shortcut=f"{one.shortcut}-{copy}",
        tags=[*one.tags, _words(chance, 1)],
        body=f"{one.body}\n\n{_words(chance, 12)}",
        translation_of=f"{one.translation_of}-{copy}" if one.translation_of else None,
    )


def _words(chance: random.Random, count: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count))


def typed_by_workers(answers: list[AnswerOnDesk]) -> Iterator[dict[str, str]]:
    """Two words of an English or Romanian title, as a hand in a hurry types them: every other time with two letters swapped."""
    chance = random.Random(6)
    titled = [one for one in answers if one.language in {"en", "ro"} and ": " in one.title]
    for at, one in enumerate(chance.sample(titled, LOOKS)):
        first, second = one.title.rsplit(": ", 1)[1].split()
        yield {"typed": f"{_slipped(first, chance) if at % 2 else first} {second}", "meant": one.id.split("/")[1]}


def _slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def report(figures: Figures) -> str:
    """For people; milliseconds are of this machine, ratios less so."""
    lines = [f"Finding a canned answer among {HOW_MANY:,}, in the browser, each key of {LOOKS} looks (fuse.js without the answers' text)"]
    for words, found in (("", figures.usual), (f"slowed {SLOWER} times", figures.slowed)):
        ours = found["chatd"]
        lines.append(f"{words:<18}{'median ms':>11}{'p95 ms':>9}{'most ms':>9}{'p95, ours = 1':>15}{'ready ms':>10}{'found':>8}")
        lines += [
            f"{name:<18}{each['middle']:>11.1f}{each['high']:>9.1f}{each['highest']:>9.1f}{each['high'] / ours['high']:>15.1f}"
            f"{each['ready']:>10.0f}{each['met']:>8.0%}"
            for name, each in found.items()
        ]
    ours = figures.drawn["desk, after a slash"]
    lines += [
        "",
        "From a key until the page stands anew, in a talk of sixty lines",
        f"{'':<26}{'median ms':>11}{'p95 ms':>9}{'most ms':>9}{'p95, slash = 1':>16}",
    ]
    lines += [
        f"{name:<26}{each['middle']:>11.1f}{each['high']:>9.1f}{each['highest']:>9.1f}{each['high'] / ours['high']:>16.1f}"
        for name, each in figures.drawn.items()
    ]
    return "\n".join(lines)
