"""Holds what is wrong with an entry as data: where, what, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

WIDEST = 160
"""Characters of a line as typed that are shown; of a longer one, those around the carets."""
LEAD = 20
"""Characters that are shown before the carets at least."""
_TYPED = re.compile(r"`([^`]{90})[^`]{40,}([^`]{40})`")  # what a hint says to type, where it is longer than WIDEST


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
            [head + self.message, *self._excerpt_lines(), *(f"  {_abridged(line)}" for line in self.hint.splitlines())]
        )

    def _excerpt_lines(self) -> Iterable[str]:
        if not self.excerpt.strip():
            return
        shown, cut = _around(self.excerpt, self.place.column - 1, self.place.end_column - 1)
        gutter = f"{self.place.line:>5} | "
        yield gutter + shown
        start = self.place.column - 1 - cut
        width = max(1, min(self.place.end_column - self.place.column, len(shown) - start))
        lead = "".join("\t" if char == "\t" else " " for char in shown[:start])
        yield " " * (len(gutter) - 2) + "| " + lead + "^" * width


def _around(line: str, start: int, end: int) -> tuple[str, int]:
    """Return at most WIDEST characters of `line` around `start` to `end` (from 0), and how far left they have moved."""
    if len(line) <= WIDEST:
        return line, 0
    lead = max(LEAD, (WIDEST - max(1, end - start)) // 2)
    first = max(0, min(start - lead, len(line) - WIDEST))
    last = first + WIDEST
    shown = line[first:last]
    if first:
        shown = "\u2026" + shown[1:]
    return (shown[:-1] + "\u2026" if last < len(line) else shown), first


def _abridged(line: str) -> str:
    """Return a line of a hint with the middle of what is typed left out where that is long."""
    return _TYPED.sub(lambda found: f"`{found[1]} \u2026 {found[2]}`", line)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` by file, line and column, errors before warnings at one place, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.place, p.severity is Severity.WARNING, p.message))


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
