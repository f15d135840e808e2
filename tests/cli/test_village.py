"""Which folders a command works in: by its options, and by where somebody stands."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from katalog import program as program_itself
from katalog.cli import main
from katalog.cli import village as cli_village


def village(folder: Path) -> Path:
    (folder / "businesses" / "warung").mkdir(parents=True)
    (folder / "businesses" / "_desa.yaml").write_text("nama: Desa Uji\n")
    return folder


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setattr(cli_village, "ROOT", folder)
    return folder


def settled(here: Path, *words: str | Path) -> argparse.Namespace:
    parser = main._parser()
    arguments = parser.parse_args(list(map(str, words)))
    cli_village.settle(arguments, parser, here)
    return arguments


@pytest.mark.parametrize("below", ["", "businesses", "businesses/warung"])
def test_the_village_is_the_one_around(program, tmp_path, below):
    own = village(tmp_path / "desa")
    village(tmp_path)  # further up
    village(program)
    made = settled(own / below, "build")
    assert (made.village, made.businesses, made.site) == (own, own / "businesses", own / "site")
    assert made.cache == own / ".cache"


def test_a_folder_without_the_villages_own_file_is_none(tmp_path):
    village(tmp_path / "desa")
    (tmp_path / "desa" / "foto" / "businesses").mkdir(parents=True)
    assert settled(tmp_path / "desa" / "foto", "check").village == tmp_path / "desa"


def test_a_checkout_of_the_program_has_a_sample(program, tmp_path):
    village(program)
    assert settled(tmp_path, "check").businesses == program / "businesses"


@pytest.mark.parametrize("verb", ["build", "check", "serve", "new", "fix", "import", "basi", "clean"])
def test_without_any_village_a_sentence_says_what_to_do(program, tmp_path, monkeypatch, capsys, verb):
    monkeypatch.chdir(tmp_path)
    assert main.main([verb], load_site_maker=pytest.fail) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "`--desa FOLDER`" in said
    assert f"`{program_itself.COMMAND} mulai`" in said
    assert list(tmp_path.iterdir()) == [program]


def test_a_named_village_counts_wherever_one_stands(tmp_path, monkeypatch):
    own, other = village(tmp_path / "desa"), village(tmp_path / "lain")
    monkeypatch.chdir(other / "businesses")
    made = settled(Path.cwd(), "build", "--desa", "../../desa")
    assert (made.businesses, made.site, made.cache) == (own / "businesses", own / "site", own / ".cache")


def test_the_same_said_twice_is_no_contradiction(tmp_path, monkeypatch):
    own = village(tmp_path / "desa")
    monkeypatch.chdir(tmp_path)
    words = ("--desa", own, "--businesses", "program/../desa/businesses", "--site", "desa/site")
    assert settled(tmp_path, "build", *words).businesses == own / "businesses"


@pytest.mark.parametrize("option", ["--businesses", "--site"])
def test_two_villages_at_once_are_refused(tmp_path, capsys, option):
    own, other = village(tmp_path / "desa"), village(tmp_path / "lain")
    with pytest.raises(SystemExit) as ended:
        settled(tmp_path, "build", "--desa", own, option, other / option.lstrip("-"))
    assert ended.value.code == 2
    assert f"`--desa` dan `{option}` menunjuk folder yang berbeda; pakai `--desa {own}` saja" in capsys.readouterr().err


def test_a_folder_that_is_no_village_cannot_be_named(program, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        settled(tmp_path, "check", "--desa", program)
    assert ended.value.code == 2
    assert "tidak ada folder `businesses`" in capsys.readouterr().err


def test_entries_alone_are_enough_where_no_village_is(tmp_path):
    own = village(tmp_path / "desa")
    made = settled(tmp_path, "build", "--businesses", own / "businesses")
    assert (made.site, made.cache) == (own / "site", own / ".cache")


def test_entries_from_elsewhere_leave_the_villages_folders(tmp_path, monkeypatch):
    own, other = village(tmp_path / "desa"), village(tmp_path / "lain")
    monkeypatch.chdir(own)
    made = settled(own, "build", "--businesses", "../lain/businesses", "--cache", "../sementara")
    assert (made.businesses, made.site) == (other / "businesses", own / "site")
    assert made.cache == tmp_path / "sementara"


def test_a_regency_needs_no_village(tmp_path):
    made = settled(tmp_path, "kabupaten", tmp_path / "desa", "--site-url", "https://kabupaten.example/")
    assert (made.site, made.cache) == (tmp_path / "site", tmp_path / ".cache")
