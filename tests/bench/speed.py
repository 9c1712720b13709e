"""What one core relays, how long a line takes, what an idle visitor weighs: ours and the peer's in turn, in one run."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from chatd.hardening import environment_that_overwrites
from tests.bench import ours
from tests.bench.load import Room, Socket, chat, open_socket, talk
from tests.serving import free_port

HERE = Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server under the bench."""

    name: str
    process: subprocess.Popen[str]
    port: int

    def processor_seconds(self) -> float:
        """What it has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def kibibytes(self) -> int:
        """What it holds in memory now."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


@asynccontextmanager
async def running(name: str, conversations: int, environ: dict[str, str] | None = None) -> AsyncIterator[Running]:
    """Start one and end it by its own id."""
    port = free_port()
    command = (
        ["node", str(HERE / "peer.mjs"), str(port)]
        if name == "socket.io (Node)"
        else [sys.executable, "-m", "tests.bench.ours", str(port), str(conversations)]
    )
    environ = {**os.environ, **(environ or {})}
    process = await asyncio.to_thread(subprocess.Popen, command, stdout=subprocess.PIPE, text=True, env=environ)
    try:
        assert process.stdout is not None
        line = await asyncio.to_thread(process.stdout.readline)
        assert line.strip() == "READY", f"{name} did not start"
        yield Running(name=name, process=process, port=port)
    finally:
        process.kill()
        process.wait()


async def rooms_on(server: Running, session: aiohttp.ClientSession, conversations: int) -> list[Room]:
    """Everybody on line."""
    return [await _room(server, session, n) for n in range(conversations)]


async def _room(server: Running, session: aiohttp.ClientSession, n: int) -> Room:
    if server.name == "socket.io (Node)":
        visitor, first, second = [(await open_socket(session, server.port, "", {"room": f"c{n}"}))[0] for _ in range(3)]
        return Room(visitor=visitor, workers=(first, second))
    visitor, _ = await open_socket(session, server.port, "/visitor", {"resume": f"c{n}.secret-of-conversation-{n}"})
    await (await visitor.emit("resume", {"since": 0}))
    first, second = [await _our_worker(server, session, 2 * n + seat) for seat in (0, 1)]
    return Room(visitor=visitor, workers=(first, second))


async def _our_worker(server: Running, session: aiohttp.ClientSession, n: int) -> Socket:
    socket, _ = await open_socket(session, server.port, "/operator", {"csrf": f"bench-bench-bench-bench.w{n}"})
    await (await socket.emit("check_in", {"shift_key": ours.key_of(n), "name": f"w{n}", "languages": ["en"], "held": []}))
    return socket


async def measure(conversations: int, rounds: int, seconds: float) -> dict[str, dict[str, float]]:
    """Deliveries a processor-second, latency at a line a second, memory a line."""
    names = ("chatd", "socket.io (Node)")
    found: dict[str, dict[str, list[float]]] = {name: {"relay": [], "p50": [], "p95": [], "kib": []} for name in names}
    for _ in range(rounds):
        for name in names:
            for figure, value in (await _one_round(name, conversations, seconds)).items():
                found[name][figure].append(value)
    return {name: {figure: statistics.median(values) for figure, values in figures.items()} for name, figures in found.items()}


async def _one_round(name: str, conversations: int, seconds: float) -> dict[str, float]:
    environ = environment_that_overwrites()
    connector = aiohttp.TCPConnector(limit=0)
    async with running(name, conversations, environ) as server, aiohttp.ClientSession(connector=connector) as session:
        before = server.kibibytes()
        rooms = await rooms_on(server, session, conversations)
        weight = (server.kibibytes() - before) / (3 * conversations)
        gentle = await chat(rooms[: max(1, conversations // 2)], min(3.0, seconds))
        used = server.processor_seconds()
        counts = await talk(rooms, seconds)
        used = server.processor_seconds() - used
        latencies = sorted(gentle.latencies)
        return {
            "relay": counts.deliveries / max(used, 0.01),
            "p50": 1000 * latencies[len(latencies) // 2],
            "p95": 1000 * latencies[int(len(latencies) * 0.95)],
            "kib": weight,
        }


def report(figures: dict[str, dict[str, float]], conversations: int) -> str:
    """For people, with ratios; absolute figures are only of this machine."""
    mine, peer = figures["chatd"], figures["socket.io (Node)"]
    rows = [
        f"{'':<34}{'chatd':>12}{'socket.io':>12}{'ratio':>9}",
        f"{'deliveries a processor-second':<34}{mine['relay']:>12,.0f}{peer['relay']:>12,.0f}{mine['relay'] / peer['relay']:>9.2f}",
        f"{'a line to the screen, median, ms':<34}{mine['p50']:>12.2f}{peer['p50']:>12.2f}{mine['p50'] / peer['p50']:>9.2f}",
        f"{'a line to the screen, 95th, ms':<34}{mine['p95']:>12.2f}{peer['p95']:>12.2f}{mine['p95'] / peer['p95']:>9.2f}",
        f"{'memory an idle line, KiB':<34}{mine['kib']:>12.1f}{peer['kib']:>12.1f}{mine['kib'] / peer['kib']:>9.2f}",
    ]
    head = f"Relay: {conversations} conversations of three, sealed lines of the smallest size; in ours freed memory is overwritten, as when it serves"
    return "\n".join([head, *rows])


def as_json(figures: dict[str, dict[str, float]]) -> str:
    """For machines."""
    return json.dumps(figures, indent=2)
