"""Numbers that are said: "oh seven seven double oh", "șase trei doi", "seis treinta y cuatro", alone or among digits.

Words of several languages stand in one list: nobody says nine of them in a row but to say a number. `console/static/lib/guard_spoken.js` is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from chatd.domain.redaction_numbers import is_for_everybody
from chatd.domain.redaction_plain import Span

_UNITS: Final = (
    "zero oh o nought null nulla нула cero nul",
    "one un unu una uno jeden eins um uma egy едно един",
    "two doi doua dos dwa zwei zwo deux due dois duas ketto ket twee две два",
    "three trei tres trzy drei trois tre harom drie три",
    "four patru cuatro cztery vier quatre quattro quatro negy четири",
    "five cinci cinco piec funf fuenf cinq cinque ot vijf пет",
    "six sase seis szesc sechs sei meia hat zes шест",
    "seven sapte siete siedem sieben sept sette sete het zeven седем",
    "eight opt ocho osiem acht huit otto oito nyolc осем",
    "nine noua nueve dziewiec neun neuf nove kilenc negen девет",
)
_TENS: Final = (
    "",
    "ten zece diez dziesiec tiz zehn dix dieci dez десет",
    "twenty douazeci veinte dwadziescia husz zwanzig vingt venti vinte двадесет",
    "thirty treizeci treinta trzydziesci harminc dreissig dreisig trente trenta trinta тридесет",
    "forty patruzeci cuarenta czterdziesci negyven vierzig quarante quaranta quarenta четиридесет",
    "fifty cincizeci cincuenta piecdziesiat otven funfzig cinquante cinquanta cinquenta петдесет",
    "sixty saizeci sesenta szescdziesiat hatvan sechzig soixante sessanta sessenta шестдесет",
    "seventy saptezeci setenta siedemdziesiat hetven siebzig settanta седемдесет",
    "eighty optzeci ochenta osiemdziesiat nyolcvan achtzig ottanta oitenta осемдесет",
    "ninety nouazeci noventa dziewiecdziesiat kilencven neunzig novanta деветдесет",
)
_TEENS: Final = (
    "eleven once unsprezece jedenascie единадесет tizenegy elf onze undici",
    "twelve doce doisprezece dwanascie дванадесет tizenketto zwolf douze doze dodici",
    "thirteen trece treisprezece trzynascie тринадесет tizenharom treize treze tredici",
    "fourteen catorce paisprezece czternascie четиринадесет tizennegy quatorze catorze",
    "fifteen quince cincisprezece pietnascie петнадесет tizenot quinze quindici",
    "sixteen dieciseis saisprezece szesnascie шестнадесет tizenhat seize dezesseis sedici",
    "seventeen diecisiete saptesprezece siedemnascie седемнадесет tizenhet dezessete",
    "eighteen dieciocho optsprezece osiemnascie осемнадесет tizennyolc dezoito",
    "nineteen diecinueve nouasprezece dziewietnascie деветнадесет tizenkilenc dezenove",
)
_HUNDREDS: Final = (
    "",
    "sto",
    "dwiescie doscientos",
    "trzysta trescientos",
    "czterysta cuatrocientos",
    "piecset quinientos",
    "szescset seiscientos",
    "siedemset setecientos",
    "osiemset ochocientos",
    "dziewiecset novecientos",
)
"""One word where English has two: nine digits are said so in Poland."""
_UNIT: Final = {word: str(value) for value, words in enumerate(_UNITS) for word in words.split()}
_TEN: Final = {word: str(value) for value, words in enumerate(_TENS) for word in words.split()}
_TEEN: Final = {word: str(value) for value, words in enumerate(_TEENS, start=11) for word in words.split()}
_HUNDREDTH: Final = {word: str(value) for value, words in enumerate(_HUNDREDS) for word in words.split()}
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3, "dublu": 2, "doble": 2, "dupla": 2}
_AND: Final = frozenset({"y", "si", "и"})
_PLUS: Final = frozenset({"plus", "mas", "плюс"})
_HUNDRED: Final = "hundred"
_TOKEN: Final = re.compile(r"[A-Za-zа-я]+|[0-9]+")
_GAP: Final = re.compile(r"[ ,.()-]{1,3}")
_KNOWN: Final = frozenset({*_UNIT, *_TEEN, *_TEN, *_HUNDREDTH, *_TIMES, *_AND, *_PLUS, _HUNDRED})
_FEWEST, _MOST = 9, 15

Token = re.Match[str]


def spoken(letters: str) -> Iterator[Span]:
    for row in _rows(letters):
        tokens = _trimmed(row)
        words = sum(not token[0].isdigit() for token in tokens)
        digits = _digits(tokens) if words >= 2 else ""
        if _is_number(tokens, digits, words):
            yield tokens[0].start(), tokens[-1].end(), not is_for_everybody(digits, has_plus=tokens[0][0].lower() in _PLUS)


def _rows(letters: str) -> Iterator[list[Token]]:
    row: list[Token] = []
    for token in _TOKEN.finditer(letters):
        if row and not _GAP.fullmatch(letters, row[-1].end(), token.start()):
            yield row
            row = []
        if token[0].isdigit() or token[0].lower() in _KNOWN:
            row.append(token)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _trimmed(row: Sequence[Token]) -> Sequence[Token]:
    """A row neither begins nor ends with "and"."""
    first, last = 0, len(row)
    while first < last and row[first][0].lower() in _AND:
        first += 1
    while last > first and row[last - 1][0].lower() in {*_AND, *_PLUS, *_TIMES}:
        last -= 1
    return row[first:last]


def _digits(tokens: Sequence[Token]) -> str:
    """What is said, in digits: "double oh" is 00, "nine hundred" 900, "treinta y cuatro" 34, "pięćset dwanaście" 512."""
    said: list[str] = []
    times, open_ten, open_hundred = 1, False, False
    for token in tokens:
        word = token[0].lower()
        if word in _UNIT:
            joins = (open_ten or open_hundred) and word not in _NOUGHTS
            said[-1:] = [said[-1][:-1] + _UNIT[word]] if joins else [*said[-1:], _UNIT[word] * times]
        elif word in _TEEN or word in _TEN:
            two = _TEEN.get(word) or f"{_TEN[word]}0"
            said[-1:] = [said[-1][:-2] + two] if open_hundred else [*said[-1:], two]
        elif word in _HUNDREDTH:
            said.append(f"{_HUNDREDTH[word]}00")
        elif word == _HUNDRED:
            said.append("00")
        elif word.isdigit():
            said.append(word * times)
        times, open_ten, open_hundred = _TIMES.get(word, 1), word in _TEN or (open_ten and word in _AND), word in _HUNDREDTH
    return "".join(said)


_NOUGHTS: Final = frozenset(_UNITS[0].split())


def _is_number(tokens: Sequence[Token], digits: str, words: int) -> bool:
    """Counted one by one, nine or more make a number; with tens, hundreds or whole groups only where it begins as a number does: prices are said so too."""
    if len(digits) < _FEWEST or digits.startswith(("123456789", "0123456789")):
        return False
    kinds = [token[0].lower() for token in tokens]
    if all(kind in _UNIT or kind in _TIMES or kind in _PLUS or (len(kind) == 1 and kind.isdigit()) for kind in kinds):
        return words >= 4
    if len(digits) > _MOST or sum(len(kind) for kind in kinds if kind.isdigit()) >= _FEWEST:
        return False
    begins = digits.startswith("0") or kinds[0] in _PLUS
    in_threes = sum(kind in _HUNDREDTH for kind in kinds) >= _FEWEST_THREES and digits[0] in "45678"
    in_ones = digits[0] in "679" and _HUNDRED not in kinds and any(kind in _UNIT for kind in kinds)
    return words >= 2 and (begins or (len(digits) == 9 and (in_threes or in_ones)))


_FEWEST_THREES: Final = 2
