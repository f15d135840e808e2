"""Locks a file for one program at a time; the system lets go of it when that program ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """A lock by the name of a file, which is there only while somebody holds it or was killed holding it."""

    def __init__(self, path: Path) -> None:
        """Hold nothing yet."""
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Return whether the lock could be had, without waiting. Raises OSError where the file cannot be made."""
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _lock(descriptor):
                os.close(descriptor)
                return False
            if self._is_still(descriptor):
                self._descriptor = descriptor
                return True
            os.close(descriptor)  # its holder removed the file between the two calls: that name is another file now

    def release(self) -> None:
        """Let go, and remove the file."""
        if self._descriptor is None:
            return
        with suppress(OSError):  # Windows keeps a file that is open; an empty one does no harm
            self._path.unlink()
        os.close(self._descriptor)
        self._descriptor = None

    def _is_still(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
