"""Publishes our style sheets, scripts and drawings under one folder that is named after their content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from katalog.site.assets import bundle

FOLDER = "assets/"  # of the published site
HASH_CHARACTERS = 10  # 40 bits: enough to tell the versions of one site apart
MAIN_SCRIPT = "site.js"  # on every page
HEAD_SCRIPT = "head.js"  # written into every page's head: it has to act before anything is painted


class UnknownAssetError(ValueError):
    """No file under `overrides/assets/` has that name."""


@dataclass(frozen=True)
class Assets:
    """Every file under `overrides/assets/` as it is published, by its name there (`order/composer.js`).

    One hash of all of them names their folder, so that relative imports between scripts work and every file can be kept
    by browsers for ever. Scripts are joined (see `bundles`); `modules` are their sources, `head_script` is what stands
    in the head of pages.
    """

    contents: Mapping[str, bytes]
    prefix: str
    modules: Mapping[str, str]
    head_script: str

    @classmethod
    def read(
        cls,
        folder: Path,
        made: Mapping[str, str] | None = None,
        only: Collection[str] | None = None,
        beside: Mapping[str, bytes] | None = None,
    ) -> Assets:
        """Read every file under `folder`, or those named `only`, hidden ones left out; no folder holds none.

        `made` are further modules and style sheets by name, for what is not written by hand; a style sheet is put
        behind the one of that name. `beside` are files that are published with them as they are. Comments and
        indentation stay behind: with them the scripts of a product page would not fit into 20 KB. Raises `BundleError`
        for a script that cannot be joined.
        """
        read = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            if only is None or path.relative_to(folder).as_posix() in only
        }
        made = made or {}
        modules = {name: content.decode() for name, content in read.items() if name.endswith(".js")}
        modules |= {name: text for name, text in made.items() if name.endswith(".js")}
        head_script = str(rjsmin.jsmin(modules.pop(HEAD_SCRIPT, "")))
        found = {name: content for name, content in read.items() if not name.endswith((".js", ".css"))}
        for name, content in read.items():
            if name.endswith(".css"):
                found[name] = str(rcssmin.cssmin(content.decode() + made.get(name, ""))).encode()
        found |= bundle.bundle(modules, MAIN_SCRIPT) | dict(beside or {})
        digest = hashlib.blake2b(digest_size=HASH_CHARACTERS // 2)
        for name, content in sorted(found.items()):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return cls(dict(sorted(found.items())), f"{FOLDER}{digest.hexdigest()}/", modules, head_script)

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
