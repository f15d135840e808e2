"""What the Nu HTML checker of the WHATWG's and W3C's validators has to say of pages: https://validator.github.io."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from node_tools import installed

VERSION = "26.9.27"  # of the npm package vnu-jar, MIT
STACK = "-Xss2m"  # its grammar needs more than Java gives by itself
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half of the processor time for a hundred pages
NO_FAULTS = {
    "Content Security Policy": "it takes no file for the site's own; test_content_policy asks a browser",
    "Trailing slash on void elements": "MkDocs writes the guides' pictures so, which HTML allows",
    "The “list” role is unnecessary": "Safari takes a list without bullets for none: webkit.org/b/170179",
}


def complaints(pages: Iterable[Path]) -> list[str]:
    """Return a line for every error, warning and remark about the pages: file, line, what is wrong, where."""
    jar = installed("vnu-jar", VERSION, "build/dist/vnu.jar")
    java = shutil.which("java")
    assert java, "no Java here: install it (Debian: apt install default-jre-headless)"
    command = [java, STACK, *QUICK_START, "-jar", str(jar), "--format", "json", "--stdout", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout.startswith("{"), done.stderr[-2000:]
    return [
        f"{said['url'].removeprefix('file:')}:{said.get('lastLine', 1)}: {said['message']} {said.get('extract', '')!r}"
        for said in json.loads(done.stdout)["messages"]
        if not any(part in said["message"] for part in NO_FAULTS)
    ]
