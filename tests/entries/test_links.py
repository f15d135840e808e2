"""Links of an entry that lead elsewhere than they seem to are named, at their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from villages import village

from katalog.entries import load
from katalog.entries.checks.links import is_map
from katalog.problems import Severity

HEAD = "nama: Warung Siti\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-0000-0099\ntelepon: 0813-0000-0098\n"
HEAD += "persetujuan: 02-01-2026\n"
PLACE = "alamat: {dusun: Dusun I}\n"


def warnings(root: Path, more: str, place: str = PLACE) -> list[str]:
    loaded = load.load(village(root, {"warung": HEAD + place + more}))
    assert all(problem.severity is Severity.WARNING for problem in loaded.problems), loaded.problems
    return [f"{problem.place.line}: {problem.message}" for problem in loaded.problems]


@pytest.mark.parametrize(
    "more",
    [
        "media_sosial: {katalog_wa: 0819-9999-9999}\n",
        "media_sosial: {situs: 'https://api.whatsapp.com/send?phone=6281999999999'}\n",
        "media_sosial: {facebook: 'https://l.facebook.com/l.php?u=https%3A%2F%2Fwa.me%2F6281999999999'}\n",
        "cerita: Pesan [di sini](https://wa.me/6281999999999).\n",
        "cerita: Pesan [di sini](https://wa\\.me/6281999999999).\n",
        "cerita: Pesan di wa.me/6281999999999 ya.\n",
        "cerita: <https://wa.me/c/6281999999999>\n",
        'cerita: "Pesan [di sini][1].\\n\\n[1]: https://wa.me/6281999999999"\n',
        "produk: [{nama: Nasi, deskripsi: '[Pesan](https://wa.me/6281999999999)'}]\n",
        "pertanyaan: [{tanya: Cara pesan, jawab: '[WA](https://wa.me/6281999999999)'}]\n",
        "testimoni: [{nama: Ani, isi: 'Enak [x](https://wa.me/6281999999999)'}]\n",
        "cerita: '[Pesan](whatsapp://send?phone=6281999999999)'\n",
    ],
)
def test_a_number_that_is_not_the_entry_s_own_is_named_once(tmp_path: Path, more: str) -> None:
    found = [warning for warning in warnings(tmp_path, more) if "nomor WhatsApp lain" in warning]
    assert len(found) == 1
    assert "+6281999999999" in found[0]
    assert found[0].startswith("8:")


@pytest.mark.parametrize(
    "more",
    [
        "media_sosial: {katalog_wa: 0812-0000-0099}\n",
        "cerita: '[Pesan](https://wa.me/6281200000099?text=Halo) atau [telepon](https://wa.me/6281300000098)'\n",
        "cerita: Pesan lewat [toko kami](https://www.tokopedia.com/siti) [1], <baru> & segar.\n",
        "media_sosial: {instagram: warungsiti, situs: 'https://siti.example/'}\n",
    ],
)
def test_what_is_the_entry_s_own_is_not(tmp_path: Path, more: str) -> None:
    assert warnings(tmp_path, more) == []


def test_a_short_link_that_hides_the_number_is_named(tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, "media_sosial: {situs: 'https://wa.link/abc123'}\n")
    assert warning == "8: tautan WhatsApp di situs media sosial tidak menunjukkan nomornya"


def test_the_village_s_welcome_is_looked_at_too(tmp_path: Path) -> None:
    settings = village(tmp_path)
    file = settings.businesses / "_desa.yaml"
    file.write_text(file.read_text("utf-8") + "sambutan: '[Daftar](https://wa.me/6281999999999)'\n", "utf-8")
    (problem,) = load.load(settings).problems
    assert "+6281999999999" in problem.message


@pytest.mark.parametrize("address", ["https://peta.jahat.example/", "https://www.google.com/url?q=https://a.example"])
def test_a_map_that_is_none_is_named(tmp_path: Path, address: str) -> None:
    (warning,) = warnings(tmp_path, "", f"alamat: {{dusun: Dusun I, peta: '{address}'}}\n")
    assert warning == "7: `peta` bukan alamat peta"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://maps.app.goo.gl/abc", True),
        ("https://goo.gl/maps/abc", True),
        ("https://goo.gl/abc", False),
        ("https://www.google.co.id/maps/place/x", True),
        ("https://www.google.com/mapsx", False),
        ("https://maps.google.com/?q=3,98", True),
        ("https://www.openstreetmap.org/node/1", True),
        ("https://ul.waze.com/ul?ll=3,98", True),
        ("https://openstreetmap.org.jahat.example/", False),
        ("https://jahatwaze.com/", False),
    ],
)
def test_maps_are_known(address: str, expected: bool) -> None:  # noqa: FBT001
    assert is_map(address) is expected


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("cerita: '[toko](https://siti@jahat.example/)'\n", "tidak ditampilkan"),
        ("cerita: '[toko](http://siti.example/)'\n", "tidak ditampilkan"),
        ("cerita: '[toko](https://192.168.1.1/masuk)'\n", "tidak ditampilkan"),
        ("cerita: '[bca.co.id](https://jahat.example/)'\n", "padahal menuju `https://jahat.example/`"),
        ("cerita: '[toko](https://sh\u043epee.co.id/x)'\n", "huruf asing"),
        ("media_sosial: {situs: 'https://xn--shpee-kye.co.id/'}\n", "huruf asing"),
        ("produk: [{nama: Nasi, deskripsi: '<https://b\u0441a.co.id/>'}]\n", "huruf asing"),
    ],
)
def test_addresses_that_are_not_what_they_seem_are_named(tmp_path: Path, more: str, said: str) -> None:
    (warning,) = warnings(tmp_path, more)
    assert said in warning
