"""Puts pages and files into the folder of a site, each at its address."""

from __future__ import annotations

import os
from pathlib import Path

INDEX = "index.html"


class SiteFolder:
    """The folder that a build fills; a folder within it is made once, which is most of what a page costs to write."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._made: set[str] = set()

    def write(self, address: str, content: bytes) -> None:
        """Write what stands at a site-relative address; raises OSError where it cannot be written."""
        folder, name = os.path.split(f"{self._root}/{address}")
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path costs more than the folder
            self._made.add(folder)
        with open(f"{folder}/{name or INDEX}", "wb", buffering=0) as file:  # noqa: PTH123 - as above
            file.write(content)
