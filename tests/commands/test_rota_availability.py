"""`chatd availability`: what the button would say, from a file's shifts and the names of those who are there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chatd.cli import main
from chatd.domain.ids import ProjectId
from chatd.domain.rota_fields import Known
from chatd.domain.rota_form import read
from tests.domain.rota_by_the_minute import MINUTE, Minutes

SHIFT = """
[[rota.shift]]
title = "{title}"
starts = {starts}
ends = {ends}
operators = {operators}
"""
ROTA = (
    """
[[rota]]
name = "Nights"
zone = "Europe/London"
projects = ["northtown", "eastport"]
closing_minutes = 30
"""
    + SHIFT.format(title="Saturday night", starts="2026-10-24T22:00:00", ends="2026-10-25T06:00:00", operators='["wren", "heron"]')
    + 'repeat = "FREQ=WEEKLY"\nlanguages = ["en", "ro"]\n'
    + SHIFT.format(title="Sunday morning", starts="2026-10-25T06:00:00", ends="2026-10-25T09:00:00", operators='["otter", "finch"]')
    + SHIFT.format(title="Monday, one", starts="2026-10-26T10:00:00", ends="2026-10-26T12:00:00", operators='["otter"]')
    + SHIFT.format(title="Tuesday, two", starts="2026-10-27T10:00:00", ends="2026-10-27T12:00:00", operators='["otter", "finch"]')
    + 'projects = ["eastport"]\n'
    + """
[[rota.closure]]
from = 2026-10-31T23:00:00
until = 2026-11-01T01:00:00
reason = "Moving"
projects = ["northtown"]
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("chat") / "chat"
    file = made.parent / "rota.toml"
    file.write_text(ROTA, "utf-8")
    assert chatd(made, "init", "--public-url", "https://chat.example.org").exit_code == 0
    done = chatd(made, "rota", "load", str(file), "--create-missing")
    assert done.exit_code == 0, done.output
    return made


def chatd(folder: Path, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments], input=stdin)


def said(folder: Path, project: str, at: str, *options: str, present: str = "wren,heron") -> tuple[str, str | None]:
    done = chatd(folder, "availability", project, "--present", present, *options, "--at", at)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["at"], told["zone"]) == (at, "Europe/London")
    return told["state"], told["next_opening"]


@pytest.mark.parametrize(
    ("at", "state", "following"),
    [
        ("2026-10-24T20:59:59Z", "closed", "2026-10-24T21:00:00Z"),  # still summer time
        ("2026-10-24T21:00:00Z", "open", None),
        ("2026-10-25T05:59:00Z", "open", None),  # the next shift begins as this one ends: one opening, nine hours and then three
        ("2026-10-25T08:30:00Z", "closing_soon", "2026-10-31T22:00:00Z"),
        ("2026-10-25T09:00:00Z", "closed", "2026-10-31T22:00:00Z"),
        ("2026-10-26T10:30:00Z", "open", None),  # two came although one had signed up
        ("2026-10-31T22:29:00Z", "open", None),
        ("2026-10-31T22:30:00Z", "closing_soon", "2026-11-01T01:00:00Z"),
        ("2026-10-31T23:30:00Z", "closed", "2026-11-01T01:00:00Z"),  # the closure
        ("2027-03-28T04:29:00Z", "open", None),
        ("2027-03-28T04:30:00Z", "closing_soon", "2027-04-03T21:00:00Z"),  # seven hours that night, summer time the next
    ],
)
def test_a_visitor_of_northtown_is_told(folder: Path, at: str, state: str, following: str | None) -> None:
    assert said(folder, "northtown", at) == (state, following)


def test_only_shifts_with_two_signed_up_are_promised_and_only_to_visitors_of_their_project(folder: Path) -> None:
    sunday = "2026-10-25T12:00:00Z"

    assert said(folder, "eastport", sunday) == ("closed", "2026-10-27T10:00:00Z")
    assert said(folder, "northtown", sunday) == ("closed", "2026-10-31T22:00:00Z")


@pytest.mark.parametrize("present", ["", "wren", "wren,WREN", "wren,,"])
def test_two_or_closed(folder: Path, present: str) -> None:
    assert said(folder, "northtown", "2026-10-24T22:00:00Z")[0] == "open"

    assert said(folder, "northtown", "2026-10-24T22:00:00Z", present=present) == ("closed", "2026-10-31T22:00:00Z")


def test_one_of_the_two_must_speak_the_language_and_the_shift_must_promise_it(folder: Path) -> None:
    night = "2026-10-24T22:00:00Z"

    assert said(folder, "northtown", night, "--lang", "ro")[0] == "open"
    assert said(folder, "northtown", night, "--lang", "ro", present="wren,otter")[0] == "open"
    assert said(folder, "northtown", night, "--lang", "ro", present="finch,otter") == ("closed", "2026-10-31T22:00:00Z")
    assert said(folder, "northtown", night, "--lang", "pl") == ("closed", None)
    assert said(folder, "eastport", "2026-10-25T12:00:00Z", "--lang", "ro")[1] == "2026-10-31T22:00:00Z"


def test_many_instants_are_read_from_standard_input_and_answered_in_order(folder: Path) -> None:
    since = datetime(2026, 10, 20, tzinfo=UTC)
    asked = [since + n * 7 * MINUTE for n in range(3000)]
    stdin = "\n".join(at.isoformat() for at in asked)

    done = chatd(folder, "availability", "northtown", "--present", "otter,finch", "--at", "-", stdin=stdin)

    told = [json.loads(line) for line in done.stdout.splitlines()]
    calendar = read(ROTA, Known(anybody=True)).rotas[0].calendar
    slow = Minutes(calendar, ProjectId("northtown"), since=since, days=20)
    assert [datetime.fromisoformat(each["at"]) for each in told] == asked
    assert [each["state"] for each in told] == [slow.answer(at, operators=2, closing=30).state for at in asked]
    assert {each["state"] for each in told} == {"open", "closed", "closing_soon"}


def test_several_instants_and_offsets_are_taken(folder: Path) -> None:
    done = chatd(folder, "availability", "northtown", "--at", "2026-10-24T23:00:00+02:00", "2026-10-24T21:30:00Z", "--at", "2026-10-24T22:00:00Z")

    at = [datetime.fromisoformat(json.loads(line)["at"]) for line in done.stdout.splitlines()]
    assert sorted(at) == [datetime(2026, 10, 24, 21, tzinfo=UTC) + n * timedelta(minutes=30) for n in range(3)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere", "--at", "2026-10-24T22:00:00Z"), "PROJECT: there is no project nowhere; there are: eastport, northtown"),
        (("northtown", "--present", "nobody", "--at", "2026-10-24T22:00:00Z"), "--present: nobody signs in as nobody"),
        (("northtown", "--lang", "Romanian", "--at", "2026-10-24T22:00:00Z"), "--lang: "),
        (("northtown", "--at", "2026-10-24T22:00:00"), "--at: '2026-10-24T22:00:00' is no instant"),
        (("northtown", "--at", "tomorrow"), "--at: 'tomorrow' is no instant"),
        (("northtown", "--at", "9999-12-31T23:59:59Z"), "--at: '9999-12-31T23:59:59Z' is no instant"),
        (("northtown", "--at", "-"), "standard input, line 2: 'tea time' is no instant"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    refused = chatd(folder, "availability", *arguments, stdin="2026-10-24T22:00:00Z\ntea time\n")

    assert refused.exit_code == 1
    assert told in refused.output
