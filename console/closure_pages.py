"""For coordinators: opening outside the plan, and closures that are planned. What is closed by hand is done in `closing_pages.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from chatd.domain.ids import PersonId, ProjectId
from chatd.domain.rota import Closure
from chatd.domain.rota_refusals import NotThere, Refused
from chatd.planning.planning import OpenNow
from chatd.planning.seen import ClosureView
from console.clock_words import day_name
from console.rota_forms import TITLE_LIMIT, Reading, a_bound, a_time, closure_in
from console.rota_frame import Here, RotaFrame
from console.rota_views import address
from console.rota_words import and_so
from console.shift_pages import Filled, filled, offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """One closure in words. *key*: what takes it away, where this reader may."""

    key: str | None
    reason: str
    words: str
    projects: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosurePages:
    """For those who coordinate a project on the rota; for all others they are not there."""

    frame: RotaFrame

    def routes(self) -> list[web.RouteDef]:
        found = self.frame.found_or_not
        return [
            web.get("/rota/open-now", found(self.before_opening)),
            web.post("/rota/open-now", found(self.open_now)),
            web.get("/rota/closures", found(self.closures)),
            web.post("/rota/closures", found(self.close)),
            web.post("/rota/closures/remove", found(self.remove)),
            web.post("/rota/sign-up-window", found(self.set_window)),
        ]

    async def before_opening(self, request: web.Request) -> web.Response:
        """The form for an unplanned shift from now."""
        here = await self.frame.here(request)
        until = (self.frame.clock.now() + timedelta(hours=2)).astimezone(ZoneInfo(here.rota.zone))
        return await self._opening_form(request, here, Filled(typed={"title": "Open now", "until": f"{until:%H:%M}"}))

    async def open_now(self, request: web.Request) -> web.StreamResponse:
        """From now until that time, today or past midnight."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        reading = Reading(posted=posted)
        until = reading.read("until", lambda text: next_time(text, self.frame.clock.now(), here.rota.zone), datetime.min.replace(tzinfo=UTC))
        if not reading.faults:
            opening = OpenNow(
                title=posted.one("title")[:TITLE_LIMIT] or "Open now",
                until=until,
                operators=tuple(map(PersonId, posted.every("operators"))),
                projects=tuple(map(ProjectId, posted.every("projects"))),
                languages=posted.every("languages"),
            )
            try:
                at = await self.frame.planning.open_now(posted.person, here.rota.id, opening)
                return self.frame.own.back(address(at), "It is on the rota from now. The chat opens when two of them check in.")
            except Refused as refused:
                reading.faults[refused.field] = refused.advice
        return await self._opening_form(request, here, filled(reading))

    async def closures(self, request: web.Request) -> web.Response:
        """What is shut, and a form for more."""
        return await self.show(request, await self.frame.here(request), Filled())

    async def close(self, request: web.Request) -> web.StreamResponse:
        """Shut the chat for a while."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        written, reading = closure_in(posted)
        if not reading.faults:
            closure = Closure(starts=written.starts, ends=written.ends, reason=written.reason, projects=tuple(map(ProjectId, written.projects)))
            try:
                await self.frame.planning.add_closure(posted.person, here.rota.id, closure)
                return self.frame.own.back(f"/rota/closures?rota={here.rota.id}", "The chat is closed then.")
            except Refused as refused:
                reading.faults[CLOSURE_FIELDS.get(refused.field, refused.field)] = refused.advice
        return await self.show(request, here, filled(reading))

    async def remove(self, request: web.Request) -> web.StreamResponse:
        """Open again what was shut."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        back = f"/rota/closures?rota={here.rota.id}"
        try:
            await self.frame.planning.remove_closure(posted.person, here.rota.id, posted.one("key"))
        except Refused as refused:
            return self.frame.own.back(back, refused.advice, kindly=True)
        return self.frame.own.back(back, "That closure is gone. The shifts in it count again.")

    async def set_window(self, request: web.Request) -> web.StreamResponse:
        """From how long before, and until how long before, people sign up by themselves."""
        posted = await self.frame.own.posted(request)
        here = await self.frame.here(request, posted.person, rota=posted.one("rota"))
        reading = Reading(posted=posted)
        days, hours = [reading.read(name, a_bound, None) for name in ("sign_up_days", "sign_up_hours")]
        if not reading.faults:
            try:
                await self.frame.planning.set_sign_up_window(posted.person, here.rota.id, days=days, hours=hours)
                return self.frame.own.back(f"/rota/closures?rota={here.rota.id}", "It counts from now on.")
            except Refused as refused:
                reading.faults[refused.field] = refused.advice
        return await self.show(request, here, filled(reading))

    async def _opening_form(self, request: web.Request, here: Here, form: Filled) -> web.Response:
        choices = offered(await self.frame.planning.choices(here.person, here.rota.id), form, None)
        what = {"typed": form.typed, "faults": form.faults, "choices": choices, "by_hand": await self.frame.by_hand(here)}
        return self.frame.page(request, "open_now", here, status=400 if form.faults else 200, **what)

    async def show(self, request: web.Request, here: Here, form: Filled) -> web.Response:
        """What is shut by hand and what is planned, with a form for each."""
        if not here.rota.may_edit:
            raise NotThere
        shut = await self.frame.planning.closures(here.person, here.rota.id)
        tonight = (await self.frame.planning.end_of_tonight(here.person, here.rota.id)).astimezone(ZoneInfo(here.rota.zone))
        choices = offered(await self.frame.planning.choices(here.person, here.rota.id), form, None)
        return self.frame.page(
            request,
            "closures",
            here,
            status=400 if form.faults else 200,
            shut=tuple(_in_words(each) for each in shut),
            by_hand=await self.frame.by_hand(here),
            theirs=[each for each in here.rota.projects if here.person.coordinates(each.id)],
            typed={"until": f"{tonight:%H:%M}", **_window(here), **form.typed},
            faults=form.faults,
            choices=choices,
        )


CLOSURE_FIELDS = {"starts": "from_day", "ends": "until_day"}


def next_time(text: str, now: datetime, zone: str) -> datetime:
    """The next instant at which the clock there shows that. Raises `Wrong`."""
    wanted, there = a_time(text), ZoneInfo(zone)
    today = now.astimezone(there).date()
    shown = (datetime.combine(today + timedelta(days=days), wanted, there).replace(fold=fold) for days in (0, 1) for fold in (0, 1))
    return next(at for each in shown if (at := each.astimezone(UTC)) > now)


def _window(here: Here) -> dict[str, str]:
    bounds = {"sign_up_days": here.rota.sign_up_days, "sign_up_hours": here.rota.sign_up_hours}
    return {name: "" if bound is None else str(bound) for name, bound in bounds.items()}


def _in_words(view: ClosureView) -> Shut:
    starts, ends = view.closure.starts, view.closure.ends
    if (starts.hour, starts.minute, ends.hour, ends.minute) == (0, 0, 0, 0):
        last = ends.date() - timedelta(days=1)
        words = day_name(starts.date()) if last == starts.date() else f"{day_name(starts.date())} to {day_name(last)}"
    else:
        words = f"{day_name(starts.date())}, {starts:%H:%M}, until {day_name(ends.date())}, {ends:%H:%M}"
    return Shut(
        key=view.key if view.may_edit else None,
        reason=view.closure.reason,
        words=words,
        projects=and_so(tuple(each.name for each in view.projects)),
    )
