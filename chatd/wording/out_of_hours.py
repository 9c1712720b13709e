"""How a project's out-of-hours words are read from what a coordinator typed, and what of them stands today."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from chatd.domain import out_of_hours_fields
from chatd.domain.out_of_hours import Own
from chatd.domain.people import Project
from chatd.domain.wording import Fields
from chatd.giveaway import telling_words
from chatd.wording.wordings import NotThere, Read, Unfit

SECTION: Final = "out_of_hours"


def reading(spoken: Collection[str]) -> Mapping[str, Read]:
    """By section, as `Wordings` wants it. *spoken*: languages in which everything is said to visitors; in others nobody would read these."""
    languages = frozenset(spoken)

    def read(fields: Fields, project: Project, language: str) -> Fields:
        if language not in languages:
            raise NotThere
        try:
            own = out_of_hours_fields.read(fields)
        except out_of_hours_fields.Unfit as unfit:
            raise Unfit(unfit.faults) from None
        if faults := tuple(_faults(own, project)):
            raise Unfit(faults)
        return out_of_hours_fields.written(own)

    return {SECTION: read}


def own_of(project: Project) -> Mapping[str, Own]:
    """By language, what the project has published. What is no longer fit to be said is as if nobody had written it."""
    found: dict[str, Own] = {}
    for (language, section), published in project.says.items():
        if section == SECTION:
            try:
                found[language] = out_of_hours_fields.read(published.fields)
            except out_of_hours_fields.Unfit:
                continue
    return found


def fill_of(project: Project) -> dict[str, str]:
    """What stands in the place of variables; those of which nothing is known are not in it."""
    clinic = {f"clinic_{name}": getattr(project.clinic, name) for name in ("name", "phone", "hours")}
    return {"project": project.name, **{name: value for name, value in clinic.items() if value}}


def _faults(own: Own, project: Project) -> Iterator[tuple[str, str]]:
    """What is sound by itself and cannot be said by this project, or on a page that anybody may look at."""
    fill = fill_of(project)
    fields = [*((f"texts.{place}.lines", each.lines) for place, each in enumerate(own.texts, start=1)), ("message", own.message)]
    for field, lines in fields:
        for name in sorted({name for line in lines for name in out_of_hours_fields.variables_in(Own(message=(line,)))} - fill.keys()):
            yield field, f"say first what {{{name}}} is, on the page of your words; until then it cannot be filled in"
        for word in dict.fromkeys(telling_words("\n".join(lines))):
            yield field, f"write it without “{word}”: it also stands on a page that says nothing of what we are for"
