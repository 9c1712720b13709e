"""`chatd serve` as a real process: brings the database up to date, answers, ends when told; or says why not."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from chatd.cli import main

ROOT = Path(__file__).parent.parent.parent


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def start(folder: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "chatd", "--data", str(folder), "serve"],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def answer_of(port: int) -> int:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in") as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server never answered")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "chat"
    assert CliRunner().invoke(main, ["--data", str(made), "init", "--public-url", "http://localhost:8080"]).exit_code == 0
    return made


def test_serve_answers_with_an_empty_database_and_ends_when_told(folder: Path) -> None:
    (folder / "chatd.sqlite").unlink()
    port = free_port()
    server = start(folder, CHATD_LISTEN=f"127.0.0.1:{port}")
    try:
        assert answer_of(port) == 200

        server.send_signal(signal.SIGTERM)

        assert server.wait(timeout=6) == 0
    finally:
        server.kill()
        server.communicate()
    assert (folder / "chatd.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"CHATD_PUBLIC_URL": "http://chat.example.org"}, "http can be read"),
        ({"CHATD_PUBLIC_URL": "https://escort.example.org"}, "escort in a host name"),
        ({"CHATD_TITLE": "Sex worker chat"}, "sex, worker in a browser tab"),
        ({"CHATD_LISTEN": "everywhere"}, "CHATD_LISTEN: write a host and a port"),
        ({"CHATD_TITEL": "Desk"}, "CHATD_TITEL is not a setting"),
    ],
)
def test_serve_refuses_unsafe_settings_and_says_what_to_do(folder: Path, environment: dict[str, str], said: str) -> None:
    server = start(folder, **environment)

    output, _ = server.communicate(timeout=20)

    assert server.returncode == 1
    assert said in output
    assert "Traceback" not in output


def test_serve_refuses_a_folder_that_others_can_read(folder: Path) -> None:
    folder.chmod(0o755)
    server = start(folder)

    output, _ = server.communicate(timeout=20)

    assert server.returncode == 1
    assert "chmod 700" in output
