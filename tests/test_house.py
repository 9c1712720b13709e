"""What keeps a checkout the same everywhere: locked packages without addresses, vendored files that can be made again, contracts that hold."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt")
NPM_LOCKS = ("package-lock.json", "tools/chromium/package-lock.json")
VENDOR_FOLDERS = ("widget/vendor", "console/static/vendor")
REGISTRY = re.compile(r"registry\.npmjs\.org|files\.pythonhosted\.org|pypi\.org/simple")
SOMEBODYS_FOLDER = re.compile(r"(?<![\w./-])/(?:root|home/\w+|Users/\w+|work/\w+)/")
"""A path that is only there on one machine."""


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_python_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert entries
    assert all("==" in entry.splitlines()[0] and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=sha256:)", text, re.MULTILINE), "an option stands in a lock file"


@pytest.mark.parametrize("name", NPM_LOCKS)
def test_every_locked_npm_package_has_a_hash_and_no_address(name: str) -> None:
    packages = json.loads((ROOT / name).read_text())["packages"]
    installed = {path: package for path, package in packages.items() if path}

    assert installed
    assert all(package["integrity"].startswith("sha512-") for package in installed.values())
    assert not any("resolved" in package for package in installed.values())


@pytest.mark.parametrize("name", ["package.json", "tools/chromium/package.json"])
def test_npm_packages_are_asked_for_by_one_exact_version(name: str) -> None:
    described = json.loads((ROOT / name).read_text())
    wanted = described.get("dependencies", {}) | described.get("devDependencies", {})

    assert wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_no_package_is_installed_that_the_server_does_not_use() -> None:
    declared = [re.split(r"[\[;<>= ]", line)[0] for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]]
    imported_as = {"argon2-cffi": "argon2", "pynacl": "nacl", "python-engineio": "engineio", "python-socketio": "socketio", "tzdata": "zoneinfo"}
    code = "\n".join(path.read_text() for folder in ("chatd", "console", "canned_answers", "protocols") for path in (ROOT / folder).rglob("*.py"))

    assert [name for name in declared if imported_as.get(name, name) not in code] == []


@pytest.mark.parametrize("folder", VENDOR_FOLDERS)
def test_every_vendored_file_is_listed_with_its_true_hash(folder: str) -> None:
    listed = _versions(folder)
    there = {path.name for path in (ROOT / folder).iterdir()}

    assert there == {"VERSIONS", "LICENCES"} | listed.keys() | {name.removesuffix(".js") + ".d.ts" for name in listed}
    for name, packages in listed.items():
        assert {package["sha256"] for package in packages} == {hashlib.sha256((ROOT / folder / name).read_bytes()).hexdigest()}


@pytest.mark.parametrize("folder", VENDOR_FOLDERS)
def test_every_vendored_package_is_the_locked_version_with_its_licence(folder: str) -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    licences = (ROOT / folder / "LICENCES").read_text()

    for package in (package for packages in _versions(folder).values() for package in packages):
        assert package["version"] == locked[f"node_modules/{package['name']}"]["version"]
        assert package["licence"] in {"MIT", "Apache-2.0", "BSD-3-Clause", "ISC"}
        assert f"{package['name']}\n=" in licences


def test_vendoring_again_gives_the_same_bytes(tmp_path: Path) -> None:
    _node("tools/vendor.mjs", "--to", str(tmp_path))

    for folder in VENDOR_FOLDERS:
        assert {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} == {
            path.name: path.read_bytes() for path in (ROOT / folder).iterdir()
        }


def test_building_again_gives_the_same_bytes() -> None:
    _node("tools/build.mjs", "--check")


def test_pages_made_from_the_code_are_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, "-m", "tools.docs", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {text[match.start() : match.end() + 20]!r}"
        for path in _tracked()
        for text in [path.read_text(errors="replace")]
        for match in [SOMEBODYS_FOLDER.search(text) or REGISTRY.search(text)]
        if match
    ]

    assert found == []


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    files = sorted((ROOT / "chatd" / "domain").rglob("*.py"))

    assert files
    for path in files:
        outside = {name for name in _imports(path) if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("chatd.domain")}
        assert outside == set(), path


def test_dev_needs_nothing_but_python() -> None:
    assert {name.split(".")[0] for name in _imports(ROOT / "dev")} <= sys.stdlib_module_names


def test_dev_alone_explains_every_command() -> None:
    said = subprocess.run([sys.executable, ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r'^        "(\w+)": \w+,$', (ROOT / "dev").read_text(), flags=re.MULTILINE)

    assert commands
    assert [name for name in commands if f"./dev {name}" not in said] == []


def test_the_build_machine_runs_what_the_readme_says_and_nothing_cleverer() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()

    assert [line for line in lines if "./dev" in line] == ["exec ./dev test"]
    assert "./dev test" in (ROOT / "README.md").read_text()


def _versions(folder: str) -> dict[str, list[dict[str, str]]]:
    """What VERSIONS says, by file: the packages bundled in it."""
    rows = [line.split("\t") for line in (ROOT / folder / "VERSIONS").read_text().splitlines() if not line.startswith("#")]
    found: dict[str, list[dict[str, str]]] = {}
    for file, name, version, sha256, licence in rows:
        found.setdefault(file, []).append({"name": name, "version": version, "sha256": sha256, "licence": licence})
    return found


def _node(*words: str) -> None:
    done = subprocess.run(["node", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found
