"""Counts what a program does, so that tests of how work grows assert no time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

TIMES = 4
MOST = 1.4  # how much more than TIMES as many steps something TIMES as long may take; a square takes TIMES as many


def steps(run: Callable[[], Any]) -> int:
    """Return how many functions are called, in Python or in C, while `run` runs."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return counted


def grows(little: Callable[[], Any], large: Callable[[], Any]) -> float:
    """Return how many times more steps `large` takes, which is TIMES as long; what both need once is done before."""
    little()
    return steps(large) / steps(little)
