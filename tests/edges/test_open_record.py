"""A record outlives this software: `docs/open_record.py`, with PyNaCl and nothing of ours, opens what browsers sealed, with two leads and not with one."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.sealed_records import Ring, exported, lead_list, sheet_of
from tests.sealing import raw, text

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "docs" / "open_record.py"
AT = "2026-11-22T18:04:00Z"
Json = dict[str, Any]


def line(n: int, said: str, kind: str = "text", name: str = "", at: str | None = AT) -> Json:
    return {"n": n, "by": "worker" if name else "visitor", "slot": 1 if name else 0, "name": name, "at": at, "kind": kind, "text": said}


FLAGGED = [
    line(1, "Wren, Finch", "roster", "Wren"),
    line(2, "Bună 👋"),
    line(3, "", "gap", at=None),
    line(4, "Take your time.", name="Wren"),
    line(5, "", "unreadable", "Finch"),
]
LATER = [line(6, "two lines\nof words"), line(7, "", "cut"), line(8, "\x1b[2Jhidden\x07\u202eback")]
AS_IT_WAS = """
   1  2026-11-22T18:04:00Z  Wren: [here now] Wren, Finch
   2  2026-11-22T18:04:00Z  Visitor: Bună 👋
   3                        Visitor: [a gap: lines that never arrived]
   4  2026-11-22T18:04:00Z  Wren: Take your time.
   5  2026-11-22T18:04:00Z  Finch: [could not be read]
   6  2026-11-22T18:04:00Z  Visitor: two lines
of words
   7  2026-11-22T18:04:00Z  Visitor: [cut]
   8  2026-11-22T18:04:00Z  Visitor: [2Jhiddenback
""".lstrip("\n")
CLOSED, NEVER_CLOSED, CUT_OFF = "It was closed here.", "It was never closed: more may have been said.", "CUT OFF: there was more"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An exported record in a folder, with lark's recovery sheet and plover's key file."""

    folder: Path
    record: Json

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        (self.folder / "record.json").write_text(json.dumps(self.record))
        return subprocess.run([sys.executable, str(SCRIPT), *words], cwd=self.folder, capture_output=True, text=True, check=False)

    def peel(self, keys: str = "plover.json", requester: str = "lark", approver: str = "plover") -> subprocess.CompletedProcess[str]:
        done = self.run("peel", "record.json", keys, requester, approver)
        (self.folder / "peeled.json").write_text(done.stdout)
        return done

    def open(self, keys: str = "lark.txt") -> subprocess.CompletedProcess[str]:
        return self.run("open", "record.json", keys, "peeled.json")

    def read(self) -> str:
        """By both, one after the other: what is printed, or why it is not."""
        peeled = self.peel()
        opened = self.open()
        return peeled.stderr or opened.stdout or opened.stderr


def put(folder: Path, record: Json, lark: list[str], plover: Json) -> Kept:
    (folder / "lark.txt").write_text("\n".join(lark) + "\n")
    (folder / "plover.json").write_text(json.dumps(plover))
    return Kept(folder=folder, record=record)


def sealed_by_a_browser(folder: Path, *, later: list[Json] = LATER, is_closed: bool = True) -> Kept:
    told = json.dumps({"flagged": FLAGGED, "later": later, "isClosed": is_closed})
    done = subprocess.run(["node", "tests/edges/export_record.mjs", told], cwd=ROOT, capture_output=True, text=True, check=True)
    made = json.loads(done.stdout)
    return put(folder, made["record"], made["lark"], made["plover"])


def sealed_here(folder: Path, *, is_closed: bool = True) -> Kept:
    lark, plover, heron = Ring(), Ring(), Ring()
    leads = lead_list(heron, "harbour", {"lark": lark, "plover": plover}, (1_795_305_600, 1_795_395_600))
    record = exported(Ring(), Ring(), leads, [FLAGGED[:3], FLAGGED[3:], LATER], flagged=2, is_closed=is_closed)
    return put(folder, record, sheet_of(lark), plover.secrets)


def test_it_is_short_and_needs_pynacl_and_the_standard_library_alone() -> None:
    source = SCRIPT.read_text("utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }

    assert len(source.splitlines()) < 100
    assert imported - sys.stdlib_module_names == {"nacl"}


def test_what_a_browser_sealed_is_opened_by_two_and_reads_as_it_was(tmp_path: Path) -> None:
    assert sealed_by_a_browser(tmp_path).read() == f"{AS_IT_WAS}\n{CLOSED}\n"


def test_what_was_sealed_by_the_document_alone_opens_the_same(tmp_path: Path) -> None:
    assert sealed_here(tmp_path).read() == f"{AS_IT_WAS}\n{CLOSED}\n"


@pytest.mark.parametrize("sealed", [sealed_by_a_browser, sealed_here])
def test_a_record_that_nobody_closed_says_so(sealed: Callable[..., Kept], tmp_path: Path) -> None:
    assert sealed(tmp_path, is_closed=False).read() == f"{AS_IT_WAS}\n{NEVER_CLOSED}\n"


def test_with_one_lead_it_does_not_open(tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    assert CLOSED in kept.read()

    for keys, pair in (("plover.json", ("plover", "lark")), ("lark.txt", ("lark", "plover"))):
        alone = kept.peel(keys, *pair)
        assert (alone.returncode, alone.stdout) == (1, "")
        assert "No box of this record opens" in alone.stderr
    kept.peel()
    refused = kept.open("plover.json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "None of the peeled boxes" in refused.stderr


def test_the_peeled_box_tells_nothing_of_the_record(tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    peeled = json.loads(kept.peel().stdout)

    assert peeled.keys() == {"v", "record", "inner"}
    assert peeled["record"] == kept.record["header"]["record"]
    assert len(peeled["inner"]) == 2


@pytest.mark.parametrize("where", range(8))
def test_a_sheet_with_one_wrong_letter_names_its_line(where: int, tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    kept.peel()
    lines = (tmp_path / "lark.txt").read_text().splitlines()
    lines[where] = ("7" if lines[where][0] != "7" else "8") + lines[where][1:]
    (tmp_path / "lark.txt").write_text("\n".join(lines))

    refused = kept.open()

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.strip() == f"Line {where + 1} of the recovery sheet is not as it was printed."


def test_a_sheet_is_read_however_it_was_typed(tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    typed = (tmp_path / "lark.txt").read_text().lower().replace("-", " ").replace("0", "o").replace("1", "i").replace("\n", "\n\n")
    (tmp_path / "lark.txt").write_text(typed)

    assert CLOSED in kept.read()


def _flip(box: str) -> str:
    changed = bytearray(raw(box))
    changed[len(changed) // 2] ^= 1
    return text(bytes(changed))


def _change(record: Json, number: int) -> None:
    record["chunks"][number]["box"] = _flip(record["chunks"][number]["box"])


NOTHING_SHOWN: dict[str, Callable[[Json], object]] = {
    "a chunk of the flag changed": lambda record: _change(record, 1),
    "the flag's first left out": lambda record: record["chunks"].pop(0),
    "the flag's last left out": lambda record: record["chunks"].__delitem__(slice(1, None)),
    "two turned round": lambda record: (record["chunks"][0].update(number=1), record["chunks"][1].update(number=0)),
    "another count": lambda record: record["header"].update(count=4),
    "another head": lambda record: record["header"].update(head=_flip(record["header"]["head"])),
    "more in the flag than there is": lambda record: record["header"].update(chunks=9),
    "another commitment": lambda record: record["header"].update(commitment=_flip(record["header"]["commitment"])),
    "another id": lambda record: record["header"].update(record="0" * 32),
    "another project": lambda record: record["header"].update(project="other"),
    "no wraps": lambda record: record["wraps"].clear(),
    "wraps of another pair": lambda record: [wrap.update(requester=wrap["approver"], approver=wrap["requester"]) for wrap in record["wraps"]],
}


@pytest.mark.parametrize("what", NOTHING_SHOWN)
def test_what_was_sealed_first_is_shown_whole_or_not_at_all(what: str, tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    NOTHING_SHOWN[what](kept.record)

    assert not any(said in kept.read() for said in ("Visitor:", CLOSED, NEVER_CLOSED))


CUTS: dict[str, Callable[[Json], object]] = {
    "a later chunk changed": lambda record: _change(record, 2),
    "a later chunk left out": lambda record: record["chunks"].pop(2),
    "the end left out": lambda record: record["chunks"].pop(),
    "all that came later left out": lambda record: record["chunks"].__delitem__(slice(2, None)),
    "the end changed": lambda record: _change(record, 3),
}


@pytest.mark.parametrize("what", CUTS)
def test_a_record_that_was_cut_off_says_so_and_shows_what_holds(what: str, tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    CUTS[what](kept.record)

    said = kept.read()

    assert "Take your time." in said
    assert CUT_OFF in said
    assert CLOSED not in said


def test_garbage_from_whoever_raised_it_leaves_the_confirmers_wraps(tmp_path: Path) -> None:
    kept = sealed_here(tmp_path)
    whole = copy.deepcopy(kept.record)
    for wrap in kept.record["wraps"]:
        if wrap["made_by"] == "raiser":
            wrap["box"] = _flip(wrap["box"])

    assert kept.read() == f"{AS_IT_WAS}\n{CLOSED}\n"
    assert kept.record != whole
