"""What can be wrong with an entry, as data: where, what, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SHOWN_MAX = 400  # characters of a line that a message repeats; a whole file can be one line
SHOWN_BEFORE = 60


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "peringatan"


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of one line in an entry: `path` as shown to the volunteer, all numbers from 1.

    `end_column` is the column just past the stretch, or 0 where only its beginning is known.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 0


@dataclass(frozen=True)
class Problem:
    """One thing to mend in one entry.

    `message` says in Indonesian what is wrong, `hint` what is expected with an example that parses, and `excerpt` is
    the line as typed (without its line ending), empty where there is none to show.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    excerpt: str = ""

    def __str__(self) -> str:
        """Return the problem as the terminal shows it (data contract, "Errors")."""
        head = f"{self.place.path}:{self.place.line}:{self.place.column}: "
        if self.severity is Severity.WARNING:
            head += f"{self.severity}: "
        return "\n".join(
            [head + self.message, *self._excerpt_lines(), *(f"  {line}" for line in self.hint.splitlines())]
        )

    def _excerpt_lines(self) -> Iterable[str]:
        if not self.excerpt.strip():
            return
        gutter = f"{self.place.line:>5} | "
        shown, column, end = _window(self.excerpt, self.place.column, self.place.end_column)
        yield gutter + shown
        width = max(1, end - column)
        lead = "".join("\t" if char == "\t" else " " for char in shown[: column - 1])
        yield " " * (len(gutter) - 2) + "| " + lead + "^" * width


def _window(line: str, column: int, end: int) -> tuple[str, int, int]:
    """Return the part of a long line around a stretch of it, with the columns of the stretch in that part."""
    if len(line) <= SHOWN_MAX:
        return line, column, end
    start = max(0, min(column - 1, len(line)) - SHOWN_BEFORE)
    stop = min(len(line), start + SHOWN_MAX)
    head, tail = "\u2026" * bool(start), "\u2026" * (stop < len(line))
    moved = start - len(head)
    return f"{head}{line[start:stop]}{tail}", column - moved, min(end - moved, SHOWN_MAX + len(head) + 1)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` by file, line and column, errors before warnings at one place, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.place, p.severity is Severity.WARNING, p.message))


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
