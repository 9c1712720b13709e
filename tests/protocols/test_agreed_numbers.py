"""The numbers of the desk: all of them there, none of them outside what visitors are promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols import folder
from protocols.desk_policy import RANGES
from protocols.reader import DeskPolicy, ProtocolRefused, read_desk

SUPPLIED = (folder.SUPPLIED / "desk.toml").read_text("utf-8")
NAMES = list(DeskPolicy.__dataclass_fields__)


def refusal_of(text: str) -> ProtocolRefused:
    with pytest.raises(ProtocolRefused) as refused:
        read_desk(text)
    return refused.value


def with_value(name: str, value: str) -> str:
    return re.sub(rf"^{name} = .*$", f"{name} = {value}", SUPPLIED, flags=re.MULTILINE)


def test_the_supplied_numbers_are_the_agreed_ones() -> None:
    desk = folder.desk()

    assert desk.two_workers and not desk.supervisor_counts
    assert (desk.chats_as_first, desk.chats_as_second, desk.queue) == (1, 1, 3)
    assert (desk.alone_grace_seconds, desk.alone_notice_seconds, desk.supervisor_alert_seconds) == (4, 15, 60)
    assert (desk.wish_minutes, desk.still_there_minutes, desk.answer_minutes) == (3, 6, 3)
    assert (desk.resume_minutes, desk.closing_minutes, desk.abusive_wait_minutes) == (5, 40, 30)
    assert (desk.active_seconds, desk.pairing_seconds, desk.sealed_bytes_cap) == (60, 30, 2 * 1024 * 1024)


def test_one_worker_alone_cannot_be_agreed() -> None:
    assert refusal_of(with_value("two_workers", "false")).field == "two_workers"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_number_is_named(name: str) -> None:
    refusal = refusal_of(with_value(name, "1").replace(f"{name} = 1", ""))

    assert refusal.field == name and name in refusal.what_to_do


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ['"3"', "2.5", "-1", "999999999", "[]", "inf", "2026-11-21"])
def test_a_value_of_the_wrong_kind_or_out_of_range_is_named(name: str, value: str) -> None:
    assert refusal_of(with_value(name, value)).field == name


@pytest.mark.parametrize("name", sorted(RANGES))
def test_true_is_no_number(name: str) -> None:
    assert refusal_of(with_value(name, "true")).field == name


def test_an_unknown_number_is_named() -> None:
    assert refusal_of(SUPPLIED + "\nchats_as_third = 1\n").field == "chats_as_third"


def test_a_blink_of_the_line_is_shorter_than_the_notice_and_the_notice_comes_before_the_alert() -> None:
    assert (
        refusal_of(with_value("alone_notice_seconds", "5").replace("alone_grace_seconds = 4", "alone_grace_seconds = 5")).field
        == "alone_grace_seconds"
    )
    assert read_desk(with_value("supervisor_alert_seconds", "15")).supervisor_alert_seconds == 15


def test_the_notice_that_one_is_alone_never_comes_later_than_visitors_are_promised() -> None:
    assert RANGES["alone_notice_seconds"][1] == 15


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    refusal = refusal_of(text)

    assert refusal.field and refusal.problem and refusal.what_to_do


def test_a_missing_file_is_not_an_agreement(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        folder.desk(tmp_path)
