"""Which drawn files are still in use: a day for each name, so that what no build needs any more can go."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from katalog.photo_cache import KEEP_DAYS, replace

FOLDERS = ("kartu", "kit")  # under the cache


def note_used(folder: Path, names: Iterable[str], today: date) -> None:
    """Note that a build of `today` uses those files of `folder`; forget what none has used for KEEP_DAYS.

    A build of a day before the latest counts as of the latest, so that nothing it uses is old. Raises OSError where
    the cache cannot be written.
    """
    used = _used(folder)
    noted = used | dict.fromkeys(names, max(today, *used.values()) if used else today)
    if noted != used:
        _write(folder, noted)
        forget(folder, KEEP_DAYS)


def forget(folder: Path, days: int) -> int:
    """Remove what no build used in the `days` days before the latest one, and return how many files went.

    A file of which nothing is noted counts as used: the note may have been lost.
    """
    used = _used(folder)
    latest = max(used.values(), default=date.min)
    if latest == date.min:
        return 0
    oldest = latest - timedelta(days=min(days, latest.toordinal() - 1))
    old = [name for name, day in used.items() if day < oldest]
    for name in old:
        (folder / name).unlink(missing_ok=True)
    if old:
        _write(folder, {name: day for name, day in used.items() if day >= oldest})
    return len(old)


def clean(cache: Path, older_than_days: int = 0) -> int:
    """Remove drawn files, and return how many went: all, or those no build used in so many days before the latest."""
    count = 0
    for name in FOLDERS:
        folder = cache / name
        if not folder.is_dir():
            continue
        if older_than_days:
            count += forget(folder, older_than_days)
            continue
        count += sum(1 for _ in folder.iterdir())
        shutil.rmtree(folder)
        _notes(folder).unlink(missing_ok=True)
    return count


def _notes(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


def _used(folder: Path) -> dict[str, date]:
    """Return the day each file was last used; nothing where the notes are missing or damaged."""
    try:
        stored = json.loads(_notes(folder).read_bytes())
        found = {str(name): date.fromisoformat(day) for name, day in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {name: day for name, day in found.items() if Path(name).name == name}  # nothing outside the folder


def _write(folder: Path, used: dict[str, date]) -> None:
    text = json.dumps({name: day.isoformat() for name, day in sorted(used.items())}, indent=0)
    replace(_notes(folder), text.encode())
