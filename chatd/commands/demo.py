"""`chatd demo`: a charity's page with the chat on it and a desk to answer from, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import click

from chatd.commands.serve import harden_or_refuse, run


@click.command()
@click.option("--port", default=8400, show_default=True, type=click.IntRange(1, 65_534), help="The page is on this port, the desk on the next.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Keep its files in this folder. Without it they are removed at the end.",
)
def demo(port: int, data: Path | None) -> None:
    """Try it: a made-up charity's page, four workers and three leads to sign in as, all on this machine.

    Prints a line that starts with READY and says where everything is. Ctrl+C ends it.

    \b
    Example:
      chatd demo --port 8400
    """
    harden_or_refuse()
    from chatd.demo import serve_demo  # noqa: PLC0415  The server, which no other command needs.

    with serve_demo(port=port, data=data) as serving:
        run(serving)
