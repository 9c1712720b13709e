"""What a running server asks of Python and the kernel, so that words that were let go are gone.

CPython keeps the text of freed messages for good; its debug allocator writes over freed blocks. But of a block that grows and has to move it leaves
the middle as it was, and so does the C library; only the C library's own overwriting reaches that. So every block goes through both. Such settings
work only from before the interpreter starts, so the command starts itself again.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import secrets
import subprocess
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4
_FREED = b"\xdd"
"""What CPython's debug allocator writes over a freed block (`Objects/obmalloc.c`, PYMEM_DEADBYTE)."""
_TUNABLES = ("glibc.malloc.perturb=221", "glibc.malloc.tcache_count=0")
"""The C library writes over what is freed, with the same byte (0xdd); a block that it lays into its cache it would leave as it is. Other C libraries
do not know these."""
KEEP_DUMPABLE = "CHATD_KEEP_DUMPABLE"
"""Set by the forgetting tests' launcher alone: they must read the server's memory to search it."""


class NotHardened(Exception):
    """The process is not what it must be before it may hold anybody's conversation."""


def start_again_overwriting() -> None:
    """Start this very command again with freed memory overwritten, unless it was so started."""
    wanted = environment_that_overwrites()
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        for told in filter(None, (sys.stdout, sys.stderr)):  # either may be closed
            told.flush()
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | wanted)  # noqa: S606  This very command.


def re_exec_with_debug_malloc() -> None:
    """The same, and proof that it is in force; returns only where it is."""
    start_again_overwriting()
    wanted = environment_that_overwrites()
    if not freed_memory_is_overwritten():
        raise NotHardened("PYTHONMALLOC=malloc_debug is set but not in force (is Python started with -E or -I?)")
    if platform.libc_ver()[0] == "glibc" and not moved_memory_is_overwritten():
        raise NotHardened(f"GLIBC_TUNABLES={wanted['GLIBC_TUNABLES']} is set but not in force")


def environment_that_overwrites() -> dict[str, str]:
    """What a server is started with. Other tunables that somebody set stay as they are."""
    ours = {each.partition("=")[0] for each in _TUNABLES}
    theirs = [each for each in os.environ.get("GLIBC_TUNABLES", "").split(":") if each and each.partition("=")[0] not in ours]
    return {"PYTHONMALLOC": "malloc_debug", "GLIBC_TUNABLES": ":".join((*theirs, *_TUNABLES))}


def freed_memory_is_overwritten() -> bool:
    """Write something, let it go, and look at where it was. Reads a smaller piece, so that the reading does not take the same place again."""
    block = secrets.token_bytes(400)
    start = id(block) + bytes.__basicsize__ - 1 + 200
    del block
    return ctypes.string_at(start, 100) == _FREED * 100


def moved_memory_is_overwritten() -> bool:
    """Let a block grow until it has to move, and look into the middle of where it was."""
    for _ in range(20):
        block = bytearray(secrets.token_bytes(4_000))
        before = _where(block)
        _wall = bytearray(4_000)  # what stands behind it, so that it cannot grow where it is
        block.extend(bytes(60_000))
        if _where(block) != before:
            return ctypes.string_at(before + 2_000, 100) != block[2_000:2_100]
    return False


def _where(block: bytearray) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(block))


def debug_malloc_works() -> bool:
    """Would a server started here overwrite what it lets go? Asked of another process, because it is decided at a process's start."""
    question = "import sys; from chatd.hardening import freed_memory_is_overwritten as asked; sys.exit(not asked())"
    environment = os.environ | environment_that_overwrites()
    answer = subprocess.run([sys.executable, "-c", question], env=environment, check=False, stderr=subprocess.DEVNULL)  # noqa: S603  Our own words.
    return answer.returncode == 0


def harden() -> None:
    """No core files, no reading of this process by its own user's other programs, new files for their owner alone."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.environ.get(KEEP_DUMPABLE) != "1":
        forbid_dumping()


def forbid_dumping() -> None:
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise NotHardened(f"the kernel refused to make the process unreadable: {os.strerror(ctypes.get_errno())}")


def unencrypted_swaps(root: Path = Path("/")) -> tuple[str, ...]:
    """Swap areas that may put memory on a disc in the clear. *root* stands in for `/` in tests."""
    try:
        lines = (root / "proc/swaps").read_text().splitlines()[1:]
    except FileNotFoundError:
        return ()
    areas = [line.split()[0].replace("\\040", " ") for line in lines if line.strip()]
    return tuple(area for area in areas if not _keeps_secrets(area, root))


def _keeps_secrets(area: str, root: Path) -> bool:
    device = Path(area).name
    if device.startswith("zram"):
        return True
    block = root / "sys/class/block" / device
    if not block.exists():
        block = _holding_device(root / area.lstrip("/"), root)
    return _is_encrypted(block)


def _holding_device(file: Path, root: Path) -> Path:
    """The device under a swap file, or a path that is nowhere when the file cannot be seen from here."""
    try:
        number = file.stat().st_dev
    except OSError:
        return root / "sys/dev/block/unknown"
    return root / f"sys/dev/block/{os.major(number)}:{os.minor(number)}"


def _is_encrypted(block: Path) -> bool:
    """dm-crypt itself, or something laid over nothing but dm-crypt (a volume group on an encrypted disc)."""
    try:
        if (block / "dm/uuid").read_text().startswith("CRYPT-"):
            return True
        below = list((block / "slaves").iterdir())
    except OSError:
        return False
    return bool(below) and all(_is_encrypted(each) for each in below)
