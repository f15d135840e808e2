"""This program as the benchmarks run it: a copy with a cache of its own, and its command for a village."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-24"


def copied(into: Path) -> Path:
    """Return the program's folder in `into`, copied there once: what was compiled for one run is there for the next."""
    program = into / "program"
    if not program.is_dir():
        for name in ("scripts", "overrides", "docs"):
            shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        shutil.copy(ROOT / "mkdocs.yml", program)
        shutil.copy(ROOT / "pyproject.toml", program)
    return program


def words(businesses: Path, site: Path) -> list[str]:
    """Return the arguments that build `businesses` as `site`, always on the same day."""
    return ["build", "--businesses", str(businesses), "--site", str(site), "--today", DAY]


def command(program: Path, businesses: Path, site: Path) -> list[str]:
    """Return the command of the copy `program` that builds `businesses` as `site`."""
    return [sys.executable, str(program / "scripts" / "build.py"), *words(businesses, site)]
