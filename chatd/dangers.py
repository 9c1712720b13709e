"""What would make a running server unsafe for the people who use it. Start-up refuses each; `chatd check` lists them all."""

from __future__ import annotations

import ipaddress
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chatd.domain.people import Project, Rota
from chatd.giveaway import telling_words
from chatd.settings import Settings, half_restored_in, secret_key_in

_ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[1-9][0-9]{0,4})?")


def in_settings(settings: Settings) -> Iterator[str]:
    if settings.public_url.startswith("http://") and not is_this_machine(settings.host):
        yield "public_url: http can be read and changed on the way; use https (plain http is for localhost only)"
    if settings.public_url.startswith("https://") and not settings.behind_proxy:
        yield "behind_proxy: public_url is https, but chatd itself speaks no TLS; put a proxy in front that does, and set this to true"
    if words := telling_words(settings.host):
        yield f"public_url: {', '.join(words)} in a host name says what the service is about to everybody on the line; choose a neutral name"
    if words := telling_words(settings.title):
        yield f"title: {', '.join(words)} in a browser tab says what the service is about to whoever looks over a shoulder; choose a neutral one"
    if settings.mail and (words := telling_words(settings.mail.sender)):
        yield f"mail.sender: {', '.join(words)} in a sender says what the service is about to whoever sees a worker's mail; choose a neutral one"


def in_files(data: Path) -> Iterator[str]:
    for path in (data, secret_key_in(data)):
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            yield f"{path}: is missing or cannot be read; run `chatd --data {data} init`, or put it back from your backup"
            continue
        if mode & 0o077:
            yield f"{path}: other people on this machine can read it; run: chmod {'700' if path == data else '600'} {path}"
    if half_restored_in(data).exists():
        yield f"{half_restored_in(data)}: a restore was broken off; remove that file, and restore again if you meant to"


def in_projects(projects: Iterable[Project], rotas: Iterable[Rota]) -> Iterator[str]:
    for rota in rotas:
        if not is_zone(rota.zone):
            yield f"rota {rota.id}: zone {rota.zone!r} is not known on this machine; write one like Europe/London"
    for project in projects:
        if not is_zone(project.zone):
            yield f"project {project.id}: zone {project.zone!r} is not known on this machine; write one like Europe/London"
        for origin in project.origins:
            if not is_exact_origin(origin):
                yield f"project {project.id}: origin {origin!r}: {ORIGIN_HELP}"


ORIGIN_HELP = "write the exact start of the site's address, like https://www.example.org, without anything behind it (http only for localhost)"


def is_exact_origin(origin: str) -> bool:
    """One site exactly: no pattern, no path, and nothing that a network on the way could put itself in place of."""
    if not _ORIGIN.fullmatch(origin):
        return False
    return origin.startswith("https://") or is_this_machine(urlsplit(origin).hostname or "")


def is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
