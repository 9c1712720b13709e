"""The proxy we ship, run for real: it tells nobody where a visitor is, chatd included."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.serving import free_port

CADDY = Path(sys.executable).with_name("caddy")
CADDYFILE = Path(__file__).resolve().parent.parent / "deploy" / "Caddyfile"
HERE = "127.0.0.1"
NOWHERE = f"{HERE}:1"
BROWSER = "a-browser-that-nobody-else-has"


def test_the_proxy_writes_no_address_when_a_visit_fails(tmp_path: Path) -> None:
    talkative = tmp_path / "talkative"
    talkative.write_text(CADDYFILE.read_text().replace("include tls.obtain tls.renew", ""))
    assert HERE in _log_of_a_visit(tmp_path / "one", talkative)  # it would have been written, had we let it

    written = _log_of_a_visit(tmp_path / "two", CADDYFILE)

    assert "certificate obtained" in written
    assert HERE not in written
    assert BROWSER not in written


def test_chatd_is_not_told_where_a_visitor_is(tmp_path: Path) -> None:
    with _upstream() as (address, heard), _proxy(tmp_path, CADDYFILE, address) as (port, _):
        answer = _visit(port)

    assert b" 200 " in answer.splitlines()[0]
    assert b"Server:" not in answer
    assert heard["User-Agent"] == BROWSER
    assert not heard.keys() & {"X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via"}


def _log_of_a_visit(folder: Path, config: Path) -> str:
    with _proxy(folder, config, NOWHERE) as (port, log):
        assert b" 502 " in _visit(port).splitlines()[0]
    return log.read_text()


@contextmanager
def _proxy(folder: Path, config: Path, upstream: str) -> Iterator[tuple[int, Path]]:
    """Caddy with a certificate of its own making, on a free port, until the block ends."""
    folder.mkdir(exist_ok=True)
    port, log = free_port(), folder / "log"
    own = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    said = {"CHAT_HOST": "localhost", "HTTP_PORT": str(free_port()), "HTTPS_PORT": str(port), "CHATD": upstream}
    with log.open("w") as out:
        running = subprocess.Popen([CADDY, "run", "--config", config, "--adapter", "caddyfile"], stdout=out, stderr=out, env=os.environ | own | said)
        try:
            _wait_for(port, running)
            yield port, log
        finally:
            running.terminate()
            running.wait(10)


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and running.poll() is None:
        try:
            return _connected(port).close()
        except OSError:
            time.sleep(0.05)
    pytest.fail("the proxy did not start")


def _connected(port: int) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection((HERE, port), timeout=10), server_hostname="localhost")


def _visit(port: int) -> bytes:
    """The proxy's whole answer to one request that also claims an address."""
    with _connected(port) as line:
        line.sendall(
            f"GET /w/x/ HTTP/1.1\r\nHost: localhost\r\nUser-Agent: {BROWSER}\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n".encode()
        )
        return b"".join(iter(lambda: line.recv(65_536), b""))


@contextmanager
def _upstream() -> Iterator[tuple[str, dict[str, str]]]:
    """A server in chatd's place, and the headers it was sent."""
    heard: dict[str, str] = {}

    class Hearing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.update(self.headers.items())
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer((HERE, 0), Hearing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"{HERE}:{server.server_address[1]}", heard
        server.shutdown()
