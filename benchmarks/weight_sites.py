"""The sites that are weighed: the sample village, one of 100 businesses with real photos, and plain Material."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).resolve().parents[1]
BUSINESSES = ROOT / "businesses"
BUSINESS_COUNT = 100
PRODUCTS_EACH = 3
DAY = "2026-11-24"
KINDS = ("makanan", "camilan", "tani-ternak", "kecantikan", "cetak", "komputer")
HAMLETS = ("Dusun I", "Dusun II", "Dusun III", "Dusun IV", "Dusun V", "Dusun VI", "Dusun VII", "Dusun VIII")


def build(into: Path, businesses: Path = BUSINESSES) -> Path:
    """Build a village as volunteers do; returns the site's folder. Raises CalledProcessError."""
    site = into / "site"
    command = [sys.executable, ROOT / "scripts" / "build.py", "build", "--site", site, "--today", DAY, "--tanpa-kit"]
    subprocess.run([*command, "--businesses", businesses], check=True, cwd=ROOT, capture_output=True)
    return site


def write_hundred(into: Path, photos: Path) -> Path:
    """Write the entries of 100 businesses with three products each, all with real photos; returns their folder."""
    folder = into / "businesses"
    folder.mkdir(parents=True)
    shutil.copy(BUSINESSES / "_desa.yaml", folder / "_desa.yaml")
    files = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png", ".webp"})
    endless = itertools.cycle(files)
    for number in range(1, BUSINESS_COUNT + 1):
        entry = _entry(number)
        home = folder / entry["slug"]
        home.mkdir()
        names = [_placed(next(endless), home, f"foto-{at}") for at in range(PRODUCTS_EACH + 1)]
        entry["usaha"]["foto"] = [names[0]]
        for product, name in zip(entry["usaha"]["produk"], names[1:], strict=True):
            product["foto"] = name
        text = yaml.safe_dump(entry["usaha"], allow_unicode=True, sort_keys=False)
        (home / "usaha.yaml").write_text(text, "utf-8")
    return folder


def _entry(number: int) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    return {
        "slug": f"usaha-{number:03}",
        "usaha": {
            "nama": f"Usaha Warga Nomor {number}",
            "kategori": kind,
            "ringkasan": f"Usaha rumahan nomor {number}: dibuat setiap hari, bisa diantar ke rumah Anda.",
            "whatsapp": f"0812-0000-{number:04}",
            "alamat": {"jalan": f"Gang Melati {number}", "dusun": HAMLETS[number % len(HAMLETS)]},
            "jam_buka": {"senin-sabtu": "08.00-17.00"},
            "layanan": ["ambil", "antar"],
            "pembayaran": ["tunai", "transfer"],
            "contoh": "ya",
            "produk": [
                {
                    "nama": f"Barang Pilihan {number}-{at}",
                    "harga": f"{(number * 7 + at * 3) % 90 + 10}.000",
                    "satuan": "bungkus 250 g",
                    "deskripsi": "Dibuat sendiri, tanpa pengawet. Pesan sehari sebelumnya untuk jumlah banyak.",
                    **({"unggulan": "ya"} if number % 10 == 0 and at == 1 else {}),
                }
                for at in range(1, PRODUCTS_EACH + 1)
            ],
        },
    }


def _placed(photo: Path, home: Path, name: str) -> str:
    to = home / f"{name}{photo.suffix.lower()}"
    try:
        os.link(photo, to)
    except OSError:  # another disk
        shutil.copy(photo, to)
    return to.name


def plain_material(into: Path, site: Path) -> Path:
    """Build the catalogue of a built `site` with Material as it comes; returns the site's folder.

    Its photos are our JPEGs of 640 pixels, lighter than what one would copy in; its web font is off, since it would
    come from another site.
    """
    catalogue = json.loads((site / "katalog.json").read_text("utf-8"))
    docs = into / "docs"
    (docs / "gambar").mkdir(parents=True)
    for address, text in _plain_pages(catalogue):
        path = docs / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for photo in (site / "gambar").glob("*-640.jpg"):
        shutil.copy(photo, docs / "gambar" / photo.name)
    config = {
        "site_name": catalogue["desa"]["nama"],
        "site_url": "https://desa.example/",
        "theme": {"name": "material", "language": "id", "font": False},
        "plugins": ["search"],
    }
    (into / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", into / "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, cwd=into, env=environment, capture_output=True)
    return into / "site"


def _plain_pages(catalogue: dict[str, Any]) -> Iterator[tuple[str, str]]:
    shops, goods = [], []
    for business in catalogue["usaha"]:
        slug = business["slug"]
        rows = []
        for product in business.get("produk", []):
            line, photo = _price(product), _photo(product, "../../")
            order = f"[Pesan lewat WhatsApp](https://wa.me/{business['whatsapp'].lstrip('+')})"
            yield (
                f"usaha/{slug}/{product['id']}.md",
                f"# {product['nama']}\n\n{photo}\n\n**{line}**\n\n{product.get('deskripsi', '')}\n\n{order}\n",
            )
            rows.append(f"{photo}\n\n[{product['nama']}]({product['id']}.md) {line}\n")
            link = f"[{product['nama']}](usaha/{slug}/{product['id']}.md)"
            goods.append(f"{_photo(product, '')}\n\n{link} {line}, {business['nama']}\n")
        shops.append(
            f"## [{business['nama']}](usaha/{slug}/index.md)\n\n{_photo(business, '')}\n\n{business['ringkasan']}\n"
        )
        head = f"# {business['nama']}\n\n{_photo(business, '../../')}\n\n{business['ringkasan']}\n\n"
        yield f"usaha/{slug}/index.md", head + "\n".join(rows)
    yield "index.md", f"# {catalogue['desa']['nama']}\n\n" + "\n".join(goods[:8]) + "\n" + "\n".join(shops[:12])
    yield "produk.md", "# Semua produk\n\n" + "\n".join(goods[:60])


def _photo(thing: dict[str, Any], up: str) -> str:
    for photo in thing.get("foto", []):
        return f"![{thing['nama']}]({up}gambar/{urlsplit(photo['url']).path.rsplit('/', 1)[-1]})"
    return ""


def _price(product: dict[str, Any]) -> str:
    price = product.get("harga") or product.get("harga_mulai")
    return f"Rp{price:,}".replace(",", ".") if isinstance(price, int) else "tanya harga"
