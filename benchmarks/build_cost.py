"""What a builder's run costs: its process and its children, starting included, on a site made from nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MEBI = 1024  # KB in what the kernel reports as peak memory
KILO = 1_000
MEGA = 1_000_000
PICTURES = frozenset({".avif", ".webp", ".jpg", ".jpeg", ".png"})
SAMPLE = "usaha/warung-0/keripik-2/index.html"  # a product's page, at the same address in every site


@dataclass(frozen=True)
class Cost:
    """What one run took: processor and wall time in seconds, memory at its peak in MB; and what it made.

    That is pages and pictures by number, the KB of a product's page (0 where there is none) and the MB of pictures.
    """

    processor: float
    wall: float
    memory: float
    pages: int
    product_page: float
    pictures: int
    picture_size: float


@dataclass(frozen=True)
class Build:
    """How a builder is run: its command, where, with what environment, and the folder it writes."""

    command: Sequence[str]
    folder: Path
    site: Path
    cache: Path | None = None
    environment: Mapping[str, str] | None = None

    def run(self) -> None:
        """Build from nothing; ends the program where it fails."""
        self.measured(keep=True)

    def measured(self, *, keep: bool = False) -> Cost:
        """Build from nothing and return the cost; the site is removed again, so that large ones fit on the disk."""
        for made in (self.site, self.cache):
            if made is not None:
                shutil.rmtree(made, ignore_errors=True)
        start = time.perf_counter()
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=output, stderr=output, env=self.environment or os.environ
            )
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                output.seek(0)
                sys.exit(f"{self.command[0]} failed:\n{output.read().decode()[-2000:]}")
        wall = time.perf_counter() - start
        sample = self.site / SAMPLE
        pictures = [path for path in self.site.rglob("*") if path.suffix.lower() in PICTURES]
        cost = Cost(
            usage.ru_utime + usage.ru_stime,
            wall,
            usage.ru_maxrss / MEBI,
            sum(1 for _ in self.site.rglob("*.html")),
            sample.stat().st_size / KILO if sample.is_file() else 0,
            len(pictures),
            sum(path.stat().st_size for path in pictures) / MEGA,
        )
        if not keep:
            shutil.rmtree(self.site)
        return cost


def compiled_environment(kept: Path) -> dict[str, str]:
    """Return an environment in which Python keeps compiled modules, as on any real machine, in the folder `kept`."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONPYCACHEPREFIX": str(kept), "NO_MKDOCS_2_WARNING": "1"}
