"""Lists of leads: numbered, signed by a coordinator, agreed to where a key is new, told to all; and nobody is named before they are enrolled."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from chatd.keys.refusals import Code, KeysRefused, NoSuchThing
from chatd.trust import DAY
from tests.keys.charity import COLIN, CORA, EDIE, LARK, OTTER, PLOVER, SWIFT, WREN, Charity
from tests.keys.test_vouching import refused
from tests.store.folder import EASTPORT, NORTHTOWN


async def names(charity: Charity) -> list[str]:
    newest = await charity.newest()
    return [each.person for each in newest.leads] if newest else []


async def enrolled(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.enrol(LARK, PLOVER, SWIFT)


async def test_the_first_list_holds_at_once_and_is_told_to_all_on_it(charity: Charity) -> None:
    await enrolled(charity)

    assert await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))

    assert await names(charity) == ["lark", "plover"]
    assert charity.told.told == [{"lark", "plover"}]


async def test_a_new_key_counts_once_a_lead_of_the_list_before_agreed(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    second = await charity.list_of(LARK, PLOVER, SWIFT)

    assert not await charity.leading.propose(CORA, NORTHTOWN, second)
    assert await names(charity) == ["lark", "plover"], "it waits"
    charity.passes(1)
    await charity.leading.agree(PLOVER, NORTHTOWN, 2, charity.agreed(PLOVER, second))

    assert await names(charity) == ["lark", "plover", "swift"]
    assert charity.told.told[-1] == {"lark", "plover", "swift"}
    assert charity.told.left == []


async def test_whoever_is_not_on_the_list_before_agrees_to_nothing(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    second = await charity.list_of(LARK, SWIFT)
    await charity.leading.propose(CORA, NORTHTOWN, second)
    another = await charity.list_of(LARK, PLOVER, SWIFT)

    for person in (SWIFT, CORA, WREN, EDIE):
        with pytest.raises(NoSuchThing):
            await charity.leading.agree(person, NORTHTOWN, 2, charity.agreed(person, second))
    assert await refused(charity.leading.agree(LARK, NORTHTOWN, 2, charity.agreed(SWIFT, second))) == ("agreed.by", Code.OTHER_KEYS)
    assert await refused(charity.leading.agree(LARK, NORTHTOWN, 2, charity.agreed(LARK, another))) == ("agreed.signature", Code.NOT_AGREED)
    assert await refused(charity.leading.agree(LARK, NORTHTOWN, 3, charity.agreed(LARK, second))) == ("number", Code.OUT_OF_STEP)
    assert await names(charity) == ["lark", "plover"]


async def test_a_coordinator_cannot_slip_the_agreement_in(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    second = await charity.list_of(LARK, SWIFT)
    slipped = msgspec.structs.replace(second, agreed=charity.agreed(CORA, second))

    assert not await charity.leading.propose(CORA, NORTHTOWN, slipped)

    assert await names(charity) == ["lark", "plover"]


async def test_a_lead_leaves_by_the_next_list_without_them(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER, SWIFT))

    assert await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER)), "nothing new, so nobody need agree"

    assert charity.told.left == ["swift"]
    assert charity.told.told[-1] == {"lark", "plover", "swift"}, "who left is told too"


async def test_a_list_that_waits_takes_nothing_from_anybody_and_can_be_withdrawn(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(PLOVER, SWIFT))
    assert charity.told.left == []

    await charity.leading.withdraw(CORA, NORTHTOWN)

    assert (await charity.leading.listing(CORA, NORTHTOWN)).waiting is None
    assert await names(charity) == ["lark", "plover"]


async def test_nobody_is_named_before_keys_sheet_and_second_step(charity: Charity) -> None:
    await charity.root_vouches_for(CORA)
    await charity.enrol(LARK)

    async def proposed() -> tuple[str, Code]:
        return await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER)))

    assert await proposed() == ("leads.1", Code.NO_SHEET)
    await charity.leading.prove_sheet(PLOVER, charity.rings[PLOVER.id].sheet_proof("plover"))
    assert await proposed() == ("leads.1", Code.NO_SECOND_STEP)
    charity.steps.enrolled.add(PLOVER.id)
    assert await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))


async def test_whoever_is_on_it_stays_without_a_second_step(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    charity.steps.enrolled.clear()

    assert await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))


async def test_a_sheet_is_proved_by_the_very_keys_alone(charity: Charity) -> None:
    for proof in (charity.rings[PLOVER.id].sheet_proof("lark"), charity.rings[LARK.id].sheet_proof("plover"), "A" * 86):
        assert await refused(charity.leading.prove_sheet(LARK, proof)) == ("signature", Code.NOT_SIGNED)
    await charity.enrol(LARK)
    ring = await charity.keyrings.of(LARK.id)
    assert ring and ring.sheet_proved

    await charity.makes_new_keys(LARK)
    ring = await charity.keyrings.of(LARK.id)
    assert ring and ring.sheet_proved is None, "new keys, new sheet"


async def test_only_leads_of_that_project_with_their_own_keys_are_named(charity: Charity) -> None:
    await enrolled(charity)
    good = await charity.list_of(LARK, PLOVER)
    swapped = [msgspec.structs.replace(good.leads[0], sealing=charity.rings[OTTER.id].sealing_key), good.leads[1]]

    assert await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, WREN))) == ("leads.1", Code.NOT_A_LEAD)
    assert await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(leads=swapped))) == ("leads.0", Code.OTHER_KEYS)
    assert await names(charity) == []


@pytest.mark.parametrize(
    ("otherwise", "field", "code"),
    [
        ({"number": 3}, "number", Code.NOT_THE_NEXT),
        ({"number": 1}, "number", Code.NOT_THE_NEXT),
        ({"not_after": 91 * DAY}, "not_after", Code.TOO_LONG),
        ({"not_after": -1}, "not_after", Code.OVER),
        ({"dated": -DAY, "not_after": DAY}, "dated", Code.TOO_EARLY),
        ({"dated": DAY, "not_after": 2 * DAY}, "dated", Code.TOO_EARLY),
        ({"previous": "A" * 43}, "signature", Code.NOT_SIGNED),
    ],
)
async def test_a_list_out_of_order_or_of_another_time_names_its_field(charity: Charity, otherwise: dict[str, Any], field: str, code: Code) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))
    times: dict[str, Any] = {name: charity.now + value if isinstance(value, int) and name != "number" else value for name, value in otherwise.items()}

    assert await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER, **times))) == (field, code)


async def test_a_list_signed_by_anybody_else_or_sent_again_is_refused(charity: Charity) -> None:
    await enrolled(charity)
    await charity.root_vouches_for(COLIN)
    first = await charity.list_of(LARK, PLOVER)
    as_cora = msgspec.structs.replace(await charity.list_of(LARK, PLOVER, by=WREN), by=charity.rings[CORA.id].signing_key)

    assert await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER, by=WREN))) == ("by", Code.OTHER_KEYS)
    assert await refused(charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER, by=COLIN))) == ("by", Code.OTHER_KEYS)
    assert await refused(charity.leading.propose(CORA, NORTHTOWN, as_cora)) == ("signature", Code.NOT_SIGNED)
    for person in (WREN, LARK, EDIE):
        with pytest.raises(NoSuchThing):
            await charity.leading.propose(person, NORTHTOWN, first)
    assert await charity.leading.propose(CORA, NORTHTOWN, first)
    second = await charity.list_of(LARK, PLOVER)
    assert await charity.leading.propose(CORA, NORTHTOWN, second)
    for older in (first, second):
        assert await refused(charity.leading.propose(CORA, NORTHTOWN, older)) == ("number", Code.NOT_THE_NEXT)


async def test_another_coordinator_carries_the_lists_on_after_one_was_taken_back(charity: Charity) -> None:
    await enrolled(charity)
    await charity.root_vouches_for(COLIN)
    await charity.leading.propose(COLIN, NORTHTOWN, await charity.list_of(LARK, PLOVER, by=COLIN))
    await charity.vouching.take_back(CORA, NORTHTOWN, charity.taken_back(CORA, COLIN))

    assert await refused(charity.leading.propose(COLIN, NORTHTOWN, await charity.list_of(LARK, PLOVER, by=COLIN))) == ("by", Code.NOT_VOUCHED)
    assert await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK, PLOVER))

    colin = charity.rings[COLIN.id].signing_key
    given = (await charity.rings_of.of(CORA)).projects[0]
    assert colin in {each.key for each in given.coordinators}, "pages check the list that he signed"
    assert colin in {each.key for each in given.revoked}


async def test_listings_are_for_coordinators_and_leads_alone(charity: Charity) -> None:
    for person in (WREN, OTTER, EDIE):
        with pytest.raises(NoSuchThing):
            await charity.leading.listing(person, NORTHTOWN)
    with pytest.raises(NoSuchThing):
        await charity.leading.enrolled(LARK, NORTHTOWN)
    assert (await charity.leading.listing(LARK, NORTHTOWN)).newest is None


async def test_where_no_lead_is_left_the_root_agrees(charity: Charity) -> None:
    await enrolled(charity)
    await charity.leading.propose(CORA, NORTHTOWN, await charity.list_of(LARK))
    await charity.makes_new_keys(LARK)
    await charity.enrol(LARK)
    second = await charity.list_of(LARK, SWIFT)
    assert not await charity.leading.propose(CORA, NORTHTOWN, second)
    with pytest.raises(KeysRefused):
        await charity.leading.agree(LARK, NORTHTOWN, 2, charity.agreed(LARK, second))
    root = charity.roots[NORTHTOWN]

    for forged in (charity.agreed(CORA, second), charity.agreed(charity.roots[EASTPORT], second), charity.agreed(root, await charity.list_of(SWIFT))):
        assert await refused(charity.leading.take_the_roots_word(CORA, NORTHTOWN, 2, forged)) == ("signature", Code.NOT_SIGNED)
    assert await refused(charity.leading.take_the_roots_word(CORA, NORTHTOWN, 3, charity.agreed(root, second))) == ("number", Code.NOT_THE_NEXT)
    with pytest.raises(NoSuchThing):
        await charity.leading.take_the_roots_word(LARK, NORTHTOWN, 2, charity.agreed(root, second))
    await charity.leading.take_the_roots_word(CORA, NORTHTOWN, 2, charity.agreed(root, second))

    assert await names(charity) == ["lark", "swift"]
