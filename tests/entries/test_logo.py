"""The file a village names as its logo: beside `_desa.yaml`, with a name that no business's photo has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from villages import village

from katalog.entries import load
from katalog.problems import Problem
from katalog.settings import Settings
from katalog.site.prepare import prepare


def with_logo(root: Path, written: str, *files: str) -> Settings:
    settings = village(root)
    for name in files:
        Image.effect_noise((200, 240), 40).save(settings.businesses / name)
    path = settings.businesses / "_desa.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}logo: {written}\n", encoding="utf-8")
    return settings


def problems(settings: Settings) -> list[Problem]:
    return [problem for problem in load.load(settings).problems if "logo" in problem.message]


@pytest.mark.parametrize(
    ("written", "files", "said"),
    [
        ("logo.png", ["logo.png"], "diawali garis bawah"),
        ("logo.png", ["_logo.png"], "diawali garis bawah"),
        ("_lgo.png", ["_logo.png"], "tidak ada di sebelah"),
        ("_LOGO.png", ["_logo.png"], "tidak ada di sebelah"),
        ("gambar/_logo.png", ["_logo.png"], "nama berkas di sebelah"),
        ("../_logo.png", ["_logo.png"], "nama berkas di sebelah"),
        ("https://desa.example/_logo.png", [], "nama berkas di sebelah"),
    ],
)
def test_what_is_no_logo_is_refused_at_its_line_with_what_can_be_pasted(tmp_path, written, files, said):
    settings = with_logo(tmp_path, written, *files)
    (problem,) = problems(settings)
    assert said in problem.message
    assert problem.excerpt == f"logo: {written}"
    if "_logo.png" in files:
        found = re.search(r"`logo: (\S+)`", problem.hint)
        assert found
        assert found[1] == "_logo.png"


def test_a_link_out_of_the_folder_is_none(tmp_path):
    settings = with_logo(tmp_path / "desa", "_logo.png")
    Image.new("RGB", (200, 200)).save(tmp_path / "lain.png")
    (settings.businesses / "_logo.png").symlink_to(tmp_path / "lain.png")
    assert "tidak ada di sebelah" in problems(settings)[0].message


@pytest.mark.parametrize(
    ("size", "said"), [((191, 400), "191 x 400 piksel"), ((192, 192), ""), ((1500, 250), ""), ((300, 300), "")]
)
def test_each_side_has_to_be_large_enough_and_nothing_else_is_minded(tmp_path, size, said):
    settings = with_logo(tmp_path, "_logo.png")
    Image.new("RGB", size, "#102030").save(settings.businesses / "_logo.png")
    prepared = prepare(settings)
    assert [said in str(problem) for problem in prepared.problems] == ([True] if said else [])
    assert (prepared.logo is None) is bool(said)
    if said:
        assert prepared.problems[0].excerpt == "logo: _logo.png"


def test_what_is_no_picture_is_said_of_the_logo(tmp_path):
    settings = with_logo(tmp_path, "_logo.png")
    (settings.businesses / "_logo.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    prepared = prepare(settings)
    assert "logo `_logo.png` adalah gambar SVG" in str(prepared.problems[0])
    assert prepared.catalogue is None
