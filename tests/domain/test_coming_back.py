"""The same open page comes back with a secret that is replaced at each use; a second holder is found out."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chatd.domain.resumption import Resumption, Verdict

FIRST, SECOND, THIRD, FOURTH = (bytes([n]) * 32 for n in range(1, 5))


def test_a_stranger_is_unknown() -> None:
    assert Resumption(current=FIRST).verdict(FIRST) is Verdict.WELCOME
    assert Resumption(current=FIRST).verdict(SECOND) is Verdict.UNKNOWN


def test_the_old_secret_stays_good_until_the_page_has_shown_that_it_holds_the_new_one() -> None:
    once = Resumption(current=FIRST).after_use(FIRST, SECOND)

    assert once.verdict(FIRST) is Verdict.WELCOME
    assert once.verdict(SECOND) is Verdict.WELCOME
    assert once.acknowledged().verdict(FIRST) is Verdict.SECOND_HOLDER


def test_a_thief_who_came_back_is_found_out_when_the_page_does() -> None:
    thief_came = Resumption(current=FIRST).after_use(FIRST, SECOND).acknowledged()

    assert thief_came.verdict(FIRST) is Verdict.SECOND_HOLDER


def test_a_thief_who_does_nothing_is_found_out_the_next_time() -> None:
    thief_came = Resumption(current=FIRST).after_use(FIRST, SECOND)
    page_came = thief_came.after_use(FIRST, THIRD)

    assert page_came.verdict(SECOND) is Verdict.SECOND_HOLDER
    assert page_came.verdict(THIRD) is Verdict.WELCOME


def test_a_secret_that_was_ever_replaced_is_never_welcome_again() -> None:
    long_ago = Resumption(current=FIRST).after_use(FIRST, SECOND).acknowledged().after_use(SECOND, THIRD).acknowledged()

    assert long_ago.after_use(THIRD, FOURTH).verdict(FIRST) is Verdict.SECOND_HOLDER


class Page(RuleBasedStateMachine):
    """An honest page on a bad line, whose answers get lost, and somebody who may have read one of its secrets."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 1
        self.known = Resumption(current=self.secret(1))
        self.page = self.secret(1)
        self.stolen: bytes | None = None
        self.used_by_thief = self.found_out = False

    @staticmethod
    def secret(number: int) -> bytes:
        return number.to_bytes(32, "big")

    def fresh(self) -> bytes:
        self.drawn += 1
        return self.secret(self.drawn)

    @rule(answer_is_lost=st.booleans())
    def the_page_comes_back(self, answer_is_lost: bool) -> None:
        if self.is_welcome(self.page):
            fresh = self.fresh()
            self.known = self.known.after_use(self.page, fresh)
            self.page = self.page if answer_is_lost else fresh

    @rule()
    def the_page_says_something(self) -> None:
        if self.page in {self.known.offered, self.known.current} and self.page == (self.known.offered or self.known.current):
            self.known = self.known.acknowledged()

    @rule()
    def the_secret_is_read_over_a_shoulder(self) -> None:
        self.stolen = self.page

    @rule()
    def the_thief_comes_back(self) -> None:
        if self.stolen and self.is_welcome(self.stolen):
            fresh = self.fresh()
            self.known = self.known.after_use(self.stolen, fresh)
            self.stolen, self.used_by_thief = fresh, True

    @invariant()
    def an_honest_page_alone_is_always_welcome(self) -> None:
        if not self.used_by_thief and not self.found_out:
            assert self.known.verdict(self.page) is Verdict.WELCOME

    @invariant()
    def never_more_than_two_secrets_are_good(self) -> None:
        good = [n for n in range(1, self.drawn + 1) if self.known.verdict(self.secret(n)) is Verdict.WELCOME]

        assert 1 <= len(good) <= 2

    @invariant()
    def no_secret_that_was_handed_out_is_ever_taken_for_a_strangers(self) -> None:
        assert all(self.known.verdict(self.secret(n)) is not Verdict.UNKNOWN for n in range(1, self.drawn + 1))

    def is_welcome(self, secret: bytes) -> bool:
        self.found_out = self.found_out or self.known.verdict(secret) is Verdict.SECOND_HOLDER
        return not self.found_out and self.known.verdict(secret) is Verdict.WELCOME


TestAPageOnABadLine = Page.TestCase
