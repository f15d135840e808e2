"""The program as a village has it: a wheel, built as `pip install .` builds it, in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest
from checkouts import Tree, tree
from made_once import made_once

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installed:
    """An environment with the program in it; what the program needs lies in the environment of the tests."""

    home: Path

    @property
    def wheel(self) -> Path:
        """The wheel that was installed."""
        return next(self.home.glob("*.whl"))

    @property
    def programs(self) -> Path:
        """The folder of the environment's commands."""
        return self.home / "venv" / ("Scripts" if os.name == "nt" else "bin")

    @property
    def package(self) -> Path:
        """Where the program lies."""
        return next((self.home / "venv").glob("[Ll]ib*/**/site-packages/katalog"))

    def files(self) -> Tree:
        """Return the digests of the program's files."""
        return tree(self.package)

    def run(
        self, here: Path, *command: str | Path, given: str = "", keyboard: int | None = None, **environment: str
    ) -> tuple[int, str]:
        """Run a command of the environment in the folder `here`; return how it ended and all that it said.

        It reads `given`, or what is typed at the terminal `keyboard`.
        """
        program, *words = map(str, command)
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KATALOG"))}
        done = subprocess.run(
            [str(self.programs / program), *words],
            cwd=here,
            env={**outside, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdin=keyboard,
            input=given if keyboard is None else None,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr


def newer(katalog: Installed, root: Path, changes: dict[str, tuple[str, str]]) -> Path:
    """Return a folder in `root` to be put on `PYTHONPATH`: the program with words in its files changed for others.

    `python -m katalog` is then that version, as if it had been installed in the place of the one in `katalog`.
    """
    made = root / "katalog"
    shutil.copytree(katalog.package, made, copy_function=shutil.copyfile)
    for folder in (made, *(path for path in made.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    for name, (old, new) in changes.items():
        text = (made / name).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{name} has {old!r} {text.count(old)} times")
        (made / name).write_text(text.replace(old, new), encoding="utf-8")
    return root


def installed(factory: pytest.TempPathFactory) -> Installed:
    """Return the installed program, the same for all tests of a run; its files cannot be written."""
    return Installed(made_once(factory, "installed", _make))


def build_wheel(target: Path) -> Path:
    """Build the wheel into the folder `target` and return it."""
    _uv("build", "--wheel", "--out-dir", str(target), str(ROOT))
    return next(target.glob("*.whl"))


def _make(home: Path) -> None:
    wheel = build_wheel(home)
    _uv("venv", "--python", sys.executable, str(home / "venv"))
    _uv("pip", "install", "--no-deps", "--python", str(home / "venv"), str(wheel))
    made = Installed(home)
    (made.package.parent / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    for path in (made.package, *made.package.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _uv(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", "--quiet", *words], check=True, timeout=300)
