"""Checks the photos that an entry names (there, inside the folder, real photos) and finds those it does not name."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from katalog.entries.folder import is_photo, natural, photos_in
from katalog.photos import file_type
from katalog.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from katalog.entries.entry import Entry, Loc

NAME_MAX = 255
"""Bytes of a file's name that any file system takes; fewer letters."""
PATIENCE = 20
"""Photos of one entry that are not there, up to which one of a like name is looked for."""
SHOWN_PHOTOS_MAX = 100
"""Photos that a page shows; a phone on a slow line opens no more."""
SHOWN = 5
"""Names of photos that a hint lists."""

_ELSEWHERE = re.compile(r"/|[A-Za-z]:|.*(?:^|/)\.\.(?:/|$)")
_GARBLED = re.compile(r"[\ud800-\udfff\x00-\x1f\x7f]")
"""What is left of a name whose letters nobody can tell any more."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def resolve(data: dict[str, Any], entry: Entry, folder: Path | None) -> None:
    """Check the photos in `data` (business, products, promos) against `folder` and name those nobody named.

    File names become what they are on the disk. A business without `foto` gets every photo in its folder that no
    product and no promo uses, in natural order.
    """
    present = photos_in(folder) if folder is not None else {}
    # Two files may differ in such spaces alone: the one without is meant where none are seen.
    unspaced = {_unspaced(name): name for name in present} | {name: name for name in present}
    used: set[str] = set()
    absent = 0
    _check_number(data, entry)
    for loc, photo in _photos(data):
        name = _normal(photo.get("file"), unspaced)
        if name is None:
            continue
        if message := _problem(name, present, folder, is_near=absent < PATIENCE):
            absent += 1
            entry.report((*loc, "file"), f"{entry.name((*loc, 'file'))} {message[0]}", message[1])
            photo["file"] = re.sub(r"\s+", " ", _CONTROL.sub("", name)) or "foto"
            continue
        photo["file"] = present[name]
        if loc[0] != "foto":
            used.add(present[name])
    if "foto" not in data and folder is not None:
        left = sorted((name for name in present.values() if is_photo(name) and name not in used), key=natural)
        if garbled := [name for name in left if _GARBLED.search(name)]:
            shown = _GARBLED.sub("\ufffd", garbled[0])
            said = f"nama foto `{shown}` rusak"
            entry.problems.append(
                Problem(Place(entry.source.path), said, "Ganti nama berkasnya, misalnya `depan.jpg`.")
            )
            left = [name for name in left if name not in garbled]
        if len(left) > SHOWN_PHOTOS_MAX:
            said = f"folder ini berisi {len(left)} foto; halamannya menampilkan {SHOWN_PHOTOS_MAX} yang pertama"
            hint = "Pilih yang terbaik di `foto`, misalnya `foto: [depan.jpg, dapur.jpg]`."
            entry.problems.append(Problem(Place(entry.source.path), said, hint, Severity.WARNING))
            del left[SHOWN_PHOTOS_MAX:]
        data["foto"] = [{"file": name, "place": Place(entry.source.path)} for name in left]
        _name_passed_over(sorted({*present.values()} - used, key=natural), entry, folder)


def _name_passed_over(names: list[str], entry: Entry, folder: Path) -> None:
    """Warn of files that hold a picture and do not end like one: nobody else will say that they are not shown."""
    passed = [name for name in names if not is_photo(name) and not _GARBLED.search(name) and _is_picture(folder / name)]
    if not passed:
        return
    more = f", dan {len(passed) - SHOWN} lagi" if len(passed) > SHOWN else ""
    said = f"tidak ditampilkan: {', '.join(f'`{name}`' for name in passed[:SHOWN])}{more}"
    hint = "Simpan gambarnya sebagai JPG atau PNG di folder ini, atau hapus berkas yang tidak dipakai."
    entry.problems.append(Problem(Place(entry.source.path), said, hint, Severity.WARNING))


def _is_picture(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file_type.is_picture(file.read(file_type.HEAD))
    except OSError:
        return False


def _check_number(data: dict[str, Any], entry: Entry) -> None:
    """Report lists of more photos than a page shows, and leave the rest out."""
    for loc, holder in _holders(data):
        photos = holder.get("foto")
        if isinstance(photos, list) and len(photos) > SHOWN_PHOTOS_MAX:
            message = f"{entry.name((*loc, 'foto'))} terlalu banyak: {len(photos)}"
            entry.report((*loc, "foto"), message, f"Pilih paling banyak {SHOWN_PHOTOS_MAX} foto yang terbaik.")
            del photos[SHOWN_PHOTOS_MAX:]


def _photos(data: dict[str, Any]) -> Iterator[tuple[Loc, dict[str, Any]]]:
    for loc, holder in _holders(data):
        photos = holder.get("foto")
        for number, photo in enumerate(photos if isinstance(photos, list) else ()):
            if isinstance(photo, dict):
                yield (*loc, "foto", number), photo


def _holders(data: dict[str, Any]) -> Iterator[tuple[Loc, dict[str, Any]]]:
    yield (), data
    for key in ("produk", "promo"):
        items = data.get(key)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield (key, number), item


def _normal(name: object, unspaced: Mapping[str, str]) -> str | None:
    """Return the name of a photo as the folder has it, else as it is written.

    Spaces around a name are nothing that one sees: a file that has some is found without, and the other way round.
    """
    if not isinstance(name, str):
        return None
    written = unicodedata.normalize("NFC", re.sub(r"^(?:\./+)+", "", name.strip()))
    return unspaced.get(_unspaced(written), written)


def _unspaced(name: str) -> str:
    """Return a name without spaces around any of its parts."""
    return "/".join(part.strip() for part in name.split("/"))


def _is_link(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_symlink()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _problem(name: str, present: dict[str, str], folder: Path | None, *, is_near: bool) -> tuple[str, str] | None:
    if misplaced := _misplaced(name):
        return misplaced
    if name in present:
        return None  # whatever its name ends with: what is no photo is told by its content, when it is read
    return _absent(name, present, folder, is_near=is_near)


def _misplaced(name: str) -> tuple[str, str] | None:
    example = "Tulis nama berkasnya saja, misalnya `{key}: keripik.jpg`."
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", name):
        return "harus berkas di folder usaha, bukan alamat web", f"Simpan fotonya di folder usaha. {example}"
    if "\\" in name:
        return "memuat garis miring terbalik (\\)", f"Pakai `/`. {example}"
    if _ELSEWHERE.match(name):
        return "berada di luar folder usaha", f"Simpan fotonya di folder usaha. {example}"
    return None


def _absent(name: str, present: dict[str, str], folder: Path | None, *, is_near: bool) -> tuple[str, str]:
    shown = name if len(name) <= 60 else name[:60] + "\u2026"  # noqa: PLR2004 - fits two lines of a phone
    if folder is None:
        hint = "Buat folder dengan nama usaha, pindahkan berkas ini ke sana sebagai `usaha.yaml`, "
        hint += "dan simpan fotonya di situ."
        return f"`{shown}` tidak ada", hint
    if _is_link(folder, name):
        return "adalah tautan ke luar folder usaha", "Salin foto aslinya ke folder usaha."
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1 and all(part in present for part in parts):
        return f"`{shown}` memuat beberapa foto", f"Tulis sebagai daftar: `{{key}}: [{', '.join(parts)}]`."
    return f"`{shown}` tidak ada di folder usaha", _offer(name, present, is_near=is_near and len(name) <= NAME_MAX)


def _offer(name: str, present: dict[str, str], *, is_near: bool) -> str:
    photos = sorted((known for known in present if is_photo(known)), key=natural) if is_near else list(present)
    if not photos:
        return "Folder usaha belum berisi foto. Simpan fotonya di sana, atau hapus baris ini."
    by_fold = {known.casefold(): known for known in reversed(photos)}
    by_fold |= {
        Path(known).name.casefold(): known for known in reversed(photos) if Path(known).name.casefold() not in by_fold
    }
    near = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6) if is_near else []
    if near:
        found = by_fold[near[0]]
        reason = " (huruf besar dan kecil dibedakan)" if found.casefold() == name.casefold() else ""
        return f"Mungkin maksudnya `{{key}}: {found}`{reason}."
    more = f", dan {len(photos) - SHOWN} lagi" if len(photos) > SHOWN else ""
    return f"Foto yang ada: {', '.join(photos[:SHOWN])}{more}."
