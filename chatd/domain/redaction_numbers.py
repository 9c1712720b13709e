"""Which digits are somebody's phone number, and which a price, a time, a year, a room, or a number that is there for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

MOST_GROUPS: Final = 7
_GROUP: Final = re.compile(r"[0-9]+")
_GAP: Final = re.compile(r"[ .\-()]{1,3}")
_SPOKEN: Final = re.compile(
    r"(?:(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|[0-9])[ ,.-]{1,2}){8,}"
    r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|[0-9])",
    re.IGNORECASE | re.ASCII,
)
_MOBILE_ABROAD: Final = ("447", "407", "3538", "336", "337", "491", "346", "393", "306", "3598", "485", "486", "487", "488")
"""Country and first digit, as people write them without the plus."""
_COUNTRIES: Final = ("353", "359", "420", "30", "33", "34", "36", "39", "40", "44", "48", "49", "1")
_FREE: Final = ("800", "808", "1800")


def phones(letters: str) -> Iterator[tuple[int, int, bool]]:
    """From, to, and True for a number that is somebody's; False for one that is there for everybody."""
    for spoken in _SPOKEN.finditer(letters):
        if len(re.findall(r"[A-Za-z]+", spoken[0])) >= 4:
            yield spoken.start(), spoken.end(), True
    for groups in _rows(letters):
        yield from _in_row(letters, groups)


def _rows(letters: str) -> Iterator[list[re.Match[str]]]:
    """Digits that stand together, with nothing between them but what people put between the digits of one number."""
    row: list[re.Match[str]] = []
    for group in _GROUP.finditer(letters):
        if row and not _GAP.fullmatch(letters[row[-1].end() : group.start()]):
            yield row
            row = []
        row.append(group)
    if row:
        yield row


def _in_row(letters: str, row: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, bool]]:
    first = len(row) if _are_times(letters, row) else 0
    while first < len(row):
        last = next((last for last in range(min(len(row), first + MOST_GROUPS), first, -1) if _is_number(letters, row[first:last])), None)
        if last is None:
            first += 1
            continue
        groups = row[first:last]
        yield _from(letters, groups[0].start()), groups[-1].end(), not _is_for_everybody(groups, has_plus=_has_plus(letters, groups[0].start()))
        first = last


def _is_number(letters: str, groups: Sequence[re.Match[str]]) -> bool:
    if _touches_a_letter(letters, groups) or _is_money(letters, groups):
        return False
    digits = "".join(group[0] for group in groups)
    sizes = tuple(len(group[0]) for group in groups)
    if _has_plus(letters, groups[0].start()) or digits.startswith("00"):
        return 8 <= len(digits) <= 15
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12
    return _without_a_nought(digits, sizes, groups)


def _without_a_nought(digits: str, sizes: tuple[int, ...], groups: Sequence[re.Match[str]]) -> bool:
    if len(sizes) == 1:
        return 9 <= len(digits) <= 13
    if len(digits) == 10 and digits.startswith("7") and sizes[0] >= 3 and len(sizes) <= 4:
        return True
    if digits.startswith(_MOBILE_ABROAD) and 11 <= len(digits) <= 13 and len(sizes) <= 4:
        return True
    if sizes == (3, 3, 3):
        return any(int(group[0]) % 5 for group in groups)
    return sizes == (3, 3, 4) or (sizes == (1, 3, 3, 4) and digits.startswith("1"))


def _is_for_everybody(groups: Sequence[re.Match[str]], *, has_plus: bool) -> bool:
    """Free lines, the European 116 numbers, and British numbers that only organisations have."""
    digits = "".join(group[0] for group in groups)
    if len(digits) == 11 and digits.startswith(("03", "08")):
        return True
    abroad = digits.removeprefix("00") if digits.startswith("00") or has_plus else None
    country = next((code for code in _COUNTRIES if abroad is not None and abroad.startswith(code)), "")
    national = (abroad if abroad is not None else digits).removeprefix(country).removeprefix("0")
    if abroad is None and digits.startswith("1") and len(digits) == 11:
        national = digits[1:]
    is_british = country == "44" and len(national) == 10 and national.startswith("3")
    return national.startswith(_FREE) or is_british or (len(national) == 6 and national.startswith("116"))


def _has_plus(letters: str, start: int) -> bool:
    return re.search(r"\+[ (]?\Z", letters[max(0, start - 2) : start]) is not None


def _from(letters: str, start: int) -> int:
    """The plus and the bracket before the digits belong to them."""
    while start > 0 and letters[start - 1] in "+(":
        start -= 1
    return start


def _touches_a_letter(letters: str, groups: Sequence[re.Match[str]]) -> bool:
    """Or goes on as a time or a share does: `10:30`, `120/80`."""
    start, end = groups[0].start(), groups[-1].end()
    return (
        re.search(r"[A-Za-z]\Z|[0-9][:/]\Z", letters[max(0, start - 2) : start]) is not None
        or re.match(r"[A-Za-z]|:[0-9]", letters[end : end + 2]) is not None
        or _is_a_share(letters, groups)
    )


def _is_a_share(letters: str, groups: Sequence[re.Match[str]]) -> bool:
    """`120/80`; but `07700 900345/6` is two numbers, written short."""
    return not groups[0][0].startswith("0") and re.match(r"/[0-9]", letters[groups[-1].end() :]) is not None


def _is_money(letters: str, groups: Sequence[re.Match[str]]) -> bool:
    start, end = groups[0].start(), groups[-1].end()
    return re.search(r"[£€$]\s*\Z", letters[max(0, start - 4) : start]) is not None or re.match(r"\s{0,3}[£€$]", letters[end : end + 4]) is not None


def _are_times(letters: str, groups: Sequence[re.Match[str]]) -> bool:
    """`0900 1300 1700`, or `09.00 - 10.30 - 12.00`."""
    if all(len(group[0]) == 4 for group in groups):
        return all(_is_time(group[0]) for group in groups)
    if len(groups) % 2 or any(len(group[0]) != 2 for group in groups):
        return False
    gaps = [letters[one.end() : other.start()] for one, other in pairwise(groups)]
    pairs = zip(groups[::2], groups[1::2], strict=True)
    return all(gap == "." for gap in gaps[::2]) and all(gap != "." for gap in gaps[1::2]) and all(_is_time(one[0] + other[0]) for one, other in pairs)


def _is_time(digits: str) -> bool:
    return int(digits[:2]) < 24 and int(digits[2:]) < 60
