"""A rota as TOML again, in the form that `rota_form` reads; people are written as the calendar has them, so give it sign-in names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from chatd.domain.rota import Closure, RotaCalendar
from chatd.domain.rota_shifts import Change, Shift


def as_toml(rotas: Iterable[RotaCalendar]) -> str:
    """The same bytes for the same rotas."""
    return "\n".join("".join(f"{line}\n" for line in _rota(each)) for each in rotas)


def _rota(rota: RotaCalendar) -> Iterator[str]:
    yield "[[rota]]"
    yield f"name = {_quoted(rota.name)}"
    yield f"zone = {_quoted(rota.zone)}"
    yield f"projects = {_list(rota.projects)}"
    for name in ("closing_minutes", "sign_up_days", "sign_up_hours"):
        if getattr(rota, name) is not None:
            yield f"{name} = {getattr(rota, name)}"
    for shift in rota.shifts:
        yield from ("", *_shift(shift, rota))
    for closure in rota.closures:
        yield from ("", *_closure(closure))


def _shift(shift: Shift, rota: RotaCalendar) -> Iterator[str]:
    yield "[[rota.shift]]"
    yield f"title = {_quoted(shift.title)}"
    if shift.zone != rota.zone:
        yield f"zone = {_quoted(shift.zone)}"
    yield f"starts = {_moment(shift.starts)}"
    yield f"ends = {_moment(shift.ends)}"
    for name, text in (("repeat", shift.repeat), ("supervisor", shift.supervisor), ("lead", shift.lead)):
        if text:
            yield f"{name} = {_quoted(text)}"
    for name, each in (("projects", shift.projects), ("languages", shift.languages), ("operators", shift.operators)):
        if each:
            yield f"{name} = {_list(each)}"
    yield from (f"{name} = {number}" for name, number, usual in (("needs", shift.needs, 2), ("experienced", shift.experienced, 0)) if number != usual)
    for change in shift.changes:
        yield from ("", *_change(change))


def _change(change: Change) -> Iterator[str]:
    yield "[[rota.shift.change]]"
    yield f"on = {change.on.isoformat()}"
    if change.cancelled:  # also where a shift of its own came in its place, which the file has beside it
        yield "cancelled = true"
        return
    if change.operators is not None:
        yield f"operators = {_list(change.operators)}"
    for name, moment in (("starts", change.starts), ("ends", change.ends)):
        if moment:
            yield f"{name} = {_moment(moment)}"


def _closure(closure: Closure) -> Iterator[str]:
    yield "[[rota.closure]]"
    yield f"from = {_moment(closure.starts)}"
    yield f"until = {_moment(closure.ends)}"
    yield f"reason = {_quoted(closure.reason)}"
    if closure.projects:
        yield f"projects = {_list(closure.projects)}"


def _moment(local: datetime) -> str:
    return local.isoformat(timespec="seconds")


def _list(each: Sequence[str]) -> str:
    return f"[{', '.join(_quoted(text) for text in each)}]"


def _quoted(text: str) -> str:
    """JSON's way of writing text is one of TOML's; what cannot be printed never got in."""
    return json.dumps(text, ensure_ascii=False)
