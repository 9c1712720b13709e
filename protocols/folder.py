"""The only file of the protocols that touches the disk."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from protocols.danger_card import InDanger, read_in_danger
from protocols.practice_words import Practice, read_practice
from protocols.privacy_words import PrivacyWords, read_privacy
from protocols.reader import DeskPolicy, Emergency, Words, read_desk, read_emergency, read_words
from protocols.safeguarding import Safeguarding, read_safeguarding
from protocols.service_card_words import ServiceCardWords, read_service_card_words

SUPPLIED = Path(__file__).parent


def desk(folder: Path = SUPPLIED) -> DeskPolicy:
    return read_desk((folder / "desk.toml").read_text("utf-8"))


def emergency(folder: Path = SUPPLIED) -> Emergency:
    return read_emergency((folder / "emergency.toml").read_text("utf-8"))


def in_danger(folder: Path = SUPPLIED) -> dict[str, InDanger]:
    """The card for danger and the words ready for visitors, by language."""
    return read_in_danger({file.stem: file.read_text("utf-8") for file in sorted((folder / "in_danger").glob("*.toml"))})


def safeguarding(folder: Path = SUPPLIED) -> Safeguarding:
    return read_safeguarding((folder / "safeguarding.toml").read_text("utf-8"))


def proven(folder: Path = SUPPLIED) -> Mapping[int, str]:
    """Of the promises those that tests prove, in plain words, by number (`proven.toml`, made from the index of the promises' tests)."""
    return {each["id"]: each["words"] for each in tomllib.loads((folder / "proven.toml").read_text("utf-8"))["promise"]}


def practice(folder: Path = SUPPLIED) -> dict[str, Practice]:
    """What workers have ready and go by, by language, English among them."""
    return {file.stem: read_practice(file.read_text("utf-8")) for file in sorted((folder / "practice").glob("*.toml"))}


def privacy(folder: Path = SUPPLIED) -> dict[str, PrivacyWords]:
    """The page about keeping and forgetting, by language."""
    return {file.stem: read_privacy(file.read_text("utf-8")) for file in sorted((folder / "privacy").glob("*.toml"))}


def service_card(folder: Path = SUPPLIED) -> dict[str, ServiceCardWords]:
    """The words round a service's facts, by language."""
    return {file.stem: read_service_card_words(file.read_text("utf-8")) for file in sorted((folder / "service_card").glob("*.toml"))}


def words(folder: Path = SUPPLIED) -> dict[str, Words]:
    """By language, in order of their codes: a file more is a language more."""
    return {file.stem: read_words(file.read_text("utf-8")) for file in sorted((folder / "words").glob("*.toml"))}
