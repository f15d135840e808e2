"""Remembers between builds what was made from which photo: files named by content and one manifest beside them."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from katalog.files import read_sealed, sealed, write_whole

FOLDER = "gambar"  # under the cache; holds files under their published names
MANIFEST = "foto.json"
LAYOUT = 3  # of the manifest; another number is not read
KEEP_DAYS = 30  # what no build has used for so long goes


@dataclass(frozen=True)
class Stamp:
    """What the file system says of a file without reading it: any change of content changes one of these.

    The inode and the change time notice a file that was put in place of another with its size and date kept.
    """

    size: int
    modified_ns: int
    changed_ns: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Return the stamp of a file; raises OSError where there is none."""
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    @property
    def row(self) -> list[int]:
        """The stamp as the manifest has it."""
        return [self.size, self.modified_ns, self.changed_ns, self.inode]


@dataclass(frozen=True)
class MadeFile:
    """A file in the cache as it was written: bytes and SHA-256."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True)
class Record:
    """What became of one photo's content: `result` is whatever JSON the caller wants back, `files` what it made."""

    result: dict[str, Any]
    files: tuple[MadeFile, ...] = ()


@dataclass
class PhotoCache:
    """The cache of one build; `find` and `write` may be called from any thread, the rest from one."""

    folder: Path
    recipe: str = ""
    today: date = date.min
    _sources: dict[str, list[Any]] = field(default_factory=dict)
    _records: dict[str, Record] = field(default_factory=dict)
    _used: dict[str, date] = field(default_factory=dict)
    _whole: set[str] = field(default_factory=set)
    _changed: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def stored(cls, cache: Path) -> PhotoCache:
        """Return the cache in the folder `cache` as the last build left it, `today` being the day of that build.

        It is empty where its manifest is missing, damaged or of another layout.
        """
        folder = cache / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        try:
            stored = read_sealed(cache / MANIFEST)
            if stored is None or stored["layout"] != LAYOUT:
                return cls(folder)
            used = {key: date.fromisoformat(row["used"]) for key, row in stored["made"].items()}
            return cls(
                folder,
                recipe=str(stored["recipe"]),
                today=max(used.values(), default=date.min),
                _sources={str(path): list(row) for path, row in stored["sources"].items()},
                _records={
                    key: Record(row["result"], tuple(MadeFile(*each) for each in row["files"]))
                    for key, row in stored["made"].items()
                },
                _used=used,
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls(folder)

    def begin(self, recipe: str, today: date) -> None:
        """Start a build. Keys belong to a `recipe`: with another one every photo is read again."""
        self.today = today
        if self.recipe != recipe:
            self.recipe = recipe
            self._sources = {}
            self._changed = True

    @property
    def manifest(self) -> Path:
        """Where the manifest lies."""
        return self.folder.parent / MANIFEST

    def key_of(self, source: str, stamp: Stamp) -> str | None:
        """Return the key that a photo had when it was last read, None where it may have changed since."""
        row = self._sources.get(source)
        if row is None or row[:-1] != stamp.row:
            return None
        return str(row[-1])

    def remember(self, source: str, stamp: Stamp, key: str) -> None:
        """Note that the photo `source` had that key when it had that stamp."""
        row = [*stamp.row, key]
        if self._sources.get(source) != row:
            self._sources[source] = row
            self._changed = True

    def find(self, key: str) -> Record | None:
        """Return what was made under `key` if every file of it is still as it was written, else None."""
        with self._lock:
            record = self._records.get(key)
            if record is None or (key not in self._whole and not self._is_whole(record)):
                return None
            self._whole.add(key)
            self._use(key)
            return record

    def record(self, key: str, record: Record) -> None:
        """Remember what was made under `key`."""
        with self._lock:
            self._records[key] = record
            self._whole.add(key)
            self._use(key)
            self._changed = True

    def write(self, name: str, content: bytes) -> MadeFile:
        """Write a file of that published name, in one step, and return what to remember of it."""
        write_whole(self.folder / name, content)
        return MadeFile(name, len(content), digest_of(content))

    def save(self, sources: Iterable[str]) -> None:
        """Forget photos that are not among `sources`, and what has not been used for KEEP_DAYS; write the manifest."""
        wanted = set(sources)
        if gone := self._sources.keys() - wanted:
            self._sources = {path: row for path, row in self._sources.items() if path not in gone}
            self._changed = True
        if self._changed:
            self.forget(KEEP_DAYS)
            self.write_manifest()

    def forget(self, days: int) -> int:
        """Remove what no build used in the last `days` days, and return how many files went."""
        oldest = date.fromordinal(max(1, self.today.toordinal() - days))
        old = {key for key, used in self._used.items() if used < oldest}
        names = [made.name for key in old for made in self._records[key].files]
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        known = {made.name for record in self._records.values() for made in record.files}
        gone = len(names) + remove_unknown(self.folder, known, oldest)
        self._records = {key: record for key, record in self._records.items() if key not in old}
        self._used = {key: used for key, used in self._used.items() if key not in old}
        self._changed = self._changed or bool(old)
        return gone

    def write_manifest(self) -> None:
        """Write what is known, in one step."""
        made = {
            key: {
                "used": self._used[key].isoformat(),
                "result": record.result,
                "files": [[f.name, f.size, f.digest] for f in record.files],
            }
            for key, record in sorted(self._records.items())
        }
        stored = {"layout": LAYOUT, "recipe": self.recipe, "sources": dict(sorted(self._sources.items())), "made": made}
        write_whole(self.manifest, sealed(stored))
        self._changed = False

    def _use(self, key: str) -> None:
        if self._used.get(key) != self.today:
            self._used[key] = self.today
            self._changed = True

    def _is_whole(self, record: Record) -> bool:
        """Return whether every file is as it was written: read, since a bit that flips on the disk changes no date."""
        return all(is_as_written(self.folder / made.name, made.size, made.digest) for made in record.files)


def is_as_written(path: Path, size: int, digest: str) -> bool:
    """Return whether a file has that many bytes and that SHA-256.

    58 photos' 464 files (16 MB) took 30 ms of a processor, their sizes and dates alone 4, making them 20,600.
    """
    try:
        return path.stat().st_size == size and digest_of(path.read_bytes()) == digest
    except OSError:
        return False


def clean(cache: Path, older_than_days: int = 0) -> int:
    """Remove what was made from photos, and return how many files went; the next build makes again what it needs.

    With `older_than_days` only what no build used in so many days before the latest one; 0 for everything.
    """
    folder = cache / FOLDER
    if not folder.is_dir():
        return 0
    if older_than_days:
        found = PhotoCache.stored(cache)
        count = found.forget(older_than_days)
        found.write_manifest()
        return count
    (cache / MANIFEST).unlink(missing_ok=True)
    return remove_all(folder)


def remove_all(folder: Path) -> int:
    """Remove a folder of files, which may not be there, and return how many were in it."""
    if not folder.is_dir():
        return 0
    count = sum(1 for _ in folder.iterdir())
    shutil.rmtree(folder)
    return count


def remove_unknown(folder: Path, known: Container[str], oldest: date) -> int:
    """Remove what a stopped build left in `folder`, once it is so old that it is no other build's any more."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name not in known and _day(entry) < oldest]
    for name in names:
        (folder / name).unlink(missing_ok=True)
    return len(names)


def _day(entry: os.DirEntry[str]) -> date:
    return datetime.fromtimestamp(entry.stat().st_mtime, tz=UTC).date()


def digest_of(content: bytes) -> str:
    """Return the digest by which a file's content is known again."""
    return hashlib.sha256(content).hexdigest()
