"""Second steps in a real database file; and whatever breaks on the way in or while one is set up, nobody is in and nothing has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyotp
import pytest
from sqlalchemy import func, select

from chatd.domain.people import Role
from chatd.domain.second_steps import Kind, SecondStep, Standing
from chatd.known_browsers import KNOWN_FOR, KnownBrowsers
from chatd.passkeys import Challenges, Passkeys
from chatd.passwords import Hasher
from chatd.proving import Proving
from chatd.recognising import Recognition
from chatd.sealed_secrets import CannotOpen, SealedSecrets
from chatd.second_enrolment import Enrolling
from chatd.second_step import Codes, enrol_code
from chatd.secret_key import SecretKey
from chatd.sign_in import Door, SecondStepWanted, WrongNameOrPassphrase
from chatd.store.audit import entries
from chatd.store.connection import Database
from chatd.store.second_steps import SqlSecondSteps, take_all_off
from chatd.store.sign_ins import SqlSignIns, sign_in_session
from chatd.store.tenancy import SqlStore
from tests.edges.authenticator import SoftKey
from tests.fakes import WoundClock
from tests.store.folder import HERON, NOON, WREN, bytes_on_disc, fill, opened

ORIGIN = "http://localhost:8401"
KEY = SecretKey(bytes(range(32)))


class Broken(Exception):
    """The fault that a test put in."""


class Breaking:
    """A port in which one call fails."""

    def __init__(self, real: Any, at: str) -> None:
        self.real, self.at = real, at

    def __getattr__(self, name: str) -> Any:
        async def breaks(*_: object, **__: object) -> None:
            raise Broken

        return breaks if name == self.at else getattr(self.real, name)


@dataclass(kw_only=True)
class Bench:
    """Wren with a code and a passkey, and the parts that a sign-in is made of."""

    database: Database
    clock: WoundClock
    kept: SqlSecondSteps
    sign_ins: SqlSignIns
    codes: Codes
    passkeys: Passkeys
    totp: pyotp.TOTP
    key: SoftKey

    def proving(self, broken: str = "") -> Proving:
        store = SqlStore(self.database)
        ports: dict[str, Any] = {"kept": self.kept, "proofs": store, "sign_ins": self.sign_ins}
        return Proving(
            **{name: Breaking(port, broken) for name, port in ports.items()},
            codes=self.codes,
            passkeys=self.passkeys,
            known=KnownBrowsers(bytes(32)),
            clock=self.clock,
            is_on_shift=lambda _: False,
        )

    def enrolling(self, broken: str = "") -> Enrolling:
        kept: Any = Breaking(self.kept, broken)
        return Enrolling(kept=kept, codes=self.codes, passkeys=self.passkeys, challenges=Challenges(), clock=self.clock)

    async def half_way(self, proving: Proving) -> str:
        with pytest.raises(SecondStepWanted) as asked:
            await proving.ask(await SqlStore(self.database).proof_of("wren"))
        return asked.value.token

    async def sign_ins_standing(self) -> int:
        count = await self.database.read(lambda connection: connection.scalar(select(func.count()).select_from(sign_in_session)))
        assert isinstance(count, int)
        return count

    async def state(self) -> tuple[object, ...]:
        steps = [replace(step, last_used=0) for step in await self.kept.of(WREN.id)]
        return steps, await self.sign_ins_standing(), await self.database.read(entries)

    def code(self) -> str:
        return self.totp.at(self.clock.now())


@asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    async with opened(folder) as database:
        await fill(database)
        clock, kept, store = WoundClock(NOON), SqlSecondSteps(database), SqlStore(database)
        passkeys, challenges, key = Passkeys(ORIGIN, "Desk"), Challenges(), SoftKey(origin=ORIGIN, counts=False)
        async with database.transaction() as connection:
            totp = pyotp.TOTP(await enrol_code(connection, KEY, WREN.id, NOON))
        codes, sign_ins = Codes(SealedSecrets(KEY)), SqlSignIns(database, store)
        secret = await sign_ins.begin(WREN.id, NOON, second_at=NOON)
        enrolling = Enrolling(kept=kept, codes=codes, passkeys=passkeys, challenges=challenges, clock=clock)
        asked = await enrolling.to_make(standing(), secret)
        made = key.make(asked)
        response = {"clientDataJSON": made["client"], "attestationObject": made["attestation"]}
        await enrolling.add_passkey(standing(), secret, "Key", {"id": made["id"], "rawId": made["id"], "type": "public-key", "response": response})
        await sign_ins.end_all_of(WREN.id)
        yield Bench(database=database, clock=clock, kept=kept, sign_ins=sign_ins, codes=codes, passkeys=passkeys, totp=totp, key=key)


def standing() -> Standing:
    return Standing(person=WREN, made=NOON, second_at=NOON)


def as_answered(shown: dict[str, str]) -> dict[str, Any]:
    response = {"clientDataJSON": shown["client"], "authenticatorData": shown["authenticator"], "signature": shown["signature"]}
    return {"id": shown["id"], "rawId": shown["id"], "type": "public-key", "response": response}


async def with_code(at: Bench, proving: Proving, token: str) -> str:
    return (await proving.enter_with_code(token, at.code(), "")).secret


async def with_passkey(at: Bench, proving: Proving, token: str) -> str:
    return (await proving.enter_with_passkey(token, as_answered(at.key.show(await proving.to_enter(token))))).secret


Way = Callable[[Bench, Proving, str], Awaitable[str]]


# ── whatever breaks ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", [with_code, with_passkey])
@pytest.mark.parametrize("fault", ["of", "use", "proof_of", "begin"])
async def test_whatever_breaks_in_the_second_half_nobody_is_let_in(tmp_path: Path, way: Way, fault: str) -> None:
    async with bench(tmp_path) as at:
        whole = at.proving()
        came = await at.sign_ins.standing_for(await way(at, whole, await at.half_way(whole)), at.clock.now())
        assert came and came.person == WREN and came.second_at == at.clock.now()
        await at.sign_ins.end_all_of(WREN.id)
        at.clock.wind(timedelta(seconds=30))

        broken = at.proving(fault) if fault != "of" else at.proving()
        token = await at.half_way(broken)
        if fault == "of":
            broken._kept = Breaking(at.kept, "of")
        with pytest.raises(Broken):
            await way(at, broken, token)

        assert await at.sign_ins_standing() == 0


@pytest.mark.parametrize("name", ["wren", "heron", "nobody"])
async def test_nobody_is_asked_about_second_steps_before_the_passphrase_was_right(tmp_path: Path, name: str) -> None:
    """So a wrong passphrase costs the same steps, whoever has one."""
    async with bench(tmp_path) as at:
        proofs = SqlStore(at.database)
        never: Any = Breaking(at.proving(), "ask")
        right, wrong = (
            Door(proofs=proofs, second=never, sign_ins=at.sign_ins, hasher=Says(is_right=said), clock=at.clock, is_on_shift=lambda _: False)
            for said in (True, False)
        )

        with pytest.raises(WrongNameOrPassphrase):
            await wrong.let_in(name, b"half")
        if name == "wren":
            with pytest.raises(Broken):
                await right.let_in(name, b"half")

        assert await at.sign_ins_standing() == 0


class Says(Hasher):
    """A hasher whose answer is known."""

    def __init__(self, *, is_right: bool) -> None:
        super().__init__()
        self.close()
        self._says = is_right

    async def is_right(self, stored: str | None, half: bytes) -> bool:
        return self._says


async def test_whatever_breaks_when_it_is_asked_whether_there_is_one_nobody_is_let_in(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        with pytest.raises(Broken):
            await at.proving("of").ask(await SqlStore(at.database).proof_of("wren"))

        assert await at.sign_ins_standing() == 0


@pytest.mark.parametrize("fault", ["of", "begin", "prove", "add", "remove"])
async def test_whatever_breaks_while_one_is_set_up_or_taken_off_all_stays_as_it_was(tmp_path: Path, fault: str) -> None:
    async with bench(tmp_path) as at:
        secret = await at.sign_ins.begin(WREN.id, NOON)
        await at.enrolling().begin_code(standing(), "Another")
        waiting, mine = await at.enrolling().waiting(standing()), (await at.enrolling().steps(standing()))[0]
        code = pyotp.TOTP(at.codes.secret_of(waiting)).at(NOON)
        before, enrolling = await at.state(), at.enrolling(fault)

        async def makes() -> None:
            made = replace(at.key, id=b"n" * 32).make(await enrolling.to_make(standing(), secret))
            response = {"clientDataJSON": made["client"], "attestationObject": made["attestation"]}
            await enrolling.add_passkey(
                standing(), secret, "Key", {"id": made["id"], "rawId": made["id"], "type": "public-key", "response": response}
            )

        deeds: dict[str, Callable[[], Awaitable[None]]] = {
            "begin": lambda: enrolling.begin_code(standing(), "A third"),
            "prove": lambda: enrolling.prove_code(standing(), secret, code),
            "add": makes,
            "remove": lambda: enrolling.remove(standing(), mine.id),
        }
        for name, deed in deeds.items():
            if fault in {"of", name}:
                with pytest.raises(Broken):
                    await deed()

        assert await at.state() == before


async def test_a_fault_inside_the_transaction_leaves_no_half_of_it(tmp_path: Path) -> None:
    """The step, the mark on the sign-in, the end of the others and the line in the log: all or none."""
    async with opened(tmp_path) as database:
        await fill(database)
        kept, sign_ins, codes = SqlSecondSteps(database), SqlSignIns(database, SqlStore(database)), Codes(SealedSecrets(KEY))
        secret, other = [await sign_ins.begin(WREN.id, NOON) for _ in range(2)]
        step = codes.new(WREN.id, "Phone", NOON)
        await kept.begin(step)
        async with database.transaction() as connection:
            await connection.exec_driver_sql("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")

        with pytest.raises(Exception, match="no room"):
            await kept.prove(step, 5, NOON, secret=secret)

        assert [each.is_proved for each in await kept.of(WREN.id)] == [False]
        mine, theirs = await sign_ins.standing_for(secret, NOON), await sign_ins.standing_for(other, NOON)
        assert mine and theirs and mine.second_at is None
        async with database.transaction() as connection:
            await connection.exec_driver_sql("DROP TRIGGER full")
        assert await kept.prove(step, 5, NOON, secret=secret)
        assert await sign_ins.standing_for(other, NOON) is None


async def test_a_store_that_cannot_say_who_has_one_recognises_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        sign_ins: Any = SqlSignIns(database, SqlStore(database))
        coordinator = await sign_ins.begin(WREN.id, NOON)
        kept: Any = Breaking(SqlSecondSteps(database), "of")
        recognition = Recognition(sign_ins=Lead(sign_ins), kept=kept, clock=WoundClock(NOON), grace=timedelta(days=7))

        with pytest.raises(Broken):
            await recognition.behind(coordinator)


class Lead:
    """Sign-ins of somebody who must have one."""

    def __init__(self, real: SqlSignIns) -> None:
        self.real = real

    async def standing_for(self, secret: str, at: Any) -> Standing | None:
        found = await self.real.standing_for(secret, at)
        return replace(found, person=replace(found.person, roles={WREN.home: frozenset({Role.LEAD})})) if found else None


# ── what is kept ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_secret_is_sealed_for_its_row_and_its_person_alone(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        step = next(each for each in await at.kept.of(WREN.id) if each.kind is Kind.TOTP)
        assert at.codes.secret_of(step) == at.totp.secret

        for wrong in (
            replace(step, person=HERON.id),
            replace(step, id="another"),
            replace(step, secret=step.secret[:-1] + b"x"),
            replace(step, secret=b""),
        ):
            with pytest.raises(CannotOpen):
                at.codes.secret_of(wrong)
        with pytest.raises(CannotOpen):
            Codes(SealedSecrets(SecretKey(bytes(32)))).secret_of(step)
        assert at.totp.secret.encode() not in bytes_on_disc(tmp_path)


async def test_the_same_secret_sealed_twice_looks_different() -> None:
    sealed = SealedSecrets(KEY)

    assert sealed.seal(b"otter", "x") != sealed.seal(b"otter", "x")


async def test_a_code_counts_once_and_a_count_only_rises(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        code, passkey = await at.kept.of(WREN.id)

        assert [await at.kept.use(code.id, used) for used in (7, 7, 6, 8)] == [True, False, False, True]
        assert [await at.kept.use(passkey.id, used) for used in (0, 0, 3, 3, 0, 4)] == [True, True, True, False, False, True]


async def test_one_that_is_not_proved_lets_nobody_in_and_is_used_for_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        kept, step = SqlSecondSteps(database), Codes(SealedSecrets(KEY)).new(WREN.id, "Phone", NOON)
        await kept.begin(step)

        assert not await kept.use(step.id, 9)
        assert not await kept.remove(step, NOON, but_not_the_last=False)


async def test_taking_all_off_ends_the_sign_ins_and_leaves_nothing_but_a_line_in_the_log(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await at.sign_ins.begin(WREN.id, NOON)
        sealed = (await at.kept.of(WREN.id))[0].secret
        assert sealed in bytes_on_disc(tmp_path)

        gone = await at.database.write(lambda connection: take_all_off(connection, WREN.id, NOON))

        assert gone == 2
        assert sealed not in bytes_on_disc(tmp_path)
        assert await at.sign_ins_standing() == 0
        last = (await at.database.read(entries))[-1]
        assert (last.who, last.deed, last.what) == ("server", "second_steps_taken_off", "person:p-wren")


async def test_a_coordinators_days_begin_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await fill(database)
        kept = SqlSecondSteps(database)

        assert await kept.acts_without_until(WREN.id, NOON) == NOON
        assert await kept.acts_without_until(WREN.id, NOON + timedelta(days=9)) == NOON
        assert await kept.acts_without_until(HERON.id, NOON + timedelta(days=9)) == NOON + timedelta(days=9)


def test_a_mark_is_good_for_one_person_and_thirty_days() -> None:
    known = KnownBrowsers(bytes(32))
    mark = known.make(WREN.id, NOON)

    assert known.mark_in(mark, WREN.id, NOON)
    assert not known.mark_in(mark, HERON.id, NOON)
    assert not known.mark_in(mark, WREN.id, NOON + KNOWN_FOR)
    assert not KnownBrowsers(bytes(31) + b"x").mark_in(mark, WREN.id, NOON)
    assert WREN.id not in mark and "wren" not in mark


def test_no_secret_prints() -> None:
    step = SecondStep(id="x", person=WREN.id, kind=Kind.TOTP, name="x", secret=b"canary", made=NOON, credential=b"canary")

    assert "canary" not in f"{step} {step!r}"
