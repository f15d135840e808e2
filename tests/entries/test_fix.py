"""What `fix` writes: better than before, the same data, the same remarks, and nothing left to do the second time."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import slips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from katalog.cli import main
from katalog.entries import load
from katalog.entries.fix import plan, proof, rewriting, spelling
from katalog.entries.yaml import encoding
from katalog.problems import Severity
from katalog.settings import Settings

ENTRIES = Path(__file__).parents[1] / "entries"
SAMPLES = Path(__file__).parents[2] / "businesses"
TODAY = date(2026, 3, 1)
BASE = """# milik Bu Siti
nama: Warung Siti
kategori: makanan
ringkasan: Keripik tempe renyah
whatsapp: 0813-4567-8901   # nomor anaknya
persetujuan: 02-01-2026
alamat:
  dusun: Dusun I
produk:
  - nama: Keripik
    harga: 15.000

  # yang laris
  - nama: Rempeyek
    harga: 12.000
"""


class Shop:
    """A village of one business, whose entry is written, fixed and read again."""

    def __init__(self, root: Path) -> None:
        self.settings = Settings(root, root / "businesses", "https://contoh.desa.id/", TODAY)
        self.file = self.settings.businesses / "warung-siti" / "usaha.yaml"
        self.file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ENTRIES / "_desa.yaml", self.settings.businesses)

    def fixed(self, entry: str | bytes) -> str:
        """Return `entry` after all that `fix` does."""
        self.file.write_bytes(entry if isinstance(entry, bytes) else entry.encode())
        for change in self.changes():
            plan.write(change)
        return self.file.read_bytes().decode()

    def changes(self) -> list[plan.Fixed]:
        return [fixed for fixed in plan.plan(self.settings) if fixed.is_changed]

    def problems(self) -> Counter[tuple[str, str]]:
        return Counter((problem.message, problem.severity) for problem in load.load(self.settings).problems)

    def errors(self) -> int:
        return sum(number for (_, severity), number in self.problems().items() if severity == Severity.ERROR)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


MENDED = {
    "kutip tidak ditutup": ("nama: Warung Siti", 'nama: "Warung Siti', 'nama: "Warung Siti"'),
    "tanpa spasi": ("nama: Warung Siti", "nama:Warung Siti", "nama: Warung Siti"),
    "titik dua di isian": ("Keripik tempe renyah", "Menu: keripik", '"Menu: keripik"'),
    "tab": ("  dusun: Dusun I", "\tdusun: Dusun I", "  dusun: Dusun I"),
    "nbsp": ("nama: Warung", "nama:\u00a0Warung", "nama: Warung"),
    "nbsp di depan": ("  dusun", "\u00a0\u00a0dusun", "  dusun"),
    "nbsp yang terbaca": ("kategori: makanan", "kategori: makanan\u00a0", "kategori: makanan "),
    "kutip lengkung": ("Warung Siti", "\u201cWarung Siti\u201d", '"Warung Siti"'),
    "kutip lengkung yang merusak": ("Keripik tempe renyah", "\u201cMenu: keripik\u201d", '"Menu: keripik"'),
    "di kata": ("Keripik tempe renyah", "@warungsiti", '"@warungsiti"'),
    "nama lain": ("whatsapp: 0813", "No WA: 0813", "whatsapp: 0813"),
    "nama lain di produk": ("harga: 15.000", "Harga Jual: 15.000", "harga: 15.000"),
    "salah ketik": ("ringkasan", "ringkassan", "ringkasan"),
    "huruf tertukar": ("alamat:", "alaamt:", "alamat:"),
    "nol di depan": ("0813-4567-8901 ", "081345678901 ", '"081345678901" '),
    "tambah di depan": ("0813-4567-8901 ", "+6281345678901 ", '"+6281345678901" '),
    "dokumen kedua": ("produk:", "---\nproduk:", "\nproduk:"),
    "strip tanpa spasi": ("- nama: Rempeyek", "-nama: Rempeyek", "- nama: Rempeyek"),
    "strip hilang": ("  - nama: Rempeyek", "  nama: Rempeyek", "  - nama: Rempeyek"),
    "jenis dari program lain": ("harga: 12.000", "harga: !!int 12.000", "harga: 12.000"),
    "baris menyatu": ("kategori: makanan\nringkasan", "kategori: makananringkasan", "kategori: makanan\nringkasan"),
    "baris bergeser": (
        "  - nama: Rempeyek\n    harga: 12.000",
        "- nama: Rempeyek\n  harga: 12.000",
        "  - nama: Rempeyek\n    harga: 12.000",
    ),
    "kelompok di tempat nomor": (
        "whatsapp: 0813-4567-8901   # nomor anaknya",
        "kontak:  # punya Siti\n  wa: 0813-4567-8901   # nomor anaknya\n  # rumah\n  telp: 061-7951298",
        "# punya Siti\nwhatsapp: 0813-4567-8901   # nomor anaknya\ntelepon: 061-7951298\n  # rumah",
    ),
    "akun di kelompok nomor": (
        "whatsapp: 0813-4567-8901   # nomor anaknya",
        "kontak:\n  tiktok: siti.id\n  wa: 0813-4567-8901   # nomor anaknya",
        "whatsapp: 0813-4567-8901   # nomor anaknya\nmedia_sosial:\n  tiktok: siti.id",
    ),
    "strip sebagai kosong di samping salah lain": (
        "nama: Warung Siti",
        "nama:Warung Siti\npemilik: -  # belum",
        "nama: Warung Siti\npemilik:  # belum",
    ),
}  # fmt: skip
"""For each mistake: what is written well, how it is damaged, and what `fix` makes of it."""


@pytest.mark.parametrize("mistake", MENDED)
def test_a_mistake_is_mended_where_it_is_and_nothing_else_is_touched(shop: Shop, mistake: str) -> None:
    good, bad, mended = MENDED[mistake]
    assert BASE.count(good) == 1
    assert shop.fixed(BASE.replace(good, bad)) == BASE.replace(good, mended)
    assert not shop.problems()


UNSURE = {
    "terpotong": BASE.replace("Keripik tempe renyah", "Keripik #1 di desa"),
    "harga dengan kata": BASE.replace("15.000", "lima belas ribu"),
    "kunci asing": BASE.replace("kategori", "warna"),
    "kelompok dengan yang tidak dikenal": BASE.replace(
        "whatsapp: 0813-4567-8901", "kontak:\n  wa: 0813-4567-8901\n  faks: 021-555"
    ),
    "kelompok sebaris": BASE.replace("whatsapp: 0813-4567-8901", "kontak: {wa: 0813-4567-8901}"),
    "yang bisa juga milik usaha": BASE + "promo:\n- nama: Paket\nharga: 15.000\nfoto: paket.jpg\n",
    "kunci dekat tapi bukan satu huruf": BASE.replace("ringkasan", "ringksn"),
    "dua usaha": BASE + "---\n" + BASE.replace("Warung Siti", "Warung Dua"),
    "kunci ganda": BASE + "nama: Warung Lain\n",
    "kutip di dalam": BASE.replace("Warung Siti", 'Warung "Siti"'),
    "cerita dengan kutipan": BASE + "cerita: \u201cEnak sekali\u201d\n",
    "jangkar": BASE.replace("alamat:", "alamat: &a"),
    "yang salah ada dua, satu tidak pasti": BASE.replace("nama: Warung", "nama:Warung") + "???\n  x: [\n",
}
"""Entries that nothing certain can be done about, or that are right as they are."""


@pytest.mark.parametrize("case", UNSURE)
def test_what_is_not_certain_stays_byte_for_byte(shop: Shop, case: str) -> None:
    assert shop.fixed(UNSURE[case]) == UNSURE[case]


@pytest.mark.parametrize("case", sorted(path.name for path in (ENTRIES / "invalid").iterdir() if path.is_dir()))
def test_no_known_case_gets_worse(shop: Shop, case: str) -> None:
    for entry in (ENTRIES / "invalid" / case).glob("usaha.yaml"):
        shutil.copytree(entry.parent, shop.file.parent, dirs_exist_ok=True)
        if (own := entry.parent / "_desa.yaml").exists():
            shutil.copy(own, shop.settings.businesses)
        before = shop.errors()
        for change in shop.changes():
            plan.write(change)
        assert shop.errors() <= before
        assert not shop.changes()


def test_good_entries_are_left_alone(shop: Shop) -> None:
    for entry in [*SAMPLES.glob("*/usaha.yaml"), ENTRIES / "valid" / "lengkap" / "usaha.yaml"]:
        text = re.sub(r"(?m)^(whatsapp|telepon): (0\d+)(?=$| +#)", r'\1: "\2"', entry.read_text(encoding="utf-8"))
        assert shop.fixed(text) == text, entry


def test_too_many_mistakes_are_given_up_before_it_takes_long(shop: Shop) -> None:
    slip = "  - nama: Keripik {}\n     harga: 10.000\n    satuan: bungkus\n"
    slips = "".join(slip.format(number) for number in range(19))
    text = BASE.replace("produk:\n", "produk:\n" + slips)
    shop.file.write_text(text, encoding="utf-8")
    (found,) = load.find(shop.settings).entries
    village = load.village_of(shop.settings)
    spent = 0

    def examine(text: str) -> proof.Reading:
        nonlocal spent
        reading = plan._of_business(text, found, shop.settings, village)
        spent += len(text) * (1 + len(reading.entry.source.problems))
        return reading

    before = examine(text)
    assert len(before.entry.source.problems) > 10
    assert spelling.mended(before, examine) == (before, [])
    most_of_a_look = 21 * len(text)
    assert spent < spelling.EFFORT_MAX + 3 * most_of_a_look, "the look before, and the two of the last step"


def test_the_file_of_the_village_is_mended_too(shop: Shop) -> None:
    shop.file.write_text(BASE, encoding="utf-8")
    village = shop.settings.businesses / "_desa.yaml"
    good = village.read_text(encoding="utf-8")
    village.write_text(good.replace("nama: ", "nama:", 1), encoding="utf-8")
    assert [fixed.path for fixed in plan.plan(shop.settings, "warung-siti")] == [shop.file]
    for change in shop.changes():
        plan.write(change)
    assert village.read_text(encoding="utf-8") == good


def test_the_diff_names_the_file_and_shows_the_line(shop: Shop) -> None:
    shop.file.write_text(BASE.replace("whatsapp", "No WA"), encoding="utf-8")
    (change,) = shop.changes()
    shown = list(change.diff())
    assert shown[0] == "--- businesses/warung-siti/usaha.yaml"
    assert "-No WA: 0813-4567-8901   # nomor anaknya" in shown
    assert "+whatsapp: 0813-4567-8901   # nomor anaknya" in shown
    assert change.remarks == ("`No WA` ditulis `whatsapp`",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BASE.encode("utf-8-sig"), BASE),
        (BASE.encode("utf-16"), BASE),
        (BASE.encode("utf-16-be").join([b"\xfe\xff", b""]), BASE),
        (BASE.replace("Siti", "Ren\u00e9").encode("cp1252"), BASE.replace("Siti", "Ren\u00e9")),
        (BASE.replace("\n", "\r").encode(), BASE),
        (BASE.replace("\n", "\r\n", 3).encode(), BASE),
        (BASE.replace("\n", "\r\n").encode(), BASE.replace("\n", "\r\n")),
        (BASE.replace("\n", "\r\n").replace("nama: W", "nama:W").encode(), BASE.replace("\n", "\r\n")),
    ],
    ids=["bom", "utf-16", "utf-16-be", "cp1252", "mac lama", "campur", "windows", "windows salah"],
)
def test_a_file_saved_in_another_way_is_saved_well_with_its_line_ends(shop: Shop, data: bytes, expected: str) -> None:
    assert shop.fixed(data) == expected


def test_a_file_saved_in_two_ways_is_left_alone(shop: Shop) -> None:
    data = "# caf\u00e9\n".encode() + BASE.replace("Siti", "Ren\u00e9").encode("cp1252")
    assert encoding.decode(data) is None
    shop.file.write_bytes(data)
    assert not shop.changes()


def test_a_file_that_changed_meanwhile_is_not_overwritten(shop: Shop) -> None:
    shop.file.write_text(BASE.replace("whatsapp", "No WA"), encoding="utf-8")
    (change,) = shop.changes()
    shop.file.write_text("nama: ditulis orang lain\n", encoding="utf-8")
    with pytest.raises(plan.NotFixedError, match="baru saja berubah"):
        plan.write(change)
    assert shop.file.read_text(encoding="utf-8") == "nama: ditulis orang lain\n"
    assert [path.name for path in shop.file.parent.iterdir()] == ["usaha.yaml"]


def test_a_failed_write_leaves_the_file_and_no_rubbish(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = BASE.replace("whatsapp", "No WA")
    shop.file.write_text(bad, encoding="utf-8")
    (change,) = shop.changes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(plan.NotFixedError, match="tidak bisa ditulis"):
        plan.write(change)
    assert shop.file.read_text(encoding="utf-8") == bad
    assert [path.name for path in shop.file.parent.iterdir()] == ["usaha.yaml"]


def run(shop: Shop, *words: str) -> int:
    where = ["--businesses", str(shop.settings.businesses), "--today", TODAY.isoformat()]
    return main.main(["fix", *words, *where], load_site_maker=lambda: pytest.fail("fix builds nothing"))


def test_the_command_shows_first_and_writes_only_when_told(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    bad = BASE.replace("nama: Warung", "nama:Warung")
    shop.file.write_text(bad, encoding="utf-8")
    assert run(shop) == 1
    assert "-nama:Warung Siti" in capsys.readouterr().out
    assert shop.file.read_text(encoding="utf-8") == bad
    assert run(shop, "warung-siti", "--ya") == 0
    assert "Sudah ditulis" in capsys.readouterr().out
    assert shop.file.read_text(encoding="utf-8") == BASE
    assert run(shop) == 0
    assert "Tidak ada yang bisa diperbaiki" in capsys.readouterr().out


def test_the_command_names_what_is_left_and_knows_no_stranger(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.file.write_text(BASE.replace("15.000", "murah").replace("whatsapp", "No WA"), encoding="utf-8")
    assert run(shop, "--ya") == 1
    assert "warung-siti/usaha.yaml" in capsys.readouterr().out
    assert "whatsapp: 0813" in shop.file.read_text(encoding="utf-8")
    assert run(shop, "warung-lain") == 1
    assert "Usaha `warung-lain` tidak ada" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "is_written"), [("ya", True), (" Y ", True), ("", False), ("tidak", False)])
def test_only_a_yes_is_a_yes(answer: str, is_written: bool) -> None:  # noqa: FBT001
    assert plan.is_agreed(1, lambda _: answer) is is_written
    assert not plan.is_agreed(1, None)


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5))
def test_one_apart_is_what_an_edit_away_means(one: str, other: str) -> None:
    letters = "abc"
    near = {one[:n] + one[n + 1 :] for n in range(len(one))}
    near |= {one[:n] + sign + one[n:] for n in range(len(one) + 1) for sign in letters}
    near |= {one[:n] + sign + one[n + 1 :] for n in range(len(one)) for sign in letters}
    near |= {one[:n] + one[n : n + 2][::-1] + one[n + 2 :] for n in range(len(one) - 1)}
    assert rewriting.is_one_apart(one, other) == (other in near - {one})


def remarks_of(text: str) -> list[str]:
    """Return the lines of `text` that are remarks; spaces that nobody sees the difference of are alike."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip().startswith("#")]


@pytest.mark.parametrize("examples", [40, pytest.param(1_500, marks=pytest.mark.deep)])
def test_damaged_entries_are_never_made_worse(tmp_path: Path, examples: int) -> None:
    shop = Shop(tmp_path)
    texts = [BASE, *(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/usaha.yaml")))]
    changed = 0

    @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**32))
    def check(seed: int) -> None:
        nonlocal changed
        chance = random.Random(seed)  # noqa: S311 - the same damage every time
        bad = chance.choice(texts)
        for _ in range(chance.randrange(1, 4)):
            bad = chance.choice((slips.whole_lines, lambda text, by: slips.one_sign(text, by).text))(bad, chance)
        shop.file.write_text(bad, encoding="utf-8", newline="")
        before, errors = shop.problems(), shop.errors()
        fixed = shop.fixed(bad)
        changed += fixed != bad
        assert shop.errors() < errors or shop.problems() <= before
        assert shop.fixed(fixed) == fixed
        assert remarks_of(fixed) == remarks_of(bad)

    check()
    assert changed > examples / 4


@pytest.mark.parametrize(
    ("left", "whole"),
    [
        ("- nama: Opak\nharga: 21.000\nsatuan: toples\n", "- nama: Opak\n  harga: 21.000\n  satuan: toples\n"),
        ("- nama: Opak\nharga: 21.000\npembayaran: cod\n", "- nama: Opak\n  harga: 21.000\npembayaran: cod\n"),
    ],
)
def test_keys_of_a_single_item_are_moved_under_it_with_one_message(tmp_path: Path, left: str, whole: str) -> None:
    shop = Shop(tmp_path)
    head = BASE.partition("produk:")[0] + "produk:\n"
    shop.file.write_text(head + left, encoding="utf-8")
    assert shop.errors() == 1
    assert shop.fixed(head + left) == head + whole


@pytest.mark.parametrize("lead", ["", "  "])
def test_keys_left_at_the_dashes_are_moved_under_the_first_one(tmp_path: Path, lead: str) -> None:
    head = BASE.partition("produk:")[0]
    items = ["- nama: Rengginang", "harga: 8.000", "- nama: Opak", "satuan: toples", "harga: 21.000"]
    left = head + "produk:\n" + "".join(f"{lead}{line}\n" for line in items) + "layanan: ambil\n"
    fixed = Shop(tmp_path).fixed(left)
    indented = [f"{lead}{line}" if line.startswith("-") else f"{lead}  {line}" for line in items]
    assert fixed.endswith("produk:\n" + "".join(f"{line}\n" for line in indented) + "layanan: ambil\n")
