"""The loop that every fuzzer shares: cases by number, so that each can be had again, for so long or so many."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY_MAX = 1_500_000_000  # bytes that one process may have
GROWTH_MAX = 150_000_000  # bytes that a run may have more in its second half than in its first: more is a leak
SAMPLED_EACH = 20  # cases between two looks at the memory
CASE_SECONDS_MAX = 20  # of processor time for one case, on a slow machine

Case = Callable[[random.Random], str]
"""Makes one input and looks at what becomes of it; returns what it was (counted), raises where something is wrong."""


def run(case: Case, first: int, *, minutes: float = 0, rounds: int = 0) -> Counter[str]:
    """Try cases from number `first` on, for so many minutes or rounds; return how many there were of each kind.

    Raises what the first bad case raises, with a note that says which number it was; a case that takes too long or too
    much memory is a bad one.
    """
    counts: Counter[str] = Counter()
    until = time.monotonic() + 60 * minutes
    number = first
    while number < first + rounds if rounds else time.monotonic() < until:
        began = time.process_time()
        try:
            counts[case(random.Random(number))] += 1  # noqa: S311 - the same number gives the same case
            spent = time.process_time() - began
            assert spent < CASE_SECONDS_MAX, f"took {spent:.1f} s of processor time"
        except BaseException as error:
            error.add_note(f"case {number}")
            raise
        number += 1
        if minutes and number % 5000 == 0:
            say(f"{number}: {dict(counts)}, {peak_memory() // 1_000_000} MB")
    assert peak_memory() < MEMORY_MAX, f"{peak_memory()} bytes"
    return counts


def say(line: str) -> None:
    """Print a line at once: a long run is watched."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def peak_memory() -> int:
    """Return the most memory that this process has had, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def memory() -> int:
    """Return the memory that this process has now, in bytes; the most that it has had where the system cannot say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return peak_memory()
    return pages * resource.getpagesize()


def growth(samples: Sequence[int]) -> int:
    """Return by how many bytes the memory rose from the first half of a run to its second."""
    half = len(samples) // 2
    return max(samples[half:], default=0) - max(samples[:half], default=0) if half else 0


def main(case: Case, description: str) -> int:
    """Run a fuzzer from the command line, past every bad case; return 1 where there was one, or memory kept rising."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument(
        "--first", type=int, default=0, help="number of the first case; give a bad one's to see it again"
    )
    parser.add_argument("--one", action="store_true", help="only that case")
    arguments = parser.parse_args()
    if arguments.one:
        say(case(random.Random(arguments.first)))  # noqa: S311 - the same number gives the same case
        return 0
    note = ROOT / ".cache" / "fuzz-last.txt"  # in case the process does not live to say it
    note.parent.mkdir(exist_ok=True)
    ends = time.monotonic() + 60 * arguments.minutes
    counts: Counter[str] = Counter()
    bad, first = 0, arguments.first
    samples: list[int] = []
    while (left := (ends - time.monotonic()) / 60) > 0:
        found: Counter[str] = Counter()

        def counted(rng: random.Random, into: Counter[str] = found, start: int = first) -> str:
            note.write_text(str(start + into["cases"]), encoding="ascii")
            into["cases"] += 1
            if (start + into["cases"]) % SAMPLED_EACH == 0:
                samples.append(memory())
            kind = case(rng)
            into[kind] += 1
            return kind

        try:
            run(counted, first, minutes=left)
        except Exception as error:  # noqa: BLE001 - what a case raises is what is looked for
            bad += 1
            say(f"BAD {first + found['cases'] - 1}: {type(error).__name__}: {str(error)[:500]}")
        first += found["cases"]
        counts += found
    grew = growth(samples)
    spent = f"{time.process_time() / 60:.1f} minutes of processor time"
    used = f"{peak_memory() // 1_000_000} MB at most, {grew // 1_000_000:+} MB from the first half to the second"
    say(f"{counts.pop('cases')} cases, {bad} bad, {dict(counts)}, {spent}, {used}")
    return 1 if bad or grew > GROWTH_MAX else 0
