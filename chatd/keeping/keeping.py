"""The one door to what is kept under policy. It loads, asks the domain, saves, and tells whom it concerns; nothing here can open a word of it.

Every deed takes the person who acts. What is raised is a `Refusal` of `chatd/domain/refusals.py`, by name, and then nothing has changed:
`NoSuchRecord` for what this person may not know of; the others say what is wrong. `refusal_code()` makes the code for the page of one.
Pages check what only they can: that the sign-in stands, that a lead has a second step, and who is in the live conversation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatd.domain.refusals import Refusal
from chatd.keeping.deciding import Deciding
from chatd.keeping.flags import Flags
from chatd.keeping.noting import Noting
from chatd.keeping.opening import Openings
from chatd.keeping.rounds import Rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping(Flags, Deciding, Openings, Noting, Rounds):
    """All of it. Built once in `app.py`."""


def refusal_code(refusal: Refusal) -> str:
    """`NothingCanBeKept` is `nothing_can_be_kept`: what a page finds its words by."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(refusal).__name__).lower()
