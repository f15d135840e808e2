"""The program's commands, run as a volunteer does but without the second of reading in the program each time.

One process reads the program in and waits; each command is a copy of it (`multiprocessing`'s fork server) with a
folder, outputs and an end of its own. What is about the start itself (environments, other programs, what is imported)
starts Python anew.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "build.py"
_READ_IN = ["katalog.cli.main", "katalog.cli.build", "katalog.cli.check", "hooks"]
Before = Callable[[], object]
"""What happens in a command's process before the program: a limit, a trap. A function of a module, to be sent there."""


class Command:
    """A command that runs: to be waited for, stopped or killed."""

    def __init__(self, *words: str | Path, cwd: Path = ROOT, before: Before | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="command-")
        self._said, self._complained = (Path(self._folder.name) / name for name in ("said", "complained"))
        self.words = [str(SCRIPT), *map(str, words)]
        given = (self.words, str(cwd), dict(os.environ), (str(self._said), str(self._complained)), before)
        self.process: ForkServerProcess = _server().Process(target=_command, args=given)
        _started(self.process)

    def wait(self, seconds: float = 900) -> int | None:
        """Return the exit status, negative where a signal ended it, None where it still runs after that time."""
        self.process.join(seconds)
        return self.process.exitcode

    def done(self, seconds: float = 900) -> subprocess.CompletedProcess[str]:
        """Wait for the end and return what was said; raises TimeoutError, the command killed, where it takes longer."""
        status = self.wait(seconds)
        if status is None:
            self.process.kill()
            raise TimeoutError(self.words)
        said, complained = (path.read_text("utf-8") if path.exists() else "" for path in (self._said, self._complained))
        self._folder.cleanup()
        self.process.close()
        return subprocess.CompletedProcess(self.words, status, said, complained)


def run(*words: str | Path, cwd: Path = ROOT, before: Before | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python3 scripts/build.py` with the given words in the folder `cwd`."""
    return Command(*words, cwd=cwd, before=before).done()


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_READ_IN)
    return context


def _started(process: ForkServerProcess) -> None:
    """Start the process; the server, which starts with the first one, is told where modules lie by the environment."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        process.start()
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def _command(
    words: list[str], cwd: str, environment: dict[str, str], outputs: tuple[str, str], before: Before | None
) -> None:
    """Be a command: in its folder, with its environment and outputs, until the program ends."""
    for number, path in enumerate(outputs, 1):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv = words
    main = importlib.import_module("katalog.cli.main").main
    if before:
        before()
    sys.exit(main(load_site_maker=lambda: importlib.import_module("hooks")))
