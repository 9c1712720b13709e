"""Which words somebody reads who comes when nobody new can come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatd.domain import availability
from chatd.domain.availability import Answer, Facts, Openness, Override, Span
from chatd.domain.out_of_hours import ANY_DAY, Choice, Days, Own, Reason, Step, Text, but_the_police, choose, is_police, options, reason_of
from chatd.domain.out_of_hours_fields import MOST_TEXTS, Unfit, filled, read, variables_in, written
from tests.domain.made import NOON

CHRISTMAS = Days(first=date(2026, 12, 24), last=date(2026, 12, 27))
BOXING_DAY = Days(first=date(2026, 12, 26), last=date(2026, 12, 26))
WEEKEND = Days(weekdays=frozenset({5, 6}))
SATURDAY = date(2026, 12, 26)

lines = st.lists(st.sampled_from(("We rest.", "Ring {clinic_phone}.", "A–Z, ș ñ ไทย")), min_size=1, max_size=3).map(tuple)
spans = st.builds(
    lambda first, more: Days(first=first, last=first + timedelta(days=more)), st.dates(date(2026, 12, 20), date(2026, 12, 31)), st.integers(0, 9)
)
days = st.one_of(st.just(ANY_DAY), spans, st.frozensets(st.integers(0, 6), min_size=1).map(lambda some: Days(weekdays=some)))
texts = st.builds(lambda reason, days, lines: Text(reason=reason, days=days, lines=lines), st.sampled_from(Reason), days, lines)
owns = st.builds(
    lambda texts, message: Own(texts=tuple(texts), message=message),
    st.lists(texts, max_size=8, unique_by=lambda each: (each.reason, each.days)),
    st.one_of(st.just(()), lines),
)
on = st.dates(date(2026, 12, 15), date(2027, 1, 15))


def said(own: Own, reason: Reason = Reason.HOURS, day: date = SATURDAY, *, language: str = "en") -> Choice:
    return choose({"en": own}, language=language, day=day, reason=reason)


def text(days: Days = ANY_DAY, reason: Reason = Reason.HOURS) -> Text:
    return Text(reason=reason, days=days, lines=(f"{reason} {days}",))


# ── choosing ──


@given(st.permutations([text(), text(WEEKEND), text(CHRISTMAS), text(BOXING_DAY)]))
def test_the_text_nearest_to_that_day_is_said_wherever_it_stands(some: list[Text]) -> None:
    own = Own(texts=tuple(some))

    assert said(own).text == text(BOXING_DAY)
    assert said(own, day=date(2026, 12, 27)).text == text(CHRISTMAS)
    assert said(own, day=date(2027, 1, 2)).text == text(WEEKEND)
    assert said(own, day=date(2026, 12, 30)).text == text()
    assert said(own).beside == 3


def test_of_two_as_near_the_first_is_said() -> None:
    one, other = text(Days(weekdays=frozenset({5, 0}))), text(Days(weekdays=frozenset({5, 1})))

    assert said(Own(texts=(one, other))).text == one
    assert said(Own(texts=(other, one))).text == other


@given(owns, st.sampled_from(Reason), on)
def test_nothing_is_said_for_another_reason_or_on_another_day(own: Own, reason: Reason, day: date) -> None:
    choice = said(own, reason, day)

    if choice.text is None:
        assert not [each for each in own.texts if each.reason is reason and each.days.hold(day)]
        assert choice.steps[-1] is Step.SUPPLIED
    else:
        assert choice.text in own.texts and choice.text.reason is reason and choice.text.days.hold(day)
        assert choice.steps == (Step.OWN,)
    assert choice.message == own.message


@given(owns, owns, st.sampled_from(Reason), on)
def test_one_language_never_borrows_from_another(english: Own, romanian: Own, reason: Reason, day: date) -> None:
    both = {"en": english, "ro": romanian}

    assert choose(both, language="es", day=day, reason=reason) == Choice(text=None, message=(), steps=(Step.NOT_IN_LANGUAGE, Step.SUPPLIED))
    assert choose(both, language="ro", day=day, reason=reason) == choose({"ro": romanian}, language="ro", day=day, reason=reason)


def test_a_kind_of_a_language_has_the_words_of_the_language_and_its_own_before_them() -> None:
    portuguese, brazilian = Own(texts=(text(WEEKEND),)), Own(texts=(text(),))

    assert choose({"pt": portuguese}, language="pt-BR", day=SATURDAY, reason=Reason.HOURS).text == text(WEEKEND)
    assert choose({"pt": portuguese, "pt-BR": brazilian}, language="pt-BR", day=SATURDAY, reason=Reason.HOURS).text == text()


def test_each_step_back_is_told() -> None:
    own = Own(texts=(text(WEEKEND, Reason.HOLIDAY),))

    assert said(own, Reason.HOLIDAY, date(2026, 12, 29)).steps == (Step.NOT_ON_DAY, Step.SUPPLIED)
    assert said(own, Reason.FULL).steps == (Step.NOT_FOR_REASON, Step.SUPPLIED)
    assert said(own, Reason.HOLIDAY).steps == (Step.OWN,)


# ── why it is closed ──


def facts(**others: object) -> Facts:
    open_now = {
        "at": NOON,
        "shifts": (Span(starts=NOON - timedelta(hours=1), ends=NOON + timedelta(hours=3)),),
        "operators": 2,
        "room": 2,
        "waiting": 0,
    }
    return Facts(**(open_now | others))  # type: ignore[arg-type]


AROUND = Span(starts=NOON - timedelta(hours=2), ends=NOON + timedelta(hours=9))


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [
        ({}, None),
        ({"waiting": 2}, Reason.BUSY),
        ({"waiting": 9}, Reason.FULL),
        ({"shifts": (Span(starts=NOON, ends=NOON + timedelta(minutes=30)),)}, Reason.CLOSING_SOON),
        ({"shifts": ()}, Reason.HOURS),
        ({"operators": 1}, Reason.TWO_DID_NOT_COME),
        ({"operators": 0}, Reason.TWO_DID_NOT_COME),
        ({"operators": 0, "shifts": (Span(starts=NOON, ends=NOON + timedelta(hours=2)),)}, Reason.HOURS),
        ({"operators": 0, "closures": (AROUND,)}, Reason.HOLIDAY),
        ({"shifts": (), "closures": (AROUND,)}, Reason.HOLIDAY),
        ({"closures": (AROUND,)}, Reason.HOLIDAY),
        ({"overrides": (Override(opens=False, span=AROUND),)}, Reason.BY_HAND),
        ({"may_open": False, "closures": (AROUND,)}, Reason.BY_HAND),
    ],
)
def test_the_reason_is_the_one_that_is_true(otherwise: dict[str, object], reason: Reason | None) -> None:
    found = facts(**otherwise)

    assert reason_of(found, availability.answer(found)) is reason


@given(
    st.integers(0, 4),
    st.integers(0, 9),
    st.booleans(),
    st.lists(st.sampled_from((AROUND, Span(starts=NOON + timedelta(hours=1), ends=NOON + timedelta(hours=2)))), max_size=2),
    st.booleans(),
)
def test_there_is_a_reason_whenever_it_is_not_open_and_it_goes_with_the_state(
    operators: int, waiting: int, may_open: bool, closures: list[Span], has_shift: bool
) -> None:
    found = facts(operators=operators, waiting=waiting, may_open=may_open, closures=tuple(closures), **({} if has_shift else {"shifts": ()}))
    answer = availability.answer(found)

    reason = reason_of(found, answer)

    assert (reason is None) == (answer.state is Openness.OPEN)
    if answer.state in {Openness.BUSY, Openness.FULL, Openness.CLOSING_SOON}:
        assert reason == answer.state.value
    elif reason is not None:
        assert reason in {Reason.HOURS, Reason.HOLIDAY, Reason.TWO_DID_NOT_COME, Reason.BY_HAND}
        assert (reason is Reason.TWO_DID_NOT_COME) == answer.two_did_not_come


def test_nobody_learns_from_the_reason_that_one_is_there_alone() -> None:
    for shut in ({}, {"shifts": ()}, {"closures": (AROUND,)}):
        assert len({reason_of(f := facts(operators=on, **shut), availability.answer(f)) for on in (0, 1)}) == 1


def test_an_answer_that_is_closed_for_want_of_a_language_is_within_the_hours() -> None:
    assert reason_of(facts(speaks=False), Answer(state=Openness.CLOSED, next_opening=None)) is Reason.HOURS


# ── where else to turn ──


@dataclass(frozen=True, slots=True, kw_only=True)
class Somewhere:
    name: str
    href: str


PHONE, CHAT, LIST = (
    Somewhere(name="Northtown by phone", href="tel:+441632960001"),
    Somewhere(name="Samaritans", href="tel:116123"),
    Somewhere(name="National Ugly Mugs", href="https://nationaluglymugs.org"),
)
POLICE = [
    Somewhere(name="Northtown Police", href="https://police.example"),
    Somewhere(name="Not an emergency", href="tel:101"),
    Somewhere(name="Help now", href="tel:999"),
    Somewhere(name="SMS", href="sms:112"),
    Somewhere(name="Poliția Română", href="tel:+40212082525"),
    Somewhere(name="Policía Local", href="tel:092"),
    Somewhere(name="An Garda Síochána", href="https://garda.example"),
    Somewhere(name="警察", href="tel:110"),
]


@pytest.mark.parametrize("place", POLICE, ids=lambda place: place.name)
def test_the_police_is_none_of_the_options(place: Somewhere) -> None:
    assert is_police(place)
    assert options([place, PHONE, CHAT, place]) == (PHONE, CHAT)


@pytest.mark.parametrize("name", ["Policy Advice Centre", "Polite Notice", "Gardening together", "Metropolis Clinic"])
def test_somebody_else_is_not_taken_for_the_police(name: str) -> None:
    assert not is_police(Somewhere(name=name, href="tel:01632960001"))


@given(st.lists(st.sampled_from([PHONE, CHAT, LIST, *POLICE])))
def test_there_are_never_more_than_three_options_and_the_same_one_only_once(places: list[Somewhere]) -> None:
    found = options(places)

    assert len(found) == min(3, len(set(but_the_police(places)))) == len(set(found))
    assert not set(found) & set(POLICE)


# ── as it is kept ──


@given(owns)
def test_what_is_kept_is_read_again_as_it_was(own: Own) -> None:
    assert read(written(own)) == own


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a reason nobody has": ({"texts": [{"reason": "rain", "lines": ["We rest."]}]}, "texts.1.reason"),
    "a day that is none": ({"texts": [{"reason": "hours", "first": "2026-02-30", "last": "2026-03-01", "lines": ["A"]}]}, "texts.1.first"),
    "a span with one end": ({"texts": [{"reason": "hours", "first": "2026-12-24", "lines": ["A"]}]}, "texts.1.last"),
    "a span that ends before it begins": ({"texts": [{"reason": "hours", "first": "2026-12-24", "last": "2026-12-23", "lines": ["A"]}]}, "texts.1.last"),
    "an eighth day of the week": ({"texts": [{"reason": "hours", "weekdays": [7], "lines": ["A"]}]}, "texts.1.weekdays"),
    "a variable nobody fills": ({"message": ["Ring {phone}."]}, "message"),
    "half a brace": ({"message": ["Ring {clinic_phone."]}, "message"),
    "a tag": ({"message": ["<b>No</b>"]}, "message"),
    "a hole": ({"message": ["Ring [number]."]}, "message"),
    "a long line": ({"message": ["a" * 301]}, "message"),
    "too many lines": ({"message": ["a"] * 7}, "message"),
    "no lines": ({"message": "a"}, "message"),
    "another field": ({"title": "Hello"}, "title"),
    "the same twice": ({"texts": [{"reason": "full", "lines": ["A"]}, {"reason": "full", "lines": ["B"]}]}, "texts.2.reason"),
    "too many": ({"texts": [{"reason": "full", "first": d, "last": d, "lines": ["A"]} for d in (f"2026-{1 + n // 25:02}-{1 + n % 25:02}" for n in range(MOST_TEXTS + 1))]}, "texts"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_said_is_refused_with_the_field_and_what_to_write(wrong: str) -> None:
    fields, at = WRONG[wrong]

    with pytest.raises(Unfit) as refused:
        read(fields)

    assert [field for field, _ in refused.value.faults] == [at]
    assert all(advice for _, advice in refused.value.faults)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(Unfit) as refused:
        read({"message": ["<"], "texts": [{"reason": "hours", "lines": ["["]}, {"reason": "x", "lines": ["{"]}]})

    assert [field for field, _ in refused.value.faults] == ["texts.1.lines", "texts.2.lines", "texts.2.reason", "message"]


def test_empty_lines_and_texts_without_a_line_are_left_out() -> None:
    own = read({"texts": [{"reason": "hours", "lines": ["  We   rest. ", " "]}, {"reason": "full", "lines": [""]}], "message": [""]})

    assert own == Own(texts=(Text(reason=Reason.HOURS, lines=("We rest.",)),))


def test_a_line_whose_variable_is_not_known_is_not_said() -> None:
    own = Own(message=("We rest.", "Ring {clinic_phone}, {clinic_hours}."))

    assert filled(own.message, {"clinic_phone": "01632 960 123"}) == ("We rest.",)
    assert filled(own.message, {"clinic_phone": "1", "clinic_hours": "Mon {x}"}) == ("We rest.", "Ring 1, Mon {x}.")
    assert variables_in(own) == {"clinic_phone", "clinic_hours"}
