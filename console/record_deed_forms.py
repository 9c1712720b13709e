"""What leads' pages send about a record, and are answered: codes, days, signatures and sealed bytes. Closed, and each of a length."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from chatd.wire import Bytes64, Closed

Code = Annotated[str, msgspec.Meta(max_length=40, pattern=r"\A[a-z0-9_]*\Z")]
Day = Annotated[str, msgspec.Meta(max_length=10)]
Nonce = Annotated[str, msgspec.Meta(min_length=32, max_length=32, pattern=r"\A[A-Za-z0-9_-]+\Z")]
NoteBox = Annotated[str, msgspec.Meta(min_length=22, max_length=60_000, pattern=r"\A[A-Za-z0-9_-]+\Z")]
RecordNote = Annotated[str, msgspec.Meta(min_length=32, max_length=32, pattern=r"\A[0-9a-f]+\Z")]
Box = Annotated[str, msgspec.Meta(min_length=22, max_length=1_200, pattern=r"\A[A-Za-z0-9_-]+\Z")]
InnerBox = Annotated[str, msgspec.Meta(min_length=22, max_length=1_000, pattern=r"\A[A-Za-z0-9_-]+\Z")]
PersonName = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
MOST_LEADS: Final = 12
MOST_WORDS: Final = 500


class Decide(Closed, frozen=True):
    keep: bool
    why: Code
    signature: Bytes64


class Ask(Closed, frozen=True):
    """*words*: for the approver alone; kept nowhere."""

    why: Code
    words: Annotated[str, msgspec.Meta(max_length=MOST_WORDS)] = ""


class Approve(Closed, frozen=True):
    """*peeled*: the inner boxes, by whose set they were in. Only the requester's keys open them."""

    requester: PersonName
    peeled: Annotated[dict[Literal["raiser", "confirmer", "lead"], InnerBox], msgspec.Meta(min_length=1, max_length=3)]


class Collect(Closed, frozen=True):
    """*got*: the page has the boxes; the server lets go of them."""

    got: bool = False


class AddNote(Closed, frozen=True):
    id: RecordNote
    nonce: Nonce
    box: NoteBox


class SetTag(Closed, frozen=True):
    """*copies*: one for each lead of the newest list; none takes the tag off."""

    id: RecordNote
    copies: Annotated[dict[PersonName, NoteBox], msgspec.Meta(max_length=MOST_LEADS)]


class Export(Closed, frozen=True):
    why: Code
    id: RecordNote
    nonce: Nonce
    box: NoteBox


class Review(Closed, frozen=True):
    """Kept until a day, or let go."""

    until: Day = ""
    why: Code = ""
    let_go: Literal["yes", ""] = ""


class Held(Closed, frozen=True):
    deed: Literal["ask", "agree", "end"]
    why: Code = ""
    until: Day = ""


class Pair(Closed, frozen=True):
    requester: PersonName
    approver: PersonName
    box: Box


class Rewrap(Closed, frozen=True):
    list_number: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    wraps: Annotated[list[Pair], msgspec.Meta(min_length=2, max_length=MOST_LEADS * (MOST_LEADS - 1))]
    signature: Bytes64


class Done(Closed, frozen=True):
    """*to*: the page that comes next, which tells what was done."""

    to: str
    ok: bool = True


class Peeled(Closed, frozen=True):
    """*state*: `waiting` for another lead; `agreed`, with the boxes the first time; `gone`."""

    state: Literal["waiting", "agreed", "gone"]
    peeled: dict[str, str] = msgspec.field(default_factory=dict)
    until: str = ""
