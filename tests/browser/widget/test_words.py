"""Every language says everything, and nothing is said that nobody hears."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from protocols import folder
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
    families = ("ended_", "said_", "language", "asks_", "asked_", "unmet_", "has_", "lacking_", "slip_")

    assert asked - set(words) - {"trouble"} == set()
    assert [
        key for key in words if f'"{key}"' not in sources and f'{key.removesuffix("_why")}"' not in sources and not key.startswith(families)
    ] == []


def test_the_button_says_in_english_what_it_is_told_in_english() -> None:
    table = re.search(r"let labels = (\[.*?\]);", (WIDGET / "loader.js").read_text())
    assert table is not None

    assert tuple(json.loads(table.group(1))) == msgspec.structs.astuple(folder.words()["en"].button)


def spoken(language: str) -> dict[str, str]:
    """What is loaded first, and what is said later or seldom."""
    first, more = (words_in(WIDGET / folder / f"{language}.js") for folder in ("strings", "strings_later"))
    assert not first.keys() & more.keys()
    return first | more


def words_in(path: Path) -> dict[str, str]:
    text = path.read_text()
    words: dict[str, str] = json.loads(text[text.index("{\n") : text.rindex("}") + 1])
    return words


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))
