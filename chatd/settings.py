"""One TOML file, `DATA/chatd.toml`, and the same names as environment variables (`CHATD_PUBLIC_URL` over `public_url`).

Decides only whether what is written can be understood; whether it is safe is for `chatd.dangers`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from chatd import secret_key
from chatd.secret_key import SecretKey

FILE: Final = "chatd.toml"
PREFIX: Final = "CHATD_"
NOT_SETTINGS: Final = frozenset({"CHATD_DATA", "CHATD_KEEP_DUMPABLE", "CHATD_AS_WRITTEN", "CHATD_CHROMIUM"})
"""Environment variables of ours that are no settings."""


class BadSettings(Exception):
    """What is written cannot be used; each problem names the place, the field and what to do."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Where alerts go by e-mail: never a word of a conversation, never a project's name."""

    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    user: str | None = None
    password_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """*public_url*: where chat and console are reached, without a slash at the end. *title*: what a worker's browser tab says."""

    data: Path
    public_url: str
    listen_host: str = "127.0.0.1"
    listen_port: int = 8080
    title: str = "Desk"
    behind_proxy: bool = True
    mail: Mail | None = None

    @property
    def database(self) -> Path:
        return database_in(self.data)

    @property
    def host(self) -> str:
        return urlsplit(self.public_url).hostname or ""

    def secret_key(self) -> SecretKey:
        return secret_key.read(secret_key_in(self.data))


def database_in(data: Path) -> Path:
    return data / "chatd.sqlite"


def half_restored_in(data: Path) -> Path:
    """What a restore works on before it takes the database's place."""
    return data / "chatd.sqlite.restoring"


def secret_key_in(data: Path) -> Path:
    return data / "secret.key"


def load(data: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the folder *data*. Raises BadSettings with every problem found, not only the first."""
    file = data / FILE
    try:
        written: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise BadSettings((f"{file} is missing: run `chatd --data {data} init` first",)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise BadSettings((f"{file} cannot be read: {wrong}",)) from None
    return _Reading(data=data, file=file).settings(written, _from_environment(environ))


def write(data: Path, *, public_url: str, listen: str, title: str, behind_proxy: bool) -> None:
    """Write a new settings file. Never overwrites one."""
    text = _TEMPLATE.format(public_url=public_url, listen=listen, title=title, behind_proxy=str(behind_proxy).lower())
    descriptor = os.open(data / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and name not in NOT_SETTINGS}


class _Reading:
    """One pass over what is written, which gathers every problem before it complains."""

    def __init__(self, *, data: Path, file: Path) -> None:
        self._data = data
        self._file = file
        self._problems: list[str] = []

    def settings(self, written: dict[str, Any], environment: dict[str, str]) -> Settings:
        found = {
            **self._fields(written, where=str(self._file), named=lambda name: name, known=_FIELDS),
            **self._fields(environment, where="environment", named=lambda name: PREFIX + name.upper(), known=_FIELDS_OF_ENVIRONMENT),
        }
        if "public_url" not in found and not self._problems:
            self._problems.append(f"{self._file}: public_url is missing: write the address of the chat, like https://chat.example.org")
        if self._problems:
            raise BadSettings(tuple(self._problems))
        host, port = found.pop("listen", ("127.0.0.1", 8080))
        return Settings(data=self._data, listen_host=host, listen_port=port, **found)

    def _fields(
        self, written: Mapping[str, Any], *, where: str, named: Callable[[str], str], known: Mapping[str, Callable[[Any], Any]]
    ) -> dict[str, Any]:
        found = {}
        for name, value in written.items():
            if name not in known:
                self._problems.append(f"{where}: {named(name)} is not a setting; there are: {', '.join(map(named, known))}")
                continue
            try:
                found[name] = known[name](value)
            except ValueError as wrong:
                self._problems.append(f"{where}: {named(name)}: {wrong}")
        return found


def address(value: object) -> str:
    """`https://host` or `https://host:port`, and nothing behind it."""
    text = value.strip().rstrip("/") if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(_ADDRESS_HELP) from None
    host = parts.hostname or ""
    bare = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}"
    plain = f"{bare}:{port}" if port else bare
    if parts.scheme not in {"http", "https"} or not host or text.lower() != plain or not text.isascii():
        raise ValueError(_ADDRESS_HELP)
    return bare if port == _PORT_NEVER_SHOWN[parts.scheme] else plain


def listening(value: object) -> tuple[str, int]:
    """`host:port`, as in `127.0.0.1:8080` or `[::1]:8080`."""
    host, colon, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise ValueError("write a host and a port, like 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def short_text(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not 1 <= len(text) <= 40 or not text.isprintable():
        raise ValueError("write 1 to 40 letters")
    return text


def yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    answer = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(value).strip().lower())
    if answer is None:
        raise ValueError("write true or false")
    return answer


def _mail(value: object) -> Mail:
    if not isinstance(value, dict):
        raise ValueError(  # noqa: TRY004  One kind of refusal for all that is written wrongly.
            "write it as a section, [mail], with host, port, sender and to"
        )
    unknown = set(value) - {"host", "port", "sender", "to", "user", "password_file"}
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} is not known here; there are: host, port, sender, to, user, password_file")
    missing = {"host", "sender", "to"} - set(value)
    if missing:
        raise ValueError(f"{', '.join(sorted(missing))} is missing")
    port, to = value.get("port", 465), value["to"]
    if not isinstance(port, int) or not 0 < port < 65_536:
        raise ValueError("port: write a number, like 465")
    if not isinstance(to, list) or not to or not all(isinstance(each, str) and "@" in each for each in to):
        raise ValueError('to: write a list of addresses, like ["desk@example.org"]')
    password_file = value.get("password_file")
    return Mail(
        host=short_text(value["host"]),
        port=port,
        sender=str(value["sender"]),
        to=tuple(to),
        user=value.get("user"),
        password_file=Path(password_file) if password_file else None,
    )


_PORT_NEVER_SHOWN = {"https": 443, "http": 80}
"""Browsers leave it out of an Origin, and ours is compared with theirs letter by letter."""
_ADDRESS_HELP = "write an address without anything behind the host name, like https://chat.example.org"
_FIELDS_OF_ENVIRONMENT: Final[Mapping[str, Callable[[Any], Any]]] = {
    "public_url": address,
    "listen": listening,
    "title": short_text,
    "behind_proxy": yes_or_no,
}
_FIELDS: Final[Mapping[str, Callable[[Any], Any]]] = {**_FIELDS_OF_ENVIRONMENT, "mail": _mail}

_TEMPLATE = """\
# The settings of this chat. Each can also be given as an environment variable: CHATD_PUBLIC_URL and so on.

# The address where workers sign in and from which the chat is shown on your site. The name must not say what the service is about.
public_url = "{public_url}"

# Where the server listens, on this machine.
listen = "{listen}"

# What a worker's browser tab says. Keep it plain: somebody may be looking over a shoulder.
title = "{title}"

# Is there a proxy in front that speaks https to the world?
behind_proxy = {behind_proxy}

# To send alerts by e-mail as well (never a word of a conversation):
# [mail]
# host = "smtp.example.org"
# port = 465
# sender = "desk@example.org"
# to = ["on-call@example.org"]
# user = "desk"
# password_file = "/etc/chatd/mail-password"
"""
