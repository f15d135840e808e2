"""Joins the rows of all tables of a spreadsheet to one tree a business."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from katalog.contract import key_names, values
from katalog.contract.shape import shape_of
from katalog.entries.folder import ENTRY
from katalog.problems import Severity
from katalog.volunteers.tables import cells
from katalog.volunteers.tables.columns import GROUPS, LISTS, Column, TableName, columns_of
from katalog.volunteers.writing.tree import Tree, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from katalog.contract.model import Business, Catalogue
    from katalog.settings import Settings
    from katalog.volunteers.tables.sheets import Row, Table

KNOWN_SHOWN = 8
"""Businesses that a hint names."""
REMOVE = "(hapus)"
"""What a cell says whose value is to be taken out; an empty cell leaves it as it is."""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with a row: where (sheet, number, header; 0 and "" where there is none), what, and what to type."""

    source: str
    row: int
    column: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the problem as one or two lines for a terminal."""
        where = (
            self.source + (f" baris {self.row}" if self.row else "") + (f", kolom {self.column}" if self.column else "")
        )
        warning = "peringatan: " if self.severity is Severity.WARNING else ""
        hint = "".join(f"\n  {line}" for line in self.hint.splitlines())
        return f"{where}: {warning}{self.message}{hint}"


@dataclass
class Gathered:
    """The rows about one business and its tree as they make it."""

    tree: Tree
    before: Business | None
    row: tuple[str, int] = ("", 0)
    items: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """For products and promos by list and position: the row they come from."""
    headers: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)
    """For each sheet: what its columns are called, by their way."""
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    """For each list: the position of an item by its address."""
    photos: dict[str, bytes] = field(default_factory=dict)
    is_refused: bool = False
    """Whether one of its rows could not be used: then the business is left as it is."""


class Gathering:
    """Takes the rows of all tables together: `problems` are rows refused, `notes` what was left aside."""

    def __init__(self, settings: Settings, catalogue: Catalogue, broken: frozenset[str]) -> None:
        self._settings = settings
        self._existing = {business.slug: business for business in catalogue.businesses}
        self._by_name = {key_names.fold(business.name): business.slug for business in catalogue.businesses}
        self._broken = broken
        self.problems: list[RowProblem] = []
        self.notes: list[str] = []
        self._gathered: dict[str, Gathered] = {}
        self._named: dict[str, str] = {}

    def gather(self, found: Sequence[Table]) -> dict[str, Gathered]:
        """Return what the tables make of each business they are about."""
        for table in found:
            if table.strangers:
                names = ", ".join(f"`{name[:40]}`" for name in table.strangers[:20])
                self.notes.append(f"{table.source}: kolom yang tidak dikenal dilewati: {names}.")
        for table in found:
            if table.name == "Usaha":
                for row in table.rows:
                    self._business(table, row)
        self._named = {key_names.fold(str(one.tree.get("nama", ""))): slug for slug, one in self._gathered.items()}
        for table in found:
            if table.name != "Usaha":
                self._items(table)
        return self._gathered

    def _refuse(self, table: Table, row: Row, column: str, message: str, hint: str = "") -> None:
        self.problems.append(RowProblem(table.source, row.number, column, message, hint))

    def _readable(self, table: Table, row: Row) -> bool:
        for column, sentence in row.faults:
            self._refuse(table, row, column, sentence)
        return not row.faults

    def _business(self, table: Table, row: Row) -> None:
        own = columns_of("Usaha")[0]
        named = table.headers.get(("nama",), "Nama")
        addressed = table.headers.get((), named)
        name = row.cells.get(_column("Usaha", "nama"), "")
        slug = row.cells.get(own, "") or self._by_name.get(key_names.fold(name), "") or values.slug_of(name)
        if not self._readable(table, row):
            return
        if not slug:
            self._refuse(table, row, named, "nama usaha belum diisi", "Setiap baris perlu nama usaha.")
        elif not values.SLUG.fullmatch(slug) or len(slug) > values.SLUG_MAX:
            better = values.slug_of(slug)
            hint = "Pakai huruf kecil, angka, dan tanda hubung" + (f", misalnya {better}." if better else ".")
            self._refuse(table, row, addressed, f"`{slug[:40]}` tidak bisa menjadi alamat halaman", hint)
        elif slug in self._gathered:
            earlier = self._gathered[slug].row[1]
            hint = "Satu usaha satu baris. Beri nama yang berbeda, atau hapus salah satu."
            self._refuse(table, row, addressed, f"usaha `{slug}` sudah ada di baris {earlier}", hint)
        elif one := self._one(table, row, slug):
            one.row = (table.source, row.number)
            one.headers[table.source] = table.headers
            _overlay(one.tree, row, "Usaha")
            if row.pictures:
                _add_photos(one, one.tree, "sampul", row)

    def _one(self, table: Table, row: Row, slug: str) -> Gathered | None:
        """Return what is gathered about `slug`, begun from its entry where there is one."""
        if slug in self._gathered:
            return self._gathered[slug]
        if slug in self._broken and self._has_entry(slug):
            message = f"berkas usaha `{slug}` yang sekarang masih salah"
            self._refuse(table, row, "", message, "Perbaiki dulu berkas itu; jalankan `check` untuk melihat salahnya.")
            return None
        before = self._existing.get(slug)
        self._gathered[slug] = Gathered({} if before is None else tree_of(before), before)
        return self._gathered[slug]

    def _has_entry(self, slug: str) -> bool:
        """Return whether there is an entry at all: a folder that holds only photos waits for one."""
        folder = self._settings.businesses
        return (folder / slug / ENTRY).exists() or (folder / f"{slug}.yaml").exists()

    def _items(self, table: Table) -> None:
        own = columns_of(table.name)[0]
        above = ""
        for row in table.rows:
            above = row.cells.get(own, "") or above
            slug = self._slug_of(above)
            if not self._readable(table, row):
                if slug in self._gathered:
                    self._gathered[slug].is_refused = True
                continue
            if slug is None:
                known = f"Tulis slug atau nama usaha seperti di lembar Usaha: {', '.join(self._known())}."
                message = f"usaha `{above[:40]}` tidak ada" if above else "kolom Usaha belum diisi"
                self._refuse(table, row, table.headers.get((), own.header), message, known)
            elif one := self._one(table, row, slug):
                self._item(table, row, one)

    def _slug_of(self, written: str) -> str | None:
        if not written:
            return next(iter(self._gathered)) if len(self._gathered) == 1 else None
        if written in self._gathered or written in self._existing or written in self._broken:
            return written
        folded = key_names.fold(written)
        return self._named.get(folded) or self._by_name.get(folded)

    def _known(self) -> Iterator[str]:
        """Yield the first businesses that a row can be about."""
        others = (slug for slug in self._existing if slug not in self._gathered)
        return islice(chain(self._gathered, others), KNOWN_SHOWN)

    def _item(self, table: Table, row: Row, one: Gathered) -> None:
        key = LISTS[table.name]
        items: list[Tree] = one.tree.setdefault(key, [])
        name = row.cells.get(_column(table.name, "nama"), "")
        address = row.cells.get(_column(table.name, "id"), "") or values.slug_of(name)
        if key not in one.places:
            addresses = [item.get("id") or values.slug_of(item.get("nama", "")) for item in items]
            one.places[key] = {each: at for at, each in reversed(list(enumerate(addresses)))}
        at = one.places[key].setdefault(address, len(items))
        if at == len(items):
            items.append({"nama": name} if name else {})
        elif (key, at) in one.items:
            message = f"produk atau promo `{address[:40]}` sudah ada di baris {one.items[key, at][1]}"
            self._refuse(
                table, row, table.headers.get(("nama",), "Nama"), message, "Beri nama yang berbeda, atau isi kolom Id."
            )
            one.is_refused = True
            return
        one.items[key, at] = (table.source, row.number)
        one.headers[table.source] = table.headers
        _overlay(items[at], row, table.name)
        if key == "produk" and not items[at].get("id") and address:
            items[at] = {"nama": items[at].pop("nama", name), "id": address, **items[at]}
        if row.pictures:
            _add_photos(one, items[at], address or f"{key}-{at + 1}", row)


def _column(table: TableName, key: str) -> Column:
    return next(column for column in columns_of(table) if column.way == (key,))


def _overlay(tree: Tree, row: Row, table: TableName) -> None:
    """Put the cells of `row` into `tree`; an empty cell leaves what is there."""
    for column, text in row.cells.items():
        if not column.way:
            continue
        holder = tree
        for key in column.way[:-1]:
            inner = holder.setdefault(key, {})
            holder = inner if isinstance(inner, dict) else holder
        if key_names.fold(text) == key_names.fold(REMOVE):
            holder.pop(column.way[-1], None)
        elif value := cells.from_cell(text, column.field):
            holder[column.way[-1]] = value
    order = _key_order(table)
    for key in [key for key, value in tree.items() if value == {}]:
        del tree[key]
    items = sorted(tree.items(), key=lambda pair: order.index(pair[0]))
    tree.clear()
    tree.update(items)


def _key_order(table: TableName) -> list[str]:
    """Return the keys of a table's rows, the name first."""
    keys = list(shape_of(GROUPS[table]).fields)
    return sorted(keys, key=lambda key: key != "nama")


def _add_photos(one: Gathered, tree: Tree, stem: str, row: Row) -> None:
    """Make the pictures pasted into `row` photos of `tree`, named after what they show."""
    photos = tree.get("foto", [])
    photos = photos if isinstance(photos, list) else [photos]
    named = {photo if isinstance(photo, str) else photo.get("file") for photo in photos}
    for number, (ending, data) in enumerate(row.pictures, 1):
        name = f"{values.slug_of(stem) or 'foto'}{'' if number == 1 else f'-{number}'}.{ending}"
        one.photos[name] = data
        if name not in named:
            photos.append(name)
    tree["foto"] = photos
