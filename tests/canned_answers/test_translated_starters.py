"""A translation names the numbers, addresses and sources of its English, part by part: a slip of one figure sends somebody nowhere at night."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from canned_answers import folder
from canned_answers.body import parts
from canned_answers.library import Answer, read

STARTER = [read(file, text) for file, text in folder.read_folder(folder.STARTER)]
ENGLISH = {answer.name: answer for answer in STARTER if answer.language == "en"}
TRANSLATED = [answer for answer in STARTER if answer.translation_of]

_CALLED = re.compile(r"(?<![\d.,:])0\d[\d ]{6,}\d|(?<!\d)(?:999|111|101|55|116 123|85258)(?!\d)")
_ADDRESS = re.compile(r"\]\((\S+?)\)")


def anchors(answer: Answer) -> list[tuple[list[str], list[str], int]]:
    """Of each message: what can be called, where its links lead, how many points it has."""
    return [
        (sorted(_CALLED.findall(part)), sorted(_ADDRESS.findall(part)), len(re.findall(r"^- ", part, re.MULTILINE))) for part in parts(answer.body)
    ]


@pytest.mark.parametrize("answer", TRANSLATED, ids=lambda answer: f"{answer.language}/{answer.name}")
def test_a_translation_sends_people_to_the_same_places(answer: Answer) -> None:
    english = ENGLISH[answer.translation_of or ""]

    assert anchors(answer) == anchors(english)
    assert (answer.source, answer.review_by) == (english.source, english.review_by)


@pytest.mark.parametrize(("old", "new"), [("116 123", "116 132"), ("999", "99"), ("\n{part}\n", "\n"), ("- **", "**")])
def test_a_slip_would_be_found(old: str, new: str) -> None:
    romanian = next(answer for answer in TRANSLATED if (answer.language, answer.name) == ("ro", "suicidal"))
    assert old in romanian.body

    slipped = replace(romanian, body=romanian.body.replace(old, new, 1))

    assert anchors(slipped) != anchors(ENGLISH["suicidal"])
