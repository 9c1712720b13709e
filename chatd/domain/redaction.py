"""What in a text could lead somebody to a person: phone numbers, addresses, handles, profiles, full postcodes, full dates of birth, numbers of
papers and accounts; and placeholders that nobody has filled in.

It decides what looks so, and must not know what is done about it: notes and slips warn, tags and records refuse. `console/static/lib/guard.js` has the
same rules in the browser; a change here is a change there, and `tests/identifiers*.toml` hold both to the same cases. Every pattern is bounded, so that a
text twice as long takes twice as long, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from chatd.domain import redaction_names as names
from chatd.domain.redaction_dates import dates
from chatd.domain.redaction_numbers import disguised, phones
from chatd.domain.redaction_papers import PAPERS
from chatd.domain.redaction_plain import ANY_CASE, Rule, Span, plain, rule, without
from chatd.domain.redaction_spoken import spoken


class Kind(StrEnum):
    """What it looks like."""

    EMAIL = "email"
    LINK = "link"
    PLACEHOLDER = "placeholder"
    ID_NUMBER = "id_number"
    BIRTH_DATE = "birth_date"
    POSTCODE = "postcode"
    PHONE = "phone"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where it stands. The words themselves it does not hold, so that it can be logged, counted and compared."""

    kind: Kind
    start: int
    end: int


def identifiers(text: str) -> tuple[Found, ...]:
    """All that is found, in order. No two overlap."""
    letters, places = plain(text)
    found: list[Found] = []
    for kind, rule_ in _RULES:
        spans = list(rule_(letters))
        found += [Found(kind=kind, start=places[start], end=places[end - 1] + 1) for start, end, is_one in spans if is_one]
        letters = without(letters, spans) if spans else letters
    return tuple(sorted(found, key=lambda one: one.start))


# ── links ──

# fmt: off
_PLATFORMS: Final = frozenset([
    "adultwork.com", "allmylinks.com", "bsky.app", "cash.app", "discord.gg", "eurogirlsescort.com", "facebook.com", "fansly.com", "fb.com",
    "instagram.com", "kik.me", "ko-fi.com", "linkedin.com", "linktr.ee", "m.me", "manyvids.com", "monzo.me", "onlyfans.com", "patreon.com",
    "paypal.me", "reddit.com", "revolut.me", "signal.me", "snapchat.com", "t.me", "telegram.me", "threads.net", "tiktok.com", "twitch.tv",
    "twitter.com", "vivastreet.co.uk", "vk.com", "wa.me", "x.com", "youtube.com",
])
# fmt: on
_OWN_HOSTS: Final = ("bsky.social", "blogspot.com", "carrd.co", "tumblr.com", "wixsite.com", "wordpress.com")
_NOBODYS: Final = re.compile(r"/(?:about|help|safety|terms|privacy|legal|policies|login|settings|report|reporting|support)(?:[/?#]|\Z)", ANY_CASE)
_PROFILE: Final = re.compile(
    r"/(?:@|u/|users?/|profiles?/|members?/|escorts?/|people/|ads?/|viewprofile)[^/]|[?&](?:id|user|uid|userid|username|profile)=[^&]", ANY_CASE
)


_LINK: Final = r"\b(?:h(?:tt|xx)ps?://)?(?P<host>(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24})(?::[0-9]+)?(?P<path>/[^\s<>\"')\]\x00]*)?"


def _links(letters: str) -> Iterator[Span]:
    """A bare `lily.rose` looks like a host; where it is none of those looked for, it is left to the rules for names."""
    yield from ((start, end, is_one) for start, end, is_one in rule(_LINK, _is_profile, needs=".")(letters) if is_one or "/" in letters[start:end])


def _said(letters: str) -> Iterator[Span]:
    """`instagram dot com slash lily`."""
    return (span for span in _SAID(letters) if span[2])


_SAID: Final = rule(
    r"\b(?P<site>[A-Z0-9-]{1,30}) dot (?P<end>com|net|me|ee|gg|co dot uk) (?:forward )?slash (?:at )?(?P<name>[A-Z0-9_.-]{2,30})",
    lambda match: f"{match['site']}.{match['end']}".lower().replace(" dot ", ".") in _PLATFORMS,
)


def _is_profile(match: re.Match[str]) -> bool:
    host, path = match["host"].lower(), (match["path"] or "").rstrip(".,;:!?")
    site = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    if any(site.endswith(f".{own}") for own in _OWN_HOSTS):
        return True
    if site in _PLATFORMS:
        return len(path) > 1 and not _NOBODYS.match(path)
    return bool(_PROFILE.search(path))


# ── postcodes ──

_AREA: Final = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?"
    "|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_BRITISH: Final = rf"(?:{_AREA})[0-9][0-9A-HJKMNPR-Y]?(?: {{0,2}}|-)[0-9][ABD-HJLNP-UW-Z]{{2}}"
_CUED: Final = (
    rf"post ?code(?:'?s| is| was)?[ :]{{0,3}}(?:(?:{_AREA})[0-9][0-9A-HJKMNPR-Y]?[,.] ?[0-9][ABD-HJLNP-UW-Z]{{2}}"
    r"|(?:[A-Z] ){1,2}(?:[0-9] ){1,2}(?:[A-Z] )?[0-9] [A-Z] [A-Z])"
)
"""After that word also with other signs in it, or apart letter by letter."""
_IRISH: Final = r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?(?=[A-Z]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}"
_CANADIAN: Final = r"[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]"


def _is_no_ordinal(match: re.Match[str]) -> bool:
    """`B2 1st floor` is no postcode; `B33 8TH` is one."""
    return match[0][-2:] not in {"st", "nd", "rd", "th", "am", "pm"}


_PLACEHOLDER: Final = r"\[(?!sic\]|\.{1,3}\]|[0-9 .,-]{1,80}\])[^\[\]\n\x00]{1,80}\]|\{[A-Z_ ]{1,40}\}|<[A-Z][^<>\n]{1,40}>|_{3,}"

_RULES: Final[tuple[tuple[Kind, Rule], ...]] = (
    (Kind.HANDLE, names.FEDERATED),
    (Kind.EMAIL, names.EMAIL),
    (Kind.EMAIL, names.EMAIL_SAID),
    (Kind.EMAIL, names.EMAIL_HALF_SAID),
    (Kind.EMAIL, names.EMAIL_APART),
    (Kind.EMAIL, names.EMAIL_SHOUTED),
    (Kind.LINK, _links),
    (Kind.LINK, _said),
    (Kind.PLACEHOLDER, rule(_PLACEHOLDER)),
    *((Kind.ID_NUMBER, paper) for paper in PAPERS),
    (Kind.BIRTH_DATE, dates),
    (Kind.POSTCODE, rule(_BRITISH, _is_no_ordinal)),
    (Kind.POSTCODE, rule(_CUED)),
    (Kind.POSTCODE, rule(_IRISH)),
    (Kind.POSTCODE, rule(_CANADIAN)),
    (Kind.PHONE, spoken),
    (Kind.PHONE, phones),
    (Kind.PHONE, disguised),
    (Kind.HANDLE, names.AT_NAME),
    (Kind.HANDLE, names.SITES_OWN),
    (Kind.HANDLE, names.ON_A_SITE),
    (Kind.HANDLE, names.USERNAME),
    (Kind.HANDLE, names.JOINED),
)
"""In order: what an earlier one has taken, none that follows looks at. Irish and Canadian postcodes stand for a street or a single door; those of most
other countries stand for a town, and pass."""
