"""One time of a shift as its page shows it: who is on, what is promised, what this reader may do, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from chatd.planning.seen import CoverSeen, NearSeen, Suggestion, SwapSeen, TurnView
from console.clock_words import When, length, when
from console.language_names import language_name
from console.rota_views import Choice, Reader, Seat, address, brief_words, lacks, request_words, seat
from console.rota_words import and_so, minutes_of, named, reasons_words, repeat_words, risk_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Somebody asks for cover, and this reader may answer. *take*: the words to press, or none, and *why_not* then."""

    id: str
    words: str
    take: str | None
    why_not: str | None
    may_decline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Somebody who could come, and why."""

    id: str
    name: str
    charity: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTurn:
    """What the template is given."""

    address: str
    back: str
    edit: str | None
    title: str
    when: When
    minds: tuple[str, ...]
    lacks: tuple[str, ...]
    risks: tuple[str, ...]
    is_mine: bool
    is_on: bool
    """It is still to come or under way, and will be."""
    is_cancelled: bool
    repeats: bool
    seats: tuple[Seat, ...]
    free: int
    facts: tuple[tuple[str, str], ...]
    may_sign_up: bool
    why_not: str | None
    cautions: tuple[str, ...]
    asks_if_coming: bool
    said: str | None
    offers: tuple[Offer, ...]
    my_request: Offer | None
    may_leave: bool
    stay_on: str | None
    suggestions: tuple[Suggested, ...]


def one_turn(turn: TurnView, reader: Reader) -> OneTurn:
    """Everything about one time of a shift."""
    asks = {each.asker.id for each in turn.cover if each.taken_by is None and not each.declined}
    is_on = not (turn.is_over or turn.is_cancelled or turn.closed_by)
    return OneTurn(
        address=address(turn.at),
        back=f"/rota?rota={turn.rota}&from={max(reader.today, turn.starts_local.date())}" if not turn.is_over else f"/rota?rota={turn.rota}",
        edit=f"/rota/shift/{turn.at.shift}/{turn.at.day.isoformat()}/edit" if turn.may_edit and not turn.is_over else None,
        title=turn.title,
        when=when(turn.starts, turn.ends, zone=reader.zone, home=turn.zone, now=reader.now),
        minds=_minds(turn),
        lacks=lacks(turn),
        risks=tuple(risk_words(risk) for risk in turn.risks),
        is_mine=turn.is_mine,
        is_on=is_on,
        is_cancelled=turn.is_cancelled,
        repeats=turn.repeat is not None,
        seats=tuple(seat(each, asks) for each in turn.operators),
        free=max(0, turn.wanted - len(turn.operators)) if is_on else 0,
        facts=_facts(turn),
        may_sign_up=turn.may_sign_up,
        why_not=turn.why_not.advice if turn.why_not and is_on else None,
        cautions=tuple(_near_words(each, turn, reader) for each in turn.near),
        asks_if_coming=turn.is_mine and is_on and turn.i_was_asked and turn.my_answer is None,
        said=_said(turn) if is_on else None,
        offers=tuple(_offer(each, reader) for each in turn.cover if not each.is_mine and each.taken_by is None and not each.declined),
        my_request=next((_my_request(each, reader) for each in turn.cover if each.is_mine and each.taken_by is None), None),
        may_leave=turn.is_mine and is_on and not turn.has_begun,
        stay_on="offered" if turn.i_stay_on else "may" if turn.may_stay_on else None,
        suggestions=suggested(turn.suggestions),
    )


def suggested(suggestions: tuple[Suggestion, ...]) -> tuple[Suggested, ...]:
    """Those who could come, in the order in which they are suggested."""
    known = [minutes for each in suggestions if (minutes := minutes_of(each.reasons)) is not None]
    fewest = min(known, default=None) if len(known) > 1 and len(set(known)) > 1 else None
    return tuple(
        Suggested(
            id=each.person.id,
            name=each.person.shift_name,
            charity=each.person.charity,
            reasons=reasons_words(each.reasons, fewest=fewest is not None and minutes_of(each.reasons) == fewest),
        )
        for each in suggestions
    )


def whom_to_ask(turn: OneTurn, picked: str) -> tuple[Choice, ...]:
    """Everybody who could come, the likeliest first."""
    return tuple(Choice(value=each.id, words=each.name, more=each.charity, picked=each.id == picked) for each in turn.suggestions)


def in_return(swaps: tuple[SwapSeen, ...], reader: Reader, picked: str) -> tuple[Choice, ...]:
    """Times of others that one could do in return."""
    return tuple(_swap(each, reader, picked) for each in swaps)


def _swap(swap: SwapSeen, reader: Reader, picked: str) -> Choice:
    said = when(swap.turn.starts, swap.turn.ends, zone=reader.zone, home=reader.zone, now=reader.now)
    value = f"{swap.turn.at.shift}/{swap.turn.at.day.isoformat()}"
    return Choice(value=value, words=f"{said.day}, {said.hours}, {swap.turn.title}", more=swap.person.shift_name, picked=value == picked)


def _minds(turn: TurnView) -> tuple[str, ...]:
    """What is to be minded before all else."""
    if turn.is_cancelled:
        return ("This time is cancelled.",)
    if turn.closed_by:
        return (f"The chat is closed then: {turn.closed_by}",)
    return ("This is over.",) if turn.is_over else ()


def _facts(turn: TurnView) -> tuple[tuple[str, str], ...]:
    """What is promised, and who can be called."""
    wanted = f"{turn.wanted} people" + (f", {turn.experienced} of them with experience" if turn.experienced else "")
    facts = [
        ("Answers for", "Every project of this rota" if turn.covers_all else and_so(tuple(each.name for each in turn.projects))),
        ("Languages", and_so(tuple(map(language_name, turn.languages))) or "Those the two speak"),
        ("It wants", wanted),
        ("Supervisor on call", named((turn.supervisor,)) if turn.supervisor else "Nobody yet"),
        ("Safeguarding lead", named((turn.lead,)) if turn.lead else "Nobody yet"),
        ("Comes again", repeat_words(turn.repeat, turn.starts_local)),
    ]
    if turn.staying_on_count:
        facts.append(("Would stay on", named(turn.staying_on) or f"{turn.staying_on_count} of those on before"))
    return tuple(facts)


def _near_words(near: NearSeen, turn: TurnView, reader: Reader) -> str:
    """A warning, not a refusal."""
    other = brief_words(near.turn, reader)
    if not near.rest:
        return f"This touches another turn of yours: {other}. You would be on for both without a pause."
    side = "before" if near.turn.starts < turn.starts else "after"
    return f"You have another turn {side} this one, with {length(near.rest)} in between: {other}."


def _said(turn: TurnView) -> str | None:
    if not turn.is_mine or turn.my_answer is None:
        return None
    return (
        "You said that you will be there. Thank you." if turn.my_answer else "You said that you cannot be there. Ask for cover, or take yourself off."
    )


def _offer(request: CoverSeen, reader: Reader) -> Offer:
    take = "Swap with them" if request.swap else "Take it"
    return Offer(
        id=request.id,
        words=request_words(request, reader),
        take=take if request.may_take else None,
        why_not=request.why_not.advice if request.why_not else None,
        may_decline=request.is_for_me,
    )


def _my_request(request: CoverSeen, reader: Reader) -> Offer:
    asked = request.asked.shift_name if request.asked else "everybody"
    offer = f" In return you would do {brief_words(request.swap, reader)}." if request.swap else ""
    words = f"{asked} cannot cover this. Ask somebody else." if request.declined else f"You asked {asked} for cover.{offer}"
    return Offer(id=request.id, words=words, take=None, why_not=None, may_decline=False)
