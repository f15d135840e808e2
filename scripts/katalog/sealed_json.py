"""JSON with a digest below it, so that a file in which a bit has flipped is not taken for what was written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def sealed(data: Any) -> bytes:
    """Return `data` as one line of JSON and its digest on the next."""
    line = json.dumps(data, separators=(",", ":")).encode()
    return b"%s\n%s\n" % (line, _digest(line))


def opened(content: bytes) -> Any:
    """Return what `sealed` was given; raises ValueError where `content` is anything else."""
    line, _, digest = content.partition(b"\n")
    if digest != b"%s\n" % _digest(line):
        raise ValueError("not as it was written")
    return json.loads(line)


def read(path: Path) -> Any:
    """Return what is in a sealed file, None where there is none or it is not as it was written."""
    try:
        return opened(path.read_bytes())
    except (OSError, ValueError):
        return None


def _digest(line: bytes) -> bytes:
    return hashlib.sha256(line).hexdigest().encode()
