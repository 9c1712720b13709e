"""Which facts somebody must have compared with their source before an answer may be published: law, and numbers that can be called.

It looks at what the answer says of itself, and at figures; it cannot read the law out of a sentence, and so takes more for law than is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from canned_answers.library import Answer, Topic

OF_LAW: Final = frozenset(
    {
        Topic.THE_LAW,
        Topic.RIGHTS,
        Topic.IMMIGRATION,
        Topic.CRIME_AND_VIOLENCE,
        Topic.COERCION_AND_TRAFFICKING,
        Topic.MONEY_AND_TAX,
        Topic.HOUSING_BENEFITS_DEBT,
        Topic.PARENTING,
        Topic.COMPLAINTS,
    }
)
_LAW_TAGS: Final = frozenset({"law", "legal", "police", "court", "visa", "tax"})
_LAW_BOOKS: Final = re.compile(r"https://(?:[\w-]+\.)*(?:legislation\.gov\.uk|gov\.uk|mygov\.scot|nidirect\.gov\.uk|gov\.scot|gov\.wales)(?:/|\Z)")
_CAN_BE_CALLED: Final = re.compile(r"(?:tel|sms):\+?\d|(?<!\d)\+?\d(?:[\s().-]?\d){4,}(?!\d)|(?<!\d)(?:999|112|111|101|105)(?!\d)")


def is_of_law(topic: str, tags: Iterable[str], addresses: Iterable[str | None]) -> bool:
    """By its topic, a tag, or a source that publishes law."""
    return topic in OF_LAW or bool(_LAW_TAGS & set(tags)) or any(each and _LAW_BOOKS.match(each) for each in addresses)


def holds_a_number(words: str) -> bool:
    """Something in them can be called or texted, or looks as if it could."""
    return bool(_CAN_BE_CALLED.search(words))


def is_unverified(answer: Answer) -> bool:
    """A fact of law or a number stands in it, and one of its sources was never compared."""
    asks = is_of_law(answer.topic, answer.tags, (source.url for source in answer.source)) or holds_a_number(answer.body)
    return asks and any(source.checked is None for source in answer.source)
