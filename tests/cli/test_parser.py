"""What is said of a command that was not understood: in Indonesian, with what was probably meant."""

from __future__ import annotations

from typing import NoReturn

import pytest

from katalog.cli import main
from katalog.cli.parser import site_address


def no_site_maker() -> NoReturn:
    pytest.fail("the command was wrong, so nothing is to be made")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild"], "`bild` tidak dikenal. Mungkin maksudnya `build`."),
        (["xyz"], "Pilih salah satu: build, check, serve, "),
        (["check", "--busineses", "x"], "`--busineses x` tidak dikenal. Mungkin maksudnya `--businesses`."),
        (["--lanjutt"], "Mungkin maksudnya `--lanjut`."),
        (["check", "--businesses"], "`--businesses` harus diikuti isinya"),
        (["export"], "belum disebut: ke"),
        (["build", "--tanpa-kit", "--dengan-kit"], "`--dengan-kit` tidak bisa dipakai bersama `--tanpa-kit`"),
        (["--jobs", "dua"], "--jobs: 'dua' bukan angka"),
        (["--today", "20-03-2026"], "misalnya 2026-03-20"),
        (["--site-url", "desa.example"], "misalnya https://desa.example/"),
        (["--site-url", "javascript:alert(1)"], "misalnya https://desa.example/"),
        (["--site-url", "https://desa.example/?a=b"], "misalnya https://desa.example/"),
        (["serve", "--alamat", "8000"], "misalnya 127.0.0.1:8000"),
        (["serve", "--alamat", "127.0.0.1:70000"], "misalnya 127.0.0.1:8000"),
        (["serve", "--alamat", "256.0.0.1:80"], "misalnya 127.0.0.1:8000"),
    ],
)
def test_what_was_not_understood_is_said(words, said, capsys):
    with pytest.raises(SystemExit) as ended:
        main.main(words, load_site_maker=no_site_maker)
    assert ended.value.code == 2
    message = capsys.readouterr().err
    assert message.startswith("Perintah belum terbaca: ")
    assert said in message
    assert "argument" not in message


@pytest.mark.parametrize("verb", ["build", "check", "serve", "new", "fix", "import", "export", "basi", "kabupaten"])
def test_help_is_in_indonesian(verb, capsys):
    with pytest.raises(SystemExit) as ended:
        main.main([verb, "--help"], load_site_maker=no_site_maker)
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("cara pakai: ")
    assert "tampilkan penjelasan ini" in said
    assert not [word for word in ("usage", "options", "positional", "show this") if word in said]


@pytest.mark.parametrize("address", ["https://desa.example", "http://localhost:8000/", "https://a.b-c.id/desa/1/"])
def test_addresses_of_sites_are_read(address):
    assert site_address(address) == address
