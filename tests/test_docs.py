"""Documentation is tested: it names what there is, leaves nothing out that it promises to list, and promises nothing in big words."""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from chatd import settings, wire
from chatd.cli import main
from chatd.domain.availability import Openness
from chatd.domain.conversation import Place, State, Why
from chatd.domain.pairing import Status
from chatd.settings import Mail

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
RUNNING = DOCS / "running.md"
GENERATED = {"docs/events.md", "docs/guard.md", "docs/states.md"}

BOASTS = re.compile(
    r"100 ?%|absolutely|bank-grade|bulletproof|completely secure|fully secure|guarantee|hack-?proof|impossible to|military-grade"
    r"|perfectly|totally secure|unbreakable|unhackable|untraceable|zero risk|zero-knowledge",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"(?<![\w-])(?:(?:anonym|apolog|author|custom|initial|minim|organ|real|recogn|summar)iz(?:e|ed|es|ing|ation)|behavior|canceled|center|color|defense"
    r"|favor|gray|honor|labeled|license|neighbor|traveled)s?(?![\w-])",
    re.IGNORECASE,
)
NOT_OUR_WORDS = re.compile(r"(?<![\w-])(?:users?|agents?|tickets?|prostitut(?:es?|ion)|oops)(?![\w-])", re.IGNORECASE)
A_USER_OF_LINUX = re.compile(r"\buser of its own\b|\bown user\b|\bthat user\b", re.IGNORECASE)


def pages() -> list[Path]:
    """Every page of prose in the repository, as far as it is committed or about to be."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in sorted(listed.split("\n")) if name and (ROOT / name).exists()]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(text: str) -> str:
    """The words alone: no blocks of code, no `names`, no addresses."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    return re.sub(r"\]\([^)]*\)|https?://\S+", "", text)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


# ── every page ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", pages(), ids=named)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for address in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)):
        if re.match(r"[a-z]+:", address):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve() if path else page

        assert target.exists(), f"{named(page)} links to {address}"
        assert not anchor or anchor in anchors(target), f"{named(page)} links to {address}: no such heading"


OURS = [page for page in pages() if not named(page).startswith(("canned_answers/", "tests/")) and named(page) not in GENERATED]


@pytest.mark.parametrize("page", OURS, ids=named)
def test_a_page_names_only_files_that_are_there(page: Path) -> None:
    for path in re.findall(r"`((?:chatd|console|widget|docs|tests|tools|protocols|canned_answers)/[\w./-]*)`", page.read_text("utf-8")):
        assert (ROOT / path).exists(), f"{named(page)} names {path}"


@pytest.mark.parametrize("page", OURS, ids=named)
def test_a_page_does_not_boast(page: Path) -> None:
    assert BOASTS.findall("guaranteed, and unbreakable")

    assert not BOASTS.findall(prose(page.read_text("utf-8")))


@pytest.mark.parametrize("page", OURS, ids=named)
def test_a_page_is_in_british_spelling_and_our_own_words(page: Path) -> None:
    text = A_USER_OF_LINUX.sub("", prose(page.read_text("utf-8")))
    meant = re.sub(r"\*[^*\n]+\*|\"[^\"\n]+\"", "", text)  # a word we tell others not to use stands in italics or quotation marks
    assert AMERICAN.findall("organized in colors")

    assert not AMERICAN.findall(meant)
    assert not NOT_OUR_WORDS.findall(meant)


# ── README ────────────────────────────────────────────────────────────────────────────────────────────────────────


def commands_of_dev() -> set[str]:
    tree = ast.parse((ROOT / "dev").read_text("utf-8"))
    tables = (node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "commands")
    return {str(ast.literal_eval(key)) for table in tables if isinstance(table, ast.Dict) for key in table.keys if key is not None}


@pytest.mark.parametrize("page", OURS, ids=named)
def test_every_dev_command_in_a_page_is_there(page: Path) -> None:
    assert "demo" in commands_of_dev()

    for command in re.findall(r"\./dev ([a-z]+)", page.read_text("utf-8")):
        assert command in commands_of_dev(), f"{named(page)} says ./dev {command}"


def test_the_readme_has_its_two_commands_and_the_licence() -> None:
    text = README.read_text("utf-8")

    assert re.search(r"^\./dev demo$", text, flags=re.MULTILINE)
    assert re.search(r"^\./dev test$", text, flags=re.MULTILINE)
    assert "AGPL-3.0-or-later" in text
    assert 'license = "AGPL-3.0-or-later"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_readme_embeds_as_the_demonstration_does() -> None:
    line = r'<script async src="(\S+)/embed\.js" data-project="(\w+)"></script>'

    assert re.search(line, (ROOT / "chatd" / "demo_page.html").read_text("utf-8"))
    assert re.search(line, README.read_text("utf-8"))
    assert re.search(line, RUNNING.read_text("utf-8"))


def test_the_readme_shows_only_pictures_that_are_there() -> None:
    for path in re.findall(r"docs/screens/[\w.-]+\.png", README.read_text("utf-8")):
        assert (ROOT / path).exists()


# ── running.md ────────────────────────────────────────────────────────────────────────────────────────────────────


def commands_of(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, (*before, name))
        else:
            yield (*before, name), command


COMMANDS = dict(commands_of(main))
TYPED = re.compile(r"(?:chatd --data \S+|run --rm chatd) ([a-z][^#&\n]*)")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_explained(words: tuple[str, ...]) -> None:
    assert f"`chatd {' '.join(words)}`" in RUNNING.read_text("utf-8")


def test_every_command_that_a_page_types_is_there_with_its_options() -> None:
    typed = [(page, line) for page in OURS for line in TYPED.findall(page.read_text("utf-8"))]
    assert typed

    for page, line in typed:
        words = tuple(word for word in line.split()[:2] if word.isalpha())
        command = COMMANDS.get(words) or COMMANDS.get(words[:1])
        assert command is not None, f"{named(page)}: {line}"
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", line)) <= known, f"{named(page)}: {line}"


def test_every_command_named_in_a_page_is_there() -> None:
    groups = {words[:1] for words in COMMANDS if len(words) > 1}

    for page in OURS:
        for found in re.findall(r"`chatd ([a-z]+(?: [a-z]+)?)`", page.read_text("utf-8")):
            words = tuple(found.split())
            assert words in COMMANDS or words in groups, f"{named(page)} names chatd {found}"


def test_every_setting_is_explained() -> None:
    text = RUNNING.read_text("utf-8")
    in_file = [*settings._FIELDS, *(field.name for field in dataclasses.fields(Mail))]
    in_environment = [settings.PREFIX + name.upper() for name in settings._FIELDS_OF_ENVIRONMENT]

    for name in (*in_file, *in_environment, "CHATD_DATA"):
        assert f"`{name}`" in text or f"`[{name}]`" in text, name


def test_no_setting_is_explained_that_is_not_there() -> None:
    known = {settings.PREFIX + name.upper() for name in settings._FIELDS_OF_ENVIRONMENT} | settings.NOT_SETTINGS
    known |= {found for file in ("dev", "tests/browser/chromium.py") for found in re.findall(r"CHATD_[A-Z_]+", (ROOT / file).read_text("utf-8"))}

    for page in OURS:
        assert set(re.findall(r"CHATD_[A-Z_]+", page.read_text("utf-8"))) <= known, named(page)


def test_everything_a_site_can_say_to_the_button_is_explained() -> None:
    text, loader = RUNNING.read_text("utf-8"), (ROOT / "widget" / "loader.js").read_text("utf-8")
    methods = re.findall(r"^ +(\w+)[:,]", loader.partition("(window).chatd = {")[2].partition("};")[0], flags=re.MULTILINE)
    attributes = {*re.findall(r"wished\.(\w+)", loader), *re.findall(r"(\w+)[:, =]", loader.partition("let { ")[2].partition(" }")[0])} - {"language"}
    events = re.findall(r'\btell\("(\w+)"\)', loader)
    assert {"open", "setTheme"} <= set(methods)
    assert {"project", "lang", "theme"} <= attributes
    assert "ready" in events

    assert [name for name in methods if f"{name}()`" not in text] == []
    assert [name for name in sorted(attributes) if f"data-{name}" not in text] == []
    assert [name for name in events if f"`chatd:{name}`" not in text] == []


# ── events.md, words.md, start-here.md, where-things-go.md ────────────────────────────────────────────────────────


def test_every_event_is_listed() -> None:
    text = (DOCS / "events.md").read_text("utf-8")

    for table in (wire.FROM_VISITOR, wire.FROM_OPERATOR, wire.TO_VISITOR, wire.TO_OPERATOR):
        for event in table:
            assert f"`{event}`" in text, event


def test_every_state_has_its_word() -> None:
    text = (DOCS / "words.md").read_text("utf-8")

    for kind in (State, Place, Why, Status, Openness):
        for member in kind:
            assert f"`{member.value}`" in text or f"`{member.value.replace('_', ' ')}`" in text, member


def test_every_kind_of_tally_has_its_word() -> None:
    counted = "".join((ROOT / "chatd" / "desk" / name).read_text("utf-8") for name in ("visits.py", "changing.py"))
    kinds = set(re.findall(r'"(came\w*|served|left_waiting)"', counted))

    assert len(kinds) == 5
    for kind in kinds:
        assert f"`{kind}`" in (DOCS / "words.md").read_text("utf-8"), kind


def steps() -> list[tuple[str, str]]:
    parts = re.split(r"^## (.+)$", (DOCS / "start-here.md").read_text("utf-8"), flags=re.MULTILINE)
    return [(title, body) for title, body in zip(parts[1::2], parts[2::2], strict=True) if re.match(r"\d", title)]


@pytest.mark.parametrize(("title", "body"), steps(), ids=[title for title, _ in steps()])
def test_the_hello_goes_through_functions_that_are_there(title: str, body: str) -> None:
    files = [ROOT / path for path in re.findall(r"`([\w./-]+\.(?:py|js))`", body)]
    functions = re.findall(r"`([#\w.]+)\(\)`", body)
    assert files
    assert functions

    for function in functions:
        assert any(defines(file, function) for file in files), f"{title}: {function}"
    for function, path in re.findall(r"`([#\w.]+)\(\)`\s+(?:in|from)\s+`([\w./-]+)`", body):
        assert defines(ROOT / path, function), f"{title}: {function} in {path}"


def defines(file: Path, function: str) -> bool:
    """Does this file define `name`, or `Owner.name`?"""
    source = file.read_text("utf-8")
    *owner, name = function.split(".")
    if file.suffix == ".py":
        shapes = rf"^ *(?:async )?def {name}\("
    else:
        shapes = rf"^(?:export )?(?: *)(?:async )?(?:function {name}\(|(?:const|let) {name} = |{re.escape(name)}\([^)]*\) {{$)|^ *const {name} = "
        shapes += rf"|^export const {name} = "
    has_owner = not owner or re.search(rf"^(?:export )?class {owner[0]}\b", source, flags=re.MULTILINE) is not None
    return has_owner and re.search(shapes, source, flags=re.MULTILINE) is not None


def test_a_function_that_is_only_called_is_not_taken_for_one_that_is_there() -> None:
    assert defines(ROOT / "chatd" / "desk" / "visits.py", "arrive")
    assert defines(ROOT / "widget" / "lib" / "channel.js", "Channel.seal")

    assert not defines(ROOT / "chatd" / "desk" / "visits.py", "answer_on")
    assert not defines(ROOT / "widget" / "lib" / "channel.js", "write")
    assert not defines(ROOT / "widget" / "lib" / "channel.js", "Nobody.seal")


def test_every_folder_of_ours_has_its_place_explained() -> None:
    text = (DOCS / "where-things-go.md").read_text("utf-8")
    listed = subprocess.run(["git", "ls-files", "-c", "*.py", "*.js"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    folders = {"/".join(path.split("/")[:2]) for path in listed if path.count("/") > 1 and path.startswith("chatd/")}
    folders |= {path.split("/")[0] for path in listed if "/" in path}
    assert {"chatd/domain", "tests"} <= folders

    for folder in folders:
        assert f"`{folder}/" in text, folder


def test_every_file_at_the_top_of_chatd_is_explained() -> None:
    text = (DOCS / "where-things-go.md").read_text("utf-8")
    listed = subprocess.run(["git", "ls-files", "-c", "chatd/*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    files = [path for path in listed if path.count("/") == 1 and not Path(path).name.startswith("__") and (ROOT / path).exists()]

    assert [path for path in files if f"`{path}`" not in text] == []


# ── decisions, security, changes ──────────────────────────────────────────────────────────────────────────────────


def test_decisions_are_numbered_without_a_gap_and_have_their_three_parts() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))
    assert records

    for number, record in enumerate(records, start=1):
        text = record.read_text("utf-8")
        assert record.name.startswith(f"{number:04}-"), record.name
        assert text.startswith(f"# {number}. "), record.name
        assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == ["Context", "Decision", "Consequence"], record.name


def test_security_says_what_a_seizure_of_each_part_yields() -> None:
    section = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What a seizure yields")[2].partition("\n## ")[0]

    for part in ("imaged while it runs", "powered off", "taken over and changed", "A backup", "laptop", "charity's page", "visitor's phone"):
        assert re.search(rf"^\| \*\*[^|]*{part}", section, flags=re.MULTILINE), part


def test_security_owns_up_to_what_sealing_does_not_do() -> None:
    section = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What sealing does")[2].partition("\n## ")[0]

    assert "does **not** protect against" in section
    assert "controls the server while it runs" in section
    assert "neither side is shown it" in section


def test_the_changes_begin_with_what_is_not_yet_out_or_with_this_version() -> None:
    first = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)

    assert first is not None
    assert first[1] == "Unreleased" or re.fullmatch(r"\d+\.\d+\.\d+ · \d{4}-\d\d-\d\d", first[1])
