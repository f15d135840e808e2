"""Finds the folder of the village: the nearest at or above where somebody stands, else the program's own sample."""

from __future__ import annotations

from pathlib import Path

BUSINESSES, SITE = "businesses", "site"
"""Folders of a village: its entries, and the site made of them."""
_VILLAGE = "_desa.yaml"


def is_village(folder: Path) -> bool:
    """Return whether entries of a village lie in `folder`, as the data contract lays them out."""
    return (folder / BUSINESSES / _VILLAGE).is_file()


def around(here: Path, program: Path | None) -> Path | None:
    """Return the village that is meant by whoever stands in the folder `here`, None where there is none.

    A checkout of the program has a sample village, an installed one (None) has none.
    """
    last = (program,) if program else ()
    return next((folder for folder in (here, *here.parents, *last) if is_village(folder)), None)


def plain(path: Path) -> Path:
    """Return `path` from the root of the file system, without `..`: two names of one folder can be compared.

    A link on the way stays one where it can: what it leads to may be called something else.
    """
    whole = path.absolute()
    return whole.resolve() if ".." in whole.parts else whole
