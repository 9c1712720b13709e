"""From a form to what is stored, all of it or nothing: which rota is meant, who and what is made for it, who leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from chatd.domain import rota_checks, rota_form
from chatd.domain.ids import CollaborativeId, PersonId, ProjectId, RotaId
from chatd.domain.people import Person, Project, Role, Rota
from chatd.domain.rota import RotaCalendar
from chatd.domain.rota_fields import Known, Problem, Report
from chatd.domain.rota_form import WrittenRota
from chatd.domain.rota_shifts import Shift
from chatd.store import people, projects, rotas

_LONGEST_ID: Final = 36
_FIRST_LANGUAGE: Final = ("en",)


class NotLoaded(Exception):
    """The form has problems; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(sorted(set(problems)))


@dataclass(slots=True, kw_only=True)
class Loaded:
    """What was done. *warnings*: what will keep the chat shut, with lines. *notes*: what else changed by it."""

    rotas: Sequence[RotaCalendar]
    projects: list[ProjectId] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    warnings: tuple[Problem, ...] = ()
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What is there before."""

    projects: Mapping[ProjectId, Project]
    rotas: Mapping[RotaId, Rota]
    calendars: Mapping[RotaId, RotaCalendar]
    people: Mapping[str, Person]

    def in_words(self) -> dict[RotaId, RotaCalendar]:
        """The calendars, with people under their sign-in names."""
        names = {person.id: PersonId(name) for name, person in self.people.items()}
        return {id_: calendar.in_words_of(names.__getitem__) for id_, calendar in self.calendars.items()}


async def load(connection: AsyncConnection, text: str, *, create_missing: bool, new_id: Callable[[], str]) -> Loaded:
    """Put every rota of the form in the place of the one that has its name. Raises `NotLoaded`, whose transaction is then to be undone."""
    before = await _standing(connection)
    form = rota_form.read(text, Known(projects=before.projects.keys(), people=before.people.keys(), anybody=create_missing))
    places = dict(_places(form.rotas, before))
    others = [calendar for id_, calendar in before.in_words().items() if id_ not in places]
    rota_checks.refuse(form.rotas, standing=others, report=form.report)
    if form.report.problems:
        raise NotLoaded(form.report.problems)
    done = Loaded(rotas=[written.calendar for written in form.rotas])
    for id_, written in places.items():
        await _put_rota(connection, id_, written.calendar, before, done)
    await _add_people(connection, form.rotas, before, done, new_id)
    after = await _standing(connection)
    for id_, written in places.items():
        await rotas.put_calendar(connection, id_, written.calendar.in_words_of(lambda name: after.people[name].id), new_id)
    done.warnings = await _warnings(connection, places, form.report)
    return done


async def standing_in_words(connection: AsyncConnection) -> Mapping[RotaId, RotaCalendar]:
    """Every calendar, its people under their sign-in names."""
    return (await _standing(connection)).in_words()


async def _standing(connection: AsyncConnection) -> _Standing:
    found = await people.all_people(connection)
    return _Standing(
        projects={each.id: each for each in await projects.all_projects(connection)},
        rotas={each.id: each for each in await projects.all_rotas(connection)},
        calendars=await rotas.all_calendars(connection, found),
        people={each.sign_in: each for each in found},
    )


def _places(written: Iterable[WrittenRota], before: _Standing) -> Iterator[tuple[RotaId, WrittenRota]]:
    """Which rota each is: the one that is called so, the one without shifts that has this short name, or a new one."""
    called = {calendar.name.casefold(): id_ for id_, calendar in before.calendars.items()}
    taken = {str(id_) for id_ in before.rotas}
    for each in written:
        name = each.calendar.name
        if name.casefold() in called:
            yield called[name.casefold()], each
        elif name in before.rotas.keys() - before.calendars.keys():
            yield RotaId(name), each
        else:
            fresh = _free("".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower()), taken)
            taken.add(fresh)
            yield RotaId(fresh), each


def _free(words: str, taken: set[str]) -> str:
    """A short name made of these words, and of a number when it is taken."""
    base = "-".join(words.split())[:_LONGEST_ID].strip("-") or "rota"
    return next(name for name in (base, *(f"{base}-{n}" for n in range(2, 999))) if name not in taken)


async def _put_rota(connection: AsyncConnection, id_: RotaId, new: RotaCalendar, before: _Standing, done: Loaded) -> None:
    comes_from = [before.rotas[before.projects[each].rota] for each in new.projects if each in before.projects]
    if id_ not in before.rotas:
        on_call = next((rota.on_call for rota in comes_from if rota.on_call), None)
        rota = Rota(id=id_, collaborative=CollaborativeId(id_), zone=new.zone, timetable=(), on_call=on_call)
        await projects.add_rota(connection, rota)
    elif before.rotas[id_].timetable:
        done.notes.append(f"the weekly hours of {id_} still count, beside these shifts")
    for project in new.projects:
        await _put_project(connection, project, id_, new, before, done)
    for left in before.projects.values():
        if left.rota == id_ and left.id not in new.projects:
            await _leave(connection, left, before, done)


async def _put_project(connection: AsyncConnection, id_: ProjectId, rota: RotaId, new: RotaCalendar, before: _Standing, done: Loaded) -> None:
    standing = before.projects.get(id_)
    if standing is None:
        await projects.add_project(connection, _new_project(id_, rota, new))
        done.projects.append(id_)
    elif standing.rota != rota:
        await rotas.put_on_rota(connection, id_, rota)
        if before.rotas[standing.rota].timetable:
            done.notes.append(f"{id_} was on the rota {standing.rota}, whose weekly hours no longer count for it")


async def _leave(connection: AsyncConnection, project: Project, before: _Standing, done: Loaded) -> None:
    """A project that the form no longer names gets a rota of its own, without hours."""
    own = RotaId(_free(project.id, {str(id_) for id_ in before.rotas}))
    await projects.add_rota(connection, Rota(id=own, collaborative=CollaborativeId(own), zone=project.zone, timetable=()))
    await rotas.put_on_rota(connection, project.id, own)
    done.notes.append(
        f"{project.id} is no longer on this rota; it has one of its own, {own}, without hours. Its own answers and services stay with it, those it shared do not"
    )


def _new_project(id_: ProjectId, rota: RotaId, calendar: RotaCalendar) -> Project:
    """Reachable by its own link; no site may show it until its origins are set."""
    spoken = (language for shift in calendar.shifts if not shift.projects or id_ in shift.projects for language in shift.languages)
    return Project(
        id=id_,
        name=id_.replace("-", " ").capitalize(),
        rota=rota,
        origins=(),
        accent="#5b3a6e",
        zone=calendar.zone,
        country="GB",
        languages=tuple(dict.fromkeys(spoken)) or _FIRST_LANGUAGE,
        leave_url="https://www.bbc.co.uk/weather",
        contacts=(),
    )


async def _add_people(
    connection: AsyncConnection, written: Iterable[WrittenRota], before: _Standing, done: Loaded, new_id: Callable[[], str]
) -> None:
    """Those named and not there: they cannot sign in until they are given a passphrase."""
    named: dict[PersonId, list[tuple[RotaCalendar, Shift]]] = {}
    for rota in written:
        for shift in rota.calendar.shifts:
            for who in _named_on(shift):
                named.setdefault(who, []).append((rota.calendar, shift))
    for who, turns in named.items():
        if who not in before.people:
            await people.add_person(connection, _new_person(who, PersonId(new_id()), turns), proof_hash=None)
            done.people.append(who)


def _named_on(shift: Shift) -> dict[PersonId, None]:
    """Everybody, in the order of the form."""
    changed = (who for change in shift.changes for who in change.operators or ())
    on_call = (who for who in (shift.supervisor, shift.lead) if who)
    return dict.fromkeys((*shift.operators, *changed, *on_call))


def _new_person(sign_in: PersonId, id_: PersonId, turns: Sequence[tuple[RotaCalendar, Shift]]) -> Person:
    """Serves the whole rota they are signed up on, in the languages of their shifts: the form says no more of them."""
    rota, shift = turns[0]
    answers = [(rota, shift) for rota, shift in turns if sign_in in shift.signed_up() or sign_in == shift.supervisor]
    spoken = (language for _, shift in turns if sign_in in shift.signed_up() for language in shift.languages)
    roles = {role for _, shift in turns for role in _roles(sign_in, shift)}
    return Person(
        id=id_,
        sign_in=sign_in,
        shift_name=sign_in,
        languages=tuple(dict.fromkeys(spoken)) or _FIRST_LANGUAGE,
        home=(shift.projects or rota.projects)[0],
        roles={(shift.projects or rota.projects)[0]: frozenset(roles)},
        serves=frozenset(project for rota, _ in answers for project in rota.projects),
    )


def _roles(who: PersonId, shift: Shift) -> Iterator[Role]:
    if who in shift.signed_up():
        yield Role.OPERATOR
    if who == shift.supervisor:
        yield Role.SUPERVISOR
    if who == shift.lead:
        yield Role.LEAD


async def _warnings(connection: AsyncConnection, places: Mapping[RotaId, WrittenRota], report: Report) -> tuple[Problem, ...]:
    stored = await standing_in_words(connection)
    warned = Report(lines=report.lines)
    rota_checks.warn((replace(written, calendar=stored[id_]) for id_, written in places.items()), warned)
    return tuple(sorted(set(warned.problems)))
