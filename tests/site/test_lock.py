import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from katalog.site.publish.lock import FileLock

HOLD = "import sys; from katalog.site.publish.lock import FileLock; from pathlib import Path; "
HOLD += "print(FileLock(Path(sys.argv[1])).take(), flush=True); sys.stdin.read()"
SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.kunci"


def holder(path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
    )
    assert process.stdout.readline() == "True\n"
    return process


def test_one_holds_it_and_the_next_may_have_it_afterwards(path):
    first, second = FileLock(path), FileLock(path)
    assert first.take()
    assert not second.take()
    first.release()
    assert not path.exists()
    assert second.take()
    second.release()


def test_letting_go_of_what_one_does_not_hold_changes_nothing(path):
    first, second = FileLock(path), FileLock(path)
    assert first.take()
    second.release()
    assert not second.take()
    first.release()
    first.release()


def test_a_killed_program_holds_nothing(path):
    with holder(path) as process:
        assert not FileLock(path).take()
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock = FileLock(path)
        assert path.exists()
        assert lock.take()
        lock.release()


def test_a_file_that_its_holder_has_just_removed_is_not_the_lock(path, monkeypatch):
    real = os.open
    opened = []

    def late(name, *rest):
        opened.append(name)
        descriptor = real(name, *rest)
        if len(opened) == 1:
            path.unlink()  # between the opening and the locking
        return descriptor

    monkeypatch.setattr(os, "open", late)
    lock = FileLock(path)
    assert lock.take()
    assert len(opened) == 2
    assert not FileLock(path).take()
    lock.release()
