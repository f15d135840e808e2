"""Checks the file that a village names as its logo: beside `_desa.yaml`, called so that it is no business's photo."""

from __future__ import annotations

import os
from difflib import get_close_matches
from typing import TYPE_CHECKING

from katalog.entries.folder import is_photo

if TYPE_CHECKING:
    from pathlib import Path

    from katalog.contract.model import Village
    from katalog.entries.entry import Entry

_MARK = "_"
"""What the name of everything beside `_desa.yaml` begins with that is no business."""
_WHERE = "Simpan gambarnya di sebelah `_desa.yaml`"


def placed(village: Village, entry: Entry, folder: Path | None) -> Village:
    """Return `village` with the place where it names its logo; a logo that is not in `folder` is reported."""
    name = village.logo
    if name is None:
        return village
    if not entry.is_doubtful(("logo",)) and (wrong := _wrong(name, folder)):
        entry.report(("logo",), *wrong)
    return village.model_copy(update={"logo_place": entry.place(("logo",))})


def _wrong(name: str, folder: Path | None) -> tuple[str, str] | None:
    """Return message and hint for a name that is none of a logo, None for one that may be."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    there = _files(folder)
    marked = bare if bare.startswith(_MARK) else f"{_MARK}{bare}"
    if name != bare or "://" in name:
        hint = f"Tulis `{{key}}: {marked}`." if marked in there else f"{_WHERE}, lalu tulis namanya saja."
        return "logo harus nama berkas di sebelah `_desa.yaml`, bukan alamat atau folder lain", hint
    if not name.startswith(_MARK):
        hint = f"Tulis `{{key}}: {marked}`."
        if marked not in there:
            hint = f"Ganti nama berkasnya menjadi `{marked}`, lalu tulis `{{key}}: {marked}`."
        return "nama berkas logo harus diawali garis bawah (_)", hint
    if folder is None or name in there:
        return None
    pictures = [known for known in there if is_photo(known)]
    near = get_close_matches(name.casefold(), [known.casefold() for known in pictures], n=1, cutoff=0.5)
    found = next((known for known in pictures if [known.casefold()] == near), "")
    hint = f"Mungkin maksudnya `{{key}}: {found}`." if found else f"{_WHERE} dengan nama itu, atau hapus baris ini."
    return f"berkas logo `{name[:60]}` tidak ada di sebelah `_desa.yaml`", hint


def _files(folder: Path | None) -> list[str]:
    """Return the files in `folder` itself whose names begin as a logo's; what a link leads out to is none."""
    if folder is None:
        return []
    names = sorted(name for name in os.listdir(folder) if name.startswith(_MARK))  # noqa: PTH208 - names are all it takes
    inside = folder.resolve()
    return [name for name in names if (folder / name).is_file() and (folder / name).resolve().parent == inside]
