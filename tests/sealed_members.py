"""A visitor and a worker who seal and open as `docs/sealing.md` says. They touch no line: bodies come out as dicts, entries go in as dicts.

Every method that takes something answers with a dict whose `kind` says what became of it, with the same words as the page's own modules:
`text`, `signal`, `typing`, `unknown`; `own`, `replay`, `sealed_before`; `epoch`, `history`, `confer_key`, `before_me`, `not_ours`; `refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from tests import sealing
from tests.sealing import CONFER, EPOCH, Body, Entry, Line, NotTaken, Roster, Where, insist, raw, text

if TYPE_CHECKING:
    from nacl.public import PrivateKey

VISITOR = 0
Taken = dict[str, Any]
Worker = Mapping[str, Any]
_WILL_NOT_DO = (NotTaken, CryptoError, ValueError, TypeError, KeyError, IndexError)


class NoKey(Exception):
    """There is nothing to seal with: nothing may be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """An epoch or a confer key; `key` is missing for those from before we came in."""

    slots: frozenset[int]
    roster_hash: bytes
    key: bytes | None


@dataclass(slots=True)
class Keyring:
    epochs: dict[int, Epoch] = field(default_factory=dict)
    newest: int = 0


@dataclass(slots=True)
class Sender:
    """The last counter opened and its epoch; the last another member told of; the last that we could not open."""

    opened: int = 0
    epoch: int = 0
    told: int = 0
    claimed: int = 0


class Channel:
    """One channel as one member sees it."""

    def __init__(self, where: Where, slot: int, name: str, keyring: Keyring) -> None:
        self._where, self._slot, self._name, self._keyring = where, slot, name, keyring
        self._sent = 0
        self._unstored: dict[int, Body] = {}
        self._senders: dict[int, Sender] = {}

    def seal(self, envelope: Body) -> Body:
        number = self._keyring.newest
        epoch = self._keyring.epochs.get(number)
        if epoch is None or epoch.key is None:
            raise NoKey
        counter, nonce = self._sent + 1, random(24)
        seen = [] if self._name == "typing" else [[slot, self._sender(slot).opened] for slot in sorted(epoch.slots - {self._slot})]
        line = self._line(number, epoch, slot=self._slot, counter=counter, seen=seen)
        box = text(sealing.seal_message(envelope, line, epoch.key, nonce))
        body = {"epoch": number, "counter": counter, "seen": seen, "nonce": text(nonce), "box": box}
        self._sent = counter
        if self._name != "typing":
            self._unstored[counter] = body
        return body

    def stored(self, counter: int) -> None:
        self._unstored.pop(counter, None)

    def unstored(self) -> list[Body]:
        return list(self._unstored.values())

    def open(self, entry: Entry) -> Taken:
        about = {"slot": entry["slot"], "counter": entry["counter"]}
        sender = self._sender(entry["slot"])
        if entry["slot"] == self._slot:
            return {"kind": "own", **about}
        if entry["counter"] <= sender.opened:
            return {"kind": "replay", **about}
        if self._is_from_before(entry, sender):
            sender.claimed = max(sender.claimed, 0 if sender.opened else entry["counter"])
            return {"kind": "sealed_before", **about}
        try:
            envelope = self._decrypt(entry, sender)
            gap = self._count(entry, sender)
            return {**_read(envelope, self._name, entry["slot"]), **about, "gap": gap}
        except _WILL_NOT_DO as error:
            return {"kind": "refused", **about, "why": str(error)}

    def _is_from_before(self, entry: Entry, sender: Sender) -> bool:
        number, newest = entry["epoch"], self._keyring.newest
        epoch = self._keyring.epochs.get(number)
        return (number <= newest or newest == 0) and sender.epoch <= number and (epoch is None or epoch.key is None)

    def _decrypt(self, entry: Entry, sender: Sender) -> Body:
        number, slot, newest = entry["epoch"], entry["slot"], self._keyring.newest
        epoch = self._keyring.epochs.get(number)
        insist(epoch, "unknown epoch")
        assert epoch is not None
        insist(slot in epoch.slots and slot in self._keyring.epochs[newest].slots, "not in the room")
        insist(sender.epoch <= number <= newest, "not in the room")
        line = self._line(number, epoch, slot=slot, counter=entry["counter"], seen=entry["seen"])
        return sealing.open_message(raw(entry["box"]), line, epoch.key or b"", raw(entry["nonce"]))

    def _count(self, entry: Entry, sender: Sender) -> int:
        counter: int = entry["counter"]
        known = max(sender.opened or sender.claimed, sender.told)
        contradicted = not sender.opened and sender.claimed >= counter > sender.told
        sender.opened, sender.epoch = counter, entry["epoch"]
        if self._name == "typing":
            return 0
        return max(counter - known - 1, int(contradicted), 0) + self._missed_of_others(entry)

    def _missed_of_others(self, entry: Entry) -> int:
        missed: int = 0
        for slot, last in entry["seen"]:
            if slot in (entry["slot"], self._slot):
                continue
            other = self._sender(slot)
            missed += max(int(last) - max(other.opened or other.claimed, other.told), 0)
            other.told = max(other.told, last)
        return missed

    def _sender(self, slot: int) -> Sender:
        return self._senders.setdefault(slot, Sender())

    def _line(self, number: int, epoch: Epoch, *, slot: int, counter: int, seen: sealing.Seen) -> Line:
        return Line(where=self._where, channel=self._name, epoch=number, roster_hash=epoch.roster_hash, slot=slot, counter=counter, seen=seen)


def _read(envelope: Body, channel: str, slot: int) -> Body:
    kind = envelope["kind"]
    insist(isinstance(kind, str) and (kind == "typing") == (channel == "typing"), "out of place")
    if kind == "signal":
        insist(slot == VISITOR and channel == "room" and envelope["signal"] in ("moment", "covered", "back"), "not a signal")
    insist(kind not in ("handover", "placed") or channel == "confer", "of the two alone")
    card = ("asked", "said", "next", "language", "by", "at")
    offered = ("id", "title", "language", "parts", "doubts")
    fields = {"text": ("text", "at"), "signal": ("signal",), "typing": ("on",), "handover": card, "placed": offered}.get(kind)
    return {"kind": "unknown"} if fields is None else {"kind": kind, **{name: envelope[name] for name in fields}}


def said(words: str, at: str = "2026-11-23T17:04:00Z") -> Body:
    """The envelope of a text."""
    return {"kind": "text", "text": words, "at": at}


def signal(name: str) -> Body:
    return {"kind": "signal", "signal": name}


def handover(asked: str, did: str, follows: str, *, language: str = "en", by: str = "Wren") -> Body:
    """The envelope of the pair's card."""
    return {"kind": "handover", "asked": asked, "said": did, "next": follows, "language": language, "by": by, "at": "2026-11-23T17:04:00Z"}


def placed(title: str, *parts: str) -> Body:
    """The envelope of words that the second puts into the first's draft."""
    return {"kind": "placed", "id": "en/sti-test", "title": title, "language": "en", "parts": list(parts), "doubts": []}


def typing(on: bool) -> Body:
    return {"kind": "typing", "on": on}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    body: Body
    announced: bytes
    key: bytes


class SealedVisitor:
    """The visitor's page: makes every epoch."""

    def __init__(self, project: str, conversation: str, page_key: SigningKey | None = None) -> None:
        self.where = Where(project=project, conversation=conversation)
        self.page_key = page_key or SigningKey.generate()
        self._keyring = Keyring()
        self._room = Channel(self.where, VISITOR, "room", self._keyring)
        self._typing = Channel(self.where, VISITOR, "typing", self._keyring)
        self._made: list[Made] = []
        self._pending: Made | None = None
        self._given: dict[int, set[int]] = {}

    @property
    def public_key(self) -> str:
        return text(bytes(self.page_key.verify_key))

    @property
    def epoch(self) -> int:
        return self._keyring.newest

    def announce(self, workers: Iterable[Worker], *, draw: Callable[[int], bytes] = random) -> Body:
        """The body of `epoch`; in force from `adopt` on, and nothing can be sealed in between."""
        number, key, roster = self.epoch + 1, draw(32), sealing.roster_of(workers)
        epoch_id = sealing.key_id(EPOCH, self.where, number, key)
        previous = self._made[-1].announced if self._made else bytes(32)
        page_key = bytes(self.page_key.verify_key)
        statement = sealing.announcement(self.where, number=number, epoch_id=epoch_id, page_key=page_key, roster=roster, previous=previous)
        announced = sealing.digest(statement)
        part = sealing.epoch_key_part(self.where, number=number, epoch_id=epoch_id, key=key, announced=announced)
        body = {
            "number": number,
            "epoch_id": text(epoch_id),
            "page_key": text(page_key),
            "roster": sealing.roster_on_the_wire(roster),
            "previous": text(previous),
            "signature": text(self.page_key.sign(statement).signature),
            "sealed": [{"slot": line.slot, "box": text(sealing.sealed_box(part, line.key))} for line in roster],
        }
        self._pending = Made(body=body, announced=announced, key=key)
        return body

    def unadopted(self) -> Body | None:
        return self._pending.body if self._pending else None

    def withdraw(self) -> None:
        self._pending = None

    def adopt(self, number: int) -> None:
        """The server holds the announcement."""
        made = self._pending
        if made is None or made.body["number"] != number:
            return
        self._pending = None
        self._made.append(made)
        roster = sealing.roster_of(made.body["roster"])
        hashed = sealing.roster_hash(EPOCH, self.where, number, roster)
        self._keyring.epochs[number] = Epoch(slots=_slots(roster) | {VISITOR}, roster_hash=hashed, key=made.key)
        self._keyring.newest = number

    def history_for(self, slot: int, *, same_as: int | None = None) -> Body | None:
        """The body of `history`; for the same worker after a reload only what they could read before."""
        first = next(made for made in self._made if _line_of(made.body, slot))
        newcomer = _line_of(first.body, slot)
        assert newcomer is not None
        earlier = [made for made in self._made if made.body["number"] < first.body["number"]]
        if same_as is not None:
            earlier = [made for made in earlier if self._could_read(same_as, newcomer["name"], made)]
        if not earlier:
            return None
        keys = [(made.body["number"], raw(made.body["epoch_id"]), made.key) for made in earlier]
        box = sealing.sealed_box(sealing.history_part(self.where, keys), raw(newcomer["key"]))
        signature = self.page_key.sign(sealing.history_statement(self.where, to=slot, box=box)).signature
        self._given[slot] = {number for number, _, _ in keys}
        return {"to": slot, "box": text(box), "signature": text(signature)}

    def _could_read(self, slot: int, name: str, made: Made) -> bool:
        was = [line for past in self._made if (line := _line_of(past.body, slot))]
        if _line_of(self._made[-1].body, slot) or not any(line["name"] == name for line in was):
            return False
        return _line_of(made.body, slot) is not None or made.body["number"] in self._given.get(slot, ())

    def seal(self, envelope: Body) -> Body:
        """The body of `send` or `typing`."""
        if self._pending:
            raise NoKey
        return (self._typing if envelope["kind"] == "typing" else self._room).seal(envelope)

    def stored(self, counter: int) -> None:
        self._room.stored(counter)

    def unstored(self) -> list[Body]:
        return self._room.unstored()

    def open(self, entry: Entry, channel: str = "room") -> Taken:
        return (self._typing if channel == "typing" else self._room).open(entry)

    def take(self, entry: Entry) -> Taken:
        """Any line of the room log."""
        if entry["type"] == "message":
            return self.open(entry)
        if entry["type"] == "history":
            return {"kind": "own"}
        if self._pending and self._pending.body["signature"] == entry["signature"]:
            self.adopt(entry["number"])
        ours = any(made.body["signature"] == entry["signature"] for made in self._made)
        return {"kind": "own" if ours else "refused", "number": entry["number"]}


class SealedWorker:
    """A worker's screen in one conversation."""

    def __init__(self, project: str, conversation: str, slot: int, name: str, shift_key: PrivateKey) -> None:
        self.where = Where(project=project, conversation=conversation)
        self.slot, self.name, self._shift_key = slot, name, shift_key
        self._epochs, self._confers = Keyring(), Keyring()
        rings = {"room": self._epochs, "typing": self._epochs, "confer": self._confers}
        self._channels = {channel: Channel(self.where, slot, channel, ring) for channel, ring in rings.items()}
        self._page_key: bytes | None = None
        self._first: Entry | None = None
        self._last = bytes(32)
        self._before: list[Entry] = []
        self._announced: list[sealing.RosterLine] = []
        self._pending_confer: tuple[Body, bytes] | None = None

    @property
    def line(self) -> Body:
        """This worker as a room names them."""
        return {"slot": self.slot, "name": self.name, "key": text(bytes(self._shift_key.public_key))}

    @property
    def epoch(self) -> int:
        return self._epochs.newest

    @property
    def confer(self) -> int:
        return self._confers.newest

    def take(self, entry: Entry, channel: str = "room", workers: Iterable[Worker] = ()) -> Taken:
        """Any line of a log, in its order; `workers` are those the room names."""
        if entry["type"] == "epoch":
            return self.accept_epoch(entry)
        if entry["type"] == "history":
            return self.accept_history(entry)
        if entry["type"] == "confer_key":
            return self.accept_confer_key(entry, workers)
        return self.open(entry, channel)

    def accept_epoch(self, entry: Entry) -> Taken:
        number = entry["number"]
        try:
            announced = sealing.digest(sealing.announcement_in(self.where, entry))
            if self._first is None and not _line_of(entry, self.slot):
                self._before.append({**entry, "type": "epoch"})
                return {"kind": "before_me", "number": number}
            if number == self.epoch and announced == self._last:
                return {"kind": "replay", "number": number}
            key = self._open_epoch(entry, announced)
        except _WILL_NOT_DO as error:
            return {"kind": "refused", "number": number, "why": str(error)}
        self._hold(entry, key)
        self._before.append({**entry, "type": "epoch"})
        self._last, self._page_key, self._first = announced, raw(entry["page_key"]), self._first or entry
        self._epochs.newest = number
        return {"kind": "epoch", "number": number}

    def _open_epoch(self, entry: Entry, announced: bytes) -> bytes:
        number, epoch_id, page_key = entry["number"], raw(entry["epoch_id"]), raw(entry["page_key"])
        insist(self._page_key in (None, page_key), "another page key")
        insist(self._first is None or (number == self.epoch + 1 and raw(entry["previous"]) == self._last), "out of order")
        _insist_rising(entry["roster"])
        self._insist_we_stand_in(entry["roster"])
        VerifyKey(page_key).verify(sealing.announcement_in(self.where, entry), raw(entry["signature"]))
        part = sealing.open_sealed_box(_part_for(entry, self.slot), self._shift_key)
        key = sealing.unpack(part)[4]
        agreed = sealing.epoch_key_part(self.where, number=number, epoch_id=epoch_id, key=key, announced=announced)
        insist(part == agreed, "does not agree")
        insist(len(key) == 32 and sealing.key_id(EPOCH, self.where, number, key) == epoch_id, "another key")
        return key

    def accept_history(self, entry: Entry) -> Taken:
        if entry["to"] != self.slot:
            return {"kind": "not_ours"}
        try:
            keys = self._open_history(raw(entry["box"]), raw(entry["signature"]))
            chain = self._chain()
            for number, (epoch_id, key) in keys.items():
                insist(number in chain and raw(chain[number]["epoch_id"]) == epoch_id, "not announced")
                insist(len(key) == 32 and sealing.key_id(EPOCH, self.where, number, key) == epoch_id, "another key")
        except _WILL_NOT_DO as error:
            return {"kind": "refused", "number": 0, "why": str(error)}
        for number, announced in chain.items():
            held = self._epochs.epochs.get(number)
            self._hold(announced, keys[number][1] if number in keys else held.key if held else None)
        return {"kind": "history", "earlier": self._read_before()}

    def _open_history(self, box: bytes, signature: bytes) -> dict[int, tuple[bytes, bytes]]:
        insist(self._page_key, "no page key yet")
        VerifyKey(self._page_key or b"").verify(sealing.history_statement(self.where, to=self.slot, box=box), signature)
        label, conversation, *rest = sealing.unpack(sealing.open_sealed_box(box, self._shift_key))
        insist(label == b"chatd history v1" and conversation == self.where.conversation.encode(), "does not agree")
        thirds = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        return {int.from_bytes(number, "big"): (epoch_id, key) for number, epoch_id, key in thirds}

    def _chain(self) -> dict[int, Entry]:
        """Announcements before our first, as far back as each is the one the next names."""
        chain: dict[int, Entry] = {}
        following = self._first or {}
        for entry in reversed(self._before):
            if entry["type"] != "epoch" or entry["number"] != following["number"] - 1 or entry["page_key"] != following["page_key"]:
                continue
            if sealing.digest(sealing.announcement_in(self.where, entry)) == raw(following["previous"]):
                chain[entry["number"]] = following = entry
        return chain

    def _read_before(self) -> list[Taken]:
        keyring = Keyring(epochs=dict(self._epochs.epochs))
        room = Channel(self.where, self.slot, "room", keyring)
        earlier = []
        for entry in self._before:
            if entry["type"] == "message":
                earlier.append(room.open(entry))
            elif entry["number"] in keyring.epochs:
                keyring.newest = entry["number"]
        return earlier

    def make_confer_key(self, workers: Iterable[Worker], *, above: int = 0) -> Body:
        """The body of `confer_key`; in force from `adopt_confer` on."""
        roster = sealing.roster_of(workers)
        number, key = max(self.confer, above) + 1, random(32)
        confer_id = sealing.key_id(CONFER, self.where, number, key)
        hashed = sealing.roster_hash(CONFER, self.where, number, roster)
        part = sealing.confer_key_part(self.where, number=number, by=self.slot, confer_id=confer_id, key=key, roster=hashed)
        sealed = [{"slot": line.slot, "box": text(sealing.box(part, line.key, self._shift_key))} for line in roster]
        body = {"number": number, "confer_id": text(confer_id), "roster": sealing.roster_on_the_wire(roster), "sealed": sealed}
        self._pending_confer = (body, key)
        return {"conversation": self.where.conversation, **body}

    def adopt_confer(self, number: int) -> None:
        if self._pending_confer and self._pending_confer[0]["number"] == number:
            body, key = self._pending_confer
            self._pending_confer = None
            self._hold_confer(body, key)

    def accept_confer_key(self, entry: Entry, workers: Iterable[Worker]) -> Taken:
        number, mine = entry["number"], entry["by"] == self.slot
        if mine:
            self.adopt_confer(number)
        if number <= self.confer:
            return {"kind": "own" if mine else "replay", "number": number}
        if self.confer == 0 and not _line_of(entry, self.slot):
            return {"kind": "before_me", "number": number}
        try:
            key = self._open_confer_key(entry, list(workers))
        except _WILL_NOT_DO as error:
            return {"kind": "refused", "number": number, "why": str(error)}
        self._hold_confer(entry, key)
        return {"kind": "confer_key", "number": number}

    def _open_confer_key(self, entry: Entry, workers: list[Worker]) -> bytes:
        number, by, roster = entry["number"], entry["by"], sealing.roster_of(entry["roster"])
        known = [(line.slot, line.key) for line in (*self._announced, *sealing.roster_of(workers))]
        keys = {line.slot: line.key for line in roster}
        _insist_rising(entry["roster"])
        self._insist_we_stand_in(entry["roster"])
        insist(by in keys and by in {slot for slot, _ in known}, "from nobody we know")
        insist(all(keys.get(slot, key) == key for slot, key in known), "another shift key")
        part = sealing.open_box(_part_for(entry, self.slot), keys[by], self._shift_key)
        confer_id, key = raw(entry["confer_id"]), sealing.unpack(part)[5]
        hashed = sealing.roster_hash(CONFER, self.where, number, roster)
        agreed = sealing.confer_key_part(self.where, number=number, by=by, confer_id=confer_id, key=key, roster=hashed)
        insist(part == agreed and len(key) == 32 and sealing.key_id(CONFER, self.where, number, key) == confer_id, "does not agree")
        return key

    def seal(self, channel: str, envelope: Body) -> Body:
        """The body of `send` or, on `typing`, of `typing`."""
        return self._addressed(channel, self._channels[channel].seal(envelope))

    def stored(self, channel: str, counter: int) -> None:
        self._channels[channel].stored(counter)

    def unstored(self, channel: str) -> list[Body]:
        return [self._addressed(channel, body) for body in self._channels[channel].unstored()]

    def open(self, entry: Entry, channel: str = "room") -> Taken:
        taken = self._channels[channel].open(entry)
        if taken["kind"] == "sealed_before" and channel == "room":
            self._before.append({**entry, "type": "message"})
        return taken

    def _addressed(self, channel: str, body: Body) -> Body:
        named = {} if channel == "typing" else {"channel": channel}
        return {"conversation": self.where.conversation, **named, **body}

    def _insist_we_stand_in(self, roster: list[Body]) -> None:
        insist(any(all(line[part] == self.line[part] for part in self.line) for line in roster), "we are not in it")

    def _hold(self, body: Entry, key: bytes | None) -> None:
        roster = sealing.roster_of(body["roster"])
        hashed = sealing.roster_hash(EPOCH, self.where, body["number"], roster)
        self._epochs.epochs[body["number"]] = Epoch(slots=_slots(roster) | {VISITOR}, roster_hash=hashed, key=key)
        self._announced.extend(roster)

    def _hold_confer(self, body: Entry, key: bytes) -> None:
        roster = sealing.roster_of(body["roster"])
        hashed = sealing.roster_hash(CONFER, self.where, body["number"], roster)
        self._confers.epochs[body["number"]] = Epoch(slots=_slots(roster), roster_hash=hashed, key=key)
        self._confers.newest = body["number"]


def _slots(roster: Roster) -> frozenset[int]:
    return frozenset(line.slot for line in roster)


def _line_of(entry: Entry, slot: int) -> Body | None:
    return next((line for line in entry["roster"] if line["slot"] == slot), None)


def _part_for(entry: Entry, slot: int) -> bytes:
    return raw(next((part["box"] for part in entry["sealed"] if part["slot"] == slot), ""))


def _insist_rising(roster: list[Body]) -> None:
    slots = [line["slot"] for line in roster]
    insist(all(low < high for low, high in zip([0, *slots], slots, strict=False)), "not a roster")
