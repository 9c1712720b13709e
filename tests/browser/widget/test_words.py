"""Every language says everything, and nothing is said that nobody hears."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.browser.widget.stage import WIDGET

ALWAYS = {"unreachable", "unreachable_why", "try_again", "did_not_load", "interrupted", "checking", "ended", "leave", "old", "old_why"}
"""Said when nothing more can be loaded."""


def test_every_language_has_the_same_words_and_placeholders() -> None:
    languages = {path.stem: spoken(path.stem) for path in (WIDGET / "strings").glob("*.js")}

    assert {"en", "ro"} <= set(languages)
    for language, words in languages.items():
        assert set(words) == set(languages["en"]), language
        for key, text in words.items():
            assert placeholders(text) == placeholders(languages["en"][key]), (language, key)
            assert text.strip() == text != "", (language, key)


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    sources = "\n".join(path.read_text() for path in [*WIDGET.glob("*.js"), *(WIDGET / "parts").glob("*.js")])
    words = spoken("en")

    assert words_in(WIDGET / "strings" / "en.js").keys() >= ALWAYS
    asked = set(re.findall(r"""\b(?:t|note|trouble|complain)\(\s*"(\w+)\"""", sources))
    families = ("ended_", "said_", "button", "language", "asks_", "asked_", "unmet_", "has_", "lacking_", "slip_")

    assert asked - set(words) - {"trouble"} == set()
    assert [
        key for key in words if f'"{key}"' not in sources and f'{key.removesuffix("_why")}"' not in sources and not key.startswith(families)
    ] == []


def test_the_loaders_labels_are_those_of_the_strings_files() -> None:
    table = re.search(r"const LABELS = (\{.*?\n  \});", (WIDGET / "loader.js").read_text(), re.DOTALL)
    assert table is not None

    labels = json.loads(re.sub(r",(\s*\})", r"\1", re.sub(r"(\w+): \[", r'"\1": [', table.group(1))))

    expected = {path.stem: labels_of(path.stem) for path in (WIDGET / "strings").glob("*.js")}
    assert labels == expected, f"write into widget/loader.js: {expected}"


def labels_of(language: str) -> list[str]:
    words = spoken(language)
    return [words["button"], words["button_closed"], words["button_hide"]]


def spoken(language: str) -> dict[str, str]:
    """What is loaded first, and what is said later or seldom."""
    first, more = (words_in(WIDGET / "strings" / folder / f"{language}.js") for folder in ("", "more"))
    assert not first.keys() & more.keys()
    return first | more


def words_in(path: Path) -> dict[str, str]:
    text = path.read_text()
    words: dict[str, str] = json.loads(text[text.index("{\n") : text.rindex("}") + 1])
    return words


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))
