"""Numbers of papers, insurances and accounts: by their shape where it says enough, else by the word before them.

`console/static/lib/guard_papers.js` is the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chatd.domain.redaction_plain import ANY_CASE, Span, rule

INSURANCE: Final = r"[A-CEGHJ-TW-Z][A-CEGHJ-NPQRSTW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]"
IBAN: Final = (
    r"(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK) ?[0-9]{2} ?[A-Z0-9]{4}"
    r"(?: ?[A-Z0-9]{2}[0-9]{2}){2,6}(?: ?[0-9]{1,3})?"
)
CARD: Final = r"[0-9]{4}(?P<gap>[ -]?)[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}"
SPANISH: Final = r"[0-9]{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?[0-9]{7}-?[A-Z]"
ITALIAN: Final = r"[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]"

POLISH: Final = r"[0-9]{2}(?: ?[0-9]{4}){6}"
"""An account there, without the country."""
BRITISH: Final = r"[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{8}"
"""An account there."""
BRAZILIAN: Final = r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}"
CHINESE: Final = r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9X]"

_SAYS_ENOUGH: Final = (
    "passport|brp|utr|cpf|account|sort code|iban|national insurance|driving licen[cs]e"
    "|cnp(?:-ul)?|buletin|pasaport|pesel|dowod|paszport|konto|nip|dni|nie|nif|pasaporte|cuenta"
    "|егн|лична карта|паспорт|сметка|taj|szemelyi|utlevel|bankszamla|bsn|codice fiscale|ausweis|reisepass"
)
_NEEDS_NUMBER: Final = "nhs|ni|card|tarjeta|carte|carta|karte|karta|карта"
_NUMBER: Final = "number|no|nr|num|numero|numer|numar|nummer|szam|seria|№|#|id"
_LINKS: Final = r"(?:is|es|e|to|ei|its|was|ends|de)"
_CUED: Final = re.compile(
    rf"(?:(?:{_SAYS_ENOUGH})(?:[ .:№#]{{1,3}}(?:{_NUMBER}|{_LINKS}))?|(?:{_NEEDS_NUMBER}) ?(?:{_NUMBER}))(?:[ .:]{{1,3}}{_LINKS})?[ .:№#]{{1,3}}"
    r"(?P<number>(?=[A-Z]{0,8}[0-9])[A-Z0-9]{9}(?![A-Z0-9]| [0-9])|(?:[A-Z]{1,3} ?)?[0-9]{2,20}(?:[ -][0-9]{2,12}){0,5}[A-Z]{0,2})",
    ANY_CASE,
)


def cued(letters: str) -> Iterator[Span]:
    """After a word such as "passport": the number alone is found."""
    for match in _CUED.finditer(letters):
        start, end = match.span("number")
        if sum(sign.isdigit() for sign in match["number"]) >= 6 and _begins_a_word(letters, match.start()):
            yield start, end, True


_CODED: Final = re.compile(
    r"(?:share code(?: is|:)? (?P<share>[A-Z0-9]{3} ?[A-Z0-9]{3} ?[A-Z0-9]{3})"
    r"|(?:hospital|patient|custody|crime) (?:reference )?(?:number|no|ref)(?: is|[.:])? (?P<file>[A-Z]{1,3}[0-9]{5,10}|[1-9][0-9]{7,12}))(?![A-Za-z0-9])",
    ANY_CASE,
)


def coded(letters: str) -> Iterator[Span]:
    """What one proves a right to work with, and the numbers under which hospitals and the police have somebody: no telephone looks so."""
    for match in _CODED.finditer(letters):
        start, end = match.span("share" if match["share"] else "file")
        if sum(sign.isdigit() for sign in letters[start:end]) >= _FEWEST_CODED and _begins_a_word(letters, match.start()):
            yield start, end, True


_FEWEST_CODED: Final = 3


def plates(letters: str) -> Iterator[Span]:
    """Number plates, in capitals, after a word for a car or for its plate."""
    for match in _PLATE.finditer(letters):
        start, end = match.span("british" if match["british"] else "other")
        said = letters[start:end]
        if not _SMALL.search(said) and said.rpartition(" ")[2] not in _NO_PLATES and _begins_a_word(letters, match.start()):
            yield start, end, True


_CARS: Final = "reg|registration|licen[cs]e|car|van|taxi|cab|vehicle|audi|bmw|golf|fiesta|transit"
_PLATES: Final = "plates?|numar(?:ul)?|blach(?:y|ach)|tablice|rejestracja|matricula|placa|номер|rendszam|kennzeichen|targa|plaque"
_PLATE: Final = re.compile(
    rf"(?:{_CARS}|{_PLATES})\b[a-z' :.,-]{{0,20}}?(?<![A-Za-z0-9])(?P<british>[A-Z]{{2}}[0-9]{{2}} ?[A-Z]{{3}}|[A-Z][0-9]{{1,3}} ?[A-Z]{{3}})(?![A-Za-z0-9])"
    rf"|(?:{_PLATES})[ :.]{{1,3}}(?P<other>[A-Zа-я]{{1,3}}[ -][0-9]{{1,4}}(?:[ -]?[A-Zа-я]{{1,3}})?|[0-9]{{4}} ?[A-Z]{{3}}|[A-Z]{{3}}-[0-9]{{3}})(?![A-Za-z0-9а-я])",
    ANY_CASE,
)
_SMALL: Final = re.compile("[a-z]")
_NO_PLATES: Final = frozenset({"GUM", "STI", "HIV", "NHS"})
"""`taxi to SE16 GUM` goes to a clinic."""


def _begins_a_word(letters: str, start: int) -> bool:
    return re.match(r"[A-Za-z0-9а-я]", letters[start - 1 : start]) is None


PAPERS: Final = (
    *(rule(shape) for shape in (IBAN, POLISH, BRITISH, BRAZILIAN, CHINESE, CARD, INSURANCE, SPANISH, ITALIAN)),
    cued,
    coded,
    plates,
)
