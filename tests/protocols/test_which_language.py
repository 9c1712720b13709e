"""In which language a visitor is told everything: the one asked for, or one near it, where the project offers it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chatd.transport.agreed import Agreed, agreed_in
from protocols import folder
from tests.store.folder import NORTHTOWN, a_project

AGREED = Agreed(agreed_in(None))


@pytest.mark.parametrize(
    ("offered", "asked", "spoken"),
    [
        (("en", "es", "ro"), "ro", "ro"),
        (("en", "es", "ro"), "es-MX", "es"),
        (("en", "es", "ro"), "EN-gb", "en"),
        (("ro", "en"), "es", "ro"),
        (("ro", "en"), None, "ro"),
        (("xx", "ro"), "xx", "ro"),
        (("xx",), "", "en"),
    ],
)
def test_the_language_asked_for_or_the_nearest_that_is_offered(offered: tuple[str, ...], asked: str | None, spoken: str) -> None:
    assert AGREED.language_for(asked, replace(a_project(NORTHTOWN), languages=offered)) == spoken


@pytest.mark.parametrize("language", sorted(folder.words()))
def test_every_language_we_have_words_in_can_be_asked_for_by_its_code_or_the_first_part_of_it(language: str) -> None:
    project = replace(a_project(NORTHTOWN), languages=("en", language))

    assert AGREED.language_for(language, project) == AGREED.language_for(language.split("-", maxsplit=1)[0].upper(), project) == language
    assert AGREED.button(language) == AGREED.button(language.split("-", maxsplit=1)[0].upper())
