"""The demonstration's directory: invented services, each of which says so. Their numbers are of those that the regulator keeps free for fiction, and
their addresses end in `.example`; nobody can be reached by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain import service_fields
from chatd.domain.ids import ProjectId, ServiceId
from chatd.domain.services import Entry
from chatd.signposting.directory import NEEDS
from chatd.store import services

_SAYS_SO: Final = "Made up for this demonstration."
_OWN: Final[tuple[Mapping[str, str], ...]] = (
    {
        "name": "Harbour Clinic",
        "what": "Free tests for infections, PEP and PrEP, condoms. No name needed.",
        "needs": "sexual-health seeing-a-doctor",
        "areas": "NT1 NT2",
        "hours": "Monday to Friday 10 to 18\nThursday until 20",
        "languages": "en ro pl",
        "phone": "01632 960101",
        "web": "https://harbour-clinic.example",
        "whose": "friendly",
        "checked": "-20 +160",
    },
    {
        "name": "Kettle Drop-in",
        "what": "Tea, a shower, condoms, somebody to talk to.",
        "for_whom": "Sex workers of all genders",
        "needs": "peer-groups safety mental-health",
        "areas": "NT",
        "hours": "Tuesday and Friday 14 to 20",
        "languages": "en ro",
        "walk_in": "12 Invented Lane, Northtown; the green door",
        "whose": "sex-worker-led",
        "checked": "-40 +140",
    },
    {
        "name": "Rent and Debt Desk",
        "what": "Help with landlords, benefits and debt.",
        "needs": "housing-benefits-debt money-and-tax",
        "areas": "NT",
        "hours": "By appointment",
        "languages": "en",
        "phone": "01632 960103",
        "checked": "-400 -30",
    },
    {
        "name": "Night Bus",
        "what": "Tests, condoms and hot soup on the street.",
        "needs": "sexual-health safety",
        "areas": "NT1 NT3",
        "sms": "07700 900104",
    },
    {
        "name": "Corner Clinic",
        "what": "Moved to the Harbour Clinic.",
        "needs": "sexual-health",
        "areas": "NT2",
        "phone": "01632 960105",
        "withdrawn": "yes",
    },
)
_SHARED: Final[tuple[Mapping[str, str], ...]] = (
    {
        "name": "Umbrella Legal Line",
        "what": "Free advice on the law, police and premises, from solicitors who know sex work.",
        "needs": "the-law rights crime-and-violence",
        "areas": "england wales",
        "hours": "Monday, Wednesday and Friday 11 to 16",
        "languages": "en",
        "phone": "0808 157 0106",
        "whose": "friendly",
        "checked": "-10 +170",
    },
    {
        "name": "Umbrella Legal Line Scotland",
        "what": "The same for Scotland, where the law is another.",
        "needs": "the-law rights",
        "areas": "scotland",
        "hours": "Tuesday and Thursday 11 to 16",
        "languages": "en",
        "phone": "0808 157 0107",
        "whose": "friendly",
        "checked": "-10 +170",
    },
    {
        "name": "After Harm",
        "what": "Support after rape or assault, also for those who do not want to report.",
        "for_whom": "People of all genders",
        "needs": "crime-and-violence mental-health",
        "areas": "uk",
        "hours": "Every day, day and night",
        "languages": "en ro es pt",
        "phone": "0808 157 0108",
        "web": "https://after-harm.example",
        "checked": "-15 +20",
    },
    {
        "name": "Warning List",
        "what": "Tell others of somebody dangerous, without your name.",
        "needs": "safety crime-and-violence harassment-and-outing",
        "areas": "uk online",
        "web": "https://warning-list.example",
        "whose": "sex-worker-led",
        "checked": "-25 +155",
    },
    {
        "name": "Papers and Status",
        "what": "Qualified advice on immigration. They tell nobody that you asked.",
        "needs": "immigration coercion-and-trafficking",
        "areas": "uk",
        "hours": "Monday to Thursday 10 to 15",
        "languages": "en ro pt th zh-Hans",
        "phone": "0808 157 0110",
        "checked": "-300 -5",
    },
    {
        "name": "Steady",
        "what": "Drugs and alcohol: tests, needles, a plan if you want one.",
        "needs": "drugs-and-alcohol",
        "areas": "england",
        "sms": "07700 900111",
    },
    {
        "name": "Listening by Letter",
        "what": "Somebody who answers when you write, within two days.",
        "needs": "mental-health peer-groups",
        "areas": "online",
        "languages": "en es",
        "email": "letters@listening.example",
        "whose": "sex-worker-led",
        "checked": "-30 +150",
    },
    {
        "name": "Rainbow Rooms",
        "what": "Health and housing for trans people who do sex work.",
        "needs": "trans-services housing-benefits-debt",
        "areas": "NT EP",
        "phone": "01632 960113",
        "whose": "friendly",
        "checked": "-60 +120",
    },
)
"""*checked*: so many days ago, and to be checked again in so many. All that a worker has to tell apart is there: checked, overdue, not checked."""


async def give_services(connection: AsyncConnection, own_to: ProjectId, now: datetime) -> None:
    """Those of one project, and those that its collaborative shares."""
    for number, words in enumerate((*_OWN, *_SHARED)):
        entry = replace(_entry(words, now.date()), id=ServiceId(f"example-{number}"), shared=words in _SHARED)
        await services.put(connection, own_to, entry, by="chatd demo", at=now)


def _entry(words: Mapping[str, str], today: date) -> Entry:
    said = {**words, "name": f"Example: {words['name']}", "what": f"{_SAYS_SO} {words['what']}", "cost": "Free", **_check(words, today)}
    return service_fields.read(said, known_needs=NEEDS, today=today)


def _check(words: Mapping[str, str], today: date) -> dict[str, str]:
    if "checked" not in words:
        return {}
    on, again = [(today + timedelta(days=int(days))).isoformat() for days in words["checked"].split()]
    return {"verified": on, "verified_by": "heron", "review_by": again, "source": "Made up"}
