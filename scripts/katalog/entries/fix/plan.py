"""Plans which files can be made better, shows them as a diff, and writes each in one step or not at all."""

from __future__ import annotations

import difflib
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from katalog.contract.model import Business, Group, Village
from katalog.entries import load
from katalog.entries.entry import Entry
from katalog.entries.fix import moving, rewriting, spelling
from katalog.entries.fix.proof import Examine, Reading, without_places
from katalog.entries.folder import VILLAGE, Found, find
from katalog.entries.tree import data_of
from katalog.entries.yaml import encoding, reading
from katalog.files import PART, sweep
from katalog.problems import errors_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from katalog.problems import Problem
    from katalog.settings import Settings

ROUNDS = 5
"""Times that one file is gone over; one that is still changing after so many is left alone."""
NAMED = 5
"""Files that the closing sentence names."""
CONTEXT = 2
"""Lines that a diff shows around a change."""


class NotFixedError(Exception):
    """Nothing was written; the message says in Indonesian why and what to do."""


@dataclass(frozen=True)
class Fixed:
    """One file: what it holds and what it would, what was done for that, and the problems before and after."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    remarks: tuple[str, ...]
    found: tuple[Problem, ...]
    left: tuple[Problem, ...]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    def diff(self) -> Iterator[str]:
        """Yield the change as a unified diff, line by line; nothing where only the way of saving changes."""
        old, new = (_lines(data) for data in (self.before, self.after))
        yield from difflib.unified_diff(old, new, self.shown, f"{self.shown} (diperbaiki)", lineterm="", n=CONTEXT)


def plan(settings: Settings, slug: str = "") -> Iterator[Fixed]:
    """Yield every entry (or that of `slug`), and the village's file where none is named, as it could be.

    Raises NotFixedError where there is no such entry.
    """
    village = load.village_of(settings)
    village_file = settings.businesses / VILLAGE
    if not slug and village_file.is_file():
        yield _fixed(village_file, settings, partial(_of_village, shown=settings.shown(village_file)))
    found = [item for item in find(settings).entries if slug in {"", item.slug}]
    if slug and not found:
        raise NotFixedError(f"Usaha `{slug}` tidak ada di {settings.shown(settings.businesses)}.")
    for item in found:
        yield _fixed(item.file, settings, partial(_of_business, item=item, settings=settings, village=village))


def write(fixed: Fixed) -> None:
    """Write a changed file in place of the one it was made from, which must not have changed meanwhile.

    Raises NotFixedError; the file is then as it was.
    """
    path = fixed.path.resolve()
    temporary: Path | None = None
    try:
        if path.read_bytes() != fixed.before:
            raise NotFixedError(
                f"`{fixed.shown}` baru saja berubah, jadi tidak ditulis. Jalankan perintahnya sekali lagi."
            )
        sweep(path.parent)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=PART, delete=False) as out:
            temporary = Path(out.name)
            out.write(fixed.after)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise NotFixedError(f"`{fixed.shown}` tidak bisa ditulis: {error.strerror}.") from None


def is_agreed(files: int, ask: Callable[[str], str] | None) -> bool:
    """Return whether the changes to so many files are to be written; `ask` is None where there is nobody to ask."""
    if ask is None:
        return False
    try:
        answer = ask(f"Tulis perubahan di atas ke {files} berkas? (ya/tidak) ")
    except EOFError:
        return False
    return answer.strip().casefold() in {"y", "ya", "iya", "yes"}


def closing(plan: Sequence[Fixed], *, is_written: bool) -> tuple[str, bool]:
    """Return what to say in the end, and whether no entry has an error left as the files are now."""
    waiting = [fixed for fixed in plan if fixed.is_changed and not is_written]
    left = [fixed for fixed in plan if errors_in(fixed.left)]
    sentences = []
    if waiting:
        sentences.append("Belum ada yang ditulis. Jalankan lagi dengan `--ya` untuk menulisnya.")
    elif not is_written:
        sentences.append("Tidak ada yang bisa diperbaiki dengan pasti.")
    if left:
        names = ", ".join(fixed.shown for fixed in left[:NAMED]) + (" ..." if len(left) > NAMED else "")
        sentences.append(f"Yang masih harus diperbaiki sendiri ada di {names}. Jalankan `check` untuk melihatnya.")
    return " ".join(sentences) or "Selesai: semua isian bisa dibaca.", not left and not any(
        errors_in(fixed.found) for fixed in waiting
    )


def _fixed(path: Path, settings: Settings, examine: Examine) -> Fixed:
    shown = settings.shown(path)
    read = reading.read(path, shown)
    try:
        data = path.read_bytes() if path.stat().st_size <= reading.MAX_BYTES else b""
    except OSError:
        data = b""
    decoded = encoding.decode(data)
    if decoded is None or not data:
        return Fixed(path, shown, data, data, (), read.problems, read.problems)
    first = examine(decoded.text)
    last, remarks = _settled(first, examine)
    after = decoded.encoded(last.text)
    done = tuple(dict.fromkeys((*decoded.remarks, *remarks))) if after != data else ()
    return Fixed(path, shown, data, after, done, tuple(first.entry.problems), tuple(last.entry.problems))


def _settled(first: Reading, examine: Examine) -> tuple[Reading, list[str]]:
    """Return `first` with every step taken until none changes anything, so that a second run has nothing to do."""
    current, remarks = first, list[str]()
    for _ in range(ROUNDS):
        before = current
        if not current.is_whole:
            current, done = spelling.mended(current, examine)
            remarks += done
        if current.is_whole:
            current, done = rewriting.rewritten(current, examine)
            remarks += done
            current, done = moving.moved(current, examine)
            remarks += done
        if current.text == before.text:
            return current, remarks
    return first, []


def _of_business(text: str, item: Found, settings: Settings, village: Village | None) -> Reading:
    read = reading.of_text(text, settings.shown(item.file))
    business, entry = load.examine(read, item, settings, village)
    return _reading(text, entry, Business, business)


def _of_village(text: str, shown: str) -> Reading:
    village, entry = load.examine_village(reading.of_text(text, shown), None)
    return _reading(text, entry, Village, village)


def _reading(text: str, entry: Entry, group: type[Group], made: Group | None) -> Reading:
    read = entry.source
    data = without_places(data_of(Entry(read, entry.owner), group))
    is_whole = read.root is not None and not read.problems
    model = None if made is None or entry.errors else without_places(made.model_dump())
    return Reading(text, entry, data, is_whole, model)


def _lines(data: bytes) -> list[str]:
    decoded = encoding.decode(data)
    return decoded.text.splitlines() if decoded else []
