"""What blocks sending, and how an answer looks in the reply box."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canned_answers.body import fill
from canned_answers.library import is_sendable, placeholders, render_plain


def test_an_unfilled_placeholder_blocks_sending() -> None:
    assert is_sendable("Call the Lindow clinic.")
    assert not is_sendable("Call [name of the clinic].")
    assert placeholders("Call [name] at [phone] or see [the list](https://www.nhs.uk).") == ("name", "phone")


def test_an_unfilled_variable_blocks_sending() -> None:
    assert not is_sendable("I am {worker}.")
    assert is_sendable("A smile :} is no variable, nor is {this}.")


def test_brackets_before_round_ones_still_block_sending() -> None:
    assert not is_sendable("Call [name of the clinic](ask first).")
    assert not is_sendable("Call [name of\nthe clinic].")


def test_an_answer_is_written_out_without_marks() -> None:
    body = "Hello from\n{project}. **It is free.**\n\n- See [the list](https://www.nhs.uk/list)\n  today.\n- Call [999](tel:999)."

    assert render_plain(body, {"project": "Lindow"}) == (
        "Hello from Lindow. It is free.\n\n• See the list (https://www.nhs.uk/list) today.\n• Call 999."
    )


def test_a_link_that_names_itself_is_written_once() -> None:
    assert render_plain("[uglymugs.ie](https://uglymugs.ie)") == "uglymugs.ie"


def test_variables_without_a_value_stay_and_block() -> None:
    assert render_plain("We open {next_opening}.", {"worker": "Wren"}) == "We open {next_opening}."
    assert not is_sendable(render_plain("We open {next_opening}.", {"worker": "Wren"}))


@given(st.text(max_size=60))
def test_a_value_is_never_read_for_variables_again(value: str) -> None:
    assert fill("{worker}", {"worker": value, "project": "never"}) == value


@given(st.text(max_size=200))
def test_rendering_never_crashes_and_never_drops_a_placeholder(text: str) -> None:
    assert len(placeholders(render_plain(text))) >= len(placeholders(" ".join(text.split()))) or "**" in text or "](" in text
