import io
import os
import threading
import time

import pytest

from katalog.photos import workers
from katalog.photos.workers import PixelBudget
from katalog.report import ERASE_LINE, ProgressLine


def test_every_task_is_done_once_and_progress_counts_them():
    seen = []
    results = workers.run(lambda n: n * n, range(20), 3, lambda done, total: seen.append((done, total)))
    assert sorted(results) == [n * n for n in range(20)]
    assert seen == [(done, 20) for done in range(21)]


def test_nothing_to_do_says_nothing():
    assert list(workers.run(str, [], 0, pytest.fail)) == []


def test_a_failing_task_ends_the_work():
    def task(n):
        if n == 0:
            raise OSError(28, "disk full")
        time.sleep(0.01)
        return n

    with pytest.raises(OSError, match="disk full"):
        list(workers.run(task, range(500), 2, None))


def test_few_tasks_are_handed_out_ahead():
    class Counted(list):
        taken = 0

        def __iter__(self):
            for each in super().__iter__():
                self.taken += 1
                yield each

    tasks = Counted(range(1000))
    for done, _ in enumerate(workers.run(str, tasks, 2, None), start=1):
        assert tasks.taken <= done + 2 * workers.AHEAD * 2
    assert done == tasks.taken == 1000


def test_as_many_workers_as_asked_for_or_as_cores():
    assert workers.workers(3) == 3
    assert 1 <= workers.workers(0) <= (os.cpu_count() or 1)


def test_pixels_in_flight_stay_within_the_budget_and_a_giant_goes_alone():
    budget, lock, flying, peak = PixelBudget(100), threading.Lock(), [0], [0]

    def task(pixels):
        with budget.hold(pixels):
            with lock:
                flying[0] += min(pixels, 100)
                peak[0] = max(peak[0], flying[0])
            time.sleep(0.002)
            with lock:
                flying[0] -= min(pixels, 100)
        return pixels

    sizes = [60, 40, 30, 500, 90, 10, 10, 10] * 3
    assert sorted(workers.run(task, sizes, 8, None)) == sorted(sizes)
    assert peak[0] == 100


def test_a_budget_is_given_back_when_a_decode_fails():
    budget = PixelBudget(10)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), budget.hold(10):
            raise ValueError("broken")
    with budget.hold(10):
        pass


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, monkeypatch, ci):
    monkeypatch.delenv("CI", raising=False)
    if ci:
        monkeypatch.setenv("CI", "true")
    clock = iter([0.0, 0.0, 10.0, 200.0, 300.0])
    line = ProgressLine(stream, lambda: next(clock))
    for done in (0, 5, 20, 60):
        line(done, 60)
    return stream.getvalue()


def test_progress_tells_count_and_time_left_on_a_terminal(monkeypatch):
    text = shown(Terminal(), monkeypatch, ci=False)
    assert text.split(ERASE_LINE)[1:] == [
        "Foto 0 dari 60",
        "Foto 5 dari 60, sisa 2 menit",
        "Foto 20 dari 60, sisa 7 menit",
        "",
    ]


def test_progress_is_silent_in_a_pipe_and_in_ci(monkeypatch):
    assert shown(io.StringIO(), monkeypatch, ci=False) == ""
    assert shown(Terminal(), monkeypatch, ci=True) == ""
