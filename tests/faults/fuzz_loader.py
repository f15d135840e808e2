"""Entries that nobody would write: whatever is in a file becomes a business or a sentence, never a traceback.

`python tests/faults/fuzz_loader.py --minutes 30`; every case has a number, `--first N --one` shows it again.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

import fuzzing
import yaml
from villages import village

from katalog import schema
from katalog.schema_files import ENTRY
from katalog.settings import Settings

SIZE_MAX = 60_000  # bytes of a case: longer ones are a test of their own
TOKENS = (
    "&a ", "*a", "&a [*a, *a]", "<<: *a", "!!python/object/apply:os.system ['true']", "!!binary ", "! &b ",
    "%YAML 1.2\n", "%TAG ! tag:x\n", "---\n", "...\n", "? ", ": ", "- ", "- - - ", "[", "]", "{", "}",
    "[[[[[[[[[[", "{a: {b: {c: ", "|\n", ">-\n", "|9\n", "'", '"', "\\x41\\u0000", "\t", "\r", "\r\n", "\x00",
    "\x07", "\x85", "\u2028", "\u00a0", "\ufeff", "\u202e", "\ud7ff", "\U0001f600", "e\u0301", "\u00e9",
    "{{ 7*7 }}", "{% raw %}", "${PATH}", "#", " # ", "null", "~", "yes", "0x1F", "1e999", ".inf", "-0", "0" * 40,
    "9" * 400, "9999-99-99", "2026-02-30", "31-02-2026", "Rp", "Rp 1.5", "15rb", "../../etc/passwd", "/etc/passwd",
    "C:\\x", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://\u0000", "08.00-", "25.61-99.99",
    "senin-", "senin-senin", "24 jam", "tutup", "<script>", "a" * 300, " " * 300, "- " * 200, "\n" * 50,
    "produk:\n", "varian:\n", "jam_buka:\n", "  - nama: x\n", "+62", "8" * 30, "000201", "@", "`", "\\",
)  # fmt: skip


@dataclass(frozen=True)
class Seed:
    """An entry to begin with, and the village it belongs to."""

    entry: bytes
    village: bytes


@cache
def seeds() -> list[Seed]:
    """Return entries to begin with: good ones and bad ones."""
    found: list[Seed] = []
    for own in (fuzzing.ROOT / "businesses/_desa.yaml", fuzzing.ROOT / "tests/entries/_desa.yaml"):
        for path in sorted(own.parent.glob("**/*.yaml")):
            if path != own and 0 < path.stat().st_size < SIZE_MAX:
                often = 1 if "invalid" in path.parts else 10  # good ones lead further in
                found.extend([Seed(path.read_bytes(), own.read_bytes())] * often)
    return found


@cache
def home() -> Settings:
    """Return a village in a folder that goes with the process, with files by the names of all photos of the seeds."""
    settings = village(Path(tempfile.mkdtemp(prefix="fuzz-")))
    folder = settings.businesses / "warung"
    folder.mkdir()
    names = {name for seed in seeds() for name in re.findall(rb"[\w-]+\.(?:jpg|png|webp|heic)", seed.entry)}
    for name in sorted(names):
        (folder / name.decode()).write_bytes(b"x")
    return settings


def token(rng: random.Random) -> bytes:
    return rng.choice(TOKENS).encode("utf-8", "surrogatepass")


def _bytes(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at + rng.randint(0, 4) :]


def _token(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + token(rng) * rng.choice((1, 1, 1, 2, 30)) + data[at:]


def _value(rng: random.Random, data: bytes) -> bytes:
    """Put something else behind a colon or a dash."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    head, sign, _ = lines[at].partition(rng.choice((b":", b"- ")))
    lines[at] = head + sign + b" " + b"".join(token(rng) for _ in range(rng.randint(0, 3)))
    return b"\n".join(lines)


def _lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(5)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = b" " * rng.randint(0, 9) + lines[at].lstrip()
    else:
        lines[at : at + rng.randint(1, 9)] = [lines[at]] * rng.choice((2, 5, 60))
    return b"\n".join(lines)


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _joined(rng: random.Random, data: bytes) -> bytes:
    other = rng.choice(seeds()).entry
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other)) :]


CHANGES = (_bytes, _token, _token, _value, _value, _value, _lines, _lines, _cut, _joined)


def case(rng: random.Random) -> str:
    """Make an entry (or the village's own file) and load it."""
    settings, seed = home(), rng.choice(seeds())
    is_village = rng.random() < 0.1
    data = seed.village if is_village else seed.entry
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 5, 8))):
        data = rng.choice(CHANGES)(rng, data)[:SIZE_MAX]
    (settings.businesses / "_desa.yaml").write_bytes(data if is_village else seed.village)
    (settings.businesses / "warung" / ENTRY).write_bytes(seed.entry if is_village else data)
    loaded = schema.load(settings)
    for problem in loaded.problems:
        place = problem.place
        assert place.path.startswith("businesses/"), problem
        assert place.line >= 1, problem
        assert place.column >= 1, problem
        assert problem.message, problem
        assert str(problem).startswith(f"{place.path}:{place.line}:"), problem
    good = loaded.catalogue is not None and bool(loaded.catalogue.businesses)
    assert not good or not loaded.broken
    assert not good or not follows(data), "an alias was followed"
    return ("village " if is_village else "entry ") + ("good" if good else "refused")


def follows(data: bytes) -> bool:
    """Return whether YAML would take an alias or a merge key of that file, as another parser reads it."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError):
        return False


if __name__ == "__main__":
    raise SystemExit(fuzzing.main(case, __doc__))
