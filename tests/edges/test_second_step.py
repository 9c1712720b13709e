"""The second step of signing in, over real HTTP: nobody is in before it was shown, none is taken twice, and nobody learns who has one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pyotp
import pytest
import pytest_asyncio
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from chatd import half_way
from chatd.domain.ids import PersonId
from chatd.enrolment import Enrolment
from chatd.passwords import Hasher
from chatd.proving import ON_SHIFT_AT_MOST
from chatd.sealed_secrets import CannotOpen, SealedSecrets
from chatd.second_step import Codes
from chatd.settings import load
from chatd.store.people import person
from chatd.store.second_steps import SqlSecondSteps, take_all_off
from chatd.throttle import FREE_TRIES, LONGEST_WAIT
from console.second_sign_in import KNOWN
from console.sign_in import COOKIE, HALF_WAY
from tests.edges.authenticator import PRESENT, SoftKey, text
from tests.edges.house import House
from tests.edges.signing_in import Answer, Browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

WREN = PersonId("wren")


@pytest_asyncio.fixture(loop_scope="module")
async def browser(house: House) -> AsyncIterator[Browser]:
    """Wren's own, and at the end nobody but the leads has a second step."""
    house.clock.wind(timedelta(hours=13))
    yield Browser(house=house)
    for name in ("wren", "heron", "otter", "finch"):
        await as_new(house, PersonId(name))


async def as_new(house: House, who: PersonId) -> None:
    """Nothing set up, no day named."""

    async def write(connection: AsyncConnection) -> None:
        await take_all_off(connection, who, house.clock.now())
        await connection.execute(update(person).values(second_step_by=None).where(person.c.id == who))

    await house.sign_ins._database.write(write)


async def signed_in(house: House, name: str, *, second_step: bool = False) -> Browser:
    cookie, _ = await house.signed_in(name, second_step=second_step)
    return Browser(house=house, cookies={COOKIE: cookie.partition("=")[2]})


async def with_code(house: House, name: str = "wren") -> pyotp.TOTP:
    """Somebody sets up a code; by the next test line it is long ago."""
    totp = await (await signed_in(house, name)).sets_up_code()
    house.clock.wind(timedelta(minutes=2))
    return totp


async def half_way_in(house: House, name: str = "wren") -> Browser:
    browser = Browser(house=house)
    answer = await browser.tries_passphrase(name)
    assert (answer.status, browser.is_signed_in) == (202, False), answer
    return browser


def now(house: House, totp: pyotp.TOTP) -> str:
    return totp.at(house.clock.now())


def not_now(house: House, totp: pyotp.TOTP) -> str:
    """A code that is right at no time near this one."""
    near = {totp.at(house.clock.now() + timedelta(seconds=30 * each)) for each in range(-3, 4)}
    return next(code for code in (f"{number:06}" for number in range(100_000, 100_100)) if code not in near)


# ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_without_a_second_step_the_passphrase_alone_lets_in_as_ever(house: House, browser: Browser) -> None:
    answer = await browser.tries_passphrase("wren")

    assert (answer.status, answer.text) == (204, "")
    assert set(browser.cookies) == {COOKIE}
    assert (await browser.gets("/desk")).status == 200


async def test_with_one_the_passphrase_leads_half_way_and_the_code_in(house: House, browser: Browser) -> None:
    totp = await with_code(house)

    asked = await browser.tries_passphrase("wren")

    assert (asked.status, asked.body) == (202, {"kinds": ["totp"]})
    assert set(browser.cookies) == {HALF_WAY}
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=300"} <= set(asked.set_cookies[0].split("; "))
    assert (await browser.gets("/desk")).status == 303

    entered = await browser.tries_code(now(house, totp))

    assert (entered.status, entered.text) == (204, "")
    assert set(browser.cookies) == {COOKIE, KNOWN}
    assert (await browser.gets("/desk")).status == 200
    standing = await house.sign_ins.standing_for(browser.cookies[COOKIE], house.clock.now())
    assert standing and standing.second_at == house.clock.now()


async def test_a_code_is_taken_once(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    code = now(house, totp)
    assert (await (await half_way_in(house)).tries_code(code)).status == 204

    again = await half_way_in(house)

    assert (await again.tries_code(code)).body["code"] == "wrong_code"
    assert not again.is_signed_in
    house.clock.wind(timedelta(seconds=30))
    assert (await again.tries_code(now(house, totp))).status == 204


async def test_a_code_is_taken_once_by_two_at_the_same_moment(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    both = [await half_way_in(house), await half_way_in(house)]

    answers = await asyncio.gather(*(each.tries_code(now(house, totp)) for each in both))

    assert sorted(answer.status for answer in answers) == [204, 401]
    assert [each.is_signed_in for each in both].count(True) == 1


async def test_the_first_code_that_proved_the_app_does_not_sign_in_as_well(house: House, browser: Browser) -> None:
    totp = await (await signed_in(house, "wren")).sets_up_code()

    late = await half_way_in(house)

    assert (await late.tries_code(now(house, totp))).status == 401


async def test_an_older_code_is_not_taken_after_a_newer_one(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    older = now(house, totp)
    house.clock.wind(timedelta(seconds=30))
    assert (await (await half_way_in(house)).tries_code(now(house, totp))).status == 204

    assert (await (await half_way_in(house)).tries_code(older)).body["code"] == "wrong_code"


async def test_a_phones_clock_may_be_half_a_minute_wrong_and_no_more(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    slow, slower = (totp.at(house.clock.now() - timedelta(seconds=back)) for back in (30, 60))
    tries = await half_way_in(house)

    assert (await tries.tries_code(slower)).status == 401
    assert (await tries.tries_code(slow)).status == 204


async def test_half_way_is_bound_to_the_browser_in_which_it_was_begun(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    begun = await half_way_in(house)

    elsewhere = await Browser(house=house).tries_code(now(house, totp))

    assert (elsewhere.status, elsewhere.body["code"]) == (401, "begin_again")
    assert (await begun.tries_code(now(house, totp))).status == 204


async def test_half_way_ends_after_five_minutes(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    late, in_time = await half_way_in(house), await half_way_in(house)

    house.clock.wind(half_way.LASTS - timedelta(seconds=1))
    assert (await in_time.tries_code(now(house, totp))).status == 204
    house.clock.wind(timedelta(seconds=30))

    assert (await late.tries_code(now(house, totp))).body["code"] == "begin_again"
    assert not late.is_signed_in


async def test_half_way_ends_after_a_few_tries_and_once_it_was_right(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    tries = await half_way_in(house)
    used = dict(tries.cookies)
    assert (await tries.tries_code(now(house, totp))).status == 204

    house.clock.wind(timedelta(seconds=30))
    assert (await Browser(house=house, cookies=used).tries_code(now(house, totp))).body["code"] == "begin_again"

    wrong = await half_way_in(house)
    for _ in range(half_way.TRIES):
        assert (await wrong.tries_code(not_now(house, totp))).body["code"] == "wrong_code"
        house.clock.wind(timedelta(seconds=20))
    assert (await wrong.tries_code(now(house, totp))).body["code"] == "begin_again"
    assert not wrong.is_signed_in


async def test_a_new_passphrase_ends_what_the_old_one_began(house: House, browser: Browser) -> None:
    totp = await with_code(house, "otter")
    begun = await half_way_in(house, "otter")
    store, hasher = house.server.desk.store, Hasher()
    otter = await store.person(PersonId("otter"))
    assert otter
    enrolment = Enrolment(database=house.sign_ins._database, hasher=hasher, secret_key=load(house.serving.data, {}).secret_key())
    await enrolment.renew(otter, house.serving.passphrases["otter"])
    hasher.close()

    assert (await begun.tries_code(now(house, totp))).body["code"] == "begin_again"
    assert not begun.is_signed_in
    house.clock.wind(timedelta(seconds=30))
    assert (await (await half_way_in(house, "otter")).tries_code(now(house, totp))).status == 204


async def test_one_that_was_taken_off_meanwhile_lets_nobody_in(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    begun = await half_way_in(house)
    await house.sign_ins._database.write(lambda connection: take_all_off(connection, WREN, house.clock.now()))

    assert (await begun.tries_code(now(house, totp))).body["code"] == "wrong_code"
    assert not begun.is_signed_in


async def test_the_secret_of_a_code_is_nowhere_on_disc_in_the_clear(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    raw = totp.byte_secret()

    on_disc = b"".join(file.read_bytes() for file in sorted(house.serving.data.rglob("*")) if file.is_file())

    step = (await SqlSecondSteps(house.sign_ins._database).of(WREN))[0]
    assert step.secret in on_disc, "the same file does hold it sealed"
    assert totp.secret.encode() not in on_disc and raw not in on_disc


# ── nobody learns who has one ─────────────────────────────────────────────────────────────────────────────────────


async def test_a_wrong_passphrase_looks_alike_with_a_second_step_without_one_and_for_nobodys_name(house: House, browser: Browser) -> None:
    await with_code(house)

    seen = [
        await Browser(house=house).tries_passphrase(name, "wrong horse battery staple mossy") for name in ("wren", "otter", "nobody-here", "lark")
    ]

    assert len({(answer.status, answer.text, tuple(answer.set_cookies)) for answer in seen}) == 1
    assert seen[0].status == 401


async def test_a_code_without_the_right_passphrase_is_never_asked_for(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    for cookies in ({}, {HALF_WAY: "x" * 43}, {COOKIE: "x" * 43}):
        other = Browser(house=house, cookies=dict(cookies))
        for answer in (await other.tries_code(now(house, totp)), await other.calls("/sign-in/passkey/ask")):
            assert (answer.status, answer.body["code"]) == (401, "begin_again")


# ── guessing is slowed, and locks nobody out ──────────────────────────────────────────────────────────────────────


async def guesses(house: House, totp: pyotp.TOTP, times: int) -> Answer:
    """Wrong codes by somebody who knows the passphrase; the last answer."""
    tries, answer = await half_way_in(house), None
    for count in range(1, times + 1):
        answer = await tries.tries_code(not_now(house, totp))
        if count % half_way.TRIES == 0:
            tries = await half_way_in(house)
    assert answer
    return answer


async def test_wrong_codes_are_slowed_more_and_more_and_a_right_one_has_to_wait_too(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    assert (await guesses(house, totp, FREE_TRIES)).status == 401

    slowed = await (tries := await half_way_in(house)).tries_code(now(house, totp))

    assert (slowed.status, slowed.body) == (429, {"ok": False, "code": "wait", "field": None, "seconds": 5})
    house.clock.wind(timedelta(seconds=5))
    assert (await tries.tries_code(now(house, totp))).status == 204


async def test_somebody_who_guesses_elsewhere_does_not_slow_the_browser_that_is_known(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    mine = await half_way_in(house)
    assert (await mine.tries_code(now(house, totp))).status == 204
    await mine.calls("/sign-out", {"csrf": mine.csrf})
    assert set(mine.cookies) == {KNOWN}
    house.clock.wind(timedelta(seconds=30))
    await guesses(house, totp, FREE_TRIES + 1)
    assert (await (await half_way_in(house)).tries_code(now(house, totp))).status == 429, "elsewhere it is slow now"

    await mine.tries_passphrase("wren")

    assert (await mine.tries_code(now(house, totp))).status == 204


async def test_a_mark_of_somebody_else_or_a_made_up_one_makes_no_browser_known(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    heron = await with_code(house, "heron")
    other = await half_way_in(house, "heron")
    assert (await other.tries_code(now(house, heron))).status == 204
    await guesses(house, totp, FREE_TRIES)

    for mark in (other.cookies[KNOWN], "9999999999.x.x", "x", "9" * 30 + ".a.b", "٣.a.b"):
        tries = await half_way_in(house)
        tries.cookies[KNOWN] = quote(mark)
        assert (await tries.tries_code(now(house, totp))).status == 429, mark


async def test_somebody_on_shift_waits_half_a_minute_at_most_however_many_guess(house: House, browser: Browser) -> None:
    totp = await with_code(house)
    for _ in range(12):
        await guesses(house, totp, 1)
        house.clock.wind(LONGEST_WAIT)
    await guesses(house, totp, 1)
    wren = await half_way_in(house)
    long = (await wren.tries_code(now(house, totp))).body["seconds"]
    assert long > ON_SHIFT_AT_MOST.total_seconds()

    await house.worker("wren")

    assert (await wren.tries_code(now(house, totp))).body["seconds"] <= ON_SHIFT_AT_MOST.total_seconds()
    house.clock.wind(ON_SHIFT_AT_MOST)
    assert (await wren.tries_code(now(house, totp))).status == 204


async def test_a_passkey_cannot_be_guessed_and_is_never_slowed(house: House, browser: Browser) -> None:
    mine = await signed_in(house, "wren")
    key, totp = await mine.makes_passkey(), await mine.sets_up_code("App")
    house.clock.wind(timedelta(minutes=2))
    await guesses(house, totp, FREE_TRIES + 1)
    tries = await half_way_in(house)
    assert (await tries.tries_code(now(house, totp))).status == 429

    assert (await tries.tries_passkey(key)).status == 204
    assert tries.is_signed_in


# ── passkeys ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_passkey_lets_in_after_the_passphrase(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey()
    tries = Browser(house=house)

    asked = await tries.tries_passphrase("wren")
    options = (await tries.calls("/sign-in/passkey/ask")).body

    assert (asked.status, asked.body) == (202, {"kinds": ["passkey"]})
    assert (options["rpId"], options["userVerification"]) == ("localhost", "preferred")
    assert [each["id"] for each in options["allowCredentials"]] == [text(key.id)]
    assert (await tries.calls("/sign-in/passkey", key.show(options))).status == 204
    assert tries.is_signed_in


@pytest.mark.parametrize("counts", [True, False])
async def test_a_passkey_lets_in_again_and_again(house: House, browser: Browser, counts: bool) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey(counts=counts)

    for _ in range(3):
        assert (await (await half_way_in(house)).tries_passkey(key)).status == 204


async def test_an_answer_of_a_passkey_is_taken_once(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey(counts=False)
    tries = await half_way_in(house)
    begun = dict(tries.cookies)
    answer = key.show((await tries.calls("/sign-in/passkey/ask")).body)
    assert (await tries.calls("/sign-in/passkey", answer)).status == 204

    for cookies in (begun, (await half_way_in(house)).cookies):
        again = Browser(house=house, cookies=dict(cookies))
        assert (await again.calls("/sign-in/passkey", answer)).status == 401
        assert not again.is_signed_in


async def test_a_copy_of_a_passkey_that_counts_is_found_out(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey()
    copy = SoftKey(origin=key.origin, id=key.id, key=key.key)
    assert (await (await half_way_in(house)).tries_passkey(key)).status == 204
    assert (await (await half_way_in(house)).tries_passkey(key)).status == 204

    assert (await (tries := await half_way_in(house)).tries_passkey(copy)).body["code"] == "wrong_passkey"
    assert not tries.is_signed_in


async def test_a_passkey_shown_wrongly_lets_nobody_in(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey(counts=False)
    stranger = SoftKey(origin=key.origin, id=key.id, counts=False)
    herons = await (await signed_in(house, "heron")).makes_passkey(counts=False)

    def shown(asked: dict[str, object]) -> list[dict[str, str]]:
        right = key.show(asked)
        return [
            SoftKey(origin="https://copied.example", id=key.id, key=key.key, counts=False).show(asked),
            SoftKey(origin=key.origin + ".copied.example", id=key.id, key=key.key, counts=False).show(asked),
            SoftKey(origin=key.origin, host="copied.example", id=key.id, key=key.key, counts=False).show(asked),
            key.show({**asked, "challenge": text(b"another challenge")}),
            key.show(asked, flags=0),
            stranger.show(asked),
            herons.show(asked),
            {**right, "signature": text(b"x" * 70)},
            {**right, "client": text(b"{}")},
            {**right, "authenticator": text(b"x")},
            {**right, "id": text(b"y" * 32)},
        ]

    for place in range(len(shown({"challenge": "x"}))):
        tries = await half_way_in(house)
        asked = (await tries.calls("/sign-in/passkey/ask")).body
        answer = await tries.calls("/sign-in/passkey", shown(asked)[place])
        assert (answer.status, answer.body["code"]) == (401, "wrong_passkey"), place
        assert not tries.is_signed_in
        assert (await tries.calls("/sign-in/passkey", key.show(asked))).status == 401, "each challenge is answered once"

    right = await half_way_in(house)
    assert (await right.calls("/sign-in/passkey", key.show((await right.calls("/sign-in/passkey/ask")).body, flags=PRESENT))).status == 204


async def test_a_challenge_ends_with_what_was_begun(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey()
    tries = await half_way_in(house)
    asked = (await tries.calls("/sign-in/passkey/ask")).body

    house.clock.wind(half_way.LASTS)

    assert (await tries.calls("/sign-in/passkey", key.show(asked))).body["code"] == "begin_again"


async def test_half_way_with_a_passkey_ends_after_a_few_tries(house: House, browser: Browser) -> None:
    key = await (await signed_in(house, "wren")).makes_passkey()
    other = SoftKey(origin=house.origin, id=key.id)
    tries = await half_way_in(house)
    for _ in range(half_way.TRIES):
        assert (await tries.tries_passkey(other)).body["code"] == "wrong_passkey"

    asked = (await tries.calls("/sign-in/passkey/ask")).body
    assert (await tries.calls("/sign-in/passkey", key.show(asked))).body["code"] == "begin_again"


# ── what comes from elsewhere, or is no answer ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ["/sign-in/code", "/sign-in/passkey", "/sign-in/passkey/ask"])
async def test_the_second_half_is_heard_only_from_our_own_page(house: House, browser: Browser, path: str) -> None:
    totp = await with_code(house)
    tries = await half_way_in(house)
    body = {"code": now(house, totp)} if path.endswith("code") else {}

    for origin in ("https://elsewhere.example", "null", ""):
        assert (await tries.calls(path, body, Origin=origin)).status == 403
    assert (await tries.calls(path, {"code": 7, "x": 1})).status == 400
    for wrong in ("12345", "1234567", "12 456", "abcdef", "١٢٣٤٥٦"):
        assert (await tries.calls("/sign-in/code", {"code": wrong})).body == {"ok": False, "code": "bad_field", "field": "code", "seconds": None}
    assert not tries.is_signed_in


async def test_codes_of_one_person_are_not_anothers(house: House, browser: Browser) -> None:
    wrens, herons = await with_code(house), await with_code(house, "heron")
    step = (await SqlSecondSteps(house.sign_ins._database).of(WREN))[0]

    assert (await (await half_way_in(house)).tries_code(now(house, herons))).status == 401
    codes = Codes(SealedSecrets(load(house.serving.data, {}).secret_key()))
    assert codes.secret_of(step) == wrens.secret
    with pytest.raises(CannotOpen):
        codes.secret_of(replace(step, person=PersonId("heron")))
