"""Web addresses that are what they look like: nothing before the host that looks like another one, and no letters of two scripts in it.

`https://www.nhs.uk@example.org` leads to example.org, and `https://nһs.uk` has a Cyrillic letter. Whoever reads over an answer presses such a link.
`chatd/domain/service_row.py` says the same for the directory of services.
"""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = r"[A-Za-z0-9À-ÿ-]+(?:\.[A-Za-z0-9À-ÿ-]+)*"
_OTHER: Final = r"(?:[0-9.-]|[^\x00-\xff\s\u0100-\u024f\u1e00-\u1eff])+"
HTTPS: Final = rf"https://(?:{_LATIN}|{_OTHER})(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"]*)?"
_BARE: Final = re.compile(r"https?://[^\s<>\"()\[\]]+", re.IGNORECASE)
_AS_IT_LOOKS: Final = re.compile(HTTPS.replace("https", "[Hh][Tt][Tt][Pp][Ss]?", 1))


def deceiving(text: str) -> bool:
    """Does any address in these words lead elsewhere than it seems to?"""
    return any(_AS_IT_LOOKS.fullmatch(found.rstrip(".,;:!?*")) is None for found in _BARE.findall(text))
