"""`chatd services check`, `import` and `export`: a file in, the same file out, and every fault with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chatd.cli import main

LIST = """\
name;what;needs;areas;phone;hours;shared
Harbour Clinic;Free tests;sexual-health;NT1 NT2;+44 191 496 0000;"Mon to Fri
10 to 18";
Advice Line;Rent and debt;housing-benefits-debt;uk;0300 123 4567;;yes
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "chat"
    assert chatd(folder, "init", "--public-url", "https://chat.example.org").exit_code == 0
    for name in ("northtown", "eastport"):
        rota = ("--rota", "northtown") if name == "eastport" else ()
        done = chatd(folder, "project", "add", "--id", name, "--name", name.title(), "--origin", f"https://{name}.example", *rota)
        assert done.exit_code == 0, done.output
    return folder


def chatd(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), *arguments])


def written(folder: Path, text: str) -> str:
    file = folder.parent / "services.csv"
    file.write_text(text, "utf-8")
    return str(file)


def exported(folder: Path, project: str = "northtown") -> bytes:
    file = folder.parent / f"{project}.csv"
    done = chatd(folder, "services", "export", str(file), "--project", project, "--overwrite")
    assert done.exit_code == 0, done.output
    return file.read_bytes()


def test_export_import_and_export_again_give_the_same_bytes(made: Path) -> None:
    first = chatd(made, "services", "import", written(made, LIST), "--project", "northtown")
    once = exported(made)
    again = chatd(made, "services", "import", str(made.parent / "northtown.csv"), "--project", "northtown")

    assert first.output.endswith("2 added, 0 changed.\n"), first.output
    assert again.output.endswith("0 added, 0 changed.\n"), again.output
    assert exported(made) == once
    assert once.startswith(b"\xef\xbb\xbfname,")
    assert b"Advice Line" in exported(made, "eastport")
    assert b"Harbour Clinic" not in exported(made, "eastport")


def test_export_to_standard_output_gives_the_same(made: Path) -> None:
    chatd(made, "services", "import", written(made, LIST), "--project", "northtown")

    assert chatd(made, "services", "export", "-", "--project", "northtown").stdout_bytes == exported(made)


def test_a_changed_entry_replaces_the_one_of_its_name_and_others_stay(made: Path) -> None:
    chatd(made, "services", "import", written(made, LIST), "--project", "northtown")
    less = "name,what,needs,areas,phone\nHarbour Clinic,New words,sexual-health,NT1,111\n"

    said = chatd(made, "services", "check", written(made, less), "--project", "northtown")
    done = chatd(made, "services", "import", written(made, less), "--project", "northtown")

    assert said.output.endswith("0 would be added, 1 would be changed.\n"), said.output
    assert done.output.endswith("0 added, 1 changed.\n"), done.output
    assert b"New words" in exported(made)
    assert b"Advice Line" in exported(made)


def test_check_needs_no_chat_and_names_line_column_and_what_to_do(tmp_path: Path) -> None:
    file = written(tmp_path / "none", LIST)
    bad = LIST.replace("NT1 NT2", "NT1 4LP").replace("uk;0300", "Wonderland;0300")

    good = chatd(tmp_path / "none", "services", "check", file)
    refused = chatd(tmp_path / "none", "services", "check", written(tmp_path / "none", bad))

    assert good.exit_code == 0
    assert "Note: Harbour Clinic: unverified" in good.output
    assert refused.exit_code == 1
    assert f"{file}:2: areas in row 2: number 2 in the list: this is more than the first half of a postcode" in refused.output
    assert f"{file}:4: areas in row 3: number 1 in the list: write the first half of a postcode, like NT1" in refused.output
    assert "2 to mend" in refused.output


def test_a_file_with_a_fault_changes_nothing(made: Path) -> None:
    chatd(made, "services", "import", written(made, LIST), "--project", "northtown")
    before = exported(made)

    refused = chatd(
        made, "services", "import", written(made, LIST.replace("Free tests", "New words").replace("uk;", "Nowhere;")), "--project", "northtown"
    )

    assert refused.exit_code == 1
    assert "nothing was taken in" in refused.output
    assert exported(made) == before


def test_a_project_that_is_not_there_is_named_with_those_that_are(made: Path) -> None:
    for refused in (
        chatd(made, "services", "import", written(made, LIST), "--project", "nowhere"),
        chatd(made, "services", "export", str(made.parent / "x.csv"), "--project", "nowhere"),
    ):
        assert refused.exit_code == 1
        assert "--project: there is no project nowhere; there are: eastport, northtown" in refused.output
    assert not (made.parent / "x.csv").exists()


def test_a_sheet_that_somebody_has_mended_is_not_written_over(made: Path) -> None:
    mended = Path(written(made, LIST))

    refused = chatd(made, "services", "export", str(mended), "--project", "northtown")

    assert refused.exit_code == 1 and "add --overwrite" in refused.output
    assert mended.read_text("utf-8") == LIST
    assert chatd(made, "services", "export", str(mended), "--project", "northtown", "--overwrite").output == f"The services are in {mended}.\n"


def test_a_file_that_cannot_be_written_is_said(made: Path) -> None:
    refused = chatd(made, "services", "export", str(made.parent / "no" / "x.csv"), "--project", "northtown")

    assert refused.exit_code == 1
    assert "x.csv cannot be written: No such file or directory" in refused.output
