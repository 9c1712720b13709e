"""Composition root: the only file that knows every other."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any

import socketio
from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chatd import data_folder, letting_go, logs
from chatd.answering.asked import Asked
from chatd.answering.library import Library
from chatd.answering.reminding import Reminding
from chatd.clock import SystemClock
from chatd.desk import shifts, stints, sweeping, visits
from chatd.desk.context import Desk, Policy
from chatd.desk.counting import DayCounts
from chatd.domain.conversation import Patience, Why
from chatd.domain.ids import PersonId
from chatd.domain.pairing import Capacity
from chatd.domain.people import Person
from chatd.keeping.keeping import Keeping
from chatd.kept import keeping_on
from chatd.keys.alerting import MailedLeadAlerts
from chatd.keys.leading import Leading
from chatd.keys.rings import Rings
from chatd.keys.vouching import Vouching
from chatd.known_browsers import KnownBrowsers
from chatd.live.memory import MemoryLive
from chatd.mail import SmtpPost, mail_port
from chatd.passkeys import Challenges, Passkeys
from chatd.passwords import Hasher
from chatd.planning.alerting import MailedAlerts
from chatd.planning.confirming import Confirming
from chatd.planning.feeds import PrivateCalendars
from chatd.planning.planning import Planning
from chatd.ports import Clock
from chatd.proving import Proving
from chatd.recognising import Recognition
from chatd.sealed_secrets import SealedSecrets
from chatd.second_enrolment import Enrolling
from chatd.second_step import Codes
from chatd.settings import Settings
from chatd.sign_in import Door
from chatd.signposting.directory import Directory
from chatd.store import audit
from chatd.store.answers import SqlAnswers
from chatd.store.asked import SqlAsked
from chatd.store.certificates import SqlCertificates
from chatd.store.confirmations import SqlConfirmations
from chatd.store.connection import Database
from chatd.store.drafts import SqlDrafts
from chatd.store.feeds import SqlFeeds
from chatd.store.keyrings import SqlKeyrings
from chatd.store.lead_lists import SqlLeadLists
from chatd.store.reminders import SqlReminders
from chatd.store.second_steps import SqlSecondSteps
from chatd.store.services import SqlServices
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tenancy import SqlStore
from chatd.store.wordings import SqlWordings
from chatd.tokens import RandomIds, TurnMarks, VisitTokens
from chatd.transport.agreed import Agreed, agreed_in
from chatd.transport.assets import Assets
from chatd.transport.errors import kind_errors
from chatd.transport.headers import Policies, strict
from chatd.transport.open_page import OpenPages
from chatd.transport.operator_socket import OperatorSocket
from chatd.transport.outbox import SocketOutbox
from chatd.transport.pages import VisitorPages
from chatd.transport.runner import PlainRunner
from chatd.transport.server import PING_SECONDS, drain, make_server, own_pages_only
from chatd.transport.visitor_socket import VisitorSocket
from console.acting_pages import acting_routes
from console.answer_editor import editor_routes
from console.answer_frame import AnswerFrame
from console.answer_pages import AnswerPages
from console.answers import AnswerOnDesk, Served, cards_of, on_desk, starters_in
from console.asked import asked_routes
from console.calendar_pages import CalendarPages
from console.card_page import CardPage
from console.desk_page import DeskPages
from console.figures_page import FiguresPage
from console.flagging_pages import FlaggingPages
from console.held_back import leading_on
from console.keys import key_notes, key_routes
from console.own_pages import OwnPages
from console.records import is_lead_on, record_routes
from console.rendering import templates
from console.rota import rota_routes
from console.rota_frame import RotaFrame
from console.second_sign_in import SecondSignIn
from console.second_steps import second_step_routes
from console.services import service_routes
from console.sign_in import COOKIE, SignInPages
from console.sign_out import SignOutEverywhere
from console.snippet_page import SnippetPage
from console.wordings import lists_for, word_routes
from console.workshop import workshop_routes
from protocols import folder as protocols
from protocols.desk_policy import DeskPolicy
from protocols.strictly import ProtocolRefused

ROOT = Path(__file__).parent.parent
SWEEP_SECONDS = 1
WRITE_COUNTS_SECONDS = 600
ASK_SECONDS = 300
KEEP_SECONDS = 300
REMIND_SECONDS = 1_800

log = logging.getLogger("chatd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A composed server: the web application, and the parts that tests reach for."""

    app: web.Application
    desk: Desk
    sockets: socketio.AsyncServer
    confirming: Confirming
    keeping: Keeping


async def compose(settings: Settings, *, clock: Clock | None = None) -> Server:  # noqa: PLR0915  Every part of the server by its name, once.
    """Everything put together on the database of `settings`. Nothing listens yet."""
    clock = clock or SystemClock()
    database = await Database.open(settings.database)
    store, secret = SqlStore(database), settings.secret_key()
    numbers = protocols.desk()
    _keeps_its_word(numbers)
    counts = DayCounts()
    counts.know_zones(await store.projects())
    sockets = make_server(settings.public_url)
    ids = RandomIds()
    post = SmtpPost(settings.mail, clock=clock) if settings.mail else None
    outbox = SocketOutbox(sockets, mail_port(post, settings.mail, ids))
    keeping = await keeping_on(database, store, post=post, ids=ids, clock=clock, origin=settings.public_url)
    desk = Desk(
        store=store,
        live=MemoryLive(log_cap=numbers.sealed_bytes_cap),
        outbox=outbox,
        counts=counts,
        clock=clock,
        ids=ids,
        policy=policy_from(numbers),
        unanswered=keeping.unanswered,
    )
    assets, policies = Assets(ROOT, as_written=os.environ.get("CHATD_AS_WRITTEN") == "1"), Policies(origin=settings.public_url)
    page_templates = templates(lambda name: assets.address(f"console/{name}"))
    sign_ins = SqlSignIns(database, store)
    hasher = Hasher()

    async def hang_up_on(person: PersonId) -> None:
        """Signing out ends that person's lines; a shift on one of them is then lost like any other line."""
        await workers.hang_up_on(lambda worker: worker.person.id == person)

    second_steps = SqlSecondSteps(database)
    proving = Proving(
        kept=second_steps,
        codes=(codes := Codes(SealedSecrets(secret))),
        passkeys=(passkeys := Passkeys(settings.public_url, settings.title)),
        known=KnownBrowsers(secret.sub_key("known browsers")),
        proofs=store,
        sign_ins=sign_ins,
        clock=clock,
        is_on_shift=lambda person: _is_on_shift(desk, person),
    )
    sign_in = SignInPages(
        door=Door(proofs=store, second=proving, sign_ins=sign_ins, hasher=hasher, clock=clock, is_on_shift=lambda person: _is_on_shift(desk, person)),
        sign_ins=sign_ins,
        recognition=Recognition(sign_ins=sign_ins, kept=second_steps, clock=clock, grace=timedelta(days=numbers.second_step_days)),
        clock=clock,
        secret_key=secret,
        origin=settings.public_url,
        title=settings.title,
        templates=page_templates,
        left=hang_up_on,
    )
    visitor_templates = Environment(loader=FileSystemLoader(ROOT / "widget" / "page"), autoescape=True, undefined=StrictUndefined)
    visitor_pages = VisitorPages(
        desk=desk,
        tokens=(tokens := VisitTokens(secret.sub_key("visit tokens"))),
        agreed=(agreed := Agreed(agreed_in(keeping.policy))),
        may_keep=keeping.may_keep,
        assets=assets,
        policies=policies,
        origin=settings.public_url,
        templates=visitor_templates,
    )
    open_pages = OpenPages(desk=desk, agreed=agreed, assets=assets, templates=visitor_templates)
    library, starters = Library(answers=SqlAnswers(database, ids.short), works=store, clock=clock), starters_in()
    asked = Asked(kept=SqlAsked(database), works=store, clock=clock, ids=ids)
    reminding = Reminding(
        answers=library.answers,
        services=SqlServices(database),
        works=store,
        kept=SqlReminders(database),
        post=post,
        clock=clock,
        ids=ids,
        origin=settings.public_url,
        starters=starters,
    )
    desk_pages = DeskPages(
        sign_in=sign_in,
        templates=page_templates,
        assets=assets,
        title=settings.title,
        answers=Served(told=library.told, starters=on_desk(starters.values())).now,
        cards=lambda: _cards(agreed, store, keeping),
        lists=lambda person: lists_for(agreed, store, person),
    )
    confirming = Confirming(
        store=store,
        kept=SqlConfirmations(database),
        post=post,
        clock=clock,
        links=TurnMarks(secret.sub_key("answer links")),
        origin=settings.public_url,
    )
    own_pages = OwnPages(
        sign_in=sign_in,
        templates=page_templates,
        origin=settings.public_url,
        policy=policies.written_page(),
        title=settings.title,
        is_on_shift=lambda person: _is_on_shift(desk, person),
    )
    planning = Planning(store=store, clock=clock, ids=ids, alerts=MailedAlerts(post, ids=ids, origin=settings.public_url))
    keyrings, certificates, lists = SqlKeyrings(database), SqlCertificates(database), SqlLeadLists(database)
    rings = Rings(keyrings=keyrings, certificates=certificates, lists=lists, works=store, clock=clock)
    vouching = Vouching(keyrings=keyrings, certificates=certificates, works=store, clock=clock, ids=ids)
    leading = Leading(
        keyrings=keyrings,
        lists=lists,
        works=store,
        second_steps=second_steps,
        vouching=vouching,
        alerts=MailedLeadAlerts(post, ids=ids, origin=settings.public_url),
        clock=clock,
        leaving=keeping,
    )
    rota_frame = RotaFrame(own=own_pages, planning=planning, clock=clock, is_lead=is_lead_on(own_pages, keeping), key_note=key_notes(rings))
    card_page = CardPage(frame=rota_frame, desk=desk, agreed=agreed, origin=settings.public_url)
    figures_page = FiguresPage(frame=rota_frame, projects=store.projects, tallies=store, clock=clock, head=keeping.store.audit_head)
    calendars = PrivateCalendars(
        store=store,
        kept=SqlFeeds(database),
        clock=clock,
        names=TurnMarks(secret.sub_key("calendar names")),
        origin=settings.public_url,
    )
    calendar_pages = CalendarPages(own=own_pages, calendars=calendars)
    answer_pages = AnswerPages(confirming=confirming, templates=page_templates, origin=settings.public_url, policy=policies.written_page())
    sockets.register_namespace(VisitorSocket(desk, outbox, tokens).guard())
    workers = OperatorSocket(desk, outbox, _recogniser(sign_in)).guard()
    sockets.register_namespace(workers)

    enrolling = Enrolling(kept=second_steps, codes=codes, passkeys=passkeys, challenges=Challenges(), clock=clock)
    at_the_desk = [*FlaggingPages(own=own_pages, desk=desk, keeping=keeping).routes(), *acting_routes(own_pages, desk, keeping, keyrings)]
    app = web.Application(
        middlewares=[
            leading_on(own_pages, but_at_the_desk=frozenset(route.path for route in at_the_desk)),
            kind_errors(visitor_templates, assets),
            own_pages_only(settings.public_url),
        ],
        client_max_size=64 * 1024,
    )
    app.add_routes(
        [
            *visitor_pages.routes(),
            *open_pages.routes(),
            *card_page.routes(),
            *figures_page.routes(),
            *sign_in.routes(),
            *SecondSignIn(pages=sign_in, proving=proving).routes(),
            *second_step_routes(own_pages, enrolling, proving),
            *SignOutEverywhere(own=own_pages, sign_ins=sign_ins, left=hang_up_on).routes(),
            *desk_pages.routes(),
            *answer_pages.routes(),
            *calendar_pages.routes(),
            *rota_routes(rota_frame, store.hours_of, store),
            *key_routes(own_pages, rings, vouching, leading, secret=secret, policy=policies.console_page()),
            *SnippetPage(
                own=own_pages, desk=desk, agreed=agreed, loader=assets.pinned_loader(), origin=settings.public_url, policy=policies.console_page()
            ).routes(),
            *word_routes(own_pages, SqlWordings(database), store, agreed, desk, may_keep=keeping.may_keep),
            *at_the_desk,
            *service_routes(own_pages, Directory(kept=SqlServices(database), clock=clock, ids=ids), store),
            *workshop_routes(answer_frame := AnswerFrame(own=own_pages, library=library, works=store, clock=clock, starters=starters), reminding),
            *asked_routes(answer_frame, asked),
            *editor_routes(answer_frame, SqlDrafts(database, ids.short), ids.short),
            *record_routes(own_pages, keeping, certificates=certificates.all, entries=lambda: database.read(audit.entries)),
        ]
    )
    console_paths = {route.path: policies.console_page() for route in (*sign_in.routes(), *desk_pages.routes())}
    app.on_response_prepare.append(strict(https=settings.public_url.startswith("https:"), pages=console_paths))
    rounds = ((ASK_SECONDS, confirming.ask), (KEEP_SECONDS, keeping.sweep), (REMIND_SECONDS, reminding.remind), (REMIND_SECONDS, asked.forget))
    app.cleanup_ctx.append(_running(desk, counts, sign_ins, database, hasher, rounds=rounds))
    app.on_shutdown.append(_stopping(desk, sockets))
    sockets.attach(app)
    return Server(app=app, desk=desk, sockets=sockets, confirming=confirming, keeping=keeping)


async def _cards(agreed: Agreed, store: SqlStore, keeping: Keeping) -> tuple[AnswerOnDesk, ...]:
    return await cards_of(agreed, await store.projects(), keeping.may_keep)


def _keeps_its_word(numbers: DeskPolicy) -> None:
    """A silent loss is noticed after two pings, and told after the grace and one round of the sweep: by then it must be promised."""
    longest = 2 * PING_SECONDS + numbers.alone_grace_seconds + 2 * SWEEP_SECONDS
    if longest > numbers.alone_notice_seconds:
        raise ProtocolRefused("alone_grace_seconds", f"A lost line could go untold for {longest} s.", "Make it smaller.")


def policy_from(numbers: DeskPolicy) -> Policy:
    """The desk's policy from the numbers the charities agreed."""
    return Policy(
        capacity=Capacity(
            as_first=numbers.chats_as_first,
            as_second=numbers.chats_as_second,
            queue=numbers.queue,
            active_within=timedelta(seconds=numbers.active_seconds),
        ),
        patience=Patience(
            alone_grace=timedelta(seconds=numbers.alone_grace_seconds),
            supervisor_alert=timedelta(seconds=numbers.supervisor_alert_seconds),
            resume=timedelta(minutes=numbers.resume_minutes),
            pairing=timedelta(seconds=numbers.pairing_seconds),
            wish=timedelta(minutes=numbers.wish_minutes),
            still_there=timedelta(minutes=numbers.still_there_minutes),
            answer=timedelta(minutes=numbers.answer_minutes),
        ),
        closing=timedelta(minutes=numbers.closing_minutes),
        late=timedelta(minutes=numbers.late_minutes),
        abusive_wait=timedelta(minutes=numbers.abusive_wait_minutes),
        supervisor_counts=numbers.supervisor_counts,
    )


async def listen(server: Server, host: str, port: int) -> web.AppRunner:
    """Take connections. `handler_cancellation` notices a closed tab at once.

    A WebSocket's handler does not end by itself and is waited for twice; a second each time would keep the server from stopping within two.
    """
    runner = PlainRunner(server.app, access_log=None, handler_cancellation=True, shutdown_timeout=0.25)
    await runner.setup()
    await web.TCPSite(runner, host, port, reuse_address=True).start()
    return runner


async def serve(settings: Settings, *, stop: asyncio.Event | None = None, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until told to stop (SIGTERM, SIGINT), then say goodbye to both sides and end."""
    loop = asyncio.get_running_loop()
    logs.quiet_loop(loop)
    stop = stop or asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stop.set)
    with data_folder.in_use(settings.data):
        runner = await listen(await compose(settings), settings.listen_host, settings.listen_port)
        # What lives for the whole run need not be looked through again and again: this doubled what one core relays at a thousand conversations.
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        # A thread that checks a large file is made to let others through ten times as often: a question to the database waits for its turn at every step.
        sys.setswitchinterval(0.0005)
        ready()
        await stop.wait()
        await runner.cleanup()


def _recogniser(sign_in: SignInPages) -> Callable[[Mapping[str, Any], str], Any]:
    async def recognise(environ: Mapping[str, Any], csrf: str) -> Person | None:
        cookie = _cookie(str(environ.get("HTTP_COOKIE", "")))
        if cookie is None or not sign_in.csrf_matches(cookie, csrf):
            return None
        return await sign_in.person_for(cookie)

    return recognise


def _cookie(header: str) -> str | None:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _is_on_shift(desk: Desk, person: PersonId) -> bool:
    return any(shifts.shift_of(person, sheet) for sheet in desk.live.sheets())


def _running(
    desk: Desk,
    counts: DayCounts,
    sign_ins: SqlSignIns,
    database: Database,
    hasher: Hasher,
    *,
    rounds: Iterable[tuple[float, Callable[[], Awaitable[None]]]],
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def running(_app: web.Application) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_every(SWEEP_SECONDS, lambda: sweeping.sweep(desk)))]
        tasks.append(asyncio.create_task(_every(WRITE_COUNTS_SECONDS, lambda: _upkeep(desk, counts, sign_ins))))
        tasks.append(asyncio.create_task(_every(letting_go.SECONDS, letting_go.let_go)))
        tasks.extend(asyncio.create_task(_every(seconds, deed)) for seconds, deed in rounds)
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await counts.write(desk.store, finished_before=None)
        await desk.hours.write(desk.store)
        hasher.close()
        await database.close()

    return running


async def _upkeep(desk: Desk, counts: DayCounts, sign_ins: SqlSignIns) -> None:
    now = desk.clock.now()
    counts.know_zones(await desk.store.projects())
    await counts.write(desk.store, finished_before=now)
    await sign_ins.forget_expired(now)


async def _every(seconds: float, deed: Callable[[], Any]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await deed()
        except Exception as trouble:  # noqa: BLE001  One failed round must not stop time for everybody.
            log.error("a round of upkeep failed: %s", logs.place_of(trouble))


def _stopping(desk: Desk, sockets: socketio.AsyncServer) -> Callable[[web.Application], Any]:
    async def stopping(_app: web.Application) -> None:
        for rota in await desk.store.rotas():
            await visits.end_all(desk, rota.id, Why.RESTARTING)
        stints.count_standing(desk)
        await drain(sockets)

    return stopping
