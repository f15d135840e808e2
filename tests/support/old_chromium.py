"""Real Chromium of 2019 to 2021: fetched with npm and unpacked below `.cache/` on first use.

The npm package chrome-aws-lambda (MIT) carries one in each of its releases, as a program without a window.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from node_tools import installed

RELEASES = {78: "1.20.4", 80: "2.1.1", 83: "3.1.1", 85: "5.2.1", 88: "5.5.0", 90: "8.0.2", 92: "10.1.0"}
UNPACK = """
const { createReadStream, createWriteStream, renameSync } = require("fs");
const [from, to] = process.argv.slice(1);
createReadStream(from).pipe(require("zlib").createBrotliDecompress())
  .pipe(createWriteStream(`${to}.part`, { mode: 0o755 })).on("finish", () => renameSync(`${to}.part`, to));
"""


def old_chromium(version: int) -> Path:
    """Return the program of one of `RELEASES`; fails the test where it cannot be had."""
    try:
        packed = installed("chrome-aws-lambda", RELEASES[version], "bin/chromium.br")
    except pytest.skip.Exception as why:
        pytest.fail(str(why))  # the deep run exists for these browsers only
    program = packed.with_name("chromium")
    if not program.is_file():
        subprocess.run([shutil.which("node") or "node", "-e", UNPACK, packed, program], check=True, timeout=300)
    return program
