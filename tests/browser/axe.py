"""What axe complains of in a document."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Frame, Page

LOOK = """(options) => axe.run(document, options).then(({ violations }) =>
  violations.map(({ id, nodes: [{ html, failureSummary }] }) => `${id}: ${html.slice(0, 200)} ${(failureSummary ?? "").slice(0, 300)}`))"""
COLOURS = ("color-contrast",)
"""In the dark nothing but colours is different."""


async def violations(page: Page | Frame, *, only: Sequence[str] = ()) -> list[str]:
    """Each rule that is broken, with the first place where it is. *only*: these rules and no others."""
    if not await page.evaluate("'axe' in window"):  # longer than everything of ours: once for each document
        await page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], "selectors": False, "preload": False, **({"runOnly": [*only]} if only else {})}
    found: list[str] = await page.evaluate(LOOK, options)
    return found
