"""What the protocols say to one project's visitors, in one language and for its country, as the start call carries it."""

from __future__ import annotations

from typing import Any

import msgspec

from chatd.domain.people import Contact, Project
from protocols.emergency import Emergency
from protocols.in_a_country import PlaceToTurn, if_in_danger, where_the_young_turn, where_to_turn
from protocols.spoken import Times, Words


class Agreed:
    """Words by language and numbers by country, read once at start-up."""

    def __init__(self, words: dict[str, Words], emergency: Emergency, proven: tuple[str, ...]) -> None:
        self._words, self._emergency = words, emergency
        self.proven = proven

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which everything is said."""
        return frozenset(self._words)

    def language_for(self, asked: str | None, project: Project) -> str:
        """The language asked for if the project offers it and we have the words, else the project's own, else English."""
        offered = [language for language in (asked, *project.languages) if language in project.languages and language in self._words]
        return offered[0] if offered and offered[0] else "en"

    def for_visitors(self, project: Project, language: str) -> dict[str, Any]:
        """Everything a visitor is told, filled for the project's country; `{next_opening}` is left for the page, which knows the visitor's zone."""
        words, country = self._words[language], self._emergency.at(project.country)
        said: dict[str, Any] = msgspec.to_builtins(words)
        for elsewhere in ("privacy", "outside", "times"):
            del said[elsewhere]
        said["in_danger"] = {"title": words.in_danger.title, "lines": list(if_in_danger(words, country))}
        said["under_18"]["contacts"] = [_plain(place) for place in where_the_young_turn(words, country)]
        said["confidentiality"]["more"] = [line.replace("{project}", project.name) for line in words.confidentiality.more]
        said["out_of_hours"]["danger"] = words.out_of_hours.danger.format(number=country.number)
        said["contacts"] = [_plain(place) for place in where_to_turn(words, country)]
        return said

    def for_newcomers(self, project: Project, language: str) -> dict[str, Any]:
        """The same without what is said only when nobody can come in: it travels before every chat."""
        said = self.for_visitors(project, language)
        said["out_of_hours"] = {name: said["out_of_hours"][name] for name in ("busy", "options")}
        return said

    def for_the_privacy_page(self, project: Project, language: str) -> dict[str, Any]:
        """The same and what only that page says."""
        return {**self.for_visitors(project, language), "privacy": self._words[language].privacy}

    def for_the_open_page(self, project: Project, language: str) -> dict[str, Any]:
        """The same and what is said outside the chat."""
        words = self._words[language]
        return {**self.for_visitors(project, language), "outside": msgspec.to_builtins(words.outside), "privacy": words.privacy.title}

    def spoken_for(self, project: Project) -> tuple[tuple[str, Words], ...]:
        """All words, in each language of the project that we have them in; in English when there is none."""
        languages = [language for language in project.languages if language in self._words] or ["en"]
        return tuple((language, self._words[language]) for language in languages)

    def times(self, language: str) -> Times:
        """How a day and an hour are said."""
        return self._words[language].times

    def elsewhere(self, project: Project, language: str) -> list[dict[str, str]]:
        """Where else to turn: the project's own contacts first."""
        country = self._emergency.at(project.country)
        places: list[Contact | PlaceToTurn] = [*project.contacts, *where_to_turn(self._words[language], country)]
        return [_plain(place) for place in places]


def _plain(place: PlaceToTurn | Contact) -> dict[str, str]:
    return {"name": place.name, "how": place.how, "href": place.href}
