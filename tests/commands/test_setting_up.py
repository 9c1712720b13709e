"""`chatd init`, `project`, `operator`, `check` on a real folder: clear errors, nothing half done."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from chatd import secret_key
from chatd.cli import main
from chatd.commands.fields import contrast_on_white
from chatd.commands.speaking import with_database
from chatd.domain.people import OnCall, Person, Project, Rota, WeeklyOpening
from chatd.enrolment import SALTS
from chatd.passwords import Hasher, derive, salt_for
from chatd.settings import load
from chatd.store.connection import Database
from chatd.store.tenancy import SqlStore

PROJECT = ("project", "add", "--id", "northtown", "--name", "Northtown", "--origin", "https://www.northtown.example")
OPERATOR = ("operator", "add", "--name", "wren", "--project", "northtown")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chat"


@pytest.fixture
def made(folder: Path) -> Path:
    assert chatd(folder, "init", "--public-url", "https://chat.example.org").exit_code == 0
    return folder


def chatd(folder: Path, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments], input=stdin)


def projects_in(folder: Path) -> tuple[Project, ...]:
    return with_database(folder, lambda database: SqlStore(database).projects())


def rotas_in(folder: Path) -> tuple[Rota, ...]:
    return with_database(folder, lambda database: SqlStore(database).rotas())


def people_in(folder: Path) -> tuple[Person, ...]:
    return with_database(folder, lambda database: SqlStore(database).people())


# ── init ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_init_makes_a_folder_that_only_its_owner_can_read(made: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (made, *made.iterdir())}

    assert modes.pop("chat") == 0o700
    assert set(modes.values()) == {0o600}
    assert {"chatd.toml", "secret.key", "chatd.sqlite"} <= set(modes)
    assert load(made, {}).public_url == "https://chat.example.org"
    assert chatd(made, "check").exit_code == 0


def test_init_again_overwrites_nothing(made: Path) -> None:
    before = {name: (made / name).read_bytes() for name in ("chatd.toml", "secret.key")}

    again = chatd(made, "init")

    assert again.exit_code == 0
    assert {name: (made / name).read_bytes() for name in before} == before
    refused = chatd(made, "init", "--public-url", "https://other.example.org")
    assert refused.exit_code == 1
    assert "is there already" in refused.output


def test_a_new_secret_is_never_made_for_people_whose_passphrases_need_the_old_one(made: Path) -> None:
    (made / "secret.key").unlink()

    refused = chatd(made, "init")

    assert refused.exit_code == 1
    assert "put it back from your backup" in refused.output
    assert not (made / "secret.key").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--public-url", "http://chat.example.org"), "public-url: http can be read"),
        (("--public-url", "https://sexwork-chat.example.org"), "public-url: sexwork"),
        (("--public-url", "https://chat.example.org/desk"), "--public-url: write an address"),
        (("--title", "Escort desk"), "title: escort"),
        (("--listen", "8080"), "--listen: write a host and a port"),
    ],
)
def test_init_refuses_what_would_be_unsafe_and_writes_no_settings(folder: Path, options: tuple[str, ...], said: str) -> None:
    refused = chatd(folder, "init", *options)

    assert refused.exit_code == 1
    assert said in refused.output
    assert not (folder / "chatd.toml").exists()
    assert chatd(folder, "init").exit_code == 0


# ── projects ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_project_with_everything_is_stored_as_told(made: Path) -> None:
    added = chatd(
        made,
        *PROJECT,
        *("--origin", "https://northtown.example:443", "--zone", "Europe/Bucharest", "--language", "ro", "--language", "en", "--country", "ro"),
        *("--accent", "#1F6B4F", "--leave-url", "https://www.meteo.example/", "--contact", "Night line|call free|tel:+40800800800"),
        *("--open", "Mon-Tue 10:00-22:00", "--open", "Sat 22:00-02:00", "--on-call", "Finch|+44 7700 900123"),
    )

    assert added.exit_code == 0, added.output
    (project,) = projects_in(made)
    assert project.origins == ("https://www.northtown.example", "https://northtown.example")
    assert (project.zone, project.languages, project.country, project.accent) == ("Europe/Bucharest", ("ro", "en"), "RO", "#1f6b4f")
    (rota,) = rotas_in(made)
    assert rota.on_call == OnCall(name="Finch", phone="+44 7700 900123")
    assert [line.weekday for line in rota.timetable] == [0, 1, 5]
    assert isinstance(rota.timetable[0], WeeklyOpening)
    assert "Northtown" in chatd(made, "project", "list").output


def test_two_projects_share_a_rota_and_the_second_brings_no_hours(made: Path) -> None:
    assert chatd(made, *PROJECT, "--rota", "northern", "--open", "Mon 10:00-12:00").exit_code == 0
    second = ("project", "add", "--id", "eastport", "--name", "Eastport", "--origin", "https://eastport.example", "--rota", "northern")

    refused = chatd(made, *second, "--open", "Tue 10:00-12:00")
    joined = chatd(made, *second)

    assert refused.exit_code == 1
    assert "--rota: northern has its hours" in refused.output
    assert joined.exit_code == 0
    assert [each.rota for each in projects_in(made)] == ["northern", "northern"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--id", "North Town", "use lower case letters"),
        ("--id", "northtown\n", "use lower case letters"),
        ("--name", " ", "write 1 to 80 letters"),
        ("--origin", "http://www.northtown.example", "write the exact start"),
        ("--origin", "https://*.northtown.example", "write the exact start"),
        ("--origin", "https://northtown.example/chat", "write the exact start"),
        ("--origin", "https://northtown.example; script-src *", "write the exact start"),
        ("--zone", "Northtown", "not a known time zone"),
        ("--zone", "../../etc/passwd", "not a known time zone"),
        ("--language", "english!", "short code"),
        ("--language", "en\n", "short code"),
        ("--country", "England", "two letters"),
        ("--accent", "plum", "write a colour"),
        ("--accent", "#cba6e0", "too pale"),
        ("--leave-url", "javascript:alert(1)", "whole https address"),
        ("--contact", "Night line|tel:1", "three parts"),
        ("--contact", "Night line|call|javascript:alert(1)", "starts with tel:"),
        ("--open", "Mondays 10-22", "write days and hours"),
        ("--open", "Mon 25:00-26:00", "write days and hours"),
        ("--on-call", "Finch", "a name and a phone number"),
        ("--rota", "North!", "use lower case letters"),
    ],
)
def test_a_bad_value_names_its_option_and_adds_nothing(made: Path, option: str, value: str, said: str) -> None:
    wrong = list(PROJECT)
    if option in wrong:
        wrong[wrong.index(option) + 1] = value
    else:
        wrong += [option, value]

    refused = chatd(made, *wrong)

    assert refused.exit_code == 1
    assert f"Error: {option}: " in refused.output
    assert said in refused.output
    assert rotas_in(made) == ()


@pytest.mark.parametrize(
    "hours", [("Mon 10:00-14:00", "Mon 12:00-16:00"), ("Sun 22:00-02:00", "Mon 01:00-03:00"), ("Mon-Sun 10:00-10:00", "Wed 3:00-4:00")]
)
def test_hours_that_overlap_are_a_slip_of_the_pen(made: Path, hours: tuple[str, str]) -> None:
    refused = chatd(made, *PROJECT, "--open", hours[0], "--open", hours[1])

    assert refused.exit_code == 1
    assert "Error: --open: " in refused.output


def test_hours_round_the_clock_do_not_overlap_themselves(made: Path) -> None:
    assert chatd(made, *PROJECT, "--open", "Mon-Sun 00:00-00:00").exit_code == 0


def test_a_project_that_is_there_is_not_added_again(made: Path) -> None:
    assert chatd(made, *PROJECT).exit_code == 0

    again = chatd(made, *PROJECT)

    assert again.exit_code == 1
    assert "--id: there is a project northtown already" in again.output


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#777777") == pytest.approx(4.48, abs=0.01)


# ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_operators_passphrase_is_shown_once_works_and_is_nowhere_on_disc(made: Path) -> None:
    chatd(made, *PROJECT)

    added = chatd(made, *OPERATOR, "--language", "ro")

    assert added.exit_code == 0, added.output
    passphrase = next(line.split(":", 1)[1].strip() for line in added.output.splitlines() if "Passphrase:" in line)
    assert len(passphrase.split()) == 6
    assert asyncio.run(works(made, "wren", passphrase))
    assert not asyncio.run(works(made, "wren", passphrase + "x"))
    assert all(passphrase.encode() not in file.read_bytes() for file in made.iterdir())
    listed = chatd(made, "operator", "list").output
    assert "wren" in listed
    assert passphrase not in listed


def test_a_new_passphrase_replaces_the_old_one(made: Path) -> None:
    chatd(made, *PROJECT)
    chatd(made, *OPERATOR, "--passphrase-stdin", stdin="the very first long passphrase\n")
    assert asyncio.run(works(made, "wren", "the very first long passphrase"))

    renewed = chatd(made, "operator", "passphrase", "--name", "Wren", "--passphrase-stdin", stdin="another quite long passphrase\n")

    assert renewed.exit_code == 0, renewed.output
    assert "another quite" not in renewed.output
    assert asyncio.run(works(made, "wren", "another quite long passphrase"))
    assert not asyncio.run(works(made, "wren", "the very first long passphrase"))


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (("--name", "w"), "", "--name: use 2 to 40 letters"),
        (("--name", "w ren"), "", "--name: use 2 to 40 letters"),
        (("--shift-name", "W" * 41), "", "--shift-name: write 1 to 40 letters"),
        (("--project", "nowhere"), "", "--project: there is no project nowhere; there are: northtown"),
        (("--serves", "nowhere"), "", "--serves: there is no project nowhere"),
        (("--passphrase-stdin",), "short\n", "--passphrase-stdin: too short"),
        (("--passphrase-stdin",), "", "--passphrase-stdin: too short"),
    ],
)
def test_a_bad_value_for_a_person_adds_nobody(made: Path, arguments: tuple[str, ...], stdin: str, said: str) -> None:
    chatd(made, *PROJECT)

    refused = chatd(made, *OPERATOR, *arguments, stdin=stdin)

    assert refused.exit_code == 1
    assert said in refused.output
    assert people_in(made) == ()


def test_a_name_that_is_taken_is_refused_and_the_first_keeps_it(made: Path) -> None:
    chatd(made, *PROJECT)
    chatd(made, *OPERATOR, "--passphrase-stdin", stdin="the very first long passphrase\n")

    again = chatd(made, *OPERATOR, "--name", "WREN")

    assert again.exit_code == 1
    assert "signs in as wren already" in again.output
    assert asyncio.run(works(made, "wren", "the very first long passphrase"))


async def works(folder: Path, name: str, passphrase: str) -> bool:
    database, hasher = await Database.open(folder / "chatd.sqlite"), Hasher()
    key = secret_key.read(folder / "secret.key").sub_key(SALTS)
    try:
        stored = (await SqlStore(database).proof_of(name)).stored
        return await hasher.is_right(stored, derive(passphrase, salt_for(name, key)).sign_in)
    finally:
        hasher.close()
        await database.close()


# ── check, and what nobody set up ─────────────────────────────────────────────────────────────────────────────────


def test_check_lists_every_unsafe_thing_and_not_only_the_first(made: Path) -> None:
    chatd(made, *PROJECT)
    text = (made / "chatd.toml").read_text().replace("https://chat.example.org", "http://escort.example.org").replace('"Desk"', '"Umbrella"')
    (made / "chatd.toml").write_text(text)
    (made / "secret.key").chmod(0o644)
    other = sqlite3.connect(made / "chatd.sqlite")
    other.execute("UPDATE project_origin SET origin = 'https://*.example'")
    other.execute("UPDATE rota SET zone = 'Nowhere/Town'")
    other.commit()
    other.close()

    listed = chatd(made, "check")

    assert listed.exit_code == 1
    for said in ("http can be read", "escort in a host name", "umbrella in a browser tab", "chmod 600", "Nowhere/Town", "https://*.example"):
        assert said in listed.output


@pytest.mark.parametrize("arguments", [("project", "list"), ("operator", "list"), PROJECT, OPERATOR, ("check",), ("serve",)])
def test_without_init_every_command_says_to_run_it(folder: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatd.commands.serve.harden_or_refuse", lambda: None)

    refused = chatd(folder, *arguments)

    assert refused.exit_code == 1
    assert "init" in refused.output


def test_a_database_of_another_version_is_not_written_to(made: Path) -> None:
    other = sqlite3.connect(made / "chatd.sqlite")
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()

    refused = chatd(made, *PROJECT)

    assert refused.exit_code == 1
    assert "another version" in refused.output


def test_every_command_explains_itself_with_an_example() -> None:
    for path, command in commands_below(main, ()):
        shown = CliRunner().invoke(main, [*path, "--help"]).output

        assert isinstance(command, click.Group) or "Example:" in shown, path
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, (path, parameter.name)


def commands_below(group: click.Command, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(group, click.Group):
        return [(path, group)]
    return [(path, group), *(found for name, each in group.commands.items() for found in commands_below(each, (*path, name)))]
