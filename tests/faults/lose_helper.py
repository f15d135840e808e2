"""Has every process that helps a build killed as it begins, as a system does that is out of memory."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

from katalog.site import build, crew


def lose_helper() -> None:
    """Set the trap for the build that this process is going to run; of however few products, others help with it."""
    build.SHARED_FROM = 0
    crew._end_with = _end


def _end(_: int) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still here")
