"""Says what a part of a site is: it knows which addresses are its own, and makes its files, all of them or one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

Content = bytes | Path
"""What stands at an address: its bytes, or the file that lies ready with them."""


class Part(Protocol):
    """Some files of a site, by site-relative address; that of a page ends with `/`, or is "" or `404.html`."""

    def covers(self, address: str) -> bool:
        """Return whether what stands at `address`, if anything does, is of this part; nothing is made to tell that."""

    def files(self) -> Iterable[tuple[str, Content]]:
        """Yield every file with its address, made when its turn comes."""

    def at(self, address: str) -> Content | None:
        """Return what stands at `address`, None where nothing does."""


class Files:
    """A part whose files are made all at once: when they are written, or when the first of them is asked for."""

    def __init__(
        self, covers: Callable[[str], bool], make: Callable[[], Iterable[tuple[str, Content]]], folder: str = ""
    ) -> None:
        """Take both as if the files lay at the root; they lie in `folder`, "" or ending with `/`."""
        self._covers = covers
        self._make = make
        self._folder = folder

    def covers(self, address: str) -> bool:
        """Return whether `address` is in the folder, and covered there."""
        return address.startswith(self._folder) and self._covers(address.removeprefix(self._folder))

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield every file."""
        for address, content in self._make():
            yield self._folder + address, content

    def at(self, address: str) -> Content | None:
        """Return one file; all are kept for the next who asks."""
        return self._kept.get(address)

    @cached_property
    def _kept(self) -> Mapping[str, Content]:
        return dict(self.files())


class Ready(Files):
    """A part whose files are there from the beginning."""

    def __init__(self, files: Mapping[str, Content]) -> None:
        super().__init__(files.__contains__, files.items)


class Begun(Protocol):
    """Files that are read one after the other, from the one at `start` on."""

    @property
    def start(self) -> str:
        """Return the address of the first."""

    @property
    def contents(self) -> Mapping[str, bytes]:
        """Return every file by its address."""


class Data(Files):
    """What scripts of pages search or filter by: files whose first one the pages have to name.

    Its name follows its content, so it is made before the first page of a build, and forgotten once it is written: of
    50,000 products it is 60 MB. A preview calls it `fixed`, and has it made when it is asked for.
    """

    def __init__(self, covers: Callable[[str], bool], make: Callable[[], Begun], folder: str, fixed: str = "") -> None:
        super().__init__(covers, self._contents, folder)
        self._begun = make
        self._fixed = fixed
        self._start = fixed
        self._waiting: Begun | None = None

    @property
    def start(self) -> str:
        """Where it begins, from the root of its edition."""
        if not self._start:
            self._waiting = self._begun()
            self._start = self._waiting.start
        return self._start

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        made, self._waiting = self._waiting or self._begun(), None
        self._start = self._fixed or made.start
        if self._fixed:
            yield self._fixed, made.contents[made.start]
        yield from made.contents.items()
