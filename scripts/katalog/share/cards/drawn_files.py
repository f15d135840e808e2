"""Finds the files that earlier builds drew and that are still whole, by names made of all that they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from katalog.files import read_sealed, sealed, write_whole
from katalog.photos import cache
from katalog.photos.cache import KEEP_DAYS

LAYOUT = 2  # of the manifest; another number is not read


@dataclass
class DrawnFiles:
    """The drawn files in one folder. `rows` are, by name: bytes, SHA-256, day of the last use.

    `is_whole` and `write` may be called from any thread for different names.
    """

    folder: Path
    today: date
    rows: dict[str, list[Any]] = field(default_factory=dict)
    _changed: bool = False

    @classmethod
    def stored(cls, folder: Path, today: date) -> DrawnFiles:
        """Return the files of `folder` as its manifest has them, none where that is missing or damaged."""
        folder.mkdir(parents=True, exist_ok=True)
        stored = read_sealed(_manifest(folder))
        if not isinstance(stored, dict) or stored.get("layout") != LAYOUT:
            return cls(folder, today)
        return cls(folder, today, dict(stored["files"]))

    def is_whole(self, name: str) -> bool:
        """Return whether the file is there with the bytes that were written."""
        row = self.rows.get(name)
        if row is None:
            return False
        size, digest, used = row
        if not cache.is_as_written(self.folder / name, size, digest):
            return False
        if used != self.today.isoformat():
            self._note(name, [size, digest])
        return True

    def write(self, name: str, content: bytes) -> None:
        """Write a file in one step."""
        write_whole(self.folder / name, content)
        self._note(name, [len(content), cache.digest_of(content)])

    def save(self) -> None:
        """Write the manifest if anything is new, and remove what no build has used for KEEP_DAYS."""
        if not self._changed:
            return
        oldest = date.fromordinal(max(1, self.today.toordinal() - KEEP_DAYS))
        self.rows = {name: row for name, row in self.rows.items() if row[-1] >= oldest.isoformat()}
        cache.remove_unknown(self.folder, self.rows, oldest)
        self.write_manifest()

    def write_manifest(self) -> None:
        """Write what is known of the files, in one step."""
        stored = {"layout": LAYOUT, "files": dict(sorted(self.rows.items()))}
        write_whole(_manifest(self.folder), sealed(stored))
        self._changed = False

    def _note(self, name: str, row: list[Any]) -> None:
        self.rows[name] = [*row, self.today.isoformat()]
        self._changed = True


def clean(folder: Path, older_than_days: int = 0) -> int:
    """Remove drawn files, and return how many went; the next build draws again what it needs.

    With a number of days, only what no build used in so many days before the latest one.
    """
    if not older_than_days:
        _manifest(folder).unlink(missing_ok=True)
        return cache.remove_all(folder)
    if not folder.is_dir():
        return 0
    drawn = DrawnFiles.stored(folder, date.min)
    latest = max((date.fromisoformat(row[-1]) for row in drawn.rows.values()), default=date.min)
    oldest = date.fromordinal(max(1, latest.toordinal() - older_than_days)).isoformat()
    old = [name for name, row in drawn.rows.items() if row[-1] < oldest]
    for name in old:
        (folder / name).unlink(missing_ok=True)
        del drawn.rows[name]
    drawn.write_manifest()
    return len(old)


def _manifest(folder: Path) -> Path:
    return folder.with_suffix(".json")
