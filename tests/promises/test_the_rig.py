"""Before it may say that nothing was found, the rig must find what was planted: in every place, in every way of writing."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.rig import canaries, places
from tests.rig.canaries import Canary
from tests.rig.encodings import SHORTEST, compressed, forms
from tests.rig.places import Place
from tests.rig.search import copies, find

# The same in every run, as the encodings of a token are the names of these tests: two processes that share them must agree on the names.
SAID = Canary(name="said", text="zq5f0c1d9a7be2384466aa10 né “zq93b1c07e55d2f8a1460b7c”/ 🕊 zq0e6d48f1a2b97c3355d810")
KEY = canaries.key("key", hashlib.blake2b(b"a key that is planted", digest_size=32).digest())
BOX = canaries.written("box", base64.urlsafe_b64encode(b"".join(hashlib.blake2b(bytes([n])).digest() for n in range(3))).decode().rstrip("="))
PLANTED = [(canary, name, form) for canary in (SAID, KEY, BOX) for name, form in forms(canary).items()]

HOLDER = """
import json, sys
held = [bytearray.fromhex(each) for each in json.loads(sys.stdin.readline())]
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("canary", "name", "form"), PLANTED, ids=lambda part: part if isinstance(part, str) else "")
def test_a_token_planted_in_a_file_is_found_in_every_encoding(canary: Canary, name: str, form: bytes, tmp_path: Path) -> None:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    (tmp_path / "data" / "deep" / "chatd.sqlite-journal").write_bytes(secrets.token_bytes(1001) + form + b"\0tail")

    found = find([canary], [places.folder(tmp_path / "data")])

    assert (canary.name, name) in {(each.canary, each.form) for each in found}


@pytest.mark.parametrize("stream", compressed(b"").keys())
def test_a_token_inside_a_compressed_stream_is_found(stream: str, tmp_path: Path) -> None:
    said = json.dumps({"text": SAID.text}).encode()
    (tmp_path / "rotated.log").write_bytes(secrets.token_bytes(77) + compressed(b"something before " + said)[stream] + secrets.token_bytes(9))

    assert any(f"in {stream}" in each.form for each in find([SAID], [places.folder(tmp_path)]))


def test_a_token_in_the_name_of_a_file_is_found(tmp_path: Path) -> None:
    name = canaries.plain("name")
    (tmp_path / f"upload-{name.text}.tmp").touch()

    assert copies(find([name], [places.folder(tmp_path)])) == 1


def test_a_token_in_what_was_printed_in_a_core_file_and_in_a_log_is_found(tmp_path: Path) -> None:
    (tmp_path / "core.4711").write_bytes(secrets.token_bytes(4096) + (KEY.raw or b""))
    (tmp_path / "proxy.log").write_text(f"GET /?{SAID.text}")
    searched = [places.core_files(tmp_path), places.file(tmp_path / "proxy.log"), places.output("standard error", lambda: str(SAID.text).encode())]

    found = {(each.place, each.canary) for each in find([SAID, KEY], searched)}

    assert found >= {("core files", "key"), ("proxy.log", "said"), ("standard error", "said")}


def test_a_token_in_a_deleted_file_that_is_still_open_is_found(tmp_path: Path) -> None:
    holds = "import sys; f = open(sys.argv[1], 'w+'); f.write(sys.argv[2]); f.flush(); __import__('os').unlink(sys.argv[1]); print('held', flush=True); input()"
    process = subprocess.Popen([sys.executable, "-c", holds, tmp_path / "gone", str(BOX.text)], stdin=-1, stdout=-1)
    with _waited_for(process):
        assert not list(tmp_path.iterdir())
        assert copies(find([BOX], [places.open_files(process.pid)])) == 1


def test_every_encoding_is_found_in_the_memory_of_another_process() -> None:
    with _holding([form for _, _, form in PLANTED]) as memory:
        found = find([SAID, KEY, BOX], [memory])

    assert {(each.canary, each.form) for each in found} >= {(canary.name, name) for canary, name, _ in PLANTED}


def test_what_is_still_under_a_web_sockets_mask_is_found_in_memory() -> None:
    mask = secrets.token_bytes(4)
    with _holding([_under(mask, str(BOX.text).encode())]) as memory:
        found = find([BOX], [memory])

    assert {each.form for each in found} == {"raw, under a mask"}


def test_copies_in_memory_are_counted_at_every_alignment() -> None:
    held = [b"x" * offset + (KEY.raw or b"") for offset in range(16)]
    with _holding(held) as memory:
        found = [each for each in find([KEY], [memory]) if each.form == "raw"]

    assert max(each.count for each in found) == len(held)


def test_what_was_not_planted_is_not_found() -> None:
    with _holding([SAID.text.encode() if SAID.text else b""]) as memory:
        assert not find([canaries.words("said elsewhere"), canaries.key("another key", secrets.token_bytes(32))], [memory])


def test_no_form_is_too_short_to_be_found_wherever_it_stands() -> None:
    assert all(len(form) >= SHORTEST for _, _, form in PLANTED)
    assert {name for canary, name, _ in PLANTED if canary is SAID} >= {
        "raw",
        "json",
        "percent",
        "hex",
        "UTF-16-LE",
        "UTF-16-BE",
        "UTF-32-LE",
        "base64 at 2",
    }


@contextmanager
def _holding(held: list[bytes]) -> Iterator[Place]:
    """The memory of a Python that holds these and nothing else of ours: they come to it in hexadecimal digits of another kind."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(json.dumps([each.hex(" ") for each in held]).encode() + b"\n")
    process.stdin.flush()
    with _waited_for(process):
        yield places.memory(process.pid)


@contextmanager
def _waited_for(process: subprocess.Popen[bytes]) -> Iterator[None]:
    assert process.stdin and process.stdout
    try:
        assert process.stdout.readline() == b"held\n"
        yield
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def _under(mask: bytes, data: bytes) -> bytes:
    return bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
