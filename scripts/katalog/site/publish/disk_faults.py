"""Explains why a file cannot be read or written, as an Indonesian sentence that says what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from katalog.program import COMMAND

_REASONS = {
    errno.ENOSPC: ("tempat penyimpanan penuh", f"Kosongkan sebagian (`{COMMAND} clean`), lalu ulangi."),
    errno.EDQUOT: ("jatah penyimpanan habis", f"Kosongkan sebagian (`{COMMAND} clean`), lalu ulangi."),
    errno.EFBIG: ("berkasnya melebihi batas ukuran komputer ini", "Tanyakan batasnya kepada pengurus komputer."),
    errno.EACCES: ("tidak ada izin", "Periksa pemilik dan izin folder itu, lalu ulangi."),
    errno.EPERM: ("tidak ada izin", "Periksa pemilik dan izin folder itu, lalu ulangi."),
    errno.EROFS: ("penyimpanan itu hanya bisa dibaca", "Pilih folder lain dengan `--site`, atau buka kuncinya."),
    errno.EBUSY: ("sedang dipakai program lain", "Tutup program itu, atau pilih folder lain dengan `--site`."),
    errno.ENOENT: ("tidak ditemukan", "Mungkin terhapus selagi situs dibuat. Ulangi perintahnya."),
    errno.EEXIST: ("sudah ada", "Ganti nama salah satunya, lalu ulangi."),
    errno.ENOTDIR: ("bagian dari alamatnya bukan folder", "Ganti nama berkas yang menghalangi, lalu ulangi."),
    errno.EISDIR: ("itu folder, bukan berkas", "Ganti nama folder yang menghalangi, lalu ulangi."),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "Pendekkan nama berkas atau foldernya, lalu ulangi."),
    errno.EMFILE: ("terlalu banyak berkas terbuka", "Tutup program lain, lalu ulangi."),
    errno.ENFILE: ("terlalu banyak berkas terbuka", "Tutup program lain, lalu ulangi."),
    errno.ENOMEM: ("memori komputer habis", "Tutup program lain, lalu ulangi."),
    errno.EIO: ("penyimpanannya rusak atau terlepas", "Periksa diska atau kartunya, lalu ulangi."),
    errno.EADDRINUSE: ("alamat itu sudah dipakai", "Tutup pratinjau yang lain, atau pilih yang lain: `--alamat`."),
    errno.EPIPE: ("yang membaca hasilnya sudah berhenti", "Ulangi perintahnya."),
}
_OTHER_CACHE = "Pilih folder lain untuk berkas sementara dengan `--cache FOLDER`, atau periksa izin folder itu."
_FOLDER_UNFIT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR})


def explained(error: OSError, cache: Path | None = None) -> str:
    """Return which file could not be read or written, why (the system's own number where that is rare), what to do.

    Where that lies in `cache`, which holds nothing that cannot be made again, another folder will do as well.
    """
    rare = (f"galat sistem {error.errno or error}", "Ulangi; kalau tetap begini, kabari pengurus program.")
    reason, advice = _REASONS.get(error.errno or 0, rare)
    path = _path_of(error)
    if path and cache and error.errno in _FOLDER_UNFIT and path.is_relative_to(cache):
        advice = _OTHER_CACHE
    name = _shown(path) if path else ""
    return f"Berkas tidak bisa dibaca atau ditulis: {f'{name}: ' if name else ''}{reason}. {advice}"


def _path_of(error: OSError) -> Path | None:
    """Return the file that the error is about: the target, where there are two; None where it names none."""
    name = error.filename2 or error.filename
    if not isinstance(name, str | bytes):
        return None
    return Path(name.decode(errors="replace") if isinstance(name, bytes) else name)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
