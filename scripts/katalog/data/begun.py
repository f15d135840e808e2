"""Holds data for scripts that is read file after file: the first one says where the others are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class BegunFiles:
    """`start` is the site-relative address of the file to begin with, `contents` every file by address."""

    start: str
    contents: Mapping[str, bytes]
