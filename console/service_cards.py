"""The cards of services in every language that has words for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from chatd.domain.service_card import CardWords, card
from chatd.domain.services import Service
from protocols import folder
from protocols.languages import own_name


@cache
def card_words() -> Mapping[str, CardWords]:
    """By language, as supplied. Languages are called as those who speak them do: whoever looks for theirs finds it."""
    read = {language: msgspec.to_builtins(words) for language, words in folder.service_card().items()}
    return MappingProxyType({language: CardWords(**_words(each), language=own_name) for language, each in read.items()})


def cards(service: Service, *, today: date) -> dict[str, str]:
    """By language; each line on its own."""
    return {language: "\n".join(card(service, today=today, words=words)) for language, words in card_words().items()}


@cache
def unreviewed() -> tuple[str, ...]:
    """Languages in which nobody at home in them has read these words."""
    return tuple(language for language, words in folder.service_card().items() if not words.reviewed)


def _words(read: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in read.items() if name != "reviewed"}
