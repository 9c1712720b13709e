"""Every word supplied to visitors is plain, kind and whole: the starter answers and the agreed words alike."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from canned_answers import folder
from canned_answers.body import parts
from canned_answers.library import Answer, Topic, check, is_sendable, read, render_plain
from protocols import folder as agreed

STARTER = [read(file, text) for file, text in folder.read_folder(folder.STARTER)]
ENGLISH = [answer for answer in STARTER if answer.language == "en"]
FIRST_DAY = date(2026, 11, 21)

OFFICIAL_TITLES = (
    "English Collective of Prostitutes",
    "Victim Support",
    "Support for Victims",
    "Men's Advice Line",
    "Salvation Army",
    "Armata Salvării",
)
BANNED = re.compile(
    r"\b(prostitut\w*|exit\w*|users?|agents?|tickets?|oops|victims?|why|rescue\w*|hookers?|whores?|clean(?! (bag|needles))|addicts?)\b", re.IGNORECASE
)
BANNED_IN_ROMANIAN = re.compile(r"\b(prostituat\w*|victim\w*|utilizator\w*|agen[țt]i?|tichet\w*|salv\w*(?! ce)|curv\w*)\b", re.IGNORECASE)
BANNED_IN = {
    "en": BANNED,
    "ro": BANNED_IN_ROMANIAN,
    "bg": re.compile(r"\b(проститут\w*|жертв\w*|курв\w*|потребител\w*|наркоман\w*|блудниц\w*)\b", re.IGNORECASE),
    "es": re.compile(r"\b(prostitut\w*|víctimas?|putas?|putos?|rameras?|usuari\w*|adict\w*|yonqui\w*)\b", re.IGNORECASE),
    "hu": re.compile(r"\b(prostitu\w*|áldozat\w*|kurv\w*|felhasználó\w*|drogos\w*|narkós\w*)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(prostytut\w*|ofiar\w*|dziwk\w*|kurw\w*|użytkowni\w*|narkoman\w*|ćpun\w*)\b", re.IGNORECASE),
    "pt-BR": re.compile(r"\b(prostitut\w*|vítimas?|putas?|usuári\w*|viciad\w*|drogad\w*)\b", re.IGNORECASE),
    "th": re.compile(r"โสเภณี|กะหรี่|เหยื่อ|ขี้ยา"),
    "zh-Hans": re.compile(r"妓|娼|受害者|用户|瘾君子|卖淫女"),
}
"""Words that hurt, that judge, or that make a person a case. One list for each language in which there are starters: a missing one fails."""


def syllables(word: str) -> int:
    """Groups of vowels, less a silent final e: the usual approximation. Over our answers it stays within half a grade of a pronouncing dictionary."""
    known = {
        "being": 2,
        "anyone": 3,
        "safety": 2,
        "doing": 2,
        "idea": 3,
        "area": 3,
        "areas": 3,
        "hiv": 3,
        "sti": 3,
        "stis": 3,
        "nhs": 3,
        "gp": 2,
        "id": 2,
        "uk": 2,
        "going": 2,
        "client": 2,
        "clients": 2,
        "sexual": 3,
    }
    word = word.lower()
    if word in known:
        return known[word]
    if word.endswith("les"):
        word = word[:-1]
    if word.endswith("es") and not re.search(r"(s|x|z|ch|sh|g|c)es$", word):
        word = word[:-2] + "s"
    elif word.endswith("ed") and not re.search(r"[td]ed$", word):
        word = word[:-2] + "d"
    elif word.endswith("e") and not re.search(r"[^aeiouy]le$", word):
        word = word[:-1]
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def reading_grade(text: str) -> float:
    """Flesch–Kincaid: 0.39 words per sentence + 11.8 syllables per word − 15.59.

    Sentences end at . ! ? or where a line ends; a colon does not end one. Figures and addresses are left out: nobody reads them as words.
    """
    text = re.sub(r"\(?https?://\S+|\[[^\]]*\]|\{\w+\}|\S*\d\S*|\S+\.(org|uk)\S*", " ", text)
    sentences = [words for part in re.split(r"[.!?]+(?:\s|$)|\n", text) if (words := re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", part))]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def said(language: str) -> Iterator[tuple[str, str]]:
    for table, words in msgspec.to_builtins(agreed.words()[language]).items():
        for key, spoken in words.items():
            yield f"{table}.{key}", spoken if isinstance(spoken, str) else "\n".join(spoken)
    page = agreed.privacy()[language]
    for part in page.part:
        yield f"privacy.{part.id}", "\n".join(each.say for each in (*part.short, *part.lines))
    yield "privacy.rights", "\n".join(page.rights.lines)
    yield "privacy.grounds", f"{page.grounds.told}\n{page.grounds.not_told}\n{page.grounds.by_lead}\n{page.grounds.ends}"


def without_titles(text: str) -> str:
    for title in OFFICIAL_TITLES:
        text = text.replace(title, "")
    return text


def names(answers: list[Answer]) -> list[str]:
    return [f"{answer.language}/{answer.name}" for answer in answers]


def test_the_reading_grade_tells_plain_from_hard() -> None:
    assert reading_grade("The cat sat on the mat. It was warm.") < 2
    assert 4 < reading_grade("You can ask the clinic to send the result of your test by text message to a mobile phone.") < 9
    assert reading_grade("Notwithstanding any contractual obligation, confidentiality considerations necessitate organisational authorisation.") > 20


def test_the_hint_in_the_editor_reckons_as_we_do_here() -> None:
    texts = [render_plain(answer.body) for answer in ENGLISH]
    reckon = (
        "import { readingGrade } from './console/static/lib/grade.js'; import { readFileSync } from 'node:fs';"
        "console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(readingGrade)))"
    )

    command = ["node", "--input-type=module", "--eval", reckon]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], input=json.dumps(texts), capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == pytest.approx([reading_grade(text) for text in texts])


def test_the_starter_library_has_nothing_to_mend() -> None:
    assert check(folder.read_folder(folder.STARTER), today=FIRST_DAY) == []


def test_the_first_night_has_its_answers_and_their_translations() -> None:
    romanian = [answer for answer in STARTER if answer.language == "ro"]

    assert len(ENGLISH) >= 12 and len(romanian) >= 4
    assert {Topic.THIS_CHAT, Topic.SEXUAL_HEALTH, Topic.CRIME_AND_VIOLENCE, Topic.SAFETY, Topic.MENTAL_HEALTH} <= {a.topic for a in ENGLISH}
    assert not any(answer.reviewed for answer in romanian)


@pytest.mark.parametrize("name", ["about-this-chat", "pep", "blackmail", "feeling-low", "warn-others"])
def test_what_cannot_wait_can_be_sent_as_it_is(name: str) -> None:
    (answer,) = (answer for answer in ENGLISH if answer.name == name)

    assert all(is_sendable(render_plain(part, {"worker": "Wren", "project": "Lindow"})) for part in parts(answer.body))


@pytest.mark.parametrize("answer", ENGLISH, ids=names(ENGLISH))
def test_no_message_is_longer_than_somebody_reads_on_a_phone(answer: Answer) -> None:
    assert max(len(render_plain(part).split()) for part in parts(answer.body)) <= 190


def test_danger_to_life_stands_in_the_first_message() -> None:
    urgent = [answer for answer in STARTER if len(parts(answer.body)) > 1 and "999" in answer.body]

    assert {answer.name for answer in urgent} >= {"assault", "suicidal", "controlled", "blackmail"}
    assert [f"{a.language}/{a.name}" for a in urgent if "999" not in parts(a.body)[0]] == []


def test_the_clinic_is_named_by_the_project_and_by_nobody_else() -> None:
    lindow = {"clinic_name": "The Lindow", "clinic_phone": "01632 960 123", "clinic_hours": "Mon-Fri 10:00-16:00"}
    of_the_clinic = [answer for answer in STARTER if "{clinic_name}" in answer.body]

    assert {answer.language for answer in of_the_clinic} == set(BANNED_IN)
    for answer in of_the_clinic:
        assert not is_sendable(render_plain(answer.body)) and is_sendable(render_plain(answer.body, lindow))


@pytest.mark.parametrize("answer", ENGLISH, ids=names(ENGLISH))
def test_an_english_answer_reads_at_grade_7_or_below(answer: Answer) -> None:
    assert reading_grade(render_plain(answer.body)) <= 7


def test_the_agreed_words_read_at_about_eleven_years() -> None:
    hard = {key: round(reading_grade(text), 1) for key, text in said("en") if len(text.split()) > 12 and reading_grade(text) > 7}

    assert not hard
    assert reading_grade("\n".join(text for _, text in said("en"))) <= 6


@pytest.mark.parametrize("answer", STARTER, ids=names(STARTER))
def test_no_answer_uses_a_word_that_hurts(answer: Answer) -> None:
    assert BANNED_IN[answer.language].findall(without_titles(f"{answer.title}\n{answer.body}")) == []


def test_no_agreed_word_hurts() -> None:
    assert [(key, BANNED.findall(text)) for key, text in said("en") if BANNED.search(text)] == []
    for language in agreed.words().keys() - {"en"}:
        assert [(key, BANNED_IN[language].findall(text)) for key, text in said(language) if BANNED_IN[language].search(text)] == []


def test_a_banned_word_would_be_found() -> None:
    assert BANNED.search("Press Exit") and BANNED.search("Tell us why") and BANNED_IN_ROMANIAN.search("o victimă")
    assert BANNED_IN["bg"].search("жертва") and BANNED_IN["pl"].search("ofiara") and BANNED_IN["zh-Hans"].search("受害者们")


@pytest.mark.parametrize("answer", STARTER, ids=names(STARTER))
def test_nobody_is_taken_to_be_a_woman_or_a_man(answer: Answer) -> None:
    gendered = r"\b(she|he|her|his|him|women|men|girls?)\b" if answer.language == "en" else r"\b(doamn\w*|fete(le)?|domnișoar\w*)\b"

    if answer.topic is Topic.MENS_SERVICES:
        gendered = gendered.replace("|men", "")

    assert re.findall(gendered, without_titles(answer.body), re.IGNORECASE) == []


@pytest.mark.parametrize("language", ["ro"])
def test_romanian_is_written_with_its_own_letters(language: str) -> None:
    written = "\n".join([*(text for _, text in said(language)), *(a.title + a.body for a in STARTER if a.language == language)])

    assert "ș" in written and "ț" in written
    assert not re.search("[şţŞŢ]", written), "cedilla instead of comma below"
