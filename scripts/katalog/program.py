"""The program's own files and name: where they lie in a checkout and in an installed package, and what one types."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from katalog.village_folder import BUSINESSES

PACKAGE = Path(__file__).resolve().parent
"""The folder of the program's modules."""
_CARRIED = PACKAGE / "_files"  # made by the wheel (pyproject.toml): what a checkout has beside `scripts/`
IS_INSTALLED = _CARRIED.is_dir()
FOLDER = _CARRIED if IS_INSTALLED else PACKAGE.parents[1]
"""The folder that holds `overrides/`, `docs/`, `schema/` and `mkdocs.yml`; nothing is ever written there."""
COMMAND = "katalog" if IS_INSTALLED else "python3 scripts/build.py"
"""What a volunteer types before the name of a command."""
_NAME = "katalog-desa"
_HOME = "Homepage"


def address() -> str:
    """Return where the program is published, without `/` at its end: `project.urls` of pyproject.toml says it alone."""
    if not IS_INSTALLED:
        return str(_project()["urls"][_HOME])
    rows = (row.partition(", ") for row in metadata.metadata(_NAME).get_all("Project-URL") or ())
    return next(str(address) for name, _, address in rows if name == _HOME)


def sample() -> Path | None:
    """Return the folder with the entries of the sample village, their texts only where the program is installed."""
    folder = FOLDER / ("sample" if IS_INSTALLED else BUSINESSES)
    return folder if folder.is_dir() else None


def repository() -> str:
    """Return the program's repository on GitHub as `owner/name`."""
    return urlsplit(address()).path.strip("/")


def tag() -> str:
    """Return the tag that villages follow: it stands on the newest version with the same first number."""
    return f"v{_version().split('.')[0]}"


def filled(text: str) -> str:
    """Return a text of the guides with where the program comes from in the place of `@@PROGRAM@@` and `@@TAG@@`."""
    return text.replace("@@PROGRAM@@", address()).replace("@@TAG@@", tag()) if "@@PROGRAM@@" in text else text


def _version() -> str:
    return metadata.version(_NAME) if IS_INSTALLED else str(_project()["version"])


def _project() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))
    project: dict[str, Any] = read["project"]
    return project
