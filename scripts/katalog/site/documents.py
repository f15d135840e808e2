"""Finds the pages that a village wrote by hand, to be laid over those of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def names_in(folder: Path) -> Iterator[str]:
    """Yield the files in `folder` and below, relative to it: nothing hidden, nothing that a link leads out to."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if not is_hidden and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield name.as_posix()
