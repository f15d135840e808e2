"""Run a program and write down whatever it does that no build has to do: other files, other programs, the network.

`python guarded.py REPORT ALLOWED... -- program.py arguments`: files may be read and written below the allowed folders,
and read below those of the interpreter and of the system's time zones.
"""

from __future__ import annotations

import os
import runpy
import sys
import sysconfig
from typing import Any

OTHER_PROGRAMS = (
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
    "os.spawn",
    "pty.",
    "os.startfile",
)
NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostby",
    "urllib.",
    "http.",
)
READS = frozenset({"os.listdir", "os.scandir"})
CHANGES = frozenset(
    {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate"}
)
READ = (
    "/usr/share/zoneinfo",
    "/etc/mime.types",
    "/etc/localtime",
    "/dev/null",
    "/dev/urandom",
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/fs/cgroup",
    "/usr/lib/locale",
    "/usr/share/mime",
    "/usr/share/fonts",
    *(os.path.expanduser(f"~/{name}") for name in (".reportlab_settings", ".reportlab_mods", ".fonts")),  # noqa: PTH111
)
DATA = ("babel.", "datetime")  # Babel keeps what it knows of languages in pickles of its own
INTERPRETER = tuple(
    {os.path.realpath(path) + os.sep for path in (sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"))}
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Guard:
    """Remembers what was done that should not have been."""

    def __init__(self, report: str, allowed: list[str]) -> None:
        self._allowed = tuple(os.path.realpath(each) for each in allowed)
        self._report = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told by the interpreter what is about to happen."""
        if event.startswith((*OTHER_PROGRAMS, *NETWORK)):
            self._note(event, arguments)
        elif event == "pickle.find_class":
            if not str(arguments[0]).startswith(DATA):
                self._note(event, arguments)
        elif event == "open":
            writes = isinstance(arguments[2], int) and bool(arguments[2] & WRITES)
            self._look(event, arguments[:1], writes=writes)
        elif event in READS | CHANGES:
            self._look(event, arguments[:2], writes=event in CHANGES)

    def _look(self, event: str, paths: tuple[Any, ...], *, writes: bool) -> None:
        for path in paths:
            if isinstance(path, str | bytes) and not self._is_fine(os.fsdecode(path), writes=writes):
                self._note(event, (path,))

    def _is_fine(self, path: str, *, writes: bool) -> bool:
        real = os.path.realpath(path)
        if real.startswith(tuple(f"{each}{os.sep}" for each in self._allowed)) or real in self._allowed:
            return True
        return not writes and (real.startswith(INTERPRETER) or real.startswith(READ))

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        os.write(self._report, f"{event} {arguments!r:.300}\n".encode("utf-8", "backslashreplace"))


if __name__ == "__main__":
    cut = sys.argv.index("--")
    report, *allowed = sys.argv[1:cut]
    del sys.argv[: cut + 1]
    sys.path[0] = os.path.dirname(sys.argv[0])  # noqa: PTH120
    sys.dont_write_bytecode = True
    sys.addaudithook(Guard(report, allowed))
    runpy.run_path(sys.argv[0], run_name="__main__")
