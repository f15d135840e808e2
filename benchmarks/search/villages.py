"""Villages of any size that forty queries are asked of: the hundred products of `village.yaml`, and more like them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from katalog.contract import values
from katalog.contract.model import Business, Catalogue, Village
from katalog.photos.plan import Picture, picture, plan

HERE = Path(__file__).parent
SEED = 7
TODAY = date(2026, 11, 24)
SELLERS_EACH = 12  # products of a grown business, on average

HOURS = [
    {"senin-sabtu": "08.00-17.00"},
    {"setiap hari": "06.00-21.00"},
    {"senin-jumat": "07.00-16.00", "sabtu": "07.00-12.00"},
    {"setiap hari": "24 jam"},
    {"selasa-minggu": "09.00-12.00, 13.30-18.00"},
    {"senin-minggu": "16.00-23.00"},
]
SERVICES = [["ambil"], ["ambil", "antar"], ["antar", "kirim"], ["makan-di-tempat", "ambil"], ["janji-temu"]]
PAYMENTS = [["tunai"], ["tunai", "qris"], ["tunai", "transfer", "qris"], ["cod", "transfer"]]


@dataclass(frozen=True)
class Grown:
    """A village, with a picture for every product."""

    catalogue: Catalogue
    pictures: dict[tuple[str, str], Picture]


def village(products: int) -> Grown:
    """Return a village of that many products, at least 100; the same number gives the same village."""
    tree = yaml.load((HERE / "village.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text and lists only
    dice = random.Random(SEED)  # noqa: S311 - the same villages in every run
    entries = [_written(heading, rows, dice) for heading, rows in tree["businesses"].items()]
    count = sum(len(entry["produk"]) for entry in entries)
    taken = {entry["nama"] for entry in entries}
    while count < products:
        entry = _invented(tree, dice, min(dice.randint(2, 2 * SELLERS_EACH - 2), products - count), taken)
        entries.append(entry)
        count += len(entry["produk"])
    categories = tree["categories"]
    made = Village.model_validate({
        "nama": "Desa Banyak", "kecamatan": "Ukur", "kabupaten": "Deli Serdang", "provinsi": "Sumatera Utara",
        "dusun": tree["hamlets"],
        "kategori": [{"id": values.slug_of(name), "nama": name, "ikon": "store"} for name in categories],
    })  # fmt: skip
    businesses = sorted((_business(entry, made) for entry in entries), key=lambda business: business.slug)
    catalogue = Catalogue(village=made, businesses=tuple(businesses))
    pictures = {
        (owner.slug, photo.file): picture(f"{dice.getrandbits(80):020x}", plan((960, 720)), "#a06432")
        for owner, _, photo in catalogue.photos()
    }
    return Grown(catalogue, pictures)


def _written(heading: str, rows: list[str], dice: random.Random) -> dict[str, Any]:
    name, category, hamlet = (part.strip() for part in heading.split("|"))
    products = []
    for row in rows:
        what, price, tags = (part.strip() for part in row.split("|"))
        products.append(_product(what, int(price), [tag for tag in tags.split(", ") if tag]))
    return {"nama": name, "kategori": int(category), "dusun": int(hamlet), "produk": products, **_manner(dice)}


def _invented(tree: dict[str, Any], dice: random.Random, count: int, taken: set[str]) -> dict[str, Any]:
    surnames = [*tree["people"], "Jaya", "Makmur", "Berkah", "Sari"]
    name = ""
    while not name or name in taken:
        name = " ".join(dice.choice(each) for each in (tree["shops"], tree["people"], surnames))
    taken.add(name)
    products: dict[str, dict[str, Any]] = {}
    while len(products) < count:
        kinds = dice.sample(tree["kinds"], dice.choice([0, 1, 1, 2]))
        what = " ".join([dice.choice(tree["things"]).title(), *kinds])
        products[what] = _product(what, dice.randint(2, 300) * 500, dice.choice([[], [], ["oleh-oleh"], ["acara"]]))
    return {
        "nama": name, "kategori": dice.randrange(10), "dusun": dice.randrange(6), "produk": list(products.values()),
        **_manner(dice),
    }  # fmt: skip


def _manner(dice: random.Random) -> dict[str, Any]:
    return {"jam_buka": dice.choice(HOURS), "layanan": dice.choice(SERVICES), "pembayaran": dice.choice(PAYMENTS)}


def _product(name: str, price: int, tags: list[str]) -> dict[str, Any]:
    product = values.slug_of(name)
    found = {"nama": name, "id": product, "tag": tags, "foto": [{"file": f"{product}.jpg"}]}
    return {**found, "harga": str(price)} if price else found


def _business(entry: dict[str, Any], made: Village) -> Business:
    return Business.model_validate({
        **{key: value for key, value in entry.items() if key != "dusun"},
        "slug": values.slug_of(entry["nama"]),
        "kategori": made.categories[entry["kategori"]].id,
        "alamat": {"dusun": made.hamlets[entry["dusun"]].name},
        "ringkasan": f"{entry['nama']}, dari warga untuk warga.",
        "whatsapp": "0812-0000-0010",
    })  # fmt: skip
