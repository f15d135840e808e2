"""Peers with lean pages, as one would begin with them: the same texts and order link, little around them.

No order form, hardly any structured data, no share buttons, filters or feeds. Material's pages are Markdown with the
texts of ours, in its theme as it comes: with its navigation of all pages.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import made_village

PEERS = Path(__file__).resolve().parent / "peers"


def write_hugo(products: int, folder: Path) -> None:
    """Write a Markdown file a product; one layout for products and one for lists."""
    shutil.copytree(PEERS / "hugo_lean", folder, dirs_exist_ok=True)
    for business in made_village.businesses(products):
        target = folder / "content" / "usaha" / business["slug"]
        target.mkdir(parents=True)
        (target / "_index.md").write_text(_front({"title": business["nama"], "seller": business}), "utf-8")
        for product in business["produk"]:
            front = {"title": product["nama"], "product": product, "tags": [business["kategori"]]}
            text = _front(front) + product["deskripsi"] + "\n"
            (target / f"{product['id']}.md").write_text(text, "utf-8")


def write_eleventy(products: int, folder: Path) -> None:
    """Write all products into one data file, from which pagination makes a page each."""
    shutil.copytree(PEERS / "eleventy_lean", folder, dirs_exist_ok=True)
    flat = [
        {**product, "seller": {key: value for key, value in business.items() if key != "produk"}}
        for business in made_village.businesses(products)
        for product in business["produk"]
    ]
    (folder / "_data").mkdir()
    (folder / "_data" / "produk.json").write_text(json.dumps(flat), "utf-8")


def write_material(products: int, folder: Path, photos: Sequence[Path] = (), more: str = "") -> None:
    """Write a Markdown file a product, a business and a category; `more` is what else its settings say.

    A product's page shows its photo as it is.
    """
    docs = folder / "docs"
    lists: dict[str, list[str]] = {}
    if photos:
        (docs / "foto").mkdir(parents=True)
    for photo in photos:
        shutil.copyfile(photo, docs / "foto" / photo.name)
    for business in made_village.businesses(products, [photo.name for photo in photos]):
        home = docs / "usaha" / business["slug"]
        home.mkdir(parents=True)
        (home / "index.md").write_text("\n\n".join(_business(business)) + "\n", "utf-8")
        for product in business["produk"]:
            (home / f"{product['id']}.md").write_text("\n\n".join(_product(business, product)) + "\n", "utf-8")
            link = f"usaha/{business['slug']}/{product['id']}.md"
            lists.setdefault(business["kategori"], []).append(f"- [{product['nama']}](../{link}) {_price(product)}")
    (docs / "kategori").mkdir()
    for category, rows in lists.items():
        (docs / "kategori" / f"{category}.md").write_text(f"# {category}\n\n" + "\n".join(rows) + "\n", "utf-8")
    (docs / "index.md").write_text("# Desa Uji\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Desa Uji\nsite_url: https://desa.example/\ntheme: {name: material, language: id, font: false}\n"
        + more,
        "utf-8",
    )


def _product(business: dict[str, Any], product: dict[str, Any]) -> Iterator[str]:
    variants = " / ".join(each["nama"] for each in product["varian"])
    message = (
        f"Halo {business['nama']}, saya mau pesan:\n\n{product['nama']} - {_price(product)} / {product['satuan']}\n\n"
        f"Varian ({variants}): \nJumlah: \nNama: \nAlamat antar: \n\n(dari katalog Desa Uji)"
    )
    yield f"# {product['nama']}"
    yield from (f"![{product['nama']}](../../foto/{photo})" for photo in product.get("foto", ()))
    yield f"**{_price(product)}** / {product['satuan']}"
    rows = (f"| {each['nama']} | {_rupiah(each.get('harga', product['harga']))} |" for each in product["varian"])
    yield "\n".join(("| Pilihan | Harga |", "| --- | --- |", *rows))
    yield _order(business, message)
    yield product["deskripsi"]
    yield ", ".join(product["tag"])
    yield f"## Dijual oleh [{business['nama']}](index.md)"
    yield from _services(business)
    yield f"## Lainnya dari {business['nama']}"
    yield _goods(business, without=product["id"])


def _business(business: dict[str, Any]) -> Iterator[str]:
    yield f"# {business['nama']}"
    yield business["ringkasan"]
    yield _order(business, f"Halo {business['nama']}, saya mau pesan:\n\n1. \n\nNama: \nAlamat antar: ")
    yield "## Produk dan jasa"
    yield _goods(business)
    yield f"## Cerita usaha\n\n{business['cerita']}"
    yield from (f"{days}: {times}" for days, times in business["jam_buka"].items())
    yield f"{business['alamat']['jalan']}, {business['alamat']['dusun']}"
    yield from _services(business)


def _services(business: dict[str, Any]) -> Iterator[str]:
    yield " · ".join(business["layanan"])
    yield "Ongkos antar: " + ", ".join(f"{each['wilayah']} {_rupiah(each['biaya'])}" for each in business["ongkir"])
    yield " · ".join(business["pembayaran"])


def _goods(business: dict[str, Any], without: str = "") -> str:
    shown = (each for each in business["produk"] if each["id"] != without)
    return "\n".join(f"- [{each['nama']}]({each['id']}.md) {_price(each)} / {each['satuan']}" for each in shown)


def _order(business: dict[str, Any], message: str) -> str:
    number = "62" + business["whatsapp"].replace("-", "").removeprefix("0")
    return f"[Pesan lewat WhatsApp](https://wa.me/{number}?text={quote(message, safe='')})"


def _price(product: dict[str, Any]) -> str:
    prices = {each.get("harga", product["harga"]) for each in product["varian"]}
    return ("mulai " if len(prices) > 1 else "") + _rupiah(min(prices))


def _rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")


def _front(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n\n"
