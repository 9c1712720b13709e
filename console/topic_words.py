"""What topics of answers, which are also the needs that services are for, are called on pages and on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from canned_answers.front_matter import Topic

TOPIC_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Topic.THIS_CHAT: "This chat",
        Topic.SEXUAL_HEALTH: "Sexual health",
        Topic.SAFETY: "Safety at work",
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
        Topic.OTHER_WORK: "Other work, when wanted",
        Topic.PEER_GROUPS: "Peer groups",
        Topic.TRANS_SERVICES: "Trans services",
        Topic.MENS_SERVICES: "Men’s services",
        Topic.SEEING_A_DOCTOR: "Seeing a doctor",
        Topic.COMPLAINTS: "Complaints",
    }
)


def topic_words(topic: str) -> str:
    """`Sexual health`; the name as it stands for a topic that is not in the list."""
    return TOPIC_WORDS.get(topic, topic)
