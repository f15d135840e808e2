"""The worker: what it holds from the start is published, and nothing that a page cannot do without is missing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from page_samples import SETTINGS, SITE_URL, catalogue
from samples import files_beside, site_of, site_pages

from katalog import addresses
from katalog.settings import Settings
from katalog.site import service_worker
from katalog.site.edition_parts import Shown


def worker(settings: Settings = SETTINGS, **village: Any) -> tuple[str, dict[str, bytes]]:
    """Return the worker's text and the files of the site."""
    of = catalogue(**village)
    site = site_of(of, {}, settings)
    return site.at("sw.js").decode(), files_beside(site)


def told(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text.partition("\n")[0].removeprefix("const SITE=").removesuffix(";"))
    return data


def test_what_is_held_from_the_start_is_published() -> None:
    text, published = worker()
    site = told(text)
    assert site["shell"][0] == addresses.OFFLINE
    assert site["basket"][0] == addresses.BASKET
    for name in (*site["shell"][1:], *site["basket"][1:]):
        assert name in published
        assert name.startswith(site["current"])
    named = {name.removeprefix(site["current"]) for name in site["shell"]}
    assert {"katalog.css", "site.js", "saved.js"} <= named
    assert {"order/basket.js", "order.css"} <= {n.removeprefix(site["current"]) for n in site["basket"]}


def test_only_folders_with_pages_of_this_site_are_the_workers() -> None:
    documents = [f"{SITE_URL}panduan/relawan/", f"{SITE_URL}profil/", f"{SITE_URL}lama.html"]
    site = site_of(catalogue(inggris="ya"), {}, SETTINGS, documents=documents)
    own, english = (set(told(site.at(f"{folder}sw.js").decode())["folders"]) for folder in ("", "en/"))
    addresses_of_pages = {page.address for page in site.editions[0].pages if page.address != addresses.NOT_FOUND}
    assert own == {address.partition("/")[0] for address in addresses_of_pages} | {"panduan", "profil"}
    assert english == own - {"panduan", "profil"}  # so "en" is the other worker's
    assert {"", "usaha", "keranjang"} <= english


def test_modules_count_with_what_they_import_and_not_with_what_they_may_come_to_need() -> None:
    published = {
        "assets/x/a.js": b'import"./deep/b.js";import{z}from"./d.js";import("./late.js");',
        "assets/x/deep/b.js": b'export*from"../c.js";import"../a.js";',
        "assets/x/c.js": b"",
        "assets/x/d.js": b"",
        "assets/x/late.js": b"",
        "assets/x/look.css": b"",
        "assets/x/icon.svg": b"",
    }
    html = (
        '<link rel="stylesheet" href="../assets/x/look.css"><link rel="icon" href="../assets/x/icon.svg">'
        '<a href="https://contoh.example/assets/x/d.js">x</a><script type="module" src="../assets/x/a.js"></script>'
    )
    assert service_worker.needed_by("keranjang/", html, published, SITE_URL) == [
        "keranjang/",
        "assets/x/look.css",
        "assets/x/a.js",
        "assets/x/deep/b.js",
        "assets/x/d.js",
        "assets/x/c.js",
    ]


def test_an_edited_offline_page_makes_another_worker() -> None:
    one, _ = worker()
    other, _ = worker(nama="Desa Lain")
    assert one != other
    assert one == worker()[0]


def test_the_notice_is_text_and_has_a_place_for_the_day() -> None:
    notice = told(worker()[0])["notice"]
    assert notice.count("{waktu}") == 1
    assert re.fullmatch(r'<p class="[a-z -]+" role="status">[^<>]+</p>', notice)
    assert told(worker(zona_waktu="WIT")[0])["zone"] == "Asia/Jayapura"


@pytest.mark.parametrize(("shown", "village"), [(None, {"luring": "tidak"}), (Shown((), {}), {})])
def test_switched_off_the_worker_takes_itself_away(shown: Shown | None, village: dict[str, str]) -> None:
    of = catalogue(**village)
    site = site_of(of, {}, SETTINGS, shown=shown)
    text = site.at("sw.js").decode()
    assert "unregister()" in text
    assert "fetch" not in text
    assert "data-worker" not in site.editions[0].renderer.footer("")
    assert ("luring/" in {page.address for page in site_pages(of, {}, SETTINGS)}) is not bool(village)
