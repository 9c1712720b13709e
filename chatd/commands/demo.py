"""`chatd demo`: a charity's page with the chat on it and a desk to answer from, in a folder of its own."""

from __future__ import annotations

import click

from chatd.commands.serve import harden_or_refuse


@click.command()
@click.option("--port", default=8400, show_default=True, type=click.IntRange(1, 65_534), help="The page is on this port, the desk on the next.")
def demo(port: int) -> None:
    """Try it: a made-up charity's page, four workers to sign in as, all on this machine.

    Prints a line that starts with READY and says where everything is. Ctrl+C ends it.

    \b
    Example:
      chatd demo --port 8400
    """
    harden_or_refuse()
    from chatd.demo import run  # the server, which no other command needs

    run(port)
