"""`chatd protocols`: is what the charities agreed about keeping whole, and does it go together?"""

from __future__ import annotations

from pathlib import Path

import click

from chatd.commands.speaking import Trouble
from protocols import folder
from protocols.safeguarding import Safeguarding, read_safeguarding, troubles
from protocols.strictly import ProtocolRefused, convert, table_of

SUPPLIED = folder.SUPPLIED / "safeguarding.toml"


@click.group()
def protocols() -> None:
    """Look after what the charities agreed."""


@protocols.command()
@click.argument("file", default=SUPPLIED, type=click.Path(path_type=Path, dir_okay=False))
def check(file: Path) -> None:
    """Say what is missing in a safeguarding policy, or does not go together. Without FILE: the one that this chat obeys.

    \b
    Example:
      chatd protocols check my-safeguarding.toml
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Trouble(f"{file} cannot be read: {getattr(wrong, 'strerror', None) or wrong}") from None
    found = in_text(text)
    for trouble in found:
        click.echo(f"{file}: {trouble}")
    if found:
        raise Trouble(f"{len(found)} to mend in {file}; until then nothing can be kept, and the chat stays open")
    policy = read_safeguarding(text)
    click.echo(f"{len(policy.ground)} grounds, nothing to mend.")
    for language in (each for each, state in policy.languages.items() if state == "unreviewed"):
        click.echo(f"Nobody at home in {language} has read its words yet.")


def in_text(text: str) -> tuple[ProtocolRefused, ...]:
    """Everything that is wrong, as far as the file can be read at all."""
    try:
        return tuple(troubles(convert(table_of(text), Safeguarding)))
    except ProtocolRefused as unreadable:
        return (unreadable,)
