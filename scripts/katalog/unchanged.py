"""Whether a build would make again exactly what stands there: then it need not run, nor import what it needs.

Proved by what went in (the text of every entry, template, document and module; every photo's size, times and number on
disk; the options, the day, the installed packages) and by what came out (every file's size and time of change). Only a
build without errors during which nothing changed is remembered. Standard library only: this runs first.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "terakhir"  # under the cache: one record for every folder that a site was built into
PROGRAM = ("scripts", "overrides", "docs", "mkdocs.yml")
READ = frozenset({".yaml", ".yml", ".py", ".html", ".md", ".css", ".js", ".json", ".svg", ".xml", ".txt"})
UNSEEN = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"})


@dataclass(frozen=True)
class Record:
    """What a finished build was made of and what it made, as digests, and what it told: sentences, how it ended."""

    inputs: str
    outputs: str
    told: str
    problems: tuple[str, ...] = ()


def inputs(root: Path, businesses: Path, options: Mapping[str, object]) -> str:
    """Return a digest of everything that a build of `businesses` by the program in `root` depends on."""
    digest = hashlib.blake2b(digest_size=20)
    digest.update(json.dumps([sys.version, _packages(), dict(options)], sort_keys=True, default=str).encode())
    for start in (*(root / name for name in PROGRAM), businesses):
        for path, name in _files(start):
            digest.update(f"\0{start.name}/{name}\0".encode("utf-8", "surrogatepass"))
            digest.update(path.read_bytes() if path.suffix in READ else _stamp(path))
    return digest.hexdigest()


def outputs(site: Path) -> str:
    """Return a digest of a published site by its files' names, sizes and times of change; "" where there is none."""
    if not site.is_dir():
        return ""
    digest = hashlib.blake2b(digest_size=20)
    for path, name in _files(site):
        digest.update(f"\0{name}\0".encode("utf-8", "surrogatepass"))
        state = path.stat()
        digest.update(f"{state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def remember(cache: Path, site: Path, record: Record) -> None:
    """Keep what is known of the build that is published in `site`."""
    file = _file(cache, site)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(asdict(record)), "utf-8")
    part.replace(file)


def forget(cache: Path, site: Path) -> None:
    """Know nothing of the build in `site` any more; called before anything of it changes."""
    _file(cache, site).unlink(missing_ok=True)


def recall(cache: Path, site: Path, current: str) -> Record | None:
    """Return what the last build told, if a build from the inputs `current` would make just what stands in `site`."""
    try:
        read = json.loads(_file(cache, site).read_text("utf-8"))
        record = Record(read["inputs"], read["outputs"], read["told"], tuple(read["problems"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return record if record.inputs == current and record.outputs == outputs(site) else None


def _file(cache: Path, site: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(site.absolute()), digest_size=10).hexdigest()
    return cache / FOLDER / f"{name}.json"


def _packages() -> list[str]:
    """Return the folders of installed packages with their time of change: an install or removal changes it."""
    found = {path for path in map(Path, sys.path) if path.name in {"site-packages", "dist-packages"} and path.is_dir()}
    return [f"{path} {path.stat().st_mtime_ns}" for path in sorted(found)]


def _files(start: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file under `start` (or itself) with its name below it, in a fixed order."""
    if start.is_file():
        yield start, start.name
        return
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(name for name in folders if name not in UNSEEN)
        for name in sorted(names):
            path = Path(folder, name)
            if path.exists():  # a link that leads nowhere is told of by the build
                yield path, path.relative_to(start).as_posix()


def _stamp(path: Path) -> bytes:
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()
