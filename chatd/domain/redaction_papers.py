"""Numbers of papers, insurances and accounts: by their shape where it says enough, else by the word before them.

`console/static/lib/guard_papers.js` is the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chatd.domain.redaction_plain import ANY_CASE, Span, rule

INSURANCE: Final = r"[A-CEGHJ-TW-Z][A-CEGHJ-NPQRSTW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"
IBAN: Final = (
    r"(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)[0-9]{2} ?[A-Z0-9]{4}"
    r"(?: ?[A-Z0-9]{2}[0-9]{2}){2,6}(?: ?[0-9]{1,3})?"
)
CARD: Final = r"[0-9]{4}(?P<gap>[ -]?)[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}"
SPANISH: Final = r"[0-9]{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?[0-9]{7}-?[A-Z]"
ITALIAN: Final = r"[A-Z]{6}[0-9]{2}[A-EHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]"

_SAYS_ENOUGH: Final = (
    "passport|brp|account|sort code|iban|national insurance|driving licen[cs]e"
    "|cnp(?:-ul)?|buletin|pasaport|pesel|dowod|paszport|konto|nip|dni|nie|nif|pasaporte|cuenta"
    "|егн|лична карта|паспорт|сметка|taj|szemelyi|utlevel|bankszamla|bsn|codice fiscale|ausweis|reisepass"
)
_NEEDS_NUMBER: Final = "nhs|ni|card|tarjeta|carte|carta|karte|karta|карта"
_NUMBER: Final = "number|no|nr|num|numero|numer|numar|nummer|szam|seria|№|#|id"
_LINKS: Final = r"(?:is|es|e|to|ei|its|was|ends|de)"
_CUED: Final = re.compile(
    rf"(?:(?:{_SAYS_ENOUGH})(?:[ .:№#]{{1,3}}(?:{_NUMBER}|{_LINKS}))?|(?:{_NEEDS_NUMBER}) ?(?:{_NUMBER}))(?:[ .:]{{1,3}}{_LINKS})?[ .:№#]{{1,3}}"
    r"(?P<number>(?:[A-Z]{1,3} ?)?[0-9]{2,20}(?:[ -][0-9]{2,12}){0,5}[A-Z]{0,2})",
    ANY_CASE,
)


def cued(letters: str) -> Iterator[Span]:
    """After a word such as "passport": the number alone is found."""
    for match in _CUED.finditer(letters):
        start, end = match.span("number")
        if sum(sign.isdigit() for sign in match["number"]) >= 6 and _begins_a_word(letters, match.start()):
            yield start, end, True


def _begins_a_word(letters: str, start: int) -> bool:
    return re.match(r"[A-Za-z0-9а-я]", letters[start - 1 : start]) is None


PAPERS: Final = (*(rule(shape) for shape in (IBAN, CARD, INSURANCE, SPANISH, ITALIAN)), cued)
