"""`chatd guard`: a list for each line, at once, whatever the bytes are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from chatd.cli import main
from tools.identifiers import corpus, found_here, held_out, held_out_later

GUARD = [sys.executable, "-m", "chatd", "guard"]


def answers_to(given: bytes) -> list[list[dict[str, Any]]]:
    done = CliRunner().invoke(main, ["guard"], input=given)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def kinds_in(given: bytes) -> list[list[str]]:
    return [[one["kind"] for one in found] for found in answers_to(given)]


def test_each_line_has_its_list_and_a_clean_one_is_empty() -> None:
    assert answers_to(b"ring 07700 900123\nSamaritans 116 123\n") == [[{"kind": "phone", "start": 5, "end": 17}], []]


def test_it_says_what_the_rules_say_of_every_published_line() -> None:
    texts = [case.text for case in (*corpus(), *held_out(), *held_out_later())]
    assert not any("\n" in text for text in texts)

    found = answers_to("\n".join(texts).encode())

    assert [[(one["kind"], one["start"], one["end"]) for one in each] for each in found] == [list(found_here(text)) for text in texts]


def test_the_words_themselves_are_never_said_again() -> None:
    done = CliRunner().invoke(main, ["guard"], input=b"kit.moss@example.org or 07700 900123\n")

    assert "kit" not in done.output
    assert "900123" not in done.output


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (b"", []),
        (b"\n", [[]]),
        (b"\n\n07700 900123\n", [[], [], ["phone"]]),
        (b"07700 900123", [["phone"]]),
        (b"07700 900123\r\nhello\r\n", [["phone"], []]),
        (b"\xff\xfe 07700 900123\n", [["phone"]]),
        (b"\xed\xa0\x80 kit@example.org \xed\xb0\x80\n", [["email"]]),
        (b"a\x00b 07700 900123\x00\n", [["phone"]]),
        ("\ufeff07700 900123\n".encode(), [["phone"]]),
        ("🙂 07700 900123\u2028still this line 116 123\x0b\x0c\x85\n".encode(), [["phone"]]),
        (b"07700 90\n0123\n", [[], []]),
    ],
)
def test_any_bytes_are_read_and_only_a_line_feed_ends_a_line(given: bytes, kinds: list[list[str]]) -> None:
    assert kinds_in(given) == kinds


def test_places_are_counted_in_characters_of_the_line() -> None:
    (found,) = answers_to("născută, 🙂 07700 900123".encode())

    assert found == [{"kind": "phone", "start": 11, "end": 23}]


def test_a_very_long_line_is_one_line() -> None:
    given = b"a clean word " * 40_000 + b"07700 900123\n"

    assert kinds_in(given + b"next\n") == [["phone"], []]


def test_it_answers_each_line_before_the_next_is_written() -> None:
    with subprocess.Popen(GUARD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line, kinds in ((b"07700 900123\n", ["phone"]), (b"\n", []), (b"NE1 4LP\n", ["postcode"])):
            running.stdin.write(line)
            running.stdin.flush()
            assert [one["kind"] for one in json.loads(running.stdout.readline())] == kinds
        running.stdin.close()
        assert running.wait(timeout=20) == 0


def test_nobody_reading_on_is_no_trouble() -> None:
    with subprocess.Popen(GUARD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b"07700 900123\n")
        running.stdin.flush()
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(b"07700 900123\n")
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) == 0


@pytest.mark.parametrize(
    ("ends", "status", "said"), [("0<&-", 0, b""), (">&-", 1, b""), (">/dev/full", 1, b"Error: It could not go on: No space left on device.\n")]
)
def test_a_line_that_is_closed_or_full_is_said_in_one_line_and_never_with_a_page_of_code(ends: str, status: int, said: bytes) -> None:
    done = subprocess.run(["sh", "-c", f'exec "$@" {ends}', "sh", *GUARD], input=b"hello\n", capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (status, b"", said)


def test_it_needs_no_data_folder_and_makes_none(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--data", str(tmp_path / "none"), "guard"], input=b"hello\n")

    assert done.exit_code == 0
    assert list(tmp_path.iterdir()) == []
