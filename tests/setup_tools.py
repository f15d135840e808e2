"""Find the programs that tests need besides Python packages, and install what is missing where this machine allows it.

Run by `make test`, before the Python packages are there and once more with them. Each program is run, not only looked
for: one whose libraries are missing is missing. On Debian and its kin, as root (or with a password-less sudo), missing
ones come from apt; anywhere else this ends with one line to pass on: nothing is skipped in silence.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

# The first of these that is there. The headless shell needs a quarter of the others' processor time for a page.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TOOLS = {
    # Debian package: (what it is for, commands of which one has to run)
    f"python3.{sys.version_info[1]}-venv": (
        "ensurepip, with which Python makes .venv",
        [[sys.executable, "-c", "import ensurepip"]],
    ),
    "chromium-headless-shell": (
        "a browser (Chromium or Chrome)",
        [[name, "--version"] for name in (os.environ.get("KATALOG_CHROMIUM"), *BROWSERS) if name],
    ),
    "imagemagick": (
        "ImageMagick, whose colours ours are held against",
        [["magick", "-version"], ["convert-im6.q16", "-version"]],
    ),
    "zbar-tools": ("ZBar, which reads QR codes back", [["zbarimg", "--version"]]),
    "npm": ("npm, which fetches the form at /admin/ and what editors are held against", [["npm", "--version"]]),
    "libimage-exiftool-perl": ("exiftool, which reads what metadata a picture has", [["exiftool", "-ver"]]),
    "git": ("git, which tells what a fresh copy holds", [["git", "--version"]]),
    "default-jre-headless": ("Java, which runs the Nu HTML checker", [["java", "-version"]]),
}
if sys.platform == "linux":
    TOOLS["libatomic1"] = (
        "libatomic, which the browser's driver is linked with",
        [[sys.executable, "-c", "import ctypes; ctypes.CDLL('libatomic.so.1')"]],
    )
NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
SONAME = re.compile(r"(?P<name>.+)\.so\.(?P<number>[\d.]+)")


def missing() -> "dict[str, str]":
    """Return what does not run here, by the Debian package that brings it: what it is for."""
    started = {package: [start(command) for command in commands] for package, (_, commands) in TOOLS.items()}
    found = {package: TOOLS[package][0] for package, tries in started.items() if not any(map(ended_well, tries))}
    return {**found, **driver_libraries()}


def start(command: "list[str]") -> "subprocess.Popen[bytes] | None":
    """Return the started program, or None where there is no such thing."""
    try:
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return None


def ended_well(process: "subprocess.Popen[bytes] | None") -> bool:
    """Return whether a started program did what it was asked."""
    return process is not None and process.wait() == 0


def driver_libraries() -> "dict[str, str]":
    """Return the libraries that the browser's driver lacks, by Debian package; none before the driver is there."""
    spec = find_spec("playwright")
    node = Path(spec.origin or "").parent / "driver" / "node" if spec else None
    if node is None or ended_well(start([str(node), "--version"])) or shutil.which("ldd") is None:
        return {}
    told = subprocess.run(["ldd", str(node)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return {package_of(name): f"{name}, for the browser's driver" for name in NOT_FOUND.findall(told.stdout.decode())}


def package_of(library: str) -> str:
    """Return the Debian package of a shared library, by the rule for their names (Debian Policy, 8.1)."""
    found = SONAME.fullmatch(library)
    if found is None:
        return library.partition(".so")[0].lower()
    dash = "-" if found["name"][-1].isdigit() else ""
    return f"{found['name']}{dash}{found['number']}".lower().replace("_", "-")


def apt_install(packages: "list[str]") -> None:
    """Install Debian packages where that needs nobody's password, and show what is going on."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") is None or (sudo and not ended_well(start([*sudo, "true"]))):
        return
    say(f"Installing {' '.join(packages)}: some minutes, once.")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], env=env, check=False)
    subprocess.run(
        [*sudo, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env=env, check=False
    )


def say(sentence: str) -> None:
    """Tell at once what is going on."""
    sys.stderr.write(sentence + "\n")


def main() -> int:
    """Return 0 where every tool runs."""
    lacking = missing()
    if not lacking:
        return 0
    apt_install(list(lacking))
    still = missing()
    if still:
        say("The tests need what does not run here: " + "; ".join(still.values()) + ".")
        say("Pass this on to whoever may install programs (names are Debian's):")
        say(f"  sudo apt-get install --no-install-recommends {' '.join(still)}")
    return 1 if still else 0


if __name__ == "__main__":
    raise SystemExit(main())
