"""Writes what is made from the code: the pages of every socket event and of a conversation's states, the list of promises that tests prove, the
table of what a seizure yields, and how well the guard against identifiers does.

python -m tools.docs            writes them
python -m tools.docs --check    says which are not as they would be written
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chatd.domain import conversation, retention
from tools import seizure
from tools.event_pages import events_page
from tools.guard_page import guard_page

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    pages = {
        "docs/events.md": events_page(),
        "docs/states.md": states_page(),
        "docs/guard.md": guard_page(),
        "protocols/proven.toml": proven(),
        "SECURITY.md": seizure.page(),
    }
    stale = [name for name, text in pages.items() if not _is_there(name, text)]
    if words == ["--check"]:
        for name in stale:
            print(f"{name} is not what the code says; run ./dev docs")
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(pages[name], "utf-8")
        print(f"wrote {name}")
    return 0


def states_page() -> str:
    """The tables of `chatd/domain/conversation.py` and `chatd/domain/retention.py` as pictures and as words."""
    talk = _table("The states of a conversation", "chatd/domain/conversation.py", conversation.MOVES)
    return "\n".join([*talk, *_table("The states of a record", "chatd/domain/retention.py", retention.MOVES)])


def _table(title: str, file: str, moves: Mapping[Any, Mapping[Any, Any]]) -> list[str]:
    flat = [(state, move, after) for state, row in moves.items() for move, after in row.items()]
    return [
        f"# {title}",
        "",
        f"Made from `MOVES` in `{file}` by `./dev docs`. What is not here cannot happen.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {next(iter(moves))}",
        *(f"    {state} --> {after}: {_spoken(move)}" for state, move, after in flat),
        *(f"    {state} --> [*]" for state in moves if not moves[state]),
        "```",
        "",
        "| from | what happens | to |",
        "|---|---|---|",
        *(f"| `{state}` | {_spoken(move)} | `{after}` |" for state, move, after in flat),
        "",
    ]


def proven() -> str:
    """Of the promises those that have tests, in the words a visitor reads: what the privacy page may say."""
    promises = tomllib.loads((ROOT / "tests/promises/index.toml").read_text("utf-8"))["promise"]
    rows = [f"[[promise]]\nid = {each['id']}\nwords = {json.dumps(each['words'], ensure_ascii=False)}\n" for each in promises if each.get("tests")]
    return "\n".join(["# Made from tests/promises/index.toml by `./dev docs`: the promises that tests prove, in plain words.\n", *rows])


def _spoken(move: str) -> str:
    return move.replace("_", " ")


def _is_there(name: str, text: str) -> bool:
    path = ROOT / name
    return path.exists() and path.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
