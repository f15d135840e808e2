"""Writes a file in one step, and seals files with a digest, so that a flipped bit is noticed. Standard library only."""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PART = ".part"  # ends the names of files being written
LEFT_AFTER = 600  # seconds without a change: nothing takes so long to write


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` so that nobody ever sees half of it: beside the file, under a hidden name, then in its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove from `folder` what writers that were killed left there: files being written, hidden, long not changed."""
    for path in folder.glob(f".*{PART}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > LEFT_AFTER:
                path.unlink()


def sealed(data: Any) -> bytes:
    """Return `data` as one line of JSON and its digest on the next."""
    return with_digest(json.dumps(data, separators=(",", ":")).encode())


def opened(content: bytes) -> Any:
    """Return what `sealed` was given; raises ValueError where `content` is anything else."""
    return json.loads(without_digest(content))


def with_digest(content: bytes) -> bytes:
    """Return `content` with a line below it that holds its digest."""
    return b"%s\n%s\n" % (content, _digest(content))


def without_digest(content: bytes) -> bytes:
    """Return what `with_digest` was given; raises ValueError where `content` is anything else."""
    written, _, digest = content.removesuffix(b"\n").rpartition(b"\n")
    if not content.endswith(b"\n") or digest != _digest(written):
        raise ValueError("not as it was written")
    return written


def read_sealed(path: Path) -> Any:
    """Return what is in a sealed file, None where there is none or it is not as it was written."""
    try:
        return opened(path.read_bytes())
    except (OSError, ValueError):
        return None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
