"""Where the collections of real and of difficult photos lie; they are not part of the repository."""

from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
REAL = REPO.parent / "shared" / "photos"
HARD = REPO.parent / "shared" / "photos-hard"


def needs(folder):
    return pytest.mark.skipif(
        not folder.is_dir(), reason=f"the photo collection is not here: put it at ../shared/{folder.name} to run this"
    )


def photos_in(folder):
    """Return every photo in a collection, by name; empty where it is not here."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".tsv")
