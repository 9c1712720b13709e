"""Sealing holds what `docs/sealing.md` says: by vectors that another implementer can check, and by properties that no vector can list."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from tests import sealing
from tests.sealed_members import NoKey, SealedVisitor, SealedWorker, Taken, said, signal
from tests.sealing import Body, Where, raw, text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
VECTORS: dict[str, Any] = json.loads((ROOT / "docs" / "sealing-vectors.json").read_text("utf-8"))
PROJECT, CONVERSATION = "harbour", "c1"


@dataclass
class Room:
    """A visitor, the workers who are in, and the log as a server holds it."""

    visitor: SealedVisitor = field(default_factory=lambda: SealedVisitor(PROJECT, CONVERSATION))
    log: list[Body] = field(default_factory=list)

    def announce(self, *workers: SealedWorker) -> Body:
        body = self.visitor.announce([worker.line for worker in workers])
        self.visitor.adopt(body["number"])
        return self.held({"type": "epoch", **body})

    def give_history(self, slot: int, *, same_as: int | None = None) -> Body | None:
        body = self.visitor.history_for(slot, same_as=same_as)
        return self.held({"type": "history", **body}) if body else None

    def say(self, words: str, worker: SealedWorker | None = None, channel: str = "room") -> Body:
        body = worker.seal(channel, said(words)) if worker else self.visitor.seal(said(words))
        return self.held({"type": "message", "slot": worker.slot if worker else 0, **body})

    def held(self, entry: Body) -> Body:
        self.log.append({"seq": len(self.log) + 1, **entry})
        return self.log[-1]


def a_worker(slot: int, name: str, *, project: str = PROJECT, conversation: str = CONVERSATION, key: PrivateKey | None = None) -> SealedWorker:
    return SealedWorker(project, conversation, slot, name, key or PrivateKey.generate())


def a_pair() -> tuple[Room, SealedWorker, SealedWorker]:
    room, wren, finch = Room(), a_worker(1, "Wren"), a_worker(2, "Finch")
    entry = room.announce(wren, finch)
    assert wren.take(entry)["kind"] == finch.take(entry)["kind"] == "epoch"
    return room, wren, finch


# ── vectors ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_vectors_are_what_the_tool_writes() -> None:
    check = [sys.executable, "tools/sealing_vectors.py", "--check"]

    assert subprocess.run(check, cwd=ROOT, check=False).returncode == 0


def vector_worker(slot: int) -> SealedWorker:
    line = next(line for line in VECTORS["shift_keys"] if line["slot"] == slot)
    key = PrivateKey(raw(line["secret"]))
    return a_worker(slot, line["name"], project=VECTORS["project"], conversation=VECTORS["conversation"], key=key)


def test_a_pair_opens_what_the_vectors_hold() -> None:
    wren, finch = vector_worker(1), vector_worker(2)
    log = [VECTORS["epochs"][0]["entry"], *(message["entry"] for message in VECTORS["messages"][:3]), VECTORS["epochs"][1]["entry"]]

    taken = [finch.take(entry) for entry in log]
    wren.take(log[0])
    later = [finch.open(message["entry"], message["channel"]) for message in VECTORS["messages"][3:]]

    assert [each["kind"] for each in taken] == ["epoch", "text", "text", "signal", "epoch"]
    assert wren.take(log[1])["text"] == "Bună 👋"
    assert [each["kind"] for each in later] == ["text", "own", "typing"]


def test_a_newcomer_of_the_vectors_reads_what_was_before() -> None:
    pip = vector_worker(3)
    first, second = (epoch["entry"] for epoch in VECTORS["epochs"])
    earlier = [message["entry"] for message in VECTORS["messages"][:3]]

    before = [pip.take(entry)["kind"] for entry in (first, *earlier, second)]
    history = pip.take(VECTORS["history"]["entry"])

    assert before == ["before_me", "sealed_before", "sealed_before", "sealed_before", "epoch"]
    assert [each["kind"] for each in history["earlier"]] == ["text", "text", "signal"]
    assert pip.open(VECTORS["messages"][4]["entry"])["kind"] == "unknown"


def test_the_pair_of_the_vectors_confers() -> None:
    wren = vector_worker(1)
    workers = VECTORS["epochs"][0]["entry"]["roster"]

    taken = wren.take(VECTORS["confer_key"]["entry"], "confer", workers)

    assert taken == {"kind": "confer_key", "number": 1}
    assert wren.open(VECTORS["confer_messages"][0]["entry"], "confer")["text"] == "Shall I ask about the clinic?"


# ── padding ───────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=8191))
def test_padding_comes_off_as_it_went_on_and_leaves_four_lengths(envelope: bytes) -> None:
    padded = sealing.pad(envelope)

    assert sealing.unpad(padded) == envelope
    assert len(padded) in sealing.PADDED_SIZES


def test_an_envelope_that_is_too_long_is_not_sealed_and_costs_no_counter() -> None:
    room, wren, _ = a_pair()

    with pytest.raises(ValueError, match="too long"):
        room.visitor.seal(said("x" * 8192))

    assert wren.take(room.say("shorter"))["counter"] == 1


@given(st.lists(st.one_of(st.text(), st.binary(), st.integers(min_value=0, max_value=2**53 - 1))))
def test_parts_that_differ_never_pack_alike(parts: list[str | int | bytes]) -> None:
    packed = sealing.pack(*parts)

    assert sealing.pack(*sealing.unpack(packed)) == packed
    assert len(sealing.unpack(packed)) == len(parts)


# ── messages ──────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=30)
@given(st.text(max_size=1500))
def test_what_is_said_opens_as_it_was_said(words: str) -> None:
    room, wren, finch = a_pair()

    heard = [worker.take(entry) for entry in (room.say(words),) for worker in (wren, finch)]
    answer = room.visitor.take(room.say(words, wren))

    assert [each["text"] for each in (*heard, answer)] == [words] * 3
    assert all(each["gap"] == 0 for each in heard)


FORGERIES: dict[str, Callable[[Body], object]] = {
    "slot": lambda entry: entry.update(slot=2),
    "counter": lambda entry: entry.update(counter=2),
    "seen": lambda entry: entry["seen"][1].__setitem__(1, 5),
    "order of seen": lambda entry: entry["seen"].reverse(),
    "less seen": lambda entry: entry["seen"].pop(),
    "nonce": lambda entry: entry.update(nonce=flipped(entry["nonce"])),
    "box": lambda entry: entry.update(box=flipped(entry["box"])),
    "cut": lambda entry: entry.update(box=entry["box"][:-4]),
    "newer epoch": lambda entry: entry.update(epoch=2),
}


def flipped(written: str) -> str:
    changed = bytearray(raw(written))
    changed[len(changed) // 2] ^= 1
    return text(bytes(changed))


@pytest.mark.parametrize("what", FORGERIES)
def test_a_message_changed_on_the_way_is_refused_and_the_true_one_still_opens(what: str) -> None:
    room, wren, _ = a_pair()
    entry = room.say("hello")
    forged = copy.deepcopy(entry)
    FORGERIES[what](forged)

    refused = wren.take(forged)

    assert refused["kind"] == "refused"
    assert wren.take(entry)["text"] == "hello"


@settings(max_examples=60)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_bit_of_a_box_may_change(where: int, change: int) -> None:
    room, wren, _ = a_pair()
    entry = room.say("hello")
    box = bytearray(raw(entry["box"]))
    box[where % len(box)] ^= change

    assert wren.take({**entry, "box": text(bytes(box))})["kind"] == "refused"


@pytest.mark.parametrize(("project", "conversation"), [("other", CONVERSATION), (PROJECT, "other")])
def test_a_message_of_another_place_is_refused(project: str, conversation: str) -> None:
    room, wren, _ = a_pair()
    entry = room.say("hello")
    wren.where = Where(project=project, conversation=conversation)
    wren._channels["room"]._where = wren.where

    assert wren.take(entry)["kind"] == "refused"


def test_a_message_of_another_channel_is_refused() -> None:
    room, wren, finch = a_pair()
    key = {"type": "confer_key", "by": 1, **wren.make_confer_key([wren.line, finch.line])}
    wren.adopt_confer(1)
    finch.take(key, "confer", [wren.line, finch.line])
    aside, aloud = room.say("aside", wren, "confer"), room.say("aloud", wren)

    assert finch.open(aside, "room")["kind"] == finch.open(aloud, "confer")["kind"] == finch.open(aloud, "typing")["kind"] == "refused"
    assert room.visitor.open(aside)["kind"] == "refused"
    assert (finch.open(aside, "confer")["text"], finch.open(aloud, "room")["text"]) == ("aside", "aloud")


def test_a_worker_cannot_speak_as_another_though_both_hold_the_key() -> None:
    room, wren, finch = a_pair()
    entry = room.say("I am Wren", finch)

    assert room.visitor.take({**entry, "slot": 1})["kind"] == "refused"
    assert wren.take(entry)["slot"] == 2


def test_a_worker_cannot_give_the_visitors_signals() -> None:
    room, wren, finch = a_pair()
    entry = {"slot": 2, **finch.seal("room", signal("covered"))}

    assert wren.open(entry)["kind"] == "refused"
    assert wren.open({"slot": 0, **room.visitor.seal(signal("covered"))})["signal"] == "covered"


def counters(wren: SealedWorker, *entries: Body) -> list[tuple[str, int]]:
    taken = [wren.take(entry) for entry in entries]
    return [(each["kind"], each.get("gap", 0)) for each in taken]


def test_a_replay_is_not_shown_again() -> None:
    room, wren, _ = a_pair()
    one, two = room.say("one"), room.say("two")

    assert counters(wren, one, one, two, one) == [("text", 0), ("replay", 0), ("text", 0), ("replay", 0)]


def test_a_message_kept_back_shows_as_a_gap_and_counting_goes_on_from_there() -> None:
    room, wren, _ = a_pair()
    one, _, _, four, five = (room.say(words) for words in "12345")

    assert counters(wren, one, four, five) == [("text", 0), ("text", 2), ("text", 0)]


def test_messages_in_another_order_show() -> None:
    room, wren, _ = a_pair()
    one, two, three = (room.say(words) for words in "123")

    assert counters(wren, one, three, two) == [("text", 0), ("text", 1), ("replay", 0)]


def test_a_message_kept_from_one_worker_shows_as_soon_as_the_other_speaks() -> None:
    room, wren, finch = a_pair()
    kept_back = room.say("help")
    finch.take(kept_back)
    answer = room.say("I am here", finch)

    told = wren.take(answer)
    after = wren.take(room.say("thanks"))

    assert (told["gap"], after["gap"]) == (1, 0)


def test_typing_only_has_to_rise() -> None:
    room, wren, _ = a_pair()
    one, two, three = ({"slot": 0, **room.visitor.seal({"kind": "typing", "on": True})} for _ in range(3))

    assert [wren.open(each, "typing")["kind"] for each in (one, three, two)] == ["typing", "typing", "replay"]
    assert wren.take(room.say("hello"))["gap"] == 0


def test_a_lost_line_sends_the_same_bytes_again() -> None:
    room, wren, _ = a_pair()
    body = room.visitor.seal(said("hello"))

    again = room.visitor.unstored()
    room.visitor.stored(body["counter"])

    assert again == [body]
    assert room.visitor.unstored() == []
    assert wren.open({"slot": 0, **again[0]})["text"] == "hello"


# ── epochs ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_sealed_without_a_key_or_while_an_epoch_is_on_its_way() -> None:
    room, wren = Room(), a_worker(1, "Wren")

    with pytest.raises(NoKey):
        room.visitor.seal(said("too early"))
    body = room.visitor.announce([wren.line])
    with pytest.raises(NoKey):
        room.visitor.seal(said("still too early"))
    with pytest.raises(NoKey):
        wren.seal("room", said("so am I"))
    room.visitor.adopt(body["number"])

    assert room.say("now")["counter"] == 1


EPOCH_FORGERIES: dict[str, Callable[[Body], object]] = {
    "number": lambda entry: entry.update(number=3),
    "epoch_id": lambda entry: entry.update(epoch_id=flipped(entry["epoch_id"])),
    "page_key": lambda entry: entry.update(page_key=text(bytes(SigningKey.generate().verify_key))),
    "previous": lambda entry: entry.update(previous=flipped(entry["previous"])),
    "signature": lambda entry: entry.update(signature=flipped(entry["signature"])),
    "name in the roster": lambda entry: entry["roster"][1].update(name="Magpie"),
    "key in the roster": lambda entry: entry["roster"][1].update(key=text(bytes(PrivateKey.generate().public_key))),
    "slot in the roster": lambda entry: entry["roster"][1].update(slot=7),
    "one more in the roster": lambda entry: entry["roster"].append(a_worker(9, "Magpie").line),
    "one fewer in the roster": lambda entry: entry["roster"].pop(),
    "order of the roster": lambda entry: entry["roster"].reverse(),
    "sealed part": lambda entry: entry["sealed"][0].update(box=flipped(entry["sealed"][0]["box"])),
    "another's sealed part": lambda entry: entry["sealed"][0].update(box=entry["sealed"][1]["box"]),
    "no sealed part": lambda entry: entry["sealed"].pop(0),
}


@pytest.mark.parametrize("what", EPOCH_FORGERIES)
def test_a_changed_announcement_is_refused_and_the_true_one_still_taken(what: str) -> None:
    room, wren, finch = a_pair()
    entry = room.announce(wren, finch)
    forged = copy.deepcopy(entry)
    EPOCH_FORGERIES[what](forged)

    refused = wren.take(forged)

    assert refused["kind"] == "refused"
    assert wren.epoch == 1
    assert wren.take(entry) == {"kind": "epoch", "number": 2}


@pytest.mark.parametrize("what", [what for what in EPOCH_FORGERIES if what not in {"number", "previous"}])
def test_a_changed_first_announcement_is_refused(what: str) -> None:
    room, wren, finch = Room(), a_worker(1, "Wren"), a_worker(2, "Finch")
    entry = room.announce(wren, finch)
    forged = copy.deepcopy(entry)
    EPOCH_FORGERIES[what](forged)

    assert wren.take(forged)["kind"] == "refused"
    assert wren.take(entry)["kind"] == "epoch"


def test_an_epoch_by_another_page_is_refused_once_the_page_is_known() -> None:
    room, wren, finch = a_pair()
    somebody = Room()
    somebody.announce(wren, finch)
    forged = somebody.announce(wren, finch)
    linked = {**forged, "previous": text(wren._last)}

    assert wren.take(forged)["kind"] == wren.take(linked)["kind"] == "refused"
    assert wren.take(room.say("still here"))["text"] == "still here"


def test_a_key_slipped_in_under_a_true_announcement_is_refused() -> None:
    """A sealed box has no sender: whoever relays it can make one that agrees with the announcement in everything but the key."""
    room, wren, finch = a_pair()
    entry = room.announce(wren, finch)
    announced = sealing.digest(sealing.announcement_in(wren.where, entry))
    part = sealing.epoch_key_part(wren.where, number=2, epoch_id=raw(entry["epoch_id"]), key=bytes(32), announced=announced)
    forged = copy.deepcopy(entry)
    forged["sealed"][0]["box"] = text(sealing.sealed_box(part, raw(wren.line["key"])))

    assert wren.take(forged)["why"] == "another key"
    assert wren.take(entry)["kind"] == "epoch"


def test_an_epoch_that_was_kept_back_makes_the_next_one_refused() -> None:
    room, wren, finch = a_pair()
    kept_back, following = room.announce(wren, finch), room.announce(wren, finch)

    assert wren.take(following)["kind"] == "refused"
    assert [wren.take(kept_back)["kind"], wren.take(following)["kind"]] == ["epoch", "epoch"]


def test_who_has_left_opens_nothing_later() -> None:
    room, wren, finch = a_pair()
    entry = room.announce(wren)
    wren.take(entry)

    assert finch.take(entry)["kind"] == "refused"
    assert finch.take(room.say("only for Wren"))["kind"] == "refused"


def test_a_late_message_is_taken_while_its_sender_stays_and_has_not_moved_on() -> None:
    room, wren, finch = a_pair()
    late = room.say("sent before I knew", wren)
    late_from_one_who_left = room.say("sent as I left", finch)
    second = room.announce(wren, a_worker(3, "Pip"))
    taken = room.visitor.take(late)
    wren.take(second)

    assert taken["text"] == "sent before I knew"
    assert room.visitor.take(late_from_one_who_left)["kind"] == "refused"


def test_nobody_goes_back_to_an_earlier_epoch() -> None:
    room, wren, finch = a_pair()
    twin = copy.deepcopy(finch)
    second = room.announce(wren, finch)
    wren.take(second)
    finch.take(second)
    wren.take(room.say("under the second", finch))
    twin.seal("room", said("skipped"))
    backwards = room.say("under the first", twin)

    assert wren.take(backwards)["why"] == "not in the room"


# ── history ───────────────────────────────────────────────────────────────────────────────────────────────────────


def newcomer_after_two_epochs() -> tuple[Room, SealedWorker]:
    room, wren, _finch = a_pair()
    room.say("one")
    wren.take(room.announce(wren, a_worker(3, "Lark")))
    room.say("two")
    pip = a_worker(4, "Pip")
    room.announce(wren, pip)
    return room, pip


def take_all(worker: SealedWorker, room: Room) -> list[Taken]:
    return [worker.take(entry) for entry in room.log]


def test_a_newcomer_reads_what_was_before_only_when_given_the_keys() -> None:
    room, pip = newcomer_after_two_epochs()

    kinds = [each["kind"] for each in take_all(pip, room)]
    room.give_history(4)
    given = pip.take(room.log[-1])
    after = pip.take(room.say("three"))

    assert kinds == ["before_me", "sealed_before", "before_me", "sealed_before", "epoch"]
    assert [(each["text"], each["gap"]) for each in given["earlier"]] == [("one", 0), ("two", 0)]
    assert (after["text"], after["gap"]) == ("three", 0)


def test_what_was_kept_back_from_before_shows_to_a_newcomer() -> None:
    room, pip = newcomer_after_two_epochs()
    room.log = [entry for entry in room.log if entry.get("counter") != 2]

    take_all(pip, room)

    assert pip.take(room.say("three"))["gap"] == 1


@pytest.mark.parametrize("what", ["signature", "box", "to"])
def test_a_changed_history_gives_nothing(what: str) -> None:
    room, pip = newcomer_after_two_epochs()
    take_all(pip, room)
    entry = room.give_history(4)
    assert entry

    forged = {**entry, what: 3 if what == "to" else flipped(entry[what])}

    assert pip.take(forged)["kind"] in {"refused", "not_ours"}
    assert pip.take(entry)["kind"] == "history"


def test_a_history_for_one_newcomer_is_no_use_to_another() -> None:
    room, wren, _ = a_pair()
    pip, lark = a_worker(3, "Pip"), a_worker(4, "Lark")
    room.announce(wren, pip, lark)
    for newcomer in (pip, lark):
        take_all(newcomer, room)
    entry = room.give_history(3)
    assert entry

    assert lark.take({**entry, "to": 4})["kind"] == "refused"
    assert pip.take(entry)["kind"] == "history"


def test_a_worker_whose_page_was_loaded_again_gets_what_they_had_and_no_more() -> None:
    room, wren, _ = a_pair()
    room.say("before Pip")
    room.announce(wren, a_worker(3, "Pip"))
    room.say("to Pip")
    pip_again = a_worker(4, "Pip")
    room.announce(wren, pip_again)
    take_all(pip_again, room)

    entry = room.give_history(4, same_as=3)
    assert entry
    earlier = pip_again.take(entry)["earlier"]

    assert [each.get("text", each["kind"]) for each in earlier] == ["sealed_before", "to Pip"]
    assert room.give_history(4, same_as=1) is None


# ── confer ────────────────────────────────────────────────────────────────────────────────────────────────────────


def conferring() -> tuple[SealedWorker, SealedWorker, list[Body], Body]:
    _, wren, finch = a_pair()
    workers = [wren.line, finch.line]
    entry = {"type": "confer_key", "by": 1, **wren.make_confer_key(workers)}
    wren.adopt_confer(1)
    return wren, finch, workers, entry


def test_the_pair_confers_both_ways() -> None:
    wren, finch, workers, entry = conferring()

    taken = finch.take(entry, "confer", workers)
    heard = wren.open({"slot": 2, **finch.seal("confer", said("psst"))}, "confer")

    assert (taken["kind"], heard["text"]) == ("confer_key", "psst")
    assert wren.take(entry, "confer", workers)["kind"] == "own"
    assert finch.take(entry, "confer", workers)["kind"] == "replay"


CONFER_FORGERIES: dict[str, Callable[[Body], object]] = {
    "number": lambda entry: entry.update(number=2),
    "by": lambda entry: entry.update(by=2),
    "by nobody": lambda entry: entry.update(by=9),
    "confer_id": lambda entry: entry.update(confer_id=flipped(entry["confer_id"])),
    "key in the roster": lambda entry: entry["roster"][0].update(key=text(bytes(PrivateKey.generate().public_key))),
    "one more in the roster": lambda entry: entry["roster"].append(a_worker(9, "Magpie").line),
    "sealed part": lambda entry: entry["sealed"][1].update(box=flipped(entry["sealed"][1]["box"])),
}


@pytest.mark.parametrize("what", CONFER_FORGERIES)
def test_a_changed_confer_key_is_refused(what: str) -> None:
    _, finch, workers, entry = conferring()
    forged = copy.deepcopy(entry)
    CONFER_FORGERIES[what](forged)

    assert finch.take(forged, "confer", workers)["kind"] == "refused"
    assert finch.take(entry, "confer", workers)["kind"] == "confer_key"


def test_a_confer_key_does_not_turn_round_and_come_from_the_other() -> None:
    wren, finch, workers, entry = conferring()
    wren._confers.newest = 0
    turned = copy.deepcopy(entry)
    turned["by"] = 2
    turned["sealed"][0]["box"] = entry["sealed"][1]["box"]

    assert wren.take(turned, "confer", workers)["why"] == "does not agree"
    assert finch.take(entry, "confer", workers)["kind"] == "confer_key"
