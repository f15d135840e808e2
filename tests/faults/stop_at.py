"""Kill a program at its N-th change to a file or folder, as a power cut would: no clean-up runs."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.utime", "shutil.rmtree"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Stopper:
    """Counts changes and ends the process at the one it was told; writes the number of each into `counted`."""

    def __init__(self, last: int, counted: int | None = None) -> None:
        self._last = last
        self._counted = counted
        self._steps = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told by the interpreter what is about to happen."""
        if event not in CHANGES and not (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES):
            return
        self._steps += 1
        if self._counted is not None:
            os.pwrite(self._counted, str(self._steps).encode(), 0)
        if self._steps == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def stop_at(last: int) -> None:
    """Have this process killed at its `last` change."""
    sys.addaudithook(Stopper(last))


def count(into: Path) -> None:
    """Have this process write into a file how many changes it has made."""
    sys.addaudithook(Stopper(0, os.open(into, os.O_WRONLY | os.O_CREAT)))
