"""Makes the program's environment, `.venv`, of exactly the locked packages; does nothing where it is complete.

One that was left half-made, belongs to a removed Python or was copied from elsewhere is made anew, from nothing; only
one that is whole but for newer requirements is brought up to date where it is. What a link leads to is never
changed: the link gives way. Read by Python 3.6, as `environment.py` is.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys

import environment

REQUIREMENTS = {"site": "requirements.txt", "test": "requirements-test.txt"}
ALSO = {"site": ("site",), "test": ("test", "site")}  # what tests need holds what the site needs
ASKED = """
import os, sys, sysconfig, pip
print(os.path.realpath(sys.prefix))
print(*sys.version_info[:2], sysconfig.get_platform())
"""


def run(kind: str) -> None:
    """Make the environment for `kind`, a key of REQUIREMENTS; exits with a sentence where that fails."""
    try:
        make(kind)
    except KeyboardInterrupt:
        sys.exit("Dihentikan.")
    except OSError as failure:
        sys.exit(f"Folder .venv belum bisa dibuat: {failure}")


def make(kind: str) -> None:
    """Make the environment for `kind` where it is not whole."""
    if is_whole(kind, described()):
        return
    if environment.is_old():
        sys.exit(environment.too_old())
    if environment.HOME.is_symlink() or environment.HOME.is_file():
        environment.HOME.unlink()
    running = described()
    keeps = bool(running) and any(environment.stamped(other)[:2] == running for other in REQUIREMENTS)
    for other in REQUIREMENTS:  # from here on it is half-made
        if environment.stamp(other).exists():
            environment.stamp(other).unlink()
    if not keeps:
        make_empty(kind)
    install(kind)
    running = described()
    for other in ALSO[kind]:
        environment.stamp(other).write_text("\n".join([*running, digest(other)]), encoding="utf-8")
    say("Siap.")


def described() -> "list[str]":
    """Return what `.venv`'s interpreter says of itself, two lines; nothing where it does not run or has no pip."""
    try:
        told = subprocess.run(
            [str(environment.PYTHON), "-c", ASKED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return []
    lines = told.stdout.decode(errors="replace").splitlines()
    return lines if lines[:1] == [environment.place()] else []


def is_whole(kind: str, running: "list[str]") -> bool:
    """Return whether nothing has changed since an installation ended: folder, interpreter, requirements."""
    return bool(running) and environment.stamped(kind) == [*running, digest(kind)]


def digest(kind: str) -> str:
    """Return the SHA-256 of the requirements for `kind`, in hex."""
    return hashlib.sha256((environment.ROOT / REQUIREMENTS[kind]).read_bytes()).hexdigest()


def make_empty(kind: str) -> None:
    """Make an environment with nothing but pip, in place of whatever is there."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(incomplete(kind))
    say("Membuat folder .venv ...")
    base = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([base, "-m", "venv", "--clear", str(environment.HOME)], check=False).returncode:
        sys.exit("Folder .venv belum bisa dibuat; sebabnya ada di atas.")


def incomplete(kind: str) -> str:
    """Return a sentence for a Python that came without what makes environments, as Debian's does."""
    advice = "pasang Python yang lengkap"
    if shutil.which("apt-get"):
        sudo = "" if os.geteuid() == 0 else "sudo "
        advice = f"ketik {sudo}apt-get install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return f"Python di komputer ini belum lengkap: {advice}, lalu ketik: {environment.install_command(kind)}"


def install(kind: str) -> None:
    """Install exactly the locked packages, naming each as it comes."""
    say("Memasang paket-paketnya, sekali saja, kira-kira satu sampai tiga menit ...")
    pip = [str(environment.PYTHON), "-m", "pip", "--disable-pip-version-check"]
    given = str(environment.ROOT / REQUIREMENTS[kind])
    command = [*pip, "install", "--require-hashes", "--requirement", given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, universal_newlines=True) as process:
        for line in process.stdout or ():
            if line.startswith("Collecting "):
                say("  " + line.split()[1])
            elif line.startswith("Installing "):
                say("Semua paket sudah diambil, tinggal ditaruh ...")
    if process.returncode:
        again = environment.install_command(kind)
        sys.exit(f"Pemasangan belum selesai. Periksa sambungan internet dan sisa penyimpanan, lalu ketik: {again}")


def say(sentence: str) -> None:
    """Tell at once what is going on."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
