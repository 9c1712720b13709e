"""`chatd rota load` and `export`: a file in, the same file out; all of it or nothing, and every problem with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import insert, select

from chatd.cli import main
from chatd.commands.speaking import with_database
from chatd.domain.people import OnCall, Person, Project, Role, Rota
from chatd.sign_in import NOBODY
from chatd.store.answer_tables import answer, service
from chatd.store.connection import Database
from chatd.store.draft_tables import answer_draft
from chatd.store.tenancy import SqlStore
from tests.store.folder import NOON

EVENINGS = """\
[[rota]]
name = "Northern evenings"
zone = "Europe/London"
projects = ["northtown", "eastport"]
closing_minutes = 40

[[rota.shift]]
title = "Friday night"
starts = 2026-10-23T22:00:00       # local clock time in the rota's zone
ends = 2026-10-24T06:00:00
repeat = "FREQ=WEEKLY;UNTIL=20270331T000000Z"
projects = ["northtown"]
languages = ["en", "ro"]
operators = ["wren", "heron"]
supervisor = "finch"
lead = "robin"

[[rota.shift.change]]
on = 2026-11-06
operators = ["wren", "otter"]

[[rota.shift.change]]
on = 2026-11-13
cancelled = true

[[rota.shift.change]]
on = 2026-11-20
starts = 2026-11-20T23:00:00
ends = 2026-11-21T02:00:00

[[rota.shift]]
title = "Sunday \\"early\\""
starts = 2026-11-08T08:00:00
ends = 2026-11-08T12:00:00
operators = ["heron", "otter"]

[[rota.closure]]
from = 2026-12-25T00:00:00
until = 2026-12-26T00:00:00
reason = "Christmas Day"
projects = ["eastport"]
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "chat")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For tests after which it is as empty as before."""
    return a_folder(tmp_path_factory.mktemp("empty") / "chat")


def a_folder(folder: Path) -> Path:
    assert chatd(folder, "init", "--public-url", "https://chat.example.org").exit_code == 0
    return folder


def chatd(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments])


def load(folder: Path, text: str, *options: str) -> Result:
    file = folder.parent / "rota.toml"
    file.write_text(text, "utf-8")
    return chatd(folder, "rota", "load", str(file), *options)


def loaded(folder: Path, text: str = EVENINGS) -> Path:
    done = load(folder, text, "--create-missing")
    assert done.exit_code == 0, done.output
    return folder


def export(folder: Path, *options: str) -> str:
    done = chatd(folder, "rota", "export", *options)
    assert done.exit_code == 0, done.output
    return done.output


def stored(folder: Path) -> tuple[dict[str, Person], dict[str, Project], dict[str, Rota]]:
    async def read(database: Database) -> tuple[dict[str, Person], dict[str, Project], dict[str, Rota]]:
        store = SqlStore(database)
        people, projects, rotas = await store.people(), await store.projects(), await store.rotas()
        return {each.sign_in: each for each in people}, {each.id: each for each in projects}, {each.id: each for each in rotas}

    return with_database(folder, read)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


# ── in and out ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_loaded_is_exported_unchanged_in_meaning_and_then_byte_for_byte(made: Path, tmp_path: Path) -> None:
    once = export(loaded(made))
    twice = export(loaded(a_folder(tmp_path / "other"), once))

    assert tomllib.loads(once) == tomllib.loads(EVENINGS)
    assert twice == once
    assert export(loaded(made, once)) == once


def test_one_of_several_rotas_is_exported_by_its_name(made: Path) -> None:
    other = EVENINGS.replace("Northern evenings", "Western days").replace("northtown", "westbay").replace("eastport", "southend")
    loaded(made, EVENINGS + other.replace("wren", "tern").replace("heron", "gull").replace("otter", "seal"))

    assert [rota["name"] for rota in tomllib.loads(export(made))["rota"]] == ["Northern evenings", "Western days"]
    assert [rota["name"] for rota in tomllib.loads(export(made, "--rota", "western days"))["rota"]] == ["Western days"]
    unknown = chatd(made, "rota", "export", "--rota", "Nights")
    assert unknown.exit_code == 1
    assert "--rota: there is no rota 'Nights'; there are: Northern evenings, Western days" in unknown.output


def test_a_zone_of_its_own_and_other_alphabets_survive(made: Path) -> None:
    text = EVENINGS.replace('title = "Friday night"', 'title = "Seară – noapte"\nzone = "Europe/Bucharest"')

    assert tomllib.loads(export(loaded(made, text))) == tomllib.loads(text)


# ── who and what is made ──────────────────────────────────────────────────────────────────────────────────────────


def test_projects_and_people_are_made_only_when_asked_for(made: Path) -> None:
    refused = load(made, EVENINGS)

    assert refused.exit_code == 1
    assert "projects: there is no project northtown" in refused.output
    assert "operators: there is no person wren" in refused.output
    assert stored(made) == ({}, {}, {})


def test_those_who_are_made_cannot_sign_in_and_no_site_may_show_what_is_made(made: Path) -> None:
    people, projects, rotas = stored(loaded(made))

    assert set(people) == {"wren", "heron", "otter", "finch", "robin"}
    assert {role for held in people["wren"].roles.values() for role in held} == {Role.OPERATOR}
    assert {role for held in people["robin"].roles.values() for role in held} == {Role.LEAD}
    assert people["wren"].serves == {"northtown", "eastport"}
    assert people["robin"].serves == frozenset()
    assert [each.origins for each in projects.values()] == [(), ()]
    assert {each.rota for each in projects.values()} == set(rotas) == {"northern-evenings"}

    assert with_database(made, lambda database: SqlStore(database).proof_of("wren")) is NOBODY
    given = chatd(made, "operator", "passphrase", "--name", "wren")
    assert "wren can sign in now" in given.output


def test_a_project_that_had_hours_of_its_own_brings_its_supervisor_along_and_is_told_of_its_hours(made: Path) -> None:
    add = ("project", "add", "--id", "northtown", "--name", "Northtown", "--origin", "https://northtown.example")
    assert chatd(made, *add, "--open", "Mon 10:00-12:00", "--on-call", "Finch|+44 7700 900123").exit_code == 0

    done = load(made, EVENINGS, "--create-missing")

    assert "Note: northtown was on the rota northtown, whose weekly hours no longer count for it." in done.output
    _, projects, rotas = stored(made)
    assert projects["northtown"].origins == ("https://northtown.example",)
    assert rotas[projects["northtown"].rota].on_call == OnCall(name="Finch", phone="+44 7700 900123")


def test_a_project_that_the_file_no_longer_names_has_a_rota_of_its_own(made: Path) -> None:
    loaded(made)
    text = EVENINGS.replace('["northtown", "eastport"]', '["northtown"]').replace('projects = ["eastport"]\n', "")

    done = load(made, text)

    assert done.exit_code == 0, done.output
    assert "eastport is no longer on this rota" in done.output
    _, projects, rotas = stored(made)
    assert (projects["northtown"].rota, projects["eastport"].rota) == ("northern-evenings", "eastport")
    assert rotas["eastport"].calendar is None


def test_a_project_that_leaves_takes_its_own_answers_drafts_and_services_along(made: Path) -> None:
    loaded(made)

    async def written(database: Database) -> None:
        async with database.transaction() as connection:
            for project in ("eastport", "northtown", None):
                whose = {"collaborative": "northern-evenings", "project": project}
                await connection.execute(insert(answer).values(id=f"a-{project}", name="bus", **whose))
                of_draft = {"fields": "{}", "changed": NOON, "changed_by": "finch", "file": "en/bus.md"}
                await connection.execute(insert(answer_draft).values(id=f"d-{project}", **of_draft, **whose))
                of_service = {"name": "Bus", "facts": "{}", "changed": NOON, "changed_by": "finch"}
                await connection.execute(insert(service).values(id=f"s-{project}", **of_service, **whose))

    async def kept(database: Database) -> set[tuple[str | None, str]]:
        async with database.transaction() as connection:
            rows = [await connection.execute(select(table.c.project, table.c.collaborative)) for table in (answer, answer_draft, service)]
            return {tuple(row) for found in rows for row in found}

    with_database(made, written)
    done = load(made, EVENINGS.replace('["northtown", "eastport"]', '["northtown"]').replace('projects = ["eastport"]\n', ""))

    assert "Its own answers and services stay with it" in done.output
    assert with_database(made, kept) == {("eastport", "eastport"), ("northtown", "northern-evenings"), (None, "northern-evenings")}


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────────────────

WRONG = [
    ('zone = "Europe/London"', 'zone = "Europe/Londn"', "zone", "not a known time zone"),
    ('zone = "Europe/London"', 'zone = "../../etc/passwd"', "zone", "not a known time zone"),
    ('name = "Northern evenings"', "name = 3", "name", "in quotation marks"),
    ('name = "Northern evenings"', 'name = "Two\\nlines"', "name", "on one line"),
    ("closing_minutes = 40", "closing_minutes = true", "closing_minutes", "whole minutes"),
    ("closing_minutes = 40", "closing_minutes = -1", "closing_minutes", "whole minutes"),
    ("closing_minutes = 40", "closing_hours = 1", "closing_hours", "no such field"),
    ('projects = ["northtown", "eastport"]', 'projects = ["northtown", "North Town"]', "projects", "cannot be the name of a project"),
    ('projects = ["northtown", "eastport"]', "projects = []", "projects", "a list of names"),
    ("starts = 2026-10-23T22:00:00", "starts = 2026-10-23T22:00:00Z", "starts", "without an offset"),
    ("starts = 2026-10-23T22:00:00", 'starts = "22:00"', "starts", "write the clock time"),
    ("starts = 2026-10-23T22:00:00", "starts = 2026-10-23", "starts", "write the clock time"),
    ("starts = 2026-10-23T22:00:00", "starts = 2026-10-23T22:00:00.5", "starts", "write the clock time"),
    ("ends = 2026-10-24T06:00:00", "ends = 2026-10-23T22:00:00", "ends", "is not after starts"),
    ('repeat = "FREQ=WEEKLY;', 'repeat = "FREQ=YEARLY;', "repeat", "FREQ is DAILY, WEEKLY or MONTHLY"),
    ('repeat = "FREQ=WEEKLY;', 'repeat = "FREQ=WEEKLY;BYHOUR=3;', "repeat", "BYHOUR is not understood"),
    ("UNTIL=20270331T000000Z", "UNTIL=20250331T000000Z", "repeat", "names no day"),
    ('projects = ["northtown"]', 'projects = ["westbay"]', "projects", "not among this rota's projects"),
    ('languages = ["en", "ro"]', 'languages = ["English"]', "languages", "short code"),
    ('operators = ["wren", "heron"]', 'operators = ["wren", "wren"]', "operators", "wren is there twice"),
    ('operators = ["wren", "heron"]', 'operators = "wren"', "operators", "a list of names"),
    ('operators = ["wren", "heron"]', 'operators = ["wren", "h eron"]', "operators", "cannot be the name of a person"),
    ('supervisor = "finch"', 'supervisor = ["finch"]', "supervisor", "one sign-in name"),
    ("on = 2026-11-06", "on = 2026-11-07", "on", "does not begin on 2026-11-07"),
    ("on = 2026-11-06", "on = 2027-04-02", "on", "does not begin on 2027-04-02"),
    ("on = 2026-11-06", "on = 2026-11-13", "on", "two changes for 2026-11-13"),
    ("on = 2026-11-06", "on = 2026-11-06T22:00:00", "on", "the day alone"),
    ("cancelled = true", "cancelled = false", "cancelled", "write true"),
    ("cancelled = true", 'cancelled = true\noperators = ["wren"]', "cancelled", "has no operators"),
    ("cancelled = true", "", "on", "nothing changes"),
    ("ends = 2026-11-21T02:00:00", "ends = 2026-11-20T22:00:00", "ends", "the end after the start"),
    ("until = 2026-12-26T00:00:00", "until = 2026-12-24T00:00:00", "until", "is not after from"),
    ('reason = "Christmas Day"', "", "reason", "is missing"),
    ('operators = ["heron", "otter"]', 'operators = ["heron", "otter"]\nrepeat = "FREQ=DAILY"\nzone = "Mars/Base"', "zone", "not a known time zone"),
]


@pytest.mark.parametrize(("right", "wrong", "field", "said"), WRONG)
def test_a_problem_names_its_line_its_field_and_what_to_write_and_nothing_is_loaded(
    empty: Path, right: str, wrong: str, field: str, said: str
) -> None:
    assert right in EVENINGS
    text = EVENINGS.replace(right, wrong, 1)

    refused = load(empty, text, "--create-missing")

    assert refused.exit_code == 1
    (complaint,) = [line for line in refused.output.splitlines() if f": {field}: " in line and said in line]
    number = int(complaint.split(":")[1])
    within = EVENINGS.splitlines()[number - 1]
    assert field in text.splitlines()[number - 1] or within.startswith("[["), complaint
    assert "nothing was loaded" in refused.output
    assert stored(empty) == ({}, {}, {})


def test_every_problem_is_told_and_not_only_the_first(empty: Path) -> None:
    text = EVENINGS.replace("Europe/London", "Nowhere").replace("closing_minutes = 40", "closing = 40").replace("cancelled = true", "cancelled = 1")

    lines = load(empty, text, "--create-missing").output.splitlines()

    told = [int(line.split(":")[1]) for line in lines[:-1]]
    assert told == [line_of(text, "Nowhere"), line_of(text, "closing ="), line_of(text, "cancelled = 1")]


@pytest.mark.parametrize("text", ["", "rota = 3", "[rota]\nname = 'x'", "[[rota]\n", "[[rota]]\nname = 'x'\nname = 'y'", "[[rota]]\nname = '\x00'"])
def test_what_is_no_rota_at_all_is_refused_kindly(empty: Path, text: str) -> None:
    refused = load(empty, text, "--create-missing")

    assert refused.exit_code == 1
    assert isinstance(refused.exception, SystemExit)
    assert "rota.toml:" in refused.output


def test_one_person_on_two_shifts_at_once_is_refused_and_back_to_back_is_not(made: Path) -> None:
    right = EVENINGS.replace("2026-11-08T08:00:00", "2026-11-07T06:00:00").replace("2026-11-08T12:00:00", "2026-11-07T09:00:00")
    wrong = EVENINGS.replace("2026-11-08T08:00:00", "2026-11-07T05:59:00").replace("2026-11-08T12:00:00", "2026-11-07T09:00:00")

    refused = load(made, wrong, "--create-missing")

    number = line_of(wrong, '["heron", "otter"]')
    assert refused.exit_code == 1
    assert (
        f":{number}: operators: otter is then on 'Friday night' (line {line_of(wrong, 'Friday night') - 1}) too, at 2026-11-07 05:59"
        in refused.output
    )
    assert "heron is then" not in refused.output  # changed away on that night
    loaded(made, right)


def test_a_shift_that_meets_its_own_next_time_is_refused(made: Path) -> None:
    wrong = EVENINGS.replace('repeat = "FREQ=WEEKLY;', 'repeat = "FREQ=DAILY;').replace("2026-10-24T06:00:00", "2026-10-25T06:00:00")

    assert "another time of the same shift" in load(made, wrong, "--create-missing").output


def test_one_person_cannot_be_on_two_rotas_at_once_nor_one_project_on_two_rotas(made: Path) -> None:
    loaded(made)
    other = EVENINGS.replace("Northern evenings", "Western days")

    shared = load(made, other, "--create-missing")
    apart = load(made, other.replace("northtown", "westbay").replace("eastport", "southend"), "--create-missing")

    assert "projects: northtown is on the rota 'Northern evenings', and a project has one" in shared.output
    assert "wren is then on 'Friday night' (the rota 'Northern evenings') too" in apart.output
    assert set(stored(made)[1]) == {"northtown", "eastport"}


def test_a_gap_is_warned_of_and_loaded(made: Path) -> None:
    text = EVENINGS.replace('["wren", "heron"]', '["wren"]').replace('["wren", "otter"]', "[]")

    done = load(made, text, "--create-missing")

    assert done.exit_code == 0
    first, second = (line_of(text, words) for words in ('= ["wren"]', "operators = []"))
    assert f":{first}: warning: operators: 1 signed up, a gap" in done.output
    assert f":{second}: warning: operators: 0 signed up on 2026-11-06, a gap" in done.output


def test_somebody_who_serves_nobody_here_and_a_language_nobody_speaks_are_warned_of(made: Path) -> None:
    for name in ("northtown", "westbay"):
        assert chatd(made, "project", "add", "--id", name, "--name", name, "--origin", f"https://{name}.example").exit_code == 0
    for name, project in (("wren", "northtown"), ("heron", "westbay")):
        assert chatd(made, "operator", "add", "--name", name, "--project", project).exit_code == 0

    done = load(made, EVENINGS, "--create-missing")

    assert "warning: operators: heron answers visitors of none of this rota's projects" in done.output
    assert "warning: languages: nobody who is signed up speaks ro" in done.output
    assert "warning: operators: wren" not in done.output


def test_a_rule_that_does_not_name_its_own_first_day_is_warned_of(made: Path) -> None:
    done = load(
        made,
        EVENINGS.replace("FREQ=WEEKLY;", "FREQ=WEEKLY;BYDAY=FR;").replace("2026-10-23T22", "2026-10-22T22").replace("2026-10-24", "2026-10-23"),
        "--create-missing",
    )

    assert "warning: starts: the rule does not name 2026-10-22; the first time is 2026-10-23" in done.output
