"""Several processes share a piece of work: each part is done once, and what goes wrong in one is told by the first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest

from katalog.site import site_folder
from katalog.site.crew import TURNS_MOST, Crew, HelperLostError, size

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a process is split in two on Linux only"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # a runner of tests has threads
]


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("pieces", [0, 1, TURNS_MOST * 3 + 1])
def test_each_piece_is_done_once(pieces: int, processes: int) -> None:
    with Crew(list, pieces, processes) as crew:
        results = crew.results()
    assert len(results) == processes
    assert sorted(turn for done in results for turn in done) == list(range(pieces))


def test_the_error_of_a_helper_is_raised_with_the_place_where_it_was() -> None:
    here = os.getpid()

    def work(turns: Iterable[int]) -> list[int]:
        if os.getpid() != here:
            raise OSError(28, "full", "usaha/index.html")
        return list(turns)

    with pytest.raises(OSError, match="usaha/index") as raised, Crew(work, 3, 2) as crew:
        crew.results()
    assert (raised.value.errno, raised.value.filename) == (28, "usaha/index.html")
    assert "in work" in raised.value.__notes__[0]


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    here = os.getpid()

    def work(_: Iterable[int]) -> None:
        class OddError(Exception):
            pass

        if os.getpid() != here:
            raise OddError("aneh")

    with pytest.raises(RuntimeError, match="aneh"), Crew(work, 3, 2) as crew:
        crew.results()


def test_a_helper_that_is_killed_is_missed() -> None:
    here = os.getpid()

    def work(turns: Iterable[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(turns)

    with pytest.raises(HelperLostError, match="--jobs 1"), Crew(work, 3, 3) as crew:
        crew.results()


def test_helpers_end_with_whoever_began_them() -> None:
    """The first process is killed while its helper waits; the helper holds a pipe that ends when both are gone."""
    program = textwrap.dedent("""
        import os, signal, sys, time
        from katalog.site.crew import Crew

        first, (ready, tell) = os.getpid(), os.pipe()

        def work(turns):
            if os.getpid() != first:
                os.write(tell, b"x")
                time.sleep(3600)
            os.read(ready, 1)
            os.kill(first, signal.SIGKILL)

        with Crew(work, 1, 2) as crew:
            crew.results()
    """)
    path = str(Path(site_folder.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=False, env={"PYTHONPATH": path}
    )
    assert done.returncode == -signal.SIGKILL


def test_no_process_is_split_while_another_thread_runs() -> None:
    program = textwrap.dedent("""
        import threading
        from katalog.site.crew import size

        end = threading.Event()
        alone = size(3)
        threading.Thread(target=end.wait).start()
        print(alone, size(3), size(1))
        end.set()
    """)
    path = str(Path(site_folder.__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONPATH": path})
    assert done.stdout.split() == [b"3", b"1", b"1"]


def test_nobody_helps_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert size(4) == 1
