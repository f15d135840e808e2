"""Turns spreadsheets uploaded to `masukan/` into entries for a pull request; a file that was read leaves the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from katalog.entries import load
from katalog.problems import Severity
from katalog.volunteers.github import order_changes
from katalog.volunteers.github.annotations import plain
from katalog.volunteers.github.proposal import Proposal, parts
from katalog.volunteers.tables import importing, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from katalog.settings import Settings

INBOX: Final = "masukan"
KINDS: Final = frozenset({".xlsx", ".csv"})
TABLES: Final = "tabel"
"""Stands for the slug where several entries were written."""
NOTHING: Final = "Tidak ada yang berubah karena tabel ini."
LOST: Final = "Komentar (#) di isian yang berubah hilang, karena berkasnya ditulis ulang."


def propose(settings: Settings) -> Proposal:
    """Write the entries that the spreadsheets in `masukan/` hold, take those files away, and return what to say.

    Where there is nothing to propose, the message says why; it is "" where no spreadsheet lies there.
    """
    files = _files(settings.businesses.parent / INBOX)
    if not files:
        return Proposal(0, "", "")
    before = load.load(settings).catalogue
    try:
        made = importing.plan(settings, files)
        done = importing.apply(settings, made, overwrite=True)
    except sheets.TableError as error:
        return Proposal(0, "", _message([], [str(error)]))
    if not done.written:
        return Proposal(0, "", _message([], [*map(str, made.problems), *made.notes, NOTHING]))
    for file in files:
        file.unlink()
    lines = order_changes.between(before, load.load(settings).catalogue)
    lines += (line for each in made.changes if each.is_new for line in order_changes.of_proposal(settings, each.slug))
    said = _message([file.name for file in files], _refused(made), _changed(made), _to_see(made))
    return Proposal(0, TABLES, "\n\n".join((*lines, said)))


def _files(folder: Path) -> list[Path]:
    """Return the spreadsheets in `folder`; links may lead anywhere, so none is followed."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    found = (path for path in folder.iterdir() if path.suffix.lower() in KINDS)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _changed(made: importing.Plan) -> list[str]:
    same = [f"Tidak berubah: {len(made.same)} usaha."] if made.same else []
    return [*importing.differences_in(made), *same]


def _refused(made: importing.Plan) -> list[str]:
    return [str(each) for each in made.problems if each.severity is Severity.ERROR]


def _to_see(made: importing.Plan) -> list[str]:
    warnings = [str(each) for each in made.problems if each.severity is not Severity.ERROR]
    is_over = any(not change.is_new for change in made.changes)
    return [*made.notes, *warnings, *([LOST] if is_over else [])]


def _message(names: list[str], refused: Iterable[str], changed: Iterable[str] = (), to_see: Iterable[str] = ()) -> str:
    head = [f"Isian dari tabel: {', '.join(map(plain, names))}"] if names else ["Tabelnya belum bisa dijadikan isian."]
    titles = ("Yang berubah:", "Belum dimengerti, jadi belum masuk:", "Perlu dilihat:")
    lines = [*head, *parts(zip(titles, (changed, refused, to_see), strict=True))]
    if names:
        lines += [
            "",
            "Berkas tabelnya ikut dihapus dari `masukan/`. Yang belum masuk: perbaiki tabelnya, lalu unggah lagi.",
        ]
    return "\n".join(lines)
