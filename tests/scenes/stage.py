"""What each line of a scene does. A line is a sentence; the patterns below are all the sentences there are."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from chatd.desk import visits
from chatd.domain.conversation import Why
from tests.edges.house import NORTHERN, House, conversation_of
from tests.sealed_clients import VisitorClient, WorkerClient

Deed = Callable[..., Awaitable[None]]
SENTENCES: list[tuple[re.Pattern[str], Deed]] = []


def sentence(pattern: str) -> Callable[[Deed], Deed]:
    """`NAME` stands for a worker's name, `WORDS` for one or more in quotation marks."""
    spelt = pattern.replace("NAME", r"([A-Z]\w+)").replace("WORDS", r'(".*")').replace("NUMBER", r"(\d+)")

    def noted(deed: Deed) -> Deed:
        SENTENCES.append((re.compile(spelt), deed))
        return deed

    return noted


class Stage:
    """A house, one visitor at a time, and the workers by name."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.workers: dict[str, WorkerClient] = {}
        self.visitor_or_none: VisitorClient | None = None
        self.id = ""

    async def plays(self, line: str) -> None:
        """Do what the line says. Raises when no sentence fits."""
        for pattern, deed in SENTENCES:
            if fits := pattern.fullmatch(line):
                await deed(self, *fits.groups())
                return
        raise AssertionError(f"no such sentence: {line}")

    @property
    def visitor(self) -> VisitorClient:
        assert self.visitor_or_none, "nobody has arrived"
        return self.visitor_or_none

    # ── workers ──

    @sentence("NAME checks in")
    async def checks_in(self, name: str) -> None:
        self.workers[name] = await self.house.worker(name.lower())

    @sentence("NAME checks in and speaks Romanian")
    async def checks_in_speaking(self, name: str) -> None:
        self.workers[name] = await self.house.worker(name.lower(), languages=("en", "ro"))

    @sentence("NAME takes the visitor")
    async def takes(self, name: str) -> None:
        assert (await self.workers[name].take(self.id))["ok"]

    @sentence("NAME cannot take the visitor alone")
    async def cannot_take(self, name: str) -> None:
        assert (await self.workers[name].take(self.id))["code"] == "no_partner"

    @sentence("NAME may not take the visitor")
    async def may_not_take(self, name: str) -> None:
        assert (await self.workers[name].take(self.id))["code"] == "not_allowed"

    @sentence("NAME is hinted that NAME speaks the language")
    async def is_hinted(self, name: str, other: str) -> None:
        hinted = {"kind": "speaks_it", "name": other}
        await self.workers[name].until(lambda: [each["hint"] for each in self.workers[name].desk["waiting"]] == [hinted])

    @sentence("NAME takes a break")
    async def takes_a_break(self, name: str) -> None:
        assert (await self.workers[name].call("take_break", {"reason": "breather"}))["ok"]

    @sentence("NAME comes back")
    async def comes_back(self, name: str) -> None:
        assert (await self.workers[name].call("come_back", {}))["ok"]

    @sentence("NAME joins")
    async def joins(self, name: str) -> None:
        assert (await self.workers[name].call("join", {"conversation": self.id}))["ok"]

    @sentence("NAME steps out because they may know the visitor")
    async def knows_them(self, name: str) -> None:
        assert (await self.workers[name].call("step_out", {"conversation": self.id, "reason": "know_them"}))["ok"]

    @sentence("NAME closes the conversation")
    async def closes(self, name: str) -> None:
        assert (await self.workers[name].close(self.id))["ok"]

    @sentence("NAME says WORDS")
    async def says(self, name: str, words: str) -> None:
        assert (await self.workers[name].say(self.id, words.strip('"')))["ok"]

    @sentence("NAME tells the other WORDS")
    async def tells(self, name: str, words: str) -> None:
        worker = self.workers[name]
        await worker.until(lambda: worker.seals[self.id].confer)
        assert (await worker.say(self.id, words.strip('"'), "confer"))["ok"]

    @sentence("NAME reads WORDS")
    async def reads(self, name: str, words: str) -> None:
        worker, expected = self.workers[name], words.strip('"').split('", "')
        await worker.until(lambda: worker.texts(self.id)[-len(expected) :] == expected)

    @sentence("NAME's line is lost")
    async def loses_the_line(self, name: str) -> None:
        shifts = [shift for shift in self.house.sheet.shifts.values() if shift.name == name]
        await self.workers[name].cut()
        watcher = next(worker for worker in self.workers.values() if worker.name != name)
        await watcher.until(lambda: [each["here"] for each in watcher.desk["colleagues"] if each["name"] == name] == [False])
        assert shifts

    @sentence("NAME sees that the visitor is away")
    async def sees_away(self, name: str) -> None:
        await self.workers[name].until(lambda: not self.workers[name].rooms[self.id]["visitor_here"])

    @sentence("NAME is told that someone waits")
    async def is_rung(self, name: str) -> None:
        await self.workers[name].until(lambda: (self.workers[name].last("alert") or {}).get("kind") == "someone_waiting")

    @sentence("NAME is told that it has ended")
    async def worker_told_ended(self, name: str) -> None:
        await self.workers[name].until(lambda: self.workers[name].last("ended"))

    @sentence("NAME is told that the visitor left quickly")
    async def worker_told_left(self, name: str) -> None:
        await self.workers[name].until(lambda: (self.workers[name].last("ended") or {}).get("why") == "left_quickly")

    @sentence("NAME is not with the visitor")
    async def is_not_there(self, name: str) -> None:
        await self._shown(lambda room: name not in {worker["name"] for worker in room["workers"]})

    # ── the visitor ──

    @sentence("a visitor arrives")
    async def arrives(self) -> None:
        self.visitor_or_none = await self.house.visitor()
        self.id = conversation_of(self.visitor)

    @sentence("a visitor arrives and asks for Romanian")
    async def arrives_asking(self) -> None:
        self.visitor_or_none = await self.house.visitor(language="ro")
        self.id = conversation_of(self.visitor)

    @sentence("nobody who asks for Romanian is let in")
    async def finds_no_romanian(self) -> None:
        started = await VisitorClient(self.house.origin, "northtown", language="ro").start()
        assert (started["availability"]["state"], started["availability"]["languages"], started["token"]) == ("closed", ["en"], None)

    @sentence("a visitor finds the chat closed")
    async def finds_it_closed(self) -> None:
        started = await VisitorClient(self.house.origin, "northtown").start()
        assert (started["availability"]["state"], started["token"]) == ("closed", None)

    @sentence("the visitor says WORDS")
    async def visitor_says(self, words: str) -> None:
        """Not while an epoch is on its way: then nothing is sealed."""
        seal = self.visitor.seal
        assert seal
        await self._shown(lambda room: not seal.unadopted() and room["epoch"] == seal.epoch)
        assert (await self.visitor.say(words.strip('"')))["ok"]

    @sentence("the visitor reads WORDS")
    async def visitor_reads(self, words: str) -> None:
        await self.visitor.until(lambda: self.visitor.texts[-1:] == [words.strip('"')])

    @sentence("the visitor has not read WORDS")
    async def visitor_has_not_read(self, words: str) -> None:
        assert words.strip('"') not in self.visitor.texts

    @sentence("the visitor asks for someone else")
    async def asks_for_others(self) -> None:
        assert (await self.visitor.call("someone_else", {}))["ok"]

    @sentence("the visitor asks for anybody but NAME")
    async def asks_for_anybody_but(self, name: str) -> None:
        assert (await self.visitor.call("someone_else", {"but": [name.upper()]}))["ok"]

    @sentence("the visitor is asked whether they are still there")
    async def visitor_asked(self) -> None:
        await self._shown(lambda room: room["still_there"])

    @sentence("the visitor touches the page")
    async def visitor_touches(self) -> None:
        assert (await self.visitor.call("still_here", {}))["ok"]
        await self._shown(lambda room: not room["still_there"])

    @sentence("the visitor is told that the next one moves forward")
    async def visitor_told_no_answer(self) -> None:
        await self.visitor.until(lambda: (self.visitor.last("ended") or {}).get("why") == "no_answer")

    @sentence("the visitor leaves quickly")
    async def leaves_quickly(self) -> None:
        assert (await self.visitor.call("leave", {"how": "quickly"}))["ok"]
        await self.visitor.cut()

    @sentence("the visitor's line is lost")
    async def visitor_loses_the_line(self) -> None:
        await self.visitor.cut()

    @sentence("the visitor comes back")
    async def visitor_comes_back(self) -> None:
        assert (await self.visitor.resume())["ok"]

    @sentence("the visitor cannot come back")
    async def visitor_cannot_come_back(self) -> None:
        line = await self.house.raw(auth={"resume": self.visitor.resume_token})
        assert line.refusal and line.refusal["message"] == "ended"

    @sentence("the visitor waits")
    async def visitor_waits(self) -> None:
        await self._shown(lambda room: room["state"] == "waiting" and not room["workers"])

    @sentence("the visitor is told that two workers are here")
    async def visitor_told_two(self) -> None:
        await self._shown(lambda room: room["state"] == "paired" and [worker["here"] for worker in room["workers"]] == [True, True])

    @sentence("the visitor is told that one of us lost the line")
    async def visitor_told_alone(self) -> None:
        await self._shown(lambda room: room["state"] == "alone" and sorted(worker["here"] for worker in room["workers"]) == [False, True])

    @sentence("the visitor is told that nothing was kept")
    async def visitor_told_forgotten(self) -> None:
        await self.visitor.until(lambda: (self.visitor.last("ended") or {}).get("forgotten") is True)

    @sentence("the visitor is told that it has ended")
    async def visitor_told_ended(self) -> None:
        await self.visitor.until(lambda: self.visitor.last("ended"))

    @sentence("the visitor is not told that nothing was kept")
    async def visitor_not_told_forgotten(self) -> None:
        assert (self.visitor.last("ended") or {})["forgotten"] is False

    async def _shown(self, holds: Callable[[dict[str, Any]], bool]) -> None:
        await self.visitor.until(lambda: self.visitor.room and holds(self.visitor.room))

    # ── the house ──

    @sentence("NUMBER seconds pass")
    async def seconds_pass(self, seconds: str) -> None:
        await self.house.passes(int(seconds))

    @sentence("NUMBER minutes pass")
    async def minutes_pass(self, minutes: str) -> None:
        await self.house.passes(60 * int(minutes))

    @sentence("the server stops")
    async def the_server_stops(self) -> None:
        await visits.end_all(self.house.server.desk, NORTHERN, Why.RESTARTING)

    @sentence("nothing is held of the conversation")
    async def nothing_is_held(self) -> None:
        assert self.id not in self.house.sheet.conversations
        assert not self.house.live._logs and not self.house.live._resumptions and not self.house.live._rotas
