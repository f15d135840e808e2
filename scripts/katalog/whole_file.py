"""Writing a file in one step. Standard library only: what runs before anything else is imported writes too."""

from __future__ import annotations

import os
from pathlib import Path

PART = ".part"  # ends the names of files being written


def replace(path: Path, content: bytes) -> None:
    """Write `content` so that nobody ever sees half of it: beside the file, under a hidden name, then in its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
