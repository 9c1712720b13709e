"""Where a leak could be: files, deleted files that are still open, what a process printed, and its memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

Piece = tuple[str, bytes]


class Kind(Enum):
    WRITTEN = "written"
    """Searched also inside compressed streams."""
    MEMORY = "memory"
    """Searched also for words under a WebSocket's mask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """*read* yields each piece with where it is."""

    name: str
    kind: Kind = Kind.WRITTEN
    read: Callable[[], Iterator[Piece]] = field(repr=False)


def folder(path: Path, name: str | None = None) -> Place:
    """Every file below, by name and by content; journals, hidden files and links' targets included."""
    return Place(name=name or path.name, read=lambda: _files_below(path))


def file(path: Path, name: str | None = None) -> Place:
    return Place(name=name or path.name, read=lambda: _one_file(path))


def output(name: str, text: Callable[[], bytes]) -> Place:
    """What a process printed, read when it is searched."""
    return Place(name=name, read=lambda: iter([(name, text())]))


def core_files(*folders: Path) -> Place:
    """A crash's image of memory, beside where a process ran or where the kernel puts it."""
    return Place(name="core files", read=lambda: _core_files((*folders, *_where_the_kernel_puts_them())))


def open_files(pid: int) -> Place:
    """Deleted files that the process still holds open have no name, but they stand on the disc."""
    return Place(name="deleted open files", read=lambda: _deleted_but_open(pid))


def memory(pid: int) -> Place:
    """All memory that the process can have written to, region by region. Its programs' own pages are files that are searched as files."""
    return Place(name="memory", kind=Kind.MEMORY, read=lambda: _regions(pid))


def _files_below(path: Path) -> Iterator[Piece]:
    for found in sorted(path.rglob("*")):
        yield f"the name {found.name[:12]}…", os.fsencode(found.relative_to(path))
        yield from _one_file(found)


def _one_file(path: Path) -> Iterator[Piece]:
    """A file that goes while we look, or a socket, is none."""
    try:
        if path.is_file():
            yield str(path), path.read_bytes()
    except FileNotFoundError:
        return


def _core_files(folders: tuple[Path, ...]) -> Iterator[Piece]:
    for path in folders:
        for found in sorted(path.glob("core*")) if path.is_dir() else ():
            yield from _one_file(found)


def _where_the_kernel_puts_them() -> tuple[Path, ...]:
    try:
        pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    except OSError:
        return ()
    return (Path(pattern).parent,) if pattern.startswith("/") else ()


def _deleted_but_open(pid: int) -> Iterator[Piece]:
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = descriptor.readlink()
            if str(target).startswith("/") and str(target).endswith(" (deleted)") and descriptor.is_file():
                yield str(target), descriptor.read_bytes()
        except OSError:
            continue


def _regions(pid: int) -> Iterator[Piece]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as image:
        for start, end, what in _writable(pid):
            image.seek(start)
            yield f"{start:x} {what}", _whole(image.read, end - start)


def _whole(read: Callable[[int], bytes | None], size: int) -> bytes:
    pieces: list[bytes] = []
    while size > 0 and (piece := read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _writable(pid: int) -> Iterator[tuple[int, int, str]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *rest = line.split(maxsplit=5)
        what = rest[3].strip() if len(rest) > 3 else "anonymous"
        if rights.startswith("rw"):
            start, end = (int(part, 16) for part in span.split("-"))
            yield start, end, what
