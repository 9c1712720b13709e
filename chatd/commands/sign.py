"""`chatd sign …`: what the holder of a project's root key does, on a machine that is offline. Needs no data folder and no server."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

import click

from chatd import root_paper, trust
from chatd.commands.speaking import BadField, Trouble
from chatd.keys import blocks
from chatd.keys.blocks import BadBlock, root_number
from chatd.signatures import Seed, public_of
from chatd.signatures import sign as signed
from chatd.trust import DAY, LONGEST, Agreement, Certificate, Revocation

MOST_DAYS: Final = LONGEST["coordinator"] // DAY

key_option = click.option(
    "--key", "key_file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file that `chatd sign root` wrote."
)


@click.group()
def sign() -> None:
    """What the holder of a project's root key signs, on a machine that is offline.

    \b
    Example:
      chatd sign root --project northtown --out northtown-root.txt
    """


@sign.command()
@click.option("--project", required=True, help="The project's short name, as in its addresses.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A new file for the key, to be printed and locked away.")
def root(project: str, out: Path) -> None:
    """Make a project's root key.

    \b
    Example:
      chatd sign root --project northtown --out northtown-root.txt
    """
    try:
        public = public_of(root_paper.make(project, out))
    except FileExistsError:
        raise BadField("--out", f"{out} is there already, and is not overwritten; name another file") from None
    except OSError as wrong:
        raise BadField("--out", f"{out} cannot be written: {wrong.strerror}") from None
    click.echo(f"The root key of {project} is in {out}. Print it, put the paper into a sealed envelope, and lock it away.\n")
    click.echo(f"  public:  {public}\n  number:  {root_number(public)}\n")
    click.echo(f"On the chat's server:  chatd project change {project} --root-key {public}")
    click.echo("Give the number to every worker on paper: their pages show it, and refuse another.")


@sign.command()
@key_option
@click.option("--request", "request_file", type=click.File("r"), default="-", help="The coordinator's request; without it, from standard input.")
@click.option("--days", default=MOST_DAYS, show_default=True, type=click.IntRange(1, MOST_DAYS), help="For how long.")
@click.option("--number", help="The key number that the coordinator read out to you. Without it you are asked whether it is the same.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the certificate to this file too.")
def coordinator(key_file: Path, request_file: TextIO, days: int, number: str | None, out: Path | None) -> None:
    """Vouch for a coordinator: reads their request, writes a certificate.

    \b
    Example:
      chatd sign coordinator --key northtown-root.txt --request heron.txt
    """
    seed = _root(key_file)
    request = _request(request_file.read())
    _compared(request.holder, number)
    now = int(datetime.now(UTC).timestamp())
    certificate = _certified(seed, request, now, now + days * DAY)
    _hand_over(blocks.write_certificate(request.project, "coordinator", certificate), out)


@sign.command()
@key_option
@click.option("--project", required=True, help="The project's short name.")
@click.option("--their-key", "key", required=True, metavar="KEY", help="The key to take back: `key:` or `signing:` in its certificate or request.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file too.")
def revoke(key_file: Path, project: str, key: str, out: Path | None) -> None:
    """Take a key back, for good: a coordinator's or an operator's.

    \b
    Example:
      chatd sign revoke --key northtown-root.txt --project northtown --their-key Dxwo_bj2pbgIgeqTycfOIb7d_GyyXV9tL_RSt7s_TZI
    """
    seed, at = _root(key_file), int(datetime.now(UTC).timestamp())
    public_key(key, "--their-key")
    revocation = Revocation(key=key, at=at, by=public_of(seed), signature=signed(seed, trust.revocation_statement(project, key, at)))
    _hand_over(blocks.write_revocation(project, revocation), out)


@sign.command()
@key_option
@click.option("--list", "list_file", type=click.File("r"), default="-", help="The list of leads that waits; without it, from standard input.")
@click.option("--number", "numbers", multiple=True, help="A key number that a new lead read out to you. Without it you are asked.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file too.")
def agree(key_file: Path, list_file: TextIO, numbers: tuple[str, ...], out: Path | None) -> None:
    """Agree to a list of leads, where no lead of the list before is left who could.

    \b
    Example:
      chatd sign agree --key northtown-root.txt --list list-4.txt
    """
    seed = _root(key_file)
    try:
        project, leads = blocks.read_list(list_file.read())
    except BadBlock as wrong:
        raise BadField("--list", str(wrong)) from None
    _all_compared({each.person: trust.key_number(each.signing, each.sealing) for each in leads.leads}, numbers)
    agreed = Agreement(by=public_of(seed), signature=signed(seed, trust.agreement_statement(project, leads)))
    _hand_over(blocks.write_agreement(project, leads.number, agreed), out)


def public_key(text: str, option: str) -> str:
    """43 letters of base64url that are 32 bytes. Raises BadField."""
    if not blocks.is_public_key(text):
        raise BadField(option, "write the 43 letters of the public key, as `chatd sign root` and the blocks show it")
    return text


def _root(path: Path) -> Seed:
    try:
        return root_paper.read(path)
    except root_paper.BadRootKey as wrong:
        raise BadField("--key", str(wrong)) from None
    except (OSError, UnicodeDecodeError):
        raise BadField("--key", f"{path} cannot be read") from None


def _request(text: str) -> blocks.Request:
    try:
        request = blocks.read_request(text)
    except BadBlock as wrong:
        raise BadField("--request", str(wrong)) from None
    if trust.key_number(request.signing, request.sealing) != request.holder:
        raise BadField("--request", "holder: the number is not that of the keys in it; ask for a new request")
    return request


def _certified(seed: Seed, request: blocks.Request, since: int, until: int) -> Certificate:
    statement = trust.certificate_statement(
        "coordinator", request.project, holder=request.holder, key=request.signing, not_before=since, not_after=until
    )
    return Certificate(holder=request.holder, key=request.signing, not_before=since, not_after=until, signature=signed(seed, statement))


def _compared(holder: str, number: str | None) -> None:
    """A request may have been changed on its way: only the number, read out, says whose it is."""
    if number is not None:
        if blocks.tidy_number(number) != holder:
            raise BadField("--number", f"the request is for {holder}; do not sign it, and call the coordinator")
        return
    if not sys.stdin.isatty():
        raise BadField("--number", "compare the key number with the coordinator, and give it here")
    if not click.confirm(f"Their key number is {holder}. Did they read out just that to you?"):
        raise Trouble("nothing was signed")


def _all_compared(named: Mapping[str, str], numbers: Sequence[str]) -> None:
    """Each lead's number, read out by them: the list may have been changed on its way."""
    if numbers:
        if missing := sorted(set(named.values()) - set(map(blocks.tidy_number, numbers))):
            raise BadField("--number", f"the list names {', '.join(missing)} too; do not sign it before each was read out to you")
        return
    if not sys.stdin.isatty():
        raise BadField("--number", "compare each lead's key number with them, and give all of them here")
    for person, number in named.items():
        if not click.confirm(f"{person} has the key number {number}. Did they read out just that to you?"):
            raise Trouble("nothing was signed")


def _hand_over(block: str, out: Path | None) -> None:
    click.echo(block, nl=False)
    if out is not None:
        out.write_text(block, "utf-8")
    click.echo("\nPaste this on the project's page under “Keys”, or load it with `chatd project load`.", err=True)
