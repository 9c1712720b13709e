"""A form with a file in it: heard on the same terms as every other form (see `own_pages.py`), and held in memory for as long as it is read.

Who sends it is known before a byte of it is read, and no more is read than is allowed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from chatd.domain.people import Person
from console.forms import is_ours
from console.own_pages import CSRF, FORM_LIMIT, OwnPages, tidy
from console.sign_in import COOKIE

_UPLOAD_TYPE: Final = "multipart/form-data"
_MOST_PARTS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Uploaded:
    """*content*: nothing where no file was chosen. *file_name*: as the sender's machine calls it, of no meaning here but to be shown."""

    person: Person
    fields: Mapping[str, str]
    file_name: str
    content: bytes

    def one(self, name: str) -> str:
        """What was written in that field, or nothing."""
        return self.fields.get(name, "")


class TooLargeAFile(Exception):
    """More than *most* bytes: to be told on the page. *person*: who sent it."""

    def __init__(self, person: Person, most: int) -> None:
        super().__init__()
        self.person, self.most = person, most


async def _everybody(_person: Person) -> None:
    pass


async def uploaded(own: OwnPages, request: web.Request, *, most: int, let_in: Callable[[Person], Awaitable[object]] = _everybody) -> Uploaded:
    """Who sent this form with a file of at most *most* bytes, its fields before the file. Answers everybody else with 303, 400, 403 or 429.

    *let_in* raises for whom nothing of it is to be read. Raises `TooLargeAFile`.
    """
    if not is_ours(request, own.origin):
        raise web.HTTPForbidden
    if request.content_type != _UPLOAD_TYPE:
        raise web.HTTPBadRequest
    person = await own.reader(request)
    await let_in(person)
    if (request.content_length or 0) > most + FORM_LIMIT:
        raise TooLargeAFile(person, most)
    fields, file_name, content = await _parts(own, request, person, most)
    if not own.sign_in.csrf_matches(request.cookies[COOKIE], fields.pop(CSRF, "")):
        raise web.HTTPForbidden
    if not own.pace.may(person.id):
        raise web.HTTPTooManyRequests
    return Uploaded(person=person, fields=fields, file_name=file_name, content=content)


async def _parts(own: OwnPages, request: web.Request, person: Person, most: int) -> tuple[dict[str, str], str, bytes]:
    fields: dict[str, str] = {}
    file_name, content = "", b""
    try:
        reader = await request.multipart()
        for _ in range(_MOST_PARTS):
            part = await reader.next()
            if part is None:
                return fields, file_name, content
            if not isinstance(part, BodyPartReader) or not part.name:
                raise web.HTTPBadRequest
            if part.filename is None:
                fields[part.name] = tidy((await _read(part, FORM_LIMIT)).decode())
            elif own.sign_in.csrf_matches(request.cookies[COOKIE], fields.get(CSRF, "")):
                file_name, content = tidy(part.filename)[:200], await _read(part, most)
            else:
                raise web.HTTPForbidden
    except _TooMuch:
        raise TooLargeAFile(person, most) from None
    except (ValueError, LookupError, RuntimeError, HttpProcessingError):  # no form at all, or cut off in the middle
        raise web.HTTPBadRequest from None
    raise web.HTTPBadRequest


class _TooMuch(Exception):
    pass


async def _read(part: BodyPartReader, most: int) -> bytes:
    read = bytearray()
    while chunk := await part.read_chunk(65_536):
        read += chunk
        if len(read) > most:
            raise _TooMuch
    return bytes(read)
