"""The register of published addresses: what it says, what it takes for vanished, how two copies of it merge."""

from __future__ import annotations

import errno
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import ROOT
from samples import a_business, a_village

from katalog.cli import build
from katalog.contract.model import Catalogue
from katalog.problems import Severity
from katalog.settings import Settings
from katalog.site import published_addresses
from katalog.site.prepare import Prepared
from katalog.site.published_addresses import HEADER, Published, Register, parse

TODAY = date(2026, 11, 24)
SETTINGS = Settings(Path("/desa"), Path("/desa/businesses"), "https://desa.example/", TODAY)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
ADDRESSES = st.one_of(
    SLUGS.map("usaha/{}/".format), st.tuples(SLUGS, SLUGS).map(lambda pair: f"usaha/{pair[0]}/{pair[1]}/")
)
ENTRIES = st.dictionaries(
    ADDRESSES, st.tuples(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.booleans()), max_size=20
)


def register_of(*rows: str) -> Register:
    return parse("\n".join(rows))


def shop(slug: str = "warung", products: tuple[str, ...] = ("teh",), **more: Any) -> Any:
    rows = [{"id": product, "nama": product, "harga": "5.000"} for product in products]
    return a_business(slug=slug, produk=rows, **more)


def catalogue(*businesses: Any) -> Catalogue:
    return Catalogue(village=a_village(), businesses=businesses)


def said(register: Register, of: Catalogue, left_out: frozenset[str] = frozenset()) -> list[str]:
    return [str(problem) for problem in published_addresses.check(register, of, SETTINGS, left_out)]


@given(ENTRIES)
def test_what_is_written_is_read_again_and_written_the_same(entries):
    register = Register({a: Published(a, since, gone) for a, (since, gone) in entries.items()})
    text = register.text
    again = parse(text)
    assert again.problems == ()
    assert {a: (e.since, e.gone) for a, e in again.entries.items()} == entries
    assert again.text == text
    rows = text.removeprefix(HEADER).splitlines()
    assert [row.split(":")[0] for row in rows] == sorted(entries)


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_read(text):
    register = parse(text)
    assert all(problem.severity is Severity.WARNING for problem in register.problems)


@pytest.mark.parametrize(
    "row",
    [
        "usaha/../kunci/: 2026-01-01",
        "usaha/a/b/c/: 2026-01-01",
        "/etc/: 2026-01-01",
        "usaha/A/: 2026-01-01",
        "usaha/a: 2026-01-01",
        "usaha/a/: 2026-13-01",
        "usaha/a/: kemarin",
        f"usaha/{'a' * 61}/: 2026-01-01",
        "usaha/<b>/: 2026-01-01",
    ],
)
def test_what_is_no_address_of_a_page_is_passed_over_and_named(row):
    register = register_of("usaha/warung/: 2026-01-01", row)
    assert list(register.entries) == ["usaha/warung/"]
    assert [(problem.place.line, problem.severity) for problem in register.problems] == [(2, Severity.WARNING)]


def test_both_sides_of_a_merge_count():
    register = register_of(
        "<<<<<<< HEAD",
        "usaha/b/: 2026-02-01",
        "=======",
        "usaha/a/: 2026-03-01",
        "usaha/b/: 2026-01-01 dihapus",
        ">>>>>>> lain",
    )
    assert register.problems == ()
    assert {a: (e.since, e.gone) for a, e in register.entries.items()} == {
        "usaha/a/": (date(2026, 3, 1), False),
        "usaha/b/": (date(2026, 1, 1), True),
    }


def test_new_addresses_are_noted_with_the_day_and_old_ones_keep_theirs():
    register = register_of("usaha/warung/: 2026-01-01")
    text = register.after(catalogue(shop(products=("teh", "kopi"))), TODAY).text
    assert text == HEADER + (
        "usaha/warung/: 2026-01-01\nusaha/warung/kopi/: 2026-11-24\nusaha/warung/teh/: 2026-11-24\n"
    )


def test_samples_are_not_noted():
    assert Register().after(catalogue(shop(contoh="ya")), TODAY).text == HEADER


def test_a_product_that_vanished_is_an_error_with_both_ways_out():
    register = register_of("usaha/warung/: 2026-01-01", "usaha/warung/teh/: 2026-02-03")
    (message,) = said(register, catalogue(shop(products=("es-teh",))))
    assert message == (
        "businesses/_alamat.yaml:2:1: produk `teh` pernah terbit, sekarang tidak ada lagi\n"
        "  Kalau produknya berganti nama, tulis `alias: teh` pada produk itu di `businesses/warung/usaha.yaml`"
        " (mungkin `es-teh`).\n"
        "  Kalau memang tidak dijual lagi, ganti baris ini menjadi `usaha/warung/teh/: 2026-02-03 dihapus`."
    )


def test_a_business_that_vanished_is_one_error_however_many_products_it_had():
    register = register_of("usaha/lama/: 2026-01-01", "usaha/lama/teh/: 2026-02-03", "usaha/lama/kopi/: 2026-02-03")
    (message,) = said(register, catalogue(shop("lama-jaya")))
    assert "`alias: lama`" in message
    assert "(mungkin `lama-jaya`)" in message
    assert "status: tutup-permanen" in message
    assert "`usaha/lama/: 2026-01-01 dihapus`" in message


@pytest.mark.parametrize(
    "rows",
    [
        ("usaha/lama/: 2026-01-01", "usaha/lama/teh/: 2026-01-01", "usaha/warung/teh-tua/: 2026-01-01"),
        ("usaha/lama/teh-tua/: 2026-01-01",),
        ("usaha/hilang/: 2026-01-01 dihapus", "usaha/hilang/teh/: 2026-01-01"),
        ("usaha/warung/kopi/: 2026-01-01 dihapus",),
    ],
)
def test_what_an_alias_leads_on_or_somebody_spoke_of_is_no_error(rows):
    of = catalogue(
        a_business(
            slug="warung", alias=["lama"], produk=[{"id": "teh", "nama": "Teh", "harga": "5.000", "alias": ["teh-tua"]}]
        )
    )
    assert said(register_of(*rows), of) == []


def test_every_offered_line_mends_the_error():
    register = register_of("usaha/warung/: 2026-01-01", "usaha/warung/teh/: 2026-02-03", "usaha/lama/x/: 2026-01-01")
    of = catalogue(shop(products=()))
    problems = published_addresses.check(register, of, SETTINGS)
    assert len(problems) == 2
    for problem in problems:
        offered = problem.hint.rpartition("menjadi `")[2].rstrip("`.")
        rows = ["usaha/warung/: 2026-01-01", "usaha/warung/teh/: 2026-02-03", "usaha/lama/x/: 2026-01-01"]
        rows[problem.place.line - 1] = offered
        left = published_addresses.check(register_of(*rows), of, SETTINGS)
        assert [each.message for each in left] == [each.message for each in problems if each is not problem]


def test_nothing_is_said_of_businesses_that_are_being_mended():
    register = register_of("usaha/rusak/: 2026-01-01", "usaha/rusak/teh/: 2026-01-01", "usaha/lama/: 2026-01-01")
    of = catalogue(shop())
    assert said(register, of, frozenset({"rusak"})) == []  # `rusak` may be the new name of `lama`
    assert len(said(register, of)) == 2


def test_a_page_that_is_there_and_said_to_be_gone_is_asked_about():
    problems = published_addresses.check(
        register_of("usaha/warung/teh/: 2026-01-01 dihapus"), catalogue(shop()), SETTINGS
    )
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_nothing_was_first_seen_tomorrow():
    register = register_of("usaha/a/: 2099-01-01", "usaha/b/: 2026-01-01")
    assert register.first_seen(TODAY) == {"usaha/a/": TODAY, "usaha/b/": date(2026, 1, 1)}


def test_the_file_is_written_only_when_it_changes_and_never_half(tmp_path):
    settings = Settings(tmp_path, tmp_path, "https://desa.example/", TODAY)
    path = published_addresses.path_of(settings)
    assert not published_addresses.record(Register(), catalogue(), settings)
    assert not path.exists()
    of = catalogue(shop())
    assert published_addresses.record(published_addresses.read(settings), of, settings)
    assert not published_addresses.record(published_addresses.read(settings), of, settings)
    assert [file.name for file in tmp_path.iterdir()] == [published_addresses.REGISTER]
    later = Settings(tmp_path, tmp_path, "https://desa.example/", TODAY + timedelta(days=1))
    assert not published_addresses.record(published_addresses.read(later), of, later)


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch, capsys):
    def refuse(_self: Path, _content: bytes) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    settings = Settings(tmp_path, tmp_path / "businesses", "https://desa.example/", TODAY, recording=True)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    build.record(Prepared(()), catalogue(shop()), settings)
    said = capsys.readouterr()
    assert said.out == ""
    assert "Situsnya sudah jadi" in said.err
    assert "businesses/_alamat.yaml" in said.err


def test_a_link_to_elsewhere_is_not_followed(tmp_path):
    (tmp_path / "rahasia").write_text("kata sandi\n", encoding="utf-8")
    folder = tmp_path / "businesses"
    folder.mkdir()
    (folder / published_addresses.REGISTER).symlink_to(tmp_path / "rahasia")
    register = published_addresses.read(Settings(tmp_path, folder, "https://desa.example/", TODAY))
    assert register.entries == {}
    assert [problem.severity for problem in register.problems] == [Severity.ERROR]
    assert "sandi" not in str(register.problems[0])


def test_two_volunteers_new_addresses_merge_without_a_conflict(tmp_path):
    def git(*words: str) -> None:
        command = ["git", "-c", "user.name=r", "-c", "user.email=r@desa.example", *words]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch", "main")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    folder = tmp_path / "businesses"
    folder.mkdir()
    path = folder / published_addresses.REGISTER
    base = parse("usaha/m/: 2026-01-01")
    path.write_text(base.text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "base")
    for branch, slug in (("satu", "n-satu"), ("dua", "n-dua")):
        git("checkout", "--quiet", "-b", branch, "main")
        path.write_text(base.after(catalogue(shop(slug)), TODAY).text, encoding="utf-8")
        git("commit", "--quiet", "-am", branch)
    git("merge", "--quiet", "-m", "both", "satu")
    merged = parse(path.read_text(encoding="utf-8"))
    assert merged.problems == ()
    assert set(merged.entries) == {"usaha/m/", "usaha/n-satu/", "usaha/n-satu/teh/", "usaha/n-dua/", "usaha/n-dua/teh/"}
