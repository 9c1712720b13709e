"""Changing charities and people, and people who go: the same checks as when they came, nothing half done, nobody left behind on a shift unsaid."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import ForeignKey

from chatd.cli import main
from chatd.commands.speaking import with_database
from chatd.domain.ids import ProjectId
from chatd.domain.people import Contact, Person, Project, Role
from chatd.store.connection import Database
from chatd.store.leaving import handled
from chatd.store.sign_ins import SqlSignIns
from chatd.store.tables import catalogue
from chatd.store.tenancy import SqlStore
from tests.store.folder import bytes_on_disc

NORTHTOWN, EASTPORT = ProjectId("northtown"), ProjectId("eastport")
COMING = (datetime.now(UTC) + timedelta(days=10)).strftime("%Y-%m-%d")
ROTA = f"""
[[rota]]
name = "Northern evenings"
zone = "Europe/London"
projects = ["northtown", "eastport"]
[[rota.shift]]
title = "Canary night"
starts = {COMING}T12:00:00
ends = {COMING}T14:00:00
repeat = "FREQ=WEEKLY;COUNT=3"
operators = ["wren", "heron"]
supervisor = "finch"
[[rota.shift.change]]
on = {COMING}
operators = ["heron", "otter", "finch"]
"""


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two charities and four people on one rota, as the rota file makes them."""
    folder = tmp_path_factory.mktemp("standing") / "chat"
    assert chatd(folder, "init", "--public-url", "https://chat.example.org").exit_code == 0
    file = folder.parent / "rota.toml"
    file.write_text(ROTA)
    loaded = chatd(folder, "rota", "load", str(file), "--create-missing")
    assert loaded.exit_code == 0, loaded.output
    return folder


@pytest.fixture
def made(standing: Path, tmp_path: Path) -> Path:
    """The same for one test alone, which may change it."""
    return Path(shutil.copytree(standing, tmp_path / "chat"))


def chatd(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments])


def project_in(folder: Path, id_: ProjectId = NORTHTOWN) -> Project:
    found = with_database(folder, lambda database: SqlStore(database).project(id_))
    assert found
    return found


def person_in(folder: Path, name: str = "wren") -> Person | None:
    return with_database(folder, lambda database: SqlStore(database).person_signed_in_as(name))


def wren_in(folder: Path) -> Person:
    found = person_in(folder)
    assert found
    return found


# ── a charity ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_charity_that_a_rota_made_gets_its_sites_and_all_else(made: Path) -> None:
    assert project_in(made).origins == ()
    before = project_in(made)

    changed = chatd(
        made,
        *("project", "change", "northtown", "--name", "Northtown Project", "--origin", "https://www.northtown.example"),
        *("--origin", "https://northtown.example:443", "--accent", "#1F6B4F", "--zone", "Europe/Bucharest", "--language", "ro", "--country", "ro"),
        *("--leave-url", "https://www.meteo.example/", "--contact", "Night line|call free|tel:+40800800800", "--on-call", "Finch|+44 7700 900123"),
        *("--may-not-open", "--offers-gender"),
    )

    assert changed.exit_code == 0, changed.output
    assert project_in(made) == replace(
        before,
        name="Northtown Project",
        origins=("https://www.northtown.example", "https://northtown.example"),
        accent="#1f6b4f",
        zone="Europe/Bucharest",
        languages=("ro",),
        country="RO",
        leave_url="https://www.meteo.example/",
        contacts=(Contact(name="Night line", how="call free", href="tel:+40800800800"),),
        may_open=False,
        offers_gender=True,
    )
    assert chatd(made, "check").exit_code == 0


def test_what_is_not_named_stays_as_it_is_and_so_does_every_other_charity(made: Path) -> None:
    chatd(made, "project", "change", "northtown", "--origin", "https://a.example", "--contact", "Line|call|tel:+441632960000", "--offers-gender")
    before, other = project_in(made), project_in(made, EASTPORT)

    assert chatd(made, "project", "change", "northtown", "--name", "Another").exit_code == 0

    assert project_in(made) == replace(before, name="Another")
    assert project_in(made, EASTPORT) == other


def test_lists_are_emptied_only_when_that_is_said(made: Path) -> None:
    chatd(made, "project", "change", "northtown", "--origin", "https://a.example", "--contact", "Line|call|tel:+441632960000")

    assert chatd(made, "project", "change", "northtown", "--no-origin", "--no-contact", "--offers-no-gender", "--may-open").exit_code == 0

    assert (project_in(made).origins, project_in(made).contacts) == ((), ())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--name", "X"), "ID: there is no project nowhere; there are: eastport, northtown"),
        (("northtown",), "there is nothing to change"),
        (("northtown", "--name", " "), "--name: write 1 to 80 letters"),
        (("northtown", "--origin", "http://a.example"), "--origin: "),
        (("northtown", "--origin", "https://a.example", "--no-origin"), "--no-origin: leave it out"),
        (("northtown", "--zone", "Nowhere"), "--zone: "),
        (("northtown", "--language", "english!"), "--language: "),
        (("northtown", "--country", "GBR"), "--country: "),
        (("northtown", "--accent", "#cba6e0"), "--accent: "),
        (("northtown", "--leave-url", "javascript:alert(1)"), "--leave-url: "),
        (("northtown", "--contact", "a|b"), "--contact: "),
        (("northtown", "--on-call", "Finch"), "--on-call: "),
    ],
)
def test_a_bad_value_names_its_option_and_changes_nothing(made: Path, arguments: tuple[str, ...], said: str) -> None:
    before = project_in(made)

    refused = chatd(made, "project", "change", *arguments, *(("--may-not-open",) if len(arguments) > 1 else ()))

    assert refused.exit_code == 1
    assert f"Error: {said}" in refused.output
    assert project_in(made) == before


def test_what_is_shown_is_what_can_be_changed(made: Path) -> None:
    chatd(made, "project", "change", "northtown", "--on-call", "Finch|+44 7700 900123", "--contact", "Line|call|tel:+441632960000")
    chatd(made, "project", "change", "northtown", "--lead-on-call", "Lark|+44 7700 900124")

    shown = chatd(made, "project", "show", "northtown").output

    for line in (
        "name           Northtown",
        "origin         no site may show it yet",
        "on-call        Finch|+44 7700 900123",
        "lead-on-call   Lark|+44 7700 900124",
        "may-open       yes",
    ):
        assert f"  {line}\n" in shown
    assert "contact        Line|call|tel:+441632960000" in shown
    assert "rota           Northern evenings" in shown
    assert "no site yet" in chatd(made, "project", "list").output
    assert "ID: there is no project nowhere" in chatd(made, "project", "show", "nowhere").output


def test_the_clinic_is_said_piece_by_piece_and_taken_back_by_an_empty_one(made: Path) -> None:
    chatd(made, "project", "change", "northtown", "--clinic-name", "Elm House", "--clinic-phone", "01632 960 123")
    chatd(made, "project", "change", "northtown", "--clinic-hours", "Tue 17:00-20:00", "--clinic-phone", "")

    shown = chatd(made, "project", "show", "northtown").output

    for line in ("clinic-name    Elm House", "clinic-phone   not said", "clinic-hours   Tue 17:00-20:00"):
        assert f"  {line}\n" in shown
    refused = chatd(made, "project", "change", "northtown", "--clinic-phone", "ask us")
    assert refused.exit_code != 0 and "--clinic-phone" in refused.output and "write a phone number" in refused.output


# ── a person ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_person_is_added_with_an_address_and_as_new(made: Path) -> None:
    added = chatd(made, "operator", "add", "--name", "robin", "--project", "northtown", "--email", "robin@example.org", "--new")

    assert added.exit_code == 0, added.output
    found = person_in(made, "robin")
    assert found and (found.email, found.is_new) == ("robin@example.org", True)
    listed = chatd(made, "operator", "list").output
    assert "new; asked by mail" in listed and "robin@" not in listed


def test_what_is_named_becomes_otherwise_and_all_else_stays(made: Path) -> None:
    before = wren_in(made)

    changed = chatd(
        made,
        "operator",
        "change",
        "--name",
        "Wren",
        "--shift-name",
        "Robin",
        "--email",
        "wren@example.org",
        "--new",
        "--language",
        "ro",
        "--language",
        "en",
    )

    assert changed.exit_code == 0, changed.output
    assert wren_in(made) == replace(before, shift_name="Robin", email="wren@example.org", is_new=True, languages=("ro", "en"))
    assert chatd(made, "operator", "change", "--name", "wren", "--no-email", "--not-new").exit_code == 0
    assert wren_in(made) == replace(before, shift_name="Robin", languages=("ro", "en"))


def test_roles_and_charities_take_the_place_of_those_before(made: Path) -> None:
    assert chatd(made, "operator", "change", "--name", "wren", "--project", "northtown", "--project", "eastport").exit_code == 0
    assert wren_in(made).roles == {NORTHTOWN: {Role.OPERATOR}, EASTPORT: {Role.OPERATOR}}

    chatd(made, "operator", "change", "--name", "wren", "--role", "coordinator", "--role", "operator", "--at", "eastport")
    assert wren_in(made).roles == {NORTHTOWN: {Role.OPERATOR}, EASTPORT: {Role.OPERATOR, Role.COORDINATOR}}

    changed = chatd(made, "operator", "change", "--name", "wren", "--project", "eastport")
    after = wren_in(made)
    assert after.roles == {EASTPORT: {Role.OPERATOR, Role.COORDINATOR}}
    assert (after.home, after.serves) == (EASTPORT, frozenset({EASTPORT}))
    assert "look at the rota for gaps" in changed.output


def test_somebody_who_begins_to_answer_serves_the_charity_they_answer_for(made: Path) -> None:
    chatd(made, "operator", "add", "--name", "robin", "--project", "northtown", "--role", "coordinator")
    robin = person_in(made, "robin")
    assert robin and robin.serves == frozenset()

    chatd(made, "operator", "change", "--name", "robin", "--role", "operator", "--role", "coordinator", "--serves", "eastport")
    robin = person_in(made, "robin")
    assert robin and robin.serves == {NORTHTOWN, EASTPORT}

    chatd(made, "operator", "change", "--name", "robin", "--no-longer-serves", "eastport")
    robin = person_in(made, "robin")
    assert robin and robin.serves == {NORTHTOWN}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "there is nothing to change"),
        (("--email", "wren"), "--email: write one address"),
        (("--email", "a@example.org, b@example.org"), "--email: write one address"),
        (("--email", "a@example.org\nBcc: b@example.org"), "--email: write one address"),
        (("--email", "a@example.org", "--no-email"), "--no-email: leave it out"),
        (("--shift-name", "W" * 41), "--shift-name: write 1 to 40 letters"),
        (("--language", "english!"), "--language: "),
        (("--project", "nowhere"), "--project: there is no project nowhere; there are: eastport, northtown"),
        (("--serves", "nowhere"), "--serves: there is no project nowhere"),
        (("--no-longer-serves", "nowhere"), "--no-longer-serves: there is no project nowhere"),
        (("--role", "lead", "--at", "nowhere"), "--at: they do not belong to nowhere; they belong to: northtown"),
        (("--at", "northtown"), "--at: say with --role"),
    ],
)
def test_a_bad_value_for_a_person_changes_nothing(made: Path, arguments: tuple[str, ...], said: str) -> None:
    before = wren_in(made)

    refused = chatd(made, "operator", "change", "--name", "wren", *arguments, *(("--new",) if arguments else ()))

    assert refused.exit_code == 1
    assert f"Error: {said}" in refused.output
    assert wren_in(made) == before
    assert "nobody signs in as nobody" in chatd(made, "operator", "change", "--name", "nobody", "--new").output


# ── somebody goes ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_nobody_goes_who_is_still_expected_unless_that_is_said(made: Path) -> None:
    refused = chatd(made, "operator", "remove", "--name", "wren")

    assert refused.exit_code == 1
    assert "--name: wren is on 2 coming shifts, first Canary night, " in refused.output
    assert "or say --anyway" in refused.output
    assert person_in(made)
    on_call = chatd(made, "operator", "remove", "--name", "finch")
    assert "finch is on 1 coming shift, first Canary night" in on_call.output
    assert "and on call for Canary night" in on_call.output


def test_somebody_who_goes_anyway_leaves_gaps_that_are_told_and_nothing_of_themselves(made: Path) -> None:
    wren = wren_in(made)
    asyncio.run(signed_in_and_named_everywhere(made, wren))

    removed = chatd(made, "operator", "remove", "--name", "wren", "--anyway")

    assert removed.exit_code == 0, removed.output
    assert removed.output.count("Gap: Canary night, ") == 2
    assert ": 1 signed up, 2 needed." in removed.output
    assert person_in(made) is None
    exported = chatd(made, "rota", "export").output
    assert "wren" not in exported and '["heron"]' in exported
    assert wren.id.encode() not in bytes_on_disc(made)
    assert b"canary-address" not in bytes_on_disc(made)


def test_a_supervisor_who_goes_is_missed_by_name_of_the_shift(made: Path) -> None:
    removed = chatd(made, "operator", "remove", "--name", "finch", "--anyway")

    assert "Nobody is on call now for: Canary night." in removed.output
    assert "Gap:" not in removed.output
    assert "supervisor" not in chatd(made, "rota", "export").output


def test_minutes_of_somebody_removed_while_on_shift_are_not_kept_and_hold_up_nobody_elses(made: Path) -> None:
    wren, heron = wren_in(made), person_in(made, "heron")
    assert heron
    chatd(made, "operator", "remove", "--name", "wren", "--anyway")

    for who in (wren, heron):
        with_database(made, lambda database, who=who: SqlStore(database).add_hours(who.id, "2026-11", 60))  # type: ignore[misc]

    file = sqlite3.connect(made / "chatd.sqlite")
    assert file.execute("SELECT person, minutes FROM hours_given").fetchall() == [(heron.id, 60)]
    file.close()


def test_somebody_who_is_on_nothing_just_goes(made: Path) -> None:
    chatd(made, "operator", "add", "--name", "robin", "--project", "northtown")

    removed = chatd(made, "operator", "remove", "--name", "robin")

    assert removed.output == "robin is removed, and signed out everywhere.\n"
    assert person_in(made, "robin") is None
    assert person_in(made)


def test_every_table_that_can_name_a_person_is_thought_of() -> None:
    naming = {key.parent for table in catalogue.tables.values() for key in table.foreign_keys if names_a_person(key)}

    assert len(naming) > 10
    assert naming == handled()


def names_a_person(key: ForeignKey) -> bool:
    return key.target_fullname == "person.id"


async def signed_in_and_named_everywhere(folder: Path, who: Person) -> None:
    """A line about them in every table that can have one."""
    database = await Database.open(folder / "chatd.sqlite")
    await SqlSignIns(database, SqlStore(database)).begin(who.id, datetime.now(UTC))
    await database.close()
    with sqlite3.connect(folder / "chatd.sqlite") as file:
        (shift,) = file.execute("SELECT id FROM rota_shift").fetchone()
        (other,) = file.execute("SELECT id FROM person WHERE sign_in = 'heron'").fetchone()
        at = "2026-11-20T10:00:00Z"
        file.execute("UPDATE person SET email = 'canary-address@example.org' WHERE id = ?", (who.id,))
        file.execute("UPDATE rota_shift SET lead = ?", (who.id,))
        for n, (asker, asked, taken_by) in enumerate(((who.id, None, None), (other, who.id, None), (other, None, who.id))):
            line = (f"r{n}", shift, f"2026-11-2{n}", asker, asked, taken_by, at)
            file.execute("INSERT INTO cover_request (id, shift, day, asker, asked, taken_by, made) VALUES (?, ?, ?, ?, ?, ?, ?)", line)
        file.execute("INSERT INTO stay_on (person, shift, day) VALUES (?, ?, '2026-11-20')", (who.id, shift))
        file.execute("INSERT INTO turn_confirmation (person, shift, day, asked) VALUES (?, ?, '2026-11-20', ?)", (who.id, shift, at))
        file.execute("INSERT INTO calendar_feed (person, secret_hash, title, made) VALUES (?, ?, 'Busy', ?)", (who.id, b"x" * 32, at))
        file.execute("INSERT INTO hours_given (person, month, minutes) VALUES (?, '2026-11', 60)", (who.id,))
        override = ("o", "northern-evenings", "closed", who.id, "away", at, at)
        file.execute("INSERT INTO availability_override (id, rota, says, who, why, starts, until) VALUES (?, ?, ?, ?, ?, ?, ?)", override)
    file.close()
