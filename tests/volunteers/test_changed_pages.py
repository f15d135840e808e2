"""What a proposal changes: found, listed, and openable from a folder."""

from pathlib import Path

import html5lib
import pytest

from katalog.volunteers.github import changed_pages

XHTML = "{http://www.w3.org/1999/xhtml}"
PAGE = """<!doctype html><html><head><title>{title}</title><link rel="stylesheet" href="{up}assets/{hash}/a.css">
</head><body><a href="{up}">Beranda</a> <a href="{up}usaha/a/#foto">A</a> <a href="{up}usaha/lain/">Lain</a>
<img src="{up}gambar/x.jpg" srcset="{up}gambar/x-320.avif 320w, {up}gambar/x-640.avif 640w">
<a href="https://wa.me/62812?text=a/">Pesan</a><p>{text}</p></body></html>"""


def write(site: Path, pages: dict[str, str], digest: str) -> Path:
    for name, text in pages.items():
        path = site / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * len([part for part in name.split("/") if part]) or "./"
        path.write_text(PAGE.format(title=f"Judul &amp; {name}", up=up, hash=digest, text=text), encoding="utf-8")
    for name, content in {
        f"assets/{digest}/a.css": "@import 'b.css'; body{background:url('../../gambar/latar.svg')}",
        f"assets/{digest}/b.css": "",
        "gambar/latar.svg": "<svg/>",
        "gambar/x.jpg": "jpg",
        "gambar/x-320.avif": "kecil",
        "gambar/x-640.avif": "besar",
        "gambar/lain.jpg": "tidak dipakai",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    return site


@pytest.fixture
def sites(tmp_path):
    before = write(tmp_path / "a", {"": "1", "usaha/a/": "1", "usaha/b/": "1", "usaha/hilang/": "1"}, "0123456789")
    after = write(tmp_path / "b", {"": "2", "usaha/a/": "2", "usaha/b/": "1", "usaha/baru/": "1"}, "abcdef0123")
    return before, after


def test_new_changed_and_gone_pages_are_told_apart(sites):
    found = changed_pages.compare(*sites)
    assert list(found.new) == ["usaha/baru/"]
    assert list(found.changed) == ["", "usaha/a/"], "another hash of the scripts alone changes no page"
    assert found.gone == {"usaha/hilang/": "Judul &amp; usaha/hilang/"}


def test_a_preview_opens_from_a_folder(sites, tmp_path):
    target = tmp_path / "pratinjau"
    changed_pages.collect(changed_pages.compare(*sites), sites[1], target)
    files = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert files == {
        *("index.html", "situs/index.html", "situs/usaha/a/index.html", "situs/usaha/baru/index.html"),
        *("situs/assets/abcdef0123/a.css", "situs/assets/abcdef0123/b.css", "situs/gambar/latar.svg"),
        *("situs/gambar/x.jpg", "situs/gambar/x-320.avif", "situs/gambar/x-640.avif"),
    }
    page = target / "situs/usaha/baru/index.html"
    links = [a.get("href") for a in html5lib.parse(page.read_text(encoding="utf-8")).iter(f"{XHTML}a")]
    assert links[0] == "../../index.html"
    assert links[1] == "../../usaha/a/index.html#foto"
    assert links[2] == "../../usaha/lain/", "not part of the preview"
    assert links[3] == "https://wa.me/62812?text=a/"
    for name in ("index.html", "situs/index.html", "situs/usaha/baru/index.html"):
        for link in html5lib.parse((target / name).read_text(encoding="utf-8")).iter(f"{XHTML}a"):
            address = (link.get("href") or "").split("#")[0]
            if address.endswith(".html"):
                assert ((target / name).parent / address).is_file(), address


def test_very_many_pages_are_listed_up_to_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(changed_pages, "PAGES_MAX", 3)
    after = write(tmp_path / "b", {f"usaha/u{number}/": "" for number in range(5)}, "abcdef0123")
    changes = changed_pages.compare(tmp_path / "tidak-ada", after)
    changed_pages.collect(changes, after, tmp_path / "p")
    assert len(list((tmp_path / "p" / "situs" / "usaha").iterdir())) == 3
    assert "Dan 2 halaman lain." in (tmp_path / "p" / "index.html").read_text(encoding="utf-8")


def test_nothing_changed_is_said(sites, tmp_path):
    changes = changed_pages.compare(sites[1], sites[1])
    assert not changes
    changed_pages.collect(changes, sites[1], tmp_path / "p")
    assert "Tidak ada halaman yang berubah." in (tmp_path / "p" / "index.html").read_text(encoding="utf-8")
    assert "Tidak ada halaman yang berubah." in changed_pages.summary(changes)


def test_the_summary_names_addresses_only(sites):
    lines = changed_pages.summary(changed_pages.compare(*sites)).splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- baru: `/usaha/baru/`",
        "- berubah: `/usaha/a/`",
        "- berubah: `/`",
        "- hilang: `/usaha/hilang/`",
    ]
