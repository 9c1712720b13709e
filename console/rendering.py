"""Templates, always escaped; a name that a template uses and nobody gave is an error, never an empty place."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

Address = Callable[[str], str]
"""From a file under `console/static` to the address it is served at."""


def templates(address: Address) -> Environment:
    environment = Environment(loader=PackageLoader("console"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["static"] = address
    return environment
