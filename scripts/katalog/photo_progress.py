"""The one line on a terminal that says how many photos are done and how long the rest will take."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

ERASE_LINE = "\r\x1b[2K"
MINUTE = 60  # seconds


class ProgressLine:
    """Called with how many photos of how many are done; silent where nobody watches: in a file, a pipe, or CI."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream`, if there is one; `clock` gives seconds."""
        self._stream = stream
        self._clock = clock
        self._shown = stream is not None and stream.isatty() and not os.environ.get("CI")
        self._start = clock()

    def __call__(self, done: int, total: int) -> None:
        """Show the state, and nothing any more when all is done."""
        if not self._shown or self._stream is None:
            return
        text = "" if done >= total else f"Foto {done} dari {total}{self._left(done, total)}"
        self._stream.write(ERASE_LINE + text)
        self._stream.flush()

    def _left(self, done: int, total: int) -> str:
        """Return the time left at the pace so far, in whole seconds or minutes."""
        if not done:
            self._start = self._clock()
            return ""
        seconds = (self._clock() - self._start) / done * (total - done)
        return f", sisa {round(seconds)} detik" if seconds < MINUTE else f", sisa {round(seconds / MINUTE)} menit"
