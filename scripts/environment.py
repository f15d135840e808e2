"""Finds the program's own environment, `.venv`, and runs the command there, or says what to type instead.

Whatever Python somebody has reads this: nothing in it is newer than Python 3.6.
"""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PACKAGES = (  # what pyproject.toml asks for, by the names they are imported with; a test compares them
    "babel",
    "jinja2",
    "markdown_it",
    "material",
    "mkdocs",
    "openpyxl",
    "phonenumbers",
    "PIL",
    "pydantic",
    "rcssmin",
    "rjsmin",
    "segno",
    "yaml",
)


def enter() -> None:
    """Return where the packages are there; else start the same command with `.venv`'s interpreter.

    Exits with one sentence where that cannot be done.
    """
    if not is_old() and all(map(importlib.util.find_spec, PACKAGES)):
        return
    if is_made() and not is_inside():
        with contextlib.suppress(OSError):  # of another kind of machine: a sentence says what to do
            _go_on_there()
    sys.exit(too_old() if is_old() else f"Program ini belum disiapkan di komputer ini. Ketik: {install_command()}")


def is_old() -> bool:
    """Return whether the running Python is older than the program can use."""
    return sys.version_info < OLDEST


def is_inside() -> bool:
    """Return whether `.venv`'s interpreter is the one that runs, be it damaged."""
    return os.path.realpath(sys.prefix) == place() or Path(sys.executable) == PYTHON


def is_made() -> bool:
    """Return whether `install.py` ended well for `.venv` where it stands; one copied here counts for nothing."""
    return PYTHON.is_file() and any(place() in stamped(kind)[:1] for kind in ("site", "test"))


def place() -> str:
    """Return where `.venv` really is: it may be a link to one that several copies share."""
    return os.path.realpath(str(HOME))


def stamped(kind: str) -> "list[str]":
    """Return the lines that `install.py` left at its end: folder, interpreter, digest of requirements; else none."""
    try:
        return stamp(kind).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def stamp(kind: str) -> Path:
    """Return the file that says that `.venv` is whole for `kind`: site, or test."""
    return HOME / f".{kind}"


def install_command(kind: str = "site") -> str:
    """Return what to type to make the environment, with the interpreter that runs (inside `.venv`, the one below)."""
    python = getattr(sys, "_base_executable", sys.executable) if is_inside() else sys.executable
    return _typed(python, "test" if kind == "test" else "")


def too_old() -> str:
    """Return a sentence for a Python that is too old, with a newer one where this machine has it."""
    running = f"{sys.executable} adalah Python {sys.version.split()[0]}"
    needed = ".".join(map(str, OLDEST))
    names = (shutil.which(f"python3.{minor}") for minor in range(40, OLDEST[1] - 1, -1))
    newer = next(filter(None, names), "")
    advice = f"Ketik: {_typed(newer)}" if newer else "Pasang Python yang lebih baru, lalu ulangi dengan Python itu."
    return f"Perlu Python {needed} atau yang lebih baru; {running}. {advice}"


def _typed(python: str, kind: str = "") -> str:
    script = ROOT / "scripts" / "install.py"
    here = Path.cwd()
    if here in script.parents:
        script = script.relative_to(here)
    return " ".join(f'"{word}"' if " " in word else word for word in (python, str(script), kind) if word)


def _go_on_there() -> None:
    """Start this command again with `.venv`'s interpreter; returns never, but with OSError where that does not run."""
    command = [str(PYTHON), *sys.argv]
    if os.name != "nt":
        os.execv(command[0], command)
    process = subprocess.Popen(command)  # an exec on Windows ends at once and leaves the other without a keyboard
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # the other one has it too, and says how it ends
            sys.exit(process.wait())
