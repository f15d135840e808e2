"""Run a program until its N-th change to a file or folder and kill it there, as a power cut would: no clean-up runs.

`python stop_at.py N program.py arguments`; with 0 it runs to its end and says how many such steps there were.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from typing import Any

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.utime", "shutil.rmtree"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Stopper:
    """Counts changes and ends the process at the one it was told."""

    def __init__(self, last: int) -> None:
        self._last = last
        self.steps = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told by the interpreter what is about to happen."""
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES):
            self.steps += 1
            if self.steps == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    stopper = Stopper(int(sys.argv[1]))
    del sys.argv[:2]
    sys.path[0] = os.path.dirname(sys.argv[0])  # noqa: PTH120
    sys.addaudithook(stopper)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        if not end.code:
            sys.stderr.write(f"steps:{stopper.steps}")
        raise
