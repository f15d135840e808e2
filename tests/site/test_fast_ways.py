"""What makes builds fast changes no byte: several processes, texts compiled in, fragments drawn once and kept."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from checkouts import ROOT
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from samples import a_business, a_village, site_of

from katalog.contract.model import Catalogue
from katalog.settings import Settings
from katalog.site import environment, fragments, site_folder

PRODUCTS = [
    {"id": "keripik", "nama": "Keripik <b>", "harga": "15.000", "alias": ["kripik"], "tag": ["gurih"]},
    {"id": "kerupuk", "nama": "Kerupuk & Sambal", "harga": "9.000", "tag": ["gurih"]},
]
PROMO = {"id": "paket", "nama": "Paket", "harga": "20.000", "isi": [{"produk": "keripik", "jumlah": 2}]}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    sellers = (
        a_business(slug=f"warung-{number}", nama=f"Warung {number}", produk=PRODUCTS, promo=[PROMO])
        for number in range(6)
    )
    return Catalogue(village=a_village(inggris="ya"), businesses=tuple(sellers))


@pytest.fixture(scope="module")
def usual(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    return written(catalogue, tmp_path_factory.mktemp("usual"), 1)


def written(catalogue: Catalogue, folder: Path, processes: int) -> dict[Path, bytes]:
    settings = Settings(ROOT, ROOT / "businesses", "https://desa.example/", date(2026, 11, 24))
    site_folder.write(site_of(catalogue, {}, settings), folder, processes)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="a process is split in two on Linux only")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # a runner of tests has threads
def test_several_processes(catalogue: Catalogue, usual: dict[Path, bytes], tmp_path: Path) -> None:
    assert written(catalogue, tmp_path, 3) == usual
    expected = {"index.html", "en/usaha/warung-5/keripik/index.html", "usaha/warung-1/kripik/index.html", "sitemap.xml"}
    assert set(map(Path, expected)) <= set(usual)


class Forgetful(dict[Any, Any]):
    """Keeps nothing."""

    def __setitem__(self, key: object, value: object) -> None:
        """Do nothing."""


def test_nothing_compiled_in_and_nothing_kept(
    catalogue: Catalogue, usual: dict[Path, bytes], tmp_path: Path, switched_off: list[str]
) -> None:
    assert written(catalogue, tmp_path, 1) == usual
    assert switched_off == ["environment", "fragments"] * 2  # once in each language


@pytest.fixture
def switched_off(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have pages rendered by Jinja as it comes, each fragment anew; what was asked for is said in the list."""
    asked: list[str] = []
    begin = fragments.Fragments.__init__

    def plain(folder: Path, *_: object) -> Environment:
        asked.append("environment")
        return Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip

    def keeping_nothing(self: fragments.Fragments, around: Environment) -> None:
        asked.append("fragments")
        begin(self, around)
        self._drawn, self._latest = Forgetful(), Forgetful()

    monkeypatch.setattr(environment, "environment_for", plain)
    monkeypatch.setattr(fragments.Fragments, "__init__", keeping_nothing)
    return asked
