"""Fetches the packages that the form is made of: once by npm, held against the hash written here, kept in the cache.

npm itself does the fetching, because it knows a machine's proxy and mirror and every runner of GitHub has it; it only
packs, so nothing of a package is run. Only the files named here leave the archive.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

SECONDS_MAX = 120
_MARK = ".lengkap"
"""Written last into an unpacked package: which of its files are there."""


class NotFetchedError(Exception):
    """A package is not in the cache and cannot be fetched; the message says why in Indonesian."""


@dataclass(frozen=True)
class Package:
    """One version of an npm package: its hash as npm writes it (`sha512-...`) and the files that are published.

    `files` matches their whole names in the package (`npm/index.js`).
    """

    name: str
    version: str
    integrity: str
    files: re.Pattern[str]

    @property
    def archive(self) -> str:
        """The name npm gives the archive."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


EDITOR: Final = Package(  # MIT; fonts inside: OFL-1.1 and Apache-2.0, their licences are published with them
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    re.compile(r"LICENSE\.txt|npm/index\.js|npm/chunks/[\w-]+\.js|npm/assets/[\w.-]+\.(?:js|wasm|woff2|txt)"),
)
YAML: Final = Package(  # ISC
    "yaml",
    "2.9.1",
    "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
    re.compile(r"LICENSE|browser/(?:[\w-][\w.-]*/)*[\w-]+\.js"),
)


def files_of(package: Package, cache: Path, *, may_fetch: bool = True) -> dict[str, Path]:
    """Return the package's published files by their names in it, unpacked below `cache`.

    Raises NotFetchedError where it is not in the cache and cannot be, or `may_fetch` is false.
    """
    folder = cache / "npm"
    unpacked = folder / package.archive.removesuffix(".tgz")
    if not _is_unpacked(unpacked, package):
        archive = folder / package.archive
        if not _is_intact(archive, package):
            if not may_fetch:
                raise NotFetchedError("berkas formulir belum diunduh")
            _fetch(package, folder)
            if not _is_intact(archive, package):
                archive.unlink(missing_ok=True)
                raise NotFetchedError(f"isi {package.name} {package.version} tidak sama dengan yang seharusnya")
        _unpack(archive, package, unpacked)
    names = sorted(path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file())
    return {name: unpacked / name for name in names if package.files.fullmatch(name)}


def _is_unpacked(folder: Path, package: Package) -> bool:
    try:
        return (folder / _MARK).read_text(encoding="utf-8") == package.files.pattern
    except OSError:
        return False


def _is_intact(archive: Path, package: Package) -> bool:
    try:
        return _integrity(archive.read_bytes()) == package.integrity
    except OSError:
        return False


def _integrity(content: bytes) -> str:
    """Return the hash of an archive as npm writes it (Subresource Integrity)."""
    return f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"


def _fetch(package: Package, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetchedError("program npm belum dipasang (ada di Node.js)")
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", f"{package.name}@{package.version}", "--pack-destination", str(folder)]
    options = ["--silent", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"]
    try:
        done = subprocess.run(  # noqa: S603 - the program npm with words of ours
            [*command, *options], cwd=folder, capture_output=True, timeout=SECONDS_MAX, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NotFetchedError(f"{package.name} {package.version} tidak bisa diunduh") from None
    if done.returncode:
        raise NotFetchedError(f"{package.name} {package.version} tidak bisa diunduh")


def _unpack(archive: Path, package: Package, target: Path) -> None:
    """Write the files that are published below `target`, whole or not at all."""
    shutil.rmtree(target, ignore_errors=True)
    with tarfile.open(archive) as tar:
        for member in tar:
            top, *parts = PurePosixPath(member.name).parts
            name = "/".join(parts)
            is_wanted = top == "package" and ".." not in parts and package.files.fullmatch(name)
            content = tar.extractfile(member) if member.isfile() and is_wanted else None
            if content is None:
                continue
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())
    (target / _MARK).write_text(package.files.pattern, encoding="utf-8")
