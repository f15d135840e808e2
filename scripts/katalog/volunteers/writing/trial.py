"""Tries whether entries that are not written yet would pass the check, in a folder that is thrown away."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from katalog.entries import load
from katalog.entries.folder import ENTRY, VILLAGE, find, photos_in
from katalog.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from katalog.contract.model import Business
    from katalog.settings import Settings


@dataclass(frozen=True)
class Tried:
    """What a check would say: the businesses that are good, by slug, and the problems of all, by slug."""

    good: Mapping[str, Business]
    problems: Mapping[str, tuple[Problem, ...]]

    def errors(self, slug: str) -> tuple[Problem, ...]:
        """Return what stands in the way of `slug`."""
        return tuple(problem for problem in self.problems[slug] if problem.severity is Severity.ERROR)


def try_out(settings: Settings, texts: Mapping[str, str], new_photos: Mapping[str, Iterable[str]]) -> Tried:
    """Check `texts` (entries by slug) as if they stood in `settings.businesses`, among the entries that are there.

    `new_photos` are names of photos, by slug, that will be there besides those that are. Only what is wrong with
    `texts` is returned, at `businesses/<slug>/usaha.yaml` and the lines of the text; the village must be there.
    """
    with TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "businesses"
        folder.mkdir()
        if (settings.businesses / VILLAGE).is_file():
            shutil.copyfile(settings.businesses / VILLAGE, folder / VILLAGE)
        for found in find(settings).entries:
            if found.slug not in texts:
                _stand_in(folder / found.slug, found.file.read_bytes(), found.folder, ())
        for slug, text in texts.items():
            _stand_in(folder / slug, text.encode(), settings.businesses / slug, new_photos.get(slug, ()))
        loaded = load.load(replace(settings, root=root, businesses=folder))
        paths = {f"businesses/{slug}/{ENTRY}": slug for slug in texts}
        problems: dict[str, list[Problem]] = {slug: [] for slug in texts}
        for problem in loaded.problems:
            if (owner := paths.get(problem.place.path)) is not None:
                problems[owner].append(problem)
        businesses = loaded.catalogue.businesses if loaded.catalogue else ()
        good = {business.slug: business for business in businesses if business.slug in texts}
    return Tried(good, {slug: tuple(found) for slug, found in problems.items()})


def _stand_in(folder: Path, entry: bytes, photos: Path | None, more: Iterable[str]) -> None:
    """Make `folder` an entry whose photos are only names: whether they are pictures is not asked here."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ENTRY).write_bytes(entry)
    names = photos_in(photos) if photos is not None and photos.is_dir() else {}
    for name in (*names.values(), *more):
        if name != ENTRY:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
