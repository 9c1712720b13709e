"""What is kept, over HTTP: who comes in, what each call asks, opening by two, and that a fault anywhere leaves everything as it was."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from chatd import settings
from chatd.app import compose, listen
from chatd.domain.ids import PersonId, ProjectId, RecordId
from chatd.domain.people import Person, Role
from chatd.domain.retention import State
from chatd.keeping.keeping import Keeping
from chatd.store import people
from chatd.store.connection import Database
from tests import kept, sealed_records
from tests.edges.callers import ASK, Caller, caller, decision, opened, peels, rewrapped, sealed, stored, the
from tests.edges.house import House
from tests.kept import NORTHTOWN, SAID, Kept
from tests.sealing import text
from tests.serving import free_port

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOBODYS = "0" * 32
NONCE, BOX, SIGNATURE = "A" * 32, "A" * 200, "A" * 86
GETS = (
    "/records",
    "/records.json",
    "/records/notes",
    "/concern-notes.json",
    "/records/{record}",
    "/records/{record}/facts.json",
    "/records/{record}/whole.json",
)
POSTS: dict[str, dict[str, Any]] = {
    "/records/{record}/decide": {"keep": True, "why": "ground_is_met", "signature": SIGNATURE},
    "/records/{record}/open": ASK,
    "/records/{record}/approve": {"requester": "lark", "peeled": {"raiser": BOX}},
    "/records/{record}/collect": {},
    "/records/{record}/note": {"id": "1" * 32, "nonce": NONCE, "box": BOX},
    "/records/{record}/tags": {"id": "2" * 32, "copies": {}},
    "/records/{record}/export": {"why": "to_police", "id": "3" * 32, "nonce": NONCE, "box": BOX},
    "/records/{record}/review": {"until": "2027-01-01", "why": "inquiry_runs"},
    "/records/{record}/hold": {"deed": "ask", "why": "court_order", "until": "2027-01-01"},
    "/records/{record}/rewrap": {"list_number": 1, "wraps": [{"requester": "a", "approver": "b", "box": BOX}] * 2, "signature": SIGNATURE},
    "/concern-notes/{note}/read": {},
    "/concern-notes/{note}/done": {},
    "/slips/{slip}/take": {},
    "/slips/{slip}/done": {},
}


@pytest.fixture
def things(house: House) -> kept.House:
    """Where flags are raised, notes and slips written."""
    return kept.House.on(house.serving)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crane(standing_house: House) -> AsyncIterator[str]:
    """A lead, by role, of a project of their own; on no list."""
    database = await Database.open(settings.database_in(standing_house.serving.data))
    west = Person(
        id=PersonId("crane"),
        sign_in="crane",
        shift_name="Crane",
        languages=("en",),
        home=ProjectId("eastport"),
        roles={ProjectId("eastport"): frozenset({Role.LEAD, Role.OPERATOR})},
        serves=frozenset({ProjectId("eastport")}),
    )
    async with database.transaction() as connection:
        await people.add_person(connection, west, proof_hash="nothing")
    await database.close()
    yield "crane"


def filled(path: str, record: str, note: str = NOBODYS, slip: str = NOBODYS) -> str:
    return path.replace("{record}", record).replace("{note}", note).replace("{slip}", slip)


# ── who comes in ──


@pytest.mark.parametrize("name", ["wren", "otter", "finch", "crane"])
async def test_to_everybody_but_a_lead_on_the_list_nothing_of_it_exists(house: House, things: kept.House, crane: str, name: str) -> None:
    record, note, slip = (await things.whole()).id, await things.note({"facts": "canary"}), await things.slip({"recipient": "canary"})
    lark, other = await caller(house, "lark"), await caller(house, name)
    assert (await lark.gets(f"/records/{record}"))[0] == 200

    nowhere = await other.gets("/there-is-no-such-page")
    for path in GETS:
        theirs, unknown = await other.gets(filled(path, record)), await other.gets(filled(path, NOBODYS))
        assert theirs == unknown, path
        assert theirs[0] == 404, path
        assert path.endswith(".json") or theirs == nowhere, path
    for path, body in POSTS.items():
        if name == "finch" and path.startswith("/slips"):
            continue
        theirs_, unknown_ = await other.posts(filled(path, record, note, slip), body), await other.posts(filled(path, NOBODYS), body)
        assert theirs_ == unknown_ == (404, {"ok": False, "code": "not_there", "field": None, "seconds": None}), path


async def test_to_a_lead_an_unknown_record_is_a_missing_one(house: House) -> None:
    lark = await caller(house, "lark")

    assert await lark.gets(f"/records/{NOBODYS}") == await lark.gets("/there-is-no-such-page")
    for path, body in POSTS.items():
        assert (await lark.posts(filled(path, NOBODYS), body))[0] in {404, 409}, path
    assert (await lark.posts(f"/records/{NOBODYS}/open", ASK))[0] == 404


async def test_coordinators_see_slips_and_the_audit_and_no_record(house: House, things: kept.House) -> None:
    await things.slip({"recipient": "canary"})
    heron, wren = await caller(house, "heron"), await caller(house, "wren")

    assert (await heron.gets("/records/slips"))[0] == (await heron.gets("/records/audit"))[0] == 200
    assert json.loads((await heron.gets("/slips.json"))[1])["slips"]
    for path in ("/records/slips", "/records/audit", "/slips.json"):
        assert (await wren.gets(path))[0] == 404, path
    assert (await heron.gets("/records"))[0] == 404


async def test_only_leads_are_shown_the_way(house: House) -> None:
    for name, is_shown in {"lark": True, "wren": False, "finch": False, "heron": False}.items():
        _, page = await (await caller(house, name)).gets("/rota")
        assert ('href="/records"' in page) is is_shown, name


async def test_without_signing_in_one_is_shown_the_way_and_told_nothing(house: House, things: kept.House) -> None:
    record, nobody = (await things.whole()).id, Caller(origin=house.origin)

    for path in ("/records", f"/records/{record}", f"/records/{NOBODYS}", "/records/notes", "/records/slips", "/records/audit"):
        assert (await nobody.gets(path))[0] == 303, path
    for path in ("/records.json", f"/records/{record}/facts.json", "/concern-notes.json", "/slips.json"):
        assert (await nobody.gets(path))[0] == 401, path
    for path, body in POSTS.items():
        assert (await nobody.posts(filled(path, record), body))[0] == 401, path


async def test_another_sites_page_does_nothing(house: House, things: kept.House) -> None:
    record, lark = (await things.whole()).id, await caller(house, "lark")

    for path, body in POSTS.items():
        assert (await replace(lark, csrf="x" * 64).posts(filled(path, record), body))[0] == 403, path
    assert (await lark.posts(f"/records/{record}/open", ASK))[0] == 200


async def test_a_lead_who_has_not_shown_a_second_step_is_let_in_nowhere(house: House, things: kept.House) -> None:
    record = (await things.whole()).id
    cookie, csrf = await house.signed_in("lark", second_step=False)
    half = Caller(origin=house.origin, cookie=cookie, csrf=csrf)

    await things.slip({"recipient": "canary"})
    for path in ("/records", f"/records/{record}", "/records/slips", "/slips.json"):
        assert (await half.gets(path))[0] == 403, path
    for path, body in POSTS.items():
        status, answer = await half.posts(filled(path, record), body)
        assert (status, answer["code"]) == (403, "second_step"), path


# ── what stands on pages ──


async def test_no_word_and_no_key_stands_on_any_page(house: House, things: kept.House) -> None:
    whole = await things.whole()
    await things.note({"facts": "canary of a note"})
    lark = await caller(house, "lark")

    pages = [
        await lark.gets(path)
        for path in ("/records", f"/records/{whole.id}", "/records/notes", "/records/slips", "/records/audit", "/concern-notes.json")
    ]

    assert all(status == 200 for status, _ in pages)
    for words in (*(line["text"] for line in SAID if len(line["text"]) > 8), "canary of a note", text(whole.key.key)):
        assert not [page for _, page in pages if words in page], words


async def test_records_are_found_by_ground_day_language_and_project(house: House, things: kept.House) -> None:
    lark = await caller(house, "lark")
    await things.whole(ground="child_at_risk", language="ro")

    async def found(**asked: str) -> int:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        status, page = await lark.gets(f"/records?{query}")
        assert status == 200
        return page.count('class="kept__link"')

    everything, today = await found(), house.clock.now().date()
    assert 0 < await found(ground="child_at_risk") < everything
    assert await found(language="ro") == await found(ground="child_at_risk")
    assert await found(**{"from": str(today), "until": str(today)}) == everything
    assert await found(**{"from": str(today + timedelta(days=1))}) == 0
    assert await found(project="northtown") == everything
    assert await found(project="nowhere") == await found(ground="nothing") == 0
    assert "Write a day like" in (await lark.gets("/records?from=today"))[1]


async def test_the_front_page_says_what_waits_and_changes_its_mark(house: House, things: kept.House) -> None:
    lark = await caller(house, "lark")
    before = await lark.gets("/records.json")

    flag = await things.raised(ground="about_a_worker")
    await things.note({"facts": "short"})

    _, page = await lark.gets("/records")
    assert "Speak with Wren first" in page
    assert f"/records/{flag.id}/decide" in page
    assert "concern note" in page
    assert await lark.gets("/records.json") != before


# ── fields ──


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("open", {"why": "", "words": "x"}, "why"),
        ("open", {"why": "act_now", "words": " "}, "words"),
        ("open", {"why": "no_such_code", "words": "x"}, "why"),
        ("open", {"why": "act_now", "words": "x" * 501}, "words"),
        ("review", {"until": "", "why": "inquiry_runs"}, "until"),
        ("review", {"until": "tomorrow", "why": "inquiry_runs"}, "until"),
        ("review", {"until": "2026-01-01", "why": "inquiry_runs"}, "until"),
        ("review", {"until": "2099-01-01", "why": "inquiry_runs"}, "until"),
        ("review", {"until": "9999-12-31", "why": "inquiry_runs"}, "until"),
        ("review", {"until": "2027-01-01", "why": ""}, "why"),
        ("review", {"let_go": "yes", "why": ""}, "why"),
        ("hold", {"deed": "ask", "why": "", "until": "2027-01-01"}, "why"),
        ("hold", {"deed": "ask", "why": "court_order", "until": ""}, "until"),
        ("hold", {"deed": "ask", "why": "court_order", "until": "2099-01-01"}, "until"),
        ("hold", {"deed": "steal"}, "deed"),
        ("decide", {"keep": True, "why": "", "signature": SIGNATURE}, "why"),
        ("export", {"why": "", "id": "1" * 32, "nonce": NONCE, "box": BOX}, "why"),
        ("note", {"id": "short", "nonce": NONCE, "box": BOX}, "id"),
        ("note", {"id": "1" * 32, "nonce": NONCE, "box": "x" * 60_001}, "box"),
        ("approve", {"requester": "lark", "peeled": {"somebody": BOX}}, None),
    ],
)
async def test_what_is_wrong_with_a_form_is_said_at_its_field(
    house: House, things: kept.House, path: str, body: dict[str, Any], field: str | None
) -> None:
    record, lark = (await things.whole()).id, await caller(house, "lark")

    status, answer = await lark.posts(f"/records/{record}/{path}", body)

    assert status in {400, 409}, answer
    assert field is None or answer["field"] == field, answer


# ── deciding ──


async def test_the_lead_on_call_keeps_or_lets_go_with_a_signature_and_a_reason(house: House, things: kept.House) -> None:
    lark = await caller(house, "lark")
    kept_one, gone = await things.raised(ground="about_a_worker"), await things.raised(ground="about_a_worker")

    status, told = await lark.posts(f"/records/{kept_one.id}/decide", await decision(things, kept_one, "lark", "keep", "ground_is_met"))
    assert (status, told["to"]) == (200, f"/records/{kept_one.id}")
    assert (await stored(things, kept_one)).state is State.RETAINED

    status, told = await lark.posts(f"/records/{gone.id}/decide", await decision(things, gone, "lark", "let_go", "ground_not_met"))
    assert (status, told["to"]) == (200, "/records")
    assert await things.keeping.store.record(gone.id) is None


async def test_nobody_decides_with_anothers_signature_or_on_what_is_decided(house: House, things: kept.House) -> None:
    lark, flag = await caller(house, "lark"), await things.raised(ground="about_a_worker")
    whole = await things.whole()

    assert (await lark.posts(f"/records/{flag.id}/decide", await decision(things, flag, "plover", "keep", "ground_is_met")))[1][
        "code"
    ] == "not_signed"
    assert (await lark.posts(f"/records/{whole.id}/decide", await decision(things, whole, "lark", "keep", "ground_is_met")))[0] == 409
    assert (await stored(things, flag)).state is State.PROVISIONAL


# ── opening by two ──


async def test_a_record_is_opened_by_one_who_asks_and_one_who_agrees(house: House, things: kept.House) -> None:
    whole, lark, plover = await things.whole(), await caller(house, "lark"), await caller(house, "plover")

    assert (await lark.posts(f"/records/{whole.id}/open", ASK))[0] == 200
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1]["state"] == "waiting"
    assert "To see whether somebody is safe." in (await plover.gets(f"/records/{whole.id}"))[1]
    peeled = await peels(plover, things, "plover", whole, "lark")
    assert (await plover.posts(f"/records/{whole.id}/approve", {"requester": "lark", "peeled": peeled}))[0] == 200

    told = (await lark.posts(f"/records/{whole.id}/collect", {}))[1]
    assert told["state"] == "agreed"
    record = json.loads((await lark.gets(f"/records/{whole.id}/whole.json"))[1])
    key = sealed_records.open_inner(told["peeled"]["confirmer"], things.rings["lark"], record["header"])
    assert sealed_records.open_chunks(key, record["chunks"]) == list(SAID)
    assert sealed_records.open_inner(told["peeled"]["raiser"], things.rings["lark"], record["header"]) == key

    assert (await lark.posts(f"/records/{whole.id}/collect", {"got": True}))[1]["state"] == "gone"
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1] == {"state": "gone", "peeled": {}, "until": told["until"]}


async def test_the_reason_for_opening_is_stored_nowhere(house: House, things: kept.House) -> None:
    whole, lark = await things.whole(), await caller(house, "lark")
    await lark.posts(f"/records/{whole.id}/open", {"why": "act_now", "words": "canary of a reason"})

    assert "canary of a reason" in (await (await caller(house, "plover")).gets(f"/records/{whole.id}"))[1]
    for file in house.serving.data.iterdir():
        assert b"canary of a reason" not in file.read_bytes(), file.name


async def test_one_lead_alone_opens_nothing(house: House, things: kept.House) -> None:
    whole, lark = await things.whole(), await caller(house, "lark")
    await lark.posts(f"/records/{whole.id}/open", ASK)

    assert (await lark.gets(f"/records/{whole.id}/whole.json"))[0] == 409
    assert json.loads((await lark.gets(f"/records/{whole.id}/facts.json"))[1])["asked"] == []
    own = {"requester": "lark", "peeled": {"raiser": BOX}}
    assert (await lark.posts(f"/records/{whole.id}/approve", own))[1]["code"] == "two_are_needed"
    for path in ("note", "export"):
        assert (await lark.posts(f"/records/{whole.id}/{path}", POSTS[f"/records/{{record}}/{path}"]))[1]["code"] == "not_opened"
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1]["state"] == "waiting"


async def test_who_was_in_the_conversation_agrees_to_nothing(house: House, things: kept.House) -> None:
    whole, lark, swift = await things.whole(members=("wren", "otter", "swift")), await caller(house, "lark"), await caller(house, "swift")
    await lark.posts(f"/records/{whole.id}/open", ASK)

    assert (await swift.posts(f"/records/{whole.id}/approve", {"requester": "lark", "peeled": {"raiser": BOX}}))[1]["code"] == "not_theirs"
    assert json.loads((await swift.gets(f"/records/{whole.id}/facts.json"))[1])["asked"] == []
    assert "Agree: let" not in (await swift.gets(f"/records/{whole.id}"))[1]
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1]["state"] == "waiting"


async def test_an_approved_opening_ends_after_half_an_hour(house: House, things: kept.House) -> None:
    whole = await opened(house, things)
    lark = await caller(house, "lark")
    assert (await lark.gets(f"/records/{whole.id}/whole.json"))[0] == 200

    house.clock.wind(timedelta(minutes=31))

    lark = await caller(house, "lark")
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1]["state"] == "gone"
    assert (await lark.gets(f"/records/{whole.id}/whole.json"))[0] == 409


async def test_a_restart_drops_an_approved_opening(house: House, things: kept.House) -> None:
    whole = await opened(house, things)
    lark = await caller(house, "lark")
    assert (await lark.posts(f"/records/{whole.id}/collect", {}))[1]["state"] == "agreed"

    again = await compose(settings.load(house.serving.data, {}), clock=house.clock)
    runner = await listen(again, "127.0.0.1", port := free_port())
    try:
        after = replace(lark, origin=f"http://127.0.0.1:{port}")
        assert (await after.gets(f"/records/{whole.id}/whole.json"))[0] == 409
    finally:
        await runner.cleanup()


# ── notes, tags, export, care ──


async def test_a_note_and_an_export_are_kept_with_the_record_while_it_is_open(house: House, things: kept.House) -> None:
    whole, lark = await opened(house, things), await caller(house, "lark")
    note, form = sealed(whole, "note", {"text": "spoke with her worker"}), sealed(whole, "form", {"recipient": "the police"})

    assert (await lark.posts(f"/records/{whole.id}/note", note))[0] == 200
    status, file = await lark.posts(f"/records/{whole.id}/export", {"why": "to_police", **form})

    assert status == 200
    assert sorted(each["kind"] for each in file["notes"]) == ["form", "note"]
    assert {by for by, set_ in file["wraps"].items() if set_} == {"raiser", "confirmer"}
    assert file["list"]["number"] == file["header"]["list_number"]
    assert file["closing"]["by"] == "wren"


async def test_tags_are_sealed_to_each_lead_and_given_to_each_their_own(house: House, things: kept.House) -> None:
    whole, lark, plover = await things.whole(), await caller(house, "lark"), await caller(house, "plover")
    leads = (await things.leads()).leads
    copies = {each.person: sealed_records.seal_copy(("tag", NORTHTOWN, whole.id, each.person), each.sealing, {"tags": ["knife"]}) for each in leads}

    assert (await lark.posts(f"/records/{whole.id}/tags", {"id": whole.id, "copies": {"lark": copies[PersonId("lark")]}}))[1]["code"] == "list_is_old"
    assert (await lark.posts(f"/records/{whole.id}/tags", {"id": whole.id, "copies": copies}))[0] == 200

    box = json.loads((await plover.gets(f"/records/{whole.id}/facts.json"))[1])["tags"][whole.id]
    assert sealed_records.open_copy(things.rings["plover"], box, ("tag", NORTHTOWN, whole.id, "plover")) == {"tags": ["knife"]}
    assert copies[PersonId("swift")] not in (await plover.gets("/records"))[1]


async def test_a_hold_takes_two_leads_and_letting_go_leaves_time(house: House, things: kept.House) -> None:
    whole, lark, plover = await things.whole(), await caller(house, "lark"), await caller(house, "plover")
    ask = {"deed": "ask", "why": "court_order", "until": str((house.clock.now() + timedelta(days=90)).date())}

    assert (await lark.posts(f"/records/{whole.id}/hold", ask))[0] == 200
    assert (await lark.posts(f"/records/{whole.id}/hold", {"deed": "agree"}))[1]["code"] == "two_are_needed"
    assert "asks to hold it until" in (await plover.gets("/records"))[1]
    assert (await plover.posts(f"/records/{whole.id}/hold", {"deed": "agree"}))[0] == 200
    assert "Held until" in (await lark.gets(f"/records/{whole.id}"))[1]

    assert (await lark.posts(f"/records/{whole.id}/hold", {"deed": "end"}))[0] == 200
    assert (await lark.posts(f"/records/{whole.id}/review", {"let_go": "yes", "why": "purpose_is_over"}))[0] == 200
    record = await stored(things, whole)
    assert timedelta(days=6) < record.ends - house.clock.now() <= timedelta(days=7)


# ── notes and slips ──


async def test_a_concern_note_is_read_by_one_lead_alone_and_the_others_see_that(house: House, things: kept.House) -> None:
    lark, plover = await caller(house, "lark"), await caller(house, "plover")
    id = await things.note({"facts": "He waits outside."})

    mine = the(json.loads((await lark.gets("/concern-notes.json"))[1])["notes"], id)
    assert sealed_records.open_copy(things.rings["lark"], mine["box"], ("note", NORTHTOWN, id, "lark")) == {"facts": "He waits outside."}
    assert mine["is_new"]
    assert (await lark.posts(f"/concern-notes/{id}/read", {}))[0] == 200

    theirs = the(json.loads((await plover.gets("/concern-notes.json"))[1])["notes"], id)
    assert (theirs["read_by"], theirs["is_new"]) == ("Lark", True)
    assert (await plover.posts(f"/concern-notes/{id}/done", {}))[0] == 404, "who has not read it does not delete it"
    assert (await lark.posts(f"/concern-notes/{id}/done", {}))[0] == 200
    assert not [each for each in json.loads((await plover.gets("/concern-notes.json"))[1])["notes"] if each["id"] == id]


async def test_a_slip_is_taken_out_once(house: House, things: kept.House) -> None:
    lark, heron = await caller(house, "lark"), await caller(house, "heron")
    id = await things.slip({"recipient": "The clinic"})
    assert the(json.loads((await heron.gets("/slips.json"))[1])["slips"], id)

    status, taken = await lark.posts(f"/slips/{id}/take", {})
    assert status == 200
    assert sealed_records.open_copy(things.rings["lark"], taken["box"], ("slip", NORTHTOWN, id, "lark")) == {"recipient": "The clinic"}

    assert (await heron.posts(f"/slips/{id}/take", {}))[1]["code"] == "is_taken"
    assert not [each for each in json.loads((await heron.gets("/slips.json"))[1])["slips"] if each["id"] == id]
    assert (await lark.posts(f"/slips/{id}/done", {}))[0] == 200
    assert (await lark.posts(f"/slips/{id}/take", {}))[0] == 404


async def test_the_audit_says_who_did_what_in_plain_words_and_gives_its_mark(house: House, things: kept.House) -> None:
    whole, lark = await things.whole(), await caller(house, "lark")
    await lark.posts(f"/records/{whole.id}/open", ASK)

    _, page = await lark.gets("/records/audit")

    assert f"Wren raised record {whole.id[:8]}." in page
    assert f"Otter confirmed record {whole.id[:8]}." in page
    assert f"Lark asked to open record {whole.id[:8]}." in page
    assert "what was said may help to prevent it" in page


# ── faults ──


@dataclass
class Failing:
    """A store whose *at*-th call fails, before anything is done."""

    real: Any
    at: int
    calls: int = field(default=0)

    def __getattr__(self, name: str) -> Any:
        deed = getattr(self.real, name)

        async def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                raise RuntimeError("the disc is gone")
            return await deed(*args, **kwargs)

        return call


async def snapshot(keeping: Keeping, id: RecordId) -> Any:
    standing = [replace(each, words="") for each in keeping.openings.standing(keeping.now()) if each.record == id]
    return await keeping.store.record(id), await keeping.store.wraps(id), await keeping.store.notes(id), standing


DEEDS: dict[str, Callable[[kept.House, Kept], Any]] = {
    "open": lambda things, whole: ASK,
    "review": lambda things, whole: {"until": "2027-01-01", "why": "inquiry_runs"},
    "hold": lambda things, whole: {"deed": "ask", "why": "court_order", "until": "2027-01-01"},
    "tags": lambda things, whole: {"id": whole.id, "copies": {}},
}


@pytest.mark.parametrize("name", DEEDS)
async def test_a_fault_anywhere_in_a_deed_leaves_the_record_as_it_was_and_answers_no(house: House, things: kept.House, name: str) -> None:
    whole, lark = await things.whole(), await caller(house, "lark")
    await _faults(lark, things, whole, f"/records/{whole.id}/{name}", DEEDS[name](things, whole))


@pytest.mark.parametrize("name", ["decide", "approve", "note", "rewrap"])
async def test_a_fault_in_what_is_signed_or_sealed_leaves_it_too(house: House, things: kept.House, name: str) -> None:
    if name == "decide":
        whole = await things.raised(ground="about_a_worker")
        return await _faults(
            await caller(house, "lark"), things, whole, f"/records/{whole.id}/decide", await decision(things, whole, "lark", "keep", "ground_is_met")
        )
    if name == "approve":
        whole, lark, plover = await things.whole(), await caller(house, "lark"), await caller(house, "plover")
        await lark.posts(f"/records/{whole.id}/open", ASK)
        body: Any = {"requester": "lark", "peeled": await peels(plover, things, "plover", whole, "lark")}
        return await _faults(plover, things, whole, f"/records/{whole.id}/approve", body)
    whole, lark = await opened(house, things), await caller(house, "lark")
    body = sealed(whole, "note", {"text": "x"}) if name == "note" else await rewrapped(things, whole, "lark")
    return await _faults(lark, things, whole, f"/records/{whole.id}/{name}", body)


@pytest.mark.parametrize("what", ["read", "take"])
async def test_a_fault_in_reading_a_note_or_taking_a_slip_leaves_it_where_it_was(house: House, things: kept.House, what: str) -> None:
    lark = await caller(house, "lark")
    id = await things.note({"facts": "x"}) if what == "read" else await things.slip({"recipient": "x"})
    path, real = f"/concern-notes/{id}/read" if what == "read" else f"/slips/{id}/take", things.keeping.store
    listed = "/concern-notes.json" if what == "read" else "/slips.json"
    before = await lark.gets(listed)

    for at in range(1, 20):
        failing = Failing(real, at)
        object.__setattr__(things.keeping, "store", failing)
        try:
            status, _ = await _status(lark, path, {})
        finally:
            object.__setattr__(things.keeping, "store", real)
        if failing.calls < at:
            assert status == 200
            break
        assert status == 500
        assert await lark.gets(listed) == before
    assert await lark.gets(listed) != before


async def test_an_export_that_fails_gives_nothing_and_is_recorded_before_it_is_given(house: House, things: kept.House) -> None:
    whole, lark, real = await opened(house, things), await caller(house, "lark"), things.keeping.store
    answers = []
    for at in range(1, 20):
        failing = Failing(real, at)
        object.__setattr__(things.keeping, "store", failing)
        try:
            answers.append(await _status(lark, f"/records/{whole.id}/export", {"why": "to_police", **sealed(whole, "form", {"recipient": "x"})}))
        finally:
            object.__setattr__(things.keeping, "store", real)
        if failing.calls < at:
            break

    assert [status for status, _ in answers] == [500] * (len(answers) - 1) + [200]
    assert len(answers) > 2
    assert not [text for status, text in answers if status == 500 and "wraps" in text]
    exported = [each for each in await things.entries() if each.deed == "exported" and each.what.endswith(whole.id)]
    assert len(exported) == len([each for each in await real.notes(whole.id) if each.kind == "form"]) >= 1


async def _faults(who: Caller, things: kept.House, whole: Kept, path: str, body: Any) -> None:
    """One call after another fails, until none is left to fail."""
    keeping, real = things.keeping, things.keeping.store
    before = await snapshot(keeping, whole.id)
    for at in range(1, 30):
        failing = Failing(real, at)
        object.__setattr__(keeping, "store", failing)
        try:
            status, _ = await _status(who, path, body)
        finally:
            object.__setattr__(keeping, "store", real)
        if failing.calls < at:
            assert status == 200
            assert at > 1, "no call was tried"
            return
        assert status == 500, at
        assert await snapshot(keeping, whole.id) == before, at
    raise AssertionError("it never ends")


async def _status(who: Caller, path: str, body: Any) -> tuple[int, str]:
    return await who._asks("POST", path, data=json.dumps(body), csrf=who.csrf)
