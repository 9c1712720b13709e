"""Which digits are somebody's phone number, and which a price, a time, a year, a room, or a number that is there for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

MOST_GROUPS: Final = 7
_FEWEST, _MOST = 8, 15
_MOST_SINGLE: Final = 13
_GROUP: Final = re.compile(r"[0-9]+")
_GAP: Final = re.compile(r"[ .()-]{1,3}")
_ANY_GAP: Final = re.compile(r"[ \t.,()\[\]/_*|~'-]{1,6}")
_LETTERED: Final = re.compile(r"[0-9OoIlо]{2,}")
_HIDDEN: Final = re.compile(r"(?:07[0-9]{8,9}|01[567][0-9]{8,9}|0[12][0-9]{9}|08[789][0-9]{7}|06[2357]0[0-9]{7}|06[0-9]{8}|(?:00|44)[0-9]{10,12})\Z")
"""Numbers that are known for such whatever stands between their digits: mobiles of Britain, Germany, Romania, Bulgaria, Hungary, France; British landlines."""
_MOBILE_ABROAD: Final = ("447", "407", "3538", "336", "337", "491", "346", "393", "306", "3598", "485", "486", "487", "488")
"""Country and first digit, as people write them without the plus."""
_COUNTRIES: Final = ("353", "359", "420", "30", "33", "34", "36", "39", "40", "44", "48", "49", "1")
_FREE: Final = ("800", "808", "1800")
_COUNTED: Final = ("0123456", "123456789")

Group = re.Match[str]


def phones(letters: str) -> Iterator[tuple[int, int, bool]]:
    """From, to, and True for a number that is somebody's; False for one that is there for everybody."""
    for groups in _rows(letters, _GAP):
        yield from _in_row(letters, groups)


def disguised(letters: str) -> Iterator[tuple[int, int, bool]]:
    """With letters for noughts, or other signs between the digits than people mostly put there."""
    unmasked = _LETTERED.sub(lambda match: _unmasked(letters, match), letters)
    for row in _rows(unmasked, _ANY_GAP):
        groups = row[: _MOST_SINGLE + 1]
        digits = "".join(group[0] for group in groups)
        if _HIDDEN.match(digits) and not digits.startswith(_COUNTED) and _could_be_hidden(unmasked, groups):
            yield _from(letters, groups[0].start()), groups[-1].end(), not is_for_everybody(digits, has_plus=False)


def _unmasked(letters: str, match: Group) -> str:
    has_digits = any(sign.isdigit() for sign in match[0])
    is_apart = not _LETTER.match(letters[match.start() - 1 : match.start()]) and not _LETTER.match(letters[match.end() : match.end() + 1])
    return match[0].translate(_AS_DIGITS) if has_digits and is_apart else match[0]


_LETTER: Final = re.compile("[A-Za-zа-я]")
_AS_DIGITS: Final = str.maketrans("OoIlо", "00110")


def _could_be_hidden(letters: str, groups: Sequence[Group]) -> bool:
    """`07.15, 08.45, 09` are times; one digit at a time, or a whole group, makes a number of it."""
    sizes = {len(group[0]) for group in groups}
    return (
        (sizes == {1} or max(sizes) >= 3)
        and not _touches_a_letter(letters, groups)
        and not _is_money(letters, groups)
        and not _are_times(letters, groups)
    )


def _rows(letters: str, gap: re.Pattern[str]) -> Iterator[list[Group]]:
    """Digits that stand together, with nothing between them but what people put between the digits of one number."""
    row: list[Group] = []
    for group in _GROUP.finditer(letters):
        if row and not gap.fullmatch(letters, row[-1].end(), group.start()):
            yield row
            row = []
        row.append(group)
    if row:
        yield row


def _in_row(letters: str, row: Sequence[Group]) -> Iterator[tuple[int, int, bool]]:
    first = len(row) if _are_times(letters, row) else 0
    while first < len(row):
        last = next((last for last in range(_furthest(letters, row, first), first, -1) if _is_number(letters, row[first:last])), None)
        if last is None:
            first += 1
            continue
        groups = row[first:last]
        digits, has_plus = "".join(group[0] for group in groups), _has_plus(letters, groups[0].start())
        yield _from(letters, groups[0].start()), groups[-1].end(), not is_for_everybody(digits, has_plus=has_plus)
        first = last


def _furthest(letters: str, row: Sequence[Group], first: int) -> int:
    """A number has few groups, unless each digit stands for itself; and then it begins with a nought or a plus."""
    is_single = [len(group[0]) == 1 for group in row[first : first + _MOST_SINGLE]]
    last = min(len(row), first + MOST_GROUPS)
    if not all(is_single[:3]) or len(is_single) < 3:
        return last
    if row[first][0] != "0" and not _has_plus(letters, row[first].start()):
        return first + _NINE_SINGLE if _are_nine_single(row[first : first + _NINE_SINGLE + 1]) else first
    return max(last, first + next((size for size, single in enumerate(is_single) if not single), len(is_single)))


_NINE_SINGLE: Final = 9
_FEWEST_KINDS: Final = 5


def _are_nine_single(groups: Sequence[Group]) -> bool:
    """`6 1 2 3 4 5 9 0 7` is a Spanish or Polish number; marks from one to five, or a count, are none."""
    digits = "".join(group[0] for group in groups)
    return len(groups) == len(digits) == _NINE_SINGLE and digits[0] in "456789" and "0" in digits and len(set(digits)) >= _FEWEST_KINDS


def _is_number(letters: str, groups: Sequence[Group]) -> bool:
    return _has_its_shape(letters, groups) and not _touches_a_letter(letters, groups) and not _is_money(letters, groups)


def _has_its_shape(letters: str, groups: Sequence[Group]) -> bool:
    digits = "".join(group[0] for group in groups)
    if not _FEWEST <= len(digits) <= _MOST:
        return False
    sizes = tuple(len(group[0]) for group in groups)
    if digits.startswith("00") or _has_plus(letters, groups[0].start()):
        return True
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12 and not (digits.startswith(_COUNTED) and max(sizes) <= 2)
    return _without_a_nought(digits, sizes, groups)


def _without_a_nought(digits: str, sizes: tuple[int, ...], groups: Sequence[Group]) -> bool:
    if len(sizes) == 1 or len(sizes) == len(digits) == _NINE_SINGLE:
        return 9 <= len(digits) <= 13
    if len(digits) == 10 and digits.startswith("7") and sizes[0] >= 3 and len(sizes) <= 4:
        return True
    if digits.startswith(_MOBILE_ABROAD) and 11 <= len(digits) <= 13 and len(sizes) <= 4:
        return True
    if sizes in _NINE:
        return any(int(group[0]) % 5 for group in groups)
    return sizes == (3, 3, 4) or (sizes == (1, 3, 3, 4) and digits.startswith("1")) or _is_abroad(digits, sizes)


def _is_abroad(digits: str, sizes: tuple[int, ...]) -> bool:
    """As mobiles are written in China (`138 0013 8000`) and in Brazil (`11 91234-5678`)."""
    return (sizes == (3, 4, 4) and _CHINESE.match(digits) is not None) or (sizes in {(2, 5, 4), (2, 1, 4, 4)} and digits[2] == "9")


_CHINESE: Final = re.compile(r"1[3-9]")


_NINE: Final = ((3, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2), (2, 3, 4))
"""How nine digits are written in Spain, Poland and Portugal. All round, they are prices."""


def is_for_everybody(digits: str, *, has_plus: bool) -> bool:
    """Free lines, the European 116 numbers, and British numbers that only organisations have."""
    if (len(digits) == 11 and digits.startswith(("03", "08"))) or (len(digits) == 10 and digits.startswith("0680")):
        return True
    abroad = digits.removeprefix("00") if digits.startswith("00") or has_plus else None
    country = next((code for code in _COUNTRIES if abroad is not None and abroad.startswith(code)), "")
    national = (abroad if abroad is not None else digits).removeprefix(country).removeprefix("0")
    if abroad is None and digits.startswith("1") and len(digits) == 11:
        national = digits[1:]
    is_british = country == "44" and len(national) == 10 and national.startswith("3")
    is_spanish = country in {"", "34"} and len(national) == 9 and national.startswith("900")
    return national.startswith(_FREE) or is_british or is_spanish or (len(national) == 6 and national.startswith("116"))


def _has_plus(letters: str, start: int) -> bool:
    return re.search(r"\+[ (]?\Z", letters[max(0, start - 2) : start]) is not None


def _from(letters: str, start: int) -> int:
    """The plus and the bracket before the digits belong to them."""
    while start > 0 and letters[start - 1] in "+(":
        start -= 1
    return start


def _touches_a_letter(letters: str, groups: Sequence[Group]) -> bool:
    """Or goes on as a time or a share does: `10:30`, `120/80`; but `07700 900345/6` and `020 7946 0001/07700 900123` are numbers, written short."""
    start, end = groups[0].start(), groups[-1].end()
    if len(groups) <= _FEW and _KNOWN_MOBILE.match("".join(group[0] for group in groups)):
        return False
    is_bare = not groups[0][0].startswith("0")
    return (
        _LETTER_BEFORE.search(letters[max(0, start - 1) : start]) is not None
        or (is_bare and _SHARE_BEFORE.search(letters[max(0, start - 2) : start]) is not None)
        or (is_bare and _SHARE_AFTER.match(letters[end : end + 2]) is not None)
        or _ON_AFTER.match(letters[end : end + 2]) is not None
    )


_FEW: Final = 3
_KNOWN_MOBILE: Final = re.compile(r"(?:(?:0|44)7[0-9]{9}|(?:0|40)7[0-9]{8})\Z")
"""Found even where it touches a word: `tel07700900123`."""
_LETTER_BEFORE: Final = re.compile(r"[A-Za-z]\Z")
_SHARE_BEFORE: Final = re.compile(r"[0-9][:/]\Z")
_SHARE_AFTER: Final = re.compile(r"/[0-9]")
_ON_AFTER: Final = re.compile(r"[A-Za-z]|:[0-9]")


def _is_money(letters: str, groups: Sequence[Group]) -> bool:
    start, end = groups[0].start(), groups[-1].end()
    return re.search(r"[£€$] {0,3}\Z", letters[max(0, start - 4) : start]) is not None or re.match(r" {0,3}[£€$]", letters[end : end + 4]) is not None


def _are_times(letters: str, groups: Sequence[Group]) -> bool:
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
