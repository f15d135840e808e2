"""Our style sheets, scripts and drawings: published under one folder named after their content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rjsmin  # type: ignore[import-untyped]

FOLDER = "assets/"  # of the published site
HASH_CHARACTERS = 10  # 40 bits: enough to tell the versions of one site apart


class UnknownAssetError(ValueError):
    """No file under `overrides/assets/` has that name."""


@dataclass(frozen=True)
class Assets:
    """Every file under `overrides/assets/`, by its name there (`order/opening.js`).

    One hash of all of them names their folder, so that relative imports between modules work and every file can be kept
    by browsers for ever.
    """

    contents: Mapping[str, bytes]
    prefix: str

    @classmethod
    def read(cls, folder: Path, made: Mapping[str, bytes] | None = None) -> Assets:
        """Read every file under `folder`, hidden ones left out; a folder that is not there holds none.

        `made` are further files by name, for what is not written by hand. Comments and indentation of scripts stay
        behind: with them the scripts of a product page would not fit into 15 KB.
        """
        found = {
            name: _published(name, path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            for name in (path.relative_to(folder).as_posix(),)
        } | dict(made or {})
        digest = hashlib.blake2b(digest_size=HASH_CHARACTERS // 2)
        for name, content in found.items():
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return cls(found, f"{FOLDER}{digest.hexdigest()}/")

    def __contains__(self, name: str) -> bool:
        """Return whether there is a file of that name."""
        return name in self.contents

    def address(self, name: str) -> str:
        """Return the site-relative address of a file; raises `UnknownAssetError` where there is none."""
        if name not in self.contents:
            message = f"there is no overrides/assets/{name}"
            raise UnknownAssetError(message)
        return self.prefix + name

    def files(self) -> dict[str, bytes]:
        """Return what to publish: site-relative address to bytes."""
        return {self.prefix + name: content for name, content in self.contents.items()}


def vendored(folder: Path) -> dict[str, bytes]:
    """Return the libraries under `folder` as they were released: site-relative address to bytes.

    Each has a folder of its own, named with its version (`leaflet-1.9.4`): that address never changes its content, so
    what a visitor has of it survives every publish. Licences go with them.
    """
    return {
        FOLDER + path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }


def _published(name: str, content: bytes) -> bytes:
    """Return a file as browsers get it."""
    return bytes(rjsmin.jsmin(content)) if name.endswith(".js") else content
