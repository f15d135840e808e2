"""Put a finished site in the place of the published one: whole, or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

ENTRIES_HAVE_ERRORS = "Situs tidak dibuat karena ada isian yang harus diperbaiki."
_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # renameat2(2)
_STAGE = "situs-baru"
_OLD = "situs-lama"


class NotPublishedError(Exception):
    """The site could not be made; the message is an Indonesian sentence for whoever ran the build."""


def stage_for(site: Path, cache: Path) -> Path:
    """Return a fresh empty folder to build into, on the file system of `site` where that can be told.

    It lies in `cache`; only where that is another file system (a rename could not cross it) beside `site`.
    What a build that was killed left there is removed.
    """
    cache.mkdir(parents=True, exist_ok=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    same = cache.stat().st_dev == site.parent.stat().st_dev
    stage = cache / _STAGE if same else site.with_name(f".{site.name}-{_STAGE}")
    shutil.rmtree(stage, ignore_errors=True)
    shutil.rmtree(stage.with_name(_old_name(stage)), ignore_errors=True)
    stage.mkdir(parents=True)
    return stage


def swap_in(stage: Path, site: Path) -> None:
    """Make `stage` the published `site` in one step, then remove the old one.

    Raises OSError where the site's folder cannot be changed; then `site` is as it was.
    """
    if not site.exists():
        stage.rename(site)
        return
    if _exchange(stage, site):
        shutil.rmtree(stage, ignore_errors=True)
        return
    # No atomic exchange here (macOS, Windows, some network folders): two renames, mended if the second fails.
    old = stage.with_name(_old_name(stage))
    site.rename(old)
    try:
        stage.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def discard(stage: Path) -> None:
    """Remove a folder whose build did not finish."""
    shutil.rmtree(stage, ignore_errors=True)


def place(source: Path, target: Path) -> None:
    """Put the file `source` at `target`, as a second name for the same bytes where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)  # with its date, by which the next look knows it again


def place_all(files: Mapping[str, Path], site: Path) -> None:
    """Put each file at its address in the folder `site`; what a live preview has there stays if it is the same."""
    folders = {(site / address).parent for address in files}
    for folder in sorted(folders):
        folder.mkdir(parents=True, exist_ok=True)
    for address, source in files.items():
        target = site / address
        if target.exists():
            if _looks_like(source, target):
                continue
            target.unlink()
        place(source, target)


def _looks_like(one: Path, other: Path) -> bool:
    """Return whether two files have the same size and date."""
    first, second = one.stat(), other.stat()
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def _old_name(stage: Path) -> str:
    return stage.name.replace(_STAGE, _OLD)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders' names in one system call (Linux); False where that cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    call = getattr(libc, "renameat2", None)
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP}:
        return False
    raise OSError(number, os.strerror(number), str(other))
