"""The only file of the library that touches the disk: a folder of LANG/NAME.md becomes (file, text) pairs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

STARTER = Path(__file__).parent / "starter"


def read_folder(path: Path) -> list[tuple[str, str]]:
    """Every LANG/NAME.md under `path`, in order, but what machines leave in folders under names that begin with a dot. Bytes that are not UTF-8 become U+FFFD,
    which `check` cannot mistake for words.

    Raises NotADirectoryError when there is no such folder: an empty library must never pass for a checked one.
    """
    if path.is_file():
        raise NotADirectoryError(f"{path} is a file. Name the folder that has a folder for each language in it.")
    if not path.is_dir():
        raise NotADirectoryError(f"There is no folder {path}.")
    files = sorted(file for file in path.glob("[!.]*/[!.]*.md") if file.is_file())
    return [(f"{file.parent.name}/{file.name}", file.read_bytes().decode("utf-8-sig", "replace")) for file in files]


def write_folder(path: Path, files: Iterable[tuple[str, str]]) -> None:
    """Each LANG/NAME.md with its text, in UTF-8 and with plain line ends on every machine."""
    for file, text in files:
        target = path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
