"""The programs this one is measured against: where they are, and how they come here.

    python benchmarks/peer_programs.py

installs what is missing: Hugo, Node and npm from Debian where that is the system and we may (else it says what to
install), Eleventy, eleventy-img and the search engines from npm, sigal and Pagefind from PyPI into folders of their own
under `.cache/peers`. Nothing that npm fetches is run while it is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).resolve().parent / "peers"
TOOLS = ROOT / ".cache" / "peers"
DEBIAN = {"hugo": "hugo", "node": "nodejs", "npm": "npm"}  # command: package
SIGAL = "sigal==2.6"
PAGEFIND = "pagefind[extended]==1.5.2"


def hugo() -> str | None:
    """Return Hugo's command, None where it is not installed."""
    return shutil.which("hugo")


def module(name: str) -> Path | None:
    """Return the folder of a package of npm, None where it or Node is not installed."""
    folder = PEERS / "node_modules" / name
    return folder if folder.is_dir() and shutil.which("node") else None


def sigal() -> str | None:
    """Return sigal's command, None where it is not installed."""
    return shutil.which("sigal", path=f"{TOOLS / 'sigal' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")


def pagefind() -> Path:
    """Return the folder in which Python finds Pagefind's module."""
    return TOOLS / "pagefind"


def install() -> list[str]:
    """Install what is missing, and return a sentence for each that could not be."""
    return [said for step in (_from_debian, _from_npm, _from_pypi) if (said := step())]


def _from_debian() -> str:
    missing = [package for command, package in DEBIAN.items() if shutil.which(command) is None]
    if not missing:
        return ""
    told = f"Left out for want of {', '.join(missing)}; on Debian: apt-get install {' '.join(missing)}"
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return told
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
        if not _runs(["apt-get", "--quiet=2", *words], environment):
            return told
    return ""


def _from_npm() -> str:
    if shutil.which("npm") is None or module("@11ty/eleventy") is not None:
        return ""
    words = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    done = _runs(["npm", "install", *words, "--prefix", str(PEERS)])
    return "" if done else "Left out: Eleventy and what else npm could not install."


def _from_pypi() -> str:
    uv = [sys.executable, "-m", "uv", "--quiet"]
    failed = []
    if sigal() is None:
        home = str(TOOLS / "sigal")
        if not (_runs([*uv, "venv", "--clear", home]) and _runs([*uv, "pip", "install", "--python", home, SIGAL])):
            failed.append("sigal")
    if not pagefind().is_dir() and not _runs([*uv, "pip", "install", "--target", str(pagefind()), PAGEFIND]):
        failed.append("Pagefind")
    return f"Left out, not to be had from PyPI: {', '.join(failed)}." if failed else ""


def _runs(command: list[str], environment: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    for sentence in install():
        print(sentence)
