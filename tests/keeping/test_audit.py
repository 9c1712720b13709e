"""The log of what was done: one line with each deed, none without; no line changed, taken out or put in unseen."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from chatd.cli import main
from chatd.domain.audit import BEFORE_THE_FIRST, Entry, Head, chained, first_bad, read_head
from chatd.domain.ids import RecordId
from chatd.domain.refusals import IllegalMove
from chatd.store import audit
from tests.keeping.house import CANARY, EVENING, HERON, LARK, PLOVER, WREN, opened


def a_log(length: int) -> list[Entry]:
    lines: list[Entry] = []
    for number in range(1, length + 1):
        line = Entry(number=number, at="2026-11-21T18:00:00Z", who="p-lark", deed="record_read", what=f"record:{number}", why="", hash="")
        before = lines[-1].hash if lines else BEFORE_THE_FIRST
        lines.append(replace(line, hash=chained(before, line)))
    return lines


def head_of(lines: list[Entry]) -> Head:
    return Head(number=lines[-1].number, hash=lines[-1].hash)


def with_text(line: Entry, field: str, value: str) -> Entry:
    changed: dict[str, Any] = {field: value}
    return replace(line, **changed)


TEXTS = ("at", "who", "deed", "what", "why", "hash")


@given(length=st.integers(1, 12), data=st.data())
def test_any_change_shows_at_its_line(length: int, data: st.DataObject) -> None:
    lines = a_log(length)
    assert first_bad(lines, head_of(lines)) is None
    at, field = data.draw(st.integers(0, length - 1)), data.draw(st.sampled_from(TEXTS))
    value = data.draw(st.text().filter(lambda text: text != getattr(lines[at], field)))

    changed = [*lines[:at], with_text(lines[at], field, value), *lines[at + 1 :]]

    assert first_bad(changed) == at + 1


@given(length=st.integers(2, 12), data=st.data())
def test_a_line_taken_out_shows_and_at_the_end_against_a_head(length: int, data: st.DataObject) -> None:
    lines = a_log(length)
    at = data.draw(st.integers(0, length - 1))

    left = [*lines[:at], *lines[at + 1 :]]

    assert first_bad(left, head_of(lines)) == at + 1
    assert first_bad(left) == (at + 1 if at < length - 1 else None)


def test_a_chain_made_anew_shows_against_the_old_head() -> None:
    lines, other = a_log(5), [replace(line, who="p-plover") for line in a_log(5)]
    anew: list[Entry] = []
    for line in other:
        anew.append(replace(line, hash=chained(anew[-1].hash if anew else BEFORE_THE_FIRST, line)))
    assert first_bad(anew) is None

    assert first_bad(anew, head_of(lines)) == 5


@pytest.mark.parametrize("text", ["", "12", "12:", ":abc", "12:" + "g" * 64, "x:" + "a" * 64])
def test_a_head_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="audit head"):
        read_head(text)


async def test_every_step_is_a_line_with_who_and_what_and_never_a_word_or_a_minute(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        key = await house.retained()
        await house.opened(key)

        entries = await house.database.read(audit.entries)

        assert [(entry.who, entry.deed) for entry in entries] == [
            (WREN, "flag_raised"),
            (HERON, "confirmed"),
            (LARK, "opening_asked"),
            (PLOVER, "opening_approved"),
            (LARK, "opening_collected"),
            (LARK, "record_read"),
        ]
        assert {entry.what for entry in entries} == {f"record:{key.record}"}
        assert {entry.at for entry in entries} == {"2026-11-21T18:00:00Z"}
        assert EVENING.minute != 0
        assert first_bad(entries) is None
        assert not any(word in str(entries) for word in (CANARY, "they rang"))


async def test_what_is_refused_leaves_no_line(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        key = await house.retained()
        before = await house.keeping.store.audit_head()

        with pytest.raises(IllegalMove):
            await house.confirmed(key)

        assert await house.keeping.store.audit_head() == before


# ── at the command line ───────────────────────────────────────────────────────────────────────────────────────────


def chatd(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *words])


@pytest.fixture
async def logged(tmp_path: Path) -> Path:
    async with opened(tmp_path) as house:
        for _ in range(3):
            key = await house.retained()
            house.clock.wind(timedelta(hours=1))
            await house.keeping.record(await house.person(LARK), RecordId(key.record))
    return tmp_path


def test_verify_says_yes_and_after_one_changed_byte_no_with_the_line(logged: Path) -> None:
    whole = chatd(logged, "audit", "verify")
    assert (whole.exit_code, whole.output) == (0, "6 lines, all as they were written.\n")
    head = chatd(logged, "audit", "head").output.strip()
    assert chatd(logged, "audit", "verify", "--head", head).exit_code == 0

    file = logged / "chatd.sqlite"
    raw = file.read_bytes()
    (place,) = [at for at in range(len(raw)) if raw.startswith(b"p-heronconfirmed", at) and raw[at:].startswith(second_line(logged), 0)]
    file.write_bytes(raw[: place + 2] + b"\xff" + raw[place + 3 :])

    broken = chatd(logged, "audit", "verify")
    assert broken.exit_code == 1
    assert "line 4 of the log is not as it was written" in broken.output


def second_line(folder: Path) -> bytes:
    """The row of the second confirmation, as it stands in the file behind its time."""
    with sqlite3.connect(folder / "chatd.sqlite") as file:
        who, deed, what = file.execute("SELECT who, deed, what FROM audit WHERE number = 4").fetchone()
    return f"{who}{deed}{what}".encode()


def test_a_tail_cut_off_shows_against_the_head_alone(logged: Path) -> None:
    head = chatd(logged, "audit", "head").output.strip()
    with sqlite3.connect(logged / "chatd.sqlite") as file:
        file.execute("DELETE FROM audit WHERE number > 4")
    file.close()

    assert chatd(logged, "audit", "verify").exit_code == 0
    cut = chatd(logged, "audit", "verify", "--head", head)
    assert cut.exit_code == 1
    assert "line 5" in cut.output
