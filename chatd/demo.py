"""A demonstration on this machine: a made-up charity's page with the chat on it, and workers to sign in as. Nothing leaves the machine."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd import app, demo_enrolment, demo_services, logs, passwords, secret_key, settings, snippet
from chatd.clock import SystemClock
from chatd.demo_keys import Ring
from chatd.domain.clinic import Clinic
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId
from chatd.domain.people import Contact, OnCall, Person, Project, Role, Rota, WeeklyOpening
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_shifts import Shift
from chatd.passwords import Halves, derive, salt_for
from chatd.second_step import enrol_code
from chatd.secret_key import SecretKey
from chatd.snippet import Pin
from chatd.store import people, projects, rotas
from chatd.store.connection import Database
from chatd.store.migrating import migrate
from chatd.tokens import RandomIds
from chatd.transport.assets import Assets

PINNED = "/pinned"
"""Where the charity's page has the snippet that names the project's key."""
PAGE = Path(__file__).parent / "demo_page.html"
NORTHTOWN = ProjectId("northtown")
EASTPORT = ProjectId("eastport")
EVENING = (time(18), time(21))
ALL_WEEK = tuple(WeeklyOpening(weekday=day, starts=time(0), ends=time(0)) for day in range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWorker:
    """Somebody to sign in as."""

    name: str
    shift_name: str
    languages: tuple[str, ...]
    home: ProjectId
    roles: frozenset[Role]


WORKERS = (
    DemoWorker(name="wren", shift_name="Wren", languages=("en", "ro"), home=NORTHTOWN, roles=frozenset({Role.OPERATOR})),
    DemoWorker(name="heron", shift_name="Heron", languages=("en",), home=NORTHTOWN, roles=frozenset({Role.OPERATOR, Role.COORDINATOR})),
    DemoWorker(name="otter", shift_name="Otter", languages=("en", "ro"), home=EASTPORT, roles=frozenset({Role.OPERATOR})),
    DemoWorker(
        name="finch", shift_name="Finch", languages=("en",), home=EASTPORT, roles=frozenset({Role.OPERATOR, Role.COORDINATOR, Role.SUPERVISOR})
    ),
)
LEADS = (
    DemoWorker(name="lark", shift_name="Lark", languages=("en",), home=NORTHTOWN, roles=frozenset({Role.LEAD})),
    DemoWorker(name="plover", shift_name="Plover", languages=("en",), home=NORTHTOWN, roles=frozenset({Role.LEAD})),
    DemoWorker(name="swift", shift_name="Swift", languages=("en",), home=EASTPORT, roles=frozenset({Role.LEAD})),
)
"""Of both projects. They sign in with a second step."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Accounts:
    """Who can sign in, by name: their passphrases, and the leads' secrets for an authenticator app."""

    operators: dict[str, str]
    leads: dict[str, str]
    totp_secrets: dict[str, str]
    rings: dict[str, Ring]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proof:
    """One person's passphrase, what it yields under this server's secret, and what is stored of that. Made slowly, on purpose."""

    passphrase: str
    halves: Halves
    hashed: str


@contextmanager
def serve_demo(*, port: int, data: Path | None, proofs: Mapping[str, Proof] | None = None) -> Iterator[Coroutine[None, None, None]]:
    """What to run: the charity's page on `port` of 127.0.0.1, chat and console on `port + 1` of localhost, which is another site.

    Its files are in `data`, or in a folder that is removed at the end. *proofs*: as for `fill`.
    """
    for each in (port, port + 1):
        _refuse_if_taken(each)
    logs.set_up()
    folder = data or Path(tempfile.mkdtemp(prefix="chatd-demo-"))
    try:
        yield _serve(folder, port, proofs)
    finally:
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)


async def _serve(folder: Path, port: int, proofs: Mapping[str, Proof] | None) -> None:
    stopping = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stopping.set)
    to_say = [
        replace(await fill(folder, port, proofs=proofs), rings={})
    ]  # taken out when said: this process goes on without anybody's passphrase or key
    site = await _site(port, await _pinned_snippet(folder, port))
    serving = asyncio.create_task(app.serve(settings.load(folder), stop=stopping, ready=lambda: _say_ready(folder, port, to_say.pop())))
    try:
        await serving
    finally:
        await site.cleanup()


def _say_ready(folder: Path, port: int, accounts: Accounts) -> None:
    ready = {
        "site": f"http://127.0.0.1:{port}",
        "pinned": f"http://127.0.0.1:{port}{PINNED}",
        "console": f"http://localhost:{port + 1}",
        "operators": [{"sign_in": name, "passphrase": passphrase} for name, passphrase in accounts.operators.items()],
        "leads": [
            {"sign_in": name, "passphrase": passphrase, "totp_secret": accounts.totp_secrets[name]} for name, passphrase in accounts.leads.items()
        ],
        "data": str(folder),
        "pid": os.getpid(),
    }
    sys.stdout.write(f"READY {json.dumps(ready)}\n")
    sys.stdout.flush()
    sys.stderr.write(_how_to_look(ready, accounts))
    sys.stderr.flush()


def _how_to_look(ready: dict[str, object], accounts: Accounts) -> str:
    lines = "\n".join(f"    {name:<8} {passphrase}" for name, passphrase in accounts.operators.items())
    leads = "\n".join(f"    {name:<8} {passphrase}\n             code: {accounts.totp_secrets[name]}" for name, passphrase in accounts.leads.items())
    return (
        f"\n  The charity's page:  {ready['site']}\n  The same, pinned:    {ready['pinned']}\n  The desk:            {ready['console']}\n\n  Sign in as two of these, in two"
        f" different browsers or profiles, and check in:\n{lines}\n\n  Then open the chat on the charity's page. Ctrl+C ends the demonstration"
        " and removes its files.\n\n  The safeguarding leads, who open what was kept. Put the secret behind “code” into an authenticator app:\n"
        f"{leads}\n"
    )


async def fill(folder: Path, port: int, *, now: datetime | None = None, proofs: Mapping[str, Proof] | None = None) -> Accounts:
    """A data folder with one collaborative, two projects, four workers and three leads. A folder filled before gets new passphrases and new keys: what
    was kept in it under the old ones stays shut. *proofs*: made before, for the secret that lies in the folder already."""
    await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
    if not (folder / settings.FILE).exists():
        settings.write(folder, public_url=f"http://localhost:{port + 1}", listen=f"127.0.0.1:{port + 1}", title="Desk", behind_proxy=False)
        if not settings.secret_key_in(folder).exists():
            secret_key.create(settings.secret_key_in(folder))
    _refuse_another_port(folder, port)
    key = secret_key.read(settings.secret_key_in(folder))
    database = await Database.open(settings.database_in(folder))
    try:
        await migrate(database)
        return await _people(database, key, port, now or SystemClock().now(), proofs or await make_proofs(key))
    finally:
        await database.close()


def _refuse_another_port(folder: Path, port: int) -> None:
    """The addresses stand in the folder: who may show the chat, and where workers sign in."""
    written = settings.load(folder, {}).listen_port - 1
    if written != port:
        raise SystemExit(f"--port: the demonstration in {folder} was made for port {written}; use that port, or another folder")


async def make_proofs(key: SecretKey) -> Mapping[str, Proof]:
    """New ones for everybody, by name; side by side, as each takes most of a second."""
    names = [each.name for each in (*WORKERS, *LEADS)]
    return dict(zip(names, await asyncio.gather(*(asyncio.to_thread(_proof, name, key) for name in names)), strict=True))


def _proof(name: str, key: SecretKey) -> Proof:
    passphrase = passwords.generate_passphrase()
    halves = derive(passphrase, salt_for(name, key.sub_key("sign-in salts")))
    return Proof(passphrase=passphrase, halves=halves, hashed=passwords.hashed(halves.sign_in))


async def _people(database: Database, key: SecretKey, port: int, now: datetime, proofs: Mapping[str, Proof]) -> Accounts:
    async with database.transaction() as connection:
        if not await projects.all_projects(connection):
            await _begin(connection, port)
            await demo_services.give_services(connection, NORTHTOWN, now)
        await _enrol(connection, {name: proof.hashed for name, proof in proofs.items()})
        rings = await demo_enrolment.give_keys(connection, {name: proof.halves.keyring for name, proof in proofs.items()}, now)
        codes = {each.name: await enrol_code(connection, key, PersonId(each.name), now) for each in LEADS}
    return Accounts(
        operators={each.name: proofs[each.name].passphrase for each in WORKERS},
        leads={each.name: proofs[each.name].passphrase for each in LEADS},
        totp_secrets=codes,
        rings=rings,
    )


async def _begin(connection: AsyncConnection, port: int) -> None:
    await projects.add_rota(connection, ROTA)
    for project in (_northtown(port), _eastport(port)):
        await projects.add_project(connection, project)
    for worker in WORKERS:
        await people.add_person(connection, _person(worker), proof_hash=None)
    for lead in LEADS:
        await people.add_person(connection, _lead(lead), proof_hash=None)
    await rotas.put_calendar(connection, ROTA.id, _calendar(SystemClock().now().date()), RandomIds().short)


async def _enrol(connection: AsyncConnection, hashes: Mapping[str, str]) -> None:
    for name, hash_ in hashes.items():
        await people.set_proof_hash(connection, PersonId(name), hash_)


ROTA = Rota(
    id=RotaId("northern"),
    collaborative=CollaborativeId("northern"),
    zone="Europe/London",
    timetable=ALL_WEEK,
    on_call=OnCall(name="Robin", phone="+441632960000"),
)


def _calendar(today: date) -> RotaCalendar:
    """A few weekly shifts to look at, from tomorrow on: some are full, some lack somebody. What opens the demonstration are its weekly hours."""
    return RotaCalendar(
        name="Northern evenings",
        zone=ROTA.zone,
        projects=(NORTHTOWN, EASTPORT),
        sign_up_days=60,
        shifts=(
            _weekly(today, "Monday evening", 0, EVENING, ("wren", "otter")),
            replace(_weekly(today, "Tuesday midday", 1, (time(12), time(15)), ("heron",)), languages=("en", "ro")),
            _weekly(today, "Wednesday evening", 2, EVENING, ("heron", "otter")),
            replace(_weekly(today, "Friday night", 4, (time(22), time(6)), ("finch", "wren")), projects=(NORTHTOWN,)),
            _weekly(today, "Saturday afternoon", 5, (time(14), time(17)), ()),
        ),
    )


def _weekly(today: date, title: str, weekday: int, hours: tuple[time, time], on: tuple[str, ...]) -> Shift:
    first = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    last = first + timedelta(days=1 if hours[1] <= hours[0] else 0)
    return Shift(
        title=title,
        zone=ROTA.zone,
        starts=datetime.combine(first, hours[0]),
        ends=datetime.combine(last, hours[1]),
        repeat="FREQ=WEEKLY",
        operators=tuple(map(PersonId, on)),
        supervisor=PersonId("finch"),
        lead=PersonId("lark"),
    )


def _northtown(port: int) -> Project:
    return Project(
        id=NORTHTOWN,
        name="Northtown Project",
        rota=ROTA.id,
        origins=(f"http://127.0.0.1:{port}",),
        accent="#5b3a6e",
        zone="Europe/London",
        country="GB",
        languages=("en", "ro"),
        leave_url="https://www.bbc.co.uk/weather",
        lead_on_call=OnCall(name="Lark", phone="+441632960011"),
        contacts=(Contact(name="Northtown drop-in", how="01632 960001, weekdays 10 to 4", href="tel:+441632960001"),),
        offers_gender=True,
        clinic=Clinic(name="Example Clinic, Northtown", phone="01632 960 003", hours="Mon-Fri 10:00-16:00"),
    )


def _eastport(port: int) -> Project:
    return Project(
        id=EASTPORT,
        name="Eastport Outreach",
        rota=ROTA.id,
        origins=(f"http://127.0.0.1:{port}",),
        accent="#1f5f6b",
        zone="Europe/London",
        country="GB",
        languages=("en",),
        leave_url="https://www.bbc.co.uk/weather",
        lead_on_call=OnCall(name="Swift", phone="+441632960012"),
        contacts=(Contact(name="Eastport office", how="01632 960002, Monday to Thursday", href="tel:+441632960002"),),
    )


def _person(worker: DemoWorker) -> Person:
    return Person(
        id=PersonId(worker.name),
        sign_in=worker.name,
        shift_name=worker.shift_name,
        languages=worker.languages,
        home=worker.home,
        roles={worker.home: worker.roles},
        serves=frozenset({NORTHTOWN, EASTPORT}),
    )


def _lead(lead: DemoWorker) -> Person:
    return Person(
        id=PersonId(lead.name),
        sign_in=lead.name,
        shift_name=lead.shift_name,
        languages=lead.languages,
        home=lead.home,
        roles={NORTHTOWN: lead.roles, EASTPORT: lead.roles},
    )


async def _pinned_snippet(folder: Path, port: int) -> str | None:
    """As a coordinator would paste it. None where the loader was never built."""
    loader = Assets(app.ROOT).pinned_loader()
    database = await Database.open(settings.database_in(folder))
    try:
        northtown = next(each for each in await database.read(projects.all_projects) if each.id == NORTHTOWN)
    finally:
        await database.close()
    if loader is None or northtown.root_key is None:
        return None
    danger = "If you are in danger now, call 999."
    pin = Pin(root=northtown.root_key, path=loader.path, integrity=loader.integrity, phone="01632 960001", danger=danger)
    return snippet.pinned(f"http://localhost:{port + 1}", northtown, pin, language="en")


async def _site(port: int, pinned: str | None = None) -> web.AppRunner:
    """The charity's own site: one page under a strict policy of its own, as a careful host would have it. *pinned*: the snippet of a second one."""
    chat = f"http://localhost:{port + 1}"
    policy = f"default-src 'none'; script-src {chat}; connect-src {chat}; frame-src {chat}; style-src 'self'; base-uri 'none'; form-action 'none'"
    text = PAGE.read_text("utf-8").replace("{chat}", chat)

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": policy})

    async def with_pins(_request: web.Request) -> web.Response:
        changed = re.sub(r"<script async .*</script>", lambda _: pinned or "", text)
        return web.Response(text=changed, content_type="text/html", headers={"Content-Security-Policy": policy})

    async def style(_request: web.Request) -> web.Response:
        return web.Response(text=PAGE.with_suffix(".css").read_text("utf-8"), content_type="text/css")

    site = web.Application()
    site.add_routes([web.get("/", page), web.get(PINNED, with_pins), web.get("/style.css", style)])
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, reuse_address=True).start()
    return runner


def _refuse_if_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemExit(f"--port: port {port} is in use (the demonstration takes two in a row); choose another, like --port 8500") from None
