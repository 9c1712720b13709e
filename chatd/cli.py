"""The command line: `chatd --data DIR COMMAND …`."""

from __future__ import annotations

from pathlib import Path

import click

from chatd.commands.answers import answers
from chatd.commands.audit import audit
from chatd.commands.availability import availability
from chatd.commands.backup import backup, restore
from chatd.commands.check import check
from chatd.commands.demo import demo
from chatd.commands.guard import guard
from chatd.commands.init import init
from chatd.commands.operator import operator
from chatd.commands.operator_changing import change as change_operator
from chatd.commands.operator_changing import remove as remove_operator
from chatd.commands.project import project
from chatd.commands.project_changing import change as change_project
from chatd.commands.project_changing import show as show_project
from chatd.commands.project_loading import load as load_project
from chatd.commands.protocols import protocols
from chatd.commands.rota import rota
from chatd.commands.serve import serve
from chatd.commands.services import services
from chatd.commands.sign import sign


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("chatd-data"),
    envvar="CHATD_DATA",
    show_default=True,
    help="The folder that holds this chat: its settings, its secret and its database. Back it up.",
)
@click.pass_context
def main(context: click.Context, data: Path) -> None:
    """Live chat for charities: two workers answer together, and nothing is kept of what was said.

    \b
    To set one up:
      chatd --data /srv/chat init
      chatd --data /srv/chat project add --id northtown --name "Northtown" --origin https://www.northtown.example
      chatd --data /srv/chat operator add --name wren --project northtown
      chatd --data /srv/chat check
      chatd --data /srv/chat serve

    Each command explains itself with --help.
    """
    context.obj = data


for command in (init, serve, project, operator, rota, availability, answers, services, guard, protocols, audit, backup, restore, check, demo, sign):
    main.add_command(command)
for command in (change_project, show_project, load_project):
    project.add_command(command)
for command in (change_operator, remove_operator):
    operator.add_command(command)
