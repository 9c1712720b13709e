"""The page of how well the guard against identifiers does, made from the published sentences."""

from __future__ import annotations

from collections.abc import Sequence

from tools.identifiers import Case, Score, corpus, held_out, score, wrong

LANGUAGES = {
    "en": "English",
    "ro": "Romanian",
    "pl": "Polish",
    "es": "Spanish",
    "bg": "Bulgarian",
    "hu": "Hungarian",
    "other": "German, French, Italian, Portuguese and other formats",
}
KINDS = {
    "phone": "phone numbers: of Britain and the European Union, spaced, disguised, or said in words",
    "email": "e-mail addresses, also written out",
    "handle": "names on sites",
    "link": "links to a profile or an advert",
    "postcode": "whole postcodes of Britain, Ireland, Canada; first halves pass",
    "birth_date": "full dates of birth",
    "id_number": "numbers of identity papers, insurances, accounts, cards",
    "placeholder": "placeholders that nobody filled in",
}


def guard_page() -> str:
    mended, kept = corpus(), held_out()
    both = (*mended, *kept)
    return "\n".join(
        [
            "# What the guard finds, and what it misses",
            "",
            "Made from the sentences in `tests/identifiers.toml`, `tests/identifiers_languages.toml`, `tests/identifiers_against.toml` and `tests/identifiers_held_out.toml`",
            "by `./dev docs`.",
            "",
            *_USE,
            "",
            "## How well",
            "",
            "*Precision*: of what it found, how much was to be found. *Recall*: of what was to be found, how much it found, whole and as what it is.",
            f"There are {len(both)} sentences; {sum(not case.finds for case in both)} of them are clean and hold what real work is full of: helplines, dates, doses,",
            "counts, prices, times, first halves of postcodes, names of infections, sections of laws.",
            "",
            "| sentences | how many | to find | precision | recall |",
            "|---|---:|---:|---:|---:|",
            _row("all", both),
            _row("that the rules were made and mended with", mended),
            _row("held out", kept),
            *(_row(words, [case for case in both if case.language == language]) for language, words in LANGUAGES.items()),
            "",
            *_HELD_OUT,
            "",
            "| kind | what | to find | precision | recall | held out: precision | recall |",
            "|---|---|---:|---:|---:|---:|---:|",
            *(
                f"| `{kind}` | {words} | {_figures(score(both, kind))} | {_figures(score(kept, kind)).partition(' | ')[2]} |"
                for kind, words in KINDS.items()
            ),
            "",
            "Of the sentences that the rules were mended with, it does otherwise than it should in:",
            "",
            *(f"- {line.partition(': found ')[0].strip(chr(34) + chr(39))}" for line in wrong(mended)),
            "",
            *_MISSES,
            "",
        ]
    )


def _row(words: str, cases: Sequence[Case]) -> str:
    return f"| {words} | {len(cases)} | {_figures(score(cases))} |"


def _figures(of: Score) -> str:
    if not of.wanted:
        return "0 | – | –"
    return f"{of.wanted} | {of.precision:.3f} | {of.recall:.3f}"


_USE = (
    "`chatd guard` reads lines on standard input and prints for each, at once, one JSON list. An empty list: nothing was seen.",
    "",
    "```sh",
    "$ printf 'ring 07700 900123\\nSamaritans 116 123\\n' | chatd guard",
    '[{"kind": "phone", "start": 5, "end": 17}]',
    "[]",
    "```",
    "",
    "`start` and `end` count characters (Unicode code points) of the line, `end` not with it. The words are not said again, and nothing is kept or logged. Bytes that",
    "are no UTF-8 are read as unreadable characters. Only a line feed ends a line. It needs no data folder. The console has the same rules in the browser, held to the",
    "same sentences.",
)
_HELD_OUT = (
    "The held-out sentences were written before the guard was tried on any of the two newer files, and no rule was mended with them. On them it had precision 0.833 and",
    "recall 0.633 before that mending, when it knew little but English. Whoever wrote them had read the older rules and wrote both newer files in one go, so they",
    "resemble each other: words of strangers will do worse than these figures say. Two marks forgotten in it were set afterwards.",
    "`tests/identifiers_against.toml` was written last, against the guard: there it found 18 of 29, and ten of its findings were wrong. Five more are found since.",
)
_MISSES = (
    "## What it does not look for",
    "",
    "It knows patterns, not people: a name, a street and house, a car's number plate, a description, a place of work pass. So do seven digits without an area code, an",
    'address written as "kit at example.org" unless the host is one of the big mail services (it would take "look at example.org" along), and a name spelt in plain',
    "words. A number of a helpline that is written as any landline is taken for somebody's.",
)
