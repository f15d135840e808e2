"""Writes to the files that GitHub gives every step of a workflow: its outputs, and the summary of the run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

OUTPUT = "GITHUB_OUTPUT"
SUMMARY = "GITHUB_STEP_SUMMARY"


def append(environment: Mapping[str, str], name: str, text: str) -> None:
    """Add `text` to the file that `environment` has under `name`; elsewhere than on GitHub there is none.

    Raises OSError where it cannot be written.
    """
    if file := environment.get(name):
        with Path(file).open("a", encoding="utf-8", errors="replace") as out:
            out.write(text)
