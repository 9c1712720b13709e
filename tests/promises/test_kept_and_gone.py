"""Promises 1 to 5 and 13 over what is kept: a chat kept and confirmed, one that nobody confirmed, one that is not kept, a note and a slip, in one evening.

The server is `chatd serve` in a process of its own, on a folder that the demonstration filled and left: nobody's keys were ever made in that process.
While it runs and after, every byte that it wrote and of its memory is searched; then the folder is stolen, and one lead tries everything on everything.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from chatd import settings
from chatd.hardening import KEEP_DUMPABLE
from chatd.store.connection import Database
from chatd.store.keeping import SqlKeeping
from tests import sealed_records as sealed
from tests.edges.keeping import Made
from tests.edges.test_one_lead_alone import Stored, Thief, keys_of
from tests.promises.evidence import Evidence
from tests.promises.keeping_pages import Page, page_of, ring_with_passphrase, rows
from tests.promises.meeting import STRANGE_ADDRESS, Meeting, meeting
from tests.promises.standing import ROOT, Standing
from tests.rig.canaries import Canary, written
from tests.rig.search import Finding, told
from tests.sealed_records import Json, Ring
from tests.sealing import pack, raw
from tests.store.folder import bytes_on_disc

pytestmark = pytest.mark.asyncio(loop_scope="module")

LEADS = ("lark", "plover", "swift")
PIECE = 60
"""Letters of a sealed box that stand on one page of the file."""


class Real(Standing):
    """The demonstration fills the folder and ends; then the real command serves it."""

    async def serve(self) -> None:
        self.start()
        await asyncio.to_thread(self.stop)
        process = self._process()
        self.serving = replace(self.serving, process=process, pid=process.pid, site=None)
        async with asyncio.timeout(30), aiohttp.ClientSession() as session:
            while not await _answers(session, f"{self.serving.origin}/health"):
                assert process.poll() is None, (self.base / "data.stderr").read_text()[-2000:]
                await asyncio.sleep(0.05)

    def _process(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "chatd", "--data", str(self.base / "data"), "serve"]
        environ = {**os.environ, KEEP_DUMPABLE: "1", "TMPDIR": str(self.base / "tmp")}
        with (self.base / "data.stderr").open("a") as output:
            return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=output, text=True)


async def _answers(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(address) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


@dataclass(slots=True, kw_only=True)
class Evening:
    """What was kept, and what was found at each stage."""

    standing: Real
    evidence: Evidence
    kept: Made
    unconfirmed: Made
    boxes: dict[str, list[str]]
    memory_during: list[Finding]
    written_during: list[Finding]
    memory_after: list[Finding]
    written_after: list[Finding]
    not_kept: list[Canary]
    leads: dict[str, Ring]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def evening(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Evening]:
    standing, evidence = Real(tmp_path_factory.mktemp("evening")), Evidence()
    await standing.serve()
    serving = standing.serving
    try:
        async with meeting(serving, evidence) as met:
            first, second = [
                await page_of(met, serving.data, each, serving.passphrases[each.who["name"].lower()]) for each in (met.first, met.second)
            ]
            leads = {name: await ring_with_passphrase(met, serving.data, name, serving.passphrases[name]) for name in LEADS}
            visitor = met.visitor()
            id = await met.paired(visitor)
            await met.talk(visitor, id)
            kept = await first.keeps(id, *(evidence.say("kept") for _ in range(3)))
            assert (await second.posts(f"{kept.address}/confirm", kept.confirmed(second.ring, id)))[0] == 200
            for_leads = {name: ring.publics["sealing"] for name, ring in leads.items()}
            note = await first.leaves("note", id, evidence.say("facts of a note"), for_leads, list_number=1)
            slip = await first.leaves("slip", id, evidence.say("line of a slip"), for_leads)
            memory_during, written_during = await _looked(standing, evidence)
            assert (await met.first.close(id))["ok"]
            await met.over(visitor, id)
            for part in (kept.more(evidence.say("said later")), kept.end()):
                assert (await first.posts(f"{kept.address}/chunks", part))[0] == 200
            assert (await first.posts(f"{kept.address}/close", kept.closing(first.ring)))[0] == 200
            unconfirmed = await _flagged_and_refused(met, first, second)
            not_kept = await _not_kept(met)
        left, _ = await standing.left_in_memory(evidence.said())
        written_after = await standing.found_written([*evidence.all(), written("address", STRANGE_ADDRESS)])
        await asyncio.to_thread(standing.stop)
        yield Evening(
            standing=standing,
            evidence=evidence,
            kept=kept,
            unconfirmed=unconfirmed,
            boxes={"kept": _boxes(kept), "unconfirmed": _boxes(unconfirmed), "note": note, "slip": slip},
            memory_during=memory_during,
            written_during=written_during,
            memory_after=left,
            written_after=written_after,
            not_kept=not_kept,
            leads=leads,
        )
    finally:
        if standing.serving.process and standing.serving.process.poll() is None:
            standing.stop()


async def _looked(standing: Standing, evidence: Evidence) -> tuple[list[Finding], list[Finding]]:
    never = [*evidence.words, *evidence.keys.values()]
    return await standing.found_in_memory(never), await standing.found_written([*never, *evidence.boxes.values(), *evidence.traces])


async def _flagged_and_refused(met: Meeting, first: Page, second: Page) -> Made:
    """The other says no; the lead on call never gets to it."""
    visitor = met.visitor()
    id = await met.paired(visitor)
    await met.says_in_the_room(visitor, id, visitor)
    flag: Made = await first.keeps(id, met.evidence.say("kept by one alone"))
    assert (await second.posts(f"{flag.address}/no", {"conversation": id}))[0] == 200
    assert (await met.first.close(id))["ok"]
    await met.over(visitor, id)
    return flag


async def _not_kept(met: Meeting) -> list[Canary]:
    """Everything that one conversation was made of, which nobody flagged."""
    before = {id(each) for each in met.evidence.said()}
    visitor = met.visitor()
    conversation = await met.paired(visitor)
    await met.says_in_the_room(visitor, conversation, visitor)
    await met.says_in_the_room(visitor, conversation, met.first)
    assert (await met.first.close(conversation))["ok"]
    await met.over(visitor, conversation)
    return [each for each in met.evidence.said() if id(each) not in before]


def _boxes(flag: Made) -> list[str]:
    return [*(each["box"] for each in flag.chunks), *(each["box"] for each in flag.body["wraps"])]


def on_disc(evening: Evening, boxes: Iterable[str]) -> float:
    """What part of these boxes is anywhere in the folder."""
    everything = bytes_on_disc(evening.standing.base / "data")
    pieces = [box[at : at + PIECE].encode() for box in boxes for at in range(0, len(box) - PIECE, PIECE)]
    return sum(piece in everything for piece in pieces) / len(pieces)


def stolen(evening: Evening) -> Stored:
    """All that stands in the file, as somebody reads it who knows what it is."""
    data = evening.standing.serving.data
    under_keys = {}
    for record, project in rows(data, "SELECT id, project FROM record"):
        key, previous = sealed.RecordKey(project=project, record=record), sealed.NOTHING_BEFORE
        for number, nonce, box in rows(data, f"SELECT number, nonce, box FROM record_chunk WHERE record = '{record}' ORDER BY number"):
            under_keys[f"{record} {number}"] = (raw(nonce), raw(box), key.chunk_aad(number, previous))
            previous = sealed.chunk_hash({"nonce": nonce, "box": box})
    for person, signing, sealing, blob in rows(data, "SELECT person, signing_key, sealing_key, sealed FROM keyring"):
        under_keys[f"ring of {person}"] = (raw(blob)[:24], raw(blob)[24:], pack("chatd keyring v1", person, raw(signing), raw(sealing)))
    boxes = [raw(box) for table in ("record_wrap", "concern_copy", "slip_copy") for (box,) in rows(data, f"SELECT box FROM {table}")]
    return Stored(rings={}, boxes=boxes, under_keys=under_keys, copies={}, record={})


async def test_while_things_are_kept_no_word_and_no_key_of_them_is_on_the_server(evening: Evening) -> None:
    names = {each.name.rpartition(" ")[0] for each in evening.evidence.keys.values()}
    assert names >= {"record key", "half of a keyring", "sealing key", "signing key", "epoch key", "shift's private key"}

    assert not evening.memory_during, told(evening.memory_during)
    assert not evening.written_during, told(evening.written_during)
    assert not evening.memory_after, told(evening.memory_after)


async def test_a_chat_that_is_not_kept_leaves_nothing_beside_ones_that_are(evening: Evening) -> None:
    names = {each.name for each in evening.not_kept}
    assert any(name.startswith("said in the room") for name in names) and any(name.startswith("send.box") for name in names)

    assert [each for each in (*evening.memory_after, *evening.written_after) if each.canary in names] == []
    assert [len(rows(evening.standing.serving.data, f"SELECT 1 FROM {table}")) for table in ("record", "concern_note", "consent_slip")] == [2, 1, 1]


async def test_nobodys_address_browser_or_referrer_is_written_down_with_what_is_kept(evening: Evening) -> None:
    assert not evening.written_after, told(evening.written_after)


async def test_one_lead_with_database_configuration_and_memory_in_hand_opens_nothing(evening: Evening) -> None:
    """The search above found no key in memory; so the file and one lead's own keys are all there is to try with."""
    stored = stolen(evening)
    assert sum(name.startswith(evening.kept.key.record) for name in stored.under_keys) == len(evening.kept.chunks) == 3
    configuration = [
        part
        for file in evening.standing.serving.data.iterdir()
        if file.is_file() and not file.name.startswith("chatd.sqlite")
        for part in _thirty_twos(file)
    ]

    for ring in evening.leads.values():
        thief = keys_of(ring)
        thief.private.update(configuration)
        assert thief.opens(stored) == set()
    pair = [evening.leads[name] for name in LEADS[:2]]
    assert keys_of(*pair).opens(stored) == {name for name in stored.under_keys if not name.startswith("ring")}
    assert Thief().opens(stored) == set()


def _thirty_twos(file: Path) -> list[bytes]:
    """Whatever in a file could be a key: the secret itself, as bytes and as text."""
    whole = file.read_bytes()
    found = [whole[at : at + 32] for at in range(0, max(len(whole) - 31, 0), 32)][:64]
    return [each for each in found if len(each) == 32]


async def test_let_go_and_expired_everything_is_gone_byte_for_byte(evening: Evening) -> None:
    """With the server's own sweeping, at later times. What was confirmed stays until its own end, and opens."""
    everything = [box for boxes in evening.boxes.values() for box in boxes]
    assert on_disc(evening, everything) > 0.9
    now = datetime.now(UTC)

    await _swept(evening, now + timedelta(days=8))
    assert on_disc(evening, [*evening.boxes["unconfirmed"], *evening.boxes["slip"]]) == 0
    assert on_disc(evening, [*evening.boxes["kept"], *evening.boxes["note"]]) > 0.9
    assert await _opens(evening)
    await _swept(evening, now + timedelta(days=31))
    assert on_disc(evening, evening.boxes["note"]) == 0
    await _swept(evening, now + timedelta(days=3_650))

    assert on_disc(evening, everything) == 0
    assert [rows(evening.standing.serving.data, f"SELECT 1 FROM {table}") for table in ("record", "record_wrap", "record_chunk", "concern_copy")] == [
        []
    ] * 4
    left = json.dumps([list(row) for row in rows(evening.standing.serving.data, "SELECT deed, what, why FROM audit")])
    assert evening.kept.key.record in left
    assert not any((each.text or "-") in left for each in evening.evidence.words)


async def _swept(evening: Evening, at: datetime) -> None:
    database = await Database.open(settings.database_in(evening.standing.serving.data))
    try:
        await SqlKeeping(database).sweep(at)
    finally:
        await database.close()


async def _opens(evening: Evening) -> bool:
    stored = stolen(evening)
    opened: set[str] = keys_of(*(evening.leads[name] for name in LEADS[1:])).opens(stored)
    lines: list[Json] = sealed.open_chunks(evening.kept.key, evening.kept.chunks)
    return len(opened) == len(evening.kept.chunks) and len(lines) == 4
