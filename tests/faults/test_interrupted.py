"""Builds that are killed at any moment: what is published is the old site or the new one, and the next build heals."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import commands
import pytest
from checkouts import ENTRY, TODAY, VILLAGE, Checkout, Tree, assert_plain_words, change, copied, tree
from commands import Before
from lose_helper import lose_helper
from stop_at import count, stop_at

pytestmark = pytest.mark.slow

SEED = 20261124
SLOWER = 1.1  # a moment past the end of the build is one, too


def kills(config: pytest.Config) -> int:
    return config.getoption("--kills")


def counted(run: Callable[[Before], subprocess.CompletedProcess[str]], folder: Path) -> int:
    """Return how many times a command asks the system to change a file or folder."""
    done = run(partial(count, folder / "steps"))
    assert done.returncode == 0, done.stderr
    return int((folder / "steps").read_text())


def reset(checkout: Checkout, start: Checkout) -> None:
    """Put the site and the cache back as they were; the entries stay changed."""
    for name in ("site", ".cache"):
        shutil.rmtree(checkout.root / name)
        shutil.copytree(start.root / name, checkout.root / name)


def test_killed_between_any_two_changes_of_a_file(
    village: Checkout, tmp_path: Path, old: Tree, new: Tree, request: pytest.FixtureRequest
):
    start = copied(village, tmp_path / "start")
    change(village)
    last = counted(lambda before: village.build(before=before), tmp_path)
    assert village.tree() == new
    share = kills(request.config) // 2
    # The swap is in the last steps: half of the kills go there, the others anywhere.
    rng = random.Random(SEED)  # noqa: S311 - chosen moments, no secrets
    near_swap = [last - round(each) for each in (rng.uniform(0, last * 0.4) for _ in range(share // 2))]
    anywhere = [rng.randint(1, last) for _ in range(share - len(near_swap))]
    seen = {"old": 0, "new": 0}
    for step in sorted({*near_swap, *anywhere}):
        reset(village, start)
        done = village.build(before=partial(stop_at, step))
        assert done.returncode in {-signal.SIGKILL, 0}, done.stderr
        found = village.tree()
        assert found in (old, new), f"killed at step {step} of {last}: neither the old site nor the new one"
        seen["new" if found == new else "old"] += 1
        healed = village.build()
        assert healed.returncode == 0, healed.stderr
        assert village.tree() == new, f"not healed after a kill at step {step} of {last}"
        assert left_over(village) == []
    assert seen["old"]
    assert seen["new"]


def test_killed_at_any_time(village: Checkout, tmp_path: Path, old: Tree, new: Tree, request: pytest.FixtureRequest):
    start = copied(village, tmp_path / "start")
    change(village)
    began = time.monotonic()
    assert village.build().returncode == 0
    lasted = time.monotonic() - began
    rng = random.Random(SEED)  # noqa: S311 - chosen moments, no secrets
    for _ in range(kills(request.config) - kills(request.config) // 2):
        reset(village, start)
        moment = rng.uniform(0, lasted * SLOWER)
        command = village.start()
        if command.wait(moment) is None:
            command.process.kill()
        command.done()
        assert village.tree() in (old, new), f"killed after {moment:.3f} s: neither the old site nor the new one"
    healed = village.build()
    assert healed.returncode == 0, healed.stderr
    assert village.tree() == new
    assert left_over(village) == []


def regency_of(checkout: Checkout) -> list[str]:
    """Make the checkout's village one of two of a regency, and return the command that builds it."""
    villages = checkout.root / "villages"
    villages.mkdir()
    (villages / "_kabupaten.yaml").write_text("nama: Kabupaten Uji\nprovinsi: Sumatera Utara\n", encoding="utf-8")
    for slug in ("desa-a", "desa-b"):
        (villages / slug).mkdir()
        (villages / slug / "_desa.yaml").write_text(VILLAGE, encoding="utf-8")
        (villages / slug / "warung.yaml").write_text(ENTRY.format(slug=slug, number=1), encoding="utf-8")
    words = ["kabupaten", "villages", "--site", "kabupaten", "--site-url", "https://kabupaten.example/"]
    return [*words, "--today", TODAY, "--tanpa-kit"]


def test_a_regency_that_is_killed_keeps_every_village(tmp_path: Path, request: pytest.FixtureRequest):
    checkout = Checkout.made(tmp_path / "kabupaten")
    words = regency_of(checkout)
    site = checkout.root / "kabupaten"

    def run(before: Before | None = None) -> subprocess.CompletedProcess[str]:
        return commands.run(*words, cwd=checkout.root, before=before)

    assert run().returncode == 0
    shutil.copytree(site, tmp_path / "old")
    old = tree(site)
    entry = checkout.root / "villages" / "desa-b" / "warung.yaml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("rumahan", "rumah"), encoding="utf-8")
    last, new = counted(run, tmp_path), tree(site)
    assert old != new
    rng = random.Random(SEED)  # noqa: S311 - chosen moments, no secrets
    share = max(2, kills(request.config) // 6)
    moments = [rng.randint(1, last) if number % 2 else last - rng.randint(0, last // 4) for number in range(share)]
    for step in moments:
        shutil.rmtree(site)
        shutil.copytree(tmp_path / "old", site)
        assert run(partial(stop_at, step)).returncode in {-signal.SIGKILL, 0}
        assert tree(site) in (old, new), f"killed at step {step} of {last}: neither the old portal nor the new one"
        assert run().returncode == 0
        assert tree(site) == new, f"not healed after a kill at step {step} of {last}"
        assert left_over(checkout) == []


def test_a_build_that_is_asked_to_stop_says_so(village: Checkout, old: Tree):
    change(village)
    command = village.start()
    while not list(village.cache.glob("situs-baru-*.kunci")):
        assert command.wait(0.01) is None
    os.kill(command.process.pid, signal.SIGINT)
    done = command.done()
    assert_plain_words(done)
    assert done.returncode == 1
    assert "Dihentikan." in done.stderr
    assert "tetap seperti semula" in done.stderr
    assert village.tree() == old


def left_over(checkout: Checkout) -> list[str]:
    """Return what a killed build left in the cache that no finished one keeps: stages and locks."""
    return sorted(path.name for path in checkout.cache.iterdir() if path.name.startswith("situs-"))


def test_a_build_that_loses_a_process_says_so(village: Checkout, old: Tree):
    change(village)
    done = village.build("--jobs", "2", before=lose_helper)
    assert_plain_words(done)
    assert done.returncode == 1
    assert "Situs belum bisa dibuat: satu dari beberapa proses" in done.stderr
    assert "tetap seperti semula" in done.stderr
    assert village.tree() == old
    assert left_over(village) == []
