"""What stands round the facts on the card of a service, in one language. The facts are the directory's (`chatd/domain/service_card.py`)."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocols.strictly import Closed, Line, convert, table_of

Label = Annotated[str, msgspec.Meta(min_length=1, max_length=30, pattern=r"\A[^\s<>\[\]{}:][^<>\[\]{}:\n]*\Z")]


class ServiceCardWords(Closed, frozen=True):
    """*reviewed*: whether somebody at home in the language has read it."""

    reviewed: bool
    for_whom: Label
    hours: Label
    phone: Label
    sms: Label
    web: Label
    email: Label
    walk_in: Label
    cost: Label
    spoken: Label
    led: Line
    friendly: Line
    not_checked: Line


def read_service_card_words(text: str) -> ServiceCardWords:
    """Raises `ProtocolRefused`."""
    return convert(table_of(text), ServiceCardWords)
