"""From the model to the fields of the form: every key of an entry with its Indonesian label, hint and pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from katalog.contract import model, values
from katalog.contract.examples import EXAMPLES
from katalog.contract.labels import FIELD_TEXTS
from katalog.contract.shape import SECTIONS, Field, shape_of
from katalog.volunteers.editors import patterns

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

Widget = dict[str, Any]

LENGTHS: Final = {
    ("usaha", "nama"): (model.NAME_MIN, model.NAME_MAX),
    ("usaha", "ringkasan"): (1, model.SUMMARY_MAX),
}
"""Characters: at least and at most."""
PAIR: Final = ("nama", "isi")
"""What a free label and its text are called in the form, which knows no keys that people make up."""

FIRST: Final = {
    "usaha": (
        *("nama", "kategori", "ringkasan", "whatsapp", "pemilik", "persetujuan", "dikonfirmasi", "alamat"),
        *("produk", "foto", "jam_buka", "layanan", "pembayaran", "ongkir"),
    ),
    "produk": ("nama", "harga", "satuan", "foto", "deskripsi", "stok", "varian"),
    "promo": ("nama", "isi", "harga", "mulai", "sampai", "foto", "syarat"),
}
"""Keys at the top of the form."""
_REQUIRED_HERE: Final = frozenset({("usaha", "persetujuan")})
"""Asked for by the form though an entry may do without: nobody is listed who was not asked."""
_SUMMARIES: Final = {
    "foto": "{{fields.keterangan}} ({{fields.file}})",
    "libur": "{{fields.mulai}} sampai {{fields.sampai}}",
    "ongkir": "{{fields.wilayah}}: {{fields.biaya}}",
    "pertanyaan": "{{fields.tanya}}",
    "isian": "{{fields.label}}",
    "video": "{{fields.judul}} ({{fields.alamat}})",
    "spesifikasi": "{{fields.nama}}: {{fields.isi}}",
}
"""What a folded item of a list shows; others show their name."""
_HINTS: Final = {
    ("usaha", "kategori"): "",
    ("usaha", "whatsapp"): "Pesanan masuk ke nomor HP ini.",
    ("usaha", "layanan"): "",
    ("usaha", "pembayaran"): "",
    ("usaha", "status"): "Kalau tidak dipilih: buka.",
    ("usaha", "persetujuan"): "Tanggal pemilik setuju usahanya, nomornya, dan fotonya ditampilkan. Tanyakan dulu.",
    ("usaha", "foto"): "Foto usahanya sendiri. Foto yang sudah dipakai produk tidak perlu diulang di sini.",
    ("alamat", "dusun"): "",
    ("alamat", "koordinat"): "Salin dari Google Maps: tekan lama titiknya.",
    ("produk", "foto"): "Boleh lebih dari satu; yang pertama tampil di daftar.",
    ("produk", "jenis"): "Kalau tidak dipilih: barang.",
    ("produk", "stok"): "Kalau tidak dipilih: tersedia.",
    ("produk", "unggulan"): "Tampil di halaman depan.",
    ("usaha", "contoh"): "Nyalakan kalau ini bukan usaha sungguhan: halaman diberi tanda.",
    ("pilihan", "wajib"): "Pembeli harus memilih.",
    ("isian", "wajib"): "Pembeli harus menjawab.",
    ("foto", "file"): "Foto langsung dari HP boleh: diperkecil sendiri, dan catatan lokasinya dihapus.",
}
"""Where a form needs other words than a file: it has no quotes to type, and its choices are seen."""
_PICKED: Final = frozenset({"persetujuan", "dikonfirmasi", "mulai", "sampai", "tanggal", "berlaku_sampai", "file"})
"""Picked from a calendar or from files, so that no example of typing is needed."""
_HOURS_HINT = "Satu baris satu aturan, misalnya: Senin-Sabtu 08.00-17.00. Hari yang tidak disebut berarti tutup."
_BUNDLE_HINT = "Satu baris satu isi: jumlah dan id produk, misalnya 2 x keripik-original (250 g)."


def fields_of(group: type[BaseModel], village: model.Village) -> list[Widget]:
    """Return the form's fields for `group`, with the hamlets and categories of `village` to choose from.

    Those that everybody needs come first; a file keeps the order of the data contract.
    """
    shape = shape_of(group)
    infos = {info.alias or name: info for name, info in group.model_fields.items()}
    first = FIRST.get(shape.section, ())
    keys = [*first, *(key for key in shape.fields if key not in first)]
    return [_field(shape.fields[key], shape.section, infos[key], village) for key in keys]


def _field(field: Field, section: str, info: FieldInfo, village: model.Village) -> Widget:
    title, description = FIELD_TEXTS[section][field.key]
    return {
        "name": field.key,
        "label": title,
        "hint": _hint(section, field, description),
        "required": field.required or (section, field.key) in _REQUIRED_HERE,
        **_widget(field, section, info, village),
    }


def _hint(section: str, field: Field, description: str) -> str:
    description = _HINTS.get((section, field.key), description)
    example = EXAMPLES[section][field.key].strip('"')
    if (
        field.kind != "text"
        or field.key in _PICKED
        or not description
        or "\n" in example
        or example in description
        or "://" in example
    ):
        return description
    return description if "Misalnya" in description else f"{description} Misalnya: {example}"


def _widget(field: Field, section: str, info: FieldInfo, village: model.Village) -> Widget:  # noqa: PLR0911
    """Return the kind of field and what it takes: one case for each kind of value."""
    if field.kind == "list" and field.item is not None:
        return _list(field.item, village)
    if field.words is not None:
        return {"widget": "select", "options": [word.value for word in field.words]}
    if field.kind == "hours":
        return {"widget": "text", "hint": _HOURS_HINT}
    if field.kind == "channels":
        return {"widget": "object", "collapsed": "auto", "fields": [_channel(name) for name in values.PLATFORMS]}
    if field.kind == "pairs":
        texts = [{"name": name, "label": name.capitalize(), "widget": "string"} for name in PAIR]
        return {"widget": "list", "fields": texts, "collapsed": "auto", "summary": _SUMMARIES[field.key]}
    if field.group is not None:
        folded: Widget = {} if field.required else {"collapsed": "auto"}
        return {"widget": "object", "fields": fields_of(field.group, village), **folded}
    return _text(field, section, info, village)


def _text(field: Field, section: str, info: FieldInfo, village: model.Village) -> Widget:
    match section, field.key:
        case "usaha", "kategori":
            return {"widget": "select", "options": [{"label": c.name, "value": c.id} for c in village.categories]}
        case "alamat", "dusun":
            return {"widget": "select", "options": [hamlet.name for hamlet in village.hamlets]}
        case "foto", "file":
            return {"widget": "image", "choose_url": False}
        case _:
            return _plain(section, field.key, info)


def _plain(section: str, key: str, info: FieldInfo) -> Widget:
    parsers = patterns.parsers_of(info)
    if values.yes_no in parsers:
        return {"widget": "boolean", "required": False}
    if values.day in parsers:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if values.long_text in parsers:
        return {"widget": "text"}
    rule = pattern(section, key, info)
    _, most = LENGTHS.get((section, key), (0, 0))
    return {"widget": "string", "use_emoji_autocomplete": False} | rule | ({"maxlength": most} if most else {})


def pattern(section: str, key: str, info: FieldInfo) -> Widget:
    """Return the pattern that a text at `key` has to have, as the form writes it, or nothing."""
    if (section, key) in LENGTHS:
        least, most = LENGTHS[section, key]
        return {"pattern": [_form(patterns.of_length(least, most)), f"Tulis {least} sampai {most} huruf."]}
    expression, sentence = patterns.of_field(info)
    return {"pattern": [_form(expression), sentence]} if expression else {}


def _form(expression: str) -> str:
    return f"/{expression}/u"


def _list(item: Field, village: model.Village) -> Widget:
    if item.words is not None:
        options = [word.value for word in item.words]
        return {"widget": "select", "multiple": True, "options": options, "dropdown_threshold": len(options)}
    if item.group is model.PromoItem:
        return {"widget": "list", "hint": _BUNDLE_HINT}
    if item.group is None:
        return {"widget": "list"}
    section = SECTIONS[item.group]
    made: Widget = {
        "widget": "list",
        "label_singular": FIELD_TEXTS["usaha"].get(section, (section.capitalize(), ""))[0].split(" dan ")[0],
        "fields": fields_of(item.group, village),
        "collapsed": "auto",
        "summary": _SUMMARIES.get(section, "{{fields.nama}}"),
    }
    return made | ({"thumbnail": "file"} if section == "foto" else {})


def _channel(name: str) -> Widget:
    title, description = FIELD_TEXTS["media_sosial"][name]
    example = EXAMPLES["media_sosial"][name].strip('"')
    hint = f"{description} Misalnya: {example}"
    return {"name": name, "label": title, "hint": hint, "required": False, "widget": "string"}
