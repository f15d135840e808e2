"""Says whether a build would make again exactly what stands there: then it need not run, nor import what it needs.

Proved by what went in (the text of every entry, template, document and module; every photo's size, times and number on
disk; the options, the day, the installed packages) and by what came out (every file's size and time of change). Only a
build without errors during which nothing changed is remembered. Standard library only: this runs first.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from katalog.files import write_whole
from katalog.program import PACKAGE

FOLDER = "terakhir"  # under the cache: one record for every folder that a site was built into
PROGRAM = ("scripts", "overrides", "docs", "mkdocs.yml", "pyproject.toml")
READ = frozenset({".yaml", ".yml", ".py", ".html", ".md", ".css", ".js", ".json", ".svg", ".xml", ".txt"})
UNSEEN = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"})


@dataclass(frozen=True)
class Record:
    """What a finished build was made of and what it made, as digests, and what it told: result, warnings, notices.

    `has_address` is whether it knew where the site is published.
    """

    inputs: str
    outputs: str
    told: str
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    has_address: bool = True


def inputs(root: Path, businesses: Path, options: Mapping[str, object], more: Iterable[Path] = ()) -> str:
    """Return a digest of all that a build of `businesses`, with `more` folders, by the program in `root` depends on."""
    digest = hashlib.blake2b(digest_size=20)
    digest.update(json.dumps([sys.version, _packages(), dict(options)], sort_keys=True, default=str).encode())
    program = [root / name for name in PROGRAM if (root / name).exists()]
    if root / "scripts" not in PACKAGE.parents:  # installed: the modules lie around the program's files
        program.append(PACKAGE)
    for start in (*program, businesses, *more):
        for path, name in _entries(start):
            digest.update(f"\0{start.name}/{name}\0".encode("utf-8", "surrogatepass"))
            digest.update(_content(path))
    return digest.hexdigest()


def outputs(site: Path) -> str:
    """Return a digest of a published site by its files' names, sizes and times of change; "" where there is none."""
    if not site.is_dir():
        return ""
    digest = hashlib.blake2b(digest_size=20)
    for path, name in _entries(site):
        state = os.lstat(path)  # of strings all through: a hundred thousand files need no object each
        size = "" if stat.S_ISDIR(state.st_mode) else f"{state.st_size} {state.st_mtime_ns}"
        digest.update(f"\0{name}\0{size}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def remember(cache: Path, site: Path, record: Record) -> None:
    """Keep what is known of the build that is published in `site`."""
    file = _file(cache, site)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(asdict(record)).encode())


def forget(cache: Path, site: Path) -> None:
    """Know nothing of the build in `site` any more; called before anything of it changes."""
    _file(cache, site).unlink(missing_ok=True)


def recall(cache: Path, site: Path, current: str) -> Record | None:
    """Return what the last build told, if a build from the inputs `current` would make just what stands in `site`."""
    try:
        read = json.loads(_file(cache, site).read_text("utf-8"))
        record = Record(
            read["inputs"],
            read["outputs"],
            read["told"],
            tuple(read["problems"]),
            tuple(read["notices"]),
            read["has_address"],
        )
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


def _entries(start: Path) -> Iterator[tuple[str, str]]:
    """Yield every file and folder under `start` (or itself) with its name below it, in a fixed order.

    Folders count too, and links that lead nowhere: a build has something to say of those that are empty or broken.
    """
    if start.is_file():
        yield str(start), start.name
        return
    waiting = [(str(start), "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name in UNSEEN:
                continue
            name = prefix + entry.name
            yield entry.path, name
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{name}/"))


def _content(path: str) -> bytes:
    """Return what tells a file from any other: its text, or where it lies and since when; of a link, its target.

    What a link leads to is never opened: it may lie outside the village.
    """
    target = os.readlink(path).encode("utf-8", "surrogatepass") if os.path.islink(path) else b""  # noqa: PTH114, PTH115
    if not os.path.exists(path):  # noqa: PTH110
        return target
    state = os.stat(path)  # noqa: PTH116
    if stat.S_ISDIR(state.st_mode):
        return target + b"/"
    if not target and stat.S_ISREG(state.st_mode) and os.path.splitext(path)[1] in READ:  # noqa: PTH122
        return Path(path).read_bytes()
    return target + f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}".encode()
