"""Entries from people nobody knows: they read, run, reach and use up nothing that is not theirs."""

from __future__ import annotations

import io
import os
import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import hostile_village
import pytest
from checkouts import ENTRY, Checkout, assert_plain_words, photo
from PIL import Image

pytestmark = pytest.mark.slow

GUARD = Path(__file__).with_name("guarded.py")
MEMORY_MAX = 3_000_000_000  # bytes of address space, libraries and threads included
CPU_MAX = 60  # seconds of processor time
SECRET = "RAHASIA-DI-LUAR"  # noqa: S105 - what must not be seen, no password
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_MAX, CPU_MAX))


def guarded(checkout: Checkout, *words: str) -> subprocess.CompletedProcess[str]:
    """Build under limits; fail where anything was touched that is not the village's own."""
    report = checkout.root.parent / f"{checkout.root.name}-report.txt"
    command = [sys.executable, str(GUARD), str(report), str(checkout.root), "--", *checkout.command(*words)[1:]]
    done = subprocess.run(
        command, cwd=checkout.root, capture_output=True, text=True, check=False, timeout=900, preexec_fn=limited
    )
    assert_plain_words(done)
    assert report.read_text(encoding="utf-8") == ""
    assert SECRET not in done.stdout + done.stderr
    return done


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    """A village with one good business, and a secret outside it."""
    (tmp_path / "rahasia.yaml").write_text(f"nama: {SECRET}\n", encoding="utf-8")
    checkout = Checkout.made(tmp_path / "desa", with_program=True)
    checkout.add("warung-baik")
    return checkout


def test_the_guard_sees_what_it_is_for(fresh: Checkout, tmp_path: Path):
    bad = fresh.root / "bad.py"
    bad.write_text(
        "import os, socket, subprocess, sys\n"
        f"open({str(tmp_path / 'rahasia.yaml')!r}).read()\n"
        f"open({str(tmp_path / 'out.txt')!r}, 'w').write('x')\n"
        "subprocess.run([sys.executable, '--version'])\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass\n",
        encoding="utf-8",
    )
    report = tmp_path / "report.txt"
    subprocess.run([sys.executable, GUARD, report, fresh.root, "--", bad], check=True, capture_output=True)
    seen = report.read_text(encoding="utf-8")
    for event in ("rahasia.yaml", "out.txt", "subprocess.Popen", "socket.connect"):
        assert event in seen


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of that claimed size: one bit a pixel, all of one colour."""
    row = zlib.compress(bytes(min((1 + (width + 7) // 8) * height, 120_000_000)), 9)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), *chunks, (b"IDAT", row), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(out, kind)
    return out.getvalue()


def claimed(kind: str) -> bytes:
    """Return a small picture whose header says that it is as large as the format can say."""
    data = bytearray(picture(kind))
    if kind == "GIF":
        data[6:10] = b"\xff\xff\xff\xff"
    elif kind == "JPEG":
        at = data.find(b"\xff\xc0")
        data[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    else:
        at = data.find(b"ispe")
        data[at + 8 : at + 16] = b"\x7f\xff\xff\xff" * 2
    return bytes(data)


PHOTOS = {
    "bom.png": lambda: png(30_000, 30_000),
    "raksasa.png": lambda: png(2**31 - 1, 2**31 - 1),
    "catatan.png": lambda: png(640, 480, (b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 9))),
    "profil.png": lambda: png(640, 480, (b"iCCP", b"a\0\0" + zlib.compress(bytes(200_000_000), 9))),
    "raksasa.gif": lambda: claimed("GIF"),
    "raksasa.jpg": lambda: claimed("JPEG"),
    "raksasa.avif": lambda: claimed("AVIF"),
    "skrip.jpg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "halaman.jpg": lambda: b"<!doctype html><script>alert(1)</script>",
    "arsip.jpg": lambda: b"PK\x03\x04" + bytes(2_000),
    "acak.jpg": lambda: b"\xff\xd8\xff\xe0" + os.urandom(5_000),
    "kosong.jpg": lambda: b"",
}


def test_photos_that_are_traps(fresh: Checkout):
    folder = fresh.add("warung-foto", "foto: [" + ", ".join(PHOTOS) + "]\n", 2)
    for name, content in PHOTOS.items():
        (folder / name).write_bytes(content())
    done = guarded(fresh, "--lanjut")
    assert done.returncode == 3, done.stderr
    for name in PHOTOS:
        assert f"foto `{name}` " in done.stderr, name
    assert "SVG ditolak" in done.stderr
    assert (fresh.site / "usaha" / "warung-baik" / "index.html").is_file()
    assert not (fresh.site / "usaha" / "warung-foto").exists()


ENTRIES: dict[str, str] = {
    "alias": BOMB,
    "perintah": "nama: !!python/object/apply:os.system ['touch jejak']\n",
    "objek": "nama: !!python/name:os.system\n",
    "rujukan": "nama: &n Warung\nringkasan: *n\n",
    "gabung": "x: {a: b}\n<<: {nama: Warung}\n",
    "dalam": "nama: " + "[" * 50_000 + "\n",
    "dalam-kurung": "nama: " + "{a: " * 5_000 + "\n",
    "daftar": "- " * 100_000 + "\n",
    "angka": "produk:\n  - {nama: A, harga: " + "9" * 900_000 + "}\n",
    "tanggal": "dikonfirmasi: 99999999999-99-99\nlibur: [{mulai: 0000-00-00}]\n",
    "panjang": "cerita: " + "kata " * 190_000 + "\n",
    "jarak": "alamat:\n  jalan: '" + " " * 900_000 + "x'\n",
    "tanpa-tutup": "nama: '" + "x\n" * 400_000,
    "kunci": "".join(f"kunci{number}: x\n" for number in range(40_000)),
    "satu-baris": "{" + ", ".join(f"kunci{number}: x" for number in range(40_000)) + "}\n",
    "rusak": "".join(f"nama{number}: 'x\n" for number in range(30_000)),
    "titik-dua": "nama:Warung\n" * 20_000,
    "hilang": "foto: [" + ", ".join(f"hilang{number}.jpg" for number in range(50_000)) + "]\n",
    "mutlak": "foto: [/etc/passwd, ../../rahasia.yaml, 'C:\\x.jpg', 'file:///etc/passwd', ../warung-baik/a.jpg]\n",
    "besar": "cerita: x\n" * 200_000,
    "kosong": "nama:\n",
    "biner": "\x00\x01\x02",
}


def test_entries_that_are_traps(fresh: Checkout):
    for number, (slug, text) in enumerate(ENTRIES.items()):
        folder = fresh.add(f"usaha-{slug}", number=10 + number)
        head = (
            ""
            if text.startswith(("nama", "{", "- ", "\x00", "a:", "x:"))
            else ENTRY.format(slug=slug, number=10 + number)
        )
        (folder / "usaha.yaml").write_text((head + text)[:2_500_000], encoding="utf-8")
    done = guarded(fresh, "--lanjut")
    assert done.returncode == 3, done.stderr[-2000:]
    for slug in ENTRIES:
        assert f"businesses/usaha-{slug}/usaha.yaml:" in done.stderr, slug
        assert not (fresh.site / "usaha" / f"usaha-{slug}").exists(), slug
    assert len(done.stderr) < 60_000_000
    assert max(map(len, done.stderr.splitlines())) < 2_500
    assert not (fresh.root / "jejak").exists()
    assert (fresh.site / "usaha" / "warung-baik" / "index.html").is_file()


PUMPS = (
    "1",
    "1.",
    "08.00-",
    "senin-",
    "senin ,",
    "rp1 ",
    "x 1 (",
    "+62 8",
    "a.",
    "5,1 ",
    "https://a.",
    "@",
    "[a](",
    "*_",
)


def test_values_that_a_pattern_could_take_for_ever_to_refuse(fresh: Checkout):
    """Every key of the contract holds a text of one piece over and over, long enough to count."""
    village = hostile_village.HostileVillage({"usaha.yaml": hostile_village.harmless()["serba-ada/usaha.yaml"]})
    for number, pump in enumerate(PUMPS):
        village.instead = {value: pump * (900 // len(pump)) + "!" for value in village.values()}
        folder = fresh.businesses / f"usaha-{number}"
        folder.mkdir()
        (folder / "usaha.yaml").write_text(village.written().texts["usaha.yaml"], encoding="utf-8")
    done = guarded(fresh, "--lanjut")
    assert done.returncode == 3, done.stderr[-2000:]
    for number in range(len(PUMPS)):
        assert f"businesses/usaha-{number}/usaha.yaml:" in done.stderr
    assert (fresh.site / "usaha" / "warung-baik" / "index.html").is_file()


def test_links_within_a_business_are_fine(fresh: Checkout):
    folder = fresh.add("warung-tautan", "foto: [depan.jpg, dalam/dapur.jpg]\n", 2)
    photo(folder / "asli" / "foto.jpg", 3)
    (folder / "depan.jpg").symlink_to("asli/foto.jpg")
    (folder / "dalam").mkdir()
    (folder / "dalam" / "dapur.jpg").symlink_to("../asli/foto.jpg")
    (fresh.businesses / "warung-kembar").symlink_to("warung-baik", target_is_directory=True)
    done = guarded(fresh, "--tanpa-kit")
    assert done.returncode == 0, done.stderr
    shown = (fresh.site / "usaha" / "warung-tautan" / "index.html").read_text(encoding="utf-8")
    assert "gambar/" in shown
    assert (fresh.site / "usaha" / "warung-kembar" / "index.html").is_file()


def test_a_language_is_no_way_to_a_file_elsewhere(fresh: Checkout, tmp_path: Path):
    """What the village calls its language was once part of a path."""
    own = fresh.businesses / "_desa.yaml"
    whole = own.read_text(encoding="utf-8")
    for language in (f"../../../../{tmp_path.name}/rahasia", "../../businesses/warung-baik/usaha", "a" * 300):
        own.write_text(f"{whole}bahasa: {language}\n", encoding="utf-8")
        done = guarded(fresh)
        assert done.returncode == 1
        assert "businesses/_desa.yaml:8:9: bahasa " in done.stderr, done.stderr


def test_links_out_of_the_village_are_not_followed(fresh: Checkout, tmp_path: Path):
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "usaha.yaml").write_text(ENTRY.format(slug=SECRET, number=9), encoding="utf-8")
    photo(outside / "rahasia.jpg", 3)
    (fresh.businesses / "warung-tautan").symlink_to(outside, target_is_directory=True)
    entry = fresh.businesses / "warung-isian"
    entry.mkdir()
    (entry / "usaha.yaml").symlink_to(tmp_path / "rahasia.yaml")
    pictures = fresh.add("warung-gambar", "foto: [rahasia.jpg, dalam/rahasia.jpg]\n", 5)
    (pictures / "rahasia.jpg").symlink_to(outside / "rahasia.jpg")
    (pictures / "dalam").symlink_to(outside, target_is_directory=True)
    (pictures / "putar").symlink_to(pictures, target_is_directory=True)
    (fresh.businesses / "warung-berkas.yaml").symlink_to(tmp_path / "rahasia.yaml")
    done = guarded(fresh, "--lanjut")
    assert done.returncode == 3, done.stderr
    assert done.stderr.count("ini tautan ke luar folder usaha") == 3
    assert "tautan ke luar folder usaha" in done.stderr.split("warung-gambar", 1)[1]
    assert sorted(path.name for path in (fresh.site / "usaha").iterdir() if path.is_dir()) == ["warung-baik"]


def test_the_villages_own_file_may_be_no_link_out_either(fresh: Checkout, tmp_path: Path):
    own = fresh.businesses / "_desa.yaml"
    own.unlink()
    own.symlink_to(tmp_path / "rahasia.yaml")
    done = guarded(fresh)
    assert done.returncode == 1
    assert "_desa.yaml:1:1: ini tautan ke luar folder usaha" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_and_folders_in_the_place_of_files(fresh: Checkout):
    """Whoever opens a pipe waits until somebody writes to it: a build would hang for ever."""
    folder = fresh.add("warung-pipa", number=3)
    os.mkfifo(folder / "a.jpg")
    os.mkfifo(folder / "catatan.txt")
    assert guarded(fresh).returncode == 0, "what is no entry and no photo is passed over"
    for slug, make in (("pipa", os.mkfifo), ("map", os.mkdir)):
        (fresh.businesses / f"isian-{slug}").mkdir()
        make(fresh.businesses / f"isian-{slug}" / "usaha.yaml")
        make(fresh.businesses / f"berkas-{slug}.yaml")
    done = guarded(fresh, "--lanjut")
    assert done.returncode == 3, done.stderr
    for name in ("isian-pipa/usaha.yaml", "berkas-pipa.yaml", "isian-map/usaha.yaml"):
        assert f"businesses/{name}:1:1: ini bukan berkas biasa" in done.stderr
    assert sorted(path.name for path in (fresh.site / "usaha").iterdir() if path.is_dir()) == [
        "warung-baik",
        "warung-pipa",
    ]


def test_texts_that_look_like_templates_stay_texts(fresh: Checkout):
    texts = (
        "{{ 7 * 7 }}",
        "{% include 'head.html' %}",
        "{{ settings }}",
        "${PATH}",
        "!ENV PATH",
        "%(nama)s",
        "@@HEAD@@",
    )
    fresh.add("warung-pola", "cerita: |\n" + "".join(f"  {text}\n\n" for text in texts) + "pemilik: '{{ 7 * 7 }}'\n", 4)
    done = guarded(fresh)
    assert done.returncode == 0, done.stderr
    shown = (fresh.site / "usaha" / "warung-pola" / "index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }}" in shown
    assert "@@HEAD@@" in shown
    assert ">49<" not in shown


@pytest.mark.parametrize("named", [True, False])
def test_ten_thousand_photos_in_one_folder(fresh: Checkout, named: bool):  # noqa: FBT001
    count = 10_000
    listed = "foto: [" + ", ".join(f"{number}.jpg" for number in range(count)) + "]\n" if named else ""
    folder = fresh.add("warung-banyak", listed, 2)
    small = photo(folder / "0.jpg", 0, (480, 360)).read_bytes()
    for number in range(1, count):
        (folder / f"{number}.jpg").write_bytes(small + number.to_bytes(3))
    done = guarded(fresh, "--lanjut", "--tanpa-kit")
    assert "10.000" in done.stderr or "10000" in done.stderr, done.stderr
    assert done.returncode == (3 if named else 0)
    if not named:
        page = (fresh.site / "usaha" / "warung-banyak" / "index.html").read_bytes()
        assert len(page) < 300_000


def names(*spelled: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for number, name in enumerate(spelled):
            photo(folder / name, number)

    return write


def test_odd_names_of_files(fresh: Checkout):
    composed, apart = "kue-lap\u00e9s.jpg", "kue-lape\u0301s.jpg"
    folder = fresh.add(
        "warung-nama", "foto: [foto depan.jpg, kue-lap\u00e9s.jpg, DAPUR.JPG, 100%.jpg, a&b<c>.jpg]\n", 2
    )
    names("foto depan.jpg", apart, "DAPUR.JPG", "dapur.jpg", "100%.jpg", "a&b<c>.jpg")(folder)
    done = guarded(fresh, "--tanpa-kit")
    assert done.returncode == 0, done.stderr
    published = {path.name for path in (fresh.site / "gambar").iterdir()}
    assert all(name.replace("-", "").replace(".", "").isalnum() for name in published)
    before = fresh.tree()
    photo(folder / composed, 50)  # now both spellings are there: the one that is spelled like the entry is shown
    assert guarded(fresh, "--tanpa-kit").returncode == 0
    assert fresh.tree() != before
    again = fresh.tree()
    assert guarded(fresh, "--tanpa-kit").returncode == 0
    assert fresh.tree() == again


def test_names_that_differ_only_in_capitals_are_told_apart(fresh: Checkout):
    folder = fresh.add("warung-huruf", "foto: [Dapur.jpg]\n", 2)
    names("dapur.jpg")(folder)
    done = guarded(fresh)
    assert done.returncode == 1
    assert "huruf besar dan kecil dibedakan" in done.stderr
    (fresh.businesses / "Warung-Huruf").mkdir()
    assert "hanya boleh huruf kecil" in guarded(fresh).stderr


def test_line_ends_of_windows(village: Checkout, old: dict[str, str]):
    for path in village.businesses.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    done = village.build()
    assert done.returncode == 0, done.stderr
    assert village.tree() == old
