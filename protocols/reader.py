"""What the charities agreed, as the code reads it. Pure: text comes in; `protocols/folder.py` knows where the files are."""

from protocols.desk_policy import DeskPolicy, read_desk
from protocols.emergency import Contact, Country, Emergency, NoNumberKnown, read_emergency
from protocols.spoken import Words, read_words
from protocols.strictly import ProtocolRefused

__all__ = [
    "Contact",
    "Country",
    "DeskPolicy",
    "Emergency",
    "NoNumberKnown",
    "ProtocolRefused",
    "Words",
    "read_desk",
    "read_emergency",
    "read_words",
]
