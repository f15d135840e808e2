"""What an entry may look like, derived from the model: which keys, which are lists, which are groups of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from katalog.contract import key_names, model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

Kind = Literal["text", "words", "group", "list", "hours", "channels", "pairs"]
"""How a value is written: one text, one of some words, keys with values, a list, days with hours, names of social
media with accounts, or free labels with texts."""

SECTIONS: Final[dict[type[BaseModel], str]] = {
    model.Village: "desa",
    model.Category: "kategori",
    model.Business: "usaha",
    model.Address: "alamat",
    model.Holiday: "libur",
    model.DeliveryArea: "ongkir",
    model.Licences: "izin",
    model.Licence: "surat",
    model.Testimonial: "testimoni",
    model.Question: "pertanyaan",
    model.Product: "produk",
    model.Variant: "varian",
    model.Choice: "pilihan",
    model.OrderQuestion: "isian",
    model.Promo: "promo",
    model.PromoItem: "isi",
    model.Photo: "foto",
    model.Video: "video",
}
"""The part of an entry that each type holds, by its name in `katalog.contract.key_names`."""

SHORT_FORMS: Final[dict[type[BaseModel], str]] = {
    model.Photo: "file",
    model.Licence: "nomor",
    model.Video: "alamat",
    model.Variant: "nama",
    model.OrderQuestion: "label",
    model.Holiday: "mulai",
}
"""Groups that may be written as one text, with the key that the text is for."""
_SPECIAL: Final[dict[str, Kind]] = {"jam_buka": "hours", "media_sosial": "channels", "spesifikasi": "pairs"}
_PLAIN_MODELS = (model.Coordinates, model.LeadTime, model.Hamlet)  # written as one text
_NOT_WRITTEN = frozenset({"slug", "place", "spoken_name", "spoken_unit"})


@dataclass(frozen=True)
class Field:
    """One key of a group."""

    key: str
    kind: Kind
    required: bool
    item: Field | None = None
    group: type[BaseModel] | None = None
    words: type[StrEnum] | None = None
    splits: bool = False
    """Whether one text with commas is a list of texts."""

    @property
    def is_prose(self) -> bool:
        """Whether the value is text for people, where a `#` may well be meant."""
        return self.kind == "text" and self.key not in _NO_PROSE


_NO_PROSE = frozenset(
    {
        "id",
        "kategori",
        "dusun",
        "whatsapp",
        "telepon",
        "koordinat",
        "peta",
        "qris",
        "harga",
        "harga_mulai",
        "harga_coret",
    }
    | {"biaya", "minimal", "minimal_pesan", "maksimal_pesan", "kelipatan", "jumlah", "siap_dalam", "wajib", "unggulan"}
    | {
        "contoh",
        "dikonfirmasi",
        "persetujuan",
        "mulai",
        "sampai",
        "tanggal",
        "berlaku_sampai",
        "ikon",
        "bahasa",
        "inggris",
        "luring",
        "alias",
    }
)
"""Keys after whose value a `#` is far more likely a remark than text."""


@dataclass(frozen=True)
class Shape:
    """The keys of one group: `section` is its name in `katalog.contract.key_names`."""

    section: str
    fields: dict[str, Field]

    def key(self, written: str) -> str | None:
        """Return the key that `written` means here, or None."""
        found = key_names.canonical(self.section, written)
        return found if found in self.fields else None


@cache
def shape_of(group: type[BaseModel]) -> Shape:
    """Return the keys of `group`."""
    fields = {}
    for name, info in group.model_fields.items():
        key = info.alias or name
        if name in _NOT_WRITTEN:
            continue
        fields[key] = _field(group, key, info)
    return Shape(SECTIONS[group], fields)


def groups_below(group: type[BaseModel], depth: int = 0) -> Iterator[tuple[str, Shape]]:
    """Yield every group under `group` with the key that leads to it, nearest first."""
    for key, field in shape_of(group).fields.items():
        inner = field.item or field
        if inner.group and depth < 3:  # noqa: PLR2004 - deeper than any entry
            yield key, shape_of(inner.group)
            yield from groups_below(inner.group, depth + 1)


def _field(group: type[BaseModel], key: str, info: FieldInfo) -> Field:
    required = info.is_required() and not (key == "id" and group is not model.Category)  # made from the name
    if kind := _SPECIAL.get(key):
        return Field(key, kind, required)
    inner = _inner(info.annotation)
    if get_origin(inner) is tuple:
        item = _leaf(key, _inner(get_args(inner)[0]))
        splits = item.kind == "words" or key in {"tag", "alias", "opsi", "dusun"}
        return Field(key, "list", required, item=item, splits=splits)
    leaf = _leaf(key, inner)
    return Field(key, leaf.kind, required, group=leaf.group, words=leaf.words)


def _leaf(key: str, annotation: object) -> Field:
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return Field(key, "words", required=False, words=annotation)
        if issubclass(annotation, BaseModel) and annotation not in _PLAIN_MODELS:
            return Field(key, "group", required=False, group=annotation)
    return Field(key, "text", required=False)


def _inner(annotation: Any) -> Any:
    """Return what an annotation holds without its metadata and without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, UnionType}:
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation
