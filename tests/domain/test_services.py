"""The directory of services: what can be relied on, what comes first, what is read out, and what no entry may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import service_fields
from chatd.domain.service_card import card
from chatd.domain.service_fields import Unfit
from chatd.domain.service_people import advice_against
from chatd.domain.service_places import Nearness, NotAPlace, Place, nations_of, nearness, place
from chatd.domain.services import Check, Entry, Reach, Service, Source, Standing, Whose, merged, search, standing
from console.service_cards import card_words
from tests.domain.services_made import NEEDS, TODAY, a_service, an_entry, entries, verified, words

ENGLISH = card_words()["en"]


def faults(**more: str) -> dict[str, str]:
    with pytest.raises(Unfit) as refused:
        service_fields.read(words(**more), known_needs=NEEDS, today=TODAY)
    return dict(refused.value.faults)


def order(*services: Service, at: str = "NT1") -> list[str]:
    found = search([an_entry(each) for each in services], need=None, place=place(at), today=TODAY)
    return [each.entry.service.name for each in found]


# ── what can be relied on ──


def test_verified_needs_a_day_a_name_a_source_and_a_day_to_look_again() -> None:
    sound = verified()
    assert standing(sound, TODAY) is Standing.VERIFIED

    for lacking in ({"verified": None}, {"source": Source()}, {"review_by": None}):
        assert standing(replace(sound, **lacking), TODAY) is Standing.UNVERIFIED


def test_an_entry_is_overdue_the_day_after_its_day_and_not_on_it() -> None:
    assert standing(verified(review_by=TODAY), TODAY) is Standing.VERIFIED
    assert standing(verified(review_by=TODAY), TODAY + timedelta(days=1)) is Standing.OVERDUE


def test_what_was_verified_tomorrow_was_not() -> None:
    early = a_service(verified=Check(on=TODAY + timedelta(days=1), by="wren"), source=Source(name="Site"), review_by=TODAY + timedelta(days=9))

    assert standing(early, TODAY) is Standing.UNVERIFIED


# ── places ──


@pytest.mark.parametrize(
    ("reaches", "here", "expected"),
    [
        ("NT1", "nt1", Nearness.DISTRICT),
        ("EC1", "EC1A", Nearness.DISTRICT),
        ("EC1V", "EC1", Nearness.DISTRICT),
        ("EC1V", "EC1A", None),
        ("NT1", "NT11", None),
        ("NT", "NT11", Nearness.AREA),
        ("NT1", "NT", Nearness.AREA),
        ("N", "NT1", None),
        ("scotland", "G2", Nearness.NATION),
        ("england", "G2", None),
        ("uk", "G2", Nearness.NATION),
        ("england", "TD15", Nearness.NATION),
        ("scotland", "TD15", Nearness.NATION),
        ("uk", "JE2", None),
        ("northern-ireland", "Northern Ireland", Nearness.NATION),
        ("uk", "wales", Nearness.NATION),
        ("wales", "uk", None),
        ("online", "NT1", Nearness.ONLINE),
        ("online", "online", Nearness.ONLINE),
        ("uk", "online", None),
    ],
)
def test_how_near_a_service_is(reaches: str, here: str, expected: Nearness | None) -> None:
    assert nearness(place(reaches), place(here)) is expected


@pytest.mark.parametrize("whole", ["NT1 4LP", "nt14lp", "EC1A 1BB", "4LP"])
def test_more_than_the_first_half_of_a_postcode_is_refused_and_not_repeated(whole: str) -> None:
    assert place("NT1").text == "NT1"

    with pytest.raises(NotAPlace) as refused:
        place(whole)
    assert whole not in str(refused.value)


@pytest.mark.parametrize("nowhere", ["", "Northtown", "NTX", "1", "NT1 4", "the north"])
def test_what_is_no_place_is_answered_with_what_would_be(nowhere: str) -> None:
    with pytest.raises(NotAPlace, match="like NT1"):
        place(nowhere)


_OUTWARD = st.from_regex(r"[A-Z]{1,2}[0-9]{1,2}[A-Z]?", fullmatch=True)


@given(code=_OUTWARD)
def test_everybody_is_near_to_their_own_district_area_nation_and_online(code: str) -> None:
    here = place(f" {code.lower()} ")

    assert here == place(here.text)
    assert nearness(here, here) is Nearness.DISTRICT
    assert nearness(place(here.area), here) is Nearness.AREA
    assert {nearness(place(nation), here) for nation in nations_of(here.area)} <= {Nearness.NATION}
    assert nearness(place("online"), here) is Nearness.ONLINE


@given(code=_OUTWARD, inward=st.from_regex(r" ?[0-9][A-Z]{2}", fullmatch=True))
def test_no_whole_postcode_is_ever_taken_for_a_place(code: str, inward: str) -> None:
    with pytest.raises(NotAPlace):
        place(code + inward)


def test_every_area_of_the_kingdom_lies_in_one_nation_at_least() -> None:
    assert nations_of("NT") == {"england", "uk"}
    assert nations_of("BT") == {"northern-ireland", "uk"}
    assert nations_of("SY") == {"wales", "england", "uk"}


# ── what comes first ──


def test_the_nearest_comes_first_whatever_else_it_is() -> None:
    assert order(verified("Online", areas=("online",)), verified("Nation", areas=("uk",)), verified("Area", areas=("NT",)), a_service("Here")) == [
        "Here",
        "Area",
        "Nation",
        "Online",
    ]


def test_among_the_near_the_verified_come_first_then_those_of_sex_workers() -> None:
    led = a_service("Led", whose=Whose.LED)

    assert order(led, verified("Verified"), verified("Overdue", review_by=TODAY - timedelta(days=1))) == ["Verified", "Overdue", "Led"]
    assert order(a_service("A"), a_service("B", whose=Whose.FRIENDLY), led) == ["Led", "B", "A"]


def test_a_service_with_several_areas_is_as_near_as_the_nearest() -> None:
    assert order(a_service("Everywhere", areas=("online", "NT1")), verified("Area", areas=("NT",))) == ["Everywhere", "Area"]


def test_what_is_not_for_this_need_or_this_place_is_left_out() -> None:
    listed = [an_entry(a_service("Law", needs=("the-law",))), an_entry(a_service("Far", areas=("G2",))), an_entry(a_service("Near"))]

    def names(need: str | None, at: Place | None) -> list[str]:
        return [each.entry.service.name for each in search(listed, need=need, place=at, today=TODAY)]

    assert names(None, None) == ["Far", "Law", "Near"]
    assert names("sexual-health", None) == ["Far", "Near"]
    assert names("sexual-health", place("NT1")) == ["Near"]


def test_a_projects_own_entry_stands_in_the_place_of_the_shared_one() -> None:
    shared, own = an_entry(a_service(what="Shared"), shared=True), an_entry(a_service(what="Own"))
    withdrawn = an_entry(own.service, withdrawn=True)

    def shown(*listed: Entry) -> list[str]:
        return [each.entry.service.what for each in search(listed, need=None, place=None, today=TODAY)]

    assert shown(shared) == ["Shared"]

    assert shown(shared, own) == ["Own"]
    assert shown(shared, withdrawn) == []


@given(listed=st.lists(entries(), max_size=8), at=st.sampled_from(["NT1", "NT", "EC1A", "scotland", "online"]))
def test_every_search_is_in_order_and_finds_only_what_is_in_use(listed: list[Entry], at: str) -> None:
    found = search(listed, need="sexual-health", place=place(at), today=TODAY)

    ranks = [(each.nearness, list(Standing).index(each.standing), list(Whose).index(each.entry.service.whose)) for each in found]
    assert all(one <= other for one, other in pairwise(ranks))
    assert all(each.entry in listed and not each.entry.withdrawn and "sexual-health" in each.entry.service.needs for each in found)


# ── what is read out ──


def test_the_card_says_what_there_is_and_nothing_for_the_worker_alone() -> None:
    service = verified(
        for_whom="Everybody who sells sex",
        hours="Mon to Fri\n10 to 18",
        languages=("en", "ro"),
        cost="Free",
        whose=Whose.LED,
        reach=Reach(web="https://h.example"),
    )

    assert card(service, today=TODAY, words=ENGLISH) == (
        "Harbour Clinic",
        "Free tests",
        "For: Everybody who sells sex",
        "Open: Mon to Fri 10 to 18",
        "Web: https://h.example",
        "Cost: Free",
        "Languages: English, Română",
        "Run by sex workers.",
    )


def test_the_card_tells_when_nobody_has_made_sure() -> None:
    assert card(verified(), today=TODAY, words=ENGLISH)[-1] == "Call: +44 191 496 0000"

    assert card(a_service(), today=TODAY, words=ENGLISH)[-1].startswith("We have not checked")
    assert card(verified(review_by=TODAY), today=TODAY + timedelta(days=1), words=ENGLISH)[-1].startswith("We have not checked")


@given(entry=entries())
def test_every_line_of_a_card_is_one_line(entry: Entry) -> None:
    lines = card(entry.service, today=TODAY, words=ENGLISH)

    assert all(line and len(line.splitlines()) == 1 for line in lines)


# ── what may be written ──


@given(entry=entries())
def test_what_is_written_by_column_reads_the_same(entry: Entry) -> None:
    assert service_fields.read(service_fields.written(entry), known_needs=NEEDS, today=TODAY) == entry


def test_every_fault_is_told_at_once_by_its_column() -> None:
    told = faults(
        name="", needs="cheese", areas="NT1 4LP", languages="English", web="http://x.example", whose="ours", verified="21/11/2026", shared="maybe"
    )

    assert list(told) == ["name", "needs", "areas", "languages", "web", "whose", "verified", "shared"]
    assert "number 2 in the list" in told["areas"]
    assert "sexual-health" in told["needs"]


def test_there_must_be_a_way_to_reach_it() -> None:
    assert list(faults(phone="")) == ["phone"]
    assert service_fields.read(words(phone="", walk_in="The blue door"), known_needs=NEEDS, today=TODAY).service.reach == Reach(
        walk_in="The blue door"
    )


def test_a_check_has_a_name_a_source_and_an_end() -> None:
    sound = {"verified": "2026-11-01", "verified_by": "wren", "source": "Their own site", "review_by": "2027-05-01"}
    assert service_fields.read(words(**sound), known_needs=NEEDS, today=TODAY).service.verified == Check(on=date(2026, 11, 1), by="wren")

    assert list(faults(**{**sound, "verified_by": ""})) == ["verified_by"]
    assert list(faults(**{**sound, "verified_by": "Jane Smith"})) == ["verified_by"]
    assert list(faults(**{**sound, "source": ""})) == ["source"]
    assert list(faults(**{**sound, "review_by": "2030-01-01"})) == ["review_by"]
    assert list(faults(**{**sound, "review_by": "2026-10-01"})) == ["review_by"]
    assert list(faults(**{**sound, "verified": "2026-11-22"})) == ["verified"]


@pytest.mark.parametrize(
    "said",
    [
        "Ask for Jane",
        "ask for Jane at the desk",
        "Contact person: Ana-Maria Pop",
        "Speak to Jane Smith",
        "Run by Jane Smith",
        "With Dr Smith on Mondays",
        "Come to 1 Quay Street, NT1 4LP",
        "near m1 1ae",
        "since 01/02/1985",
        "Call [number]",
    ],
)
def test_people_whole_postcodes_and_what_is_left_to_fill_in_are_refused(said: str) -> None:
    assert list(faults(what=said)) == ["what"]
    assert list(faults(walk_in=said)) == ["walk_in"]


@pytest.mark.parametrize(
    "said",
    [
        "Ask for the outreach worker",
        "Ask for PrEP or PEP",
        "Ask for English lessons",
        "Speak to Northtown Council",
        "Run by Northtown Sisters Project",
        "Call 0191 496 0000 or write to hello@harbour.example",
        "1 Quay Street, Northtown, NT1",
        "Open 1 to 5, until 24 December 2026",
        "On Instagram as @harbourclinic",
    ],
)
def test_roles_places_numbers_and_accounts_of_services_pass(said: str) -> None:
    assert advice_against(said) is None


def test_a_service_may_be_called_after_somebody() -> None:
    named = service_fields.read(words(name="Dr Gray's Hospital", source="Dr Gray's own site"), known_needs=NEEDS, today=TODAY)

    assert named.service.name == "Dr Gray's Hospital"


def test_a_postcode_is_found_in_an_address_too() -> None:
    assert list(faults(web="https://find.example/?at=NT1%204LP")) == ["web"]
    assert list(faults(source_web="https://find.example/ne1-4lp", source="Find")) == ["source_web"]


def test_an_address_whose_host_has_letters_of_two_scripts_is_refused() -> None:
    for web in ("https://помощ.бг/a", "https://santé.example"):
        assert service_fields.read(words(web=web), known_needs=NEEDS, today=TODAY).service.reach.web == web
    assert list(faults(web="https://n\u04bbs.uk")) == ["web"]
    assert list(faults(web="https://www.nhs.uk@find.example")) == ["web"]


# ── taking in ──


def test_an_entry_of_the_same_name_keeps_its_id_and_what_is_the_same_is_left_alone() -> None:
    same, other = an_entry(a_service("Same")), an_entry(a_service("Other"))
    coming = [an_entry(a_service("same", what="New words")), other, an_entry(a_service("Third"))]

    written = merged([same, other], coming, lambda: same.id)

    assert [(each.id, each.service.what) for each in written] == [(same.id, "New words"), (same.id, "Free tests")]
    assert [each.service.name for each in written] == ["same", "Third"]
