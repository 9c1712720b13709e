"""Who was there is known for half an hour, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

from chatd.desk.lately import FOR, Lately
from chatd.domain.ids import PersonId, ProjectId

NOW = datetime.fromisoformat("2026-11-21T23:00:00+00:00")
WREN, HERON, OTTER = (PersonId(name) for name in ("wren", "heron", "otter"))
NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")


def test_those_who_were_there_are_known_and_others_are_not() -> None:
    lately = Lately()
    lately.note(NORTHTOWN, frozenset({WREN, HERON}), NOW)

    assert lately.with_whom(WREN, NORTHTOWN, NOW) == frozenset({WREN, HERON})
    assert lately.with_whom(OTTER, NORTHTOWN, NOW) is None
    assert lately.with_whom(WREN, EASTPORT, NOW) is None


def test_of_several_conversations_with_others_nobody_is_named_who_may_not_have_been_there() -> None:
    lately = Lately()
    lately.note(NORTHTOWN, frozenset({WREN, HERON}), NOW)
    lately.note(NORTHTOWN, frozenset({WREN, OTTER}), NOW)

    assert lately.with_whom(WREN, NORTHTOWN, NOW) == frozenset({WREN})
    assert lately.with_whom(HERON, NORTHTOWN, NOW) == frozenset({WREN, HERON})


def test_it_is_forgotten_on_time() -> None:
    lately = Lately()
    lately.note(NORTHTOWN, frozenset({WREN}), NOW)

    assert lately.with_whom(WREN, NORTHTOWN, NOW + FOR - timedelta(seconds=1)) is not None
    assert lately.with_whom(WREN, NORTHTOWN, NOW + FOR) is None
    lately.forget(NOW + FOR)
    assert lately == Lately()


def test_a_conversation_that_nobody_was_in_leaves_nothing() -> None:
    lately = Lately()

    lately.note(NORTHTOWN, frozenset(), NOW)

    assert lately == Lately()
