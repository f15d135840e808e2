"""Find the programs that tests need besides Python packages, and install what is missing where this machine allows it.

Run by `make test`. On Debian and its kin, as root (or with a password-less sudo), missing ones come from apt; anywhere
else a missing one ends this with a sentence that says what to install: nothing is skipped in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

TOOLS = {
    # what it is for: (names it goes by, Debian package)
    "a browser (Chromium or Chrome)": (("chromium", "chromium-browser", "google-chrome", "chrome"), "chromium"),
    "ImageMagick, whose colours ours are held against": (("magick", "convert-im6.q16"), "imagemagick"),
    "ZBar, which reads QR codes back": (("zbarimg",), "zbar-tools"),
    "Java, which runs the Nu HTML checker": (("java",), "default-jre-headless"),
    "npm, which fetches the form at /admin/ and what editors and workflows are held against": (("npm",), "npm"),
    "exiftool, which reads what metadata a picture has": (("exiftool",), "libimage-exiftool-perl"),
}


def find(names: tuple[str, ...]) -> str | None:
    """Return the path of the first of `names` on the PATH, or None."""
    return next((path for name in names if (path := shutil.which(name))), None)


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages; return whether that could be done."""
    if shutil.which("apt-get") is None:
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and shutil.which("sudo") is None:
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], env=env, check=False, stdout=subprocess.DEVNULL)
    command = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0


def main() -> int:
    """Return 0 where every tool is there."""
    missing = {what: tool for what, tool in TOOLS.items() if find(tool[0]) is None}
    if missing:
        apt_install([package for _, package in missing.values()])
    still = {what: tool for what, tool in missing.items() if find(tool[0]) is None}
    for what, (names, package) in still.items():
        sys.stderr.write(
            f"The tests need {what}: install the package {package!r}, or put one of {names} on the PATH.\n"
        )
    return 1 if still else 0


if __name__ == "__main__":
    raise SystemExit(main())
