"""No entry costs more than in proportion to its length: the steps of the program are counted, not the time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from villages import village

from katalog.entries import load
from katalog.entries.fix import plan

HEAD = "nama: Warung\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-0000-0099\nalamat: {dusun: Dusun I}\n"
LITTLE, TIMES = 150, 4
MOST = 1.4  # how much more than TIMES as many steps a text TIMES as long may take; a square takes TIMES as many

GROWING: dict[str, Callable[[int], str]] = {
    "one day": lambda n: "jam_buka:\n" + "".join(f"  senin: {i}\n" for i in range(n)),
    "many days, each twice": lambda n: "jam_buka:\n" + "".join(f"  hari{i % (n // 2)}: tutup\n" for i in range(n)),
    "one channel": lambda n: "media_sosial:\n" + "".join(f"  situs: https://a{i}.example/\n" for i in range(n)),
    "one label": lambda n: "produk:\n  - nama: A\n    spesifikasi:\n" + "      Warna: merah\n" * n,
    "labels, each twice": lambda n: (
        "produk:\n  - nama: A\n    spesifikasi:\n" + "".join(f"      Warna {i % (n // 2)}: merah\n" for i in range(n))
    ),
    "one key": lambda n: "pemilik: Bu Siti\n" * n,
    "one key in a product": lambda n: "produk:\n  - nama: A\n" + "    harga: 5.000\n" * n,
    "bad prices": lambda n: "produk:\n" + "".join(f"  - {{nama: Kue {i}, harga: lima}}\n" for i in range(n)),
    "bad keys": lambda n: "produk:\n" + "".join(f"  - {{nama: Kue {i}, hrga: 5.000}}\n" for i in range(n)),
    "names that come twice": lambda n: "produk:\n" + "  - {nama: Kue, harga: 5.000}\n" * n,
    "bad areas": lambda n: "ongkir:\n" + "".join(f"  - {{wilayah: Dusn {i}, biaya: x}}\n" for i in range(n)),
    "bad promos": lambda n: "promo:\n" + "".join(f"  - {{nama: P{i}, harga: 1, isi: [2 x kue]}}\n" for i in range(n)),
    "bad holidays": lambda n: "libur:\n" + "  - {mulai: kemarin, sampai: besok}\n" * n,
    "bad photos": lambda n: "foto:\n" + "".join(f"  - foto{i}.jpg\n" for i in range(n)),
    "direction signs": lambda n: "cerita: |\n" + "  a \u202e b\n" * n,
    "links": lambda n: "cerita: |\n" + "  [a](https://wa.me/62819000)\n" * n,
}


def steps(run: Callable[[], Any]) -> int:
    """Return how many functions are called, in Python or in C, while `run` runs."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("kind", GROWING)
def test_checking_grows_with_the_length_of_an_entry(tmp_path: Path, kind: str) -> None:
    made = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = village(tmp_path / str(number), {"warung": HEAD + GROWING[kind](number)})
        load.load(settings)  # what is remembered from the first time is remembered both times
        made.append(steps(lambda settings=settings: load.load(settings)))
    assert made[1] <= made[0] * TIMES * MOST


@pytest.mark.parametrize("kind", ["one day", "one key", "one label", "bad prices"])
def test_fixing_grows_with_the_length_of_an_entry(tmp_path: Path, kind: str) -> None:
    made = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = village(tmp_path / str(number), {"warung": HEAD + GROWING[kind](number)})
        list(plan.plan(settings, ""))
        made.append(steps(lambda settings=settings: list(plan.plan(settings, ""))))
    assert made[1] <= made[0] * TIMES * MOST
