"""The pictures in the guides: what each shows, how to get there, and the words that have to be seen on it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from form_visits import FormVisit
from PIL import Image
from playwright.sync_api import Browser, Page
from visits import ROOT

ELSEWHERE = "https://desa.example/"
FOLDER = ROOT / "docs" / "panduan" / "gambar"
WIDTH, HEIGHT = 360, 640
QUALITY = 60  # of a WebP: text stays sharp at 10 to 20 KB


@dataclass(frozen=True)
class Picture:
    """A picture by its file's name: `go` leads there, `words` are seen there."""

    name: str
    words: tuple[str, ...]
    go: Callable[[Tour], Page]


@dataclass
class Tour:
    """A browser, the addresses of a built site and of its form, the form's files, and a photo to take along."""

    browser: Browser
    site: str
    form: str
    folder: Path
    photo: Path

    def page(self) -> Page:
        """Return a new page of a phone's size."""
        return self.browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="id-ID")

    def visit(self) -> FormVisit:
        """Open the form on a copy of the sample village."""
        visit = FormVisit(self.page(), self.form)
        entries = sorted((ROOT / "businesses").glob("*/*"))
        files = [path for path in entries if path.name in {"usaha.yaml", "sampul.jpg"}]
        names = [ROOT / "businesses" / "_desa.yaml", *files]
        visit.open({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in names})
        return visit


def _file(url: str) -> str:
    path = urlsplit(url).path.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") else path


def _sign_in(tour: Tour) -> Page:
    page = tour.page()
    # On this machine the editor offers a folder on it, which a volunteer never sees: so under a name of its own.
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(path=tour.folder / _file(route.request.url)))
    page.goto(f"{ELSEWHERE}admin/")
    page.get_by_role("button", name="Masuk dengan token").wait_for()
    return page


def _list(tour: Tour) -> Page:
    visit = tour.visit()
    visit.page.goto(f"{visit.url}#/collections/usaha")
    visit.page.get_by_text("Keripik Tempe Bu SR").wait_for()
    return visit.page


def _entry(tour: Tour) -> Page:
    visit = tour.visit()
    visit.new()
    visit.fill("nama", "Warung Kopi Pojok")
    visit.choose("kategori", "Makanan Siap Santap")
    return visit.page


def _product(tour: Tour) -> Page:
    visit = tour.visit()
    visit.new()
    visit.add("produk", "Produk")
    visit.fill("produk.0.nama", "Kopi Tubruk")
    visit.fill("produk.0.harga", "5.000")
    visit.add("produk.0.foto", "Foto")
    visit.photo("produk.0.foto.0.file", tour.photo)
    visit.fill("produk.0.foto.0.keterangan", "Segelas teh manis di meja")
    visit.field("produk.0.foto.0.file").scroll_into_view_if_needed()
    return visit.page


def _register(tour: Tour) -> Page:
    page = tour.page()
    page.goto(tour.site)
    page.get_by_role("link", name="Daftarkan usaha Anda").scroll_into_view_if_needed()
    return page


def _order(tour: Tour) -> Page:
    page = tour.page()
    page.goto(f"{tour.site}usaha/keripik-tempe/keripik-original/")
    page.get_by_text("Pesan lewat WhatsApp").first.scroll_into_view_if_needed()
    return page


PICTURES = (
    Picture("masuk", ("Masuk dengan token",), _sign_in),
    Picture("daftar", ("Usaha", "Keripik Tempe Bu SR"), _list),
    Picture("isian", ("Simpan", "Nama usaha", "Kategori", "Ringkasan"), _entry),
    Picture("produk", ("Tambah Foto", "Keterangan foto", "Tambah Produk"), _product),
    Picture("daftarkan", ("Daftarkan usaha Anda",), _register),
    Picture("pesan", ("Pesan lewat WhatsApp", "Keripik Tempe Original"), _order),
)


def words_on(page: Page) -> str:
    """Return the words that a page shows, without the marks that keep names apart in texts of other directions."""
    return re.sub("[\u2066-\u2069]", "", page.locator("body").inner_text())


def taken(page: Page) -> bytes:
    """Return what a page shows as a WebP, for a guide."""
    page.wait_for_timeout(1500)  # pictures fade in, menus settle
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        out = io.BytesIO()
        seen.convert("RGB").save(out, "WEBP", quality=QUALITY, method=6)
    return out.getvalue()
