"""`chatd answers check`, `import` and `export`: all of it or nothing, every problem with its line, and the same bytes on the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from canned_answers import folder, library
from chatd.answering.library import finder
from chatd.cli import main
from tests.canned_answers import test_answer_files
from tests.canned_answers.test_answer_files import TODAY

GOOD, TRANSLATED = [text.replace("2027-05-01", "2099-05-01") for text in (test_answer_files.GOOD, test_answer_files.TRANSLATED)]
READ_OVER = GOOD.replace("+++\nHello", 'author = "rosa"\nreviewer = "wren"\n+++\nHello')


@pytest.fixture
def data(tmp_path: Path) -> Path:
    run(tmp_path / "chat", "init")
    return tmp_path / "chat"


@pytest.fixture
def with_project(data: Path) -> Path:
    run(data, "project", "add", "--id", "northtown", "--name", "Northtown", "--origin", "https://www.northtown.example")
    return data


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder.write_folder(tmp_path / "files", [("en/test.md", READ_OVER), ("ro/test.md", TRANSLATED)])
    return tmp_path / "files"


def run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(data), *words])


def test_the_starters_have_nothing_to_mend() -> None:
    assert library.check(folder.read_folder(folder.STARTER), today=TODAY, finder=finder) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ('title = "A free test"\n', "", 1, "title"),
        ("tags =", 'mood = "calm"\ntags =', 6, "mood"),
        ("{project}", "{clinic}", 11, "body"),
        ("{project}", "lily.rose@example.org", 11, "body"),
        ("{project}", "the house at NE1 4XD", 11, "body"),
        ("2099-05-01", "2020-05-01", 8, "review_by"),
        ('[{ name = "NHS", url = "https://www.nhs.uk", checked = 2026-11-01 }]', "[]", 7, "source"),
        ("It is free", "<b>It is free</b>", 11, "body"),
    ],
)
def test_check_names_line_and_field_and_what_to_do(files: Path, old: str, new: str, line: int, field: str) -> None:
    assert CliRunner().invoke(main, ["answers", "check", str(files)]).exit_code == 0
    folder.write_folder(files, [("en/test.md", READ_OVER.replace(old, new).replace('author = "rosa"\n', ""))])

    result = CliRunner().invoke(main, ["answers", "check", str(files)])

    assert result.exit_code == 1
    assert f"en/test.md:{line}: {field}: " in result.output


def test_out_and_in_and_out_again_are_the_same_bytes(with_project: Path, files: Path, tmp_path: Path) -> None:
    assert "1 draft, 1 published" in run(with_project, "answers", "import", str(files), "--by", "heron").output
    assert run(with_project, "answers", "export", str(tmp_path / "one")).exit_code == 0

    assert "nothing new; 2 stood there" in run(with_project, "answers", "import", str(tmp_path / "one")).output
    run(tmp_path / "other", "init")
    run(tmp_path / "other", "project", "add", "--id", "eastport", "--name", "Eastport", "--origin", "https://www.eastport.example")
    assert run(tmp_path / "other", "answers", "import", str(tmp_path / "one")).exit_code == 0
    assert run(tmp_path / "other", "answers", "export", str(tmp_path / "two")).exit_code == 0

    assert folder.read_folder(tmp_path / "one") == folder.read_folder(tmp_path / "two") != []
    assert 'state = "published"' in (tmp_path / "one" / "en" / "test.md").read_text("utf-8")


def test_one_bad_file_keeps_all_out(with_project: Path, files: Path, tmp_path: Path) -> None:
    folder.write_folder(files, [("en/other.md", GOOD.replace('shortcut = "test"', 'shortcut = "other"') + "<b>")])

    result = run(with_project, "answers", "import", str(files))

    assert result.exit_code == 1 and "en/other.md:" in result.output and "nothing was imported" in result.output
    run(with_project, "answers", "export", str(tmp_path / "out"))
    assert folder.read_folder(tmp_path / "out") == []


def test_a_folder_that_is_not_empty_is_left_alone_unless_told(with_project: Path, files: Path) -> None:
    run(with_project, "answers", "import", str(files))
    before = folder.read_folder(files)

    assert run(with_project, "answers", "export", str(files)).exit_code == 1
    assert folder.read_folder(files) == before
    assert run(with_project, "answers", "export", str(files), "--overwrite").exit_code == 0
    assert folder.read_folder(files) != before


def test_whose_answers_are_meant_is_said_where_it_is_not_plain(data: Path, files: Path) -> None:
    assert "no project yet" in run(data, "answers", "import", str(files)).output
    for name in ("northtown", "eastport"):
        run(data, "project", "add", "--id", name, "--name", name.title(), "--origin", f"https://www.{name}.example")

    unsaid = run(data, "answers", "import", str(files))
    assert unsaid.exit_code == 1 and "eastport, northtown" in unsaid.output
    assert run(data, "answers", "import", str(files), "--collaborative", "northtown").exit_code == 0
    assert run(data, "answers", "import", str(files), "--project", "eastport").exit_code == 0
    assert "--project" in run(data, "answers", "import", str(files), "--project", "nowhere").output


@pytest.mark.parametrize("by", ["", "x" * 41, "two\nlines"])
def test_a_name_that_cannot_stand_is_refused(with_project: Path, files: Path, by: str) -> None:
    assert "--by" in run(with_project, "answers", "import", str(files), "--by", by).output


def test_a_folder_without_answers_is_no_library(with_project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert "no answers" in run(with_project, "answers", "import", str(tmp_path / "empty")).output
    assert "no folder or file" in run(with_project, "answers", "import", str(tmp_path / "nowhere.po")).output


def test_what_machines_leave_in_a_folder_is_no_answer(with_project: Path, files: Path) -> None:
    for left in ("en/._test.md", ".git/notes.md", "en/folder.md/x"):
        (files / left).parent.mkdir(parents=True, exist_ok=True)
        (files / left).write_bytes(b"\x00")

    assert run(with_project, "answers", "check", str(files)).output == "2 answers, nothing to mend.\n"
    assert run(with_project, "answers", "import", str(files)).exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "FOLDER/en/test.md"], "is a file"),
        (["check", "FOLDER/nowhere"], "no folder"),
        (["export", "FOLDER/en/test.md", "--format", "folder", "--overwrite"], "cannot be written: File exists"),
        (["export", "FOLDER/en/test.md/all.csv"], "cannot be written: Not a directory"),
        (["export", "FOLDER/all.xlsx"], "we write no .xlsx"),
        (["export", "FOLDER/out", "--everything"], "--everything: only for a file"),
        (["export", "FOLDER/all.csv", "--language", "ro"], "--language: only a .po file"),
        (["export", "FOLDER/ro.po"], "--language: name the language"),
        (["export", "FOLDER/ro.po", "--language", "Romanian"], "--language"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(with_project: Path, files: Path, words: list[str], says: str) -> None:
    before = sorted(files.rglob("*"))

    done = run(with_project, "answers", *(word.replace("FOLDER", str(files)) for word in words))

    assert done.exit_code != 0 and says in done.output, done.output
    assert not isinstance(done.exception, OSError) and sorted(files.rglob("*")) == before


@pytest.mark.parametrize("ending", ["zip", "csv"])
def test_out_in_one_file_and_in_and_out_again_are_the_same_bytes(with_project: Path, files: Path, tmp_path: Path, ending: str) -> None:
    run(with_project, "answers", "import", str(files), "--by", "heron")
    once, twice = tmp_path / f"one.{ending}", tmp_path / "two"
    assert run(with_project, "answers", "export", str(once)).exit_code == 0

    run(tmp_path / "other", "init")
    run(tmp_path / "other", "project", "add", "--id", "eastport", "--name", "Eastport", "--origin", "https://www.eastport.example")
    assert "1 draft, 1 published" in run(tmp_path / "other", "answers", "import", str(once)).output
    assert run(tmp_path / "other", "answers", "export", str(twice), "--format", ending).exit_code == 0

    assert once.read_bytes() == twice.read_bytes()
    assert "nothing new; 2 stood there" in run(with_project, "answers", "import", str(once)).output


def test_a_file_for_translators_goes_out_and_what_they_wrote_comes_in(with_project: Path, files: Path, tmp_path: Path) -> None:
    run(with_project, "answers", "import", str(files))
    po = tmp_path / "ro.po"
    assert "--language" in run(with_project, "answers", "export", str(po)).output
    assert run(with_project, "answers", "export", str(po), "--language", "ro").exit_code == 0
    assert "nothing new; 1 stood there" in run(with_project, "answers", "import", str(po)).output

    po.write_text(po.read_text("utf-8").replace('msgstr "A free test"', 'msgstr "Un test gratuit"'), "utf-8")
    assert "1 draft" in run(with_project, "answers", "import", str(po)).output

    run(with_project, "answers", "export", str(tmp_path / "out"))
    assert 'title = "Un test gratuit"' in (tmp_path / "out" / "ro" / "test.md").read_text("utf-8")


def test_one_fault_in_a_file_keeps_all_out_and_is_told_with_its_line(with_project: Path, files: Path, tmp_path: Path) -> None:
    run(with_project, "answers", "import", str(files))
    sheet = tmp_path / "all.csv"
    run(with_project, "answers", "export", str(sheet))
    sheet.write_text(sheet.read_text("utf-8").replace("A free test", "A quick test", 1).replace("It is free", "<b>It is free", 1), "utf-8")

    result = run(with_project, "answers", "import", str(sheet))

    assert result.exit_code == 1 and "all.csv:2: body in row 2: HTML" in result.output and "nothing was imported" in result.output
    run(with_project, "answers", "export", str(tmp_path / "out"))
    assert "quick" not in (tmp_path / "out" / "en" / "test.md").read_text("utf-8")


def test_a_file_that_is_there_is_not_written_over_and_one_of_another_kind_not_taken(with_project: Path, files: Path, tmp_path: Path) -> None:
    run(with_project, "answers", "import", str(files))
    (tmp_path / "all.csv").write_text("Mine.")
    (tmp_path / "notes.docx").write_text("Mine.")

    assert "there already" in run(with_project, "answers", "export", str(tmp_path / "all.csv")).output
    assert (tmp_path / "all.csv").read_text() == "Mine."
    assert run(with_project, "answers", "export", str(tmp_path / "all.csv"), "--overwrite").exit_code == 0
    assert "not a kind" in run(with_project, "answers", "import", str(tmp_path / "notes.docx")).output


def test_what_comes_with_chatd_goes_out_to_translators_where_it_is_asked_for(with_project: Path, tmp_path: Path) -> None:
    run(with_project, "answers", "export", str(tmp_path / "uk.po"), "--language", "uk")
    run(with_project, "answers", "export", str(tmp_path / "all.po"), "--language", "uk", "--everything")

    assert "msgctxt" not in (tmp_path / "uk.po").read_text()
    assert (tmp_path / "all.po").read_text("utf-8").count(":title") == len(list((folder.STARTER / "en").glob("*.md")))
