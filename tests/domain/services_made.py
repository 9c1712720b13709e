"""Services for tests, in few words, and Hypothesis's idea of any entry that can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import assume
from hypothesis import strategies as st

from chatd.domain import service_fields
from chatd.domain.ids import ServiceId
from chatd.domain.service_fields import Unfit
from chatd.domain.services import Check, Entry, Reach, Service, Source, Whose

TODAY = date(2026, 11, 21)
NEEDS = ("sexual-health", "housing-benefits-debt", "the-law")


def a_service(name: str = "Harbour Clinic", **more: object) -> Service:
    values: dict[str, object] = {
        "what": "Free tests",
        "needs": ("sexual-health",),
        "areas": ("NT1",),
        "reach": Reach(phone="+44 191 496 0000"),
        **more,
    }
    return Service(name=name, **values)  # type: ignore[arg-type]


def verified(name: str = "Harbour Clinic", *, review_by: date = TODAY + timedelta(days=90), **more: object) -> Service:
    return a_service(name, verified=Check(on=date(2026, 11, 1), by="wren"), source=Source(name="Their own site"), review_by=review_by, **more)


def an_entry(service: Service, *, shared: bool = False, withdrawn: bool = False) -> Entry:
    return Entry(id=ServiceId(f"id of {service.name} {shared}"), service=service, shared=shared, withdrawn=withdrawn)


def words(**more: str) -> dict[str, str]:
    """The least that an entry needs, by column."""
    return {"name": "Harbour Clinic", "what": "Free tests", "needs": "sexual-health", "areas": "NT1", "phone": "+44 191 496 0000", **more}


_SHOWN = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("=+-@＝＋－＠'\";, \t")
_ANY_WORDS = st.text(_SHOWN | st.sampled_from("\n\r"), max_size=30)
_SOME_WORDS = _ANY_WORDS.map(lambda words: f"{words}x")
_A_NAME = st.text(_SHOWN, max_size=30).map(lambda words: f"{words}x")
_AREAS = st.sampled_from(["NT1", "NT", "EC1A", "scotland", "uk", "online"])
_CHECKED = st.dates(min_value=date(2024, 1, 1), max_value=TODAY).map(
    lambda day: {"verified": day.isoformat(), "verified_by": "wren", "review_by": (day + timedelta(days=180)).isoformat(), "source": "Their own site"}
)
_TYPED = st.fixed_dictionaries(
    {
        "name": _A_NAME,
        "what": _SOME_WORDS,
        "needs": st.lists(st.sampled_from(NEEDS), min_size=1).map("; ".join),
        "areas": st.lists(_AREAS, min_size=1).map("\n".join),
        "phone": st.sampled_from(["+44 191 496 0000", "0300 123 4567", "111"]),
    },
    optional={
        "for_whom": _ANY_WORDS,
        "hours": _ANY_WORDS,
        "walk_in": _ANY_WORDS,
        "cost": _ANY_WORDS,
        "languages": st.sampled_from(["en ro", "zh-Hans", ""]),
        "sms": st.just("85258"),
        "web": st.just("https://harbour.example/tests?at=home"),
        "email": st.just("hello@harbour.example"),
        "whose": st.sampled_from([*Whose, ""]),
        "shared": st.sampled_from(["yes", "no", ""]),
        "withdrawn": st.sampled_from(["yes", ""]),
    },
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that can be read from what somebody could type."""
    typed: Mapping[str, str] = {**draw(_TYPED), **draw(_CHECKED | st.just({}))}
    try:
        return service_fields.read(typed, known_needs=NEEDS, today=TODAY)
    except Unfit:
        assume(False)  # words that are refused have tests of their own
        raise
