"""The safeguarding policy: whole, and with itself at one, or refused with the field and what to do; without a sound one nothing is kept."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from chatd.cli import main
from chatd.kept import sound_policy
from protocols import folder
from protocols.safeguarding import NEEDED_IN_A_FORM, Safeguarding, read_safeguarding, troubles
from protocols.strictly import ProtocolRefused

TEXT = (folder.SUPPLIED / "safeguarding.toml").read_text("utf-8")
IN_THE_CONTRACT = {
    *("danger_to_life", "child_at_risk", "serious_harm_disclosed", "threat_to_worker"),
    *("about_a_worker", "court_or_police_order", "asked_by_visitor"),
}


def check(file: Path | None = None) -> Result:
    return CliRunner().invoke(main, ["protocols", "check", *([str(file)] if file else [])])


def test_the_policy_that_comes_with_it_is_sound() -> None:
    policy = folder.safeguarding()

    assert set(policy.grounds()) == IN_THE_CONTRACT
    assert policy.times.provisional_days == 7
    assert policy.grounds()["about_a_worker"].who_confirms == "lead"
    assert policy.languages == {"en": "reviewed"} | dict.fromkeys(folder.words().keys() - {"en"}, "unreviewed")
    assert sound_policy() == policy
    assert check().output.startswith("7 grounds, nothing to mend.")


def test_every_language_has_its_own_words_and_english_stands_in() -> None:
    policy = folder.safeguarding()

    for ground in policy.ground:
        assert ground.words["ro"].plain != ground.words["en"].plain
    assert policy.words_of("danger_to_life", "de") == policy.words_of("danger_to_life", "en")


def test_a_ground_on_which_the_visitor_is_not_told_says_so_beforehand() -> None:
    untold = [ground for ground in folder.safeguarding().ground if not ground.tell_visitor]

    assert untold
    for ground in untold:
        assert ground.words["en"].told is None
        assert ground.why_told and ground.words["en"].plain


def changed(**tables: Any) -> Safeguarding:
    whole = tomllib.loads(TEXT)
    return msgspec.convert({**whole, **tables}, Safeguarding)


def with_ground(index: int = 0, **fields: Any) -> Safeguarding:
    grounds = tomllib.loads(TEXT)["ground"]
    grounds[index] = {**grounds[index], **fields}
    return changed(ground=grounds)


WORDS = {"title": "A", "plain": "B", "told": "C"}
CONTRADICTIONS: dict[str, tuple[Safeguarding, str]] = {
    "kept past its hard maximum": (with_ground(days=2000, hard_max_days=1000), "ground.danger_to_life.days"),
    "reviewed after its end": (with_ground(days=90, review_days=180), "ground.danger_to_life.review_days"),
    "kept for less than it waits": (with_ground(days=7, review_days=7), "ground.danger_to_life.days"),
    "told in no words": (with_ground(words={"en": {"title": "A", "plain": "B"}, "ro": WORDS}), "ground.danger_to_life.words.en.told"),
    "words for what is not told": (with_ground(tell_visitor=False), "ground.danger_to_life.words.en.told"),
    "a language short": (with_ground(words={"en": WORDS}), "ground.danger_to_life.words.ro"),
    "a language too many": (with_ground(words={"en": WORDS, "ro": WORDS, "de": WORDS}), "ground.danger_to_life.words.de"),
    "the second asked about a worker": (with_ground(4, who_confirms="second"), "ground.about_a_worker.who_confirms"),
    "two with one name": (with_ground(1, id="danger_to_life"), "ground"),
    "no English": (changed(languages={"ro": "unreviewed"}), "languages.en"),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_what_does_not_go_together_is_named(what: str) -> None:
    policy, field = CONTRADICTIONS[what]

    found = {trouble.field: trouble for trouble in troubles(policy)}

    assert field in found
    assert found[field].what_to_do


@pytest.mark.parametrize("field", NEEDED_IN_A_FORM)
def test_a_disclosure_form_without_one_of_its_fields_is_refused(field: str) -> None:
    form = tomllib.loads(TEXT)["form"]
    form["field"] = [each for each in form["field"] if each["id"] != field]

    assert f"form.field.{field}" in {trouble.field for trouble in troubles(changed(form=form))}


@pytest.mark.parametrize(
    ("line", "instead", "field"),
    [
        ("provisional_days = 7 ", "provisional_days = 90 ", "times.provisional_days"),
        ("slip_days = 7 ", "", "times"),
        ('who_confirms = "second"', 'who_confirms = "nobody"', "ground[0].who_confirms"),
        ("tell_visitor = true", 'tell_visitor = "perhaps"', "ground[0].tell_visitor"),
        ("hard_max_days = 1095", "hard_max_days = 99999", "ground[0].hard_max_days"),
        ("[why.hold]", "[why.holding]", "why"),
        ('title = "A life is in danger"', 'title = ""', "ground[0].words[...].title"),
        ("[languages] ", "[languages ", "file"),
    ],
)
def test_at_the_command_line_it_is_refused_with_file_field_and_advice(tmp_path: Path, line: str, instead: str, field: str) -> None:
    assert line in TEXT
    file = tmp_path / "mine.toml"
    file.write_text(TEXT.replace(line, instead, 1), "utf-8")

    refused = check(file)

    assert refused.exit_code == 1
    assert f"{file}: {field}" in refused.output
    assert "nothing can be kept, and the chat stays open" in refused.output
    with pytest.raises(ProtocolRefused):
        read_safeguarding(file.read_text("utf-8"))


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(TEXT.replace("review_days = 90", "review_days = 400"), "utf-8")

    assert check(file).output.count("review_days: It is more than days.") > 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert check(tmp_path / "none.toml").output == f"Error: {tmp_path / 'none.toml'} cannot be read: No such file or directory\n"
