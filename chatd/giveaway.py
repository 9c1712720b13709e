"""Names that say what the service is about. A host name is seen by every router on the way, a title by whoever looks over a shoulder."""

from __future__ import annotations

import re

_WHOLE = (
    "sex sexy sw sws swer sexe sexo seks sesso worker workers escort escorts hooker hookers brothel brothels punter punters pimp pimps umbrella "
    "umbrellas redumbrella nswp swop umbrela umbrele umbrelă curva curve huren hure puta putas chemsex incall outcall camgirl onlyfans domme"
)
WHOLE_WORDS = frozenset(_WHOLE.split())
"""What the work is called, and what the movement is known by, in the languages visitors write in."""
PARTS = (
    *("sexwork", "sexual", "escort", "prostitu", "brothel", "hooker", "umbrella", "parasol", "paraplu", "umbrel", "uglymug", "stripp"),
    *("eroti", "porn", "bordel", "travailleus", "trabajador", "lucratoar", "lucrător", "dominatri", "callgirl"),
    *("секс", "эскорт", "проститу", "зонт"),
)
"""Telling even inside a longer word. Each is long enough not to stand in an ordinary one ("sex" stands in Essex)."""

_BETWEEN = re.compile(r"[^\w]+|_+|\d+")


def telling_words(text: str) -> tuple[str, ...]:
    """The words in *text* that give the service away, in the order they stand; none for a discreet name."""
    words = [word for word in _BETWEEN.split(text.casefold()) if word]
    return tuple(word for word in words if word in WHOLE_WORDS or any(part in word for part in PARTS))
