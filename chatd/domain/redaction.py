"""What in a text could lead somebody to a person: phone numbers, addresses, handles, profiles, full postcodes, full dates of birth; and placeholders
that nobody has filled in.

It decides what looks so, and must not know what is done about it: notes and slips warn, tags and records refuse. `console/static/lib/guard.js` has the
same rules in the browser; a change here is a change there, and `tests/identifiers.toml` holds both to the same cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from chatd.domain.redaction_numbers import phones


class Kind(StrEnum):
    """What it looks like."""

    EMAIL = "email"
    LINK = "link"
    PLACEHOLDER = "placeholder"
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
    letters, places = _plain(text)
    found: list[Found] = []
    for kind, spans in _RULES:
        for start, end, is_one in list(spans(letters)):
            found += [Found(kind=kind, start=places[start], end=places[end - 1] + 1)] if is_one else []
            letters = f"{letters[:start]}{_GONE * (end - start)}{letters[end:]}"
    return tuple(sorted(found, key=lambda one: one.start))


Span = tuple[int, int, bool]
"""From, to, and whether it is one of those looked for; another is only put out of the way of the rules that follow."""

_ANY_CASE: Final = re.IGNORECASE | re.ASCII
_GONE: Final = "\x00"
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE: Final = {
    ord("\u00a0"): " ",
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    0x2212: "-",
    0x202F: " ",
}
_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DIGITS: Final = {start + digit: str(digit) for start in (0x0660, 0x06F0, 0x0966) for digit in range(10)}
_PLAIN: Final = {**_ALIKE, **_WIDE, **_DIGITS}


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in plain signs, without those that nobody sees, and where each stood: hiding a number must not be as easy as a wide digit."""
    seen = [(sign, at) for at, sign in enumerate(text) if sign not in _UNSEEN]
    return "".join(_PLAIN.get(ord(sign), sign) for sign, _ in seen), [at for _, at in seen]


def _rule(pattern: str, is_one: Callable[[re.Match[str]], bool] = lambda _: True) -> Callable[[str], Iterator[Span]]:
    ready = re.compile(pattern, _ANY_CASE)

    def spans(letters: str) -> Iterator[Span]:
        for match in ready.finditer(letters):
            if _stands_alone(letters, match.start(), match.end()):
                yield match.start(), match.end(), is_one(match)

    return spans


def _stands_alone(letters: str, start: int, end: int) -> bool:
    before, after = letters[start - 1 : start], letters[end : end + 1]
    return not (_WORD.match(letters[start]) and _WORD.match(before)) and not (_WORD.match(letters[end - 1]) and _WORD.match(after))


_WORD: Final = re.compile(r"[A-Za-z0-9]")

# ── links ──

# fmt: off
_PLATFORMS: Final = frozenset([
    "adultwork.com", "allmylinks.com", "bsky.app", "cash.app", "discord.gg", "eurogirlsescort.com", "facebook.com", "fansly.com", "fb.com",
    "instagram.com", "kik.me", "ko-fi.com", "linkedin.com", "linktr.ee", "m.me", "manyvids.com", "monzo.me", "onlyfans.com", "patreon.com",
    "paypal.me", "reddit.com", "revolut.me", "signal.me", "snapchat.com", "t.me", "telegram.me", "threads.net", "tiktok.com", "twitch.tv",
    "twitter.com", "vivastreet.co.uk", "vk.com", "wa.me", "x.com", "youtube.com",
])
# fmt: on
_OWN_HOSTS: Final = ("blogspot.com", "carrd.co", "tumblr.com", "wixsite.com", "wordpress.com")
_NOBODYS: Final = re.compile(r"/(?:about|help|safety|terms|privacy|legal|policies|login|settings|report|reporting|support)(?:[/?#]|\Z)", _ANY_CASE)
_PROFILE: Final = re.compile(
    r"/(?:@|u/|users?/|profiles?/|members?/|escorts?/|people/|ads?/|viewprofile)[^/]|[?&](?:id|user|uid|userid|username|profile)=[^&]", _ANY_CASE
)


_LINK: Final = r"(?:https?://)?(?P<host>(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24})(?::[0-9]+)?(?P<path>/[^\s<>\"')\]\x00]*)?"


def _links(letters: str) -> Iterator[Span]:
    """A bare `lily.rose` looks like a host; where it is none of those looked for, it is left to the rules for names."""
    yield from ((start, end, is_one) for start, end, is_one in _rule(_LINK, _is_profile)(letters) if is_one or "/" in letters[start:end])


def _is_profile(match: re.Match[str]) -> bool:
    host, path = match["host"].lower(), (match["path"] or "").rstrip(".,;:!?")
    site = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    if any(site.endswith(f".{own}") for own in _OWN_HOSTS):
        return True
    if site in _PLATFORMS:
        return len(path) > 1 and not _NOBODYS.match(path)
    return bool(_PROFILE.search(path))


# ── dates ──

_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    "|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie"
)
_DATE: Final = (
    r"(?P<y1>(?:19|20)[0-9]{2})[-/.](?P<a1>[0-9]{1,2})[-/.](?P<b1>[0-9]{1,2})"
    r"|(?P<a2>[0-9]{1,2}) ?[-/. ] ?(?P<b2>[0-9]{1,2}) ?[-/. ] ?(?P<y2>(?:19|20)[0-9]{2}|[0-9]{2})"
    rf"|(?P<a3>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?:{_MONTHS})[,.]?[ -](?P<y3>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|(?:{_MONTHS})\.? (?P<a4>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)[0-9]{{2}})"
)
_BIRTH: Final = re.compile(r"(?:\bborn|birth|\bdob\b|\bd\.o\.b|n[ăĂa]scut)[^\n]{0,24}\Z", _ANY_CASE)
_LIVED: Final = (1920, 2009)
"""Years in which somebody who turns to us may have been born. A full date within them is taken for a birth; one of another year only beside a word that
says so: appointments and what happened lately have dates as well."""


def _dates(letters: str) -> Iterator[Span]:
    for start, end, is_one in _rule(_DATE, _could_be_a_day)(letters):
        if is_one:
            said = letters[start:end]
            has_cue = _BIRTH.search(letters[max(0, start - 34) : start]) is not None
            year = re.search(r"(?:19|20)[0-9]{2}", said)
            if year or has_cue:
                yield start, end, has_cue or (year is not None and _LIVED[0] <= int(year[0]) <= _LIVED[1])


def _could_be_a_day(match: re.Match[str]) -> bool:
    a, b = (next((int(match[f"{name}{form}"]) for form in forms if match[f"{name}{form}"]), 1) for name, forms in (("a", "1234"), ("b", "12")))
    return 1 <= min(a, b) <= 12 and max(a, b) <= 31


# ── handles ──

_SITES: Final = (
    "insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|kik|whats ?app|twitter|tik ?tok|only ?fans|facebook|fb|discord|skype|wickr|adult ?work|viva ?street|fansly"
    "|reddit|viber|wechat"
)
_TIME: Final = re.compile(r"@[0-9]{1,2}(?:[.:]?[0-9]{2})?(?:am|pm|ish)?\Z", _ANY_CASE)


def _is_a_name(match: re.Match[str]) -> bool:
    """After a site's name: what holds a digit or a join is a name; a plain word only after a colon or "name is", and only if nothing follows it."""
    name = match["name"].rstrip(".")
    if re.fullmatch(r"[0-9]+", name):
        return len(name) >= 5
    if re.search(r"[0-9_.]", name):
        return True
    rest, sign = match.string[match.end() :], match["sign"].strip()
    return (sign in {":", "="} or (match["named"] is not None and sign in {"is", "was"})) and re.match(r"\s*(?:$|[.,;)\n])", rest) is not None


def _is_no_ordinal(match: re.Match[str]) -> bool:
    """`B2 1st floor` is no postcode; `B33 8TH` is one."""
    return match[0][-2:] not in {"st", "nd", "rd", "th", "am", "pm"}


_RULES: Final[tuple[tuple[Kind, Callable[[str], Iterator[Span]]], ...]] = (
    (Kind.HANDLE, _rule(r"@[A-Z0-9_]{2,30}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}")),
    (Kind.EMAIL, _rule(r"[A-Z0-9._%+'-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}")),
    (
        Kind.EMAIL,
        _rule(
            r"[A-Z0-9._+-]{1,64}(?: ?[\[(] ?at ?[\])] ?| at )[A-Z0-9-]{1,63}(?: ?[\[(] ?dot ?[\])] ?| dot )"
            r"(?:com|net|org|info|me|io|ie|ro|eu|uk|co(?:(?: dot |\.)uk)?)"
        ),
    ),
    (Kind.LINK, _links),
    (Kind.PLACEHOLDER, _rule(r"\[(?!sic\]|\.\.\.\]|…\])[^\[\]\n\x00]{1,80}\]|\{[A-Z_ ]{1,40}\}|<[A-Z][^<>\n]{1,40}>|_{3,}")),
    (Kind.BIRTH_DATE, _dates),
    (
        Kind.POSTCODE,
        _rule(
            r"(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?"
            r"|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)[0-9][0-9A-HJKMNPR-Y]? ?"
            r"[0-9][ABD-HJLNP-UW-Z]{2}",
            _is_no_ordinal,
        ),
    ),
    (Kind.POSTCODE, _rule(r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?(?=[A-Z]{0,3}[0-9])[0-9AC-FHKNPRTV-Y]{4}")),
    (Kind.POSTCODE, _rule(r"[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]")),
    (Kind.PHONE, phones),
    (Kind.HANDLE, _rule(r"@(?=[0-9_.]*[A-Z])[A-Z0-9_][A-Z0-9_.]{1,29}", lambda match: _TIME.match(match[0]) is None)),
    (Kind.HANDLE, _rule(r"u/[A-Z0-9_-]{3,20}|[A-Z0-9_.]{2,32}#[0-9]{4}")),
    (
        Kind.HANDLE,
        _rule(
            rf"(?:{_SITES})(?P<named> (?:name|user ?name|handle|id|account|profile|page))?(?P<sign> ?[:=] ?| is | was | - | )@?(?P<name>[A-Z0-9_.]{{3,30}})",
            _is_a_name,
        ),
    ),
    (Kind.HANDLE, _rule(r"(?P<named>user ?name)(?P<sign> ?[:=] ?| is | was | )@?(?P<name>[A-Z0-9_.]{3,30})", _is_a_name)),
    (Kind.HANDLE, _rule(r"(?=[0-9_]*[A-Z])[A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5}")),
)
"""In order: what an earlier one has taken, none that follows looks at. Irish and Canadian postcodes stand for a street or a single door; those of most
other countries stand for a town, and pass."""
