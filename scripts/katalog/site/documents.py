"""Finds the pages that a village wrote by hand, to be laid over the program's, and names those it may not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from katalog import addresses
from katalog.problems import Place, Problem
from katalog.settings import Settings

_MADE: Final = frozenset(
    (
        *(
            address.strip("/").partition("/")[0]
            for address in (
                addresses.PRODUCTS, addresses.PROMOS, addresses.MAP, addresses.BASKET, addresses.SAVED,
                addresses.OFFLINE, addresses.PICTURES, addresses.BUSINESSES,
            )
        ),
        "kategori", "dusun", "en", "admin", "404",
    )
)  # fmt: skip
"""First parts of addresses whose pages are made of the entries."""


def names_in(folder: Path) -> Iterator[str]:
    """Yield the files in `folder` and below, relative to it: nothing hidden, nothing that a link leads out to."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if not is_hidden and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield name.as_posix()


def problems(settings: Settings) -> list[Problem]:
    """Return an error for each page of the village's own that would stand where one made of the entries does."""
    found = []
    for folder in settings.own_documents:
        for name in names_in(folder):
            if not name.endswith((".md", ".html")):
                continue
            way = name.rpartition(".")[0].removesuffix("index").removesuffix("README").strip("/")
            if not way:
                hint = "Hapus berkas itu; kata pembukanya ditulis sebagai `sambutan` di `businesses/_desa.yaml`."
                message = "halaman depan dibuat dari isian, jadi berkas ini tidak bisa menggantikannya"
                found.append(Problem(Place(settings.shown(folder / name)), message, hint))
            elif way.partition("/")[0] in _MADE:
                hint = "Beri nama lain, misalnya `profil.md`."
                message = f"halaman /{way}/ dibuat dari isian, jadi berkas ini tidak bisa menggantikannya"
                found.append(Problem(Place(settings.shown(folder / name)), message, hint))
    return found
