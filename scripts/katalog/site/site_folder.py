"""Puts pages and files into the folder of a site, each at its address."""

from __future__ import annotations

import os
from pathlib import Path

from katalog.site.contents import Site
from katalog.site.edition_parts import PagesPart
from katalog.site.publish import swap

INDEX = "index.html"


class SiteFolder:
    """The folder that a build fills; nearly every page has a folder of its own, so that is made first, unasked."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._latest = ""

    def write(self, address: str, content: bytes) -> None:
        """Write what stands at a site-relative address; raises OSError where it cannot be written."""
        folder, name = os.path.split(f"{self._root}/{address}")
        if folder != self._latest:
            self._make(folder)
            self._latest = folder
        with open(f"{folder}/{name or INDEX}", "wb", buffering=0) as file:  # noqa: PTH123 - as above
            file.write(content)

    @staticmethod
    def _make(folder: str) -> None:
        try:
            os.mkdir(folder)  # noqa: PTH102 - a Path costs more than the folder
        except FileExistsError:
            pass
        except FileNotFoundError:  # those around it are not there yet
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above


def write(site: Site, root: Path, processes: int = 1) -> None:
    """Put a site into the folder `root`, the pages of a large one by so many processes; the bytes are the same.

    Raises OSError where it cannot be written, HelperLostError where one of the processes is ended from outside.
    """
    folder = SiteFolder(root)
    ready: dict[str, Path] = {}
    for part in site.parts:
        if isinstance(part, PagesPart) and processes > 1:
            part.write(folder.write, processes)
            continue
        for address, content in part.files():
            if isinstance(content, Path):
                ready[address] = content
            else:
                folder.write(address, content)
    swap.place_all(ready, root)
