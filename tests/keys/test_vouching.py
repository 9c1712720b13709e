"""Only what the right person signed, about the keys that are there, for long enough and no longer, is kept. All else is refused with its field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from chatd.domain.ids import PersonId
from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.store import people
from chatd.trust import DAY, LEEWAY
from tests.keys.charity import COLIN, CORA, EDIE, LARK, OTTER, WREN, Charity
from tests.store.folder import EASTPORT, NORTHTOWN


async def refused(doing: Any) -> tuple[str, Code]:
    with pytest.raises(KeysRefused) as why:
        await doing
    return why.value.field, why.value.code


async def state_of(charity: Charity, name: str) -> bool:
    """Is somebody vouched for in Northtown, as its coordinator sees it?"""
    found = next(each for each in await charity.vouching.served(CORA, NORTHTOWN) if each.person.id == name)
    return found.vouched is not None


async def test_a_coordinator_with_the_roots_certificate_vouches_for_workers_of_partners_too(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)

    await charity.vouches(CORA, WREN, OTTER)

    assert await state_of(charity, "wren") and await state_of(charity, "otter")
    mine = await charity.rings_of.of(OTTER)
    assert {keys.project.id: len(keys.mine) for keys in mine.projects} == {NORTHTOWN: 1, EASTPORT: 0}


async def test_nobody_vouches_before_the_root_vouched_for_them(charity: Charity) -> None:
    assert await refused(charity.vouches(CORA, WREN)) == ("by", Code.NOT_VOUCHED)


async def test_a_project_is_not_there_for_who_does_not_coordinate_it(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.root_vouches_for(EDIE, EASTPORT)

    for person in (WREN, LARK, EDIE):
        with pytest.raises(NoSuchThing):
            await charity.vouches(person, OTTER)
        with pytest.raises(NoSuchThing):
            await charity.vouching.served(person, NORTHTOWN)
        with pytest.raises(NoSuchThing):
            await charity.vouching.take_back(person, NORTHTOWN, charity.taken_back(person, OTTER))
    with pytest.raises(NoSuchThing):
        await charity.vouching.served(CORA, EASTPORT)


@pytest.mark.parametrize(
    ("otherwise", "field", "code"),
    [
        ({"not_after": 31 * DAY}, "not_after", Code.TOO_LONG),
        ({"not_before": -40 * DAY, "not_after": -10 * DAY}, "not_after", Code.OVER),
        ({"not_before": LEEWAY + 60, "not_after": DAY}, "not_before", Code.TOO_EARLY),
        ({"not_before": 2 * DAY, "not_after": DAY}, "not_before", Code.TOO_EARLY),
        ({"not_before": 200, "not_after": 100}, "signature", Code.NOT_SIGNED),
    ],
)
async def test_a_certificate_over_not_begun_or_too_long_names_its_field(charity: Charity, otherwise: dict[str, Any], field: str, code: Code) -> None:
    await charity.root_vouches_for(CORA)
    during = {name: charity.now + seconds for name, seconds in otherwise.items()}
    wrong = charity.signed(CORA, "operator", WREN, **during)

    assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, wrong)])) == (f"certificates.0.{field}", code)
    assert not await state_of(charity, "wren")


async def test_a_certificate_that_somebody_else_signed_is_refused(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.root_vouches_for(COLIN)
    await charity.vouches(CORA, OTTER)
    forged = [
        charity.signed(OTTER, "operator", WREN),  # an operator is no coordinator
        charity.signed(COLIN, "operator", WREN),  # another coordinator's, under her name
        charity.signed(charity.roots[NORTHTOWN], "operator", WREN),
        charity.signed(CORA, "operator", WREN, EASTPORT),  # of another project
        charity.signed(CORA, "coordinator", WREN),  # for another purpose
        msgspec.structs.replace(charity.signed(CORA, "operator", WREN), signature="A" * 86),
        msgspec.structs.replace(charity.signed(CORA, "operator", WREN), not_after=charity.now + 29 * DAY),
    ]

    for each in forged[:4] + forged[5:]:
        assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, each)])) == ("certificates.0.signature", Code.NOT_SIGNED)
    field, _ = await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, forged[4])]))
    assert field in {"certificates.0.not_after", "certificates.0.signature"}
    assert not await state_of(charity, "wren")


async def test_a_certificate_is_for_the_keys_of_the_person_it_names(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    for_otter = charity.signed(CORA, "operator", OTTER)
    other_number = charity.signed(CORA, "operator", WREN, holder=charity.rings[OTTER.id].number)

    assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, for_otter)])) == ("certificates.0.key", Code.OTHER_KEYS)
    assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, other_number)])) == ("certificates.0.holder", Code.OTHER_KEYS)
    assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(LARK.id, charity.signed(CORA, "operator", LARK))])) == (
        "certificates.0.person",
        Code.NOT_SERVING,
    )
    assert (await refused(charity.vouching.certify(CORA, NORTHTOWN, [(PersonId("nobody"), for_otter)])))[1] is Code.NOT_SERVING


async def test_one_bad_certificate_keeps_all_of_them_out(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    good, bad = charity.signed(CORA, "operator", WREN), charity.signed(COLIN, "operator", OTTER)

    assert (await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, good), (OTTER.id, bad)])))[0] == "certificates.1.signature"

    assert not await state_of(charity, "wren")


async def test_a_key_that_was_taken_back_is_given_to_nobody_and_never_vouched_for_again(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    again = charity.signed(CORA, "operator", WREN)
    await charity.vouches(CORA, WREN)
    assert await state_of(charity, "wren")

    await charity.vouching.take_back(CORA, NORTHTOWN, charity.taken_back(CORA, WREN))

    assert not await state_of(charity, "wren")
    assert (await charity.rings_of.of(WREN)).projects[0].mine == ()
    assert await refused(charity.vouching.certify(CORA, NORTHTOWN, [(WREN.id, again)])) == ("certificates.0.key", Code.TAKEN_BACK)
    await charity.makes_new_keys(WREN)
    await charity.vouches(CORA, WREN)
    assert await state_of(charity, "wren")


async def test_a_key_is_taken_back_only_by_a_coordinator_or_the_root(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.vouches(CORA, WREN, OTTER)
    by_otter = charity.taken_back(OTTER, WREN)
    as_cora = msgspec.structs.replace(by_otter, by=charity.rings[CORA.id].signing_key)
    tomorrow = replace_at(charity, by=CORA)

    assert await refused(charity.vouching.take_back(CORA, NORTHTOWN, by_otter)) == ("by", Code.OTHER_KEYS)
    assert await refused(charity.vouching.take_back(CORA, NORTHTOWN, as_cora)) == ("signature", Code.NOT_SIGNED)
    assert await refused(charity.vouching.take_back(CORA, NORTHTOWN, charity.taken_back(CORA, WREN, EASTPORT))) == ("signature", Code.NOT_SIGNED)
    assert await refused(charity.vouching.take_back(CORA, NORTHTOWN, tomorrow)) == ("at", Code.TOO_EARLY)
    with pytest.raises(NoSuchThing):
        await charity.vouching.take_back(CORA, NORTHTOWN, charity.taken_back(CORA, LARK))
    assert await state_of(charity, "wren")

    project = await charity.works.project(NORTHTOWN)
    assert project
    await charity.vouching.accept_revocation(project, charity.taken_back(charity.roots[NORTHTOWN], WREN))
    assert not await state_of(charity, "wren")


def replace_at(charity: Charity, *, by: Any) -> Any:
    charity.passes(1)
    made = charity.taken_back(by, WREN)
    charity.passes(-1)
    return made


async def test_what_a_coordinator_signed_ends_when_their_own_key_is_taken_back(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.root_vouches_for(COLIN)
    await charity.vouches(COLIN, WREN)
    assert await state_of(charity, "wren")

    await charity.vouching.take_back(CORA, NORTHTOWN, charity.taken_back(CORA, COLIN))

    assert not await state_of(charity, "wren")
    assert (await charity.rings_of.of(WREN)).projects[0].mine == ()
    assert await refused(charity.vouches(COLIN, WREN)) == ("by", Code.NOT_VOUCHED)


async def test_the_roots_certificate_is_for_a_coordinators_own_keys(charity: Charity) -> None:
    northtown = await charity.works.project(NORTHTOWN)
    assert northtown
    root, other_root = charity.roots[NORTHTOWN], charity.roots[EASTPORT]

    for who in (WREN, LARK, EDIE):
        wrong = charity.signed(root, "coordinator", who)
        assert await refused(charity.vouching.accept_coordinator(northtown, wrong)) == ("key", Code.OTHER_KEYS)
    for forged in (
        charity.signed(other_root, "coordinator", CORA),
        charity.signed(CORA, "coordinator", CORA),
        charity.signed(root, "operator", CORA),
    ):
        assert await refused(charity.vouching.accept_coordinator(northtown, forged)) == ("signature", Code.NOT_SIGNED)
    too_long = charity.signed(root, "coordinator", CORA, not_after=charity.now + 91 * DAY)
    assert await refused(charity.vouching.accept_coordinator(northtown, too_long)) == ("not_after", Code.TOO_LONG)
    assert await refused(charity.vouching.accept_own(COLIN, NORTHTOWN, charity.signed(root, "coordinator", CORA))) == ("key", Code.OTHER_KEYS)

    await charity.vouching.accept_own(CORA, NORTHTOWN, charity.signed(root, "coordinator", CORA))
    await charity.vouches(CORA, WREN)
    assert await state_of(charity, "wren")


async def test_new_keys_are_vouched_for_by_nobody(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.vouches(CORA, WREN)

    await charity.makes_new_keys(WREN)

    assert not await state_of(charity, "wren")
    assert (await charity.rings_of.of(WREN)).projects[0].mine == ()


async def test_everything_ends_by_itself(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.vouches(CORA, WREN)

    charity.passes(29)
    assert await state_of(charity, "wren")
    charity.passes(2)

    assert not await state_of(charity, "wren")
    charity.passes(60)
    assert await refused(charity.vouches(CORA, WREN)) == ("by", Code.NOT_VOUCHED)


async def test_a_ring_is_replaced_only_by_who_knows_which_is_there(charity: Charity) -> None:
    ring = charity.rings[WREN.id]
    sealed = ring.sealed(WREN.id, bytes(32))

    async def keep(replaces: int, **more: str) -> int:
        keys = {"signing": ring.signing_key, "sealing": ring.sealing_key, "sealed": sealed, **more}
        return (await charity.rings_of.keep(WREN, replaces=replaces, **keys)).number

    assert await refused(keep(0)) == ("replaces", Code.OUT_OF_STEP)
    assert await refused(keep(2)) == ("replaces", Code.OUT_OF_STEP)
    assert await keep(1) == 1, "the same keys sealed again"
    others = charity.rings[OTTER.id]
    assert await refused(keep(1, signing=others.signing_key, sealing=others.sealing_key)) == ("signing", Code.NOT_YOURS)
    assert await refused(keep(1, sealed="A" * 50_000)) == ("sealed", Code.TOO_LARGE)
    await charity.makes_new_keys(WREN)
    assert (await charity.keyrings.of(WREN.id)).number == 2  # type: ignore[union-attr]


async def test_whoever_stops_serving_is_seen_and_vouched_for_no_more(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.vouches(CORA, WREN)
    gone = replace(WREN, serves=frozenset(), roles={})

    await charity.works._database.write(lambda connection: people.put_person(connection, gone))

    assert "wren" not in {each.person.id for each in await charity.vouching.served(CORA, NORTHTOWN)}
    assert (await charity.rings_of.of(gone)).projects == ()
