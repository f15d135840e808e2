"""What a filled-in registration says, as people type it in WhatsApp: labels with or without colons, lists, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from katalog.contract import key_names, values
from katalog.orders import whatsapp

LABEL_MAX = 45
"""Characters before a colon up to which they can be a label."""

_FORM_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "nama": ("nama usaha", "nama", "usaha", "nama toko", "nama warung"),
    "pemilik": ("pemilik", "nama pemilik", "pemilik usaha"),
    "kategori": ("jenis usaha", "kategori", "bidang usaha"),
    "produk": (
        "yang dijual dan harganya",
        "yang dijual",
        "produk dan harga",
        "produk",
        "jualan",
        "nama produk",
        "menu",
    ),
    "harga": ("harga", "harganya", "harga produk", "harga jual"),
    "satuan": ("satuan", "ukuran", "kemasan"),
    "deskripsi": ("deskripsi produk", "keterangan produk"),
    "whatsapp": ("nomor whatsapp", "nomor wa", "no wa", "wa", "whatsapp", "no hp", "nomor hp", "hp"),
    "alamat": ("dusun dan alamat", "alamat", "alamat usaha", "lokasi"),
    "dusun": ("dusun",),
    "jam_buka": ("jam buka", "jam operasional", "buka"),
    "media_sosial": ("media sosial", "medsos", "sosmed"),
    "persetujuan": ("persetujuan", "setuju", "pemilik setuju", "pemilik setuju tampil di situs"),
}
"""What each field is called in the form, or by people who type it from memory."""
_MORE_LABELS = ("ringkasan", "telepon", "cerita", "layanan", "pembayaran", "libur", "qris", "kategori", "whatsapp")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014>]+|\(?\d{1,2}[.)](?!\d))\s*")
_MARKS = re.compile("[*_~\u200b\u200e\u200f\u2060\ufeff]+")
_SENT_BY = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?(?:\s*-)?\s+[^:\[\]]{1,40}:\s"
)
_LABELLED = re.compile(rf"^(?P<label>[^:=]{{1,{LABEL_MAX}}}?)\s*[:=]\s*(?P<value>.*)$")
_PRICE = re.compile(
    r"^(?P<name>.*?)[\s:=@(\u2013\u2014-]*"
    r"\b(?P<from>mulai(?:\s+dari)?\s+)?"
    r"(?P<price>(?:rp\.?\s*)?\d[\d.,]*\s*(?:ribu|rb|jt|juta|k)?\b(?:,-|\.-)?)\s*"
    r"(?:(?:/|\bper\b|@)\s*(?P<unit>[^\d/()]{1,40}[^()]{0,20}?))?\s*\)?\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*;\s*|\s*,\s+(?=[^\W\d])")


@dataclass
class Form:
    """A registration by fields: `fields` as typed, `products` as trees of the entry, `remarks` on what was unclear."""

    fields: dict[str, str] = field(default_factory=dict)
    products: list[dict[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def parse(text: str) -> Form:
    """Return what `text` says. Never raises: what is not understood is left out or becomes a remark."""
    form = Form()
    current = ""
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = _MARKS.sub("", _SENT_BY.sub("", raw)).replace("\xa0", " ").strip()
        line = _BULLET.sub("", line).strip()
        if not line or _is_of_the_form(line):
            continue
        label, value = _labelled(line, inside=current)
        if label:
            current = label
            _take(form, label, value)
        elif current:
            _take(form, current, line, goes_on=True)
    return form


def products_of(text: str) -> list[dict[str, str]]:
    """Return the products in `text`, one a line or between commas, each with its price where one can be read."""
    lines = [_BULLET.sub("", line).strip() for line in text.split("\n")]
    return [product(part) for line in lines for part in _BETWEEN.split(line) if part.strip(" .,;:-")]


def product(line: str) -> dict[str, str]:
    """Return one product: `Keripik tempe 15rb/bungkus` is a name, a price and a unit."""
    line = line.strip(" ,;")
    found = _PRICE.match(line)
    price = _price(found["price"]) if found and found["name"].strip(" :=-") else None
    if found is None or price is None:
        return {"nama": re.sub(r"\s*[:=(-]*\s*(?:tanya harga|nego|hubungi)\)?$", "", line, flags=re.IGNORECASE)}
    made = {"nama": found["name"].strip(" :=-\u2013\u2014(@"), "harga_mulai" if found["from"] else "harga": price}
    if found["unit"]:
        made["satuan"] = found["unit"].strip()
    return made


def _price(text: str) -> str | None:
    try:
        return str(values.rupiah(text.strip().removesuffix(".").removesuffix(",")))
    except ValueError:
        return None


def _spellings() -> dict[str, str]:
    known = {key_names.fold(label): key for key, labels in _FORM_LABELS.items() for label in labels}
    for key in _MORE_LABELS:
        for label in (key, *key_names.SYNONYMS["usaha"][key]):
            known.setdefault(key_names.fold(label), key)
    for section, prefix in (("alamat", "alamat."), ("media_sosial", "media_sosial.")):
        for key, others in key_names.SYNONYMS[section].items():
            for label in (key, *others):
                known.setdefault(key_names.fold(label), f"{prefix}{key}")
    return known


_SPELLINGS: Final = _spellings()
_BARE: Final = sorted(
    (
        (label, key)
        for key, labels in _FORM_LABELS.items()
        for label in labels
        if label not in {"usaha", "buka", "menu"}
    ),
    key=lambda pair: -len(pair[0]),
)
"""Labels that are understood without a colon, the longest first."""


def _labelled(line: str, *, inside: str) -> tuple[str, str]:
    """Return the field that `line` begins and what it says of it, or two empty texts."""
    if found := _LABELLED.match(line):
        folded = re.sub(r"\d+$", "", key_names.fold(found["label"]))  # "Produk 1", "Harga 2"
        if key := _SPELLINGS.get(folded):
            return ("", "") if inside == "media_sosial" and key.startswith("media_sosial.") else (key, found["value"])
        return "", ""
    low = line.casefold()
    for label, key in _BARE:
        if low.startswith(f"{label} ") or low == label:
            return key, line[len(label) :].strip(" -")
    return "", ""


def _take(form: Form, key: str, value: str, *, goes_on: bool = False) -> None:
    value = value.strip()
    if key == "produk":
        form.products.extend(products_of(value))
    elif key == "harga":
        _take_prices(form, value)
    elif key in {"satuan", "deskripsi"} and form.products:
        form.products[-1][key] = value
    elif value:
        before = form.fields.get(key)
        form.fields[key] = f"{before}\n{value}" if before and (goes_on or before != value) else value


def _take_prices(form: Form, value: str) -> None:
    """Give `value`, one price or as many as there are products without one, to those products."""
    waiting = [made for made in form.products if "harga" not in made and "harga_mulai" not in made]
    parts = [part for part in re.split(r"\s*[;\n]\s*|,\s+", value) if part]
    if not waiting or not parts:
        if parts:
            form.remarks.append(f"Harga yang tidak jelas untuk apa: {value}")
        return
    if len(parts) != len(waiting):
        waiting, parts = waiting[-1:], [value]
    for made, part in zip(waiting, parts, strict=True):
        read = product(f"x {part}")
        if "harga" in read or "harga_mulai" in read:
            made.update({key: text for key, text in read.items() if key != "nama"})
        else:
            form.remarks.append(f"Harga {made['nama']} belum terbaca: {part}")


def _is_of_the_form(line: str) -> bool:
    """Return whether `line` is only what the form itself says."""
    own = {whatsapp.TEXTS["register"], whatsapp.TEXTS["register_end"]}
    return line in own or line.rstrip(":= ").casefold() in {"data usaha", "pendaftaran usaha"}
