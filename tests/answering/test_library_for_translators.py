"""Files for translators: what goes out comes back as it was, what they wrote comes in as translations, and what would hurt a visitor is refused."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canned_answers import folder, library, versions
from canned_answers.findings import AnswerRefused, Finding
from canned_answers.versions import History
from chatd.answering import for_translators, from_translators, gettext
from chatd.answering.brought import Brought
from chatd.answering.placing import placed
from chatd.answering.shelves import Shelf
from tests.answering.answers_made import EMPTY, NOON, by, shelves
from tests.answering.answers_made import translated as translations

ENGLISH = """+++
title = "A free test"
topic = "sexual-health"
shortcut = "test"
nation = ["england"]
tags = ["clinic"]
source = [{ name = "NHS", url = "https://www.nhs.uk", checked = 2026-11-01 }]
review_by = 2027-05-01
+++
Hello from {project}. **It is free.**

- Ask at [name of the clinic].
- Or [call them](tel:03001234567).

{part}

Bye."""
ROMANIAN = (
    ENGLISH.replace("A free test", "Un test gratuit")
    .replace("Hello from {project}. **It is free.**", "Salut de la {project}. **Este gratuit.**")
    .replace("Ask at [name of the clinic]", "Întreabă la [numele clinicii]")
    .replace("Or [call them]", "Sau [sună]")
    .replace("Bye.", "Pa.")
)
UNREAD = ROMANIAN.replace("review_by", 'reviewed = false\ntranslation_of = "test"\nreview_by')
READ_OVER = UNREAD.replace("reviewed = false", "reviewed = true")


def shelf(*texts: tuple[str, str], of_number: int | None = None) -> Shelf:
    """Each text one version more of its file."""
    made = EMPTY
    for file, text in texts:
        language, _, name = file.removesuffix(".md").partition("/")
        history = made.histories.get(file) or History(name=name, language=language)
        made = made.with_history(versions.drafted(history, text, author="heron", at=NOON, of_number=of_number if language == "ro" else None))
    return made


def sent_out(one: Shelf, language: str = "ro", beneath: Shelf = EMPTY) -> str:
    return for_translators.written(one, beneath, language).decode()


def brought(one: Shelf, content: str, beneath: Shelf = EMPTY) -> Brought:
    return from_translators.read(content.encode(), name="ro.po")(one, beneath)


def faults(one: Shelf, content: str) -> list[Finding]:
    with pytest.raises(AnswerRefused) as refused:
        brought(one, content)
    return list(refused.value.findings)


def translated(content: str, said: dict[str, str]) -> str:
    """As a translator fills it in."""
    for original, words in said.items():
        empty = f'msgid "{original}"\nmsgstr '
        assert content.count(f'{empty}""') == 1
        content = content.replace(f'{empty}""', f'{empty}"{words}"')
    return content


WORDS = {
    "A free test": "Un test gratuit",
    "Hello from {project}. **It is free.**": "Salut de la {project}. **Este gratuit.**",
    "Bye.": "Pa.",
}
LIST = '"- Ask at [name of the clinic].\\n"\n"- Or [call them](tel:03001234567)."\nmsgstr ""'
LIST_DONE = f'{LIST}\n"- Întreabă la [numele clinicii].\\n"\n"- Sau [sună](tel:03001234567)."'


def finished(one: Shelf) -> str:
    return translated(sent_out(one), WORDS).replace(LIST, LIST_DONE)


# ── out and back ──


@given(one=shelves())
def test_what_comes_back_as_it_went_out_changes_nothing_and_goes_out_the_same(one: Shelf) -> None:
    content = sent_out(one)

    assert brought(one, content).files == ()
    assert sent_out(one) == content


@given(one=translations())
def test_translations_reach_another_library_word_for_word(one: Shelf) -> None:
    other = Shelf(owner=EMPTY.owner, histories={file: history for file, history in one.histories.items() if file.startswith("en/")})

    came = dict(brought(other, sent_out(one)).files)

    assert came == {file: history.versions[0].text for file, history in one.histories.items() if file.startswith("ro/")}


def test_the_starters_go_out_for_every_language_and_come_back_without_a_change() -> None:
    starters = placed(EMPTY, EMPTY, folder.read_folder(folder.STARTER), by()).shelf

    for language in ("ro", "th", "zh-Hans"):
        back = brought(starters, sent_out(starters, language))
        assert (back.files, back.left_alone) == ((), ()) and back.unchanged > 20


# ── what comes in ──


def test_what_a_translator_wrote_becomes_a_translation_with_the_facts_of_the_english() -> None:
    one = shelf(("en/test.md", ENGLISH))

    came = brought(one, finished(one))

    ((file, text),) = came.files
    assert (file, came.made_from) == ("ro/test.md", {"ro/test.md": 1})
    assert library.read(file, text) == library.read(file, UNREAD)


def test_the_first_words_in_a_language_are_unreviewed_whatever_the_file_says() -> None:
    one = shelf(("en/test.md", ENGLISH))

    ((file, text),) = brought(one, finished(one)).files

    assert "fuzzy" not in finished(one) and not library.read(file, text).reviewed


@pytest.mark.parametrize(
    ("said", "here"), [("ro_RO", "ro"), ("RO", "ro"), ("pt_br", "pt-BR"), ("pt", "pt"), ("zh_CN", "zh-Hans"), ("zh_TW", "zh-TW")]
)
def test_a_language_that_a_program_calls_by_its_country_is_the_one_that_is_here(said: str, here: str) -> None:
    beneath = shelf(*((f"{language}/test.md", UNREAD) for language in ("ro", "pt-BR", "zh-Hans")))
    one = shelf(("en/test.md", ENGLISH))
    sent = translated(
        sent_out(one),
        {"A free test": "Un test", "Hello from {project}. **It is free.**": "Salut {project}.", "Bye.": "Pa."},
    ).replace('msgstr ""\n"- Ask', "msgstr")
    filled = re.sub(r'(msgid ""\n((?:"- .*\n)+))msgstr ""\n', r'\1msgstr ""\n\2', sent)

    assert [file for file, _ in brought(one, filled.replace("Language: ro", f"Language: {said}"), beneath).files] == [f"{here}/test.md"]


def test_fuzzy_is_unreviewed_and_taking_it_away_says_that_somebody_read_it_over() -> None:
    unread, read_over = (shelf(("en/test.md", ENGLISH), ("ro/test.md", text)) for text in (UNREAD, READ_OVER))
    assert sent_out(unread).count("fuzzy") == 4 and "fuzzy" not in sent_out(read_over)

    ((file, text),) = brought(unread, re.sub(r"#, fuzzy(, )?", lambda found: "#, " if found[1] else "", sent_out(unread))).files
    assert library.read(file, text) == library.read(file, READ_OVER)
    ((file, text),) = brought(read_over, sent_out(read_over).replace('msgctxt "test:title"', '#, fuzzy\nmsgctxt "test:title"')).files
    assert library.read(file, text) == library.read(file, UNREAD)


def test_what_a_translator_has_not_finished_is_left_alone_and_named() -> None:
    one = shelf(("en/test.md", ENGLISH), ("en/other.md", ENGLISH.replace('"test"', '"other"').replace("A free test", "Another")))

    came = brought(one, translated(sent_out(one), {"Another": "Altul"}))

    assert came.files == ()
    assert came.left_alone == ("ro/other.md: 3 of 4 texts wait for their translation",)


def test_where_the_english_has_changed_the_old_words_stand_beside_it_as_a_guess() -> None:
    longer = ENGLISH.replace("It is free.", "It is free and quick.").replace("Bye.", "Bye.\n\nCome back.")
    one = shelf(("en/test.md", ENGLISH), ("en/test.md", longer), ("ro/test.md", READ_OVER), of_number=1)

    content = sent_out(one)

    assert content.count("fuzzy") == 1 and "#. The English was: Hello from {project}. **It is free.**" in content
    assert 'msgid "Bye."\nmsgstr "Pa."' in content and 'msgid "Come back."\nmsgstr ""' in content
    assert brought(one, content).left_alone == ("ro/test.md: 2 of 5 texts wait for their translation",)
    mended = translated(content.replace("#, fuzzy, ", "#, ").replace("Este gratuit.", "Este gratuit și rapid."), {"Come back.": "Mai vino."})
    came = brought(one, mended)
    assert "Mai vino." in came.files[0][1] and "și rapid" in came.files[0][1] and came.made_from == {"ro/test.md": 2}


def test_a_file_that_was_made_before_the_english_changed_comes_in_as_a_translation_of_what_it_said_then() -> None:
    before = shelf(("en/test.md", ENGLISH))
    content = finished(before)

    came = brought(shelf(("en/test.md", ENGLISH), ("en/test.md", ENGLISH.replace("Bye.", "Bye now."))), content)

    assert came.made_from == {"ro/test.md": 1} and "Pa." in came.files[0][1]


def test_a_translation_in_other_pieces_goes_out_and_comes_in_whole() -> None:
    one = shelf(("en/test.md", ENGLISH), ("ro/test.md", UNREAD.replace("Pa.", "Pa.\n\nPa.")))
    content = sent_out(one)

    assert 'msgctxt "test:whole"' in content and brought(one, content).unchanged == 1
    ((_, text),) = brought(one, content.replace("Pa.", "Pa pa.")).files
    assert text.count("Pa pa.") == 2


def test_what_translators_programs_write_is_read() -> None:
    one = shelf(("en/test.md", ENGLISH))
    by_poedit = (
        finished(one)
        .replace("Language: ro", 'Last-Translator: Somebody <a@b.example>\\n"\n"Plural-Forms: nplurals=999999999; plural=0;\\n"\n"Language: ro')
        .replace('msgid "Bye."', 'msgid ""\n"By"\n"e."')
        .replace("\n", "\r\n")
    )

    came = brought(one, f'\ufeff# A remark\r\n{by_poedit}\r\n#~ msgid "Old"\r\n#~ msgstr "Vechi"\r\n')

    assert library.read(*came.files[0]) == library.read("ro/test.md", UNREAD)
    assert "Somebody" not in came.files[0][1]


# ── what is refused ──


@pytest.mark.parametrize(
    ("old", "new", "said", "field"),
    [
        ("Salut de la {project}", "Salut de la {proiect}", "{variables}", "test:body"),
        ("Salut de la {project}", "Salut", "{variables}", "test:body"),
        ("[numele clinicii]", "clinică", "[placeholders]", "test:body"),
        ('[sună](tel:03001234567)."', '[sună](tel:03001234568)."', "numbers to call", "test:body"),
        ('msgctxt "test:title"', 'msgctxt "tests:title"', "no English answer", "tests:title"),
        ('msgid "Bye."', 'msgid "Bye bye."', "does not say this", "test:body"),
        ("Language: ro", "Language: en", "which language", "header"),
        ("Language: ro", "Language: !", "which language", "header"),
        ('msgstr "Pa."', 'msgstr "Pa.', "not in the form", "entry"),
        ('msgstr "Pa."', 'msgid_plural "Pa."', "no plurals", "entry"),
        ('msgstr "Pa."', 'msgid "Pa."', "not where it belongs", "entry"),
        ('msgstr "Pa."', "", "not whole", "entry"),
    ],
)
def test_each_fault_is_told_where_it_is(old: str, new: str, said: str, field: str) -> None:
    one = shelf(("en/test.md", ENGLISH))
    good = finished(one)
    assert brought(one, good).files and old in good

    told = faults(one, good.replace(old, new, 1))

    line = good[: good.index(old)].count("\n") + 1
    assert any(said in fault.problem and fault.field == field and abs(fault.line - line) < 8 for fault in told), told


def test_an_answer_of_which_a_text_is_missing_is_refused() -> None:
    one = shelf(("en/test.md", ENGLISH))
    without = re.sub(r'msgctxt "test:body"\nmsgid "Bye\."\nmsgstr "Pa\."\n', "", finished(one))

    assert "Not all texts" in faults(one, without)[0].problem


def test_a_file_that_came_by_way_of_another_format_and_lost_its_names_is_told_so() -> None:
    sent = re.sub(r"msgctxt .*\n", "", sent_out(shelf(("en/test.md", ENGLISH))))

    (finding,) = faults(shelf(("en/test.md", ENGLISH)), sent)

    assert "no msgctxt" in finding.problem and ".po file itself" in finding.what_to_do


def test_one_text_twice_is_refused() -> None:
    one = shelf(("en/test.md", ENGLISH))
    entry = 'msgctxt "test:body"\nmsgid "Bye."\nmsgstr "{}"\n\n'

    assert "already" in faults(one, finished(one) + "\n" + entry.format("La revedere."))[0].problem


def test_what_no_answer_may_hold_is_told_at_the_text_that_holds_it() -> None:
    one = shelf(("en/test.md", ENGLISH))
    came = brought(one, finished(one).replace('msgstr "Pa."', 'msgstr "Pa. <b>Pa</b>"'))

    with pytest.raises(AnswerRefused) as refused:
        placed(one, EMPTY, came.files, by())

    (fault,) = map(came.where, refused.value.findings)
    assert (fault.file, fault.field) == ("ro.po", "test:body")
    assert finished(one).split("\n")[fault.line - 1] == 'msgid "Bye."'


@given(
    noise=st.lists(
        st.sampled_from(
            [
                'msgid "a"',
                'msgstr "b"',
                'msgctxt "c"',
                '"d"',
                'msgid ""',
                'msgstr ""',
                "#, fuzzy",
                '#~ msgstr[x] "y"',
                "#: \u2068",
                'msgstr[9] ""',
                "",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_whatever_is_sent_is_read_or_refused_in_words(noise: list[str]) -> None:
    one = shelf(("en/test.md", ENGLISH))
    for content in ("\n".join(noise), f"{sent_out(one)}\n" + "\n".join(noise)):
        with contextlib.suppress(AnswerRefused):
            brought(one, content)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"msgid \x00", b"", b"PK", b"x" * 16_000_001])
def test_bytes_that_are_no_file_of_gettext_are_refused(content: bytes) -> None:
    with pytest.raises(AnswerRefused):
        from_translators.read(content)(EMPTY, EMPTY)


@pytest.mark.parametrize(
    "content",
    [b'msgid "' + b"a" * 8_000_000 + b'"\n', b'msgid "' + b'\\"' * 4_000_000 + b'"\n', b"x\n" * 20_000],
    ids=["long", "escaped", "another kind"],
)
def test_a_file_made_to_keep_everybody_waiting_is_refused_at_once_with_few_words(content: bytes) -> None:
    began = time.process_time()

    with pytest.raises(AnswerRefused) as refused:
        gettext.read(content, name="ro.po")

    assert time.process_time() - began < 1
    assert 1 <= len(refused.value.findings) <= gettext.MOST_FAULTS
