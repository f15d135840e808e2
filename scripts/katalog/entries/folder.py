"""Lists which files are entries and which photos lie beside them; looks at nothing outside the folder of entries."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from katalog.contract import values
from katalog.problems import Place, Problem

if TYPE_CHECKING:
    from katalog.settings import Settings

VILLAGE = "_desa.yaml"
ENTRY = "usaha.yaml"
PHOTO_TYPES = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".heic",
        ".heif",
        ".avif",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".jxl",
        ".mpo",
    }
)
"""Endings of names that are taken for photos; whether one can be read is found out when it is."""

_HIDDEN = ("_", ".")
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Found:
    """One entry: its slug, its file, and the folder of its photos (None where it has none)."""

    slug: str
    file: Path
    folder: Path | None


@dataclass(frozen=True)
class Findings:
    """What lies in the folder of entries, by slug; `refused` are slugs whose files are not even read."""

    entries: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = field(default_factory=frozenset)


def find(settings: Settings) -> Findings:
    """Return the entries in `settings.businesses`, in order of their slugs, and what is wrong with the rest."""
    problems: list[Problem] = []
    entries: list[Found] = []
    refused: set[str] = set()
    try:
        names = sorted(os.scandir(settings.businesses), key=lambda item: item.name)
    except OSError:
        place = Place(settings.shown(settings.businesses))
        hint = "Buat folder itu, lalu isi dengan `_desa.yaml` dan satu folder untuk tiap usaha."
        return Findings((), (Problem(place, "folder usaha tidak ada", hint),))
    present = {item.name for item in names}
    for item in names:
        if item.name.startswith(_HIDDEN):
            continue
        outcome = _loop(item, settings) or _one(item, settings, present)
        if isinstance(outcome, Found):
            entries.append(outcome)
        elif outcome is not None:
            problems.append(outcome)
            refused.add(item.name.removesuffix(".yaml").removesuffix(".yml"))
    return Findings(tuple(entry for entry in entries if entry.slug not in refused), tuple(problems), frozenset(refused))


def photos_in(folder: Path) -> dict[str, str]:
    """Return every file under `folder` that is no link out of it, by its name in NFC: its name as it is on the disk.

    Names are relative with `/`. Files and folders that start with `_` or `.` are left out.
    """
    found: dict[str, str] = {}
    waiting = [(folder, "")]
    while waiting:
        where, below = waiting.pop()
        with os.scandir(where) as items:
            listed = sorted(items, key=lambda item: item.name)
        for item in listed:
            if item.name.startswith(_HIDDEN) or _is_loop(item):
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append((Path(item.path), f"{below}{item.name}/"))
            elif item.is_file() and not (item.is_symlink() and _leads_out(Path(item.path), folder)):
                relative = f"{below}{item.name}"
                name = unicodedata.normalize("NFC", relative)
                if name not in found or name == relative:  # two files, one name: the one that is spelled like it
                    found[name] = relative
    return found


def _leads_out(link: Path, folder: Path) -> bool:
    return not link.resolve().is_relative_to(folder.resolve())


def is_photo(name: str) -> bool:
    """Return whether `name` ends like a photo's."""
    return Path(name).suffix.lower() in PHOTO_TYPES


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts `foto2` before `foto10`, then capitals and small letters together."""
    parts = _NUMBERS.split(name.casefold())
    return (*((int(part[:18]), "") if part.isdecimal() else (0, part) for part in parts), (0, name))


def _one(item: os.DirEntry[str], settings: Settings, present: set[str]) -> Found | Problem | None:
    path = Path(item.path)
    shown = settings.shown(path)
    if item.is_dir():
        return _folder(item, path, shown, settings, present)
    if item.name.endswith(".yml"):
        return Problem(Place(shown), "nama berkas ini berakhiran `.yml`", f"Ganti namanya menjadi `{path.stem}.yaml`.")
    if not item.name.lower().endswith(".yaml"):
        return None
    if (problem := _name_problem(path.stem, shown, "berkas")) or (problem := link_problem(path, shown, settings)):
        return problem
    if path.stem in present:
        hint = f"Pindahkan isinya ke `{path.stem}/{ENTRY}`, lalu hapus berkas ini."
        return Problem(Place(shown), f"usaha `{path.stem}` ditulis dua kali: berkas ini dan folder `{path.stem}`", hint)
    return Found(path.stem, path, None)


def _loop(item: os.DirEntry[str], settings: Settings) -> Problem | None:
    if not _is_loop(item):
        return None
    shown = settings.shown(Path(item.path))
    return Problem(Place(shown), "tautan ini berputar, jadi tidak bisa dibaca", "Hapus tautan itu.")


def _is_loop(item: os.DirEntry[str]) -> bool:
    """Return whether `item` is a link that leads to itself, which nothing can be asked about."""
    try:
        item.is_file()
    except OSError:
        return item.is_symlink()
    return False


def _folder(
    item: os.DirEntry[str], path: Path, shown: str, settings: Settings, present: set[str]
) -> Found | Problem | None:
    problem = _name_problem(item.name, shown, "folder")
    if problem or (item.is_symlink() and (problem := link_problem(path, shown, settings))):
        return problem
    entry = path / ENTRY
    if entry.exists() or entry.is_symlink():  # what is no file there is said when it is read
        return link_problem(entry, settings.shown(entry), settings) or Found(item.name, entry, path)
    if f"{item.name}.yaml" in present:
        return None  # said at that file
    others = sorted(other.name for other in path.iterdir() if other.suffix.lower() in {".yaml", ".yml"})
    if others:
        hint = f"Ganti nama `{others[0]}` menjadi `{ENTRY}` (huruf kecil semua)."
    else:
        hint = f"Buat berkas `{ENTRY}` di dalamnya. Folder yang bukan usaha diberi nama dengan awalan `_`."
    return Problem(Place(shown), f"folder ini belum berisi `{ENTRY}`", hint)


def _name_problem(name: str, shown: str, what: str) -> Problem | None:
    if len(name) <= values.SLUG_MAX and values.SLUG.fullmatch(name):
        return None
    better = values.slug_of(name) or "warung-siti"
    ending = ".yaml" if what == "berkas" else ""
    rule = "hanya boleh huruf kecil, angka, dan tanda hubung (-)"
    if len(name) > values.SLUG_MAX:
        rule = f"paling banyak {values.SLUG_MAX} huruf"
    message = f"nama {what} ini {rule}, karena menjadi alamat halaman"
    return Problem(Place(shown), message, f"Ganti namanya, misalnya menjadi `{better}{ending}`.")


def link_problem(path: Path, shown: str, settings: Settings) -> Problem | None:
    """Return what is wrong with a file or folder that is a link out of the folder of entries, None where it is none."""
    if not path.is_symlink() or not _leads_out(path, settings.businesses):
        return None
    return Problem(Place(shown), "ini tautan ke luar folder usaha, jadi tidak dibaca", "Salin berkas aslinya ke sini.")
