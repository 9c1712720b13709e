"""What topics, nations and states of answers are called on pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from canned_answers.library import Nation, Topic
from canned_answers.versions import State
from console.clock_words import MONTHS
from console.language_names import language_name

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.THIS_CHAT: "This chat",
    Topic.SEXUAL_HEALTH: "Sexual health",
    Topic.SAFETY: "Staying safe",
    Topic.CRIME_AND_VIOLENCE: "Crime and violence",
    Topic.HARASSMENT_AND_OUTING: "Harassment and outing",
    Topic.THE_LAW: "The law",
    Topic.RIGHTS: "Rights",
    Topic.MONEY_AND_TAX: "Money and tax",
    Topic.HOUSING_BENEFITS_DEBT: "Housing, benefits, debt",
    Topic.IMMIGRATION: "Immigration",
    Topic.COERCION_AND_TRAFFICKING: "Coercion and trafficking",
    Topic.MENTAL_HEALTH: "Mental health",
    Topic.DRUGS_AND_ALCOHOL: "Drugs and alcohol",
    Topic.DOMESTIC_ABUSE: "Domestic abuse",
    Topic.PARENTING: "Parenting",
    Topic.OTHER_WORK: "Other work",
    Topic.PEER_GROUPS: "Peer groups",
    Topic.TRANS_SERVICES: "Trans people",
    Topic.MENS_SERVICES: "Men",
    Topic.SEEING_A_DOCTOR: "Seeing a doctor",
    Topic.COMPLAINTS: "Complaints",
}
NATIONS: Final[Mapping[Nation, str]] = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UK: "All of the UK",
    Nation.ANY: "Anywhere",
}
STATES: Final[Mapping[State, str]] = {
    State.DRAFT: "Draft",
    State.REVIEWED: "Read over",
    State.PUBLISHED: "Published",
    State.PAST: "Past",
    State.WITHDRAWN: "Withdrawn",
}
_LANGUAGES: Final = {"pt-BR": "Portuguese (Brazil)", "zh-Hans": "Chinese (simplified)"}


def tongue(code: str) -> str:
    """`Romanian`; `Portuguese (Brazil)`."""
    return _LANGUAGES.get(code) or language_name(code)


def day_of(day: date | datetime) -> str:
    """`21 May 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
