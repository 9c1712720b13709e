"""A concern note and a consent slip over HTTP: from those who were there and nobody else, whole or not at all, and read by one."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text as sql

from chatd import settings
from chatd.domain.ids import PersonId
from chatd.store.connection import Database
from tests.edges.house import House
from tests.kept import ring_of
from tests.sealed_records import Ring, open_copy, seal_copy

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = {"v": 1, "facts": "canary 7d21", "decision": "rang", "action": "999", "told": "Finch", "by": ["Wren", "Heron"]}
LEADS = ("lark", "plover", "swift")
TABLES = ("concern_note", "concern_copy", "consent_slip", "slip_copy", "audit")


def ring(house: House, name: str) -> Ring:
    return ring_of(house.serving.rings[name])


def copies(house: House, what: str, id: str, people: tuple[str, ...] = LEADS, project: str = "northtown") -> list[dict[str, str]]:
    return [{"person": name, "box": seal_copy((what, project, id, name), ring(house, name).publics["sealing"], WORDS)} for name in people]


def note(house: House, conversation: str, **otherwise: Any) -> dict[str, Any]:
    id = otherwise.get("id", secrets.token_hex(16))
    return {"id": id, "project": "northtown", "conversation": conversation, "list_number": 1, "copies": copies(house, "note", id), **otherwise}


def slip(house: House, conversation: str, **otherwise: Any) -> dict[str, Any]:
    id = otherwise.get("id", secrets.token_hex(16))
    return {"id": id, "project": "northtown", "conversation": conversation, "copies": copies(house, "slip", id, ("lark", "heron")), **otherwise}


async def sent(house: House, name: str | None, path: str, body: object, **headers: str) -> tuple[int, Any]:
    cookie, csrf = await house.signed_in(name) if name else ("", "")
    given = {"Origin": house.origin, "Cookie": cookie, "X-Chatd-Csrf": csrf, "Content-Type": "application/json", **headers}
    async with aiohttp.ClientSession() as session, session.post(house.origin + path, data=json.dumps(body), headers=given) as answer:
        return answer.status, await answer.json() if answer.content_type == "application/json" else None


async def got(house: House, name: str | None, path: str) -> tuple[int, Any]:
    cookie, _ = await house.signed_in(name) if name else ("", "")
    async with aiohttp.ClientSession() as session, session.get(house.origin + path, headers={"Cookie": cookie}) as answer:
        return answer.status, await answer.json() if answer.content_type == "application/json" else None


async def rows(house: House) -> dict[str, int]:
    database = await Database.open(settings.database_in(house.serving.data))
    try:
        async with database.transaction() as connection:
            return {table: int(await connection.scalar(sql(f"SELECT count(*) FROM {table}")) or 0) for table in TABLES}
    finally:
        await database.close()


async def changed(house: House, statement: str) -> None:
    database = await Database.open(settings.database_in(house.serving.data))
    try:
        async with database.transaction() as connection:
            await connection.execute(sql(statement))
    finally:
        await database.close()


async def test_the_card_has_the_numbers_the_phones_and_whoever_would_read(house: House) -> None:
    status, acting = await got(house, "wren", "/acting.json")

    here = {each["project"]: each for each in acting["projects"]}
    assert status == 200 and set(here) == {"northtown", "eastport"}
    assert here["northtown"]["numbers"] == {"number": "999", "also": "112", "silent_mobile": "55", "text_number": "999"}
    assert here["northtown"]["on_call"] == {"name": "Robin", "phone": "+441632960000"}
    assert here["northtown"]["lead"] == {"name": "Lark", "phone": "+441632960011"}
    assert here["northtown"]["leads"] == {"lark": "Lark", "plover": "Plover", "swift": "Swift"}
    assert {each["person"] for each in here["northtown"]["takes_slips"]} == {"heron", *LEADS}
    assert not any(line["checked"] for line in here["northtown"]["ready"]["ro"])
    assert "no address" in acting["card"]["no_place"]
    assert (await got(house, None, "/acting.json"))[0] == 401


async def test_a_note_is_opened_by_one_leads_key_and_by_no_workers(house: House) -> None:
    _, first, _, id = await house.pair()
    body = note(house, id)

    status, told = await sent(house, first.name.lower(), "/concern-notes", body)
    read = await got(house, "plover", "/concern-notes.json")

    assert (status, told) == (200, {"ok": True})
    mine = next(each for each in read[1]["notes"] if each["id"] == body["id"])
    assert open_copy(ring(house, "plover"), mine["box"], ("note", "northtown", body["id"], "plover")) == WORDS
    with pytest.raises(Exception):  # noqa: B017, PT011  Whatever its name, it does not open.
        open_copy(ring(house, "wren"), mine["box"], ("note", "northtown", body["id"], "plover"))
    assert (await got(house, "wren", "/concern-notes.json"))[0] in {403, 404}


async def test_leads_at_a_desk_hear_of_it_at_once_and_of_no_conversation(house: House) -> None:
    _, _, _, id = await house.pair("wren", "otter")
    heron = await house.raw_worker("heron")

    await sent(house, "wren", "/slips", slip(house, id))

    await heron.until(lambda: heron.last("alert") == {"kind": "slip_left", "conversation": None})


async def test_only_who_was_there_may_write_and_others_conversations_answer_like_none(house: House) -> None:
    _, _, _, id = await house.pair("wren", "otter")

    answers = [
        await sent(house, "finch", "/concern-notes", note(house, id)),
        await sent(house, "finch", "/concern-notes", note(house, "nowhere")),
        await sent(house, "finch", "/slips", slip(house, id)),
        await sent(house, "wren", "/concern-notes", note(house, id, project="eastport")),
        await sent(house, "wren", "/slips", slip(house, id, project="nobody")),
    ]

    assert answers == [(404, {"code": "not_found", "field": None, "seconds": None, "ok": False})] * 5
    assert (await sent(house, "otter", "/concern-notes", note(house, id)))[0] == 200
    assert (await sent(house, None, "/concern-notes", note(house, id)))[0] == 401


async def test_half_an_hour_after_the_end_it_is_too_late(house: House) -> None:
    _, first, _, id = await house.pair()
    assert (await first.close(id))["ok"]
    assert house.live.rota_of(id) is None  # type: ignore[arg-type]

    house.clock.wind(timedelta(minutes=29))
    in_time = await sent(house, "wren", "/concern-notes", note(house, id))
    house.clock.wind(timedelta(minutes=2))
    late = await sent(house, "wren", "/concern-notes", note(house, id))

    assert (in_time[0], late[0]) == (200, 404)
    assert house.server.desk.lately.with_whom(PersonId("wren"), "northtown", house.clock.now()) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("id", "A" * 32),
        ("id", "short"),
        ("project", "North Town"),
        ("conversation", ""),
        ("list_number", 0),
        ("copies", []),
        ("copies", [{"person": "lark", "box": "short"}]),
        ("copies", [{"person": "lark", "box": "x" * 20_000}]),
        ("more", 1),
    ],
)
async def test_what_is_wrong_is_named(house: House, field: str, wrong: object) -> None:
    status, told = await sent(house, "wren", "/concern-notes", {**note(house, "nowhere"), field: wrong})

    assert status == 400
    assert (told["field"] or "").startswith(field) or field == "more"
    assert await rows(house) == await rows(house)


async def test_two_copies_for_one_person_are_refused(house: House) -> None:
    twice = note(house, "nowhere")
    twice["copies"].append(twice["copies"][0])

    assert await sent(house, "wren", "/concern-notes", twice) == (400, {"code": "bad_field", "field": "copies", "seconds": None, "ok": False})


async def test_no_other_site_and_no_stale_page_writes(house: House) -> None:
    _, _, _, id = await house.pair()
    before = await rows(house)

    for path, body in (("/concern-notes", note(house, id)), ("/slips", slip(house, id))):
        assert (await sent(house, "wren", path, body, Origin="https://elsewhere.example"))[0] == 403
        assert (await sent(house, "wren", path, body, **{"X-Chatd-Csrf": "x" * 64}))[0] == 403

    assert await rows(house) == before


async def test_what_is_sealed_for_the_wrong_people_is_refused_and_leaves_nothing(house: House) -> None:
    _, _, _, id = await house.pair()
    before = await rows(house)
    to_otter = copies(house, "note", "0" * 32, ("lark", "otter"))

    old = await sent(house, "wren", "/concern-notes", note(house, id, list_number=2))
    wrong = await sent(house, "wren", "/concern-notes", note(house, id, copies=to_otter))
    slipped = await sent(house, "wren", "/slips", slip(house, id, copies=to_otter))

    assert [(status, told["code"]) for status, told in (old, wrong, slipped)] == [(409, "list_is_old"), (403, "sealed_wrong"), (403, "sealed_wrong")]
    assert await rows(house) == before


async def test_the_same_again_is_there_already_and_is_stored_once(house: House) -> None:
    _, _, _, id = await house.pair()
    body = note(house, id)

    first = await sent(house, "wren", "/concern-notes", body)
    before = await rows(house)
    again = await sent(house, "wren", "/concern-notes", body)

    assert first[0] == 200 and (again[0], again[1]["code"]) == (409, "already_there")
    assert await rows(house) == before


@pytest.mark.parametrize(
    ("path", "table"),
    [("/concern-notes", each) for each in ("concern_note", "concern_copy", "audit")]
    + [("/slips", each) for each in ("consent_slip", "slip_copy", "audit")],
)
@pytest.mark.parametrize("when", ["BEFORE", "AFTER"])
async def test_a_store_that_fails_in_the_middle_keeps_nothing_and_the_answer_is_no(house: House, path: str, table: str, when: str) -> None:
    """The last copy fails, too: by then the others are written."""
    _, _, _, id = await house.pair()
    before = await rows(house)
    last = f"WHEN (SELECT count(*) FROM {table}) >= {before[table] + 1}" if table.endswith("copy") else ""
    await changed(house, f"CREATE TRIGGER broken {when} INSERT ON {table} {last} BEGIN SELECT RAISE(ABORT, 'broken'); END")

    body = note(house, id) if path == "/concern-notes" else slip(house, id)
    try:
        status, _ = await sent(house, "wren", path, body)
        assert status == 500
        assert await rows(house) == before
    finally:
        await changed(house, "DROP TRIGGER broken")
    assert (await sent(house, "wren", path, body))[0] == 200


async def test_a_slip_is_taken_out_once_and_then_it_is_gone(house: House) -> None:
    _, _, _, id = await house.pair("wren", "otter")
    body = slip(house, id)
    before = await rows(house)
    assert (await sent(house, "wren", "/slips", body))[0] == 200

    status, taken = await sent(house, "heron", f"/slips/{body['id']}/take", {})
    second, _ = await sent(house, "lark", f"/slips/{body['id']}/take", {})
    stranger, _ = await sent(house, "otter", f"/slips/{body['id']}/take", {})
    writer, _ = await sent(house, "wren", f"/slips/{body['id']}/take", {})
    done, _ = await sent(house, "heron", f"/slips/{body['id']}/done", {})

    assert status == 200 and open_copy(ring(house, "heron"), taken["box"], ("slip", "northtown", body["id"], "heron")) == WORDS
    assert second == 409 and (stranger, writer) == (404, 404) and done == 200
    after = await rows(house)
    assert (after["consent_slip"], after["slip_copy"]) == (before["consent_slip"], before["slip_copy"])


async def test_nobody_is_told_that_nothing_was_kept_when_a_note_was_written(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert (await sent(house, "wren", "/concern-notes", note(house, id)))[0] == 200

    assert (await first.close(id))["ok"]

    await visitor.until(lambda: visitor.last("ended"))
    ended = visitor.last("ended")
    assert ended is not None and ended["forgotten"] is False


async def test_a_note_that_was_refused_takes_nothing_from_what_may_be_said(house: House) -> None:
    visitor, first, _, id = await house.pair()
    assert (await sent(house, "wren", "/concern-notes", note(house, id, list_number=9)))[0] == 409

    assert (await first.close(id))["ok"]

    await visitor.until(lambda: visitor.last("ended"))
    ended = visitor.last("ended")
    assert ended is not None and ended["forgotten"] is True


async def test_who_wrote_a_slip_may_be_the_one_who_takes_it_out(house: House) -> None:
    _, _, _, id = await house.pair("wren", "otter")
    body = slip(house, id)
    body["copies"] = copies(house, "slip", body["id"], ("lark", "wren"))
    assert (await got(house, "wren", "/slips.json"))[0] == 404
    assert (await sent(house, "wren", "/slips", body))[0] == 200

    waiting = await got(house, "wren", "/slips.json")
    status, taken = await sent(house, "wren", f"/slips/{body['id']}/take", {})

    assert waiting[0] == 200 and [each["id"] for each in waiting[1]["slips"]] == [body["id"]]
    assert status == 200 and open_copy(ring(house, "wren"), taken["box"], ("slip", "northtown", body["id"], "wren")) == WORDS
    assert (await got(house, "wren", "/records/audit"))[0] == 404
    assert (await sent(house, "lark", f"/slips/{body['id']}/take", {}))[0] == 409
    assert (await sent(house, "wren", f"/slips/{body['id']}/done", {}))[0] == 200
