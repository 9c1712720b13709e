"""A real server for tests: in this process with a clock that can be wound, or as the real command in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher

from chatd import demo, secret_key, settings
from chatd.app import Server, compose, listen
from chatd.clock import SystemClock
from chatd.demo_keys import Ring
from chatd.passwords import Halves, derive
from chatd.ports import Clock
from tests.apart import Forked
from tests.store.empty import put_empty

Running = subprocess.Popen[str] | Forked


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that answers. *origin* is chat and console; *site* the charity's page (served by the demonstration only).

    *passphrases*: of workers and leads; *totp_secrets*: of leads; *rings*: everybody's keys, where the server is in this process.
    """

    origin: str
    data: Path
    passphrases: dict[str, str]
    totp_secrets: dict[str, str] = field(default_factory=dict)
    rings: dict[str, Ring] = field(default_factory=dict)
    server: Server | None = None
    site: str | None = None
    pid: int | None = None
    process: Running | None = None


def free_port() -> int:
    """Two free ports in a row; the first is returned. Below those that the system gives to lines going out, so that none of them takes it meanwhile."""
    while True:
        port = random.SystemRandom().randrange(12_000, 32_000, 2)
        with socket.socket() as one, socket.socket() as two:
            try:
                one.bind(("127.0.0.1", port))
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@asynccontextmanager
async def serving_here(folder: Path, clock: Clock | None = None) -> AsyncIterator[Serving]:
    """The whole application on a real socket in this process, on the demonstration's projects and people."""
    port, clock = free_port(), clock or SystemClock()
    accounts = await _filled(folder, port, clock)
    server = await compose(settings.load(folder, {}), clock=clock)
    runner = await listen(server, "127.0.0.1", port + 1)
    try:
        yield Serving(
            origin=f"http://localhost:{port + 1}",
            data=folder,
            passphrases={**accounts.operators, **accounts.leads},
            totp_secrets=accounts.totp_secrets,
            rings=accounts.rings,
            server=server,
        )
    finally:
        await runner.cleanup()


_MADE: dict[bytes, Mapping[str, demo.Proof]] = {}
"""A secret, and everybody's passphrases under it: made once, as making them takes longer than most tests."""


async def _filled(folder: Path, port: int, clock: Clock) -> demo.Accounts:
    if settings.secret_key_in(folder).exists():
        return await demo.fill(folder, port, now=clock.now())
    secret, proofs = await _made()
    _put_secret(folder, secret)
    put_empty(settings.database_in(folder))
    return await demo.fill(folder, port, now=clock.now(), proofs=proofs)


async def _made() -> tuple[bytes, Mapping[str, demo.Proof]]:
    """What is stored of a passphrase is hashed with next to no work: it is checked at every sign-in of every test."""
    secret = next(iter(_MADE), None) or os.urandom(secret_key.SIZE)
    if secret not in _MADE:
        made, quick = await demo.make_proofs(secret_key.SecretKey(secret)), PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        _MADE[secret] = {name: replace(proof, hashed=quick.hash(proof.halves.sign_in)) for name, proof in made.items()}
    return secret, _MADE[secret]


@cache
def halves_of(passphrase: str, salt: bytes) -> Halves:
    """As a browser makes them, once for each passphrase and salt."""
    return derive(passphrase, salt)


def _put_secret(folder: Path, secret: bytes) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.secret_key_in(folder).write_bytes(secret)
    settings.secret_key_in(folder).chmod(0o600)


@contextmanager
def serving_apart(folder: Path, *, environ: dict[str, str] | None = None) -> Iterator[Serving]:
    """The demonstration as a real process, on passphrases that all of this run's servers share (`tests/apart.py`). Ends it by its own id."""
    with ThreadPoolExecutor(1) as elsewhere:  # where no loop runs
        secret, proofs = elsewhere.submit(asyncio.run, _made()).result()
    _put_secret(folder, secret)
    put_empty(settings.database_in(folder))
    with _answering(Forked(free_port(), folder, proofs, environ or {}, _troubles(folder)), folder) as serving:
        yield serving


@contextmanager
def serving_the_command(folder: Path) -> Iterator[Serving]:
    """`chatd demo` itself, whose process holds nothing that a test put there."""
    with _answering(start_apart(folder, free_port()), folder) as serving:
        yield serving


@contextmanager
def _answering(process: Running, folder: Path) -> Iterator[Serving]:
    try:
        yield ready(process, folder)
    finally:
        stop(process)


def start_apart(folder: Path, port: int, *, environ: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start the real command; `ready` waits for it."""
    with _troubles(folder).open("w") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "chatd", "demo", "--port", str(port), "--data", str(folder)],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
        )


def _troubles(folder: Path) -> Path:
    """What it wrote to standard error."""
    return folder.parent / f"{folder.name}.stderr"


def ready(process: Running, folder: Path) -> Serving:
    """Wait for its `READY` line."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("READY "):
            told = json.loads(line.removeprefix("READY "))
            passphrases = {each["sign_in"]: each["passphrase"] for each in (*told["operators"], *told["leads"])}
            codes = {each["sign_in"]: each["totp_secret"] for each in told["leads"]}
            return Serving(
                origin=told["console"],
                data=folder,
                passphrases=passphrases,
                totp_secrets=codes,
                site=told["site"],
                pid=told["pid"],
                process=process,
            )
    with process:
        process.wait()
    raise AssertionError(f"the server ended before it was ready, with {process.returncode}: {_troubles(folder).read_text()}")


def stop(process: Running) -> int:
    """Ask it to stop; insist after ten seconds."""
    with process:  # closes its pipe
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            return process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


async def settled() -> None:
    """Let everything that is ready to run, run."""
    for _ in range(20):
        await asyncio.sleep(0)
