"""What pages of keys say of dates: nothing while the end is far, then plainly, fourteen days before and three."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chatd.domain.ids import PersonId
from chatd.domain.keys import Ending, KeptCertificate, Keyring, Purpose, ending
from chatd.domain.people import Role
from chatd.keys.rings import MyKeys, ProjectKeys
from chatd.keys.vouching import Served
from console.key_views import ORDER, ends_soon, seat, until
from tests.store.folder import NOON, NORTHTOWN, WREN, a_project

COORDINATING = replace(WREN, roles={NORTHTOWN: frozenset({Role.COORDINATOR})}, serves=frozenset({NORTHTOWN}))
RING = Keyring(person=WREN.id, number=1, signing="s", sealing="e", sealed="", made=NOON)


def certificate(days: float, purpose: Purpose = Purpose.OPERATOR) -> KeptCertificate:
    return KeptCertificate(
        id="c",
        project=NORTHTOWN,
        purpose=purpose,
        person=PersonId(WREN.id),
        holder="h",
        key="s",
        not_before=NOON - timedelta(days=20),
        not_after=NOON + timedelta(days=days),
        signed_by="k",
        signature="x",
    )


def keys(*mine: KeptCertificate) -> MyKeys:
    return MyKeys(ring=RING, projects=(ProjectKeys(project=a_project(NORTHTOWN), mine=mine, coordinators=(), revoked=(), lists=()),))


@pytest.mark.parametrize(
    ("days", "near"),
    [
        (15, Ending.FAR),
        (14.01, Ending.FAR),
        (14, Ending.SOON),
        (3.01, Ending.SOON),
        (3, Ending.NEAR),
        (0.01, Ending.NEAR),
        (0, Ending.OVER),
        (-9, Ending.OVER),
    ],
)
def test_the_end_is_told_14_days_before_and_3(days: float, near: Ending) -> None:
    assert ending(NOON + timedelta(days=days), NOON) is near


def test_the_words_count_days_by_the_projects_own_clock() -> None:
    assert until(NOON + timedelta(days=20), "Europe/London", NOON).words == "Vouched for until 13 December 2026"
    assert until(NOON + timedelta(days=10), "Europe/London", NOON).words == "Vouched for until 3 December 2026: 10 days"
    assert until(NOON + timedelta(hours=13), "Europe/London", NOON).words == "Vouched for until 24 November 2026: tomorrow"
    assert until(NOON + timedelta(hours=2), "Europe/London", NOON).words == "Vouched for until 23 November 2026: today"
    assert until(NOON - timedelta(days=1), "Europe/London", NOON).words == "Over since 22 November 2026"


def test_other_pages_are_quiet_until_something_ends_soon() -> None:
    assert ends_soon(keys(), WREN, NOON) is None
    assert ends_soon(keys(certificate(15)), WREN, NOON) is None
    assert ends_soon(keys(certificate(5), certificate(25)), WREN, NOON) is None, "it was renewed"

    said = ends_soon(keys(certificate(5)), WREN, NOON)

    assert said == "Northtown vouches for you until 28 November 2026: 5 days. Ask a coordinator in time."
    both = keys(certificate(25), certificate(2, Purpose.COORDINATOR))
    assert ends_soon(both, WREN, NOON) is None, "an operator has no use for it"
    assert "Ask the holder of the root key" in (ends_soon(both, COORDINATING, NOON) or "")


def test_what_there_is_to_do_for_somebody_comes_first() -> None:
    far, soon, over = certificate(25), certificate(5), certificate(-2)
    states = [
        seat(Served(person=WREN, ring=ring, vouched=vouched, last=last, taken_back=back), "Europe/London", NOON).state
        for ring, vouched, last, back in (
            (RING, None, None, False),
            (RING, soon, soon, False),
            (RING, None, over, False),
            (RING, None, None, True),
            (RING, far, far, False),
            (None, None, None, False),
        )
    ]

    assert states == ["fresh", "renew", "renew", "taken_back", "vouched", "no_keys"]
    assert sorted(states, key=ORDER.index) == states
