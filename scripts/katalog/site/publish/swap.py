"""Puts a finished site in the place of the published one: completely, or not at all."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from katalog.site.publish.lock import FileLock

ENTRIES_HAVE_ERRORS = "Situs tidak dibuat karena ada isian yang harus diperbaiki."
_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # renameat2(2)
_STAGE = "situs-baru-"
_OLD = "situs-lama-"
_LOCK = ".kunci"
_KEY_CHARACTERS = 12


class NotPublishedError(Exception):
    """The site could not be made; the message is an Indonesian sentence for whoever ran the build."""


@dataclass(frozen=True)
class Finished:
    """How a build that was published ended.

    `notices` say what is worth knowing besides the problems of entries; `is_lasting` is whether the next build from the
    same would end the same, which is not so where something could not be fetched.
    """

    notices: tuple[str, ...] = ()
    is_lasting: bool = True


@contextmanager
def alone(site: Path, cache: Path) -> Iterator[None]:
    """Be the only one who makes `site` for as long as the `with` lasts, from before its entries are read.

    Two builds of one site at once would be harmless but for one thing: the one that read older entries could publish
    last. Sites in different folders can be made at the same time. Raises NotPublishedError where another is at it.
    """
    cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(_lock_of(_stage(site, cache), cache))
    if not lock.take():
        raise NotPublishedError(
            f"Situs di {site.name} sedang dibuat oleh perintah lain. Tunggu sampai selesai, lalu ulangi."
        )
    try:
        yield
    finally:
        lock.release()


def refuse_unfit(site: Path, sources: Iterable[Path]) -> None:
    """Raise NotPublishedError unless `site` is a place for a site: what is published replaces all that is there.

    `sources` are files and folders that a build reads or keeps; the site may not be one of them, hold one, or lie in
    one.
    """
    site = site.resolve()
    known = [source.resolve() for source in sources]
    if any(source.is_relative_to(site) or site.is_relative_to(source) for source in known):
        raise NotPublishedError(
            f"Folder {site} berisi bahan situs ini, atau terletak di dalamnya. Pilih folder lain dengan `--site`."
        )
    if not site.exists():
        return
    if not site.is_dir():
        raise NotPublishedError(f"{site} adalah berkas, bukan folder. Pilih folder lain dengan `--site`.")
    names = {entry.name for entry in os.scandir(site)}
    if ".git" in names or (names and "index.html" not in names):
        raise NotPublishedError(
            f"Folder {site} berisi berkas lain, bukan situs. Kosongkan dulu, atau pilih folder lain dengan `--site`."
        )


def stage_for(site: Path, cache: Path) -> Path:
    """Return a fresh empty folder to build into, on the file system of `site` where that can be told.

    It lies in `cache`; only where that is another file system (a rename could not cross it) beside `site`. Call it
    while `alone`: what killed builds left of this and of other sites is cleared away, and a site that one of them had
    already moved aside is put back.
    """
    site = site.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    stage = _stage(site, cache)
    old = _old_of(stage)
    if old.exists() and not site.exists():
        old.rename(site)
    _remove(old)
    _remove(stage)
    _clear(cache, but=stage)
    stage.mkdir(parents=True)
    return stage


def swap_in(stage: Path, site: Path) -> None:
    """Make `stage` the published `site` in one step, then remove the old one.

    Raises OSError where the site's folder cannot be changed; then `site` is as it was, and `stage` is removed.
    """
    try:
        _swap(stage, site.resolve())  # a link stays one: what it leads to is replaced
    except OSError:
        _remove(stage)
        raise


def discard(stage: Path) -> None:
    """Remove a folder whose build did not finish."""
    _remove(stage)


def place(source: Path, target: Path) -> None:
    """Put the file `source` at `target`, as a second name for the same bytes where the file system can."""
    try:
        os.link(source, target)
    except FileExistsError:
        target.unlink()  # never written over: what is there may be a second name of a file in the cache
        place(source, target)
    except OSError:
        shutil.copy2(source, target)


def place_all(files: Mapping[str, Path], site: Path) -> None:
    """Put each file at its address in the folder `site`."""
    for folder in sorted({(site / address).parent for address in files}):
        folder.mkdir(parents=True, exist_ok=True)
    for address, source in files.items():
        place(source, site / address)


def _swap(stage: Path, site: Path) -> None:
    if not site.exists():
        stage.rename(site)
        return
    if _exchange(stage, site):
        _remove(stage)
        return
    # No atomic exchange here (macOS, Windows, some network folders): two renames, mended if the second fails.
    old = _old_of(stage)
    site.rename(old)
    try:
        stage.rename(site)
    except OSError:
        old.rename(site)
        raise
    _remove(old)


def _stage(site: Path, cache: Path) -> Path:
    """Return where `site` is built: a name of its own for every site."""
    site = site.resolve()
    key = hashlib.sha256(os.fsencode(site)).hexdigest()[:_KEY_CHARACTERS]
    nearest = next(folder for folder in site.parents if folder.exists())
    if not cache.exists() or cache.stat().st_dev == nearest.stat().st_dev:
        return cache / f"{_STAGE}{key}"
    return site.with_name(f".{_STAGE}{key}")


def _lock_of(stage: Path, cache: Path) -> Path:
    return cache / f"{stage.name.lstrip('.')}{_LOCK}"


def _old_of(stage: Path) -> Path:
    return stage.with_name(stage.name.replace(_STAGE, _OLD))


def _clear(cache: Path, but: Path) -> None:
    """Remove what killed builds of other sites left; a site moved aside stays for the next build of that site."""
    for left in sorted(cache.glob(f"{_STAGE}*")):
        if left == but or left.name.endswith(_LOCK) or not left.is_dir():
            continue
        lock = FileLock(_lock_of(left, cache))
        if lock.take():
            _remove(left)
            lock.release()


def _remove(folder: Path) -> None:
    """Remove a folder that may not be there; what cannot be removed is left to the next build."""
    shutil.rmtree(folder, ignore_errors=True)


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
