"""Defines the tables of a spreadsheet: which columns they have, their names, and what other headings mean them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from katalog.contract import key_names, model
from katalog.contract.shape import Field, shape_of, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

TableName = Literal["Usaha", "Produk", "Promo"]
TABLES: Final[tuple[TableName, ...]] = ("Usaha", "Produk", "Promo")
GROUPS: Final[dict[TableName, type[model.Group]]] = {
    "Usaha": model.Business,
    "Produk": model.Product,
    "Promo": model.Promo,
}
LISTS: Final[dict[TableName, str]] = {"Produk": "produk", "Promo": "promo"}
"""The key of a business that holds the rows of a table."""
OWNER: Final = Field("usaha", "text", required=True)
"""Which business a row is about: a column besides those of the data contract."""

_OWN: Final[dict[TableName, tuple[str, ...]]] = {
    "Usaha": ("slug", "alamat halaman", "nama folder", "folder", "id usaha", "kode usaha"),
    "Produk": ("usaha", "nama usaha", "slug", "slug usaha", "id usaha", "kode usaha", "toko", "nama toko", "warung"),
    "Promo": ("usaha", "nama usaha", "slug", "slug usaha", "id usaha", "kode usaha", "toko", "nama toko", "warung"),
}


@dataclass(frozen=True)
class Column:
    """One column: `way` leads to its value in the tree of the row, empty for the column that names the business."""

    header: str
    way: tuple[str, ...]
    field: Field
    section: str

    @property
    def required(self) -> bool:
        """Whether every row needs a value here."""
        return self.field.required and (len(self.way) < 2 or self.way[-1] == "dusun")  # noqa: PLR2004 - inside a group


@cache
def columns_of(table: TableName) -> tuple[Column, ...]:
    """Return the columns of a table in the order they are written."""
    own = Column("Slug" if table == "Usaha" else "Usaha", (), OWNER, "")
    return (own, *_columns(table))


@cache
def headers_of(table: TableName) -> dict[str, Column]:
    """Return every folded header with the column it means; a key's own name comes before another's synonym."""
    columns = columns_of(table)
    known: dict[str, Column] = {}
    for column in columns:
        known.setdefault(key_names.fold(column.way[-1] if column.way else column.header), column)
    for other in _OWN[table]:
        known.setdefault(key_names.fold(other), columns[0])
    for column in columns:
        if column.way:
            for other in column.field.also:
                known.setdefault(key_names.fold(other), column)
    if table == "Usaha":
        for key, field in shape_of(model.Business).fields.items():
            if field.kind == "channels" or (field.group and not field.required):  # an address is told from its parts
                for other in (key, *field.also):
                    known.setdefault(key_names.fold(other), Column(_header(field), (key,), field, "usaha"))
    return known


def _columns(table: TableName) -> Iterator[Column]:
    shape = shape_of(GROUPS[table])
    for key, field in shape.fields.items():
        if table == "Usaha" and key in LISTS.values():
            continue
        if table == "Usaha" and field.kind == "channels":
            for channel, inner_field in shapes()[key].fields.items():
                yield Column(_header(inner_field), (key, channel), inner_field, key)
        elif table == "Usaha" and field.kind == "group" and field.group is not None:
            inner = shape_of(field.group)
            for inner_key, inner_field in inner.fields.items():
                yield Column(_header(inner_field), (key, inner_key), inner_field, inner.section)
        else:
            yield Column(_header(field), (key,), field, shape.section)


def _header(field: Field) -> str:
    return field.spelled[0].upper() + field.spelled[1:]
