"""Imports a spreadsheet: what it would change is worked out and checked first, then written if that is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from katalog.entries import load
from katalog.entries.folder import ENTRY, link_problem
from katalog.files import sweep, write_whole
from katalog.problems import Severity
from katalog.volunteers.registration import draft
from katalog.volunteers.tables import sheets
from katalog.volunteers.tables.entries import Gathering, RowProblem
from katalog.volunteers.tables.workbook_report import differences, row_problems
from katalog.volunteers.writing import to_yaml
from katalog.volunteers.writing.tree import same_data, tree_of
from katalog.volunteers.writing.trial import try_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from katalog.settings import Settings

SHOWN = 12
"""Differences of one business that are listed; the rest is a number."""


@dataclass
class Change:
    """What the spreadsheet makes of one business: the text of its entry, new photos by name, and what is different."""

    slug: str
    is_new: bool
    text: str
    photos: dict[str, bytes] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """Everything an import would do: `same` are slugs with nothing to do, `notes` what was left aside."""

    changes: list[Change] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether rows were refused."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass
class Outcome:
    """What was done: slugs written, and slugs left alone because they are there and nobody asked to replace them."""

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def plan(settings: Settings, files: Iterable[Path]) -> Plan:
    """Return what importing `files` would do; nothing is written. Raises TableError where a file cannot be read."""
    found = [table for file in files for table in sheets.read(file)]
    loaded = load.load(settings)
    if loaded.catalogue is None:
        raise sheets.TableError("Berkas `_desa.yaml` belum benar; jalankan `check` untuk melihat salahnya.")
    gathering = Gathering(settings, loaded.catalogue, loaded.broken)
    gathered = gathering.gather(found)
    made = Plan(problems=gathering.problems, notes=gathering.notes)
    texts = {slug: to_yaml.write(draft.in_order(one.tree)) for slug, one in gathered.items()}
    tried = try_out(settings, texts, {slug: one.photos for slug, one in gathered.items()})
    for slug, one in gathered.items():
        made.problems.extend(row_problems(tried.problems[slug], texts[slug], one))
        if one.is_refused or slug not in tried.good:
            continue
        photos = {name: data for name, data in one.photos.items() if _differs(settings, slug, name, data)}
        if one.before is not None and same_data(one.before, tried.good[slug]) and not photos:
            made.same.append(slug)
            continue
        changed = [] if one.before is None else differences(tree_of(one.before), tree_of(tried.good[slug]))
        made.changes.append(Change(slug, one.before is None, texts[slug], photos, changed))
    return made


def apply(settings: Settings, made: Plan, *, overwrite: bool) -> Outcome:
    """Write what `made` plans and return what was done.

    Only with `overwrite` are entries and photos replaced that are there. Raises TableError where writing fails.
    """
    outcome = Outcome()
    for change in made.changes:
        folder = settings.businesses / change.slug
        if not overwrite and (not change.is_new or any((folder / name).exists() for name in change.photos)):
            outcome.kept.append(change.slug)
            continue
        if link_problem(folder, settings.shown(folder), settings):
            raise sheets.TableError(f"`{settings.shown(folder)}` tautan ke luar folder usaha, jadi tidak ditulis.")
        try:
            _write(settings, change)
        except OSError as error:
            raise sheets.TableError(f"`{settings.shown(folder)}` tidak bisa ditulis ({error.strerror}).") from None
        outcome.written.append(change.slug)
    return outcome


def sentences(made: Plan, outcome: Outcome | None) -> list[str]:
    """Return what to tell about an import that was only tried (no `outcome`) or done, in Indonesian, line by line."""
    lines = [*made.notes, *map(str, made.problems), *differences_in(made)]
    if made.same:
        lines.append(f"Tidak berubah: {len(made.same)} usaha.")
    refused = sum(problem.severity is Severity.ERROR for problem in made.problems)
    if refused:
        lines.append(f"{refused} kesalahan; usaha yang salah tidak ikut diimpor.")
    if outcome is None:
        lines.append(
            "Ini baru percobaan, belum ada yang ditulis. Tambahkan `--jalan` untuk menulis."
            if made.changes
            else "Tidak ada yang perlu ditulis."
        )
        return lines
    lines.append(f"Ditulis: {', '.join(outcome.written) or 'tidak ada'}.")
    if outcome.kept:
        lines.append(f"Sudah ada, jadi tidak ditimpa: {', '.join(outcome.kept)}. Tambahkan `--timpa` untuk menimpanya.")
        lines.append("Komentar (#) di berkas yang ditimpa akan hilang.")
    return lines


def differences_in(made: Plan) -> Iterator[str]:
    """Yield what an import changes, business by business, line by line."""
    for change in made.changes:
        yield f"{change.slug}: {'usaha baru' if change.is_new else 'berubah'}"
        yield from (f"  - {line}" for line in change.differences[:SHOWN])
        if len(change.differences) > SHOWN:
            yield f"  - dan {len(change.differences) - SHOWN} perubahan lain"
        yield from (f"  - foto {name}" for name in change.photos)


def _write(settings: Settings, change: Change) -> None:
    """Write each file in one step: on a disk that is full, an entry that is there stays as it was."""
    folder = settings.businesses / change.slug
    for each in (settings.businesses, folder):
        sweep(each)
    single = settings.businesses / f"{change.slug}.yaml"
    if single.is_file() and not change.photos:
        write_whole(single, change.text.encode())
        return
    folder.mkdir(exist_ok=True)
    for name, data in change.photos.items():
        write_whole(folder / name, data)
    write_whole(folder / ENTRY, change.text.encode())
    single.unlink(missing_ok=True)


def _differs(settings: Settings, slug: str, name: str, data: bytes) -> bool:
    file = settings.businesses / slug / name
    return not file.is_file() or file.read_bytes() != data
