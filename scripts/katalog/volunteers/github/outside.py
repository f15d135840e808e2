"""Runs `git` and `gh`, the two programs that a workflow on GitHub brings along."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., str]
"""Runs the words of a command and returns what it printed; raises CommandError where it fails."""


class CommandError(Exception):
    """A program outside said no; the message is its command and its own words."""


def within(folder: Path) -> Run:
    """Return what runs commands in `folder`. No word of a command is ever read by a shell."""

    def run(*words: str) -> str:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise CommandError(f"{' '.join(words[:3])}: {done.stderr.strip()}")
        return done.stdout

    return run
