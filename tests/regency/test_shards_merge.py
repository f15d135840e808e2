"""A regency built in shards and put together is, file by file, what one machine makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import commands
import pytest
from sites import ROOT, TODAY

pytestmark = pytest.mark.slow
URL = "https://kabupaten.example/"
VILLAGES = {"desa-a": ("salon", "fotokopi"), "desa-b": ("laptop",), "desa-c": ("rengginang", "susu-kambing")}


@pytest.fixture(scope="module")
def regency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kabupaten")
    (folder / "_kabupaten.yaml").write_text("nama: Kabupaten Uji\nprovinsi: Sumatera Utara\n", "utf-8")
    for village, slugs in VILLAGES.items():
        (folder / village).mkdir()
        text = (ROOT / "businesses" / "_desa.yaml").read_text("utf-8")
        (folder / village / "_desa.yaml").write_text(text.replace("Dalu Sepuluh B", village), "utf-8")
        for slug in slugs:
            shutil.copytree(ROOT / "businesses" / slug, folder / village / slug)
    return folder


def build(regency: Path, site: Path, *more: str | Path) -> str:
    made = commands.run("kabupaten", regency, "--site", site, "--site-url", URL, "--today", TODAY, "--tanpa-kit", *more)
    assert made.returncode == 0, made.stderr
    return made.stdout


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_shards_merge_to_what_one_machine_makes(regency: Path, tmp_path: Path) -> None:
    build(regency, tmp_path / "whole")
    whole = tree(tmp_path / "whole")
    assert f'<a href="{URL}" rel="noopener">Desa lain di '.encode() in whole["desa-a/index.html"]
    parts = [tmp_path / f"part-{number}" for number in (1, 2)]
    for number, part in enumerate(parts, start=1):
        build(regency, part, "--shard", f"{number}/2")
    made = [tree(part) for part in parts]
    assert set(made[0]) & set(made[1]) == set()
    assert all(made)
    build(regency, tmp_path / "merged", "--gabung", *parts)
    merged = tree(tmp_path / "merged")
    assert sorted(merged) == sorted(whole)
    assert [name for name, content in merged.items() if whole[name] != content] == []


def test_a_village_with_errors_keeps_what_is_published_and_stops_nobody(regency: Path, tmp_path: Path) -> None:
    site, damaged = tmp_path / "site", tmp_path / "kabupaten"
    shutil.copytree(regency, damaged)
    build(damaged, site)
    before = tree(site / "desa-a")
    entry = damaged / "desa-a" / "salon" / "usaha.yaml"
    entry.write_text(entry.read_text("utf-8").replace("kategori: ", "kategori: tidak-ada-"), "utf-8")
    shutil.rmtree(damaged / "desa-b" / "laptop")
    shutil.copytree(ROOT / "businesses" / "nasi-padang", damaged / "desa-b" / "nasi-padang")
    made = commands.run("kabupaten", damaged, "--site", site, "--site-url", URL, "--today", TODAY, "--tanpa-kit")
    assert made.returncode == 3
    assert "desa-a" in made.stderr
    assert "Traceback" not in made.stderr
    assert tree(site / "desa-a") == before
    assert (site / "desa-b" / "usaha" / "nasi-padang" / "index.html").is_file()
    assert not (site / "desa-b" / "usaha" / "laptop").exists()
