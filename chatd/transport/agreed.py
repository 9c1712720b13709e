"""What the protocols say to one project's visitors, in one language and for its country: before the chat, in its rules, and on the pages beside it.

Everything said of keeping comes from here, and so says the same everywhere. *may_keep* is worked out by the server for each project at that moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from chatd.domain import out_of_hours
from chatd.domain.people import Contact, Project
from protocols import folder
from protocols.emergency import Emergency
from protocols.in_a_country import PlaceToTurn, if_in_danger, where_the_young_turn, where_to_turn
from protocols.laying_over import practice_over, words_over
from protocols.practice_words import Practice
from protocols.privacy_words import PrivacyWords
from protocols.safeguarding import Safeguarding
from protocols.spoken import Times, Words

A_YEAR: Final = 365
ELSEWHERE: Final = ("button", "confidentiality_card", "outside", "times")
ON_DEMAND: Final = ("ground_rules", "leave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocols:
    """All that was agreed, by language where it is words. *policy*: None where it is not sound; then nothing can be kept."""

    words: Mapping[str, Words]
    practice: Mapping[str, Practice]
    privacy: Mapping[str, PrivacyWords]
    emergency: Emergency
    policy: Safeguarding | None
    proven: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A text for a worker's draft. *body*: Markdown of our small kind, with variables. *is_own*: the project has published it in its own words."""

    id: str
    title: str
    body: str
    is_own: bool


def agreed_in(policy: Safeguarding | None) -> Protocols:
    """Everything supplied, beside the policy that is obeyed."""
    return Protocols(
        words=folder.words(),
        practice=folder.practice(),
        privacy=folder.privacy(),
        emergency=folder.emergency(),
        policy=policy,
        proven=folder.proven(),
    )


class Agreed:
    """Words by language and numbers by country, read once at start-up; over the words lie those that a project has published."""

    def __init__(self, protocols: Protocols) -> None:
        self._words, self._practice, self._privacy = protocols.words, protocols.practice, protocols.privacy
        self._emergency, self._policy = protocols.emergency, protocols.policy
        self._proven = protocols.proven

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which everything is said."""
        return frozenset(self._words)

    def language_for(self, asked: str | None, project: Project) -> str:
        """The language asked for, or one near it, if the project offers it and we have the words; else the project's own, else English."""
        offered = [language for language in project.languages if language in self._words]
        return _nearest(asked or "", offered) or next(iter(offered), "en")

    def button(self, asked: str) -> list[str]:
        """Open, closed, hide: in the language of a charity's page, whatever the chat itself can speak there; in English where we have none near it."""
        said = self._words[_nearest(asked, sorted(self._words)) or "en"].button
        return [said.open, said.closed, said.hide]

    def for_visitors(self, project: Project, language: str, *, may_keep: bool) -> dict[str, Any]:
        """Everything a visitor is told, filled for the project's country; `{next_opening}` is left for the page, which knows the visitor's zone."""
        words, country = self.words(project, language), self._emergency.at(project.country)
        said: dict[str, Any] = msgspec.to_builtins(words)
        for elsewhere in ELSEWHERE:
            del said[elsewhere]
        said["in_danger"] = {"title": words.in_danger.title, "lines": list(if_in_danger(words, country))}
        said["under_18"]["contacts"] = [_plain(place) for place in where_the_young_turn(words, country)]
        said["confidentiality"] = self._confidentiality(project, words, may_keep=may_keep)
        said["out_of_hours"]["danger"] = words.out_of_hours.danger.format(number=country.number)
        said["contacts"] = [_plain(place) for place in where_to_turn(words, country)]
        return said

    def before_a_chat(self, project: Project, language: str, *, may_keep: bool, admits: bool) -> dict[str, Any]:
        """What travels before every chat: the short words, and of the rest what may be needed when the line is gone. `rules` has the long ones."""
        said = self.for_visitors(project, language, may_keep=may_keep)
        said["confidentiality"] = {name: said["confidentiality"][name] for name in ("who", "kept", "tell")}
        said["ground_rules"] = {name: said["ground_rules"][name] for name in ("title", "short")}
        del said["leave"]
        if admits:
            said["out_of_hours"] = {name: said["out_of_hours"][name] for name in ("busy", "options")}
        return said

    def rules(self, project: Project, language: str, *, may_keep: bool) -> dict[str, Any]:
        """The long words, for whoever opens them."""
        said = self.for_visitors(project, language, may_keep=may_keep)
        return {name: said[name] for name in ("confidentiality", *ON_DEMAND)}

    def for_the_privacy_page(self, project: Project, language: str, *, may_keep: bool) -> dict[str, Any]:
        """Its four parts, of which only what is proven; the grounds for keeping, where anything can be kept; and what a visitor can do."""
        page, regulator = self._privacy.get(language, self._privacy["en"]), self._emergency.at(project.country).regulator
        fill = self._numbers(project)
        parts = []
        for part in page.part:
            short, lines = part.proven_by(self._proven, may_keep=may_keep)
            parts.append({"id": part.id, "title": part.title, "short": _filled(short, fill), "lines": _filled(lines, fill)})
        return {
            "page": page,
            "parts": parts,
            "grounds": self._grounds(page, language) if may_keep and set(page.grounds.rests_on) <= set(self._proven) else [],
            "rights": [line.format(**fill) for line in page.rights.lines if _can_fill(line, fill)],
            "regulator": regulator and {"before": page.rights.regulator.split("{regulator}"), "name": regulator.name, "href": regulator.href},
            "proven": self._proven,
        }

    def for_the_open_page(self, project: Project, language: str) -> dict[str, Any]:
        """What is said outside the chat. Nothing is said there of keeping but where to read of it."""
        words = self.words(project, language)
        said = self.for_visitors(project, language, may_keep=False)
        del said["confidentiality"]
        return {**said, "outside": msgspec.to_builtins(words.outside), "privacy": self._privacy.get(language, self._privacy["en"]).title}

    def card(self, project: Project, language: str, *, may_keep: bool) -> tuple[str, str]:
        """Title and text of the short text about confidentiality that a worker can put into a chat."""
        words = self.words(project, language)
        said = self._confidentiality(project, words, may_keep=may_keep)
        lines = (line.format(who=said["who"], kept=said["kept"], tell=said["tell"]) for line in words.confidentiality_card.lines)
        return words.confidentiality_card.title, "\n\n".join(lines)

    def spoken_for(self, project: Project) -> tuple[tuple[str, Words], ...]:
        """All words, in each language of the project that we have them in; in English when there is none."""
        languages = [language for language in project.languages if language in self._words] or ["en"]
        return tuple((language, self.words(project, language)) for language in languages)

    def words(self, project: Project, language: str) -> Words:
        """All that the project says to visitors, in a language that we have words in."""
        return words_over(self._words[language], _own(project, language))

    def supplied(self, language: str) -> tuple[Words | None, Practice]:
        """What comes with chatd: to visitors, where we have that language, and for workers, in English where we have not."""
        return self._words.get(language), self._practice.get(language, self._practice["en"])

    def is_supplied_in(self, section: str, language: str) -> bool:
        """Whether what comes with chatd for that section is in that language, and not in English for want of it."""
        return language in self._practice or not hasattr(self._practice["en"], section)

    def practice(self, project: Project, language: str) -> Practice:
        """What its workers have ready and go by. Without words of its own or supplied ones in that language it is said in English."""
        if language not in self._practice and not any(spoken == language for spoken, _ in project.says):
            language = "en"
        return practice_over(self.supplied(language)[1], _own(project, language))

    def ready(self, project: Project, language: str) -> tuple[Ready, ...]:
        """Texts for a worker's draft: only those that are said in that language."""
        practice, own = self.practice(project, language), {section for spoken, section in project.says if spoken == language}
        return tuple(
            Ready(id=id, title=title, body="\n\n".join(lines), is_own=section in own)
            for section, id, title, lines in (
                ("boundary", "boundary", practice.boundary.title, practice.boundary.ready),
                ("finishing", "busy", practice.finishing.busy_title, practice.finishing.busy),
                ("finishing", "closing-soon", practice.finishing.soon_title, practice.finishing.soon),
                ("finishing", "ending", practice.finishing.end_title, practice.finishing.end),
            )
            if language in self._practice or section in own
        )

    def number_for_danger(self, project: Project) -> str:
        return self._emergency.at(project.country).number

    def times(self, language: str) -> Times:
        """How a day and an hour are said."""
        return self._words[language].times

    def elsewhere(self, project: Project, language: str) -> list[dict[str, str]]:
        """Two or three places that are not the police: the project's own contacts first."""
        country = self._emergency.at(project.country)
        places: list[Contact | PlaceToTurn] = [*project.contacts, *where_to_turn(self._words[language], country)]
        return [_plain(place) for place in out_of_hours.options(places)]

    def _confidentiality(self, project: Project, words: Words, *, may_keep: bool) -> dict[str, Any]:
        said, fill = words.confidentiality, self._numbers(project)
        lines = [*(said.keeping if may_keep else said.keeping_nowhere), *said.more]
        return {
            "who": said.who,
            "kept": said.kept if may_keep else said.kept_nowhere,
            "tell": said.tell,
            "more": [line.format(**fill) for line in lines if _can_fill(line, fill)],
            "sealed": said.sealed,
            "sealed_limits": said.sealed_limits,
        }

    def _numbers(self, project: Project) -> dict[str, str]:
        """Without a sound policy there are no numbers; then what would need one is not so, and not said."""
        times = msgspec.to_builtins(self._policy.times) if self._policy else {}
        return {"project": project.name, **{name: str(number) for name, number in times.items()}}

    def _grounds(self, page: PrivacyWords, language: str) -> list[dict[str, Any]]:
        policy, said = self._policy, page.grounds
        if policy is None:
            return []
        return [
            {
                "title": policy.words_of(ground.id, language).title,
                "lines": [
                    policy.words_of(ground.id, language).plain,
                    *([said.by_lead] if ground.who_confirms == "lead" else []),
                    said.told if ground.tell_visitor else said.not_told,
                    said.ends.format(
                        days=_in_words(ground.days, page), hard_max=_in_words(ground.hard_max_days, page), review=_in_words(ground.review_days, page)
                    ),
                ],
            }
            for ground in policy.ground
        ]


def _own(project: Project, language: str) -> dict[str, Mapping[str, Any]]:
    return {section: said.fields for (spoken, section), said in project.says.items() if spoken == language}


def _filled(some: tuple[Any, ...], fill: Mapping[str, str]) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.say.format(**fill), each.rests_on) for each in some if _can_fill(each.say, fill)]


def _nearest(asked: str, among: Iterable[str]) -> str | None:
    """That language itself, else the first of its kind: `pt-BR` for `pt`."""
    kind = asked.casefold().split("-")[0]
    near = [each for each in among if each.casefold().split("-")[0] == kind]
    return next((each for each in near if each.casefold() == asked.casefold()), next(iter(near), None))


def _can_fill(line: str, fill: Mapping[str, str]) -> bool:
    return set(re.findall(r"\{(\w+)\}", line)) <= fill.keys()


def _in_words(days: int, page: PrivacyWords) -> str:
    if days > A_YEAR and days % A_YEAR == 0:
        return page.grounds.in_years.format(count=days // A_YEAR)
    return page.grounds.in_days.format(count=days)


def _plain(place: PlaceToTurn | Contact) -> dict[str, str]:
    return {"name": place.name, "how": place.how, "href": place.href}
