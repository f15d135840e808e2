"""Programs for Node.js that tests hold our files against: installed on first use, one exact version each."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def installed(package: str, version: str, script: str) -> Path:
    """Return `script` of an npm package below `.cache/`; skips the test, saying why, where it cannot be had."""
    home = ROOT / ".cache" / f"{package.replace('/', '-').removeprefix('@')}-{version}"
    found = home / "node_modules" / package / script
    if found.is_file():
        return found
    if shutil.which("node") is None or (npm := shutil.which("npm")) is None:
        pytest.skip(f"this needs Node.js: install node and npm to run {package}")
    home.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home)]
    done = subprocess.run([*command, f"{package}@{version}"], capture_output=True, text=True, check=False, timeout=300)
    if not found.is_file():
        pytest.skip(f"npm could not install {package}, which this needs: {done.stderr[-200:]}")
    return found
