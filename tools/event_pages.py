"""docs/events.md, from the tables and structs of chatd/wire.py: for whoever writes another client."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import cast

import msgspec
from msgspec import NODEFAULT
from msgspec import inspect as shapes

from chatd import wire

BASE64URL = cast(shapes.StrType, shapes.type_info(wire.Bytes32)).pattern

HEAD = f"""# Every socket event

Made from `chatd/wire.py` by `./dev docs`. Names, fields and limits here are the ones the server goes by: a field it does not know, or one that is
too long, is refused and nothing changes.

## How to connect

1. **Every request carries `Origin`**, exactly the server's own (`public_url`). Browsers send it by themselves; any other client sets it, or is
   answered 403. Over polling that is every request, not the first alone.
2. **A visitor's client** asks `POST /w/{{project}}/start` with the body `{{}}` or `{{"language": "en"}}`. The `token` in the answer opens one
   connection within ten minutes; it is `null` while nobody new is let in. Then `arrive`; after a lost line a new connection with `resume` in its
   `auth`, and the event `resume`.
3. **A worker's client** signs in as the page does (`POST /sign-in/salt`, `POST /sign-in`) and brings the cookie `__Host-chatd` in the handshake. The
   token `csrf` stands in the `meta` of that name on `/desk`. Then `check_in`.
4. Who is turned away gets `connect_error`: its message is the `code`, its data the whole [`Refused`](#refused).
5. A client that is refused again and again without slowing down is hung up on; a frame that is too large closes the line (1009).

```js
const socket = io("https://chat.example.org/visitor", {{
  transports: ["websocket"], auth: {{ token }}, extraHeaders: {{ Origin: "https://chat.example.org" }},
}});
const arrived = await socket.emitWithAck("arrive", {{ page_key: pageKey, language: "en" }});
```

```python
async with aiohttp.ClientSession(headers={{"Origin": "https://chat.example.org"}}) as session:
    client = socketio.AsyncClient(http_session=session)
    await client.connect("https://chat.example.org", auth={{"token": token}}, transports=["websocket"], namespaces=["/visitor"])
    arrived = await client.call("arrive", {{"page_key": page_key, "language": "en"}}, namespace="/visitor")
```

Socket.IO 5 (Engine.IO 4) at `/socket.io/`, over WebSocket, or polling where that is blocked. Visitors' pages use the namespace `{wire.VISITOR}`, workers'
screens `{wire.OPERATOR}`. The connection's `auth` is [`VisitorKnock`](#visitorknock) or [`OperatorKnock`](#operatorknock). One frame holds at most
{wire.FRAME_LIMIT:,} bytes.

- Every body is one JSON object. Where no fields are listed it is `{{}}`.
- Every event from a client is acknowledged, with the answer named beside it or with [`Refused`](#refused).
- Bytes travel as base64url without padding; instants as UTC, like `2026-11-23T17:00:00Z`.
- What is inside a `box` is for the other screens alone: see [sealing.md](sealing.md).
- *At most* says how many of an event may come at once, and how many a second after that; more are refused with `too_fast`.
"""


def events_page() -> str:
    tables = [
        *_from_client("From a visitor's page", wire.FROM_VISITOR),
        *_to_client("To a visitor's page", wire.TO_VISITOR),
        *_from_client("From a worker's screen", wire.FROM_OPERATOR),
        *_to_client("To a worker's screen", wire.TO_OPERATOR),
    ]
    codes = ["## Why something is refused", "", f"`code` is one of {_listed(str(code) for code in wire.Code)}.", ""]
    bodies = ["## Bodies and answers", "", *(line for body in _every_body() for line in _described(body))]
    return "\n".join([HEAD, *tables, *codes, *bodies]).rstrip() + "\n"


def _from_client(title: str, events: Mapping[str, wire.FromClient]) -> Iterator[str]:
    yield from (f"## {title}", "", "| event | body | answer | at most |", "|---|---|---|---|")
    for name, event in events.items():
        yield f"| `{name}` | {_link(event.body)} | {_link(event.answer)} | {event.burst}, then {event.per_second:g}/s |"
    yield ""


def _to_client(title: str, events: Mapping[str, wire.FromServer]) -> Iterator[str]:
    yield from (f"## {title}", "", "| event | body |", "|---|---|")
    for name, event in events.items():
        yield f"| `{name}` | {_link(event.body)} |"
    yield ""


def _every_body() -> list[type[wire.Closed]]:
    """Every struct that the file makes, in the file's order: what a table names, and what those hold."""
    return [thing for thing in vars(wire).values() if inspect.isclass(thing) and issubclass(thing, wire.Closed) and thing is not wire.Closed]


def _described(body: type[wire.Closed]) -> Iterator[str]:
    info = cast(shapes.StructType, shapes.type_info(body))
    yield from (f"### {body.__name__}", "")
    if said := _own_docstring(body):
        yield from (said, "")
    rows = [f"| `{field.encode_name}` | {_shape(field.type)}{_default(field)} |" for field in info.fields]
    if info.tag is not None:
        rows.insert(0, f"| `{info.tag_field}` | `{info.tag}` |")
    if rows:
        yield from ("| field | |", "|---|---|", *rows, "")


def _default(field: shapes.Field) -> str:
    if field.required:
        return ""
    value = field.default if field.default is not NODEFAULT else field.default_factory()
    return f"; `{msgspec.json.encode(value).decode()}` where it is left out"


def _own_docstring(body: type[wire.Closed]) -> str:
    return inspect.cleandoc(body.__doc__).replace("\n", " ") if "__doc__" in vars(body) and body.__doc__ else ""


def _shape(kind: shapes.Type) -> str:  # noqa: C901, PLR0911 - one line for each kind of value there is
    match kind:
        case shapes.StructType():
            return _link(kind.cls)
        case shapes.EnumType():
            return _listed(str(member) for member in kind.cls)
        case shapes.LiteralType():
            return _listed(_as_json(value) for value in kind.values)
        case shapes.StrType():
            return _text(kind)
        case shapes.IntType() | shapes.FloatType():
            return "number" if kind.ge is None else f"number from {kind.ge:,} to {kind.le:,}"
        case shapes.BoolType():
            return "`true` or `false`"
        case shapes.NoneType():
            return "`null`"
        case shapes.UnionType():
            return " or ".join(_shape(one) for one in kind.types)
        case shapes.TupleType():
            return "pair of " + " and ".join(_shape(one) for one in kind.item_types)
        case shapes.ListType():
            return f"list of {_shape(kind.item_type)}" + (f" (at most {kind.max_length})" if kind.max_length else "")
        case _:
            return type(kind).__name__.removesuffix("Type").lower()


def _text(kind: shapes.StrType) -> str:
    word = "base64url" if kind.pattern == BASE64URL else "text"
    if kind.max_length is None:
        return word
    length = f"{kind.max_length:,}" if kind.min_length == kind.max_length else f"{kind.min_length or 0:,} to {kind.max_length:,}"
    return f"{word}, {length} letters"


def _as_json(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _listed(names: Iterator[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _link(body: type) -> str:
    return f"[`{body.__name__}`](#{body.__name__.lower()})"
