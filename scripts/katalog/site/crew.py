"""Shares a piece of work out among several processes, where the system can split a process in two."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

from katalog.site.publish.swap import NotPublishedError

TURNS_MOST = 2_000  # that one pipe takes at once: 64 KB on Linux, 4 bytes each
TURN_BYTES = 4
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

Result = TypeVar("Result")


class HelperLostError(NotPublishedError):
    """A process that helped was ended from outside before it was done; the message says so to whoever ran the build."""

    def __init__(self) -> None:
        super().__init__(
            "satu dari beberapa proses yang mengerjakannya dihentikan, mungkin karena memori komputer habis. Tutup "
            "program lain, lalu ulangi; kalau tetap begini, tambahkan `--jobs 1`."
        )


class _Told(NamedTuple):
    """What a helper tells at its end."""

    done: Any = None
    error: BaseException | None = None


def size(wanted: int) -> int:
    """Return how many processes can work together here: as many as `wanted`, or this one alone.

    A process is split in two, which is without harm on Linux as long as nothing else runs in it: the copy has this
    thread only, and what another one holds stays held there for ever. macOS can do it, too, but its libraries do not
    bear it; Windows cannot.
    """
    return wanted if sys.platform == "linux" and threading.active_count() == 1 else 1


class Crew(Generic[Result]):
    """So many `processes` that do `work` together: this one, and copies of it as it is now; fewer if there is no room.

    `work` is called once in each with the numbers of what to do, of all below `pieces`: who is free takes the next.
    Its result has to be one that can be pickled. Leaving the `with` ends those that are not done.
    """

    def __init__(self, work: Callable[[Iterable[int]], Result], pieces: int, processes: int) -> None:
        self._work = work
        self._pieces = pieces
        self._turns, turns = os.pipe()
        self._step = max(1, -(-pieces // TURNS_MOST))
        os.write(turns, b"".join(at.to_bytes(TURN_BYTES) for at in range(0, pieces, self._step)))
        os.close(turns)  # who reads after the last one is told that there are no more
        self._helpers: list[tuple[BaseProcess, Connection]] = []
        gc.freeze()  # looking for garbage marks every object, and memory that is marked is shared no longer
        with suppress(OSError):  # the system gives no more of them
            while len(self._helpers) < processes - 1:
                self._helpers.append(self._begun())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._turns)
        gc.unfreeze()
        for process, answer in self._helpers:
            process.kill()
            process.join()
            answer.close()

    def results(self) -> list[Result]:
        """Return what this process and each helper has done, after the last; raises what a helper raised.

        Raises HelperLostError where a helper was ended from outside.
        """
        own = self._work(self._taken())
        return [own, *(_result_of(answer) for _, answer in self._helpers)]

    def _taken(self) -> Iterator[int]:
        while turn := os.read(self._turns, TURN_BYTES):
            start = int.from_bytes(turn)
            yield from range(start, min(start + self._step, self._pieces))

    def _begun(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("fork")
        answer, tell = context.Pipe(duplex=False)
        process = context.Process(target=self._help, args=(tell, os.getpid()), daemon=True)
        process.start()
        tell.close()  # now only the helper has it: when that is gone, the answer ends
        return process, answer

    def _help(self, tell: Connection, parent: int) -> None:
        _end_with(parent)
        try:
            told = _Told(done=self._work(self._taken()))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the other process says it
            told = _Told(error=_sendable(error))
        tell.send(told)


def _end_with(parent: int) -> None:
    """Have the system end this process with its parent, which alone is told of an interrupt: it ends its helpers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that was said
        os._exit(1)


def _sendable(error: BaseException) -> BaseException:
    """Return an error as it can be sent, with where it happened for whoever mends it."""
    where = traceback.format_exc()
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - some are made in a way that pickle cannot follow
        error = RuntimeError(repr(error))
    error.add_note(where)
    return error


def _result_of(answer: Connection) -> Any:
    try:
        told: _Told = answer.recv()
    except EOFError:
        raise HelperLostError from None
    if told.error is not None:
        raise told.error
    return told.done
