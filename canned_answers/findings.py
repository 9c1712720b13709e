"""What is wrong with a file of the library, said so that a coordinator can mend it without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend. `field` is a name from the front matter, "front matter", "body" or "file"; `line` counts from 1."""

    file: str
    line: int
    field: str
    problem: str
    what_to_do: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.problem} {self.what_to_do}"


class AnswerRefused(Exception):
    """A file that is not an answer; it carries every finding, so that one reading mends them all."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
