"""The one place that prints: problems, progress and results, for people in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from katalog.problems import Problem, errors_in


def problems(found: Sequence[Problem]) -> None:
    """Print every problem on standard error, then how many there are."""
    for problem in found:
        print(problem, end="\n\n", file=sys.stderr)
    if found:
        errors = len(errors_in(found))
        print(f"{errors} kesalahan, {len(found) - errors} peringatan.", file=sys.stderr)


def result(sentence: str) -> None:
    """Print what was achieved on standard output."""
    print(sentence)


def trouble(sentence: str) -> None:
    """Print what could not be done on standard error."""
    print(sentence, file=sys.stderr)


def photo_progress() -> Callable[[int, int], None] | None:
    """Return a function that shows how many photos are done, and of how many; None where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        print(f"\rFoto {done} dari {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
