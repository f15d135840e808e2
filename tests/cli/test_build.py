"""The build command: what it remembers of a build, and when it builds again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from checkouts import ENTRY, VILLAGE

from katalog.cli import main, parser
from katalog.settings import NO_ADDRESS, Settings
from katalog.site.prepare import Prepared
from katalog.site.publish.swap import Finished, NotPublishedError

LEFT_ALONE = "Tidak ada yang berubah"


class Maker:
    """A site maker that writes one page, and counts."""

    def __init__(self, finished: Finished, meanwhile: Callable[[], object] = bool) -> None:
        self.builds = 0
        self.finished = finished
        self.meanwhile = meanwhile

    def build(self, prepared: Prepared, settings: Settings, site: Path) -> Finished:
        self.builds += 1
        self.meanwhile()
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text(f"{settings.site_url} {prepared.good} {self.builds}")
        return self.finished

    def default_site_url(self, _root: Path) -> str:
        return os.environ.get("KATALOG_URL", NO_ADDRESS)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("scripts", "overrides", "docs", "businesses/warung"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    (tmp_path / "businesses/_desa.yaml").write_text(VILLAGE, "utf-8")
    (tmp_path / "businesses/warung/usaha.yaml").write_text(ENTRY.format(slug="warung", number=1), "utf-8")
    monkeypatch.setattr(parser, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(root: Path, maker: Maker, *words: str) -> int:
    where = ["--businesses", str(root / "businesses"), "--site", str(root / "site"), "--today", "2026-11-24"]
    given = ["build", *where, "--site-url", "https://a.example/", *words]
    return main.main(given, load_site_maker=lambda: maker)  # type: ignore[arg-type,return-value]


def test_what_was_told_is_told_again(root, capsys):
    entry = ENTRY.format(slug="warung", number=1) + "dikonfirmasi: 2020-01-01\n"  # old: a warning
    (root / "businesses/warung/usaha.yaml").write_text(entry, "utf-8")
    maker = Maker(Finished(("Tanpa PDF.",)))
    assert run(root, maker) == 0
    first = capsys.readouterr()
    assert "peringatan: " in first.err
    assert run(root, maker) == 0
    again = capsys.readouterr()
    assert maker.builds == 1
    assert LEFT_ALONE in again.out
    assert again.out.startswith(first.out)
    assert again.err == first.err + "Tanpa PDF.\n"  # the site maker itself told it the first time


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["--bangun-ulang"], {}),
        (["--today", "2026-11-25"], {}),
        (["--site-url", "https://b.example/"], {}),
        (["--lanjut"], {}),
        (["--tanpa-kit"], {}),
        (["--tanpa-kartu"], {}),
        (["--catat-alamat"], {}),
        ([], {"KATALOG_URL": "https://c.example/"}),
        ([], {"GITHUB_REPOSITORY": "desa/katalog"}),
    ],
)
def test_asked_for_something_else_it_builds(root, monkeypatch, words, environment):
    maker = Maker(Finished())
    run(root, maker)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(root, maker, *words)
    assert maker.builds == 2


def test_more_workers_make_nothing_else(root):
    maker = Maker(Finished())
    run(root, maker)
    run(root, maker, "--jobs", "3")
    assert maker.builds == 1


def test_what_could_not_be_fetched_is_tried_again(root):
    maker = Maker(Finished(("Tanpa formulir.",), is_lasting=False))
    run(root, maker)
    run(root, maker)
    assert maker.builds == 2


def test_an_entry_that_changes_meanwhile_is_built_next_time(root):
    entry = root / "businesses/warung/usaha.yaml"
    maker = Maker(Finished(), lambda: entry.write_text(entry.read_text("utf-8") + "# lagi\n", "utf-8"))
    run(root, maker)
    run(root, maker)
    assert maker.builds == 2


def test_errors_are_never_passed_over(root):
    (root / "businesses/salah").mkdir()
    (root / "businesses/salah/usaha.yaml").write_text("nama: Salah\n")
    maker = Maker(Finished())
    assert [run(root, maker, "--lanjut") for _ in range(2)] == [3, 3]
    assert maker.builds == 2
    assert run(root, maker) == 1


def test_a_build_that_failed_leaves_nothing_remembered(root):
    def fail() -> None:
        raise NotPublishedError("Penuh.")

    good = Maker(Finished())
    assert run(root, good) == 0
    assert run(root, Maker(Finished(), fail), "--bangun-ulang") == 1
    assert run(root, good) == 0
    assert good.builds == 2


def test_addresses_are_recorded_first(root, capsys):
    maker = Maker(Finished())
    entry = root / "businesses/warung/usaha.yaml"
    entry.write_text(entry.read_text("utf-8").replace("contoh: ya\n", ""), "utf-8")  # samples are not recorded
    for _ in range(3):
        assert run(root, maker, "--catat-alamat") == 0
    assert maker.builds == 2  # the first build changes the register that the second one reads
    assert capsys.readouterr().out.count("Alamat baru") == 1


def build_without_address(root: Path, maker: Maker, *words: str) -> int:
    where = ["--desa", str(root), "--today", "2026-11-24"]
    return main.main(["build", *where, *words], load_site_maker=lambda: maker)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("words", [(), ("--lanjut",), ("--catat-alamat",)])
def test_without_an_address_that_is_the_last_word_each_time(root, capsys, words):
    maker = Maker(Finished())
    if words == ("--lanjut",):
        (root / "businesses/salah.yaml").write_text("nama: Salah\n")
    for _ in range(2):
        build_without_address(root, maker, *words)
        last = capsys.readouterr().err.splitlines()[-1]
        assert last.startswith("PERINGATAN: ")
        assert all(word in last for word in ("katalog-desa.example", "--site-url https://", "KATALOG_URL"))


@pytest.mark.parametrize("is_option", [True, False])
def test_with_an_address_nothing_is_said_of_it(root, capsys, monkeypatch, is_option):
    if not is_option:
        monkeypatch.setenv("KATALOG_URL", "https://sukamaju.desa.id/")
    given = ["--site-url", "https://sukamaju.desa.id/"] if is_option else []
    for _ in range(2):
        assert build_without_address(root, Maker(Finished()), *given) == 0
    assert "PERINGATAN" not in capsys.readouterr().err


def test_the_end_names_the_village_and_the_folder(root, capsys):
    assert run(root, Maker(Finished())) == 0
    assert f"Selesai: Desa Uji, 1 usaha, situs ada di {root / 'site'}." in capsys.readouterr().out


def test_a_cache_elsewhere_is_the_only_one(root, tmp_path_factory):
    cache = tmp_path_factory.mktemp("lain") / "berkas" / "sementara"
    maker = Maker(Finished())
    for _ in range(2):
        assert run(root, maker, "--cache", str(cache)) == 0
    assert maker.builds == 1
    assert (cache / "terakhir").is_dir()
    assert not (root / ".cache").exists()
