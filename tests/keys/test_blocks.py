"""Blocks come back as they went, whatever mail programs do to their spaces; and whatever else is changed in one, nobody takes it for what was signed."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chatd import demo_keys, trust
from chatd.domain.people import Person
from chatd.keys.alerting import MailedLeadAlerts
from chatd.keys.blocks import (
    BadBlock,
    Request,
    read_agreement,
    read_certificate,
    read_list,
    read_request,
    read_revocation,
    root_number,
    tidy_number,
    write_agreement,
    write_certificate,
    write_list,
    write_request,
    write_revocation,
)
from chatd.ports import Letter
from chatd.signatures import from_text, public_of, sign
from chatd.trust import Agreement, Revocation
from tests.fakes import CountedIds
from tests.keys.charity import LARK, PLOVER

AT = int(datetime(2026, 11, 21, 18, tzinfo=UTC).timestamp())
ROOT, RING, OTHER = demo_keys.make_root(), demo_keys.make_ring(), demo_keys.make_ring()
CERTIFICATE = demo_keys.certify(ROOT, "coordinator", "northtown", RING, AT)
BLOCK = write_certificate("northtown", "coordinator", CERTIFICATE)


def test_each_kind_comes_back_as_it_went() -> None:
    request = Request(project="northtown", holder=RING.number, signing=RING.signing_key, sealing=RING.sealing_key)
    revocation = Revocation(key=RING.signing_key, at=AT, by=public_of(ROOT), signature="A" * 86)
    leads = demo_keys.lead_list(RING, "northtown", {"lark": RING, "swift": OTHER}, AT)
    agreed = Agreement(by=public_of(ROOT), signature=sign(ROOT, b"x"))

    assert read_request(write_request(request)) == request
    assert read_certificate(BLOCK) == ("northtown", "coordinator", CERTIFICATE)
    assert read_revocation(write_revocation("northtown", revocation)) == ("northtown", revocation)
    assert read_list(write_list("northtown", leads)) == ("northtown", leads)
    assert read_agreement(write_agreement("northtown", 4, agreed)) == ("northtown", 4, agreed)


@given(
    some.lists(some.sampled_from(["\n", "\r\n", " ", "\n\n", "\n> ", "\t"]), min_size=9, max_size=9), some.text(max_size=30), some.text(max_size=30)
)
def test_spaces_and_what_stands_round_it_do_not_matter(breaks: list[str], before: str, after: str) -> None:
    lines = BLOCK.strip().split("\n")
    mangled = "".join(line + gap for line, gap in zip(lines, breaks, strict=False))

    assert read_certificate(f"{before}\n{mangled}\n{after}") == ("northtown", "coordinator", CERTIFICATE)


@given(some.integers(0, len(BLOCK) - 1), some.characters(codec="utf-8"))
def test_whatever_letter_is_changed_it_is_refused_or_says_the_same(place: int, letter: str) -> None:
    changed = BLOCK[:place] + letter + BLOCK[place + 1 :]

    with suppress(BadBlock):
        project, purpose, certificate = read_certificate(changed)
        is_same = (project, purpose) == ("northtown", "coordinator") and _says(certificate) == _says(CERTIFICATE)
        assert is_same or not trust.is_good(certificate, purpose, project, public_of(ROOT), AT)


def _says(certificate: trust.Certificate) -> tuple[str, bytes, int, int]:
    return certificate.holder, from_text(certificate.key), certificate.not_before, certificate.not_after


def test_a_number_typed_from_paper_is_taken_as_it_looks() -> None:
    number = root_number(public_of(ROOT))

    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", number)
    assert tidy_number(number.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == number
    assert root_number(public_of(demo_keys.make_root())) != number


class Posted:
    """`ports.Post`."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def deliver(self, letter: Letter) -> bool:
        self.letters.append(letter)
        return True


@pytest.mark.asyncio
async def test_a_letter_to_leads_says_nothing_but_where_to_look() -> None:
    post = Posted()
    alerts = MailedLeadAlerts(post, ids=CountedIds(), origin="https://chat.example.org")
    told = tuple(_with_mail(each) for each in (LARK, PLOVER))

    await alerts.list_changed((*told, told[0]))
    await alerts.all_sent()

    assert [letter.to for letter in post.letters] == ["lark@example.org", "plover@example.org"]
    for letter in post.letters:
        said = f"{letter.subject} {letter.text}".lower()
        assert "https://chat.example.org/keys" in said
        assert not [word for word in ("northtown", "lark", "plover", "lead", "safeguarding", "project") if word in said]


def _with_mail(person: Person) -> Person:
    return replace(person, email=f"{person.sign_in}@example.org")
