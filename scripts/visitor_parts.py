"""Names what visitors run that no lock file of Python has, for the list of parts and for the look for known holes.

Usage: `visitor_parts.py list SBOM` adds them to a list of parts (CycloneDX JSON), `visitor_parts.py audit FOLDER` asks
npm about them. Rules from outside: https://cyclonedx.org/docs/1.6/json/ and https://github.com/package-url/purl-spec
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from katalog.volunteers.form.packages import EDITOR, YAML, Package

ROOT = Path(__file__).resolve().parents[1]
VENDOR = Path("overrides", "vendor")
CARD_FONTS = Path("scripts", "katalog", "share", "cards", "fonts")
FONTS_PACKAGE: Final = "@expo-google-fonts/plus-jakarta-sans"
"""Where the fonts in this repository were made from; see the README beside them."""
NAMES: Final = {"leaflet": ("leaflet", "BSD-2-Clause"), "plus-jakarta-sans": (FONTS_PACKAGE, "OFL-1.1")}
"""By the name of a folder of `overrides/vendor`: the npm package, and its licence as SPDX names it."""
SECONDS_MAX = 120
CANNOT_ASK: Final = "npm could not be asked for known holes in {names}. Nothing is known about them:\n{why}"


@dataclass(frozen=True)
class Part:
    """An npm package as visitors get it; `hashes` by algorithm in hex, of the package or of each file kept here."""

    name: str
    version: str
    licence: str
    what: str
    files: tuple[tuple[str, str, str], ...]
    """Name ("" for the whole package), algorithm as CycloneDX calls it, and digest in hex."""

    @property
    def purl(self) -> str:
        """The address of the package as lists of parts write it."""
        return f"pkg:npm/{quote(self.name, safe='/')}@{self.version}"

    def component(self) -> dict[str, Any]:
        """Return the part as CycloneDX has it."""
        inside = [
            {"type": "file", "name": name, "hashes": [{"alg": algorithm, "content": digest}]}
            for name, algorithm, digest in self.files
            if name
        ]
        whole = [{"alg": algorithm, "content": digest} for name, algorithm, digest in self.files if not name]
        return {
            "bom-ref": self.purl,
            "type": "library",
            "name": self.name,
            "version": self.version,
            "description": self.what,
            "licenses": [{"license": {"id": self.licence}}],
            "purl": self.purl,
            **({"hashes": whole} if whole else {}),
            **({"components": inside} if inside else {}),
        }


def parts(root: Path = ROOT) -> list[Part]:
    """Return everything, by name and version. Raises KeyError for a library that nobody has named here."""
    found = [
        _fetched(EDITOR, "MIT", "the editor of /admin/; fonts inside: OFL-1.1 and Apache-2.0"),
        _fetched(YAML, "ISC", "reads and writes entries in /admin/"),
    ]
    for folder in sorted(path for path in (root / VENDOR).iterdir() if path.is_dir()):
        name, _, version = folder.name.rpartition("-")
        package, licence = NAMES[name]
        found.append(Part(package, version, licence, "kept in this repository", _kept(folder, root)))
    source = re.search(
        rf"`{re.escape(FONTS_PACKAGE)}` ([\d.]+\d)", (root / CARD_FONTS / "README.md").read_text("utf-8")
    )
    if source is None:
        raise KeyError(FONTS_PACKAGE)
    fonts = Part(
        FONTS_PACKAGE, source[1], "OFL-1.1", "letters of cards and prints", _kept(root / CARD_FONTS, root, ".ttf")
    )
    same = next((part for part in found if part.purl == fonts.purl), None)
    if same is None:
        return sorted([*found, fonts], key=lambda part: part.purl)
    both = Part(same.name, same.version, same.licence, same.what, (*same.files, *fonts.files))
    return sorted([both if part is same else part for part in found], key=lambda part: part.purl)


def listed(sbom: str, of: list[Part]) -> str:
    """Return a list of parts (CycloneDX JSON) with `of` added; the same text each time, whatever was added before."""
    document = json.loads(sbom)
    refs = {part.purl for part in of}
    others = [component for component in document.get("components", []) if component.get("bom-ref") not in refs]
    document["components"] = [*others, *(part.component() for part in of)]
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def audit(folder: Path, of: list[Part]) -> tuple[int, str]:
    """Ask npm about `of`, with files for that in `folder`; return 0 for no known hole, else 1, and what to tell.

    That npm has no advisories to ask for is no good news: 1 as well, and the text says so.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {part.name: part.version for part in of}
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": wanted}), "utf-8")
    names = ", ".join(f"{name} {version}" for name, version in wanted.items())
    lock = _npm(folder, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund")
    answer = _npm(folder, "audit", "--package-lock-only", "--json") if lock.returncode == 0 else lock
    try:
        found = json.loads(answer.stdout)["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return 1, CANNOT_ASK.format(names=names, why=(answer.stderr or answer.stdout).strip())
    if not found:
        return 0, f"No known holes in {names}."
    return 1, "\n".join(f"{name}: {hole.get('severity', '')} {hole.get('range', '')}" for name, hole in found.items())


def _npm(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - words of our own
            ["npm", *words],  # noqa: S607 - wherever this machine has it
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_MAX,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(words, 1, "", str(error))


def _fetched(package: Package, licence: str, what: str) -> Part:
    algorithm, _, digest = package.integrity.partition("-")
    written = f"SHA-{algorithm.removeprefix('sha')}"
    return Part(package.name, package.version, licence, what, (("", written, base64.b64decode(digest).hex()),))


def _kept(folder: Path, root: Path, ending: str = "") -> tuple[tuple[str, str, str], ...]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name.endswith(ending))
    return tuple(
        (path.relative_to(root).as_posix(), "SHA-256", hashlib.sha256(path.read_bytes()).hexdigest()) for path in files
    )


def main(words: list[str]) -> int:
    """Run one of the two; return the exit status."""
    what, where = words[0], Path(words[1])
    if what == "list":
        where.write_text(listed(where.read_text("utf-8"), parts()), "utf-8")
        return 0
    status, told = audit(where, parts())
    print(told, file=sys.stderr if status else sys.stdout)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
