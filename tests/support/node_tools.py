"""Programs for Node.js that tests hold our files against: installed on first use, one exact version each."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def installed(package: str, version: str, script: str, **instead: str) -> Path:
    """Return `script` of an npm package below `.cache/`; skips the test, saying why, where it cannot be had.

    `instead` are packages it is to use in another version than it asks for.
    """
    home = ROOT / ".cache" / f"{package.replace('/', '-').removeprefix('@')}-{version}"
    found = home / "node_modules" / package / script
    if found.is_file():
        return found
    if shutil.which("node") is None or (npm := shutil.which("npm")) is None:
        pytest.skip(f"this needs Node.js: install node and npm to run {package}")
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text(json.dumps({"private": True, "overrides": instead}), encoding="utf-8")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(home)]
    done = subprocess.run([*command, f"{package}@{version}"], capture_output=True, text=True, check=False, timeout=300)
    if not found.is_file():
        pytest.skip(f"npm could not install {package}, which this needs: {done.stderr[-200:]}")
    return found
