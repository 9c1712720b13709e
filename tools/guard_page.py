"""The page of how well the guard against identifiers does, made from the published sentences."""

from __future__ import annotations

from collections.abc import Sequence

from tools.identifiers import Case, Score, beyond, corpus, found_here, held_out, held_out_later, score, wrong

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
    mended, kept, later = corpus(), held_out(), held_out_later()
    both = (*mended, *kept, *later)
    return "\n".join(
        [
            "# What the guard finds, and what it misses",
            "",
            "Made from the sentences in `tests/identifiers*.toml` by `./dev docs`.",
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
            _row("held out, written later", later),
            *(_row(words, [case for case in both if case.language == language]) for language, words in LANGUAGES.items()),
            "",
            *_HELD_OUT,
            "",
            "| kind | what | to find | precision | recall | held out: precision | recall | held out later: precision | recall |",
            "|---|---|---:|---:|---:|---:|---:|---:|---:|",
            *(
                f"| `{kind}` | {words} | {_figures(score(both, kind))} | {_alone(kept, kind)} | {_alone(later, kind)} |"
                for kind, words in KINDS.items()
            ),
            "",
            "Of the sentences that the rules were mended with, it does otherwise than it should in:",
            "",
            *(f"- {line.partition(': found ')[0].strip(chr(34) + chr(39))}" for line in wrong(mended)),
            "",
            *_MISSES,
            f"Of {len(beyond())} lines with such things in them it says something of {sum(bool(found_here(case.text)) for case in beyond())}.",
            "",
        ]
    )


def _row(words: str, cases: Sequence[Case]) -> str:
    return f"| {words} | {len(cases)} | {_figures(score(cases))} |"


def _alone(cases: Sequence[Case], kind: str) -> str:
    """Without how many."""
    return _figures(score(cases, kind)).partition(" | ")[2]


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
    "",
    "Later 425 more sentences were written in one go as strangers might, by somebody who had read the rules, and dealt out by turns before the guard was tried on them:",
    "half to mend with (`tests/identifiers_strangers.toml`), half held out (`tests/identifiers_held_out_later.toml`), and nobody has looked at what it fails on there; one mark was set afterwards. On",
    "the held-out half it had precision 0.916 and recall 0.721 before, and has since what the row above says: **that is the figure to reckon with**. It says what the",
    "guard does with tricks and papers that it was not shown, and plain numbers and addresses it finds far oftener.",
)
_MISSES = (
    "## What it does not look for",
    "",
    "It knows patterns, not people: a name, a street and house, a description, a place of work pass. So do a number plate without a word for a car or a plate before it,",
    'seven digits without an area code, an address written as "kit at example.org" unless the host is one of the big mail services (it would take "look at example.org"',
    "along), and a name spelt in plain words. A number of a helpline that is written as any landline is taken for somebody's. A text turned round by signs of direction",
    "is read as it stands in the file, not as it is seen.",
    "",
)
