"""The desk finds services in the worker's page, and the pages on the server find them there: both must find the same, in the same order."""

from __future__ import annotations

import json
import subprocess
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chatd.domain.ids import ServiceId
from chatd.domain.service_places import NotAPlace, Place, nearness, place
from chatd.domain.services import Check, Entry, Service, Source, Whose, search
from console.services_on_desk import ServiceOnDesk
from tests.domain.services_made import NEEDS, TODAY, a_service

LIB = Path(__file__).resolve().parents[2] / "console" / "static" / "lib"
IN_THE_BROWSERS_LANGUAGE = f"""
import {{ nearness, placeFrom }} from "{(LIB / "places.js").as_uri()}";
import {{ find }} from "{(LIB / "services.js").as_uri()}";
let given = "";
for await (const part of process.stdin) given += part;
const {{ typed, pairs, searches }} = JSON.parse(given);
process.stdout.write(JSON.stringify({{
  places: typed.map((text) => placeFrom(text).place ?? null),
  near: pairs.map(([reaches, here]) => nearness(reaches, here)),
  found: searches.map(({{ services, need, place }}) => find(services, {{ need, place }}).map(({{ service }}) => service.id)),
}}));
"""
AREAS = ("NT", "EC", "BT", "GY", "CH", "TD", "SA", "G", "ZZ")
PLACES = (*AREAS, *(f"{area}1" for area in AREAS), "EC1A", "EC1V", "EC12", "england", "wales", "scotland", "northern-ireland", "uk", "online")
TYPED = st.text(st.sampled_from("NTec1249A B\t-ukonlie")) | st.sampled_from(
    [*PLACES, " nt1 ", "northern  ireland", "UK", "NT1 4AB", "nt14ab", "4AB", "N"]
)
CHECKED = st.sampled_from([None, TODAY - timedelta(days=9)])
SERVICES = st.builds(
    lambda name, needs, areas, whose, on, again: a_service(
        name,
        needs=tuple(needs),
        areas=tuple(areas),
        whose=whose,
        verified=Check(on=on, by="wren") if on else None,
        source=Source(name="Their site"),
        review_by=TODAY + timedelta(days=again),
    ),
    st.text("abzé", min_size=1, max_size=3),
    st.lists(st.sampled_from(NEEDS), min_size=1, max_size=2),
    st.lists(st.sampled_from(PLACES), min_size=1, max_size=3),
    st.sampled_from(list(Whose)),
    CHECKED,
    st.sampled_from([-1, 0, 30]),
)
SEARCHES = st.tuples(st.lists(SERVICES, min_size=3, max_size=6), st.sampled_from(["", "", *NEEDS[:1]]), st.sampled_from(["", "NT1", "NT", *PLACES]))


def test_the_desk_finds_what_the_server_finds_in_the_same_order() -> None:
    """One run of the other language for all of them."""
    typed: list[str] = []
    searches: list[tuple[list[Service], str, str]] = []

    @given(TYPED, SEARCHES)
    def gather(text: str, wanted: tuple[list[Service], str, str]) -> None:
        typed.append(text)
        searches.append(wanted)

    gather()
    pairs = list(product(PLACES, PLACES))
    told = {"typed": typed, "pairs": pairs, "searches": [_on_desk(*each) for each in searches]}
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", IN_THE_BROWSERS_LANGUAGE], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)

    assert answer["places"] == [_place(text) for text in typed]
    assert answer["near"] == [nearness(Place(text=reaches), Place(text=here)) for reaches, here in pairs]
    assert answer["found"] == [_found(*each) for each in searches]
    assert sum(len(found) > 1 for found in answer["found"]) > 10
    assert any(answer["places"])


def _entries(services: list[Service]) -> list[Entry]:
    """Of a name there may be two: a project's own, which stands, and a shared one, which then does not. Here all are shared, with names apart."""
    return [Entry(id=ServiceId(f"{number}"), service=service, shared=True) for number, service in enumerate(services)]


def _found(services: list[Service], need: str, at: str) -> list[str]:
    return [each.entry.id for each in search(_entries(services), need=need or None, place=place(at) if at else None, today=TODAY)]


def _on_desk(services: list[Service], need: str, at: str) -> dict[str, Any]:
    """As the desk fetches them."""
    found = {each.entry.id: each for each in search(_entries(services), need=None, place=None, today=TODAY)}
    facts = [
        {
            **dict.fromkeys(ServiceOnDesk.__struct_fields__, ""),
            "id": each.id,
            "name": each.service.name,
            "needs": each.service.needs,
            "areas": each.service.areas,
            "whose": each.service.whose,
            "standing": found[each.id].standing,
        }
        for each in _entries(services)
    ]
    return {"services": facts, "need": need, "place": at}


def _place(text: str) -> str | None:
    try:
        return place(text).text
    except NotAPlace:
        return None
